"""The hands that write down an item at the table."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.kern.turn import JsonValue
from domain.afspraak import Afspraak
from domain.bespreking import Bespreking
from domain.casus import Casus, Fase
from domain.plan import Plan
from domain.regie import Regie
from storage import afspraken
from storage import bespreking as besprekingen
from storage import casus as casussen
from storage import plan as plannen
from storage import regie as regies
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.zitting._zitting import Tafel

VERDER, OPSLAAN = "Opslaan en volgende", "Opslaan"
POLITIE, GGD, JEUGDTEAM = "Politie Merwestreek", "GGD Merwestreek", "Jeugdteam Merwestreek"
TWEE_AFSPRAKEN: Mapping[str, str] = {
    "Besluit": "We gaan door met het plan.",
    "Afspraak 1: wat": "Belt de school",
    "Afspraak 1: wie": POLITIE,
    "Afspraak 2: wat": "Gaat langs bij opa",
    "Afspraak 2: wie": GGD,
}


def aan_tafel(tafel: Tafel, casus: Casus, fase: Fase = Fase.CASUSOVERLEG) -> Casus:
    """Let a casus be as far as this: taken on, unless said otherwise."""

    def zet(uow: UnitOfWork) -> Casus:
        return casussen.wijzig(uow, replace(casussen.lees(uow, casus.id), fase=fase))

    return tafel.wereld.doet(zet)


def heeft_regie(tafel: Tafel, casus: Casus, organisatie: str) -> Regie:
    """Place the casusregie, behind everybody's back."""

    def beleg(uow: UnitOfWork) -> Regie:
        nieuw = Regie(uow.new_id(), casus.id, organisatie, uow.now, casus.regisseur_id)
        regies.beleg(uow, nieuw)
        return nieuw

    return tafel.wereld.doet(beleg)


def heeft_plan(tafel: Tafel, casus: Casus, hoofddoel: str, nr: int = 1) -> None:
    """Keep a version of the plan, behind everybody's back."""

    def maak(uow: UnitOfWork) -> None:
        plannen.voeg_toe(uow, Plan(casus.id, nr, uow.now, casus.regisseur_id, hoofddoel=hoofddoel))

    tafel.wereld.doet(maak)


async def opent(tafel: Tafel, casus: Casus, wie: Deelnemer | None = None) -> Kaart:
    """Open the form of an item by its button."""
    data: dict[str, JsonValue] = {"v": 1, "zitting": tafel.zitting.id, "casus": casus.id}
    return await (wie or tafel.regisseur).presses_raw("bespreking.open", data)


def besproken(tafel: Tafel, casus: Casus) -> Bespreking:
    """What was kept."""
    return tafel.wereld.leest(besprekingen.lees, tafel.zitting.id, casus.id)


def besluiten(tafel: Tafel, casus: Casus) -> list[str]:
    """What was decided, in order."""
    return [een.tekst for een in besproken(tafel, casus).besluiten]


def afgesproken(tafel: Tafel, casus: Casus) -> list[Afspraak]:
    """What was agreed, in the order in which it was made."""
    return sorted(tafel.wereld.leest(afspraken.van_casus, casus.id), key=lambda een: een.wat)


def fase(tafel: Tafel, casus: Casus) -> Fase:
    """How far a casus is."""
    return tafel.wereld.leest(casussen.lees, casus.id).fase


def ingevuld(kaart: Kaart) -> dict[str, str]:
    """What stands in the form, by input id."""
    return {een["id"]: een.get("value", "") for een in kaart.invoer}
