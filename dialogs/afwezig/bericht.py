"""What the stand-in hears, and the absent one when somebody else registered it; kept true by editing it."""

from cards.afwezig import Waarneembericht, waarneemkaart
from cards.bouwstenen import zonder_opmaak
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.planning import houd_waar
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.kern.waarneming import periode_in_woorden
from domain.afwezigheid import Afwezigheid
from domain.errors import NotFound
from storage import afwezigheid, outbox, personen
from storage.plekken import staat_er


def plan(context: Context, een: Afwezigheid, door_id: str) -> None:
    """Tell the stand-in, and the absent one unless he registered it himself."""
    for wie in dict.fromkeys((een.vervanger_id, een.persoon_id)):
        if wie is not None and wie != door_id:
            outbox.plan(context.uow, soort=Berichtsoort.WAARNEMING, onderwerp_id=een.id, persoon_id=wie)


def houd_bij(context: Context, afwezigheid_id: str) -> None:
    """Let what was told say that it was taken back."""
    houd_waar(context, Berichtsoort.WAARNEMING, afwezigheid_id)


def render(context: Context, afwezigheid_id: str) -> OutgoingMessage | Skip:
    """Say who stands in for whom; what was taken back before it was told is not told any more."""
    try:
        een = afwezigheid.lees(context.uow, afwezigheid_id)
    except NotFound:
        return Skip("bestaat_niet")
    voorbij = een.tot <= context.nu
    if voorbij and not staat_er(context.uow, Berichtsoort.WAARNEMING, afwezigheid_id):
        return Skip("voorbij")
    kaart = waarneemkaart(_beeld(context, een, voorbij=voorbij), context.teksten)
    return als_bericht(kaart, context.teksten)


def eigenaar(context: Context, afwezigheid_id: str) -> str | None:
    """Return who hears that it could not be delivered: who is away, because he counts on it."""
    try:
        een = afwezigheid.lees(context.uow, afwezigheid_id)
    except NotFound:
        return None
    return een.persoon_id if een.vervanger_id is not None else None


def _beeld(context: Context, een: Afwezigheid, *, voorbij: bool) -> Waarneembericht:
    t = context.teksten
    wie = personen.lees_alle(context.uow, [een.persoon_id, *([een.vervanger_id] if een.vervanger_id else [])])
    naam = zonder_opmaak(wie[een.persoon_id].naam)
    vervanger = zonder_opmaak(wie[een.vervanger_id].naam) if een.vervanger_id else ""
    titel = t("afwezig.bericht.titel", naam=naam)
    if voorbij:
        return Waarneembericht(titel, t("afwezig.bericht.voorbij"), loopt=False)
    wanneer = periode_in_woorden(context, een)
    if not vervanger:
        return Waarneembericht(titel, t("afwezig.bericht.zonder", naam=naam, wanneer=wanneer))
    regel = t("afwezig.bericht.regel", naam=naam, vervanger=vervanger, wanneer=wanneer)
    return Waarneembericht(titel, regel, t("afwezig.bericht.uitleg", vervanger=vervanger))
