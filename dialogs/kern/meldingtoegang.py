"""Who may open a melding as a regisseur, and that he did. Shared: its own topic, and making a casus of it."""

from dialogs.kern.beleid import eis, geweigerd, mag
from dialogs.kern.desk import Bezoek, Desk
from domain.errors import NotFound
from domain.logboek import MELDING, Handeling
from domain.melding import Melding
from domain.toegang import Daad, Meldingfeiten, Reden, Waarover
from storage import afwezigheid, meldingen


def laad(desk: Desk, melding_id: str) -> Melding:
    """Return a melding, before it is known whether he may see it.

    Raises:
        NotAllowed: there is none.
    """
    try:
        return meldingen.lees(desk.uow, melding_id)
    except NotFound:
        raise geweigerd(Reden.NIET_UW_MELDING) from None


def heeft(desk: Desk, melding: Melding) -> bool:
    """Tell whether it is he who took it up, or for whom he stands in."""
    return mag(desk, Daad.MELDING_AFRONDEN, Waarover(melding=Meldingfeiten.van(melding)))


def als_melder(bezoek: Bezoek, melding: Melding) -> Waarover:
    """Return a melding as a subject for who made it, or for whom he asked to stand in."""
    voor_wie = afwezigheid.waarnemingen_op_verzoek(bezoek.uow, bezoek.actor.persoon_id)
    vervangers = [bezoek.actor.persoon_id] if melding.melder_id in voor_wie else []
    return Waarover(melding=Meldingfeiten.van(melding, vervangers=vervangers))


def opgepakte_melding(desk: Desk, melding_id: str) -> Melding:
    """Return a melding that this regisseur took up.

    Raises:
        NotAllowed: he did not, or there is none.
    """
    melding = laad(desk, melding_id)
    eis(desk, Daad.MELDING_AFRONDEN, Waarover(melding=Meldingfeiten.van(melding)))
    return melding


def noteer(desk: Desk, handeling: Handeling, melding: Melding, *, als_melder: bool = False) -> None:
    """Write down what was done with, or seen of, a melding: in a chain of its own, by its own id."""
    namens = melding.organisatie if als_melder else desk.regio.eigen_organisatie
    desk.record(handeling, namens=namens, casus_id=melding.id, onderwerp_id=melding.casus_id, doel=MELDING)
