"""The people and conversations of the demo, as a beheerder would have registered them. May be done at every start."""

from collections.abc import Iterable

from bot.demo import world
from bot.demo.personas import BEHEERDER, Persona
from dialogs.kern.turn import Place, PlaceKind
from domain.logboek import BOT, Handeling, Logregel
from domain.persoon import Aanstelling
from domain.regio import Regio
from storage import gesprekken, logboek, personen
from storage.gesprekken import Bestemming, Gesprek
from storage.store import UnitOfWork


def places(service_url: str) -> tuple[Place, Place, Place]:
    """Return the personal chat, the group chat and the channel of the invented Teams."""
    channel = world.SECOND_CHANNEL_ID
    return (
        _place(PlaceKind.PERSONAL, world.PERSONAL_CHAT_ID, service_url),
        _place(PlaceKind.GROUP, world.GROUP_CHAT_ID, service_url),
        _place(PlaceKind.CHANNEL, channel, service_url, team_id=world.TEAM_ID, channel_id=channel),
    )


def furnish(uow: UnitOfWork, regio: Regio, cast: Iterable[Persona], service_url: str, *, empty: bool) -> None:
    """Register everybody with his role and, unless `empty`, let the conversations serve tafels and organisaties.

    One channel serves all tafels and one chat all organisaties, because the playground has no more of them.
    """
    known = {persona.code: _register(uow, persona) for persona in cast}
    _, group, channel = (_remember(uow, place) for place in places(service_url))
    if empty or gesprekken.bestemmingen(uow, channel.id):
        return
    door = known[BEHEERDER]
    for tafel in regio.tafels:
        gesprekken.wijs_toe(uow, channel.id, Bestemming.TAFEL, tafel, door)
    for organisatie in regio.organisaties:
        if organisatie != regio.eigen_organisatie:
            gesprekken.wijs_toe(uow, group.id, Bestemming.ORGANISATIE, organisatie, door)
    for gesprek in (channel, group):
        _log(uow, Handeling.GESPREK_GEREGISTREERD, door, gesprek.id)


def _register(uow: UnitOfWork, persona: Persona) -> str:
    sender = persona.sender
    known = personen.zoek(uow, sender.tenant_id, persona.object_id)
    if known is not None:
        return known.id
    wie = personen.registreer(
        uow, tenant_id=sender.tenant_id, object_id=persona.object_id, teams_id=sender.teams_id, naam=persona.naam
    )
    personen.stel_aan(uow, wie.id, Aanstelling(persona.rol, persona.organisatie, uow.now))
    _log(uow, Handeling.PERSOON_GEREGISTREERD, None, wie.id)
    return wie.id


def _remember(uow: UnitOfWork, place: Place) -> Gesprek:
    return gesprekken.onthoud(
        uow,
        soort=place.kind.value,
        conversation_id=place.conversation_id,
        service_url=place.service_url,
        tenant_id=place.tenant_id,
        bot_id=place.bot_id,
        team_id=place.team_id,
        channel_id=place.channel_id,
    )


def _place(
    kind: PlaceKind,
    conversation_id: str,
    service_url: str,
    *,
    team_id: str | None = None,
    channel_id: str | None = None,
) -> Place:
    return Place(
        kind=kind,
        conversation_id=conversation_id,
        service_url=service_url,
        tenant_id=world.TENANT_ID,
        bot_id=world.BOT_ID,
        team_id=team_id,
        channel_id=channel_id,
    )


def _log(uow: UnitOfWork, handeling: Handeling, door_id: str | None, onderwerp_id: str) -> None:
    logboek.schrijf(
        uow, Logregel(handeling=handeling, op=uow.now, door_id=door_id, namens=BOT, onderwerp_id=onderwerp_id)
    )
