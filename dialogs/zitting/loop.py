"""The running agenda in the chat of the meeting: rendered from how the zitting stands, wherever that is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from cards.zitting import loop as kaarten
from cards.zitting.loop import Loopbeeld, Looppunt, Puntstand
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht, noem
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.zittingen import punten_van, stand_van
from dialogs.kern.zittingsafloop import doorgeschoven
from dialogs.kern.zittingsdeelname import horen_erbij
from dialogs.kern.zittingspost import eigenaar
from domain.agenda import Agendapunt, Zitting, ZittingStatus
from domain.errors import NotFound
from domain.zittingsverloop import Zittingsfase, Zittingsstand, rest, verwacht
from storage import agenda
from storage import casus as casussen
from storage import zittingsverloop as opslag
from storage.plekken import staat_er


def register(registry: Registry) -> None:
    """Declare the post."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZITTING_LOOP,
            render=render,
            # Whoever looks at either of two sees how it stands now: his client asks for it. Without any nobody does.
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
        )
    )


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Make the running agenda of a zitting (subject: `<zitting>:<conversation>`) as it is now."""
    zitting_id, _, gesprek_id = onderwerp_id.partition(":")
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    staat = staat_er(context.uow, Berichtsoort.ZITTING_LOOP, onderwerp_id)
    if opslag.gesprek_van(context.uow, zitting_id) != gesprek_id:
        kaart = kaarten.elders(zitting.begint_op, context.teksten, context.regio.kalender)
        return als_bericht(kaart, context.teksten) if staat else Skip("elders")
    if not staat and zitting.status is not ZittingStatus.GEPLAND:
        return Skip("zitting_vervallen")
    nu = stand_van(context, zitting_id)
    if not staat and nu.fase is Zittingsfase.STRAKS:
        return Skip("nog_niet")
    kaart = kaarten.loop(beeld(context, zitting, nu), context.teksten, context.regio.kalender)
    return als_bericht(kaart, context.teksten)


def beeld(context: Context, zitting: Zitting, nu: Zittingsstand) -> Loopbeeld:
    """Return a zitting as everybody in its meeting may see it: no name, no answer, nothing of who refused."""
    punten = punten_van(context, zitting.id)
    tafel = context.regio.tafels.get(zitting.tafel)
    straks = verwacht(nu, punten, zitting.begint_op, context.nu)
    volgend = next((een for een in punten if een.casus_id in straks), None)
    huidig = next((een for een in punten if een.casus_id == nu.huidig), None)
    nu_horen, nu_meer = _horen(context, zitting, huidig)
    straks_horen, straks_meer = _horen(context, zitting, volgend)
    return Loopbeeld(
        zitting_id=zitting.id,
        begint_op=zitting.begint_op,
        fase=nu.fase,
        wijze=nu.wijze,
        punten=tuple(_punten(context, nu, punten, straks)),
        in_delen=tafel is not None and tafel.in_delen,
        nu_horen=nu_horen,
        nu_meer=nu_meer,
        straks_horen=straks_horen,
        straks_meer=straks_meer,
        besproken=len(nu.behandeld),
        doorgeschoven=len(doorgeschoven(context, zitting.id)) if nu.fase is Zittingsfase.KLAAR else len(nu.uitgesteld),
    )


def _punten(
    context: Context, nu: Zittingsstand, punten: Sequence[Agendapunt], straks: Mapping[str, datetime]
) -> Iterator[Looppunt]:
    volgorde = [een.casus_id for een in punten]
    # What was taken off the agenda while it had its turn has it still.
    los = [nu.huidig] if nu.huidig is not None and nu.huidig not in volgorde else []
    codes = casussen.codes(context.uow, [*volgorde, *los])
    te_gaan = rest(nu, volgorde)
    yield from (Looppunt(0, codes[een], Puntstand.NU) for een in los if een in codes)
    for nummer, een in enumerate(punten, 1):
        yield Looppunt(
            nummer=nummer,
            code=codes[een.casus_id],
            stand=_hoe(nu, een.casus_id, te_gaan),
            verwacht_op=straks.get(een.casus_id),
            deel=een.deel,
        )


def _hoe(nu: Zittingsstand, casus_id: str, te_gaan: Sequence[str]) -> Puntstand:
    if casus_id == nu.huidig:
        return Puntstand.NU
    if casus_id in te_gaan:
        return Puntstand.STRAKS
    return Puntstand.UITGESTELD if casus_id in nu.uitgesteld else Puntstand.BESPROKEN


def _horen(context: Context, zitting: Zitting, punt: Agendapunt | None) -> tuple[tuple[str, ...], bool]:
    """Return who belongs in the room for an item, as it may be named beside a code; and whether others do too."""
    if punt is None:
        return (), False
    zonder_naam = context.teksten("algemeen.een_organisatie")
    namen = [noem(context, een) for een in horen_erbij(context, zitting, punt)]
    return tuple(een for een in namen if een != zonder_naam), zonder_naam in namen
