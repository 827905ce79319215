"""What a Veiligheidshuis has already is read in from a table: judged line by line, and safe to do again."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import Result

from bot.cli.inlezen import Soort, lees_in, lees_regels
from bot.settings import read_settings
from bot.start import StartRefused
from bot.wiring import maak_tafelbot
from dialogs.inlezen import casussen as casusbestand
from dialogs.inlezen import contacten as contactbestand
from dialogs.inlezen import organisaties as organisatiebestand
from dialogs.inlezen.kern import Oordeel, Uitslag
from dialogs.inlezen.verslag import in_woorden
from dialogs.kern.router import Streek
from domain.casus import Casus, Fase
from domain.contact import Kanaal
from domain.logboek import Handeling
from domain.organisatie import Deelbeleid
from domain.persoon import Aanstelling, Actor, Persoon, Rol
from regio.laden import laad_regio
from storage import casus, contacten, logboek, organisaties, personen
from storage.store import Scope, Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.bot.cli.test_cli import Types, migrated, types

__all__ = ["migrated", "types"]

TEKSTEN = laad_teksten()
STREEK = Streek(laad_regio(Path(__file__).parents[3] / "regio" / "demo.yaml", TEKSTEN), TEKSTEN)
SCOPE = Scope("DEMO", NU)
KOLOMMEN = {
    Soort.CASUSSEN: casusbestand.KOLOMMEN,
    Soort.CONTACTEN: contactbestand.KOLOMMEN,
    Soort.ORGANISATIES: organisatiebestand.KOLOMMEN,
}
TENANT, OBJECT = "0b07c0de-0000-4000-8000-00000000dddd", "0b07c0de-0000-4000-8000-00000000eeee"

CASUS = {
    "extern_nummer": "PGA-2025-17",
    "tafel": "Regietafel Huiselijk Geweld",
    "regisseur": "Rosa Regisseur",
    "route": "veldaanmelding",
    "fase": "casusoverleg",
    "aanleiding": "Zorgen om de kinderen.",
    "naam": "Kanarie Zeldzaam",
    "geboortedatum": "17-05-1991",
    "gemeente": "Merwestad",
    "rol": "dader",
}
TWEEDE = {"extern_nummer": "PGA-2025-17", "naam": "Pim Pieter", "geboortedatum": "2015-01-02", "rol": "Kind"}

Leest = Callable[..., tuple[Oordeel, ...]]


class Nu:
    def now(self) -> object:
        return NU


@pytest.fixture
def rosa(store: Store) -> Persoon:
    def registreer(uow: UnitOfWork) -> Persoon:
        wie = personen.registreer(uow, tenant_id="t", object_id="rosa", teams_id="29:rosa", naam="Rosa Regisseur")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))
        return wie

    return store.run_now(SCOPE, registreer)


@pytest.fixture
def leest(store: Store, rosa: Persoon, tmp_path: Path) -> Leest:
    """Read rows in, by way of a real file."""

    def doe(soort: Soort, *rijen: dict[str, str], proef: bool = False) -> tuple[Oordeel, ...]:
        bestand = als_csv(tmp_path / "invoer.csv", rijen)
        regels = lees_regels(bestand, KOLOMMEN[soort], TEKSTEN)
        return tuple(lees_in(store, STREEK, soort, regels, Nu(), proef=proef))  # type: ignore[arg-type]

    return doe


def als_csv(bestand: Path, rijen: Sequence[dict[str, str]], scheiding: str = ";", codering: str = "utf-8") -> Path:
    kop = list(dict.fromkeys(kolom for rij in rijen for kolom in rij))
    with bestand.open("w", encoding=codering, newline="") as uit:
        schrijver = csv.DictWriter(uit, kop, delimiter=scheiding)
        schrijver.writeheader()
        schrijver.writerows(rijen)
    return bestand


def uitslagen(gedaan: Iterable[Oordeel]) -> list[Uitslag]:
    return [een.uitslag for een in gedaan]


def bezwaren(gedaan: Iterable[Oordeel]) -> list[tuple[str, str]]:
    return [(bezwaar.kolom, bezwaar.key) for een in gedaan for bezwaar in een.bezwaren]


def alle_casussen(store: Store, rosa: Persoon) -> list[Casus]:
    return store.read_now(SCOPE, lambda uow: [casus.lees(uow, een.id) for een in casus.van_regisseur(uow, [rosa.id])])


# Casussen.


def test_a_casus_enters_in_the_phase_it_was_in_with_everybody_who_is_in_it(
    leest: Leest, store: Store, rosa: Persoon
) -> None:
    (gedaan,) = leest(Soort.CASUSSEN, CASUS, TWEEDE)
    (ingelezen,) = alle_casussen(store, rosa)
    assert (gedaan.uitslag, gedaan.naam, gedaan.regels) == (Uitslag.NIEUW, str(ingelezen.code), (2, 3))
    assert (ingelezen.fase, ingelezen.tafel, ingelezen.extern_nummer) == (
        Fase.CASUSOVERLEG,
        "huiselijk-geweld",
        "PGA-2025-17",
    )
    assert [(een.gegevens.naam, een.gegevens.geboortedatum, een.rol) for een in ingelezen.betrokkenen] == [
        ("Kanarie Zeldzaam", date(1991, 5, 17), "dader"),
        ("Pim Pieter", date(2015, 1, 2), "kind"),
    ]
    assert ingelezen.betrokkenen[0].gegevens.gemeente == "merwestad"
    regels = store.read_now(SCOPE, logboek.lees, ingelezen.id)
    assert [een.handeling.value for een in regels] == ["casus.ingelezen"]


def test_reading_the_same_file_again_changes_nothing(leest: Leest, store: Store, rosa: Persoon) -> None:
    leest(Soort.CASUSSEN, CASUS, TWEEDE)
    voor = alle_casussen(store, rosa)
    (nog_eens,) = leest(Soort.CASUSSEN, CASUS, TWEEDE)
    assert (nog_eens.uitslag, nog_eens.naam) == (Uitslag.HETZELFDE, str(voor[0].code))
    assert alle_casussen(store, rosa) == voor


def test_what_people_work_on_is_never_overwritten_by_a_file(leest: Leest, store: Store, rosa: Persoon) -> None:
    leest(Soort.CASUSSEN, CASUS)
    voor = alle_casussen(store, rosa)
    gedaan = leest(Soort.CASUSSEN, {**CASUS, "aanleiding": "Heel iets anders."})
    assert uitslagen(gedaan) == [Uitslag.AFWIJKEND]
    assert bezwaren(gedaan) == [("aanleiding", "inlezen.casussen.anders")]
    assert alle_casussen(store, rosa) == voor


def test_one_bad_line_never_stops_the_rest(leest: Leest, store: Store, rosa: Persoon) -> None:
    fout = {**CASUS, "extern_nummer": "PGA-2", "tafel": "bestaat niet"}
    goed = {**CASUS, "extern_nummer": "PGA-3"}
    assert uitslagen(leest(Soort.CASUSSEN, fout, goed)) == [Uitslag.GEWEIGERD, Uitslag.NIEUW]
    assert [een.extern_nummer for een in alle_casussen(store, rosa)] == ["PGA-3"]


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"extern_nummer": " "}, "extern_nummer"),
        ({"regisseur": "Niemand Hier"}, "regisseur"),
        ({"route": "brievenbus"}, "route"),
        ({"fase": "ergens"}, "fase"),
        ({"aanleiding": ""}, "aanleiding"),
        ({"aanleiding": "x" * 2001}, "aanleiding"),
        ({"extern_nummer": "9" * 61}, "extern_nummer"),
        ({"doel": "x" * 501}, "doel"),
        ({"geinformeerd": "nee", "geinformeerd_reden": "x" * 501}, "geinformeerd_reden"),
        ({"naam": ""}, "naam"),
        ({"geboortedatum": ""}, "geboortedatum"),
        ({"geboortedatum": "31-02-2001"}, "geboortedatum"),
        ({"geboortedatum": "01-01-2099"}, "geboortedatum"),
        ({"gemeente": "Elders"}, "gemeente"),
        ({"rol": "gedetineerde"}, "rol"),
        ({"geinformeerd": "nee"}, "geinformeerd_reden"),
        ({"spoed": "misschien"}, "spoed"),
    ],
)
def test_what_is_wrong_is_told_by_column_and_never_repeated(
    leest: Leest, store: Store, rosa: Persoon, anders: dict[str, str], kolom: str
) -> None:
    (gedaan,) = leest(Soort.CASUSSEN, {**CASUS, **anders})
    assert gedaan.uitslag is Uitslag.GEWEIGERD
    assert kolom in [een.kolom for een in gedaan.bezwaren]
    assert "Kanarie" not in repr(gedaan)
    assert alle_casussen(store, rosa) == []


def test_a_later_row_that_contradicts_the_first_is_refused(leest: Leest) -> None:
    gedaan = leest(Soort.CASUSSEN, CASUS, {**TWEEDE, "fase": "afgesloten"})
    assert bezwaren(gedaan) == [("fase", "inlezen.casussen.tegenspraak")]


def test_a_regisseur_whose_name_two_people_have_is_not_guessed(leest: Leest, store: Store) -> None:
    def dubbelganger(uow: UnitOfWork) -> None:
        wie = personen.registreer(uow, tenant_id="t", object_id="ander", teams_id="29:a", naam="Rosa Regisseur")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.PROCESREGISSEUR, "zvh", uow.now))

    store.run_now(SCOPE, dubbelganger)
    assert bezwaren(leest(Soort.CASUSSEN, CASUS)) == [("regisseur", "inlezen.casussen.regisseur")]


def test_a_trial_judges_everything_and_keeps_nothing(leest: Leest, store: Store, rosa: Persoon) -> None:
    assert uitslagen(leest(Soort.CASUSSEN, CASUS, proef=True)) == [Uitslag.NIEUW]
    assert alle_casussen(store, rosa) == []


# Contacten.

CONTACT = {"naam": "Anke Arts", "organisatie": "ggd", "kanaal": "e-mail", "email": "a.arts@ggd.example"}


def test_a_contact_without_teams_is_kept_with_the_way_to_reach_her(leest: Leest, store: Store) -> None:
    rij = {**CONTACT, "telefoon": "0100 111 222", "spoed": "telefoon; e-mail", "tafels": "jeugd|nazorg"}
    assert uitslagen(leest(Soort.CONTACTEN, rij)) == [Uitslag.NIEUW]
    (anke,) = store.read_now(SCOPE, contacten.van_organisatie, "ggd")
    assert (anke.kanaal, anke.spoed, anke.tafels, anke.persoon_id) == (
        Kanaal.EMAIL,
        (Kanaal.TELEFOON, Kanaal.EMAIL),
        ("jeugd", "nazorg"),
        None,
    )
    assert uitslagen(leest(Soort.CONTACTEN, rij)) == [Uitslag.HETZELFDE]
    assert uitslagen(leest(Soort.CONTACTEN, {**rij, "telefoon": "0100 333 444"})) == [Uitslag.GEWIJZIGD]
    (nu,) = store.read_now(SCOPE, contacten.van_organisatie, "ggd")
    assert (nu.id, nu.telefoon) == (anke.id, "0100 333 444")


def test_a_contact_with_an_account_becomes_a_partner_who_can_answer(leest: Leest, store: Store) -> None:
    rij = {"naam": "Piet Politie", "organisatie": "politie", "tenant_id": TENANT, "object_id": OBJECT}
    assert uitslagen(leest(Soort.CONTACTEN, rij)) == [Uitslag.NIEUW]
    wie = store.read_now(SCOPE, personen.zoek, TENANT, OBJECT)
    assert wie is not None
    assert Actor.van(wie, NU).organisaties(Rol.PARTNER) == {"politie"}
    assert uitslagen(leest(Soort.CONTACTEN, rij)) == [Uitslag.HETZELFDE]


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"organisatie": "zvh"}, "organisatie"),
        ({"kanaal": "postduif"}, "kanaal"),
        ({"email": ""}, "email"),
        ({"email": "a@ggd.example, b@ggd.example"}, "email"),
        ({"email": "a@ggd.example\nBcc: x@y.example"}, "email"),
        ({"kanaal": "telefoon"}, "telefoon"),
        ({"kanaal": "telefoon", "telefoon": "bel maar"}, "telefoon"),
        ({"kanaal": "teams"}, "object_id"),
        ({"tenant_id": TENANT}, "object_id"),
        ({"object_id": "geen"}, "object_id"),
    ],
)
def test_a_contact_who_could_not_be_reached_is_refused(leest: Leest, anders: dict[str, str], kolom: str) -> None:
    (gedaan,) = leest(Soort.CONTACTEN, {**CONTACT, **anders})
    assert (gedaan.uitslag, [een.kolom for een in gedaan.bezwaren]) == (Uitslag.GEWEIGERD, [kolom])


def test_one_account_is_one_contact_of_an_organisatie(leest: Leest) -> None:
    rij = {"naam": "Piet Politie", "organisatie": "politie", "tenant_id": TENANT, "object_id": OBJECT}
    leest(Soort.CONTACTEN, rij)
    gedaan = leest(Soort.CONTACTEN, {**rij, "naam": "Piet Pieterse"})
    assert bezwaren(gedaan) == [("object_id", "inlezen.contacten.persoon_dubbel")]


def test_the_same_person_twice_in_a_file_is_told(leest: Leest) -> None:
    gedaan = leest(Soort.CONTACTEN, CONTACT, {**CONTACT, "naam": "anke  arts"})
    assert uitslagen(gedaan) == [Uitslag.NIEUW, Uitslag.GEWEIGERD]


# Organisaties.

ORGANISATIE = {"code": "de-haven", "naam": "De Haven", "soort": "ggd", "werkgebied": "Merwestad", "beleid": ""}


def test_a_body_beside_the_regions_file_is_kept_and_known_when_more_is_read_in(leest: Leest, store: Store) -> None:
    assert uitslagen(leest(Soort.ORGANISATIES, ORGANISATIE)) == [Uitslag.NIEUW]
    assert uitslagen(leest(Soort.ORGANISATIES, ORGANISATIE)) == [Uitslag.HETZELFDE]
    strenger = {**ORGANISATIE, "beleid": "alleen na toestemming"}
    assert uitslagen(leest(Soort.ORGANISATIES, strenger)) == [Uitslag.GEWIJZIGD]
    haven = store.read_now(SCOPE, organisaties.alle)["de-haven"]
    assert (haven.werkgebied, haven.beleid) == (("merwestad",), Deelbeleid.ALLEEN_NA_TOESTEMMING)
    assert uitslagen(leest(Soort.CONTACTEN, {**CONTACT, "organisatie": "De Haven"})) == [Uitslag.NIEUW]


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"code": "politie"}, "code"),
        ({"code": "De Haven"}, "code"),
        ({"soort": "bakkerij"}, "soort"),
        ({"werkgebied": "Merwestad, Elders"}, "werkgebied"),
        ({"beleid": "nooit"}, "beleid"),
    ],
)
def test_a_body_that_does_not_fit_the_region_is_refused(leest: Leest, anders: dict[str, str], kolom: str) -> None:
    (gedaan,) = leest(Soort.ORGANISATIES, {**ORGANISATIE, **anders})
    assert [een.kolom for een in gedaan.bezwaren] == [kolom]


def test_a_werkgebied_that_nobody_filled_in_is_asked_for_later_never_taken_as_everywhere(
    leest: Leest, store: Store
) -> None:
    leest(Soort.ORGANISATIES, {**ORGANISATIE, "werkgebied": ""})
    assert store.read_now(SCOPE, organisaties.alle)["de-haven"].werkgebied is None


# Files.


@pytest.mark.parametrize(("scheiding", "codering"), [(",", "utf-8-sig"), ("\t", "utf-8"), (";", "cp1252")])
def test_csv_as_any_spreadsheet_saves_it(tmp_path: Path, scheiding: str, codering: str) -> None:
    rij = {**CASUS, "naam": "Zoë Ünal", "aanleiding": 'Zei: "help; nu", twee\nregels'}
    bestand = als_csv(tmp_path / "x.csv", [rij], scheiding, codering)
    (regel,) = lees_regels(bestand, casusbestand.KOLOMMEN, TEKSTEN)
    assert (regel["naam"], regel["aanleiding"]) == (rij["naam"], rij["aanleiding"])


def test_a_workbook_with_dates_and_numbers_as_a_spreadsheet_keeps_them(tmp_path: Path) -> None:
    werkmap = Workbook()
    blad = werkmap.active
    assert isinstance(blad, Worksheet)
    blad.append(["Dossiernummer", "Tafel", "Procesregisseur", "Aanleiding", "Naam", "Geboortedatum", "Spoed"])
    blad.append([2025017, "jeugd", "Rosa Regisseur", "Zorgen.", "Kanarie Zeldzaam", date(2010, 2, 3), True])
    werkmap.save(tmp_path / "x.xlsx")
    (regel,) = lees_regels(tmp_path / "x.xlsx", casusbestand.KOLOMMEN, TEKSTEN)
    assert (regel.nummer, regel["extern_nummer"], regel["geboortedatum"], regel["spoed"]) == (
        2,
        "2025017",
        "2010-02-03",
        "ja",
    )


@pytest.mark.parametrize(
    ("kop", "zegt"),
    [
        ("naam", "organisatie: Deze kolom ontbreekt."),
        ("naam;organisatie;Naam", "naam: Deze kolom staat er twee keer."),
        ("naam;organisatie;bsn", "De kolom 'bsn' is onbekend."),
    ],
)
def test_a_heading_that_is_not_understood_is_told_before_anything_is_read(tmp_path: Path, kop: str, zegt: str) -> None:
    (tmp_path / "x.csv").write_text(f"{kop}\n1;2;3\n", encoding="utf-8")
    with pytest.raises(StartRefused) as geweigerd:
        lees_regels(tmp_path / "x.csv", contactbestand.KOLOMMEN, TEKSTEN)
    assert any(regel.startswith(zegt) for regel in geweigerd.value.lines)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("x.csv", b""),
        ("x.csv", b"\x00\x01\x00"),
        ("x.xlsx", b"geen werkmap"),
        ("x.pdf", b"%PDF"),
        ("x.csv", b"a" * 11_000_000),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_dutch(tmp_path: Path, naam: str, inhoud: bytes) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(StartRefused):
        lees_regels(tmp_path / naam, casusbestand.KOLOMMEN, TEKSTEN)


# The command.


def draai(migrated: Types, *woorden: str) -> Result:
    return migrated("import", *woorden)


@pytest.mark.parametrize(
    "deel", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
)
def test_a_damaged_workbook_is_refused_in_dutch(tmp_path: Path, deel: str) -> None:
    """Cut off half-way a part, as a broken download or a full disk leaves it."""
    Workbook().save(tmp_path / "heel.xlsx")
    with ZipFile(tmp_path / "heel.xlsx") as heel, ZipFile(tmp_path / "stuk.xlsx", "w") as stuk:
        for een in heel.namelist():
            inhoud = heel.read(een)
            stuk.writestr(een, inhoud[: len(inhoud) // 2] if een == deel else inhoud)
    with pytest.raises(StartRefused):
        lees_regels(tmp_path / "stuk.xlsx", casusbestand.KOLOMMEN, TEKSTEN)


def test_the_operator_reads_what_became_of_every_line(migrated: Types, tmp_path: Path) -> None:
    bestand = als_csv(tmp_path / "c.csv", [CONTACT, {**CONTACT, "naam": "Bo Bos", "email": "geen"}])
    verslag = tmp_path / "verslag.csv"
    result = draai(migrated, "contacten", str(bestand), "--verslag", str(verslag))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == ["Regel 2: nieuw", "Regel 3: geweigerd. email: is geen e-mailadres."]
    assert "Samen: 1 nieuw, 1 geweigerd." in result.stdout
    assert "Bo Bos" not in result.output
    assert "ggd.example" not in result.output
    assert len(verslag.read_text(encoding="utf-8-sig").splitlines()) == 3
    als_csv(bestand, [CONTACT])
    assert draai(migrated, "contacten", str(bestand)).stdout.splitlines()[0] == "Regel 2: hetzelfde"


def test_a_trial_says_that_nothing_was_kept(migrated: Types, tmp_path: Path) -> None:
    bestand = als_csv(tmp_path / "c.csv", [CONTACT])
    for _ in range(2):
        result = draai(migrated, "contacten", str(bestand), "--proef")
        assert result.stdout.splitlines()[0] == "Regel 2: nieuw"
        assert "Dit was een proef" in result.stdout


def test_bodies_that_were_read_in_count_from_the_next_start(migrated: Types, tmp_path: Path) -> None:
    result = draai(migrated, "organisaties", str(als_csv(tmp_path / "o.csv", [ORGANISATIE])))
    assert (result.exit_code, "na een herstart" in result.stdout) == (0, True)
    tafelbot = maak_tafelbot(read_settings(None))
    tafelbot.store.close()
    assert tafelbot.streken["DEMO"].regio.organisatie("de-haven").naam == "De Haven"
    assert tafelbot.streken["DEMO"].regio.organisatie("politie").naam == "Politie Merwestreek"


def test_a_casus_about_radicalisering_is_refused_with_where_it_belongs(
    leest: Leest, store: Store, rosa: Persoon
) -> None:
    (gedaan,) = leest(Soort.CASUSSEN, {**CASUS, "aanleiding": "Hij radicaliseert"})
    assert (gedaan.uitslag, bezwaren([gedaan])) == (
        Uitslag.GEWEIGERD,
        [("aanleiding", "inlezen.casussen.hoort_elders")],
    )
    assert "casusoverleg radicalisering" in in_woorden(gedaan.bezwaren[0], TEKSTEN)
    assert alle_casussen(store, rosa) == []


def test_a_casus_that_says_it_is_not_about_radicalisering_is_read_in_with_a_line_that_says_so(
    leest: Leest, store: Store, rosa: Persoon
) -> None:
    leest(Soort.CASUSSEN, {**CASUS, "aanleiding": "De buurt vreest terrorisme", "niet_over": "radicalisering"})
    (ingelezen,) = alle_casussen(store, rosa)
    regels = store.read_now(SCOPE, lambda uow: logboek.lees(uow, ingelezen.id))
    assert [een.onderwerp_id for een in regels if een.handeling is Handeling.ELDERS_NIET_OVER] == ["radicalisering"]
