"""A name, a birth date or a gemeente that is wrong is put right by the regisseur of the casus."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.kern.turn import JsonValue
from domain.casus import Betrokkene, Casus, Fase, Persoonsgegevens
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Rol
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._casus import CANARIE, PERSOON, code_op, vult_in
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal

Data = dict[str, JsonValue]
GOED = {"Voor- en achternaam": "Kanarie Zéldzame", "Waarom verbetert u dit?": "Er stond een fout in"}
ACHTTIEN = "2008-03-02"
NIET_VAN_U = "Er is geen casus met deze code die van u is."


def bewaarde(wereld: Wereld, kaart: Kaart) -> Casus:
    return wereld.leest(casussen.met_code, Casuscode.lees(code_op(kaart).rstrip(":")))


async def toont(wereld: Wereld, kaart: Kaart) -> Kaart:
    return await wereld.regisseur.opens("casus toon", casuscode=code_op(kaart).rstrip(":"))


async def opent(wereld: Wereld, **anders: str) -> Kaart:
    """Make a casus, and open the form about the one who is in it."""
    return await wereld.regisseur.presses(await toont(wereld, await vult_in(wereld.regisseur, **anders)), KNOP)


KNOP = "Gegevens verbeteren"


def met(wereld: Wereld, kaart: Kaart, *erbij: Persoonsgegevens) -> Casus:
    """Let others be in the casus as well."""
    casus = bewaarde(wereld, kaart)
    rol = casus.betrokkenen[0].rol
    leden = (*casus.betrokkenen, *(Betrokkene(f"b{nr}", rol, een) for nr, een in enumerate(erbij)))
    return wereld.doet(casussen.wijzig, replace(casus, betrokkenen=leden))


async def test_the_form_shows_what_stands_there_and_asks_why(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    assert {een["id"]: een.get("value") for een in formulier.invoer} == {
        "naam": CANARIE,
        "geboortedatum": "2011-05-17",
        "gemeente": "merwestad",
        "verbeterreden": None,
    }
    assert formulier.knoppen == ("Opslaan", "Annuleren")


async def test_a_wrong_name_is_put_right_and_found_by_the_new_one_only(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    voor = bewaarde(wereld, formulier)
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", GOED)
    assert "De gegevens zijn verbeterd." in klaar
    assert "Kanarie Zéldzame, geboren 17 mei 2011, Merwestad" in klaar
    assert "Geen partner had de oude gegevens gezien." in klaar
    na = bewaarde(wereld, formulier)
    assert [een.id for een in na.betrokkenen] == [een.id for een in voor.betrokkenen]
    geboren = date(2011, 5, 17)
    assert wereld.leest(casussen.zelfde_persoon, "kanarie zeldzame", geboren) == (na.id,)
    assert wereld.leest(casussen.zelfde_persoon, CANARIE, geboren) == ()
    assert CANARIE not in await toont(wereld, formulier)


async def test_what_was_done_and_why_is_in_the_logboek_and_what_it_was_or_became_is_not(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    await wereld.regisseur.presses(formulier, "Opslaan", GOED)
    casus = bewaarde(wereld, formulier)
    (regel,) = [een for een in wereld.logboek(casus.id) if een.handeling is Handeling.BETROKKENE_VERBETERD]
    assert (regel.door_id, regel.namens, regel.doel) == (wereld.regisseur.id, "zvh", casus.grondslag)
    assert (regel.betrokkene_id, regel.onderwerp_id) == (casus.betrokkenen[0].id, "typefout")
    assert "anarie" not in repr(wereld.logboek(casus.id))


async def test_that_he_asked_for_it_himself_is_the_purpose(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    vroeg = {**GOED, "Waarom verbetert u dit?": "De betrokkene vroeg erom"}
    await wereld.regisseur.presses(formulier, "Opslaan", vroeg)
    regels = wereld.logboek(bewaarde(wereld, formulier).id)
    assert [een.doel for een in regels if een.handeling is Handeling.BETROKKENE_VERBETERD] == ["avg16"]


async def test_delivered_twice_it_is_done_once_and_says_the_same(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    kaarten = [
        await wereld.regisseur.presses(formulier, "Opslaan", GOED, activity_id=een) for een in ("a-1", "a-1", "a-2")
    ]
    assert len({een.tekst for een in kaarten}) == 1
    assert wereld.handelingen(bewaarde(wereld, formulier).id).count(Handeling.BETROKKENE_VERBETERD) == 1


async def test_the_used_form_filled_in_otherwise_is_asked_again_and_loses_nothing(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    await wereld.regisseur.presses(formulier, "Opslaan", GOED)
    weer = await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Gemeente": "Oosterwaard"})
    assert "al verbeterd" in weer
    assert bewaarde(wereld, formulier).betrokkenen[0].gegevens.gemeente == "merwestad"
    await wereld.regisseur.presses(weer, "Opslaan")
    assert bewaarde(wereld, formulier).betrokkenen[0].gegevens.gemeente == "oosterwaard"


async def test_a_birth_date_within_the_ages_takes_the_reason_away(wereld: Wereld) -> None:
    vraag = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    bewaard = await wereld.regisseur.presses(vraag, "Opslaan", {"Reden": "Strafrecht wordt verwacht"})
    formulier = await wereld.regisseur.presses(await toont(wereld, bewaard), KNOP)
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Geboortedatum": "2010-03-02"})
    assert "Reden kiezen" not in klaar.knoppen
    assert bewaarde(wereld, formulier).leeftijd_redenen is None
    assert "buiten de leeftijd" not in await toont(wereld, formulier)


async def test_a_birth_date_outside_the_ages_asks_for_a_reason(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Geboortedatum": "1990-03-02"})
    assert "buiten de leeftijd van deze tafel" in klaar
    assert "Waarom past deze casus" in await wereld.regisseur.presses(klaar, "Reden kiezen")


async def test_a_name_alone_leaves_the_reason_for_an_age_as_it_is(wereld: Wereld) -> None:
    vraag = await vult_in(wereld.regisseur, Geboortedatum=ACHTTIEN)
    bewaard = await wereld.regisseur.presses(vraag, "Opslaan", {"Reden": "Strafrecht wordt verwacht"})
    formulier = await wereld.regisseur.presses(await toont(wereld, bewaard), KNOP)
    await wereld.regisseur.presses(formulier, "Opslaan", GOED)
    assert list((bewaarde(wereld, formulier).leeftijd_redenen or {}).values()) == ["strafrecht"]


async def test_with_the_right_name_he_is_recognised_in_another_casus_of_the_lane(wereld: Wereld) -> None:
    eerder = code_op(await vult_in(wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))))
    formulier = await opent(wereld, **{"Voor- en achternaam": "Kanari Zeldzaam"})
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Voor- en achternaam": CANARIE})
    assert eerder in klaar
    assert "Dubbel: sluit deze casus" in klaar.knoppen
    assert Handeling.CASUS_HERKEND in wereld.handelingen(bewaarde(wereld, formulier).id)


async def test_that_he_is_known_in_the_other_lane_is_not_told(wereld: Wereld) -> None:
    nazorg = {
        "Doel": "Een goede terugkeer uit detentie voorbereiden",
        "Rol": "Gedetineerde",
        "Hoe kwam de melding binnen?": "Detentiemelding",
    }
    eerder = code_op(await vult_in(wereld.regisseur, "Regietafel Nazorg en Re-integratie", **nazorg))
    formulier = await opent(wereld, **{"Voor- en achternaam": "Kanari Zeldzaam"})
    assert eerder not in await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Voor- en achternaam": CANARIE})


async def test_nobody_is_in_a_casus_twice_by_being_put_right(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    met(wereld, bewaard, Persoonsgegevens("Kanarie Zeldzame", date(2011, 5, 17), "merwestad"))
    een = bewaarde(wereld, bewaard).betrokkenen[0]
    formulier = await wereld.regisseur.presses_raw(
        "casus.verbeter_formulier", {"v": 1, "casus": bewaarde(wereld, bewaard).id, "betrokkene": een.id}
    )
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", GOED)
    assert "staat al in de casus" in kaart
    assert kaart.druk("Opslaan", {}).data["naam"] == "Kanarie Zéldzame"
    assert bewaarde(wereld, bewaard).betrokkenen[0] == een


async def test_without_a_change_nothing_is_kept_or_written_down(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", {"Waarom verbetert u dit?": "Er stond een fout in"})
    assert "Er is nog niets veranderd." in kaart
    assert Handeling.BETROKKENE_VERBETERD not in wereld.handelingen(bewaarde(wereld, formulier).id)


@pytest.mark.parametrize(
    ("veld", "fout", "melding"),
    [
        ("naam", "x" * 10_000, "Er passen"),
        ("naam", " \u202e ", "Vul de naam in."),
        ("geboortedatum", "2030-01-01", "De geboortedatum kan niet kloppen."),
        ("geboortedatum", "", "Vul de geboortedatum in."),
        ("gemeente", "nergens", "Kies een gemeente"),
        ("verbeterreden", "zomaar", "Kies waarom u dit verbetert."),
        ("verbeterreden", "", "Kies waarom u dit verbetert."),
    ],
)
async def test_a_mistake_is_told_and_what_was_typed_stays(wereld: Wereld, veld: str, fout: str, melding: str) -> None:
    formulier = await opent(wereld)
    druk = formulier.druk("Opslaan", GOED)
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, veld: fout})
    assert melding in kaart
    assert kaart.druk("Opslaan", {}).data.get("naam", "") == (fout if veld == "naam" else "Kanarie Zéldzame")
    assert bewaarde(wereld, formulier).betrokkenen[0].gegevens.naam == CANARIE


@pytest.mark.parametrize("naam", ["שרה 🧭 לוי", "*Vet* [x](https://y)", "Ünal-Øst d'Or"])
async def test_a_name_in_any_script_comes_out_as_it_was_typed(wereld: Wereld, naam: str) -> None:
    formulier = await opent(wereld)
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Voor- en achternaam": naam})
    assert naam in klaar
    assert bewaarde(wereld, formulier).betrokkenen[0].gegevens.naam == naam


async def test_a_number_in_a_name_is_asked_about_once(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    nummer = {**GOED, "Voor- en achternaam": "Kanarie 06-12345678"}
    kaart = await wereld.regisseur.presses(formulier, "Opslaan", nummer)
    assert "dit lijkt op een telefoonnummer" in kaart
    assert "zijn verbeterd" in await wereld.regisseur.presses(kaart, "Toch opslaan")


async def test_what_a_colleague_changed_meanwhile_is_not_overwritten_unseen(wereld: Wereld) -> None:
    eerste = await opent(wereld)
    tweede = await wereld.regisseur.presses(await toont(wereld, eerste), KNOP)
    await wereld.regisseur.presses(tweede, "Opslaan", {**GOED, "Gemeente": "Oosterwaard"})
    kaart = await wereld.regisseur.presses(eerste, "Opslaan", GOED | {"Voor- en achternaam": "Kanarie Derde"})
    assert "Iemand anders heeft deze gegevens net veranderd." in kaart
    assert "Oosterwaard" in kaart
    assert bewaarde(wereld, eerste).betrokkenen[0].gegevens.naam == "Kanarie Zéldzame"
    await wereld.regisseur.presses(kaart, "Opslaan")
    assert bewaarde(wereld, eerste).betrokkenen[0].gegevens.naam == "Kanarie Derde"


async def test_also_what_is_closed_is_put_right_while_it_is_kept(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    wereld.doet(casussen.wijzig, replace(bewaarde(wereld, bewaard), fase=Fase.AFGESLOTEN))
    beeld = await toont(wereld, bewaard)
    terugkijken = {"Triage", "Plan van aanpak", "Afspraken", "Logboek"}
    assert set(beeld.knoppen) == {"Heropen (her-melding)", *terugkijken, KNOP}
    formulier = await wereld.regisseur.presses(beeld, KNOP)
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", {**GOED, "Geboortedatum": "1990-01-01"})
    assert "zijn verbeterd" in klaar
    assert klaar.knoppen == ("Terug naar de casus",)


async def test_beside_each_of_several_stands_a_button_and_a_crowd_is_asked_whom(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    met(wereld, bewaard, Persoonsgegevens("Kanarie Twee", date(2012, 1, 1)))
    assert (await toont(wereld, bewaard)).knoppen.count(KNOP) == 2
    menigte = [Persoonsgegevens(f"Kanarie Nummer{nr}", date(2012, 1, 1)) for nr in range(8)]
    casus = met(wereld, bewaard, *menigte)
    beeld = await toont(wereld, bewaard)
    assert beeld.knoppen.count(KNOP) == 1
    keuze = await wereld.regisseur.presses(beeld, KNOP)
    wie = casus.betrokkenen[-1]
    formulier = await wereld.regisseur.presses(keuze, "Verder", {"Van wie kloppen de gegevens niet?": wie.id})
    assert [een["value"] for een in formulier.invoer if een["id"] == "naam"] == [wie.gegevens.naam]


async def test_a_birth_date_that_was_never_known_does_not_keep_a_name_wrong(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    casus = bewaarde(wereld, bewaard)
    zonder = replace(casus.betrokkenen[0], gegevens=Persoonsgegevens(CANARIE, None, "merwestad"))
    wereld.doet(casussen.wijzig, replace(casus, betrokkenen=(zonder,)))
    formulier = await wereld.regisseur.presses(await toont(wereld, bewaard), KNOP)
    assert "zijn verbeterd" in await wereld.regisseur.presses(formulier, "Opslaan", GOED)


async def test_of_a_group_the_name_is_put_right_and_what_belongs_elsewhere_is_pointed_out(wereld: Wereld) -> None:
    soort = "Regietafel Jeugd: over een groep"
    keuze = await wereld.regisseur.types("/casus nieuw")
    vorm = await wereld.regisseur.presses(keuze, "Verder", {"Tafel": soort})
    bewaard = await wereld.regisseur.presses(vorm, "Opslaan", GROEP)
    formulier = await wereld.regisseur.presses(await toont(wereld, bewaard), KNOP)
    assert "geboortedatum" not in [een["id"] for een in formulier.invoer]
    reden = {"Waarom verbetert u dit?": "Er stond een fout in"}
    elders = await wereld.regisseur.presses(formulier, "Opslaan", {**reden, "Naam van de groep": "Jihadistische groep"})
    assert "zijn verbeterd" not in elders
    klaar = await wereld.regisseur.presses(formulier, "Opslaan", {**reden, "Naam van de groep": "Groep bij de sluis"})
    assert "Groep bij de sluis" in klaar


async def test_nobody_but_its_regisseur_comes_near_it(wereld: Wereld) -> None:
    formulier = await opent(wereld)
    casus = bewaarde(wereld, formulier)
    druk: Data = {"v": 1, "casus": casus.id, "betrokkene": casus.betrokkenen[0].id}
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    anderen: tuple[Deelnemer, ...] = (ander, wereld.partner("politie"), wereld.beheerder, wereld.onbekende("Vreemde"))
    for wie in anderen:
        for kaart in (
            await wie.presses_raw("casus.verbeter_formulier", druk),
            await wie.presses(formulier, "Opslaan", GOED),
        ):
            assert CANARIE not in kaart
            assert "Opslaan" not in kaart.knoppen
    assert NIET_VAN_U in await ander.presses_raw("casus.verbeter_formulier", druk)
    assert bewaarde(wereld, formulier).betrokkenen[0].gegevens.naam == CANARIE
    assert Handeling.TOEGANG_GEWEIGERD in wereld.handelingen()


async def test_a_key_for_one_person_does_not_put_right_another(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    eerste = await wereld.regisseur.presses(await toont(wereld, bewaard), KNOP)
    casus = met(wereld, bewaard, Persoonsgegevens("Kanarie Twee", date(2012, 1, 1), "merwestad"))
    tweede = await wereld.regisseur.presses_raw(
        "casus.verbeter_formulier", {"v": 1, "casus": casus.id, "betrokkene": casus.betrokkenen[1].id}
    )
    druk = tweede.druk("Opslaan", GOED)
    gekopieerd: Data = {**druk.data, "sleutel": eerste.druk("Opslaan", {}).data["sleutel"]}
    await wereld.regisseur.presses_raw(druk.verb, gekopieerd)
    assert bewaarde(wereld, bewaard).betrokkenen == casus.betrokkenen


async def test_who_is_not_in_the_casus_any_more_cannot_be_put_right(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    casus = met(wereld, bewaard, Persoonsgegevens("Kanarie Twee", date(2012, 1, 1), "merwestad"))
    weg: Data = {"v": 1, "casus": casus.id, "betrokkene": casus.betrokkenen[1].id}
    wereld.doet(casussen.verwijder_betrokkene, casus.id, casus.betrokkenen[1].id)
    assert "staat niet in de casus" in await wereld.regisseur.presses_raw("casus.verbeter_formulier", weg)


async def test_where_others_read_along_nothing_is_posted(wereld: Wereld) -> None:
    bewaard = await vult_in(wereld.regisseur)
    await wereld.regisseur.types(f"/casus toon {code_op(bewaard)}", kanaal("jeugd"))
    formulier = await wereld.regisseur.presses(await toont(wereld, bewaard), KNOP)
    await wereld.regisseur.presses(formulier, "Opslaan", GOED)
    for naam in (CANARIE, "Zéldzame"):
        assert naam not in wereld.posted()


GROEP = {
    "Hoe kwam de melding binnen?": "Veldaanmelding (ketenpartner)",
    "Aanleiding": "Overlast op het plein.",
    "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
    "Is de betrokkene geïnformeerd?": "Ja",
    "Naam van de groep": "Groep bij de brug",
    "Gemeente": PERSOON["Gemeente"],
}
