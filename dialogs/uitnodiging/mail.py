"""The mail with one of somebody's own times for his calendar, rendered from how it is when it leaves."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from cards.datum import dag, tijd
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.mailtekst import neutrale_mail
from dialogs.kern.ports import CalendarEvent, OutgoingMail
from dialogs.kern.registry import Skip
from dialogs.kern.wekken import eigenaar_van
from dialogs.uitnodiging.plek import adres
from dialogs.uitnodiging.versturen import is_begonnen
from domain.agenda import Zitting, op_volgorde
from domain.errors import NotFound
from domain.tijdvakken import Tijdvak
from storage import agenda
from storage import uitnodiging as opslag
from storage.plekken import gemaild

_ITEMS = UUID("5e0c6a52-8f5e-4d0b-9a55-3f7c1d1b7a10")
"""The namespace of the items: from what is made in it nobody reads of which zitting, or whose, it is."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Which item of whose calendar a mail is about."""

    zitting_id: str
    contact_id: str
    nummer: int

    @property
    def uid(self) -> str:
        return str(uuid5(_ITEMS, f"{self.zitting_id}|{self.contact_id}|{self.nummer}"))


def render(context: Context, onderwerp_id: str) -> OutgoingMail | Skip:
    """Make the mail as it should be now; none once the zitting has begun, or when there is nothing to take back."""
    item = _lees(onderwerp_id)
    try:
        zitting = agenda.lees(context.uow, item.zitting_id)
    except NotFound:
        return Skip("zitting_onbekend")
    verteld = opslag.lees(context.uow, zitting.id, item.contact_id)
    if verteld is None or not 1 <= item.nummer <= len(verteld.verteld):
        return Skip("niet_uitgenodigd")
    if is_begonnen(context, zitting):
        return Skip("zitting_begonnen")
    had = item.contact_id in gemaild(context.uow, Berichtsoort.MAIL_UITNODIGING, onderwerp_id)
    weg = verteld.is_vervallen(item.nummer)
    if weg and not had:
        return Skip("nooit_uitgenodigd")
    vak = verteld.verteld[item.nummer - 1]
    mail = _brief(context, vak, "vervallen" if weg else "gewijzigd" if had else "nieuw")
    return replace(mail, event=item_van(context, zitting, item.contact_id, item.nummer, vak, verteld.reeks, weg=weg))


def item_van(
    context: Context, zitting: Zitting, wie: str, nummer: int, vak: Tijdvak, reeks: int, *, weg: bool = False
) -> CalendarEvent:
    """Return one item of somebody's calendar."""
    return CalendarEvent(
        uid=_Item(zitting.id, wie, nummer).uid,
        sequence=reeks,
        stamp=context.nu,
        begins=vak.van,
        ends=vak.tot,
        summary=context.teksten("uitnodiging.item"),
        place=context.teksten("uitnodiging.plek"),
        url=adres(context, zitting),
        cancelled=weg,
    )


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears that it was not delivered: the regisseur of the first item of the agenda."""
    punten = op_volgorde(agenda.punten(context.uow, _lees(onderwerp_id).zitting_id))
    return eigenaar_van(context, punten[0].casus_id if punten else None)


def _brief(context: Context, vak: Tijdvak, wat: str) -> OutgoingMail:
    t, kalender = context.teksten, context.regio.kalender
    wanneer = t(
        "uitnodiging.wanneer", dag=dag(vak.van, kalender), van=tijd(vak.van, kalender), tot=tijd(vak.tot, kalender)
    )
    tekst = t(f"uitnodiging.{wat}", naam=context.regio.naam, wanneer=wanneer)
    return neutrale_mail(context, t(f"uitnodiging.onderwerp.{wat}"), tekst)


def _lees(onderwerp_id: str) -> _Item:
    zitting_id, _, contact_id, nummer = onderwerp_id.split(":")
    return _Item(zitting_id, contact_id, int(nummer))
