"""The course of a casus as people take it in Teams: weighed, placed, planned, agreed, and scaled down."""

from typing import Final

from tests._kaart import Kaart
from tests.scenarios._opstelling import Opstelling, kanaal_van
from tests.scenarios.verhaal import Deelnemer

GEWOGEN: Final = {
    "Hoe complex is de casus?": "Hoog",
    "Criterium 1: problemen op meer dan een leefgebied, die leiden tot crimineel of overlastgevend gedrag": "Ja",
    "Criterium 2: samenwerking tussen meer ketens is nodig, minimaal dwang en drang": "Ja",
    "Criterium 3: invloed van en op het gezin of de directe omgeving": "Ja",
    "Criterium 4: ernstige lokale of gebiedsgebonden veiligheidsproblematiek": "Nee",
    "Risico": "Voor anderen",
}
REDEN: Final = "Alleen lukt het geen van de kanariepartners"
HOOFDDOEL: Final = "Iedereen slaapt weer veilig onder het kanariedak"
WAT: Final = "Kanariegesprek voeren aan de keukentafel"
KLAAR: Final = "Kanariegesprek gevoerd"


async def opent(wie: Deelnemer, opdracht: str) -> Kaart:
    """Type a command, and press the button behind which its answer waits."""
    return await wie.presses(await wie.types(opdracht), "Openen")


async def neemt_in_behandeling(o: Opstelling) -> Kaart:
    """Let the regisseur weigh the casus and take it in."""
    r = o.regisseur
    voorstel = await r.presses(await opent(r, f"/triage {o.code}"), "Bekijk het voorstel", GEWOGEN)
    besluit = await r.presses(voorstel, "Verder", {"Wat besluit u?": "In behandeling aan een tafel"})
    return await r.presses(besluit, "In behandeling nemen", {"Waarom besluit u dit?": REDEN})


async def maakt_plan(o: Opstelling, regie: str = "Veilig Thuis Merwestreek") -> Kaart:
    """Let the regisseur begin a plan: the aim of all together, and who holds the casusregie."""
    r = o.regisseur
    leeg = await opent(r, f"/plan {o.code}")
    vorm = await r.presses(leeg, "Hoofddoel wijzigen")
    keuze = {"Hoofddoel": HOOFDDOEL, "Welke organisatie heeft de casusregie?": regie}
    return await r.presses(vorm, "Opslaan", keuze)


async def spreekt_af(o: Opstelling, organisatie: str, dag: str, *, was_erbij: bool = True) -> Kaart:
    """Let the regisseur agree something with an organisatie, for a day as people say it."""
    r = o.regisseur
    vorm = await opent(r, f"/afspraak nieuw {o.code} {organisatie} {dag}")
    return await r.presses(vorm, "Vastleggen", {"wat": WAT, "akkoord": "ja" if was_erbij else "nee"})


def afsprakenpost(o: Opstelling, organisatie: str) -> Kaart:
    """Return what stood last in the conversation of an organisatie about what it agreed to do."""
    return [een for een in o.verhaal.cards(kanaal_van(organisatie)) if "Afspraken openen" in een.knoppen][-1]


async def eigen_afspraken(o: Opstelling, organisatie: str) -> Kaart:
    """Let a partner open all that his organisatie agreed to do."""
    plek = kanaal_van(organisatie)
    return await o.partner(organisatie).presses(afsprakenpost(o, organisatie), "Afspraken openen", waar=plek)
