"""Making an afspraak: the form, what is understood of what was typed, the one owner, and his access."""

import json
from dataclasses import replace

import pytest

from domain.aanwezigheid import Aanwezigheid, Komt
from domain.afspraak import AfspraakStatus, Monitoringwijze
from domain.casus import Casus, Fase, Geinformeerd, Informering, Nietreden
from domain.informering import Informeringsoort
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.plan import Plan, Plandoel
from storage import aanwezigheid, informering, plan, toegang
from storage import casus as casussen
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs._zaken import nodigt_uit, plant, sluit_af, zet_op_agenda
from tests.dialogs.afspraken._afspraken import (
    WAT,
    een_van,
    in_fase,
    ingevuld,
    maakt,
    over,
    van,
    vandaag,
    zo_ver,
)


async def test_an_afspraak_has_one_owner_a_day_and_a_first_line_of_history(wereld: Wereld, casus: Casus) -> None:
    kaart = await maakt(wereld, casus)
    een = een_van(wereld, casus)
    assert (een.wat, een.organisatie, een.wanneer) == (WAT, "politie", over(wereld, days=7))
    assert WAT in kaart
    assert "Eigenaar: Politie Merwestreek" in kaart
    assert Handeling.AFSPRAAK_GEMAAKT in wereld.handelingen(casus.id)


async def test_who_was_not_there_says_first_whether_he_does_it_and_gets_access(wereld: Wereld, casus: Casus) -> None:
    kaart = await maakt(wereld, casus)
    assert een_van(wereld, casus).status is AfspraakStatus.VOORGELEGD
    assert "laat eerst weten of hij het doet" in kaart
    assert [een.organisatie for een in wereld.leest(toegang.van_casus, casus.id)] == ["politie"]
    assert Handeling.TOEGANG_VERLEEND in wereld.handelingen(casus.id)


async def test_who_was_there_and_agrees_starts_at_once(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie")
    kaart = await maakt(wereld, casus, akkoord="ja")
    assert een_van(wereld, casus).status is AfspraakStatus.LOPEND
    assert "De afspraak loopt" in kaart


async def test_who_has_no_access_was_not_at_the_tafel_whatever_is_ticked(wereld: Wereld, casus: Casus) -> None:
    await maakt(wereld, casus, akkoord="ja")
    assert een_van(wereld, casus).status is AfspraakStatus.VOORGELEGD


async def test_after_a_zitting_whoever_said_that_he_comes_was_there(wereld: Wereld, casus: Casus) -> None:
    nodigt_uit(wereld, casus, "politie", "ggd")
    zitting = plant(wereld, "jeugd", wereld.nu)
    zet_op_agenda(wereld, zitting, casus)
    komt = Aanwezigheid(zitting.id, "politie", wereld.partner("politie").id, Komt.AANGEMELD, wereld.nu, wereld.nu)
    wereld.doet(aanwezigheid.zet, komt)
    wereld.verstrijkt(hours=2)
    await maakt(wereld, casus)
    await maakt(wereld, casus, organisatie="ggd")
    await maakt(wereld, casus, akkoord="nee")
    per_status = [(een.organisatie, een.status, een.zitting_id) for een in van(wereld, casus)]
    assert sorted(per_status) == sorted(
        [
            ("politie", AfspraakStatus.LOPEND, zitting.id),
            ("ggd", AfspraakStatus.VOORGELEGD, zitting.id),
            ("politie", AfspraakStatus.VOORGELEGD, zitting.id),
        ]
    )


async def test_a_zitting_of_long_ago_says_nothing_about_who_is_there_now(wereld: Wereld, casus: Casus) -> None:
    zet_op_agenda(wereld, plant(wereld, "jeugd", wereld.nu), casus)
    wereld.verstrijkt(days=8)
    vorm = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    assert "Kijk naar wie zich voor de zitting aanmeldde" not in vorm
    await maakt(wereld, casus)
    assert een_van(wereld, casus).zitting_id is None


async def test_what_was_typed_behind_the_command_stands_filled_in_and_is_said(wereld: Wereld, casus: Casus) -> None:
    deur = await wereld.regisseur.types(f"/afspraak nieuw {casus.code} politie over 2 weken", kanaal("jeugd"))
    vorm = await wereld.regisseur.presses(deur, "Openen")
    waarden = {veld["id"]: veld.get("value") for veld in vorm.invoer}
    assert waarden["organisatie"] == "politie"
    assert waarden["wanneer"] == over(wereld, days=14).isoformat()
    assert "Begrepen: " in vorm
    assert casus.betrokkenen[0].gegevens.naam not in wereld.posted()


async def test_a_day_that_was_typed_and_has_passed_is_told_at_once(wereld: Wereld, casus: Casus) -> None:
    vorm = await wereld.regisseur.opens(
        "afspraak nieuw", casuscode=str(casus.code), datum=over(wereld, days=-1).isoformat()
    )
    assert "een dag die voorbij is" in vorm


async def test_without_a_code_only_casussen_that_are_so_far_are_offered(wereld: Wereld, casus: Casus) -> None:
    vers = in_fase(wereld, zo_ver(wereld), Fase.UITVRAAG)
    keuze = await wereld.regisseur.opens("afspraak nieuw")
    assert str(casus.code) in keuze
    assert str(vers.code) not in keuze
    vorm = await wereld.regisseur.presses(keuze, "Verder", {"Casus": str(casus.code)})
    assert "Nieuwe afspraak" in vorm


async def test_before_triage_nothing_can_be_agreed(wereld: Wereld, casus: Casus) -> None:
    in_fase(wereld, casus, Fase.UITVRAAG)
    kaart = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    assert "Doe eerst de triage" in kaart


async def test_the_first_afspraak_of_a_plan_begins_volhouden(wereld: Wereld, casus: Casus) -> None:
    await maakt(wereld, casus)
    assert wereld.leest(casussen.lees, casus.id).fase is Fase.VOLHOUDEN
    await maakt(wereld, casus)
    assert wereld.leest(casussen.lees, casus.id).fase is Fase.VOLHOUDEN


async def test_without_a_plan_the_casus_stays_at_the_tafel(wereld: Wereld, casus: Casus) -> None:
    in_fase(wereld, casus, Fase.CASUSOVERLEG)
    await maakt(wereld, casus)
    assert wereld.leest(casussen.lees, casus.id).fase is Fase.CASUSOVERLEG


async def test_what_is_missing_is_asked_and_nothing_typed_is_lost(wereld: Wereld, casus: Casus) -> None:
    lang = "ж" * 10_000
    vorm = await maakt(wereld, casus, wat=lang, wanneer=over(wereld, days=-1).isoformat(), conditie="als het kan")
    assert "dit zijn 10000 tekens, er passen er 500" in vorm
    assert "Die dag is voorbij" in vorm
    waarden = {veld["id"]: veld.get("value") for veld in vorm.invoer}
    assert (waarden["wat"], waarden["conditie"], waarden["organisatie"]) == (lang, "als het kan", "politie")
    assert van(wereld, casus) == ()
    leeg = await maakt(wereld, casus, wat="", organisatie="", wanneer="")
    for fout in ("Schrijf op wat er is afgesproken", "Kies een organisatie", "Kies een dag"):
        assert fout in leeg
    assert van(wereld, casus) == ()


async def test_a_day_far_away_is_asked_about_once(wereld: Wereld, casus: Casus) -> None:
    ver = over(wereld, days=200).isoformat()
    vorm = await maakt(wereld, casus, wanneer=ver)
    assert "meer dan een half jaar weg" in vorm
    assert van(wereld, casus) == ()
    nog_verder = await wereld.regisseur.presses(vorm, "Vastleggen", {"wanneer": over(wereld, days=300).isoformat()})
    assert "meer dan een half jaar weg" in nog_verder
    await wereld.regisseur.presses(vorm, "Vastleggen")
    assert een_van(wereld, casus).wanneer == over(wereld, days=200)


async def test_in_ten_years_is_a_mistake_in_typing(wereld: Wereld, casus: Casus) -> None:
    vorm = await maakt(wereld, casus, wanneer=vandaag(wereld).replace(year=vandaag(wereld).year + 10).isoformat())
    assert "Klopt het jaar?" in vorm


async def test_the_veiligheidshuis_and_a_stranger_own_nothing(wereld: Wereld, casus: Casus) -> None:
    for organisatie in (wereld.regio.eigen_organisatie, "bestaat-niet"):
        vorm = await maakt(wereld, casus, organisatie=organisatie)
        assert "Kies een organisatie" in vorm
    assert van(wereld, casus) == ()


async def test_somebody_who_is_registered_there_is_chosen_or_typed(wereld: Wereld, casus: Casus) -> None:
    agent = wereld.partner("politie", "Agnes Agent")
    nodigt_uit(wereld, casus, "politie")
    await maakt(wereld, casus, **{"Wie daar?": "Agnes Agent (Politie Merwestreek)"})
    await maakt(wereld, casus, persoon_naam="agnes agent")
    await maakt(wereld, casus, persoon_naam="Onbekende Collega")
    eerste, tweede, derde = van(wereld, casus)
    assert sorted([eerste.persoon_id or "", tweede.persoon_id or "", derde.persoon_id or ""]) == [
        "",
        agent.id,
        agent.id,
    ]
    assert {een.persoon_naam for een in (eerste, tweede, derde)} == {"", "Onbekende Collega"}


async def test_somebody_of_another_organisatie_is_refused(wereld: Wereld, casus: Casus) -> None:
    arts = wereld.partner("ggd", "Gerda Arts")
    nodigt_uit(wereld, casus, "politie", "ggd")
    vorm = await maakt(wereld, casus, persoon=arts.id)
    assert "werkt niet bij die organisatie" in vorm
    dubbel = await maakt(wereld, casus, organisatie="ggd", persoon=arts.id, persoon_naam="Iemand")
    assert "typte ook een naam" in dubbel
    assert van(wereld, casus) == ()


async def test_it_is_about_everybody_unless_said_otherwise(wereld: Wereld) -> None:
    casus = zo_ver(wereld, "Kanarie Sem", "Kanarie Noor")
    await maakt(wereld, casus)
    await maakt(wereld, casus, betrokkenen=casus.betrokkenen[1].id)
    assert {een.betrokkenen for een in van(wereld, casus)} == {(), (casus.betrokkenen[1].id,)}
    niemand = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    vorm = await wereld.regisseur.presses(niemand, "Vastleggen", ingevuld(wereld, betrokkenen=""))
    assert "Kies over wie het gaat" in vorm


async def test_a_goal_of_the_plan_can_be_chosen_and_no_other(wereld: Wereld, casus: Casus) -> None:
    doel = Plandoel("doel-1", "Kanariedoel: een dak boven het hoofd", next(iter(wereld.regio.leefgebieden)))
    wereld.doet(plan.voeg_toe, Plan(casus.id, 1, wereld.nu, wereld.regisseur.id, "Samen", doelen=(doel,)))
    vorm = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    assert doel.tekst in vorm
    await wereld.regisseur.presses(vorm, "Vastleggen", ingevuld(wereld, doel="doel-1"))
    assert een_van(wereld, casus).doel_id == "doel-1"


async def test_how_it_is_followed_and_when_it_is_asked_again(wereld: Wereld, casus: Casus) -> None:
    await maakt(wereld, casus, wijze="telefoon", ritme="14", wanneer=over(wereld, days=60).isoformat())
    gevolgd = een_van(wereld, casus).monitoring
    assert (gevolgd.wijze, gevolgd.elke_dagen, gevolgd.volgende) == (
        Monitoringwijze.TELEFOON,
        14,
        over(wereld, days=14),
    )


async def test_whether_the_person_knows_is_kept_for_the_afspraak(wereld: Wereld, casus: Casus) -> None:
    await maakt(wereld, casus)
    assert wereld.leest(informering.van_casus, casus.id) == ()
    kaal = await maakt(wereld, casus, informering="nee_anders")
    assert "Schrijf op waarom de betrokkene het niet weet" in kaal
    await maakt(wereld, casus, informering="nee_veiligheid")
    (gezegd,) = wereld.leest(informering.van_casus, casus.id)
    assert gezegd.soort is Informeringsoort.AFSPRAAK
    assert gezegd.informering.reden is Nietreden.VEILIGHEID
    assert gezegd.informering.herzien_op == over(wereld, days=7)


async def test_where_nothing_was_said_for_the_casus_it_must_be_said(wereld: Wereld, casus: Casus) -> None:
    nu = wereld.leest(casussen.lees, casus.id)
    wereld.doet(casussen.wijzig, replace(nu, informering=Informering(Geinformeerd.NOG_NIET)))
    vorm = await maakt(wereld, casus)
    assert "Kies of de betrokkene hiervan weet" in vorm
    await maakt(wereld, casus, informering="ja")
    assert een_van(wereld, casus).wat == WAT


async def test_pressed_twice_it_is_agreed_once_and_another_one_is_a_press_away(wereld: Wereld, casus: Casus) -> None:
    vorm = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    eerst = await wereld.regisseur.presses(vorm, "Vastleggen", ingevuld(wereld))
    weer = await wereld.regisseur.presses(vorm, "Vastleggen", ingevuld(wereld))
    assert eerst.json == weer.json
    een_van(wereld, casus)
    anders = await wereld.regisseur.presses(vorm, "Vastleggen", ingevuld(wereld, wat="Iets anders"))
    assert "Dit formulier was al gebruikt" in anders
    await wereld.regisseur.presses(anders, "Vastleggen")
    assert len(van(wereld, casus)) == 2
    nog = await wereld.regisseur.presses(eerst, "Nog een afspraak")
    assert str(casus.code) in nog


async def test_a_key_of_somebody_else_opens_nothing(wereld: Wereld, casus: Casus) -> None:
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    vorm = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    druk = vorm.druk("Vastleggen", ingevuld(wereld))
    for wie in (ander, wereld.partner("politie"), wereld.beheerder):
        await wie.presses_raw(druk.verb, druk.data)
        geweigerd = await wie.opens("afspraak nieuw", casuscode=str(casus.code))
        assert casus.betrokkenen[0].gegevens.naam not in geweigerd
    assert van(wereld, casus) == ()


async def test_in_a_closed_casus_nothing_is_agreed(wereld: Wereld, casus: Casus) -> None:
    vorm = await wereld.regisseur.opens("afspraak nieuw", casuscode=str(casus.code))
    sluit_af(wereld, wereld.leest(casussen.lees, casus.id))
    kaart = await wereld.regisseur.presses(vorm, "Vastleggen", ingevuld(wereld))
    assert "afgesloten" in kaart
    assert van(wereld, casus) == ()


async def test_a_number_in_the_text_is_warned_about_once(wereld: Wereld, casus: Casus) -> None:
    vorm = await maakt(wereld, casus, wat="Bel de heer op 06-12345678")
    assert van(wereld, casus) == ()
    (knop,) = [een for een in vorm.knoppen if een.startswith("Toch")]
    await wereld.regisseur.presses(vorm, knop)
    assert een_van(wereld, casus).wat == "Bel de heer op 06-12345678"


async def test_nothing_of_it_is_posted(wereld: Wereld, casus: Casus) -> None:
    for tekst in (f"/afspraak nieuw {casus.code}", f"/afspraak lijst {casus.code}", "/afspraak lijst"):
        await maakt(wereld, casus)
        await wereld.regisseur.types(tekst, kanaal("jeugd"))
    geplaatst = json.dumps(wereld.geplaatst, ensure_ascii=False)
    assert WAT not in geplaatst
    assert casus.betrokkenen[0].gegevens.naam not in geplaatst


@pytest.mark.parametrize("woord", ["nieuw", "lijst", "klaar", "verzet", "draag-over"])
async def test_every_command_only_puts_a_door_there(wereld: Wereld, casus: Casus, woord: str) -> None:
    kaart = await wereld.regisseur.types(f"/afspraak {woord} {casus.code}", kanaal("jeugd"))
    assert "Alleen voor u" in kaart
