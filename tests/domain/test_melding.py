"""What becomes of a melding, and what stays of it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from domain.casus import Geinformeerd
from domain.errors import UserMistake
from domain.melding import (
    Afwijzing,
    Gemelde,
    Melding,
    MeldingStatus,
    neem_aan,
    trek_in,
    vraag,
    vul_aan,
    wijs_af,
)

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
KANARIE = "Kanarie Gemeld"
EEN = Melding(
    id="m1",
    organisatie="politie",
    melder_id="bo",
    route="veldaanmelding",
    spoed=False,
    personen=(Gemelde(KANARIE),),
    aanleiding=KANARIE,
    verzoek=KANARIE,
    geinformeerd=Geinformeerd.NEE,
    ingediend_op=NU,
    geinformeerd_toelichting=KANARIE,
    betrokken=KANARIE,
    tafel="jeugd",
    eerdere_code="26-0001-X",
)


def test_while_the_melder_is_asked_something_it_is_his_turn() -> None:
    assert EEN.status is not MeldingStatus.MEER_GEVRAAGD
    bevraagd = vraag(EEN, "rosa", "Hoe oud?", NU)
    assert bevraagd.status is MeldingStatus.MEER_GEVRAAGD
    assert vul_aan(bevraagd, "bo", "Zestien", NU).status is not MeldingStatus.MEER_GEVRAAGD


def test_of_what_becomes_no_casus_nothing_about_people_stays() -> None:
    bevraagd = vul_aan(vraag(EEN, "rosa", KANARIE, NU), "bo", KANARIE, NU)
    klaar = wijs_af(bevraagd, Afwijzing.LOKAAL_VELD, "Het wijkteam gaat ermee verder.", NU)
    assert "Kanarie" not in repr(klaar)
    assert klaar.reden is Afwijzing.LOKAAL_VELD
    assert (klaar.ingediend_op, klaar.afgehandeld_op, klaar.organisatie) == (NU, NU, "politie")
    assert klaar.antwoord == "Het wijkteam gaat ermee verder."


def test_what_the_melder_takes_back_leaves_no_people_behind() -> None:
    terug = trek_in(EEN, NU)
    assert "Kanarie" not in repr(terug)
    assert terug.status is MeldingStatus.INGETROKKEN


def test_what_became_a_casus_stays_with_whoever_took_it_up() -> None:
    casus = neem_aan(EEN, "c1", "rosa", NU)
    assert (casus.status, casus.casus_id, casus.regisseur_id) == (MeldingStatus.ONTVANKELIJK, "c1", "rosa")
    assert casus.personen == EEN.personen


@pytest.mark.parametrize(
    "klaar", [neem_aan(EEN, "c1", "rosa", NU), trek_in(EEN, NU), wijs_af(EEN, Afwijzing.ANDERS, "Nee.", NU)]
)
def test_what_was_dealt_with_is_not_dealt_with_again(klaar: Melding) -> None:
    nog_eens: tuple[Callable[[], Melding], ...] = (
        lambda: vraag(klaar, "rosa", "?", NU),
        lambda: vul_aan(klaar, "bo", "!", NU),
        lambda: neem_aan(klaar, "c2", "rosa", NU),
        lambda: wijs_af(klaar, Afwijzing.ANDERS, "Nee.", NU),
        lambda: trek_in(klaar, NU),
    )
    for doe in nog_eens:
        with pytest.raises(UserMistake):
            doe()
