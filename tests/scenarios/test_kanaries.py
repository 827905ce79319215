"""The whole story with words that should be nowhere, and then a search of every place where they could have stayed.

A name, a birth date, a note, a reason or a number in another system may be in the answer to a press of whoever may see
it. It may never be in what is posted, in the log, in the numbers, or readable in a database or its files.
"""

import asyncio
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

import pytest

from domain.regio import Regio
from tests._databases import SOORTEN
from tests._kaart import Kaart
from tests.scenarios._heel_verhaal import GEHEIM, NAMEN, Nagelaten, speel_uit
from tests.scenarios._kanaries import vindt
from tests.scenarios._opstelling import EERSTE, TWEEDE
from tests.scenarios._voorspel import Stand
from tests.scenarios.conftest import Voorspel

SAMENVATTING = "Bericht van Tafelbot. Open Teams om het te lezen."
MAG_NAMEN_ZIEN = {"Roos Regie", "Pim Politie", "Otto Openbaar", "Rik Reclassering", "Vera Veilig", "Gijs Gemeente"}
"""The regisseur, and who was asked and went on to the persons."""

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
    gezien = "\n".join(str(een.antwoord.body) for een in nagelaten.mee.alles)
    assert vindt((EERSTE, TWEEDE, "Vinkenslag", "17 maart 1987", "kanarie"), gezien) == {
        EERSTE, TWEEDE, "Vinkenslag", "17 maart 1987", "kanarie",
    }  # fmt: skip
    assert len(nagelaten.posts) > 40
    assert nagelaten.log.count("\n") > 100


def test_nothing_that_was_posted_or_edited_names_anybody(nagelaten: Nagelaten) -> None:
    for gestuurd in nagelaten.gestuurd:
        assert not vindt(GEHEIM, gestuurd), gestuurd


def test_every_summary_is_the_one_neutral_line(nagelaten: Nagelaten) -> None:
    versies = [versie for post in nagelaten.posts for versie in post.versions]
    assert {versie.get("summary") for versie in versies} == {SAMENVATTING}


def test_posted_buttons_carry_ids_codes_and_keys_only(nagelaten: Nagelaten) -> None:
    drukken = [een for kaart in _geplaatst(nagelaten) for een in kaart.drukken()]
    assert len(drukken) > 40
    for een in drukken:
        assert not vindt(GEHEIM, str(een.data))
        assert "betrokkene" not in een.data
        for waarde in een.data.values():
            assert isinstance(waarde, int) or re.fullmatch(r"[A-Za-z0-9 _.:-]{1,160}", str(waarde)), een


def test_no_log_line_names_anybody(nagelaten: Nagelaten) -> None:
    if vindt(GEHEIM, nagelaten.log):
        assert not [regel for regel in nagelaten.log.splitlines() if vindt(GEHEIM, regel)]


def test_a_fault_is_logged_without_what_it_was_about(nagelaten: Nagelaten) -> None:
    assert "turn_failed" in nagelaten.log
    assert "builtins.RuntimeError" in nagelaten.log


def test_the_numbers_name_nobody(nagelaten: Nagelaten) -> None:
    assert not vindt(GEHEIM, nagelaten.metrics)


def test_no_byte_of_the_database_names_anybody(nagelaten: Nagelaten) -> None:
    assert not vindt(GEHEIM, nagelaten.database)
    assert nagelaten.bestanden >= {"tafelbot.db", "tafelbot.db-wal"} or "postgresql" in nagelaten.soort


def test_no_row_of_any_table_names_anybody(nagelaten: Nagelaten) -> None:
    assert sum(map(len, nagelaten.rijen.values())) > 200
    for tabel, rijen in nagelaten.rijen.items():
        assert not vindt(GEHEIM, "\n".join(rijen)), tabel


def test_no_byte_of_the_store_of_keys_names_anybody(nagelaten: Nagelaten) -> None:
    assert nagelaten.sleutels
    assert not vindt(GEHEIM, nagelaten.sleutels)


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


def _geplaatst(nagelaten: Nagelaten) -> Iterator[Kaart]:
    for post in nagelaten.posts:
        for versie in post.versions:
            yield from (Kaart(een["content"]) for een in versie.get("attachments", ()))


def test_whoever_was_shown_a_name_stands_in_the_logboek_at_that_moment(nagelaten: Nagelaten) -> None:
    assert nagelaten.waker.gezien > 30
    assert nagelaten.waker.ongelogd == []


def test_every_line_about_a_casus_says_for_whom_and_why(nagelaten: Nagelaten) -> None:
    assert nagelaten.onvolledig == []
