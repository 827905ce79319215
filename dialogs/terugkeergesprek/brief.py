"""The letter after the talk: the buttons that lead to it, and what is done with it, each act once and whole."""

from dataclasses import dataclass, replace
from typing import Final

from cards.datum import dag_en_tijd
from cards.terugkeergesprek import brief as kaarten
from cards.terugkeergesprek.brief import Briefbeeld, BriefBewaar, BriefLees, BriefOpen
from cards.verbs import Verb
from dialogs.kern import gesprekspost
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, eis, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.gespreksbrieven import eis_begeleider, noteer
from dialogs.kern.informeren import noteer as noteer_informering
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from domain.casus import Casus, Geinformeerd, Informering
from domain.errors import NotFound, UserMistake
from domain.gespreksbrief import (
    Gespreksbrief,
    eis_goed_te_keuren,
    eis_na_gesprek,
    leest_hetzelfde,
)
from domain.informering import Gezegd, Informeringsoort
from domain.logboek import Handeling
from domain.terugkeergesprek import Terugkeergesprek
from domain.toegang import Daad
from storage import afspraken, informering, personen
from storage import gespreksbrief as brieven
from storage import gesprekskeuze as keuzes
from storage import terugkeergesprek as gesprekken
from storage.inbox import Uitkomst

ALLES, KORT = ":alles", ":kort"
"""What follows a talk in the subject of the page with the letter alone: whole, or without debts or care."""

MINUTEN: Final = int(LINK_GELDIG.total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class Briefzaak:
    """A talk, its casus, and how its letter stands."""

    gesprek: Terugkeergesprek
    casus: Casus
    nu: Gespreksbrief


def register(registry: Registry) -> None:
    """Declare the buttons of the letter."""
    registry.verb(VerbSpec(Verb.GESPREKSBRIEF_OPEN, BriefOpen, Permission.PROCESREGISSEUR, openen))
    registry.verb(VerbSpec(Verb.GESPREKSBRIEF_LEES, BriefLees, Permission.PARTNER, lees))
    registry.verb(VerbSpec(Verb.GESPREKSBRIEF_BEWAAR, BriefBewaar, Permission.PARTNER, bewaar_waar))


def laad(bezoek: Bezoek, gesprek_id: str, daad: Daad = Daad.GESPREK_BRIEF) -> Briefzaak:
    """Load the letter of a talk for its regisseur.

    Raises:
        NotAllowed: it is not his, or there is none: nobody learns which of the two it is.
        UserMistake: the casus is closed, or the talk has not been ("gespreksbrief.te_vroeg").
    """
    zaak = zoek(bezoek, gesprek_id, daad)
    eis(bezoek, daad, over_casus(zaak.casus))
    eis_na_gesprek(zaak.gesprek.status)
    return zaak


def zoek(bezoek: Bezoek, gesprek_id: str, daad: Daad) -> Briefzaak:
    """Return the letter of a talk; the caller authorises.

    Raises:
        NotAllowed: there is none; said as of somebody else's.
    """
    try:
        gesprek = gesprekken.lees(bezoek.uow, gesprek_id)
    except NotFound:
        raise bestaat_niet(bezoek, daad) from None
    casus = zoek_casus(bezoek, daad, casus_id=gesprek.casus_id)
    return Briefzaak(gesprek, casus, brieven.nieuwste(bezoek.uow, gesprek))


def openen(desk: Desk, payload: BriefOpen) -> Answer:
    """Make a link to the page on which it is written."""
    zaak = laad(desk, payload.gesprek)
    adres = maak_link(desk, Paginasoort.GESPREKSBRIEF, zaak.gesprek.id)
    waar = keuzes.inbreng(desk.uow, zaak.gesprek).bewaren
    noteer(desk, Handeling.BRIEF_GEOPEND, zaak.casus, zaak.gesprek, desk.regio.eigen_organisatie)
    kaart = kaarten.schrijfkaart(str(zaak.casus.code), adres, MINUTEN, stand(desk, zaak), waar, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def lees(desk: Desk, payload: BriefLees) -> Answer:
    """Show the inrichting that there is a letter, with a link to both versions, and where he wants it kept."""
    zaak = zoek(desk, payload.gesprek, Daad.GESPREK_BEGELEIDEN)
    eis_begeleider(desk, zaak.casus, zaak.gesprek)
    return _leeskaart(desk, zaak)


def bewaar_waar(desk: Desk, payload: BriefBewaar) -> Answer:
    """Write down where he wants it kept, as he told the casemanager."""
    zaak = zoek(desk, payload.gesprek, Daad.GESPREK_BEGELEIDEN)
    eis_begeleider(desk, zaak.casus, zaak.gesprek)

    def act() -> Uitkomst:
        eigen = keuzes.inbreng(desk.uow, zaak.gesprek)
        keuzes.bewaar_inbreng(desk.uow, replace(eigen, bewaren=payload.waar))
        noteer(desk, Handeling.TERUGKEERGESPREK_INBRENG, zaak.casus, zaak.gesprek, zaak.gesprek.inrichting)
        return Uitkomst("bewaren", {})

    desk.once(Verb.GESPREKSBRIEF_BEWAAR, payload.sleutel, act, onderwerp=zaak.gesprek.id)
    return _leeskaart(desk, zaak, bewaard=True)


def stand(bezoek: Bezoek, zaak: Briefzaak) -> str:
    """Return how it stands with the letter, in words: which version there is, and which of them he sees."""
    t, nu = bezoek.teksten, zaak.nu
    if not nu.versie:
        return t("gespreksbrief.stand.nieuw")
    goed = brieven.goedgekeurd(bezoek.uow, zaak.gesprek.id)
    if goed is None or goed.goedgekeurd_op is None:
        return t("gespreksbrief.stand.concept", nr=nu.versie)
    wanneer = dag_en_tijd(goed.goedgekeurd_op, bezoek.regio.kalender)
    if goed.versie == nu.versie:
        return t("gespreksbrief.stand.goed", nr=nu.versie, wie=wie(bezoek, goed.goedgekeurd_door_id), wanneer=wanneer)
    return t("gespreksbrief.stand.gewijzigd", nr=nu.versie, was=goed.versie, wanneer=wanneer)


def wie(bezoek: Bezoek, persoon_id: str | None) -> str:
    """Return the name of the colleague who did it."""
    return personen.lees(bezoek.uow, persoon_id).naam if persoon_id else ""


def schrijf(bezoek: Bezoek, zaak: Briefzaak, nieuw: Gespreksbrief) -> Gespreksbrief:
    """Keep a next version; when he would read the same, it stays approved. The caller authorised it."""
    if (nieuw.regels, nieuw.bellen, nieuw.begrepen) == (zaak.nu.regels, zaak.nu.bellen, zaak.nu.begrepen):
        return zaak.nu
    zelfde = leest_hetzelfde(zaak.nu, nieuw)
    bewaard = brieven.voeg_toe(
        bezoek.uow,
        replace(
            nieuw,
            versie=zaak.nu.versie,
            goedgekeurd_op=zaak.nu.goedgekeurd_op if zelfde else None,
            goedgekeurd_door_id=zaak.nu.goedgekeurd_door_id if zelfde else None,
        ),
        bezoek.actor.persoon_id,
    )
    noteer(bezoek, Handeling.BRIEF_GEWIJZIGD, zaak.casus, zaak.gesprek, bezoek.regio.eigen_organisatie)
    return bewaard


def keur_goed(bezoek: Bezoek, zaak: Briefzaak, versie: int) -> None:
    """Approve the letter as it was read; from now on he reads it, and of each afspraak in it it is said that he knows.

    Raises:
        UserMistake: it was changed since it was read ("gespreksbrief.intussen"), or it is not fit to give.
    """
    if versie != zaak.nu.versie:
        raise UserMistake("gespreksbrief.intussen")
    eis_goed_te_keuren(zaak.nu)
    if zaak.nu.goedgekeurd_op is not None:
        return
    brieven.keur_goed(bezoek.uow, zaak.nu, bezoek.actor.persoon_id)
    noteer(bezoek, Handeling.BRIEF_GOEDGEKEURD, zaak.casus, zaak.gesprek, bezoek.regio.eigen_organisatie)
    _zeg_verteld(bezoek, zaak)
    gesprekspost.houd_gesprek_waar(bezoek, zaak.gesprek)
    gesprekspost.meld_inrichting(bezoek, zaak.gesprek)


def trek_in(bezoek: Bezoek, zaak: Briefzaak) -> None:
    """Take back the approval: he, and the inrichting, see no letter until one is approved again."""
    if brieven.trek_in(bezoek.uow, zaak.gesprek.id):
        noteer(bezoek, Handeling.BRIEF_INGETROKKEN, zaak.casus, zaak.gesprek, bezoek.regio.eigen_organisatie)
        gesprekspost.houd_gesprek_waar(bezoek, zaak.gesprek)


def _zeg_verteld(bezoek: Bezoek, zaak: Briefzaak) -> None:
    """Say of each afspraak in the letter that he was told of it at the talk; of any other nothing changes."""
    begon = zaak.gesprek.begint_op or bezoek.nu
    verteld = Informering(
        Geinformeerd.JA,
        op=bezoek.regio.kalender.lokaal(begon).date(),
        door=bezoek.teksten("gespreksbrief.informering.door"),
    )
    bekend = {een.id for een in afspraken.van_casus(bezoek.uow, zaak.casus.id)}
    eerder = {
        een.onderwerp_id: een
        for een in informering.van_casus(bezoek.uow, zaak.casus.id)
        if een.soort is Informeringsoort.AFSPRAAK
    }
    gewijzigd = False
    for afspraak_id in zaak.nu.afspraken:
        was = eerder.get(afspraak_id)
        if afspraak_id not in bekend or (was is not None and was.informering == verteld):
            continue
        deze = (zaak.casus.id, Informeringsoort.AFSPRAAK, afspraak_id)
        versie = was.versie if was else 0
        informering.zet(bezoek.uow, Gezegd(*deze, verteld, bezoek.nu, bezoek.actor.persoon_id, versie))
        gewijzigd = True
    if gewijzigd:
        noteer_informering(bezoek, Handeling.INFORMERING_GEWIJZIGD, zaak.casus)


def _leeskaart(desk: Desk, zaak: Briefzaak, *, bewaard: bool = False) -> Answer:
    noteer(desk, Handeling.BRIEF_GEOPEND, zaak.casus, zaak.gesprek, zaak.gesprek.inrichting)
    goed = brieven.goedgekeurd(desk.uow, zaak.gesprek.id)
    adres = kort = ""
    if goed is not None and desk.pagina_adres:
        adres = maak_link(desk, Paginasoort.GESPREKSBRIEF, f"{zaak.gesprek.id}{ALLES}")
        if goed.heeft_gevoelig:
            kort = maak_link(desk, Paginasoort.GESPREKSBRIEF, f"{zaak.gesprek.id}{KORT}")
    gekeurd = goed.goedgekeurd_op if goed else None
    beeld = Briefbeeld(
        gesprek_id=zaak.gesprek.id,
        code=str(zaak.casus.code),
        klaar=dag_en_tijd(gekeurd, desk.regio.kalender) if gekeurd else "",
        adres=adres,
        adres_kort=kort,
        minuten=MINUTEN,
        bewaren=keuzes.inbreng(desk.uow, zaak.gesprek).bewaren,
        bewaarsleutel=desk.issue_key(Verb.GESPREKSBRIEF_BEWAAR, zaak.gesprek.id),
    )
    return als_antwoord(kaarten.leeskaart(beeld, desk.teksten, bewaard=bewaard), desk.teksten)
