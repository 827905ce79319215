"""Up the pyramid and back: why stays with the regisseur, the manager hears, and a kwestie is a casus of its own."""

import pytest

from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.turn import JsonValue
from domain.casus import Casus, Geinformeerd, Onderwerp
from domain.logboek import Handeling
from domain.opschaalladder import Opschaalstap
from domain.persoon import Rol
from domain.regio import Regio
from storage import casus as casussen
from storage import opschaalladder
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, nodigt_uit, sluit_af

REDEN = "Kanariereden: de zorgen nemen toe 🙂 عمر **niet vet**"
WETHOUDER = "Wil Wethouder, wethouder zorg"
VRAAG = "Kanarievraag: maak een plek vrij"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    een = Wereld(store, demo_regio, nederlands, maak_registry())
    _ = manager(een)
    return een


def manager(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Mia Manager", (Rol.MANAGER, wereld.regio.eigen_organisatie))


def ander(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Bo Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))


def stappen(wereld: Wereld, een: Casus) -> tuple[Opschaalstap, ...]:
    return wereld.leest(opschaalladder.van_casus, een.id)


def posten(wereld: Wereld, soort: Berichtsoort) -> list[Bezorgd]:
    return [een for een in bezorgt(wereld) if een.werk.soort == soort]


async def chat(wie: Deelnemer) -> None:
    await wie.types("/help")


async def opent(wereld: Wereld, een: Casus) -> Kaart:
    return await wereld.regisseur.opens("opschalen", casuscode=str(een.code))


async def kiest(wereld: Wereld, een: Casus, waarheen: str) -> Kaart:
    return await wereld.regisseur.presses(await opent(wereld, een), "Verder", {"Waarheen?": waarheen})


async def naar_bestuur(wereld: Wereld, een: Casus, **anders: str) -> Kaart:
    vorm = await kiest(wereld, een, "Omhoog: Bestuurlijke opschaling")
    ingevuld = {
        "Reden": REDEN,
        "Aan wie? (naam en functie, of organisatie)": WETHOUDER,
        "Wat vraagt u van het bestuur?": VRAAG,
        **anders,
    }
    return await wereld.regisseur.presses(vorm, "Opschalen", ingevuld)


async def maakt_kwestie(wereld: Wereld, een: Casus, **anders: str) -> Kaart:
    vorm = await kiest(wereld, een, "Nieuwe kwestie: O3-tafel")
    ingevuld = {
        "Waar gaat de kwestie over?": "Personen uit deze casus",
        f"veld.{een.betrokkenen[0].id}": "Betrokkene",
        "Aanleiding: waarom is dit een kwestie?": REDEN,
        "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
        "Procesregisseur van de kwestie": "Bo Regisseur",
        **anders,
    }
    return await wereld.regisseur.presses(vorm, "Kwestie maken", ingevuld)


async def test_a_casus_goes_up_to_who_governs_with_a_reason_a_question_and_a_day(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await naar_bestuur(wereld, een)
    assert "De casus staat nu bij: Bestuurlijke opschaling" in kaart
    for woorden in (REDEN, WETHOUDER, VRAAG):
        assert woorden in kaart
    (stap,) = stappen(wereld, een)
    assert (stap.van, stap.naar, stap.reden, stap.aan, stap.vraag) == ("zvh", "bestuurlijk", REDEN, WETHOUDER, VRAAG)
    assert stap.dag == wereld.regio.kalender.lokaal(wereld.nu).date()
    assert Handeling.CASUS_OMHOOG in wereld.handelingen(een.id)


async def test_the_manager_hears_the_code_the_steps_and_the_day_and_not_why(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    await chat(manager(wereld))
    await naar_bestuur(wereld, een)
    (post,) = posten(wereld, Berichtsoort.OPGESCHAALD)
    for woorden in (str(een.code), "Zorg- en Veiligheidshuis", "Bestuurlijke opschaling", "Rosa Regisseur"):
        assert woorden in post.kaart
    for geheim in (REDEN, WETHOUDER, VRAAG, CANARY):
        assert geheim not in post.kaart


async def test_a_step_back_has_a_reason_too_and_what_the_manager_read_is_made_true(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    await chat(manager(wereld))
    await naar_bestuur(wereld, een)
    bezorgt(wereld)
    wereld.verstrijkt(days=1)
    terug = await kiest(wereld, een, "Terug: Zorg- en Veiligheidshuis")
    leeg = await wereld.regisseur.presses(terug, "Stap terug", {})
    assert "Schrijf op waarom." in leeg
    assert "Op- en afschalen" in await wereld.regisseur.presses(leeg, "Stap terug", {"Reden": "Het is rustig."})
    assert [(een.van, een.naar) for een in stappen(wereld, een)] == [("zvh", "bestuurlijk"), ("bestuurlijk", "zvh")]
    (post,) = posten(wereld, Berichtsoort.OPGESCHAALD)
    assert post.bewerkt
    assert "Inmiddels staat de casus bij: Zorg- en Veiligheidshuis" in post.kaart
    assert Handeling.CASUS_OMLAAG in wereld.handelingen(een.id)


async def test_to_the_local_field_there_is_no_step_here(wereld: Wereld) -> None:
    kaart = await opent(wereld, maakt_casus(wereld, "jeugd"))
    assert "Wijkteams" not in kaart


async def test_what_is_missing_is_asked_and_nothing_typed_is_lost(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    lang = "é" * 10_000
    kaart = await naar_bestuur(
        wereld, een, **{"Reden": lang, "Wat vraagt u van het bestuur?": "", "Datum": "2031-01-01"}
    )
    assert "is te lang: 10000 tekens." in kaart
    assert "Schrijf op wat u van het bestuur vraagt." in kaart
    assert "Kies een datum in het afgelopen jaar" in kaart
    waarden = {veld["id"]: veld.get("value") for veld in kaart.invoer}
    assert (waarden["reden"], waarden["aan"]) == (lang, WETHOUDER)
    assert stappen(wereld, een) == ()


async def test_a_second_press_takes_no_second_step(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    vorm = await kiest(wereld, een, "Omhoog: Bestuurlijke opschaling")
    ingevuld = {
        "Reden": REDEN,
        "Aan wie? (naam en functie, of organisatie)": WETHOUDER,
        "Wat vraagt u van het bestuur?": VRAAG,
    }
    for _ in range(2):
        kaart = await wereld.regisseur.presses(vorm, "Opschalen", ingevuld)
        assert "Gedaan." in kaart
    assert len(stappen(wereld, een)) == 1


async def test_a_form_of_before_another_step_does_nothing(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    oud = await kiest(wereld, een, "Omhoog: Bestuurlijke opschaling")
    await naar_bestuur(wereld, een)
    ingevuld = {
        "Reden": "Nog eens",
        "Aan wie? (naam en functie, of organisatie)": "X",
        "Wat vraagt u van het bestuur?": "Y",
    }
    assert "intussen verplaatst" in await wereld.regisseur.presses(oud, "Opschalen", ingevuld)
    assert len(stappen(wereld, een)) == 1


async def test_another_regisseur_a_partner_and_a_manager_are_refused(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    vorm = await kiest(wereld, een, "Omhoog: Bestuurlijke opschaling")
    gestolen = vorm.druk(
        "Opschalen",
        {"Reden": "x", "Aan wie? (naam en functie, of organisatie)": "y", "Wat vraagt u van het bestuur?": "z"},
    )
    for wie in (ander(wereld), wereld.partner("politie"), manager(wereld)):
        assert CANARY not in await wie.opens("opschalen", casuscode=str(een.code))
        await wie.presses_raw(gestolen.verb, gestolen.data)
    assert stappen(wereld, een) == ()


async def test_a_closed_casus_goes_nowhere(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    sluit_af(wereld, een)
    assert "Waarheen?" not in (await opent(wereld, een)).labels


async def test_a_kwestie_has_its_own_regisseur_subject_and_code_and_the_origin_goes_on(wereld: Wereld) -> None:
    een, bo = maakt_casus(wereld, "jeugd", None, CANARY, "Kanarie Noor"), ander(wereld)
    await chat(bo)
    await chat(manager(wereld))
    kaart = await maakt_kwestie(wereld, een)
    (stap,) = stappen(wereld, een)
    assert stap.naar_casus_id is not None
    kwestie = wereld.leest(casussen.lees, stap.naar_casus_id)
    assert (kwestie.tafel, kwestie.regisseur_id, kwestie.aanleiding) == ("o3", bo.id, REDEN)
    assert [wie.gegevens for wie in kwestie.betrokkenen] == [een.betrokkenen[0].gegevens]
    assert kwestie.informering.stand is Geinformeerd.NOG_NIET
    assert wereld.leest(casussen.lees, een.id).fase is een.fase
    assert str(kwestie.code) not in kaart
    assert "Bo Regisseur" in kaart
    post = next(een for een in bezorgt(wereld) if een.werk.soort == Berichtsoort.KWESTIE)
    assert str(kwestie.code) in post.kaart
    assert str(een.code) not in post.kaart
    assert "procesregisseur Bo Regisseur" in await opent(wereld, een)
    van_bo = await bo.opens("opschalen", casuscode=str(kwestie.code))
    assert "Dit is een kwestie uit een casus van procesregisseur Rosa Regisseur." in van_bo
    assert str(een.code) not in van_bo


async def test_a_kwestie_about_an_area_takes_nobody_along(wereld: Wereld) -> None:
    een, _ = maakt_casus(wereld, "jeugd"), ander(wereld)
    over = {"Waar gaat de kwestie over?": "Een gebied", f"veld.{een.betrokkenen[0].id}": "Gaat niet mee"}
    zonder = await maakt_kwestie(wereld, een, **over)
    assert "Geef de groep of het gebied een naam." in zonder
    await maakt_kwestie(wereld, een, **over, **{"Naam van de groep of het gebied": "Kade-Oost"})
    (stap,) = stappen(wereld, een)
    kwestie = wereld.leest(casussen.lees, stap.naar_casus_id or "")
    assert kwestie.onderwerp is Onderwerp.GEBIED
    assert [wie.gegevens.naam for wie in kwestie.betrokkenen] == ["Kade-Oost"]


async def test_a_kwestie_about_people_needs_somebody_and_a_regisseur(wereld: Wereld) -> None:
    een, _ = maakt_casus(wereld, "jeugd"), ander(wereld)
    kaart = await maakt_kwestie(wereld, een, **{f"veld.{een.betrokkenen[0].id}": "Gaat niet mee"})
    assert "Kies wie er in de kwestie staat." in kaart
    assert stappen(wereld, een) == ()


async def test_who_runs_both_sees_both_codes(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    kaart = await maakt_kwestie(wereld, een, **{"Procesregisseur van de kwestie": "Rosa Regisseur"})
    (stap,) = stappen(wereld, een)
    kwestie = wereld.leest(casussen.lees, stap.naar_casus_id or "")
    assert str(kwestie.code) in kaart
    assert str(kwestie.code) in await opent(wereld, een)
    assert str(een.code) in await opent(wereld, kwestie)


async def test_from_nazorg_nothing_goes_up_the_pyramid(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "nazorg")
    data: dict[str, JsonValue] = {"v": 1, "van": een.id}
    kaart = await wereld.regisseur.presses_raw("ladder.open", data)
    assert "Bestuurlijke" not in kaart
    assert "Opschalen vanuit" in await opent(wereld, een)


async def test_the_casus_itself_says_where_it_stands_and_which_kwestie_came_of_it_to_its_regisseur_alone(
    wereld: Wereld,
) -> None:
    een, _ = maakt_casus(wereld, "jeugd"), ander(wereld)
    assert "Opgeschaald naar" not in await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
    await maakt_kwestie(wereld, een)
    await naar_bestuur(wereld, een)
    (kwestie,) = [stap.naar_casus_id for stap in stappen(wereld, een) if stap.naar_casus_id]
    daar = wereld.leest(casussen.lees, kwestie)
    kaart = await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
    assert "Opgeschaald naar: Bestuurlijke opschaling" in kaart
    assert "een casus van Bo Regisseur" in kaart
    assert str(daar.code) not in kaart
    van_bo = await ander(wereld).opens("casus toon", casuscode=str(daar.code))
    assert "Kwestie uit: een casus van Rosa Regisseur" in van_bo
    assert str(een.code) not in van_bo
    nodigt_uit(wereld, een, "politie")
    van_agent = await wereld.partner("politie").opens("casus toon", casuscode=str(een.code))
    assert CANARY in van_agent
    for woorden in ("Bestuurlijke opschaling", "Bo Regisseur", str(daar.code)):
        assert woorden not in van_agent


async def test_who_runs_both_sees_the_codes_of_both(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    _ = ander(wereld)
    await maakt_kwestie(wereld, een, **{"Procesregisseur van de kwestie": "Rosa Regisseur"})
    (kwestie,) = [stap.naar_casus_id for stap in stappen(wereld, een) if stap.naar_casus_id]
    code = str(wereld.leest(casussen.lees, kwestie).code)
    assert f"Kwestie: {code}" in await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
    assert f"Kwestie uit: {een.code}" in await wereld.regisseur.opens("casus toon", casuscode=code)
