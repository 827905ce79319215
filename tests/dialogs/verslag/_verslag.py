"""A zitting that was held: something was decided and agreed, and hands that write its verslag."""

from dataclasses import replace
from datetime import date

from dialogs.kern import afspraken as kern
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.paginas import Paginasoort
from dialogs.kern.turn import JsonValue, Place
from domain.afspraak import Afspraak, AfspraakStatus
from domain.bespreking import Zittingsbesluit, met_besluit
from domain.casus import Casus, Fase
from domain.persoon import Actor
from domain.verslag import Verslag
from storage import afspraken, bespreking, personen
from storage import casus as casussen
from storage import verslag as verslagen
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._post import context
from tests.dialogs._wereld import Deelnemer, groep
from tests.dialogs._zaken import koppelt
from tests.dialogs.uitvraag._pagina import ADRES, AanPagina
from tests.dialogs.zitting._zitting import Tafel

WAT = "Belt de kanarie van Eerste Verzonnen"
BESLUIT = "We gaan door met de kanarie"
TEKST = "Er is gesproken over de kanarie. ועוד 🙂 *vet* <b>dik</b>"


def bezoek(tafel: Tafel, uow: UnitOfWork, wie: Deelnemer | None = None) -> Bezoek:
    """Somebody in a transaction."""
    hier: Context = context(tafel.wereld, uow)
    actor = Actor.van(personen.lees(uow, (wie or tafel.regisseur).id), hier.nu)
    return Bezoek(hier.uow, hier.regio, hier.teksten, actor)


def besluit(tafel: Tafel, casus: Casus, tekst: str = BESLUIT) -> None:
    """Keep a besluit about a casus at this zitting."""

    def doe(uow: UnitOfWork) -> None:
        nu = bespreking.lees(uow, tafel.zitting.id, casus.id)
        een = Zittingsbesluit(uow.new_id(), tekst, uow.now, casus.regisseur_id)
        bespreking.bewaar(uow, met_besluit(nu, een), casus.regisseur_id)

    tafel.wereld.doet(doe)


def spreekt_af(tafel: Tafel, casus: Casus, organisatie: str = "politie", wat: str = WAT) -> Afspraak:
    """Agree something at this zitting."""

    def doe(uow: UnitOfWork) -> Afspraak:
        nieuw = Afspraak(
            id=uow.new_id(),
            casus_id=casus.id,
            wat=wat,
            organisatie=organisatie,
            wanneer=date(2026, 3, 19),
            status=AfspraakStatus.LOPEND,
            gemaakt_op=uow.now,
            gemaakt_door_id=casus.regisseur_id,
            teken_op=uow.now,
            zitting_id=tafel.zitting.id,
        )
        hier = casussen.lees(uow, casus.id)
        if hier.fase is Fase.AANVANG:
            hier = casussen.wijzig(uow, replace(hier, fase=Fase.CASUSOVERLEG))
        return kern.maak(bezoek(tafel, uow), hier, nieuw)

    return tafel.wereld.doet(doe)


def neemt_terug(tafel: Tafel, afspraak: Afspraak) -> None:
    """Take back what was agreed."""

    def doe(uow: UnitOfWork) -> None:
        kern.laat_vervallen(bezoek(tafel, uow), afspraken.lees(uow, afspraak.id), "vergissing")

    tafel.wereld.doet(doe)


def gehouden(tafel: Tafel) -> Afspraak:
    """All three were discussed, and the zitting is over: a besluit and an afspraak of the first, nothing else."""
    tafel.doet("begin")
    besluit(tafel, tafel.eerste)
    afspraak = spreekt_af(tafel, tafel.eerste)
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("ga_verder_met_volgende")
    tafel.doet("eindig")
    return afspraak


async def bereikbaar(tafel: Tafel, *organisaties: str) -> dict[str, Place]:
    """Give organisaties a conversation of their own, and Rosa and Carlo a chat."""
    plaatsen = {een: groep(f"groep-{een}") for een in organisaties}
    for organisatie, plaats in plaatsen.items():
        await koppelt(tafel.wereld, plaats, Bestemming.ORGANISATIE, organisatie)
    for wie in (tafel.regisseur, tafel.collega):
        await wie.adds_the_bot()
    return plaatsen


async def opent(tafel: Tafel, casus: Casus, wie: Deelnemer | None = None) -> Kaart:
    """Open the verslag of a casus on a card."""
    data: dict[str, JsonValue] = {"v": 1, "zitting": tafel.zitting.id, "casus": casus.id}
    return await (wie or tafel.regisseur).presses_raw("verslag.casus", data)


async def leest(tafel: Tafel, casus: Casus, organisatie: str, blad: int = 0) -> Kaart:
    """Let an organisatie read the verslag of a casus."""
    data: dict[str, JsonValue] = {"v": 1, "zitting": tafel.zitting.id, "casus": casus.id, "blad": blad}
    return await tafel.partner(organisatie).presses_raw("verslag.lees", data)


async def keurt_goed(tafel: Tafel, casus: Casus, wie: Deelnemer | None = None) -> Kaart:
    """Approve the verslag of a casus on a card."""
    wie = wie or tafel.regisseur
    return await wie.presses(await opent(tafel, casus, wie), "Goedkeuren")


def schrijft(tafel: Tafel, wie: Deelnemer | None = None) -> AanPagina:
    """Somebody in front of the page of the verslag."""
    tafel.wereld.pagina_adres = ADRES
    return AanPagina(wie or tafel.regisseur, tafel.zitting.id, soort=Paginasoort.VERSLAG).kijkt()


def goedgekeurd(tafel: Tafel, casus: Casus) -> Verslag | None:
    """What participants read."""
    return tafel.wereld.leest(verslagen.goedgekeurd, tafel.zitting.id, casus.id)


def versies(tafel: Tafel, casus: Casus) -> tuple[Verslag, ...]:
    """Every version."""
    return tafel.wereld.leest(verslagen.versies, tafel.zitting.id, casus.id)


def anders(afspraak: Afspraak, wat: str) -> Afspraak:
    """What was agreed, in other words."""
    return replace(afspraak, wat=wat)
