from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.bouwstenen import Card
from cards.casus import formulier, tonen, vervolg
from cards.casus.formulier import Betrokkenevorm, Casusvorm, Redenvorm
from cards.casus.payloads import CasusBetrokkeneBewaar, CasusBewaar, CasusDubbel, CasusReden, CasusTochNieuw
from cards.casus.tonen import Betrokkenebeeld, Casusbeeld, Inhoud, Stap
from cards.casus.tonen import Stand as Waar
from cards.casus.vervolg import Bewaard, Herkend
from domain.casus import Onderwerp
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import delen, klopt, knoppen, soort

T = laad_teksten()
VET = "**Kanarie** _Zeldzaam_ [klik](https://kwaad.example) <at>Iedereen</at>"
VORM = Casusvorm(
    soort="Regietafel Jeugd",
    onderwerp=Onderwerp.PERSONEN,
    routes=(("zsm", "ZSM (vaak spoed)"), ("veld", "Veldaanmelding")),
    doelen=(("aanpak", "Een gezamenlijke aanpak maken"),),
    grondslagen=(("wgs", "Wet gegevensverwerking door samenwerkingsverbanden"),),
    gemeenten=(("merwestad", "Merwestad"), ("onbekend", "Onbekend of buiten de regio")),
    rollen=(("betrokkene", "Betrokkene"), ("systeemlid", "Systeemlid")),
    waarden={},
)
BEWAAR = CasusBewaar(tafel="jeugd", onderwerp=Onderwerp.PERSONEN, sleutel="abc.123.def")
WIE = "Kanarie, geboren 1 mei 2011"
STAND = Bewaard("c1", "26-0142-K", "Regietafel Jeugd", "Rosa Regisseur", Onderwerp.PERSONEN, (WIE,))
WAAR = Waar(
    "**Volhouden** (stap 6 van 8)",
    aandacht=("Eén afspraak is te laat.",),
    feiten=(("Casusregie", "Politie Merwestreek, sinds maandag 2 maart 2026"), ("Open afspraken", "3")),
    hoofddoel="Weer [thuis](http://kwaad) wonen.",
    volgende=Stap("Bekijk wat stilstaat", "volhouden"),
    ook=(Stap("Plan van aanpak", "plan"), Stap("Afspraken", "afspraak lijst")),
    meer=(Stap("Nieuwe afspraak", "afspraak nieuw"), Stap("Afschalen", "afschalen")),
)
BEELD = Casusbeeld(
    "c1",
    "26-0142-K",
    "Regietafel Jeugd",
    Onderwerp.PERSONEN,
    (Betrokkenebeeld(WIE, "Betrokkene", "18 jaar, buiten de leeftijd van de tafel."),),
    WAAR,
    Inhoud((("Route", "Veldaanmelding"),), (("Aanleiding", "Iets met de brug."),)),
)


def nieuw(**anders: object) -> Card:
    return formulier.nieuwe_casus(replace(VORM, **anders), BEWAAR, T)  # type: ignore[arg-type]


def veld(card: Card, naam: str) -> dict[str, object]:
    (een,) = [deel for deel in soort(card, "Input.") if deel["id"] == naam]
    return een


def test_the_form_asks_for_the_report_the_ground_the_person_and_the_informing(snapshot: SnapshotAssertion) -> None:
    kaart = nieuw()
    klopt(kaart)
    assert kaart == snapshot


def test_a_button_of_the_form_carries_ids_and_a_key_and_nothing_that_was_filled_in() -> None:
    kaart = nieuw(waarden={"naam": "Kanarie", "aanleiding": "Iets met de brug."})
    (knop,) = soort(kaart, "Action.")
    assert knop["data"] == {"v": 1, "tafel": "jeugd", "onderwerp": "personen", "sleutel": "abc.123.def"}


def test_mistakes_stand_on_top_and_what_was_filled_in_stays(snapshot: SnapshotAssertion) -> None:
    waarden = {"naam": VET, "aanleiding": "x" * 10_000, "route": "zsm", "geboortedatum": "2011-05-01", "spoed": "ja"}
    kaart = nieuw(waarden=waarden, fouten=("Kijk dit even na:", "Kies een rol."))
    klopt(kaart)
    for naam, waarde in waarden.items():
        assert veld(kaart, naam)["value"] == waarde
    assert float(str(veld(kaart, "aanleiding")["maxLength"])) >= 10_000
    assert soort(kaart, "Container")[0]["style"] == "attention"
    assert soort(kaart, "Container")[0] == snapshot


def test_who_is_at_the_end_of_the_long_form_reads_that_it_was_not_saved() -> None:
    for kaart in (nieuw(fouten=("Kijk dit even na:", "Kies een rol.")), nieuw(melding="Er is al een casus.")):
        assert T("casus.nieuw.zie_boven") in str(kaart["body"][-2])  # type: ignore[index]
    assert T("casus.nieuw.zie_boven") not in str(nieuw())


def test_a_group_or_an_area_has_no_birth_date_and_no_role() -> None:
    for onderwerp in (Onderwerp.GROEP, Onderwerp.GEBIED):
        kaart = nieuw(onderwerp=onderwerp)
        klopt(kaart)
        namen = [deel["id"] for deel in soort(kaart, "Input.")]
        assert "naam" in namen
        assert "gemeente" in namen
        assert not {"geboortedatum", "rol"} & set(namen)


def test_without_purposes_ones_own_words_are_required() -> None:
    kaart = nieuw(doelen=())
    klopt(kaart)
    assert veld(kaart, "doel_eigen")["isRequired"] is True
    assert "doel" not in [deel["id"] for deel in soort(kaart, "Input.")]


def test_where_there_is_nothing_to_choose_from_nothing_is_asked() -> None:
    kaart = nieuw(routes=(), grondslagen=())
    klopt(kaart)
    assert not {"route", "grondslag"} & {deel["id"] for deel in soort(kaart, "Input.")}


ALLE: dict[str, Card] = {
    "kies_soort": formulier.kies_soort((("jeugd:personen", "Regietafel Jeugd"),), T, fouten=("Kies een tafel.",)),
    "betrokkene_erbij": formulier.betrokkene_erbij(
        Betrokkenevorm("26-0142-K", VORM.gemeenten, VORM.rollen, {}, melding="De uitvraag is al begonnen."),
        CasusBetrokkeneBewaar(casus="c1", sleutel="a.1.b"),
        T,
    ),
    "leeftijdreden": formulier.leeftijdreden(
        Redenvorm("26-0142-K", "Kanarie", "Deze betrokkene is 18 jaar.", (("inhoud", "De inhoud"),)),
        CasusReden(casus="c1", betrokkene="b1", sleutel="a.1.b"),
        T,
    ),
    "kies_casus": formulier.kies_casus((("c1", "26-0142-K"),), T),
    "kies_casus_geen": formulier.kies_casus((), T),
    "niet_klaar": formulier.niet_klaar(("Grondslag: de wet", "Contactpunt"), T),
    "bewaard": vervolg.bewaard(STAND, T),
    "bewaard_met_aandacht": vervolg.bewaard(replace(STAND, aandacht=("Er ontbreekt iets.",)), T),
    "herkend": vervolg.herkend(
        Herkend("26-0143-M", "Kanarie", ("26-0142-K",)),
        CasusTochNieuw(casus="c2", betrokkene="b1"),
        CasusDubbel(casus="c2", betrokkene="b1", sleutel="a.1.b"),
        T,
    ),
    "gesloten": vervolg.gesloten("26-0143-M", (("c1", "26-0142-K"),), ("26-0001-R",), T),
    "geopend": tonen.geopend(replace(BEELD, reden_ontbreekt=True), T),
    "geopend_door_partner": tonen.geopend(replace(BEELD, inhoud=None, stand=replace(WAAR, volgende=None, meer=())), T),
    "geopend_gesloten": tonen.geopend(replace(BEELD, loopt=False, stand=Waar("**Afgesloten** (stap 8 van 8)")), T),
}


@pytest.mark.parametrize("naam", ALLE)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert ALLE[naam] == snapshot


def test_what_somebody_typed_is_never_markdown() -> None:
    regels = (VET,)
    kaarten = (
        vervolg.bewaard(replace(STAND, betrokkenen=regels), T),
        tonen.geopend(replace(BEELD, betrokkenen=(Betrokkenebeeld(VET, "Betrokkene"),)), T),
        tonen.geopend(replace(BEELD, inhoud=Inhoud((), (("Aanleiding", VET),))), T),
        vervolg.herkend(Herkend("26-0143-M", VET, ()), CasusTochNieuw(casus="c", betrokkene="b"), None, T),
    )
    for kaart in kaarten:
        waar = [deel["type"] for deel in delen(kaart) if VET in str(deel.get("text", ""))]
        assert waar == ["TextRun"]


def test_a_partner_may_only_read_on_and_in_a_closed_casus_only_who_somebody_is_can_be_put_right() -> None:
    assert knoppen(ALLE["geopend_door_partner"]) == ["Plan van aanpak", "Afspraken"]
    assert knoppen(ALLE["geopend_gesloten"]) == ["Meer over deze casus", "Gegevens verbeteren"]


def test_a_missing_reason_is_the_regisseurs_business_only() -> None:
    partner = tonen.geopend(replace(BEELD, inhoud=None, reden_ontbreekt=True), T)
    assert T("casus.beeld.reden_ontbreekt") not in str(partner)
