"""The clock and the post office of a test world: what is due happens, what waits in the outbox is delivered.

tikt(wereld)                     # rounds are made, alarms ring
post = bezorgt(wereld)           # everything that may be sent now arrives in Teams
tikt_tot(wereld, moment)         # hour by hour, as far as that
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMail, OutgoingMessage
from dialogs.kern.registry import Skip
from storage import outbox, wekkers
from storage.outbox import Limieten, Venster, Verzending
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Wereld

RUIM = (Venster(1_000_000, timedelta(seconds=1)),)
GEEN_LIMIET = Limieten(gesprek=RUIM, tenant=RUIM)
HUUR = timedelta(minutes=2)
UUR = timedelta(hours=1)


@dataclass(frozen=True)
class Bezorgd:
    """A message that arrived: where, what it says, and whether it was a new post or an edit of an earlier one."""

    werk: Verzending
    waar: str
    bewerkt: bool
    kaart: Kaart


def context(wereld: Wereld, uow: UnitOfWork) -> Context:
    """What a round, an alarm or a renderer gets."""
    return Context(uow, wereld.regio, wereld.teksten)


def tikt(wereld: Wereld) -> None:
    """One tick: every round, then every alarm that is due, each in its own transaction."""
    for ronde in wereld.registry.rounds:
        wereld.doet(lambda uow, doe=ronde: doe(context(wereld, uow)))
    while wereld.doet(lambda uow: _luidt(wereld, uow)):
        pass


def tikt_tot(wereld: Wereld, moment: datetime) -> list[Bezorgd]:
    """Tick and deliver every hour, and at the moment itself; return what was delivered."""
    alles: list[Bezorgd] = []
    while True:
        tikt(wereld)
        alles += bezorgt(wereld)
        if wereld.nu >= moment:
            return alles
        wereld.nu = min(wereld.nu + UUR, moment)


def bezorgt(wereld: Wereld) -> list[Bezorgd]:
    """Deliver everything that may be sent at this moment; what its renderer skips lapses, as with the real sender."""
    return list(_bezorg(wereld))


def neemt(wereld: Wereld) -> tuple[Verzending, OutgoingMessage | OutgoingMail | Skip] | None:
    """Claim and render the next act, as the sender does, and leave what becomes of it to the test."""
    return wereld.doet(lambda uow: _neem(wereld, uow))


def _bezorg(wereld: Wereld) -> Iterator[Bezorgd]:
    while (genomen := neemt(wereld)) is not None:
        werk, bericht = genomen
        if isinstance(bericht, Skip):
            continue
        if isinstance(bericht, OutgoingMail):
            yield _gemaild(wereld, werk, bericht)
            continue
        assert werk.gesprek is not None, "a person without a conversation"
        activity_id = werk.activity_id or f"post-{werk.id}"
        wereld.doet(partial(_bewaar, wereld=wereld, werk=werk, activity_id=activity_id))
        assert bericht.summary == wereld.teksten("algemeen.samenvatting")
        kaart = Kaart(bericht.card or {})
        wereld.geplaatst.append(kaart.json)
        yield Bezorgd(werk, werk.gesprek.conversation_id, werk.activity_id is not None, kaart)


def _bewaar(uow: UnitOfWork, wereld: Wereld, werk: Verzending, activity_id: str) -> None:
    """Write down that it arrived, as the sender does."""
    outbox.gelukt(uow, werk, activity_id, ouder=wereld.registry.messages[werk.soort].older)
    if werk.activity_id is None:
        wereld.registry.messages[werk.soort].posted(context(wereld, uow), werk.onderwerp_id)


def _gemaild(wereld: Wereld, werk: Verzending, mail: OutgoingMail) -> Bezorgd:
    wereld.doet(outbox.gelukt, werk, werk.id)
    kaart = Kaart({"body": [{"type": "TextBlock", "text": een} for een in (mail.subject, mail.text)]})
    wereld.geplaatst.append(kaart.json)
    return Bezorgd(werk, werk.adres, werk.activity_id is not None, kaart)


def _neem(wereld: Wereld, uow: UnitOfWork) -> tuple[Verzending, OutgoingMessage | OutgoingMail | Skip] | None:
    werk = outbox.neem(uow, werker="test", limieten=GEEN_LIMIET, verhuur=HUUR)
    if werk is None:
        return None
    spec, hier = wereld.registry.messages[werk.soort], context(wereld, uow)
    weg = spec.lapsed(hier, werk.onderwerp_id, werk.adres) if werk.activity_id is None else None
    bericht = weg or spec.render(hier, werk.onderwerp_id)
    if isinstance(bericht, Skip):
        outbox.vervallen(uow, werk, bericht.reden)
    return werk, bericht


def _luidt(wereld: Wereld, uow: UnitOfWork) -> bool:
    for wekker in wekkers.neem(uow, 1):
        wereld.registry.alarms[wekker.soort].ring(context(wereld, uow), wekker)
        return True
    return False
