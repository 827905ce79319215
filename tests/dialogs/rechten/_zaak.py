"""A mother and her son in one casus, about whom four organisaties were asked, and the contact point."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from cards.verbs import Verb
from dialogs.kern.paginas import Naar, Paginabezoek
from dialogs.rechten import pagina
from domain.casus import Betrokkene, Casus, Informering, Persoonsgegevens
from domain.formulier import DELEN_ID, Delen
from domain.informering import Gezegd, Informeringsoort
from domain.rechten import Verzoek
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Uitvraag, Weigergrond, Weigering
from storage import casus as casussen
from storage import informering, personen, rechten, toegang
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import handelt_af

ADRES = "https://tafelbot.example"
MOEDER, ZOON = "Anja Proefman", "Kanarie Proefman"
VRAAG = {
    "Wie doet het verzoek?": f"{ZOON} (Betrokkene)",
    "Hoe is vastgesteld wie het is?": "Geldig identiteitsbewijs gezien",
}


@dataclass
class Zaak:
    """The casus, and what happens to it."""

    wereld: Wereld
    casus: Casus
    uitvraag: Uitvraag
    contactpunt: Deelnemer

    @property
    def code(self) -> str:
        return str(self.casus.code)

    @property
    def moeder(self) -> Betrokkene:
        return self.casus.betrokkenen[0]

    @property
    def zoon(self) -> Betrokkene:
        return self.casus.betrokkenen[1]

    def antwoordt(
        self,
        organisatie: str,
        over: Betrokkene,
        tekst: str = "",
        delen: Delen = Delen.HELE_TAFEL,
        *,
        soort: Antwoordsoort = Antwoordsoort.BEKEND,
        versie: int = 1,
    ) -> None:
        """Let an organisatie say something about somebody."""
        vraag = next(een for een in self.uitvraag.bevragingen if een.organisatie == organisatie)
        bekend = soort is Antwoordsoort.BEKEND
        antwoord = Antwoord(
            bevraging_id=vraag.id,
            betrokkene_id=over.id,
            versie=versie,
            soort=soort,
            waarden=(
                ("hulpvragen", tekst),
                ("id_bewijs", "verlopen"),
                (DELEN_ID, delen.value),
            )
            if bekend
            else (),
            weigering=Weigering(Weigergrond.BEROEPSGEHEIM, tekst) if soort is Antwoordsoort.GEWEIGERD else None,
            formulier_versie=vraag.formulier_versie,
            door_id=self.wereld.regisseur.id,
            op=self.wereld.nu,
        )
        self.wereld.doet(uitvragen.voeg_antwoord_toe, self.casus.id, antwoord)
        hoe = BevragingStatus.BEANTWOORD if bekend else BevragingStatus.GEWEIGERD
        handelt_af(self.wereld, self.uitvraag, organisatie, hoe)

    def zegt(self, soort: Informeringsoort, onderwerp_id: str, wat: Informering) -> None:
        """Let the regisseur say whether somebody knows that he is discussed."""
        gezegd = Gezegd(self.casus.id, soort, onderwerp_id, wat, self.wereld.nu, self.wereld.regisseur.id)
        self.wereld.doet(informering.zet, gezegd)

    async def vraagt_inzage(self) -> Kaart:
        """Let the son ask to see his data; return the card with his request."""
        formulier = await self.contactpunt.opens("inzage", casuscode=self.code)
        return await self.contactpunt.presses(formulier, "Vastleggen", VRAAG)

    async def vraagt(self, wat: str, **anders: str) -> Kaart:
        """Let the son ask something else."""
        formulier = await self.contactpunt.opens("verzoeken", casuscode=self.code)
        invoer = {**VRAAG, "Wat vraagt deze persoon?": wat, "vraag": "Er staat een fout in.", **anders}
        return await self.contactpunt.presses(formulier, "Vastleggen", invoer)

    @property
    def verzoeken(self) -> tuple[Verzoek, ...]:
        return self.wereld.leest(rechten.van_casus, self.casus.id)

    @property
    def verzoek(self) -> Verzoek:
        return self.verzoeken[-1]

    def bladert(self, onderwerp: str | None = None, wie: Deelnemer | None = None) -> str:
        """Look at the page."""
        return self.ziet(pagina.teken, onderwerp or self.verzoek.id, wie or self.contactpunt)

    def ziet(self, teken: Callable[[Paginabezoek, str], str], onderwerp: str, wie: Deelnemer) -> str:
        """Look at any page."""
        return self.wereld.doet(lambda uow: teken(self._bezoek(uow, wie), onderwerp))

    def kiest(self, *delen: str) -> str:
        """Let him read these texts (by id), and nothing else; return the page."""
        verzoek_id = self.verzoek.id

        def doe(uow: UnitOfWork) -> str:
            bezoek = self._bezoek(uow, self.contactpunt)
            invoer = {pagina.SLEUTEL: bezoek.issue_key(pagina.DOE, verzoek_id), pagina.KEUZE: ",".join(delen)}
            vervolg = pagina.handel(bezoek, f"{verzoek_id}{pagina.NAKIJKEN}", invoer)
            assert isinstance(vervolg, Naar)
            return vervolg.onderwerp_id

        return self.bladert(self.wereld.doet(doe))

    def bestand(self) -> str:
        """Take the file along."""
        welk = self.verzoek.id
        return self.wereld.doet(
            lambda uow: pagina.als_bestand(self._bezoek(uow, self.contactpunt), welk).inhoud.decode()
        )

    def _bezoek(self, uow: UnitOfWork, wie: Deelnemer) -> Paginabezoek:
        actor = toegang.actor(uow, personen.lees(uow, wie.id))
        return Paginabezoek(uow, self.wereld.regio, self.wereld.teksten, actor)


def met_familie(wereld: Wereld, casus: Casus, aanleiding: str) -> Casus:
    """Let a casus be about the mother and her son."""
    moeder, zoon = casus.betrokkenen
    familie = (
        replace(moeder, gegevens=Persoonsgegevens(MOEDER, date(1979, 4, 8), "oosterwaard")),
        replace(zoon, gegevens=Persoonsgegevens(ZOON, date(2008, 11, 30), "merwestad")),
    )
    return wereld.doet(casussen.wijzig, replace(casus, betrokkenen=familie, aanleiding=aanleiding))


async def opent(zaak: Zaak, wie: Deelnemer) -> Kaart:
    """Open the request from the neutral post."""
    return await wie.presses_raw(Verb.VERZOEK_OPEN, {"v": 1, "verzoek": zaak.verzoek.id})


async def als_bron(zaak: Zaak, wie: Deelnemer, organisatie: str) -> Kaart:
    """Open the request for an organisatie, from its post."""
    return await wie.presses_raw(
        Verb.VERZOEK_BRON_OPEN, {"v": 1, "verzoek": zaak.verzoek.id, "organisatie": organisatie}
    )
