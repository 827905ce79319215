"""The panel from which a zitting is led: one button a step, and each press draws it anew.

A button is bound to the item that had its turn when the panel was drawn: whoever presses while a colleague went on
skips nothing, and sees where it is now. What stands in the form of an item is never thrown away by a step.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cards.verbs import Verb
from cards.zitting import bespreken as vormen
from cards.zitting import paneel as kaarten
from cards.zitting.bespreken import Bespreekbeeld
from cards.zitting.paneel import Gezegd, Vorm, Vraag
from cards.zitting.payloads_bespreken import BESLUIT, MEESTE_AFSPRAKEN, wat
from cards.zitting.payloads_paneel import (
    Stap,
    ZittingEindeVorm,
    ZittingNaar,
    ZittingNaarVorm,
    ZittingPaneel,
    ZittingStap,
)
from dialogs.kern import fouten, zittingen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.turn import PlaceKind
from dialogs.kern.zittingspost import stuur_paneel
from dialogs.zitting import bespreken
from dialogs.zitting.kern import bind_bekend
from dialogs.zitting.paneelbeeld import beeld, regisseurs
from domain.agenda import Agendapunt, Zitting
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.logboek import Handeling
from domain.zittingsverloop import Zittingsfase, Zittingsstand, over_deze, rest, vorige
from storage import casus as casussen
from storage.inbox import Uitkomst

_F = Zittingsfase
_GAAT: Final = frozenset({_F.BEZIG, _F.PAUZE})
_NIET_BEGONNEN: Final = frozenset({_F.STRAKS, _F.OPEN})

_WEG_VAN_PUNT: Final = frozenset({Stap.VOLGENDE, Stap.TERUG, Stap.UITSTEL, Stap.EINDE})
"""Steps after which another item, or none, has its turn."""
_MET_WOORDEN: Final = frozenset({Stap.BEGIN, Stap.UITSTEL, Stap.EINDE, Stap.HERVAT})
"""Steps of which is said that they were taken; of the others the panel itself shows it."""
_VAN_DIT_PUNT: Final = frozenset({Stap.VOLGENDE, Stap.TERUG, Stap.UITSTEL})
"""Steps that mean something only while the item has its turn for which the button was drawn."""


class _Intussen(Exception):
    """Somebody went on since the panel was drawn."""


class _NietOpgeslagen(Exception):
    """Something was typed for the item that has its turn, and is not kept yet."""


def register(registry: Registry) -> None:
    """Declare the buttons of the panel."""
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.ZITTING_PANEEL, ZittingPaneel, regisseur, openen))
    registry.verb(VerbSpec(Verb.ZITTING_STAP, ZittingStap, regisseur, neem))
    registry.verb(VerbSpec(Verb.ZITTING_NAAR_VORM, ZittingNaarVorm, regisseur, vraag_naar))
    registry.verb(VerbSpec(Verb.ZITTING_NAAR, ZittingNaar, regisseur, ga_naar))
    registry.verb(VerbSpec(Verb.ZITTING_EINDE_VORM, ZittingEindeVorm, regisseur, vraag_einde))


def openen(desk: Desk, payload: ZittingPaneel) -> Answer:
    """Open the panel, or draw it anew with what stands in the form.

    On the running agenda each change draws everybody's card anew, and with it goes what was being typed: who opens it
    there finds it in his own chat too, and is told so.
    """
    if payload.punt is None and not payload.invoer:
        return geopend(desk, payload.zitting)
    zitting = zittingen.te_leiden(desk, payload.zitting)
    return toon(desk, zitting.id, bespreking=_getypt(desk, zitting, payload.punt, payload.invoer))


def geopend(desk: Desk, zitting_id: str) -> Answer:
    """Open the panel, and write down that he did."""
    zitting = zittingen.te_leiden(desk, zitting_id)
    desk.record(Handeling.ZITTING_GEOPEND, onderwerp_id=zitting.id)
    if desk.turn.place.kind is PlaceKind.PERSONAL:
        return toon(desk, zitting.id)
    stuur_paneel(desk, zitting)
    return toon(desk, zitting.id, let_op=desk.teksten("zitting.paneel.ook_in_eigen_gesprek"))


def toon(
    desk: Desk,
    zitting_id: str,
    *,
    gedaan: str = "",
    bespreking: Bespreekbeeld | None = None,
    let_op: str = "",
    vraag: Vraag | None = None,
) -> Answer:
    """Draw the panel; within it the form of the item that has its turn, when that is his own.

    Args:
        desk: of whoever leads it.
        zitting_id: which zitting.
        gedaan: what was just done, in words.
        bespreking: the form to draw, when it is another one than that of the item that has its turn, or is filled in.
        let_op: what he should know first, in words.
        vraag: what is asked before a step is taken.

    Raises:
        NotAllowed: he may not lead a zitting.
        NotFound: there is none.
        UserMistake: it is not held.
    """
    zitting = zittingen.te_leiden(desk, zitting_id)
    nu = zittingen.stand_van(desk, zitting.id)
    punten = zittingen.punten_van(desk, zitting.id)
    van = regisseurs(desk, zitting, nu)
    if (
        bespreking is None
        and nu.fase in _GAAT
        and nu.huidig is not None
        and van.get(nu.huidig) in desk.actor.regisseert_voor
    ):
        bespreking = _vorm_van(desk, zitting, nu.huidig)
    vorm = None
    if bespreking is not None:
        delen, knoppen = vormen.delen(bespreking, desk.teksten)
        vorm = Vorm(delen, knoppen)
    kaart = kaarten.paneel(
        beeld(desk, zitting, nu, punten, van),
        _stappen(desk, zitting, nu, punten),
        desk.teksten,
        desk.regio.kalender,
        gezegd=Gezegd(gedaan, let_op),
        vorm=vorm,
        vraag=vraag,
    )
    return als_antwoord(kaart, desk.teksten)


def neem(desk: Desk, payload: ZittingStap) -> Answer:
    """Take a step, once; draw the panel as it is then."""
    zitting = zittingen.te_leiden(desk, payload.zitting)

    def act() -> Uitkomst:
        nu = zittingen.stand_van(desk, zitting.id)
        if payload.stap in _VAN_DIT_PUNT and nu.huidig != payload.punt:
            raise _Intussen
        if payload.stap in _WEG_VAN_PUNT and niet_opgeslagen(payload.invoer):
            raise _NietOpgeslagen
        _zet(desk, zitting, payload.stap, payload.punt)
        return Uitkomst(payload.stap.value, {"zitting": zitting.id})

    onderwerp = _onderwerp(zitting.id, payload.stap, payload.punt)
    return _doe(desk, zitting, payload, Verb.ZITTING_STAP, onderwerp, act)


def vraag_naar(desk: Desk, payload: ZittingNaarVorm) -> Answer:
    """Ask which item gets its turn."""
    zitting = zittingen.te_leiden(desk, payload.zitting)
    return _met_vraag_naar(desk, zitting, payload.punt, payload.invoer)


def ga_naar(desk: Desk, payload: ZittingNaar) -> Answer:
    """Give the chosen item its turn."""
    zitting = zittingen.te_leiden(desk, payload.zitting)
    if not payload.naar:
        return _met_vraag_naar(desk, zitting, payload.punt, payload.invoer, let_op=desk.teksten("zitting.naar.kies"))

    def act() -> Uitkomst:
        if zittingen.stand_van(desk, zitting.id).huidig != payload.punt:
            raise _Intussen
        if niet_opgeslagen(payload.invoer):
            raise _NietOpgeslagen
        zittingen.ga_naar(desk, zitting, payload.naar)
        return Uitkomst("naar", {"zitting": zitting.id})

    onderwerp = _onderwerp(zitting.id, Verb.ZITTING_NAAR, payload.punt)
    return _doe(desk, zitting, payload, Verb.ZITTING_NAAR, onderwerp, act)


def vraag_einde(desk: Desk, payload: ZittingEindeVorm) -> Answer:
    """Ask once whether it is really over."""
    zitting = zittingen.te_leiden(desk, payload.zitting)
    einde = ZittingStap(
        zitting=zitting.id,
        stap=Stap.EINDE,
        punt=payload.punt,
        sleutel=desk.issue_key(Verb.ZITTING_STAP, _onderwerp(zitting.id, Stap.EINDE, payload.punt)),
    )
    bespreking = _getypt(desk, zitting, payload.punt, payload.invoer)
    if zittingen.stand_van(desk, zitting.id).fase not in _GAAT:
        return toon(desk, zitting.id, let_op=desk.teksten("zitting.fout.niet_bezig"))
    return toon(desk, zitting.id, bespreking=bespreking, vraag=Vraag(einde=einde))


def niet_opgeslagen(invoer: Mapping[str, str]) -> bool:
    """Tell whether a besluit or an afspraak was typed: of everything else the form holds a proposal already."""
    velden = (BESLUIT, *(wat(nr) for nr in range(1, MEESTE_AFSPRAKEN + 1)))
    return any(invoer.get(een, "").strip() for een in velden)


def _met_vraag_naar(
    desk: Desk, zitting: Zitting, punt: str | None, invoer: Mapping[str, str], *, let_op: str = ""
) -> Answer:
    nu = zittingen.stand_van(desk, zitting.id)
    punten = zittingen.punten_van(desk, zitting.id)
    codes = casussen.codes(desk.uow, [een.casus_id for een in punten])
    keuzes = tuple(
        (een.casus_id, desk.teksten(f"zitting.naar.{_hoe(nu, een)}", nummer=nummer, code=codes[een.casus_id]))
        for nummer, een in enumerate(punten, 1)
        if een.casus_id != nu.huidig
    )
    if not keuzes:
        return toon(desk, zitting.id, let_op=desk.teksten("zitting.naar.geen"))
    naar = ZittingNaar(
        zitting=zitting.id,
        punt=nu.huidig,
        sleutel=desk.issue_key(Verb.ZITTING_NAAR, _onderwerp(zitting.id, Verb.ZITTING_NAAR, nu.huidig)),
    )
    bespreking = _getypt(desk, zitting, punt, invoer)
    return toon(desk, zitting.id, bespreking=bespreking, let_op=let_op, vraag=Vraag(naar=naar, keuzes=keuzes))


def _hoe(nu: Zittingsstand, een: Agendapunt) -> str:
    if een.casus_id in nu.uitgesteld:
        return "uitgesteld"
    return "besproken" if een.casus_id in nu.behandeld else "straks"


def _doe(
    desk: Desk,
    zitting: Zitting,
    payload: ZittingStap | ZittingNaar,
    verb: Verb,
    onderwerp: str,
    act: Callable[[], Uitkomst],
) -> Answer:
    """Do it once and draw the panel; when it cannot be done, the panel says why and nothing typed is lost."""
    t = desk.teksten
    try:
        uitkomst = desk.once(verb, payload.sleutel, act, onderwerp=onderwerp)
    except _Intussen:
        # What was typed for an item that has passed is shown with that item: it can be saved still.
        getypt = payload.invoer if niet_opgeslagen(payload.invoer) else {}
        bespreking = _getypt(desk, zitting, payload.punt, getypt)
        return toon(desk, zitting.id, bespreking=bespreking, let_op=t("zitting.intussen"))
    except _NietOpgeslagen:
        bespreking = _getypt(desk, zitting, payload.punt, payload.invoer)
        return toon(desk, zitting.id, bespreking=bespreking, let_op=t("zitting.niet_opgeslagen"))
    except UserMistake as mis:
        bespreking = _getypt(desk, zitting, payload.punt, payload.invoer)
        return toon(desk, zitting.id, bespreking=bespreking, let_op=fouten.in_words(mis, t)[1])
    blijft = payload.invoer if zittingen.stand_van(desk, zitting.id).huidig == payload.punt else {}
    gedaan = t(f"zitting.gedaan.stap.{uitkomst.soort}") if uitkomst.soort in _MET_WOORDEN else ""
    return toon(desk, zitting.id, gedaan=gedaan, bespreking=_getypt(desk, zitting, payload.punt, blijft))


def _zet(desk: Desk, zitting: Zitting, stap: Stap, punt: str | None) -> None:
    match stap:
        case Stap.BEGIN:
            bind_bekend(desk, zitting)
            zittingen.begin(desk, zitting)
        case Stap.VOLGENDE:
            zittingen.ga_verder_met_volgende(desk, zitting)
        case Stap.TERUG:
            zittingen.ga_terug(desk, zitting)
        case Stap.UITSTEL:
            zittingen.stel_uit(desk, zitting, punt or "")
        case Stap.PAUZE:
            zittingen.pauzeer(desk, zitting)
        case Stap.VERDER:
            zittingen.ga_verder(desk, zitting)
        case Stap.EINDE:
            zittingen.eindig(desk, zitting)
        case Stap.HERVAT:
            zittingen.hervat(desk, zitting)


def _onderwerp(zitting_id: str, wat_: str, punt: str | None) -> str:
    """Return what a one-time key of the panel is good for: one step, while one item has its turn."""
    return f"{zitting_id}:{wat_}:{punt or ''}"


def _stappen(
    desk: Desk, zitting: Zitting, nu: Zittingsstand, punten: Sequence[Agendapunt]
) -> Mapping[Stap, ZittingStap]:
    volgorde = [een.casus_id for een in punten]
    kan = {
        Stap.BEGIN: nu.fase in _NIET_BEGONNEN and zittingen.is_nu_of_vandaag(desk, zitting),
        Stap.HERVAT: nu.fase is _F.KLAAR and over_deze(zitting, desk.nu),
        Stap.VERDER: nu.fase is _F.PAUZE,
        Stap.VOLGENDE: nu.fase is _F.BEZIG and bool(rest(nu, volgorde)),
        Stap.PAUZE: nu.fase is _F.BEZIG,
        Stap.TERUG: nu.fase in _GAAT and vorige(nu, volgorde) is not None,
        Stap.UITSTEL: nu.fase in _GAAT and nu.huidig in volgorde,
    }
    return {
        stap: ZittingStap(
            zitting=zitting.id,
            stap=stap,
            punt=nu.huidig,
            sleutel=desk.issue_key(Verb.ZITTING_STAP, _onderwerp(zitting.id, stap, nu.huidig)),
        )
        for stap, mogelijk in kan.items()
        if mogelijk
    }


def _getypt(desk: Desk, zitting: Zitting, punt: str | None, invoer: Mapping[str, str]) -> Bespreekbeeld | None:
    """Return the form of an item as it was filled in; None when nothing came along, or it is not his any more."""
    if punt is None or not invoer:
        return None
    try:
        return bespreken.beeld(desk, zitting, punt, invoer)
    except (NotAllowed, NotFound, UserMistake):
        # Closed, destroyed or handed over since the panel was drawn: the zitting is led all the same.
        return None


def _vorm_van(desk: Desk, zitting: Zitting, casus_id: str) -> Bespreekbeeld | None:
    try:
        return bespreken.beeld(desk, zitting, casus_id)
    except (NotFound, UserMistake):
        # It was closed or destroyed while it had its turn: the zitting goes on all the same.
        return None
