"""Ways into answering, apart from what the post in Teams looks like; and what was stored."""

from collections.abc import Mapping

from domain.agenda import Zitting
from domain.casus import Casus
from domain.uitvraag import Antwoord
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._verhaal import Verhaal

NIET_DELEN = "Ik kan of mag dit niet delen"
GEHEIM = {"Waarom niet?": "Beroepsgeheim"}
FORMULIER: Mapping[str, str] = {
    "nu_betrokken": "nee",
    "zorgen": "geen",
    "bespreken": "nee",
    "delen": "hele_tafel",
}
"""The least that the general form takes, by field."""


async def opent(verhaal: Verhaal, wie: Deelnemer, zitting: Zitting | str, organisatie: str = "politie") -> Kaart:
    """Press the button on the worklist of an organisatie."""
    zitting_id = zitting if isinstance(zitting, str) else zitting.id
    return await wie.presses_raw("werklijst.open", {"v": 1, "zitting": zitting_id, "organisatie": organisatie})


async def opent_een(verhaal: Verhaal, wie: Deelnemer, casus: Casus, organisatie: str = "politie") -> Kaart:
    """Press the button that stands at a casus."""
    return await wie.presses_raw("uitvraag.open", verhaal.druk(casus, organisatie))


async def ziet_namen(verhaal: Verhaal, wie: Deelnemer, casus: Casus, organisatie: str = "politie") -> Kaart:
    """Go past the first card of a casus."""
    return await wie.presses(await opent_een(verhaal, wie, casus, organisatie), "Beantwoorden")


async def kent_niemand(verhaal: Verhaal, wie: Deelnemer, casus: Casus, organisatie: str = "politie") -> Kaart:
    """Answer that nobody in a casus is known."""
    kaart = await ziet_namen(verhaal, wie, casus, organisatie)
    return await wie.presses(kaart, "Niet bekend" if "Niet bekend" in kaart.knoppen else "Opslaan")


async def opent_persoon(
    verhaal: Verhaal, wie: Deelnemer, casus: Casus, plek: int = 0, organisatie: str = "politie"
) -> Kaart:
    """Open the form about one person, to correct it."""
    data = waar(verhaal, casus, organisatie)
    return await wie.presses_raw("werklijst.persoon", {**data, "persoon": persoon(verhaal, casus, plek, organisatie)})


def waar(verhaal: Verhaal, casus: Casus, organisatie: str = "politie") -> dict[str, str | int]:
    """What every button in the worklist of an organisatie carries, for one casus alone."""
    bevraging = verhaal.bevraging(casus, organisatie).id
    return {"v": 1, "zitting": verhaal.uitvraag(casus).zitting_id, "organisatie": organisatie, "alleen": bevraging}


def persoon(verhaal: Verhaal, casus: Casus, plek: int = 0, organisatie: str = "politie") -> str:
    """What somebody is called in a button."""
    return f"{verhaal.bevraging(casus, organisatie).id}:{casus.betrokkenen[plek].id}"


def vult_in(casus: Casus, *plekken: int, **anders: str) -> dict[str, str]:
    """The general form, filled in by input id, for these persons of a casus."""
    return {
        f"veld.{casus.betrokkenen[plek].id}.{veld}": waarde
        for plek in plekken or (0,)
        for veld, waarde in {**FORMULIER, **anders}.items()
    }


def gezegd(verhaal: Verhaal, casus: Casus, organisatie: str = "politie") -> dict[str, Antwoord]:
    """What was said last, by person."""
    bevraging = verhaal.bevraging(casus, organisatie)
    gevonden = verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id)
    return {een.betrokkene_id: een for een in gevonden}


def versies(verhaal: Verhaal, casus: Casus, organisatie: str = "politie") -> tuple[Antwoord, ...]:
    """Everything that was ever said."""
    bevraging = verhaal.bevraging(casus, organisatie)
    return verhaal.wereld.leest(uitvragen.alle_versies, casus.id, bevraging.id)
