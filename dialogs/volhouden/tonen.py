"""One casus: why it stands still, of whom nothing is heard, what was tried before, and what can be done."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag, dag_en_tijd, dag_met_jaar
from cards.verbs import Verb
from cards.volhouden import casus as kaarten
from cards.volhouden.casus import MEESTE_GESCHIEDENIS, Casusbeeld, Daad, Scenario
from dialogs.kern import stilstand
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.waarneming import waarneemregel
from dialogs.volhouden.kern import noteer
from domain.afspraak import BIJ_EIGENAAR
from domain.agenda import Zitting, ZittingStatus
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.volhouden import Volhoudregel, Volhoudstap, aangespoord, scenarios
from storage import agenda, personen, volhouden
from storage.volhouden import Afspraakstand


def toon(desk: Desk, casus: Casus, *, gedaan: Sequence[str] = (), let_op: Sequence[str] = ()) -> Answer:
    """Show one casus to who was authorised to look at it.

    Args:
        desk: of its regisseur.
        casus: which.
        gedaan: what was just done, a sentence each.
        let_op: what he must do himself now, such as whom to call.
    """
    noteer(desk, Handeling.VOLHOUDEN_GEOPEND, casus)
    regels = volhouden.van_casus(desk.uow, casus.id)
    loopt = casus.fase is not Fase.AFGESLOTEN
    afspraken = volhouden.sporen_van(desk.uow, [casus.id])[casus.id].afspraken if loopt else ()
    daden = tuple(_daden(desk, regels))
    zittingen = agenda.zittingen_met_casus(desk.uow, [casus.id], desk.nu).get(casus.id, ()) if loopt else ()
    beeld = Casusbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        signalen=tuple(stilstand.in_woorden(desk, een) for een in stilstand.van_casus(desk, casus)),
        organisaties=tuple(_organisaties(desk, afspraken, regels)),
        agenda=op_agenda(desk, zittingen),
        scenarios=tuple(_scenario(desk, casus, een, bij, loopt=loopt) for een, bij in scenarios(regels)),
        geschiedenis=daden[:MEESTE_GESCHIEDENIS],
        eerder=max(len(daden) - MEESTE_GESCHIEDENIS, 0),
        aansporen=bool(stil(desk, afspraken, regels)),
        loopt=loopt,
        waarneming=waarneemregel(desk, casus.regisseur_id),
    )
    return als_antwoord(kaarten.casuskaart(beeld, desk.teksten, gedaan=gedaan, let_op_=let_op), desk.teksten)


def stil(desk: Desk, afspraken: Iterable[Afspraakstand], regels: Sequence[Volhoudregel]) -> frozenset[str]:
    """Return of which organisaties nothing is heard, and that were not nudged since they last said something."""
    gevraagd = {wie: keren[-1].op for wie, keren in aangespoord(regels).items()}
    return frozenset(stilstand.stille_organisaties(desk, afspraken, gevraagd))


def op_agenda(context: Context, zittingen: Sequence[Zitting]) -> str:
    """Return on which coming zitting a casus stands, in words; empty when on none."""
    eerste = next((een for een in zittingen if een.status is ZittingStatus.GEPLAND), None)
    if eerste is None:
        return ""
    return context.teksten("volhouden.op_agenda", wanneer=dag_en_tijd(eerste.begint_op, context.regio.kalender))


def organisatieregel(
    desk: Desk, organisatie: str, open_: Sequence[Afspraakstand], keren: Sequence[Volhoudregel]
) -> str:
    """Return how it stands with one organisatie: how much is open, when something was heard, how often nudged."""
    t, kalender = desk.teksten, desk.regio.kalender
    naam = zonder_opmaak(desk.regio.organisatienaam(organisatie))
    # That something was agreed is no word of its owner.
    gehoord = [een.teken_op for een in open_ if een.teken_op > een.gemaakt_op]
    if gehoord:
        stand = t.aantal("volhouden.organisatie", len(open_), naam=naam, dag=dag(max(gehoord), kalender))
    else:
        eerste = dag(min(een.gemaakt_op for een in open_), kalender)
        stand = t.aantal("volhouden.organisatie.nog_niets", len(open_), naam=naam, dag=eerste)
    if not keren:
        return stand
    keer = t.aantal("volhouden.organisatie.aangespoord", len(keren), dag=dag(keren[-1].op, kalender))
    return f"{stand} {keer}"


def _organisaties(desk: Desk, afspraken: Iterable[Afspraakstand], regels: Sequence[Volhoudregel]) -> Iterator[str]:
    keren = aangespoord(regels)
    per: dict[str, list[Afspraakstand]] = {}
    for een in afspraken:
        if een.status in BIJ_EIGENAAR:
            per.setdefault(een.organisatie, []).append(een)
    # Who has been silent the longest comes first.
    for wie, open_ in sorted(per.items(), key=lambda paar: (max(een.teken_op for een in paar[1]), paar[0])):
        yield organisatieregel(desk, wie, open_, keren.get(wie, ()))


def _scenario(desk: Desk, casus: Casus, een: Volhoudregel, bij: Volhoudregel | None, *, loopt: bool) -> Scenario:
    t = desk.teksten
    open_ = loopt and bij is None
    return Scenario(
        id=een.id,
        als=een.als,
        dan=een.tekst,
        wie=een.wie,
        gebruikt=t("volhouden.scenario.gebruikt", dag=dag(bij.op, desk.regio.kalender)) if bij else "",
        sleutel=desk.issue_key(Verb.VOLHOUDEN_GEBRUIKT, f"{casus.id}:{een.id}") if open_ else "",
    )


def _daden(desk: Desk, regels: Sequence[Volhoudregel]) -> Iterator[Daad]:
    """Yield what was tried, the last one first; what was done in one act is one line."""
    namen = {een.id: een.naam for een in personen.lees_alle(desk.uow, {een.door_id for een in regels}).values()}
    # A scenario stands by itself above; that it was used is an act.
    eigen = [een for een in regels if een.stap is not Volhoudstap.SCENARIO or een.van_id]
    per_daad = groupby(reversed(eigen), key=lambda een: (een.op, een.stap, een.door_id))
    for (op, stap, door_id), groep in per_daad:
        samen = list(groep)
        wie = zonder_opmaak(namen.get(door_id, ""))
        wanneer = desk.teksten("volhouden.casus.wanneer", dag=dag_met_jaar(op, desk.regio.kalender), naam=wie)
        yield Daad(wanneer, _wat(desk, stap, samen), next((een.tekst for een in samen if een.tekst), ""))


def _wat(desk: Desk, stap: Volhoudstap, samen: Sequence[Volhoudregel]) -> str:
    t = desk.teksten
    namen = sorted(zonder_opmaak(desk.regio.organisatienaam(een.organisatie)) for een in samen if een.organisatie)
    wie = ", ".join(namen)
    zitting_id = next((een.zitting_id for een in samen if een.zitting_id), None)
    if stap is Volhoudstap.DOORPAKKEN:
        wat = t("volhouden.daad.doorpakken", wanneer=_zitting(desk, zitting_id))
        return t("volhouden.daad.met", wat=wat, wie=wie) if wie else wat
    return t(f"volhouden.daad.{stap.value}", wie=wie)


def _zitting(desk: Desk, zitting_id: str | None) -> str:
    try:
        zitting = agenda.lees(desk.uow, zitting_id or "")
    except NotFound:
        return desk.teksten("volhouden.daad.zitting_weg")
    return dag_met_jaar(zitting.begint_op, desk.regio.kalender)
