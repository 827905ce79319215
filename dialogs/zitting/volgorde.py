"""The short post in the chat of the meeting when the order changed while it goes on."""

from cards.zitting.volgorde import Straks, Volgordebeeld, volgorde
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.zittingen import punten_van, stand_van
from domain.errors import NotFound
from domain.zittingsverloop import Zittingsfase, verwacht
from storage import agenda, casus
from storage import zittingsverloop as opslag


def register(registry: Registry) -> None:
    """Declare the post."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZITTING_VOLGORDE,
            render=render,
            # Said twice it does no harm.
            on_uncertain=OnUncertain.RESEND,
            # The running agenda, which stands above it, tells the same.
            owner=_niemand,
            post_anew=False,
            lapsed=vervallen,
        )
    )


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say how it goes on from now, as the agenda is at this moment."""
    zitting_id, _, _ = onderwerp_id.partition(":")
    try:
        zitting = agenda.lees(context.uow, zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    nu, punten = stand_van(context, zitting_id), punten_van(context, zitting_id)
    codes = casus.codes(context.uow, [*(een.casus_id for een in punten), *((nu.huidig,) if nu.huidig else ())])
    deel = {een.casus_id: een.deel for een in punten}
    tafel = context.regio.tafels.get(zitting.tafel)
    beeld = Volgordebeeld(
        zitting_id=zitting_id,
        nu=codes.get(nu.huidig or "", ""),
        pauze=nu.fase is Zittingsfase.PAUZE,
        straks=[
            Straks(codes[casus_id], op, deel[casus_id])
            for casus_id, op in verwacht(nu, punten, zitting.begint_op, context.nu).items()
            if casus_id in codes
        ],
        in_delen=tafel is not None and tafel.in_delen,
    )
    return als_bericht(volgorde(beeld, context.teksten, context.regio.kalender), context.teksten)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """A new post leaves only while the zitting goes on, where it runs, and when no later change is told."""
    zitting_id, _, nr = onderwerp_id.partition(":")
    verteld = opslag.volgorde_van(context.uow, zitting_id)
    if verteld is None or str(verteld.nr) != nr or adres != f"g:{verteld.gesprek_id}":
        return Skip("achterhaald")
    gaat = stand_van(context, zitting_id).fase in {Zittingsfase.BEZIG, Zittingsfase.PAUZE}
    return None if gaat else Skip("niet_bezig")


def _niemand(_: Context, __: str) -> str | None:
    return None
