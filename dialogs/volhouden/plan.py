"""What the regisseur hears of a plan by himself: a legal frame is about to end, or it is to be looked at again."""

from dataclasses import replace

from cards.datum import datum
from cards.verbs import Verb
from cards.volhouden import plan as kaarten
from cards.volhouden.payloads import KaderGeregeld, KaderOpen
from cards.volhouden.plan import Kaderbeeld
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.planwekkers import kader_dat_eindigt, kader_id, te_evalueren, zet_planwekkers
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.kern.stilstand import houd_stilstand_waar, vandaag
from dialogs.volhouden.kern import laad
from domain.casus import Casus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.plan import Kaderafspraak, nieuwe_versie
from domain.toegang import Daad
from storage import casus as casussen
from storage import plan as plannen
from storage import regie
from storage.inbox import Uitkomst
from storage.wekkers import Wekker


def kader_luidt(context: Context, wekker: Wekker) -> None:
    """A legal frame is about to end: tell the regisseur, when it still is."""
    gevonden = kader_dat_eindigt(context, wekker.onderwerp_id)
    if gevonden is None:
        return
    casus, _ = gevonden
    meld_regisseur(context, casus.regisseur_id, Berichtsoort.KADER, wekker.onderwerp_id)
    context.log(Handeling.KADER_GEMELD, casus_id=casus.id, onderwerp_id=wekker.onderwerp_id)


def evaluatie_luidt(context: Context, wekker: Wekker) -> None:
    """The day has come to look at a plan again: tell the regisseur, when it is still that day."""
    gevonden = te_evalueren(context, wekker.onderwerp_id)
    if gevonden is not None:
        meld_regisseur(context, gevonden[0].regisseur_id, Berichtsoort.EVALUATIE, gevonden[0].id)


def kader_render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say that a frame of a casus ends, and when; of one that was dealt with, that."""
    casus_id, _, welk = onderwerp_id.partition(":")
    gevonden = kader_dat_eindigt(context, onderwerp_id)
    if gevonden is not None:
        casus, kader = gevonden
        kaart = kaarten.kaderbericht(casus.id, welk, str(casus.code), _wanneer(context, kader), context.teksten)
        return als_bericht(kaart, context.teksten)
    code = casussen.codes(context.uow, [casus_id]).get(casus_id)
    if code is None:
        return Skip("bestaat_niet")
    return als_bericht(kaarten.kader_klaar(code, context.teksten), context.teksten)


def kader_vervallen(context: Context, onderwerp_id: str, _: str) -> Skip | None:
    """Nobody is told of a frame that was dealt with."""
    return None if kader_dat_eindigt(context, onderwerp_id) else Skip("geregeld")


def evaluatie_render(context: Context, casus_id: str) -> OutgoingMessage | Skip:
    """Say that the plan of a casus is to be looked at again; once that was done, that."""
    gevonden = te_evalueren(context, casus_id)
    t = context.teksten
    if gevonden is not None and gevonden[1].evaluatie_op is not None:
        wanneer = t("volhouden.evaluatie.wanneer", dag=datum(gevonden[1].evaluatie_op))
        return als_bericht(kaarten.evaluatiebericht(casus_id, str(gevonden[0].code), wanneer, t), t)
    code = casussen.codes(context.uow, [casus_id]).get(casus_id)
    return Skip("bestaat_niet") if code is None else als_bericht(kaarten.evaluatie_klaar(code, t), t)


def evaluatie_vervallen(context: Context, casus_id: str, _: str) -> Skip | None:
    """Nobody is told to look at a plan that was looked at."""
    return None if te_evalueren(context, casus_id) else Skip("bekeken")


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: of what does not reach the regisseur himself he cannot be told either; the weekly list has it."""
    return None


def open_(desk: Desk, payload: KaderOpen) -> Answer:
    """Show which frame ends, to who may read the plan as its regisseur."""
    casus = laad(desk, payload.casus, Daad.PLAN_WIJZIGEN)
    gevonden = kader_dat_eindigt(desk, kader_id(casus.id, payload.kader))
    if gevonden is None:
        _eis_kader(desk, casus, payload.kader)
        return als_antwoord(kaarten.kader_klaar(str(casus.code), desk.teksten), desk.teksten)
    _, kader = gevonden
    wie = casus.betrokkene(kader.betrokkene_id) if kader.betrokkene_id else None
    for betrokkene_id in (None, *([wie.id] if wie else [])):
        desk.record(
            Handeling.PLAN_GEOPEND,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=kader.id,
            doel=casus.grondslag or None,
        )
    beeld = Kaderbeeld(
        casus_id=casus.id,
        kader_id=kader.id,
        code=str(casus.code),
        soort=desk.regio.kadersoorten.get(kader.soort, kader.soort),
        wanneer=_wanneer(desk, kader),
        wie=wie.gegevens.naam if wie else "",
        toelichting=kader.toelichting,
    )
    sleutel = desk.issue_key(Verb.KADER_GEREGELD, kader_id(casus.id, kader.id))
    geregeld = KaderGeregeld(casus=casus.id, kader=kader.id, sleutel=sleutel)
    return als_antwoord(kaarten.kader(beeld, geregeld, desk.teksten), desk.teksten)


def geregeld(desk: Desk, payload: KaderGeregeld) -> Answer:
    """Keep that a frame that ends is dealt with, as a version of the plan: nobody is warned of it any more."""
    casus = laad(desk, payload.casus, Daad.PLAN_WIJZIGEN)
    _eis_kader(desk, casus, payload.kader)
    onderwerp_id = kader_id(casus.id, payload.kader)

    def act() -> Uitkomst:
        _zet_geregeld(desk, casus, payload.kader)
        return Uitkomst("geregeld", {"kader": payload.kader})

    desk.once(Verb.KADER_GEREGELD, payload.sleutel, act, onderwerp=onderwerp_id)
    return als_antwoord(kaarten.kader_klaar(str(casus.code), desk.teksten), desk.teksten)


def _zet_geregeld(desk: Desk, casus: Casus, welk: str) -> None:
    was = plannen.huidige(desk.uow, casus.id)
    kader = was.kader(welk) if was else None
    if was is None or kader is None or kader.voorbij:
        return
    kaders = tuple(replace(een, voorbij=True) if een.id == welk else een for een in was.kaders)
    houder = regie.huidige(desk.uow, casus.id)
    nieuw = nieuwe_versie(was, replace(was, kaders=kaders), houder, desk.nu, desk.actor.persoon_id)
    plannen.voeg_toe(desk.uow, nieuw)
    zet_planwekkers(desk, was, nieuw)
    for betrokkene_id in (None, *([kader.betrokkene_id] if kader.betrokkene_id else [])):
        desk.record(
            Handeling.PLAN_GEWIJZIGD,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=welk,
            doel=casus.grondslag or None,
        )
    houd_waar(desk, Berichtsoort.KADER, kader_id(casus.id, welk))
    houd_stilstand_waar(desk, casus.regisseur_id)


def _eis_kader(desk: Desk, casus: Casus, welk: str) -> None:
    """Refuse a frame that this casus never had.

    Raises:
        NotFound: the plan has none with that id ("volhouden.kader_onbekend").
    """
    if not any(een.kader(welk) for een in plannen.versies(desk.uow, casus.id)):
        raise NotFound("volhouden.kader_onbekend")


def _wanneer(context: Context, kader: Kaderafspraak) -> str:
    einde = kader.eindigt_op
    if einde is None:
        return ""
    key = "volhouden.kader.geeindigd" if einde < vandaag(context) else "volhouden.kader.eindigt"
    return context.teksten(key, dag=datum(einde))
