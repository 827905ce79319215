"""What is done with an afspraak: by its owner, by the regisseur on the telephone, and by whoever may not."""

import asyncio
from dataclasses import replace

import pytest

from cards.afspraken.payloads import Doen
from dialogs.kern.berichtsoorten import Berichtsoort
from domain.afspraak import Afspraak, Afspraakhandeling, AfspraakStatus
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import afspraken, personen, toegang
from storage import casus as casussen
from storage.plekken import plekken
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import nodigt_uit, sluit_af
from tests.dialogs.afspraken._afspraken import WAT, in_fase, nu, opent, over, zet

REDEN = "Kanariereden 🙂 عمر **niet vet**"


@pytest.fixture
def afspraak(wereld: Wereld, casus: Casus) -> Afspraak:
    """An afspraak of the politie, that runs."""
    nodigt_uit(wereld, casus, "politie")
    return zet(wereld, casus)


async def vorm_van(iemand: Deelnemer, afspraak: Afspraak, doen: Doen) -> Kaart:
    return await iemand.presses_raw("afspraak.doe_formulier", {"v": 1, "afspraak": afspraak.id, "doen": doen.value})


async def doet(iemand: Deelnemer, afspraak: Afspraak, doen: Doen, **invoer: str) -> Kaart:
    vorm = await vorm_van(iemand, afspraak, doen)
    iemand.wereld.verstrijkt(minutes=1)
    return await iemand.presses(vorm, knop_van(vorm), invoer)


def knop_van(vorm: Kaart) -> str:
    return next(een for een in vorm.knoppen if een != "Annuleren")


def regels(wereld: Wereld, afspraak: Afspraak) -> list[tuple[Afspraakhandeling, str]]:
    return [(een.handeling, een.toelichting) for een in wereld.leest(afspraken.regels, afspraak.id)]


def aan_regisseur(wereld: Wereld, afspraak: Afspraak) -> list[str | None]:
    """To whom it is told that something is the matter with an afspraak."""
    return [een.persoon_id for een in wereld.leest(plekken, Berichtsoort.AFSPRAAK_MELDING, afspraak.id)]


# The owner


async def test_it_is_done_with_one_line_of_what_came_of_it(wereld: Wereld, casus: Casus, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    kaart = await opent(politie, afspraak)
    assert WAT in kaart
    vorm = await politie.presses(kaart, "Klaar")
    gedaan = await politie.presses(vorm, "Klaar melden", {"tekst": REDEN})
    assert "Klaar. Dank u wel." in gedaan
    assert (nu(wereld, afspraak).status, nu(wereld, afspraak).resultaat) == (AfspraakStatus.GEREED, REDEN)
    assert regels(wereld, afspraak) == [(Afspraakhandeling.GEREED, REDEN)]
    (regel,) = [
        een
        for een in wereld.logboek(casus.id)
        if een.handeling is Handeling.AFSPRAAK_GEREED and een.betrokkene_id is None
    ]
    assert (regel.door_id, regel.namens, regel.onderwerp_id) == (politie.id, "politie", afspraak.id)


async def test_without_a_line_nothing_is_done_and_nothing_typed_is_lost(wereld: Wereld, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    assert "Vul de regel in" in await doet(politie, afspraak, Doen.KLAAR)
    lang = "ж" * 10_000
    vorm = await doet(politie, afspraak, Doen.KLAAR, tekst=lang)
    assert "dit zijn 10000 tekens, er passen er 500" in vorm
    assert [veld["value"] for veld in vorm.invoer] == [lang]
    assert nu(wereld, afspraak).status is AfspraakStatus.LOPEND


async def test_a_press_that_comes_twice_counts_once(wereld: Wereld, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    vorm = await vorm_van(politie, afspraak, Doen.VERZETTEN)
    invoer = {"dag": over(wereld, days=14).isoformat(), "tekst": REDEN}
    eerst = await politie.presses(vorm, knop_van(vorm), invoer)
    weer = await politie.presses(vorm, knop_van(vorm), invoer)
    assert eerst.json == weer.json
    assert nu(wereld, afspraak).verzet == 1
    assert [een for een, _ in regels(wereld, afspraak)] == [Afspraakhandeling.VERZET]


@pytest.mark.parametrize(
    ("dagen", "fout"), [(-1, "Die dag is voorbij"), (7, "Kies een dag na"), (3, "Kies een dag na")]
)
async def test_it_is_postponed_to_a_later_day_only(wereld: Wereld, afspraak: Afspraak, dagen: int, fout: str) -> None:
    dag = over(wereld, days=dagen).isoformat()
    vorm = await doet(wereld.partner("politie"), afspraak, Doen.VERZETTEN, dag=dag, tekst=REDEN)
    assert fout in vorm
    assert REDEN in [veld.get("value") for veld in vorm.invoer]
    assert nu(wereld, afspraak).wanneer == afspraak.wanneer


async def test_a_repeat_after_it_was_reopened_does_not_say_that_it_is_done(wereld: Wereld, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    vorm = await vorm_van(politie, afspraak, Doen.KLAAR)
    assert "Klaar. Dank u wel." in await politie.presses(vorm, "Klaar melden", {"tekst": REDEN})
    await doet(wereld.regisseur, afspraak, Doen.HEROPENEN)
    weer = await politie.presses(vorm, "Klaar melden", {"tekst": REDEN})
    assert "Klaar. Dank u wel." not in weer
    assert nu(wereld, afspraak).status is AfspraakStatus.LOPEND


async def test_its_history_says_from_when_to_when_and_why(wereld: Wereld, afspraak: Afspraak) -> None:
    dag = over(wereld, days=14).isoformat()
    kaart = await doet(wereld.partner("politie"), afspraak, Doen.VERZETTEN, dag=dag, tekst=REDEN)
    assert "verzet van " in kaart
    assert REDEN in kaart
    assert "Partner van politie" in kaart


async def test_what_was_put_to_him_is_taken_on_in_one_press(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie")
    een = zet(wereld, casus, status=AfspraakStatus.VOORGELEGD)
    politie = wereld.partner("politie")
    kaart = await opent(politie, een)
    assert "Kunt u dit doen?" in kaart
    gedaan = await politie.presses(kaart, "Doen we")
    assert "Aangenomen" in gedaan
    assert nu(wereld, een).status is AfspraakStatus.LOPEND


async def test_a_no_is_a_full_answer_of_which_the_regisseur_hears(wereld: Wereld, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    await doet(politie, afspraak, Doen.WEIGEREN, tekst=REDEN)
    assert nu(wereld, afspraak).status is AfspraakStatus.GEWEIGERD
    assert aan_regisseur(wereld, afspraak) == [wereld.regisseur.id]
    kaart = await opent(politie, afspraak)
    assert "U hoeft nu niets te doen" in kaart
    terug = await politie.presses(kaart, "Doen we")
    assert "Aangenomen" in terug
    assert nu(wereld, afspraak).status is AfspraakStatus.LOPEND


async def test_a_colleague_takes_it_over_at_once(wereld: Wereld, afspraak: Afspraak) -> None:
    politie, collega = wereld.partner("politie"), wereld.partner("politie", "Agnes Agent")
    await doet(politie, afspraak, Doen.OVERDRAGEN, aan=collega.id)
    assert nu(wereld, afspraak).persoon_id == collega.id
    assert nu(wereld, afspraak).status is AfspraakStatus.LOPEND
    kaart = await doet(collega, afspraak, Doen.OVERDRAGEN, naam="Zonder Teams")
    assert nu(wereld, afspraak).persoon_naam == "Zonder Teams"
    assert "Zonder Teams" in kaart
    assert "Kies wie het gaat doen" in await doet(politie, afspraak, Doen.OVERDRAGEN)


async def test_nobody_hands_over_to_somebody_of_elsewhere(wereld: Wereld, afspraak: Afspraak) -> None:
    arts = wereld.partner("ggd")
    wereld.partner("politie", "Agnes Agent")
    vorm = await vorm_van(wereld.partner("politie"), afspraak, Doen.OVERDRAGEN)
    druk = vorm.druk(knop_van(vorm), {})
    kaart = await wereld.partner("politie").presses_raw(druk.verb, {**druk.data, "aan": arts.id})
    assert "werkt niet bij die organisatie" in kaart
    assert nu(wereld, afspraak).persoon_id is None


async def test_to_another_organisatie_he_asks_the_regisseur_who_places_it(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie = wereld.partner("politie")
    wereld.partner("politie", "Agnes Agent")
    await doet(politie, afspraak, Doen.OVERDRAGEN, aan="elders", naar="ggd", tekst=REDEN)
    assert nu(wereld, afspraak).organisatie == "politie"
    assert nu(wereld, afspraak).status is AfspraakStatus.GEWEIGERD
    assert aan_regisseur(wereld, afspraak) == [wereld.regisseur.id]
    vorm = await wereld.regisseur.presses(await opent(wereld.regisseur, afspraak), "Elders plaatsen")
    assert {veld["id"]: veld.get("value") for veld in vorm.invoer}["naar"] == "ggd"
    geplaatst = await wereld.regisseur.presses(vorm, "Daar plaatsen", {"tekst": REDEN})
    assert "De nieuwe eigenaar krijgt bericht" in geplaatst
    assert (nu(wereld, afspraak).organisatie, nu(wereld, afspraak).status) == ("ggd", AfspraakStatus.VOORGELEGD)
    toe = {een.organisatie: een.loopt(wereld.nu) for een in wereld.leest(toegang.van_casus, casus.id)}
    assert toe == {"politie": False, "ggd": True}


async def test_the_new_owner_does_not_learn_what_the_one_before_said(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    await doet(wereld.partner("politie"), afspraak, Doen.WEIGEREN, tekst=REDEN)
    await doet(wereld.regisseur, afspraak, Doen.HERPLAATSEN, naar="ggd", tekst=REDEN)
    gezien = await opent(wereld.partner("ggd"), afspraak)
    assert WAT in gezien
    for verborgen in (REDEN, "Politie", "kan niet", "teruggegeven"):
        assert verborgen not in gezien
    regisseur = await opent(wereld.regisseur, afspraak)
    assert REDEN in regisseur
    assert "Politie Merwestreek" in regisseur


async def test_the_old_owner_who_still_has_the_card_is_refused_politely(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie = wereld.partner("politie")
    vorm = await vorm_van(politie, afspraak, Doen.KLAAR)
    await doet(wereld.regisseur, afspraak, Doen.HERPLAATSEN, naar="ggd", tekst=REDEN)
    kaart = await politie.presses(vorm, knop_van(vorm), {"tekst": "Toch gedaan"})
    assert "Dit is voor een andere organisatie" in kaart
    assert WAT not in kaart
    assert nu(wereld, afspraak).status is AfspraakStatus.VOORGELEGD


async def test_a_mistake_is_undone_at_once(wereld: Wereld, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    kaart = await doet(politie, afspraak, Doen.KLAAR, tekst="Verkeerde regel")
    vorm = await politie.presses(kaart, "Loopt weer")
    weer = await politie.presses(vorm, "Loopt weer")
    assert "De afspraak loopt weer" in weer
    assert (nu(wereld, afspraak).status, nu(wereld, afspraak).resultaat) == (AfspraakStatus.LOPEND, "")


# The regisseur


async def test_on_the_telephone_the_regisseur_says_it_for_the_owner(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    kaart = await doet(wereld.regisseur, afspraak, Doen.KLAAR, tekst=REDEN)
    assert "Rosa Regisseur (namens Politie Merwestreek)" in kaart
    (regel,) = [
        een
        for een in wereld.logboek(casus.id)
        if een.handeling is Handeling.AFSPRAAK_GEREED and een.betrokkene_id is None
    ]
    assert regel.namens == wereld.regio.eigen_organisatie


async def test_who_refuses_by_telephone_is_not_told_to_the_one_who_heard_it(wereld: Wereld, afspraak: Afspraak) -> None:
    await doet(wereld.regisseur, afspraak, Doen.WEIGEREN, tekst=REDEN)
    assert aan_regisseur(wereld, afspraak) == []


async def test_taken_back_by_mistake_the_owner_loses_his_access_until_it_runs_again(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie = wereld.partner("politie")
    await doet(wereld.regisseur, afspraak, Doen.VERVALLEN, tekst=REDEN)
    assert nu(wereld, afspraak).status is AfspraakStatus.VERVALLEN
    assert WAT not in await opent(politie, afspraak)
    await doet(wereld.regisseur, afspraak, Doen.HEROPENEN, tekst=REDEN)
    assert nu(wereld, afspraak).status is AfspraakStatus.LOPEND
    assert WAT in await opent(politie, afspraak)
    assert Handeling.TOEGANG_BEEINDIGD in wereld.handelingen(casus.id)


async def test_who_has_another_afspraak_keeps_his_access(wereld: Wereld, casus: Casus, afspraak: Afspraak) -> None:
    ander = zet(wereld, casus, wat="Iets anders")
    await doet(wereld.regisseur, afspraak, Doen.VERVALLEN, tekst=REDEN)
    assert "Iets anders" in await opent(wereld.partner("politie"), ander)


async def test_what_was_agreed_is_put_right_and_what_it_was_stays_to_be_read(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    collega = wereld.partner("politie", "Agnes Agent")
    vorm = await wereld.regisseur.presses(await opent(wereld.regisseur, afspraak), "Wijzigen")
    assert "Eigenaar: Politie Merwestreek" in vorm
    nieuw = {"wat": "Beter gezegd", "persoon": collega.id, "wanneer": over(wereld, days=9).isoformat(), "ritme": "7"}
    kaart = await wereld.regisseur.presses(vorm, "Vastleggen", nieuw)
    een = nu(wereld, afspraak)
    assert (een.wat, een.persoon_id, een.wanneer) == ("Beter gezegd", collega.id, over(wereld, days=9))
    assert een.monitoring.volgende == over(wereld, days=7)
    assert een.verzet == 0
    assert WAT in kaart
    weer = await wereld.regisseur.presses(vorm, "Vastleggen", nieuw)
    assert kaart.json == weer.json
    assert [wat for wat, _ in regels(wereld, afspraak)] == [Afspraakhandeling.GEWIJZIGD]


async def test_a_day_that_has_passed_may_stay_when_something_else_is_put_right(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie")
    een = zet(wereld, casus, wanneer=over(wereld, days=-3))
    vorm = await wereld.regisseur.presses_raw("afspraak.wijzig_formulier", {"v": 1, "afspraak": een.id})
    await wereld.regisseur.presses(vorm, "Vastleggen", {"wat": "Beter gezegd"})
    assert nu(wereld, een).wat == "Beter gezegd"
    vorm = await wereld.regisseur.presses_raw("afspraak.wijzig_formulier", {"v": 1, "afspraak": een.id})
    fout = await wereld.regisseur.presses(vorm, "Vastleggen", {"wanneer": over(wereld, days=-1).isoformat()})
    assert "Die dag is voorbij" in fout


async def test_what_is_done_is_reopened_before_it_is_changed(wereld: Wereld, casus: Casus) -> None:
    een = zet(wereld, casus, status=AfspraakStatus.GEREED)
    kaart = await wereld.regisseur.presses_raw("afspraak.wijzig_formulier", {"v": 1, "afspraak": een.id})
    assert "Deze afspraak is al klaar" in kaart


async def test_after_a_her_melding_what_ran_before_is_not_reopened_without_triage(wereld: Wereld, casus: Casus) -> None:
    een = zet(wereld, casus, status=AfspraakStatus.GEREED)
    in_fase(wereld, casus, Fase.AANVANG)
    kaart = await doet(wereld.regisseur, een, Doen.HEROPENEN)
    assert "Doe eerst de triage" in kaart
    assert nu(wereld, een).status is AfspraakStatus.GEREED


# Who may not


@pytest.mark.parametrize("doen", list(Doen))
async def test_another_organisatie_and_another_regisseur_do_and_see_nothing(
    wereld: Wereld, casus: Casus, afspraak: Afspraak, doen: Doen
) -> None:
    nodigt_uit(wereld, casus, "ggd")
    vreemd = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for iemand in (wereld.partner("ggd"), vreemd, wereld.beheerder):
        assert WAT not in await opent(iemand, afspraak)
        assert WAT not in await vorm_van(iemand, afspraak, doen)
    assert nu(wereld, afspraak).versie == afspraak.versie


@pytest.mark.parametrize("doen", [Doen.HERPLAATSEN, Doen.VERVALLEN])
async def test_the_owner_does_not_place_or_take_back(wereld: Wereld, afspraak: Afspraak, doen: Doen) -> None:
    politie = wereld.partner("politie")
    assert WAT not in await vorm_van(politie, afspraak, doen)
    kaart = await opent(politie, afspraak)
    assert "Laten vervallen" not in kaart.knoppen
    assert "Elders plaatsen" not in kaart.knoppen
    assert "Wijzigen" not in kaart.knoppen


async def test_a_key_is_good_for_one_person_one_afspraak_and_one_act(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie, collega = wereld.partner("politie"), wereld.partner("politie", "Agnes Agent")
    vorm = await vorm_van(politie, afspraak, Doen.KLAAR)
    druk = vorm.druk(knop_van(vorm), {"tekst": REDEN})
    ander = zet(wereld, casus, wat="Iets anders")
    await collega.presses_raw(druk.verb, druk.data)
    await politie.presses_raw(druk.verb, {**druk.data, "afspraak": ander.id})
    await politie.presses_raw(druk.verb, {**druk.data, "doen": "weigeren"})
    assert {nu(wereld, een).status for een in (afspraak, ander)} == {AfspraakStatus.LOPEND}


async def test_in_a_closed_casus_nothing_is_done_and_only_the_regisseur_reads_on(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie = wereld.partner("politie")
    vorm = await vorm_van(politie, afspraak, Doen.KLAAR)
    van_regisseur = await vorm_van(wereld.regisseur, afspraak, Doen.KLAAR)
    sluit_af(wereld, wereld.leest(casussen.lees, casus.id))
    assert "afgesloten" in await wereld.regisseur.presses(van_regisseur, knop_van(van_regisseur), {"tekst": REDEN})
    await politie.presses(vorm, knop_van(vorm), {"tekst": REDEN})
    assert nu(wereld, afspraak).status is AfspraakStatus.LOPEND
    assert WAT not in await opent(politie, afspraak)
    kaart = await opent(wereld.regisseur, afspraak)
    assert WAT in kaart
    assert kaart.knoppen == ("Alle afspraken",)


async def test_what_was_done_meanwhile_is_said_and_not_done_again(wereld: Wereld, afspraak: Afspraak) -> None:
    politie = wereld.partner("politie")
    vorm = await vorm_van(politie, afspraak, Doen.VERZETTEN)
    await doet(wereld.regisseur, afspraak, Doen.KLAAR, tekst=REDEN)
    invoer = {"dag": over(wereld, days=14).isoformat(), "tekst": REDEN}
    kaart = await politie.presses(vorm, knop_van(vorm), invoer)
    assert "Deze afspraak is al klaar" in kaart
    assert nu(wereld, afspraak).wanneer == afspraak.wanneer


async def test_somebody_with_brackets_and_stars_in_his_name_breaks_no_card(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie")
    raar = wereld.partner("politie", "*Agnes* [x](http://kwaad.example) <at>")
    een = replace(zet(wereld, casus), persoon_id=raar.id)
    wereld.doet(afspraken.wijzig, een)
    kaart = await doet(raar, een, Doen.TEKEN)
    blokken = [deel["text"] for deel in kaart.delen if deel.get("type") == "TextBlock"]
    assert not any("[x](" in tekst for tekst in blokken)


async def test_every_opening_is_written_down_for_whom_it_is_about(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie = wereld.partner("politie")
    await opent(politie, afspraak)
    gezien = [
        (een.door_id, een.namens, een.betrokkene_id)
        for een in wereld.logboek(casus.id)
        if een.handeling is Handeling.AFSPRAAK_GEOPEND
    ]
    assert gezien == [(politie.id, "politie", None), (politie.id, "politie", casus.betrokkenen[0].id)]


async def test_what_is_changed_is_put_to_its_owner_anew_when_the_regisseur_says_so(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    vorm = await wereld.regisseur.presses(await opent(wereld.regisseur, afspraak), "Wijzigen")
    await wereld.regisseur.presses(vorm, "Vastleggen", {"akkoord": "Nee, leg het eerst voor"})
    assert nu(wereld, afspraak).status is AfspraakStatus.VOORGELEGD
    assert "Doen we" in (await opent(wereld.partner("politie"), afspraak)).knoppen


async def test_what_was_refused_is_changed_and_put_to_the_same_owner_again(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    await doet(wereld.partner("politie"), afspraak, Doen.WEIGEREN, tekst=REDEN)
    vorm = await wereld.regisseur.presses(await opent(wereld.regisseur, afspraak), "Wijzigen")
    await wereld.regisseur.presses(vorm, "Vastleggen", {"wanneer": over(wereld, days=30).isoformat()})
    assert nu(wereld, afspraak).status is AfspraakStatus.VOORGELEGD


async def test_who_left_the_organisatie_is_not_chosen_again(wereld: Wereld, casus: Casus, afspraak: Afspraak) -> None:
    weg = wereld.partner("politie", "Wim Weg")
    wereld.doet(afspraken.wijzig, replace(nu(wereld, afspraak), persoon_id=weg.id))
    wereld.doet(personen.beeindig, weg.id, Rol.PARTNER, "politie", wereld.nu)
    wereld.verstrijkt(seconds=1)
    kaart = await opent(wereld.regisseur, afspraak)
    assert "Wim Weg" in kaart
    vorm = await wereld.regisseur.presses(kaart, "Wijzigen")
    await wereld.regisseur.presses(vorm, "Vastleggen", {"wat": "Beter gezegd"})
    assert nu(wereld, afspraak).persoon_id is None


async def test_of_two_at_the_same_moment_one_is_first_and_the_other_hears_it(
    wereld: Wereld, casus: Casus, afspraak: Afspraak
) -> None:
    politie = wereld.partner("politie")
    klaar = await vorm_van(politie, afspraak, Doen.KLAAR)
    weg = await vorm_van(wereld.regisseur, afspraak, Doen.VERVALLEN)
    await asyncio.gather(
        politie.presses(klaar, knop_van(klaar), {"tekst": REDEN}),
        wereld.regisseur.presses(weg, knop_van(weg), {"tekst": REDEN}),
    )
    ((eerst, _),) = regels(wereld, afspraak)
    assert nu(wereld, afspraak).status.value == eerst.value
