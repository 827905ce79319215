import json
from datetime import UTC, datetime
from typing import Any

from syrupy.assertion import SnapshotAssertion

from cards.payloads import ZakenOpen
from cards.zaken import Groep, Persoonsregel, Stand, Zaak, niets, zakenkaart
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten

T = laad_teksten()
NL = Kalender()
DINSDAG = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)

ANNA = Persoonsregel("Anna Verzonnen", 1990, "Betrokkene")
OPEN = Stand("Politie: uw antwoord is nog nodig, graag vóór vrijdag 27 november, 12.00 uur", bevraging="b1")
KLAAR = Stand("Politie: afgehandeld")


def test_a_casus_shows_its_place_who_it_is_about_and_what_is_still_needed(snapshot: SnapshotAssertion) -> None:
    groepen = (
        Groep(DINSDAG, "Regietafel Jeugd", (Zaak("26-0142-K", 2, (ANNA,), (OPEN,)),)),
        Groep(None, "", (Zaak("26-0150-A", None, (ANNA,), (KLAAR,), meer=3, eigen=True),)),
    )
    assert zakenkaart(groepen, (("Volgende", ZakenOpen(vanaf=12)),), T, NL) == snapshot


def test_only_what_is_still_open_has_a_button_to_answer() -> None:
    klaar = zakenkaart((Groep(DINSDAG, "T", (Zaak("26-0142-K", 1, (ANNA,), (KLAAR,)),)),), (), T, NL)
    open_ = zakenkaart((Groep(DINSDAG, "T", (Zaak("26-0142-K", 1, (ANNA,), (OPEN,)),)),), (), T, NL)
    assert "Beantwoorden" not in json.dumps(klaar)
    assert json.dumps(open_).count("Beantwoorden") == 1


def test_a_name_is_shown_as_typed_and_never_as_markup() -> None:
    lastig = Persoonsregel("**Jo** {rol} \u202e[x](y) 🙂 عمر", None, "Betrokkene")
    kaart: Any = zakenkaart((Groep(None, "", (Zaak("26-0142-K", None, (lastig,), ()),)),), (), T, NL)
    tekst = json.dumps(kaart, ensure_ascii=False)
    assert '"text": "**Jo** {rol} [x](y) 🙂 عمر, Betrokkene"' in tekst
    regel = next(een for een in kaart["body"] if een["type"] == "RichTextBlock")
    assert regel["inlines"][0]["type"] == "TextRun"


def test_buttons_carry_ids_and_codes_only() -> None:
    groep = Groep(DINSDAG, "T", (Zaak("26-0142-K", 1, (ANNA,), (OPEN,), eigen=True),))
    kaart: Any = zakenkaart((groep,), (("Volgende", ZakenOpen(zitting="z1", vanaf=12)),), T, NL)
    knoppen = [een for deel in kaart["body"] if deel["type"] == "ActionSet" for een in deel["actions"]]
    assert len(knoppen) == 3
    assert "Anna" not in json.dumps([een["data"] for een in knoppen])


def test_nothing_to_show_says_why() -> None:
    assert "U bent nu bij geen casus uitgenodigd." in json.dumps(niets(T("zaken.niets"), T))
