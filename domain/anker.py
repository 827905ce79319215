"""Anchors: once a day the ends of the chains of the logboek are signed, and written where the database is not.

A chain shows by itself what was changed in it, but not that its last lines were cut off together with the record of its
end, nor that an older copy was put back. An anchor does, for everything up to that day: it names the ends of the chains
that grew since the anchor before it, and that one by its hash. Nothing in it is about anybody: ids, numbers and hashes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

from domain.logboek import BEGIN

VORM: Final = 1
"""How an anchor is written. Another way gets another number; what was signed stays as it was."""

AANKONDIGING: Final = "anker:"
"""What stands before the number of an anchor in the line of the logboek that says that it was made."""


@dataclass(frozen=True, slots=True)
class Einde:
    """The end of a chain when the anchor was made: its last number and hash. `keten` is the name of the chain."""

    keten: str
    nr: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Anker:
    """What is signed.

    Attributes:
        nr: one more than that of the anchor before; the first is 1.
        dag: the local day on which it was made; days on which the bot stood still have none.
        ketens: how many chains there were in all.
        vorige: the hash of the anchor before; `BEGIN` for the first.
        einden: of the chains that grew since then, by name.
    """

    regio: str
    nr: int
    dag: date
    op: datetime
    ketens: int
    vorige: bytes
    einden: tuple[Einde, ...]


@dataclass(frozen=True, slots=True)
class GetekendAnker:
    """An anchor as it is kept: what was signed, word for word, and the signature (Ed25519)."""

    inhoud: str
    handtekening: bytes


@dataclass(frozen=True, slots=True)
class Verankerd:
    """Where a chain ended by the last anchor that names it."""

    nr: int
    hash: bytes
    anker: int
    dag: date


class Ankerbreuksoort(StrEnum):
    """What is wrong with an anchor, or with a chain beside its anchor."""

    ONTBREEKT = "ontbreekt"
    """There is no such anchor in the database, and there was one."""
    HANDTEKENING = "handtekening"
    """It was not signed by us, or changed after."""
    RIJ = "rij"
    """What stands around it in the database says something else than what was signed."""
    VORIGE = "vorige"
    """It names another anchor before it than stands there."""
    BESTAND_ONTBREEKT = "bestand_ontbreekt"
    """It was written outside the database, and is not there."""
    BESTAND_ANDERS = "bestand_anders"
    """Outside the database stands another anchor under this number, signed by us: an older copy was put back."""
    BESTAND_VALS = "bestand_vals"
    """Outside the database stands something that we did not sign."""
    KETEN_WEG = "keten_weg"
    """The whole chain has gone, without the proof that it was destroyed in order."""
    AFGEKAPT = "afgekapt"
    """The chain is shorter than it was."""
    HERSCHREVEN = "herschreven"
    """At this number stands another line than was anchored: everything from there on was written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ankerbreuk:
    """Something that does not fit.

    Attributes:
        anker: the number of the anchor by which it shows; 0 when it has none that can be read.
        dag: of that anchor.
        keten, nr: the chain it is about, and the number that was anchored; `vanaf` the last number of it that still
            fits an earlier anchor.
        bestand: the file it is about.
    """

    soort: Ankerbreuksoort
    anker: int
    dag: date | None = None
    keten: str = ""
    nr: int = 0
    vanaf: int = 0
    bestand: str = ""


def schrijf(anker: Anker) -> str:
    """Return the words that are signed: always the same for the same anchor."""
    inhoud = {
        "vorm": VORM,
        "regio": anker.regio,
        "nr": anker.nr,
        "dag": anker.dag.isoformat(),
        "op": anker.op.astimezone(UTC).isoformat(timespec="microseconds"),
        "ketens": anker.ketens,
        "vorige": anker.vorige.hex(),
        "einden": [[een.keten, een.nr, een.hash.hex()] for een in sorted(anker.einden, key=lambda een: een.keten)],
    }
    return json.dumps(inhoud, ensure_ascii=True, separators=(",", ":"))


def lees(inhoud: str) -> Anker:
    """Read an anchor back.

    Raises:
        ValueError: this is none.
    """
    try:
        gelezen: Mapping[str, Any] = json.loads(inhoud)
        if gelezen["vorm"] != VORM:
            raise ValueError(inhoud[:40])
        return Anker(
            regio=str(gelezen["regio"]),
            nr=int(gelezen["nr"]),
            dag=date.fromisoformat(gelezen["dag"]),
            op=datetime.fromisoformat(gelezen["op"]),
            ketens=int(gelezen["ketens"]),
            vorige=bytes.fromhex(gelezen["vorige"]),
            einden=tuple(Einde(str(keten), int(nr), bytes.fromhex(hash_)) for keten, nr, hash_ in gelezen["einden"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise ValueError(inhoud[:40]) from fout


def hash_van(inhoud: str | None) -> bytes:
    """Return by which hash the next anchor names this one (SHA-256); None is before the first."""
    return BEGIN if inhoud is None else hashlib.sha256(inhoud.encode()).digest()


def stand(ankers: Iterable[Anker]) -> dict[str, Verankerd]:
    """Return where every chain ended by the last anchor that names it; `ankers` in order of their numbers."""
    return {
        einde.keten: Verankerd(einde.nr, einde.hash, anker.nr, anker.dag) for anker in ankers for einde in anker.einden
    }


def gegroeid(einden: Iterable[Einde], verankerd: Mapping[str, Verankerd]) -> tuple[Einde, ...]:
    """Return the ends that are not what was anchored last, by name."""
    nieuw = (een for een in einden if een.keten not in verankerd or verankerd[een.keten].hash != een.hash)
    return tuple(sorted(nieuw, key=lambda een: een.keten))
