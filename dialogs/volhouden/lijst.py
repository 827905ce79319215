"""/volhouden: which casussen stand still, why and since when, each one press away. Codes, days and counts only."""

from datetime import datetime

from cards.datum import dag
from cards.volhouden import lijst as kaarten
from cards.volhouden.lijst import PER_KEER, Stilregel
from cards.volhouden.payloads import VolhoudenLijst
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.stilstand import Stilstaand, die_stilstaan, in_woorden
from dialogs.kern.waarneming import waargenomen
from dialogs.volhouden.kern import laad_met_code
from dialogs.volhouden.tonen import op_agenda, toon
from domain.agenda import Zitting
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.volhouden import Volhoudstap
from storage import agenda


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Show one casus by its code; without a code, all that stands still."""
    if arguments.casuscode is None:
        return open_(desk, VolhoudenLijst())
    return toon(desk, laad_met_code(desk, arguments.casuscode))


def open_(desk: Desk, payload: VolhoudenLijst) -> Answer:
    """Show a page of what stands still of whom he runs casussen for now."""
    eis(desk, Daad.STILSTAND_ZIEN)
    alle = die_stilstaan(desk, desk.actor.regisseert_voor)
    begin = payload.vanaf if payload.vanaf < len(alle) else 0
    getoond = alle[begin : begin + PER_KEER]
    for een in getoond:
        desk.record(Handeling.STILSTAND_GEOPEND, namens=desk.regio.eigen_organisatie, casus_id=een.casus.id)
    zittingen = agenda.zittingen_met_casus(desk.uow, [een.casus.id for een in getoond], desk.nu) if getoond else {}
    waarnemingen = waargenomen(desk, {een.casus.regisseur_id for een in getoond})
    regels = [
        regel(desk, een, zittingen.get(een.casus.id, ()), waarnemingen.get(een.casus.regisseur_id, ""))
        for een in getoond
    ]
    kaart = kaarten.lijst(regels, desk.teksten, vanaf=begin, totaal=len(alle))
    return als_antwoord(kaart, desk.teksten)


def regel(context: Context, een: Stilstaand, zittingen: tuple[Zitting, ...] = (), waarneming: str = "") -> Stilregel:
    """Return a casus that stands still as a line."""
    verder = [op_agenda(context, zittingen), _gedaan(context, een.gedaan), waarneming]
    return Stilregel(
        code=str(een.casus.code),
        waarom=tuple(in_woorden(context, signaal) for signaal in een.signalen),
        verder=tuple(zin for zin in verder if zin),
    )


def _gedaan(context: Context, gedaan: tuple[Volhoudstap, datetime] | None) -> str:
    if gedaan is None:
        return ""
    stap, op = gedaan
    t = context.teksten
    return t("volhouden.laatst", wat=t(f"volhouden.stap.{stap.value}"), dag=dag(op, context.regio.kalender))
