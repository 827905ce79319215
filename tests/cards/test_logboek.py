"""The logboek on a card: calm, in words, and nothing typed can dress itself up."""

from datetime import UTC, datetime

from cards.bouwstenen import zonder_opmaak
from cards.logboek import Logboekbeeld, LogboekPagina, Regel, geen_casussen, kies, lijst, linkkaart
from domain.werkdagen import Kalender
from pages.logboek import Logboekpagina, pagina
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
NL = Kalender()
NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LANG = "x" * 500


def regels(aantal: int) -> list[Regel]:
    return [Regel(NU, f"Rosa {LANG} (ZVH)", "opende de casus", LANG) for _ in range(aantal)]


def test_a_full_page_of_long_names_fits_and_has_its_ways_on() -> None:
    beeld = Logboekbeeld(
        code="26-0142-K",
        keten="c",
        regels=regels(10),
        vanaf=10,
        meer=True,
        personen=[(f"p{nr}", zonder_opmaak(f"**Sem** {nr}")) for nr in range(8)],
        wie="p1",
        pagina=True,
    )
    kaart = lijst(beeld, T, NL)
    klopt(kaart)
    assert knoppen(kaart) == ["Tonen", "Ouder", "Nieuwer", "Als pagina"]
    assert "**Sem**" not in str(kaart)
    assert soort(kaart, "Input.ChoiceSet")[0]["value"] == "p1"


def test_of_the_region_a_code_can_be_typed_and_nobody_filtered_on() -> None:
    kaart = lijst(Logboekbeeld("", None, regels(1), 0, meer=False, alles=True), T, NL)
    klopt(kaart)
    assert [een["id"] for een in soort(kaart, "Input.")] == ["code"]
    assert knoppen(kaart) == ["Openen"]


def test_nothing_written_down_says_so() -> None:
    assert "Er is niets vastgelegd." in str(lijst(Logboekbeeld("26-0142-K", "c", (), 0, meer=False), T, NL))


def test_choosing_and_having_nothing_to_choose() -> None:
    for kaart in (kies(["26-0142-K"], T), kies([], T, ["Dit is geen casuscode."], "onzin"), geen_casussen(T)):
        klopt(kaart)


def test_the_link_says_how_long_it_is_good() -> None:
    kaart = linkkaart(LogboekPagina(keten="c"), "https://tafelbot.example/pagina/DEMO.x", 10, T)
    assert "10 minuten" in str(kaart)


def test_on_the_page_what_was_typed_stays_text() -> None:
    beeld = Logboekpagina(
        code="26-0142-K", hele_regio=False, regels=(), totaal=0, vanaf='"><script>', tot="2026-03-02",
        personen=[("p", "<b>Sem</b>")], wie="", ouder=1, nieuwer=None, bestanden=True, fout="", verborgen={"_z": "1"},
    )  # fmt: skip
    html = pagina(beeld, NU, T, NL)
    assert "<script>" not in html
    assert "<b>Sem</b>" not in html
    assert html.count('name="_z"') == html.count("<form") == 2
