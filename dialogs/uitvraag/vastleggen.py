"""Storing answers: a new version per person, the status that follows from all of them, and who must hear of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialogs.kern.desk import Desk
from dialogs.kern.planning import houd_agenda_waar
from dialogs.uitvraag import post
from dialogs.uitvraag.zaak import Zaak, laad
from domain.errors import Conflict, UserMistake
from domain.logboek import Handeling
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Weigering, status_na
from storage import uitvraag as uitvragen

POGINGEN = 3
"""How often it is looked again when a colleague was busy with the same bevraging at the same moment."""


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What is said about one person."""

    betrokkene_id: str
    soort: Antwoordsoort
    waarden: tuple[tuple[str, str], ...] = ()
    weigering: Weigering | None = None


def leg_vast(desk: Desk, zaak: Zaak, gezegd: Iterable[Gezegd]) -> bool:
    """Store answers; the last version per person counts, earlier ones stay. Return whether it was open until now.

    Raises:
        UserMistake: nothing is taken any more ("uitvraag.gesloten", "uitvraag.ingetrokken").
        Conflict: colleagues kept changing the same bevraging.
    """
    # First of all, so that nobody holds something else for which another answer waits: of organisaties that finish at
    # once, one must see that all have.
    uitvragen.vergrendel(desk.uow, zaak.uitvraag.id)
    zaak = _houd_vast(desk, zaak)
    if not zaak.loopt(desk.nu):
        raise UserMistake("uitvraag.ingetrokken" if zaak.ingetrokken else "uitvraag.gesloten")
    laatste = {
        een.betrokkene_id: een for een in uitvragen.laatste_antwoorden(desk.uow, zaak.casus.id, zaak.bevraging.id)
    }
    for een in gezegd:
        vorige = laatste.get(een.betrokkene_id)
        laatste[een.betrokkene_id] = _nieuwe_versie(desk, zaak, een, vorige.versie + 1 if vorige else 1)
    status = status_na(zaak.betrokkenen, [een for een in laatste.values() if een.betrokkene_id in zaak.betrokkenen])
    was_open = zaak.bevraging.status is BevragingStatus.OPEN
    if status is BevragingStatus.OPEN and not was_open:
        # Somebody was added to the casus since: what was dealt with stays dealt with.
        status = zaak.bevraging.status
    afgehandeld_op = zaak.bevraging.afgehandeld_op
    if was_open and status is not BevragingStatus.OPEN:
        afgehandeld_op = desk.nu
    uitvragen.wijzig_bevraging(desk.uow, replace(zaak.bevraging, status=status, afgehandeld_op=afgehandeld_op))
    if was_open and status is not BevragingStatus.OPEN:
        _afgehandeld(desk, zaak)
    return was_open


def _nieuwe_versie(desk: Desk, zaak: Zaak, een: Gezegd, versie: int) -> Antwoord:
    antwoord = Antwoord(
        bevraging_id=zaak.bevraging.id,
        betrokkene_id=een.betrokkene_id,
        versie=versie,
        soort=een.soort,
        waarden=een.waarden,
        weigering=een.weigering,
        formulier_versie=zaak.bevraging.formulier_versie,
        door_id=desk.actor.persoon_id,
        op=desk.nu,
    )
    uitvragen.voeg_antwoord_toe(desk.uow, zaak.casus.id, antwoord)
    geweigerd = een.soort is Antwoordsoort.GEWEIGERD
    desk.record(
        Handeling.UITVRAAG_GEWEIGERD if geweigerd else Handeling.UITVRAAG_BEANTWOORD,
        namens=zaak.bevraging.organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=een.betrokkene_id,
        onderwerp_id=zaak.bevraging.id,
        doel=zaak.uitvraag.grondslag,
    )
    return antwoord


def _houd_vast(desk: Desk, zaak: Zaak) -> Zaak:
    """Take the row of the bevraging until this transaction ends, and see it as it is then.

    Two colleagues who answer about the last two persons at once would otherwise each find the other's person
    unanswered, and leave the bevraging open for ever.
    """
    for _ in range(POGINGEN - 1):
        try:
            return replace(zaak, bevraging=uitvragen.wijzig_bevraging(desk.uow, zaak.bevraging))
        except Conflict:
            zaak = laad(desk, zaak.bevraging.id)
    return replace(zaak, bevraging=uitvragen.wijzig_bevraging(desk.uow, zaak.bevraging))


def _afgehandeld(desk: Desk, zaak: Zaak) -> None:
    """It is dealt with: no more reminders, everything that stands in Teams is made true, the regisseur hears."""
    post.werk_bij(desk, zaak.bevraging)
    houd_agenda_waar(desk, zaak.zitting.id, zaak.zitting.tafel)
    post.meld_compleet(desk, uitvragen.lees(desk.uow, zaak.uitvraag.id), zaak.casus.regisseur_id)
