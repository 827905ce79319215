"""Where a message goes: a conversation as the messenger wants it, and how to reach a person who never wrote to us."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.kern.desk import Context
from dialogs.kern.ports import Member
from dialogs.kern.turn import Place, PlaceKind
from domain.persoon import Persoon
from storage import gesprekken, personen
from storage.gesprekken import Gesprek
from storage.outbox import Verzending
from storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Route:
    """The way to where a message goes. With a `member`, his 1:1 conversation is opened first, by way of `place`."""

    place: Place
    member: Member | None = None


def route_to(context: Context, work: Verzending) -> Route | None:
    """Return the way; None when a person has no conversation with us and we share none with him either."""
    if work.gesprek is not None:
        return Route(place_of(work.gesprek))
    if work.persoon_id is None:
        return None
    persoon = personen.lees(context.uow, work.persoon_id)
    shared = next(_shared_with(context, persoon), None)
    if shared is None or not persoon.teams_id:
        return None
    member = Member(persoon.object_id, persoon.tenant_id, persoon.teams_id, persoon.naam)
    return Route(place_of(shared), member)


def place_of(gesprek: Gesprek) -> Place:
    """Return a stored conversation as a place to send to: a new root post when it is a channel."""
    return Place(
        kind=PlaceKind(gesprek.soort.value),
        conversation_id=gesprek.conversation_id,
        service_url=gesprek.service_url,
        tenant_id=gesprek.tenant_id,
        bot_id=gesprek.bot_id,
        team_id=gesprek.team_id,
        channel_id=gesprek.channel_id,
    )


def remember(uow: UnitOfWork, place: Place, persoon_id: str | None) -> Gesprek:
    """Keep the 1:1 conversation that was opened with a person."""
    return gesprekken.onthoud(
        uow,
        soort=place.kind.value,
        conversation_id=place.conversation_id,
        service_url=place.service_url,
        tenant_id=place.tenant_id,
        bot_id=place.bot_id,
        persoon_id=persoon_id,
    )


def _shared_with(context: Context, persoon: Persoon) -> Iterator[Gesprek]:
    """Yield conversations in which he is, as far as we know: of his own organisaties, then of the tafels.

    Teams lets a bot write to whoever is in a team or chat in which the bot is. It says so (403) when he is not.
    """
    uow = context.uow
    own = (gesprekken.voor_organisatie(uow, een.organisatie) for een in persoon.aanstellingen if een.geldt(context.nu))
    tables = (gesprekken.voor_tafel(uow, code) for code in context.regio.tafels)
    for found in (*own, *tables):
        if found is not None and found.bereikbaar and found.tenant_id == persoon.tenant_id:
            yield found
