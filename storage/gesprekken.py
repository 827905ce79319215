"""Conversations in Teams: their address, whether they take anything, and what they serve."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, select, update

from domain.errors import NotFound
from storage import kanalen
from storage.tabellen.gesprekken import Bestemming, Gespreksoort, bestemming, gesprek
from storage.uow import UnitOfWork

__all__ = [
    "Bestemming",
    "Gesprek",
    "Gespreksoort",
    "Toewijzing",
    "bestemmingen",
    "lees",
    "maak_los",
    "onthoud",
    "persoonlijk",
    "voor_organisatie",
    "voor_tafel",
    "wijs_toe",
    "zet_onbereikbaar",
    "zoek",
]


@dataclass(frozen=True, slots=True)
class Gesprek:
    """A conversation, with what is needed to send there.

    Attributes:
        soort: where it is, in Teams' words.
        bot_id: the bot's own address in it.
        persoon_id: whose it is, when it is personal and he is registered.
        bereikbaar: False once Teams said that it takes nothing from us; sending waits until it is heard of again.
    """

    id: str
    soort: Gespreksoort
    conversation_id: str
    service_url: str
    tenant_id: str
    bot_id: str
    team_id: str | None
    channel_id: str | None
    persoon_id: str | None
    bereikbaar: bool


@dataclass(frozen=True, slots=True)
class Toewijzing:
    """What a conversation serves: a tafel or an organisatie, by its code."""

    soort: Bestemming
    code: str


def onthoud(  # noqa: PLR0913 - the address of a conversation has this many parts
    uow: UnitOfWork,
    *,
    soort: str,
    conversation_id: str,
    service_url: str,
    tenant_id: str,
    bot_id: str,
    team_id: str | None = None,
    channel_id: str | None = None,
    persoon_id: str | None = None,
) -> Gesprek:
    """Remember a conversation, or renew its address; having been heard of, it is reachable (again).

    Writes only when something differs, so it may be called in every turn. What was known (team, channel, person) is
    kept when it is not given.
    """
    bekend = zoek(uow, conversation_id)
    adres = {"service_url": service_url, "tenant_id": tenant_id, "bot_id": bot_id, "bereikbaar": True}
    extra = {"team_id": team_id, "channel_id": channel_id, "persoon_id": persoon_id}
    gegeven = adres | {naam: waarde for naam, waarde in extra.items() if waarde is not None}
    if bekend is not None and all(getattr(bekend, naam) == waarde for naam, waarde in gegeven.items()):
        return bekend
    nieuw = uow.toevoegen(gesprek).values(
        regio=uow.regio,
        id=uow.new_id(),
        soort=Gespreksoort(soort),
        conversation_id=conversation_id,
        gewijzigd_op=uow.now,
        **(extra | adres),
    )
    ververst = gegeven | {"onbereikbaar_reden": None, "gewijzigd_op": uow.now}
    uow.voer_uit(nieuw.on_conflict_do_update(index_elements=["regio", "conversation_id"], set_=ververst))
    vers = _een(uow, gesprek.c.conversation_id == conversation_id)
    kanalen.zet_dicht(uow, kanalen.naam_van_gesprek(vers.id, vers.persoon_id), dicht=False)
    return vers


def lees(uow: UnitOfWork, gesprek_id: str) -> Gesprek:
    """Return a conversation.

    Raises:
        NotFound: there is none with that id in this region.
    """
    return _een(uow, gesprek.c.id == gesprek_id)


def zoek(uow: UnitOfWork, conversation_id: str) -> Gesprek | None:
    """Return the conversation with Teams' id, or None."""
    return _hooguit_een(uow, gesprek.c.conversation_id == conversation_id)


def wijs_toe(uow: UnitOfWork, gesprek_id: str, soort: Bestemming, code: str, door_id: str) -> None:
    """Let a conversation serve a tafel or an organisatie, in place of the one that did before.

    Raises:
        NotFound: there is no such conversation.
    """
    lees(uow, gesprek_id)
    nieuw = uow.toevoegen(bestemming).values(
        regio=uow.regio, soort=soort, code=code, gesprek_id=gesprek_id, door_id=door_id, sinds=uow.now
    )
    ververst = {"gesprek_id": gesprek_id, "door_id": door_id, "sinds": uow.now}
    uow.voer_uit(nieuw.on_conflict_do_update(index_elements=["regio", "soort", "code"], set_=ververst))


def maak_los(uow: UnitOfWork, soort: Bestemming, code: str) -> None:
    """Let no conversation serve this tafel or organisatie any more."""
    deze = (uow.hier(bestemming), bestemming.c.soort == soort, bestemming.c.code == code)
    uow.voer_uit(delete(bestemming).where(*deze))


def bestemmingen(uow: UnitOfWork, gesprek_id: str) -> tuple[Toewijzing, ...]:
    """Return what a conversation serves, in order of kind and code."""
    gevraagd = (
        select(bestemming.c.soort, bestemming.c.code)
        .where(uow.hier(bestemming), bestemming.c.gesprek_id == gesprek_id)
        .order_by(bestemming.c.soort, bestemming.c.code)
    )
    return tuple(Toewijzing(rij.soort, rij.code) for rij in uow.voer_uit(gevraagd))


def voor_organisatie(uow: UnitOfWork, code: str) -> Gesprek | None:
    """Return the conversation of an organisatie, reachable or not; None when none was registered."""
    return _voor(uow, Bestemming.ORGANISATIE, code)


def voor_tafel(uow: UnitOfWork, code: str) -> Gesprek | None:
    """Return the conversation of a tafel, reachable or not; None when none was registered."""
    return _voor(uow, Bestemming.TAFEL, code)


def persoonlijk(uow: UnitOfWork, persoon_id: str) -> Gesprek | None:
    """Return the 1:1 conversation with a person, the one heard of last; None when there is none yet."""
    return _hooguit_een(uow, (gesprek.c.persoon_id == persoon_id) & (gesprek.c.soort == Gespreksoort.PERSONAL))


def zet_onbereikbaar(uow: UnitOfWork, gesprek_id: str, reden: str) -> None:
    """Send nothing there any more until it is heard of again. `reden` is a code, never a sentence of a person.

    Raises:
        NotFound: there is no such conversation.
    """
    dit = lees(uow, gesprek_id)
    nieuw = {"bereikbaar": False, "onbereikbaar_reden": reden, "gewijzigd_op": uow.now}
    uow.voer_uit(update(gesprek).where(uow.hier(gesprek), gesprek.c.id == gesprek_id).values(nieuw))
    # The channel may not exist yet, and must be closed before anything is planned for it.
    naam = kanalen.naam_van_gesprek(dit.id, dit.persoon_id)
    kanalen.zorg_voor(uow, naam, dit.tenant_id)
    kanalen.zet_dicht(uow, naam, dicht=True)


def aantal_onbereikbaar(uow: UnitOfWork) -> int:
    """Return how many conversations take nothing from us, for the metrics."""
    aantal: int = uow.voer_uit(
        select(func.count()).select_from(gesprek).where(uow.hier(gesprek), gesprek.c.bereikbaar.is_(False))
    ).scalar_one()
    return aantal


def uit_rij(rij: Row[Any]) -> Gesprek:
    """Return the conversation in a row of the table (for other modules of this room that join it)."""
    return Gesprek(
        id=rij.id,
        soort=rij.soort,
        conversation_id=rij.conversation_id,
        service_url=rij.service_url,
        tenant_id=rij.tenant_id,
        bot_id=rij.bot_id,
        team_id=rij.team_id,
        channel_id=rij.channel_id,
        persoon_id=rij.persoon_id,
        bereikbaar=rij.bereikbaar,
    )


def _voor(uow: UnitOfWork, soort: Bestemming, code: str) -> Gesprek | None:
    zelfde = (gesprek.c.regio == bestemming.c.regio) & (gesprek.c.id == bestemming.c.gesprek_id)
    gevraagd = (
        select(gesprek)
        .join(bestemming, zelfde)
        .where(uow.hier(bestemming), bestemming.c.soort == soort, bestemming.c.code == code)
    )
    rij = uow.voer_uit(gevraagd).one_or_none()
    return None if rij is None else uit_rij(rij)


def _hooguit_een(uow: UnitOfWork, waar: ColumnElement[bool]) -> Gesprek | None:
    gevraagd = select(gesprek).where(uow.hier(gesprek), waar).order_by(gesprek.c.gewijzigd_op.desc()).limit(1)
    rij = uow.voer_uit(gevraagd).one_or_none()
    return None if rij is None else uit_rij(rij)


def _een(uow: UnitOfWork, waar: ColumnElement[bool]) -> Gesprek:
    gevonden = _hooguit_een(uow, waar)
    if gevonden is None:
        raise NotFound("gesprek.onbekend")
    return gevonden
