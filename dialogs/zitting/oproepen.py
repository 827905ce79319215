"""The call to an organisatie, and the alarm by which it goes out. What is told is decided when it is sent."""

from datetime import timedelta
from math import ceil

from cards.zitting.oproepen import Oproepbeeld, oproep
from dialogs.kern import wekken
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import voor_wie
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMessage
from dialogs.kern.registry import AlarmSpec, Attention, MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.tafelvergaderingen import adres_van
from dialogs.kern.zittingen import stand_van, volg
from dialogs.kern.zittingsdeelname import horen_erbij
from dialogs.kern.zittingsoproepen import kring_van, punt_van, uit_onderwerp, wie_roepen
from domain.agenda import Zitting, ZittingStatus
from domain.errors import NotFound
from domain.wekken import wie_te_vermelden
from domain.zittingsoproep import Oproep, Oproepstand
from domain.zittingsverloop import Zittingsfase
from storage import agenda, gesprekken
from storage import casus as casussen
from storage import zittingsverloop as opslag
from storage.plekken import plekken
from storage.wekkers import Wekker

_MINUUT = timedelta(minutes=1)


def register(registry: Registry) -> None:
    """Declare the alarm and the post."""
    registry.alarm(AlarmSpec(Wekkersoort.ZITTING_OPROEP, luidt))
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ZITTING_OPROEP,
            render=render,
            # Called twice does no harm, not called costs a seat at the table.
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
            post_anew=False,
            attention=aandacht,
            lapsed=vervallen,
        )
    )


def luidt(context: Context, wekker: Wekker) -> None:
    """Look again whose turn is near: the moment may have moved since the alarm was set."""
    try:
        zitting = agenda.lees(context.uow, wekker.onderwerp_id.partition(":")[0])
    except NotFound:
        return
    if zitting.status is ZittingStatus.GEPLAND:
        volg(context, zitting)


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say when its turn is, by code; in a post that is not so any more, that."""
    zitting_id, casus_id, organisatie, nr = uit_onderwerp(onderwerp_id)
    gevonden = _lees(context, zitting_id, casus_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    zitting, een = gevonden
    punt = punt_van(agenda.punten(context.uow, zitting.id), een)
    hoort = organisatie in horen_erbij(context, zitting, punt)
    vermeld = _vermeld(context, onderwerp_id, organisatie, zitting.tafel) if hoort and nr == een.nr else ()
    beeld = Oproepbeeld(
        zitting_id=zitting.id,
        code=casussen.codes(context.uow, [casus_id]).get(casus_id, "") if hoort else "",
        stand=een.stand if nr == een.nr else None,
        verwacht_op=een.verwacht_op,
        minuten=max(ceil((een.verwacht_op - context.nu) / _MINUUT), 0),
        eerder_op=een.eerder_op,
        voor=voor_wie(context, organisatie) if _meer_samen(context, organisatie) else "",
        noemen=", ".join(f"<at>{wie.name}</at>" for wie in vermeld),
        deelnemen=bool(adres_van(context, zitting.id)),
    )
    return als_bericht(oproep(beeld, context.teksten, context.regio.kalender), context.teksten, mentions=vermeld)


def vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """A new post leaves only while it is so, to whoever takes part and is not in the room."""
    zitting_id, casus_id, organisatie, nr = uit_onderwerp(onderwerp_id)
    gevonden = _lees(context, zitting_id, casus_id)
    if gevonden is None or gevonden[1].nr != nr:
        return Skip("achterhaald")
    zitting, een = gevonden
    fase = stand_van(context, zitting.id).fase
    if een.stand is Oproepstand.VOORBIJ:
        return Skip("voorbij")
    # That it does not come any more is also true in a break, and after the end.
    if een.stand is not Oproepstand.VERVALLEN and fase is not Zittingsfase.BEZIG:
        return Skip("niet_bezig")
    punt = punt_van(agenda.punten(context.uow, zitting.id), een)
    waarheen = wie_roepen(context, zitting, punt, organisatie, kring_van(context, zitting.id, punt.casus_id))
    soort, _, wie = adres.partition(":")
    hier = waarheen.hier(wie, None) if soort == "g" else waarheen.hier(None, wie)
    return None if hier else Skip("niet_hier")


def aandacht(_: Context, onderwerp_id: str) -> Attention:
    """It cannot wait: in five minutes it is too late."""
    return Attention(uit_onderwerp(onderwerp_id)[2], urgent=True)


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Who hears that it could not be delivered: the regisseur of the casus."""
    return wekken.eigenaar_van(context, uit_onderwerp(onderwerp_id)[1])


def _lees(context: Context, zitting_id: str, casus_id: str) -> tuple[Zitting, Oproep] | None:
    een = opslag.oproepen(context.uow, zitting_id).get(casus_id)
    try:
        return None if een is None else (agenda.lees(context.uow, zitting_id), een)
    except NotFound:
        return None


def _meer_samen(context: Context, organisatie: str) -> bool:
    """Tell whether the conversation of an organisatie is that of others too."""
    gesprek = gesprekken.voor_organisatie(context.uow, organisatie)
    return gesprek is not None and len(gesprekken.bestemmingen(context.uow, gesprek.id)) > 1


def _vermeld(context: Context, onderwerp_id: str, organisatie: str, tafel: str) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody."""
    er = plekken(context.uow, Berichtsoort.ZITTING_OPROEP, onderwerp_id)
    if not any(een.gesprek_id is not None and not een.geplaatst for een in er):
        return ()
    team = wekken.team(context, organisatie)
    return wekken.noem(context, wie_te_vermelden(team, [], [tafel], context.nu, spoed=True))
