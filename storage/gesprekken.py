"""Conversations in Teams: their address, whether they take anything, and what they serve."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Select, delete, func, select, update

from domain.errors import NotFound
from storage import kanalen
from storage.opdrachten import Nieuw, Samenvoeging, dit
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


def _ververs(nieuw: Nieuw) -> Mapping[str, Any]:
    gegeven = {kolom: nieuw[kolom] for kolom in ("service_url", "tenant_id", "bot_id", "bereikbaar", "gewijzigd_op")}
    bekend = {kolom: func.coalesce(nieuw[kolom], gesprek.c[kolom]) for kolom in ("team_id", "channel_id", "persoon_id")}
    return {**gegeven, **bekend, "onbereikbaar_reden": None}


_LAATSTE: Final[Select[Any]] = select(gesprek).order_by(gesprek.c.gewijzigd_op.desc()).limit(1)
_LEES: Final = _LAATSTE.where(*dit(gesprek, "id"))
_ZOEK: Final = _LAATSTE.where(*dit(gesprek, "conversation_id"))
_PERSOONLIJK: Final = _LAATSTE.where(*dit(gesprek, "persoon_id", "soort"))
_VOOR: Final = (
    select(gesprek)
    .join(bestemming, (gesprek.c.regio == bestemming.c.regio) & (gesprek.c.id == bestemming.c.gesprek_id))
    .where(*dit(bestemming, "soort", "code"))
)
_ONTHOUD: Final = Samenvoeging(gesprek, ("conversation_id",), _ververs)
_ZET: Final = update(gesprek).where(*dit(gesprek, "id"))
_WIJS_TOE: Final = Samenvoeging(bestemming, ("soort", "code"), ("gesprek_id", "door_id", "sinds"))
_MAAK_LOS: Final = delete(bestemming).where(*dit(bestemming, "soort", "code"))
_BESTEMMINGEN: Final = (
    select(bestemming.c.soort, bestemming.c.code)
    .where(*dit(bestemming, "gesprek_id"))
    .order_by(bestemming.c.soort, bestemming.c.code)
)


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
    rij = {
        "id": uow.new_id(),
        "soort": Gespreksoort(soort),
        "conversation_id": conversation_id,
        "gewijzigd_op": uow.now,
        **extra,
        **adres,
    }
    uow.voeg_in(_ONTHOUD, rij)
    vers = _een(uow, _ZOEK, dit_conversation_id=conversation_id)
    kanalen.zet_dicht(uow, kanalen.naam_van_gesprek(vers.id, vers.persoon_id), dicht=False)
    return vers


def lees(uow: UnitOfWork, gesprek_id: str) -> Gesprek:
    """Return a conversation.

    Raises:
        NotFound: there is none with that id in this region.
    """
    return _een(uow, _LEES, dit_id=gesprek_id)


def zoek(uow: UnitOfWork, conversation_id: str) -> Gesprek | None:
    """Return the conversation with Teams' id, or None."""
    return _hooguit_een(uow, _ZOEK, dit_conversation_id=conversation_id)


def wijs_toe(uow: UnitOfWork, gesprek_id: str, soort: Bestemming, code: str, door_id: str) -> None:
    """Let a conversation serve a tafel or an organisatie, in place of the one that did before.

    Raises:
        NotFound: there is no such conversation.
    """
    lees(uow, gesprek_id)
    rij = {"soort": soort, "code": code, "gesprek_id": gesprek_id, "door_id": door_id, "sinds": uow.now}
    uow.voeg_in(_WIJS_TOE, rij)


def maak_los(uow: UnitOfWork, soort: Bestemming, code: str) -> None:
    """Let no conversation serve this tafel or organisatie any more."""
    uow.voer_uit(_MAAK_LOS, dit_soort=soort, dit_code=code)


def bestemmingen(uow: UnitOfWork, gesprek_id: str) -> tuple[Toewijzing, ...]:
    """Return what a conversation serves, in order of kind and code."""
    rijen = uow.voer_uit(_BESTEMMINGEN, dit_gesprek_id=gesprek_id)
    return tuple(Toewijzing(rij.soort, rij.code) for rij in rijen)


def voor_organisatie(uow: UnitOfWork, code: str) -> Gesprek | None:
    """Return the conversation of an organisatie, reachable or not; None when none was registered."""
    return _hooguit_een(uow, _VOOR, dit_soort=Bestemming.ORGANISATIE, dit_code=code)


def voor_tafel(uow: UnitOfWork, code: str) -> Gesprek | None:
    """Return the conversation of a tafel, reachable or not; None when none was registered."""
    return _hooguit_een(uow, _VOOR, dit_soort=Bestemming.TAFEL, dit_code=code)


def persoonlijk(uow: UnitOfWork, persoon_id: str) -> Gesprek | None:
    """Return the 1:1 conversation with a person, the one heard of last; None when there is none yet."""
    return _hooguit_een(uow, _PERSOONLIJK, dit_persoon_id=persoon_id, dit_soort=Gespreksoort.PERSONAL)


def zet_onbereikbaar(uow: UnitOfWork, gesprek_id: str, reden: str) -> None:
    """Send nothing there any more until it is heard of again. `reden` is a code, never a sentence of a person.

    Raises:
        NotFound: there is no such conversation.
    """
    dit_gesprek = lees(uow, gesprek_id)
    uow.voer_uit(_ZET, dit_id=dit_gesprek.id, bereikbaar=False, onbereikbaar_reden=reden, gewijzigd_op=uow.now)
    # The channel may not exist yet, and must be closed before anything is planned for it.
    naam = kanalen.naam_van_gesprek(dit_gesprek.id, dit_gesprek.persoon_id)
    kanalen.zorg_voor(uow, naam, dit_gesprek.tenant_id)
    kanalen.zet_dicht(uow, naam, dicht=True)


def _uit_rij(rij: Row[Any]) -> Gesprek:
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


def _hooguit_een(uow: UnitOfWork, gevraagd: Select[Any], **waarden: str) -> Gesprek | None:
    rij = uow.voer_uit(gevraagd, **waarden).one_or_none()
    return None if rij is None else _uit_rij(rij)


def _een(uow: UnitOfWork, gevraagd: Select[Any], **waarden: str) -> Gesprek:
    gevonden = _hooguit_een(uow, gevraagd, **waarden)
    if gevonden is None:
        raise NotFound("gesprek.onbekend")
    return gevonden
