"""Weighing a casus as a regisseur does, for stories that begin before it or go on after it."""

from collections.abc import Mapping

from domain.bewaren import Bewaarsoort, Bewaring
from domain.casus import Casus
from domain.triage import Triage
from storage import bewaren
from storage import casus as casussen
from storage import triage as triages
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld

CRITERIUM = (
    "Criterium 1: problemen op meer dan een leefgebied, die leiden tot crimineel of overlastgevend gedrag",
    "Criterium 2: samenwerking tussen meer ketens is nodig, minimaal dwang en drang",
    "Criterium 3: invloed van en op het gezin of de directe omgeving",
    "Criterium 4: ernstige lokale of gebiedsgebonden veiligheidsproblematiek",
)
ANTWOORDEN: Mapping[str, str] = {
    "Hoe complex is de casus?": "Hoog",
    CRITERIUM[0]: "Ja",
    CRITERIUM[1]: "Ja",
    CRITERIUM[2]: "Nee",
    CRITERIUM[3]: "Nee",
    "Risico": "Voor anderen",
}
TAFEL = "In behandeling aan een tafel"
REDEN = "Kanariereden: de keten loopt vast 🙂 عمر **niet vet**"
"""Why, as somebody typed it: it may never stand where others can read it."""


async def begint(wie: Deelnemer, casus: Casus) -> Kaart:
    """Open the triage of a casus."""
    return await wie.opens("triage", casuscode=str(casus.code))


async def weegt(wie: Deelnemer, casus: Casus, **anders: str) -> Kaart:
    """Fill in the form of the region and look at what it comes down to."""
    vorm = await begint(wie, casus)
    if "Antwoorden aanpassen" in vorm.knoppen:
        vorm = await wie.presses(vorm, "Antwoorden aanpassen")
    return await wie.presses(vorm, "Bekijk het voorstel", {**ANTWOORDEN, **anders})


async def kiest(wie: Deelnemer, casus: Casus, besluit: str, **anders: str) -> Kaart:
    """Weigh, and choose a decision: its form."""
    return await wie.presses(await weegt(wie, casus, **anders), "Verder", {"Wat besluit u?": besluit})


async def neemt_aan(
    wie: Deelnemer, casus: Casus, besluit: str = "In behandeling aan een tafel", **invoer: str
) -> Kaart:
    """Weigh, and take it in."""
    vorm = await kiest(wie, casus, besluit)
    return await wie.presses(vorm, "In behandeling nemen", {"Waarom besluit u dit?": REDEN, **invoer})


async def wijst_af(wie: Deelnemer, casus: Casus, besluit: str = "Terug naar het lokale veld", **invoer: str) -> Kaart:
    """Weigh, and do not take it in."""
    vorm = await kiest(wie, casus, besluit)
    return await wie.presses(vorm, "Besluit en sluit de casus", {"Waarom besluit u dit?": REDEN, **invoer})


def nu(wereld: Wereld, casus: Casus) -> Casus:
    """The casus as it is now."""
    return wereld.leest(casussen.lees, casus.id)


def gewogen(wereld: Wereld, casus: Casus) -> tuple[Triage, ...]:
    """How it was weighed, the newest first."""
    return wereld.leest(triages.van_casus, casus.id)


def klok(wereld: Wereld, casus: Casus) -> Bewaring | None:
    """The clock of what is kept."""
    return wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, casus.id)
