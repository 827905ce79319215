"""His page through its own door: opened, read in his language, chosen and written on, by plain forms."""

import re
from collections.abc import AsyncIterator

import pytest

from dialogs import gast
from dialogs.kern.registry import Registry
from domain.gesprekskeuze import Keuze
from storage import gesprekskeuze
from storage.store import Store
from tests.bot.web import _gasthuis
from tests.bot.web._gasthuis import CANARY, Gasthuis, Toestel, open_gasthuis


def schermen() -> Registry:
    registry = Registry()
    gast.register(registry)
    return registry


@pytest.fixture
async def huis(store: Store, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gasthuis]:
    monkeypatch.setattr(_gasthuis, "schermen", schermen)
    async with open_gasthuis(store) as huis:
        yield huis


async def binnen(huis: Gasthuis) -> Toestel:
    toestel = huis.toestel()
    await toestel.drukt(huis.link())
    return toestel


async def invoer(toestel: Toestel, pad: str) -> dict[str, str]:
    """The hidden inputs of the form on a screen that is sent to itself."""
    _, html = await toestel.haalt(pad)
    vorm = next(
        een
        for een in re.findall(r"<form.*?</form>", html, re.DOTALL)
        if f'action="{pad.split("?", maxsplit=1)[0]}"' in een
    )
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', vorm))


async def test_every_screen_opens_for_a_device_that_is_in_and_names_nobody(huis: Gasthuis) -> None:
    toestel = await binnen(huis)
    for naam in huis.gasten.registry.guest_pages:
        antwoord, html = await toestel.haalt(f"/gast/{naam}?wat=doel" if naam else "/gast")
        assert antwoord.status == 200
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert CANARY not in html
        assert str(huis.casus.code) not in html


async def test_he_chooses_with_a_plain_form(huis: Gasthuis) -> None:
    toestel = await binnen(huis)
    data = await invoer(toestel, "/gast/kiezen")
    antwoord, _ = await toestel.drukt("/gast/kiezen", {**data, "keuze": "ja"})
    assert (antwoord.status, antwoord.headers["Location"]) == (303, "/gast/kiezen?klaar=ja")
    regels = huis.doet(gesprekskeuze.keuzes, huis.gesprek.id)
    assert [(een.keuze, een.door_id) for een in regels] == [(Keuze.JA, huis.casemanager.id)]
    assert huis.gewekt == ["DEMO"]


async def test_he_reads_it_in_english_and_stays_where_he_was(huis: Gasthuis) -> None:
    toestel = await binnen(huis)
    data = await invoer(toestel, "/gast/kiezen")
    antwoord, _ = await toestel.drukt("/gast/taal", {"_zegel": data["_zegel"], "_terug": "kiezen", "taal": "en"})
    assert antwoord.headers["Location"] == "/gast/kiezen"
    _, html = await toestel.haalt("/gast/kiezen")
    assert "Will you join the talk?" in html


async def test_what_he_wrote_never_stands_in_an_address(huis: Gasthuis) -> None:
    toestel = await binnen(huis)
    data = await invoer(toestel, "/gast/veld?wat=doel")
    antwoord, _ = await toestel.drukt("/gast/veld", {**data, "tekst": "Ik wil naar huis.", "_daarna": "vragen"})
    assert antwoord.headers["Location"] == "/gast/veld?wat=vragen"
    _, html = await toestel.haalt("/gast/zeggen")
    assert "Ik wil naar huis." in html


async def test_a_form_of_another_device_is_refused_and_changes_nothing(huis: Gasthuis) -> None:
    toestel = await binnen(huis)
    data = await invoer(toestel, "/gast/kiezen")
    antwoord, _ = await toestel.drukt("/gast/kiezen", {**data, "_zegel": "nagemaakt", "keuze": "nee"})
    assert antwoord.status == 403
    assert huis.doet(gesprekskeuze.keuzes, huis.gesprek.id) == ()


async def test_style_and_script_are_served_from_here(huis: Gasthuis) -> None:
    toestel = huis.toestel()
    for pad, soort in (("/gast/stijl.css", "text/css"), ("/gast/voorlezen.js", "text/javascript")):
        antwoord, tekst = await toestel.haalt(pad)
        assert (antwoord.status, antwoord.content_type) == (200, soort)
        assert tekst
