"""The folder of anchors: what proves the logboek, kept where the administrators of the database should not come.

A file is made once and never opened for writing again. Its name ends in the hash of what it says, so an anchor of an
older copy that was put back stands beside it, never in its place.
"""

import asyncio
import base64
import binascii
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.metrics import RoomMetrics
from domain.anker import Anker, GetekendAnker, hash_van, lees
from storage import ankers
from storage.ankers import Ankerrij
from storage.store import Scope, Store

log = structlog.get_logger("anchors")


@dataclass(frozen=True, slots=True)
class AnchorFolder:
    """Where anchors are written outside the database."""

    folder: Path
    store: Store
    metrics: RoomMetrics

    async def write(self, scope: Scope) -> None:
        """Write what must still be written, and note that it was. What fails is loud, and tried again at the next tick.

        Raises:
            TafelbotError: the database does not answer.
        """
        for row in await self.store.read(scope, ankers.nog_buiten):
            try:
                await asyncio.to_thread(write_anchor, self.folder, row)
            except (OSError, ValueError) as error:
                log.error(  # noqa: TRY400 - the kind says it all; a traceback names no more than our own lines
                    "anchor_not_written", regio=scope.regio, anchor=row.nr, folder=str(self.folder), error=repr(error)
                )
                break
            await self.store.run(scope, ankers.is_buiten, row.nr)
        waiting = await self.store.read(scope, ankers.aantal_nog_buiten)
        self.metrics.anchors_waiting(scope.regio, waiting)


@dataclass(frozen=True, slots=True)
class AnchorFiles:
    """The anchors of one region in a folder (`storage.logboekcontrole.Ankerbestanden`)."""

    folder: Path
    regio: str
    is_kopie: bool = False

    def namen(self) -> Sequence[str]:
        """Return the names of the files, the oldest first."""
        return sorted(each.name for each in self.folder.glob(f"{self.regio}-*.json"))

    def lees(self, naam: str) -> GetekendAnker | None:
        """Return what stands in a file; None when it is not there or cannot be read."""
        try:
            read = json.loads((self.folder / naam).read_text("utf-8"))
            return GetekendAnker(str(read["inhoud"]), base64.b64decode(read["handtekening"], validate=True))
        except (OSError, ValueError, KeyError, TypeError, binascii.Error, RecursionError):
            return None

    def naam_van(self, anker: Anker, inhoud: str) -> str:
        """Return under which name an anchor is written."""
        return file_name(anker, inhoud)


def file_name(anker: Anker, inhoud: str) -> str:
    """Return the name of the file of an anchor: region, day, number, and the beginning of its hash."""
    return f"{anker.regio}-{anker.dag.isoformat()}-{anker.nr}-{hash_van(inhoud).hex()[:12]}.json"


def write_anchor(folder: Path, row: Ankerrij) -> Path:
    """Write an anchor in a file of its own, whole and on disk, or not at all; what is there already stays.

    Raises:
        OSError: it cannot be written, or something else stands in its place: that stays too.
        ValueError: the row is no anchor.
    """
    text = json.dumps(
        {
            "inhoud": row.getekend.inhoud,
            "handtekening": base64.b64encode(row.getekend.handtekening).decode(),
        },
        indent=1,
    )
    path = folder / file_name(lees(row.getekend.inhoud), row.getekend.inhoud)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        # Killed between writing and noting it.
        if path.read_text("utf-8") != text:
            raise FileExistsError(path)
        return path
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)
    _sync_folder(folder)
    return path


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
