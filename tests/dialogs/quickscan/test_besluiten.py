"""A regisseur decides per person what happens; each decision brings about what it said it would, and no more."""

from datetime import date

import pytest

from dialogs.kern.turn import JsonValue
from domain.agenda import Zitting
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.quickscan import Quickscanbesluit
from storage import agenda, quickscan
from storage import regie as regies
from tests.dialogs._detentie import gevraagd, hebben_toegang
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, om
from tests.dialogs.quickscan._week import (
    PI,
    REDEN,
    antwoordt,
    besloten,
    besluit,
    komen_binnen,
    nu,
    opent,
    opent_vorm,
    vraagt_de_week_uit,
)

LANG = "العربية 😀 *vet* " * 100


@pytest.fixture
async def een(wereld: Wereld, zitting: Zitting, bevestigd: None) -> Casus:
    """Somebody about whom was asked."""
    (wie,) = komen_binnen(wereld, CANARY)
    await vraagt_de_week_uit(wereld)
    return nu(wereld, wie)


def op_agenda(wereld: Wereld, zitting: Zitting) -> set[str]:
    return {punt.casus_id for punt in wereld.leest(agenda.punten, zitting.id)}


async def test_what_each_decision_brings_about_is_said_before_it_is_taken(wereld: Wereld, een: Casus) -> None:
    vorm = await opent_vorm(wereld, een)
    assert "de casus staat op de agenda van de zitting" in vorm
    assert "RIO Merwestad krijgt de casusregie" in vorm
    assert "de casus sluit meteen" in vorm
    assert "Tot dan verandert er niets." in vorm
    assert CANARY in vorm


async def test_bespreken_takes_him_in_and_keeps_him_on_the_agenda(wereld: Wereld, een: Casus, zitting: Zitting) -> None:
    kaart = await besluit(wereld, een, "Bespreken")
    assert "Besloten: bespreken." in kaart
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG
    assert op_agenda(wereld, zitting) == {een.id}
    assert set(gevraagd(wereld, een).values()) == {"open"}
    assert Handeling.QUICKSCAN_BESLOTEN in wereld.handelingen(een.id)


@pytest.mark.parametrize("wat", ["Alleen RIO", "Geen inzet", "Opschalen"])
async def test_without_a_reason_nobody_gets_less_or_goes_elsewhere(wereld: Wereld, een: Casus, wat: str) -> None:
    kaart = await besluit(wereld, een, wat, "  \n ")
    assert "Schrijf de reden op" in kaart
    assert besloten(wereld, een) is None
    assert nu(wereld, een).fase is Fase.UITVRAAG


async def test_what_was_typed_stays_when_something_must_be_mended(wereld: Wereld, een: Casus) -> None:
    vorm = await opent_vorm(wereld, een)
    kaart = await wereld.regisseur.presses(vorm, "Besluit vastleggen", {REDEN: "Een *goede* reden"})
    assert "Kies wat er gebeurt." in kaart
    assert any(veld.get("value") == "Een *goede* reden" for veld in kaart.invoer)
    lang = await wereld.regisseur.presses(vorm, "Besluit vastleggen", {"Wat gebeurt er?": "Geen inzet", REDEN: LANG})
    assert "De reden is te lang" in lang
    assert besloten(wereld, een) is None


async def test_alleen_rio_leaves_him_with_the_rio_where_he_is_and_his_gemeente(
    wereld: Wereld, een: Casus, zitting: Zitting
) -> None:
    antwoordt(wereld, een, "politie", {"bekend": "nee"})
    await besluit(wereld, een, "Alleen RIO", "De RIO kent hem goed.")
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG
    assert op_agenda(wereld, zitting) == set()
    assert hebben_toegang(wereld, een) == {"rio", "pi-merwede", "gemeente-merwestad"}
    houder = wereld.leest(regies.huidige, een.id)
    assert houder is not None
    assert houder.organisatie == "rio"
    # What was answered stays; what was open is asked no more.
    staat = gevraagd(wereld, een)
    assert staat.pop("politie") == "beantwoord"
    assert set(staat.values()) == {"ingetrokken"}


async def test_alleen_rio_can_be_taken_back_and_who_had_not_answered_is_asked_again(
    wereld: Wereld, een: Casus, zitting: Zitting
) -> None:
    voor = hebben_toegang(wereld, een)
    kaart = await besluit(wereld, een, "Alleen RIO", "De RIO kent hem goed.")
    # They were asked, and are asked no more: that is not the same as not being asked yet.
    assert "Er staat geen vraag open." in kaart
    assert "Nog niet uitgevraagd." not in kaart
    await besluit(wereld, een, "Bespreken")
    assert hebben_toegang(wereld, een) == voor
    assert set(gevraagd(wereld, een).values()) == {"open"}
    assert op_agenda(wereld, zitting) == {een.id}
    assert [stap.besluit for stap in wereld.leest(quickscan.van_casus, een.id)] == [
        Quickscanbesluit.ALLEEN_RIO,
        Quickscanbesluit.BESPREKEN,
    ]


async def test_geen_inzet_closes_it_and_says_how_it_comes_back(wereld: Wereld, een: Casus, zitting: Zitting) -> None:
    kaart = await besluit(wereld, een, "Geen inzet", "Alles is in orde.")
    assert "Open de casus dan weer met een her-melding" in kaart
    assert "Besluit" not in kaart.knoppen
    assert nu(wereld, een).fase is Fase.AFGESLOTEN
    assert hebben_toegang(wereld, een) == set()
    assert op_agenda(wereld, zitting) == set()
    weer = await wereld.regisseur.presses_raw("quickscan.vorm", {"v": 1, "casus": een.id})
    assert "afgesloten" in weer


async def test_opschalen_changes_nothing_yet_and_leads_to_the_crossing(
    wereld: Wereld, een: Casus, zitting: Zitting
) -> None:
    kaart = await besluit(wereld, een, "Opschalen", "Er speelt meer.")
    assert kaart.knoppen[0] == "Opschalen"
    assert nu(wereld, een).fase is Fase.UITVRAAG
    assert op_agenda(wereld, zitting) == {een.id}
    verder = await wereld.regisseur.presses(kaart, "Opschalen")
    assert str(een.code) in verder


async def test_once_the_zitting_has_begun_a_decision_stays_as_it_is(
    wereld: Wereld, een: Casus, zitting: Zitting
) -> None:
    await besluit(wereld, een, "Bespreken")
    open_vorm = await opent_vorm(wereld, een)
    wereld.nu = zitting.begint_op
    kaart = await opent_vorm(wereld, een)
    assert "De zitting is begonnen" in kaart
    laat = await wereld.regisseur.presses(
        open_vorm, "Besluit vastleggen", {"Wat gebeurt er?": "Geen inzet", REDEN: "Toch niet"}
    )
    assert "De zitting is begonnen" in laat
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG


async def test_who_was_not_decided_about_in_time_can_be_decided_about_later(
    wereld: Wereld, een: Casus, zitting: Zitting
) -> None:
    wereld.nu = om(wereld, zitting.begint_op.date().replace(day=5), 10)
    await besluit(wereld, een, "Geen inzet", "Alles is in orde.")
    assert nu(wereld, een).fase is Fase.AFGESLOTEN


async def test_pressed_twice_it_is_decided_once_and_filled_in_otherwise_it_asks(wereld: Wereld, een: Casus) -> None:
    vorm = await opent_vorm(wereld, een)
    for _ in range(2):
        kaart = await wereld.regisseur.presses(vorm, "Besluit vastleggen", {"Wat gebeurt er?": "Bespreken"})
        assert "Besloten: bespreken." in kaart
    assert len(wereld.leest(quickscan.van_casus, een.id)) == 1
    anders = await wereld.regisseur.presses(
        vorm, "Besluit vastleggen", {"Wat gebeurt er?": "Geen inzet", REDEN: "Toch niet"}
    )
    assert "Hiermee is al een besluit vastgelegd." in anders
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG


async def test_of_two_forms_that_lie_open_the_second_looks_again(wereld: Wereld, een: Casus) -> None:
    eerste, tweede = await opent_vorm(wereld, een), await opent_vorm(wereld, een)
    await wereld.regisseur.presses(eerste, "Besluit vastleggen", {"Wat gebeurt er?": "Bespreken"})
    kaart = await wereld.regisseur.presses(
        tweede, "Besluit vastleggen", {"Wat gebeurt er?": "Geen inzet", REDEN: "Toch niet"}
    )
    assert "Intussen is hierover al iets anders besloten." in kaart
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG


async def test_another_regisseur_a_partner_and_a_copied_card_are_refused(wereld: Wereld, een: Casus) -> None:
    vorm = await opent_vorm(wereld, een)
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for wie in (ander, wereld.partner("politie")):
        kaart = await wie.presses(vorm, "Besluit vastleggen", {"Wat gebeurt er?": "Geen inzet", REDEN: "Weg"})
        assert CANARY not in kaart
        for verb in ("quickscan.vorm", "quickscan.persoon"):
            assert CANARY not in await wie.presses_raw(verb, {"v": 1, "casus": een.id})
    assert nu(wereld, een).fase is Fase.UITVRAAG


@pytest.mark.usefixtures("bevestigd")
async def test_several_are_discussed_at_once_and_one_who_is_not_his_stops_all(wereld: Wereld, zitting: Zitting) -> None:
    mensen = komen_binnen(wereld, "Een Verzonnen", "Twee Verzonnen", "Drie Verzonnen")
    await vraagt_de_week_uit(wereld)
    vorm = await wereld.regisseur.presses(await opent(wereld), "Meer tegelijk")
    kaart = await wereld.regisseur.presses(
        vorm, "Bespreken", {"Wie bespreekt u?": ",".join(een.id for een in mensen[:2])}
    )
    assert "2 mensen worden besproken." in kaart
    fasen = [nu(wereld, een).fase for een in mensen]
    assert fasen == [Fase.CASUSOVERLEG, Fase.CASUSOVERLEG, Fase.UITVRAAG]
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    data: dict[str, JsonValue] = {"v": 1, "zitting": zitting.id, "sleutel": "niet.1.echt", "casussen": mensen[2].id}
    await ander.presses_raw("quickscan.meer", data)
    assert nu(wereld, mensen[2]).fase is Fase.UITVRAAG


async def test_of_a_decision_partners_hear_by_what_stands_there_already_alone(wereld: Wereld, een: Casus) -> None:
    for organisatie in ("politie", "rio"):
        await wereld.partner(organisatie).opens("help")
    tikt(wereld)
    assert {post.werk.soort for post in bezorgt(wereld)} == {"werklijst"}
    await besluit(wereld, een, "Geen inzet", "Alles is in orde.")
    assert [post.werk.soort for post in bezorgt(wereld) if not post.bewerkt] == []


async def test_the_answers_of_the_inrichting_stay_with_the_decision(wereld: Wereld, een: Casus) -> None:
    antwoordt(wereld, een, "pi-merwede", PI)
    kaart = await besluit(wereld, een, "Bespreken", "Hij wil zelf *graag*")
    assert "Ik wil *werk*" in kaart
    assert "Hij wil zelf *graag*" in kaart


async def test_whose_other_lane_came_to_nothing_is_decided_about_here_after_the_zitting(
    wereld: Wereld, een: Casus
) -> None:
    """Going into another lane changes nothing in this one, so nothing stands in the way of deciding after all."""
    await besluit(wereld, een, "Opschalen", "Er is meer aan de hand.")
    wereld.nu = om(wereld, date(2026, 3, 5), 10)
    kaart = await besluit(wereld, een, "Bespreken")
    assert "Besloten: bespreken." in kaart
    assert nu(wereld, een).fase is Fase.CASUSOVERLEG
