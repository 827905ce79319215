"""Keys, apart from what they open: the port, and what a data key can do. The store of keys is `sleutelkast`."""

import hashlib
import hmac
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import Unavailable

SLEUTELLENGTE: Final = 32
"""Bytes of every key: AES-256 and HMAC-SHA256."""

LANGST_IN_GEHEUGEN: Final = 300.0
"""Seconds for which a process uses a data key without looking whether it was destroyed by another process."""

_VORM: Final = b"\x01"
"""First byte of every ciphertext: how it was made. A new way gets a new number."""
_NONCE: Final = 12


class Sleuteldoel(StrEnum):
    """What a key of a region is for. Keys for different purposes are never the same."""

    INDEX = "index"
    LOGBOEK = "logboek"
    FORMULIER = "formulier"
    ANKER = "anker"
    """The private key (Ed25519) with which the anchors of the logboek are signed; 32 bytes, as all others."""
    REGISTER = "register"
    """The chain of the register of destroyed keys; one for all regions."""


class Versleutelaar:
    """Encrypts and decrypts with one key (AES-256-GCM). What it is bound to is needed again to decrypt."""

    __slots__ = ("_aes", "_band")

    def __init__(self, sleutel: bytes, *band: str) -> None:
        """Take the key, and what every ciphertext made with it is bound to (the region, the casus)."""
        self._aes = AESGCM(sleutel)
        self._band = band

    def versleutel(self, klaar: bytes, context: str) -> bytes:
        """Encrypt. `context` (table, column, row) must be the same to decrypt."""
        nonce = os.urandom(_NONCE)
        return _VORM + nonce + self._aes.encrypt(nonce, klaar, onderscheid(*self._band, context))

    def ontsleutel(self, versleuteld: bytes, context: str) -> bytes:
        """Decrypt.

        Raises:
            Unavailable: made with another key, for another context, or changed ("opslag.onleesbaar").
        """
        vorm, nonce, rest = versleuteld[:1], versleuteld[1 : 1 + _NONCE], versleuteld[1 + _NONCE :]
        if vorm != _VORM or len(nonce) != _NONCE:
            raise Unavailable("opslag.onleesbaar")
        try:
            return self._aes.decrypt(nonce, rest, onderscheid(*self._band, context))
        except InvalidTag:
            raise Unavailable("opslag.onleesbaar") from None


Casussleutel = Versleutelaar
"""The data key of one casus, ready for use; the key itself cannot be read from it."""


class Sleutelkast(Protocol):
    """Where keys live: apart from the database, with a backup term of its own."""

    def casussleutel(self, regio: str, casus_id: str, *, maak: bool) -> Casussleutel:
        """Return the data key of a casus; with `maak` it is made, and durable, when there was none.

        Raises:
            NotFound: there is none ("casus.sleutel_weg"), or it was destroyed, also with `maak`.
            Unavailable: the store of keys does not answer, or the key it was wrapped with is not loaded.
        """
        ...

    def regiosleutel(self, regio: str, doel: Sleuteldoel) -> bytes:
        """Return a key of the region, made on first use.

        Raises:
            Unavailable: as above.
        """
        ...

    def vernietig(self, regio: str, ids: Iterable[str], op: datetime) -> int:
        """Destroy data keys, for good: what they encrypted cannot be read any more by anyone.

        It is written in the register of destroyed keys first. Another process may still hold such a key in memory, for
        `LANGST_IN_GEHEUGEN` at most.

        Args:
            regio: whose keys.
            ids: of casussen, meldingen and whatever else has a key; what has none never gets one after this.
            op: when this was decided.

        Returns:
            how many were not destroyed yet.

        Raises:
            Unavailable: the store of keys or the register does not answer; what was not done yet must be done again.
        """
        ...

    def vernietigde_van(self, regio: str, ids: Iterable[str]) -> frozenset[str]:
        """Return which of these data keys were destroyed.

        Raises:
            Unavailable: the store of keys does not answer.
        """
        ...

    def telling(self) -> Mapping[str, int]:
        """Return per main key how many keys are wrapped with it; one that is not among them may be retired.

        Raises:
            Unavailable: the store of keys does not answer.
        """
        ...

    def close(self) -> None:
        """Let go of the store of keys."""
        ...


def onderscheid(*delen: str) -> bytes:
    """Join texts so that different rows of texts never give the same bytes."""
    gecodeerd = [deel.encode() for deel in delen]
    return b"".join(len(deel).to_bytes(4, "big") + deel for deel in gecodeerd)


def zegel(sleutel: bytes, inhoud: bytes) -> bytes:
    """Return HMAC-SHA256 over `inhoud`."""
    return hmac.digest(sleutel, inhoud, hashlib.sha256)
