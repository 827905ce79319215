"""The form of an afspraak, as it is offered: who can own it, for which goal, about whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cards.afspraken import formulier as kaarten
from cards.afspraken.formulier import Keuzes, Vorm
from cards.afspraken.payloads import AfspraakBewaar, AfspraakWijzig
from cards.bouwstenen import zonder_opmaak
from dialogs.afspraken.kern import erbij_nu, laatste_zitting, mensen_van, te_kiezen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import is_gezegd
from dialogs.kern.neutraal import als_antwoord
from domain.afspraak import Afspraak
from domain.casus import Casus
from domain.informering import alle
from domain.logboek import Handeling
from domain.plan import Doelstand
from storage import informering, plan

VOORLEGGEN: Final = "nee"
KLEIN: Final = "klein"
"""Whether what is changed is put to its owner first, or he agrees (or it is only put better)."""

LANGSTE_KEUZE: Final = 100
"""Characters of a goal in the list of goals; enough to know which it is."""


@dataclass(frozen=True, slots=True)
class Hoe:
    """How the form is shown: what was filled in, how a typed day was understood, and what is to be mended."""

    waarden: Mapping[str, str] = field(default_factory=dict)
    begrepen: str = ""
    fouten: tuple[str, ...] = ()
    melding: str = ""


def toon_vorm(
    desk: Desk, casus: Casus, doe: AfspraakBewaar | AfspraakWijzig, hoe: Hoe, *, van: Afspraak | None = None
) -> Answer:
    """Show the form; who is in the casus is opened with it. `van` is the afspraak that is put right."""
    noteer_geopend(desk, casus)
    t = desk.teksten
    eigenaars = (van.organisatie,) if van else _erbij(desk, casus, hoe.waarden.get("organisatie", ""))
    vorm = Vorm(
        code=str(casus.code),
        organisaties=() if van else te_kiezen(desk, casus),
        eigenaar=t("afspraken.eigenaar", organisatie=desk.regio.organisatienaam(van.organisatie)) if van else "",
        personen=mensen_van(desk, eigenaars),
        akkoord=_bij_wijzigen(desk) if van else akkoordkeuzes(desk, casus),
        doelen=_doelen(desk, casus, hoe.waarden.get("doel", "")),
        betrokkenen=_betrokkenen(casus),
        zelfde=_zelfde(desk, casus),
        waarden=hoe.waarden,
        begrepen=hoe.begrepen,
        fouten=hoe.fouten,
        melding=hoe.melding,
    )
    return als_antwoord(kaarten.formulier(vorm, doe, t), t)


def akkoordkeuzes(desk: Desk, casus: Casus) -> Keuzes:
    """Return how it can be said whether the owner agrees; by who said that he would come only after a zitting."""
    t = desk.teksten
    zelf = tuple((een, t(f"afspraken.akkoord.{een}")) for een in ("ja", "nee"))
    if laatste_zitting(desk, casus) is None:
        return zelf
    return (("aanmelding", t("afspraken.akkoord.aanmelding")), *zelf)


def _bij_wijzigen(desk: Desk) -> Keuzes:
    return tuple((een, desk.teksten(f"afspraken.akkoord.{een}")) for een in (KLEIN, VOORLEGGEN))


def alle_betrokkenen(casus: Casus) -> str:
    """Return the choice that it is about everybody."""
    return ",".join(een.id for een in casus.betrokkenen)


def noteer_geopend(desk: Desk, casus: Casus) -> None:
    """Write down that who is in the casus was seen."""
    for wie in (None, *(een.id for een in casus.betrokkenen)):
        desk.record(
            Handeling.CASUS_GEOPEND,
            namens=desk.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=wie,
            doel=casus.grondslag or None,
        )


def _erbij(desk: Desk, casus: Casus, gekozen: str) -> tuple[str, ...]:
    """Return of which organisaties people are offered by name: those that take part, and the one that was chosen."""
    nu = erbij_nu(desk, casus)
    erbij = [code for code, _ in te_kiezen(desk) if code in nu]
    return tuple(dict.fromkeys((gekozen, *erbij) if gekozen in desk.regio.organisaties else erbij))


def _betrokkenen(casus: Casus) -> Keuzes:
    if len(casus.betrokkenen) == 1:
        return ()
    return tuple((een.id, zonder_opmaak(een.gegevens.naam)) for een in casus.betrokkenen)


def _doelen(desk: Desk, casus: Casus, gekozen: str) -> Keuzes:
    huidig = plan.huidige(desk.uow, casus.id)
    if huidig is None:
        return ()
    lopend = [een for een in huidig.doelen if een.stand is Doelstand.OPEN or een.id == gekozen]
    return tuple((een.id, zonder_opmaak(een.tekst[:LANGSTE_KEUZE])) for een in lopend)


def _zelfde(desk: Desk, casus: Casus) -> str:
    if not is_gezegd(desk, casus):
        return ""
    standen = {een.stand for een in alle(casus, informering.van_casus(desk.uow, casus.id))}
    if len(standen) > 1:
        return desk.teksten("afspraken.informering.verschilt")
    return desk.teksten(f"informering.stand.{next(iter(standen)).value}").casefold()
