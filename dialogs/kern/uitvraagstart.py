"""Starting an uitvraag: for the regisseur who starts one, and for the week of nazorg that starts many at once.

One transaction makes the uitvraag, opens the casus for who is asked, and plans all that must be sent. The caller has
authorised.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.kern import uitvraagpost as post
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Bezoek
from dialogs.kern.heropend import soort_op_agenda
from dialogs.kern.opagenda import zet_bovenaan
from dialogs.kern.planning import houd_agenda_waar
from domain import verloop
from domain.agenda import Agendapunt, Zitting
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.uitvraag import Bevraging, Uitvraag
from domain.uitvraagtermijn import herinnermomenten
from domain.uitvraagvoorstel import formulier_van, is_gast
from domain.verloop import Stap
from storage import agenda, toegang, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen


@dataclass(frozen=True, slots=True)
class Keuze:
    """What was decided. A zitting that is not planned yet has no id; `zitting.extra`: called together for this."""

    zitting: Zitting
    deadline: datetime
    organisaties: tuple[str, ...]
    doel: str
    grondslag: str
    spoed: bool


def begin(bezoek: Bezoek, casus: Casus, gekozen: Keuze) -> Uitvraag:
    """Start an uitvraag for a zitting that is planned, and ask everybody who was chosen.

    Raises:
        UserMistake: the casus is in a phase in which nothing is asked.
        Conflict: somebody changed the casus meanwhile.
    """
    zitting = gekozen.zitting
    # The row version of the casus lets only one of two starts at the same moment through.
    casus = _in_gang(bezoek, casus, spoed=gekozen.spoed)
    uitvraag_id = bezoek.uow.new_id()
    uitvraag = Uitvraag(
        id=uitvraag_id,
        casus_id=casus.id,
        zitting_id=zitting.id,
        deadline=gekozen.deadline,
        doel=gekozen.doel,
        grondslag=gekozen.grondslag,
        gestart_door_id=bezoek.actor.persoon_id,
        gestart_op=bezoek.nu,
        bevragingen=tuple(_bevraging(bezoek, casus, uitvraag_id, code) for code in gekozen.organisaties),
    )
    eerdere = uitvragen.van_casus(bezoek.uow, casus.id)
    uitvragen.voeg_toe(bezoek.uow, uitvraag)
    if not any(een.casus_id == casus.id for een in agenda.punten(bezoek.uow, zitting.id)):
        soort = soort_op_agenda(bezoek, casus, eerdere, zitting.id)
        agenda.zet_op_agenda(bezoek.uow, Agendapunt(zitting.id, casus.id, soort, bezoek.nu))
    wekkers.zet(bezoek.uow, Wekkersoort.SLUITING, zitting.id, zitting.begint_op)
    _stuur(bezoek, casus, uitvraag, uitvraag.bevragingen)
    if casus.spoed:
        zet_bovenaan(bezoek, casus, zitting.id)
    else:
        houd_agenda_waar(bezoek, zitting.id, casus.tafel)
    return uitvraag


def vraag_erbij(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag, organisaties: Iterable[str]) -> tuple[Bevraging, ...]:
    """Ask these organisaties too, in an uitvraag that runs and that the caller holds; none was asked in it before."""
    nieuwe = tuple(_bevraging(bezoek, casus, uitvraag.id, code) for code in organisaties)
    for een in nieuwe:
        uitvragen.voeg_bevraging_toe(bezoek.uow, een)
    _stuur(bezoek, casus, uitvraag, nieuwe)
    houd_agenda_waar(bezoek, uitvraag.zitting_id, casus.tafel)
    return nieuwe


def _in_gang(bezoek: Bezoek, casus: Casus, *, spoed: bool) -> Casus:
    """Bring the casus into its next phase, urgent or not as the regisseur says now."""
    fase = verloop.na(casus.fase, Stap.UITVRAAG)
    if spoed is not casus.spoed:
        bezoek.record(Handeling.CASUS_GEWIJZIGD, casus_id=casus.id, doel=casus.grondslag or None)
    return casussen.wijzig(bezoek.uow, replace(casus, fase=fase, spoed=spoed))


def _bevraging(bezoek: Bezoek, casus: Casus, uitvraag_id: str, code: str) -> Bevraging:
    tafel, organisatie = bezoek.regio.tafel(casus.tafel), bezoek.regio.organisatie(code)
    formulier = formulier_van(bezoek.regio, tafel, organisatie)
    uitvragen.bewaar_formulier(bezoek.uow, formulier)
    return Bevraging(
        id=bezoek.uow.new_id(),
        uitvraag_id=uitvraag_id,
        organisatie=code,
        formulier=formulier.code,
        formulier_versie=formulier.versie,
        is_gast=is_gast(tafel, organisatie),
    )


def _stuur(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag, bevragingen: Iterable[Bevraging]) -> None:
    """Open the casus for who is asked, plan what is sent, and set the alarms for reminders."""
    bezoek.record(Handeling.UITVRAAG_GESTART, casus_id=casus.id, onderwerp_id=uitvraag.id, doel=uitvraag.grondslag)
    momenten = herinnermomenten(bezoek.regio, uitvraag.deadline, bezoek.nu)
    for een in bevragingen:
        toegang.verleen(bezoek.uow, Toegang(casus.id, een.organisatie, Rol.PARTNER, bezoek.nu))
        bezoek.record(
            Handeling.TOEGANG_VERLEEND, namens=bezoek.regio.eigen_organisatie, casus_id=casus.id,
            onderwerp_id=f"{een.id}:{een.organisatie}", doel=uitvraag.grondslag,
        )  # fmt: skip
        post.vraag_nieuw(bezoek, een)
        for moment in momenten:
            wekkers.zet(bezoek.uow, Wekkersoort.HERINNERING, een.id, moment.wanneer, moment.volgnummer)
