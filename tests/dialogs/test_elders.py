"""What belongs in another consultation: the form comes back with where, nothing is kept, and a box lets it pass."""

import pytest

from dialogs import casus, meldingen
from dialogs import help as hulp
from dialogs.kern.registry import Registry
from domain.logboek import Handeling
from domain.regio import Regio
from storage import casus as casussen
from storage import meldingen as opgeslagen
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._casus import vult_in
from tests.dialogs._wereld import Wereld
from tests.dialogs.meldingen._verhaal import laatste, meldt, opgepakt

WAAR = "Dit hoort bij het casusoverleg radicalisering van uw gemeente, niet bij het Veiligheidshuis."
NIET = {"Gaat het hier om iets anders?": "Het gaat hier niet over radicalisering of terrorisme"}


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, meldingen, casus):
        topic.register(registry)
    wereld = Wereld(store, demo_regio, nederlands, registry)
    assert wereld.regisseur.id
    return wereld


def eigen_casussen(wereld: Wereld) -> list[str]:
    return [een.id for een in wereld.leest(casussen.van_regisseur, [wereld.regisseur.id])]


@pytest.mark.parametrize("veld", ["Aanleiding", "doel_eigen", "informering_reden"])
async def test_of_a_new_casus_nothing_is_kept(wereld: Wereld, veld: str) -> None:
    kaart = await vult_in(wereld.regisseur, **{veld: "Hij is gerádicaliseerd"})
    assert WAAR in kaart
    assert "Er is niets opgeslagen" in kaart
    assert eigen_casussen(wereld) == []


async def test_a_casus_that_is_not_about_it_passes_with_a_line_that_holds_a_code_and_no_words(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding="Buurt vreest terrorisme, ten onrechte")
    await wereld.regisseur.presses(kaart, "Opslaan", NIET)
    (casus_id,) = eigen_casussen(wereld)
    (regel,) = [een for een in wereld.logboek(casus_id) if een.handeling is Handeling.ELDERS_NIET_OVER]
    assert (regel.onderwerp_id, regel.namens) == ("radicalisering", "zvh")
    assert "terrorisme" not in repr(wereld.logboek(casus_id))


async def test_the_box_stays_ticked_when_something_else_must_be_mended(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding="terrorisme", **{"Voor- en achternaam": ""})
    assert WAAR in kaart
    weer = await wereld.regisseur.presses(kaart, "Opslaan", NIET)
    assert WAAR not in weer
    (veld,) = [een for een in weer.invoer if een["id"] == "elders"]
    assert veld["value"] == "radicalisering"
    await wereld.regisseur.presses(weer, "Opslaan", {"Voor- en achternaam": "Iemand Verzonnen"})
    assert len(eigen_casussen(wereld)) == 1


async def test_somebody_who_is_called_so_is_no_reason(wereld: Wereld) -> None:
    await vult_in(wereld.regisseur, **{"Voor- en achternaam": "Extremis Verzonnen"})
    assert len(eigen_casussen(wereld)) == 1


async def test_of_a_melding_nothing_is_kept_until_the_box_is_ticked(wereld: Wereld) -> None:
    melder = wereld.partner("politie")
    kaart = await meldt(melder, **{"Wat vraagt u van de tafel?": "Deradicalisering"})
    assert WAAR in kaart
    assert wereld.leest(opgeslagen.lopende) == ()
    await melder.presses(kaart, "Melden", NIET)
    melding = laatste(wereld, melder)
    assert melding.verzoek == "Deradicalisering"
    (regel,) = [een for een in wereld.logboek(melding.id) if een.handeling is Handeling.ELDERS_NIET_OVER]
    assert (regel.onderwerp_id, regel.namens) == ("radicalisering", "politie")


async def test_what_is_added_to_a_melding_later_is_looked_at_too(wereld: Wereld) -> None:
    melder = wereld.partner("politie")
    melding, _ = await opgepakt(wereld, melder)
    formulier = await melder.presses_raw("melding.aanvul_formulier", {"v": 1, "melding": melding.id})
    (label,) = [een.removesuffix(" (verplicht)") for een in formulier.labels]
    kaart = await melder.presses(formulier, "Versturen", {label: "Hij radicaliseert"})
    assert WAAR in kaart
    assert laatste(wereld, melder).berichten == ()


async def test_a_code_that_is_made_up_lets_nothing_pass(wereld: Wereld) -> None:
    kaart = await vult_in(wereld.regisseur, Aanleiding="terrorisme")
    druk = kaart.druk("Opslaan", {})
    weer = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "elders": "alles,*"})
    assert WAAR in weer
    assert eigen_casussen(wereld) == []
