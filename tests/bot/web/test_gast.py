"""The link of a guest: looking never uses it up, one device opens it, and whoever else comes reads a kind page."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.web.gastwacht import MEESTE_DRUKKEN
from dialogs.kern import gastlinks as links
from dialogs.kern.desk import Context
from domain.casus import Fase
from domain.errors import Unavailable
from domain.gastlink import MEESTE_TOESTELLEN, SESSIE, TWEEDE_TOESTEL
from domain.logboek import Handeling
from domain.terugkeergesprek import Afzegreden, Gespreksstatus
from storage import casus as casussen
from storage import personen
from storage.store import UnitOfWork
from tests.bot.web._gasthuis import CANARY, INRICHTING, TALEN, VERGADERING, Gasthuis, toekomst
from tests.bot.web._huis import STREEK

NL = TALEN["nl"]


async def test_a_scanner_that_fetches_the_link_uses_nothing_up_and_sees_the_same_each_time(gasthuis: Gasthuis) -> None:
    link, scanner = gasthuis.link(), gasthuis.toestel()
    gezien = {(antwoord.status, tekst) for antwoord, tekst in [await scanner.haalt(link) for _ in range(5)]}
    assert len(gezien) == 1
    assert next(iter(gezien))[0] == 200
    assert scanner.koekje == ""
    antwoord, _ = await gasthuis.toestel().drukt(link)
    assert antwoord.status == 303


async def test_the_door_tells_a_scanner_nothing_also_not_that_the_link_is_dead(gasthuis: Gasthuis) -> None:
    link, scanner = gasthuis.link(), gasthuis.toestel()
    _, eerst = await scanner.haalt(link)
    gasthuis.doet(lambda uow: links.trek_in(Context(uow, STREEK.regio, STREEK.teksten), gasthuis.gesprek))
    antwoord, later = await scanner.haalt(link)
    assert (antwoord.status, later) == (200, eerst)
    assert CANARY not in later
    assert str(gasthuis.casus.code) not in later


async def test_pressing_opens_the_page_and_the_token_leaves_the_address(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    antwoord, _ = await toestel.drukt(link)
    assert (antwoord.status, antwoord.headers["Location"]) == (303, "/gast")
    assert await toestel.ziet_hem()
    koekje = antwoord.headers["Set-Cookie"]
    assert "HttpOnly" in koekje
    assert "SameSite=Strict" in koekje
    assert link.rpartition(".")[2] not in koekje


async def test_every_answer_forbids_keeping_framing_and_telling_others(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    antwoorden = [
        (await toestel.haalt(link))[0],
        (await toestel.drukt(link))[0],
        (await toestel.haalt("/gast"))[0],
        (await toestel.haalt("/gast/bestaat-niet"))[0],
        (await gasthuis.toestel().haalt("/gast/DEMO.geraden"))[0],
    ]
    for antwoord in antwoorden:
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert antwoord.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in antwoord.headers["X-Robots-Tag"]
        beleid = antwoord.headers["Content-Security-Policy"]
        assert beleid.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in beleid
        assert "http" not in beleid


async def test_the_device_that_is_in_may_press_the_link_again(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    await toestel.drukt(link)
    antwoord, _ = await toestel.drukt(link)
    assert antwoord.status == 303
    assert gasthuis.handelingen().count(Handeling.GASTLINK_GEOPEND) == 1


async def test_a_link_that_was_used_does_not_open_on_another_device(gasthuis: Gasthuis) -> None:
    link = gasthuis.link()
    await gasthuis.toestel().drukt(link)
    ander = gasthuis.toestel()
    antwoord, tekst = await ander.drukt(link)
    assert (antwoord.status, NL("gastdeur.vol") in tekst) == (403, True)
    assert not await ander.ziet_hem()
    assert gasthuis.handelingen()[-1] is Handeling.GAST_GEWEIGERD


async def test_of_two_devices_that_press_at_once_exactly_one_gets_in(gasthuis: Gasthuis) -> None:
    link = gasthuis.link()
    toestellen = [gasthuis.toestel() for _ in range(6)]
    antwoorden = await asyncio.gather(*(een.drukt(link) for een in toestellen))
    assert sorted(antwoord.status for antwoord, _ in antwoorden) == [303, 403, 403, 403, 403, 403]
    assert [await een.ziet_hem() for een in toestellen].count(True) == 1


async def test_a_second_device_comes_in_within_ten_minutes_after_the_first_let_it(gasthuis: Gasthuis) -> None:
    link, eerste, tweede, derde = gasthuis.link(), gasthuis.toestel(), gasthuis.toestel(), gasthuis.toestel()
    await eerste.drukt(link)
    laat_toe(gasthuis)
    toekomst(gasthuis.klok, minutes=9)
    assert (await tweede.drukt(link))[0].status == 303
    assert await eerste.ziet_hem()
    assert await tweede.ziet_hem()
    laat_toe(gasthuis)
    assert MEESTE_TOESTELLEN == 2
    assert (await derde.drukt(link))[0].status == 403


async def test_a_second_device_that_comes_too_late_does_not_come_in(gasthuis: Gasthuis) -> None:
    link, eerste, tweede = gasthuis.link(), gasthuis.toestel(), gasthuis.toestel()
    await eerste.drukt(link)
    laat_toe(gasthuis)
    gasthuis.klok.nu += TWEEDE_TOESTEL
    assert (await tweede.drukt(link))[0].status == 403


async def test_a_link_nobody_opened_has_no_second_device_to_let_in(gasthuis: Gasthuis) -> None:
    gasthuis.link()
    assert laat_toe(gasthuis) is None


async def test_a_new_link_ends_the_older_one_and_closes_the_page_where_it_is_open(gasthuis: Gasthuis) -> None:
    oud, toestel = gasthuis.link(), gasthuis.toestel()
    await toestel.drukt(oud)
    nieuw = gasthuis.link()
    antwoord, tekst = await toestel.haalt("/gast")
    assert (antwoord.status, NL("gastdeur.ingetrokken") in tekst) == (410, True)
    assert (await gasthuis.toestel().drukt(oud))[0].status == 410
    assert (await toestel.drukt(nieuw))[0].status == 303
    assert Handeling.GASTLINK_INGETROKKEN in gasthuis.handelingen()


async def test_an_expired_link_says_that_it_is_too_old(gasthuis: Gasthuis) -> None:
    link = gasthuis.link()
    toekomst(gasthuis.klok, days=60)
    antwoord, tekst = await gasthuis.toestel().drukt(link)
    assert (antwoord.status, NL("gastdeur.verlopen") in tekst) == (410, True)


async def test_the_page_closes_on_a_device_after_a_working_day(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    gasthuis.klok.nu += SESSIE - timedelta(seconds=1)
    assert await toestel.ziet_hem()
    gasthuis.klok.nu += timedelta(seconds=1)
    antwoord, tekst = await toestel.haalt("/gast")
    assert (antwoord.status, NL("gastdeur.weer_openen") in tekst) == (403, True)


@pytest.mark.parametrize("reden", sorted(set(Afzegreden) - {Afzegreden.KEUZE}))
async def test_the_page_is_gone_when_the_talk_is_called_off_for_him(gasthuis: Gasthuis, reden: Afzegreden) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    await toestel.drukt(link)
    gasthuis.wordt(status=Gespreksstatus.GAAT_NIET_DOOR, afzegreden=reden)
    assert (await toestel.haalt("/gast"))[0].status == 410


async def test_whoever_said_no_can_come_back_on_it_on_the_same_page(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    gasthuis.wordt(status=Gespreksstatus.GAAT_NIET_DOOR, afzegreden=Afzegreden.KEUZE)
    assert await toestel.ziet_hem()


async def test_the_page_is_gone_when_another_took_it_up_or_he_is_elsewhere(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    was = gasthuis.gesprek
    gasthuis.wordt(casemanager_id=gasthuis.wereld.partner(INRICHTING, "Cor Collega").id)
    assert not await toestel.ziet_hem()
    gasthuis.wordt(casemanager_id=was.casemanager_id)
    # The page was closed on the device; the link is spent as well, so a new one is needed.
    await toestel.drukt(gasthuis.link())
    assert await toestel.ziet_hem()
    gasthuis.wordt(inrichting="pi-oostdijk")
    assert not await toestel.ziet_hem()


async def test_the_page_is_gone_when_the_casemanager_works_there_no_more(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    nu = toekomst(gasthuis.klok, minutes=1)
    casemanager = gasthuis.doet(personen.lees, gasthuis.casemanager.id)
    rol = casemanager.aanstellingen[0]
    gasthuis.doet(personen.beeindig, casemanager.id, rol.rol, rol.organisatie, nu)
    assert (await toestel.haalt("/gast"))[0].status == 410


async def test_the_page_is_gone_when_the_access_of_the_inrichting_ends_or_the_casus_does(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    casus = gasthuis.doet(casussen.lees, gasthuis.casus.id)
    gasthuis.doet(casussen.wijzig, replace(casus, fase=Fase.AFGESLOTEN))
    antwoord, tekst = await toestel.haalt("/gast")
    assert (antwoord.status, CANARY in tekst) == (410, False)


async def test_the_page_is_gone_when_what_is_known_of_him_was_destroyed(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    await toestel.drukt(link)
    gasthuis.doet(lambda uow: uow.vernietig_sleutels([gasthuis.casus.id]))
    assert (await toestel.haalt("/gast"))[0].status == 410
    assert (await gasthuis.toestel().drukt(link))[0].status == 410


async def test_the_logboek_says_who_opened_it_for_whom_and_that_another_device_was_refused(gasthuis: Gasthuis) -> None:
    link = gasthuis.link()
    await gasthuis.toestel().drukt(link)
    await gasthuis.toestel().drukt(link)
    gemaakt, geopend, geweigerd = gasthuis.regels()
    assert (gemaakt.handeling, gemaakt.casus_id) == (Handeling.GASTLINK_GEMAAKT, gasthuis.casus.id)
    assert (geopend.handeling, geopend.door_id) == (Handeling.GASTLINK_GEOPEND, gasthuis.casemanager.id)
    assert (geopend.namens, geopend.betrokkene_id) == (INRICHTING, gasthuis.gesprek.betrokkene_id)
    assert (geweigerd.handeling, geweigerd.door_id) == (Handeling.GAST_GEWEIGERD, None)
    assert (geweigerd.casus_id, geweigerd.onderwerp_id) == (gasthuis.casus.id, gasthuis.gesprek.id)


async def test_pressing_a_dead_link_over_and_over_does_not_fill_the_logboek(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    gasthuis.link()
    gezien = [(await toestel.drukt(link))[0].status for _ in range(MEESTE_DRUKKEN + 5)]
    assert gezien == [410] * MEESTE_DRUKKEN + [429] * 5
    assert gasthuis.handelingen().count(Handeling.GAST_GEWEIGERD) == MEESTE_DRUKKEN
    toekomst(gasthuis.klok, minutes=1)
    assert (await toestel.drukt(link))[0].status == 410


async def test_whoever_chooses_a_language_at_the_door_reads_it_inside(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    _, tekst = await toestel.haalt(f"{link}?taal=en")
    assert TALEN["en"]("gastdeur.open") in tekst
    assert '<html lang="en"' in tekst
    await toestel.drukt(f"{link}?taal=en")
    assert '<p lang="en">' in (await toestel.haalt("/gast"))[1]
    _, tekst = await toestel.haalt(f"{link}?taal=nooit")
    assert '<html lang="nl"' in tekst


async def test_a_language_can_be_chosen_inside_and_stays_chosen(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    vorm = await toestel.formulier()
    antwoord, _ = await toestel.drukt("/gast/taal", {**vorm, "taal": "en", "_terug": "meedoen"})
    assert antwoord.headers["Location"] == "/gast/meedoen"
    assert '<p lang="en">' in (await toestel.haalt("/gast"))[1]
    antwoord, _ = await toestel.drukt("/gast/taal", {**vorm, "taal": "xx", "_terug": "//elders.example"})
    assert antwoord.headers["Location"] == "/gast"
    assert '<p lang="en">' in (await toestel.haalt("/gast"))[1]


async def test_a_form_acts_once_and_wakes_the_sender(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    vorm = {**await toestel.formulier(), "doel": "Een eigen huis"}
    for _ in range(2):
        antwoord, _ = await toestel.drukt("/gast", vorm)
        assert (antwoord.status, antwoord.headers["Location"]) == (303, "/gast?klaar=ja")
    assert "['klaar']" in (await toestel.haalt("/gast?klaar=ja"))[1]
    assert gasthuis.gewekt == ["DEMO", "DEMO"]
    schreef = [
        een for een in gasthuis.wereld.logboek(gasthuis.casus.id) if een.handeling is Handeling.TERUGKEERGESPREK_INBRENG
    ]
    assert [(een.door_id, een.namens, een.casus_id) for een in schreef] == [
        (gasthuis.casemanager.id, INRICHTING, gasthuis.casus.id)
    ]


async def test_a_form_with_a_mistake_comes_back(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    antwoord, tekst = await toestel.drukt("/gast", await toestel.formulier())
    assert (antwoord.status, "Vul iets in" in tekst) == (422, True)


@pytest.mark.parametrize(
    "koppen",
    [
        {"Origin": "https://elders.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
    ids=str,
)
async def test_nothing_is_pressed_from_elsewhere(gasthuis: Gasthuis, koppen: dict[str, str]) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    assert (await toestel.drukt(link, koppen=koppen))[0].status == 403
    await toestel.drukt(link)
    vorm = {**await toestel.formulier(), "doel": "x y"}
    assert (await toestel.drukt("/gast", vorm, koppen=koppen))[0].status == 403
    assert (await toestel.drukt("/gast/sluiten", vorm, koppen=koppen))[0].status == 403
    assert await toestel.ziet_hem()


async def test_an_older_browser_that_names_no_origin_can_press(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    assert (await toestel.drukt(gasthuis.link(), koppen={"Origin": "null"}))[0].status == 303


async def test_a_form_of_another_device_is_refused_and_written_down(gasthuis: Gasthuis) -> None:
    link, eerste, tweede = gasthuis.link(), gasthuis.toestel(), gasthuis.toestel()
    await eerste.drukt(link)
    laat_toe(gasthuis)
    await tweede.drukt(link)
    vorm = {**await eerste.formulier(), "doel": "x y"}
    antwoord, _ = await tweede.drukt("/gast", vorm)
    assert antwoord.status == 403
    assert gasthuis.handelingen()[-1] is Handeling.GAST_GEWEIGERD


async def test_what_was_typed_on_a_page_that_closed_meanwhile_is_given_back(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    vorm = {**await toestel.formulier(), "doel": "Een eigen <b>huis</b>"}
    toekomst(gasthuis.klok, hours=13)
    antwoord, tekst = await toestel.drukt("/gast", vorm)
    assert (antwoord.status, "Een eigen &lt;b&gt;huis&lt;/b&gt;" in tekst) == (403, True)
    assert vorm["_zegel"] not in tekst


class Weg:
    """A database that does not answer."""

    async def run(self, *_: object) -> None:
        raise Unavailable("opslag.onbereikbaar")


async def test_one_word_is_given_back_too_also_when_the_link_was_taken_back_while_he_typed(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    vorm = {**await toestel.formulier(), "tekst": "Papiamento"}
    gasthuis.link()
    antwoord, tekst = await toestel.drukt("/gast", vorm)
    assert (antwoord.status, "Papiamento" in tekst, NL("gastdeur.niet_bewaard") in tekst) == (403, True, True)


async def test_what_he_typed_is_given_back_when_it_is_refused_or_nothing_answers(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    vorm = {**await toestel.formulier(), "tekst": "اسمي <b>علي</b>", "doel": "x y"}
    for anders, status in (({"_zegel": "van een ander"}, 403), ({"_sleutel": "oud"}, 409)):
        antwoord, tekst = await toestel.drukt("/gast", {**vorm, **anders})
        assert antwoord.status in {status, 403}
        assert 'dir="auto">اسمي &lt;b&gt;علي&lt;/b&gt;</p>' in tekst
        assert NL("gastdeur.getypt") in tekst

    gasthuis.gasten.store = Weg()  # type: ignore[assignment]
    antwoord, tekst = await toestel.drukt("/gast", vorm)
    assert (antwoord.status, "اسمي" in tekst) == (503, True)


async def test_ten_thousand_pictures_are_no_form_that_is_thrown_away(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    vorm = {**await toestel.formulier(), "doel": "🙂" * 10_000}
    assert (await toestel.drukt("/gast", vorm))[0].status == 303


async def test_the_page_can_be_closed_on_a_device(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    antwoord, tekst = await toestel.drukt("/gast/sluiten", await toestel.formulier())
    assert (antwoord.status, NL("gastdeur.gesloten") in tekst) == (200, True)
    assert toestel.koekje == ""
    assert not await toestel.ziet_hem()


async def test_a_press_leads_to_the_meeting_by_a_page_that_names_it_to_nobody_else(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    antwoord, tekst = await toestel.drukt("/gast/meedoen", await toestel.formulier())
    assert (antwoord.status, tekst.count(VERGADERING)) == (200, 2)
    antwoord, _ = await toestel.haalt("/gast/meedoen")
    assert (antwoord.status, antwoord.headers["Location"]) == (303, VERGADERING)
    assert (await gasthuis.toestel().haalt("/gast/meedoen"))[0].status == 403


async def test_a_screen_that_is_not_there_leads_back_to_the_beginning(gasthuis: Gasthuis) -> None:
    toestel = gasthuis.toestel()
    await toestel.drukt(gasthuis.link())
    antwoord, tekst = await toestel.haalt("/gast/bestaat-niet")
    assert (antwoord.status, 'href="/gast"' in tekst) == (404, True)
    assert (await toestel.drukt("/gast/meedoen-niet", await toestel.formulier()))[0].status == 404


async def test_style_and_script_come_from_here_and_may_be_kept(gasthuis: Gasthuis) -> None:
    for pad, soort in (("/gast/stijl.css", "text/css"), ("/gast/voorlezen.js", "text/javascript")):
        antwoord, _ = await gasthuis.toestel().haalt(pad)
        assert (antwoord.status, antwoord.content_type) == (200, soort)


def laat_toe(gasthuis: Gasthuis) -> object:
    def doe(uow: UnitOfWork) -> object:
        return links.sta_tweede_toe(gasthuis.bureau(uow), gasthuis.gesprek)

    return gasthuis.doet(doe)


async def test_behind_https_the_cookie_is_bound_to_this_host(gasthuis: Gasthuis) -> None:
    link, toestel = gasthuis.link(), gasthuis.toestel()
    gasthuis.gasten.adres = "https://tafelbot.example.test"
    antwoord, _ = await toestel.drukt(link)
    koekje = antwoord.headers["Set-Cookie"]
    assert koekje.startswith("__Host-tafelbot_gast=DEMO.")
    assert "Secure" in koekje
    assert "Path=/;" in koekje
    assert "Domain" not in koekje
