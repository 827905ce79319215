from dataclasses import replace
from datetime import UTC, date, datetime

from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Onderwerp, Persoonsgegevens, Spoor
from domain.casuscode import Casuscode
from domain.leeftijd import Afwijking, afwijkingen
from domain.regio import Leeftijdsgrens

DAG = date(2026, 3, 2)
GRENS = Leeftijdsgrens(12, 18, {"inhoud": "De inhoud"})


def casus(*geboren: date | None, rol: str = "jongere") -> Casus:
    return Casus(
        id="c",
        code=Casuscode(26, 1),
        tafel="t",
        spoor=Spoor.WGS,
        route="r",
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding="",
        doel="",
        grondslag="g",
        regisseur_id="p",
        betrokkenen=tuple(Betrokkene(f"b{nr}", rol, Persoonsgegevens("Naam", dag)) for nr, dag in enumerate(geboren)),
        informering=Informering(Geinformeerd.JA),
        aangemaakt_op=datetime(2026, 3, 2, 9, tzinfo=UTC),
    )


def test_who_falls_outside_the_range_is_named_with_his_age() -> None:
    gevonden = afwijkingen(casus(date(2014, 3, 2), date(2014, 3, 3), date(2008, 3, 3), date(2008, 3, 2)), GRENS, DAG)
    assert gevonden == (Afwijking("b1", 11, None), Afwijking("b3", 18, None))


def test_a_reason_that_was_given_comes_with_it() -> None:
    met_reden = replace(casus(date(1990, 1, 1)), leeftijd_redenen={"b0": "inhoud"})
    assert afwijkingen(met_reden, GRENS, DAG) == (Afwijking("b0", 36, "inhoud"),)


def test_without_a_range_or_a_birth_date_nobody_falls_outside() -> None:
    assert afwijkingen(casus(date(1900, 1, 1)), None, DAG) == ()
    assert afwijkingen(casus(None), GRENS, DAG) == ()


def test_a_role_the_range_is_not_about_has_no_age_to_fit() -> None:
    alleen_jongeren = replace(GRENS, rollen=("jongere",))
    assert afwijkingen(casus(date(1980, 1, 1), rol="ouder"), alleen_jongeren, DAG) == ()
    assert len(afwijkingen(casus(date(1980, 1, 1)), alleen_jongeren, DAG)) == 1
