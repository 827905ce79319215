"""On paper: the invitation before the talk, the letter after it; and the other device."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from dialogs.gast.toestel import NAAM as TOESTEL
from dialogs.gast.uitnodiging import handel, teken_los
from dialogs.kern.paginas import Naar, Paginabezoek
from domain.errors import NotAllowed, NotFound
from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.gespreksinbreng import Bewaarkeuze
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus
from storage import gastlinks, gesprekskeuze, personen, toegang
from storage import gespreksbrief as brieven
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.gast._pagina import TALEN, Gast, Scherm
from tests.dialogs.terugkeergesprek._gesprek import INRICHTING, casemanager


def bezoek(hij: Gast, uow: UnitOfWork, wie: Deelnemer, verborgen: Mapping[str, str] | None = None) -> Paginabezoek:
    actor = toegang.actor(uow, personen.lees(uow, wie.id))
    return Paginabezoek(uow, hij.wereld.regio, TALEN["nl"], actor, verborgen or {"_zegel": "zegel"})


def drukt_af(hij: Gast, wie: Deelnemer, onderwerp: str = "") -> Scherm:
    onderwerp_id = onderwerp or hij.gesprek_id
    return Scherm(hij.wereld.doet(lambda uow: teken_los(bezoek(hij, uow, wie), onderwerp_id)))


def schrijft_brief(hij: Gast, *, goedgekeurd: bool = True) -> None:
    brief = Gespreksbrief(
        hij.gesprek_id,
        hij.casus.id,
        regels=(
            Briefregel("Je vraagt een paspoort aan.", dag=date(2026, 3, 12)),
            Briefregel("De gemeente helpt je met je schulden.", organisatie="gemeente-merwestad", gevoelig=True),
        ),
        bellen="Iemand van de gemeente\n0100 123 456",
    )
    nieuw = hij.wereld.doet(brieven.voeg_toe, brief, casemanager(hij.wereld).id)
    hij.wordt(status=Gespreksstatus.GEWEEST)
    if goedgekeurd:
        hij.wereld.doet(brieven.keur_goed, nieuw, casemanager(hij.wereld).id)


def test_the_invitation_says_what_he_may_and_leaves_room_to_tick_and_write(hij: Gast) -> None:
    scherm = hij.ziet("uitnodiging")
    for wat in ("Mag ik nee zeggen?", "Ja. Je mag nee zeggen.", "Ja, ik doe mee", "Nee, ik doe niet mee", "De politie"):
        assert wat in scherm.tekst
    assert scherm.html.count('class="vak"') == 4 + 2
    assert scherm.html.count('class="lijnen"') > 5


def test_the_casemanager_prints_it_without_opening_his_page(hij: Gast) -> None:
    scherm = drukt_af(hij, casemanager(hij.wereld))
    assert "Je bent welkom bij een gesprek" in scherm.tekst
    assert "Afmelden" in scherm.links
    assert "Pagina sluiten" not in scherm.knoppen
    assert Handeling.TERUGKEERGESPREK_GEOPEND in hij.wereld.handelingen(hij.casus.id)


def test_she_prints_it_in_english(hij: Gast) -> None:
    vervolg = hij.wereld.doet(
        lambda uow: handel(bezoek(hij, uow, casemanager(hij.wereld)), hij.gesprek_id, {"taal": "en"})
    )
    assert vervolg == Naar(f"{hij.gesprek_id}:en")
    scherm = drukt_af(hij, casemanager(hij.wereld), vervolg.onderwerp_id)
    assert "You are welcome at a talk" in scherm.tekst
    assert "Nederlands" in scherm.knoppen


@pytest.mark.parametrize("organisatie", ["politie", "pi-oostdijk", "ggd"])
def test_nobody_of_another_organisatie_prints_it(hij: Gast, organisatie: str) -> None:
    with pytest.raises(NotAllowed):
        drukt_af(hij, hij.wereld.partner(organisatie))


def test_there_is_no_invitation_to_a_talk_that_has_been(hij: Gast) -> None:
    hij.wordt(status=Gespreksstatus.GEWEEST)
    with pytest.raises(NotFound):
        drukt_af(hij, casemanager(hij.wereld))


def test_he_reads_his_letter_and_says_where_it_stays(hij: Gast) -> None:
    schrijft_brief(hij)
    scherm = hij.volgt(hij.ziet(), "Je brief")
    assert "Je vraagt een paspoort aan." in scherm.tekst
    assert "schulden." in scherm.tekst
    assert "Wil je hem op cel, of bewaart je casemanager hem?" in scherm.tekst
    na = hij.drukt(scherm, "Bewaar", bewaren="casemanager")
    assert "Het is bewaard." in na.tekst
    assert hij.wereld.leest(gesprekskeuze.inbreng, hij.gesprek).bewaren is Bewaarkeuze.CASEMANAGER
    assert Handeling.BRIEF_GEOPEND in hij.wereld.handelingen(hij.casus.id)


def test_he_takes_the_version_that_he_can_show_to_others(hij: Gast) -> None:
    schrijft_brief(hij)
    kort = hij.ziet("brief", deel="kort")
    assert "Je vraagt een paspoort aan." in kort.tekst
    assert "helpt je met je schulden" not in kort.tekst


def test_he_never_sees_a_draft(hij: Gast) -> None:
    schrijft_brief(hij, goedgekeurd=False)
    assert "Je brief" not in hij.ziet().links
    assert "paspoort" not in hij.ziet("brief").html


def test_another_device_is_let_in_by_this_one_for_ten_minutes(hij: Gast) -> None:
    def geef_link(uow: UnitOfWork) -> None:
        link, _ = gastlinks.maak(
            uow,
            gesprek_id=hij.gesprek_id,
            casus_id=hij.casus.id,
            persoon_id=casemanager(hij.wereld).id,
            verloopt_op=datetime(2027, 1, 1, tzinfo=UTC),
        )
        gastlinks.open_(uow, link, datetime(2027, 1, 1, tzinfo=UTC), "nl")

    hij.wereld.doet(geef_link)
    scherm = hij.drukt(hij.ziet(TOESTEL), "Ander apparaat toelaten")
    assert "Open nu de link op het andere apparaat." in scherm.tekst
    links = hij.wereld.leest(gastlinks.van_gesprek, hij.gesprek_id)
    assert links[0].tweede_tot is not None
    hij.wereld.verstrijkt(minutes=11)
    assert "Open nu de link" not in hij.ziet(TOESTEL, mag="ja").tekst


def test_the_inrichting_where_he_was_before_prints_nothing(hij: Gast) -> None:
    hij.wordt(inrichting="pi-oostdijk")
    with pytest.raises(NotAllowed):
        drukt_af(hij, hij.wereld.partner(INRICHTING, "Carla Casemanager"))
