from datetime import UTC, datetime, timedelta

import pytest

from domain.persoon import Aanstelling, Persoon, Rol
from domain.registratie import Bezetting, Lid, Rolfout, bezetting, rolfout

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
VOORBIJ = NU - timedelta(days=1)


def lid(naam: str, *aanstellingen: Aanstelling) -> Lid:
    return Lid(naam, Persoon(naam, naam, "tenant", naam, naam, aanstellingen))


@pytest.mark.parametrize(
    ("rol", "organisatie", "fout"),
    [
        (Rol.PROCESREGISSEUR, "huis", None),
        (Rol.PROCESREGISSEUR, "politie", Rolfout.REGISSEUR_ELDERS),
        (Rol.PARTNER, "politie", None),
        (Rol.PARTNER, "huis", Rolfout.PARTNER_VAN_ONSZELF),
        (Rol.BEHEERDER, "huis", None),
        (Rol.BEHEERDER, "gemeente", None),
    ],
)
def test_a_role_fits_an_organisatie_or_not(rol: Rol, organisatie: str, fout: Rolfout | None) -> None:
    assert rolfout(rol, organisatie, "huis") is fout


def test_only_a_gemeente_with_a_mandate_deals_with_signals_about_a_return() -> None:
    assert rolfout(Rol.BIJ, "gemeente", "huis", {"gemeente"}) is None
    for organisatie in ("huis", "politie"):
        assert rolfout(Rol.BIJ, organisatie, "huis", {"gemeente"}) is Rolfout.BIJ_ELDERS
    assert rolfout(Rol.BIJ, "gemeente", "huis") is Rolfout.BIJ_ELDERS


def test_people_of_the_organisatie_and_of_the_veiligheidshuis_belong_in_its_conversation() -> None:
    leden = [
        lid("agent", Aanstelling(Rol.PARTNER, "politie", NU)),
        lid("regisseur", Aanstelling(Rol.PROCESREGISSEUR, "huis", NU)),
        lid("tweebanen", Aanstelling(Rol.PARTNER, "om", NU), Aanstelling(Rol.PARTNER, "politie", NU)),
    ]
    assert bezetting(leden, "politie", "huis", NU) == Bezetting((), ())


def test_people_of_others_and_people_nobody_knows_are_told_apart() -> None:
    leden = [
        lid("officier", Aanstelling(Rol.PARTNER, "om", NU)),
        lid("vertrokken", Aanstelling(Rol.PARTNER, "politie", VOORBIJ, NU)),
        lid("nog niet", Aanstelling(Rol.PARTNER, "politie", NU + timedelta(days=1))),
        lid("zonder rol"),
        Lid("onbekend", None),
    ]
    verwacht = Bezetting(("officier", "vertrokken", "nog niet", "zonder rol"), ("onbekend",))
    assert bezetting(leden, "politie", "huis", NU) == verwacht


def test_an_empty_conversation_has_nobody_who_does_not_belong() -> None:
    assert bezetting([], "politie", "huis", NU) == Bezetting((), ())
