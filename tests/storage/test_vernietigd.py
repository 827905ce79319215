"""What was destroyed cannot be read any more, by anyone, and stays so when old copies are put back."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from domain.errors import NotFound, Unavailable
from storage import casus, uitvraag, vernietigd
from storage.sleutelkast import DatabaseSleutelkast
from storage.sleutels import LANGST_IN_GEHEUGEN
from storage.store import Store, UnitOfWork, maak_store
from storage.vernietigd_register import Registerkop, Registerregel, Vernietigingsregister
from tests._databases import HOOFDSLEUTELS, NU
from tests.storage import bouw
from tests.storage._kluis import Proefkluis
from tests.storage.conftest import Omgeving

KANARIE = "Kanarie Vogelaar"


# --- After the transaction --------------------------------------------------------------------------------------------


def is_weg(kast: DatabaseSleutelkast, *ids: str, regio: str = "demo") -> bool:
    try:
        for een in ids:
            kast.casussleutel(regio, een, maak=False)
    except NotFound:
        return True
    return False


def open_(uow: UnitOfWork) -> int:
    """How many were decided and not carried out."""
    return vernietigd.hervat(uow)


def test_keys_are_destroyed_once_the_transaction_is_durable(db: Omgeving, sleutelkast: DatabaseSleutelkast) -> None:
    verhaal = db.doe(bouw.verhaal)

    def besluit(uow: UnitOfWork) -> None:
        uow.vernietig_sleutels([verhaal.casus.id])
        uow.vernietig_sleutels([verhaal.casus.id, "een-melding"])
        assert casus.lees(uow, verhaal.casus.id) == verhaal.casus

    db.doe(besluit)
    assert is_weg(sleutelkast, verhaal.casus.id)
    assert is_weg(sleutelkast, "een-melding")
    with pytest.raises(NotFound):
        db.zie(casus.lees, verhaal.casus.id)
    assert db.doe(open_) == 0


def test_what_is_rolled_back_destroys_nothing(db: Omgeving, sleutelkast: DatabaseSleutelkast) -> None:
    verhaal = db.doe(bouw.verhaal)

    def faalt(uow: UnitOfWork) -> None:
        uow.vernietig_sleutels([verhaal.casus.id])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.doe(faalt)
    assert db.zie(casus.lees, verhaal.casus.id) == verhaal.casus
    assert db.zie(vernietigd.besloten) == frozenset()
    assert not sleutelkast.registerplek.exists()


def test_what_could_not_be_carried_out_is_finished_later(
    db: Omgeving, sleutelkast: DatabaseSleutelkast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store of keys does not answer, or the process was killed right after the commit."""
    verhaal = db.doe(bouw.verhaal)

    def antwoordt_niet(*_: object) -> int:
        raise Unavailable("opslag.onbereikbaar")

    with monkeypatch.context() as even:
        even.setattr(sleutelkast, "vernietig", antwoordt_niet)
        db.doe(lambda uow: uow.vernietig_sleutels([verhaal.casus.id]))
    assert not is_weg(sleutelkast, verhaal.casus.id)
    assert db.doe(open_) == 1
    assert is_weg(sleutelkast, verhaal.casus.id)
    assert db.doe(open_) == 0


def test_the_keys_of_one_region_are_not_those_of_another(db: Omgeving, sleutelkast: DatabaseSleutelkast) -> None:
    for regio in ("demo", "elders"):
        sleutelkast.casussleutel(regio, "casus", maak=True)
    db.in_regio("elders").doe(lambda uow: uow.vernietig_sleutels(["casus"]))
    assert is_weg(sleutelkast, "casus", regio="elders")
    assert not is_weg(sleutelkast, "casus")
    assert db.zie(vernietigd.besloten) == frozenset()


# --- Other processes --------------------------------------------------------------------------------------------------


def test_another_process_uses_a_destroyed_key_from_memory_for_five_minutes_at_most(sleutels_url: str) -> None:
    nu = 1000.0
    een = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)
    ander = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS, tijd=lambda: nu)
    ander.casussleutel("demo", "casus", maak=True)
    een.vernietig("demo", ["casus"], NU)
    nu += LANGST_IN_GEHEUGEN - 1
    assert not is_weg(ander, "casus")
    nu += 1
    assert is_weg(ander, "casus")
    assert timedelta(seconds=LANGST_IN_GEHEUGEN) == timedelta(minutes=5)
    een.close()
    ander.close()


def test_a_key_that_is_destroyed_while_another_thread_reads_it_is_not_remembered(
    sleutelkast: DatabaseSleutelkast, sleutels_url: str
) -> None:
    sleutelkast.casussleutel("demo", "casus", maak=True)
    kluis = Proefkluis(HOOFDSLEUTELS)
    kast = DatabaseSleutelkast(sleutels_url, kluis)
    kast.controleer_register()
    kluis.intussen = lambda: kast.vernietig("demo", ["casus"], NU)
    assert not is_weg(kast, "casus")
    assert is_weg(kast, "casus")
    kast.close()


# --- The register -----------------------------------------------------------------------------------------------------


@pytest.fixture
def register(sleutelkast: DatabaseSleutelkast) -> Path:
    """The register of a store of keys in which four keys were destroyed, one by one."""
    for een in ("een", "twee", "drie", "vier"):
        sleutelkast.casussleutel("demo", een, maak=True)
        sleutelkast.vernietig("demo", [een], NU)
    return sleutelkast.registerplek


def test_the_register_holds_ids_and_moments_for_the_eyes_of_one_user(register: Path) -> None:
    regels = [json.loads(regel) for regel in register.read_text("ascii").splitlines()]
    assert [(regel["nr"], regel["regio"], regel["sleutel"]) for regel in regels] == [
        (1, "demo", "een"),
        (2, "demo", "twee"),
        (3, "demo", "drie"),
        (4, "demo", "vier"),
    ]
    assert {regel["op"] for regel in regels} == {NU.isoformat(timespec="microseconds")}
    assert register.stat().st_mode & 0o777 == 0o600


def test_destroying_twice_writes_one_line(sleutelkast: DatabaseSleutelkast, register: Path) -> None:
    assert sleutelkast.vernietig("demo", ["een", "vijf"], NU) == 1
    assert len(register.read_bytes().splitlines()) == 5


def eerste_weg(regels: list[bytes]) -> list[bytes]:
    return regels[1:]


def midden_weg(regels: list[bytes]) -> list[bytes]:
    return [regels[0], *regels[2:]]


def midden_weg_en_hernummerd(regels: list[bytes]) -> list[bytes]:
    return [regels[0], regels[2].replace(b'"nr":3', b'"nr":2'), regels[3].replace(b'"nr":4', b'"nr":3')]


def verwisseld(regels: list[bytes]) -> list[bytes]:
    return [regels[0], regels[2], regels[1], regels[3]]


def ander_id(regels: list[bytes]) -> list[bytes]:
    return [regels[0], regels[1].replace(b"twee", b"twie"), *regels[2:]]


def onzin(regels: list[bytes]) -> list[bytes]:
    return [*regels[:3], b"onzin\n"]


def afgekapt(regels: list[bytes]) -> list[bytes]:
    return regels[:3]


def leeg(_: list[bytes]) -> list[bytes]:
    return []


@pytest.mark.parametrize(
    ("schend", "fout"),
    [
        (eerste_weg, "geschonden"),
        (midden_weg, "geschonden"),
        (midden_weg_en_hernummerd, "geschonden"),
        (verwisseld, "geschonden"),
        (ander_id, "geschonden"),
        (onzin, "geschonden"),
        (afgekapt, "korter"),
        (leeg, "korter"),
    ],
)
def test_a_register_that_was_tampered_with_is_noticed_and_nothing_is_destroyed_on_top_of_it(
    sleutelkast: DatabaseSleutelkast, register: Path, schend: Callable[[list[bytes]], list[bytes]], fout: str
) -> None:
    register.write_bytes(b"".join(schend(register.read_bytes().splitlines(keepends=True))))
    sleutelkast.casussleutel("demo", "vijf", maak=True)
    for doe in (
        sleutelkast.controleer_register,
        sleutelkast.hervernietig,
        lambda: sleutelkast.vernietig("demo", ["vijf"], NU),
    ):
        with pytest.raises(Unavailable, match=fout):
            doe()
    assert not is_weg(sleutelkast, "vijf")


def test_the_register_of_another_store_of_keys_is_refused(
    sleutelkast: DatabaseSleutelkast, register: Path, tmp_path: Path
) -> None:
    ander = DatabaseSleutelkast(f"sqlite:///{tmp_path / 'ander.db'}", HOOFDSLEUTELS)
    ander.vernietig("demo", ["een", "twee", "drie", "vier"], NU)
    shutil.copy(ander.registerplek, register)
    ander.close()
    with pytest.raises(Unavailable, match="geschonden"):
        sleutelkast.controleer_register()


def test_a_line_that_a_crash_cut_off_is_not_taken_for_tampering(
    sleutelkast: DatabaseSleutelkast, register: Path
) -> None:
    with register.open("ab") as half:
        half.write(b'{"nr":5,"regio":"de')
    sleutelkast.controleer_register()
    assert sleutelkast.vernietig("demo", ["vijf"], NU) == 1
    assert len(register.read_bytes().splitlines()) == 5
    sleutelkast.controleer_register()


def test_when_the_register_cannot_be_written_nothing_is_destroyed(
    sleutelkast: DatabaseSleutelkast, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutelkast.casussleutel("demo", "vijf", maak=True)

    def vol(*_: object) -> None:
        raise OSError(28, "vol")

    with monkeypatch.context() as even:
        even.setattr(os, "fsync", vol)
        with pytest.raises(Unavailable, match="onbruikbaar"):
            sleutelkast.vernietig("demo", ["vijf"], NU)
    assert not is_weg(sleutelkast, "vijf")
    # It may have been written for all that: what stands in the register is destroyed.
    assert sleutelkast.hervernietig() == 1
    assert is_weg(sleutelkast, "vijf")


def test_a_lost_register_is_made_anew_from_what_the_store_of_keys_knows(
    sleutelkast: DatabaseSleutelkast, register: Path
) -> None:
    register.write_bytes(b"onzin\n")
    assert sleutelkast.herbouw_register(NU) == 4
    sleutelkast.controleer_register()
    assert register.with_name(f"{register.name}.oud-1").read_bytes() == b"onzin\n"
    assert sleutelkast.vernietig("demo", ["vijf"], NU) == 1
    sleutelkast.controleer_register()


def test_two_processes_write_one_chain(sleutels_url: str) -> None:
    een, ander = (DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS) for _ in range(2))
    for nummer in range(3):
        een.vernietig("demo", [f"een-{nummer}"], NU)
        ander.vernietig("elders", [f"ander-{nummer}"], NU)
    een.controleer_register()
    assert len(een.registerplek.read_bytes().splitlines()) == 6
    een.close()
    ander.close()


def test_a_register_by_itself_is_a_chain_from_its_first_line(tmp_path: Path) -> None:
    register = Vernietigingsregister(tmp_path / "r.jsonl", bytes(32))
    assert register.na(Registerkop()) == ()
    regels = [Registerregel("demo", een, NU) for een in ("a", "b")]
    kop = register.voeg_toe(regels)
    assert kop.nr == 2
    assert register.na(Registerkop()) == tuple(regels)
    assert register.na(kop) == ()
    with pytest.raises(Unavailable, match="geschonden"):
        Vernietigingsregister(tmp_path / "r.jsonl", bytes([1] * 32)).na(Registerkop())


def test_a_register_that_went_another_way_is_refused(tmp_path: Path) -> None:
    """Two lines, both of them ours, but the second is not the one this store of keys acted upon."""
    een, ander = (Vernietigingsregister(tmp_path / naam, bytes(32)) for naam in ("een.jsonl", "ander.jsonl"))
    kop = een.voeg_toe([Registerregel("demo", naam, NU) for naam in ("a", "b")])
    ander.voeg_toe([Registerregel("demo", naam, NU) for naam in ("a", "c", "d")])
    with pytest.raises(Unavailable, match="geschonden"):
        ander.na(kop)


# --- After a restore --------------------------------------------------------------------------------------------------


def kopie(bestand: Path, naar: Path) -> None:
    """Copy a SQLite file as a back-up does."""
    with sqlite3.connect(bestand) as van, sqlite3.connect(naar) as doel:
        van.backup(doel)
    van.close()
    doel.close()


def zet_terug(bestand: Path, van: Path) -> None:
    for rest in ("", "-wal", "-shm"):
        bestand.with_name(bestand.name + rest).unlink(missing_ok=True)
    shutil.copy(van, bestand)


def alle_sleutels(bestand: Path) -> dict[tuple[str, str], bytes]:
    """Every key of a store of keys, unwrapped."""
    with sqlite3.connect(bestand) as lees:
        rijen = [
            *((regio, "casus", naam, verpakt) for regio, naam, verpakt in lees.execute(_ALLE_CASUSSLEUTELS)),
            *((regio, "regio", naam, verpakt) for regio, naam, verpakt in lees.execute(_ALLE_REGIOSLEUTELS)),
        ]
    lees.close()
    return {
        (soort, naam): HOOFDSLEUTELS.pak_uit("test", [(verpakt, (regio, soort, naam))])[0]
        for regio, soort, naam, verpakt in rijen
    }


_ALLE_CASUSSLEUTELS = "SELECT regio, casus_id, verpakt FROM casussleutel WHERE verpakt IS NOT NULL"
_ALLE_REGIOSLEUTELS = "SELECT regio, doel, verpakt FROM regiosleutel"


def alle_bytes(bestand: Path) -> Iterator[bytes]:
    """Every binary value in every table of a database."""
    with sqlite3.connect(bestand) as lees:
        for (tabel,) in lees.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for rij in lees.execute(f'SELECT * FROM "{tabel}"'):  # noqa: S608 - the name comes from the database itself
                yield from (waarde for waarde in rij if isinstance(waarde, bytes))
    lees.close()


def ontcijferd(versleuteld: bytes, sleutel: bytes) -> bytes:
    """What AES-GCM has under its seal. A thief does not mind that the place does not fit or that the seal is broken."""
    teller = versleuteld[1:13] + (2).to_bytes(4, "big")
    lezer = Cipher(algorithms.AES(sleutel), modes.CTR(teller)).decryptor()
    return lezer.update(versleuteld[13:])


def leesbaar(database: Path, sleutels: Mapping[tuple[str, str], bytes], wat: str) -> list[tuple[str, str]]:
    """By which keys something can be read in a database: every value is tried with every key."""
    return [
        naam
        for waarde in alle_bytes(database)
        if len(waarde) > 13
        for naam, sleutel in sleutels.items()
        if wat.encode() in ontcijferd(waarde, sleutel)
    ]


@pytest.fixture
def dbs(sqlite_store: Store) -> Omgeving:
    return Omgeving(sqlite_store)


def twee_casussen(uow: UnitOfWork) -> tuple[bouw.Verhaal, bouw.Verhaal]:
    een, ander = bouw.verhaal(uow, KANARIE), bouw.verhaal(uow, "Sem van Verzonnen")
    uitvraag.voeg_antwoord_toe(uow, een.casus.id, een.antwoord(uow))
    return een, ander


def test_yesterdays_database_with_todays_keys_tells_nothing_of_a_destroyed_casus(
    dbs: Omgeving, sqlite_url: str, sleutels_url: str, tmp_path: Path
) -> None:
    database, sleutels = (Path(url.removeprefix("sqlite:///")) for url in (sqlite_url, sleutels_url))
    een, ander = dbs.doe(twee_casussen)
    kopie(database, tmp_path / "gisteren.db")
    kopie(sleutels, tmp_path / "sleutels-gisteren.db")
    # First that this search finds what can be found.
    gisteren = alle_sleutels(tmp_path / "sleutels-gisteren.db")
    assert set(leesbaar(tmp_path / "gisteren.db", gisteren, KANARIE)) == {("casus", een.casus.id)}

    dbs.doe(lambda uow: uow.vernietig_sleutels([een.casus.id]))
    kopie(sleutels, tmp_path / "sleutels-vandaag.db")
    vandaag = alle_sleutels(tmp_path / "sleutels-vandaag.db") | {("hoofd", "test"): HOOFDSLEUTELS.sleutels["test"]}
    assert leesbaar(tmp_path / "gisteren.db", vandaag, KANARIE) == []
    assert leesbaar(tmp_path / "gisteren.db", vandaag, "een verzonnen zorg") == []
    assert leesbaar(tmp_path / "gisteren.db", vandaag, "Sem van Verzonnen") == [("casus", ander.casus.id)]

    dbs.store.close()
    zet_terug(database, tmp_path / "gisteren.db")
    kast = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)
    terug = Omgeving(maak_store(sqlite_url, kast))
    with pytest.raises(NotFound):
        terug.zie(casus.lees, een.casus.id)
    assert terug.zie(casus.lees, ander.casus.id) == ander.casus
    terug.store.close()


def test_an_old_store_of_keys_that_is_put_back_is_destroyed_again_by_the_register(
    dbs: Omgeving, sleutels_url: str, tmp_path: Path
) -> None:
    sleutels = Path(sleutels_url.removeprefix("sqlite:///"))
    een, ander = dbs.doe(twee_casussen)
    kopie(sleutels, tmp_path / "gisteren.db")
    dbs.doe(lambda uow: uow.vernietig_sleutels([een.casus.id]))
    dbs.store.close()
    zet_terug(sleutels, tmp_path / "gisteren.db")

    kast = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)
    assert not is_weg(kast, een.casus.id)
    assert kast.hervernietig() == 1
    assert is_weg(kast, een.casus.id)
    assert not is_weg(kast, ander.casus.id)
    assert kast.hervernietig() == 0
    kast.close()


def test_destroying_something_else_first_also_destroys_again_what_came_back(
    sleutelkast: DatabaseSleutelkast, sleutels_url: str, tmp_path: Path
) -> None:
    sleutels = Path(sleutels_url.removeprefix("sqlite:///"))
    for een in ("een", "twee"):
        sleutelkast.casussleutel("demo", een, maak=True)
    kopie(sleutels, tmp_path / "gisteren.db")
    sleutelkast.vernietig("demo", ["een"], NU)
    sleutelkast.close()
    zet_terug(sleutels, tmp_path / "gisteren.db")
    kast = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)
    assert kast.vernietig("demo", ["twee"], NU) == 2
    assert is_weg(kast, "een")
    kast.controleer_register()
    kast.close()


# --- Between casussen -------------------------------------------------------------------------------------------------


def test_what_is_copied_from_one_casus_to_another_is_encrypted_anew_and_shares_no_key(
    dbs: Omgeving, sqlite_url: str, sleutels_url: str, tmp_path: Path
) -> None:
    database, sleutels = (Path(url.removeprefix("sqlite:///")) for url in (sqlite_url, sleutels_url))
    van = dbs.doe(bouw.verhaal, KANARIE)

    def neem_over(uow: UnitOfWork) -> str:
        """The one way: read with the key of the one, store with the key of the other."""
        wie = casus.lees(uow, van.casus.id).betrokkenen[0].gegevens
        naar = bouw.nieuwe_casus(uow, van.regisseur, wie.naam)
        casus.voeg_toe(uow, naar)
        return naar.id

    naar = dbs.doe(neem_over)
    kopie(database, tmp_path / "nu.db")
    kopie(sleutels, tmp_path / "sleutels-nu.db")
    alle = alle_sleutels(tmp_path / "sleutels-nu.db")
    assert len(set(alle.values())) == len(alle)
    waarden = [waarde for waarde in alle_bytes(tmp_path / "nu.db") if len(waarde) > 13]
    van_wie = [
        [naam for naam, sleutel in alle.items() if KANARIE.encode() in ontcijferd(waarde, sleutel)]
        for waarde in waarden
    ]
    met_naam = [een for een in van_wie if een]
    assert all(len(een) == 1 for een in met_naam)
    assert {een[0] for een in met_naam} == {("casus", van.casus.id), ("casus", naar)}

    # Destroying the one leaves the other whole.
    dbs.doe(lambda uow: uow.vernietig_sleutels([van.casus.id]))
    assert dbs.zie(casus.lees, naar).betrokkenen[0].gegevens.naam == KANARIE


def test_a_row_that_was_carried_over_to_another_casus_does_not_open(dbs: Omgeving) -> None:
    een, ander = dbs.doe(twee_casussen)

    def verplaats(uow: UnitOfWork) -> None:
        versleuteld = uow.versleutel(een.casus.id, "tabel.kolom.rij", {"naam": KANARIE})
        for casus_id, context in ((ander.casus.id, "tabel.kolom.rij"), (een.casus.id, "tabel.kolom.andere")):
            with pytest.raises(Unavailable, match="onleesbaar"):
                uow.ontsleutel(casus_id, context, versleuteld)

    dbs.doe(verplaats)
