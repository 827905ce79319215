"""What the parts of triage share: whose casus it is, the form of the region, and how far the weighing is."""

from collections.abc import Sequence

from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from domain.casus import Casus
from domain.formulier import Formulier
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.triage import Triage

_MERK = 32
"""Characters of the mark of what was weighed: enough to see that something changed."""


def eigen_casus(desk: Desk, casus_id: str, daad: Daad = Daad.TRIAGE_ZIEN) -> Casus:
    """Return a casus that this regisseur runs.

    Raises:
        NotAllowed: he does not, or there is none.
        NotFound: it was destroyed, and he held it last.
        UserMistake: it is closed, for what can only be done with one that is not.
    """
    return laad_casus(desk, daad, casus_id=casus_id)


def lopende_casus(desk: Desk, casus_id: str) -> Casus:
    """Return a casus that this regisseur runs and may weigh.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: it is closed.
    """
    return eigen_casus(desk, casus_id, Daad.TRIAGE_BESLUITEN)


def noteer(desk: Desk, handeling: Handeling, casus: Casus, onderwerp_id: str | None = None) -> None:
    """Write down what was done with, or seen of, the triage: of the casus and of each person in it."""
    namens, doel = desk.regio.eigen_organisatie, casus.grondslag or None
    desk.record(handeling, namens=namens, casus_id=casus.id, onderwerp_id=onderwerp_id, doel=doel)
    for een in casus.betrokkenen:
        desk.record(
            handeling, namens=namens, casus_id=casus.id, betrokkene_id=een.id, onderwerp_id=onderwerp_id, doel=doel
        )


def formulier_van(desk: Desk) -> Formulier | None:
    """Return the form with which the region weighs; None when it has none."""
    return desk.regio.formulieren.get(desk.regio.triage.formulier)


def open_weging(triages: Sequence[Triage]) -> Triage | None:
    """Return what was weighed and is not decided yet, of the triages of a casus, the newest first."""
    return triages[0] if triages and not triages[0].besloten else None


def stand_van(desk: Desk, casus: Casus, triages: Sequence[Triage]) -> str:
    """Return a mark of where the casus and its weighing are: another one once anything of it changed."""
    laatste = triages[0] if triages else None
    wat = {"fase": casus.fase.value, "tafel": casus.tafel, "triage": laatste.id if laatste else ""}
    if laatste is not None:
        wat |= {"besluit": laatste.besluit.value, **{f"antwoord.{veld}": een for veld, een in laatste.waarden.items()}}
    return desk.fingerprint(wat)[:_MERK]
