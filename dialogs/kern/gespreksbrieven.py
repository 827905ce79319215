"""The letter after the talk, for everybody who shows it: the regisseur, the inrichting, and he himself on his page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from babel.dates import format_date

from dialogs.kern.beleid import eis, met_toegang
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gewonenaam import gewone_naam
from domain.casus import Casus
from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad
from pages.gespreksbrief import Briefblad, Regelbeeld
from storage import gespreksbrief as brieven

_DAG: Final[Mapping[str, str]] = {"nl": "EEEE d MMMM", "en": "EEEE d MMMM"}
_DAG_ANDERS: Final = "EEEE d MMMM"


def te_lezen(context: Context, gesprek: Terugkeergesprek, taal: str = "nl", *, alles: bool = True) -> Briefblad | None:
    """Return the letter as he may read it: the newest that was approved; None while there is none.

    Args:
        context: of the caller, who authorised and writes down that it was opened.
        gesprek: the talk.
        taal: in which language its own words are; what was typed for him stays as it was approved.
        alles: with what is about debts or care; else the version that he can show to others.
    """
    brief = brieven.goedgekeurd(context.uow, gesprek.id)
    if brief is None:
        return None
    return briefblad(context, gesprek, brief if alles else brief.zonder_gevoelig(), taal)


def briefblad(context: Context, gesprek: Terugkeergesprek, brief: Gespreksbrief, taal: str = "nl") -> Briefblad:
    """Return a letter as it is drawn: only what was typed for him, plain names, and days in words."""
    begon = context.regio.kalender.lokaal(gesprek.begint_op).date() if gesprek.begint_op else None

    def dag(een: date | None) -> str:
        if een is None:
            return ""
        zelfde_jaar = begon is not None and een.year == begon.year
        vorm = _DAG.get(taal, _DAG_ANDERS)
        return format_date(een, vorm if zelfde_jaar else f"{vorm} y", locale=taal)

    def regel(een: Briefregel) -> Regelbeeld:
        wie = een.wie or (gewone_naam(context.regio, context.teksten, een.organisatie, taal) if een.organisatie else "")
        return Regelbeeld(een.tekst, dag(een.dag), f"{wie[:1].upper()}{wie[1:]}")

    return Briefblad(
        dag=dag(begon),
        gestopt=gesprek.status is Gespreksstatus.GESTOPT,
        zelf=tuple(regel(een) for een in brief.regels if een.zelf),
        anderen=tuple(regel(een) for een in brief.regels if not een.zelf),
        bellen=tuple(een for een in brief.bellen.splitlines() if een.strip()),
    )


def eis_begeleider(bezoek: Bezoek, casus: Casus, gesprek: Terugkeergesprek) -> None:
    """Refuse whoever is not of the inrichting where he is.

    Raises:
        NotAllowed: he is not, or it has no access to the casus any more.
    """
    over = met_toegang(bezoek, casus, organisatie=gesprek.inrichting)
    eis(bezoek, Daad.GESPREK_BEGELEIDEN, replace(over, gevraagd=frozenset({gesprek.inrichting})))


def noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, gesprek: Terugkeergesprek, namens: str) -> None:
    """Write down what was done with a letter: for the casus, and for him."""
    for wie in (None, gesprek.betrokkene_id):
        bezoek.record(
            handeling,
            namens=namens,
            casus_id=casus.id,
            betrokkene_id=wie,
            onderwerp_id=gesprek.id,
            doel=casus.grondslag or None,
        )
