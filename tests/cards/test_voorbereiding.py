"""The cards of the hour before a zitting: calm with fourteen items of nine organisaties, also with long names."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.antwoorden import Antwoordblok
from cards.bouwstenen import Card
from cards.voorbereiding import gedeeld, overzicht, punt, wijzigen
from cards.voorbereiding.gedeeld import Gedeeldbeeld
from cards.voorbereiding.payloads import HaalAf, Kant, Verplaats, VolgordeBewaren
from cards.voorbereiding.punt import Puntbeeld
from cards.voorbereiding.wijzigen import Verplaatsvorm, Zittingskeuze
from domain.agenda import Agendasoort, Zitting
from domain.contact import Contact, Kanaal
from domain.voorbereiding import Inbreng, Partner, Punt, Voorbereiding, Vraagstuk, wie_bellen
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
NL = Kalender()
BEGIN = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
ZITTING = Zitting("zitting-1", "jeugd", BEGIN)
KIND = "0123456789abcdef0123456789abcdef"
"""An id as long as a real one."""
SLEUTEL = "n" * 16 + ".1900000000." + "z" * 43
STANDEN = tuple(Inbreng)


def partner(nummer: int, stand: Inbreng, *, lang: bool = False) -> Partner:
    naam = f"Gecertificeerde Instelling Jeugdbescherming nummer {nummer}" if lang else f"Organisatie {nummer}"
    return Partner(f"organisatie-{nummer}", naam, stand, bereikt=nummer % 4 != 0, komt=nummer % 2 == 0)


def een_punt(nummer: int, partners: int = 9, *, lang: bool = False, eigen: bool = True) -> Punt:
    stuk = Vraagstuk(
        f"{nummer:02}{KIND[2:]}",
        BEGIN - timedelta(hours=nummer),
        tuple(partner(een, STANDEN[(nummer + een) % len(STANDEN)], lang=lang) for een in range(partners)),
    )
    return Punt(
        nummer=nummer,
        casus_id=f"{nummer:02}{KIND[2:]}",
        code=f"26-{nummer:04}-K",
        soort=tuple(Agendasoort)[nummer % 4],
        eigen=eigen,
        regisseur="Carlo van der Collega",
        minuten=10,
        begint_op=BEGIN + timedelta(minutes=10 * nummer),
        vraagstuk=stuk if eigen else None,
    )


def beeld(aantal: int = 2, partners: int = 3, *, lang: bool = False) -> Voorbereiding:
    punten = tuple(een_punt(nummer, partners, lang=lang) for nummer in range(1, aantal + 1))
    contacten = tuple(
        Contact(
            f"c{een}{nr}", f"organisatie-{een}", f"Persoon {nr} van Verzonnen", Kanaal.TELEFOON, telefoon="0100 111 222"
        )
        for een in range(partners)
        for nr in range(2)
    )
    return Voorbereiding(
        zitting=ZITTING,
        tafel="Regietafel Jeugd",
        duur=150,
        punten=punten,
        bellen=wie_bellen(punten, contacten, "jeugd"),
        komen=("Organisatie 2",),
        anders=tuple((Zitting(f"z{een}", "jeugd", BEGIN + timedelta(weeks=een)), "Regietafel Jeugd") for een in (1, 2)),
    )


def tekst(card: Card) -> str:
    return json.dumps(card, ensure_ascii=False)


def test_the_whole_of_it_on_one_card(snapshot: SnapshotAssertion) -> None:
    kaart = overzicht.overzicht(beeld(), T, NL)
    klopt(kaart)
    assert kaart == snapshot


def test_fourteen_items_of_nine_organisaties_fit_on_one_card() -> None:
    kaart = overzicht.overzicht(beeld(14, 9), T, NL)
    klopt(kaart)
    assert knoppen(kaart).count("Openen") == 14
    assert "Verder" not in knoppen(kaart)


@pytest.mark.parametrize(("aantal", "partners", "lang"), [(14, 9, True), (40, 9, True), (40, 27, True), (60, 9, False)])
def test_what_does_not_fit_goes_on_on_the_next_card(aantal: int, partners: int, lang: bool) -> None:
    alles = beeld(aantal, partners, lang=lang)
    gezien: list[str] = []
    while len(gezien) < aantal:
        kaart = overzicht.overzicht(alles, T, NL, vanaf=len(gezien))
        klopt(kaart)
        gezien += [een.code for een in alles.punten if f". {een.code}**" in tekst(kaart)]
        verder = [een["data"]["vanaf"] for een in soort(kaart, "Action.") if een["title"] == "Verder"]
        assert verder == ([len(gezien)] if len(gezien) < aantal else [])
    assert gezien == [een.code for een in alles.punten]


def test_of_many_to_phone_the_most_urgent_stand_on_the_card_and_all_behind_a_button() -> None:
    veel = beeld(14, 27)
    kaart = overzicht.overzicht(veel, T, NL)
    assert knoppen(kaart).count("Antwoord vastleggen") == overzicht.MEESTE_BELLERS
    assert f"Alle {len(veel.bellen)} om te bellen" in knoppen(kaart)
    eerste, tweede = (overzicht.bellen(veel, T, NL, vanaf=vanaf) for vanaf in (0, overzicht.BELLERS_PER_BLADZIJ))
    for een in (eerste, tweede):
        klopt(een)
    assert knoppen(eerste).count("Antwoord vastleggen") == overzicht.BELLERS_PER_BLADZIJ
    assert knoppen(eerste).count("Antwoord vastleggen") + knoppen(tweede).count("Antwoord vastleggen") == len(
        veel.bellen
    )


def test_only_what_is_late_is_called_late() -> None:
    def met(nummer: int, stand: Inbreng) -> Punt:
        stuk = Vraagstuk(f"u{nummer}", BEGIN + timedelta(hours=nummer), (partner(1, stand),))
        return replace(een_punt(nummer), vraagstuk=stuk)

    punten = (met(2, Inbreng.OPEN), met(1, Inbreng.TE_LAAT))
    kaart = tekst(overzicht.overzicht(replace(beeld(), punten=punten, bellen=wie_bellen(punten, (), "jeugd")), T, NL))
    assert "Te laat: 26-0001-K (antwoord was gevraagd vóór di 1 dec, 10.30 uur)" in kaart
    assert "Nog open: 26-0002-K" in kaart
    assert "Te laat: 26-0001-K, 26-0002-K" not in kaart


def test_nothing_is_wider_than_a_phone_and_nothing_is_said_by_a_colour_alone() -> None:
    kaart = overzicht.overzicht(beeld(14, 9), T, NL)
    assert soort(kaart, "Table") == []
    assert soort(kaart, "ColumnSet") == []
    assert not any(deel.get("color") for deel in soort(kaart, "TextBlock"))


def test_one_item_names_every_organisatie_with_its_words(snapshot: SnapshotAssertion) -> None:
    voorbereiding = beeld(3, 6)
    kaart = punt.puntkaart(Puntbeeld(voorbereiding, voorbereiding.punten[1], dict.fromkeys(Kant, SLEUTEL)), T, NL)
    klopt(kaart)
    assert kaart == snapshot


def test_of_a_colleagues_item_only_its_place_may_change() -> None:
    van_ander = een_punt(2, eigen=False)
    voorbereiding = replace(beeld(3), punten=(een_punt(1), van_ander, een_punt(3)))
    kaart = punt.puntkaart(Puntbeeld(voorbereiding, van_ander, dict.fromkeys(Kant, SLEUTEL)), T, NL)
    klopt(kaart)
    assert knoppen(kaart) == ["Eerder", "Later", "Terug"]
    assert "Casus van Carlo van der Collega" in tekst(kaart)


def test_the_order_form_has_a_place_and_minutes_for_every_item_also_for_forty() -> None:
    bewaren = VolgordeBewaren(zitting=ZITTING.id, gezien="a" * 64, sleutel=SLEUTEL)
    kaart = wijzigen.volgordeformulier(beeld(40, 1), bewaren, T)
    klopt(kaart)
    assert len(soort(kaart, "Input.")) == 80


def test_at_a_tafel_in_two_parts_the_form_asks_the_part_of_ones_own_items_and_shows_where_the_second_begins() -> None:
    bewaren = VolgordeBewaren(zitting=ZITTING.id, gezien="a" * 64, sleutel=SLEUTEL)
    punten = (een_punt(1), een_punt(2, eigen=False), replace(een_punt(3), deel=2), replace(een_punt(4), deel=2))
    in_delen = replace(beeld(4), punten=punten, in_delen=True, zonder=("Jeugdteam",))
    kaart = wijzigen.volgordeformulier(in_delen, bewaren, T)
    klopt(kaart)
    gevraagd = {een["label"]: een["value"] for een in soort(kaart, "Input.ChoiceSet")}
    assert gevraagd == {"Deel 26-0001-K": "1", "Deel 26-0003-K": "2", "Deel 26-0004-K": "2"}
    koppen = [een["text"] for een in soort(kaart, "TextBlock")]
    assert koppen.index("Deel 2, zonder Jeugdteam") + 1 == next(
        nr for nr, een in enumerate(koppen) if "26-0003-K" in een
    )


@pytest.mark.parametrize("aantal", [14, 30, 31, 40])
def test_the_form_fits_also_with_parts(aantal: int) -> None:
    bewaren = VolgordeBewaren(zitting=ZITTING.id, gezien="a" * 64, sleutel=SLEUTEL)
    klopt(wijzigen.volgordeformulier(replace(beeld(aantal, 1), in_delen=True), bewaren, T))


def test_fourteen_items_in_two_parts_fit_on_one_card() -> None:
    veertien = beeld(14, 9)
    punten = (*veertien.punten[:7], *(replace(een, deel=2) for een in veertien.punten[7:]))
    kaart = overzicht.overzicht(replace(veertien, punten=punten, in_delen=True), T, NL)
    klopt(kaart)
    assert tekst(kaart).count('"Deel 2"') == 1


def test_what_was_typed_and_what_is_wrong_stand_on_the_form_again(snapshot: SnapshotAssertion) -> None:
    bewaren = VolgordeBewaren(zitting=ZITTING.id, gezien="a" * 64, sleutel=SLEUTEL)
    waarden = {f"plaats.{een_punt(1).casus_id}": "eerst"}
    kaart = wijzigen.volgordeformulier(beeld(2), bewaren, T, waarden=waarden, fouten=["Dit klopt niet."], intussen=True)
    klopt(kaart)
    assert soort(kaart, "Input.")[0]["value"] == "eerst"
    assert kaart == snapshot


def test_moving_names_the_new_term_at_each_zitting(snapshot: SnapshotAssertion) -> None:
    vorm = Verplaatsvorm(
        code="26-0142-K",
        nu=BEGIN,
        keuzes=(
            Zittingskeuze("z1", BEGIN + timedelta(days=1), extra=True, deadline=BEGIN + timedelta(hours=20)),
            Zittingskeuze("z2", BEGIN + timedelta(weeks=1), extra=False, deadline=BEGIN + timedelta(days=5)),
        ),
        deadline=BEGIN - timedelta(days=1),
        waarden={"naar": "z2"},
    )
    kaart = wijzigen.verplaatsformulier(vorm, Verplaats(zitting="z0", casus=KIND, sleutel=SLEUTEL), T, NL)
    klopt(kaart)
    assert kaart == snapshot


def test_without_a_term_of_the_region_the_deadline_can_only_stay() -> None:
    keuze = Zittingskeuze("z1", BEGIN + timedelta(days=1), extra=False, deadline=None)
    vorm = Verplaatsvorm("26-0142-K", BEGIN, (keuze,), BEGIN - timedelta(days=1), {})
    kaart = wijzigen.verplaatsformulier(vorm, Verplaats(zitting="z0", casus=KIND, sleutel=SLEUTEL), T, NL)
    _, termijn = soort(kaart, "Input.")
    assert [een["value"] for een in termijn["choices"]] == ["blijft"]


def test_taking_off_says_what_goes_on_only_when_something_does() -> None:
    haal_af = HaalAf(zitting="z0", casus=KIND, sleutel=SLEUTEL)
    loopt = wijzigen.afkaart("26-0142-K", BEGIN, haal_af, T, NL)
    klopt(loopt)
    assert "De uitvraag loopt door" in tekst(loopt)
    assert "De uitvraag loopt door" not in tekst(wijzigen.afkaart("26-0142-K", None, haal_af, T, NL))


def gedeeldbeeld(**anders: object) -> Gedeeldbeeld:
    velden: Mapping[str, object] = {
        "zitting": "z0",
        "casus": KIND,
        "code": "26-0142-K",
        "personen": ("p1", "p2"),
        "plek": 0,
        "naam": "Kanarie Verzonnen",
        "geboortedatum": date(1990, 5, 3),
        "tafel": (Antwoordblok("Politie", "Piet, dinsdag", (("Zorgen", "**veel**"),)),),
        "zelf": ("OM",),
        "regisseur": (Antwoordblok("GGD", "Gina, dinsdag", (("Deelt niet", "beroepsgeheim"),)),),
        "nog_niet": ("Reclassering",),
    }
    return Gedeeldbeeld(**{**velden, **anders})  # type: ignore[arg-type]


def test_the_page_for_the_table_and_the_page_for_the_regisseur_are_two(snapshot: SnapshotAssertion) -> None:
    voor_tafel, apart = (gedeeld.gedeeldkaart(gedeeldbeeld(bladzij=een), T) for een in (0, 1))
    for een in (voor_tafel, apart):
        klopt(een)
    assert "beroepsgeheim" not in tekst(voor_tafel)
    assert "veel" not in tekst(apart)
    assert (voor_tafel, apart) == snapshot


def test_long_answers_go_on_on_the_next_page_and_a_page_too_far_is_the_last() -> None:
    lang = tuple(Antwoordblok(f"Organisatie {een}", "Piet", (("Zorgen", "lang " * 2_000),)) for een in range(3))
    bladzij = 0
    while True:
        kaart = gedeeld.gedeeldkaart(gedeeldbeeld(tafel=lang, regisseur=lang, bladzij=bladzij), T)
        klopt(kaart)
        if not {"Vervolg", "Alleen voor u"} & set(knoppen(kaart)):
            break
        bladzij += 1
    assert bladzij > 3
    assert gedeeld.gedeeldkaart(gedeeldbeeld(tafel=lang, regisseur=lang, bladzij=999), T) == kaart


def test_without_a_zitting_the_card_offers_others_when_there_are() -> None:
    klopt(overzicht.geen_zitting([], T))
    kaart = overzicht.geen_zitting([("z1", "Regietafel Jeugd: do 3 dec")], T)
    klopt(kaart)
    assert knoppen(kaart) == ["Bekijken"]
