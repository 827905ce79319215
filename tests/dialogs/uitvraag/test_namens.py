"""An answer on the phone: the regisseur types, and everybody who sees it sees that."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from domain.afwezigheid import Afwezigheid
from domain.casus import Betrokkene, Casus, Persoonsgegevens
from domain.contact import Contact, Kanaal
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, UitvraagStatus, Weigergrond
from storage import afwezigheid, contacten
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import kanaal
from tests.dialogs.uitvraag._antwoorden import opent_een
from tests.dialogs.uitvraag._verhaal import ANNA, BRAM, Verhaal

ZITTING = datetime(2026, 3, 9, 12, tzinfo=UTC)
WIE_ZEGT = {"Naam van wie het zegt": "Piet Jansen", "Functie": "wijkagent"}
FORMULIER = {
    "Is de persoon bekend bij uw organisatie?": "Ja",
    "Is uw organisatie nu betrokken?": "Nee",
    "Over wie heeft u zorgen?": "Geen zorgen",
    "Wilt u de persoon bespreken?": "Ja",
    "Met wie mag dit gedeeld worden?": "Alleen met de procesregisseur",
}
WIE = "Wie is daar bekend?"
VERDER = "Vastleggen en verder"
NIET_VAN_U = "Er is geen casus met deze code die van u is"


@pytest.fixture
async def casus(verhaal: Verhaal) -> Casus:
    verhaal.zitting(ZITTING)
    een = verhaal.casus(ANNA, BRAM)
    await verhaal.start(een)
    verhaal.wereld.verstrijkt(minutes=10)
    return een


async def opent(verhaal: Verhaal, casus: Casus, organisatie: str = "politie") -> Kaart:
    return await verhaal.wereld.regisseur.opens("uitvraag namens", casuscode=str(casus.code), organisatie=organisatie)


def antwoorden(verhaal: Verhaal, casus: Casus, organisatie: str = "politie") -> dict[str, Antwoord]:
    bevraging = verhaal.bevraging(casus, organisatie)
    laatste = verhaal.wereld.leest(uitvragen.laatste_antwoorden, casus.id, bevraging.id)
    return {een.betrokkene_id: een for een in laatste}


async def vult_in(verhaal: Verhaal, vorm: Kaart, **anders: str) -> Kaart:
    return await verhaal.wereld.regisseur.presses(vorm, "Opslaan", {**FORMULIER, **anders})


async def test_what_is_typed_is_answered_with_a_button_that_names_nobody(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    for plaats in (regisseur.chat, kanaal("tafel")):
        deur = await regisseur.types(f"/uitvraag namens {casus.code} Politie Merwestreek", plaats)
        assert deur.knoppen == ("Openen",)
        assert "Annabel" in await regisseur.presses(deur, "Openen", waar=plaats)
    assert "Annabel" not in verhaal.wereld.posted()


@pytest.mark.parametrize("organisatie", ["<script>", "x" * 500, "bestaat niet"])
async def test_an_organisatie_that_there_is_not_is_asked_for_again(
    verhaal: Verhaal, casus: Casus, organisatie: str
) -> None:
    invoer: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id, "organisatie": organisatie}
    kaart = await verhaal.wereld.regisseur.presses_raw("uitvraag.namens_formulier", invoer)
    assert "Politie Merwestreek" in str(kaart.invoer)
    assert organisatie not in kaart


@pytest.mark.parametrize("wie", ["politie", "Politie Merwestreek", "veilig thuis", "gemeente merwestad"])
async def test_an_organisatie_is_typed_by_its_code_or_by_a_name_of_several_words(
    verhaal: Verhaal, casus: Casus, wie: str
) -> None:
    deur = await verhaal.wereld.regisseur.types(f"/uitvraag namens {casus.code} {wie}")
    kaart = await verhaal.wereld.regisseur.presses(deur, "Openen")
    assert f"Telefonisch antwoord {casus.code}" in kaart
    assert "Naam van wie het zegt (verplicht)" in kaart.labels


async def test_a_phoned_answer_is_the_organisaties_answer_with_who_said_it_and_who_typed_it(
    verhaal: Verhaal, casus: Casus
) -> None:
    wereld = verhaal.wereld
    eerste = await opent(verhaal, casus)
    vorm = await wereld.regisseur.presses(eerste, VERDER, {**WIE_ZEGT, WIE: keuze(eerste, "Annabel")})
    assert "Annabel Kanarie-Sijsje" in vorm
    klaar = await vult_in(verhaal, vorm)
    assert "Vastgelegd. Politie Merwestreek heeft deze uitvraag afgehandeld." in klaar
    anna, bram = (een.id for een in casus.betrokkenen)
    gezegd = antwoorden(verhaal, casus)
    assert gezegd[anna].soort is Antwoordsoort.BEKEND
    assert dict(gezegd[anna].waarden)["bespreken"] == "ja"
    assert gezegd[bram].soort is Antwoordsoort.NIET_BEKEND
    for een in gezegd.values():
        assert een.door_id == wereld.regisseur.id
        assert een.gezegd_door == "Piet Jansen (wijkagent), maandag 2 maart, 10.10 uur"
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_it_stands_in_the_logboek_on_behalf_of_the_organisatie(verhaal: Verhaal, casus: Casus) -> None:
    eerste = await opent(verhaal, casus)
    await verhaal.wereld.regisseur.presses(eerste, VERDER, WIE_ZEGT)
    regels = [een for een in verhaal.wereld.logboek(casus.id) if een.handeling is Handeling.UITVRAAG_NAMENS]
    assert [(een.door_id, een.namens, een.betrokkene_id) for een in regels] == [
        (verhaal.wereld.regisseur.id, "politie", een.id) for een in casus.betrokkenen
    ]
    geopend = [een for een in verhaal.wereld.logboek(casus.id) if een.handeling is Handeling.ANTWOORDEN_GEOPEND]
    assert {een.betrokkene_id for een in geopend} >= {een.id for een in casus.betrokkenen}


async def test_nobody_known_is_one_press(verhaal: Verhaal, casus: Casus) -> None:
    klaar = await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), VERDER, WIE_ZEGT)
    assert "Vastgelegd." in klaar
    assert {een.soort for een in antwoorden(verhaal, casus).values()} == {Antwoordsoort.NIET_BEKEND}


async def test_the_regisseur_reads_who_said_it_and_the_organisatie_sees_it_was_on_the_phone_and_corrects_it(
    verhaal: Verhaal, casus: Casus
) -> None:
    wereld = verhaal.wereld
    await wereld.regisseur.presses(await opent(verhaal, casus), VERDER, WIE_ZEGT)
    uitvraag = verhaal.uitvraag(casus).id
    gelezen = await wereld.regisseur.presses_raw("uitvraag.antwoorden", {"v": 1, "uitvraag": uitvraag})
    assert "Piet Jansen (wijkagent), maandag 2 maart, 10.10 uur" in gelezen
    assert "Rosa Regisseur" in gelezen
    politie = wereld.partner("politie")
    voorblad = await opent_een(verhaal, politie, casus)
    lijst = await politie.presses(voorblad, "Bekijken of aanpassen")
    assert "Piet Jansen (wijkagent)" in lijst
    druk = next(een for een in lijst.drukken() if een.verb == "werklijst.persoon")
    vorm = await politie.presses_raw(druk.verb, druk.data)
    assert "Opslaan" in vorm.knoppen
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.BEANTWOORD


async def test_nobody_is_reminded_after_a_phoned_answer_and_the_posts_are_kept_true(
    verhaal: Verhaal, casus: Casus
) -> None:
    await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), VERDER, WIE_ZEGT)
    verhaal.verstuurt()
    assert "afgehandeld" in verhaal.kaart_voor(casus, "politie").tekst.lower()
    verhaal.wacht_tot(ZITTING - timedelta(hours=1))
    assert verhaal.bevraging(casus, "politie").herinneringen == 0
    assert verhaal.bevraging(casus, "om").herinneringen > 0


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        ({"Naam van wie het zegt": ""}, "Vul in wie het zegt."),
        ({"Functie": "  "}, "Vul de functie in van wie het zegt."),
        ({"Functie": "x" * 101}, "Naam en functie mogen elk 100 tekens lang zijn."),
        ({"Gezegd op (dag; leeg is nu)": "2026-03-03"}, "Vul een dag en een tijd in die zijn geweest"),
        ({"Gezegd op (dag; leeg is nu)": "2026-03-01"}, "Vul een dag en een tijd in die zijn geweest"),
        ({"Gezegd om (tijd; leeg is nu)": ""}, "Vul een dag en een tijd in die zijn geweest"),
    ],
)
async def test_who_said_it_must_be_told_and_nothing_typed_is_lost(
    verhaal: Verhaal, casus: Casus, invoer: dict[str, str], fout: str
) -> None:
    regisseur, eerste = verhaal.wereld.regisseur, await opent(verhaal, casus)
    gekozen = keuze(eerste, "Annabel")
    kaart = await regisseur.presses(eerste, VERDER, {**WIE_ZEGT, WIE: gekozen, **invoer})
    assert fout in kaart
    opnieuw = kaart.druk(VERDER, {}).data
    assert opnieuw["wie"] == casus.betrokkenen[0].id
    assert opnieuw.get("gezegd_door", "") == ({**WIE_ZEGT, **invoer})["Naam van wie het zegt"]
    assert antwoorden(verhaal, casus) == {}


async def test_it_may_have_been_said_a_moment_ago(verhaal: Verhaal, casus: Casus) -> None:
    verhaal.wereld.verstrijkt(hours=3)
    eerder = {"Gezegd om (tijd; leeg is nu)": "11:30"}
    await verhaal.wereld.regisseur.presses(await opent(verhaal, casus), VERDER, {**WIE_ZEGT, **eerder})
    gezegd = {een.gezegd_door for een in antwoorden(verhaal, casus).values()}
    assert gezegd == {"Piet Jansen (wijkagent), maandag 2 maart, 11.30 uur"}


async def test_a_mistake_in_the_form_comes_back_with_everything_and_who_said_it_is_typed_once(
    verhaal: Verhaal, casus: Casus
) -> None:
    regisseur, eerste = verhaal.wereld.regisseur, await opent(verhaal, casus)
    vorm = await regisseur.presses(eerste, VERDER, {**WIE_ZEGT, WIE: keuze(eerste, "Annabel")})
    assert vorm.druk("Opslaan", {}).data["gezegd_door"] == "Piet Jansen"
    fout = await regisseur.presses(vorm, "Opslaan", {"Wilt u de persoon bespreken?": "Ja"})
    assert "Nog niet opgeslagen." in fout
    assert fout.druk("Opslaan", {}).data["veld.bespreken"] == "ja"
    assert fout.druk("Opslaan", {}).data["gezegd_door"] == "Piet Jansen"
    assert set(antwoorden(verhaal, casus)) == {casus.betrokkenen[1].id}


async def test_a_phoned_refusal_is_a_full_answer_that_only_the_regisseur_sees_as_one(
    verhaal: Verhaal, casus: Casus
) -> None:
    regisseur, eerste = verhaal.wereld.regisseur, await opent(verhaal, casus)
    vorm = await regisseur.presses(eerste, "Deelt niets", WIE_ZEGT)
    klaar = await regisseur.presses(vorm, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"})
    assert "Vastgelegd." in klaar
    for een in antwoorden(verhaal, casus).values():
        assert een.weigering is not None
        assert een.weigering.grond is Weigergrond.BEROEPSGEHEIM
        assert een.gezegd_door.startswith("Piet Jansen")
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.GEWEIGERD
    verhaal.verstuurt()
    assert "weiger" not in verhaal.alles_gezien().lower()
    assert "beroepsgeheim" not in verhaal.alles_gezien().lower()


async def test_it_may_be_refused_about_one_while_something_is_said_about_another(
    verhaal: Verhaal, casus: Casus
) -> None:
    regisseur, eerste = verhaal.wereld.regisseur, await opent(verhaal, casus)
    vorm = await regisseur.presses(eerste, VERDER, {**WIE_ZEGT, WIE: keuze(eerste, "Annabel")})
    weiger = await regisseur.presses(vorm, "Niet delen")
    assert weiger.druk("Vastleggen", {}).data["wie"] == casus.betrokkenen[0].id
    klaar = await regisseur.presses(weiger, "Vastleggen", {"Waarom niet?": "Beroepsgeheim"})
    assert "Vastgelegd." in klaar
    soorten = {een.betrokkene_id: een.soort for een in antwoorden(verhaal, casus).values()}
    assert list(soorten.values()) == [Antwoordsoort.GEWEIGERD, Antwoordsoort.NIET_BEKEND]


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        ({}, "Kies waarom u dit niet deelt."),
        ({"Waarom niet?": "Om een andere reden"}, "Licht kort toe om welke andere reden u dit niet deelt."),
        ({"Waarom niet?": "Beroepsgeheim", "Over wie deelt de organisatie niets?": ""}, "Kies ten minste één persoon."),
        ({"Waarom niet?": "Beroepsgeheim", "Functie": ""}, "Vul de functie in van wie het zegt."),
    ],
)
async def test_a_refusal_needs_a_ground_somebody_and_who_said_it(
    verhaal: Verhaal, casus: Casus, invoer: dict[str, str], fout: str
) -> None:
    regisseur = verhaal.wereld.regisseur
    vorm = await regisseur.presses(await opent(verhaal, casus), "Deelt niets", WIE_ZEGT)
    assert fout in await regisseur.presses(vorm, "Vastleggen", invoer)
    assert antwoorden(verhaal, casus) == {}


async def test_what_was_kept_can_be_corrected_on_the_phone_too(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    await regisseur.presses(await opent(verhaal, casus), VERDER, WIE_ZEGT)
    eerste = await opent(verhaal, casus)
    assert "Al vastgelegd" in eerste
    assert VERDER not in eerste.knoppen
    vorm = await regisseur.presses(
        eerste, "Wijzigen", {**WIE_ZEGT, "Over wie wilt u iets aanpassen?": keuze(eerste, "Annabel")}
    )
    daarna = await vult_in(verhaal, vorm)
    assert "Opgeslagen." in daarna
    assert antwoorden(verhaal, casus)[casus.betrokkenen[0].id].versie == 2


async def test_pressed_twice_it_is_kept_once_and_filled_in_otherwise_it_is_asked_again(
    verhaal: Verhaal, casus: Casus
) -> None:
    regisseur, eerste = verhaal.wereld.regisseur, await opent(verhaal, casus)
    voor = eerste.druk(VERDER, WIE_ZEGT)
    een, twee = [await regisseur.presses_raw(voor.verb, voor.data) for _ in range(2)]
    assert een.tekst == twee.tekst
    assert {antwoord.versie for antwoord in antwoorden(verhaal, casus).values()} == {1}
    anders = await regisseur.presses(eerste, VERDER, {**WIE_ZEGT, WIE: keuze(eerste, "Annabel")})
    assert "Dit was al vastgelegd" in anders


async def test_only_the_regisseur_of_the_casus_types_for_somebody(verhaal: Verhaal, casus: Casus) -> None:
    wereld = verhaal.wereld
    eerste = await opent(verhaal, casus)
    druk = eerste.druk(VERDER, WIE_ZEGT)
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    code = str(casus.code)
    assert NIET_VAN_U in await ander.opens("uitvraag namens", casuscode=code, organisatie="politie")
    assert NIET_VAN_U in await ander.presses_raw(druk.verb, druk.data)
    politie = wereld.partner("politie")
    assert "Uw rol geeft hier geen toegang toe." in await politie.opens("uitvraag namens", casuscode=code)
    assert "Uw rol geeft hier geen toegang toe." in await politie.presses_raw(druk.verb, druk.data)
    bevraging = verhaal.bevraging(casus, "politie").id
    for verb in ("persoon", "weiger_formulier"):
        poging = await ander.presses_raw(f"uitvraag.namens_{verb}", {"v": 1, "bevraging": bevraging, "betrokkene": "x"})
        assert NIET_VAN_U in poging
    assert antwoorden(verhaal, casus) == {}


async def test_whoever_stands_in_for_the_regisseur_types_too_but_not_with_a_copied_key(
    verhaal: Verhaal, casus: Casus
) -> None:
    wereld = verhaal.wereld
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    gekopieerd = (await opent(verhaal, casus)).druk(VERDER, WIE_ZEGT)
    weg = Afwezigheid("a1", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=2), ander.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    await ander.presses_raw(gekopieerd.verb, gekopieerd.data)
    assert antwoorden(verhaal, casus) == {}
    eigen = await ander.opens("uitvraag namens", casuscode=str(casus.code), organisatie="politie")
    await ander.presses(eigen, VERDER, WIE_ZEGT)
    assert {een.door_id for een in antwoorden(verhaal, casus).values()} == {ander.id}


async def test_without_a_code_or_an_organisatie_they_are_asked(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    kies = await regisseur.opens("uitvraag namens")
    assert str(casus.code) in kies
    wie = await regisseur.presses(kies, kies.knoppen[0])
    assert "Politie Merwestreek: nog open" in wie
    vorm = await regisseur.presses(wie, "Verder", {"Namens welke organisatie?": "Politie Merwestreek: nog open"})
    assert "Voor Politie Merwestreek" in vorm


async def test_an_organisatie_that_owes_one_answer_is_opened_at_once_and_of_more_it_is_asked_which(
    verhaal: Verhaal, casus: Casus
) -> None:
    regisseur = verhaal.wereld.regisseur
    assert "Voor Politie Merwestreek" in await regisseur.opens("uitvraag namens", organisatie="politie")
    ander = verhaal.casus(nummer=7)
    await verhaal.start(ander)
    kies = await regisseur.opens("uitvraag namens", organisatie="politie")
    assert str(casus.code) in kies
    assert str(ander.code) in kies


async def test_an_organisatie_that_was_not_asked_is_asked_first(verhaal: Verhaal, casus: Casus) -> None:
    kaart = await opent(verhaal, casus, "pi-merwede")
    assert "PI Merwede is in deze uitvraag niet gevraagd." in kaart
    assert kaart.knoppen == ("Eerst vragen",)


async def test_a_casus_without_an_uitvraag_has_nothing_to_answer(verhaal: Verhaal) -> None:
    leeg = verhaal.casus(nummer=7)
    kaart = await opent(verhaal, leeg)
    assert "Voor deze casus loopt nu geen uitvraag." in kaart


async def test_once_the_zitting_began_or_it_was_withdrawn_nothing_is_taken_and_nobody_is_named(
    verhaal: Verhaal, casus: Casus
) -> None:
    wereld, eerste = verhaal.wereld, await opent(verhaal, casus)
    bevraging = verhaal.bevraging(casus, "politie")
    wereld.doet(uitvragen.wijzig_bevraging, replace(bevraging, status=BevragingStatus.INGETROKKEN))
    kaart = await wereld.regisseur.presses(eerste, VERDER, WIE_ZEGT)
    assert "Deze vraag is ingetrokken." in kaart
    assert "Annabel" not in kaart
    wereld.doet(uitvragen.wijzig, replace(verhaal.uitvraag(casus), status=UitvraagStatus.GESLOTEN))
    druk: dict[str, JsonValue] = {"v": 1, "uitvraag": verhaal.uitvraag(casus).id, "organisatie": "om"}
    gesloten = await wereld.regisseur.presses_raw("uitvraag.namens_formulier", druk)
    assert "Deze uitvraag is gesloten." in gesloten
    assert "Annabel" not in gesloten


async def test_whom_to_call_stands_on_the_card(verhaal: Verhaal, casus: Casus) -> None:
    for naam, tafels in (("Sjaak Meldkamer", ()), ("Iemand Anders", ("jeugd",))):
        contact = Contact(naam[:5], "politie", naam, Kanaal.TELEFOON, telefoon="0100 123 456", tafels=tafels)
        verhaal.wereld.doet(contacten.voeg_toe, contact)
    kaart = await opent(verhaal, casus)
    assert "Bellen: Sjaak Meldkamer, 0100 123 456" in kaart
    assert "Iemand Anders" not in kaart


async def test_a_name_with_markup_does_no_harm_and_long_ones_come_out_well(verhaal: Verhaal, casus: Casus) -> None:
    regisseur = verhaal.wereld.regisseur
    raar = {"Naam van wie het zegt": "**Piet** <at>x</at>", "Functie": "arts 🩺"}
    await regisseur.presses(await opent(verhaal, casus), VERDER, raar)
    assert "\\*\\*Piet\\*\\*" in await opent(verhaal, casus)


class TestMetToestemming:
    """An organisatie that shares only with the person's consent has the same choices on the phone."""

    @pytest.fixture
    async def ggd(self, verhaal: Verhaal, casus: Casus) -> Casus:
        regisseur = verhaal.wereld.regisseur
        deur = await regisseur.types(f"/uitvraag start {casus.code}")
        extra = await regisseur.presses(deur, "Voorstel openen")
        await regisseur.presses(extra, "Ook vragen", {"Mogelijke partners": "GGD Merwestreek"})
        return casus

    async def test_without_consent_one_press_keeps_that_nothing_is_shared_about_anybody(
        self, verhaal: Verhaal, ggd: Casus
    ) -> None:
        eerste = await opent(verhaal, ggd, "ggd")
        assert "GGD Merwestreek deelt alleen na toestemming" in eerste
        assert WIE not in eerste.labels
        await verhaal.wereld.regisseur.presses(eerste, VERDER, WIE_ZEGT)
        for een in antwoorden(verhaal, ggd, "ggd").values():
            assert een.soort is Antwoordsoort.GEWEIGERD
            assert een.weigering is not None
            assert een.weigering.volgens_beleid

    async def test_for_whom_there_is_consent_the_form_follows(self, verhaal: Verhaal, ggd: Casus) -> None:
        eerste = await opent(verhaal, ggd, "ggd")
        invoer = {**WIE_ZEGT, "Voor wie is er toestemming?": keuze(eerste, "Annabel")}
        vorm = await verhaal.wereld.regisseur.presses(eerste, VERDER, invoer)
        assert "Leg alleen iets vast als die er is." in vorm
        await vult_in(verhaal, vorm)
        anna, bram = (een.id for een in ggd.betrokkenen)
        gezegd = antwoorden(verhaal, ggd, "ggd")
        assert gezegd[anna].soort is Antwoordsoort.BEKEND
        assert gezegd[bram].soort is Antwoordsoort.GEWEIGERD

    async def test_not_known_is_never_kept_of_somebody_without_consent(self, verhaal: Verhaal, ggd: Casus) -> None:
        eerste = await opent(verhaal, ggd, "ggd")
        invoer = {**WIE_ZEGT, "Voor wie is er toestemming?": keuze(eerste, "Annabel")}
        vorm = await verhaal.wereld.regisseur.presses(eerste, VERDER, invoer)
        await verhaal.wereld.regisseur.presses(vorm, "Opslaan", {"Is de persoon bekend bij uw organisatie?": "Nee"})
        soorten = {een.soort for een in antwoorden(verhaal, ggd, "ggd").values()}
        assert soorten == {Antwoordsoort.GEWEIGERD}


async def test_a_form_that_does_not_ask_who_is_known_goes_straight_to_the_person(verhaal: Verhaal) -> None:
    verhaal.zitting(ZITTING + timedelta(days=2), "nazorg")
    casus = verhaal.casus(ANNA, Persoonsgegevens("Derde Persoon"), tafel="nazorg")
    await verhaal.start(casus)
    eerste = await opent(verhaal, casus, "pi-merwede")
    assert WIE not in eerste.labels
    vorm = await verhaal.wereld.regisseur.presses(eerste, "Verder", WIE_ZEGT)
    assert "Huisvesting (verplicht)" in vorm.labels
    assert "Annabel" in vorm
    assert antwoorden(verhaal, casus, "pi-merwede") == {}


def keuze(kaart: Kaart, naam: str) -> str:
    """The title of the choice that begins with this name."""
    return next(een for een in kaart.tekst.splitlines() if een.startswith(naam) and "," in een)


async def test_of_who_came_into_the_casus_during_the_call_nothing_is_kept(verhaal: Verhaal, casus: Casus) -> None:
    """Of him was nothing asked on the phone: he comes next."""
    vorm, wereld = await opent(verhaal, casus), verhaal.wereld
    nieuw = replace(casus.betrokkenen[0], id="p-nieuw", gegevens=Persoonsgegevens("Nieuw Erbij", ANNA.geboortedatum))
    wereld.doet(voegt_toe, casus.id, nieuw)
    kaart = await wereld.regisseur.presses(vorm, VERDER, WIE_ZEGT)
    assert "Nieuw Erbij" in kaart
    assert set(antwoorden(verhaal, casus)) == {een.id for een in casus.betrokkenen}
    assert verhaal.bevraging(casus, "politie").status is BevragingStatus.OPEN


def voegt_toe(uow: UnitOfWork, casus_id: str, wie: Betrokkene) -> None:
    nu = casussen.lees(uow, casus_id)
    casussen.wijzig(uow, replace(nu, betrokkenen=(*nu.betrokkenen, wie)))
