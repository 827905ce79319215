"""The way to the talk: open from ten minutes before, for whoever said yes, once every option of the meeting holds."""

from datetime import timedelta

import pytest

from domain.gesprekskeuze import Keuze, Keuzeweg, Vertegenwoordiger
from domain.logboek import Handeling
from domain.terugkeergesprek import Gebeurtenissoort, Gespreksstatus
from domain.vergadering import Vergaderstatus
from storage import gesprekskeuze, terugkeergesprek
from tests.dialogs.gast._pagina import ADRES, Gast, kiest

GA = "Ga naar het gesprek"
PAUZE = "Ik wil pauze"
STOP = "Ja, ik stop"


@pytest.fixture
def klaar(hij: Gast) -> Gast:
    """He said yes, the meeting is good, and it begins in nine minutes."""
    kiest(hij, "ja")
    hij.heeft_vergadering()
    begint = hij.gesprek.begint_op
    assert begint is not None
    hij.om(begint - timedelta(minutes=9))
    return hij


def gebeurd(hij: Gast) -> list[Gebeurtenissoort]:
    return [een.soort for een in hij.wereld.leest(terugkeergesprek.gebeurtenissen, hij.gesprek_id)]


def test_nine_minutes_before_he_goes_to_the_talk(klaar: Gast) -> None:
    scherm = klaar.ziet("meedoen")
    assert "Je kunt nu meedoen." in scherm.tekst
    assert "312 456 789 01" in scherm.tekst
    assert ADRES not in scherm.html
    klaar.drukt(scherm, GA)
    assert klaar.weg == ADRES
    assert Gebeurtenissoort.GAST_ER in gebeurd(klaar)
    assert Handeling.VERGADERING_GEOPEND in klaar.wereld.handelingen(klaar.casus.id)


def test_eleven_minutes_before_he_reads_when_it_opens_and_finds_no_number(klaar: Gast) -> None:
    begint = klaar.gesprek.begint_op
    assert begint is not None
    klaar.om(begint - timedelta(minutes=11))
    scherm = klaar.ziet("meedoen")
    assert "Je bent op tijd. Je kunt meedoen op" in scherm.tekst
    assert "Kijk opnieuw" in scherm.links
    assert GA not in scherm.knoppen
    assert "312 456" not in scherm.html


def test_a_screen_that_was_left_open_does_not_let_him_in_when_he_said_no_since(klaar: Gast) -> None:
    scherm = klaar.ziet("meedoen")
    kiest(klaar, "ingetrokken")
    klaar.drukt(scherm, GA)
    assert klaar.weg == ""
    assert "Kies eerst of je meedoet." in klaar.ziet("meedoen").tekst


@pytest.mark.parametrize("status", [Vergaderstatus.TE_MAKEN, Vergaderstatus.TE_LEZEN, Vergaderstatus.AFGEKEURD])
def test_while_an_option_of_the_meeting_is_not_sure_nothing_of_it_is_shown(hij: Gast, status: Vergaderstatus) -> None:
    kiest(hij, "ja")
    hij.heeft_vergadering(status)
    begint = hij.gesprek.begint_op
    assert begint is not None
    hij.om(begint)
    scherm = hij.ziet("meedoen")
    assert "We zetten het gesprek nog klaar." in scherm.tekst
    assert "312 456" not in scherm.html


def test_without_his_representative_he_does_not_come_in(klaar: Gast) -> None:
    klaar.wordt(onder_curatele=True)
    assert GA not in klaar.ziet("meedoen").knoppen
    wie = Vertegenwoordiger("Vera Voogd", "curator")
    klaar.wereld.verstrijkt(seconds=1)
    klaar.wereld.doet(
        gesprekskeuze.kies, klaar.gesprek, Keuze.JA, Keuzeweg.CASEMANAGER, klaar.gesprek.casemanager_id or "", wie
    )
    scherm = klaar.ziet("meedoen")
    assert GA in scherm.knoppen
    assert "Vera" not in scherm.html


def test_a_break_is_asked_for_and_the_regisseur_is_told_once(klaar: Gast) -> None:
    klaar.wordt(status=Gespreksstatus.BEZIG)
    scherm = klaar.ziet("meedoen")
    assert "Zeg ook hardop dat je pauze wilt." in klaar.drukt(scherm, PAUZE).tekst
    klaar.drukt(scherm, PAUZE)
    assert gebeurd(klaar).count(Gebeurtenissoort.PAUZE) == 1
    assert Handeling.TERUGKEERGESPREK_PAUZE in klaar.wereld.handelingen(klaar.casus.id)


def test_he_stops_while_it_goes_on(klaar: Gast) -> None:
    klaar.wordt(status=Gespreksstatus.BEZIG)
    scherm = klaar.ziet("meedoen")
    assert "Je bent gestopt." in klaar.drukt(scherm, STOP).tekst
    assert klaar.gesprek.status is Gespreksstatus.GESTOPT
    assert "Je bent gestopt." in klaar.drukt(scherm, STOP).tekst
    assert "Het gesprek is gestopt. Dat mag altijd." in klaar.ziet().tekst


def test_he_stops_also_when_nobody_said_yet_that_it_began(klaar: Gast) -> None:
    begint = klaar.gesprek.begint_op
    assert begint is not None
    klaar.om(begint + timedelta(minutes=5))
    klaar.drukt(klaar.ziet("meedoen"), STOP)
    assert klaar.gesprek.status is Gespreksstatus.GESTOPT


def test_before_it_begins_there_is_nothing_to_stop(klaar: Gast) -> None:
    assert STOP not in klaar.ziet("meedoen").knoppen


def test_an_hour_after_its_end_it_is_over(klaar: Gast) -> None:
    einde = klaar.gesprek.eindigt_op
    assert einde is not None
    klaar.om(einde + timedelta(minutes=61))
    scherm = klaar.ziet("meedoen")
    assert "Het gesprek is voorbij." in scherm.tekst
    assert GA not in scherm.knoppen


def test_who_may_not_sit_together_does_not_come_in(klaar: Gast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A role in the casus changed since it was planned."""
    monkeypatch.setattr("dialogs.kern.gesprekskeuzes.mogen_samen", lambda *_: False)
    scherm = klaar.ziet("meedoen")
    assert "Je kunt nu niet naar het gesprek." in scherm.tekst
    assert GA not in scherm.knoppen
