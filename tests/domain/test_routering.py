"""Who serves whom in nazorg, and the mark that says that a manager has seen exactly this."""

from dataclasses import replace

from domain.organisatie import Organisatie
from domain.regio import Gemeente, Regio
from domain.routering import Routestand, afdruk_van, kaart_van
from tests.domain.test_uitvraagvoorstel import NAZORG as ZONDER_GEMEENTEN

NAZORG = replace(ZONDER_GEMEENTEN, gemeenten={"noord": Gemeente("noord", "Noord"), "zuid": Gemeente("zuid", "Zuid")})


def met(*organisaties: Organisatie) -> Regio:
    return replace(NAZORG, organisaties={**NAZORG.organisaties, **{een.code: een for een in organisaties}})


def test_each_gemeente_comes_down_to_one_body_of_each_kind_and_inrichtingen_stand_apart() -> None:
    kaart = kaart_van(NAZORG)
    assert {(een.gemeente, een.soort): [wie.code for wie in een.organisaties] for een in kaart.routes} == {
        ("noord", "wacht"): ["wacht"],
        ("noord", "gemeente"): ["gemeente-noord"],
        ("noord", "buurt"): ["kerk"],
        ("zuid", "wacht"): ["wacht"],
        ("zuid", "gemeente"): ["gemeente-zuid"],
        ("zuid", "buurt"): ["kerk"],
    }
    assert [een.code for een in kaart.inrichtingen] == ["inrichting-noord", "inrichting-zuid", "inrichting-verweg"]
    assert not kaart.open


def test_what_nobody_serves_what_two_serve_and_what_is_not_known_is_told_apart() -> None:
    twee = met(Organisatie("wacht-noord", "Wacht Noord", "wacht", ("noord",)))
    assert [(een.gemeente, een.soort, een.stand) for een in kaart_van(twee).open] == [
        ("noord", "wacht", Routestand.MEERDERE)
    ]
    weg = met(replace(NAZORG.organisaties["gemeente-zuid"], werkgebied=("noord",)))
    assert [(een.gemeente, een.stand) for een in kaart_van(weg).open] == [
        ("noord", Routestand.MEERDERE),
        ("zuid", Routestand.GEEN),
    ]
    onbekend = met(replace(NAZORG.organisaties["gemeente-zuid"], werkgebied=None))
    (een,) = kaart_van(onbekend).open
    assert (een.gemeente, een.stand, een.organisaties[0].code) == ("zuid", Routestand.ONBEKEND, "gemeente-zuid")


def test_whatever_changes_in_it_has_another_mark_and_what_has_nothing_to_do_with_it_has_not() -> None:
    was = afdruk_van(kaart_van(NAZORG))
    assert afdruk_van(kaart_van(replace(NAZORG, naam="Anders", rollen={"x": "X"}))) == was
    anders = (
        met(Organisatie("wacht-noord", "Wacht Noord", "wacht", ("noord",))),
        met(Organisatie("inrichting-oost", "Inrichting Oost", "inrichting")),
        met(replace(NAZORG.organisaties["gemeente-zuid"], werkgebied=("noord", "zuid"))),
        met(replace(NAZORG.organisaties["gemeente-zuid"], naam="Gemeente Duin")),
        replace(NAZORG, gemeenten={"noord": Gemeente("noord", "Noord")}),
    )
    afdrukken = {afdruk_van(kaart_van(een)) for een in anders}
    assert was not in afdrukken
    assert len(afdrukken) == len(anders)


def test_a_region_without_nazorg_has_nothing_to_confirm() -> None:
    kaart = kaart_van(replace(NAZORG, nazorg=None))
    assert (kaart.routes, kaart.inrichtingen) == ((), ())
