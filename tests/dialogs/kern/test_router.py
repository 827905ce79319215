import asyncio
from dataclasses import replace

import pytest
import structlog

from cards.verbs import Verb
from dialogs.kern.ports import Member, SendFailed, SendOutcome
from dialogs.kern.turn import JsonValue, Place, Pressed
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import gesprekken, personen
from tests.dialogs._wereld import Deelnemer, gezien, kanaal
from tests.dialogs.kern.conftest import Proef

KANAAL = kanaal("jeugd")
MAG_NIET = "Uw rol geeft hier geen toegang toe."
ONBEKEND = "Ik ken u nog niet"
VERLOPEN = "Deze kaart is verlopen."


async def test_where_an_answer_may_stand_decides_what_is_posted(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    assert "Overal" in await wie.types("/overal", KANAAL)
    assert "Eigen" in await wie.types("/eigen")
    for opdracht, plaats in (("eigen", KANAAL), ("dicht", KANAAL), ("dicht", wie.chat)):
        deur = await wie.types(f"/{opdracht} 26-0142-K", plaats)
        assert deur.knoppen == ("Openen",)
        assert opdracht.capitalize() not in deur.tekst
        assert deur.druk("Openen", {}).data == {"v": 1, "opdracht": opdracht, "casuscode": "26-0142-K"}
        geopend = await wie.presses(deur, "Openen", waar=plaats)
        assert opdracht.capitalize() in geopend
        assert "26-0142-K" in geopend


async def test_a_button_is_authorised_for_whoever_presses_it(proef: Proef) -> None:
    deur = await proef.wereld.partner("politie").types("/partners", KANAAL)
    assert "Partners" in deur
    assert MAG_NIET in await proef.wereld.beheerder.opens("partners", KANAAL)


async def test_a_refusal_to_somebody_we_know_is_written_down_and_to_a_stranger_it_is_not(proef: Proef) -> None:
    assert MAG_NIET in await proef.wereld.regisseur.types("/partners")
    assert ONBEKEND in await proef.wereld.onbekende("Vera Vreemd").types("/partners")
    (regel,) = proef.wereld.logboek()
    assert regel.handeling is Handeling.TOEGANG_GEWEIGERD
    assert regel.door_id == proef.wereld.regisseur.id


async def test_a_refused_press_is_written_down_with_its_verb(proef: Proef) -> None:
    formulier = await proef.wereld.regisseur.types("/tellen")
    await proef.wereld.partner("politie").presses(formulier, "Tel")
    (regel,) = proef.wereld.logboek()
    assert regel.onderwerp_id == Verb.BERICHT_OPNIEUW


def in_een_andere_tenant(wie: Deelnemer) -> Deelnemer:
    return replace(wie, sender=replace(wie.sender, tenant_id="ergens-anders"))


def anoniem(wie: Deelnemer) -> Deelnemer:
    return replace(wie, sender=replace(wie.sender, object_id=None))


@pytest.mark.parametrize("vermomming", [in_een_andere_tenant, anoniem])
async def test_the_same_name_and_address_are_not_the_same_person(proef: Proef, vermomming: object) -> None:
    wie = vermomming(proef.wereld.regisseur)  # type: ignore[operator]
    formulier = await proef.wereld.regisseur.types("/tellen")
    assert ONBEKEND in await wie.types("/overal")
    assert ONBEKEND in await wie.presses(formulier, "Tel")
    assert proef.tellingen == 0


async def test_a_role_counts_from_its_first_day_until_its_last(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    proef.wereld.verstrijkt(days=-1)
    assert ONBEKEND in await wie.types("/overal")
    proef.wereld.verstrijkt(days=2)
    assert "Overal" in await wie.types("/overal")
    proef.wereld.doet(personen.beeindig, wie.id, Rol.PROCESREGISSEUR, "zvh", proef.wereld.nu)
    assert ONBEKEND in await wie.types("/overal")


async def test_a_name_that_changed_in_teams_changes_nothing(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    hernoemd = replace(wie, sender=replace(wie.sender, name="Iemand Anders", teams_id="29:nieuw"))
    assert "Overal" in await hernoemd.types("/overal")
    persoon = proef.wereld.leest(personen.lees, wie.id)
    assert (persoon.naam, persoon.teams_id) == ("Rosa Regisseur", "29:nieuw")


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("verzonnen.verb", {"v": 1}),
        ("", {}),
        ("bericht.opnieuw", {}),
        ("bericht.opnieuw", {"v": 1, "sleutel": "met spatie"}),
        ("bericht.opnieuw", {"v": "geen getal", "sleutel": "x"}),
        ("bericht.opnieuw", {"v": 1, "sleutel": ["een", "lijst"]}),
        ("opdracht.open", {"v": 1}),
        ("opdracht.open", {"v": 1, "opdracht": "bestaat niet"}),
        ("opdracht.open", {"v": 1, "opdracht": "DROP TABLE casus"}),
        ("opdracht.open", {"v": 1, "opdracht": "dicht", "casuscode": "x" * 21}),
    ],
)
async def test_a_button_nobody_knows_is_an_expired_card(proef: Proef, verb: str, data: dict[str, object]) -> None:
    assert VERLOPEN in await proef.wereld.regisseur.presses_raw(verb, data)  # type: ignore[arg-type]


async def test_a_code_with_a_typing_error_in_a_button_is_told(proef: Proef) -> None:
    assert "typefout" in await proef.wereld.regisseur.opens("dicht", casuscode="26-0142-M")


async def test_an_old_client_whose_answer_everybody_would_read_gets_none(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    druk = (await wie.types("/tellen")).druk("Tel", {})
    kaart = await wie.presses_raw(druk.verb, druk.data, private_answer=False)
    assert "Werk Teams bij" in kaart
    assert proef.tellingen == 0


async def test_the_roster_is_fetched_for_who_may_and_only_where_it_is_needed(proef: Proef) -> None:
    wereld = proef.wereld
    wereld.zitten_in(KANAAL, [wereld.beheerder, wereld.regisseur])
    await wereld.regisseur.types("/wie", KANAAL)
    await wereld.onbekende("Vera Vreemd").types("/wie", KANAAL)
    await wereld.beheerder.types("/overal", KANAAL)
    assert wereld.teams.gevraagd == []
    assert "2" in await wereld.beheerder.types("/wie", KANAAL)
    assert wereld.teams.gevraagd == [KANAAL.conversation_id]


async def test_a_roster_that_teams_does_not_give_is_an_empty_one(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    async def geeft_niets(place: Place) -> tuple[Member, ...]:
        raise SendFailed(SendOutcome.LATER, status=429)

    monkeypatch.setattr(proef.wereld.teams, "members", geeft_niets)
    await proef.wereld.beheerder.types("/wie", KANAAL)
    assert proef.leden == [0]


async def test_hello_is_said_once_and_again_after_the_bot_was_away(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    assert "Goed dat u er bent." in await wie.adds_the_bot()
    assert (await wie.adds_the_bot()).json == {}
    assert "In een kanaal luister ik alleen als u mij noemt" in await wie.adds_the_bot(KANAAL)
    await wie.removes_the_bot(KANAAL)
    gesprek = proef.wereld.leest(gesprekken.zoek, KANAAL.conversation_id)
    assert gesprek is not None
    assert not gesprek.bereikbaar
    assert "@Tafelbot /help" in await wie.adds_the_bot(KANAAL)


async def test_a_personal_chat_belongs_to_who_speaks_in_it_and_a_channel_to_nobody(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    await wie.types("/overal")
    await wie.types("/overal", KANAAL)
    eigen = proef.wereld.leest(gesprekken.persoonlijk, wie.id)
    assert eigen is not None
    assert eigen.conversation_id == wie.chat.conversation_id
    gedeeld = proef.wereld.leest(gesprekken.zoek, KANAAL.conversation_id)
    assert gedeeld is not None
    assert gedeeld.persoon_id is None


@pytest.mark.parametrize(
    "regel",
    ["Kanarie Zeldzaam is gisteren weer aangehouden", "/eigen Kanarie Zeldzaam", "/dicht 26-0142-K Kanarie"],
)
async def test_content_is_never_repeated_and_the_form_for_it_is_offered(proef: Proef, regel: str) -> None:
    for plaats in (KANAAL, proef.wereld.regisseur.chat):
        kaart = await proef.wereld.regisseur.types(regel, plaats)
        assert "Uw tekst staat nu in Teams" in kaart
        assert "Verwijder uw bericht" in kaart
    assert "Kanarie" not in proef.wereld.posted()


async def test_the_form_for_content_is_offered_only_to_who_may_use_it(proef: Proef) -> None:
    assert (await proef.wereld.regisseur.types("/partners Kanarie")).knoppen == ()
    assert (await proef.wereld.partner("politie").types("/partners Kanarie")).knoppen == ("Openen",)


async def test_a_mistyped_command_offers_only_what_one_may_use(proef: Proef) -> None:
    kaart = await proef.wereld.regisseur.types("/partnerz")
    assert "/partners" not in kaart
    assert "Typ /help" in kaart
    assert "/partners" in await proef.wereld.partner("politie").types("/partnerz")


async def test_a_fault_in_the_program_is_raised_and_leaves_nothing_behind(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    formulier = await wie.types("/tellen")

    def kapot() -> None:
        raise ZeroDivisionError

    proef.before = kapot
    with pytest.raises(ZeroDivisionError):
        await wie.presses(formulier, "Tel")
    assert proef.wereld.logboek() == ()


async def test_what_is_logged_holds_no_word_of_what_was_typed(proef: Proef) -> None:
    with structlog.testing.capture_logs() as regels:
        await proef.wereld.regisseur.types("/partners")
        await proef.wereld.regisseur.types("Kanarie Zeldzaam is weer gezien bij de brug")
        await proef.wereld.regisseur.types("/dicht 26-0142-M")
    assert "Kanarie" not in str(regels)
    assert {een["event"] for een in regels} == {"turn_refused", "turn_answered_with_error"}


async def tekent(wie: Deelnemer, verb: Verb, **data: JsonValue) -> str:
    """Let somebody's client draw a card that asks for his own view by itself; return what he sees."""
    druk = Pressed(verb, {"v": 1, **data}, message_id="bericht-1", automatic=True)
    return gezien(await wie.wereld.gebeurt(wie.sender, KANAAL, druk)).tekst


async def test_what_a_client_asks_by_itself_is_answered_and_writes_nothing(proef: Proef) -> None:
    politie = proef.wereld.partner("politie")
    verhuisd = replace(politie, sender=replace(politie.sender, teams_id="29:nieuw"))
    assert "Gekeken" in await tekent(verhuisd, Verb.ZITTING_MIJN)
    assert proef.wereld.leest(gesprekken.zoek, KANAAL.conversation_id) is None
    assert proef.wereld.leest(personen.lees, politie.id).teams_id == politie.sender.teams_id
    assert "Gekeken" in await verhuisd.presses_raw(Verb.ZITTING_MIJN, {"v": 1}, KANAAL)
    assert proef.wereld.leest(gesprekken.zoek, KANAAL.conversation_id) is not None
    assert proef.wereld.leest(personen.lees, politie.id).teams_id == "29:nieuw"


async def test_whose_client_is_refused_did_nothing_himself(proef: Proef) -> None:
    assert MAG_NIET in await tekent(proef.wereld.regisseur, Verb.ZITTING_MIJN)
    assert proef.wereld.logboek() == ()
    assert MAG_NIET in await proef.wereld.regisseur.presses_raw(Verb.ZITTING_MIJN, {"v": 1}, KANAAL)
    assert len(proef.wereld.logboek()) == 1


async def test_nobody_acts_unseen_by_saying_that_his_client_did_it(proef: Proef) -> None:
    formulier = await proef.wereld.regisseur.types("/tellen")
    sleutel = formulier.druk("Tel", {}).data["sleutel"]
    assert MAG_NIET not in await tekent(proef.wereld.regisseur, Verb.BERICHT_OPNIEUW, sleutel=sleutel)
    assert proef.tellingen == 1
    await tekent(proef.wereld.partner("politie"), Verb.BERICHT_OPNIEUW, sleutel=sleutel)
    assert len(proef.wereld.logboek()) == 1


async def test_sixty_clients_that_ask_at_once_are_all_answered(proef: Proef) -> None:
    politie = proef.wereld.partner("politie")
    gezien_ = await asyncio.gather(*(tekent(politie, Verb.ZITTING_MIJN) for _ in range(60)))
    assert all("Gekeken" in een for een in gezien_)
