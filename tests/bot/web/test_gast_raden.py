"""Whoever guesses links finds nothing and slows nobody: not one question reaches a database, and few get a page."""

import base64
import secrets
from dataclasses import replace

import pytest

from bot.web.gastwacht import MEESTE_MISSERS
from dialogs.kern.router import Streek
from domain.gastlink import Gastdeur
from pages import gastdeur
from storage.store import Store
from tests.bot.web._gasthuis import TALEN, Gasthuis, maakt_gesprek, open_gasthuis, toekomst
from tests.bot.web._huis import STREEK
from tests.dialogs._zaken import maakt_casus, nodigt_uit
from tests.storage._opdrachten import gezien


def geraden() -> str:
    """A link that looks right: the right region, the right length."""
    return f"DEMO.{base64.urlsafe_b64encode(secrets.token_bytes(48)).decode()}"


async def test_no_guess_reaches_a_database_whether_it_is_fetched_or_pressed_or_a_cookie(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    with gezien() as vragen:
        for _ in range(100):
            await toestel.haalt(f"/gast/{geraden()}")
            await toestel.drukt(f"/gast/{geraden()}")
            toestel.krijgt_koekje(geraden())
            await toestel.haalt("/gast")
            await toestel.drukt("/gast", {"doel": "x y"})
    assert vragen == []


async def test_nobody_without_a_cookie_costs_the_database_anything(gasthuis: Gasthuis) -> None:
    with gezien() as vragen:
        antwoord, tekst = await gasthuis.toestel().haalt("/gast")
    assert (vragen, antwoord.status) == ([], 403)
    assert tekst == gastdeur.niemand(TALEN["nl"], "nl")


async def test_a_scanner_that_fetches_a_real_link_over_and_over_costs_the_database_nothing(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    with gezien() as vragen:
        assert {(await toestel.haalt(link))[0].status for _ in range(50)} == {200}
    assert vragen == []


async def test_a_guess_reads_a_kind_page_and_a_storm_of_them_is_told_to_wait(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    gezien = [await toestel.haalt(f"/gast/{geraden()}") for _ in range(MEESTE_MISSERS + 20)]
    assert [antwoord.status for antwoord, _ in gezien] == [404] * MEESTE_MISSERS + [429] * 20
    assert gezien[0][1] == gastdeur.dicht(Gastdeur.ONBEKEND, TALEN["nl"], "nl")
    toekomst(gasthuis.klok, minutes=1)
    assert (await toestel.haalt(f"/gast/{geraden()}"))[0].status == 404


async def test_in_the_middle_of_a_storm_a_real_link_opens_and_an_open_page_stays_open(gasthuis: Gasthuis) -> None:
    link, toestel, raadt = gasthuis.link(), gasthuis.toestel(), gasthuis.toestel()
    for _ in range(MEESTE_MISSERS + 5):
        await raadt.haalt(f"/gast/{geraden()}")
    assert (await toestel.haalt(link))[0].status == 200
    assert (await toestel.drukt(link))[0].status == 303
    assert await toestel.ziet_hem()


@pytest.mark.parametrize(
    "pad",
    [
        "/gast/DEMO.",
        "/gast/DEMO.kort",
        "/gast/demo.AAAA",
        "/gast/NERGENS.AAAA",
        "/gast/DEMO.%00%ff%C3%A9",
        "/gast/DEMO." + "A" * 6000,
        "/gast/DEMO.a.b.c",
        "/gast/..%2f..%2fetc",
    ],
)
async def test_what_is_no_link_at_all_reads_the_same_page(gasthuis: Gasthuis, pad: str) -> None:
    toestel = gasthuis.toestel()
    for antwoord, tekst in (await toestel.haalt(pad), await toestel.drukt(pad)):
        assert (antwoord.status, tekst) == (404, gastdeur.dicht(Gastdeur.ONBEKEND, TALEN["nl"], "nl"))


async def test_a_token_is_no_cookie_and_a_cookie_no_token(gasthuis: Gasthuis) -> None:
    link, toestel, ander = gasthuis.link(), gasthuis.toestel(), gasthuis.toestel()
    await toestel.drukt(link)
    ander.krijgt_koekje(link.removeprefix("/gast/"))
    assert (await ander.haalt("/gast"))[0].status == 404
    assert (await ander.drukt(f"/gast/{toestel.koekje}"))[0].status == 404


async def test_the_cookie_of_one_talk_shows_that_talk_alone(gasthuis: Gasthuis) -> None:
    eerste, tweede = gasthuis.toestel(), gasthuis.toestel()
    await eerste.drukt(gasthuis.link())
    een = maakt_casus(gasthuis.wereld, "nazorg", None, "Ander Verzonnen")
    nodigt_uit(gasthuis.wereld, een, "pi-merwede")
    ander = maakt_gesprek(gasthuis.wereld, een, gasthuis.casemanager)
    await tweede.drukt(gasthuis.link(ander))
    assert await eerste.ziet_hem()
    vorm = {**await tweede.formulier(), "doel": "x y"}
    assert (await eerste.drukt("/gast", vorm))[0].status == 403
    # With the seal of its own and the one-time key of the other nothing is done either.
    eigen = await eerste.formulier()
    assert (await eerste.drukt("/gast", {**vorm, "_zegel": eigen["_zegel"]}))[0].status == 403


async def test_a_link_or_a_cookie_of_one_region_opens_nothing_in_another(store: Store) -> None:
    elders = Streek(replace(STREEK.regio, code="ELDERS"), STREEK.teksten)
    async with open_gasthuis(store, {"DEMO": STREEK, "ELDERS": elders}) as gasthuis:
        link, toestel, ander = gasthuis.link(), gasthuis.toestel(), gasthuis.toestel()
        verkeerd = link.replace("DEMO.", "ELDERS.")
        assert (await ander.haalt(verkeerd))[0].status == 404
        assert (await ander.drukt(verkeerd))[0].status == 404
        await toestel.drukt(link)
        ander.krijgt_koekje(toestel.koekje.replace("DEMO.", "ELDERS."))
        assert (await ander.haalt("/gast"))[0].status == 404
        assert await toestel.ziet_hem()


async def test_neither_an_address_nor_what_was_typed_is_logged(
    gasthuis: Gasthuis, capsys: pytest.CaptureFixture[str]
) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    await toestel.drukt(link)
    vorm = {**await toestel.formulier(), "doel": "Kanarie in een kooi"}
    await toestel.drukt("/gast", {**vorm, "_zegel": "fout"})
    await toestel.drukt("/gast", {**vorm, "_sleutel": "fout"})
    await toestel.drukt("/gast", vorm, koppen={})
    await toestel.haalt(f"/gast/{geraden()}")
    gezegd = "".join(capsys.readouterr())
    assert "guest_refused" in gezegd
    for geheim in (link.rpartition(".")[2], toestel.koekje.rpartition(".")[2], "Kanarie", gasthuis.gesprek.id):
        assert geheim not in gezegd
