"""What an organisatie has open of what it agreed to do, as far as anybody in its conversation may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.afspraak import BIJ_EIGENAAR, AfspraakStatus


@dataclass(frozen=True, slots=True)
class Openstaand:
    """One open afspraak, without a word of what it says: nothing in it was decrypted.

    Attributes:
        code: of the casus.
        tafel: code of the tafel of the casus; for whom to wake, never to be shown beside the code.
        regisseur_id: who holds the casus.
        persoon_id: whose it is at the organisatie; None when nobody's in particular, or somebody's without Teams.
        gevraagd: how many times its owner was reminded since he last said something.
    """

    id: str
    casus_id: str
    code: str
    tafel: str
    regisseur_id: str
    persoon_id: str | None
    status: AfspraakStatus
    wanneer: date
    gevraagd: int

    @property
    def voorgelegd(self) -> bool:
        """Tell whether its owner has not said yet whether he takes it on."""
        return self.status is AfspraakStatus.VOORGELEGD

    @property
    def bij_eigenaar(self) -> bool:
        """Tell whether the owner has to do something about it."""
        return self.status in BIJ_EIGENAAR

    @property
    def reden_om_te_wekken(self) -> bool:
        """Tell whether it is a reason to wake its owner: it was put to him, or a reminder of it fell due."""
        return self.bij_eigenaar and (self.voorgelegd or self.gevraagd > 0)

    def te_laat(self, vandaag: date) -> bool:
        """Tell whether its day has passed."""
        return self.wanneer < vandaag


def bij_eigenaar(alle: Iterable[Openstaand]) -> tuple[Openstaand, ...]:
    """Return what the owner has to do something about: not what he said that he cannot do."""
    return tuple(een for een in alle if een.bij_eigenaar)
