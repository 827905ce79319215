"""What is done with an afspraak, for every topic that does it: each act whole, in the transaction of who calls.

The caller has authorised (`laad`), and has checked what was typed. Each act decides by `domain/afspraak.py`, keeps the
afspraak and a line of its history, writes the logboek, sets or withdraws its alarms, and keeps true what stands in
Teams. It returns the afspraak as it is then; a `UserMistake` says that it cannot be done (any more).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from dialogs.kern.afsprakenpost import RUST, houd_afspraken_waar, zet_wekkers
from dialogs.kern.beleid import bestaat_niet, eis, met_toegang
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.deelname import laat_gaan, laat_meedoen
from dialogs.kern.desk import Bezoek
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.rio import eigen_bodies
from dialogs.kern.stilstand import houd_volhouden_waar
from dialogs.kern.verslagpost import houd_afgesproken_waar
from domain import afspraak as regels
from domain import verloop
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, Inhoud
from domain.casus import Casus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from domain.verloop import Stap
from storage import afspraken
from storage import casus as casussen

_IN_LOGBOEK = {
    Afspraakhandeling.GEMAAKT: Handeling.AFSPRAAK_GEMAAKT,
    Afspraakhandeling.AANGENOMEN: Handeling.AFSPRAAK_AANGENOMEN,
    Afspraakhandeling.GEWEIGERD: Handeling.AFSPRAAK_GEWEIGERD,
    Afspraakhandeling.TEKEN: Handeling.AFSPRAAK_TEKEN,
    Afspraakhandeling.VERZET: Handeling.AFSPRAAK_VERZET,
    Afspraakhandeling.OVERGEDRAGEN: Handeling.AFSPRAAK_OVERGEDRAGEN,
    Afspraakhandeling.GEVRAAGD: Handeling.AFSPRAAK_GEWEIGERD,
    Afspraakhandeling.HERPLAATST: Handeling.AFSPRAAK_OVERGEDRAGEN,
    Afspraakhandeling.GEWIJZIGD: Handeling.AFSPRAAK_GEWIJZIGD,
    Afspraakhandeling.GEREED: Handeling.AFSPRAAK_GEREED,
    Afspraakhandeling.HEROPEND: Handeling.AFSPRAAK_HEROPEND,
    Afspraakhandeling.VERVALLEN: Handeling.AFSPRAAK_VERVALLEN,
}


def laad(bezoek: Bezoek, afspraak_id: str, daad: Daad) -> tuple[Afspraak, Casus]:
    """Load an afspraak with its casus, for whoever may do this with it now.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
        UserMistake: its casus is closed ("casus.afgesloten").
    """
    try:
        afspraak = afspraken.lees(bezoek.uow, afspraak_id)
        casus = casussen.lees(bezoek.uow, afspraak.casus_id)
    except NotFound:
        raise bestaat_niet(bezoek, daad) from None
    eis(bezoek, daad, met_toegang(bezoek, casus, organisatie=afspraak.organisatie))
    return afspraak, casus


def namens(bezoek: Bezoek, afspraak: Afspraak) -> str:
    """Return on behalf of which organisatie somebody does or sees something of an afspraak.

    That is its owner for whoever works there, the Veiligheidshuis for the regisseur, and the RIO when it made it.
    """
    if afspraak.organisatie in bezoek.actor.organisaties(Rol.PARTNER):
        return afspraak.organisatie
    eigen = () if bezoek.actor.is_rol(Rol.PROCESREGISSEUR) else eigen_bodies(bezoek)
    return next(iter(eigen), bezoek.regio.eigen_organisatie)


def over_wie(afspraak: Afspraak, casus: Casus) -> tuple[str, ...]:
    """Return the ids of whom in the casus an afspraak is about; those who were taken out of it are left out."""
    ids = tuple(een.id for een in casus.betrokkenen)
    return tuple(een for een in ids if een in afspraak.betrokkenen) if afspraak.betrokkenen else ids


def noteer(bezoek: Bezoek, handeling: Handeling, afspraak: Afspraak, casus: Casus) -> None:
    """Write down that it was done, or seen: for the casus, and for each of whom it is about."""
    for wie in (None, *over_wie(afspraak, casus)):
        bezoek.record(
            handeling,
            namens=namens(bezoek, afspraak),
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=afspraak.id,
            doel=casus.grondslag or None,
        )


def maak(bezoek: Bezoek, casus: Casus, nieuw: Afspraak) -> Afspraak:
    """Keep a new afspraak; its owner gets access to the casus when it had none.

    Raises:
        UserMistake: the casus is not that far yet ("verloop.afspraak").
    """
    maak_alle(bezoek, casus, (nieuw,))
    return nieuw


def maak_alle(bezoek: Bezoek, casus: Casus, nieuwe: Sequence[Afspraak]) -> None:
    """Keep several new afspraken of one casus; what stands in Teams of them is seen to once.

    Raises:
        UserMistake: the casus is not that far yet ("verloop.afspraak").
    """
    casus = _in_fase(bezoek, casus)
    eigenaars = dict.fromkeys(een.organisatie for een in nieuwe)
    for een in nieuwe:
        afspraken.voeg_toe(bezoek.uow, een)
        schrijf_regel(bezoek, een, Afspraakhandeling.GEMAAKT, naar=een.organisatie)
    for organisatie in eigenaars:
        eerste = next(een for een in nieuwe if een.organisatie == organisatie)
        laat_meedoen(bezoek, casus, organisatie, eerste.id)
    for een in nieuwe:
        noteer(bezoek, Handeling.AFSPRAAK_GEMAAKT, een, casus)
    _houd_bij(bezoek, nieuwe, eigenaars)


def neem_aan(bezoek: Bezoek, afspraak: Afspraak) -> Afspraak:
    """The owner takes on what was put to him."""
    return _bewaar(bezoek, afspraak, regels.neem_aan(afspraak, bezoek.nu), Afspraakhandeling.AANGENOMEN)


def weiger(bezoek: Bezoek, afspraak: Afspraak, reden: str) -> Afspraak:
    """The owner cannot take it on, or cannot go on with it; the regisseur hears it."""
    geweigerd = _bewaar(
        bezoek, afspraak, regels.weiger(afspraak, bezoek.nu), Afspraakhandeling.GEWEIGERD, toelichting=reden
    )
    _meld(bezoek, geweigerd)
    return geweigerd


def meld_gereed(bezoek: Bezoek, afspraak: Afspraak, resultaat: str) -> Afspraak:
    """It is done, with one line of what came of it."""
    gereed = regels.meld_gereed(afspraak, resultaat, bezoek.nu)
    return _bewaar(bezoek, afspraak, gereed, Afspraakhandeling.GEREED, toelichting=resultaat)


def geef_teken(bezoek: Bezoek, afspraak: Afspraak, tekst: str = "") -> Afspraak:
    """It goes on, with or without a line of how; who says so of what was only put to him, takes it on."""
    loopt = regels.geef_teken(afspraak, bezoek.nu, vandaag(bezoek))
    return _bewaar(bezoek, afspraak, loopt, Afspraakhandeling.TEKEN, toelichting=tekst)


def verzet(bezoek: Bezoek, afspraak: Afspraak, naar: date, reden: str) -> Afspraak:
    """It will be done on a later day.

    Raises:
        UserMistake: the day is not later than the one it had, or has passed ("afspraak.verzet.niet_later").
    """
    later = regels.stel_uit(afspraak, naar, bezoek.nu, vandaag(bezoek))
    van, tot = afspraak.wanneer.isoformat(), naar.isoformat()
    return _bewaar(bezoek, afspraak, later, Afspraakhandeling.VERZET, toelichting=reden, van=van, naar=tot)


def draag_over_binnen(
    bezoek: Bezoek, afspraak: Afspraak, persoon_id: str | None, persoon_naam: str = "", reden: str = ""
) -> Afspraak:
    """Somebody else of the same organisatie does it from now on: who is registered there, or a typed name."""
    ander = regels.draag_over(afspraak, persoon_id, persoon_naam, bezoek.nu)
    return _bewaar(
        bezoek, afspraak, ander, Afspraakhandeling.OVERGEDRAGEN,
        toelichting=reden, van=_wie(afspraak), naar=_wie(ander),
    )  # fmt: skip


def vraag_herplaatsing(bezoek: Bezoek, afspraak: Afspraak, organisatie: str, reden: str) -> Afspraak:
    """The owner asks the regisseur to place it elsewhere: until then it waits, and the owner is reminded no more.

    Args:
        bezoek: who asks.
        afspraak: what.
        organisatie: code of where it belongs in the eyes of the owner; empty when he does not know.
        reden: why, as typed.
    """
    wacht = regels.weiger(afspraak, bezoek.nu)
    gevraagd = _bewaar(bezoek, afspraak, wacht, Afspraakhandeling.GEVRAAGD, toelichting=reden, naar=organisatie)
    _meld(bezoek, gevraagd)
    return gevraagd


def herplaats(
    bezoek: Bezoek,
    afspraak: Afspraak,
    organisatie: str,
    persoon_id: str | None = None,
    persoon_naam: str = "",
    reden: str = "",
) -> Afspraak:
    """The regisseur places it with another organisatie, which says first whether it takes it on.

    The new owner gets access to the casus; the old one keeps it only when it takes part for another reason.
    """
    casus = casussen.lees(bezoek.uow, afspraak.casus_id)
    elders = regels.plaats_bij(afspraak, organisatie, bezoek.nu, persoon_id=persoon_id, persoon_naam=persoon_naam)
    laat_meedoen(bezoek, casus, organisatie, afspraak.id)
    bewaard = _bewaar(
        bezoek, afspraak, elders, Afspraakhandeling.HERPLAATST,
        toelichting=reden, van=afspraak.organisatie, naar=organisatie,
    )  # fmt: skip
    laat_gaan(bezoek, casus, afspraak.organisatie, afspraak.id)
    return bewaard


def wijzig(bezoek: Bezoek, afspraak: Afspraak, inhoud: Inhoud, *, voorleggen: bool = False) -> Afspraak:
    """The regisseur puts right what was agreed; its history keeps what was agreed before, and for when.

    With `voorleggen` its owner is asked anew whether he takes it on.
    """
    nieuw = regels.pas_aan(afspraak, inhoud)
    if voorleggen:
        nieuw = regels.leg_voor(nieuw, bezoek.nu)
    van, naar = afspraak.wanneer.isoformat(), nieuw.wanneer.isoformat()
    return _bewaar(
        bezoek, afspraak, nieuw, Afspraakhandeling.GEWIJZIGD,
        toelichting=afspraak.wat if afspraak.wat != nieuw.wat else "",
        van=van if van != naar else "", naar=naar if van != naar else "",
    )  # fmt: skip


def laat_vervallen(bezoek: Bezoek, afspraak: Afspraak, reden: str) -> Afspraak:
    """The regisseur takes it back; an organisatie that took part for nothing else loses its access."""
    weg = regels.laat_vervallen(afspraak)
    bewaard = _bewaar(bezoek, afspraak, weg, Afspraakhandeling.VERVALLEN, toelichting=reden)
    laat_gaan(bezoek, casussen.lees(bezoek.uow, afspraak.casus_id), afspraak.organisatie, afspraak.id)
    return bewaard


def heropen(bezoek: Bezoek, afspraak: Afspraak, reden: str = "") -> Afspraak:
    """What was called done, or taken back, runs again: somebody made a mistake.

    Raises:
        UserMistake: it runs already, or the casus was opened anew and is not that far yet ("verloop.afspraak").
    """
    casus = _in_fase(bezoek, casussen.lees(bezoek.uow, afspraak.casus_id))
    laat_meedoen(bezoek, casus, afspraak.organisatie, afspraak.id)
    weer = regels.heropen(afspraak, bezoek.nu)
    return _bewaar(bezoek, afspraak, weer, Afspraakhandeling.HEROPEND, toelichting=reden)


def schrijf_regel(
    bezoek: Bezoek,
    afspraak: Afspraak,
    handeling: Afspraakhandeling,
    toelichting: str = "",
    van: str = "",
    naar: str = "",
) -> None:
    """Add a line to the history of an afspraak; `van` and `naar` are codes, ids, or ISO days."""
    regel = Afspraakregel(
        id=bezoek.uow.new_id(),
        afspraak_id=afspraak.id,
        casus_id=afspraak.casus_id,
        handeling=handeling,
        op=bezoek.nu,
        door_id=bezoek.actor.persoon_id,
        toelichting=toelichting,
        van=van,
        naar=naar,
    )
    afspraken.schrijf(bezoek.uow, regel)


def vandaag(bezoek: Bezoek) -> date:
    """Return the day on the region's clock."""
    return bezoek.regio.kalender.lokaal(bezoek.nu).date()


def _bewaar(
    bezoek: Bezoek,
    was: Afspraak,
    nieuw: Afspraak,
    handeling: Afspraakhandeling,
    *,
    toelichting: str = "",
    van: str = "",
    naar: str = "",
) -> Afspraak:
    bewaard = afspraken.wijzig(bezoek.uow, nieuw)
    schrijf_regel(bezoek, bewaard, handeling, toelichting, van, naar)
    noteer(bezoek, _IN_LOGBOEK[handeling], was, casussen.lees(bezoek.uow, was.casus_id))
    _houd_bij(bezoek, (bewaard,), dict.fromkeys((was.organisatie, bewaard.organisatie)))
    return bewaard


def _houd_bij(bezoek: Bezoek, van_casus: Sequence[Afspraak], organisaties: Collection[str]) -> None:
    for een in van_casus:
        zet_wekkers(bezoek, een)
        houd_waar(bezoek, Berichtsoort.AFSPRAAK_MELDING, een.id)
    for code in organisaties:
        houd_afspraken_waar(bezoek, code)
    # In its order, so that two who do this at once take the rows in one order.
    for zitting_id in sorted({een.zitting_id for een in van_casus if een.zitting_id}):
        houd_afgesproken_waar(bezoek, zitting_id, organisaties)
    if van_casus:
        houd_volhouden_waar(bezoek, van_casus[0].casus_id, tuple(organisaties), niet_voor=bezoek.nu + RUST)


def _meld(bezoek: Bezoek, afspraak: Afspraak) -> None:
    """Tell the regisseur, unless he is the one who says it."""
    regisseur = casussen.lees(bezoek.uow, afspraak.casus_id).regisseur_id
    if regisseur not in bezoek.actor.regisseert_voor:
        meld_regisseur(bezoek, regisseur, Berichtsoort.AFSPRAAK_MELDING, afspraak.id)


def _in_fase(bezoek: Bezoek, casus: Casus) -> Casus:
    # Whoever closes it at this moment comes first, or finds what is agreed here.
    casussen.vergrendel(bezoek.uow, casus.id)
    casus = casussen.lees(bezoek.uow, casus.id)
    fase = verloop.na(casus.fase, Stap.AFSPRAAK)
    return casus if fase is casus.fase else casussen.wijzig(bezoek.uow, replace(casus, fase=fase))


def _wie(afspraak: Afspraak) -> str:
    return afspraak.persoon_id or afspraak.persoon_naam
