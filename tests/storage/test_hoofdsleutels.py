"""Main keys may live in a vault, and are rotated while everybody works."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import NotFound, Unavailable
from storage import databases
from storage.hoofdsleutels import Hoofdsleutels, Kluis
from storage.sleutelkast import DatabaseSleutelkast
from storage.sleutels import Sleuteldoel
from tests._databases import HOOFDSLEUTELS, NU
from tests.storage._kluis import Proefkluis

GEHEIM = b"een verzonnen geheim"
OUD = Hoofdsleutels("oud", {"oud": b"o" * 32})
BEIDE = Hoofdsleutels("nieuw", {"nieuw": b"n" * 32, "oud": b"o" * 32})


def gevuld(url: str, aantal: int) -> dict[str, bytes]:
    """Make keys with the old main key; return what each encrypted."""
    kast = DatabaseSleutelkast(url, OUD)
    versleuteld = {
        f"casus-{nr:04}": kast.casussleutel("a", f"casus-{nr:04}", maak=True).versleutel(GEHEIM, "c")
        for nr in range(aantal)
    }
    kast.close()
    return versleuteld


@pytest.fixture
def kluis() -> Proefkluis:
    return Proefkluis(HOOFDSLEUTELS)


def test_a_vault_takes_the_place_of_main_keys_in_the_settings(sleutels_url: str, kluis: Proefkluis) -> None:
    als_kluis: Kluis = kluis
    kast = DatabaseSleutelkast(sleutels_url, als_kluis)
    versleuteld = kast.casussleutel("a", "casus", maak=True).versleutel(GEHEIM, "c")
    kast.close()
    met_de_sleutels_zelf = DatabaseSleutelkast(sleutels_url, HOOFDSLEUTELS)
    assert met_de_sleutels_zelf.casussleutel("a", "casus", maak=False).ontsleutel(versleuteld, "c") == GEHEIM
    met_de_sleutels_zelf.close()


def test_the_vault_is_asked_once_for_a_key_that_is_used_often(sleutels_url: str, kluis: Proefkluis) -> None:
    kast = DatabaseSleutelkast(sleutels_url, kluis)
    kast.casussleutel("a", "casus", maak=True)
    gevraagd = len(kluis.vragen)
    for _ in range(10):
        kast.casussleutel("a", "casus", maak=False)
        kast.casussleutel("a", "casus", maak=True)
    assert len(kluis.vragen) == gevraagd
    kast.close()


def test_while_the_vault_does_not_answer_what_is_in_memory_still_works(sleutels_url: str, kluis: Proefkluis) -> None:
    kast = DatabaseSleutelkast(sleutels_url, kluis)
    bekend = kast.casussleutel("a", "bekend", maak=True)
    kluis.weg = True
    assert kast.casussleutel("a", "bekend", maak=False) is bekend
    for maak in (True, False):
        with pytest.raises((Unavailable, NotFound)) as fout:
            kast.casussleutel("a", "nieuw", maak=maak)
        assert fout.type is (Unavailable if maak else NotFound)
    with pytest.raises(Unavailable, match="kluis_onbereikbaar"):
        kast.regiosleutel("a", Sleuteldoel.INDEX)
    kluis.weg = False
    kast.casussleutel("a", "nieuw", maak=True)
    kast.close()


def test_a_vault_that_hangs_keeps_nobody_waiting_whose_key_is_in_memory(sleutels_url: str, kluis: Proefkluis) -> None:
    kast = DatabaseSleutelkast(sleutels_url, kluis)
    bekend = kast.casussleutel("a", "bekend", maak=True)
    hangt, mag_verder = threading.Event(), threading.Event()

    def wacht() -> None:
        hangt.set()
        mag_verder.wait()

    kluis.intussen = wacht
    draad = threading.Thread(target=kast.casussleutel, args=("a", "ander"), kwargs={"maak": True})
    draad.start()
    hangt.wait()
    assert kast.casussleutel("a", "bekend", maak=False) is bekend
    mag_verder.set()
    draad.join()
    kast.close()


def test_a_rotation_goes_in_batches_may_be_broken_off_and_goes_on_where_it_was(sleutels_url: str) -> None:
    versleuteld = gevuld(sleutels_url, 250)
    kluis = Proefkluis(BEIDE)
    kast = DatabaseSleutelkast(sleutels_url, kluis)
    rotatie = kast.herverpak()
    eerste = [next(rotatie) for _ in range(2)]
    del rotatie
    assert kast.telling() == {"nieuw": sum(eerste), "oud": 251 - sum(eerste)}
    assert sum(kast.herverpak()) == 251 - sum(eerste)
    assert sum(kast.herverpak()) == 0
    assert kast.telling() == {"nieuw": 251}
    assert max(kluis.vragen) <= 100
    kast.close()
    alleen_nieuw = DatabaseSleutelkast(sleutels_url, Hoofdsleutels("nieuw", {"nieuw": b"n" * 32}))
    for casus_id, bytes_ in versleuteld.items():
        assert alleen_nieuw.casussleutel("a", casus_id, maak=False).ontsleutel(bytes_, "c") == GEHEIM
    alleen_nieuw.close()


def test_a_bot_that_has_both_main_keys_reads_every_key_at_every_moment_of_a_rotation(sleutels_url: str) -> None:
    versleuteld = gevuld(sleutels_url, 120)
    kast = DatabaseSleutelkast(sleutels_url, BEIDE)
    stappen = kast.herverpak()
    for _ in range(4):
        # Each time one that has nothing in memory, and one that still has the old key first.
        for hoofdsleutels in (BEIDE, replace(BEIDE, actief="oud")):
            bot = DatabaseSleutelkast(sleutels_url, hoofdsleutels)
            for casus_id, bytes_ in versleuteld.items():
                assert bot.casussleutel("a", casus_id, maak=False).ontsleutel(bytes_, "c") == GEHEIM
            bot.close()
        next(stappen, None)
    kast.close()


def test_a_key_that_is_rotated_between_reading_and_unwrapping_opens(sleutels_url: str) -> None:
    versleuteld = gevuld(sleutels_url, 1)["casus-0000"]
    roteert = DatabaseSleutelkast(sleutels_url, BEIDE)
    kluis = Proefkluis(BEIDE, intussen=lambda: list(roteert.herverpak()))
    bot = DatabaseSleutelkast(sleutels_url, kluis)
    assert bot.casussleutel("a", "casus-0000", maak=False).ontsleutel(versleuteld, "c") == GEHEIM
    assert "oud" not in bot.telling()
    bot.close()
    roteert.close()


def test_a_key_that_is_destroyed_while_it_is_rotated_stays_destroyed(sleutels_url: str) -> None:
    gevuld(sleutels_url, 3)
    kluis = Proefkluis(BEIDE)
    roteert, vernietigt = DatabaseSleutelkast(sleutels_url, kluis), DatabaseSleutelkast(sleutels_url, BEIDE)

    def net_nu() -> None:
        """All three were read already, and are being unwrapped."""
        if kluis.vragen[-1] == 3:
            vernietigt.vernietig("a", ["casus-0001"], NU)

    kluis.intussen = net_nu
    assert sum(roteert.herverpak()) == 3  # two casussen, and the key of the register
    for kast in (roteert, vernietigt):
        with pytest.raises(NotFound):
            kast.casussleutel("a", "casus-0001", maak=True)
        kast.close()


def test_whoever_reads_a_key_waits_for_nobody_who_writes(
    sleutels_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "WACHT_OP_SLOT", 0.05)
    versleuteld = gevuld(sleutels_url, 1)["casus-0000"]
    kast = DatabaseSleutelkast(sleutels_url, BEIDE)
    schrijft = sqlite3.connect(tmp_path / "sleutels.db", isolation_level=None)
    schrijft.execute("BEGIN IMMEDIATE")
    assert kast.casussleutel("a", "casus-0000", maak=False).ontsleutel(versleuteld, "c") == GEHEIM
    # Whoever must write says so, and is not lost: the rotation stands where it was.
    with pytest.raises(Unavailable, match="onbereikbaar"):
        list(kast.herverpak())
    schrijft.execute("ROLLBACK")
    schrijft.close()
    assert sum(kast.herverpak()) == 2
    kast.close()


def test_after_a_rotation_no_byte_of_what_the_old_key_wrapped_is_on_disk(sleutels_url: str, tmp_path: Path) -> None:
    gevuld(sleutels_url, 20)
    with sqlite3.connect(tmp_path / "sleutels.db") as lees:
        oud = [rij[0][13:35] for rij in lees.execute("SELECT verpakt FROM casussleutel")]
    lees.close()
    kast = DatabaseSleutelkast(sleutels_url, BEIDE)
    list(kast.herverpak())
    op_schijf = b"".join(bestand.read_bytes() for bestand in tmp_path.glob("sleutels.db*"))
    assert not [een for een in oud if een in op_schijf]
    kast.close()
