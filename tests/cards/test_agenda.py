import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from cards.agenda import MEESTE_PUNTEN, Punt, Tafelregel, Zittingsbeeld, geplaatst, overzicht, spoedpunt, tafelagenda
from cards.bouwstenen import Card
from domain.agenda import Agendasoort
from domain.casuscode import Casuscode
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten

T = laad_teksten()
NL = Kalender()
DINSDAG = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 15, 8, 30, tzinfo=UTC)


def punten(aantal: int) -> tuple[Punt, ...]:
    soorten = list(Agendasoort)
    return tuple(
        Punt(nr, str(Casuscode(26, 100 + nr)), soorten[nr * len(soorten) // (aantal + 1)], gevraagd=6, binnen=nr % 7)
        for nr in range(1, aantal + 1)
    )


def beeld(*van_wie: Punt, aantal: int | None = None, vervallen: bool = False, afwijkend: bool = False) -> Zittingsbeeld:
    return Zittingsbeeld("z1", DINSDAG, len(van_wie) if aantal is None else aantal, van_wie, vervallen, afwijkend)


def alle_tekst(card: object) -> Iterator[str]:
    if isinstance(card, dict):
        for naam, waarde in card.items():
            if naam in ("text", "title", "label") and isinstance(waarde, str):
                yield waarde
            yield from alle_tekst(waarde)
    elif isinstance(card, list):
        for een in card:
            yield from alle_tekst(een)


def regels(card: Card) -> list[str]:
    return list(alle_tekst(card))


def grootte(card: Card) -> int:
    return len(json.dumps(card).encode())


def test_the_post_names_every_casus_in_order_with_its_kind_and_what_came_in(snapshot: SnapshotAssertion) -> None:
    kaart = geplaatst("Regietafel Jeugd", beeld(*punten(4)), None, T, NL)
    assert regels(kaart)[:3] == ["Agenda Regietafel Jeugd", "Dinsdag 1 december, 9.30 uur", "4 casussen"]
    eerste = T("agenda.punt", nummer=1, code=str(Casuscode(26, 101)), soort="spoed")
    assert regels(kaart)[3:5] == [eerste, "Uitvraag: 1 van 6 binnen"]
    assert kaart == snapshot


def test_the_second_part_has_a_heading_of_its_own_and_without_one_there_is_none() -> None:
    eerste, tweede, derde = punten(3)
    in_delen = geplaatst("T", beeld(eerste, replace(tweede, deel=2), replace(derde, deel=2)), None, T, NL)
    plek = regels(in_delen).index("Deel 2")
    assert regels(in_delen)[plek + 1].startswith("**2.")
    assert regels(in_delen).count("Deel 2") == 1
    assert "Deel 2" not in regels(geplaatst("T", beeld(*punten(3)), None, T, NL))


def test_when_every_organisatie_has_dealt_with_it_the_post_says_so() -> None:
    alles = geplaatst("T", beeld(Punt(1, "26-0101-A", Agendasoort.NIEUW, gevraagd=6, binnen=6)), None, T, NL)
    deels = geplaatst("T", beeld(Punt(1, "26-0101-A", Agendasoort.NIEUW, gevraagd=6, binnen=4)), None, T, NL)
    niet_gevraagd = geplaatst("T", beeld(Punt(1, "26-0101-A", Agendasoort.NIEUW)), None, T, NL)
    assert "Uitvraag: alle 6 binnen" in regels(alles)
    assert "Uitvraag: 4 van 6 binnen" in regels(deels)
    assert not any("Uitvraag" in een for een in regels(niet_gevraagd))


def test_an_empty_agenda_says_so_kindly(snapshot: SnapshotAssertion) -> None:
    assert geplaatst("Regietafel Jeugd", beeld(), None, T, NL) == snapshot


def test_a_zitting_that_is_not_held_says_so_and_names_the_next(snapshot: SnapshotAssertion) -> None:
    kaart = geplaatst("Regietafel Jeugd", beeld(*punten(2), vervallen=True), LATER, T, NL)
    assert "Deze zitting gaat niet door." in regels(kaart)
    assert "De volgende zitting is dinsdag 15 december, 9.30 uur." in regels(kaart)
    assert not any("26-" in een for een in regels(kaart))
    assert kaart == snapshot


def test_a_zitting_beside_the_regular_moment_is_pointed_out() -> None:
    kaart = geplaatst("Regietafel Jeugd", beeld(*punten(1), afwijkend=True), None, T, NL)
    assert any("niet het vaste moment" in een for een in regels(kaart))


@pytest.mark.parametrize("aantal", [40, 200])
def test_a_big_agenda_stays_within_what_teams_takes(aantal: int) -> None:
    kaart = geplaatst("Regietafel Nazorg en Re-integratie", beeld(*punten(aantal)), None, T, NL)
    assert grootte(kaart) < 25_000
    getoond = [een for een in regels(kaart) if een.startswith("**")]
    assert len(getoond) == min(aantal, MEESTE_PUNTEN)
    assert ("En nog 140 casussen." in regels(kaart)) == (aantal == 200)


def test_two_big_zittingen_on_one_card_stay_within_what_teams_takes() -> None:
    kaart = tafelagenda("T", [beeld(*punten(40)), beeld(*punten(40))], "geen", T, NL)
    assert grootte(kaart) < 25_000


def test_a_partner_sees_his_own_with_their_place_on_the_agenda_and_a_count_of_the_others(
    snapshot: SnapshotAssertion,
) -> None:
    kaart = tafelagenda("Regietafel Jeugd", [beeld(punten(4)[2], aantal=4), beeld()], "geen", T, NL)
    assert any(een.startswith("**3. ") for een in regels(kaart))
    assert "En 3 casussen waarbij u niet bent uitgenodigd." in regels(kaart)
    assert kaart == snapshot


def test_without_a_planned_zitting_the_card_says_what_is_the_matter() -> None:
    assert "nog niets" in regels(tafelagenda("Regietafel Jeugd", [], "nog niets", T, NL))


def test_the_overview_has_a_line_and_a_button_for_every_tafel(snapshot: SnapshotAssertion) -> None:
    rijen = [
        Tafelregel("jeugd", "Regietafel Jeugd", DINSDAG, 1),
        Tafelregel("nazorg", "Regietafel Nazorg", LATER, 7),
        Tafelregel("adhoc", "Opschaaltafel", None),
    ]
    kaart = overzicht(rijen, T, NL)
    assert regels(kaart).count("Openen") == 2
    assert T("agenda.overzicht.regel", wanneer="Dinsdag 1 december, 9.30 uur", aantal="1 casus") in regels(kaart)
    assert kaart == snapshot


def test_who_has_nothing_to_do_with_any_tafel_hears_whom_to_ask() -> None:
    assert any("procesregisseur" in een for een in regels(overzicht([], T, NL)))


@pytest.mark.parametrize("aantal", [40, 60])
def test_a_big_agenda_with_minutes_stays_within_what_teams_takes(aantal: int) -> None:
    met_tijd = (replace(een, minuten=10, begint_op=DINSDAG) for een in punten(aantal))
    kaart = geplaatst("Regietafel Nazorg en Re-integratie", beeld(*met_tijd), None, T, NL)
    assert grootte(kaart) < 25_000


def test_a_spoedzitting_is_told_instead_of_an_unusual_moment(snapshot: SnapshotAssertion) -> None:
    kaart = geplaatst("Regietafel Jeugd", replace(beeld(*punten(2), afwijkend=True), extra=True), None, T, NL)
    assert "Spoedzitting, buiten het vaste rooster." in regels(kaart)
    assert not any("niet het vaste moment" in een for een in regels(kaart))
    assert kaart == snapshot


def test_something_urgent_gets_a_short_post_without_the_name_of_the_tafel(snapshot: SnapshotAssertion) -> None:
    erbij, weg = (spoedpunt(DINSDAG, code, T, NL) for code in ("26-0142-K", None))
    assert "26-0142-K staat met spoed op de agenda van dinsdag 1 december, 9.30 uur." in regels(erbij)
    assert not any("26-" in een for een in regels(weg))
    assert (erbij, weg) == snapshot
