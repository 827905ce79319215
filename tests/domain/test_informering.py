from datetime import UTC, date, datetime, timedelta

import pytest

from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Nietreden, Onderwerp, Persoonsgegevens, Spoor
from domain.casuscode import Casuscode
from domain.informering import (
    ANTWOORDEN,
    Gezegd,
    Informeringsoort,
    ontbreekt,
    sinds,
    te_herzien,
    uit_antwoord,
    volgende_herziening,
    voor_afspraak,
    voor_betrokkene,
    voor_uitvraag,
    vraagt_aandacht,
)

NU = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAG = NU.date()
JA = Informering(Geinformeerd.JA)
NEE = Informering(Geinformeerd.NEE, "x", DAG + timedelta(days=8))
NIETS = Informering(Geinformeerd.NOG_NIET)


def casus(informering: Informering = JA) -> Casus:
    return Casus(
        id="c",
        code=Casuscode.maak(2026, 1),
        tafel="jeugd",
        spoor=Spoor.WGS,
        route="zsm",
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding="",
        doel="",
        grondslag="wgs",
        regisseur_id="r",
        betrokkenen=tuple(Betrokkene(een, "rol", Persoonsgegevens(een)) for een in ("a", "b")),
        informering=informering,
        aangemaakt_op=NU,
    )


def gezegd(
    soort: Informeringsoort, onderwerp_id: str, wat: Informering, *, uur: int = 0, casus_id: str = "c"
) -> Gezegd:
    return Gezegd(casus_id, soort, onderwerp_id, wat, NU + timedelta(hours=uur), "r", 1)


def test_what_was_said_for_the_casus_holds_for_everybody_of_whom_nothing_else_was_said() -> None:
    anders = [gezegd(Informeringsoort.BETROKKENE, "b", NEE)]
    assert voor_betrokkene(casus(), anders, "a") == JA
    assert voor_betrokkene(casus(), anders, "b") == NEE
    assert voor_uitvraag(casus(), anders, "b", "u") == NEE
    assert voor_afspraak(casus(), anders, "a", "f") == JA


def test_what_was_said_for_an_uitvraag_goes_above_the_person_and_the_casus_in_that_one_only() -> None:
    anders = [
        gezegd(Informeringsoort.BETROKKENE, "b", NEE),
        gezegd(Informeringsoort.UITVRAAG, "u", JA, uur=1),
        gezegd(Informeringsoort.AFSPRAAK, "f", NIETS, uur=1),
    ]
    assert voor_uitvraag(casus(NEE), anders, "a", "u") == JA
    assert voor_uitvraag(casus(NEE), anders, "b", "u") == JA
    assert voor_uitvraag(casus(NEE), anders, "a", "andere") == NEE
    assert voor_afspraak(casus(NEE), anders, "a", "f") == NIETS


def test_what_was_said_of_the_person_later_than_for_the_uitvraag_counts() -> None:
    anders = [gezegd(Informeringsoort.UITVRAAG, "u", JA), gezegd(Informeringsoort.BETROKKENE, "b", NEE, uur=1)]
    assert voor_uitvraag(casus(), anders, "b", "u") == NEE
    assert voor_uitvraag(casus(NEE), anders, "a", "u") == JA


def test_what_was_said_in_another_casus_holds_nowhere_else() -> None:
    anders = [gezegd(Informeringsoort.BETROKKENE, "b", NEE, casus_id="ander")]
    assert voor_betrokkene(casus(), anders, "b") == JA


@pytest.mark.parametrize(
    ("wat", "mist", "herzien"),
    [
        (JA, False, False),
        (NIETS, True, True),
        (Informering(Geinformeerd.NOG_NIET, herzien_op=DAG), False, True),
        (Informering(Geinformeerd.NOG_NIET, herzien_op=DAG + timedelta(days=1)), False, False),
        (Informering(Geinformeerd.NEE, "x", DAG - timedelta(days=1)), False, True),
        (Informering(Geinformeerd.NEE, "x"), False, True),
        (Informering(Geinformeerd.JA, herzien_op=DAG - timedelta(days=1)), False, False),
    ],
)
def test_it_asks_for_attention_when_it_was_not_said_or_its_day_has_come(
    wat: Informering, *, mist: bool, herzien: bool
) -> None:
    assert ontbreekt(wat) is mist
    assert te_herzien(wat, DAG) is herzien


def test_a_casus_asks_for_it_since_the_first_day_that_passed_and_rings_on_the_first_that_comes() -> None:
    anders = [gezegd(Informeringsoort.BETROKKENE, "b", Informering(Geinformeerd.NEE, "x", DAG - timedelta(days=3)))]
    een = casus(NEE)
    assert vraagt_aandacht(een, anders, DAG)
    assert sinds(een, anders, DAG, date(2026, 1, 1)) == DAG - timedelta(days=3)
    assert volgende_herziening(een, anders, DAG) == NEE.herzien_op
    assert not vraagt_aandacht(een, [], DAG)
    assert sinds(een, [], DAG, DAG) is None
    assert sinds(casus(NIETS), [], DAG, date(2026, 1, 1)) == date(2026, 1, 1)


@pytest.mark.parametrize("antwoord", ANTWOORDEN)
def test_one_choice_says_whether_somebody_knows_and_if_not_why_and_when_it_is_looked_at_again(antwoord: str) -> None:
    gezegd = uit_antwoord(antwoord, "omdat", DAG)
    assert antwoord.startswith(gezegd.stand.value)
    assert gezegd.toelichting == "omdat"
    assert gezegd.herzien_op == (None if gezegd.stand is Geinformeerd.JA else DAG)
    reden = antwoord.removeprefix("nee_") if antwoord.startswith("nee_") else None
    assert gezegd.reden == (Nietreden(reden) if reden else None)
