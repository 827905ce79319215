"""While a talk goes on: the regisseur says that it began, paused or ended, and sees what happened, without names."""

from dataclasses import dataclass

from cards.datum import dag_en_tijd, tijd
from cards.terugkeergesprek import tijdens as kaarten
from cards.terugkeergesprek.payloads_tijdens import TijdensOpen, TijdensVraag, TijdensZet
from cards.terugkeergesprek.tijdens import Tijdensbeeld
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Context, Desk
from dialogs.kern.gesprekskeuzes import keuzestand
from dialogs.kern.gespreksverloop import zeg
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.waarneming import waarneemregel
from dialogs.terugkeergesprek import stilte, vooraf
from domain.casus import Casus
from domain.errors import NotFound
from domain.gespreksverloop import (
    NIET_TERUG,
    Aanwezigheid,
    Verloopdaad,
    aanwezig,
    is_pauze,
    leeg_sinds,
    mag_beginnen,
    mogelijk,
    op_volgorde,
)
from domain.logboek import Handeling
from domain.terugkeergesprek import (
    LOOPT_NOG,
    Gebeurtenis,
    Gebeurtenissoort,
    Gespreksstatus,
    Terugkeergesprek,
)
from domain.toegang import Daad
from domain.vergadering import Vergaderstatus, Vergaderwijze
from storage import terugkeergesprek as gesprekken
from storage import vergadering as vergaderingen
from storage.inbox import Uitkomst

AL_ZO = "al_zo"
"""The outcome of what was so already, or cannot be said any more: it is shown how it stands instead."""


def register(registry: Registry) -> None:
    """Declare the buttons of the talk while it goes on, what is told before it, and why the bot is silent in it."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.GESPREKTIJDENS_OPEN, TijdensOpen, regisseur, open_))
    registry.verb(VerbSpec(Verb.GESPREKTIJDENS_VRAAG, TijdensVraag, regisseur, vraag))
    registry.verb(VerbSpec(Verb.GESPREKTIJDENS_ZET, TijdensZet, regisseur, zet))
    vooraf.register(registry)
    stilte.register(registry)


@dataclass(frozen=True, slots=True)
class _Geladen:
    gesprek: Terugkeergesprek
    casus: Casus

    @property
    def naam(self) -> str:
        wie = self.casus.betrokkene(self.gesprek.betrokkene_id)
        return "" if wie is None else wie.gegevens.naam


def open_(desk: Desk, payload: TijdensOpen) -> Answer:
    """Open how a talk goes."""
    return _toon(desk, _laad(desk, Daad.GESPREK_ZIEN, payload.gesprek))


def vraag(desk: Desk, payload: TijdensVraag) -> Answer:
    """Ask whether something is meant that cannot be taken back."""
    geladen = _laad(desk, Daad.GESPREK_PLANNEN, payload.gesprek)
    if payload.wat not in _mogelijk(desk, geladen.gesprek):
        return _toon(desk, geladen, gedaan=desk.teksten("gesprektijdens.gedaan.al_zo"))
    return als_antwoord(
        kaarten.zeker(str(geladen.casus.code), _zet(desk, geladen, payload.wat), desk.teksten), desk.teksten
    )


def zet(desk: Desk, payload: TijdensZet) -> Answer:
    """Keep what the regisseur says, once; what Teams said a moment before him is no mistake of his."""
    geladen = _laad(desk, Daad.GESPREK_PLANNEN, payload.gesprek)

    def act() -> Uitkomst:
        if payload.wat not in _mogelijk(desk, geladen.gesprek):
            return Uitkomst(AL_ZO, {"gesprek": geladen.gesprek.id})
        zeg(desk, geladen.gesprek, payload.wat)
        return Uitkomst("gezegd", {"gesprek": geladen.gesprek.id})

    onderwerp = f"{geladen.gesprek.id}:{payload.wat.value}"
    uitkomst = desk.once(Verb.GESPREKTIJDENS_ZET, payload.sleutel, act, onderwerp=onderwerp)
    nu = _Geladen(gesprekken.lees(desk.uow, geladen.gesprek.id), geladen.casus)
    gezegd = AL_ZO if uitkomst.soort == AL_ZO else payload.wat.value
    return _toon(desk, nu, gedaan=desk.teksten(f"gesprektijdens.gedaan.{gezegd}"))


def _laad(desk: Desk, daad: Daad, gesprek_id: str) -> _Geladen:
    """Return a talk of a casus that he may do this with.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
        UserMistake: the casus is closed, and the act asks that it runs.
    """
    try:
        gesprek = gesprekken.lees(desk.uow, gesprek_id)
    except NotFound:
        raise bestaat_niet(desk, daad) from None
    return _Geladen(gesprek, laad_casus(desk, daad, casus_id=gesprek.casus_id))


def _toon(desk: Desk, geladen: _Geladen, *, gedaan: str = "") -> Answer:
    gesprek, casus, t = geladen.gesprek, geladen.casus, desk.teksten
    desk.record(
        Handeling.TERUGKEERGESPREK_GEOPEND,
        casus_id=casus.id,
        betrokkene_id=gesprek.betrokkene_id,
        onderwerp_id=gesprek.id,
    )
    lijst = gesprekken.gebeurtenissen(desk.uow, gesprek.id)
    nog_toe_te_laten = gesprek.status in {Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG}
    zonder_ja = nog_toe_te_laten and not keuzestand(desk, casus, gesprek).doet_mee
    beeld = Tijdensbeeld(
        gesprek_id=gesprek.id,
        casus_id=casus.id,
        code=str(casus.code),
        naam=geladen.naam,
        stand=_stand(desk, gesprek, lijst),
        feiten=_feiten(desk, gesprek, lijst),
        verloop=tuple(_regel(desk, een) for een in op_volgorde(lijst)),
        controle=nog_toe_te_laten,
        let_op=t("gesprektijdens.geen_ja") if zonder_ja else "",
        pauze=gesprek.status is Gespreksstatus.BEZIG and is_pauze(lijst),
        knoppen=_knoppen(desk, geladen),
        zelf_verwijderen=_zelf_verwijderen(desk, gesprek),
        daarna=gesprek.status in {Gespreksstatus.GEWEEST, Gespreksstatus.GESTOPT},
        waarneming=waarneemregel(desk, casus.regisseur_id),
        gedaan=gedaan,
    )
    return als_antwoord(kaarten.verloop(beeld, t), t)


def _zelf_verwijderen(context: Context, gesprek: Terugkeergesprek) -> bool:
    """Tell whether the meeting was his own: the bot has forgotten its link, but cannot delete it for him."""
    alle = vergaderingen.van_gesprek(context.uow, gesprek.id)
    weg = bool(alle) and all(een.status is Vergaderstatus.VERWIJDERD for een in alle)
    return weg and gesprek.status not in LOOPT_NOG and any(een.wijze is Vergaderwijze.EIGEN_LINK for een in alle)


def _mogelijk(context: Context, gesprek: Terugkeergesprek) -> tuple[Verloopdaad, ...]:
    return mogelijk(gesprek, gesprekken.gebeurtenissen(context.uow, gesprek.id), context.nu)


def _knoppen(desk: Desk, geladen: _Geladen) -> tuple[tuple[str, TijdensZet | TijdensVraag], ...]:
    gesprek, t = geladen.gesprek, desk.teksten
    return tuple(
        (
            t(f"gesprektijdens.knop.{een.value}"),
            TijdensVraag(gesprek=gesprek.id, wat=een) if een in NIET_TERUG else _zet(desk, geladen, een),
        )
        for een in _mogelijk(desk, gesprek)
    )


def _zet(desk: Desk, geladen: _Geladen, wat: Verloopdaad) -> TijdensZet:
    sleutel = desk.issue_key(Verb.GESPREKTIJDENS_ZET, f"{geladen.gesprek.id}:{wat.value}")
    return TijdensZet(gesprek=geladen.gesprek.id, wat=wat, sleutel=sleutel)


def _stand(desk: Desk, gesprek: Terugkeergesprek, lijst: tuple[Gebeurtenis, ...]) -> str:
    t, kalender = desk.teksten, desk.regio.kalender
    leeg = leeg_sinds(lijst)
    if gesprek.status is Gespreksstatus.BEZIG and leeg is not None:
        return t("gesprektijdens.stand.leeg", tijd=tijd(leeg, kalender))
    if gesprek.status is Gespreksstatus.GEPLAND and gesprek.begint_op is not None:
        wat = "gepland" if mag_beginnen(gesprek, desk.nu) else "voor"
        return t(f"gesprektijdens.stand.{wat}", wanneer=dag_en_tijd(gesprek.begint_op, kalender))
    return t(f"gesprektijdens.stand.{gesprek.status.value}")


def _feiten(desk: Desk, gesprek: Terugkeergesprek, lijst: tuple[Gebeurtenis, ...]) -> tuple[tuple[str, str], ...]:
    t, feiten = desk.teksten, list[tuple[str, str]]()
    if gesprek.begint_op is not None:
        wanneer = dag_en_tijd(gesprek.begint_op, desk.regio.kalender)
        feiten.append((t("gesprektijdens.feit.wanneer"), wanneer))
    feiten.append((t("gesprektijdens.feit.wie"), vooraf.wie_in_woorden(desk, gesprek)))
    feiten += [(t("gesprektijdens.feit.gast"), _van_tot(desk, een)) for een in aanwezig(lijst)]
    return tuple(feiten)


def _van_tot(desk: Desk, een: Aanwezigheid) -> str:
    van = tijd(een.van, desk.regio.kalender)
    if een.tot is None:
        return desk.teksten("gesprektijdens.gast.sinds", van=van)
    return desk.teksten("gesprektijdens.gast.van_tot", van=van, tot=tijd(een.tot, desk.regio.kalender))


def _regel(desk: Desk, een: Gebeurtenis) -> str:
    # What Teams calls the end is that nobody is in it any more: whether the talk is over a person says.
    leeg = een.soort is Gebeurtenissoort.GEEINDIGD and een.door_id is None
    wat = "leeg" if leeg else een.soort.value
    return desk.teksten(f"gesprektijdens.verloop.{wat}", tijd=tijd(een.op, desk.regio.kalender))
