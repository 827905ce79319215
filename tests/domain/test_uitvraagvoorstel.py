from dataclasses import replace

from domain.casus import Spoor
from domain.formulier import Formulier
from domain.organisatie import Kader, Keuzereden, Organisatie, Partnersoort
from domain.regio import Regio, Tafel, Termijnen
from domain.rooster import Ritme
from domain.uitvraagvoorstel import formulier_van, is_gast, stel_voor
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
