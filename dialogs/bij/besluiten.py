"""Deciding on a signal: whether measures are taken. While it is in use the decision can be put right."""

from collections.abc import Mapping
from dataclasses import replace

from cards import bij as kaarten
from cards.bij import BESLUITEN, BijBesluit, BijBesluitFormulier, Vorm
from cards.verbs import Verb
from dialogs.bij.kern import in_gebruik, noteer, ontsleuteld, stand
from dialogs.bij.tonen import toon
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.bijsignalen import waak
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_waar
from dialogs.kern.vrijetekst import kijk_na
from domain.bewaren import Bewaarsoort
from domain.bij import LANGSTE_BESLUIT, Gebruik, Signaal, Signaalstatus, klok_van
from domain.logboek import Handeling
from domain.tekst import schone_tekst
from domain.toegang import Daad
from storage import bewaren
from storage import bij as signalen
from storage.bij import Signaalregel
from storage.inbox import Uitkomst


def formulier(desk: Desk, payload: BijBesluitFormulier) -> Answer:
    """Ask what was decided; what was decided before stands filled in."""
    een = in_gebruik(desk, payload.signaal, Daad.BIJ_BESLUITEN)
    noteer(desk, Handeling.BIJ_GEOPEND, een)
    besloten = {} if een.status is Signaalstatus.NIEUW else {"besluit": een.status.value, "waarom": een.besluit}
    return _formulier(desk, een, besloten)


def besluit(desk: Desk, payload: BijBesluit) -> Answer:
    """Keep the decision; the clock follows it."""
    een = in_gebruik(desk, payload.signaal, Daad.BIJ_BESLUITEN)
    t, waarom = desk.teksten, schone_tekst(payload.waarom)
    fouten = [] if payload.besluit in BESLUITEN else [t("bij.leeg.besluit")]
    if not waarom:
        fouten.append(t("bij.leeg.waarom"))
    if len(waarom) > LANGSTE_BESLUIT:
        veld = t("bij.veld.waarom")
        fouten.append(t("bij.fout.te_lang", veld=veld, lengte=len(waarom), maximum=LANGSTE_BESLUIT))
    waarden = {"besluit": payload.besluit, "waarom": payload.waarom}
    if fouten:
        return _formulier(desk, een, waarden, fouten=(t("bij.vol"), *fouten))
    if (let_op := kijk_na(desk, payload, [(t("bij.veld.waarom"), waarom)])) is not None:
        return let_op.op(_formulier(desk, een, waarden))

    def act() -> Uitkomst:
        _besluit(desk, een, Signaalstatus(payload.besluit), waarom)
        return Uitkomst("besloten", {"signaal": een.id})

    desk.once(Verb.BIJ_BESLUIT, payload.sleutel, act, onderwerp=een.id)
    return toon(desk, ontsleuteld(desk, een.id, Daad.BIJ_BESLUITEN), nieuws=t("bij.besluit.bewaard"))


def _besluit(desk: Desk, een: Signaal, status: Signaalstatus, waarom: str) -> None:
    nieuw = replace(een, status=status, besluit=waarom, besloten_op=desk.nu, besloten_door_id=desk.actor.persoon_id)
    signalen.wijzig(desk.uow, nieuw)
    if status is not een.status:
        categorie, begin = klok_van(desk.regio, nieuw)
        bewaren.begin(desk.uow, desk.regio, Bewaarsoort.BIJ_SIGNAAL, een.id, categorie, begin)
        waak(desk, een.id)
    noteer(desk, Handeling.BIJ_BESLOTEN, een, over=status.value)
    houd_waar(desk, Berichtsoort.BIJ_SIGNAAL, een.id)


def _formulier(desk: Desk, een: Signaal, waarden: Mapping[str, str], *, fouten: tuple[str, ...] = ()) -> Answer:
    regel = Signaalregel(een.id, een.gemeente, een.status, een.ontvangen_op)
    payload = BijBesluit(signaal=een.id, sleutel=desk.issue_key(Verb.BIJ_BESLUIT, een.id))
    woorden = stand(desk, regel, Gebruik.IN_GEBRUIK)
    return als_antwoord(kaarten.besluiten(woorden, Vorm((), waarden, fouten), payload, desk.teksten), desk.teksten)
