"""What the stories share: who is there, what is filled in, and the stage on which a casus is asked about.

Everybody and everything is invented. `_voorspel` plays it, once for each database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Generic, TypeAlias, TypeVar

from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.uitvraag import Antwoord, Bevraging, Uitvraag
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios.verhaal import Deelnemer, Verhaal, Wereld
from tests.teamsnep.activiteiten import Gesprek, Persoon, kanaal

T = TypeVar("T")
W = TypeVar("W", bound=Wereld)

MAANDAG: Final = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DEADLINE: Final = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
ZITTING: Final = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)

BEHEERDER, REGISSEUR = "Bea Beheer", "Roos Regie"
ORGANISATIES: Final[Mapping[str, str]] = {
    "politie": "Politie Merwestreek",
    "om": "OM Merwestreek",
    "reclassering": "Reclassering Merwestreek",
    "veilig-thuis": "Veilig Thuis Merwestreek",
    "rvdk": "RvdK Merwestreek",
    "gemeente-oosterwaard": "Gemeente Oosterwaard",
}
PARTNERS: Final[Mapping[str, tuple[str, ...]]] = {
    "politie": ("Pim Politie", "Pleun Politie"),
    "om": ("Otto Openbaar",),
    "reclassering": ("Rik Reclassering",),
    "veilig-thuis": ("Vera Veilig",),
    "rvdk": ("Ralf Raad",),
    "gemeente-oosterwaard": ("Gijs Gemeente",),
}
"""Who answers for whom; at the politie there are two."""

EERSTE, TWEEDE = "Quirine Zwaluwhart", "Wiebrand Ottervlucht"
CASUS: Final[Mapping[str, str]] = {
    "Hoe kwam de melding binnen?": "ZSM (Openbaar Ministerie) (vaak spoed)",
    "Aanleiding": "Drie nachten achtereen glasgerinkelkanarie bij de buren",
    "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
    "Voor- en achternaam": EERSTE,
    "Geboortedatum": "1987-03-17",
    "Gemeente": "Oosterwaard",
    "Rol": "Slachtoffer",
    "Is de betrokkene geïnformeerd?": "Ja",
    "Extern dossiernummer": "KANARIE/4711-Z",
}
BETROKKENE: Final[Mapping[str, str]] = {
    "Voor- en achternaam": TWEEDE,
    "Geboortedatum": "1979-11-06",
    "Gemeente": "Oosterwaard",
    "Rol": "Dader",
}
BEKEND: Final[Mapping[str, str]] = {
    "Is uw organisatie nu betrokken?": "Ja",
    "Over wie heeft u zorgen?": "Kinderen + De omgeving",
    "Toelichting bij: Over wie heeft u zorgen?": "Er ligt een kanariezorg op de keukentafel",
    "Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een oordeel",
    "Wat loopt er nu?": "Een kanarietraject sinds het voorjaar",
    "Feit of oordeel? (bij: Wat loopt er nu?)": "Een feit",
    "Wilt u de persoon bespreken?": "Ja",
    "Met wie mag dit gedeeld worden?": "Met de hele tafel",
}
WEIGERING: Final[Mapping[str, str]] = {
    "Waarom niet?": "Om een andere reden",
    "Toelichting (verplicht bij: om een andere reden)": "Onze kanarieafspraak staat het niet toe",
}
START: Final[Mapping[str, str]] = {
    "Voor welke zitting?": "maandag 30 november, 13.00 uur (antwoord vóór donderdag 26 november, 17.00 uur)"
}


WIE_BEKEND: Final = "Wie is bij u bekend?"
AFGEHANDELD: Final = "Alles is afgehandeld"
NIET_DELEN: Final = "Ik kan of mag dit niet delen"


def vinkt_aan(keuze: Kaart, *namen: str) -> dict[str, str]:
    """Return what is filled in by who ticks these persons as known."""
    (vak,) = (een for een in keuze.invoer if een.get("label") == WIE_BEKEND)
    gekozen = [een["value"] for een in vak["choices"] if een["title"].startswith(namen)]
    assert len(gekozen) == len(namen), f"{namen} on {keuze!r}"
    return {WIE_BEKEND: ",".join(gekozen)}


def kanaal_van(organisatie: str) -> Gesprek:
    """Return the channel of an organisatie; only its own people and the beheerder are in it."""
    leden = (Persoon(naam) for naam in PARTNERS[organisatie])
    return kanaal(f"organisatie-{organisatie}", Persoon(BEHEERDER), *leden)


TAFELKANAAL: Final = kanaal("tafel", Persoon(BEHEERDER), Persoon(REGISSEUR))


@dataclass
class Omgeving(Generic[W]):
    """The stage with a bot running on it. `code` is that of the casus."""

    verhaal: W
    code: str
    database_url: str
    sleutels_url: str

    @property
    def regisseur(self) -> Deelnemer:
        """Who holds the casus."""
        return Deelnemer(self.verhaal, Persoon(REGISSEUR))

    @property
    def beheerder(self) -> Deelnemer:
        """Who registers people and conversations."""
        return Deelnemer(self.verhaal, Persoon(BEHEERDER))

    def partner(self, organisatie: str, wie: int = 0) -> Deelnemer:
        """Somebody who answers for an organisatie."""
        return Deelnemer(self.verhaal, Persoon(PARTNERS[organisatie][wie]))

    # What stands in Teams.

    def werklijsten(self, organisatie: str) -> list[Kaart]:
        """Return the worklists for the zitting in the conversation of an organisatie."""
        return self._kaarten(organisatie, "Voor maandag 30 november")

    def werklijst(self, organisatie: str) -> Kaart:
        """Return the one worklist in the conversation of an organisatie."""
        (kaart,) = self.werklijsten(organisatie)
        return kaart

    def herinneringen(self, organisatie: str) -> list[Kaart]:
        """Return the reminders in the conversation of an organisatie."""
        return self._kaarten(organisatie, "Herinnering")

    def _kaarten(self, organisatie: str, begin: str) -> list[Kaart]:
        return [een for een in self.verhaal.cards(kanaal_van(organisatie)) if een.tekst.startswith(begin)]

    # What people do.

    async def startformulier(self) -> Kaart:
        """Let the regisseur open the form to start the uitvraag."""
        deur = await self.regisseur.types(f"/uitvraag start {self.code}")
        return await self.regisseur.presses(deur, "Voorstel openen")

    async def start_uitvraag(self) -> Kaart:
        """Let the regisseur start the uitvraag to the six; return what he sees."""
        return await self.regisseur.presses(await self.startformulier(), "Start", dict(START))

    async def voorblad(self, organisatie: str, wie: int = 0) -> Kaart:
        """Let a partner open the worklist; return its first page, on which no name stands."""
        plek = kanaal_van(organisatie)
        return await self.partner(organisatie, wie).presses(self.werklijst(organisatie), "Openen", waar=plek)

    async def ziet_namen(self, organisatie: str, wie: int = 0) -> Kaart:
        """Let a partner go on to the persons; return the card on which he says who is known."""
        partner, plek = self.partner(organisatie, wie), kanaal_van(organisatie)
        voorblad = await self.voorblad(organisatie, wie)
        # Where a colleague began already, it goes on at once.
        verder = "Beantwoorden" in voorblad.knoppen
        return await partner.presses(voorblad, "Beantwoorden", waar=plek) if verder else voorblad

    async def opent(self, organisatie: str, wie: int = 0) -> Kaart:
        """Let a partner say that of the two the first is known; return the form about him."""
        namen = await self.ziet_namen(organisatie, wie)
        if WIE_BEKEND not in namen.labels:
            return namen  # of the second it was said before: nothing is left to tick
        partner, plek = self.partner(organisatie, wie), kanaal_van(organisatie)
        return await partner.presses(namen, "Opslaan", vinkt_aan(namen, EERSTE), waar=plek)

    async def kent_niemand(self, organisatie: str) -> Kaart:
        """Let a partner say of both persons that they are not known; return the last card."""
        partner, plek = self.partner(organisatie), kanaal_van(organisatie)
        return await partner.presses(await self.ziet_namen(organisatie), "Opslaan", waar=plek)

    async def weigert(self, organisatie: str) -> Kaart:
        """Let a partner say before any name opens that nothing is shared; return the last card."""
        partner, plek = self.partner(organisatie), kanaal_van(organisatie)
        formulier = await partner.presses(await self.voorblad(organisatie), NIET_DELEN, waar=plek)
        return await partner.presses(formulier, "Vastleggen", dict(WEIGERING), waar=plek)

    # What was stored.

    def looks_up(self, look: Callable[[UnitOfWork], T]) -> T:
        """Return what a read-only transaction finds."""
        return self.verhaal.store.read_now(self.verhaal.scope, look)

    def casus(self) -> Casus:
        """Return the casus of the stage."""
        return self.looks_up(lambda uow: casussen.met_code(uow, Casuscode.lees(self.code)))

    def betrokkenen(self) -> tuple[str, ...]:
        """Return the ids of the betrokkenen, in order."""
        return tuple(een.id for een in self.casus().betrokkenen)

    def uitvragen(self) -> tuple[Uitvraag, ...]:
        """Return every uitvraag of the casus."""
        casus_id = self.casus().id
        return self.looks_up(lambda uow: uitvragen.van_casus(uow, casus_id))

    def bevraging(self, organisatie: str) -> Bevraging:
        """Return the question to an organisatie, in the only uitvraag."""
        (uitvraag,) = self.uitvragen()
        return next(een for een in uitvraag.bevragingen if een.organisatie == organisatie)

    def versies(self, organisatie: str) -> tuple[Antwoord, ...]:
        """Return every version of every answer of an organisatie."""
        casus_id, bevraging_id = self.casus().id, self.bevraging(organisatie).id
        return self.looks_up(lambda uow: uitvragen.alle_versies(uow, casus_id, bevraging_id))

    def versies_over_eerste(self, organisatie: str) -> tuple[Antwoord, ...]:
        """Return every version of what an organisatie answered about the first person."""
        eerste = self.betrokkenen()[0]
        return tuple(een for een in self.versies(organisatie) if een.betrokkene_id == eerste)


Opstelling: TypeAlias = Omgeving[Verhaal]
"""The stage with the bot in this very process; time is moved by hand."""
