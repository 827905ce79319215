"""What belongs in another consultation under another law, such as radicalisering: pointed out, not taken in (L17)."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

ZET_VOORT = "*"
"""At the beginning or the end of a word in the list: it may go on there (`*radicaliser*`)."""

_AFGEBROKEN = re.compile(r"[-\u2010\u2011]\s*\n\s*")


@dataclass(frozen=True, slots=True)
class HoortElders:
    """A subject that belongs elsewhere, as the region says.

    Attributes:
        onderwerp: what it is about, in words that fit behind "het gaat over".
        woorden: by which it is recognised, see `ZET_VOORT`; capitals and accents mean nothing.
        verwijzing: where it belongs.
        waar: where one turns with it.
        bevestigd: whether the region has confirmed the list and the pointer.
    """

    code: str
    onderwerp: str
    woorden: tuple[str, ...]
    verwijzing: str
    waar: str
    bevestigd: bool = False


def hoort_elders(
    teksten: Iterable[str], lijst: Iterable[HoortElders], niet_over: Collection[str] = ()
) -> tuple[HoortElders, ...]:
    """Return the subjects of which a word stands in one of these texts, in the order of the list.

    Args:
        teksten: what was typed.
        lijst: what belongs elsewhere in this region.
        niet_over: codes of the subjects of which somebody said that it is not about those.
    """
    kaal = [_kaal(een) for een in teksten if een]
    return tuple(
        een for een in lijst if een.code not in niet_over and any(_patroon(een.woorden).search(tekst) for tekst in kaal)
    )


@lru_cache(maxsize=64)
def _patroon(woorden: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_een_woord(een) for een in woorden) or r"(?!)")


def _een_woord(woord: str) -> str:
    """Return the pattern of one word or phrase; nothing in it can take more than one pass over a text."""
    midden = _kaal(woord.strip(ZET_VOORT))
    begin = "" if woord.startswith(ZET_VOORT) else r"(?<!\w)"
    einde = "" if woord.endswith(ZET_VOORT) else r"(?!\w)"
    return begin + r"[\W_]{1,3}".join(map(re.escape, midden.split())) + einde


def _kaal(tekst: str) -> str:
    """Bring a text to the form in which spellings of a word are one: no capitals, accents or invisible characters."""
    ontleed = unicodedata.normalize("NFKD", _AFGEBROKEN.sub("", tekst)).casefold()
    return "".join(een for een in ontleed if unicodedata.category(een) not in {"Mn", "Cf"})
