"""What every part of this topic shares: finding it, who he is, what can be chosen, and days in words."""

from collections.abc import Iterable
from datetime import date

from cards import casuskeuze
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Context, Desk
from dialogs.kern.neutraal import als_antwoord
from domain.casus import Casus, Spoor
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.toegang import Daad
from domain.uitvraagvoorstel import is_inrichting
from storage import casus as casussen
from storage import toegang


def eigen_casus(desk: Desk, *, casus_id: str = "", code: Casuscode | None = None) -> Casus:
    """Return a casus of which this regisseur may change the detention, closed ones too.

    Raises:
        NotAllowed: it is not his, there is none, or it is in another lane.
    """
    casus = zoek_casus(desk, Daad.DETENTIE_WIJZIGEN, casus_id=casus_id, code=code)
    eis(desk, Daad.DETENTIE_WIJZIGEN, over_casus(casus))
    return casus


def vraag_welke(desk: Desk, titel: str, opdracht: str) -> Answer:
    """Ask about whom a command is meant: of whom he runs or takes part in, in nazorg only."""
    mee = [een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor)]
    eigen = [een.id for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]
    codes = casussen.codes_van_spoor(desk.uow, [*eigen, *mee], Spoor.NAZORG).values()
    return als_antwoord(casuskeuze.kies(titel, opdracht, sorted(codes, reverse=True), desk.teksten), desk.teksten)


def vandaag(context: Context) -> date:
    """Return the day on the region's clock."""
    return context.regio.kalender.lokaal(context.nu).date()


def noteer(bezoek: Bezoek, handeling: Handeling, casus: Casus, *, namens: str | None = None, wie: bool = True) -> None:
    """Write down what was seen: of the casus, and with `wie` of who is in it."""
    ids: Iterable[str | None] = (None, *(een.id for een in casus.betrokkenen)) if wie else (None,)
    for een in ids:
        bezoek.record(
            handeling,
            namens=namens or bezoek.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=een,
            doel=casus.grondslag or None,
        )


def wie(context: Context, casus: Casus) -> str:
    """Return who it is, with the year of his birth; typed text, for `vrije_tekst`."""
    delen = []
    for een in casus.betrokkenen:
        geboren = een.gegevens.geboortedatum
        naam = een.gegevens.naam
        delen.append(context.teksten("detentie.wie", naam=naam, jaar=geboren.year) if geboren else naam)
    return ", ".join(delen)


def inrichtingen(context: Context) -> tuple[tuple[str, str], ...]:
    """Return the inrichtingen of the region, by name."""
    gevonden = [
        (een.code, zonder_opmaak(een.naam))
        for een in context.regio.organisaties.values()
        if is_inrichting(context.regio, een.code)
    ]
    return tuple(sorted(gevonden, key=lambda een: een[1].casefold()))


def gemeenten(context: Context) -> tuple[tuple[str, str], ...]:
    """Return the gemeenten of the region, in its own order."""
    return tuple((een.code, een.naam) for een in context.regio.gemeenten.values())


def gemeentenaam(context: Context, code: str | None) -> str:
    """Return the name of a gemeente; of none, that it is outside the region."""
    if code is None:
        return context.teksten("detentie.keuze.buiten")
    een = context.regio.gemeenten.get(code)
    return een.naam if een else code


def inrichtingnaam(context: Context, code: str | None) -> str:
    """Return where somebody is; elsewhere when it is none of the region's."""
    return context.teksten("detentie.keuze.elders") if code is None else context.regio.organisatienaam(code)


def dagen_in_woorden(context: Context, dag: date) -> str:
    """Return when a day is, seen from today: "over 12 dagen, vrijdag 4 december 2026"."""
    t, over = context.teksten, (dag - vandaag(context)).days
    woorden = dag_met_jaar(dag, context.regio.kalender)
    match over:
        case 0:
            return t("detentie.over.vandaag", dag=woorden)
        case 1:
            return t("detentie.over.morgen", dag=woorden)
        case _ if over < 0:
            return t.aantal("detentie.over.geleden", -over, dag=woorden)
        case _:
            return t.aantal("detentie.over.dagen", over, dag=woorden)
