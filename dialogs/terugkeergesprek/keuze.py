"""What he chose: the casemanager writes down what he said, and the regisseur reads it; nobody else ever does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from cards.terugkeergesprek import keuze as kaarten
from cards.terugkeergesprek.keuze import Inbrengbeeld, Keuzebeeld
from cards.terugkeergesprek.payloads_keuze import AANGEVINKT, KeuzeBewaar, KeuzeOpen, KeuzeVorm
from cards.terugkeergesprek.payloads_plannen import GesprekOpen, MomentOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import besluit, bestaat_niet, eis, mag, met_toegang
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.gesprekskeuzes import Keuzestand, antwoorden, dag_van, keuzestand, kies, mogen_samen
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.vrijetekst import kijk_na
from dialogs.kern.waarneming import waarneemregel
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.gespreksinbreng import LieverNietAntwoord
from domain.gesprekskeuze import (
    LANGSTE_NAAM,
    ZONDER_GESPREK,
    Keuze,
    Keuzeregel,
    Keuzeweg,
    Vertegenwoordiger,
    eis_niet_eerder,
)
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad, Waarover
from storage import casus as casussen
from storage import gesprekskeuze as keuzes
from storage import inbox, personen
from storage import terugkeergesprek as gesprekken
from storage.inbox import Uitkomst

LANGST_GELEDEN: Final = timedelta(days=60)
"""What he said longer ago is asked anew."""
MEESTE_EERDER: Final = 10
"""Earlier choices that are listed, the newest first."""


@dataclass(frozen=True, slots=True)
class Geladen:
    """A talk with who looks at what he chose."""

    gesprek: Terugkeergesprek
    casus: Casus
    over: Waarover
    als_regisseur: bool

    @property
    def namens(self) -> str:
        """For which organisatie the reader looks; empty for the regisseur."""
        return "" if self.als_regisseur else self.gesprek.inrichting

    @property
    def naam(self) -> str:
        """Who it is about, as typed."""
        wie = self.casus.betrokkene(self.gesprek.betrokkene_id)
        return "" if wie is None else wie.gegevens.naam


def register(registry: Registry) -> None:
    """Declare the buttons about his choice."""
    ieder, regisseur = Permission.GEREGISTREERD, Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_OPEN, KeuzeOpen, ieder, open_))
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_VORM, KeuzeVorm, regisseur, vorm))
    registry.verb(VerbSpec(Verb.GESPREKSKEUZE_BEWAAR, KeuzeBewaar, ieder, bewaar))


def laad(bezoek: Bezoek, gesprek_id: str, daad: Daad = Daad.GESPREK_ZIEN) -> Geladen:
    """Return a talk for who may read what he chose in it: the regisseur who may do `daad`, or the inrichting.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
        UserMistake: the casus is closed, and the act asks that it runs.
    """
    try:
        gesprek = gesprekken.lees(bezoek.uow, gesprek_id)
    except NotFound:
        raise bestaat_niet(bezoek, Daad.GESPREK_BEGELEIDEN) from None
    casus = zoek_casus(bezoek, daad, casus_id=gesprek.casus_id)
    over = replace(met_toegang(bezoek, casus, organisatie=gesprek.inrichting), gevraagd=frozenset({gesprek.inrichting}))
    if besluit(bezoek, daad, over).mag:
        return Geladen(gesprek, casus, over, als_regisseur=True)
    # Whoever is a regisseur and no partner is refused in the words of his own act.
    eis(bezoek, Daad.GESPREK_BEGELEIDEN if bezoek.actor.is_rol(Rol.PARTNER) else daad, over)
    return Geladen(gesprek, casus, over, als_regisseur=False)


def open_(desk: Desk, payload: KeuzeOpen) -> Answer:
    """Open what he chose: the regisseur reads it, the inrichting can write it down."""
    geladen = laad(desk, payload.gesprek)
    return _overzicht(desk, geladen) if geladen.als_regisseur else _vorm(desk, geladen, {}, ())


def vorm(desk: Desk, payload: KeuzeVorm) -> Answer:
    """Open the form for the regisseur who is told on the telephone what he said."""
    return _vorm(desk, laad(desk, payload.gesprek, Daad.GESPREK_PLANNEN), {}, ())


def bewaar(desk: Desk, payload: KeuzeBewaar) -> Answer:
    """Write down what he said, and let follow what follows from it."""
    geladen = laad(desk, payload.gesprek, Daad.GESPREK_PLANNEN)
    stand, t = keuzestand(desk, geladen.casus, geladen.gesprek), desk.teksten
    waarden = {een: getattr(payload, een) for een in ("keuze", "dag", "zelf", "curatele", "naam", "relatie")}
    if al_gedaan(desk, payload.verb, payload.sleutel):
        return _gedaan(desk, geladen)
    if not stand.kan:
        return _vorm(desk, geladen, {}, ())
    lezer = Lezer(t, "gesprekskeuze.leeg.", "gesprekskeuze.fout.", "gesprekskeuze.veld.")
    gelezen = _lees(desk, payload, geladen, stand, lezer)
    if gelezen is None:
        return _vorm(desk, geladen, waarden, lezer.fouten)
    velden = [(t(f"gesprekskeuze.veld.{een}"), waarden[een]) for een in ("naam", "relatie")]
    if (let_op := kijk_na(desk, payload, velden)) is not None:
        return let_op.op(_vorm(desk, geladen, waarden, ()))

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        gesprek = geladen.gesprek
        curatele = AANGEVINKT in payload.curatele
        if Keuze.JA in stand.kan and curatele != gesprek.onder_curatele:
            gesprek = gesprekken.wijzig(desk.uow, replace(gesprek, onder_curatele=curatele))
        kies(
            desk,
            gesprek,
            gelezen.keuze,
            Keuzeweg.TELEFOON if geladen.als_regisseur else Keuzeweg.CASEMANAGER,
            desk.actor.persoon_id,
            vertegenwoordiger=gelezen.vertegenwoordiger,
            gezegd_op=gelezen.gezegd_op,
        )
        noteer(desk, Handeling.TERUGKEERGESPREK_KEUZE, geladen)
        return Uitkomst("vastgelegd", {})

    desk.once(Verb.GESPREKSKEUZE_BEWAAR, payload.sleutel, act, onderwerp=payload.gesprek)
    return _gedaan(desk, laad(desk, payload.gesprek))


@dataclass(frozen=True, slots=True)
class _Gezegd:
    keuze: Keuze
    gezegd_op: date | None
    vertegenwoordiger: Vertegenwoordiger | None


def _lees(desk: Desk, payload: KeuzeBewaar, geladen: Geladen, stand: Keuzestand, lezer: Lezer) -> _Gezegd | None:
    t, vandaag = desk.teksten, desk.regio.kalender.lokaal(desk.nu).date()
    keuze = lezer.keuze("keuze", payload.keuze, [een.value for een in stand.kan])
    dag = lezer.dag("dag", payload.dag, vandaag - LANGST_GELEDEN, vandaag, verplicht=False)
    try:
        eis_niet_eerder(dag or vandaag, dag_van(desk, stand.nieuwste) if stand.nieuwste else None)
    except UserMistake as fout:
        lezer.fouten.append(t(fout.key))
    wie = None
    if keuze == Keuze.JA:
        wie = _vertegenwoordiger(desk, payload, geladen, lezer)
        if _koos_niet_te_komen(stand) and AANGEVINKT not in payload.zelf:
            lezer.mist("zelf")
    if lezer.fouten:
        return None
    return _Gezegd(Keuze(keuze), None if dag in {None, vandaag} else dag, wie)


def _vertegenwoordiger(desk: Desk, payload: KeuzeBewaar, geladen: Geladen, lezer: Lezer) -> Vertegenwoordiger | None:
    """Return who says yes with him; that nobody did yet keeps no yes from being written down."""
    naam = lezer.tekst("naam", payload.naam, LANGSTE_NAAM, verplicht=False, regel=True)
    relatie = lezer.tekst("relatie", payload.relatie, LANGSTE_NAAM, verplicht=False, regel=True)
    if not naam and not relatie:
        return None
    for veld, waarde in (("naam", naam), ("relatie", relatie)):
        if not waarde:
            lezer.mist(veld)
    gesprek = replace(geladen.gesprek, onder_curatele=AANGEVINKT in payload.curatele)
    if not keuzestand(desk, geladen.casus, gesprek).vertegenwoordiger_nodig:
        lezer.mis("niet_nodig")
    return Vertegenwoordiger(naam, relatie)


def _koos_niet_te_komen(stand: Keuzestand) -> bool:
    return stand.huidige is not None and stand.huidige.keuze in ZONDER_GESPREK


def noteer(bezoek: Bezoek, handeling: Handeling, geladen: Geladen) -> None:
    """Write it down for the casus and for him: never what he chose."""
    for betrokkene_id in (None, geladen.gesprek.betrokkene_id):
        bezoek.record(
            handeling,
            namens=geladen.namens or bezoek.regio.eigen_organisatie,
            casus_id=geladen.casus.id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=geladen.gesprek.id,
            doel=geladen.casus.grondslag or None,
        )


def al_gedaan(desk: Desk, verb: Verb, sleutel: str) -> bool:
    """Tell whether this very form was saved: a repeat tells what came of it, whatever can be done by now."""
    activiteit, persoon_id = desk.activiteit(), desk.actor.persoon_id
    return inbox.eerder(desk.uow, activiteit=activiteit, sleutel=sleutel, verb=verb, persoon_id=persoon_id) is not None


def inbrengbeeld(desk: Desk, geladen: Geladen) -> Inbrengbeeld:
    """Return what he brings, in words; what he did not fill in is left out."""
    inbreng, t = keuzes.inbreng(desk.uow, geladen.gesprek), desk.teksten
    losse = {een: getattr(inbreng, een) for een in ("doel", "vragen", "wensen", "tolk", "meebrengen")}
    kop = {een: t(f"gesprekskeuze.inbreng.{een}") for een in losse}
    gebieden = [
        (t("gesprekskeuze.inbreng.gebied", naam=desk.regio.leefgebieden.get(een, een)), wat)
        for een, wat in inbreng.per_gebied.items()
    ]
    regels = [(kop["doel"], losse.pop("doel")), *gebieden, *((kop[een], wat) for een, wat in losse.items())]
    return Inbrengbeeld(
        regels=tuple((boven, wat) for boven, wat in regels if wat),
        liever_niet=tuple(
            (
                t(
                    f"gesprekskeuze.liever_niet.{'toch' if een.toch else een.wens.antwoord.value}",
                    organisatie=desk.regio.organisatienaam(een.wens.organisatie),
                ),
                een.wens.uitleg,
            )
            for een in antwoorden(desk, geladen.gesprek, inbreng)
        ),
        te_beslissen=sum(een.antwoord is LieverNietAntwoord.OPEN for een in inbreng.liever_niet),
    )


def beeld(desk: Desk, geladen: Geladen, stand: Keuzestand) -> Keuzebeeld:
    """Return how it stands with his choice, in words."""
    t, gesprek = desk.teksten, geladen.gesprek
    (nu,) = in_woorden(desk, [stand.nieuwste]) if stand.nieuwste else (t("gesprekskeuze.stand.geen"),)
    wie = stand.vertegenwoordiger
    met = t("gesprekskeuze.vertegenwoordiger", naam=wie.naam, relatie=wie.relatie) if wie else ""
    let_op = ""
    if stand.wacht_op_vertegenwoordiger:
        reden = "curatele" if gesprek.onder_curatele else "jong"
        let_op = t(f"gesprekskeuze.wacht.{reden}", leeftijd=desk.regio.gesprek.zelf_vanaf)
    if geladen.als_regisseur and not mogen_samen(desk, geladen.casus, gesprek):
        let_op = t("gesprekskeuze.niet_samen")
    return Keuzebeeld(
        gesprek_id=gesprek.id,
        code=str(geladen.casus.code),
        naam=geladen.naam,
        stand=nu,
        let_op=let_op,
        vertegenwoordiger=met,
        kan=stand.kan,
        eerst_nee=_koos_niet_te_komen(stand),
        nodig=stand.vertegenwoordiger_nodig,
        curatele=gesprek.onder_curatele,
        waarneming=waarneemregel(desk, geladen.casus.regisseur_id) if geladen.als_regisseur else "",
        terug=(GesprekOpen if geladen.als_regisseur else MomentOpen)(casus=geladen.casus.id),
    )


def in_woorden(desk: Desk, regels: Sequence[Keuzeregel]) -> tuple[str, ...]:
    """Return of each choice what it was, of which day, and by whom it was written down."""
    t, kalender = desk.teksten, desk.regio.kalender
    door = personen.lees_alle(desk.uow, [een.door_id for een in regels])
    return tuple(
        t(
            f"gesprekskeuze.regel.{een.weg.value}",
            keuze=t(f"gesprekskeuze.woord.{een.keuze.value}"),
            dag=dag_met_jaar(dag_van(desk, een), kalender),
            naam=zonder_opmaak(door[een.door_id].naam) if een.door_id in door else t("gesprekskeuze.iemand"),
        )
        for een in regels
    )


def _overzicht(desk: Desk, geladen: Geladen) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    stand = keuzestand(desk, geladen.casus, geladen.gesprek)
    eerder = keuzes.keuzes(desk.uow, geladen.gesprek.id)[-1 - MEESTE_EERDER : -1]
    kaart = kaarten.overzicht(
        beeld(desk, geladen, stand),
        in_woorden(desk, eerder[::-1]),
        inbrengbeeld(desk, geladen),
        desk.teksten,
        mag_noteren=mag(desk, Daad.GESPREK_PLANNEN, geladen.over),
    )
    return als_antwoord(kaart, desk.teksten)


def _vorm(desk: Desk, geladen: Geladen, waarden: Mapping[str, str], fouten: Sequence[str]) -> Answer:
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen)
    stand, gesprek_id = keuzestand(desk, geladen.casus, geladen.gesprek), geladen.gesprek.id
    sleutel = desk.issue_key(Verb.GESPREKSKEUZE_BEWAAR, gesprek_id)
    doe = KeuzeBewaar(gesprek=gesprek_id, sleutel=sleutel) if stand.kan else None
    vandaag = {"dag": desk.regio.kalender.lokaal(desk.nu).date().isoformat()}
    kaart = kaarten.vorm(
        beeld(desk, geladen, stand), doe, waarden or vandaag, fouten, inbrengbeeld(desk, geladen), desk.teksten
    )
    return als_antwoord(kaart, desk.teksten)


def _gedaan(desk: Desk, geladen: Geladen) -> Answer:
    """Tell how it stands now: also when the form is delivered a second time."""
    stand, t = keuzestand(desk, geladen.casus, geladen.gesprek), desk.teksten
    gekozen = stand.nieuwste.keuze if stand.nieuwste else Keuze.INGETROKKEN
    waar = gekozen.value
    if gekozen is Keuze.JA and geladen.gesprek.status is Gespreksstatus.VOORBEREIDEN:
        waar = "ja_eerst_moment"
    return als_antwoord(kaarten.gedaan(beeld(desk, geladen, stand), t(f"gesprekskeuze.gedaan.{waar}"), t), t)
