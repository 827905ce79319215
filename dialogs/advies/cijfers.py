"""/advies cijfers: how often was asked about what, for kerntaak 3 (signaleren); small numbers are not told."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from cards.advies import beeld as kaarten
from dialogs.advies.kern import themanaam
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.advies import Kwartaal
from domain.kleine_aantallen import KLEINSTE, getal, ongeveer, verdeel
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import advies as adviesvragen

_KWARTALEN: Final = 4
"""How many quarters that are over are shown; of the one that runs only about how much."""


def cijfers(desk: Desk, _: Arguments) -> Answer:
    """Show the quarter that runs in steps of five, and each quarter that is over per theme.

    Quarters have no day in common and a question is counted whatever became of it, so that two tellings never give a
    small number back (`domain/kleine_aantallen.py`).
    """
    eis(desk, Daad.ADVIES_TELLEN)
    desk.record(Handeling.ADVIES_GETELD)
    t = desk.teksten
    nu = Kwartaal.van(desk.regio.kalender.lokaal(desk.nu).date())
    delen = [(t("advies.cijfers.loopt", nr=nu.nr, jaar=nu.jaar), [_lopend(desk, nu)])]
    kwartaal = nu
    for _nr in range(_KWARTALEN):
        kwartaal = kwartaal.vorige
        kop = t("advies.cijfers.kwartaal", nr=kwartaal.nr, jaar=kwartaal.jaar)
        delen.append((kop, _afgerond(desk, kwartaal)))
    return als_antwoord(kaarten.cijfers(delen, t), t)


def _lopend(desk: Desk, kwartaal: Kwartaal) -> tuple[str, str]:
    t = desk.teksten
    tot_nu = ongeveer(sum(_geteld(desk, kwartaal).values()))
    waarde = t("advies.cijfers.minstens", aantal=tot_nu.waarde) if tot_nu.waarde is not None else _klein(desk)
    return t("advies.cijfers.totaal"), waarde


def _afgerond(desk: Desk, kwartaal: Kwartaal) -> list[tuple[str, str]]:
    geteld = _geteld(desk, kwartaal)
    totaal = getal(sum(geteld.values())).waarde
    regels = [(desk.teksten("advies.cijfers.totaal"), _klein(desk) if totaal is None else str(totaal))]
    themas = [*desk.regio.adviesthemas, *sorted(set(geteld) - set(desk.regio.adviesthemas))]
    verdeling = verdeel(geteld, themas)
    if totaal is None or not verdeling.gegeven:
        return regels
    verborgen = desk.teksten("advies.cijfers.verborgen")
    return [
        *regels,
        *(
            (themanaam(desk, thema) or desk.teksten("advies.cijfers.zonder_thema"), verborgen if n is None else str(n))
            for thema, n in verdeling.delen.items()
        ),
    ]


def _geteld(desk: Desk, kwartaal: Kwartaal) -> Mapping[str, int]:
    return adviesvragen.tel(desk.uow, _begin(desk, kwartaal.begin), _begin(desk, kwartaal.volgende.begin))


def _begin(desk: Desk, dag: date) -> datetime:
    return desk.regio.kalender.moment(dag, time())


def _klein(desk: Desk) -> str:
    return desk.teksten("advies.cijfers.minder_dan", grens=KLEINSTE)
