"""The RIO sees its own people, first what they want themselves; others see nothing, and the regisseur reads along."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs.kern.turn import JsonValue
from domain.afspraak import AfspraakStatus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus
from storage import afspraken
from storage import rio as riozaken
from tests._databases import NU
from tests.dialogs._volhouden import GEHEIM, spreekt_af
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, handelt_af, maakt_casus, nodigt_uit, om, plant, sluit_af, vraagt_uit
from tests.dialogs.rio._mensen import WENS, deelnemer, in_behandeling, kaart_van, plant_afspraak, rio


async def test_what_is_posted_counts_and_names_nobody(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    deelnemer(wereld, "Nog Iemand")
    await plant_afspraak(wereld, een, "morgen")
    kaart = await rio(wereld).types("/rio")
    assert "Mensen: 2" in kaart
    assert "Afspraken vandaag: 0" in kaart
    assert "Afspraken deze week: 1" in kaart
    assert "Nog nooit gesproken: 1" in kaart
    for woord in (CANARY, str(een.code), "nazorg", "Nazorg", "detentie", "PI"):
        assert woord not in kaart.tekst.replace("Openen", "")


async def test_the_nearest_appointment_comes_first_then_the_nearest_return(wereld: Wereld) -> None:
    vandaag = NU.date()
    later = deelnemer(wereld, "Later Terug", einde=vandaag + timedelta(days=60))
    eerder = deelnemer(wereld, "Eerder Terug", einde=vandaag + timedelta(days=5))
    spreekt = deelnemer(wereld, "Spreekt Hem", einde=vandaag + timedelta(days=300))
    await plant_afspraak(wereld, spreekt, "morgen")
    lijst = await rio(wereld).presses(await rio(wereld).types("/rio"), "Openen")
    plekken = [lijst.tekst.index(str(een.code)) for een in (spreekt, eerder, later)]
    assert plekken == sorted(plekken)
    assert "Vrij over 5 dagen" in lijst
    assert "Eerder Terug" in lijst


async def test_why_somebody_is_in_the_target_group_is_said_in_words_never_by_what(wereld: Wereld) -> None:
    aangewezen = deelnemer(wereld, hic=True)
    lijst = await rio(wereld).presses(await rio(wereld).types("/rio"), "Openen")
    assert "Hoort bij uw doelgroep: bij de aanmelding aangewezen" in lijst
    assert "HIC" not in lijst
    assert "Doelgroep: bij de aanmelding aangewezen" in await kaart_van(wereld, aangewezen)


async def test_seeing_the_list_is_in_the_logboek_per_casus_and_per_person_for_the_rio(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    await rio(wereld).presses(await rio(wereld).types("/rio"), "Openen")
    gezien = [regel for regel in wereld.logboek(een.id) if regel.handeling is Handeling.RIO_GEOPEND]
    assert {regel.betrokkene_id for regel in gezien} == {None, een.betrokkenen[0].id}
    assert {regel.namens for regel in gezien} == {"rio"}


async def test_who_must_still_choose_whether_to_answer_is_not_shown_a_name_in_the_list(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    zitting = plant(wereld, "nazorg", om(wereld, NU.date() + timedelta(days=9), 10))
    uitvraag = vraagt_uit(wereld, een, zitting, "rio")
    lijst = await rio(wereld).presses(await rio(wereld).types("/rio"), "Openen")
    assert CANARY not in lijst
    assert str(een.code) in lijst
    assert Handeling.RIO_GEOPEND not in wereld.handelingen(een.id)
    assert CANARY in await rio(wereld).presses(lijst, "Openen")
    handelt_af(wereld, uitvraag, "rio", BevragingStatus.BEANTWOORD)
    lijst = await rio(wereld).presses(await rio(wereld).types("/rio"), "Openen")
    assert CANARY in lijst


async def test_a_page_holds_six(wereld: Wereld) -> None:
    for _ in range(8):
        deelnemer(wereld)
    lijst = await rio(wereld).presses(await rio(wereld).types("/rio"), "Openen")
    assert lijst.knoppen.count("Openen") == 6
    verder = await rio(wereld).presses(lijst, "Volgende")
    assert verder.knoppen.count("Openen") == 2
    assert (await rio(wereld).presses(verder, "Vorige")).knoppen.count("Openen") == 6


async def test_the_card_begins_with_what_he_wants_and_all_of_it_is_kept(wereld: Wereld) -> None:
    een = deelnemer(wereld, einde=NU.date() + timedelta(days=30))
    kaart = await kaart_van(wereld, een)
    assert "Nog niet gevraagd. Begin het gesprek hiermee." in kaart
    assert "Over de voorwaarden is nog niets bekend." in kaart
    assert "Steunend netwerk" in await rio(wereld).presses(kaart, "Terugkeer")
    vorm = await rio(wereld).presses(kaart, "Wensen bijwerken")
    invoer = {
        "Wat wil de deelnemer zelf het eerst?": WENS,
        "Wat kan de deelnemer, en wie helpt?": "Hij kan goed koken. Zijn oom helpt.",
        "Wat doet de deelnemer zelf?": "Belt zijn oom.",
        "Wat doen anderen?": "De gemeente zoekt een kamer.",
    }
    kaart = await rio(wereld).presses(vorm, "Opslaan", invoer)
    for tekst in invoer.values():
        assert tekst in kaart
    plekken = [kaart.tekst.index(tekst) for tekst in invoer.values()]
    assert plekken == sorted(plekken)
    assert kaart.tekst.index(WENS) < kaart.tekst.index("Hoe staat het ervoor?")
    assert wereld.leest(riozaken.dossier, een.id).eerst == WENS
    assert WENS not in wereld.posted()


async def test_wishes_that_a_colleague_kept_meanwhile_are_not_written_over(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    wie, ander = rio(wereld), rio(wereld, "Rita Rio")
    mijn = await wie.presses(await kaart_van(wereld, een), "Wensen bijwerken")
    zijn = await ander.presses(await kaart_van(wereld, een, ander), "Wensen bijwerken")
    veld = "Wat wil de deelnemer zelf het eerst?"
    await ander.presses(zijn, "Opslaan", {veld: WENS})
    kaart = await wie.presses(mijn, "Opslaan", {veld: "Een eigen kamer."})
    assert "Een collega heeft dit intussen bijgewerkt." in kaart
    assert WENS in kaart
    assert kaart.invoer[0]["value"] == "Een eigen kamer."
    assert wereld.leest(riozaken.dossier, een.id).eerst == WENS
    await wie.presses(kaart, "Opslaan")
    assert wereld.leest(riozaken.dossier, een.id).eerst == "Een eigen kamer."


async def test_pressed_twice_is_kept_once_and_filled_in_anew_is_not_lost(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    invoer = {"Hoe was het contact?": "telefoon", "Korte notitie": "Hij was opgelucht."}
    for _ in range(2):
        kaart = await rio(wereld).presses(vorm, "Opslaan", invoer)
        assert "Hij was opgelucht." in kaart
    assert len(wereld.leest(riozaken.contacten, een.id)) == 1
    anders = await rio(wereld).presses(vorm, "Opslaan", {**invoer, "Korte notitie": "Iets anders."})
    assert "Dit is nog niet opgeslagen." in anders
    assert anders.invoer[-1]["value"] == "Iets anders."


@pytest.mark.parametrize(
    ("invoer", "mist"),
    [
        ({"dag": "2026-03-02"}, "Kies hoe het contact was."),
        ({"soort": "telefoon", "dag": "2027-01-01"}, "kan niet"),
        ({"soort": "telefoon", "dag": "2026-03-02", "notitie": "x" * 501}, "501 tekens"),
    ],
)
async def test_what_must_be_mended_comes_back_as_typed(wereld: Wereld, invoer: dict[str, str], mist: str) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    druk = vorm.druk("Opslaan", {})
    data = {naam: wat for naam, wat in druk.data.items() if naam not in {"soort", "dag", "notitie"}}
    kaart = await rio(wereld).presses_raw(druk.verb, {**data, **invoer})
    assert mist in kaart
    waarden = {een["id"]: een.get("value", "") for een in kaart.invoer}
    assert {naam: waarden[naam] for naam in invoer} == invoer
    assert wereld.leest(riozaken.contacten, een.id) == ()


async def test_a_contact_is_put_right_and_taken_out(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    kaart = await rio(wereld).presses(vorm, "Opslaan", {"Hoe was het contact?": "brief", "Korte notitie": "Fout"})
    vorm = await rio(wereld).presses(kaart, "Verbeteren")
    kaart = await rio(wereld).presses(vorm, "Opslaan", {"Korte notitie": "Goed"})
    assert "Goed" in kaart
    assert "Fout" not in kaart
    vorm = await rio(wereld).presses(kaart, "Verbeteren")
    for _ in range(2):
        kaart = await rio(wereld).presses(vorm, "Weghalen")
        assert "Goed" not in kaart
    assert wereld.leest(riozaken.contacten, een.id) == ()


async def test_a_bsn_in_a_note_is_warned_about_before_it_is_kept(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    await rio(wereld).presses(
        vorm, "Opslaan", {"Hoe was het contact?": "brief", "Korte notitie": "Zijn bsn is 111222333."}
    )
    assert wereld.leest(riozaken.contacten, een.id) == ()


async def test_ten_thousand_characters_emoji_and_marks_come_out_as_typed(wereld: Wereld) -> None:
    een = deelnemer(wereld, "Şevval **Vet** 🙂 علي")
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Wensen bijwerken")
    veld = "Wat wil de deelnemer zelf het eerst?"
    lang = await rio(wereld).presses(vorm, "Opslaan", {veld: "é" * 10_000})
    assert "10000 tekens" in lang
    assert lang.invoer[0]["value"] == "é" * 10_000
    kaart = await rio(wereld).presses(lang, "Opslaan", {veld: "# [link](x) 🙂 علي"})
    assert "# [link](x) 🙂 علي" in kaart
    assert "Şevval **Vet** 🙂 علي" in kaart


async def test_everything_from_before_stands_on_pages_the_last_first(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    for dag in range(1, 11):
        vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
        invoer = {
            "Hoe was het contact?": "bezoek",
            "Dag": f"2026-02-{dag:02}",
            "Korte notitie": f"gesprek nummer {dag}",
        }
        await rio(wereld).presses(vorm, "Opslaan", invoer)
    kaart = await rio(wereld).presses(await kaart_van(wereld, een), "Alles van eerder")
    assert "gesprek nummer 10" in kaart
    assert "gesprek nummer 2" not in kaart
    assert "gesprek nummer 2" in await rio(wereld).presses(kaart, "Volgende")


async def test_the_regisseur_reads_along_and_changes_nothing(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Wensen bijwerken")
    await rio(wereld).presses(vorm, "Opslaan", {"Wat wil de deelnemer zelf het eerst?": WENS})
    casus = await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
    kaart = await wereld.regisseur.presses(casus, "RIO")
    assert WENS in kaart
    assert "U leest mee." in kaart
    for knop in ("Wensen bijwerken", "Contact noteren", "Afspraak plannen", "Afspraak met een partner"):
        assert knop not in kaart.knoppen
    data: dict[str, JsonValue] = {"v": 1, "casus": een.id}
    geweigerd = await wereld.regisseur.presses_raw(Verb.RIO_WENSEN_FORMULIER, data)
    assert WENS not in geweigerd


@pytest.mark.parametrize("verb", [Verb.RIO_OPEN, Verb.RIO_EERDER, Verb.RIO_WENSEN_FORMULIER, Verb.RIO_PLAN_FORMULIER])
async def test_nobody_else_opens_it_and_what_is_not_there_is_refused_in_the_same_words(
    wereld: Wereld, verb: Verb
) -> None:
    een = deelnemer(wereld)
    vreemd = wereld.partner("politie")
    nodigt_uit(wereld, een, "politie")
    collega = wereld.persoon("Rene Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for wie in (vreemd, collega):
        echt = await wie.presses_raw(verb, {"v": 1, "casus": een.id})
        niets = await wie.presses_raw(verb, {"v": 1, "casus": "bestaat-niet"})
        assert CANARY not in echt
        assert echt.tekst == niets.tekst
    assert Handeling.RIO_GEOPEND not in wereld.handelingen(een.id)


async def test_a_rio_without_access_gets_the_refusal_of_what_is_not_there(wereld: Wereld) -> None:
    zonder = maakt_casus(wereld, "nazorg")
    wgs = maakt_casus(wereld, "jeugd")
    nodigt = await rio(wereld).presses_raw(Verb.RIO_OPEN, {"v": 1, "casus": "bestaat-niet"})
    for een in (zonder, wgs):
        echt = await rio(wereld).presses_raw(Verb.RIO_OPEN, {"v": 1, "casus": een.id})
        assert echt.tekst == nodigt.tekst


async def test_of_a_closed_casus_the_list_loses_the_person_and_nothing_is_kept(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    sluit_af(wereld, een)
    kaart = await rio(wereld).presses(vorm, "Opslaan", {"Hoe was het contact?": "brief"})
    assert CANARY not in kaart
    assert wereld.leest(riozaken.contacten, een.id) == ()
    assert "Mensen: 0" in await rio(wereld).types("/rio")


async def test_a_copied_key_is_refused(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    ander = rio(wereld, "Rita Rio")
    await ander.presses(vorm, "Opslaan", {"Hoe was het contact?": "brief"})
    assert wereld.leest(riozaken.contacten, een.id) == ()


async def test_a_contact_of_somebody_else_is_not_found_through_him(wereld: Wereld) -> None:
    een, ander = deelnemer(wereld), deelnemer(wereld, "Iemand Anders")
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Contact noteren")
    await rio(wereld).presses(vorm, "Opslaan", {"Hoe was het contact?": "brief", "Korte notitie": "Geheim"})
    (contact,) = wereld.leest(riozaken.contacten, een.id)
    data: dict[str, JsonValue] = {"v": 1, "casus": ander.id, "contact": contact.id}
    kaart = await rio(wereld).presses_raw(Verb.RIO_CONTACT_FORMULIER, data)
    assert "Geheim" not in str(kaart.json)


async def test_an_afspraak_with_a_partner_is_put_to_its_owner_and_followed_without_what_he_said(
    wereld: Wereld,
) -> None:
    een = in_behandeling(wereld, deelnemer(wereld))
    nodigt_uit(wereld, een, "ggd")
    vorm = await rio(wereld).presses(await kaart_van(wereld, een), "Afspraak met een partner")
    invoer = {
        "Wat is afgesproken?": "Een intake op de eerste dag.",
        "Wie doet het?": "ggd",
        "Wanneer is het klaar?": "over 2 weken",
    }
    for _ in range(2):
        assert "Een intake op de eerste dag." in await rio(wereld).presses(vorm, "Opslaan", invoer)
    (afspraak,) = wereld.leest(afspraken.van_casus, een.id)
    assert (afspraak.organisatie, afspraak.status.value) == ("ggd", "voorgelegd")
    voor = (await kaart_van(wereld, een)).tekst
    wereld.doet(afspraken.wijzig, replace(afspraak, status=AfspraakStatus.GEWEIGERD))
    assert (await kaart_van(wereld, een)).tekst == voor
    regels = [regel for regel in wereld.logboek(een.id) if regel.handeling is Handeling.AFSPRAAK_GEMAAKT]
    assert {regel.namens for regel in regels} == {"rio"}
    regisseur = await wereld.regisseur.opens("afspraak lijst", casuscode=str(een.code))
    assert "Een intake op de eerste dag." in regisseur


async def test_what_the_rio_did_not_make_is_not_shown_to_it(wereld: Wereld) -> None:
    een = deelnemer(wereld)
    spreekt_af(wereld, een, "ggd")
    assert GEHEIM not in await kaart_van(wereld, een)
    eigen = spreekt_af(wereld, een, "rio", wat="De RIO belt zijn oom.")
    assert eigen.wat in await kaart_van(wereld, een)
