"""The region files that come with the project."""

import ast
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import regio
from domain.bewaren import Bewaarcategorie
from domain.casus import Spoor
from domain.detentie import Detentiebron
from domain.formulier import DELEN_ID, Ingevuld, valideer
from domain.nazorg import Rioregels
from domain.opschaalladder import Tredesoort
from domain.organisatie import Kader
from domain.regio import Onderdeel, Regio, Verlooptermijnen, onbevestigd
from domain.rooster import Ritme, zittingen
from domain.routering import kaart_van
from domain.triage import VELD_O3
from domain.werkdagen import Weekdag
from regio.controle import controleer
from regio.laden import laad_regio

MAP = Path(regio.__file__).parent
HUIS = MAP.parent
DEMO, ZHZ = laad_regio(MAP / "demo.yaml"), laad_regio(MAP / "zhz.yaml")


@pytest.mark.parametrize("bestand", sorted(MAP.glob("*.yaml")), ids=lambda pad: pad.name)
def test_every_region_file_that_comes_along_can_be_used(bestand: Path) -> None:
    assert not controleer(bestand).fouten


def test_the_demo_is_complete_and_confirmed_as_far_as_an_invented_region_can_be() -> None:
    assert DEMO.demo
    assert DEMO.gesprekken_gedeeld
    assert not DEMO.onbekend
    assert not onbevestigd(DEMO)
    assert DEMO.termijnen.herinneringen[-1].ook_regisseur


def test_every_table_of_the_demo_sits_in_the_coming_weeks_but_that_of_o3_when_there_is_a_kwestie() -> None:
    assert [een.code for een in DEMO.tafels.values() if een.rooster is None] == [
        een.tafel for een in DEMO.piramide if een.soort is Tredesoort.O3
    ]
    for tafel in DEMO.tafels.values():
        if tafel.ritme is Ritme.AD_HOC:
            assert tafel.regisseur_per_kwestie
            continue
        van, tot = datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 12, 6, tzinfo=UTC)
        assert zittingen(tafel.rooster, van, tot, DEMO.kalender), tafel.code


def test_every_partner_a_table_of_the_demo_asks_is_one_body_in_every_municipality() -> None:
    assert DEMO.nazorg is not None
    for tafel in DEMO.tafels.values():
        # Which inrichting it is says the detention, not the municipality.
        for soort in {*tafel.vast, *tafel.mogelijk}.difference(DEMO.nazorg.inrichtingen):
            for gemeente in DEMO.gemeenten:
                assert not DEMO.los_op(soort, (gemeente,)).keuzevragen, (tafel.code, soort, gemeente)


def test_who_serves_whom_in_nazorg_is_beyond_doubt_in_the_demo() -> None:
    kaart = kaart_van(DEMO)
    assert not kaart.open
    assert not kaart.zonder_inrichting
    assert [een.code for een in kaart.inrichtingen] == ["pi-merwede", "pi-oostdijk"]


def test_two_municipalities_of_the_demo_are_two_bodies() -> None:
    assert [een.code for een in DEMO.los_op("gemeente", ("merwestad", "oosterwaard")).organisaties] == [
        "gemeente-merwestad",
        "gemeente-oosterwaard",
    ]


def test_nothing_in_the_demo_is_a_place_or_body_of_the_real_region() -> None:
    assert not DEMO.gemeenten.keys() & ZHZ.gemeenten.keys()
    namen = {een.naam for een in DEMO.organisaties.values()}
    assert not namen & {een.naam for een in ZHZ.organisaties.values()}


@pytest.mark.parametrize("deze", [DEMO, ZHZ], ids=["demo", "zhz"])
def test_the_institution_answers_the_nine_questions_of_its_form(deze: Regio) -> None:
    assert [veld.label for veld in deze.formulieren["pi"].velden] == [
        "Hulpvragen",
        "ID-bewijs",
        "Huisvesting",
        "Werk/dagbesteding",
        "Schulden",
        "Inkomen/uitkering",
        "Zorg/verslaving/psychische problemen",
        "Vermoeden van lvb/zelfredzaamheid",
        "Sociaal netwerk",
    ]
    nazorg = next(tafel for tafel in deze.tafels.values() if tafel.spoor is Spoor.NAZORG)
    assert deze.formulier_voor(nazorg, "pi").code == "pi"


@pytest.mark.parametrize("deze", [DEMO, ZHZ], ids=["demo", "zhz"])
def test_the_other_partners_of_nazorg_answer_three_questions(deze: Regio) -> None:
    nazorg = next(tafel for tafel in deze.tafels.values() if tafel.spoor is Spoor.NAZORG)
    formulier = deze.formulier_voor(nazorg, "politie")
    assert [veld.label for veld in formulier.velden] == ["Is gedetineerde bekend?", "Zijn er zorgen?", "Bespreken?"]
    assert valideer(formulier, {"bekend": "nee"}) == Ingevuld(
        formulier.code, formulier.versie, (("bekend", "nee"),), None, "bekend"
    )


@pytest.mark.parametrize("deze", [DEMO, ZHZ], ids=["demo", "zhz"])
def test_the_general_form_is_marked_as_still_to_be_confirmed_and_ends_at_not_known(deze: Regio) -> None:
    formulier = deze.formulieren["algemeen"]
    assert formulier.te_bevestigen
    assert formulier.velden[0].einde_bij == "nee"
    onbetrokken = {"bekend": "ja", "nu_betrokken": "nee", "zorgen": "geen", "bespreken": "nee", DELEN_ID: "hele_tafel"}
    assert isinstance(valideer(formulier, onbetrokken), Ingevuld)
    betrokken = {
        **onbetrokken,
        "nu_betrokken": "ja",
        "kader": "maatregel",
        "kader_tot": "2027-01-31",
        "wat_loopt": "Begeleiding thuis.",
        "wat_loopt__aard": "feit",
    }
    antwoord = valideer(formulier, betrokken)
    assert isinstance(antwoord, Ingevuld)
    assert antwoord.waarde("kader_tot") == "2027-01-31"


def test_zhz_is_what_its_documents_say() -> None:
    assert len(ZHZ.gemeenten) == 10
    assert [tafel.naam for tafel in ZHZ.tafels.values()] == [
        "Regietafel Jeugd",
        "Regietafel Volwassenen",
        "Regietafel Huiselijk Geweld",
        "Regietafel Nazorg en Re-integratie",
        "O3-tafel Multiproblematiek",
    ]
    jeugd, volwassenen, geweld, nazorg, o3 = ZHZ.tafels.values()
    assert (jeugd.ritme, jeugd.dag, jeugd.dagdeel) == (Ritme.WEKELIJKS, Weekdag.DONDERDAG, "middag")
    assert (volwassenen.ritme, volwassenen.dag, volwassenen.dagdeel) == (
        Ritme.TWEEWEKELIJKS,
        Weekdag.DINSDAG,
        "ochtend",
    )
    assert (geweld.ritme, geweld.dag) == (Ritme.WEKELIJKS, Weekdag.MAANDAG)
    assert (geweld.in_delen, geweld.deel_2_zonder) == (True, ())
    assert not any(een.in_delen for een in (jeugd, volwassenen, nazorg, o3))
    assert (nazorg.ritme, nazorg.dag, nazorg.gedetineerde_sluit_aan) == (None, None, True)
    assert (o3.ritme, o3.regisseur_per_kwestie) == (Ritme.AD_HOC, True)
    assert (len(jeugd.vast), len(volwassenen.vast), len(geweld.vast), len(nazorg.vast)) == (6, 4, 5, 8)


def test_zhz_makes_up_nothing() -> None:
    assert all(tafel.rooster is None for tafel in ZHZ.tafels.values())
    assert ZHZ.termijnen.uitvraag_werkdagen is None
    assert ZHZ.contactpunt is None
    assert len(ZHZ.onbekend) == 35
    assert ZHZ.verloop == Verlooptermijnen()
    assert not ZHZ.triage.bevestigd
    assert ZHZ.formulieren[ZHZ.triage.formulier].te_bevestigen
    assert Counter(een.onderdeel for een in onbevestigd(ZHZ)) == {
        Onderdeel.GRONDSLAG: 2,
        Onderdeel.BEWAARTERMIJN: 6,
        Onderdeel.CONTACTPUNT: 1,
    }


def test_zhz_says_of_nazorg_what_its_documents_say_and_counts_back_from_no_day_that_they_do_not_name() -> None:
    nazorg = ZHZ.nazorg
    assert nazorg is not None
    assert nazorg.tafel == "nazorg"
    assert not nazorg.aftelpunten
    assert nazorg.rio == Rioregels("rio", 16, 27, verdachten=True)
    # The six of the Bestuurlijk Akkoord, each with what the inrichting answers about it.
    assert len(nazorg.voorwaarden) == 6
    assert all(een.bronnen for een in nazorg.voorwaarden.values())


def test_the_terms_of_zhz_are_proposals_that_each_say_where_they_come_from() -> None:
    assert set(ZHZ.bewaartermijnen) == set(Bewaarcategorie)
    assert not any(een.bevestigd for een in ZHZ.bewaartermijnen.values())
    assert all("te bevestigen" in een.bron for een in ZHZ.bewaartermijnen.values())


def test_zhz_does_not_guess_which_social_service_works_for_a_municipality() -> None:
    oplossing = ZHZ.los_op("sociale-dienst", ("gorinchem",))
    assert not oplossing.organisaties
    assert [een.code for een in oplossing.keuzevragen[0].kandidaten] == ["sdd", "avres", "hw-werkt"]


def test_no_code_knows_a_table_or_partner_by_name() -> None:
    """The words of a lane, frame or step are the program's own; every other code of a region is only data."""
    # The officer of nazorg is its own word too: he takes people in, and there is an item of the file about him.
    eigen = {*Spoor, *Kader, Detentiebron.RIO}
    # What O3 is called is also the kind of a step and the id of a question, where those are declared.
    # A list of plain Dutch words knows one that is spelled as a partner is.
    verklaard = {
        ("domain/opschaalladder.py", Tredesoort.O3.value),
        ("domain/triage.py", VELD_O3),
        ("domain/gewone_woorden.py", "om"),
    }
    codes = {*DEMO.tafels, *ZHZ.tafels, *DEMO.partnersoorten, *ZHZ.partnersoorten, *ZHZ.organisaties} - eigen
    gevonden = {
        (pad.relative_to(HUIS).as_posix(), knoop.value)
        for kamer in ("domain", "storage", "cards", "dialogs", "bot", "regio", "manifest", "pages")
        for pad in (HUIS / kamer).rglob("*.py")
        if not pad.is_relative_to(HUIS / "bot" / "demo")
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and knoop.value in codes
    }
    assert gevonden == verklaard


@pytest.mark.parametrize("deze", [DEMO, ZHZ], ids=["demo", "zhz"])
def test_the_triage_form_asks_what_the_four_national_criteria_need(deze: Regio) -> None:
    triage, formulier = deze.triage, deze.formulieren[deze.triage.formulier]
    assert len(triage.criteria) == 4
    assert any(veld.id == VELD_O3 for veld in formulier.velden)
    for een in triage.criteria:
        veld = next(veld for veld in formulier.velden if veld.id == een.veld)
        assert veld.verplicht
        assert set(een.waarden) < set(veld.toegestaan())
        # Somebody who does not know says so: "unknown" never counts as yes.
        assert "onbekend" in set(veld.toegestaan()) - set(een.waarden)
    assert triage.combinatie == (("gedrag", "ketens", "systeem"), ("gebied",))


@pytest.mark.parametrize("deze", [DEMO, ZHZ], ids=["demo", "zhz"])
def test_the_pyramid_goes_from_the_local_field_over_the_house_to_those_who_govern(deze: Regio) -> None:
    assert [een.soort for een in deze.piramide] == [
        Tredesoort.LOKAAL,
        Tredesoort.LOKAAL,
        Tredesoort.VEILIGHEIDSHUIS,
        Tredesoort.O3,
        Tredesoort.BESTUURLIJK,
    ]
    o3 = next(een for een in deze.piramide if een.soort is Tredesoort.O3)
    assert deze.tafel(o3.tafel).regisseur_per_kwestie
    for lokaal in deze.piramide[:2]:
        assert lokaal.soorten
        assert any(een.is_soort(soort) for een in deze.organisaties.values() for soort in lokaal.soorten)


def test_the_demo_says_every_term_of_what_is_carried_out_so_that_each_reminder_can_be_seen() -> None:
    assert DEMO.verloop == Verlooptermijnen(2, (60, 30, 14), 28, Weekdag.MAANDAG, 3)
    assert DEMO.triage.bevestigd


@pytest.mark.parametrize("deze", [DEMO, ZHZ], ids=["demo", "zhz"])
def test_what_a_plan_and_a_question_for_advice_choose_from_is_there(deze: Regio) -> None:
    assert len(deze.leefgebieden) >= 6
    assert {"machtiging", "toezicht", "indicatie"} <= deze.kadersoorten.keys()
    assert "anders" in deze.kadersoorten
    assert list(deze.adviesthemas)[-1] == "anders"


def test_the_anchor_of_the_demo_is_a_day_on_which_its_table_sits() -> None:
    tafel = next(een for een in DEMO.tafels.values() if een.ritme is Ritme.TWEEWEKELIJKS)
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    assert zittingen(tafel.rooster, begin, begin.replace(day=15), DEMO.kalender)[0].datum == date(2026, 1, 6)
