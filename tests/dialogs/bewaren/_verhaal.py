"""Casussen that were closed years ago, so that their term has passed."""

from datetime import UTC, datetime

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.agenda import Zitting
from domain.casus import Casus
from domain.persoon import Rol
from domain.uitvraag import Uitvraag
from storage import outbox
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import handelt_af, maakt_casus, plant, sluit_af, vraagt_uit

MAANDAG = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
"""Monday morning, five years and a day after the tests begin: what was closed then is past its term of sixty months."""


def functionaris(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Pia Privacy", (Rol.PRIVACYFUNCTIONARIS, "zvh"))


def manager(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Marit Manager", (Rol.MANAGER, "zvh"))


def ander(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))


def gesloten(wereld: Wereld, tafel: str = "jeugd", regisseur: Deelnemer | None = None, *namen: str) -> Casus:
    """A casus that was closed, as it was before there were clocks."""
    een = maakt_casus(wereld, tafel, regisseur, *namen)
    sluit_af(wereld, een)
    return een


def met_verleden(wereld: Wereld) -> tuple[Casus, Zitting, Uitvraag]:
    """A closed casus about which an organisatie was asked, with posts that stand in Teams."""
    een = maakt_casus(wereld, "jeugd")
    zitting = plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    uitvraag = vraagt_uit(wereld, een, zitting, "politie")

    wereld.doet(outbox.plan, soort=Berichtsoort.ALLES_BINNEN, onderwerp_id=uitvraag.id, persoon_id=een.regisseur_id)
    handelt_af(wereld, uitvraag, "politie")
    return een, zitting, uitvraag


def vijf_jaar_later(wereld: Wereld) -> list[Bezorgd]:
    """The clocks begin now; five years later it is Monday, and who decides is told."""
    tikt(wereld)
    wereld.nu = MAANDAG
    tikt(wereld)
    return bezorgt(wereld)


def verstreken(wereld: Wereld, **duur: float) -> list[Bezorgd]:
    wereld.verstrijkt(**duur)
    tikt(wereld)
    return bezorgt(wereld)


async def bevestigt(wie: Deelnemer, *welke: str) -> Kaart:
    """Tick these in the list, by their line, and confirm that they are destroyed."""
    kaart = await wie.opens("bewaren")
    vraag = await wie.presses(kaart, "Vernietigen", {"Dossiers": " + ".join(welke)})
    return await wie.presses(vraag, "Definitief vernietigen")


def regel(een: Casus, sinds: str = "zondag 2 maart 2031") -> str:
    return f"Casus {een.code}: voorbij sinds {sinds}"
