"""Whoever opens a page says first who he is: nobody but the person of the link comes in, and not for ever."""

from datetime import timedelta

import pytest
from yarl import URL

from bot.web.aanmelden import AANMELDING, DUURT, PAGINA, SESSIE
from bot.web.inloggen import AanmeldenMislukt, Afgebroken, Onbereikbaar
from bot.web.sessie import LANGSTE, STIL
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import personen, websessies
from storage.store import UnitOfWork
from tests.bot.web._huis import CARLO, GEHEIM, ROSA, Huis


async def test_a_link_alone_opens_nothing(huis: Huis) -> None:
    link = huis.link()
    _, tekst = await huis.drukt(link)
    assert "https://entra.example/?state=s" in tekst
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404
    # Not even used up: until somebody has signed in as its person it is still his.
    assert (await huis.haalt(link))[0] == 200


async def test_who_signed_in_opens_his_next_link_without_doing_so_again(huis: Huis) -> None:
    await huis.opent(huis.link())
    antwoord, _ = await huis.drukt(huis.link("z2"))
    assert (antwoord.status, antwoord.headers["Location"]) == (303, "/pagina/inhoud")
    assert "z2" in (await huis.haalt("/pagina/inhoud"))[1]
    assert huis.portier.gevraagd == [("t", False)]


async def test_somebody_else_is_refused_and_uses_nothing_up(huis: Huis) -> None:
    huis.portier.wie = CARLO
    link = huis.link()
    antwoord = await huis.opent(link)
    assert antwoord.status == 403
    assert "Deze link is van iemand anders" in await antwoord.text()
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404
    (regel,) = [een for een in huis.logboek() if een.handeling is Handeling.TOEGANG_GEWEIGERD]
    assert regel.onderwerp_id == "voorbereiding:z1"
    assert regel.door_id not in {None, huis.rosa}

    huis.portier.wie = ROSA
    _, tekst = await huis.drukt("/aanmelden/opnieuw")
    assert "entra.example" in tekst
    assert huis.portier.gevraagd[-1] == ("t", True), "he is asked which account"
    assert (await huis.komt_terug()).status == 303
    assert GEHEIM in (await huis.haalt("/pagina/inhoud"))[1]


async def test_the_link_of_another_is_not_opened_by_who_is_signed_in(huis: Huis) -> None:
    await huis.opent(huis.link())
    _, tekst = await huis.drukt(huis.link(persoon_id=huis.doet(carlo)))
    assert "entra.example" in tekst
    assert huis.portier.gevraagd[-1] == ("t", True)


async def test_an_answer_counts_once_also_for_who_kept_the_cookie(huis: Huis) -> None:
    link = huis.link()
    await huis.drukt(link)
    kop = {"Cookie": "; ".join(f"{een.key}={een.value}" for een in huis.browser.cookie_jar)}
    assert AANMELDING.naam in kop["Cookie"]
    assert (await huis.komt_terug()).status == 303
    assert AANMELDING.naam not in {een.key for een in huis.browser.cookie_jar}
    huis.browser.cookie_jar.clear()
    terug = huis.url.join(URL("/aanmelden/terug?state=s&code=c"))
    async with huis.browser.get(terug, headers=kop, allow_redirects=False) as weer:
        assert (weer.status, "geldt niet meer" in await weer.text()) == (400, True)


async def test_who_knows_which_page_another_opened_does_not_see_it(huis: Huis) -> None:
    await huis.opent(huis.link())
    van_rosa = next(een.value for een in huis.browser.cookie_jar if een.key == PAGINA.naam)
    huis.browser.cookie_jar.clear()
    huis.portier.wie = CARLO
    await huis.opent(huis.link("z9", persoon_id=huis.doet(carlo)))
    sessie = next(een.value for een in huis.browser.cookie_jar if een.key == SESSIE.naam)
    huis.browser.cookie_jar.clear()
    kop = {"Cookie": f"{SESSIE.naam}={sessie}; {PAGINA.naam}={van_rosa}"}
    async with huis.browser.get(huis.url.join(URL("/pagina/inhoud")), headers=kop) as antwoord:
        assert (antwoord.status, GEHEIM in await antwoord.text()) == (404, False)


async def test_the_answer_of_one_browser_is_worth_nothing_in_another(huis: Huis) -> None:
    link = huis.link()
    await huis.drukt(link)
    huis.browser.cookie_jar.clear()
    assert (await huis.komt_terug()).status == 400
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404


async def test_a_state_that_was_not_given_is_refused(huis: Huis) -> None:
    await huis.drukt(huis.link())
    antwoord = await huis.komt_terug("state=ander&code=c")
    assert (antwoord.status, "niet gelukt" in await antwoord.text()) == (400, True)
    # And with that it is over: the right one comes too late.
    assert (await huis.komt_terug()).status == 400


@pytest.mark.parametrize(
    ("wat", "status", "zegt"),
    [
        (Afgebroken("access_denied"), 200, "afgebroken"),
        (Onbereikbaar("ConnectTimeout"), 503, "Microsoft antwoordt nu niet"),
        (AanmeldenMislukt("InvalidSignatureError"), 400, "niet gelukt"),
    ],
)
async def test_what_goes_wrong_is_said_plainly_and_can_be_tried_again(
    huis: Huis, wat: AanmeldenMislukt, status: int, zegt: str
) -> None:
    huis.portier.wie = wat
    antwoord = await huis.opent(huis.link())
    tekst = await antwoord.text()
    assert (antwoord.status, zegt in tekst, wat.reden in tekst) == (status, True, False)
    huis.portier.wie = ROSA
    await huis.drukt("/aanmelden/opnieuw")
    assert (await huis.komt_terug()).status == 303


async def test_who_takes_too_long_begins_anew(huis: Huis) -> None:
    await huis.drukt(huis.link())
    huis.klok.nu += DUURT
    assert (await huis.komt_terug()).status == 400


async def test_a_session_ends_when_nothing_is_looked_at(huis: Huis) -> None:
    await huis.opent(huis.link())
    huis.klok.nu += STIL
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404
    _, tekst = await huis.drukt(huis.link())
    assert "entra.example" in tekst


async def test_a_session_ends_after_a_working_day_however_busy_it_was(huis: Huis) -> None:
    await huis.opent(huis.link())
    begin = huis.klok.nu
    while huis.klok.nu < begin + LANGSTE - timedelta(minutes=30):
        huis.klok.nu += timedelta(minutes=30)
        antwoord, _ = await huis.drukt(huis.link())
        status, _ = await huis.haalt("/pagina/inhoud")
        assert (antwoord.status, status) == (303, 200)
    huis.klok.nu += timedelta(minutes=30)
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404


async def test_every_sign_in_is_a_new_session_and_in_the_logboek(huis: Huis) -> None:
    eerste = (await huis.opent(huis.link())).cookies["tafelbot_sessie"].value
    huis.browser.cookie_jar.clear()
    tweede = (await huis.opent(huis.link())).cookies["tafelbot_sessie"].value
    assert eerste != tweede
    regels = [een for een in huis.logboek() if een.handeling is Handeling.AANGEMELD]
    assert [(een.door_id, een.namens) for een in regels] == [(huis.rosa, "zvh")] * 2


async def test_a_second_sign_in_ends_the_session_before_it_also_for_who_kept_its_cookie(huis: Huis) -> None:
    await huis.opent(huis.link())
    van_rosa = {een.key: een.value for een in huis.browser.cookie_jar}
    assert (await huis.haalt("/pagina/inhoud"))[0] == 200

    huis.portier.wie = CARLO
    assert (await huis.opent(huis.link("z2", persoon_id=huis.doet(carlo)))).status == 303
    assert huis.doet(lambda uow: websessies.lees(uow, van_rosa[SESSIE.naam].partition(".")[2])) is None
    van_carlo = next(een.value for een in huis.browser.cookie_jar if een.key == SESSIE.naam)
    assert huis.doet(lambda uow: websessies.lees(uow, van_carlo.partition(".")[2])) is not None
    huis.browser.cookie_jar.clear()
    huis.browser.cookie_jar.update_cookies(van_rosa, huis.url)
    assert (await huis.haalt("/pagina/inhoud"))[0] == 404


async def test_a_second_sign_in_that_comes_to_nothing_leaves_the_session_before_it(huis: Huis) -> None:
    await huis.opent(huis.link())
    huis.portier.wie = Afgebroken("cancelled")
    await huis.opent(huis.link("z2", persoon_id=huis.doet(carlo)))
    assert GEHEIM in (await huis.haalt("/pagina/inhoud"))[1]


async def test_who_signs_out_leaves_nothing_behind(huis: Huis) -> None:
    await huis.opent(huis.link())
    oud = {een.key: een.value for een in huis.browser.cookie_jar}
    assert "Afmelden" in (await huis.haalt("/aanmelden/uit"))[1]
    antwoord, tekst = await huis.drukt("/aanmelden/uit")
    assert (antwoord.status, "U bent afgemeld" in tekst) == (200, True)
    assert "Bij Microsoft kunt u in deze browser nog aangemeld zijn" in tekst
    assert [een.key for een in huis.browser.cookie_jar] == []
    kop = {"Cookie": "; ".join(f"{naam}={wat}" for naam, wat in oud.items())}
    async with huis.browser.get(huis.url.join(URL("/pagina/inhoud")), headers=kop) as weer:
        assert weer.status == 404


async def test_who_holds_no_role_any_more_does_not_sign_in(huis: Huis) -> None:
    link = huis.link()

    def eindigt(uow: UnitOfWork) -> None:
        personen.beeindig(uow, huis.rosa, Rol.PROCESREGISSEUR, "zvh", uow.now)

    huis.klok.nu += timedelta(minutes=1)
    huis.doet(eindigt)
    assert (await huis.opent(link)).status == 403


@pytest.mark.parametrize("pad", ["/aanmelden/opnieuw", "/aanmelden/uit"])
async def test_no_other_site_presses_these(huis: Huis, pad: str) -> None:
    await huis.opent(huis.link())
    antwoord, _ = await huis.drukt(pad, koppen={"Origin": "https://elders.example"})
    assert antwoord.status == 403
    assert (await huis.haalt("/pagina/inhoud"))[0] == 200


async def test_no_code_and_no_state_is_logged(huis: Huis, capsys: pytest.CaptureFixture[str]) -> None:
    huis.portier.wie = AanmeldenMislukt("invalid_grant")
    await huis.drukt(huis.link())
    await huis.komt_terug("state=s&code=heel-geheim&session_state=ook-geheim")
    gelogd = capsys.readouterr().out
    assert "sign_in_failed" in gelogd
    assert "geheim" not in gelogd


def carlo(uow: UnitOfWork) -> str:
    gevonden = personen.zoek(uow, "t", "carlo")
    assert gevonden is not None
    return gevonden.id
