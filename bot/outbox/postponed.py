"""When Teams did not take the answer to a typed command, the asker hears later that it was dealt with."""

from collections.abc import Mapping

from bot.outbox.sender import Sender
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.commands import Understood, parse
from dialogs.kern.registry import Registry
from dialogs.kern.router import Streek
from dialogs.kern.turn import Turn, Typed
from domain.errors import UserMistake
from storage import outbox, personen
from storage.store import Scope, Store, UnitOfWork


class Postponed:
    """Plans that message. Only for who is registered and typed a real command: a stranger fills no database."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        streken: Mapping[str, Streek],
        demorollen: Mapping[str, str],
        senders: Mapping[str, Sender],
    ) -> None:
        """Plan in this store, by these commands."""
        self._store = store
        self._registry = registry
        self._streken = streken
        self._demorollen = demorollen
        self._senders = senders

    async def __call__(self, turn: Turn) -> None:
        """Take note that the answer to this turn was not delivered."""
        words = self._words(turn)
        if words is None:
            return
        await self._store.run(Scope(turn.regio, turn.received_at), _plan, turn, words)
        self._senders[turn.regio].wake()

    def _words(self, turn: Turn) -> str | None:
        """Return the words of the command that was typed: not its arguments, which may be anything."""
        if not isinstance(turn.happening, Typed):
            return None
        regio = self._streken[turn.regio].regio
        try:
            vandaag = regio.kalender.lokaal(turn.received_at).date()
            parsed = parse(turn.happening.text, self._registry.commands_in_order(), regio, self._demorollen, vandaag)
        except UserMistake:
            return None
        return parsed.spec.words if isinstance(parsed, Understood) else None


def _plan(uow: UnitOfWork, turn: Turn, words: str) -> None:
    if turn.sender.object_id is None:
        return
    persoon = personen.zoek(uow, turn.sender.tenant_id, turn.sender.object_id)
    if persoon is not None:
        outbox.plan(
            uow, soort=Berichtsoort.UITGESTELD, onderwerp_id=f"{persoon.id}:{words}", persoon_id=persoon.id, los=True
        )
