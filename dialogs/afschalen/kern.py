"""What the steps share: whose casus it is, and writing down what was done with, or seen of, it."""

from collections.abc import Iterable

from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from domain.casus import Betrokkene, Casus
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.toegang import Daad


def laad(desk: Desk, casus_id: str = "", *, code: Casuscode | None = None, daad: Daad = Daad.AFSCHALEN) -> Casus:
    """Return a casus that this regisseur runs.

    Raises:
        NotAllowed: it is not his, or there is none.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed, and the act asks that it runs.
    """
    return laad_casus(desk, daad, casus_id=casus_id, code=code)


def noteer(
    desk: Desk,
    handeling: Handeling,
    casus: Casus,
    betrokkenen: Iterable[Betrokkene] = (),
    onderwerp_id: str | None = None,
) -> None:
    """Write it down for the casus, and for each of these people."""
    for wie in (None, *(een.id for een in betrokkenen)):
        desk.record(
            handeling,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=onderwerp_id,
            doel=casus.grondslag or None,
        )
