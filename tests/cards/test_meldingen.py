"""The cards of a melding: the form with room for four, what is opened, and the posts that name nobody."""

import json
from dataclasses import replace
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.bouwstenen import Card
from cards.meldingen import beeld, bericht, formulier
from cards.meldingen.beeld import Bericht, Inhoud, Meldingbeeld, Persoonsbeeld, Regel
from cards.meldingen.formulier import Meldvorm, Tekstvorm
from cards.meldingen.payloads import (
    PERSOON,
    MeldingAanvul,
    MeldingAntwoord,
    MeldingDoe,
    MeldingIntrek,
    MeldingLoslaten,
    MeldingNogEen,
    MeldingVraag,
)
from cards.payloads import MeldingOpen
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, soort

T = laad_teksten()
OVER = "Een melding van Politie Merwestreek, maandag 2 maart, 10.00 uur"
SLEUTEL = "nonce.1.zegel"
KEUZES = tuple((f"code-{nr}", f"Keuze nummer {nr}") for nr in range(12))
VORM = Meldvorm(
    organisaties=(("politie", "Politie Merwestreek"),),
    routes=(("veldaanmelding", "Veldaanmelding"), ("her-melding", "Her-melding")),
    gemeenten=KEUZES,
    rollen=KEUZES[:6],
    tafels=KEUZES[:5],
    eerdere=True,
    aantal=1,
    waarden={},
)
PERSOON_1 = Persoonsbeeld("Kanarie **Gemeld** \u202e[x](y), 17 mei 2009", "Betrokkene")
INHOUD = Inhoud(
    (PERSOON_1,), (("Aanleiding", "Kanariegeluid 🙂 عمر"),), (Bericht("Rosa Regisseur, maandag", "Hoe oud?"),)
)
BEELD = Meldingbeeld("m1", OVER, "Opgepakt door Rosa Regisseur.", (("Soort melding", "Veldaanmelding"),), INHOUD)


def nieuw(vorm: Meldvorm) -> Card:
    doe, erbij = MeldingDoe(aantal=vorm.aantal, sleutel=SLEUTEL), MeldingNogEen(aantal=vorm.aantal)
    return formulier.nieuwe_melding(vorm, doe, erbij, T)


KAARTEN: dict[str, Card] = {
    "nieuwe_melding": nieuw(VORM),
    "met_fouten": nieuw(
        replace(
            VORM,
            aantal=2,
            organisaties=(("politie", "Politie"), ("ggd", "GGD")),
            waarden={"aanleiding": "Al getypt", f"{PERSOON}2.naam": "Kanarie Twee"},
            fouten=("Kijk dit nog na:", "Vul de naam in van persoon 1."),
        )
    ),
    "gedaan": formulier.gedaan("Uw melding van maandag 2 maart", "m1", T),
    "niet_mogelijk": formulier.niet_mogelijk(T),
    "vraag_stellen": formulier.vraag_stellen(Tekstvorm(OVER), MeldingVraag(melding="m1", sleutel=SLEUTEL), T),
    "aanvullen": formulier.aanvullen(Tekstvorm(OVER, "Hoe oud?"), MeldingAanvul(melding="m1", sleutel=SLEUTEL), T),
    "beantwoorden": formulier.beantwoorden(Tekstvorm(OVER), MeldingAntwoord(melding="m1", sleutel=SLEUTEL), T),
    "intrekken": formulier.intrekken(OVER, MeldingIntrek(melding="m1", sleutel=SLEUTEL), T),
    "lijst": beeld.lijst(
        (Regel("m1", OVER, "Nog door niemand opgepakt.", spoed=True),),
        (Regel("m2", "Uw melding van maandag 2 maart", "Rosa Regisseur heeft een vraag aan u."),),
        T,
        meldt=True,
    ),
    "lijst_leeg": beeld.lijst((), (), T, meldt=False),
    "voor_regisseur_vrij": beeld.voor_regisseur(BEELD, T, loslaten=None, open_=True),
    "voor_regisseur": beeld.voor_regisseur(
        replace(BEELD, spoed=True), T, loslaten=MeldingLoslaten(melding="m1", sleutel=SLEUTEL), open_=True
    ),
    "voor_melder_gevraagd": beeld.voor_melder(BEELD, "", T, gevraagd=True, open_=True),
    "voor_melder_klaar": beeld.voor_melder(
        replace(BEELD, inhoud=None, antwoord="Dank u."), "26-0142-K", T, gevraagd=False, open_=False
    ),
    "van_ander": beeld.van_ander(OVER, "Opgepakt door Rosa Regisseur.", T),
    "aan_regisseurs": bericht.aan_regisseurs("m1", OVER, "Nog vrij.", T, spoed=True, vrij=True, loopt=True),
    "aan_regisseurs_klaar": bericht.aan_regisseurs("m1", OVER, "Klaar.", T, spoed=True, vrij=False, loopt=False),
    "aan_melder": bericht.aan_melder("m1", "Uw melding van maandag 2 maart", "Rosa heeft een vraag aan u.", T),
}


@pytest.mark.parametrize("naam", KAARTEN)
def test_a_card_reads_as_it_did(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(KAARTEN[naam])
    assert KAARTEN[naam] == snapshot


def test_four_people_fit_in_one_form_and_there_is_no_room_for_a_fifth() -> None:
    vol = {f"{PERSOON}{nr}.naam": "Kanarie" * 17 for nr in range(1, 5)} | {"aanleiding": "é" * 2_000}
    kaart = nieuw(replace(VORM, aantal=4, waarden=vol))
    klopt(kaart)
    assert Kaart(kaart).knoppen == ("Melden",)
    assert Kaart(kaart).tekst.count("Voor- en achternaam") == 4


def test_nothing_is_required_for_the_client_so_that_room_can_be_made_half_way() -> None:
    assert not any(veld.get("isRequired") for veld in soort(nieuw(VORM), "Input."))


def test_what_is_as_long_as_may_be_still_fits_in_an_answer() -> None:
    vol = Inhoud(
        personen=(PERSOON_1,) * 4,
        teksten=(("Aanleiding", "é" * 2_000), *((kop, "é" * 500) for kop in ("Verzoek", "Betrokken", "Toelichting"))),
        berichten=(Bericht("Rosa Regisseur, maandag 2 maart, 10.00 uur", "é" * 1_000),) * beeld.MEESTE_BERICHTEN,
        eerder=MeldingOpen(melding="m1", tot=4),
    )
    klopt(beeld.voor_regisseur(replace(BEELD, inhoud=vol), T, loslaten=None, open_=True))


def test_what_was_typed_is_shown_as_typed_and_never_as_markup() -> None:
    kaart: Any = KAARTEN["voor_regisseur"]
    tekst = json.dumps(kaart, ensure_ascii=False)
    assert '"text": "Kanarie **Gemeld** [x](y), 17 mei 2009"' in tekst
    assert all("Kanarie" not in deel["text"] for deel in soort(kaart, "TextBlock"))


def test_many_meldingen_are_counted_and_not_all_listed() -> None:
    kaart = beeld.lijst((Regel("m1", OVER, "Nog door niemand opgepakt.", spoed=True),) * 40, (), T, meldt=True)
    klopt(kaart)
    assert "En nog 28 meldingen." in Kaart(kaart)
