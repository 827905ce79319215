"""/detentie inlezen: a link to the page for the regisseur who asked, and for nobody else."""

import pytest

from cards.verbs import Verb
from dialogs import inlezen as topic
from domain.persoon import Rol
from tests.dialogs._wereld import Wereld


@pytest.fixture
def wereld(wereld: Wereld) -> Wereld:
    """The same world, with this topic in it and an address for pages."""
    topic.register(wereld.registry)
    wereld.pagina_adres = "https://tafelbot.example"
    return wereld


async def test_a_regisseur_gets_a_link_that_nobody_else_in_the_conversation_sees(wereld: Wereld) -> None:
    geplaatst = await wereld.regisseur.types("/detentie inlezen")
    assert geplaatst.adressen == ()
    (adres,) = (await wereld.regisseur.opens("detentie inlezen")).adressen
    assert adres.startswith("https://tafelbot.example/pagina/")
    assert (await wereld.regisseur.opens("detentie inlezen")).adressen != (adres,)


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.BEHEERDER, Rol.PARTNER, Rol.BIJ])
async def test_nobody_but_a_regisseur_gets_one(wereld: Wereld, rol: Rol) -> None:
    iemand = wereld.persoon("Iemand Anders", (rol, "gemeente-merwestad" if rol is not Rol.PARTNER else "politie"))
    kaart = await iemand.presses_raw(Verb.OPDRACHT_OPEN, {"v": 1, "opdracht": "detentie inlezen"})
    assert kaart.adressen == ()


async def test_a_house_without_pages_says_so(wereld: Wereld) -> None:
    wereld.pagina_adres = ""
    assert (await wereld.regisseur.opens("detentie inlezen")).adressen == ()
