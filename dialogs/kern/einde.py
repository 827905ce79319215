"""The end of a casus: one way for every topic that closes one, so that nothing of it goes on by itself.

What every end has in common: the phase follows the course, nobody but the regisseur gets in any more, nothing is asked,
nothing stands on an agenda that is to come, and the clock of what is kept begins.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from dialogs.kern.aftellen import trek_aftelwekkers_in
from dialogs.kern.bereik import houd_werklijsten_waar
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Bezoek
from dialogs.kern.gespreksgevolgen import casus_gesloten
from dialogs.kern.opagenda import haal_eraf
from dialogs.kern.planning import houd_waar
from dialogs.kern.planwekkers import trek_planwekkers_in
from dialogs.kern.rio import stop as stop_rio
from dialogs.kern.stilstand import houd_stilstand_waar
from dialogs.kern.zittingstoegang import houd_zittingen_waar
from domain import verloop
from domain.agenda import Zitting
from domain.bewaren import Bewaarsoort, begin_nazorg, categorie_na
from domain.casus import Casus, Spoor
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.uitvraag import BevragingStatus, Uitvraag, UitvraagStatus
from domain.verloop import Stap
from domain.zittingsverloop import LANGST, Zittingsfase, stand
from storage import afspraken, agenda, bewaren, detentie, toegang, wekkers, zittingsverloop
from storage import casus as casussen
from storage import uitvraag as uitvragen


def sluit_casus(bezoek: Bezoek, casus: Casus, stap: Stap) -> Casus:
    """Close a casus by this step, and return it; the caller has authorised, and writes down what the step itself was.

    Raises:
        UserMistake: the step is not possible (yet), or something that was agreed is open ("verloop.open_afspraken").
        Conflict: somebody changed the casus meanwhile.
    """
    # Whoever agrees something at this moment comes first, or finds it closed.
    casussen.vergrendel(bezoek.uow, casus.id)
    fase = verloop.na(casus.fase, stap)
    if afspraken.van_casussen(bezoek.uow, [casus.id], alleen_open=True):
        raise UserMistake("verloop.open_afspraken")
    gesloten = casussen.wijzig(bezoek.uow, replace(casus, fase=fase))
    _sluit_uitvragen(bezoek, casus)
    haal_eraf(bezoek, casus, _waar_nog_een_beurt(bezoek, casus))
    # Before the access ends: whoever sits at the talk hears that it does not go on.
    casus_gesloten(bezoek, casus)
    toegang.beeindig(bezoek.uow, casus.id)
    for organisatie in sorted({een.organisatie for een in toegang.van_casus(bezoek.uow, casus.id)}):
        houd_zittingen_waar(bezoek, casus.id, organisatie)
    wekkers.trek_in(bezoek.uow, Wekkersoort.INFORMERING, casus.id)
    trek_planwekkers_in(bezoek, casus.id)
    trek_aftelwekkers_in(bezoek, casus.id)
    stop_rio(bezoek, casus.id)
    houd_stilstand_waar(bezoek, casus.regisseur_id)
    _begin_klok(bezoek, casus, stap)
    _noteer(bezoek, Handeling.CASUS_AFGESLOTEN, casus)
    return gesloten


def _begin_klok(bezoek: Bezoek, casus: Casus, stap: Stap) -> None:
    vanaf = bezoek.nu
    if casus.spoor is Spoor.NAZORG:
        een = detentie.huidige(bezoek.uow, casus.id)
        vanaf = begin_nazorg(bezoek.regio.kalender, een.einde if een else None, bezoek.nu)
    categorie = categorie_na(casus.spoor, stap)
    bewaren.begin(bezoek.uow, bezoek.regio, Bewaarsoort.CASUS, casus.id, categorie, vanaf)


def _sluit_uitvragen(bezoek: Bezoek, casus: Casus) -> None:
    """Take no answers any more; what stands in Teams of it says so."""
    for een in uitvragen.van_casus(bezoek.uow, casus.id):
        if een.status is not UitvraagStatus.OPEN:
            continue
        # Whoever is answering at this moment comes first, or finds it closed.
        uitvragen.vergrendel(bezoek.uow, een.id)
        vers = uitvragen.lees(bezoek.uow, een.id)
        uitvragen.wijzig(bezoek.uow, replace(vers, status=UitvraagStatus.GESLOTEN))
        _noteer(bezoek, Handeling.UITVRAAG_GESLOTEN, casus, een.id)
        _werk_posten_bij(bezoek, vers)


def _werk_posten_bij(bezoek: Bezoek, uitvraag: Uitvraag) -> None:
    for een in uitvraag.bevragingen:
        if een.status is BevragingStatus.INGETROKKEN:
            continue
        wekkers.trek_in(bezoek.uow, Wekkersoort.HERINNERING, een.id)
        houd_werklijsten_waar(bezoek, een.organisatie, uitvraag.zitting_id)
        for soort in (Berichtsoort.SPOED, Berichtsoort.BELLEN, Berichtsoort.LAATSTE_HERINNERING):
            houd_waar(bezoek, soort, een.id)


def _waar_nog_een_beurt(bezoek: Bezoek, casus: Casus) -> Iterator[Zitting]:
    """Yield where it was still to be discussed: at what is to come, and at what goes on now."""
    for een in komende_zittingen(bezoek, casus, bezoek.nu - LANGST):
        nu = stand(zittingsverloop.regels(bezoek.uow, een.id))
        gaat = nu.fase in {Zittingsfase.BEZIG, Zittingsfase.PAUZE}
        if casus.id not in nu.behandeld and (gaat or een.begint_op >= bezoek.nu):
            yield een


def komende_zittingen(bezoek: Bezoek, casus: Casus, vanaf: datetime) -> tuple[Zitting, ...]:
    """Return the zittingen from a moment on that have this casus on their agenda, the earliest first."""
    return agenda.zittingen_met_casus(bezoek.uow, [casus.id], vanaf).get(casus.id, ())


def _noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, onderwerp_id: str | None = None) -> None:
    bezoek.record(
        handeling,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=onderwerp_id,
        doel=casus.grondslag or None,
    )
