"""Main keys: with them every key in the store of keys is wrapped. Where they live is a seam (`Kluis`).

Here they come from the settings. A key vault would be another `Kluis`; nothing else in the house would change.
"""

import base64
import binascii
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from domain.errors import Unavailable
from storage.sleutels import SLEUTELLENGTE, Versleutelaar

Band: TypeAlias = tuple[str, ...]
"""What a wrapped key is bound to: region, kind and id. It opens with the same band only."""


class Kluis(Protocol):
    """Where main keys live, and all that is asked of them: wrapping and unwrapping. The keys need never come out.

    Any number of threads ask at once, outside every transaction. Whoever writes one for a key vault: ask in batches as
    they come (a rotation brings a hundred at a time), give up after a few seconds (a turn has five), and when the vault
    can bind nothing to what it wraps, wrap `sha256(band) + key` and compare when unwrapping.
    """

    @property
    def actief(self) -> str:
        """The id of the main key that wraps what is new."""
        ...

    def kent(self, hoofdsleutel: str) -> bool:
        """Tell whether this main key can unwrap; asks nobody."""
        ...

    def verpak(self, sleutels: Sequence[tuple[bytes, Band]]) -> Sequence[bytes]:
        """Wrap keys with the active main key, in the same order.

        Raises:
            Unavailable: the vault does not answer now ("sleutels.kluis_onbereikbaar").
        """
        ...

    def pak_uit(self, hoofdsleutel: str, verpakt: Sequence[tuple[bytes, Band]]) -> Sequence[bytes]:
        """Unwrap what was wrapped with this main key, in the same order.

        Raises:
            Unavailable: the vault does not answer now ("sleutels.kluis_onbereikbaar"), this main key is not there
                ("sleutels.hoofdsleutel_ontbreekt"), or it was wrapped otherwise or for another band
                ("opslag.onleesbaar").
        """
        ...


@dataclass(frozen=True, slots=True)
class Hoofdsleutels:
    """A `Kluis` of keys from the settings: id -> 32 bytes. New keys are wrapped with `actief`."""

    actief: str
    sleutels: Mapping[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        """Check them.

        Raises:
            ValueError: the active one is missing, or one is not 32 bytes. No key is repeated.
        """
        if self.actief not in self.sleutels:
            raise ValueError("the active main key is not among the main keys")
        if any(len(een) != SLEUTELLENGTE for een in self.sleutels.values()):
            raise ValueError("a main key is 32 bytes")

    @classmethod
    def lees(cls, tekst: str) -> "Hoofdsleutels":
        """Read them as settings hold them: `id:base64`, several separated by commas, the active one first.

        Raises:
            ValueError: it is not written so. What was written is not repeated.
        """
        gelezen: dict[str, bytes] = {}
        for deel in tekst.split(","):
            naam, dubbelepunt, sleutel = deel.strip().partition(":")
            try:
                waarde = base64.b64decode(sleutel, validate=True)
            except binascii.Error:
                raise ValueError("a main key is written as id:base64") from None
            if not (naam and dubbelepunt) or naam in gelezen:
                raise ValueError("every main key has an id of its own: id:base64")
            gelezen[naam] = waarde
        return cls(next(iter(gelezen)), gelezen)

    def kent(self, hoofdsleutel: str) -> bool:
        """Tell whether it is among them (see `Kluis`)."""
        return hoofdsleutel in self.sleutels

    def verpak(self, sleutels: Sequence[tuple[bytes, Band]]) -> Sequence[bytes]:
        """Wrap (see `Kluis`)."""
        met = self.sleutels[self.actief]
        return [Versleutelaar(met, *band).versleutel(een, "sleutel") for een, band in sleutels]

    def pak_uit(self, hoofdsleutel: str, verpakt: Sequence[tuple[bytes, Band]]) -> Sequence[bytes]:
        """Unwrap (see `Kluis`)."""
        met = self.sleutels.get(hoofdsleutel)
        if met is None:
            raise Unavailable("sleutels.hoofdsleutel_ontbreekt", hoofdsleutel=hoofdsleutel)
        return [Versleutelaar(met, *band).ontsleutel(een, "sleutel") for een, band in verpakt]


def nieuwe_hoofdsleutel(naam: str) -> str:
    """Return a new random main key, written as `Hoofdsleutels.lees` reads it."""
    return f"{naam}:{base64.b64encode(os.urandom(SLEUTELLENGTE)).decode()}"
