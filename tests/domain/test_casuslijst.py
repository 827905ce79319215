from datetime import UTC, datetime, timedelta

import pytest

from domain.casus import Fase
from domain.casuslijst import Casusstand, Filter, Lopend, Speelt, kies

NU = datetime(2026, 3, 2, 9, tzinfo=UTC)
MORGEN, LATER = NU + timedelta(days=1), NU + timedelta(days=8)


def stand(code: str, **anders: object) -> Casusstand:
    gewoon: dict[str, object] = {"tafel": "jeugd", "fase": Fase.UITVRAAG, "spoed": False, "regisseur_id": "rosa"}
    return Casusstand(casus_id=f"id-{code}", code=code, **(gewoon | anders))  # type: ignore[arg-type]


def codes(standen: tuple[Casusstand, ...]) -> list[str]:
    return [een.code for een in standen]


def test_the_next_zitting_comes_first_and_what_stands_on_no_agenda_last() -> None:
    alle = [stand("d"), stand("c", zitting=LATER), stand("b", zitting=MORGEN), stand("a")]
    assert codes(kies(alle, Filter(), NU)) == ["b", "c", "a", "d"]


def test_closed_casussen_come_only_when_they_are_asked_for() -> None:
    alle = [stand("open"), stand("dicht", fase=Fase.AFGESLOTEN)]
    assert codes(kies(alle, Filter(), NU)) == ["open"]
    assert codes(kies(alle, Filter(fase=Fase.AFGESLOTEN), NU)) == ["dicht"]


def test_late_is_what_is_owed_after_the_deadline_and_never_what_is_dealt_with() -> None:
    gisteren = NU - timedelta(days=1)
    assert Lopend("u", gisteren, 3, 2).te_laat(NU)
    assert not Lopend("u", gisteren, 3, 3).te_laat(NU)
    assert not Lopend("u", MORGEN, 3, 0).te_laat(NU)


@pytest.mark.parametrize(
    ("filter_", "over"),
    [
        (Filter(tafel="nazorg"), ["nazorg"]),
        (Filter(fase=Fase.AANVANG), ["begin"]),
        (Filter(speelt=Speelt.UITVRAAG), ["loopt", "laat"]),
        (Filter(speelt=Speelt.TE_LAAT), ["laat"]),
        (Filter(speelt=Speelt.ZONDER_ZITTING), ["begin", "laat", "nazorg", "spoed", "waar"]),
        (Filter(speelt=Speelt.SPOED), ["spoed"]),
        (Filter(speelt=Speelt.WAARGENOMEN), ["waar"]),
        (Filter(tafel="nazorg", speelt=Speelt.SPOED), []),
    ],
)
def test_each_filter_leaves_only_what_it_names(filter_: Filter, over: list[str]) -> None:
    alle = [
        stand("begin", fase=Fase.AANVANG),
        stand("laat", lopend=Lopend("u1", NU - timedelta(hours=1), 2, 1)),
        stand("loopt", zitting=MORGEN, lopend=Lopend("u2", MORGEN, 2, 1)),
        stand("nazorg", tafel="nazorg"),
        stand("spoed", spoed=True),
        stand("waar", waargenomen=True),
    ]
    assert codes(kies(alle, filter_, NU)) == over
