"""What came of a casusoverleg leaves in the shape of the draft specification, and without anybody's name."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from domain.organisatie import Organisatie
from domain.uitwisseling import Uitkomst, Uitkomstactie, document

HUIS = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((HUIS / "docs" / "uitwisseling" / "uitkomst-overleg.schema.json").read_text("utf-8"))
KEURING = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
NU = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)

ids = st.text("0123456789abcdef", min_size=8, max_size=32)
codes = st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)
zinnen = st.text(min_size=1, max_size=200)
organisaties = st.builds(
    Organisatie,
    code=codes,
    naam=zinnen,
    soort=st.just("politie"),
    oin=st.one_of(st.just(""), st.from_regex(r"[0-9]{20}", fullmatch=True)),
)
acties = st.builds(
    Uitkomstactie,
    id=ids,
    omschrijving=zinnen,
    conditie=st.text(max_size=100),
    informering=zinnen,
    betrokkenen=st.lists(ids, min_size=1, max_size=3).map(tuple),
    organisatie=organisaties,
)
uitkomsten = st.builds(
    Uitkomst,
    regio=st.sampled_from(["DEMO", "ZHZ"]),
    zitting_id=ids,
    casus_id=ids,
    code=st.just("26-0001-R"),
    gestart=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    dag=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    begon=st.one_of(st.none(), st.times()),
    eindigde=st.one_of(st.none(), st.times()),
    notulen=st.text(max_size=300),
    besluiten=st.lists(zinnen, max_size=3).map(tuple),
    acties=st.lists(acties, max_size=3).map(tuple),
)


def test_the_schema_itself_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(st.lists(uitkomsten, max_size=4))
def test_every_file_fits_the_schema(alle: list[Uitkomst]) -> None:
    gemaakt = json.loads(json.dumps(document(alle, NU)))
    assert [fout.message for fout in KEURING.iter_errors(gemaakt)] == []
    assert gemaakt["totaalAantal"] == len(alle) == len(gemaakt["resultaten"])


@given(uitkomsten)
def test_whoever_reads_it_finds_each_besluit_and_actie_at_its_casusoverleg(een: Uitkomst) -> None:
    (overleg,) = json.loads(json.dumps(document([een], NU)))["resultaten"]
    zaak = overleg["betreft"]
    assert zaak["id"] == een.code
    assert {deel["idCasusoverleg"] for deel in (*zaak["heeftActie"], *zaak["heeftBesluit"])} <= {overleg["id"]}
    assert [deel["omschrijving"] for deel in zaak["heeftBesluit"]] == list(een.besluiten)
    wie = [[wie["url"].rpartition(":")[2] for wie in deel["heeftBetrekkingOp"]] for deel in zaak["heeftActie"]]
    assert wie == [list(actie.betrokkenen) for actie in een.acties]


def test_a_file_with_a_field_more_a_name_or_a_wrong_time_does_not_fit() -> None:
    een = Uitkomst(
        "DEMO", "z1", "c1", "26-0001-R", date(2026, 1, 1), date(2026, 11, 30), time(14), None, "", ("Door.",),
        (Uitkomstactie("a1", "Bellen.", "", "De betrokkene is geïnformeerd.", ("b1",), Organisatie("om", "OM", "om")),),
    )  # fmt: skip
    goed = json.dumps(document([een], NU))
    assert KEURING.is_valid(json.loads(goed))
    for was, werd in (
        ('"14:00:00"', '"2 uur"'),
        ('"naam": "OM"', '"naam": "OM", "bsn": "123456782"'),
        ('"urn:tafelbot:demo:betrokkene:b1"', '"Een Naam"'),
        ('"26-0001-R"', '"1"'),
        ('"conditie": "", ', ""),
    ):
        assert was in goed
        assert not KEURING.is_valid(json.loads(goed.replace(was, werd)))
