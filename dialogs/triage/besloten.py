"""What came of a decision, rendered from how things are: at which tafel and when, or that it is closed; what next."""

from collections.abc import Iterator

from cards import datum
from cards.triage import besluiten as kaarten
from cards.triage.besluiten import Besloten
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.einde import komende_zittingen
from dialogs.kern.neutraal import als_antwoord
from domain.casus import Casus, Fase
from domain.leeftijd import afwijkingen
from domain.regio import Tafel
from domain.triage import EINDIGT, IN_BEHANDELING, Triage, Triagebesluit, hoort_melder
from storage import meldingen


def besloten(desk: Desk, casus: Casus, triage: Triage) -> Answer:
    """Show what was decided, and what is still to be looked at."""
    beeld = Besloten(
        casus_id=casus.id,
        code=str(casus.code),
        besluit=triage.besluit,
        gevolgen=tuple(_gevolgen(desk, casus, triage)),
        aandacht=tuple(_aandacht(desk, casus)) if triage.besluit in IN_BEHANDELING else (),
        verder=tuple(_verder(desk, triage)),
    )
    return als_antwoord(kaarten.besloten(beeld, desk.teksten), desk.teksten)


def _gevolgen(desk: Desk, casus: Casus, triage: Triage) -> Iterator[str]:
    t = desk.teksten
    if triage.besluit in IN_BEHANDELING:
        yield t("triage.besloten.tafel", tafel=desk.regio.tafel(casus.tafel).naam)
        eerste = next(iter(komende_zittingen(desk, casus, desk.nu)), None)
        if eerste is None:
            yield t("triage.besloten.zonder_zitting")
        else:
            wanneer = datum.dag_en_tijd(eerste.begint_op, desk.regio.kalender)
            yield t("triage.besloten.zitting", wanneer=wanneer)
    elif triage.besluit in EINDIGT:
        if casus.fase is Fase.AFGESLOTEN:
            yield t("triage.besloten.gesloten")
            yield t("triage.gevolg.herstel")
    else:
        yield t("triage.besloten.meer_informatie")
    if hoort_melder(triage) and meldingen.van_casus(desk.uow, casus.id) is not None:
        yield t("triage.besloten.melder")


def _aandacht(desk: Desk, casus: Casus) -> Iterator[str]:
    """Yield of how many people the role or the age does not belong to the tafel where it is now."""
    tafel = desk.regio.tafel(casus.tafel)
    rollen = sum(een.rol not in tafel.rollen for een in casus.betrokkenen)
    if rollen:
        yield desk.teksten.aantal("triage.besloten.rol", rollen)
    leeftijden = _zonder_reden(desk, casus, tafel)
    if leeftijden:
        yield desk.teksten.aantal("triage.besloten.leeftijd", leeftijden)


def _zonder_reden(desk: Desk, casus: Casus, tafel: Tafel) -> int:
    if tafel.leeftijd is None or not tafel.leeftijd.afwijken_om:
        return 0
    dag = desk.regio.kalender.lokaal(casus.aangemaakt_op).date()
    return sum(een.reden is None for een in afwijkingen(casus, tafel.leeftijd, dag))


def _verder(desk: Desk, triage: Triage) -> Iterator[tuple[str, str]]:
    """Yield what most do next: command and title of the button."""
    t = desk.teksten
    if triage.besluit is Triagebesluit.MEER_INFORMATIE:
        yield "uitvraag start", t("triage.knop.uitvraag")
    if triage.besluit in IN_BEHANDELING:
        yield "plan", t("triage.knop.plan")
    yield "casus toon", t("triage.knop.casus")
