"""An item goes to another zitting, or off the agenda: everything that speaks of it follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.verbs import Verb
from domain.agenda import Agendapunt, Agendasoort
from domain.logboek import Handeling
from domain.uitvraag import BevragingStatus, UitvraagStatus
from storage import afspraken, agenda, outbox, wekkers
from storage import uitvraag as uitvragen
from storage.gesprekken import Bestemming
from storage.wekkers import Wekker
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt
from tests.dialogs._wereld import Deelnemer, kanaal
from tests.dialogs._zaken import gesprek_in, handelt_af, koppelt, koppelt_tafel, om, plant, trekt_in, vraagt_uit
from tests.dialogs.afspraken._afspraken import zet
from tests.dialogs.voorbereiding._tafel import Tafel, antwoordt

JEUGD = kanaal("jeugd")
GGD = kanaal("ggd")
POLITIE = kanaal("politie")


async def opent(wie: Deelnemer, tafel: Tafel, verb: Verb = Verb.VOORBEREIDING_VERPLAATS_FORMULIER) -> Kaart:
    return await wie.presses_raw(verb, {"v": 1, "zitting": tafel.zitting.id, "casus": tafel.eerste.id})


async def verplaatst(tafel: Tafel, **invoer: str) -> Kaart:
    formulier = await opent(tafel.wereld.regisseur, tafel)
    return await tafel.wereld.regisseur.presses(formulier, "Verplaatsen", invoer)


def op(tafel: Tafel, zitting_id: str) -> set[str]:
    return {een.casus_id for een in tafel.wereld.leest(agenda.punten, zitting_id)}


def alarmen(tafel: Tafel, uren: float) -> list[Wekker]:
    """Let so much time pass, and return the alarms that are due then; what they would do is not done."""
    tafel.wereld.verstrijkt(hours=uren)
    return list(tafel.wereld.doet(wekkers.neem, 100))


def van_soort(post: list[Bezorgd], soort: str) -> list[Bezorgd]:
    return [een for een in post if een.werk.soort == soort]


async def test_the_item_and_its_running_uitvraag_move_and_the_term_is_that_of_the_new_zitting(tafel: Tafel) -> None:
    kaart = await verplaatst(tafel)
    assert f"{tafel.eerste.code} staat nu op de agenda van donderdag 12 maart, 13.30 uur." in kaart
    assert op(tafel, tafel.zitting.id) == {tafel.tweede.id, tafel.van_collega.id}
    assert op(tafel, tafel.volgende.id) == {tafel.eerste.id}
    nu = tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id)
    assert nu.zitting_id == tafel.volgende.id
    assert nu.deadline == om(tafel.wereld, date(2026, 3, 10), 17)
    assert nu.status is UitvraagStatus.OPEN


async def test_the_deadline_stays_when_the_regisseur_says_so(tafel: Tafel) -> None:
    await verplaatst(
        tafel, **{"Tot wanneer mogen organisaties antwoorden?": "De termijn blijft woensdag 4 maart, 13.30 uur"}
    )
    assert tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id).deadline == tafel.uitvraag.deadline


async def test_moved_to_an_earlier_zitting_a_deadline_that_stays_never_lies_behind_it(tafel: Tafel) -> None:
    spoed = tafel.wereld.doet(agenda.plan, "jeugd", om(tafel.wereld, date(2026, 3, 3), 10), extra=True)
    formulier = await opent(tafel.wereld.regisseur, tafel)
    keuze = next(een for een in formulier.tekst.splitlines() if "spoedzitting" in een)
    await tafel.wereld.regisseur.presses(
        formulier,
        "Verplaatsen",
        {
            "Naar welke zitting?": keuze,
            "Tot wanneer mogen organisaties antwoorden?": "De termijn blijft woensdag 4 maart, 13.30 uur",
        },
    )
    nu = tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id)
    assert (nu.zitting_id, nu.deadline) == (spoed.id, spoed.begint_op)


async def test_reminders_and_closing_ring_for_the_new_moments_only(tafel: Tafel) -> None:
    wereld = tafel.wereld
    ggd = next(een for een in tafel.uitvraag.bevragingen if een.organisatie == "ggd")
    for volgnummer in (1, 7):
        # The region has shortened its schedule since: the seventh is in it no more.
        wereld.doet(wekkers.zet, "herinnering", ggd.id, wereld.nu + timedelta(hours=1), volgnummer)
    handelt_af(wereld, tafel.uitvraag, "politie")
    await verplaatst(tafel)
    assert [een for een in alarmen(tafel, 24 * 3) if een.soort == "herinnering"] == []
    later = alarmen(tafel, 24 * 9)
    herinnerd = {een.onderwerp_id for een in later if een.soort == "herinnering"}
    politie = next(een for een in tafel.uitvraag.bevragingen if een.organisatie == "politie")
    assert ggd.id in herinnerd
    assert politie.id not in herinnerd
    assert [een.wanneer for een in later if een.soort == "sluiting"] == [tafel.volgende.begint_op]


async def test_both_agendas_in_the_channel_are_kept_true(tafel: Tafel) -> None:
    wereld = tafel.wereld
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    gesprek = gesprek_in(wereld, JEUGD)
    wereld.nu = om(wereld, date(2026, 3, 5), 10)
    wereld.doet(outbox.plan, soort="agenda", onderwerp_id=tafel.zitting.id, gesprek_id=gesprek.id)
    (eerst,) = van_soort(bezorgt(wereld), "agenda")
    assert str(tafel.eerste.code) in eerst.kaart
    await verplaatst(tafel)
    (daarna,) = van_soort(bezorgt(wereld), "agenda")
    assert daarna.bewerkt
    assert str(tafel.eerste.code) not in daarna.kaart
    wereld.nu = om(wereld, date(2026, 3, 11), 10)
    wereld.doet(outbox.plan, soort="agenda", onderwerp_id=tafel.volgende.id, gesprek_id=gesprek.id)
    (nieuw,) = van_soort(bezorgt(wereld), "agenda")
    assert str(tafel.eerste.code) in nieuw.kaart


async def test_the_worklists_of_everybody_asked_are_kept_true_for_both_zittingen(tafel: Tafel) -> None:
    wereld = tafel.wereld
    for plaats, code in ((GGD, "ggd"), (POLITIE, "politie")):
        await koppelt(wereld, plaats, Bestemming.ORGANISATIE, code)
        wereld.doet(
            outbox.plan,
            soort="werklijst",
            onderwerp_id=f"{tafel.zitting.id}:{code}",
            gesprek_id=gesprek_in(wereld, plaats).id,
        )
    antwoordt(tafel, "politie", "iets")
    bezorgt(wereld)
    await verplaatst(tafel)
    post = van_soort(bezorgt(wereld), "werklijst")
    per_lijst = {een.werk.onderwerp_id: een for een in post}
    nieuw = per_lijst[f"{tafel.volgende.id}:ggd"]
    assert not nieuw.bewerkt
    assert str(tafel.eerste.code) in nieuw.kaart
    oud = per_lijst[f"{tafel.zitting.id}:ggd"]
    assert oud.bewerkt
    assert f"{tafel.volgende.id}:politie" not in per_lijst, "who has answered is not asked again"


async def test_an_urgent_item_on_an_agenda_that_stands_there_gets_a_short_post(tafel: Tafel) -> None:
    wereld = tafel.wereld
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    wereld.doet(agenda.zet_op_agenda, Agendapunt(tafel.zitting.id, tafel.eerste.id, Agendasoort.SPOED, wereld.nu))
    wereld.nu = om(wereld, date(2026, 3, 5), 10)
    eerder = plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 16))
    gesprek = gesprek_in(wereld, JEUGD)
    wereld.doet(outbox.plan, soort="agenda", onderwerp_id=eerder.id, gesprek_id=gesprek.id)
    bezorgt(wereld)
    formulier = await opent(wereld.regisseur, tafel)
    keuze = next(een for een in formulier.tekst.splitlines() if een.startswith("donderdag 5 maart, 16.00 uur"))
    await wereld.regisseur.presses(formulier, "Verplaatsen", {"Naar welke zitting?": keuze})
    (spoed,) = van_soort(bezorgt(wereld), "agenda_spoed")
    assert f"{tafel.eerste.code} staat met spoed op de agenda van donderdag 5 maart, 16.00 uur." in spoed.kaart
    assert "Jeugd" not in spoed.kaart


async def test_what_was_closed_goes_along_with_its_answers_and_stays_closed(tafel: Tafel) -> None:
    antwoordt(tafel, "politie", "iets")
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(minutes=30)
    kaart = await verplaatst(tafel)
    assert "op hun werklijst" not in kaart
    nu = tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id)
    assert (nu.zitting_id, nu.status) == (tafel.volgende.id, UitvraagStatus.GESLOTEN)
    assert nu.deadline == tafel.uitvraag.deadline
    tafel.wereld.nu = tafel.zitting.begint_op + timedelta(hours=4)
    volgende = await tafel.wereld.regisseur.opens("voorbereiding")
    assert "Donderdag 12 maart" in volgende
    assert "Antwoorden: 1 van 3 binnen" in volgende


async def test_a_zitting_for_which_it_is_asked_already_cannot_be_chosen_until_that_is_withdrawn(tafel: Tafel) -> None:
    al_gevraagd = vraagt_uit(tafel.wereld, tafel.eerste, tafel.volgende, "politie")
    for _ in ("on the agenda", "taken off it, while organisaties still answer"):
        formulier = await opent(tafel.wereld.regisseur, tafel)
        assert "Deze tafel heeft geen andere zitting" in formulier
        assert formulier.knoppen == ("Annuleren",)
        tafel.wereld.doet(agenda.haal_van_agenda, tafel.volgende.id, tafel.eerste.id)
    trekt_in(tafel.wereld, al_gevraagd)
    assert "Verplaatsen" in (await opent(tafel.wereld.regisseur, tafel)).knoppen


async def test_a_choice_that_is_gone_shows_the_form_again(tafel: Tafel) -> None:
    plant(tafel.wereld, "jeugd", om(tafel.wereld, date(2026, 3, 19), 13, 30))
    formulier = await opent(tafel.wereld.regisseur, tafel)
    vraagt_uit(tafel.wereld, tafel.eerste, tafel.volgende, "politie")
    opnieuw = await tafel.wereld.regisseur.presses(formulier, "Verplaatsen")
    assert "Die zitting kan niet meer gekozen worden. Kies een andere." in opnieuw
    assert tafel.eerste.id in op(tafel, tafel.zitting.id)


@pytest.mark.parametrize(
    "verb", [Verb.VOORBEREIDING_VERPLAATS_FORMULIER, Verb.VOORBEREIDING_AF_FORMULIER, Verb.VOORBEREIDING_GEDEELD]
)
async def test_another_regisseur_is_refused_and_the_refusal_is_written_down(tafel: Tafel, verb: Verb) -> None:
    kaart = await opent(tafel.collega, tafel, verb)
    assert "Alleen de procesregisseur van een casus kan dit." in kaart
    assert str(tafel.eerste.code) not in kaart
    assert Handeling.TOEGANG_GEWEIGERD in tafel.wereld.handelingen()


async def test_a_copied_button_moves_nothing(tafel: Tafel) -> None:
    formulier = await opent(tafel.wereld.regisseur, tafel)
    kaart = await tafel.collega.presses(formulier, "Verplaatsen")
    assert "Alleen de procesregisseur van een casus kan dit." in kaart
    druk = formulier.druk("Verplaatsen", {})
    vreemd = {**druk.data, "casus": tafel.tweede.id}
    assert "Dit kan ik niet voor u openen" in await tafel.wereld.regisseur.presses_raw(druk.verb, vreemd)
    assert op(tafel, tafel.volgende.id) == set()


async def test_pressed_twice_it_moves_once_and_says_the_same(tafel: Tafel) -> None:
    formulier = await opent(tafel.wereld.regisseur, tafel)
    eerst = await tafel.wereld.regisseur.presses(formulier, "Verplaatsen")
    weer = await tafel.wereld.regisseur.presses(formulier, "Verplaatsen")
    assert eerst.tekst == weer.tekst
    gewijzigd = tafel.wereld.handelingen(tafel.eerste.id).count(Handeling.AGENDA_GEWIJZIGD)
    assert gewijzigd == 2, "once for each of the two zittingen"


async def test_moved_by_mistake_it_moves_back_the_same_way(tafel: Tafel) -> None:
    await verplaatst(tafel)
    rosa = tafel.wereld.regisseur
    terug = await rosa.presses_raw(
        Verb.VOORBEREIDING_VERPLAATS_FORMULIER, {"v": 1, "zitting": tafel.volgende.id, "casus": tafel.eerste.id}
    )
    keuze = next(een for een in terug.tekst.splitlines() if een.startswith("donderdag 5 maart"))
    await rosa.presses(terug, "Verplaatsen", {"Naar welke zitting?": keuze})
    assert tafel.eerste.id in op(tafel, tafel.zitting.id)
    assert tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id).zitting_id == tafel.zitting.id


async def test_taken_off_the_agenda_the_uitvraag_goes_on_and_that_is_said_first(tafel: Tafel) -> None:
    rosa = tafel.wereld.regisseur
    vraag = await opent(rosa, tafel, Verb.VOORBEREIDING_AF_FORMULIER)
    assert "De uitvraag loopt door: organisaties kunnen antwoorden tot donderdag 5 maart, 13.30 uur." in vraag
    kaart = await rosa.presses(vraag, "Van de agenda halen")
    assert f"{tafel.eerste.code} is van de agenda gehaald." in kaart
    assert op(tafel, tafel.zitting.id) == {tafel.tweede.id, tafel.van_collega.id}
    assert tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id).status is UitvraagStatus.OPEN


async def test_taken_off_by_mistake_it_is_put_back_at_once(tafel: Tafel) -> None:
    rosa = tafel.wereld.regisseur
    vraag = await opent(rosa, tafel, Verb.VOORBEREIDING_AF_FORMULIER)
    kaart = await rosa.presses(vraag, "Van de agenda halen")
    for _ in range(2):
        terug = await rosa.presses(kaart, "Terugzetten")
        assert f"{tafel.eerste.code} staat weer op de agenda." in terug
    assert tafel.eerste.id in op(tafel, tafel.zitting.id)
    assert "Alleen de procesregisseur" in await tafel.collega.presses(kaart, "Terugzetten")


async def test_put_back_while_nothing_is_heard_of_an_afspraak_it_begins_with_that_still(tafel: Tafel) -> None:
    wereld, rosa = tafel.wereld, tafel.wereld.regisseur
    stil = zet(wereld, tafel.eerste)
    wereld.doet(afspraken.wijzig, replace(stil, gevraagd=2, gemeld_op=wereld.nu))
    kaart = await rosa.presses(await opent(rosa, tafel, Verb.VOORBEREIDING_AF_FORMULIER), "Van de agenda halen")
    await rosa.presses(kaart, "Terugzetten")
    punten = {een.casus_id: een for een in wereld.leest(agenda.punten, tafel.zitting.id)}
    assert punten[tafel.eerste.id].soort is Agendasoort.AFSPRAAK
    assert punten[tafel.eerste.id].eerder is not None


async def test_an_answer_that_was_refused_goes_along_and_nobody_is_reminded_of_it(tafel: Tafel) -> None:
    handelt_af(tafel.wereld, tafel.uitvraag, "ggd", BevragingStatus.GEWEIGERD)
    await verplaatst(tafel)
    nu = tafel.wereld.leest(uitvragen.lees, tafel.uitvraag.id)
    ggd = next(een for een in nu.bevragingen if een.organisatie == "ggd")
    assert ggd.status is BevragingStatus.GEWEIGERD
    assert ggd.id not in {een.onderwerp_id for een in alarmen(tafel, 24 * 12)}
