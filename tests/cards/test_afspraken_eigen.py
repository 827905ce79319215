"""What an organisatie agreed to do, as it is drawn: the posts, the form for all of it, word to the regisseur."""

from dataclasses import replace
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.afspraken import bericht, eigen
from cards.afspraken.bericht import Meldingbeeld, Postbeeld, Regel, Stand, Waarom
from cards.afspraken.eigen import BIJ_LOPEND, BIJ_NIEUW, Lijst, Rij
from cards.afspraken.payloads import AfspraakDoeFormulier, AfsprakenBewaar, Doen
from cards.bouwstenen import Card
from domain.afspraak import LANGSTE_REGEL, LANGSTE_WAT
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests.cards._nagaan import klopt, knoppen, soort

T = laad_teksten()
NL = Kalender()
DAG = date(2026, 3, 27)
POST = Postbeeld(
    organisatie="politie",
    naam="Politie Merwestreek",
    regels=(
        Regel("26-0101-A", date(2026, 3, 20), Stand.TE_LAAT),
        Regel("26-0102-B", date(2026, 3, 26), Stand.VANDAAG),
        Regel("26-0103-C", DAG, Stand.NIEUW),
        Regel("26-0104-D", date(2026, 4, 3), Stand.LOPEND),
    ),
    bij_regisseur=1,
    vermeld=("Bo Bakker",),
    vragen=2,
    zitting="z1",
)
BEWAAR = AfsprakenBewaar(organisatie="politie", afspraken=("a1", "a2"), sleutel="a.1.b")
LIJST = Lijst(
    organisatie="politie",
    naam="Politie Merwestreek",
    totaal=2,
    rijen=(
        Rij(
            "a1",
            "26-0101-A, vrijdag 20 maart, te laat",
            "Huisbezoek doen",
            "Sem Verzonnen",
            "Bo",
            "Als hij opendoet",
            BIJ_LOPEND,
        ),
        Rij("a2", "26-0103-C, vrijdag 27 maart", "*Bellen* <at>met</at> school", "Noor Verzonnen", keuzes=BIJ_NIEUW),
    ),
)
VERVOLG = replace(
    LIJST,
    rijen=(
        Rij("a1", "26-0101-A, vrijdag 20 maart", "Huisbezoek doen", dag=True, fout="Kies een nieuwe dag."),
        Rij("a2", "26-0103-C, vrijdag 27 maart", "Bellen", wie_dan=(("p1", "Bo Bakker"), ("elders", "Elders"))),
    ),
    waarden={"a1.regel": "Ziek", "a1.dag": "2026-04-03"},
    fouten=("Dit is nog niet opgeslagen:", "26-0101-A: Kies een nieuwe dag."),
    opgeslagen=3,
    vervolg=True,
)
MELDING = Meldingbeeld(
    "a1",
    "26-0101-A",
    "Politie Merwestreek",
    DAG,
    Waarom.STIL,
    2,
    "maandag 30 maart, 13.00 uur",
    (("Bureau", "078 123"),),
)


def melding(waarom: Waarom) -> Card:
    return bericht.melding(replace(MELDING, waarom=waarom), T, NL)


ALLE: dict[str, Card] = {
    "post": bericht.afspraken(POST, T, NL),
    "post_leeg": bericht.afspraken(replace(POST, regels=()), T, NL),
    "herinnering": bericht.herinnering(POST, T, NL),
    "herinnering_nieuw": bericht.herinnering(replace(POST, regels=POST.regels[2:3]), T, NL),
    "herinnering_klaar": bericht.herinnering(replace(POST, regels=()), T, NL),
    "lijst": eigen.lijst(LIJST, BEWAAR, T),
    "vervolg": eigen.lijst(VERVOLG, BEWAAR, T),
    "klaar": eigen.klaar(
        replace(LIJST, rijen=(), opgeslagen=2),
        [("26-0101-A", AfspraakDoeFormulier(afspraak="a1", doen=Doen.HEROPENEN))],
        T,
    ),
    "niets": eigen.klaar(replace(LIJST, rijen=(), totaal=0), (), T),
    **{f"melding_{een.value}": melding(een) for een in Waarom},
}


@pytest.mark.parametrize("naam", ALLE)
def test_every_card_reads_well_and_has_a_size_teams_takes(naam: str, snapshot: SnapshotAssertion) -> None:
    klopt(ALLE[naam])
    assert len(knoppen(ALLE[naam])) <= 6
    assert ALLE[naam] == snapshot


def test_a_full_page_of_the_longest_texts_is_a_card_teams_takes() -> None:
    vol = tuple(
        Rij(
            f"{nr:032x}",
            "26-0101-A, vrijdag 20 maart, te laat",
            "w" * LANGSTE_WAT,
            "Sem",
            "Bo",
            "c" * LANGSTE_REGEL,
            BIJ_LOPEND,
        )
        for nr in range(8)
    )
    waarden = {f"{rij.id}.regel": "r" * LANGSTE_REGEL for rij in vol}
    klopt(eigen.lijst(replace(LIJST, rijen=vol, totaal=8, waarden=waarden), BEWAAR, T))


def test_a_post_of_very_many_names_some_and_counts_the_rest() -> None:
    veel = replace(POST, regels=POST.regels * 20)
    kaart = bericht.afspraken(veel, T, NL)
    klopt(kaart)
    assert any("En nog 60 afspraken." in deel["text"] for deel in soort(kaart, "TextBlock"))


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    runs = [deel["text"] for deel in soort(ALLE["lijst"], "TextRun")]
    assert "*Bellen* <at>met</at> school" in runs


def test_each_input_can_be_told_apart_by_ear() -> None:
    labels = [deel["label"] for naam in ("lijst", "vervolg") for deel in soort(ALLE[naam], "Input.")]
    assert len(labels) == len(set(labels))
