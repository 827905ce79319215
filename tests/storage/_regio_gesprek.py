"""A talk about somebody's return, for the tests that go over everything: one of each, every read and every write."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.gespreksinbreng import Inbreng
from domain.gesprekskeuze import Keuze, Keuzeweg
from domain.terugkeergesprek import Deelnamestatus, Gebeurtenissoort, Gespreksstatus, Terugkeergesprek
from storage import gespreksbrief, gesprekskeuze, terugkeergesprek
from storage.store import UnitOfWork
from tests._databases import NU

if TYPE_CHECKING:
    from tests.storage._streek import Lezing


def schrijf(uow: UnitOfWork, casus_id: str, betrokkene_id: str, door_id: str) -> Terugkeergesprek:
    """Store a talk with a moment, who sits at it, what he chose and what he brings; return it."""
    gesprek = terugkeergesprek.maak(uow, nieuw(casus_id, betrokkene_id, door_id))
    terugkeergesprek.zet_deelname(uow, gesprek, "politie", Deelnamestatus.GENODIGD, door_id)
    terugkeergesprek.noteer(uow, gesprek, Gebeurtenissoort.BEGONNEN, door_id)
    gesprekskeuze.kies(uow, gesprek, Keuze.JA, Keuzeweg.CASEMANAGER, door_id)
    gesprekskeuze.bewaar_inbreng(uow, Inbreng(gesprek.id, casus_id, doel="verzonnen"))
    goed = gespreksbrief.voeg_toe(uow, brief(gesprek), door_id)
    gespreksbrief.keur_goed(uow, goed, door_id)
    gespreksbrief.voeg_toe(uow, replace(goed, begrepen="ja"), door_id)
    return gesprek


def brief(gesprek: Terugkeergesprek, versie: int = 0) -> Gespreksbrief:
    """The letter after a talk; made from a version, it is the one after it."""
    regels = (Briefregel("verzonnen", "afspraak", "politie", NU.date(), gevoelig=True, wie="de wijkagent"),)
    return Gespreksbrief(gesprek.id, gesprek.casus_id, regels, "iemand", versie=versie)


def nieuw(casus_id: str, betrokkene_id: str, door_id: str, id_: str = "gesprek") -> Terugkeergesprek:
    """A talk with a moment."""
    status = Gespreksstatus.GEPLAND
    return Terugkeergesprek(
        id_, casus_id, betrokkene_id, status, "pi-merwede", 45, begint_op=NU, casemanager_id=door_id
    )


GESPREK_LEZINGEN: dict[Callable[..., object], "Lezing"] = {
    gespreksbrief.goedgekeurd: lambda uow, s: gespreksbrief.goedgekeurd(uow, s.gesprek.id),
    gespreksbrief.nieuwste: lambda uow, s: gespreksbrief.nieuwste(uow, s.gesprek).regels,
    gespreksbrief.versies: lambda uow, s: gespreksbrief.versies(uow, s.gesprek.id),
    gesprekskeuze.inbreng: lambda uow, s: gesprekskeuze.inbreng(uow, s.gesprek).doel,
    gesprekskeuze.keuzes: lambda uow, s: gesprekskeuze.keuzes(uow, s.gesprek.id),
    terugkeergesprek.deelnames: lambda uow, s: terugkeergesprek.deelnames(uow, s.gesprek.id),
    terugkeergesprek.gebeurtenissen: lambda uow, s: terugkeergesprek.gebeurtenissen(uow, s.gesprek.id),
    terugkeergesprek.lees: lambda uow, s: terugkeergesprek.lees(uow, s.gesprek.id),
    terugkeergesprek.lopende: lambda uow, _: terugkeergesprek.lopende(uow),
    terugkeergesprek.lopende_van: lambda uow, s: tuple(terugkeergesprek.lopende_van(uow, [s.gesprek.casus_id])),
    terugkeergesprek.nieuwste: lambda uow, s: terugkeergesprek.nieuwste(uow, s.gesprek.casus_id),
    terugkeergesprek.van_casus: lambda uow, s: terugkeergesprek.van_casus(uow, s.gesprek.casus_id),
}
GESPREK_DADEN: dict[Callable[..., object], "Lezing"] = {
    gespreksbrief.keur_goed: lambda uow, s: gespreksbrief.keur_goed(uow, brief(s.gesprek, 2), s.agent.id),
    gespreksbrief.trek_in: lambda uow, s: gespreksbrief.trek_in(uow, s.gesprek.id),
    gesprekskeuze.bewaar_inbreng: lambda uow, s: gesprekskeuze.bewaar_inbreng(
        uow, Inbreng(s.gesprek.id, s.gesprek.casus_id, doel="gestolen", versie=1)
    ),
    terugkeergesprek.wijzig: lambda uow, s: terugkeergesprek.wijzig(uow, replace(s.gesprek, duur_minuten=10)),
    terugkeergesprek.zet_deelname: lambda uow, s: terugkeergesprek.zet_deelname(
        uow, s.gesprek, "politie", Deelnamestatus.NIET_MEER, None
    ),
}
GESPREK_TOEVOEGINGEN: dict[Callable[..., object], "Lezing"] = {
    gespreksbrief.voeg_toe: lambda uow, s: gespreksbrief.voeg_toe(
        uow, brief(s.gesprek, 2), s.gesprek.casemanager_id or ""
    ),
    gesprekskeuze.kies: lambda uow, s: gesprekskeuze.kies(
        uow, s.gesprek, Keuze.NEE, Keuzeweg.CASEMANAGER, s.gesprek.casemanager_id or ""
    ),
    terugkeergesprek.maak: lambda uow, s: terugkeergesprek.maak(
        uow, nieuw(s.gesprek.casus_id, s.gesprek.betrokkene_id, s.gesprek.casemanager_id or "", "ander")
    ),
    terugkeergesprek.noteer: lambda uow, s: terugkeergesprek.noteer(uow, s.gesprek, Gebeurtenissoort.PAUZE),
}
