"""What stands on his screens, however far the talk is: easy to read, and not a word of anybody's file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.leesbaarheid import LANGSTE_ZIN, cijferdatums, flesch_douma, langste_zin, moeilijke_woorden
from domain.terugkeergesprek import Afzegreden, Deelnamestatus, Gespreksstatus
from storage import gespreksbrief, terugkeergesprek
from storage.store import UnitOfWork
from tests.contracts.test_leesbaar import B1, TUTOYEREN
from tests.dialogs._zaken import CANARY, maakt_casus, om, plant, vraagt_uit
from tests.dialogs.gast._pagina import Gast, Scherm, kiest
from tests.dialogs.rechten.test_inzage_nazorg import schrijf
from tests.dialogs.terugkeergesprek._brief import WAT, afgesproken
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek

STANDEN = tuple(Gespreksstatus)
NEVEN = "Nevenkanarie Buurman"
INTERN = (CANARY, WAT, NEVEN, "Tekst over", "Carla", "Rosa Regisseur", "verzonnen")
"""Names, what partners and the regisseur wrote, and whatever stands in another casus."""


def schermen(hij: Gast) -> Iterator[tuple[str, Scherm]]:
    """Yield every screen, however far the talk is."""
    for stand in STANDEN:
        hij.wordt(status=stand, afzegreden=Afzegreden.REGISSEUR if stand is Gespreksstatus.GAAT_NIET_DOOR else None)
        for naam in hij.registry.guest_pages:
            yield f"{stand.value} {naam}", hij.ziet(naam, wat="doel")


@pytest.fixture
def vol(hij: Gast) -> Gast:
    """His casus is full of what others said, there is another casus, and a letter that was approved."""
    wereld, casus = hij.wereld, hij.casus
    zitting = plant(wereld, "nazorg", om(wereld, date(2026, 3, 25), 10))
    vraagt_uit(wereld, casus, zitting, "politie")
    wereld.doet(schrijf, casus.id, casus.regisseur_id)
    afgesproken(wereld, casus)
    afgesproken(wereld, casus, "gemeente-merwestad")
    buur = maakt_casus(wereld, "nazorg", None, NEVEN)
    ander = gepland_gesprek(wereld, buur)
    hij.heeft_vergadering()
    door, gesprek = casemanager(wereld).id, hij.gesprek

    def verder(uow: UnitOfWork) -> None:
        terugkeergesprek.zet_deelname(uow, gesprek, "gemeente-merwestad", Deelnamestatus.KOMT_NIET, door)
        regels = (Briefregel("De politie belt je op maandag.", "a1", "politie", date(2026, 3, 17)),)
        for een, tekst in ((gesprek, regels), (ander, (Briefregel(NEVEN),))):
            brief = gespreksbrief.voeg_toe(uow, Gespreksbrief(een.id, een.casus_id, tekst, "Anja: 0100 000 111"), door)
            gespreksbrief.keur_goed(uow, brief, door)
        kladje = replace(gespreksbrief.nieuwste(uow, gesprek), regels=(Briefregel("Tekst over een kladje."),))
        gespreksbrief.voeg_toe(uow, replace(kladje, goedgekeurd_op=None, goedgekeurd_door_id=None), door)

    wereld.doet(verder)
    kiest(hij, "ja")
    return hij


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_no_screen_holds_a_word_of_a_file_of_another_casus_or_of_a_draft(vol: Gast, taal: str) -> None:
    vol.taal = taal
    gezien = dict(schermen(vol))
    assert len(gezien) >= len(STANDEN) * 5
    assert any("De politie belt je op maandag." in een.html for een in gezien.values())
    for waar, scherm in gezien.items():
        gevonden = [een for een in (*INTERN, str(vol.casus.code), vol.casus.id) if een in scherm.html]
        assert gevonden == [], waar


def test_why_it_is_off_for_somebodys_safety_reads_as_that_the_regisseur_called_it_off(vol: Gast) -> None:
    bladen = []
    for reden in (Afzegreden.REGISSEUR, Afzegreden.VEILIGHEID):
        vol.wordt(status=Gespreksstatus.GAAT_NIET_DOOR, afzegreden=reden)
        bladen.append([vol.ziet(naam, wat="doel").tekst for naam in vol.registry.guest_pages])
    assert bladen[0] == bladen[1]


def test_every_screen_reads_easily_as_it_stands_there(vol: Gast) -> None:
    vol.om(vol.gesprek.begint_op or vol.wereld.nu + timedelta(days=1))
    for waar, scherm in schermen(vol):
        tekst = "\n".join(een.strip() for een in scherm.woorden if een.strip())
        assert langste_zin(tekst) <= LANGSTE_ZIN, waar
        assert flesch_douma(tekst) >= B1, waar
        assert moeilijke_woorden(tekst) == (), waar
        assert cijferdatums(tekst) == (), waar
        assert not TUTOYEREN.search(tekst), waar
