"""Two presses at one moment, from two devices: what happens happens once, and the second sees what the first did."""

import asyncio

import pytest

from domain.agenda import Zitting
from domain.casus import Fase
from storage import quickscan
from storage import uitvraag as uitvragen
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY
from tests.dialogs.quickscan._week import REDEN, komen_binnen, nu, opent_vorm, vraagt_de_week_uit


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_the_week_pressed_on_two_devices_at_once_is_asked_out_once(wereld: Wereld) -> None:
    mensen = komen_binnen(wereld, CANARY, "Ander Verzonnen")
    deuren = [await wereld.regisseur.types("/quickscan") for _ in range(2)]
    kaarten = await asyncio.gather(*(wereld.regisseur.presses(deur, "Vraag de week uit (2)") for deur in deuren))
    assert sum("De uitvraag over 2 mensen gaat uit" in kaart for kaart in kaarten) == 1
    assert sum("Er was niemand meer om uit te vragen." in kaart for kaart in kaarten) == 1
    for een in mensen:
        assert len(wereld.leest(uitvragen.van_casus, een.id)) == 1


@pytest.mark.usefixtures("bevestigd")
async def test_of_two_decisions_at_one_moment_one_is_taken_and_the_other_looks_again(
    wereld: Wereld, zitting: Zitting
) -> None:
    (een,) = komen_binnen(wereld, CANARY)
    await vraagt_de_week_uit(wereld)
    vormen = [await opent_vorm(wereld, een) for _ in range(2)]
    keuzes = [{"Wat gebeurt er?": "Bespreken"}, {"Wat gebeurt er?": "Alleen RIO", REDEN: "De RIO kent hem."}]
    kaarten = await asyncio.gather(
        *(
            wereld.regisseur.presses(vorm, "Besluit vastleggen", keuze)
            for vorm, keuze in zip(vormen, keuzes, strict=True)
        )
    )
    assert sum("Het besluit is vastgelegd." in kaart for kaart in kaarten) == 1
    assert sum("Intussen is hierover al iets anders besloten." in kaart for kaart in kaarten) == 1
    assert len(wereld.leest(quickscan.van_casus, een.id)) == 1
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG
