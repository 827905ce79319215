"""How people work in the week: what a partner does with a card, and what a regisseur types and presses.

A partner knows only what stands on the card before him; he presses on until it thanks him.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from tests._kaart import Kaart, met_inrichting
from tests.scenarios._werkweek import ZONDER_KANAAL, kanaal_van, partner_van
from tests.scenarios.verhaal import Deelnemer, Verhaal
from tests.teamsnep.activiteiten import Gesprek, Persoon

Kent: TypeAlias = Callable[[str], bool]
"""Whether an organisatie knows the person on this line."""

OPENEN, BEANTWOORDEN, OPSLAAN, NIET_BEKEND = "Openen", "Beantwoorden", "Opslaan", "Niet bekend"
OVERIGE, JA = "Alle overige: niet bekend", "Ja, vastleggen"
GEEN_TOESTEMMING, AANMELDEN, IK_KOM = "Geen toestemming: niets delen", "Aan- of afmelden", "Ik kom"
NIETS_DELEN, NIET_DELEN, VASTLEGGEN = "Ik kan of mag dit niet delen", "Niet delen", "Vastleggen"
GEHEIM: Final = {"Geheimhouding (nodig als u komt)": "ja"}
MINST: Final = ("hele_tafel", "nee", "geen", "onbekend")
"""What is chosen where something must be: the first of these that there is."""
MEESTE_STAPPEN: Final = 12
"""Presses after which a way through a worklist that does not end is a fault."""


def niemand(_: str) -> bool:
    """Know nobody."""
    return False


@dataclass
class Kantoor:
    """One organisatie: who answers for it, where, and how often he pressed."""

    verhaal: Verhaal
    code: str
    kent: Kent = niemand
    deelt_niet: Kent = niemand
    deelt_niets: bool = False
    komt: bool = True
    drukken: int = 0
    gezien: list[Kaart] = field(default_factory=list)

    @property
    def partner(self) -> Deelnemer:
        """Who answers."""
        return Deelnemer(self.verhaal, Persoon(partner_van(self.code)))

    @property
    def plek(self) -> Gesprek:
        """Where the organisatie is reached."""
        return self.partner.chat if self.code in ZONDER_KANAAL else kanaal_van(self.code)

    async def drukt(self, kaart: Kaart, knop: str, invoer: Mapping[str, str] | None = None) -> Kaart:
        """Press a button, and see what he alone sees."""
        self.drukken += 1
        antwoord = await self.partner.presses(kaart, knop, dict(invoer or {}), waar=self.plek)
        self.gezien.append(antwoord)
        return antwoord

    def werklijsten(self) -> list[Kaart]:
        """Return the worklists that stand in the conversation, as they are now."""
        return [een for een in self.verhaal.cards(self.plek) if een.tekst.startswith("Voor ")]

    def te_doen(self) -> list[Kaart]:
        """Return the worklists on which something is owed."""
        return [een for een in self.werklijsten() if OPENEN in een.knoppen]

    async def werkt_af(self) -> None:
        """Answer everything that waits in the conversation, and say once for each zitting that he comes."""
        for kaart in self.te_doen():
            dank = await self.loopt_door(await self.drukt(kaart, OPENEN))
            if self.komt and "Dank u." in dank and "Aangemeld voor" not in kaart:
                vorm = await self.drukt(dank, AANMELDEN)
                assert "U bent aangemeld" in await self.drukt(vorm, IK_KOM, GEHEIM)

    async def loopt_door(self, kaart: Kaart) -> Kaart:
        """Press on from an opened worklist until it is dealt with; return the last card."""
        for _ in range(MEESTE_STAPPEN):
            if "Dank u." in kaart or not kaart.knoppen:
                return kaart
            kaart = await self._volgende(kaart)
        message = f"no end to it: {kaart!r}"
        raise AssertionError(message)

    async def _volgende(self, kaart: Kaart) -> Kaart:
        if GEEN_TOESTEMMING in kaart.knoppen:
            return await self.drukt(kaart, GEEN_TOESTEMMING)
        if BEANTWOORDEN in kaart.knoppen:
            if self.deelt_niets:
                return await self._weigert(await self.drukt(kaart, NIETS_DELEN))
            return await self.drukt(kaart, BEANTWOORDEN)
        bekend = next((een for een in kaart.invoer if een["id"] == "bekend"), None)
        if bekend is not None:
            return await self._vinkt_aan(kaart, {een["title"]: een["value"] for een in bekend["choices"]})
        return await self._over_een(kaart)

    async def _vinkt_aan(self, kaart: Kaart, personen: Mapping[str, str]) -> Kaart:
        if any(map(self.deelt_niet, personen)):
            return await self._weigert(await self.drukt(kaart, "Niet delen over iemand"))
        gekend = [id_ for wie, id_ in personen.items() if self.kent(wie)]
        bekend = {"bekend": ",".join(gekend)}
        if OVERIGE not in kaart.knoppen:
            return await self.drukt(kaart, OPSLAAN, bekend)
        zeker = await self.drukt(kaart, OVERIGE, bekend)
        return await self.drukt(zeker, JA) if JA in zeker.knoppen else zeker

    async def _over_een(self, kaart: Kaart) -> Kaart:
        if self.deelt_niet(kaart.tekst):
            return await self._weigert(await self.drukt(kaart, NIET_DELEN))
        if NIET_BEKEND in kaart.knoppen and not self.kent(kaart.tekst):
            return await self.drukt(kaart, NIET_BEKEND)
        return await self.drukt(kaart, _opslaan(kaart), dict(_ingevuld(kaart)))

    async def _weigert(self, vorm: Kaart) -> Kaart:
        """Say why nothing is shared: about all there is to choose from, or about who was meant."""
        invoer = {"Waarom niet?": "Beroepsgeheim"}
        for een in vorm.invoer:
            if een["id"] == "over":
                keuzes = (keuze for keuze in een["choices"] if self.deelt_niets or self.deelt_niet(keuze["title"]))
                invoer["over"] = ",".join(keuze["value"] for keuze in keuzes)
        return await self.drukt(vorm, VASTLEGGEN, invoer)


@dataclass
class Regie:
    """A regisseur at work in his own chat."""

    verhaal: Verhaal
    naam: str

    @property
    def zelf(self) -> Deelnemer:
        """Himself."""
        return Deelnemer(self.verhaal, Persoon(self.naam))

    def kaarten(self) -> tuple[Kaart, ...]:
        """Return what stands in his chat."""
        return self.verhaal.cards(self.zelf.chat)

    async def opent(self, opdracht: str, knop: str = OPENEN) -> Kaart:
        """Type a command and open what stands behind the neutral answer to it."""
        return await self.zelf.presses(await self.zelf.types(opdracht), knop)

    async def vraagt(self, code: str, zitting: str = "", gasten: tuple[str, ...] = (), opdracht: str = "") -> Kaart:
        """Start an uitvraag as it is proposed, with these guests beside it."""
        vorm = await self.opent(opdracht or f"/uitvraag start {code}", "Voorstel openen")
        # People are spread over the inrichtingen, whoever starts the uitvraag.
        waar = "pi-oostdijk" if int(code.split("-")[1]) // 4 % 2 else "pi-merwede"
        invoer = met_inrichting(vorm, waar) | ({"gasten": ",".join(gasten)} if gasten else {})
        if zitting:
            invoer["zitting"] = _zitting(vorm, zitting)
        return await self.zelf.presses(vorm, "Start", invoer)

    async def legt_vast_namens(self, code: str, organisatie: str, wie: str) -> Kaart:
        """Type what somebody says on the phone: nobody is known there."""
        vorm = await self.opent(f"/uitvraag namens {code} {organisatie}")
        beller = {"Naam van wie het zegt": wie, "Functie": "coördinator"}
        return await self.zelf.presses(vorm, "Vastleggen en verder", beller)

    async def trekt_in(self, code: str, organisatie: str) -> Kaart:
        """Withdraw the question to one organisatie."""
        vorm = await self.opent(f"/uitvraag intrek {code}")
        wie = {"Verkeerde organisatie? Vink aan welke u intrekt.": organisatie}
        return await self.zelf.presses(vorm, "Aangevinkte intrekken", wie)

    async def is_weg(self, eerste: str, laatste: str, vervanger: str) -> Kaart:
        """Say from when until when he is away, and who stands in."""
        invoer = {"Eerste dag": eerste, "Laatste dag (tot en met)": laatste, "Wie neemt waar?": vervanger}
        return await self.zelf.presses(await self.zelf.types("/afwezig"), "Vastleggen", invoer)


def _zitting(vorm: Kaart, begin: str) -> str:
    (veld,) = [een for een in vorm.invoer if een["id"] == "zitting"]
    return next(str(een["title"]) for een in veld["choices"] if een["title"].startswith(begin))


def _opslaan(kaart: Kaart) -> str:
    return next(een for een in kaart.knoppen if een.startswith(OPSLAAN))


def _ingevuld(kaart: Kaart) -> Iterator[tuple[str, str]]:
    """Fill in the least that the form takes: every question that must be answered."""
    for een in kaart.invoer:
        keuzes = {keuze["value"] for keuze in een.get("choices", ())}
        if keuzes and str(een["label"]).endswith("(verplicht)"):
            yield een["id"], next(minst for minst in MINST if minst in keuzes)
