"""The page for the hour before a zitting: on a screen, on a phone, on paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from domain.agenda import Agendasoort, Zitting
from domain.contact import Contact, Kanaal
from domain.voorbereiding import Inbreng, Partner, Punt, Voorbereiding, Vraagstuk, wie_bellen
from domain.werkdagen import Kalender
from pages.deur import deur, dicht, even_niet, mag_niet
from pages.voorbereiding import Antwoorden, Gezegde, Persoon, pagina
from pages.vorm import AFMELDEN, STIJL
from teksten.catalogus import Teksten, laad_teksten
from tests._databases import NU

KALENDER = Kalender()
BEGIN = NU + timedelta(hours=1)


@pytest.fixture(scope="module")
def t() -> Teksten:
    return laad_teksten()


class Lezer(HTMLParser):
    """Reads a page: its words, cell by cell, and everything it would fetch or run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.woorden: list[str] = []
        self.haalt: list[str] = []
        self.merken: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.merken.append(tag)
        self.haalt += [waarde or "" for naam, waarde in attrs if naam in {"href", "src", "action"}]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.woorden.append(" ".join(data.split()))


def punt(nummer: int, *partners: Partner, eigen: bool = True) -> Punt:
    vraag = Vraagstuk(f"u{nummer}", BEGIN - timedelta(hours=2), partners) if eigen else None
    return Punt(nummer, f"c{nummer}", f"26-014{nummer}-K", Agendasoort.NIEUW, eigen, "Carlo Collega", 10, BEGIN, vraag)


POLITIE = Partner("politie", "Politie", Inbreng.BINNEN, komt=True)
GGD = Partner("ggd", "GGD", Inbreng.TE_LAAT, bereikt=False)
OM = Partner("om", "OM", Inbreng.DEELT_NIET, komt=True)
ANKE = Contact("1", "ggd", "Anke Arts", Kanaal.TELEFOON, telefoon="0100 111 222")


def maak(t: Teksten, *punten: Punt, antwoorden: Sequence[Antwoorden] = ()) -> str:
    beeld = Voorbereiding(
        Zitting("z", "jeugd", BEGIN), "Regietafel Jeugd", 150, punten, wie_bellen(punten, [ANKE], "jeugd"), ("Politie",)
    )
    return pagina(beeld, antwoorden, NU, t, KALENDER)


def test_every_organisatie_stands_once_in_the_heading_and_says_at_each_item_how_far_it_is(t: Teksten) -> None:
    woorden = Lezer(maak(t, punt(1, POLITIE, GGD), punt(2, OM))).woorden
    kop = woorden[woorden.index("Tijd") : woorden.index("Aantekening")]
    assert kop == ["Tijd", "GGD", "niet aangemeld", "OM", "Politie"]
    rij = woorden[woorden.index("1. 26-0141-K") : woorden.index("2. 26-0142-K")]
    assert "te laat" in rij
    assert "afgehandeld" in rij


def test_where_the_second_part_begins_stands_on_it_and_who_is_not_there_then(t: Teksten) -> None:
    punten = (punt(1), replace(punt(2), deel=2), replace(punt(3), deel=2))
    zitting = Zitting("z", "jeugd", BEGIN)
    beeld = Voorbereiding(zitting, "Regietafel Jeugd", 150, punten, in_delen=True, zonder=("Jeugdteam",))
    woorden = Lezer(pagina(beeld, (), NU, t, KALENDER)).woorden
    # Once in the table, once in the list for a phone.
    assert woorden.count("Deel 2, zonder Jeugdteam") == 2
    assert woorden[woorden.index("Deel 2, zonder Jeugdteam") + 1] == "2. 26-0142-K"
    assert not [een for een in Lezer(maak(t, punt(1), punt(2))).woorden if een.startswith("Deel 2")]


def test_paper_lies_on_a_table_so_it_does_not_say_who_refused(t: Teksten) -> None:
    geweigerd = Partner("om", "OM", Inbreng.DEELT_NIET, komt=True)
    geantwoord = Partner("om", "OM", Inbreng.BINNEN, komt=True)
    assert maak(t, punt(1, geweigerd)) == maak(t, punt(1, geantwoord))


def test_whom_to_phone_stands_above_everything_with_the_number(t: Teksten) -> None:
    woorden = Lezer(maak(t, punt(1, POLITIE, GGD))).woorden
    assert woorden.index("Bellen") < woorden.index("Agenda")
    assert "Anke Arts: 0100 111 222" in woorden


def test_of_the_casus_of_a_colleague_only_the_code_and_his_name_stand(t: Teksten) -> None:
    woorden = Lezer(maak(t, punt(1, POLITIE), punt(2, eigen=False))).woorden
    rij = woorden[woorden.index("2. 26-0142-K") :]
    assert rij[:3] == ["2. 26-0142-K", "nieuw", "Carlo Collega"]


def test_without_asking_for_them_no_answers_stand_on_it(t: Teksten) -> None:
    assert "Antwoorden" not in Lezer(maak(t, punt(1, POLITIE))).woorden


def test_what_was_typed_is_shown_as_typed_and_never_run(t: Teksten) -> None:
    naam = "Kanarie <script>alert(1)</script> & *Zeldzaam*"
    gezegd = Gezegde("Politie", "mag met de hele tafel", (("Zorgen?", naam),))
    persoon = Persoon(naam, date(2011, 5, 17), "Dader", (gezegd,))
    lezer = Lezer(maak(t, punt(1, POLITIE), antwoorden=[Antwoorden(1, "26-0141-K", (persoon,))]))
    assert lezer.woorden.count(naam) == 2
    assert "script" not in lezer.merken
    assert any("persoonsgegevens" in een for een in lezer.woorden)


def test_pages_fetch_nothing_but_their_own_style_sheet_and_run_nothing(t: Teksten) -> None:
    for html in (maak(t, punt(1, POLITIE)), deur(t), dicht(t), mag_niet(t), even_niet(t)):
        lezer = Lezer(html)
        assert [een for een in lezer.haalt if een != AFMELDEN] == [STIJL]
        assert not {"script", "img", "iframe", "style"} & set(lezer.merken)
        assert "style=" not in html
    stijl = (Path(__file__).parents[2] / "pages" / "sjablonen" / "stijl.css").read_text("utf-8")
    assert "url(" not in stijl
    assert "@import" not in stijl


def test_a_door_says_nothing_of_what_is_behind_it(t: Teksten) -> None:
    assert deur(t) == deur(t)
    assert "oorbereiding" not in deur(t)


def test_an_empty_agenda_says_so(t: Teksten) -> None:
    assert "Er staat nog niets op de agenda." in Lezer(maak(t)).woorden
