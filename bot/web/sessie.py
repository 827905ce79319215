"""Who is signed in at a browser: begun when Entra says who he is, kept up while he is there, ended with his roles."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.paginas import SESSIE_GELDIG
from dialogs.kern.router import Streek
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Actor, Persoon
from storage import paginas, personen, toegang, websessies
from storage.paginas import Paginalink
from storage.store import UnitOfWork
from storage.websessies import Websessie

STIL = SESSIE_GELDIG
"""After so long without looking at anything one signs in again."""

LANGSTE = timedelta(hours=8)
"""After so long one signs in again anyhow: a working day."""

_VERLENG_NA = timedelta(minutes=1)
"""A session is not written anew for every look."""


@dataclass(frozen=True, slots=True)
class Moet:
    """The link is there, but its person must sign in first; `ander`: somebody else is signed in at this browser."""

    link_id: str
    tenant_id: str
    ander: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A link is open; `geheim` is what the browser keeps of a session that began with it, empty when it had one."""

    link_id: str
    geheim: str = ""


@dataclass(frozen=True, slots=True)
class Ander:
    """Somebody signed in, and it was not the person that the link was made for, or he may not come in any more."""


def tot(nu: datetime, begonnen_op: datetime) -> datetime:
    """Return until when a session lasts that is used now."""
    return min(nu + STIL, begonnen_op + LANGSTE)


def probeer(uow: UnitOfWork, token: str, geheim: str) -> Open | Moet | None:
    """Open a link for whoever is signed in; say that its person must sign in; None when there is no such link."""
    link = paginas.kijk(uow, token)
    if link is None:
        return None
    sessie = websessies.lees(uow, geheim) if geheim else None
    if sessie is not None and sessie.persoon_id == link.persoon_id:
        return Open(link.id) if _open(uow, link, sessie) else None
    return Moet(link.id, personen.lees(uow, link.persoon_id).tenant_id, ander=sessie is not None)


def voor_link(uow: UnitOfWork, link_id: str) -> Moet | None:
    """Return whose sign-in a link waits for; None when it waits no more."""
    link = _wacht(uow, link_id)
    return None if link is None else Moet(link.id, personen.lees(uow, link.persoon_id).tenant_id, ander=True)


def meld_aan(uow: UnitOfWork, streek: Streek, link_id: str, wie: tuple[str, str]) -> Open | Ander | None:
    """Open a link for who signed in (tenant, Entra object id) and begin his session; None when the link waits no more.

    Somebody else uses nothing up: the link stays that of its person. The attempt is in the logboek.
    """
    link = _wacht(uow, link_id)
    if link is None:
        return None
    persoon = personen.lees(uow, link.persoon_id)
    actor = toegang.actor(uow, persoon)
    if (persoon.tenant_id, persoon.object_id) != wie or not actor.aanstellingen:
        _noteer_ander(uow, streek, personen.zoek(uow, *wie), link)
        return Ander()
    sessie, geheim = websessies.begin(uow, persoon.id, tot(uow.now, uow.now))
    if not _open(uow, link, sessie):
        return None
    Bezoek(uow, streek.regio, streek.teksten, actor).record(
        Handeling.AANGEMELD, onderwerp_id=f"{link.soort}:{link.onderwerp_id}"
    )
    return Open(link.id, geheim)


def wie_is_er(uow: UnitOfWork, geheim: str) -> tuple[Websessie, Actor] | None:
    """Return who is signed in with this, with the roles he holds now; None when nobody is.

    The session of who holds no role any more ends here. That of who does is kept up.
    """
    sessie = websessies.lees(uow, geheim) if geheim else None
    if sessie is None:
        return None
    try:
        actor = toegang.actor(uow, personen.lees(uow, sessie.persoon_id))
    except NotFound:
        return None
    if not actor.aanstellingen:
        websessies.beeindig(uow, sessie.id)
        return None
    nieuw = tot(uow.now, sessie.begonnen_op)
    if nieuw - sessie.verloopt_op >= _VERLENG_NA:
        websessies.verleng(uow, sessie.id, nieuw)
    return sessie, actor


def _wacht(uow: UnitOfWork, link_id: str) -> Paginalink | None:
    link = paginas.lees(uow, link_id)
    if link is None or link.geopend_op is not None or link.verloopt_op <= uow.now:
        return None
    return link


def _open(uow: UnitOfWork, link: Paginalink, sessie: Websessie) -> bool:
    return paginas.open_(uow, link.id, sessie.id, uow.now + SESSIE_GELDIG)


def _noteer_ander(uow: UnitOfWork, streek: Streek, wie: Persoon | None, link: Paginalink) -> None:
    onderwerp_id = f"{link.soort}:{link.onderwerp_id}"
    if wie is None:
        # A stranger: that it happened, and to which link.
        Context(uow, streek.regio, streek.teksten).log(Handeling.TOEGANG_GEWEIGERD, onderwerp_id=onderwerp_id)
        return
    actor = toegang.actor(uow, wie)
    Bezoek(uow, streek.regio, streek.teksten, actor).record(Handeling.TOEGANG_GEWEIGERD, onderwerp_id=onderwerp_id)
