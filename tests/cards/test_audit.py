"""/audit on a card, and the page it leads to."""

from cards.audit import linkkaart, vraag
from domain.audit import LANGSTE_ZAAD
from pages.audit import Auditpagina, Casusvel, Tabel, pagina
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()


def test_it_asks_a_year_and_shows_again_what_was_typed() -> None:
    kaart = vraag(["2026", "2025"], T, zaad="**vet** één", fouten=["Kies een jaar."])
    klopt(kaart)
    jaar, zaad = soort(kaart, "Input.")
    assert (jaar["value"], zaad["value"], zaad["maxLength"]) == ("2026", "**vet** één", LANGSTE_ZAAD)
    assert knoppen(kaart) == ["Maken"]


def test_the_link_is_one_button() -> None:
    assert knoppen(linkkaart("https://tafelbot.example/pagina/DEMO.x", 10, T)) == ["Pagina openen"]


def test_the_page_disarms_what_stands_in_it_and_leaves_out_an_empty_table() -> None:
    boos = "<script>alert(1)</script>"
    html = pagina(
        Auditpagina(
            jaar="2025",
            loopt=False,
            gemaakt="2 mrt 2026",
            tabellen=[Tabel("Vol", [boos, "n"], [(boos, [boos])]), Tabel("Leeg", ["a", "n"], [], "Te klein.")],
            feiten=[(boos, "1")],
            getrokken=boos,
            casussen=[Casusvel("26-0001-A", [("Tafel", boos)], [("nu", boos, "r", boos)])],
            jaren=["2026", "2025"],
            zaad=f'"{boos}',
            verborgen={"_zegel": "z"},
        ),
        T,
    )
    assert "<script" not in html
    assert html.count("<table>") == 2
    assert "Te klein." in html
    assert "Dit jaar loopt nog" not in html
    assert '<option value="2025" selected>' in html
