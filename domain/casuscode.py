"""The neutral code of a casus: `26-0142-K`.

Two digits of the year, a number of four digits or more, and a check character. The code names no table and no
lane, so it gives nothing away in a channel; the check character keeps a typing error from opening another casus.
"""

import re
from dataclasses import dataclass

from domain.errors import UserMistake

# Letters only, so that a check character never changes places with a digit unseen, and none that looks like
# a digit or like another letter of the list: no B (8), G (6), I and L (1), O and Q (0), S (5), U (V), Z (2).
# Their count, 17, is prime and larger than the base: every difference between two digits then has an inverse,
# so a wrong digit and (with neighbouring weights that differ) a swap always move the remainder.
_TEKENS = "ACDEFHJKMNPRTVWXY"
_MODULUS = len(_TEKENS)
# Weights by place, the last digit first: the powers of 11, which run through all sixteen remainders before they repeat.
_GENERATOR = 11

_EEUW = 100
_CIJFERS = 4
_HOOGSTE = 10**12
_VORM = re.compile(r"([0-9]{2})([0-9]{4}|[1-9][0-9]{4,11})([A-Z])")
# Spaces of every kind (pasted text brings non-breaking and zero-width ones) and dashes of every kind.
_TUSSENRUIMTE = re.compile(r"[\s\-\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff]+")


def _controleteken(cijfers: str) -> str:
    som = sum(int(cijfer) * pow(_GENERATOR, plaats, _MODULUS) for plaats, cijfer in enumerate(reversed(cijfers)))
    return _TEKENS[som % _MODULUS]


@dataclass(frozen=True, slots=True, order=True)
class Casuscode:
    """A code with a right check character. Make one with `maak` or `lees`; `str()` gives the written form."""

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        """Refuse what cannot be written as a code.

        Raises:
            ValueError: the year is not 0..99, or the number not 1 or more (a programming error).
        """
        if not (0 <= self.jaar < _EEUW and 0 < self.nummer < _HOOGSTE):
            message = "a casuscode has a year of two digits and a number from 1"
            raise ValueError(message)

    @classmethod
    def maak(cls, jaar: int, nummer: int) -> "Casuscode":
        """Return the code of the casus with this number in this year (2026 and 26 are the same year)."""
        return cls(jaar % _EEUW, nummer)

    @classmethod
    def lees(cls, tekst: str) -> "Casuscode":
        """Read a code as people type it: any case, with or without dashes and spaces.

        Raises:
            UserMistake: this is not a code ("casuscode.fout.vorm"), or a character in it is wrong
                ("casuscode.fout.controleteken"). What was typed is not repeated: it may be anything.
        """
        gevonden = _VORM.fullmatch(_TUSSENRUIMTE.sub("", tekst).upper())
        if gevonden is None or int(gevonden[2]) == 0:
            raise UserMistake("casuscode.fout.vorm")
        if _controleteken(gevonden[1] + gevonden[2]) != gevonden[3]:
            raise UserMistake("casuscode.fout.controleteken")
        return cls(int(gevonden[1]), int(gevonden[2]))

    def __str__(self) -> str:
        """Return the written form, `26-0142-K`."""
        jaar, nummer = f"{self.jaar:02d}", f"{self.nummer:0{_CIJFERS}d}"
        return f"{jaar}-{nummer}-{_controleteken(jaar + nummer)}"
