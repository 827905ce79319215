"""People the RIO works with, put straight into storage."""

from datetime import date

from dialogs.kern.turn import Place
from domain.casus import Casus, Fase
from domain.detentie import Detentie, Detentiebron, Detentieversie, Wijzigsoort
from storage import detentie as detenties
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._volhouden import in_fase
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import CANARY, koppelt, maakt_casus, nodigt_uit

WENS = "Hij wil eerst zijn dochter weer zien."
KANAAL: Place = kanaal("rio")


def rio(wereld: Wereld, naam: str = "Rik Rio") -> Deelnemer:
    """Somebody of the RIO."""
    return wereld.partner("rio", naam)


def deelnemer(wereld: Wereld, naam: str = CANARY, *, einde: date | None = None, hic: bool = False) -> Casus:
    """Somebody in nazorg with whom the RIO works now."""
    een = maakt_casus(wereld, "nazorg", None, naam)

    def doe(uow: UnitOfWork) -> None:
        van = Detentie(een.id, Detentiebron.INJUS, inrichting="pi-merwede", einde=einde, hic=hic)
        detenties.bewaar(uow, Detentieversie(van, Wijzigsoort.GEMELD, een.regisseur_id, uow.now))

    wereld.doet(doe)
    nodigt_uit(wereld, een, "rio")
    return een


def in_behandeling(wereld: Wereld, een: Casus) -> Casus:
    return in_fase(wereld, een, Fase.CASUSOVERLEG)


async def kaart_van(wereld: Wereld, een: Casus, wie: Deelnemer | None = None) -> Kaart:
    return await (wie or rio(wereld)).opens("rio toon", casuscode=str(een.code))


async def met_chat(wereld: Wereld) -> None:
    """Whoever hears something in his own chat has one."""
    await wereld.regisseur.opens("help")
    await wereld.beheerder.opens("help")


async def met_kanaal(wereld: Wereld) -> Deelnemer:
    """The RIO with a conversation of its own, and all posts of this moment behind it."""
    wie = rio(wereld)
    await met_chat(wereld)
    await koppelt(wereld, KANAAL, Bestemming.ORGANISATIE, "rio")
    tikt(wereld)
    bezorgt(wereld)
    return wie


async def plant_afspraak(wereld: Wereld, een: Casus, dag: str, tijd: str = "10:00", waarover: str = "") -> Kaart:
    """The RIO plans an appointment with somebody."""
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Afspraak plannen")
    invoer = {"Op welke dag?": dag, "Hoe laat?": tijd, "Waarover gaat het?": waarover}
    return await rio(wereld).presses(vorm, "Opslaan", invoer)
