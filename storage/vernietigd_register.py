"""The register of destroyed keys: a file apart from the database and from the store of keys, that only grows.

When an old copy of the store of keys is put back, keys that were destroyed since are in it again; this file says which,
so that they are destroyed again. A line holds ids and a moment, and a keyed hash over itself and the line before it.
The store of keys remembers the last line, so removing lines shows, at the end of the file too.
"""

import hmac
import json
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from domain.errors import Unavailable
from storage.sleutels import onderscheid, zegel


@dataclass(frozen=True, slots=True)
class Registerkop:
    """The last line of the register: its number (0: there is none) and its seal."""

    nr: int = 0
    zegel: bytes = bytes(32)


@dataclass(frozen=True, slots=True)
class Registerregel:
    """A key that was destroyed, and when that was decided."""

    regio: str
    sleutel_id: str
    op: datetime


_LEEG: Final = Registerkop()


class Vernietigingsregister:
    """The file. Whoever calls it holds the one lock on the store of keys, so lines of two processes never mix."""

    def __init__(self, plaats: Path, sleutel: bytes) -> None:
        """Take the place and the key of the chain. Nothing is opened or made yet."""
        self.plaats = plaats
        self._sleutel = sleutel
        self._kop = _LEEG
        self._tot = 0

    @property
    def kop(self) -> Registerkop:
        """The last line that was read or written."""
        return self._kop

    def na(self, kop: Registerkop) -> tuple[Registerregel, ...]:
        """Return the lines after this one. The whole file is read and checked, each time.

        Raises:
            Unavailable: the file is not there ("sleutels.register_weg"), lines at its end are gone
                ("sleutels.register_korter"), one was changed, removed or put in ("sleutels.register_geschonden"), or
                it cannot be read ("sleutels.register_onbruikbaar").
        """
        self._kop, self._tot = _LEEG, 0
        try:
            inhoud = self.plaats.read_bytes()
        except FileNotFoundError:
            if kop.nr:
                raise Unavailable("sleutels.register_weg", plaats=str(self.plaats)) from None
            return ()
        except OSError as fout:
            raise self._onbruikbaar() from fout
        gevonden: list[Registerregel] = []
        herkend = kop == _LEEG
        for regel in self._loop_door(inhoud):
            herkend = herkend or self._kop == kop
            if self._kop.nr > kop.nr:
                gevonden.append(regel)
        if self._kop.nr < kop.nr:
            raise Unavailable("sleutels.register_korter", regels=self._kop.nr, verwacht=kop.nr)
        if not herkend:
            # A whole chain, but not the one that this store of keys wrote on.
            raise Unavailable("sleutels.register_geschonden", regel=kop.nr)
        return tuple(gevonden)

    def voeg_toe(self, regels: Iterable[Registerregel]) -> Registerkop:
        """Write lines behind those that `na` just read, make them durable, and return the new end.

        Raises:
            Unavailable: it cannot be written ("sleutels.register_onbruikbaar"); nothing may be destroyed then.
        """
        tekst, kop = b"", self._kop
        for regel in regels:
            kop = Registerkop(kop.nr + 1, self._zegel(kop, regel))
            tekst += _schrijf(regel, kop)
        try:
            self._schrijf_duurzaam(tekst)
        except OSError as fout:
            raise self._onbruikbaar() from fout
        self._kop, self._tot = kop, self._tot + len(tekst)
        return kop

    def zet_opzij(self) -> None:
        """Move the file away, so that a new one begins; the old one stays beside it.

        Raises:
            Unavailable: it cannot be moved ("sleutels.register_onbruikbaar").
        """
        self._kop, self._tot = _LEEG, 0
        if not self.plaats.exists():
            return
        nr = 1
        while (opzij := self.plaats.with_name(f"{self.plaats.name}.oud-{nr}")).exists():
            nr += 1
        try:
            self.plaats.rename(opzij)
        except OSError as fout:
            raise self._onbruikbaar() from fout

    def _loop_door(self, inhoud: bytes) -> Iterator[Registerregel]:
        # What stands behind the last end of a line was cut off by a crash, and never acted upon.
        for rauw in inhoud[: inhoud.rfind(b"\n") + 1].splitlines(keepends=True):
            regel, kop = _ontleed(rauw, self._kop.nr + 1)
            if kop.nr != self._kop.nr + 1 or not hmac.compare_digest(kop.zegel, self._zegel(self._kop, regel)):
                raise Unavailable("sleutels.register_geschonden", regel=self._kop.nr + 1)
            self._kop, self._tot = kop, self._tot + len(rauw)
            yield regel

    def _schrijf_duurzaam(self, tekst: bytes) -> None:
        nieuw = not self.plaats.exists()
        vlaggen = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        bestand = os.open(self.plaats, vlaggen | (os.O_EXCL if nieuw else 0), stat.S_IRUSR | stat.S_IWUSR)
        try:
            os.ftruncate(bestand, self._tot)
            while tekst:
                tekst = tekst[os.write(bestand, tekst) :]
            os.fsync(bestand)
        finally:
            os.close(bestand)
        if nieuw and hasattr(os, "O_DIRECTORY"):
            _maak_naam_duurzaam(self.plaats.parent)

    def _zegel(self, na: Registerkop, regel: Registerregel) -> bytes:
        plek = onderscheid(str(na.nr + 1), regel.regio, regel.sleutel_id, _moment(regel.op))
        return zegel(self._sleutel, na.zegel + plek)

    def _onbruikbaar(self) -> Unavailable:
        return Unavailable("sleutels.register_onbruikbaar", plaats=str(self.plaats))


def _schrijf(regel: Registerregel, kop: Registerkop) -> bytes:
    inhoud = {
        "nr": kop.nr,
        "regio": regel.regio,
        "sleutel": regel.sleutel_id,
        "op": _moment(regel.op),
        "zegel": kop.zegel.hex(),
    }
    return json.dumps(inhoud, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _ontleed(rauw: bytes, verwacht: int) -> tuple[Registerregel, Registerkop]:
    try:
        inhoud = json.loads(rauw)
        regel = Registerregel(str(inhoud["regio"]), str(inhoud["sleutel"]), datetime.fromisoformat(inhoud["op"]))
        return regel, Registerkop(int(inhoud["nr"]), bytes.fromhex(inhoud["zegel"]))
    except (ValueError, KeyError, TypeError):
        raise Unavailable("sleutels.register_geschonden", regel=verwacht) from None


def _moment(op: datetime) -> str:
    return op.astimezone(UTC).isoformat(timespec="microseconds")


def _maak_naam_duurzaam(folder: Path) -> None:
    """Make the name of a new file durable, not only what is in it."""
    verwijzing = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(verwijzing)
    finally:
        os.close(verwijzing)
