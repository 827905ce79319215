"""One bevraging with everything around it, and the gate in front of it."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.kern.beleid import besluit, bestaat_niet, eis, met_toegang, over_casus
from dialogs.kern.desk import Bezoek, Context, Desk
from domain.agenda import Zitting
from domain.casus import Betrokkene, Casus, Onderwerp
from domain.casuscode import Casuscode
from domain.errors import NotFound, UserMistake
from domain.toegang import Daad, Reden
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, UitvraagStatus, neemt_antwoord_aan
from storage import agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Zaak:
    """The question to one organisatie: in which uitvraag, about which casus, for which zitting."""

    uitvraag: Uitvraag
    bevraging: Bevraging
    casus: Casus
    zitting: Zitting

    def loopt(self, nu: datetime) -> bool:
        """Tell whether answers and corrections are taken."""
        return not self.ingetrokken and neemt_antwoord_aan(self.uitvraag, self.zitting.begint_op, nu)

    @property
    def ingetrokken(self) -> bool:
        """Tell whether it was withdrawn: the whole uitvraag, or the question to this organisatie."""
        vraag_weg = self.bevraging.status is BevragingStatus.INGETROKKEN
        return vraag_weg or self.uitvraag.status is UitvraagStatus.INGETROKKEN

    @property
    def personen(self) -> int | None:
        """How many persons it is about; None for a group or an area."""
        return len(self.casus.betrokkenen) if self.casus.onderwerp is Onderwerp.PERSONEN else None

    @property
    def betrokkenen(self) -> tuple[str, ...]:
        """Ids of everybody it is about, in order."""
        return tuple(een.id for een in self.casus.betrokkenen)

    def betrokkene(self, betrokkene_id: str) -> Betrokkene:
        """Return somebody it is about.

        Raises:
            NotFound: he is not, or no longer, in the casus.
        """
        gevonden = self.casus.betrokkene(betrokkene_id)
        if gevonden is None:
            raise NotFound("uitvraag.betrokkene_onbekend")
        return gevonden


def laad(context: Context, bevraging_id: str) -> Zaak:
    """Load a bevraging with everything around it.

    Raises:
        NotFound: there is none with that id in this region, or the data of its casus were destroyed.
    """
    uitvraag = uitvragen.van_bevraging(context.uow, bevraging_id)
    bevraging = next(een for een in uitvraag.bevragingen if een.id == bevraging_id)
    return Zaak(
        uitvraag=uitvraag,
        bevraging=bevraging,
        casus=casussen.lees(context.uow, uitvraag.casus_id),
        zitting=agenda.lees(context.uow, uitvraag.zitting_id),
    )


def als_partner(desk: Desk, bevraging_id: str) -> Zaak:
    """Load a bevraging for somebody of the organisatie that was asked.

    Raises:
        NotAllowed: he is not, or his organisatie has no access to the casus (any more).
        UserMistake: it was withdrawn, and his organisatie has no access any more ("uitvraag.vervallen").
    """
    zaak = laad(desk, bevraging_id)
    over = met_toegang(desk, zaak.casus, organisatie=zaak.bevraging.organisatie)
    if zaak.ingetrokken and besluit(desk, Daad.BEVRAGING_BEANTWOORDEN, over).reden is Reden.TOEGANG_BEEINDIGD:
        raise UserMistake("uitvraag.vervallen")
    eis(desk, Daad.BEVRAGING_BEANTWOORDEN, over)
    return zaak


def eigen_casus(desk: Desk, casus_id: str) -> Casus:
    """Load a casus for the regisseur who holds it.

    Raises:
        NotAllowed: somebody else holds it.
    """
    casus = casussen.lees(desk.uow, casus_id)
    eis_regisseur(desk, casus)
    return casus


def eigen_casus_met(desk: Desk, code: Casuscode) -> Casus:
    """Load the casus with this code for the regisseur who holds it.

    Raises:
        NotAllowed: somebody else holds it, or there is none: nobody learns which of the two it is.
    """
    try:
        casus = casussen.met_code(desk.uow, code)
    except NotFound:
        raise bestaat_niet(desk, Daad.UITVRAAG_WIJZIGEN) from None
    eis_regisseur(desk, casus)
    return casus


def eigen_uitvraag(desk: Desk, uitvraag_id: str) -> tuple[Uitvraag, Casus]:
    """Load an uitvraag, refusals included, for the regisseur of its casus.

    Raises:
        NotAllowed: somebody else holds the casus.
    """
    uitvraag = uitvragen.lees(desk.uow, uitvraag_id)
    casus = casussen.lees(desk.uow, uitvraag.casus_id)
    eis(desk, Daad.ANTWOORDEN_LEZEN, over_casus(casus))
    return uitvraag, casus


def eis_regisseur(desk: Bezoek, casus: Casus) -> None:
    """Refuse everybody but the regisseur who holds the casus.

    Raises:
        NotAllowed: it is somebody else.
    """
    eis(desk, Daad.UITVRAAG_WIJZIGEN, over_casus(casus))
