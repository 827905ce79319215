"""The page of somebody detained as HTML: light, from nowhere else, readable with a keyboard and without script."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from pages import gast
from pages.gast import (
    Antwoord,
    Beginblad,
    Briefpagina,
    Gespreksbeeld,
    Kader,
    Kiesblad,
    Lieverblad,
    Meedoeblad,
    Optie,
    Papier,
    Toestelblad,
    Veldblad,
    Veldregel,
    Wie,
    Zegblad,
)
from pages.gastvorm import SCRIPT, STIJL, script, stijl, talen
from teksten.catalogus import laad_talen

TALEN = laad_talen()
ZEGEL = {"_zegel": "zegel", "_sleutel": "sleutel"}
GETYPT = '<script>alert("x")</script> & \u05e9\u05dc\u05d5\u05dd *vet* ' + "Langewoordenzonderspatie" * 40
HOOGSTENS = 150_000


def beeld() -> Gespreksbeeld:
    wie = tuple(Wie(f"Organisatie {nr}", "schild", "Let op.") for nr in range(12))
    return Gespreksbeeld(45, "dinsdag 3 maart, 10 uur", "", wie)


def schermen(taal: str) -> dict[str, str]:
    kader = Kader(TALEN[taal], taal, talen(tuple(TALEN), taal), ZEGEL, "x", brief=True)
    opties = tuple(Optie(code, GETYPT, "Dan.", gekozen=code == "ja") for code in ("ja", "nee", "later", "uitleg"))
    regels = tuple(Veldregel(f"gebied-{nr}", f"Gebied {nr}", "huis", GETYPT) for nr in range(8))
    return {
        "begin": gast.begin(Beginblad(beeld(), "Je koos: ja."), replace(kader, naam="")),
        "kiezen": gast.kiezen(Kiesblad(opties, "Je koos: ja.", ZEGEL, samen=True, fout="Kies."), kader),
        "zeggen": gast.zeggen(Zegblad(regels[:1], regels[1:6], regels[6:], open=True, klaar=True), kader),
        "veld": gast.veld(
            Veldblad(regels[0], "Hulp.", ZEGEL, volgende="gebied-1", fout="Te lang.", intussen=""), kader
        ),
        "regel": gast.veld(Veldblad(regels[0], "Hulp.", ZEGEL, lang=False), kader),
        "liever": gast.liever(Lieverblad(opties, (Antwoord("De politie", "Dat kan.", GETYPT),), ZEGEL), kader),
        "meedoen": gast.meedoen(Meedoeblad("Nu.", ZEGEL, "312 456", "q7", stop=ZEGEL, pauze=ZEGEL), kader),
        "toestel": gast.toestel(Toestelblad(ZEGEL, "Tot 10 uur."), kader),
        "brief": gast.brief(Briefpagina(None), kader),
        "papier": gast.papier(Papier(beeld(), ("Ja", "Nee")), kader),
    }


ALLE = [(taal, naam) for taal in TALEN for naam in schermen("nl")]


@pytest.fixture(params=ALLE, ids=["-".join(een) for een in ALLE])
def html(request: pytest.FixtureRequest) -> str:
    taal, naam = request.param
    return schermen(taal)[naam]


class Merken(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alle: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.alle.append((tag, {naam: wat or "" for naam, wat in attrs}))

    def van(self, tag: str) -> Iterator[dict[str, str]]:
        return (een for naam, een in self.alle if naam == tag)


def test_each_screen_weighs_less_than_150_kb_with_everything_it_fetches(html: str) -> None:
    assert len((html + stijl() + script()).encode()) < HOOGSTENS


def test_a_screen_fetches_nothing_but_our_own_style_and_script(html: str) -> None:
    haalt = re.findall(r'(?:src|srcset|poster|data)="([^"]*)"', html) + re.findall(r'<link[^>]*href="([^"]*)"', html)
    assert set(haalt) <= {STIJL, SCRIPT}
    assert "url(" not in stijl()
    assert "@import" not in stijl()


def test_a_screen_keeps_to_the_strict_policy_of_its_door(html: str) -> None:
    """No style and no script in the page itself, and no handler in an attribute."""
    merken = Merken(html)
    assert not [a for _, a in merken.alle if "style" in a or any(naam.startswith("on") for naam in a)]
    assert not list(merken.van("style"))
    assert all(een.get("src") for een in merken.van("script"))


def test_what_he_typed_is_text_and_nothing_else(html: str) -> None:
    assert 'alert("x")</script>' not in html


def test_a_screen_has_one_heading_on_top_and_says_its_language(html: str) -> None:
    merken = Merken(html)
    koppen = [int(tag[1]) for tag, _ in merken.alle if re.fullmatch(r"h[1-6]", tag)]
    assert koppen.count(1) == 1
    assert koppen[0] == 1
    assert next(merken.van("html"))["lang"] in TALEN


def test_every_input_has_a_label_and_every_group_a_legend(html: str) -> None:
    merken = Merken(html)
    labels = {een["for"] for een in merken.van("label") if "for" in een}
    los = [een for tag in ("textarea", "input") for een in merken.van(tag) if een.get("type", "") in {"", "text"}]
    assert all(een["id"] in labels for een in los)
    assert len(list(merken.van("fieldset"))) == len(list(merken.van("legend")))


def test_every_form_carries_what_the_door_asks(html: str) -> None:
    for vorm in re.findall(r"<form.*?</form>", html, re.DOTALL):
        assert 'method="post"' in vorm
        assert 'name="_zegel" value="zegel"' in vorm


def test_a_picture_stands_beside_words_and_is_not_read_aloud(html: str) -> None:
    tekeningen = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert all('aria-hidden="true"' in een for een in tekeningen)
    for een in tekeningen:
        ET.fromstring(een)  # noqa: S314 - our own drawings


def test_reading_aloud_waits_for_a_voice_that_is_on_the_device() -> None:
    html = schermen("nl")["begin"]
    assert re.search(r'<button type="button"[^>]*id="voorlezen"[^>]* hidden>', html)
    assert "localService" in script()
    assert not re.search(r"fetch|XMLHttp|https?:|Storage|cookie|window\.open", script())


def test_on_paper_stands_no_button_and_no_link() -> None:
    """What is for the screen alone is left out when it is printed."""
    print_ = stijl()[stijl().index("@media print") :]
    assert ".boven, .onder, .niet-op-papier { display: none; }" in print_
    papier = schermen("nl")["papier"]
    blad = papier[papier.index("<h1>") : papier.index("</main>")]
    assert "<button" not in blad
    assert "<a " not in blad
