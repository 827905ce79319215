"""What is sent because of a talk, and the alarms by which it waits: rendered from the state, codes and moments."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from cards.payloads import Payload
from cards.terugkeergesprek import posten as kaarten
from cards.terugkeergesprek.payloads_plannen import DeelnameOpen, GesprekOpen, MomentOpen
from dialogs.kern import vergaderingen, wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import (
    houd_gesprek_waar,
    is_gauw,
    meld_nieuws,
    met_toegang,
    uit_onderwerp,
    voor_wie,
)
from dialogs.kern.mailtekst import contact_vervallen, neutrale_mail
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import Mention, OutgoingMail, OutgoingMessage
from dialogs.kern.registry import AlarmSpec, Attention, MessageSpec, OnUncertain, Registry, Skip
from dialogs.kern.terugkeergesprekken import WACHT_LATER, WACHT_MOMENT, WACHT_VERGADERING
from dialogs.terugkeergesprek.kern import wanneer
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.terugkeergesprek import LOOPT_NOG, Deelname, Deelnamestatus, Gespreksstatus, Terugkeergesprek
from domain.wekken import wie_te_vermelden
from storage import casus as casussen
from storage import gespreksbrief as brieven
from storage import terugkeergesprek
from storage.plekken import plekken
from storage.wekkers import Wekker

_ANTWOORD: Final = MappingProxyType(
    {
        Deelnamestatus.GENODIGD: "terugkeergesprek.post.wanneer",
        Deelnamestatus.KOMT: "terugkeergesprek.post.komt",
        Deelnamestatus.KOMT_NIET: "terugkeergesprek.post.komt_niet",
        Deelnamestatus.NIET_MEER: "terugkeergesprek.post.niet_nodig",
    }
)
"""What a post about a talk that is to come says, by what its organisatie answered."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """A talk, its casus, and who is told of it; `deelname` is None for who was never asked to sit there."""

    casus: Casus
    gesprek: Terugkeergesprek
    organisatie: str
    toegang: bool
    deelname: Deelname | None


def register(registry: Registry) -> None:
    """Declare the posts, the mail and the alarms; all is sent again when in doubt: a missing one is what harms."""
    for soort, render, vervallen in (
        (Berichtsoort.TERUGKEERGESPREK_VRAAG, vraag, vraag_vervallen),
        (Berichtsoort.TERUGKEERGESPREK, deelnemer, deelnemer_vervallen),
    ):
        registry.message(
            MessageSpec(
                kind=soort,
                render=render,
                on_uncertain=OnUncertain.RESEND,
                owner=eigenaar,
                post_anew=False,
                attention=aandacht,
                true_meanwhile=True,
                lapsed=vervallen,
                older=Berichtsoort.TERUGKEERGESPREK_OUDER,
            )
        )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.TERUGKEERGESPREK_NIEUWS,
            render=nieuws,
            on_uncertain=OnUncertain.RESEND,
            owner=_niemand,
            post_anew=False,
            lapsed=nieuws_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_TERUGKEERGESPREK,
            render=mail,
            on_uncertain=OnUncertain.RESEND,
            owner=eigenaar,
            lapsed=mail_vervallen,
        )
    )
    registry.alarm(AlarmSpec(Wekkersoort.TERUGKEERGESPREK_WACHT, wacht))
    registry.alarm(AlarmSpec(Wekkersoort.TERUGKEERGESPREK_NA, na_afloop))


# To the inrichting.


def vraag(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Ask for a moment, or say how it stands; who has nothing to do with it any more reads that."""
    stand = _stand(context, onderwerp_id)
    if stand is None:
        return Skip("bestaat_niet")
    t, gesprek, code = context.teksten, stand.gesprek, str(stand.casus.code)
    if not _van_inrichting(stand):
        return _post(context, stand, t("terugkeergesprek.post.niet_meer", code=code), None, ())
    if gesprek.begint_op is not None and gesprek.status in LOOPT_NOG:
        woorden = t("terugkeergesprek.post.gepland", code=code, wanneer=wanneer(context, gesprek.begint_op))
    elif gesprek.status is Gespreksstatus.VOORBEREIDEN:
        voorstel = gesprek.eigen_voorstel and gesprek.momenten
        woorden = t("terugkeergesprek.post.voorgesteld" if voorstel else "terugkeergesprek.post.kies", code=code)
    else:
        brief = brieven.goedgekeurd(context.uow, gesprek.id)
        woorden = t("gespreksbrief.post.klaar" if brief else _afloop(gesprek), code=code)
    vermeld = _vermeld(context, Berichtsoort.TERUGKEERGESPREK_VRAAG, onderwerp_id, stand)
    return _post(context, stand, woorden, MomentOpen(casus=stand.casus.id), vermeld)


def vraag_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """It is posted while he is there, where the inrichting is reached now."""
    stand = _stand(context, onderwerp_id)
    if stand is None or not _van_inrichting(stand):
        return Skip("voorbij")
    return _verhuisd(context, stand.organisatie, adres)


# To who sits at it.


def deelnemer(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say when it is, that it moves, or that it does not go on: never why."""
    stand = _stand(context, onderwerp_id)
    if stand is None or stand.deelname is None:
        return Skip("bestaat_niet")
    t, gesprek, code = context.teksten, stand.gesprek, str(stand.casus.code)
    loopt = gesprek.status in LOOPT_NOG
    if not stand.deelname.genodigd or (loopt and not stand.toegang):
        # Also afterwards: whether it was held is not for who was taken off.
        return _post(context, stand, t("terugkeergesprek.post.niet_nodig", code=code), None, ())
    if not loopt:
        return _post(context, stand, t(_afloop(gesprek), code=code), None, ())
    if gesprek.begint_op is None or gesprek.verteld != gesprek.begint_op:
        return _post(context, stand, t("terugkeergesprek.post.verandert", code=code), None, ())
    woorden = t(_ANTWOORD[stand.deelname.status], code=code, wanneer=wanneer(context, gesprek.begint_op))
    vermeld = _vermeld(context, Berichtsoort.TERUGKEERGESPREK, onderwerp_id, stand)
    openen = DeelnameOpen(casus=stand.casus.id, organisatie=stand.organisatie)
    return _post(context, stand, woorden, openen, vermeld)


def deelnemer_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """Nobody hears of a moment before its meeting is good, nor that something is off of which it never heard."""
    stand = _stand(context, onderwerp_id)
    if stand is None or stand.deelname is None or stand.gesprek.verteld is None:
        return Skip("niets_verteld")
    return _verhuisd(context, stand.organisatie, adres)


# To the regisseur.


def nieuws(context: Context, casus_id: str) -> OutgoingMessage | Skip:
    """Say that something is to be looked at: what it is stands behind the button."""
    stand = _stand(context, casus_id)
    if stand is None:
        return Skip("bestaat_niet")
    gesloten = stand.casus.fase is Fase.AFGESLOTEN
    key = "terugkeergesprek.post.afgesloten" if gesloten else "terugkeergesprek.post.nieuws"
    openen = None if gesloten else GesprekOpen(casus=stand.casus.id)
    return _post(context, stand, context.teksten(key, code=str(stand.casus.code)), openen, ())


def nieuws_vervallen(context: Context, casus_id: str, _: str) -> Skip | None:
    """Nobody is told of what is closed."""
    stand = _stand(context, casus_id)
    return Skip("afgehandeld") if stand is None or stand.casus.fase is Fase.AFGESLOTEN else None


# By mail.


def mail(context: Context, _: str) -> OutgoingMail | Skip:
    """Say that something is there: constant, neutral words."""
    t, naam = context.teksten, context.regio.naam
    onderwerp, tekst = t("terugkeergesprek.mail.onderwerp", naam=naam), t("terugkeergesprek.mail.tekst", naam=naam)
    return neutrale_mail(context, onderwerp, tekst)


def mail_vervallen(context: Context, onderwerp_id: str, adres: str) -> Skip | None:
    """Return why this contact does not get the mail any more."""
    stand = _stand(context, onderwerp_id)
    if stand is None or not (_van_inrichting(stand) or stand.deelname is not None):
        return Skip("voorbij")
    return contact_vervallen(context, adres)


# Alarms.


def wacht(context: Context, wekker: Wekker) -> None:
    """Tell the regisseur that a talk still waits: for a moment, for a better time, or for its meeting."""
    gesprek = _gesprek(context, wekker.onderwerp_id)
    if gesprek is None or not _wacht_nog(context, gesprek, wekker.volgnummer):
        return
    houd_gesprek_waar(context, gesprek)
    meld_nieuws(context, gesprek)


def na_afloop(context: Context, wekker: Wekker) -> None:
    """It should be over: the meeting goes, and the regisseur is asked how it went when nobody said so."""
    gesprek = _gesprek(context, wekker.onderwerp_id)
    if gesprek is None or gesprek.eindigt_op is None or gesprek.eindigt_op > context.nu:
        return
    vergaderingen.verwijder(context, gesprek)
    if gesprek.status in LOOPT_NOG:
        meld_nieuws(context, gesprek)


def aandacht(context: Context, onderwerp_id: str) -> Attention | None:
    """It costs the attention of its organisatie; near the day it does not wait."""
    stand = _stand(context, onderwerp_id)
    return None if stand is None else Attention(stand.organisatie, urgent=is_gauw(context, stand.gesprek))


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears that it could not be delivered: the regisseur of the casus."""
    return wekken.eigenaar_van(context, uit_onderwerp(onderwerp_id)[0])


def _niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def _wacht_nog(context: Context, gesprek: Terugkeergesprek, waarop: int) -> bool:
    nieuwste = terugkeergesprek.nieuwste(context.uow, gesprek.casus_id)
    if nieuwste is None or nieuwste.id != gesprek.id:
        return False
    if waarop == WACHT_VERGADERING:
        vergadering = vergaderingen.van_gesprek(context, gesprek.id)
        goed = vergadering is not None and vergadering.mag_getoond
        return gesprek.status is Gespreksstatus.GEPLAND and not goed
    gezocht = {WACHT_MOMENT: Gespreksstatus.VOORBEREIDEN, WACHT_LATER: Gespreksstatus.GAAT_NIET_DOOR}
    return gesprek.status is gezocht.get(waarop)


def _gesprek(context: Context, gesprek_id: str) -> Terugkeergesprek | None:
    """Return a talk of a casus that runs; None when there is none."""
    try:
        gesprek = terugkeergesprek.lees(context.uow, gesprek_id)
        casus = casussen.lees(context.uow, gesprek.casus_id)
    except NotFound:
        return None
    return None if casus.fase is Fase.AFGESLOTEN else gesprek


def _stand(context: Context, onderwerp_id: str) -> _Stand | None:
    casus_id, organisatie = uit_onderwerp(onderwerp_id)
    try:
        casus = casussen.lees(context.uow, casus_id)
    except NotFound:
        return None
    gesprek = terugkeergesprek.nieuwste(context.uow, casus_id)
    if gesprek is None:
        return None
    alle = {een.organisatie: een for een in terugkeergesprek.deelnames(context.uow, gesprek.id)}
    toegang = organisatie in met_toegang(context, casus_id)
    return _Stand(casus, gesprek, organisatie, toegang, alle.get(organisatie))


def _van_inrichting(stand: _Stand) -> bool:
    return stand.gesprek.inrichting == stand.organisatie and stand.toegang


def _afloop(gesprek: Terugkeergesprek) -> str:
    geweest = gesprek.status in {Gespreksstatus.GEWEEST, Gespreksstatus.GESTOPT}
    return "terugkeergesprek.post.geweest" if geweest else "terugkeergesprek.post.gaat_niet_door"


def _post(
    context: Context, stand: _Stand, woorden: str, openen: Payload | None, vermeld: tuple[Mention, ...]
) -> OutgoingMessage:
    namen = ", ".join(f"<at>{een.name}</at>" for een in vermeld)
    gesloten = stand.casus.fase is Fase.AFGESLOTEN
    voor = voor_wie(context, stand.organisatie) if stand.organisatie else ""
    kaart = kaarten.post(woorden, namen, None if gesloten else openen, context.teksten, voor=voor)
    return als_bericht(kaart, context.teksten, mentions=vermeld)


def _verhuisd(context: Context, organisatie: str, adres: str) -> Skip | None:
    soort, _, wie = adres.partition(":")
    waarheen = bereik(context, organisatie)
    return None if waarheen.hier(*((wie, None) if soort == "g" else (None, wie))) else Skip("verhuisd")


def _vermeld(context: Context, soort: Berichtsoort, onderwerp_id: str, stand: _Stand) -> tuple[Mention, ...]:
    """Mention people in the organisatie's own conversation, when this is a new post there; an edit wakes nobody."""
    gesprek_id = bereik(context, stand.organisatie).gesprek_id
    er = plekken(context.uow, soort, onderwerp_id)
    staat_er = any(een.geplaatst and not een.opnieuw and een.gesprek_id == gesprek_id for een in er)
    if gesprek_id is None or staat_er:
        return ()
    team = wekken.team(context, stand.organisatie)
    begonnen = [een for een in (stand.gesprek.casemanager_id, stand.deelname and stand.deelname.door_id) if een]
    return wekken.noem(context, wie_te_vermelden(team, begonnen, [stand.casus.tafel], context.nu))
