"""Keys live apart from what they open; what is encrypted opens only where it belongs; what is destroyed stays so."""

import base64
import threading
from pathlib import Path

import pytest

from domain.errors import NotFound, Unavailable
from storage.sleutelkast import DatabaseSleutelkast, Hoofdsleutels, nieuwe_hoofdsleutel
from storage.sleutels import Sleuteldoel, Versleutelaar, onderscheid
from storage.store import UnitOfWork
from tests._databases import HOOFDSLEUTELS, NU
from tests.storage.conftest import Omgeving

GEHEIM = b"een verzonnen geheim"


def open_kast(
    url: str, hoofdsleutels: Hoofdsleutels = HOOFDSLEUTELS, register: Path | None = None
) -> DatabaseSleutelkast:
    return DatabaseSleutelkast(url, hoofdsleutels, register)


def test_the_key_of_a_casus_is_the_same_after_a_restart(sleutels_url: str) -> None:
    kast = open_kast(sleutels_url)
    versleuteld = kast.casussleutel("a", "casus", maak=True).versleutel(GEHEIM, "tabel.kolom.rij")
    kast.close()
    opnieuw = open_kast(sleutels_url)
    assert opnieuw.casussleutel("a", "casus", maak=False).ontsleutel(versleuteld, "tabel.kolom.rij") == GEHEIM
    opnieuw.close()


def test_two_processes_that_make_the_key_of_one_casus_make_one_key(sleutels_url: str) -> None:
    een, ander = open_kast(sleutels_url), open_kast(sleutels_url)
    versleuteld = een.casussleutel("a", "casus", maak=True).versleutel(GEHEIM, "c")
    assert ander.casussleutel("a", "casus", maak=True).ontsleutel(versleuteld, "c") == GEHEIM
    assert een.regiosleutel("a", Sleuteldoel.INDEX) == ander.regiosleutel("a", Sleuteldoel.INDEX)
    een.close()
    ander.close()


def test_threads_that_ask_at_once_for_a_new_key_get_the_same_one(sleutelkast: DatabaseSleutelkast) -> None:
    gekregen: list[bytes] = []
    samen = threading.Barrier(8)

    def vraag() -> None:
        samen.wait()
        gekregen.append(sleutelkast.regiosleutel("a", Sleuteldoel.INDEX))

    draden = [threading.Thread(target=vraag) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(gekregen) == 8
    assert len(set(gekregen)) == 1


@pytest.mark.parametrize(
    ("regio", "casus_id", "context"),
    [
        ("a", "casus", "betrokkene.gegevens.2"),
        ("a", "andere", "betrokkene.gegevens.1"),
        ("b", "casus", "betrokkene.gegevens.1"),
    ],
)
def test_what_is_encrypted_opens_nowhere_but_in_its_own_place(
    sleutelkast: DatabaseSleutelkast, regio: str, casus_id: str, context: str
) -> None:
    versleuteld = sleutelkast.casussleutel("a", "casus", maak=True).versleutel(GEHEIM, "betrokkene.gegevens.1")
    with pytest.raises(Unavailable, match="onleesbaar"):
        sleutelkast.casussleutel(regio, casus_id, maak=True).ontsleutel(versleuteld, context)


def test_the_place_is_part_of_the_encryption_and_not_only_the_key() -> None:
    sleutel = bytes(32)
    versleuteld = Versleutelaar(sleutel, "a", "casus").versleutel(GEHEIM, "c")
    for band in (("b", "casus"), ("a", "ander"), ("a", "cas", "us")):
        with pytest.raises(Unavailable, match="onleesbaar"):
            Versleutelaar(sleutel, *band).ontsleutel(versleuteld, "c")


@pytest.mark.parametrize("plek", [0, 1, 12, 13, -1])
def test_a_changed_byte_makes_it_unreadable_never_wrong(sleutelkast: DatabaseSleutelkast, plek: int) -> None:
    sleutel = sleutelkast.casussleutel("a", "casus", maak=True)
    bytes_ = bytearray(sleutel.versleutel(GEHEIM, "c"))
    bytes_[plek] ^= 1
    with pytest.raises(Unavailable, match="onleesbaar"):
        sleutel.ontsleutel(bytes(bytes_), "c")


@pytest.mark.parametrize("stomp", [b"", b"\x01", b"\x01" + bytes(11), b"\x01" + bytes(12)])
def test_a_stump_is_unreadable(sleutelkast: DatabaseSleutelkast, stomp: bytes) -> None:
    with pytest.raises(Unavailable, match="onleesbaar"):
        sleutelkast.casussleutel("a", "casus", maak=True).ontsleutel(stomp, "c")


def test_the_same_text_never_looks_the_same_twice(sleutelkast: DatabaseSleutelkast) -> None:
    sleutel = sleutelkast.casussleutel("a", "casus", maak=True)
    assert sleutel.versleutel(GEHEIM, "c") != sleutel.versleutel(GEHEIM, "c")


def test_without_a_key_there_is_an_error_and_no_key_is_made(sleutelkast: DatabaseSleutelkast) -> None:
    for _ in range(2):
        with pytest.raises(NotFound, match="sleutel_weg"):
            sleutelkast.casussleutel("a", "casus", maak=False)


def test_a_destroyed_key_never_comes_back_also_not_after_a_restart(sleutels_url: str) -> None:
    kast = open_kast(sleutels_url)
    kast.casussleutel("a", "casus", maak=True)
    kast.vernietig("a", ["casus"], NU)
    for maak in (False, True):
        with pytest.raises(NotFound, match="sleutel_weg"):
            kast.casussleutel("a", "casus", maak=maak)
    kast.close()
    opnieuw = open_kast(sleutels_url)
    with pytest.raises(NotFound, match="sleutel_weg"):
        opnieuw.casussleutel("a", "casus", maak=True)
    opnieuw.close()


def test_destroying_leaves_no_byte_of_the_wrapped_key_on_disk(sleutels_url: str, tmp_path: Path) -> None:
    kast = open_kast(sleutels_url)
    for nummer in range(20):
        kast.casussleutel("a", f"casus-{nummer}", maak=True)
    vraag = "SELECT casus_id, verpakt FROM casussleutel"
    with kast._engine.connect() as verbinding:  # noqa: SLF001 - what stands on disk has no other door
        verpakt = {rij.casus_id: rij.verpakt[13:35] for rij in verbinding.exec_driver_sql(vraag)}

    def op_schijf() -> set[str]:
        inhoud = b"".join(bestand.read_bytes() for bestand in tmp_path.glob("sleutels.db*"))
        return {casus_id for casus_id, midden in verpakt.items() if midden in inhoud}

    assert op_schijf() == set(verpakt)
    kast.vernietig("a", ["casus-7"], NU)
    assert op_schijf() == set(verpakt) - {"casus-7"}
    kast.close()


def test_one_casus_more_than_memory_holds_still_works(
    sleutelkast: DatabaseSleutelkast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sleutelkast._IN_GEHEUGEN", 2)
    versleuteld = {nr: sleutelkast.casussleutel("a", nr, maak=True).versleutel(GEHEIM, "c") for nr in "12345"}
    for nr, bytes_ in versleuteld.items():
        assert sleutelkast.casussleutel("a", nr, maak=False).ontsleutel(bytes_, "c") == GEHEIM


def test_keys_of_purposes_and_of_regions_differ(sleutelkast: DatabaseSleutelkast) -> None:
    sleutels = {sleutelkast.regiosleutel(regio, doel) for regio in "ab" for doel in Sleuteldoel}
    assert len(sleutels) == 2 * len(Sleuteldoel)
    assert {len(een) for een in sleutels} == {32}


def test_a_new_main_key_opens_what_the_old_one_wrapped_and_after_rewrapping_the_old_one_may_go(
    sleutels_url: str,
) -> None:
    oud = Hoofdsleutels("oud", {"oud": b"o" * 32})
    beide = Hoofdsleutels("nieuw", {"nieuw": b"n" * 32, "oud": b"o" * 32})
    nieuw = Hoofdsleutels("nieuw", {"nieuw": b"n" * 32})
    kast = open_kast(sleutels_url, oud)
    versleuteld = kast.casussleutel("a", "casus", maak=True).versleutel(GEHEIM, "c")
    index = kast.regiosleutel("a", Sleuteldoel.INDEX)
    kast.close()

    te_vroeg = open_kast(sleutels_url, nieuw)
    with pytest.raises(Unavailable, match="hoofdsleutel_ontbreekt"):
        te_vroeg.casussleutel("a", "casus", maak=False)
    te_vroeg.close()

    overgang = open_kast(sleutels_url, beide)
    assert overgang.casussleutel("a", "casus", maak=False).ontsleutel(versleuteld, "c") == GEHEIM
    assert sum(overgang.herverpak()) == sum(overgang.telling().values()) == overgang.telling()["nieuw"] == 3
    assert sum(overgang.herverpak()) == 0
    overgang.close()

    daarna = open_kast(sleutels_url, nieuw)
    assert daarna.casussleutel("a", "casus", maak=False).ontsleutel(versleuteld, "c") == GEHEIM
    assert daarna.regiosleutel("a", Sleuteldoel.INDEX) == index
    daarna.close()


def test_main_keys_are_read_as_settings_hold_them_and_the_first_is_active() -> None:
    tekst = ",".join((nieuwe_hoofdsleutel("2026"), nieuwe_hoofdsleutel("2025")))
    gelezen = Hoofdsleutels.lees(tekst)
    assert gelezen.actief == "2026"
    assert set(gelezen.sleutels) == {"2026", "2025"}


KORT = base64.b64encode(b"kort").decode()


@pytest.mark.parametrize(
    "tekst", ["", "zonder", "naam:", ":" + "A" * 44, f"naam:{KORT}", "naam:geen base64!", f"a:{KORT},a:{KORT}"]
)
def test_main_keys_written_wrongly_are_refused_without_repeating_them(tekst: str) -> None:
    with pytest.raises(ValueError, match="main key") as fout:
        Hoofdsleutels.lees(tekst)
    assert KORT not in str(fout.value)


def test_main_keys_do_not_show_when_printed() -> None:
    assert "tttt" not in repr(Hoofdsleutels("t", {"t": b"t" * 32}))


def test_a_store_of_keys_on_postgresql_works_the_same(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    server = request.getfixturevalue("postgres_server")
    url = server.maak("sleutelproef")
    register = tmp_path / "vernietigd.jsonl"
    kast, ander = open_kast(url, register=register), open_kast(url, register=register)
    versleuteld = kast.casussleutel("a", "casus", maak=True).versleutel(GEHEIM, "c")
    assert ander.casussleutel("a", "casus", maak=True).ontsleutel(versleuteld, "c") == GEHEIM
    assert ander.vernietig("a", ["casus", "nooit"], NU) == 2
    assert kast.vernietig("a", ["casus", "nooit"], NU) == 0
    with pytest.raises(NotFound):
        ander.casussleutel("a", "casus", maak=True)
    assert len(register.read_bytes().splitlines()) == 2
    assert kast.hervernietig() == 0
    nieuwere = Hoofdsleutels("nieuw", {"nieuw": b"n" * 32, **HOOFDSLEUTELS.sleutels})
    met_beide = open_kast(url, nieuwere, register)
    assert sum(met_beide.herverpak()) == sum(met_beide.telling().values()) == met_beide.telling()["nieuw"]
    met_beide.close()
    kast.close()
    ander.close()
    server.ruim("sleutelproef")


def test_a_store_of_keys_that_does_not_answer_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="onbereikbaar"):
        open_kast("postgresql://niemand@127.0.0.1:1/niets")


def test_texts_joined_differently_never_give_the_same_bytes() -> None:
    assert len({onderscheid("ab", "c"), onderscheid("a", "bc"), onderscheid("abc"), onderscheid("abc", "")}) == 4


def test_a_transaction_encrypts_an_object_and_its_length_tells_nothing_of_a_short_one(db: Omgeving) -> None:
    def proef(uow: UnitOfWork) -> tuple[int, int, dict[str, object]]:
        uow.maak_casussleutel("casus")
        kort = uow.versleutel("casus", "c", {"soort": "niet_bekend"})
        langer = uow.versleutel("casus", "c", {"soort": "bekend", "waarden": "x" * 400})
        return len(kort), len(langer), uow.ontsleutel("casus", "c", kort)

    kort, langer, inhoud = db.doe(proef)
    assert kort == langer

    def lengte(uow: UnitOfWork, aantal: int) -> int:
        return len(uow.versleutel("casus", "c", {"waarden": "x" * aantal}))

    assert db.doe(lengte, 600) == db.doe(lengte, 900) > langer
    assert inhoud == {"soort": "niet_bekend"}


def test_the_blind_index_is_the_same_for_the_same_and_differs_by_region(db: Omgeving) -> None:
    hier, daar = db, db.in_regio("elders")
    assert hier.doe(lambda uow: uow.blinde_index("jan", "2001")) == hier.doe(
        lambda uow: uow.blinde_index("jan", "2001")
    )
    assert hier.doe(lambda uow: uow.blinde_index("jan", "2001")) != daar.doe(
        lambda uow: uow.blinde_index("jan", "2001")
    )
    assert hier.doe(lambda uow: uow.blinde_index("jan2", "001")) != hier.doe(
        lambda uow: uow.blinde_index("jan", "2001")
    )


def test_a_reader_may_need_a_region_key_that_was_never_made(db: Omgeving) -> None:
    assert db.zie(lambda uow: uow.zegel(b"formulier")) == db.doe(lambda uow: uow.zegel(b"formulier"))
