"""The whole story with words that should be nowhere, and then a search of every place where they could have stayed.

A name, a birth date, a note, a reason or a number in another system may be in the answer to a press of whoever may see
it. It may never be in what is posted, in the log, in the numbers, or readable in a database or its files.
"""

import asyncio
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import Any, TypeAlias

import pytest

from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort
from domain.regio import Regio
from tests._databases import SOORTEN
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._geheimen import MENSEN, NUMMERS, STAM, Persoon
from tests.scenarios._heel_verhaal import GEHEIM, NAMEN, Nagelaten, speel_uit
from tests.scenarios._kanaries import vindt
from tests.scenarios._nazorgtoneel import PARTNERS
from tests.scenarios._opstelling import EERSTE, TWEEDE
from tests.scenarios._voorspel import Stand
from tests.scenarios._weg import COLLEGA, CONTACTPUNT, NOOIT_GEVRAAGD, PIM, ROOS, VAN_BIJ
from tests.scenarios._weg_nazorg import MEREL, OKKE
from tests.scenarios._weg_nazorg_rio import RITA
from tests.scenarios.conftest import Voorspel

# Two bots run through two whole stories for each database before the first of these begins.
pytestmark = pytest.mark.timeout(480)

SAMENVATTING = "Bericht van Tafelbot. Open Teams om het te lezen."
MAG_NAMEN_ZIEN = {"Roos Regie", "Pim Politie", "Otto Openbaar", "Rik Reclassering", "Vera Veilig", "Gijs Gemeente"}
"""The regisseur, and who was asked and went on to the persons."""

NIET_GETYPT = {
    *("kanarieimportnummer", "kanarieimportaanleiding", "kanarieweigernummer", "kanarieweigeraanleiding"),
    *("kanarieweigertafel", "kanariefoutmelding", "kanariereferentie", "kanarieweigerinrichting"),
    *("kanarievergaderlink", "kanarievergadercode", "kanarievergaderid", "kanarievergaderdraad"),
}
GEVRAAGD = {PIM, MEREL, NOOIT_GEVRAAGD}
"""Who is asked in the week of nazorg about whoever comes from Merwestad: also she of that gemeente, by then."""
MAG_ZIEN: dict[Persoon, set[str]] = {
    g.GEMELD: {PIM, ROOS},
    g.AFGEWEZEN: {PIM, ROOS},
    g.INGELEZEN: {ROOS},
    g.GEWEIGERD: set(),
    g.TERUG: {ROOS, *GEVRAAGD},
    g.ELDERS: {ROOS},
    g.GESIGNALEERD: {VAN_BIJ},
    g.PER_PAGINA: {ROOS, PIM, "Vera Veilig", "Otto Openbaar", CONTACTPUNT, COLLEGA},
    g.HUISGENOOT: {ROOS, PIM, "Vera Veilig", CONTACTPUNT, VAN_BIJ, COLLEGA},
    g.VRIJKOMER: {ROOS, *GEVRAAGD, OKKE, RITA, PARTNERS["reclassering"]},
    g.BIJ_DE_RIO: {ROOS, *GEVRAAGD, RITA},
    g.ZONDER_INZET: {ROOS, *GEVRAAGD},
    g.DOORGESTUURD: {ROOS, *GEVRAAGD},
    g.TOEGELATEN: {ROOS, RITA, *GEVRAAGD},
    g.UIT_EEN_BESTAND: {ROOS, *GEVRAAGD, RITA},
    g.OP_EEN_PAGINA: {ROOS, *GEVRAAGD},
    g.NIET_INGELEZEN: set(),
}
"""Whoever is in a casus, was asked about it and went on, or made the melding; and who shows it to the person.

What the BIJ role brings in is a melding, which any regisseur reads until one has taken it up. A colleague stood in for
a day, and runs what was made of a casus.
"""

VERLOOP = (
    *("triage", "plan", "regie", "afspraak", "afspraken", "volhouden", "kader", "advies"),
    *("ladder", "kwestie", "afschalen", "consult", "hermelding"),
    *("detentie", "quickscan", "rio", "voorwaarden", "nacheck", "routering", "werklijst.overige"),
    *("gespreksdeelname", "gespreksbrief", "gesprektijdens"),
    *("zitting", "zittingsvergadering", "bespreking", "verslag", "uitkomst"),
)
"""Topics with buttons about the course of a casus."""

BERICHTEN = (
    *(Berichtsoort.TRIAGE_UITSLAG, Berichtsoort.REGIE, Berichtsoort.AFSPRAKEN, Berichtsoort.AFSPRAAK_HERINNERING),
    *(Berichtsoort.AFSPRAAK_MELDING, Berichtsoort.STILSTAND, Berichtsoort.AANSPORING, Berichtsoort.KADER),
    *(Berichtsoort.EVALUATIE, Berichtsoort.OPGESCHAALD, Berichtsoort.KWESTIE, Berichtsoort.CONSULT),
    *(Berichtsoort.ADVIES_VRAAG, Berichtsoort.ADVIES_ANTWOORD),
    *(Berichtsoort.DETENTIE_GEWIJZIGD, Berichtsoort.QUICKSCAN, Berichtsoort.AFTELLEN, Berichtsoort.AFTELLEN_WERK),
    *(Berichtsoort.NACHECK, Berichtsoort.RIO_NIEUW, Berichtsoort.RIO_AGENDA, Berichtsoort.RIO_TOEGELATEN),
    Berichtsoort.ROUTERING,
    *(Berichtsoort.TERUGKEERGESPREK_VRAAG, Berichtsoort.TERUGKEERGESPREK, Berichtsoort.TERUGKEERGESPREK_VOORAF),
    *(Berichtsoort.TERUGKEERGESPREK_NIEUWS, Berichtsoort.MAIL_TERUGKEERGESPREK),
    *(Berichtsoort.ZITTING_LOOP, Berichtsoort.ZITTING_AFSPRAKEN, Berichtsoort.VERSLAG_KLAAR, Berichtsoort.VERSLAG),
)

ALLES = (*GEHEIM, *NUMMERS, *(deel for een in MENSEN for deel in een.delen))
"""One search for the stem of every text, and for all of a person that has no stem in it."""

VERRAADT = re.compile(
    r"detenti|gedetineerd|gevang|inrichting|\bPI\b|\bJJI\b|nazorg|re-?integratie|terugkeer|vrijlating|verlof|vrijkom"
    r"|\bvrij\b|\bRIO\b|straf|quickscan",
    re.IGNORECASE,
)
"""What tells of a prison; the names of organisaties and professionals are taken out before it is looked for."""
INRICHTING = re.compile(r"pi[- _](merwede|oostdijk)", re.IGNORECASE)

VAN_HET_GESPREK = (
    *("terugkeergesprek", "gespreksdeelname", "gespreksgebeurtenis", "gesprekskeuze", "gespreksinbreng"),
    *("gespreksbrief", "vergadering", "gastlink", "gastsessie"),
)
"""Tables of which nothing is left once the casussen are destroyed."""

Nalatenschap: TypeAlias = Callable[[str], Nagelaten]


@pytest.fixture(scope="session")
def nalatenschap(voorspel: Voorspel, merwestad: Regio, tmp_path_factory: pytest.TempPathFactory) -> Nalatenschap:
    """Play the story once for each database; afterwards it is only looked at."""
    gespeeld: dict[str, Nagelaten] = {}

    def van(soort: str) -> Nagelaten:
        if soort not in gespeeld:
            toneel = voorspel.op(soort, Stand.CASUS, tmp_path_factory.mktemp("heel"))
            with ThreadPoolExecutor(1) as draad:
                gespeeld[soort] = draad.submit(asyncio.run, speel_uit(toneel, merwestad)).result()
            voorspel.ruim(toneel)
        return gespeeld[soort]

    return van


@pytest.fixture(params=SOORTEN)
def nagelaten(request: pytest.FixtureRequest, nalatenschap: Nalatenschap) -> Nagelaten:
    return nalatenschap(request.param)


@pytest.mark.parametrize(
    "vermomd",
    [
        EERSTE.encode(),
        EERSTE.upper().encode(),
        EERSTE.encode("utf-16"),
        b64encode(EERSTE.encode()),
        b64encode(f"a{EERSTE}".encode()),
        b64encode(f"ab {EERSTE} en meer".encode()),
        b64encode(EERSTE.encode("utf-16-le")),
        EERSTE.encode().hex().encode(),
        b"quirine%20zwaluwhart",
    ],
)
def test_the_search_sees_through_a_disguise(vermomd: bytes) -> None:
    assert EERSTE in vindt(GEHEIM, b"\0voor" + vermomd + b"na\0")
    assert not vindt(GEHEIM, b64encode(b"nothing of the kind, however long it is"))


def test_the_story_was_really_about_them(nagelaten: Nagelaten) -> None:
    """Otherwise it would prove nothing that they are nowhere."""
    gezien = "\n".join(een.terug for een in nagelaten.mee.alles)
    assert vindt((EERSTE, TWEEDE, "Vinkenslag", "17 maart 1987", "kanarie"), gezien) == {
        EERSTE, TWEEDE, "Vinkenslag", "17 maart 1987", "kanarie",
    }  # fmt: skip
    assert len(nagelaten.posts) > 40
    assert nagelaten.log.count("\n") > 100


def test_nothing_that_was_posted_or_edited_names_anybody(nagelaten: Nagelaten) -> None:
    if vindt(ALLES, "\n".join(nagelaten.gestuurd)):
        assert not [een for een in nagelaten.gestuurd if vindt(ALLES, een)]


def test_every_summary_is_the_one_neutral_line(nagelaten: Nagelaten) -> None:
    versies = [versie for post in nagelaten.posts for versie in post.versions]
    assert {versie.get("summary") for versie in versies} == {SAMENVATTING}


def test_posted_buttons_carry_ids_codes_and_keys_only(nagelaten: Nagelaten) -> None:
    drukken = [een for kaart in _geplaatst(nagelaten) for een in kaart.drukken()]
    assert len(drukken) > 40
    for een in drukken:
        assert not vindt(ALLES, str(een.data))
        assert "betrokkene" not in een.data
        for waarde in een.data.values():
            assert isinstance(waarde, int) or re.fullmatch(r"[A-Za-z0-9 _.:-]{1,160}", str(waarde)), een


def test_no_log_line_names_anybody(nagelaten: Nagelaten) -> None:
    if vindt(ALLES, nagelaten.log):
        assert not [regel for regel in nagelaten.log.splitlines() if vindt(ALLES, regel)]


def test_a_fault_is_logged_without_what_it_was_about(nagelaten: Nagelaten) -> None:
    assert "turn_failed" in nagelaten.log
    assert "builtins.RuntimeError" in nagelaten.log


def test_the_numbers_name_nobody(nagelaten: Nagelaten) -> None:
    assert not vindt(ALLES, nagelaten.metrics)


def test_no_byte_of_the_database_names_anybody(nagelaten: Nagelaten) -> None:
    assert not vindt(ALLES, nagelaten.database)
    assert nagelaten.bestanden >= {"tafelbot.db", "tafelbot.db-wal"} or "postgresql" in nagelaten.soort


def test_no_row_of_any_table_names_anybody(nagelaten: Nagelaten) -> None:
    assert sum(map(len, nagelaten.rijen.values())) > 200
    for tabel, rijen in nagelaten.rijen.items():
        assert not vindt(ALLES, "\n".join(rijen)), tabel


def test_no_byte_of_the_store_of_keys_names_anybody(nagelaten: Nagelaten) -> None:
    assert nagelaten.sleutels
    assert not vindt(ALLES, nagelaten.sleutels)


def test_only_who_may_was_shown_a_name(nagelaten: Nagelaten) -> None:
    for naam in (EERSTE, TWEEDE):
        assert nagelaten.mee.wie_zag(naam) == MAG_NAMEN_ZIEN
    assert nagelaten.mee.wie_zag("Vinkenslag") == {"Roos Regie"}


@pytest.mark.parametrize(
    ("geheim", "wie"),
    [
        ("glasgerinkelkanarie", {"Roos Regie"}),
        ("KANARIE/4711-Z", {"Roos Regie"}),
        ("kanariezorg", {"Pim Politie", "Roos Regie"}),
        ("kanarieafspraak", {"Roos Regie"}),
        ("kanariebezwaar", {"Roos Regie"}),
    ],
)
def test_what_was_told_is_read_by_who_told_it_and_by_the_regisseur(
    nagelaten: Nagelaten, geheim: str, wie: set[str]
) -> None:
    assert nagelaten.mee.wie_zag(geheim) == wie


def test_who_refuses_before_any_name_opens_has_seen_none(nagelaten: Nagelaten) -> None:
    assert not any("Ralf Raad" in nagelaten.mee.wie_zag(naam) for naam in NAMEN)


def _leesbaar(versie: Mapping[str, Any]) -> str:
    """Return everything there is to read of a message: its text, and its cards with their buttons."""
    kaarten = [Kaart(een["content"]) for een in versie.get("attachments", ())]
    return "\n".join((str(versie.get("text", "")), *(f"{een.tekst}\n{een.knoppen}" for een in kaarten)))


def _geplaatst(nagelaten: Nagelaten) -> Iterator[Kaart]:
    for post in nagelaten.posts:
        for versie in post.versions:
            yield from (Kaart(een["content"]) for een in versie.get("attachments", ()))


def test_whoever_was_shown_a_name_stands_in_the_logboek_at_that_moment(nagelaten: Nagelaten) -> None:
    assert nagelaten.waker.gezien > 30
    assert nagelaten.waker.ongelogd == []


def test_every_line_about_a_casus_says_for_whom_and_why(nagelaten: Nagelaten) -> None:
    assert nagelaten.onvolledig == []


# What leaves by itself may not tell that somebody is, or was, in prison.


def test_no_post_gives_away_beside_a_code_that_somebody_is_in_prison(nagelaten: Nagelaten, merwestad: Regio) -> None:
    codes = nagelaten.in_nazorg
    eigen_naam = (*PARTNERS.values(), *(een.naam for een in merwestad.organisaties.values()))
    assert len(codes) > 5
    over_hen = [
        (post.conversation, tekst)
        for post in nagelaten.posts
        for versie in post.versions
        if any(code in (tekst := _leesbaar(versie)) for code in codes)
    ]
    assert len(over_hen) > 20
    for waar, tekst in over_hen:
        kaal = reduce(lambda rest, naam: rest.replace(naam, ""), eigen_naam, tekst)
        assert not VERRAADT.search(kaal), (waar, tekst)
        for inrichting in ("pi-merwede", "pi-oostdijk"):
            if f"organisatie-{inrichting}@" not in waar:
                assert merwestad.organisatienaam(inrichting) not in tekst, (waar, tekst)


def test_no_log_line_number_or_address_tells_in_which_inrichting_somebody_is(nagelaten: Nagelaten) -> None:
    """Neither by its name nor by its code; the command line and its report say codes of casussen alone."""
    regels = "\n".join((nagelaten.log, nagelaten.metrics.decode(), *nagelaten.buiten)).splitlines()
    for een in regels:
        if any(code in een for code in nagelaten.in_nazorg) or "/pagina/" in een:
            assert not INRICHTING.search(een), een


# The further way: everything else that is typed, in a bot with pages that is restarted, rotates its keys and destroys.


def test_more_than_fifty_things_were_typed_and_each_was_really_brought(nagelaten: Nagelaten) -> None:
    gebracht = "\n".join(een.gebracht for een in nagelaten.mee.alles)
    assert len(nagelaten.geheimen.woorden) > 50
    ongetypt = set(nagelaten.geheimen.woorden) - vindt(nagelaten.geheimen.woorden, gebracht)
    # Read in from a file, and put into the message of a fault.
    assert {een.rstrip("0123456789") for een in ongetypt} <= NIET_GETYPT


@pytest.mark.parametrize("onderwerp", VERLOOP)
def test_every_button_of_the_course_of_a_casus_was_pressed_on_the_way(nagelaten: Nagelaten, onderwerp: str) -> None:
    van_onderwerp = {een.value for een in Verb if een == onderwerp or een.startswith(f"{onderwerp}.")}
    assert van_onderwerp
    assert van_onderwerp - {een.wat for een in nagelaten.mee.alles} == set()


def test_every_message_about_the_course_of_a_casus_was_really_sent(nagelaten: Nagelaten) -> None:
    gestuurd = {json.loads(regel).get("kind") for regel in nagelaten.log.splitlines() if '"message"' in regel}
    assert sorted({een.value for een in BERICHTEN} - gestuurd) == []


def test_before_it_was_destroyed_it_was_there_and_readable_by_nobody(nagelaten: Nagelaten) -> None:
    assert len(nagelaten.daarvoor) > 100_000
    assert not vindt(ALLES, nagelaten.daarvoor)


@pytest.mark.parametrize("tabel", VAN_HET_GESPREK)
def test_no_row_is_left_of_a_talk_that_was_destroyed(nagelaten: Nagelaten, tabel: str) -> None:
    assert nagelaten.rijen[tabel] == []


def test_no_anchor_register_report_or_temporary_file_names_anybody(nagelaten: Nagelaten) -> None:
    assert sum(naam.startswith("ankers/") for naam in nagelaten.ernaast) > 5
    assert "sleutels.vernietigd.jsonl" in nagelaten.ernaast
    for naam, inhoud in nagelaten.ernaast.items():
        assert not vindt(ALLES, naam.encode() + inhoud), naam


def test_no_address_header_cookie_or_word_of_the_command_line_names_anybody(nagelaten: Nagelaten) -> None:
    assert any("Set-Cookie" in een for een in nagelaten.buiten)
    for een in nagelaten.buiten:
        assert not vindt(ALLES, een), een


def test_what_was_typed_is_shown_to_nobody_but_whom_it_is_for(nagelaten: Nagelaten) -> None:
    te_veel = [
        f"{een.wie} read {woord} by {een.wat}"
        for een in nagelaten.mee.alles
        if STAM in een.terug.lower()
        for woord, mag in nagelaten.geheimen.woorden.items()
        if woord in een.terug.lower() and een.wie not in mag
    ]
    assert te_veel == [], te_veel


def test_nobody_but_who_may_is_shown_somebody_by_name(nagelaten: Nagelaten) -> None:
    te_veel = {
        f"{een.wie} read {wie.naam} by {een.wat}"
        for een in nagelaten.mee.alles
        for wie, mag in MAG_ZIEN.items()
        if een.wie not in mag and any(deel in een.terug for deel in (wie.voornaam, wie.achternaam))
    }
    assert te_veel == set()


def test_each_of_them_was_shown_to_somebody(nagelaten: Nagelaten) -> None:
    for wie, mag in MAG_ZIEN.items():
        assert bool(nagelaten.mee.wie_zag(wie.achternaam)) == bool(mag), wie
