"""An uitvraag with its casus and its zitting, for the regisseur who changes it; and which one he means."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from cards import datum
from cards.payloads import Payload
from cards.uitvraag import wijzigen as kaarten
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.uitvraag.zaak import eigen_casus_met, eigen_uitvraag
from domain.agenda import Zitting
from domain.casus import Casus
from domain.errors import UserMistake
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, UitvraagStatus, neemt_antwoord_aan
from domain.uitvraagtermijn import herinnermomenten
from storage import agenda, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Geheel:
    """An uitvraag with everything around it."""

    uitvraag: Uitvraag
    casus: Casus
    zitting: Zitting

    def loopt(self, nu: datetime) -> bool:
        """Tell whether answers are taken."""
        return neemt_antwoord_aan(self.uitvraag, self.zitting.begint_op, nu)

    def begonnen(self, nu: datetime) -> bool:
        """Tell whether the zitting has begun."""
        return nu >= self.zitting.begint_op

    @property
    def ingetrokken(self) -> bool:
        """Tell whether all of it was withdrawn."""
        return self.uitvraag.status is UitvraagStatus.INGETROKKEN

    @property
    def gevraagd(self) -> tuple[Bevraging, ...]:
        """The bevragingen that count: those that were not withdrawn."""
        return tuple(een for een in self.uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN)

    @property
    def teruggenomen(self) -> tuple[Bevraging, ...]:
        """The bevragingen that were withdrawn."""
        return tuple(een for een in self.uitvraag.bevragingen if een.status is BevragingStatus.INGETROKKEN)

    @property
    def open(self) -> tuple[Bevraging, ...]:
        """The bevragingen on which an answer is still owed."""
        return tuple(een for een in self.uitvraag.bevragingen if een.status is BevragingStatus.OPEN)


def laad_geheel(desk: Desk, uitvraag_id: str) -> Geheel:
    """Load an uitvraag for the regisseur of its casus.

    Raises:
        NotAllowed: somebody else holds the casus.
        NotFound: there is no such uitvraag.
    """
    uitvraag, casus = eigen_uitvraag(desk, uitvraag_id)
    return Geheel(uitvraag, casus, agenda.lees(desk.uow, uitvraag.zitting_id))


def op_slot(desk: Desk, geheel: Geheel) -> Geheel:
    """Hold an uitvraag until this transaction ends, and see it as it is then.

    Of whoever answers at this moment, either the answer is in it already, or it finds what was changed here.
    """
    uitvragen.vergrendel(desk.uow, geheel.uitvraag.id)
    return laad_geheel(desk, geheel.uitvraag.id)


def zet_herinneringen(desk: Desk, uitvraag: Uitvraag, bevragingen: Iterable[Bevraging]) -> None:
    """Set the alarms for reminders anew, on the region's schedule before the deadline as it is now."""
    momenten = herinnermomenten(desk.regio, uitvraag.deadline, desk.nu)
    for een in bevragingen:
        wekkers.trek_in(desk.uow, Wekkersoort.HERINNERING, een.id)
        for moment in momenten:
            wekkers.zet(desk.uow, Wekkersoort.HERINNERING, een.id, moment.wanneer, moment.volgnummer)


def van_casus(desk: Desk, casus: Casus) -> tuple[Geheel, ...]:
    """Return the uitvragen of a casus, the newest first."""
    return tuple(
        Geheel(een, casus, agenda.lees(desk.uow, een.zitting_id)) for een in uitvragen.van_casus(desk.uow, casus.id)
    )


def lopende(desk: Desk) -> Iterator[Geheel]:
    """Yield every running uitvraag of the casussen he runs now."""
    for regel in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor):
        for een in uitvragen.van_casus(desk.uow, regel.id):
            zitting = agenda.lees(desk.uow, een.zitting_id)
            if neemt_antwoord_aan(een, zitting.begint_op, desk.nu):
                yield Geheel(een, casussen.lees(desk.uow, regel.id), zitting)


def bij_opdracht(
    desk: Desk,
    arguments: Arguments,
    *,
    titel: str,
    kan: Callable[[Geheel], bool],
    toon: Callable[[Geheel], Answer],
    kies: Payload,
    anders: str,
) -> Answer:
    """Find which uitvraag a command means: the only one that it can be, else ask.

    Args:
        desk: the desk.
        arguments: what was typed behind the command.
        titel: text key of the heading above the choice.
        kan: whether the command makes sense for an uitvraag.
        toon: what to show for it.
        kies: the button behind the choice.
        anders: error key for when there is none of this casus for which it makes sense.

    Raises:
        NotAllowed: somebody else holds the casus.
        UserMistake: there is none (`anders`).
    """
    if arguments.casuscode is None:
        mogelijk = sorted((een for een in lopende(desk) if kan(een)), key=lambda een: een.zitting.begint_op)
    else:
        casus = eigen_casus_met(desk, arguments.casuscode)
        mogelijk = [een for een in van_casus(desk, casus) if kan(een)]
        lopend = [een for een in mogelijk if een.loopt(desk.nu)]
        if not mogelijk:
            raise UserMistake(anders)
        if len(lopend or mogelijk[:1]) == 1:
            return toon((lopend or mogelijk)[0])
        mogelijk = lopend
    keuzes = [(een.uitvraag.id, _in_woorden(desk, een)) for een in mogelijk]
    return als_antwoord(kaarten.kies(desk.teksten(titel), keuzes, kies, desk.teksten), desk.teksten)


def met_bevraging(geheel: Geheel, *nieuw: Bevraging) -> Geheel:
    """Return it with these bevragingen in place of what they were."""
    per_id = {een.id: een for een in nieuw}
    alle = tuple(per_id.get(een.id, een) for een in geheel.uitvraag.bevragingen)
    return replace(geheel, uitvraag=replace(geheel.uitvraag, bevragingen=alle))


def _in_woorden(desk: Desk, een: Geheel) -> str:
    zitting = datum.kort(een.zitting.begint_op, desk.regio.kalender)
    return desk.teksten("uitvraag.kies.keuze", code=str(een.casus.code), zitting=zitting)
