"""The working day before a talk: whoever sits at it reads how one talks there."""

from dataclasses import replace

from cards.datum import dag_en_tijd
from cards.terugkeergesprek import tijdens as kaarten
from cards.terugkeergesprek.payloads_plannen import DeelnameOpen
from cards.terugkeergesprek.payloads_tijdens import VoorafOpen
from cards.verbs import Verb
from dialogs.kern import wekken
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, met_toegang
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Context, Desk
from dialogs.kern.gesprekspost import meld_vooraf, uit_onderwerp, voor_wie, wie_zitten_erbij
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import Mention, OutgoingMessage
from dialogs.kern.registry import AlarmSpec, Attention, MessageSpec, OnUncertain, Registry, Skip, VerbSpec
from dialogs.kern.terugkeergesprekken import vooraf_op
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.terugkeergesprek import Deelnamestatus, Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad
from domain.uitvraagtermijn import kan_wachten
from domain.wekken import wie_te_vermelden
from storage import casus as casussen
from storage import terugkeergesprek as gesprekken
from storage.plekken import plekken
from storage.wekkers import Wekker


def register(registry: Registry) -> None:
    """Declare the alarm, the post and its button."""
    registry.verb(VerbSpec(Verb.GESPREKTIJDENS_VOORAF, VoorafOpen, Permission.GEREGISTREERD, open_))
    registry.alarm(AlarmSpec(Wekkersoort.TERUGKEERGESPREK_VOORAF, luidt))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.TERUGKEERGESPREK_VOORAF,
            render=render,
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
            post_anew=False,
            attention=aandacht,
            lapsed=vervallen,
            older=Berichtsoort.TERUGKEERGESPREK_OUDER,
        )
    )


def luidt(context: Context, wekker: Wekker) -> None:
    """Tell whoever sits at it, while it is still on that day and they know of it."""
    try:
        gesprek = gesprekken.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if not _komt_eraan(context, gesprek) or context.nu < vooraf_op(context, gesprek):
        return
    for een in wie_zitten_erbij(context, gesprek):
        meld_vooraf(context, gesprek, een.organisatie)


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say that it is soon, by code; once that is over, that there is nothing to do."""
    casus_id, organisatie = uit_onderwerp(onderwerp_id)
    code = casussen.codes(context.uow, [casus_id]).get(casus_id)
    if code is None:
        return Skip("bestaat_niet")
    t, gesprek = context.teksten, _voor(context, casus_id, organisatie)
    voor = voor_wie(context, organisatie)
    if gesprek is None or gesprek.begint_op is None:
        return als_bericht(kaarten.vooraf_post(None, code, "", "", t, voor=voor), t)
    vermeld = _vermeld(context, onderwerp_id, organisatie, casus_id)
    noemen = ", ".join(f"<at>{een.name}</at>" for een in vermeld)
    wanneer = dag_en_tijd(gesprek.begint_op, context.regio.kalender)
    openen = VoorafOpen(casus=casus_id, organisatie=organisatie)
    return als_bericht(kaarten.vooraf_post(openen, code, wanneer, noemen, t, voor=voor), t, mentions=vermeld)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """A new post leaves only while it is still to come, and where the organisatie is reached now."""
    casus_id, organisatie = uit_onderwerp(onderwerp_id)
    if _voor(context, casus_id, organisatie) is None:
        return Skip("niet_meer")
    soort, _, wie = adres.partition(":")
    hier = bereik(context, organisatie).hier(*((wie, None) if soort == "g" else (None, wie)))
    return None if hier else Skip("verhuisd")


def aandacht(context: Context, onderwerp_id: str) -> Attention | None:
    """It costs attention; when the next working day would be too late, it cannot wait."""
    casus_id, organisatie = uit_onderwerp(onderwerp_id)
    gesprek = _voor(context, casus_id, organisatie)
    if gesprek is None or gesprek.begint_op is None:
        return Attention(organisatie)
    return Attention(organisatie, urgent=not kan_wachten(context.regio, gesprek.begint_op, context.nu))


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Who hears that it could not be delivered: the regisseur of the casus."""
    return wekken.eigenaar_van(context, uit_onderwerp(onderwerp_id)[0])


def open_(desk: Desk, payload: VoorafOpen) -> Answer:
    """Open how one talks there, for somebody of an organisatie that sits at it. Nothing of him stands in it."""
    casus = zoek_casus(desk, Daad.GESPREK_BIJWONEN, casus_id=payload.casus)
    gesprek = gesprekken.nieuwste(desk.uow, casus.id)
    erbij = () if gesprek is None else wie_zitten_erbij(desk, gesprek)
    over = met_toegang(desk, casus, organisatie=payload.organisatie)
    eis(desk, Daad.GESPREK_BIJWONEN, replace(over, gevraagd=frozenset(een.organisatie for een in erbij)))
    if gesprek is None or gesprek.begint_op is None or not _komt_eraan(desk, gesprek, ook_nu=True):
        raise UserMistake("gesprektijdens.fout.voorbij")
    desk.record(
        Handeling.TERUGKEERGESPREK_GEOPEND,
        namens=payload.organisatie,
        casus_id=casus.id,
        betrokkene_id=gesprek.betrokkene_id,
        onderwerp_id=gesprek.id,
    )
    wanneer = dag_en_tijd(gesprek.begint_op, desk.regio.kalender)
    terug = DeelnameOpen(casus=casus.id, organisatie=payload.organisatie)
    kaart = kaarten.vooraf(terug, str(casus.code), wanneer, wie_in_woorden(desk, gesprek), desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def wie_in_woorden(context: Context, gesprek: Terugkeergesprek) -> str:
    """Return who sits at it: the organisaties, and the casemanager beside him; never a name of his."""
    t = context.teksten
    namen = [
        t("gesprektijdens.wie.komt", organisatie=context.regio.organisatienaam(een.organisatie))
        if een.status is Deelnamestatus.KOMT
        else context.regio.organisatienaam(een.organisatie)
        for een in wie_zitten_erbij(context, gesprek)
    ]
    return ", ".join((*(namen or [t("gesprektijdens.wie.niemand")]), t("gesprektijdens.wie.casemanager")))


def _komt_eraan(context: Context, gesprek: Terugkeergesprek, *, ook_nu: bool = False) -> bool:
    """Tell whether it is still to come, at the moment that whoever sits at it was told; with `ook_nu` or goes on."""
    if gesprek.begint_op is None or gesprek.verteld != gesprek.begint_op:
        return False
    if ook_nu:
        return gesprek.status in {Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG}
    return gesprek.status is Gespreksstatus.GEPLAND and context.nu < gesprek.begint_op


def _voor(context: Context, casus_id: str, organisatie: str) -> Terugkeergesprek | None:
    """Return the talk that is to come and at which this organisatie sits."""
    gesprek = gesprekken.nieuwste(context.uow, casus_id)
    if gesprek is None or not _komt_eraan(context, gesprek):
        return None
    return gesprek if any(een.organisatie == organisatie for een in wie_zitten_erbij(context, gesprek)) else None


def _vermeld(context: Context, onderwerp_id: str, organisatie: str, casus_id: str) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody."""
    gesprek_id = bereik(context, organisatie).gesprek_id
    er = plekken(context.uow, Berichtsoort.TERUGKEERGESPREK_VOORAF, onderwerp_id)
    if gesprek_id is None or any(een.geplaatst and een.gesprek_id == gesprek_id for een in er):
        return ()
    tafel = casussen.lees(context.uow, casus_id).tafel
    return wekken.noem(context, wie_te_vermelden(wekken.team(context, organisatie), [], [tafel], context.nu))
