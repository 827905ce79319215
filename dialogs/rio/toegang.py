"""The regisseur lets the RIO work with somebody, or ends that."""

from cards.rio.payloads import RioToegang
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Desk
from dialogs.kern.gespreksgevolgen import toegang_beeindigd
from dialogs.kern.rio import meld_nieuw, rio_bodies, stop
from dialogs.rio.kern import laad
from dialogs.rio.tonen import toon
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.rio import Riodossier
from domain.toegang import Daad
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage import afspraken, regie, rio, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def zet(desk: Desk, payload: RioToegang) -> Answer:
    """Give or end access, once.

    Raises:
        UserMistake: it has something to do in the casus yet, which must be placed elsewhere first.
    """
    casus, _ = laad(desk, Daad.RIO_ZIEN, casus_id=payload.casus)
    laad(desk, Daad.CASUS_WIJZIGEN, casus_id=payload.casus)
    body = payload.organisatie
    if body not in rio_bodies(desk.regio):
        raise NotFound("rio.onbekend")

    def act() -> Uitkomst:
        if payload.erbij:
            laat_meedoen(desk, casus, body, casus.id)
            if not rio.dossier(desk.uow, casus.id).versie:
                rio.bewaar_dossier(desk.uow, Riodossier(casus.id))
            meld_nieuw(desk, casus.id)
        else:
            _eindig(desk, casus, body)
        return Uitkomst("toegang", {"casus": casus.id})

    onderwerp = f"{casus.id}:{body}:{payload.erbij}"
    desk.once(Verb.RIO_TOEGANG, payload.sleutel, act, onderwerp=onderwerp)
    gedaan = "rio.gedaan.toegang" if payload.erbij else "rio.gedaan.toegang_weg"
    return toon(desk, casus, gedaan=desk.teksten(gedaan, organisatie=desk.regio.organisatienaam(body)))


def _eindig(desk: Desk, casus: Casus, body: str) -> None:
    casussen.vergrendel(desk.uow, casus.id)
    houder = regie.huidige(desk.uow, casus.id)
    open_ = afspraken.van_casussen(desk.uow, [casus.id], alleen_open=True).get(casus.id, ())
    gevraagd = any(
        vraag.organisatie == body and vraag.status is BevragingStatus.OPEN
        for een in uitvragen.van_casus(desk.uow, casus.id)
        if een.status is UitvraagStatus.OPEN
        for vraag in een.bevragingen
    )
    if (houder and houder.organisatie == body) or gevraagd or any(een.organisatie == body for een in open_):
        raise UserMistake("rio.fout.heeft_nog_werk")
    if not toegang.beeindig(desk.uow, casus.id, body):
        return
    stop(desk, casus.id)
    toegang_beeindigd(desk, casus, body)
    desk.record(
        Handeling.TOEGANG_BEEINDIGD,
        namens=desk.regio.eigen_organisatie,
        casus_id=casus.id,
        onderwerp_id=f"{casus.id}:{body}",
        doel=casus.grondslag or None,
    )
