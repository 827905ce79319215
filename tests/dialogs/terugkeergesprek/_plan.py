"""Planning a talk by hand: the regisseur asks, the inrichting chooses, partners hear of it."""

from dataclasses import replace
from datetime import date

from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.terugkeergesprekken import vergadering_is_goed, verwerk_keuze
from dialogs.kern.turn import JsonValue, Place
from domain.casus import Casus, Fase
from domain.detentie import Detentie, Detentiebron, Detentieversie, Wijzigsoort
from domain.gesprekskeuze import Keuze, Keuzeweg
from domain.regio import Regio
from domain.terugkeergesprek import Deelnamestatus, Terugkeergesprek
from domain.vergadering import Toegangsgegevens, Vergaderopties, Vergaderstatus
from storage import detentie as detenties
from storage import gesprekskeuze
from storage import terugkeergesprek as gesprekken
from storage import vergadering as vergaderingen
from storage.gesprekken import Bestemming
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt
from tests.dialogs._volhouden import in_fase
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import koppelt, maakt_casus, nodigt_uit

PI = "pi-merwede"
POLITIE, GEMEENTE = "politie", "gemeente-merwestad"
ADRES = "https://teams.microsoft.com/l/meetup-join/kanarie"


def hele_wereld(store: Store, regio: Regio, teksten: Teksten) -> Wereld:
    """A region in which everything can be typed and pressed, with pages."""
    wereld = Wereld(store, regio, teksten, maak_registry(), pagina_adres="https://tafelbot.example.test")
    assert wereld.regisseur.id
    return wereld


def gedetineerde(wereld: Wereld, *, inrichting: str | None = PI, einde: date | None = None) -> Casus:
    """Somebody in nazorg, in PI Merwede; the police and his gemeente take part."""
    een = maakt_casus(wereld, "nazorg")

    def doe(uow: UnitOfWork) -> None:
        van = Detentie(een.id, Detentiebron.INJUS, inrichting=inrichting, einde=einde)
        detenties.bewaar(uow, Detentieversie(van, Wijzigsoort.GEMELD, een.regisseur_id, uow.now))

    wereld.doet(doe)
    nodigt_uit(wereld, een, POLITIE, GEMEENTE)
    return in_fase(wereld, een, Fase.CASUSOVERLEG)


def carla(wereld: Wereld) -> Deelnemer:
    """A casemanager of PI Merwede."""
    return wereld.partner(PI, "Carla Casemanager")


def agent(wereld: Wereld) -> Deelnemer:
    """Somebody of the police."""
    return wereld.partner(POLITIE, "Paul Politie")


async def met_kanalen(wereld: Wereld) -> dict[str, Place]:
    """Everybody who hears something has a conversation, and all posts of this moment are behind them."""
    await wereld.regisseur.opens("help")
    await wereld.beheerder.opens("help")
    plekken = {een: kanaal(een) for een in (PI, "pi-oostdijk", POLITIE, GEMEENTE)}
    for een, plek in plekken.items():
        assert wereld.partner(een).id
        await koppelt(wereld, plek, Bestemming.ORGANISATIE, een)
    tikt(wereld)
    bezorgt(wereld)
    return plekken


async def plant(wereld: Wereld, een: Casus, **invoer: str) -> Kaart:
    """The regisseur plans a talk as it was proposed, but for what is said."""
    vorm = await wereld.regisseur.opens("gesprek plan", casuscode=str(een.code))
    return await wereld.regisseur.presses(vorm, "Gesprek plannen", invoer)


async def opent(wereld: Wereld, een: Casus, wie: Deelnemer | None = None) -> Kaart:
    """The inrichting opens what is asked of it."""
    return await (wie or carla(wereld)).presses_raw("gespreksmoment.open", {"v": 1, "casus": een.id})


async def kiest(wereld: Wereld, een: Casus, nummer: int = 0) -> Kaart:
    """The casemanager chooses one of the moments."""
    kaart = await opent(wereld, een)
    moment = next(veld for veld in kaart.invoer if veld["id"] == "moment")["choices"][nummer]["title"]
    return await carla(wereld).presses(kaart, "Kiezen", {"Welk moment past?": moment})


async def komt_of_niet(wereld: Wereld, een: Casus, wie: Deelnemer | None = None) -> Kaart:
    """The police opens the talk."""
    data: dict[str, JsonValue] = {"v": 1, "casus": een.id, "organisatie": POLITIE}
    return await (wie or agent(wereld)).presses_raw("gespreksdeelname.open", data)


def gesprek_van(wereld: Wereld, een: Casus) -> Terugkeergesprek:
    """The talk of a casus, as it stands."""
    gevonden = wereld.leest(gesprekken.nieuwste, een.id)
    assert gevonden is not None
    return gevonden


def deelname(wereld: Wereld, een: Casus) -> dict[str, Deelnamestatus]:
    """How it stands with each organisatie."""
    alle = wereld.leest(gesprekken.deelnames, gesprek_van(wereld, een).id)
    return {rij.organisatie: rij.status for rij in alle}


def vergadering_goed(wereld: Wereld, een: Casus) -> None:
    """Every option of its meeting holds."""

    def doe(uow: UnitOfWork) -> None:
        gesprek = gesprekken.nieuwste(uow, een.id)
        assert gesprek is not None
        ja = Vergaderopties(*([True] * 7))
        gegevens = Toegangsgegevens(ADRES, "123 456 789", "geheim1")
        for staat in vergaderingen.van_gesprek(uow, gesprek.id):
            if staat.status is Vergaderstatus.TE_MAKEN:
                goed = replace(staat, status=Vergaderstatus.GOED, werk_vanaf=None, gegevens=gegevens, opties=ja)
                vergaderingen.wijzig(uow, goed)
        vergadering_is_goed(context(wereld, uow), gesprek)

    wereld.doet(doe)


def van_soort(post: list[Bezorgd], soort: Berichtsoort) -> list[Bezorgd]:
    """What was delivered of one kind."""
    return [een for een in post if een.werk.soort == soort]


async def gepland(wereld: Wereld) -> Casus:
    """A talk of which everybody is told, in conversations of their own, once the post is delivered."""
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    return een


def kiest_zelf(wereld: Wereld, een: Casus, keuze: Keuze) -> None:
    """He chooses on his page."""
    gesprek, door_id = gesprek_van(wereld, een), carla(wereld).id

    def doe(uow: UnitOfWork) -> None:
        regel = gesprekskeuze.kies(uow, gesprek, keuze, Keuzeweg.EIGEN_PAGINA, door_id)
        verwerk_keuze(context(wereld, uow), gesprek, regel)

    wereld.doet(doe)
