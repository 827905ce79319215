"""What one participant sees, as it stands on a phone: what concerns him first, and small whatever was typed."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.afspraken.payloads import AfspraakDoe, AfspraakDoeFormulier, Doen
from cards.antwoorden import Antwoordblok
from cards.zitting.payloads_paneel import ZittingPaneel
from cards.zitting.volgen import (
    Afspraakregel,
    Gedeeld,
    Inhoud,
    Mijn,
    Nu,
    Persoonsregel,
    Straks,
    gedeeld,
    hoeveel_afspraken,
    hoeveel_namen,
    mijn,
    volgt_niet,
)
from domain.werkdagen import Kalender
from domain.zittingsverloop import Zittingsfase
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt

T, NL = laad_teksten(), Kalender()
OM = datetime(2026, 3, 5, 13, 4, tzinfo=UTC)
KNOPPEN = (
    (T("afspraken.knop.aannemen"), AfspraakDoe(afspraak="a1", doen=Doen.AANNEMEN, sleutel="s.1.x")),
    (T("afspraken.knop.weigeren"), AfspraakDoeFormulier(afspraak="a1", doen=Doen.WEIGEREN)),
)
NU = Nu("c1", "26-0003-V", OM - timedelta(minutes=4), 4, 1)
INHOUD = Inhoud(
    personen=(Persoonsregel("Kanarie *Verzonnen*", 1990, "Betrokkene"), Persoonsregel("Bo", None, "Ouder")),
    hoofddoel="Weer bij opa wonen",
    besluiten=("De gemeente regelt een kamer",),
    terug_op=date(2026, 4, 2),
    afspraken=(Afspraakregel("Een gesprek met de huisarts", date(2026, 3, 19), "Voorgelegd", KNOPPEN),),
    gedeeld=2,
)
BEELD = Mijn("z1", Zittingsfase.BEZIG, OM, nu=NU, had_iets=True)
STRAKS = (Straks("26-0007-K", OM + timedelta(minutes=12), 12), Straks("26-0009-B", OM + timedelta(minutes=30), 30))


def test_an_item_that_is_not_opened_yet_says_how_many_and_offers_to_open(snapshot: SnapshotAssertion) -> None:
    kaart = mijn(replace(BEELD, straks=STRAKS), T, NL)
    klopt(kaart)
    assert kaart == snapshot
    assert Kaart(kaart).knoppen == ("Openen", "Vernieuwen")


def test_an_opened_item_says_who_what_was_decided_and_what_is_asked(snapshot: SnapshotAssertion) -> None:
    kaart = mijn(replace(BEELD, nu=replace(NU, inhoud=INHOUD)), T, NL)
    klopt(kaart)
    assert kaart == snapshot
    assert Kaart(kaart).knoppen == ("Wat de tafel mag weten", "Doen we", "Kan niet", "Vernieuwen")


def test_an_item_of_others_says_only_that_and_when_his_comes(snapshot: SnapshotAssertion) -> None:
    kaart = mijn(Mijn("z1", Zittingsfase.BEZIG, OM, bezet=True, straks=STRAKS, had_iets=True), T, NL)
    klopt(kaart)
    assert kaart == snapshot


@pytest.mark.parametrize(
    ("beeld", "woorden"),
    [
        (replace(BEELD, nu=None, fase=Zittingsfase.STRAKS), "nog niet begonnen"),
        (replace(BEELD, nu=None, fase=Zittingsfase.OPEN), "nog niet begonnen"),
        (replace(BEELD, fase=Zittingsfase.PAUZE), "pauze"),
        (replace(BEELD, nu=None), "klaar voor vandaag"),
        (replace(BEELD, nu=None, had_iets=False), "staat niets voor u"),
        (replace(BEELD, nu=None, fase=Zittingsfase.KLAAR), "afgelopen"),
        (replace(BEELD, nu=None, vervallen=True), "gaat niet door"),
        (replace(BEELD, nu=replace(NU, minuten=0)), "net begonnen"),
        (replace(BEELD, nu=replace(NU, kiezen="v1")), "nog niet gekozen"),
        (replace(BEELD, nu=None, straks=(replace(STRAKS[0], minuten=0),)), "zo meteen"),
        (replace(BEELD, nu=None, straks=(replace(STRAKS[0], minuten=1),)), "over 1 minuut"),
        (replace(BEELD, nu=None, uitgesteld=("26-0001-R",)), "26-0001-R schuift door"),
        (replace(BEELD, leidt=ZittingPaneel(zitting="z1")), "is aan de beurt"),
    ],
)
def test_wherever_the_zitting_is_it_says_so_in_words(beeld: Mijn, woorden: str) -> None:
    kaart = mijn(beeld, T, NL)
    klopt(kaart)
    assert woorden in Kaart(kaart)


def test_whatever_was_typed_the_card_is_small_enough_and_means_nothing_in_markdown() -> None:
    emoji = "\N{SLIGHTLY SMILING FACE}"
    namen, wat = ["**" + emoji * 180] * 40, [emoji * 490] * 20
    personen = tuple(Persoonsregel(een, 1990, "Betrokkene") for een in namen[: hoeveel_namen(namen)])
    afspraken = tuple(
        Afspraakregel(een, date(2026, 3, 19), "Voorgelegd", KNOPPEN) for een in wat[: hoeveel_afspraken(wat)]
    )
    inhoud = Inhoud(personen, 35, emoji * 1_000, (emoji * 1_000,) * 10, None, afspraken, 15, gedeeld=3)
    kaart = mijn(replace(BEELD, nu=replace(NU, inhoud=inhoud), straks=STRAKS * 6), T, NL)
    klopt(kaart)
    assert personen
    assert afspraken
    assert "En nog 35 personen" in Kaart(kaart)
    assert "Alle afspraken" in Kaart(kaart).knoppen


def test_what_the_tafel_may_know_comes_in_pages_for_each_person() -> None:
    blok = Antwoordblok("GGD", "Kim, gisteren", (("Zorgen", "lang " * 2_000),))
    beeld = Gedeeld("z1", "c1", "26-0003-V", ("p1", "p2"), 0, "Kanarie", date(1990, 5, 3), (blok, blok))
    eerste = gedeeld(beeld, T)
    klopt(eerste)
    assert Kaart(eerste).knoppen[-1] == "Terug naar het punt"
    laatste = gedeeld(replace(beeld, plek=1, bladzij=99), T)
    klopt(laatste)
    assert len(Kaart(laatste).knoppen) == 2
    assert "Vertel het niet verder" in Kaart(eerste)


def test_who_has_no_part_in_zittingen_reads_nothing_but_that() -> None:
    kaart = volgt_niet(T)
    klopt(kaart)
    assert "26-" not in json.dumps(kaart)
