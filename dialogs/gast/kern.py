"""What every screen of the page of somebody detained shares: what stands around it, and how a form acts once."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Final

from babel.dates import format_date, format_time

from dialogs.kern.desk import Context
from dialogs.kern.gastpagina import Gastbezoek
from dialogs.kern.gesprekspost import wie_zitten_erbij
from dialogs.kern.gewonenaam import gewone_naam
from domain.casus import Casus
from domain.logboek import Handeling
from domain.organisatie import Kader as Rechtskader
from domain.terugkeergesprek import LOOPT_NOG, Afzegreden, Gespreksstatus, Terugkeergesprek
from pages.gast import Gespreksbeeld, Kader, Wie
from pages.gastvorm import talen
from storage import casus as casussen
from storage import gespreksbrief as brieven
from storage.inbox import Uitkomst

SLEUTEL: Final = "_sleutel"
WAS: Final = "_was"
"""Inputs beside those of a form: its one-time key, and a mark of what stood there when it was drawn."""

_AFDRUK: Final = "afdruk"
_TEKEN: Final = {
    Rechtskader.JUSTITIEEL: "schild",
    Rechtskader.ZORG: "hart",
    Rechtskader.GEMEENTE: "gebouw",
    Rechtskader.GEEN: "mensen",
}
_OPEN: Final = LOOPT_NOG | {Gespreksstatus.NIET_GEKOMEN}


class TeLaat(Exception):
    """What was chosen cannot be chosen any more: he sees how it is now."""


def kader(bezoek: Gastbezoek, naam: str) -> Kader:
    """Return what stands around a screen."""
    return Kader(
        t=bezoek.teksten,
        taal=bezoek.taal,
        talen=talen(bezoek.talen, bezoek.taal),
        verborgen=bezoek.verborgen,
        naam=naam,
        gepland=bezoek.gesprek.status in _OPEN,
        brief=brieven.goedgekeurd(bezoek.uow, bezoek.gesprek.id) is not None,
    )


def casus_van(bezoek: Gastbezoek) -> Casus:
    """Return the casus of the talk; the door authorised the visit."""
    return casussen.lees(bezoek.uow, bezoek.gesprek.casus_id)


def noteer(bezoek: Gastbezoek, handeling: Handeling) -> None:
    """Write down what was done on his page: for the casus, and for him. Never what he chose or wrote."""
    doel = casus_van(bezoek).grondslag or None
    for wie in (None, bezoek.gesprek.betrokkene_id):
        bezoek.record(handeling, betrokkene_id=wie, doel=doel)


def formulier(bezoek: Gastbezoek, verb: str, **rest: str) -> Mapping[str, str]:
    """Return the hidden inputs of a form that acts once."""
    return {**bezoek.verborgen, SLEUTEL: bezoek.issue_key(verb, bezoek.gesprek.id), **rest}


def eenmaal(bezoek: Gastbezoek, verb: str, invoer: Mapping[str, str], act: Callable[[], None]) -> bool:
    """Act once with a form, however often it comes. Tell whether it is the very form that acted.

    False: it acted before with other words in it (somebody went back and wrote on), so that these are not kept yet.

    Raises:
        TeLaat: the act said so; nothing was done.
        NotAllowed: the form is none of ours.
        UserMistake: it lay open too long.
    """
    afdruk = bezoek.fingerprint({naam: wat for naam, wat in invoer.items() if not naam.startswith("_")})

    def doe() -> Uitkomst:
        act()
        return Uitkomst(verb, {_AFDRUK: afdruk})

    uitkomst = bezoek.once(verb, invoer.get(SLEUTEL, ""), doe, onderwerp=bezoek.gesprek.id)
    return uitkomst.ids[_AFDRUK] == afdruk


def gespreksbeeld(context: Context, gesprek: Terugkeergesprek, taal: str) -> Gespreksbeeld:
    """Return what the talk is, in words of a language (`context.teksten` is in it)."""
    return Gespreksbeeld(
        minuten=gesprek.duur_minuten,
        moment=moment(context, gesprek, taal),
        stand=_stand(context, gesprek),
        wie=_wie(context, gesprek, taal),
    )


def moment(context: Context, gesprek: Terugkeergesprek, taal: str) -> str:
    """Return when it is, as one says it: "dinsdag 3 maart, 10 uur"; empty while no moment was chosen."""
    if gesprek.begint_op is None:
        return ""
    lokaal = context.regio.kalender.lokaal(gesprek.begint_op)
    t = context.teksten
    return t("gast.moment", dag=dag(context, gesprek, taal), tijd=tijd(context, lokaal.hour, lokaal.minute, taal))


def dag(context: Context, gesprek: Terugkeergesprek, taal: str) -> str:
    """Return the day of a talk in words; empty while no moment was chosen."""
    if gesprek.begint_op is None:
        return ""
    lokaal = context.regio.kalender.lokaal(gesprek.begint_op)
    return format_date(lokaal.date(), context.teksten("gast.patroon.dag"), locale=taal)


def tijd(context: Context, uur: int, minuut: int, taal: str) -> str:
    """Return a time of the day as one says it: "10 uur", "9.50 uur"."""
    t = context.teksten
    patroon = t("gast.patroon.minuut") if minuut else t("gast.patroon.heel")
    return format_time(time(uur, minuut), patroon, locale=taal)


def namen(context: Context, organisaties: tuple[str, ...], taal: str) -> Mapping[str, str]:
    """Return plain names by code; two that would be called the same get their own name beside it."""
    gewoon = {een: gewone_naam(context.regio, context.teksten, een, taal) for een in organisaties}
    alle = list(gewoon.values())
    t = context.teksten
    return {
        een: naam
        if alle.count(naam) == 1
        else t("gast.naam.samen", naam=naam, organisatie=context.regio.organisatienaam(een))
        for een, naam in gewoon.items()
    }


def gebiednaam(context: Context, gebied: str) -> str:
    """Return what a part of life is called in plain words; the region's name for one we have no words for."""
    t, sleutel = context.teksten, f"gast.gebied.{gebied}"
    return t(sleutel) if t.heeft(sleutel) else context.regio.leefgebieden.get(gebied, gebied)


def _wie(context: Context, gesprek: Terugkeergesprek, taal: str) -> tuple[Wie, ...]:
    t, regio = context.teksten, context.regio
    niet = {gesprek.inrichting, regio.eigen_organisatie}
    codes = tuple(een.organisatie for een in wie_zitten_erbij(context, gesprek) if een.organisatie not in niet)
    gevonden = []
    for code, naam in namen(context, codes, taal).items():
        body = regio.organisaties.get(code)
        soort = body.soort if body else ""
        let_op = f"gast.let_op.{soort}"
        partner = regio.partnersoorten.get(soort)
        teken = _TEKEN[partner.kader] if partner else "mensen"
        gevonden.append(Wie(naam[:1].upper() + naam[1:], teken, t(let_op) if t.heeft(let_op) else ""))
    if gesprek.erbij:
        gevonden.append(Wie(t("gast.wie.eigen"), "samen"))
    return tuple(gevonden)


def _stand(context: Context, gesprek: Terugkeergesprek) -> str:
    t = context.teksten
    match gesprek.status:
        case Gespreksstatus.BEZIG:
            return t("gast.begin.bezig")
        case Gespreksstatus.GEWEEST:
            return t("gast.begin.geweest")
        case Gespreksstatus.GESTOPT:
            return t("gast.begin.gestopt")
        case Gespreksstatus.NIET_GEKOMEN:
            return t("gast.begin.niet_gekomen")
        case Gespreksstatus.GAAT_NIET_DOOR:
            zelf = gesprek.afzegreden is Afzegreden.KEUZE
            return t("gast.begin.gaat_niet_door_keuze") if zelf else t("gast.begin.gaat_niet_door")
        case _:
            return ""
