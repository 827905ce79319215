from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import casus, registratie
from dialogs import help as hulp
from dialogs.kern.answers import ShowText
from dialogs.kern.commands import Content, Mistyped, Nothing, Parsed, Understood, parse, tidy
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.regio import Regio

CODE = Casuscode(26, 142)
VANDAAG = date(2026, 11, 20)
ROLLEN = {"politie": "Agent van politie", "regisseur": "Procesregisseur"}


@pytest.fixture(scope="module")
def opdrachten() -> tuple[CommandSpec, ...]:
    registry = Registry()
    for topic in (hulp, casus, registratie):
        topic.register(registry)
    for woorden, soorten in (
        ("uitvraag start", (Argument.CASUSCODE,)),
        ("uitvraag status", (Argument.CASUSCODE,)),
        ("bevraag", (Argument.CASUSCODE, Argument.ORGANISATIE)),
        ("speel", (Argument.DEMOROL,)),
        ("spreek af", (Argument.DATUM, Argument.ORGANISATIE, Argument.CASUSCODE)),
    ):
        registry.command(
            CommandSpec(
                words=woorden,
                permission=Permission.GEREGISTREERD,
                group="help.groep",
                help="help.opdracht",
                example=f"/{woorden}",
                answer_may=AnswerMay.STAND_IN_PERSONAL,
                handle=lambda desk, arguments: ShowText(""),
                arguments=soorten,
            )
        )
    return tuple(registry.commands_in_order())


@pytest.fixture(scope="module")
def lees(opdrachten: tuple[CommandSpec, ...], demo_regio: Regio) -> "Lezer":
    return Lezer(opdrachten, demo_regio)


class Lezer:
    """Reads a line as the router does."""

    def __init__(self, opdrachten: tuple[CommandSpec, ...], regio: Regio) -> None:
        self.opdrachten = opdrachten
        self.regio = regio

    def __call__(self, regel: str) -> Parsed:
        return parse(regel, self.opdrachten, self.regio, ROLLEN, VANDAAG)

    def begrijpt(self, regel: str) -> tuple[str, Arguments]:
        gelezen = self(regel)
        assert isinstance(gelezen, Understood), gelezen
        return gelezen.spec.words, gelezen.arguments


@pytest.mark.parametrize(
    "regel",
    [
        "/casus nieuw",
        "casus nieuw",
        "CASUS Nieuw",
        "  /casus   nieuw  ",
        "/\u00a0casus\u00a0nieuw",
        "\u200b/casus\u2003nieuw\ufeff",
        "\u202a/casus nieuw\u202c",
        "//casus nieuw",
        "\uff0fcasus nieuw",
    ],
)
def test_a_command_is_understood_however_it_is_written(lees: Lezer, regel: str) -> None:
    assert lees.begrijpt(regel) == ("casus nieuw", Arguments())


@pytest.mark.parametrize(
    "code",
    [
        "26-0142-K",
        "26-0142-k",
        "260142K",
        "26 0142 K",
        "26\u20110142\u2011K",
        "26\u22120142\u2212K",
        "26\u00a00142\u00a0K",
    ],
)
def test_a_code_is_understood_however_it_is_written(lees: Lezer, code: str) -> None:
    assert lees.begrijpt(f"/casus toon {code}") == ("casus toon", Arguments(casuscode=CODE))


def test_a_code_with_a_typing_error_is_told_and_never_becomes_another(lees: Lezer) -> None:
    for fout in ("26-0142-M", "26-0124-K", "26-0142-1"):
        with pytest.raises(UserMistake):
            lees(f"/casus toon {fout}")


@pytest.mark.parametrize(
    ("regel", "tafel"),
    [
        ("/casus nieuw jeugd", "jeugd"),
        ("/casus nieuw Regietafel Jeugd", "jeugd"),
        ("/casus nieuw huiselijk geweld", "huiselijk-geweld"),
        ("/casus nieuw JEU", "jeugd"),
        ("/casus nieuw huiselijk", "huiselijk-geweld"),
        ("/casus nieuw Geweld", "huiselijk-geweld"),
    ],
)
def test_a_tafel_is_meant_by_its_code_its_name_or_an_unmistakable_part_of_it(
    lees: Lezer, regel: str, tafel: str
) -> None:
    assert lees.begrijpt(regel)[1] == Arguments(tafel=tafel)


def test_a_part_of_a_name_that_fits_two_is_no_guess(lees: Lezer) -> None:
    assert isinstance(lees("/casus nieuw regietafel"), Content)
    assert isinstance(lees(f"/bevraag {CODE} gemeente"), Content)


def test_a_code_and_an_organisatie_go_together(lees: Lezer) -> None:
    verwacht = Arguments(casuscode=CODE, organisatie="gemeente-merwestad")
    assert lees.begrijpt(f"/bevraag {CODE} gemeente merwestad") == ("bevraag", verwacht)
    met_spaties = str(CODE).replace("-", " ")
    assert lees.begrijpt(f"/bevraag {met_spaties} gemeente merwestad") == ("bevraag", verwacht)


@pytest.mark.parametrize(
    ("rest", "verwacht"),
    [
        (f"{CODE} politie vrijdag", Arguments(CODE, organisatie="politie", datum=date(2026, 11, 27))),
        (f"politie {CODE} vrijdag", Arguments(CODE, organisatie="politie", datum=date(2026, 11, 27))),
        (f"vrijdag politie {CODE}", Arguments(CODE, organisatie="politie", datum=date(2026, 11, 27))),
        (f"{CODE} over 2 weken", Arguments(CODE, datum=date(2026, 12, 4))),
        (f"{CODE} 3 maart politie", Arguments(CODE, organisatie="politie", datum=date(2027, 3, 3))),
        ("26 0142 K 3 maart", Arguments(CODE, datum=date(2027, 3, 3))),
        ("3 maart 26 0142 K", Arguments(CODE, datum=date(2027, 3, 3))),
        # A date has the shape of a code with a typing error.
        ("28-11-2026", Arguments(datum=date(2026, 11, 28))),
        ("28-11-2026 26-0142-K", Arguments(CODE, datum=date(2026, 11, 28))),
        (f"{CODE} 2026-12-01", Arguments(CODE, datum=date(2026, 12, 1))),
        (
            f"{CODE} gemeente merwestad volgende week dinsdag",
            Arguments(CODE, organisatie="gemeente-merwestad", datum=date(2026, 11, 24)),
        ),
        (f"{CODE} om vrijdag", Arguments(CODE, organisatie="om", datum=date(2026, 11, 27))),
        (f"{CODE} politie gisteren", Arguments(CODE, organisatie="politie", datum=date(2026, 11, 19))),
        ("vrijdag", Arguments(datum=date(2026, 11, 27))),
    ],
)
def test_a_code_an_organisatie_and_a_day_go_together_in_any_order(lees: Lezer, rest: str, verwacht: Arguments) -> None:
    assert lees.begrijpt(f"/spreek af {rest}") == ("spreek af", verwacht)


@pytest.mark.parametrize(
    "rest", [f"{CODE} politie volgende vrijdag", "volgende week", f"{CODE} donderdag 20 november", f"{CODE} 31-2"]
)
def test_a_day_that_is_not_clear_is_said_and_is_no_content(lees: Lezer, rest: str) -> None:
    with pytest.raises(UserMistake, match="onduidelijk"):
        lees(f"/spreek af {rest}")


def test_a_code_with_a_typing_error_is_told_beside_a_day_too(lees: Lezer) -> None:
    for fout in (f"{'26-0142-M'} vrijdag", "vrijdag 26-0142-1", "politie 3 maart 26-0124-K"):
        with pytest.raises(UserMistake, match="casuscode"):
            lees(f"/spreek af {fout}")


@pytest.mark.parametrize(
    "rest",
    [
        f"{CODE} politie vrijdag huisbezoek",
        "huisbezoek vrijdag",
        f"{CODE} vrijdag maandag politie hij",
        f"{CODE} {CODE}",
        "politie politie",
        "vrijdag 3 maart Kanarie",
    ],
)
def test_a_day_lets_no_content_in(lees: Lezer, rest: str) -> None:
    assert isinstance(lees(f"/spreek af {rest}"), Content)


def test_a_day_behind_a_command_that_takes_none_is_content(lees: Lezer) -> None:
    assert isinstance(lees(f"/bevraag {CODE} politie vrijdag"), Content)


def test_a_role_of_the_demo_is_understood(lees: Lezer) -> None:
    assert lees.begrijpt("/speel agent van politie")[1] == Arguments(demorol="politie")


@pytest.mark.parametrize(
    ("regel", "bedoeld"),
    [
        ("/casus nieuws", "casus nieuw"),
        ("/casus niew", "casus nieuw"),
        ("casu toon", "casus toon"),
        ("/hlep", "help"),
        ("/registrer", "registreer"),
        ("uitvraag stat", "uitvraag start"),
        ("/uitvrag start 26-0142-K", "uitvraag start"),
    ],
)
def test_a_mistyped_command_gets_the_nearest(lees: Lezer, regel: str, bedoeld: str) -> None:
    gelezen = lees(regel)
    assert isinstance(gelezen, Mistyped)
    assert bedoeld in [een.words for een in gelezen.nearest]


def test_the_first_word_alone_gets_all_that_begin_with_it(lees: Lezer) -> None:
    gelezen = lees("/casus")
    assert isinstance(gelezen, Mistyped)
    woorden = [een.words for een in gelezen.nearest]
    assert woorden == ["casus nieuw", "casus lijst", "casus zoek", "casus toon", "casus her-melding"]


def test_something_short_that_is_like_no_command_is_only_not_understood(lees: Lezer) -> None:
    assert lees("hallo") == Mistyped(())


@pytest.mark.parametrize(
    "regel",
    [
        "Kanarie Zeldzaam is gisteren weer aangehouden",
        "/casus toon 26-0142-K Kanarie Zeldzaam",
        "/casus nieuw Kanarie Zeldzaam",
        "/casus lijst van Kanarie",
        "/help Kanarie",
        "x" * 121,
        "/casus nieuw " + "jeugd " * 30,
    ],
)
def test_whatever_is_not_a_code_a_tafel_or_an_organisatie_is_content(lees: Lezer, regel: str) -> None:
    assert isinstance(lees(regel), Content)


def test_content_behind_a_command_says_which_form_it_belongs_in(lees: Lezer) -> None:
    gelezen = lees("/casus nieuw Kanarie Zeldzaam")
    assert isinstance(gelezen, Content)
    assert gelezen.spec is not None
    assert gelezen.spec.words == "casus nieuw"


@pytest.mark.parametrize("regel", ["", " ", "\u00a0\u200b", "/", "\ufeff / "])
def test_an_empty_line_is_nothing(lees: Lezer, regel: str) -> None:
    assert lees(regel) == Nothing()


@given(st.text(max_size=200))
def test_no_line_whatever_raises_anything_but_a_mistake_to_mend(lees: Lezer, regel: str) -> None:
    try:
        gelezen = lees(regel)
    except UserMistake:
        return
    assert isinstance(gelezen, Understood | Mistyped | Content | Nothing)


@given(
    st.sampled_from(["/casus toon ", "/bevraag ", "uitvraag start ", "/casus nieuw ", "/spreek af "]),
    st.text(alphabet="0123456789- \u00a0.\u2013ABKabk\uff11\u00b2\u0660", max_size=30),
)
def test_nothing_that_looks_like_a_code_raises_anything_but_a_mistake_to_mend(
    lees: Lezer, opdracht: str, rest: str
) -> None:
    try:
        gelezen = lees(opdracht + rest)
    except UserMistake:
        return
    assert isinstance(gelezen, Understood | Mistyped | Content | Nothing)


@given(st.text(max_size=300))
def test_a_tidied_line_has_one_kind_of_space_and_stays_as_it_is(regel: str) -> None:
    netjes = tidy(regel)
    assert netjes == " ".join(netjes.split())
    assert tidy(netjes) == netjes


def test_arguments_survive_the_way_through_a_button() -> None:
    gegeven = Arguments(casuscode=CODE, tafel="jeugd", organisatie="politie", demorol="agent", datum=VANDAAG)
    assert Arguments.from_button(gegeven.behind_button("casus toon")) == gegeven
