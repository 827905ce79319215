"""A meeting that the regisseur made himself: the same options, each ticked, or nobody hears anything."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs.kern import vergaderingen
from dialogs.kern.turn import JsonValue, Place, PlaceKind
from dialogs.terugkeergesprek import eigen_link
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.terugkeergesprek import Terugkeergesprek
from domain.vergadering import (
    OPTIES,
    Vergaderfout,
    Vergadering,
    Vergaderopties,
    Vergaderstatus,
    Vergaderwijze,
    is_vergaderlink,
)
from storage import terugkeergesprek
from storage import vergadering as opslag
from storage.gesprekken import Bestemming
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._post import context
from tests.dialogs._wereld import TENANT, Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, koppelt
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek

LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d"
ALLES = ",".join(OPTIES)
GOED = {"opties": ALLES, "adres": LINK, "nummer": "312 456 789 01", "toegangscode": "aB3dE9"}


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    eigen_link.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


@pytest.fixture
def gesprek(w: Wereld, casus: Casus) -> Terugkeergesprek:
    """A talk that has a moment, of which nobody was told, where there is no Graph."""
    een = gepland_gesprek(w, casus)
    een = w.doet(terugkeergesprek.wijzig, replace(een, verteld=None))
    w.doet(lambda uow: vergaderingen.vraag_aan(context(w, uow), een))
    return een


async def opent(wie: Deelnemer, gesprek: Terugkeergesprek) -> Kaart:
    return await wie.presses_raw(Verb.VERGADERING_OPEN, {"v": 1, "gesprek": gesprek.id})


def sleutel_van(kaart: Kaart, knop: str = "Link bewaren") -> str:
    return str(kaart.druk(knop, {}).data["sleutel"])


async def vult_in(wie: Deelnemer, gesprek: Terugkeergesprek, kaart: Kaart, **anders: str) -> Kaart:
    data: dict[str, JsonValue] = {"v": 1, "gesprek": gesprek.id, "sleutel": sleutel_van(kaart), **GOED, **anders}
    return await wie.presses_raw(Verb.VERGADERING_EIGEN, data)


def vergadering(w: Wereld, gesprek: Terugkeergesprek) -> Vergadering:
    nu = w.leest(lambda uow: vergaderingen.van_gesprek(context(w, uow), gesprek.id))
    assert nu is not None
    return nu


def verteld(w: Wereld, gesprek: Terugkeergesprek) -> bool:
    return w.leest(terugkeergesprek.lees, gesprek.id).verteld is not None


async def test_with_every_option_ticked_it_is_good_and_the_others_hear(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kaart = await opent(w.regisseur, gesprek)
    assert "maakt u de vergadering zelf" in kaart.tekst
    klaar = await vult_in(w.regisseur, gesprek, kaart, adres=f"  {LINK} ")
    assert "staat klaar" in klaar.tekst
    nu = vergadering(w, gesprek)
    assert nu.mag_getoond
    assert nu.wijze is Vergaderwijze.EIGEN_LINK
    assert nu.gegevens is not None
    assert (nu.gegevens.adres, nu.gegevens.toegangscode) == (LINK, "aB3dE9")
    assert verteld(w, gesprek)
    assert Handeling.VERGADERING_GEMAAKT in w.handelingen(gesprek.casus_id)


@pytest.mark.parametrize("optie", OPTIES)
async def test_without_one_of_them_nothing_is_kept_and_nothing_typed_is_lost(
    w: Wereld, gesprek: Terugkeergesprek, optie: str
) -> None:
    andere = ",".join(een for een in OPTIES if een != optie)
    kaart = await vult_in(w.regisseur, gesprek, await opent(w.regisseur, gesprek), opties=andere)
    assert "Niet alles is aangevinkt" in kaart.tekst
    assert LINK in json.dumps(kaart.json)
    assert andere in json.dumps(kaart.json)
    assert not vergadering(w, gesprek).mag_getoond
    assert not verteld(w, gesprek)
    klaar = await vult_in(w.regisseur, gesprek, kaart)
    assert "staat klaar" in klaar.tekst, "the form that came back works"


@pytest.mark.parametrize(
    "verkeerd",
    [
        {"adres": ""},
        {"adres": "http://teams.microsoft.com/l/meetup-join/x"},
        {"adres": "https://teams.microsoft.com.kwaad.example/l/meetup-join/x"},
        {"adres": LINK + "x" * 3000},
        {"adres": "🙂" * 50},
        {"nummer": "twaalf"},
        {"toegangscode": "[x](https://kwaad.example)"},
        {"toegangscode": ""},
    ],
)
async def test_what_is_no_link_number_or_code_is_not_kept(
    w: Wereld, gesprek: Terugkeergesprek, verkeerd: dict[str, str]
) -> None:
    await vult_in(w.regisseur, gesprek, await opent(w.regisseur, gesprek), **verkeerd)
    assert not vergadering(w, gesprek).mag_getoond
    assert not verteld(w, gesprek)


@pytest.mark.parametrize(
    ("adres", "mag"),
    [
        (LINK, True),
        ("https://teams.microsoft.com/meet/312456?p=abc", True),
        ("https://TEAMS.microsoft.com/l/meetup-join/x", True),
        ("https://teams.cloud.microsoft/meet/312456?p=abc", True),
        ("https://gov.teams.microsoft.us/l/meetup-join/x", True),
        ("https://teams.microsoft.com", False),
        ("https://teams.microsoft.com/l/chat/19%3ameeting_x%40thread.v2/0", False),
        ("https://teams.microsoft.com/l/channel/19%3ax%40thread.tacv2/Tafel", False),
        ("https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.tacv2/1699999999999", False),
        ("https://teams.microsoft.com/l/meetup-join/../chat/19%3ax%40thread.v2", False),
        ("https://teams.microsoft.com/l/meetup-join/%2e%2e/chat/19%3ax%40thread.v2", False),
        ("https://teams.live.com/meet/312456", False),
        ("https://user@teams.microsoft.com/l/x", False),
        ("https://teams.microsoft.com:8443/l/x", False),
        ("https://teams.microsoft.com\\@kwaad.example/l/x", False),
        ("https://teams.microsoft.com@kwaad.example/l/x", False),
        ("https://kwaad.example/https://teams.microsoft.com/l/x", False),
        ("https://teams.microsoft.com/l/x y", False),
        ("https://teams.microsoft.com/l/x\nhttps://kwaad.example", False),
        ("https://[teams.microsoft.com/l/x", False),
        ("https://teams.micrоsoft.com/l/x", False),  # noqa: RUF001 - a Cyrillic letter, on purpose
        ("javascript:alert(1)//teams.microsoft.com/l", False),
        ("", False),
    ],
)
def test_a_link_is_one_of_teams_as_a_browser_reads_it(adres: str, mag: bool) -> None:
    assert is_vergaderlink(adres) is mag


async def test_a_detained_person_is_never_let_into_the_chat_in_which_a_tafel_works(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    chat = Place(PlaceKind.GROUP, "19:meeting_x@thread.v2", "https://smba.example.test/", TENANT, "28:bot")
    await koppelt(w, chat, Bestemming.TAFEL, "nazorg")
    antwoord = await vult_in(w.regisseur, gesprek, await opent(w.regisseur, gesprek))
    assert "waarin een tafel" in antwoord.tekst
    assert not vergadering(w, gesprek).mag_getoond
    assert not verteld(w, gesprek)


async def test_pressed_twice_it_is_kept_once_and_filled_in_anew_it_asks(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kaart = await opent(w.regisseur, gesprek)
    await vult_in(w.regisseur, gesprek, kaart)
    eerst = vergadering(w, gesprek)
    weer = await vult_in(w.regisseur, gesprek, kaart)
    assert "staat klaar" in weer.tekst
    anders = await vult_in(w.regisseur, gesprek, kaart, toegangscode="Ander1")
    assert "al bewaard" in anders.tekst
    assert vergadering(w, gesprek) == eerst
    await vult_in(w.regisseur, gesprek, anders, toegangscode="Ander1")
    nu = vergadering(w, gesprek)
    assert nu.gegevens is not None
    assert nu.gegevens.toegangscode == "Ander1"


async def test_only_the_regisseur_of_the_casus_sees_or_changes_it(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kaart = await opent(w.regisseur, gesprek)
    collega = w.persoon("Co Collega", (Rol.PROCESREGISSEUR, w.regio.eigen_organisatie))
    for wie in (collega, casemanager(w), w.partner("politie"), w.beheerder, w.onbekende("Vreemde")):
        geweigerd = await opent(wie, gesprek)
        assert "vergadering zelf" not in geweigerd.tekst
        await vult_in(wie, gesprek, kaart)
    assert not vergadering(w, gesprek).mag_getoond


async def test_a_copied_key_is_refused(w: Wereld, gesprek: Terugkeergesprek, casus: Casus) -> None:
    ander = await opent(w.regisseur, gesprek)
    tweede = neemt_op(w, "Een Ander", einde=w.nu.date() + timedelta(days=60))[0]
    assert tweede.id != casus.id
    zijn = gepland_gesprek(w, tweede)
    await vult_in(w.regisseur, zijn, ander)
    assert w.leest(opslag.van_gesprek, zijn.id) == ()


async def test_nothing_of_it_names_him_and_nothing_is_posted(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kaart = await opent(w.regisseur, gesprek)
    klaar = await vult_in(w.regisseur, gesprek, kaart)
    assert CANARY not in json.dumps([kaart.json, klaar.json], ensure_ascii=False)
    assert LINK not in json.dumps(klaar.json)
    assert w.geplaatst == []


async def test_moved_within_its_day_the_own_link_stays_and_on_another_day_it_is_asked_anew(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    await vult_in(w.regisseur, gesprek, await opent(w.regisseur, gesprek))
    nu = w.leest(terugkeergesprek.lees, gesprek.id)
    assert nu.begint_op is not None
    later = w.doet(terugkeergesprek.wijzig, replace(nu, begint_op=nu.begint_op + timedelta(hours=1)))
    assert w.doet(lambda uow: vergaderingen.vraag_aan(context(w, uow), later)).mag_getoond
    morgen = w.doet(terugkeergesprek.wijzig, replace(later, begint_op=nu.begint_op + timedelta(days=1)))
    nieuw = w.doet(lambda uow: vergaderingen.vraag_aan(context(w, uow), morgen))
    assert not nieuw.mag_getoond
    oud = next(een for een in w.leest(opslag.van_gesprek, gesprek.id) if een.id != nieuw.id)
    assert (oud.status, oud.gegevens) == (Vergaderstatus.VERWIJDERD, None)


def met_graph(w: Wereld, gesprek: Terugkeergesprek, **anders: object) -> None:
    """Let the meeting be one that the bot makes, as it is then."""
    w.regio = replace(w.regio, gesprek=replace(w.regio.gesprek, graph_tenant=TENANT))
    een = w.doet(lambda uow: vergaderingen.vraag_aan(context(w, uow), gesprek))
    w.doet(opslag.wijzig, replace(een, **anders))  # type: ignore[arg-type] # whatever field the test is about


@pytest.mark.parametrize("fout", [een for een in Vergaderfout if een is not Vergaderfout.GEEN])
async def test_each_reason_is_told_in_plain_words(w: Wereld, gesprek: Terugkeergesprek, fout: Vergaderfout) -> None:
    ontbreekt = Vergaderopties(**{**dict.fromkeys(OPTIES, True), "geen_opname": False})
    opties = ontbreekt if fout is Vergaderfout.OPTIES else None
    blijft = fout in {Vergaderfout.ANTWOORDT_NIET, Vergaderfout.TOESTEMMING}
    status = Vergaderstatus.TE_MAKEN if blijft else Vergaderstatus.AFGEKEURD
    met_graph(w, gesprek, status=status, fout=fout, opties=opties, gemeld=True)
    kaart = await opent(w.regisseur, gesprek)
    assert ("Opnemen: uit" in kaart.tekst.partition("Zelf een vergadering")[0]) is (opties is not None)
    assert ("Opnieuw proberen" in json.dumps(kaart.json)) is not blijft
    assert "Zelf een vergadering maken" in kaart.tekst


async def test_a_rejected_meeting_is_asked_for_once_more(w: Wereld, gesprek: Terugkeergesprek) -> None:
    met_graph(w, gesprek, status=Vergaderstatus.AFGEKEURD, fout=Vergaderfout.OPTIES, werk_vanaf=None)
    kaart = await opent(w.regisseur, gesprek)
    klaar = await w.regisseur.presses(kaart, "Opnieuw proberen")
    assert "Ik maak de vergadering" in klaar.tekst
    assert vergadering(w, gesprek).status is Vergaderstatus.TE_MAKEN
    await w.regisseur.presses(kaart, "Opnieuw proberen")
    assert len([een for een in w.leest(opslag.van_gesprek, gesprek.id) if een.werk_vanaf is not None]) == 1


async def test_while_graph_is_away_an_own_link_takes_its_place(w: Wereld, gesprek: Terugkeergesprek) -> None:
    met_graph(w, gesprek, extern_id="half-gemaakt")
    await vult_in(w.regisseur, gesprek, await opent(w.regisseur, gesprek))
    assert vergadering(w, gesprek).mag_getoond
    half = next(een for een in w.leest(opslag.van_gesprek, gesprek.id) if een.extern_id)
    assert half.status is Vergaderstatus.TE_VERWIJDEREN
    assert half.werk_vanaf is not None


async def test_for_a_talk_that_does_not_go_on_there_is_nothing_to_make(w: Wereld, gesprek: Terugkeergesprek) -> None:
    w.doet(terugkeergesprek.wijzig, replace(w.leest(terugkeergesprek.lees, gesprek.id), begint_op=None))
    kaart = await opent(w.regisseur, gesprek)
    assert "nu geen vergadering nodig" in kaart.tekst
