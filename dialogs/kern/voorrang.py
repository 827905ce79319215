"""Who goes first: what a person does, before what the cards on everybody's screen ask by themselves."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator

REFRESHES_AT_ONCE = 1
"""How many clients are served at the same time that ask by themselves: in a meeting of sixty all ask at once."""

PATIENCE = 0.1
"""Seconds that one of them waits for people, at most: about a turn. Of sixty the last still has its answer in time."""


class Voorrang:
    """Lets what clients ask by themselves wait: for each other, and for a while for whoever types or presses."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """Begin with nobody doing anything."""
        self._patience = patience
        self._one = asyncio.Semaphore(REFRESHES_AT_ONCE)
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._people = 0

    @contextlib.contextmanager
    def person(self) -> Iterator[None]:
        """Deal with what somebody does; it never waits here."""
        self._people += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._people -= 1
            if not self._people:
                self._quiet.set()

    @contextlib.asynccontextmanager
    async def client(self) -> AsyncIterator[None]:
        """Deal with what a client asks by itself, once it is its turn."""
        async with self._one:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._patience):
                    await self._quiet.wait()
            yield
