"""The verslag in a real browser: written by keyboard, read on a small phone, and on paper."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from domain.verslag import Verslagdeel
from domain.verslagbeeld import Leesblad, Leesdeel, Leesregel
from pages.antwoord import Invoer
from pages.verslag import Casusdeel, Verslagpagina, leespagina, schrijfpagina
from pages.vorm import STIJL, stijl
from teksten.catalogus import laad_teksten
from tests.e2e.own_page import OwnPage

T = laad_teksten()
LONG = "Langewoordenzonderspatie" * 40
LETTER = Leesblad(
    "26-0001-R",
    "donderdag 5 maart",
    "Goedgekeurd door Rosa Verzonnen op donderdag 5 maart, 14.00 uur.",
    (
        Leesdeel(Verslagdeel.TEKST, "Besproken", (Leesregel(f"{LONG} ועוד 🙂\n*geen* <b>opmaak</b>"),)),
        Leesdeel(Verslagdeel.BESLUITEN, "Besluiten", (Leesregel("Een"), Leesregel("Twee"))),
        Leesdeel(
            Verslagdeel.AFSPRAKEN,
            "Afspraken",
            (Leesregel("Belt", "Politie, uiterlijk donderdag 19 maart 2026", eigen=True), Leesregel(LONG, "GGD")),
        ),
        Leesdeel(Verslagdeel.AANWEZIG, "Organisaties die erbij waren", (Leesregel("", "Politie, GGD"),)),
    ),
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def shown(page: Page, html: str) -> OwnPage:
    page.set_content(html.replace(f'<link rel="stylesheet" href="{STIJL}">', f"<style>{stijl()}</style>"))
    return OwnPage(page)


def form(fout: str = "") -> str:
    open_ = Casusdeel(
        "a1", LETTER, "1.0.ab",
        (
            Invoer("tekst_a1", "Besproken (26-0001-R)", "tekst", waarde=LONG, fout=fout, hulp=("Kort en feitelijk.",)),
            Invoer("besluit_b1", "Besluit 1 (26-0001-R)", "tekst", waarde="Een"),
        ),
        anders="Sinds versie 1 is er anders vastgelegd: afspraken.",
        versies=("Versie 1, Rosa Verzonnen, do 5 mrt, 14.00 uur: tekst.",),
    )  # fmt: skip
    ander = Casusdeel("a2", Leesblad("26-0002-K", "donderdag 5 maart", "Concept.", LETTER.delen[2:]), "0.0.cd",
                      (Invoer("tekst_a2", "Besproken (26-0002-K)", "tekst"),))  # fmt: skip
    goed = Casusdeel("a3", replace(LETTER, code="26-0004-P"), "1.0.ef", goed=True, versies=("Versie 1.",))
    blad = Verslagpagina(
        "Verslag van donderdag 5 maart", {"_sleutel": "s"}, (open_, ander, goed), ("26-0003-F",), ("Niet besproken.",)
    )
    return schrijfpagina(blad, T)


def test_everybody_can_read_it(page: Page) -> None:
    found = shown(page, leespagina(LETTER, T)).kept_as("verslag")
    assert found.problems() == []
    assert "<b>opmaak</b>" in found.text


@pytest.mark.parametrize("fout", ["", "Te lang: 10000 tekens."])
def test_everybody_can_write_and_approve_it(page: Page, fout: str) -> None:
    found = shown(page, form(fout)).kept_as(f"verslag-schrijven{'-fout' if fout else ''}")
    assert found.problems() == []


def test_it_is_gone_through_by_keyboard_case_by_case(page: Page) -> None:
    order = shown(page, form()).focus_order()
    assert order[:2] == ["tekst_a1", "besluit_b1"]
    assert order[2:4] == ["_doe", "_doe"]
    assert order.index("tekst_a2") < len(order)
    assert order[-1] == "Afmelden"
