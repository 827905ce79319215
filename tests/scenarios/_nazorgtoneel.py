"""The stage of a week in nazorg: who is there, seven people who went to prison, and what is asked of whom.

Everybody and everything is invented.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from bot.web.inloggen import Aanmelder
from dialogs.kern.ports import Mailer, Meetings
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.persoon import Rol
from domain.regio import Regio
from storage import casus as casussen
from storage import gesprekken, personen
from storage.gesprekken import Bestemming
from storage.store import Store, UnitOfWork
from tests._kaart import Kaart
from tests.scenarios.verhaal import Deelnemer, Verhaal, verhaal
from tests.teamsnep.activiteiten import Gesprek, Persoon, kanaal

DONDERDAG: Final = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
"""The week is asked out for the zitting of Wednesday 2 December; until Monday 17.00 is answered."""
BEZIG: Final = "Het duurt langer dan verwacht."
GEDULD: Final = 5
"""How often somebody presses again on a machine that is busy with much else; it happens once."""
BEHEERDER, REGISSEUR, MANAGER = "Bea Beheer", "Roos Regie", "Marit Manager"
PARTNERS: Final[Mapping[str, str]] = {
    "pi-merwede": "Merel Merwede",
    "pi-oostdijk": "Okke Oostdijk",
    "politie": "Pim Politie",
    "reclassering": "Rik Reclassering",
    "ggd": "Gea Gezond",
    "rio": "Rita Rio",
    "gemeente-merwestad": "Mo Merwestad",
    "gemeente-oosterwaard": "Gijs Gemeente",
}
"""Everybody of the tafel of nazorg; nobody else is asked."""


@dataclass(frozen=True)
class Gemeld:
    """Somebody of whom is told that he went to prison."""

    naam: str
    geboren: str
    gemeente: str
    inrichting: str
    vrij_op: str


ZEVEN: Final = (
    Gemeld("Arend Kanariegaarde", "1990-02-03", "Merwestad", "PI Merwede", "2026-12-09"),
    Gemeld("Bo Kanariewimpel", "1984-07-21", "Merwestad", "PI Merwede", "2026-12-18"),
    Gemeld("Chris Kanariestoel", "2001-11-30", "Oosterwaard", "PI Merwede", "2027-01-04"),
    Gemeld("Daan Kanarielepel", "1977-01-09", "Lindewaal", "PI Oostdijk", "2027-01-15"),
    Gemeld("Eise Kanarietapijt", "1999-05-14", "Merwestad", "PI Merwede", "2027-02-01"),
    Gemeld("Floor Kanariekruik", "1968-09-02", "Oosterwaard", "PI Oostdijk", "2027-03-01"),
    Gemeld("Guus Kanarietrommel", "1995-12-24", "Merwestad", "PI Merwede", "2027-04-01"),
)


@dataclass
class Nazorgtoneel:
    """The stage, with the bot in this very process."""

    verhaal: Verhaal
    opgemerkt: dict[str, datetime] = field(default_factory=dict)
    """When each post in the chat of the regisseur was noticed, by its id."""

    def merkt_op(self) -> None:
        """Notice what is new in the chat of the regisseur."""
        for post in self.verhaal.shows(self.regisseur.chat):
            self.opgemerkt.setdefault(post.id, self.verhaal.klok.moment)

    def posten(self, kop: str) -> list[tuple[date, str]]:
        """Return of each post to the regisseur with this heading on which day it came, and what it said at first."""
        gevonden = []
        for post in self.verhaal.shows(self.regisseur.chat):
            tekst = "".join(Kaart(een["content"]).tekst for een in post.versions[0].get("attachments", ()))
            if tekst.startswith(kop):
                gevonden.append((self.verhaal.regio.kalender.lokaal(self.opgemerkt[post.id]).date(), tekst))
        return gevonden

    @property
    def regisseur(self) -> Deelnemer:
        """Who holds the casussen."""
        return self.wie(REGISSEUR)

    def wie(self, naam: str) -> Deelnemer:
        """Somebody who was registered."""
        return Deelnemer(self.verhaal, Persoon(naam))

    def partner(self, organisatie: str) -> Deelnemer:
        """Who answers for an organisatie."""
        return self.wie(PARTNERS[organisatie])

    def casus(self, code: str) -> Casus:
        """Return a casus as it is stored."""
        v = self.verhaal
        return v.store.read_now(v.scope, lambda uow: casussen.met_code(uow, Casuscode.lees(code)))

    async def meldt(self, wie: Gemeld, **anders: str) -> str:
        """Let the regisseur take somebody in by the form; return the code."""
        formulier = await self.regisseur.types("/detentie nieuw")
        invoer = {
            "Naam": wie.naam,
            "Geboortedatum": wie.geboren,
            "Gemeente van herkomst": wie.gemeente,
            "Inrichting": wie.inrichting,
            "Eerste dag buiten": wie.vrij_op,
        }
        kaart = await self.regisseur.presses(formulier, "Opslaan", {**invoer, **anders})
        assert "Opgenomen als " in kaart, kaart
        return kaart.tekst.partition("Opgenomen als ")[2].split(".")[0]

    async def vraagt_de_week_uit(self) -> Kaart:
        """Let the regisseur ask the week out, with one button; return what she sees."""
        voordeur = await self.regisseur.types("/quickscan")
        knop = next(een for een in voordeur.knoppen if een.startswith("Vraag de week uit"))
        for _ in range(GEDULD):
            klaar = await self.regisseur.presses(voordeur, knop)
            await self.verhaal.works()
            if BEZIG not in klaar:
                return klaar
        raise AssertionError(BEZIG)

    def werklijst(self, organisatie: str) -> Kaart:
        """Return the one worklist that stands in the channel of an organisatie."""
        (kaart,) = (een for een in self.verhaal.cards(kanaal_van(organisatie)) if een.tekst.startswith("Voor woensdag"))
        return kaart

    async def drukt(self, organisatie: str, kaart: Kaart, knop: str, invoer: dict[str, str] | None = None) -> Kaart:
        """Let the partner of an organisatie press something in its channel."""
        return await self.partner(organisatie).presses(kaart, knop, invoer, waar=kanaal_van(organisatie))


def kanaal_van(organisatie: str) -> Gesprek:
    """Return the channel of an organisatie."""
    return kanaal(f"organisatie-{organisatie}", Persoon(PARTNERS[organisatie]))


@asynccontextmanager
async def nazorgtoneel(
    store: Store,
    regio: Regio,
    aanmelder: Aanmelder | None = None,
    vergaderingen: Meetings | None = None,
    mailer: Mailer | None = None,
) -> AsyncIterator[Nazorgtoneel]:
    """Set the stage: everybody is registered and reached, and the manager confirmed who serves whom."""
    async with verhaal(store, regio, DONDERDAG, mailer=mailer, aanmelder=aanmelder, vergaderingen=vergaderingen) as v:
        beheerder = v.works_here(BEHEERDER, Rol.BEHEERDER, "zvh")
        await v.works_here(REGISSEUR, Rol.PROCESREGISSEUR, "zvh").types("/help")
        for organisatie, naam in PARTNERS.items():
            v.works_here(naam, Rol.PARTNER, organisatie)
            v.store.run_now(v.scope, koppel, v, organisatie, beheerder)
        manager = v.works_here(MANAGER, Rol.MANAGER, "zvh")
        await manager.presses(await manager.types("/routering"), "Bevestigen")
        await v.works()
        yield Nazorgtoneel(v)


def koppel(uow: UnitOfWork, v: Verhaal, organisatie: str, beheerder: Deelnemer) -> None:
    """Let the channel of an organisatie be its own."""
    plek = kanaal_van(organisatie)
    gesprek = gesprekken.onthoud(
        uow,
        soort=plek.kind.value,
        conversation_id=plek.id,
        service_url=v.teams.service_url,
        tenant_id=v.tenant_id,
        bot_id=v.bot_id,
        team_id=plek.id,
        channel_id=plek.id,
    )
    persoon = personen.zoek(uow, v.tenant_id, beheerder.persoon.object_id or "")
    assert persoon is not None
    gesprekken.wijs_toe(uow, gesprek.id, Bestemming.ORGANISATIE, organisatie, persoon.id)
