"""In the chat of a talk the bot is silent, whatever is typed or pressed there, and whoever does it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.verbs import Verb
from dialogs.kern.answers import ShowCard, Silence
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.gespreksstilte import zwijgt_in
from dialogs.kern.turn import (
    Happening,
    Joined,
    Left,
    MeetingEvent,
    MeetingMoment,
    Place,
    Pressed,
    Sender,
    Turn,
    Typed,
)
from dialogs.terugkeergesprek import tijdens
from domain.casus import Casus
from domain.errors import Unavailable
from domain.logboek import Handeling
from domain.terugkeergesprek import Gebeurtenissoort, Gespreksstatus, Terugkeergesprek
from domain.vergadering import Toegangsgegevens, Vergadering, Vergaderstatus, Vergaderwijze
from storage import gesprekken, terugkeergesprek
from storage import vergadering as vergaderingen
from storage.plekken import plekken
from tests.dialogs._detentie import neemt_op
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import SERVICE, TENANT, Deelnemer, Wereld, gezien, groep, kanaal
from tests.dialogs._zaken import CANARY
from tests.dialogs.terugkeergesprek._gesprek import gepland_gesprek

HIER = replace(groep("gesprek"), meeting=True)
ELDERS = groep("overleg")
GAST = Sender(TENANT, None, "29:gast-0001", "Kanarie Gast")


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    tijdens.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    return neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]


@pytest.fixture
def gesprek(w: Wereld, casus: Casus) -> Terugkeergesprek:
    """A talk that begins now, with its meeting and the chat of it."""
    een = gepland_gesprek(w, casus, begint_op=w.nu)
    w.doet(vergaderingen.maak, vergadering(een))
    return een


def vergadering(een: Terugkeergesprek) -> Vergadering:
    return Vergadering(
        id="",
        gesprek_id=een.id,
        casus_id=een.casus_id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.GOED,
        gegevens=Toegangsgegevens("https://teams.microsoft.com/l/meetup-join/kanarie"),
        draad=HIER.conversation_id,
    )


def gebeurd(w: Wereld, gesprek: Terugkeergesprek) -> list[Gebeurtenissoort]:
    return [een.soort for een in w.leest(terugkeergesprek.gebeurtenissen, gesprek.id)]


def onthouden(w: Wereld, plaats: Place = HIER) -> object:
    return w.leest(gesprekken.zoek, plaats.conversation_id)


async def begroet(wie: Deelnemer) -> None:
    """Let somebody have a chat with the bot, in which it can reach him."""
    await wie.types("/help")


async def vindt_plaats(w: Wereld, moment: MeetingMoment, minuut: int, gasten: int = 0) -> None:
    at = w.nu + timedelta(minutes=minuut)
    assert isinstance(await w.gebeurt(GAST, HIER, MeetingEvent(moment, at, gasten)), Silence)


@pytest.mark.parametrize(
    "tekst", ["/help", "/casus toon", "hallo", "/gespreek", "", "/registreer", "Kanarie is dakloos"]
)
async def test_nothing_that_is_typed_there_is_answered(w: Wereld, gesprek: Terugkeergesprek, tekst: str) -> None:
    for wie in (w.regisseur, w.partner("politie"), w.onbekende("Vreemde")):
        assert isinstance(await w.gebeurt(wie.sender, HIER, Typed(tekst)), Silence)
    assert isinstance(await w.gebeurt(GAST, HIER, Typed(tekst)), Silence)
    assert gesprek.status is Gespreksstatus.GEPLAND


async def test_in_another_group_chat_it_answers_as_ever(w: Wereld, gesprek: Terugkeergesprek) -> None:
    antwoord = await w.gebeurt(w.regisseur.sender, ELDERS, Typed("/help"))
    assert isinstance(antwoord, ShowCard)
    assert gesprek.casus_id


async def test_whoever_typed_hears_why_in_his_own_chat_once_per_talk(w: Wereld, gesprek: Terugkeergesprek) -> None:
    politie = w.partner("politie")
    await begroet(politie)
    for _ in range(3):
        await w.gebeurt(politie.sender, HIER, Typed("/help"))
    (bericht,) = [een for een in bezorgt(w) if een.werk.soort == Berichtsoort.TERUGKEERGESPREK_STIL]
    assert bericht.waar == politie.chat.conversation_id
    assert "In dat gesprek zwijgt Tafelbot" in bericht.kaart
    assert CANARY not in bericht.kaart
    w.verstrijkt(minutes=20)
    await w.gebeurt(politie.sender, HIER, Typed("/help"))
    assert not [een for een in bezorgt(w) if een.werk.soort == Berichtsoort.TERUGKEERGESPREK_STIL]
    assert gesprek.id


async def test_a_stranger_and_a_guest_get_no_private_word(w: Wereld, gesprek: Terugkeergesprek) -> None:
    for wie in (w.onbekende("Vreemde").sender, GAST):
        await w.gebeurt(wie, HIER, Typed("/help"))
    assert not [een for een in bezorgt(w) if een.werk.soort == Berichtsoort.TERUGKEERGESPREK_STIL]
    assert gesprek.id


async def test_a_press_is_refused_without_naming_anything_and_that_is_kept(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    kaart = await w.regisseur.presses_raw(Verb.GESPREKTIJDENS_OPEN, {"v": 1, "gesprek": gesprek.id}, HIER)
    assert kaart.tekst == "Dat kan in dit gesprek niet."
    assert str(casus.code) not in kaart
    laatste = w.logboek()[-1]
    assert (laatste.handeling, laatste.doel) == (Handeling.TOEGANG_GEWEIGERD, "in_gesprek")


async def test_a_press_by_an_old_client_would_be_read_by_everybody_so_nothing_is_said(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    druk = Pressed(Verb.GESPREKTIJDENS_OPEN, {"v": 1, "gesprek": gesprek.id}, "1", private_answer=False)
    assert isinstance(await w.gebeurt(w.regisseur.sender, HIER, druk), Silence)


async def test_a_guest_who_presses_is_noted_without_a_name_and_does_not_fill_a_table(
    w: Wereld, casus: Casus, gesprek: Terugkeergesprek
) -> None:
    for _ in range(5):
        await w.gebeurt(GAST, HIER, Pressed(Verb.GESPREKTIJDENS_OPEN, {"v": 1, "gesprek": gesprek.id}, "1"))
    assert gebeurd(w, gesprek) == [Gebeurtenissoort.GAST_DRUKTE]
    (regel,) = [een for een in w.logboek(casus.id) if een.handeling is Handeling.GAST_GEWEIGERD]
    assert (regel.door_id, regel.betrokkene_id) == (None, None)
    assert "Gast" not in str(regel)


async def test_the_bot_that_is_added_there_says_nothing_and_remembers_nothing(
    w: Wereld, gesprek: Terugkeergesprek
) -> None:
    assert isinstance(await w.gebeurt(w.regisseur.sender, HIER, Joined()), Silence)
    assert isinstance(await w.gebeurt(w.regisseur.sender, HIER, Left()), Silence)
    assert onthouden(w) is None
    assert gesprek.id


async def test_it_never_becomes_the_conversation_of_a_tafel(w: Wereld, gesprek: Terugkeergesprek) -> None:
    beheerder = w.beheerder
    vorm = await beheerder.types("/registreer", ELDERS)
    kaart = await beheerder.presses(vorm, vorm.knoppen[0], waar=ELDERS)
    geweigerd = await beheerder.presses_raw(
        Verb.REGISTRATIE_GESPREK, {"v": 1, "doel": "tafel:nazorg", "sleutel": "x.1.y"}, HIER
    )
    assert geweigerd.tekst == "Dat kan in dit gesprek niet."
    assert onthouden(w) is None
    assert kaart.tekst
    assert gesprek.id


async def test_the_chat_stays_silent_once_the_meeting_is_gone(w: Wereld, gesprek: Terugkeergesprek) -> None:
    (een,) = w.leest(vergaderingen.van_gesprek, gesprek.id)
    w.doet(vergaderingen.wijzig, replace(een, status=Vergaderstatus.VERWIJDERD, gegevens=None))
    assert isinstance(await w.gebeurt(w.regisseur.sender, HIER, Typed("/help")), Silence)


async def test_without_the_database_nothing_is_said_in_any_meeting(
    w: Wereld, gesprek: Terugkeergesprek, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def weg(*_: object) -> bool:
        raise Unavailable("opslag.onbereikbaar")

    monkeypatch.setattr(type(w.store), "read", weg)
    assert isinstance(await w.gebeurt(w.regisseur.sender, HIER, Typed("/help")), Silence)
    assert isinstance(await w.gebeurt(w.regisseur.sender, ELDERS, Typed("/help")), ShowCard)
    assert gesprek.id


async def test_the_meeting_begins_and_ends_the_talk_by_itself(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await vindt_plaats(w, MeetingMoment.STARTED, -4)
    assert w.leest(terugkeergesprek.lees, gesprek.id).status is Gespreksstatus.BEZIG
    await vindt_plaats(w, MeetingMoment.CAME, 3, 1)
    await vindt_plaats(w, MeetingMoment.WENT, 31, 1)
    await vindt_plaats(w, MeetingMoment.ENDED, 46)
    assert w.leest(terugkeergesprek.lees, gesprek.id).status is Gespreksstatus.GEWEEST


async def test_a_meeting_that_runs_empty_too_soon_is_asked_about(w: Wereld, gesprek: Terugkeergesprek) -> None:
    await vindt_plaats(w, MeetingMoment.STARTED, 0)
    await vindt_plaats(w, MeetingMoment.ENDED, 5)
    w.verstrijkt(minutes=6)
    assert w.leest(terugkeergesprek.lees, gesprek.id).status is Gespreksstatus.BEZIG
    kaart = await w.regisseur.presses_raw(Verb.GESPREKTIJDENS_OPEN, {"v": 1, "gesprek": gesprek.id})
    assert "sinds 10.05 uur niemand meer in het gesprek" in kaart


async def test_what_is_told_twice_and_in_another_order_is_kept_once(w: Wereld, gesprek: Terugkeergesprek) -> None:
    for _ in range(2):
        await vindt_plaats(w, MeetingMoment.ENDED, 46)
        await vindt_plaats(w, MeetingMoment.WENT, 31, 1)
        await vindt_plaats(w, MeetingMoment.CAME, 3, 1)
        await vindt_plaats(w, MeetingMoment.STARTED, 0)
    assert gebeurd(w, gesprek) == [
        Gebeurtenissoort.BEGONNEN,
        Gebeurtenissoort.GAST_ER,
        Gebeurtenissoort.GAST_WEG,
        Gebeurtenissoort.GEEINDIGD,
    ]
    assert w.leest(terugkeergesprek.lees, gesprek.id).status is Gespreksstatus.GEWEEST


async def test_a_meeting_that_is_not_ours_changes_nothing(w: Wereld, gesprek: Terugkeergesprek) -> None:
    gebeurtenis = MeetingEvent(MeetingMoment.STARTED, w.nu)
    assert isinstance(await w.gebeurt(w.regisseur.sender, ELDERS, gebeurtenis), Silence)
    assert gebeurd(w, gesprek) == []


async def test_a_meeting_that_was_replaced_counts_for_nothing(w: Wereld, gesprek: Terugkeergesprek) -> None:
    (een,) = w.leest(vergaderingen.van_gesprek, gesprek.id)
    w.doet(vergaderingen.wijzig, replace(een, status=Vergaderstatus.TE_VERWIJDEREN, gegevens=None))
    await vindt_plaats(w, MeetingMoment.STARTED, 0)
    assert gebeurd(w, gesprek) == []


async def test_an_anonymous_act_anywhere_is_refused_and_written_down_once_an_hour(w: Wereld) -> None:
    router = w.router

    async def doet(plaats: Place, wat: Happening) -> None:
        antwoord = await router.handle(Turn(w.regio.code, GAST, plaats, wat, "a", w.nu))
        assert "beheerder" in gezien(antwoord).tekst

    for uur in range(2):
        for plaats in (ELDERS, kanaal("tafel"), w.regisseur.chat):
            await doet(plaats, Typed("/casus lijst"))
            await doet(plaats, Pressed(Verb.OPDRACHT_OPEN, {"v": 1, "opdracht": "casus lijst"}, "1"))
        geweigerd = [een for een in w.logboek() if een.handeling is Handeling.GAST_GEWEIGERD]
        assert len(geweigerd) == uur + 1
        assert all(een.door_id is None and "Gast" not in str(een) for een in geweigerd)
        w.verstrijkt(hours=1)


WIE = st.sampled_from(["regisseur", "politie", "beheerder", "vreemde", "gast"])
WAT: st.SearchStrategy[Happening] = st.one_of(
    st.builds(Typed, st.sampled_from(["/help", "/registreer", "/casus lijst", "/bericht", "26-0001-A", "hoi"])),
    st.builds(
        Pressed,
        st.sampled_from([een.value for een in Verb]),
        st.just({"v": 1, "opdracht": "help"}),
        st.just("1"),
        automatic=st.booleans(),
        private_answer=st.booleans(),
    ),
    st.sampled_from([Joined(), Left()]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(gebeurt=st.lists(st.tuples(WIE, WAT), min_size=1, max_size=6))
async def test_whatever_happens_there_nothing_is_ever_planned_to_it(
    w: Wereld, gesprek: Terugkeergesprek, gebeurt: list[tuple[str, Happening]]
) -> None:
    mensen = {
        "regisseur": w.regisseur.sender,
        "politie": w.partner("politie").sender,
        "beheerder": w.beheerder.sender,
        "vreemde": w.onbekende("Vreemde").sender,
        "gast": GAST,
    }
    for wie in (w.regisseur, w.partner("politie"), w.beheerder):
        await begroet(wie)
    for naam, wat in gebeurt:
        antwoord = await w.gebeurt(mensen[naam], HIER, wat)
        assert isinstance(wat, Pressed) or isinstance(antwoord, Silence)
    assert onthouden(w) is None
    assert all(een.waar != HIER.conversation_id for een in bezorgt(w))
    assert gesprek.id


async def test_a_conversation_that_was_known_before_gets_nothing_any_more(w: Wereld, gesprek: Terugkeergesprek) -> None:
    kende = w.doet(
        gesprekken.onthoud,
        soort=HIER.kind.value,
        conversation_id=HIER.conversation_id,
        service_url=SERVICE,
        tenant_id=TENANT,
        bot_id=HIER.bot_id,
    )
    assert w.leest(zwijgt_in, kende)
    assert not w.leest(plekken, Berichtsoort.TERUGKEERGESPREK_STIL, gesprek.id)
