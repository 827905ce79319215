"""Planning a talk: the inrichting is asked, chooses, and partners hear of it once its meeting is good."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import JsonValue
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from domain.terugkeergesprek import Afzegreden, Deelnamestatus, Gespreksstatus
from storage import casus as casussen
from storage import terugkeergesprek as gesprekken
from storage import toegang
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._post import bezorgt, tikt, tikt_tot
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, om
from tests.dialogs.terugkeergesprek._plan import (
    ADRES,
    GEMEENTE,
    PI,
    POLITIE,
    agent,
    carla,
    deelname,
    gedetineerde,
    gesprek_van,
    hele_wereld,
    kiest,
    komt_of_niet,
    met_kanalen,
    opent,
    plant,
    van_soort,
    vergadering_goed,
)

_S = Gespreksstatus


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return hele_wereld(store, demo_regio, nederlands)


async def test_the_inrichting_is_asked_in_a_post_that_tells_nothing_of_him(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    kaart = await plant(wereld, een)
    assert "De inrichting is gevraagd een moment te kiezen." in kaart
    assert CANARY in kaart
    post = van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK_VRAAG)
    assert [bericht.waar for bericht in post] == [f"19:{PI}"]
    assert f"{een.code}: kies een moment voor een gesprek." in post[0].kaart
    assert CANARY not in wereld.posted()
    gesprek = gesprek_van(wereld, een)
    assert (gesprek.status, gesprek.inrichting, len(gesprek.momenten)) == (_S.VOORBEREIDEN, PI, 4)
    assert deelname(wereld, een) == {GEMEENTE: Deelnamestatus.GENODIGD, POLITIE: Deelnamestatus.GENODIGD}


async def test_the_inrichting_has_access_from_then_on_though_nobody_asked_it_before(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    rijen = wereld.leest(toegang.van_casus, een.id)
    assert PI in {rij.organisatie for rij in rijen if rij.loopt(wereld.nu)}


async def test_every_moment_proposed_is_on_a_working_day_in_working_hours(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    kalender, uren = wereld.regio.kalender, wereld.regio.werkuren
    for moment in gesprek_van(wereld, een).momenten:
        lokaal = kalender.lokaal(moment)
        assert kalender.werkdag(lokaal.date())
        assert uren.van <= lokaal.time() < uren.tot


async def test_whoever_chooses_is_the_casemanager_and_partners_hear_nothing_before_the_meeting_is_good(
    wereld: Wereld,
) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    bezorgt(wereld)
    kaart = await kiest(wereld, een)
    assert "Het moment is gekozen." in kaart
    gesprek = gesprek_van(wereld, een)
    assert (gesprek.status, gesprek.casemanager_id) == (_S.GEPLAND, carla(wereld).id)
    assert not van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)
    assert "Stand" not in await komt_of_niet(wereld, een)
    vergadering_goed(wereld, een)
    post = van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)
    assert {bericht.waar for bericht in post} == {f"19:{POLITIE}", f"19:{GEMEENTE}"}
    assert "er is een gesprek op" in post[0].kaart
    assert ADRES not in wereld.posted()
    for verraad in (CANARY, "detentie", "gevangen"):
        assert verraad not in wereld.posted()
    for verraad in ("PI Merwede", "PI "):
        assert not [bericht for bericht in post if verraad in bericht.kaart]


async def test_a_meeting_that_is_good_twice_is_told_once(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    assert len(van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)) == 2
    vergadering_goed(wereld, een)
    assert not van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)


async def test_a_second_press_chooses_nothing_else(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    kaart = await opent(wereld, een)
    momenten = next(veld for veld in kaart.invoer if veld["id"] == "moment")["choices"]
    await carla(wereld).presses(kaart, "Kiezen", {"Welk moment past?": momenten[0]["title"]})
    gekozen = gesprek_van(wereld, een)
    await carla(wereld).presses(kaart, "Kiezen", {"Welk moment past?": momenten[1]["title"]})
    assert gesprek_van(wereld, een) == gekozen


async def test_a_card_of_before_somebody_chose_chooses_nothing_else(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    oud = await opent(wereld, een, wereld.partner(PI, "Cor Collega"))
    await kiest(wereld, een)
    gekozen = gesprek_van(wereld, een)
    titel = next(veld for veld in oud.invoer if veld["id"] == "moment")["choices"][1]["title"]
    kaart = await wereld.partner(PI, "Cor Collega").presses(oud, "Kiezen", {"Welk moment past?": titel})
    assert "Dit moment staat niet meer open." in kaart
    assert gesprek_van(wereld, een) == gekozen


async def test_none_of_these_comes_back_to_the_regisseur_who_chooses_one(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    vorm = await carla(wereld).presses(await opent(wereld, een), "Geen van deze")
    await carla(wereld).presses(
        vorm, "Voorstellen", {"Moment 1: welke dag?": "vrijdag", "Moment 1: hoe laat?": "09:30"}
    )
    post = van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK_NIEUWS)
    assert [een.waar for een in post] == [wereld.regisseur.chat.conversation_id]
    kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    assert "De inrichting stelt andere momenten voor." in kaart
    titel = next(een for een in kaart.knoppen if "9.30" in een)
    kaart = await wereld.regisseur.presses(kaart, titel)
    assert gesprek_van(wereld, een).begint_op == om(wereld, date(2026, 3, 6), 9, 30)
    assert gesprek_van(wereld, een).status is _S.GEPLAND


async def test_a_moment_that_was_agreed_by_telephone_stands_at_once(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    leeg = {f"Moment {nummer}: welke dag?": "" for nummer in (2, 3, 4)}
    invoer = {"Is het moment al afgesproken met de inrichting?": "Ja, het eerste moment staat vast", **leeg}
    kaart = await plant(wereld, een, **invoer)
    assert "Het moment staat vast." in kaart
    assert gesprek_van(wereld, een).status is _S.GEPLAND


@pytest.mark.parametrize(
    ("dag", "tijd", "mist"),
    [
        ("volgende week", "10:00", "Moment 1: deze dag is niet duidelijk."),
        ("gisteren", "10:00", "Een van de momenten is al geweest."),
        ("vrijdag", "", "Moment 1: vul ook een tijd in"),
        ("over 5 weken", "10:00", "op of na de dag dat hij vrijkomt"),
    ],
)
async def test_a_moment_that_cannot_be_is_asked_again_with_what_was_typed(
    wereld: Wereld, dag: str, tijd: str, mist: str
) -> None:
    een = gedetineerde(wereld, einde=wereld.nu.date() + timedelta(days=28))
    vorm = await wereld.regisseur.opens("gesprek plan", casuscode=str(een.code))
    druk = vorm.druk("Gesprek plannen", {})
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "dag1": dag, "tijd1": tijd})
    assert mist in kaart
    assert next(veld for veld in kaart.invoer if veld["id"] == "dag1")["value"] == dag
    assert not wereld.leest(gesprekken.van_casus, een.id)


async def test_a_casus_has_one_talk_at_a_time(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    assert "Er is al een gesprek" in await wereld.regisseur.opens("gesprek plan", casuscode=str(een.code))


async def test_without_an_inrichting_it_is_said_what_to_do_first(wereld: Wereld) -> None:
    een = gedetineerde(wereld, inrichting=None)
    kaart = await wereld.regisseur.opens("gesprek plan", casuscode=str(een.code))
    assert "Leg dat eerst vast met /detentie toon." in kaart


async def test_outside_nazorg_the_inrichting_is_chosen(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await plant(wereld, een, **{"Waar verblijft hij?": "PI Oostdijk"})
    assert "PI Oostdijk" in kaart
    assert gesprek_van(wereld, een).inrichting == "pi-oostdijk"


async def test_who_was_hurt_and_who_did_it_never_sit_in_one_talk(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd", None, "Dader Verzonnen", "Slachtoffer Verzonnen")
    dader, slachtoffer = een.betrokkenen
    rollen = wereld.regio.gesprek.slachtofferrollen
    assert rollen
    anders = replace(een, betrokkenen=(replace(dader, rol="dader"), replace(slachtoffer, rol=min(rollen))))
    wereld.doet(casussen.wijzig, anders)
    invoer = {
        "Waar verblijft hij?": "PI Oostdijk",
        "Met wie is het gesprek?": "Dader Verzonnen",
        "Wie wil hij erbij uit deze casus?": "Slachtoffer Verzonnen",
    }
    assert "nooit samen in één gesprek" in await plant(wereld, een, **invoer)
    assert not wereld.leest(gesprekken.van_casus, een.id)


async def test_another_regisseur_or_inrichting_or_organisatie_gets_nowhere(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for opdracht in ("gesprek toon", "gesprek plan"):
        kaart = await ander.opens(opdracht, casuscode=str(een.code))
        assert CANARY not in kaart
        assert not kaart.invoer
    elders = wereld.partner("pi-oostdijk", "Olga Oostdijk")
    assert CANARY not in await opent(wereld, een, elders)
    assert CANARY not in await opent(wereld, een, agent(wereld))
    for wie in (elders, carla(wereld), wereld.partner(GEMEENTE, "Gerda Gemeente")):
        kaart = await komt_of_niet(wereld, een, wie)
        assert "Wij komen" not in kaart.knoppen


async def test_a_copied_key_of_the_regisseur_plans_nothing_for_somebody_else(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    vorm = await wereld.regisseur.opens("gesprek plan", casuscode=str(een.code))
    druk = vorm.druk("Gesprek plannen", {})
    await agent(wereld).presses_raw(druk.verb, druk.data)
    assert not wereld.leest(gesprekken.van_casus, een.id)


async def test_partners_say_whether_they_come_and_may_change_it(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    kaart = await agent(wereld).presses(await komt_of_niet(wereld, een), "Wij komen")
    assert deelname(wereld, een)[POLITIE] is Deelnamestatus.KOMT
    assert CANARY not in kaart
    await agent(wereld).presses(kaart, "Wij komen niet")
    assert deelname(wereld, een)[POLITIE] is Deelnamestatus.KOMT_NIET


async def test_the_door_opens_ten_minutes_before_and_closes_an_hour_after(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    gesprek = gesprek_van(wereld, een)
    assert gesprek.begint_op is not None
    wereld.nu = gesprek.begint_op - timedelta(minutes=11)
    assert "Naar het gesprek" not in (await komt_of_niet(wereld, een)).knoppen
    wereld.nu = gesprek.begint_op - timedelta(minutes=10)
    kaart = await agent(wereld).presses(await komt_of_niet(wereld, een), "Naar het gesprek")
    assert kaart.adressen == (ADRES,)
    assert Handeling.VERGADERING_GEOPEND in wereld.handelingen(een.id)
    wereld.nu = gesprek.begint_op + timedelta(minutes=45, hours=1, seconds=1)
    data: dict[str, JsonValue] = {"v": 1, "gesprek": gesprek.id, "organisatie": POLITIE}
    te_laat = await agent(wereld).presses_raw("gespreksdeelname.naar", data)
    assert not te_laat.adressen
    assert "De deur naar het gesprek is nu dicht." in te_laat


async def test_moved_partners_hear_that_it_moves_and_then_when_it_is(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    bezorgt(wereld)
    await agent(wereld).presses(await komt_of_niet(wereld, een), "Wij komen")
    bezorgt(wereld)
    wereld.verstrijkt(days=1)
    vorm = await wereld.regisseur.presses(
        await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code)), "Verzetten"
    )
    await wereld.regisseur.presses(vorm, "Ander moment")
    nieuw = [post for post in van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK) if not post.bewerkt]
    assert len(nieuw) == 2
    assert all("verandert" in post.kaart for post in nieuw)
    await kiest(wereld, een, 1)
    assert deelname(wereld, een)[POLITIE] is Deelnamestatus.GENODIGD
    vergadering_goed(wereld, een)
    wereld.verstrijkt(days=1)
    nieuw = [post for post in van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK) if not post.bewerkt]
    assert len(nieuw) == 2
    assert all("er is een gesprek op" in post.kaart for post in nieuw)


async def test_called_off_partners_read_only_that_it_does_not_go_on(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    bezorgt(wereld)
    wereld.verstrijkt(days=1)
    vorm = await wereld.regisseur.presses(
        await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code)), "Afzeggen"
    )
    await wereld.regisseur.presses(vorm, "Afzeggen", {"Waarom gaat het niet door?": "de veiligheid"})
    assert gesprek_van(wereld, een).afzegreden is Afzegreden.VEILIGHEID
    nieuw = [post for post in van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK) if not post.bewerkt]
    assert len(nieuw) == 2
    assert all("het gesprek gaat niet door." in post.kaart for post in nieuw)
    assert "veiligheid" not in wereld.posted()
    assert "veiligheid" not in await komt_of_niet(wereld, een)
    assert "veiligheid" in await opent(wereld, een)


async def test_called_off_before_anybody_knew_nobody_hears_of_it(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    bezorgt(wereld)
    vorm = await wereld.regisseur.presses(
        await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code)), "Afzeggen"
    )
    await wereld.regisseur.presses(vorm, "Afzeggen", {"Waarom gaat het niet door?": "de procesregisseur"})
    assert not van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK)


async def test_who_is_taken_off_reads_only_that_it_is_not_needed(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    bezorgt(wereld)
    wereld.verstrijkt(days=1)
    kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    vorm = await wereld.regisseur.presses(kaart, "Wie erbij zitten")
    druk = vorm.druk("Opslaan", {})
    await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "organisaties": GEMEENTE})
    assert deelname(wereld, een)[POLITIE] is Deelnamestatus.NIET_MEER
    post = [bericht for bericht in van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK) if not bericht.bewerkt]
    assert [bericht.waar for bericht in post] == [f"19:{POLITIE}"]
    assert "u bent bij dit gesprek niet nodig" in post[0].kaart
    assert "Wij komen" not in (await komt_of_niet(wereld, een)).knoppen


async def test_the_casemanager_gets_a_link_that_nobody_else_sees_and_a_new_one_on_request(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    kaart = await carla(wereld).presses(await opent(wereld, een), "Zijn pagina openen")
    (adres,) = kaart.adressen
    assert "/gast/" in adres
    ander = await carla(wereld).presses(await opent(wereld, een), "Nieuwe link")
    assert ander.adressen != (adres,)
    assert "/gast/" not in wereld.posted()


async def test_the_invitation_is_printed_without_opening_his_page(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    kaart = await carla(wereld).presses(await opent(wereld, een), "Uitnodiging op papier")
    assert len(kaart.adressen) == 1
    assert "/pagina/" in kaart.adressen[0]


async def test_of_who_did_not_come_nothing_is_said_and_it_is_planned_anew(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    assert "Hij is niet gekomen" not in (await opent(wereld, een)).knoppen
    wereld.nu = (gesprek_van(wereld, een).begint_op or wereld.nu) + timedelta(minutes=15)
    await carla(wereld).presses(await opent(wereld, een), "Hij is niet gekomen")
    gemist = gesprek_van(wereld, een)
    assert gemist.status is _S.NIET_GEKOMEN
    await plant(wereld, een)
    assert gesprek_van(wereld, een).id == gemist.id
    assert gesprek_van(wereld, een).status is _S.VOORBEREIDEN


async def test_when_nobody_chooses_a_moment_the_regisseur_hears_it_after_two_working_days(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    bezorgt(wereld)
    # Monday morning: Wednesday morning is two working days on.
    post = tikt_tot(wereld, om(wereld, date(2026, 3, 4), 8, 0))
    assert not van_soort(post, Berichtsoort.TERUGKEERGESPREK_NIEUWS)
    post = tikt_tot(wereld, om(wereld, date(2026, 3, 4), 9, 0))
    assert len(van_soort(post, Berichtsoort.TERUGKEERGESPREK_NIEUWS)) == 1


async def test_an_hour_after_its_end_the_regisseur_is_asked_and_the_meeting_goes(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await met_kanalen(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    bezorgt(wereld)
    wereld.nu = (gesprek_van(wereld, een).eindigt_op or wereld.nu) + timedelta(minutes=59)
    tikt(wereld)
    bezorgt(wereld)
    wereld.verstrijkt(minutes=2)
    tikt(wereld)
    assert van_soort(bezorgt(wereld), Berichtsoort.TERUGKEERGESPREK_NIEUWS)
    kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    assert "Leg vast hoe het ging." in kaart


async def test_the_list_names_codes_and_what_waits(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    await plant(wereld, een)
    kaart = await wereld.regisseur.opens("gesprek")
    assert str(een.code) in kaart
    assert "Het wachten is op de inrichting" in kaart
    assert CANARY not in kaart


async def test_the_casus_and_the_return_say_when_it_is_to_who_may_know_alone(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    assert "Gesprek plannen" in (await wereld.regisseur.opens("casus toon", casuscode=str(een.code))).knoppen
    await plant(wereld, een, **{"Welke organisaties zitten erbij?": POLITIE})
    await kiest(wereld, een)
    for opdracht in ("casus toon", "terugkeer"):
        kaart = await wereld.regisseur.opens(opdracht, casuscode=str(een.code))
        assert "Het gesprek is op" in kaart
        assert "Gesprek" in kaart.knoppen
        assert "Het gesprek is op" not in await agent(wereld).opens(opdracht, casuscode=str(een.code))
    vergadering_goed(wereld, een)
    buiten = wereld.partner(GEMEENTE, "Gerda Gemeente")
    for opdracht in ("casus toon", "terugkeer"):
        assert "Het gesprek is op" in await agent(wereld).opens(opdracht, casuscode=str(een.code))
        assert "esprek" not in await buiten.opens(opdracht, casuscode=str(een.code))
