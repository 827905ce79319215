"""The link to the page of somebody who is detained: made for his casemanager, taken back, and for one more device."""

from datetime import datetime

from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.gastpagina import PAD
from domain.errors import Unavailable
from domain.gastlink import TWEEDE_TOESTEL, Gastlink, verloopt_op
from domain.logboek import Handeling
from domain.terugkeergesprek import Terugkeergesprek
from storage import gastlinks


def maak_link(desk: Desk, gesprek: Terugkeergesprek) -> str:
    """Return the address of his page, for this casemanager alone; links that were given out before stop working.

    The caller authorised it (`Daad.GESPREK_BEGELEIDEN`). The address is a secret: it is shown in the answer to a press
    and nowhere else.

    Raises:
        Unavailable: this deployment has no address that a browser can reach ("pagina.geen_adres").
    """
    if not desk.pagina_adres:
        raise Unavailable("pagina.geen_adres")
    trek_in(desk, gesprek)
    tot = verloopt_op(desk.nu, gesprek.eindigt_op, desk.regio.gesprek.link_na_afloop_dagen)
    _, token = gastlinks.maak(
        desk.uow, gesprek_id=gesprek.id, casus_id=gesprek.casus_id, persoon_id=desk.actor.persoon_id, verloopt_op=tot
    )
    _noteer(desk, Handeling.GASTLINK_GEMAAKT, gesprek)
    # The region stands in front, because it says in which part of the store to look.
    return f"{desk.pagina_adres}{PAD}/{desk.regio.code}.{token}"


def trek_in(context: Context, gesprek: Terugkeergesprek) -> int:
    """Take back every link to the page of this talk, and close it where it is open; return how many worked still."""
    aantal = gastlinks.trek_in(context.uow, gesprek.id)
    if aantal:
        _noteer(context, Handeling.GASTLINK_INGETROKKEN, gesprek)
    return aantal


def houd_geldig(context: Context, gesprek: Terugkeergesprek) -> None:
    """Let the link that was given out hold as long as the talk asks, once it has a moment or another one."""
    tot = verloopt_op(context.nu, gesprek.eindigt_op, context.regio.gesprek.link_na_afloop_dagen)
    gastlinks.houd_geldig(context.uow, gesprek.id, tot)


def sta_tweede_toe(bezoek: Bezoek, gesprek: Terugkeergesprek) -> datetime | None:
    """Let one more device open the link that is in use; return until when, None when there is none for another device.

    The caller authorised it: the page itself, on the first device, or the casemanager on her card.
    """
    tot = bezoek.nu + TWEEDE_TOESTEL
    return tot if gastlinks.sta_tweede_toe(bezoek.uow, gesprek.id, tot) else None


def werkt_nog(context: Context, gesprek_id: str) -> Gastlink | None:
    """Return the link of a talk that still works; None when there is none."""
    return next(
        (
            een
            for een in gastlinks.van_gesprek(context.uow, gesprek_id)
            if een.ingetrokken_op is None and een.verloopt_op > context.nu
        ),
        None,
    )


def _noteer(context: Context, handeling: Handeling, gesprek: Terugkeergesprek) -> None:
    if isinstance(context, Bezoek):
        context.record(handeling, casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)
    else:
        context.log(handeling, casus_id=gesprek.casus_id, onderwerp_id=gesprek.id)
