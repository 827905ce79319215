"""Does the person know that he is discussed? It is asked where it is missing, and why not is for the regisseur."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import JsonValue
from domain.afwezigheid import Afwezigheid
from domain.casus import Casus, Fase, Geinformeerd, Informering, Nietreden
from domain.casuscode import Casuscode
from domain.informering import Informeringsoort, voor_uitvraag
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import afwezigheid, informering
from storage import casus as casussen
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import maakt_casus, plant, vraagt_uit

NIETS_GEZEGD = Informering(Geinformeerd.NOG_NIET)
VEILIG = "Zijn broer mag dit niet weten."


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


def casus(wereld: Wereld, gezegd: Informering = NIETS_GEZEGD, *namen: str, tafel: str = "jeugd") -> Casus:
    een = maakt_casus(wereld, tafel, None, *namen)
    return wereld.doet(casussen.wijzig, replace(een, informering=gezegd))


def lees(wereld: Wereld, een: Casus) -> Informering:
    return wereld.leest(casussen.lees, een.id).informering


async def vult_in(wereld: Wereld, een: Casus, over: str = "casus", **anders: str) -> Kaart:
    data: dict[str, JsonValue] = {"v": 1, "casus": een.id, "over": over}
    vorm = await wereld.regisseur.presses_raw(Verb.INFORMERING_VORM, data)
    return await wereld.regisseur.presses(vorm, "Vastleggen", anders)


JA = {
    "Weet de betrokkene dat hij besproken wordt?": "Ja",
    "Wanneer is dat verteld?": "2026-02-27",
    "Door wie?": "Wim Wijkteam",
}
NEE = {
    "Weet de betrokkene dat hij besproken wordt?": "Nee",
    "Waarom niet? (bij Nee)": "Het zou iemand in gevaar brengen",
    "Toelichting": VEILIG,
    "Wanneer kijkt u hier opnieuw naar?": "2026-03-10",
}


async def test_yes_is_kept_with_when_and_by_whom(wereld: Wereld) -> None:
    een = casus(wereld)
    kaart = await vult_in(wereld, een, **JA)
    assert "Vastgelegd." in kaart
    assert "Weet ervan sinds 27 februari 2026." in kaart
    assert lees(wereld, een) == Informering(Geinformeerd.JA, op=date(2026, 2, 27), door="Wim Wijkteam")


async def test_no_is_kept_with_its_reason_and_the_day_to_look_again(wereld: Wereld) -> None:
    een = casus(wereld)
    await vult_in(wereld, een, **NEE)
    gezegd = Informering(Geinformeerd.NEE, VEILIG, date(2026, 3, 10), reden=Nietreden.VEILIGHEID)
    assert lees(wereld, een) == gezegd


@pytest.mark.parametrize(
    ("anders", "mist"),
    [
        ({**JA, "Wanneer is dat verteld?": ""}, "Kies op welke dag het verteld is."),
        ({**JA, "Wanneer is dat verteld?": "2026-03-03"}, "kan niet in de toekomst liggen"),
        ({**JA, "Door wie?": ""}, "Vul in wie het verteld heeft."),
        ({**JA, "Door wie?": "x" * 121}, "121 tekens"),
        ({**NEE, "Waarom niet? (bij Nee)": ""}, "Kies waarom"),
        ({**NEE, "Wanneer kijkt u hier opnieuw naar?": ""}, "Kies wanneer u hier opnieuw naar kijkt."),
        ({**NEE, "Wanneer kijkt u hier opnieuw naar?": "2026-03-02"}, "Kies een dag na vandaag"),
        ({**NEE, "Wanneer kijkt u hier opnieuw naar?": "2099-03-02"}, "hoogstens een jaar"),
        ({**NEE, "Waarom niet? (bij Nee)": "Een andere reden", "Toelichting": ""}, "Schrijf bij een andere reden"),
        ({**NEE, "Toelichting": "y" * 501}, "501 tekens"),
    ],
)
async def test_what_is_missing_is_asked_and_what_was_typed_stays(
    wereld: Wereld, anders: dict[str, str], mist: str
) -> None:
    een = casus(wereld)
    kaart = await vult_in(wereld, een, **anders)
    assert mist in kaart
    getypt = {veld["id"]: veld.get("value", "") for veld in kaart.invoer}
    assert getypt["door"] == anders.get("Door wie?", "")
    assert getypt["toelichting"] == anders.get("Toelichting", "")
    assert lees(wereld, een) == NIETS_GEZEGD


async def test_one_person_may_know_while_the_other_does_not(wereld: Wereld) -> None:
    een = casus(wereld, Informering(Geinformeerd.JA), "Kanarie Een", "Kanarie Twee")
    tweede = een.betrokkenen[1]
    kaart = await vult_in(wereld, een, f"betrokkene.{tweede.id}", **NEE)
    assert "Kanarie Een" in kaart
    assert kaart.tekst.count("Dit geldt voor de hele casus.") == 1
    (gezegd,) = wereld.leest(informering.van_casus, een.id)
    assert (gezegd.soort, gezegd.onderwerp_id) == (Informeringsoort.BETROKKENE, tweede.id)
    terug = await wereld.regisseur.presses(kaart, "Zelfde als de casus")
    assert terug.tekst.count("Dit geldt voor de hele casus.") == 2
    assert wereld.leest(informering.van_casus, een.id) == ()


async def test_each_opening_and_change_is_in_the_logboek_for_whom_and_what_for(wereld: Wereld) -> None:
    een = casus(wereld, NIETS_GEZEGD, "Kanarie Een")
    wie = een.betrokkenen[0].id
    await vult_in(wereld, een, f"betrokkene.{wie}", **JA)
    regels = [regel for regel in wereld.logboek(een.id) if regel.handeling.value.startswith("informering")]
    assert {(regel.handeling, regel.betrokkene_id) for regel in regels} == {
        (Handeling.INFORMERING_GEOPEND, None),
        (Handeling.INFORMERING_GEOPEND, wie),
        (Handeling.INFORMERING_GEWIJZIGD, None),
        (Handeling.INFORMERING_GEWIJZIGD, wie),
    }
    assert {(regel.door_id, regel.namens, regel.doel) for regel in regels} == {
        (wereld.regisseur.id, "zvh", een.grondslag)
    }


async def test_pressed_twice_it_is_said_once_and_with_a_copied_key_never(wereld: Wereld) -> None:
    een = casus(wereld)
    vorm = await wereld.regisseur.presses_raw(Verb.INFORMERING_VORM, {"v": 1, "casus": een.id, "over": "casus"})
    druk = vorm.druk("Vastleggen", JA)
    for _ in range(2):
        assert "Vastgelegd." in await wereld.regisseur.presses_raw(druk.verb, druk.data)
    assert [een.handeling for een in wereld.logboek(een.id)].count(Handeling.INFORMERING_GEWIJZIGD) == 1
    ander = casus(wereld)
    elders = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "casus": ander.id})
    assert "Vastgelegd." not in elders
    assert lees(wereld, ander) == NIETS_GEZEGD


async def test_another_regisseur_a_partner_and_a_stranger_get_nothing(wereld: Wereld) -> None:
    een = casus(wereld, NIETS_GEZEGD, "Kanarie Een")
    kees = wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))
    geen = await kees.opens("informering", casuscode=str(Casuscode.maak(2026, 9_999)))
    for wie in (kees, wereld.partner("politie"), wereld.onbekende("Niemand")):
        kaart = await wie.opens("informering", casuscode=str(een.code))
        assert "Kanarie" not in kaart
        vorm = await wie.presses_raw(Verb.INFORMERING_VORM, {"v": 1, "casus": een.id, "over": "casus"})
        assert vorm.invoer == []
    assert (await kees.opens("informering", casuscode=str(een.code))).tekst == geen.tekst


async def test_what_was_said_of_one_person_is_taken_back_by_nobody_else(wereld: Wereld) -> None:
    een = casus(wereld)
    gezegd = await vult_in(wereld, een, f"betrokkene.{een.betrokkenen[0].id}", **NEE)
    (terug,) = [knop for knop in gezegd.drukken() if knop.verb == Verb.INFORMERING_ZELFDE]
    kees = wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))
    for wie in (kees, wereld.partner("politie"), wereld.onbekende("Niemand")):
        assert VEILIG not in await wie.presses_raw(terug.verb, terug.data)
        assert len(wereld.leest(informering.van_casus, een.id)) == 1
    await wereld.regisseur.presses_raw(terug.verb, terug.data)
    assert wereld.leest(informering.van_casus, een.id) == ()


async def test_of_somebody_or_an_uitvraag_elsewhere_and_of_a_closed_casus_nothing_is_said(wereld: Wereld) -> None:
    een, ander = casus(wereld), casus(wereld)
    for over in (f"betrokkene.{ander.betrokkenen[0].id}", "uitvraag.bestaat-niet", "afspraak.1", "casus; drop"):
        kaart = await wereld.regisseur.presses_raw(Verb.INFORMERING_VORM, {"v": 1, "casus": een.id, "over": over})
        assert kaart.invoer == []
    wereld.doet(casussen.wijzig, replace(een, fase=Fase.AFGESLOTEN))
    dicht = await wereld.regisseur.presses_raw(Verb.INFORMERING_VORM, {"v": 1, "casus": een.id, "over": "casus"})
    assert dicht.invoer == []


async def test_the_list_shows_what_is_missing_oldest_first_and_codes_only(wereld: Wereld) -> None:
    nieuw = casus(wereld, NIETS_GEZEGD, "Kanarie Een")
    casus(wereld, Informering(Geinformeerd.JA))
    straks = casus(wereld, Informering(Geinformeerd.NOG_NIET, herzien_op=date(2026, 3, 9)))
    oud = casus(wereld, Informering(Geinformeerd.NEE, "x", date(2026, 2, 20), reden=Nietreden.ONDERZOEK))
    kaart = await wereld.regisseur.opens("informering")
    regels = kaart.tekst.splitlines()
    assert regels.index(str(oud.code)) < regels.index(str(nieuw.code))
    assert str(straks.code) not in kaart
    assert kaart.knoppen.count("Invullen") == 2
    assert "Kanarie" not in kaart
    wereld.verstrijkt(days=7)
    assert str(straks.code) in await wereld.regisseur.opens("informering")


async def test_typed_it_stays_behind_a_button(wereld: Wereld) -> None:
    een = casus(wereld, NIETS_GEZEGD, "Kanarie Een")
    deur = await wereld.regisseur.types(f"/informering {een.code}")
    assert deur.knoppen == ("Openen",)
    assert "Kanarie Een" in await wereld.regisseur.presses(deur, "Openen")
    assert "Kanarie" not in wereld.posted()


async def test_when_people_turn_out_not_to_know_an_uitvraag_no_longer_says_that_they_do(
    wereld: Wereld,
) -> None:
    een = casus(wereld)
    uitvraag = vraagt_uit(wereld, een, plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC)), "politie")
    persoon = een.betrokkenen[0].id
    await vult_in(wereld, een, f"uitvraag.{uitvraag.id}", **JA)
    await vult_in(wereld, een, **NEE)

    def geldt() -> Geinformeerd:
        gezegd = wereld.leest(informering.van_casus, een.id)
        return voor_uitvraag(wereld.leest(casussen.lees, een.id), gezegd, persoon, uitvraag.id).stand

    assert geldt() is Geinformeerd.NEE
    await vult_in(wereld, een, f"uitvraag.{uitvraag.id}", **JA)
    assert geldt() is Geinformeerd.JA


# --- An uitvraag is the moment at which it must be known


async def test_before_an_uitvraag_starts_it_is_asked_and_then_it_goes_on(wereld: Wereld) -> None:
    een = casus(wereld)
    plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    eerst = await wereld.regisseur.opens("uitvraag start", casuscode=str(een.code))
    assert "Voordat u de uitvraag start" in eerst
    gezegd = await wereld.regisseur.presses(eerst, "Vastleggen")
    assert lees(wereld, een) == Informering(Geinformeerd.NOG_NIET, herzien_op=date(2026, 3, 30))
    voorstel = await wereld.regisseur.presses(gezegd, "Verder met de uitvraag")
    assert "Weten de betrokkenen ervan? 1 nog niet." in voorstel
    assert "Start" in voorstel.knoppen


async def test_a_form_that_lay_open_cannot_start_one_without_it(wereld: Wereld) -> None:
    een = casus(wereld, Informering(Geinformeerd.JA))
    plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    voorstel = await wereld.regisseur.opens("uitvraag start", casuscode=str(een.code))
    wereld.doet(casussen.wijzig, replace(wereld.leest(casussen.lees, een.id), informering=NIETS_GEZEGD))
    assert "Voordat u de uitvraag start" in await wereld.regisseur.presses(voorstel, "Start")


# --- Who is asked


@pytest.mark.parametrize(
    ("gezegd", "regel"),
    [
        (Informering(Geinformeerd.JA), "Weet dat hij besproken wordt."),
        (Informering(Geinformeerd.NOG_NIET, herzien_op=date(2026, 4, 1)), "Vertel het hem niet."),
        (Informering(Geinformeerd.NEE, VEILIG, date(2026, 4, 1), reden=Nietreden.VEILIGHEID), "Vertel het hem niet."),
    ],
)
async def test_who_is_asked_reads_whether_the_person_knows_and_never_why_not(
    wereld: Wereld, gezegd: Informering, regel: str
) -> None:
    een = casus(wereld, gezegd, "Kanarie Een")
    zitting = plant(wereld, "jeugd", datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    vraagt_uit(wereld, een, zitting, "politie")
    partner = wereld.partner("politie")
    data: dict[str, JsonValue] = {"v": 1, "zitting": zitting.id, "organisatie": "politie"}
    kaart = await partner.presses_raw(Verb.WERKLIJST_PERSONEN, data)
    assert regel in kaart
    geheel = json.dumps(kaart.json, ensure_ascii=False)
    assert VEILIG not in geheel
    assert "gevaar" not in geheel


# --- What the regisseur hears by himself


def informeringposten(wereld: Wereld) -> list[Bezorgd]:
    tikt(wereld)
    return [een for een in bezorgt(wereld) if een.werk.soort == Berichtsoort.INFORMERING]


def op(wereld: Wereld, moment: datetime) -> list[Bezorgd]:
    wereld.nu = moment
    return informeringposten(wereld)


async def _in_chat(wereld: Wereld) -> None:
    await wereld.regisseur.types("/help")


async def test_once_a_week_he_is_told_of_what_is_missing_in_codes_and_never_when_nothing_is(wereld: Wereld) -> None:
    await _in_chat(wereld)
    assert informeringposten(wereld) == []
    een = casus(wereld, NIETS_GEZEGD, "Kanarie Een")
    (post,) = op(wereld, datetime(2026, 3, 9, 9, 0, tzinfo=UTC))
    assert str(een.code) in post.kaart
    assert "Kanarie" not in json.dumps(post.kaart.json)
    for dag in range(10, 15):
        assert op(wereld, datetime(2026, 3, dag, 9, 0, tzinfo=UTC)) == []
    assert len(op(wereld, datetime(2026, 3, 16, 9, 0, tzinfo=UTC))) == 1
    wereld.nu = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
    await vult_in(wereld, een, **JA)
    gewijzigd = informeringposten(wereld)
    assert all(edit.bewerkt and str(een.code) not in edit.kaart for edit in gewijzigd)
    assert op(wereld, datetime(2026, 3, 23, 9, 0, tzinfo=UTC)) == []


async def test_on_the_day_that_was_given_he_is_told_of_that_casus(wereld: Wereld) -> None:
    await _in_chat(wereld)
    een = casus(wereld)
    await vult_in(wereld, een, **NEE)
    assert op(wereld, datetime(2026, 3, 9, 9, 0, tzinfo=UTC)) == []
    (post,) = op(wereld, datetime(2026, 3, 10, 9, 0, tzinfo=UTC))
    assert str(een.code) in post.kaart
    assert VEILIG not in json.dumps(post.kaart.json)
    assert op(wereld, datetime(2026, 3, 11, 9, 0, tzinfo=UTC)) == []


async def test_while_he_is_away_who_stands_in_is_told_and_can_say_it(wereld: Wereld) -> None:
    een = casus(wereld)
    kees = wereld.persoon("Kees Collega", (Rol.PROCESREGISSEUR, "zvh"))
    await _in_chat(wereld)
    await kees.types("/help")
    weg = Afwezigheid(
        "weg", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=30), vervanger_id=kees.id, door_collega=False
    )
    wereld.doet(afwezigheid.voeg_toe, weg)
    (post,) = op(wereld, datetime(2026, 3, 9, 9, 0, tzinfo=UTC))
    assert str(een.code) in post.kaart
    kaart = await kees.presses(post.kaart, "Bekijken")
    vorm = await kees.presses(kaart, "Invullen")
    assert "Vastgelegd." in await kees.presses(vorm, "Vastleggen", JA)
    assert lees(wereld, een).stand is Geinformeerd.JA
