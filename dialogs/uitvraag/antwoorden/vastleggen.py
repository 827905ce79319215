"""Storing answers: a new version per person, the status that follows from all of them, and who must hear of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from dialogs.kern import uitvraagpost as post
from dialogs.kern.desk import Bezoek
from dialogs.kern.planning import houd_agenda_waar
from dialogs.uitvraag.zaak import Zaak, laad
from domain.errors import Conflict, UserMistake
from domain.logboek import Handeling
from domain.organisatie import Deelbeleid
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Weigering, status_na, volgens_beleid
from storage import uitvraag as uitvragen
from storage import werklijst

POGINGEN = 3
"""How often it is looked again when a colleague was busy with the same bevraging at the same moment."""

RUST = timedelta(hours=1)
"""How long the posts of an organisatie are left alone while it still owes something for the same zitting.

An edit in Teams takes the card from whoever is answering on it, with what was typed: somebody who walks through his
worklist would lose it after every casus. What they say meanwhile is older, and harmless: opening shows how it is.
"""


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What is said about one person."""

    betrokkene_id: str
    soort: Antwoordsoort
    waarden: tuple[tuple[str, str], ...] = ()
    weigering: Weigering | None = None


def leg_vast(
    desk: Bezoek, zaak: Zaak, gezegd: Iterable[Gezegd], *, gezegd_door: str = "", alleen_nieuw: bool = False
) -> bool:
    """Store answers; the last version per person counts, earlier ones stay. Return whether it was open until now.

    What an organisatie may not tell by its own agreement is never stored: of somebody without consent, "not known" and
    any refusal are kept as one and the same refusal (`domain.uitvraag.volgens_beleid`).

    Args:
        desk: of who types it, or his page. He was authorised already: as a partner, or as the regisseur of the casus.
        zaak: the question it is an answer to.
        gezegd: what is said, per person.
        gezegd_door: who of the organisatie said it, when the regisseur types it; empty when its own partner does.
        alleen_nieuw: leave out about whom something was said already, also by a colleague a moment ago. Who is in the
            casus no more is always left out.

    Raises:
        UserMistake: nothing is taken any more ("uitvraag.gesloten", "uitvraag.ingetrokken").
        Conflict: colleagues kept changing the same bevraging.
    """
    # First of all, so that nobody holds something else for which another answer waits: of organisaties that finish at
    # once, one must see that all have.
    uitvragen.vergrendel(desk.uow, zaak.uitvraag.id)
    # As it is now: while this waited it may have been withdrawn or closed, and somebody may have left the casus.
    zaak = _houd_vast(desk, laad(desk, zaak.bevraging.id))
    if not zaak.loopt(desk.nu):
        raise UserMistake("uitvraag.ingetrokken" if zaak.ingetrokken else "uitvraag.gesloten")
    laatste = {
        een.betrokkene_id: een for een in uitvragen.laatste_antwoorden(desk.uow, zaak.casus.id, zaak.bevraging.id)
    }
    for een in gezegd:
        vorige = laatste.get(een.betrokkene_id)
        if een.betrokkene_id not in zaak.betrokkenen or (vorige is not None and alleen_nieuw):
            continue
        versie = vorige.versie + 1 if vorige else 1
        laatste[een.betrokkene_id] = _nieuwe_versie(desk, zaak, een, versie, gezegd_door)
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
    elif was_open:
        # How many are left stands on the worklist.
        post.werk_kaart_bij(desk, zaak.bevraging, niet_voor=desk.nu + RUST)
    return was_open


def _nieuwe_versie(desk: Bezoek, zaak: Zaak, een: Gezegd, versie: int, gezegd_door: str) -> Antwoord:
    organisatie = desk.regio.organisaties.get(zaak.bevraging.organisatie)
    if organisatie is not None and organisatie.beleid is Deelbeleid.ALLEEN_NA_TOESTEMMING:
        soort, weigering = volgens_beleid(een.soort, een.weigering)
    else:
        soort, weigering = een.soort, een.weigering
    antwoord = Antwoord(
        bevraging_id=zaak.bevraging.id,
        betrokkene_id=een.betrokkene_id,
        versie=versie,
        soort=soort,
        waarden=een.waarden,
        weigering=weigering,
        formulier_versie=zaak.bevraging.formulier_versie,
        door_id=desk.actor.persoon_id,
        op=desk.nu,
        gezegd_door=gezegd_door,
    )
    uitvragen.voeg_antwoord_toe(desk.uow, zaak.casus.id, antwoord)
    desk.record(
        _handeling(soort, gezegd_door),
        namens=zaak.bevraging.organisatie,
        casus_id=zaak.casus.id,
        betrokkene_id=een.betrokkene_id,
        onderwerp_id=zaak.bevraging.id,
        doel=zaak.uitvraag.grondslag,
    )
    return antwoord


def _handeling(soort: Antwoordsoort, gezegd_door: str) -> Handeling:
    if gezegd_door:
        return Handeling.UITVRAAG_NAMENS
    return Handeling.UITVRAAG_GEWEIGERD if soort is Antwoordsoort.GEWEIGERD else Handeling.UITVRAAG_BEANTWOORD


def _houd_vast(desk: Bezoek, zaak: Zaak) -> Zaak:
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


def _afgehandeld(desk: Bezoek, zaak: Zaak) -> None:
    """It is dealt with: no more reminders, everything that stands in Teams is made true, the regisseur hears."""
    lijst = werklijst.voor_zitting(desk.uow, zaak.bevraging.organisatie, zaak.zitting.id)
    bezig = lijst is not None and lijst.te_doen
    post.werk_bij(desk, zaak.bevraging, niet_voor=desk.nu + RUST if bezig else None)
    if zaak.bevraging.afgehandeld_op is None:
        # Asked once more, it counted already: an edit that changes nothing would still be seen.
        houd_agenda_waar(desk, zaak.zitting.id, zaak.zitting.tafel)
    post.meld_compleet(desk, uitvragen.lees(desk.uow, zaak.uitvraag.id), zaak.casus.regisseur_id)
