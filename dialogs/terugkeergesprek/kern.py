"""What every part of this topic shares: loading a talk for who may, writing down what was done, moments in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_en_tijd, dag_met_jaar
from cards.terugkeergesprek.payloads_plannen import Momentvelden
from dialogs.kern.beleid import bestaat_niet, eis, met_toegang
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.dagen import lees_dag
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gesprekspost import wie_genodigd
from dialogs.kern.lezer import Lezer
from domain.casus import Casus, Spoor
from domain.casuscode import Casuscode
from domain.detentie import Detentie
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.moment import lees_moment
from domain.terugkeergesprek import LOOPT_NOG, MEESTE_MOMENTEN, Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad
from storage import detentie as detenties
from storage import personen, terugkeergesprek

NUMMERS: Final = range(1, MEESTE_MOMENTEN + 1)


@dataclass(frozen=True, slots=True)
class Geladen:
    """A talk with its casus, and on behalf of which organisatie somebody comes; the Veiligheidshuis for a regisseur."""

    casus: Casus
    gesprek: Terugkeergesprek
    namens: str


def als_regisseur(
    bezoek: Bezoek, daad: Daad, *, gesprek_id: str = "", casus_id: str = "", code: Casuscode | None = None
) -> Geladen:
    """Load a talk for the regisseur: this one, or the newest of a casus.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: the casus is closed; or there never was a talk ("terugkeergesprek.fout.geen").
    """
    gesprek = _zoek(bezoek, daad, gesprek_id) if gesprek_id else None
    casus = zoek_casus(bezoek, daad, casus_id=gesprek.casus_id if gesprek else casus_id, code=code)
    eis(bezoek, daad, met_toegang(bezoek, casus))
    gesprek = gesprek or terugkeergesprek.nieuwste(bezoek.uow, casus.id)
    if gesprek is None:
        raise UserMistake("terugkeergesprek.fout.geen")
    return Geladen(casus, gesprek, bezoek.regio.eigen_organisatie)


def als_inrichting(bezoek: Bezoek, *, gesprek_id: str = "", casus_id: str = "") -> Geladen:
    """Load a talk for the inrichting where he is: this one, or the newest of a casus.

    Raises:
        NotAllowed: it is not that inrichting, has no access, or there is none.
        UserMistake: the casus is closed.
    """
    daad = Daad.GESPREK_BEGELEIDEN
    gesprek = _zoek(bezoek, daad, gesprek_id) if gesprek_id else terugkeergesprek.nieuwste(bezoek.uow, casus_id)
    if gesprek is None:
        raise bestaat_niet(bezoek, daad)
    casus = zoek_casus(bezoek, daad, casus_id=gesprek.casus_id)
    over = met_toegang(bezoek, casus, organisatie=gesprek.inrichting)
    eis(bezoek, daad, replace(over, gevraagd=frozenset({gesprek.inrichting})))
    return Geladen(casus, gesprek, gesprek.inrichting)


def als_deelnemer(bezoek: Bezoek, organisatie: str, *, gesprek_id: str = "", casus_id: str = "") -> Geladen:
    """Load a talk for an organisatie that is invited to it: this one, or the newest of a casus.

    Raises:
        NotAllowed: he is not of that organisatie, it is not invited (any more), or there is none.
        UserMistake: the casus is closed.
    """
    daad = Daad.GESPREK_BIJWONEN
    gesprek = _zoek(bezoek, daad, gesprek_id) if gesprek_id else terugkeergesprek.nieuwste(bezoek.uow, casus_id)
    if gesprek is None:
        raise bestaat_niet(bezoek, daad)
    casus = zoek_casus(bezoek, daad, casus_id=gesprek.casus_id)
    genodigd = frozenset(een.organisatie for een in wie_genodigd(bezoek, gesprek))
    # Of a moment nobody learns before every option of the meeting holds.
    bekend = genodigd if gesprek.verteld is not None else frozenset[str]()
    eis(bezoek, daad, replace(met_toegang(bezoek, casus, organisatie=organisatie), gevraagd=bekend))
    return Geladen(casus, gesprek, organisatie)


def noteer(bezoek: Bezoek, handeling: Handeling, geladen: Geladen, *, wie: bool = True) -> None:
    """Write down what was seen or done: of the casus, and with `wie` of who it is about."""
    mensen: Iterable[str | None] = (None, geladen.gesprek.betrokkene_id) if wie else (None,)
    for een in mensen:
        bezoek.record(
            handeling,
            namens=geladen.namens,
            casus_id=geladen.casus.id,
            betrokkene_id=een,
            onderwerp_id=geladen.gesprek.id,
            doel=geladen.casus.grondslag or None,
        )


def naam_van(geladen: Geladen) -> str:
    """Return who it is about, as typed, for `vrije_tekst`; empty when he was taken out of the casus."""
    wie = geladen.casus.betrokkene(geladen.gesprek.betrokkene_id)
    return wie.gegevens.naam if wie else ""


def detentie_van(context: Context, casus: Casus) -> Detentie | None:
    """Return the detention of a casus in nazorg; None in another lane, or when none was ever said."""
    return detenties.huidige(context.uow, casus.id) if casus.spoor is Spoor.NAZORG else None


def vandaag(context: Context) -> date:
    """Return the day on the region's clock."""
    return context.regio.kalender.lokaal(context.nu).date()


def wanneer(context: Context, moment: datetime) -> str:
    """Return a moment in words, with its year when that is another one than now."""
    kalender = context.regio.kalender
    if kalender.lokaal(moment).year == kalender.lokaal(context.nu).year:
        return dag_en_tijd(moment, kalender)
    return context.teksten(
        "terugkeergesprek.met_jaar", dag=dag_met_jaar(moment, kalender), moment=_tijd(context, moment)
    )


def naam_persoon(context: Context, persoon_id: str | None) -> str:
    """Return the name of a professional; nobody yet when there is none."""
    if persoon_id is None:
        return context.teksten("terugkeergesprek.nog_niemand")
    return zonder_opmaak(personen.lees(context.uow, persoon_id).naam)


def ingevuld(context: Context, momenten: Sequence[datetime]) -> dict[str, str]:
    """Return moments as the inputs of a form show them."""
    kalender, waarden = context.regio.kalender, dict[str, str]()
    for nummer, een in zip(NUMMERS, momenten, strict=False):
        waarden[f"dag{nummer}"] = dag_met_jaar(een, kalender)
        waarden[f"tijd{nummer}"] = f"{kalender.lokaal(een):%H:%M}"
    return waarden


def getypt(payload: Momentvelden) -> dict[str, str]:
    """Return the inputs of the moments as they were typed."""
    return {f"{veld}{nummer}": getattr(payload, f"{veld}{nummer}") for nummer in NUMMERS for veld in ("dag", "tijd")}


def lees_momenten(context: Context, waarden: Mapping[str, str], lezer: Lezer) -> tuple[datetime, ...]:
    """Return the moments that were meant, each once, in order; what is wrong is told by the reader.

    A time without a day is what a form proposed for a day that was wiped: it counts for nothing.
    """
    gevonden: set[datetime] = set()
    for nummer in NUMMERS:
        dag_, tijd_ = waarden[f"dag{nummer}"].strip(), waarden[f"tijd{nummer}"].strip()
        if not dag_:
            continue
        dag = lees_dag(dag_, vandaag(context))
        moment = lees_moment(dag.isoformat(), tijd_, context.regio.kalender) if dag else None
        if moment is None:
            wat = "terugkeergesprek.fout.dag" if dag is None else "terugkeergesprek.fout.tijd"
            lezer.fouten.append(context.teksten(wat, nummer=nummer))
        else:
            gevonden.add(moment)
    return tuple(sorted(gevonden))


def meervoud(waarde: str, mogelijk: Iterable[str]) -> tuple[str, ...]:
    """Return what was ticked, out of what could be, in that order."""
    gekozen = {een.strip() for een in waarde.split(",")}
    return tuple(een for een in mogelijk if een in gekozen)


def staat_vast(gesprek: Terugkeergesprek) -> bool:
    """Tell whether the moment is the one that was told: every option of its meeting holds."""
    return gesprek.begint_op is not None and gesprek.verteld == gesprek.begint_op


def zegt_of_het_komt(gesprek: Terugkeergesprek) -> bool:
    """Tell whether it can be said now who comes: it is still to begin, at a moment that was told."""
    return gesprek.status is Gespreksstatus.GEPLAND and staat_vast(gesprek)


def eis_loopt(gesprek: Terugkeergesprek) -> None:
    """Refuse what only a talk takes that is to come or goes on.

    Raises:
        UserMistake: it is over, or off ("terugkeergesprek.fout.stap").
    """
    if gesprek.status not in LOOPT_NOG:
        raise UserMistake("terugkeergesprek.fout.stap")


def _zoek(bezoek: Bezoek, daad: Daad, gesprek_id: str) -> Terugkeergesprek:
    try:
        return terugkeergesprek.lees(bezoek.uow, gesprek_id)
    except NotFound:
        raise bestaat_niet(bezoek, daad) from None


def _tijd(context: Context, moment: datetime) -> str:
    return f"{context.regio.kalender.lokaal(moment):%H.%M}"
