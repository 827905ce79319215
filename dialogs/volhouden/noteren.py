"""Two of the four steps that are words: what went wrong, and what is done when it goes otherwise."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cards.verbs import Verb
from cards.volhouden import vormen as kaarten
from cards.volhouden.payloads import VolhoudenGebruikt, VolhoudenNotitie, VolhoudenScenario
from cards.volhouden.vormen import Vorm
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.stilstand import houd_stilstand_waar
from dialogs.kern.vrijetekst import kijk_na
from dialogs.volhouden.kern import laad, noteer
from dialogs.volhouden.tonen import toon
from domain.casus import Casus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.tekst import LANGSTE_NAAM, schone_regel, schone_tekst
from domain.toegang import Daad
from domain.volhouden import LANGSTE_TEKST, Volhoudregel, Volhoudstap, scenarios
from storage import volhouden
from storage.inbox import Uitkomst

NIETS: Final[Mapping[str, str]] = {}


def notitievorm(
    desk: Desk, casus: Casus, waarden: Mapping[str, str] = NIETS, fouten: Sequence[str] = (), melding: str = ""
) -> Answer:
    """Show the form for what went wrong."""
    bewaar = VolhoudenNotitie(casus=casus.id, sleutel=desk.issue_key(Verb.VOLHOUDEN_NOTITIE, casus.id))
    kaart = kaarten.notitie(Vorm(str(casus.code), waarden, fouten, melding), bewaar, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def scenariovorm(
    desk: Desk, casus: Casus, waarden: Mapping[str, str] = NIETS, fouten: Sequence[str] = (), melding: str = ""
) -> Answer:
    """Show the form for a scenario."""
    bewaar = VolhoudenScenario(casus=casus.id, sleutel=desk.issue_key(Verb.VOLHOUDEN_SCENARIO, casus.id))
    kaart = kaarten.scenario(Vorm(str(casus.code), waarden, fouten, melding), bewaar, desk.teksten)
    return als_antwoord(kaart, desk.teksten)


def notitie(desk: Desk, payload: VolhoudenNotitie) -> Answer:
    """Keep what went wrong, once; what must be mended comes back with what was typed."""
    casus = laad(desk, payload.casus, Daad.VOLHOUDEN_DOEN)
    t, tekst = desk.teksten, schone_tekst(payload.tekst)
    label, waarden = t("volhouden.veld.notitie"), {"tekst": payload.tekst}
    fouten = te_lang(desk, {label: (tekst, LANGSTE_TEKST)}) if tekst else (t("volhouden.leeg.notitie"),)
    if fouten:
        return notitievorm(desk, casus, waarden, fouten)
    if (let_op := kijk_na(desk, payload, [(label, tekst)])) is not None:
        return let_op.op(notitievorm(desk, casus, waarden))
    regel = _nieuw(desk, casus, Volhoudstap.TELEURSTELLING, tekst=tekst)
    if not _bewaar(desk, casus, Verb.VOLHOUDEN_NOTITIE, payload.sleutel, regel, waarden):
        return notitievorm(desk, casus, waarden, melding=t("volhouden.al_bewaard"))
    return toon(desk, casus, gedaan=[t("volhouden.gedaan.teleurstelling")])


def scenario(desk: Desk, payload: VolhoudenScenario) -> Answer:
    """Keep what is done when it goes otherwise, and by whom."""
    casus = laad(desk, payload.casus, Daad.VOLHOUDEN_DOEN)
    t = desk.teksten
    als, dan, wie = schone_tekst(payload.als), schone_tekst(payload.tekst), schone_regel(payload.wie)
    waarden = {"als": payload.als, "tekst": payload.tekst, "wie": payload.wie}
    velden = {
        t("volhouden.veld.als"): (als, LANGSTE_TEKST),
        t("volhouden.veld.dan"): (dan, LANGSTE_TEKST),
        t("volhouden.veld.wie"): (wie, LANGSTE_NAAM),
    }
    leeg = [t(f"volhouden.leeg.{wat}") for wat, tekst in (("als", als), ("dan", dan), ("wie", wie)) if not tekst]
    fouten = (*leeg, *te_lang(desk, velden))
    if fouten:
        return scenariovorm(desk, casus, waarden, fouten)
    if (let_op := kijk_na(desk, payload, [(label, tekst) for label, (tekst, _) in velden.items()])) is not None:
        return let_op.op(scenariovorm(desk, casus, waarden))
    regel = _nieuw(desk, casus, Volhoudstap.SCENARIO, tekst=dan, als=als, wie=wie)
    if not _bewaar(desk, casus, Verb.VOLHOUDEN_SCENARIO, payload.sleutel, regel, waarden):
        return scenariovorm(desk, casus, waarden, melding=t("volhouden.al_bewaard"))
    return toon(desk, casus, gedaan=[t("volhouden.gedaan.scenario")])


def gebruikt(desk: Desk, payload: VolhoudenGebruikt) -> Answer:
    """Say that a scenario was used; twice does no harm."""
    casus = laad(desk, payload.casus, Daad.VOLHOUDEN_DOEN)
    alle = {een.id: bij for een, bij in scenarios(volhouden.van_casus(desk.uow, casus.id))}
    if payload.scenario not in alle:
        raise NotFound("volhouden.onbekend")

    def act() -> Uitkomst:
        if alle[payload.scenario] is None:
            _zet(desk, casus, _nieuw(desk, casus, Volhoudstap.SCENARIO, van_id=payload.scenario))
        return Uitkomst("gebruikt", {"scenario": payload.scenario})

    onderwerp = f"{casus.id}:{payload.scenario}"
    desk.once(Verb.VOLHOUDEN_GEBRUIKT, payload.sleutel, act, onderwerp=onderwerp)
    return toon(desk, casus, gedaan=[desk.teksten("volhouden.gedaan.gebruikt")])


def te_lang(desk: Desk, velden: Mapping[str, tuple[str, int]]) -> tuple[str, ...]:
    """Return a sentence for each text that is too long; `velden` is per label the text and how long it may be."""
    return tuple(
        desk.teksten("volhouden.fout.te_lang", veld=label, lengte=len(tekst), maximum=maximum)
        for label, (tekst, maximum) in velden.items()
        if len(tekst) > maximum
    )


def _nieuw(
    desk: Desk, casus: Casus, stap: Volhoudstap, *, tekst: str = "", als: str = "", wie: str = "", van_id: str = ""
) -> Callable[[], Volhoudregel]:
    """Return what makes the line; its id is drawn only when it is kept."""
    return lambda: Volhoudregel(
        desk.uow.new_id(), casus.id, stap, desk.nu, desk.actor.persoon_id, tekst, als=als, wie=wie, van_id=van_id
    )


def _zet(desk: Desk, casus: Casus, maak: Callable[[], Volhoudregel]) -> None:
    regel = maak()
    volhouden.voeg_toe(desk.uow, regel)
    noteer(desk, Handeling.VOLHOUDEN_GEDAAN, casus, onderwerp_id=regel.id)
    houd_stilstand_waar(desk, casus.regisseur_id)


def _bewaar(
    desk: Desk,
    casus: Casus,
    verb: Verb,
    sleutel: str,
    maak: Callable[[], Volhoudregel],
    waarden: Mapping[str, str],
) -> bool:
    """Keep it once; return False when this form was used before, for something else."""
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        _zet(desk, casus, maak)
        return Uitkomst("bewaard", {"invoer": afdruk})

    return desk.once(verb, sleutel, act, onderwerp=casus.id).ids["invoer"] == afdruk
