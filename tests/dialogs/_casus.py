"""Making a casus as a regisseur does, for stories that begin after it."""

from collections.abc import Mapping

from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer

CANARIE = "Kanarie Zeldzaam"
"""The name of somebody invented, which may never stand where others can read it."""
AANLEIDING = "Kanariegeluid in de wijk, steeds vaker."

PERSOON: Mapping[str, str] = {
    "Voor- en achternaam": CANARIE,
    "Geboortedatum": "2011-05-17",
    "Gemeente": "Merwestad",
    "Rol": "Betrokkene",
}
FORMULIER: Mapping[str, str] = {
    "Hoe kwam de melding binnen?": "Veldaanmelding (ketenpartner)",
    "Aanleiding": AANLEIDING,
    "Extern dossiernummer": "D-77",
    "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
    "Is de betrokkene geïnformeerd?": "Ja",
    **PERSOON,
}


async def vult_in(regisseur: Deelnemer, soort: str = "Regietafel Jeugd: over personen", **anders: str) -> Kaart:
    """Fill in the form of a new casus and save it; return what he sees then. `anders` replaces fields by label."""
    formulier = await opent(regisseur, soort)
    return await regisseur.presses(formulier, "Opslaan", {**FORMULIER, **anders})


async def opent(regisseur: Deelnemer, soort: str = "Regietafel Jeugd: over personen") -> Kaart:
    """Open the form of a new casus."""
    keuze = await regisseur.types("/casus nieuw")
    return await regisseur.presses(keuze, "Verder", {"Tafel": soort})


def code_op(kaart: Kaart) -> str:
    """Return the casuscode in the heading of a card."""
    (code,) = [woord for woord in kaart.tekst.splitlines()[0].split() if woord.count("-") == 2]
    return code
