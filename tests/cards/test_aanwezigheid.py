"""The card that asks whether one comes, as it stands on a phone."""

import json
from datetime import UTC, datetime

from syrupy.assertion import SnapshotAssertion

from cards.aanwezigheid import (
    AanwezigheidKom,
    AanwezigheidKomNiet,
    Opkomst,
    Zittingsbeeld,
    formulier,
    gemeld,
    overzicht,
)
from domain.aanwezigheid import Komt
from domain.werkdagen import Kalender
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.cards._nagaan import klopt, soort

T = laad_teksten()
NL = Kalender()
DONDERDAG = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
KOM = AanwezigheidKom(zitting="z1", organisatie="politie", sleutel="s.1.x")
NIET = AanwezigheidKomNiet(zitting="z1", organisatie="politie", sleutel="s.1.y")
BEELD = Zittingsbeeld("z1", "politie", "Politie Merwestreek", "Regietafel Jeugd", DONDERDAG)


def test_one_press_each_way_under_what_one_promises(snapshot: SnapshotAssertion) -> None:
    kaart = formulier(BEELD, KOM, NIET, (("p2", "Bo *Agent*"),), T, NL)
    klopt(kaart)
    assert kaart == snapshot


def test_who_does_not_come_is_not_stopped_by_the_tick(snapshot: SnapshotAssertion) -> None:
    kaart = formulier(BEELD, KOM, NIET, (), T, NL, fouten=(T("aanwezigheid.geheimhouding.nodig"),))
    assert not any(veld.get("isRequired") for veld in soort(kaart, "Input."))
    assert [veld["id"] for veld in soort(kaart, "Input.")] == ["geheimhouding"]


def test_what_was_said_can_be_changed() -> None:
    beeld = Zittingsbeeld("z1", "politie", "Politie", "Jeugd", DONDERDAG, Komt.AFGEMELD, "Bo _Agent_", ("Kim",))
    kaart = gemeld(beeld, T, NL)
    klopt(kaart)
    assert "Bo \\\\_Agent\\\\_ komt in uw plaats" in json.dumps(kaart, ensure_ascii=False)
    assert Kaart(kaart).knoppen == ("Naar de uitvraag", "Wijzigen")


def test_twelve_zittingen_and_their_turnout_fit_in_one_answer() -> None:
    opkomst = Opkomst(
        "Regietafel Huiselijk Geweld",
        DONDERDAG,
        tuple((f"Organisatie {nr}", f"Naam van Achternaam {nr}") for nr in range(10)),
        (("GGD", "Noor (Kim komt)"),),
        tuple(f"Organisatie {nr}" for nr in range(8)),
    )
    kaart = overzicht((BEELD,) * 12, (opkomst,) * 12, T, NL, meer=3)
    klopt(kaart)
    assert "En daarna nog 3 zittingen" in Kaart(kaart)
