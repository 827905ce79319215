from dataclasses import replace

from domain.casus import Spoor
from domain.formulier import Formulier
from domain.nazorg import Nazorgregels
from domain.organisatie import Kader, Keuzereden, Organisatie, Partnersoort
from domain.regio import Regio, Tafel, Termijnen
from domain.rooster import Ritme
from domain.uitvraagvoorstel import Voorstel, formulier_van, is_gast, is_inrichting, stel_voor
from domain.werkdagen import Kalender, Werkuren

ORGANISATIES = (
    Organisatie("huis", "Het Huis", "huis"),
    Organisatie("wacht", "De Wacht", "wacht"),
    Organisatie("inrichting-noord", "Inrichting Noord", "inrichting", ("noord",)),
    Organisatie("inrichting-zuid", "Inrichting Zuid", "inrichting", ("zuid",)),
    Organisatie("gemeente-noord", "Gemeente Noord", "gemeente", ("noord",)),
    Organisatie("gemeente-zuid", "Gemeente Zuid", "gemeente", ("zuid",)),
    Organisatie("zorg-a", "Zorg A", "zorg"),
    Organisatie("zorg-b", "Zorg B", "zorg"),
    Organisatie("kerk", "De Kerk", "kerk", (), ("buurt",)),
)
TAFEL = Tafel(
    "haven",
    "Haventafel",
    Spoor.WGS,
    Ritme.WEKELIJKS,
    "algemeen",
    vast=("huis", "wacht", "gemeente", "zorg"),
    mogelijk=("inrichting", "buurt"),
    formulier_per_soort={"buurt": "kort"},
)
REGIO = Regio(
    code="PROEF",
    naam="Proefregio",
    taal="nl",
    kalender=Kalender(),
    werkuren=Werkuren(),
    eigen_organisatie="huis",
    gemeenten={},
    partnersoorten={
        code: Partnersoort(code, code.title(), Kader.GEEN, formulier="lang" if code == "inrichting" else "")
        for code in ("huis", "wacht", "inrichting", "gemeente", "zorg", "kerk", "buurt")
    },
    organisaties={een.code: een for een in ORGANISATIES},
    rollen={},
    tafels={"haven": TAFEL},
    formulieren={code: Formulier(code, code, ()) for code in ("algemeen", "lang", "kort")},
    meldroutes={},
    grondslagen={},
    doelen={},
    termijnen=Termijnen(),
    bewaartermijnen={},
)


def codes(organisaties: tuple[Organisatie, ...]) -> list[str]:
    return [een.code for een in organisaties]


def test_kinds_become_the_bodies_of_the_casus_own_municipality() -> None:
    voorstel = stel_voor(REGIO, TAFEL, ("noord",))
    assert codes(voorstel.vast) == ["wacht", "gemeente-noord"]
    assert codes(voorstel.mogelijk) == ["inrichting-noord", "kerk"]


def test_a_person_with_two_municipalities_has_both_asked() -> None:
    assert codes(stel_voor(REGIO, TAFEL, ("noord", "zuid")).vast) == ["wacht", "gemeente-noord", "gemeente-zuid"]


def test_the_veiligheidshuis_itself_is_never_asked() -> None:
    voorstel = stel_voor(REGIO, TAFEL, ("noord",))
    allen = (
        *voorstel.vast,
        *voorstel.mogelijk,
        *voorstel.gasten,
        *(k for een in voorstel.open for k in een.kandidaten),
    )
    assert "huis" not in codes(allen)


def test_a_fixed_kind_with_several_bodies_is_left_to_the_regisseur() -> None:
    (open_,) = stel_voor(REGIO, TAFEL, ("noord",)).open
    assert (open_.soort, open_.vraag.reden) == ("zorg", Keuzereden.MEERDERE)
    assert codes(open_.kandidaten) == ["zorg-a", "zorg-b"]
    assert open_.sleutel == "zorg.noord"


def test_without_a_municipality_nothing_is_guessed() -> None:
    voorstel = stel_voor(REGIO, TAFEL, ())
    assert codes(voorstel.vast) == ["wacht"]
    assert {een.soort for een in voorstel.open} == {"gemeente", "zorg"}


def test_every_other_body_may_be_asked_as_a_guest_and_none_stands_in_two_places() -> None:
    voorstel = stel_voor(REGIO, TAFEL, ("noord",))
    assert codes(voorstel.gasten) == ["inrichting-zuid", "gemeente-zuid", "zorg-a", "zorg-b"]
    allen = codes((*voorstel.vast, *voorstel.mogelijk, *voorstel.gasten))
    assert len(allen) == len(set(allen))


def test_who_was_asked_already_is_not_proposed_again() -> None:
    voorstel = stel_voor(REGIO, TAFEL, ("noord",), zonder=("wacht", "zorg-a"))
    assert codes(voorstel.vast) == ["gemeente-noord"]
    assert codes(voorstel.open[0].kandidaten) == ["zorg-b"]


def test_a_body_answers_with_the_form_of_the_kind_it_is_asked_as() -> None:
    def form(organisatie: str) -> str:
        return formulier_van(REGIO, TAFEL, REGIO.organisatie(organisatie)).code

    assert form("wacht") == "algemeen"
    assert form("inrichting-noord") == "lang"
    assert form("kerk") == "kort"


def test_a_guest_belongs_to_no_kind_of_the_table() -> None:
    assert not is_gast(TAFEL, REGIO.organisatie("kerk"))
    assert is_gast(replace(TAFEL, mogelijk=()), REGIO.organisatie("kerk"))


ELDERS = Organisatie("inrichting-verweg", "Inrichting Verweg", "inrichting")
TERUG = replace(TAFEL, code="terug", spoor=Spoor.NAZORG, vast=("wacht", "inrichting", "gemeente"), mogelijk=("buurt",))
NAZORG = replace(
    REGIO,
    organisaties={een.code: een for een in (*ORGANISATIES, ELDERS)},
    tafels={"haven": TAFEL, "terug": TERUG},
    nazorg=Nazorgregels(tafel="terug", route="melding", inrichtingen=("inrichting",)),
)


def van_wie(gemeenten: tuple[str, ...], inrichting: str | None) -> Voorstel:
    return stel_voor(NAZORG, TERUG, gemeenten, inrichting=inrichting, inrichtingen=("inrichting",))


def test_in_nazorg_exactly_the_inrichting_where_somebody_is_hears_of_him_whatever_his_municipality() -> None:
    voorstel = van_wie(("noord",), "inrichting-zuid")
    assert codes(voorstel.vast) == ["wacht", "inrichting-zuid", "gemeente-noord"]
    assert not voorstel.open
    assert not voorstel.te_vragen & {"inrichting-noord", "inrichting-verweg"}


def test_who_is_in_no_inrichting_of_the_region_is_asked_about_in_none() -> None:
    for nergens in (None, "inrichting-die-weg-is", "gemeente-zuid"):
        voorstel = van_wie(("noord",), nergens)
        assert not any(een.startswith("inrichting") for een in voorstel.te_vragen), nergens
        assert "gemeente-zuid" not in voorstel.te_vragen
        assert not voorstel.open


def test_in_nazorg_another_municipality_is_not_proposed_as_a_guest_either() -> None:
    voorstel = van_wie(("noord",), "inrichting-noord")
    assert "gemeente-zuid" not in voorstel.te_vragen
    assert codes(voorstel.gasten) == ["zorg-a", "zorg-b"]
    assert {"gemeente-noord", "gemeente-zuid"} <= van_wie(("noord", "zuid"), None).te_vragen


def test_of_whom_no_municipality_is_known_no_municipality_hears() -> None:
    voorstel = van_wie((), "inrichting-noord")
    assert not any(een.startswith("gemeente") for een in voorstel.te_vragen)
    assert codes(voorstel.vast) == ["wacht", "inrichting-noord"]


def test_without_a_detention_the_regisseur_says_once_in_which_inrichting_somebody_is() -> None:
    voorstel = stel_voor(NAZORG, TERUG, ("noord", "zuid"))
    (waar,) = (een for een in voorstel.open if een.soort == "inrichting")
    assert (waar.vraag.reden, waar.vraag.gemeente) == (Keuzereden.MEERDERE, None)
    assert codes(waar.kandidaten) == ["inrichting-noord", "inrichting-zuid", "inrichting-verweg"]
    assert not any(is_inrichting(NAZORG, een.code) for een in voorstel.gasten)


def test_at_any_other_table_an_inrichting_is_a_partner_like_the_others() -> None:
    assert stel_voor(NAZORG, TAFEL, ("noord",)).te_vragen > stel_voor(REGIO, TAFEL, ("noord",)).te_vragen
