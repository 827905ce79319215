"""Bringing somebody in as a partner does, and opening it as a regisseur does."""

from collections.abc import Mapping

from domain.melding import Melding
from domain.persoon import Rol
from storage import meldingen
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd
from tests.dialogs._wereld import Deelnemer, Wereld

KANARIE = "Kanarie Gemeld"
"""Somebody invented, who may never stand where others can read it."""
AANLEIDING = "Kanariegeluid in de wijk, steeds vaker 🙂 عمر **niet vet**"

INGEVULD: Mapping[str, str] = {
    "Wat voor melding is het?": "Veldaanmelding (ketenpartner)",
    "Is er spoed?": "Nee",
    "Voor- en achternaam": KANARIE,
    "Geboortedatum": "2009-05-17",
    "Gemeente": "Merwestad",
    "Rol": "Betrokkene",
    "Aanleiding": AANLEIDING,
    "Wat vraagt u van de tafel?": "Kanarieverzoek",
    "Welke partners zijn al betrokken?": "Kanariewijkteam",
    "Aan welke tafel denkt u?": "Regietafel Jeugd",
    "Is de persoon geïnformeerd over deze melding?": "Nee",
    "Toelichting (verplicht bij Nee)": "Kanarietoelichting",
}


def ander(wereld: Wereld) -> Deelnemer:
    """Another procesregisseur than the one of the world."""
    return wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))


async def meldt(melder: Deelnemer, **anders: str) -> Kaart:
    """Fill in the form and send it; `anders` replaces fields by label."""
    return await melder.presses(await melder.opens("melden"), "Melden", {**INGEVULD, **anders})


def laatste(wereld: Wereld, melder: Deelnemer) -> Melding:
    """The newest melding of somebody, whole."""
    regels = wereld.leest(meldingen.van_melders, [melder.id])
    return wereld.leest(meldingen.lees, regels[0].id)


async def opgepakt(wereld: Wereld, melder: Deelnemer, regisseur: Deelnemer | None = None) -> tuple[Melding, Kaart]:
    """A melding that a regisseur took up, and the card with it before him."""
    await meldt(melder)
    melding = laatste(wereld, melder)
    wie = regisseur or wereld.regisseur
    kaart = await wie.presses(await opent(wie, melding), "Oppakken")
    return wereld.leest(meldingen.lees, melding.id), kaart


async def opent(wie: Deelnemer, melding: Melding) -> Kaart:
    """Open a melding."""
    return await wie.presses_raw("melding.open", {"v": 1, "melding": melding.id})


def voor(wie: Deelnemer, post: list[Bezorgd]) -> list[Kaart]:
    """What was delivered to somebody, in order."""
    return [een.kaart for een in post if een.werk.gesprek is not None and een.werk.gesprek.persoon_id == wie.id]
