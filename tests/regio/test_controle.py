from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.bewaren import Bewaarcategorie
from domain.casus import Spoor
from domain.regio import Regio
from regio.controle import InGebruik, controleer, weigert
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten

TWEEDE = Path(__file__).parent / "tweede.yaml"
TEKSTEN = laad_teksten()
OUD = laad_regio(TWEEDE)


def sleutels(meldingen: tuple[object, ...]) -> list[str]:
    return [str(getattr(melding, "sleutel", "")).split(".", 1)[1] for melding in meldingen]


def zonder(afdeling: str, code: str) -> Regio:
    rest: dict[str, Any] = {afdeling: {een: ding for een, ding in getattr(OUD, afdeling).items() if een != code}}
    return replace(OUD, **rest)


def test_a_report_says_what_holds_up_the_first_casus_what_is_doubtful_and_what_is_unknown() -> None:
    verslag = controleer(TWEEDE)
    assert verslag.regio is not None
    assert not verslag.fouten
    assert sleutels(verslag.weigert_eerste_casus) == ["verslag.onbevestigd_spoor", "verslag.onbevestigd_bewaartermijn"]
    assert sleutels(verslag.waarschuwingen) == [
        "verslag.formulier",
        "verslag.kader",
        *["verslag.zonder_bewaartermijn"] * 5,
    ]
    assert [melding.zin(TEKSTEN) for melding in verslag.onbekend] == list(verslag.regio.onbekend)


def test_a_report_names_the_line_of_each_remark() -> None:
    regels = TWEEDE.read_text(encoding="utf-8").splitlines()
    verslag = controleer(TWEEDE)
    op_regel = [regels[(melding.regel or 0) - 1].strip() for melding in verslag.onbekend]
    assert op_regel == [
        "stadsdeel-zee: {naam: Stadsdeel Zee, soort: stadsdeel, werkgebied: onbekend}",
        "ritme: onbekend",
        "spoed_uren: onbekend",
        "agenda: onbekend",
        "onbekend: [wie de sleutel heeft]",
    ]


def test_a_report_reads_as_lines_for_people() -> None:
    regels = controleer(TWEEDE).regels(TEKSTEN)
    assert regels[0] == "2 dingen houden de eerste casus in productie tegen:"
    assert regels[2].startswith("  tweede.yaml, regel 95: Bewaartermijn 'casus'")
    assert "5 dingen zijn nog onbekend:" in regels


def test_a_bad_file_gives_a_report_with_mistakes_and_no_region(tmp_path: Path) -> None:
    slecht = tmp_path / "slecht.yaml"
    slecht.write_text("regio: {code: X}")
    verslag = controleer(slecht)
    assert verslag.regio is None
    assert verslag.fouten
    assert verslag.regels(TEKSTEN)[0] == f"{len(verslag.fouten)} fouten. Het bestand wordt niet gebruikt:"


def test_a_kind_that_is_asked_but_has_no_body_is_a_warning(tmp_path: Path) -> None:
    bestand = tmp_path / "zonder.yaml"
    bestand.write_text(TWEEDE.read_text(encoding="utf-8").replace(", ook_voor: [bemiddeling]", ""))
    (melding,) = [een for een in controleer(bestand).waarschuwingen if een.sleutel.endswith("zonder_organisatie")]
    assert melding.parameters == {"code": "bemiddeling", "tafels": "buurten"}


def test_a_confirmed_file_in_which_all_is_known_is_in_order(tmp_path: Path) -> None:
    tekst = TWEEDE.read_text(encoding="utf-8")
    for oud, nieuw in {
        "  casus: {maanden: 24, bron: de verordening}": "\n".join(
            f"  {een.value}: {{maanden: 24, bevestigd: ja}}" for een in Bewaarcategorie
        ),
        ", afgeleid: ja": "",
        "    te_bevestigen: ja\n": "",
        "onbekend: [wie de sleutel heeft]\n": "",
        "werkgebied: onbekend": "werkgebied: [strandhoek]",
        "ritme: onbekend": "ritme: ad_hoc",
        "spoed_uren: onbekend": "spoed_uren: 8",
        "agenda: onbekend": 'agenda: {werkdagen: 2, tijd: "10:00"}',
        "doelen:": "  terug: {tekst: Een tweede verordening, spoor: nazorg, bevestigd: ja}\ndoelen:",
    }.items():
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    bestand = tmp_path / "goed.yaml"
    bestand.write_text(tekst)
    assert controleer(bestand).regels(TEKSTEN) == ("goed.yaml: in orde.",)


def waarschuwing(map_: Path, oud: str, nieuw: str, sleutel: str) -> str:
    """Change one place of the good file and return the one warning of this kind, as a line for people."""
    tekst = TWEEDE.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, oud
    bestand = map_ / "proef.yaml"
    bestand.write_text(tekst.replace(oud, nieuw))
    (melding,) = [een for een in controleer(bestand).waarschuwingen if een.sleutel == f"regio.verslag.{sleutel}"]
    return melding.zin(TEKSTEN, "proef.yaml")


def test_a_report_names_the_terms_of_the_course_of_a_casus_that_are_not_said(tmp_path: Path) -> None:
    zin = waarschuwing(tmp_path, "  kader_dagen: [40, 10]\n  stilstand_dagen: 21\n", "", "verloop")
    regel = TWEEDE.read_text(encoding="utf-8").splitlines().index("verloop:") + 1
    assert f"regel {regel}:" in zin
    assert "kader_dagen, stilstand_dagen." in zin
    assert "consult_maanden" not in zin


def test_a_way_of_weighing_that_is_not_confirmed_is_doubtful(tmp_path: Path) -> None:
    oud = "[[sfeer], [sfeer, raadsel]]\n  bevestigd: ja"
    assert "triage" in waarschuwing(tmp_path, oud, "[[sfeer], [sfeer, raadsel]]", "triage")


@pytest.mark.parametrize(
    ("afdeling", "code"),
    [
        ("tafels", "haven"),
        ("organisaties", "zorg-duin"),
        ("formulieren", "kort"),
        ("partnersoorten", "buurtzorg"),
        ("rollen", "buur"),
        ("meldroutes", "balie"),
        ("grondslagen", "verordening"),
        ("gemeenten", "strandhoek"),
    ],
)
def test_what_open_work_rests_on_may_not_go_and_what_nothing_rests_on_may(afdeling: str, code: str) -> None:
    nieuw = zonder(afdeling, code)
    (melding,) = weigert(OUD, nieuw, InGebruik(**{afdeling: frozenset({code})}))
    assert melding.parameters == {"afdeling": afdeling, "code": code}
    assert code in melding.zin(TEKSTEN)
    assert not weigert(OUD, nieuw, InGebruik())


def test_everything_else_may_change_under_open_work() -> None:
    haven = replace(OUD.tafels["haven"], naam="Anders", vast=(), dag=None, formulier="lang")
    kort = replace(OUD.formulieren["kort"], velden=OUD.formulieren["kort"].velden[:1])
    nieuw = replace(OUD, tafels={**OUD.tafels, "haven": haven}, formulieren={**OUD.formulieren, "kort": kort})
    in_gebruik = InGebruik(tafels=frozenset({"haven"}), formulieren=frozenset({"kort"}))
    assert not weigert(OUD, nieuw, in_gebruik)


def test_a_table_with_open_work_stays_in_its_legal_lane() -> None:
    haven = replace(OUD.tafels["haven"], spoor=Spoor.NAZORG)
    nieuw = replace(OUD, tafels={**OUD.tafels, "haven": haven})
    assert sleutels(weigert(OUD, nieuw, InGebruik(tafels=frozenset({"haven"})))) == ["wijziging.spoor"]
    assert not weigert(OUD, nieuw, InGebruik())


def test_a_body_with_open_work_keeps_its_kind() -> None:
    zorg = replace(OUD.organisaties["zorg-duin"], soort="kustwacht")
    nieuw = replace(OUD, organisaties={**OUD.organisaties, "zorg-duin": zorg})
    assert sleutels(weigert(OUD, nieuw, InGebruik(organisaties=frozenset({"zorg-duin"})))) == ["wijziging.soort"]
    assert not weigert(OUD, nieuw, InGebruik())


def test_the_code_of_a_region_never_changes() -> None:
    assert sleutels(weigert(OUD, replace(OUD, code="ANDERS"), InGebruik())) == ["wijziging.code"]
