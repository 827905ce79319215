"""A form on a page is taken from our own page alone, once, from who is signed in; and what was typed is never lost."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.web import browser
from bot.web.browser import LARGEST_FORM
from domain.logboek import Handeling
from tests.bot.web._huis import GEHEIM, Huis

INHOUD = "/pagina/inhoud"


async def verstuurt(huis: Huis, **invoer: str) -> tuple[int, str]:
    antwoord, tekst = await huis.drukt(INHOUD, invoer)
    return antwoord.status, tekst


def gedaan(huis: Huis) -> list[str | None]:
    return [een.onderwerp_id for een in huis.logboek() if een.handeling is Handeling.CASUS_GEOPEND]


async def test_a_form_is_saved_and_the_browser_goes_on_to_what_may_be_loaded_again(huis: Huis) -> None:
    await huis.opent(huis.link())
    antwoord, _ = await huis.drukt(INHOUD, {**await huis.formulier(), "tekst": "iets"})
    assert (antwoord.status, antwoord.headers["Location"]) == (303, INHOUD)
    for _ in range(2):
        assert "z1:klaar" in (await huis.haalt(INHOUD))[1]
    assert gedaan(huis) == ["iets"]
    assert huis.gewekt == ["DEMO"], "what it planned is sent at once"


async def test_sent_twice_it_is_done_once(huis: Huis) -> None:
    await huis.opent(huis.link())
    invoer = {**await huis.formulier(), "tekst": "iets"}
    uitkomsten = await asyncio.gather(*(verstuurt(huis, **invoer) for _ in range(4)))
    assert [status for status, _ in uitkomsten] == [303] * 4
    assert gedaan(huis) == ["iets"]


async def test_a_mistake_gives_the_page_again(huis: Huis) -> None:
    await huis.opent(huis.link())
    status, tekst = await verstuurt(huis, **await huis.formulier())
    assert (status, tekst) == (422, "<p>Vul iets in</p>")


@pytest.mark.parametrize(
    "koppen",
    [
        {},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Origin": "HIER", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elders.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
async def test_what_another_site_sends_is_refused_whatever_it_carries(huis: Huis, koppen: dict[str, str]) -> None:
    await huis.opent(huis.link())
    invoer = {**await huis.formulier(), "tekst": "iets"}
    hier = str(huis.url).rstrip("/")
    koppen = {naam: hier if wat == "HIER" else wat for naam, wat in koppen.items()}
    antwoord, _ = await huis.drukt(INHOUD, invoer, koppen)
    assert (antwoord.status, gedaan(huis)) == (403, [])


@pytest.mark.parametrize("anders", [{"_zegel": ""}, {"_zegel": "0" * 64}, {"_zegel": "é"}])
async def test_a_form_that_was_not_drawn_for_this_session_is_refused(huis: Huis, anders: dict[str, str]) -> None:
    await huis.opent(huis.link())
    invoer = {**await huis.formulier(), "tekst": "iets", **anders}
    status, _ = await verstuurt(huis, **invoer)
    assert (status, gedaan(huis)) == (403, [])
    assert Handeling.TOEGANG_GEWEIGERD in {een.handeling for een in huis.logboek()}


async def test_the_seal_of_one_page_does_not_fit_another(huis: Huis) -> None:
    await huis.opent(huis.link("z1"))
    eerste = await huis.formulier()
    await huis.opent(huis.link("z2"))
    tweede = await huis.formulier()
    status, _ = await verstuurt(huis, **{**tweede, "_zegel": eerste["_zegel"], "tekst": "iets"})
    assert (status, gedaan(huis)) == (403, [])


async def test_of_two_open_pages_each_form_belongs_to_its_own(huis: Huis) -> None:
    await huis.opent(huis.link("z1"))
    eerste = await huis.formulier()
    await huis.opent(huis.link("z2"))
    assert (await verstuurt(huis, **eerste, tekst="over de eerste"))[0] == 303
    assert "z1:klaar" in (await huis.haalt(INHOUD))[1]


async def test_what_was_typed_is_given_back_when_nobody_is_signed_in_any_more(huis: Huis) -> None:
    await huis.opent(huis.link())
    invoer = {**await huis.formulier(), "tekst": "een lang verhaal <b>"}
    await huis.drukt("/aanmelden/uit")
    status, tekst = await verstuurt(huis, **invoer)
    assert (status, gedaan(huis)) == (403, [])
    assert "een lang verhaal &lt;b&gt;" in tekst
    assert invoer["_sleutel"] not in tekst
    assert GEHEIM not in tekst


async def test_a_key_that_expired_is_said_in_words(huis: Huis) -> None:
    await huis.opent(huis.link())
    status, _ = await verstuurt(huis, **{**await huis.formulier(), "tekst": "iets", "_sleutel": "a.1.b"})
    assert status == 403


async def test_too_much_is_refused_before_it_is_read(huis: Huis) -> None:
    await huis.opent(huis.link())
    status, tekst = await verstuurt(huis, **await huis.formulier(), tekst="x" * LARGEST_FORM)
    assert (status, "te veel" in tekst, gedaan(huis)) == (413, True, [])


async def test_only_a_form_is_a_form(huis: Huis) -> None:
    await huis.opent(huis.link())
    koppen = {"Origin": str(huis.url).rstrip("/"), "Content-Type": "application/json"}
    antwoord, _ = await huis.drukt(INHOUD, None, koppen)
    assert antwoord.status == 413


@pytest.mark.parametrize("alfabet", ["nope", "hex", "unicode_escape", "utf-7"])
async def test_an_alphabet_that_no_page_of_ours_is_written_in_is_refused_and_breaks_nothing(
    huis: Huis, alfabet: str
) -> None:
    soort = f"application/x-www-form-urlencoded; charset={alfabet}"
    koppen = {"Origin": str(huis.url).rstrip("/"), "Content-Type": soort}
    antwoord, _ = await huis.drukt(INHOUD, b"_zegel=\\ud800&tekst=+2AA-", koppen)
    assert antwoord.status == 413


@pytest.mark.parametrize("veld", ["tekst", "_sleutel", "_zegel", "_pagina", "_nieuw"])
async def test_a_null_in_a_form_reaches_no_database(huis: Huis, veld: str) -> None:
    await huis.opent(huis.link())
    invoer = {**await huis.formulier(), "tekst": "iets"}
    antwoord, _ = await huis.drukt(INHOUD, {**invoer, veld: f"{invoer.get(veld, '')}\x00"})
    assert (antwoord.status, gedaan(huis)) == (303, ["iets"])


async def test_a_form_in_pieces_is_read_no_further_than_its_limit(huis: Huis) -> None:
    async def stukken() -> AsyncIterator[bytes]:
        yield b"tekst="
        for _ in range(LARGEST_FORM // 1024):
            yield b"x" * 1024

    await huis.opent(huis.link())
    soort = {"Origin": str(huis.url).rstrip("/"), "Content-Type": "application/x-www-form-urlencoded"}
    antwoord, tekst = await huis.drukt(INHOUD, stukken(), soort)
    assert (antwoord.status, "te veel" in tekst) == (413, True)


async def test_who_sends_a_form_without_end_is_not_waited_for(huis: Huis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "FORM_TIMEOUT", 0.05)
    klaar = asyncio.Event()

    async def traag() -> AsyncIterator[bytes]:
        yield b"tekst="
        await klaar.wait()

    soort = {"Origin": str(huis.url).rstrip("/"), "Content-Type": "application/x-www-form-urlencoded"}
    async with asyncio.timeout(5):
        antwoord, _ = await huis.drukt(INHOUD, traag(), soort)
    klaar.set()
    assert antwoord.status == 413


async def test_what_was_filled_in_is_never_logged(huis: Huis, capsys: pytest.CaptureFixture[str]) -> None:
    await huis.opent(huis.link())
    invoer = await huis.formulier()
    await verstuurt(huis, **invoer, tekst="Kanarie Eén")
    await verstuurt(huis, **{**invoer, "_zegel": "x"}, tekst="Kanarie Twee")
    await huis.drukt(INHOUD, {"tekst": "Kanarie Drie"}, {"Origin": "https://elders.example"})
    assert "Kanarie" not in capsys.readouterr().out
