"""The gates of the preparation, and the card that is shown after whatever was done.

Order and minutes belong to the agenda as a whole: any procesregisseur may set them, and sees of a colleague's casus no
more than its code. Whatever touches a casus itself (another zitting, off the agenda, what was answered) is for the
regisseur who holds it, or who stands in for him.
"""

from cards.verbs import Verb
from cards.voorbereiding import overzicht as kaarten
from cards.voorbereiding import punt as puntkaarten
from cards.voorbereiding.payloads import Kant, Terugzetten, ZetDeel
from cards.voorbereiding.punt import Puntbeeld
from dialogs.kern.answers import Answer
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.voorbereiding.laden import is_bezig_of_komt, laad
from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL, Agendapunt, Zitting
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.voorbereiding import Voorbereiding
from storage import agenda


def eigen_casus(desk: Desk, casus_id: str) -> Casus:
    """Load a casus for the regisseur who runs it now.

    Raises:
        NotAllowed: somebody else does, or there is none: nobody learns which of the two it is.
        NotFound: it was destroyed, and he held it last.
    """
    return laad_casus(desk, Daad.AGENDAPUNT_WIJZIGEN, casus_id=casus_id)


def te_wijzigen(desk: Desk, zitting_id: str) -> Zitting:
    """Load a zitting of which the agenda may still change.

    Raises:
        UserMistake: it is over, or not held.
    """
    zitting = agenda.lees(desk.uow, zitting_id)
    if not is_bezig_of_komt(desk, zitting):
        raise UserMistake("voorbereiding.voorbij")
    return zitting


def punt_op(desk: Desk, zitting_id: str, casus_id: str) -> Agendapunt:
    """Return the item of a casus on an agenda.

    Raises:
        NotFound: it is not on it (any more).
    """
    for een in agenda.punten(desk.uow, zitting_id):
        if een.casus_id == casus_id:
            return een
    raise NotFound("voorbereiding.niet_op_agenda")


def raak_aan(desk: Desk, zitting: Zitting) -> None:
    """Give a zitting a new row version: of two who change its agenda at once, the second looks again.

    Raises:
        Conflict: somebody changed it meanwhile.
    """
    agenda.wijzig(desk.uow, zitting)


def toon(desk: Desk, zitting_id: str, *, vanaf: int = 0, gedaan: str = "", terug: Terugzetten | None = None) -> Answer:
    """Show the preparation of a zitting, and write down of which casussen this regisseur saw how they stand."""
    beeld = bekijk(desk, zitting_id)
    kaart = kaarten.overzicht(
        beeld,
        desk.teksten,
        desk.regio.kalender,
        vanaf=vanaf,
        gedaan=gedaan,
        terug=terug,
        als_pagina=bool(desk.pagina_adres),
    )
    return als_antwoord(kaart, desk.teksten)


def bekijk(bezoek: Bezoek, zitting_id: str) -> Voorbereiding:
    """Load the view, and write down who saw it: for the zitting, and for each casus that he runs."""
    beeld = laad(bezoek, bezoek.actor, agenda.lees(bezoek.uow, zitting_id))
    bezoek.record(Handeling.VOORBEREIDING_GEOPEND, onderwerp_id=zitting_id)
    for punt in beeld.eigen:
        bezoek.record(Handeling.VOORBEREIDING_GEOPEND, casus_id=punt.casus_id, onderwerp_id=zitting_id)
    return beeld


def toon_punt(desk: Desk, zitting_id: str, casus_id: str) -> Answer:
    """Show one item.

    Raises:
        NotFound: it is not on the agenda (any more).
    """
    beeld = laad(desk, desk.actor, agenda.lees(desk.uow, zitting_id))
    punt = beeld.punt(casus_id)
    if punt is None:
        raise NotFound("voorbereiding.niet_op_agenda")
    if punt.eigen:
        desk.record(Handeling.VOORBEREIDING_GEOPEND, casus_id=casus_id, onderwerp_id=zitting_id)
    sleutels = {kant: desk.issue_key(Verb.VOORBEREIDING_SCHUIF, schuif_id(zitting_id, casus_id, kant)) for kant in Kant}
    naar_deel = None
    if beeld.in_delen and punt.eigen:
        deel = EERSTE_DEEL if punt.deel == TWEEDE_DEEL else TWEEDE_DEEL
        sleutel = desk.issue_key(Verb.VOORBEREIDING_DEEL, deel_id(zitting_id, casus_id, deel))
        naar_deel = ZetDeel(zitting=zitting_id, casus=casus_id, deel=deel, sleutel=sleutel)
    kaart = puntkaarten.puntkaart(Puntbeeld(beeld, punt, sleutels, naar_deel), desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def schuif_id(zitting_id: str, casus_id: str, kant: Kant) -> str:
    """Return what the one-time key of a step is good for: one direction, so that there and back are two acts."""
    return f"{zitting_id}:{casus_id}:{kant.value}"


def deel_id(zitting_id: str, casus_id: str, deel: int) -> str:
    """Return what the one-time key of a move to a part is good for: that part, so that there and back are two acts."""
    return f"{zitting_id}:{casus_id}:{deel}"


def punt_id(zitting_id: str, casus_id: str) -> str:
    """Return what the one-time key of anything else done to an item is good for."""
    return f"{zitting_id}:{casus_id}"
