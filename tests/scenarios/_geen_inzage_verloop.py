"""What is put into the maze of the course of a casus: a weighing, a plan, afspraken of several owners, what was tried.

Straight into the database, behind everybody's back; every text gives away what it is of.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from domain.afschalen import Afschaalcheck, Afschaling
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus
from domain.casus import Casus, Fase
from domain.opschaalladder import Opschaalstap
from domain.plan import Kaderafspraak, Plan, Plandoel
from domain.regie import Regie
from domain.triage import Triage, Triagebesluit
from domain.volhouden import Volhoudregel, Volhoudstap
from storage import afschalen, afspraken, opschaalladder, regie, triage, volhouden
from storage import casus as casussen
from storage import plan as plannen
from storage.store import UnitOfWork
from tests._kaart import Druk
from tests.dialogs._wereld import Wereld

PLAN, REGISSEUR, AFSPRAAK, GEZEGD = "plan", "regisseur", "afspraak", "gezegd"
"""Who may read a word: everybody who takes part; the regisseur; the owner and who holds the casusregie; the owner."""


@dataclass(frozen=True)
class Spoor:
    """A word of the course of a casus: for whom it is (one of the above), and of which organisatie."""

    woord: str
    voor: str
    organisatie: str = ""


@dataclass(frozen=True)
class Verloop:
    """What was put in: the words, the ids that stand in buttons by the name of their input, and where each is read."""

    sporen: tuple[Spoor, ...]
    waarden: dict[str, set[str]]
    lezen: tuple[Druk, ...]


STATUS: Final = {"politie": AfspraakStatus.GEWEIGERD}
"""The politie refused what was put to it; others go on."""


def leg_aan(wereld: Wereld, casus: Casus, houder: str, eigenaars: tuple[str, ...], *, schaalt_af: bool) -> Verloop:
    """Let a casus have a course: the casusregie held by one organisatie, an afspraak of each owner."""
    nr = casus.code.nummer
    return wereld.doet(_leg_aan, casus, houder, eigenaars, nr, schaalt_af)


def _leg_aan(
    uow: UnitOfWork, casus: Casus, houder: str, eigenaars: tuple[str, ...], nr: int, schaalt_af: bool
) -> Verloop:
    door, dag = casus.regisseur_id, uow.now.date() + timedelta(days=12)
    fase = Fase.AFSCHALEN if schaalt_af else Fase.VOLHOUDEN
    casussen.wijzig(uow, replace(casussen.lees(uow, casus.id), fase=fase))
    woorden = [
        Spoor(f"Wegingkanarie{nr}", REGISSEUR),
        Spoor(f"Hoofddoelkanarie{nr}", PLAN),
        Spoor(f"Doelkanarie{nr}", PLAN),
        Spoor(f"Kaderkanarie{nr}", PLAN),
        Spoor(f"Tegenslagkanarie{nr}", REGISSEUR),
        Spoor(f"Omhoogkanarie{nr}", REGISSEUR),
    ]
    weging, hoofddoel, doel, kader, tegenslag, omhoog = (een.woord for een in woorden)
    triage.bewaar(uow, Triage(f"t{nr}", casus.id, uow.now, door, Triagebesluit.TAFEL, reden=weging, waarden={}))
    _plan(uow, casus, nr, (hoofddoel, doel, kader), dag)
    regie.beleg(uow, Regie(f"g{nr}", casus.id, houder, uow.now, door))
    volhouden.voeg_toe(
        uow, Volhoudregel(f"v{nr}", casus.id, Volhoudstap.TELEURSTELLING, uow.now, door, tekst=tegenslag)
    )
    opschaalladder.voeg_toe(uow, Opschaalstap(f"o{nr}", casus.id, "zvh", "bestuurlijk", uow.now, door, reden=omhoog))
    for eigenaar in eigenaars:
        woorden += _afspraak(uow, casus, eigenaar, nr, dag)
    if schaalt_af:
        woorden.append(Spoor(f"Afschaalkanarie{nr}", REGISSEUR))
        gezegd = {Afschaalcheck.RISICO: woorden[-1].woord}
        afschalen.voeg_toe(uow, Afschaling(f"z{nr}", casus.id, uow.now, door, gezegd=gezegd))
    return Verloop(tuple(woorden), _ids(nr, eigenaars), _lezen(casus, nr, eigenaars, schaalt_af=schaalt_af))


def _plan(uow: UnitOfWork, casus: Casus, nr: int, woorden: tuple[str, str, str], dag: date) -> None:
    hoofddoel, doel, kader = woorden
    plan = Plan(
        casus.id,
        1,
        uow.now,
        casus.regisseur_id,
        hoofddoel,
        doelen=(Plandoel(f"d{nr}", doel, "werk", ""),),
        kaders=(Kaderafspraak(f"k{nr}", "toezicht", "", dag, kader),),
    )
    plannen.voeg_toe(uow, plan)


def _afspraak(uow: UnitOfWork, casus: Casus, eigenaar: str, nr: int, dag: date) -> list[Spoor]:
    id_, wat = f"a{nr}-{eigenaar}", f"Watkanarie{nr}-{eigenaar}-einde"
    afspraak = Afspraak(
        id=id_,
        casus_id=casus.id,
        wat=wat,
        organisatie=eigenaar,
        wanneer=dag,
        status=STATUS.get(eigenaar, AfspraakStatus.LOPEND),
        gemaakt_op=uow.now,
        gemaakt_door_id=casus.regisseur_id,
        teken_op=uow.now,
        doel_id=f"d{nr}",
    )
    afspraken.voeg_toe(uow, afspraak)
    gezegd = f"Gezegdkanarie{nr}-{eigenaar}-einde"
    handeling = Afspraakhandeling.GEWEIGERD if eigenaar in STATUS else Afspraakhandeling.TEKEN
    afspraken.schrijf(uow, Afspraakregel(f"r{id_}", id_, casus.id, handeling, uow.now, None, gezegd))
    return [Spoor(wat, AFSPRAAK, eigenaar), Spoor(gezegd, GEZEGD, eigenaar)]


def _ids(nr: int, eigenaars: tuple[str, ...]) -> dict[str, set[str]]:
    return {
        "afspraak": {f"a{nr}-{een}" for een in eigenaars},
        "triage": {f"t{nr}"},
        "kader": {f"k{nr}"},
        "welk": {f"d{nr}", f"k{nr}"},
        "afschaling": {f"z{nr}"},
        "scenario": {f"v{nr}"},
    }


def _lezen(casus: Casus, nr: int, eigenaars: tuple[str, ...], *, schaalt_af: bool) -> tuple[Druk, ...]:
    """Return the buttons behind which the regisseur reads each of these words."""
    hier = {"v": 1, "casus": casus.id}
    alle = [
        Druk("triage.geschiedenis", hier),
        Druk("plan.open", hier),
        Druk("plan.versies", hier),
        Druk("plan.vorm", {**hier, "deel": "doelen", "welk": f"d{nr}"}),
        Druk("kader.open", {**hier, "kader": f"k{nr}"}),
        Druk("regie.open", hier),
        Druk("afspraak.lijst", hier),
        Druk("opdracht.open", {"v": 1, "opdracht": "volhouden", "casuscode": str(casus.code)}),
        Druk("opdracht.open", {"v": 1, "opdracht": "opschalen", "casuscode": str(casus.code)}),
        Druk("volhouden.stap", {**hier, "stap": "motiveren"}),
        Druk("triage.uitslag", {"v": 1, "triage": f"t{nr}"}),
        Druk("consult.open", {"v": 1, "afschaling": f"z{nr}"}),
    ]
    for een in eigenaars:
        afspraak = {"v": 1, "afspraak": f"a{nr}-{een}"}
        alle += [Druk("afspraak.open", afspraak), Druk("afspraak.wijzig_formulier", afspraak)]
        alle += [Druk("afspraak.doe_formulier", {**afspraak, "doen": doen}) for doen in ("weigeren", "herplaatsen")]
        alle.append(Druk("afspraken.open", {"v": 1, "organisatie": een}))
    if schaalt_af:
        alle.append(Druk("afschalen.open", hier))
    return tuple(alle)
