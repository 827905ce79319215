"""A key vault that stands in for a real one: the main keys never leave it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from domain.errors import Unavailable
from storage.hoofdsleutels import Band, Hoofdsleutels


def niets() -> None:
    """What happens meanwhile, when nothing does."""


@dataclass
class Proefkluis:
    """Implements the seam, and counts. Set `weg` and it answers no more; `intussen` happens while it wraps."""

    binnenin: Hoofdsleutels
    weg: bool = False
    vragen: list[int] = field(default_factory=list)
    """How many keys each question was about."""
    intussen: Callable[[], object] = niets

    @property
    def actief(self) -> str:
        return self.binnenin.actief

    def kent(self, hoofdsleutel: str) -> bool:
        return self.binnenin.kent(hoofdsleutel)

    def verpak(self, sleutels: Sequence[tuple[bytes, Band]]) -> Sequence[bytes]:
        self._antwoordt(sleutels)
        self.intussen()
        return self.binnenin.verpak(sleutels)

    def pak_uit(self, hoofdsleutel: str, verpakt: Sequence[tuple[bytes, Band]]) -> Sequence[bytes]:
        self._antwoordt(verpakt)
        self.intussen()
        return self.binnenin.pak_uit(hoofdsleutel, verpakt)

    def _antwoordt(self, wat: Sequence[object]) -> None:
        if self.weg:
            raise Unavailable("sleutels.kluis_onbereikbaar")
        self.vragen.append(len(wat))
