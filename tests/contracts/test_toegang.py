"""The policy is whole: every act has its rules, every reason its words, and nobody decides beside it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.kern.matrix import policy_matrix
from domain.persoon import Rol
from domain.toegang import Daad, Reden, voorwaarden
from domain.toegang.regels import REGELS
from domain.toegang.voorwaarden import Voorwaarde
from teksten.catalogus import laad_teksten

HUIS = Path(__file__).parents[2]
ZELF = {"dialogs/kern/beleid.py", "dialogs/kern/desk.py"}
"""The policy's own voice; and the seal on a form, which is no question of who may but of whose form it is."""
TEKSTEN = laad_teksten()
ALLE_VOORWAARDEN = {naam: wat for naam, wat in vars(voorwaarden).items() if isinstance(wat, Voorwaarde)}


def _weigert(bestand: Path) -> Iterator[int]:
    """Yield the lines on which a refusal is made by hand."""
    for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "NotAllowed":
            yield knoop.lineno


def test_every_act_has_its_rules() -> None:
    assert set(REGELS) == set(Daad)
    assert [daad for daad, wat in REGELS.items() if not wat.regels or not wat.woorden] == []


def test_every_rule_says_on_what_it_rests() -> None:
    assert [(daad, een.rol) for daad, wat in REGELS.items() for een in wat.regels if not een.bron] == []


@pytest.mark.parametrize("reden", list(Reden))
def test_every_reason_has_its_words(reden: Reden) -> None:
    assert TEKSTEN.heeft(f"fout.toegang.{reden.value}")


def test_no_reason_and_no_condition_lies_about_unused() -> None:
    gebruikt = {een for wat in REGELS.values() for regel in wat.regels for een in regel.voorwaarden}
    assert {naam for naam, een in ALLE_VOORWAARDEN.items() if een not in gebruikt} == set()
    gegeven = {een.reden for een in gebruikt} | {Reden.ROL_ONTBREEKT}
    assert gegeven == set(Reden)


def test_what_tells_something_about_a_casus_is_looked_at_after_what_makes_it_his_business() -> None:
    verraadt = {Reden.ANDER_SPOOR, Reden.CASUS_AFGESLOTEN, Reden.CASUS_VERNIETIGD, Reden.NIET_IN_CASUS}
    eerst = [
        (daad, regel.rol)
        for daad, wat in REGELS.items()
        for regel in wat.regels
        # The contact point is there for every casus; no other role is.
        if regel.voorwaarden and regel.voorwaarden[0].reden in verraadt and regel.rol is not Rol.CONTACTPUNT
    ]
    assert eerst == []


def test_nobody_refuses_beside_the_policy() -> None:
    """Whoever needs a refusal asks `dialogs/kern/beleid.py`, so that the reason stands in the table and the logboek."""
    gevonden = {
        f"{bestand.relative_to(HUIS)}:{regel}"
        for bestand in sorted((HUIS / "dialogs").rglob("*.py"))
        if str(bestand.relative_to(HUIS)) not in ZELF
        for regel in _weigert(bestand)
    }
    assert gevonden == set()


def test_a_beheerder_and_a_manager_never_come_near_a_person() -> None:
    over_mensen = {
        Daad.CASUS_ZIEN,
        Daad.BETROKKENE_ZIEN,
        Daad.ANTWOORDEN_LEZEN,
        Daad.ANTWOORD_LEZEN,
        Daad.BEVRAGING_BEANTWOORDEN,
        Daad.MELDING_BEHANDELEN,
        Daad.MELDING_EIGEN,
        Daad.INZAGE_GEVEN,
        Daad.BIJ_ZIEN,
    }
    mag = {regel.rol for daad in over_mensen for regel in REGELS[daad].regels}
    assert mag.isdisjoint({Rol.BEHEERDER, Rol.MANAGER, Rol.PRIVACYFUNCTIONARIS})


def test_the_page_has_every_act_and_every_role() -> None:
    pagina = policy_matrix()
    assert [daad for daad in Daad if f"| `{daad.value}` |" not in pagina] == []
    assert [rol for rol in Rol if rol.value not in pagina] == []
