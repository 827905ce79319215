"""A casus that is far enough for a plan, and the hands that fill one in."""

from dataclasses import replace

from dialogs import plan, regie
from domain.casus import Casus, Fase
from domain.plan import Plan
from domain.regie import Regie
from storage import casus as casussen
from storage import plan as plannen
from storage import regie as regies
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus

JEUGD = "jeugd"
POLITIE, GGD = "Politie Merwestreek", "GGD Merwestreek"
WENS = "Ik wil weer bij mijn opa wonen (kanarie)"
REGIE_VRAAG = "Welke organisatie heeft de casusregie?"


def met_plan(wereld: Wereld) -> Wereld:
    """Let the world know these topics."""
    for topic in (plan, regie):
        topic.register(wereld.registry)
    return wereld


def casus_aan_tafel(wereld: Wereld, *namen: str, regisseur: Deelnemer | None = None) -> Casus:
    """A casus that was taken on."""
    een = maakt_casus(wereld, JEUGD, regisseur, *namen)
    return wereld.doet(lambda uow: casussen.wijzig(uow, replace(een, fase=Fase.CASUSOVERLEG)))


def huidig(wereld: Wereld, casus: Casus) -> Plan:
    """The plan that counts."""
    gevonden = wereld.leest(plannen.huidige, casus.id)
    assert gevonden is not None
    return gevonden


def houder(wereld: Wereld, casus: Casus) -> Regie | None:
    """Who holds the casusregie."""
    return wereld.leest(regies.huidige, casus.id)


def heeft_regie(wereld: Wereld, casus: Casus, organisatie: str) -> None:
    """Place the casusregie, behind everybody's back."""

    def doe(uow: UnitOfWork) -> None:
        regies.beleg(uow, Regie(uow.new_id(), casus.id, organisatie, uow.now, casus.regisseur_id))

    wereld.doet(doe)


async def opent(wie: Deelnemer, casus: Casus) -> Kaart:
    """Open the plan."""
    return await wie.opens("plan", casuscode=str(casus.code))


async def vult_in(wie: Deelnemer, casus: Casus, knop: str, **velden: str) -> Kaart:
    """Open a part by its button, fill it in by label, and save it."""
    vorm = await wie.presses(await opent(wie, casus), knop)
    return await wie.presses(vorm, "Opslaan", {naam.replace("_", " "): wat for naam, wat in velden.items()})
