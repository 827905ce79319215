"""Why an organisatie takes part in a casus: it was asked, it agreed to do something, or it holds the casusregie.

The RIO takes part for as long as it keeps something of the person as well, and the inrichting for as long as a talk
about his return is to come.

Whoever gives or ends access holds the casus: else it is closed, or the last reason goes, between the look and the deed.
"""

from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gespreksgevolgen import begeleidt, toegang_beeindigd
from dialogs.kern.rio import rio_bodies
from dialogs.kern.rio import stop as stop_rio
from dialogs.kern.zittingstoegang import houd_zittingen_waar
from domain.afspraak import AfspraakStatus
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Toegang
from domain.uitvraag import BevragingStatus
from storage import afspraken, basisvoorwaarden, regie, rio, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen


def doet_mee(context: Context, casus_id: str, organisatie: str) -> bool:
    """Tell whether an organisatie, as such, has access to a casus now."""
    return any(
        een.organisatie == organisatie and een.rol is Rol.PARTNER and een.persoon_id is None and een.loopt(context.nu)
        for een in toegang.van_casus(context.uow, casus_id)
    )


def laat_meedoen(bezoek: Bezoek, casus: Casus, organisatie: str, onderwerp_id: str) -> None:
    """Give an organisatie access, as an invitation does; who has it keeps it. `onderwerp_id` is because of what."""
    casussen.vergrendel(bezoek.uow, casus.id)
    if doet_mee(bezoek, casus.id, organisatie):
        return
    toegang.verleen(bezoek.uow, Toegang(casus.id, organisatie, Rol.PARTNER, bezoek.nu))
    _noteer(bezoek, Handeling.TOEGANG_VERLEEND, casus, organisatie, onderwerp_id)
    houd_zittingen_waar(bezoek, casus.id, organisatie)


def hoort_erbij(context: Context, casus_id: str, organisatie: str) -> bool:
    """Tell whether there is a reason left for an organisatie to take part: a question, an afspraak, the casusregie.

    What was withdrawn, or what it never took on, is none.
    """
    return doet_iets(context, casus_id, organisatie) or any(
        vraag.organisatie == organisatie and vraag.status is not BevragingStatus.INGETROKKEN
        for een in uitvragen.van_casus(context.uow, casus_id)
        for vraag in een.bevragingen
    )


def doet_iets(context: Context, casus_id: str, organisatie: str) -> bool:
    """Tell whether an organisatie has work of its own in a casus: the casusregie, an afspraak, a basisvoorwaarde."""
    if organisatie in rio_bodies(context.regio) and rio.heeft_werk(context.uow, casus_id):
        return True
    if basisvoorwaarden.werkt_mee(context.uow, casus_id, organisatie) or begeleidt(context, casus_id, organisatie):
        return True
    houder = regie.huidige(context.uow, casus_id)
    return (houder is not None and houder.organisatie == organisatie) or any(
        een.organisatie == organisatie and een.status is not AfspraakStatus.VERVALLEN
        for een in afspraken.van_casus(context.uow, casus_id)
    )


def laat_gaan(bezoek: Bezoek, casus: Casus, organisatie: str, onderwerp_id: str) -> None:
    """End the access of an organisatie that has nothing to do with a casus any more; else it keeps it."""
    casussen.vergrendel(bezoek.uow, casus.id)
    if hoort_erbij(bezoek, casus.id, organisatie) or not toegang.beeindig(bezoek.uow, casus.id, organisatie):
        return
    if organisatie in rio_bodies(bezoek.regio):
        stop_rio(bezoek, casus.id)
    _noteer(bezoek, Handeling.TOEGANG_BEEINDIGD, casus, organisatie, onderwerp_id)
    toegang_beeindigd(bezoek, casus, organisatie)


def _noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, organisatie: str, onderwerp_id: str) -> None:
    bezoek.record(
        handeling,
        namens=bezoek.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=f"{onderwerp_id}:{organisatie}",
        doel=casus.grondslag or None,
    )
