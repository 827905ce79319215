"""/start, /volgende, /pauze, /terug and /zitting: leading a zitting by typing, in its chat or in one's own.

What is typed is answered for everybody there, so the answer names a code at most, and only where the zitting runs. What
is typed twice, or by two regisseurs at once, never skips an item.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from cards import datum
from cards.verbs import Verb
from cards.zitting import melden as kaarten
from cards.zitting.payloads_paneel import ZittingKies
from dialogs.kern import zittingen
from dialogs.kern.answers import Answer, ShowText
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.turn import PlaceKind, Pressed
from dialogs.zitting import paneel
from dialogs.zitting.kern import Opdracht, bind_hier, is_hier, mogelijke
from domain.agenda import Zitting
from domain.errors import UserMistake
from domain.toegang import Daad
from domain.zittingsverloop import Zittingsfase, Zittingsstand
from storage import casus as casussen
from storage import gesprekken
from storage import zittingsverloop as opslag
from storage.gesprekken import Gespreksoort
from storage.inbox import Uitkomst

NET_BEGONNEN: Final = timedelta(seconds=15)
"""How long after an item got its turn "/volgende" is taken for the one that brought it there, typed a second time."""


def register(registry: Registry) -> None:
    """Declare the commands, and the choice of a zitting."""
    for opdracht in (Opdracht.ZITTING, Opdracht.START, Opdracht.VOLGENDE, Opdracht.PAUZE, Opdracht.TERUG):
        registry.command(
            CommandSpec(
                words=opdracht.value,
                permission=Permission.PROCESREGISSEUR,
                group="agenda.groep",
                help=f"zitting.opdracht.{opdracht.value}",
                example=f"/{opdracht.value}",
                answer_may=AnswerMay.BE_OPENED_ONLY if opdracht is Opdracht.ZITTING else AnswerMay.STAND_IN_CHANNEL,
                handle=_handler(opdracht),
                arguments=(Argument.TAFEL,),
                in_manifest=False,
            )
        )
    registry.verb(VerbSpec(Verb.ZITTING_KIES, ZittingKies, Permission.PROCESREGISSEUR, gekozen))


def gekozen(desk: Desk, payload: ZittingKies) -> Answer:
    """Somebody said for which zitting his command was meant."""
    eis(desk, Daad.ZITTING_LEIDEN)
    try:
        opdracht = Opdracht(payload.opdracht)
    except ValueError:
        raise UserMistake("knop.verlopen") from None
    zittingen_ = mogelijke(desk, opdracht, None)
    zitting = next((een for een in zittingen_ if een.id == payload.zitting), None)
    if zitting is None:
        return _vraag_welke(desk, opdracht, zittingen_)
    return _VOER_UIT[opdracht](desk, zitting, payload.sleutel, Verb.ZITTING_KIES, opdracht.value)


def _handler(opdracht: Opdracht) -> Callable[[Desk, Arguments], Answer]:
    def handle(desk: Desk, arguments: Arguments) -> Answer:
        eis(desk, Daad.ZITTING_LEIDEN)
        gevonden = mogelijke(desk, opdracht, arguments.tafel)
        if not gevonden:
            return als_antwoord(kaarten.uitleg(desk.teksten("zitting.geen_vandaag"), desk.teksten), desk.teksten)
        if len(gevonden) == 1:
            verb = Verb.ZITTING_STAP
            sleutel = desk.issue_key(verb, opdracht.value)
            return _VOER_UIT[opdracht](desk, gevonden[0], sleutel, verb, opdracht.value)
        if desk.turn.place.kind is PlaceKind.PERSONAL or isinstance(desk.turn.happening, Pressed):
            return _vraag_welke(desk, opdracht, gevonden)
        # Which tafels sit today is nobody's business in a chat where codes stand: who typed it chooses alone.
        knop = arguments.behind_button(opdracht.value)
        return als_antwoord(kaarten.kies_zelf(knop, desk.teksten), desk.teksten)

    return handle


def _vraag_welke(desk: Desk, opdracht: Opdracht, gevonden: tuple[Zitting, ...]) -> Answer:
    t = desk.teksten
    keuzes = [
        (
            een.id,
            t(
                "zitting.kies.keuze",
                tafel=desk.regio.tafelnaam(een.tafel),
                wanneer=datum.kort(een.begint_op, desk.regio.kalender),
            ),
        )
        for een in gevonden
    ]
    payload = ZittingKies(opdracht=opdracht.value, sleutel=desk.issue_key(Verb.ZITTING_KIES, opdracht.value))
    return als_antwoord(kaarten.kies(keuzes, payload, t), t)


def _open(desk: Desk, zitting: Zitting, _sleutel: str, _verb: Verb, _onderwerp: str) -> Answer:
    return paneel.geopend(desk, zitting.id)


def _start(desk: Desk, zitting: Zitting, sleutel: str, verb: Verb, onderwerp: str) -> Answer:
    zitting = zittingen.te_leiden(desk, zitting.id)

    def act() -> Uitkomst:
        bind_hier(desk, zitting)
        al = zittingen.stand_van(desk, zitting.id).fase
        if al is Zittingsfase.PAUZE:
            zittingen.ga_verder(desk, zitting)
        else:
            zittingen.begin(desk, zitting)
            if al is Zittingsfase.BEZIG:
                # It may have moved to this conversation.
                zittingen.volg(desk, zitting)
        return Uitkomst(al.value, {"zitting": zitting.id})

    al = _eens(desk, zitting, verb, sleutel, act, onderwerp)
    nu = zittingen.stand_van(desk, zitting.id)
    t = desk.teksten
    gedaan = {
        Zittingsfase.BEZIG.value: t("zitting.gedaan.liep_al"),
        Zittingsfase.PAUZE.value: t("zitting.gedaan.verder"),
    }
    eerste = gedaan.get(al, t("zitting.gedaan.begonnen"))
    return _antwoord(desk, zitting, nu, eerste, met_plek=True)


def _volgende(desk: Desk, zitting: Zitting, sleutel: str, verb: Verb, onderwerp: str) -> Answer:
    zitting = zittingen.te_leiden(desk, zitting.id)

    def act() -> Uitkomst:
        nu = zittingen.stand_van(desk, zitting.id)
        if nu.sinds is not None and desk.nu - nu.sinds < NET_BEGONNEN:
            return Uitkomst("net", {"zitting": zitting.id})
        zittingen.ga_verder_met_volgende(desk, zitting)
        return Uitkomst("volgende", {"zitting": zitting.id})

    soort = _eens(desk, zitting, verb, sleutel, act, onderwerp)
    woorden = desk.teksten("zitting.gedaan.net") if soort == "net" else ""
    return _antwoord(desk, zitting, zittingen.stand_van(desk, zitting.id), woorden)


def _pauze(desk: Desk, zitting: Zitting, sleutel: str, verb: Verb, onderwerp: str) -> Answer:
    zitting = zittingen.te_leiden(desk, zitting.id)

    def act() -> Uitkomst:
        zittingen.pauzeer(desk, zitting)
        return Uitkomst("pauze", {"zitting": zitting.id})

    _eens(desk, zitting, verb, sleutel, act, onderwerp)
    nu = zittingen.stand_van(desk, zitting.id)
    woorden = "zitting.gedaan.pauze" if nu.fase is Zittingsfase.PAUZE else "zitting.gedaan.verder"
    return _antwoord(desk, zitting, nu, desk.teksten(woorden))


def _terug(desk: Desk, zitting: Zitting, sleutel: str, verb: Verb, onderwerp: str) -> Answer:
    zitting = zittingen.te_leiden(desk, zitting.id)

    def act() -> Uitkomst:
        zittingen.ga_terug(desk, zitting)
        return Uitkomst("terug", {"zitting": zitting.id})

    _eens(desk, zitting, verb, sleutel, act, onderwerp)
    return _antwoord(desk, zitting, zittingen.stand_van(desk, zitting.id), "")


def _eens(desk: Desk, zitting: Zitting, verb: Verb, sleutel: str, act: Callable[[], Uitkomst], onderwerp: str) -> str:
    """Do it once and return the kind of its outcome.

    Raises:
        UserMistake: with this button it was done for another zitting already ("knop.verlopen").
    """
    uitkomst = desk.once(verb, sleutel, act, onderwerp=onderwerp)
    if uitkomst.ids["zitting"] != zitting.id:
        raise UserMistake("knop.verlopen")
    return uitkomst.soort


_VOER_UIT: Final[Mapping[Opdracht, Callable[[Desk, Zitting, str, Verb, str], Answer]]] = {
    Opdracht.ZITTING: _open,
    Opdracht.START: _start,
    Opdracht.VOLGENDE: _volgende,
    Opdracht.PAUZE: _pauze,
    Opdracht.TERUG: _terug,
}


def _antwoord(desk: Desk, zitting: Zitting, nu: Zittingsstand, gedaan: str, *, met_plek: bool = False) -> Answer:
    """Answer: the panel to who pressed, a card in his own chat, a line for everybody in a conversation."""
    t = desk.teksten
    if isinstance(desk.turn.happening, Pressed):
        return paneel.toon(desk, zitting.id, gedaan=gedaan)
    regels = [een for een in (gedaan, _wie_is(desk, nu) if is_hier(desk, zitting) else "") if een]
    if desk.turn.place.kind is not PlaceKind.PERSONAL:
        # Elsewhere than where it runs no code is named: who reads along there may have nothing to do with it.
        return ShowText(" ".join(regels) or t("zitting.gedaan.elders"))
    if met_plek:
        regels += [_waar(desk, zitting), t(f"zitting.paneel.wijze.{nu.wijze.value}")]
    kaart = kaarten.stap(zitting.id, zitting.begint_op, regels, t, desk.regio.kalender)
    return als_antwoord(kaart, t)


def _wie_is(desk: Desk, nu: Zittingsstand) -> str:
    if nu.fase is not Zittingsfase.BEZIG:
        return ""
    code = casussen.codes(desk.uow, [nu.huidig] if nu.huidig else []).get(nu.huidig or "")
    return desk.teksten("zitting.gedaan.aan_de_beurt", code=code) if code else desk.teksten("zitting.gedaan.geen_beurt")


def _waar(desk: Desk, zitting: Zitting) -> str:
    gesprek_id = opslag.gesprek_van(desk.uow, zitting.id)
    return desk.teksten("zitting.plek.geen" if gesprek_id is None else f"zitting.plek.{_soort(desk, gesprek_id)}")


def _soort(desk: Desk, gesprek_id: str) -> str:
    return "chat" if gesprekken.lees(desk.uow, gesprek_id).soort is Gespreksoort.GROUP else "kanaal"
