"""Whatever somebody with the database in hand does to the logboek is located: by its chain, its anchor, or its file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from domain.anker import Anker, Ankerbreuksoort, Einde, GetekendAnker, hash_van, lees, schrijf
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.ketencontrole import Breuk, Breuksoort
from domain.logboek import Handeling, Logregel
from storage import ankers, logboek, vernietigen
from storage.logboekcontrole import Ankeruitslag, Ketenuitslag, Logboekcontrole
from storage.store import UnitOfWork
from storage.vernietigen import Vernietiging
from tests._databases import NU
from tests.storage.conftest import Omgeving
from tests.storage.test_logboek import achterom

Soorten = set[Ankerbreuksoort]


@dataclass
class Bestanden:
    """A folder of anchors."""

    inhoud: dict[str, GetekendAnker | None] = field(default_factory=dict)
    is_kopie: bool = False

    def namen(self) -> Sequence[str]:
        return sorted(self.inhoud)

    def lees(self, naam: str) -> GetekendAnker | None:
        return self.inhoud.get(naam)

    def naam_van(self, anker: Anker, inhoud: str) -> str:
        return f"{anker.nr}-{hash_van(inhoud).hex()[:8]}"


@dataclass
class Uitslag:
    ankers: Ankeruitslag
    ketens: dict[str, Ketenuitslag]

    @property
    def ankersoorten(self) -> dict[int, Soorten]:
        gevonden: dict[int, Soorten] = {}
        for een in self.ankers.breuken:
            gevonden.setdefault(een.anker, set()).add(een.soort)
        return gevonden

    @property
    def gebroken(self) -> set[str]:
        return {naam for naam, een in self.ketens.items() if not een.is_gaaf}


def schrijf_regels(uow: UnitOfWork, casus_id: str, aantal: int) -> None:
    for nr in range(aantal):
        regel = Logregel(
            handeling=Handeling.CASUS_GEOPEND,
            op=NU + timedelta(microseconds=nr),
            door_id="noor",
            namens="politie",
            casus_id=casus_id,
            betrokkene_id="b",
            onderwerp_id="u",
            doel="wgs",
        )
        logboek.schrijf(uow, regel)


def veranker(db: Omgeving, dag: int, buiten: Bestanden | None = None) -> None:
    db.doe(ankers.maak, date(2026, 3, dag))
    if buiten is None:
        return
    for rij in db.zie(ankers.nog_buiten):
        buiten.inhoud[buiten.naam_van(lees(rij.getekend.inhoud), rij.getekend.inhoud)] = rij.getekend
        db.doe(ankers.is_buiten, rij.nr)


@pytest.fixture
def buiten() -> Bestanden:
    return Bestanden()


@pytest.fixture
def verankerd(db: Omgeving, buiten: Bestanden) -> Omgeving:
    """Two casussen of five lines, anchored on two days with two lines in between; the second casus did not grow."""
    db.doe(schrijf_regels, "c1", 3)
    db.doe(schrijf_regels, "c2", 5)
    veranker(db, 2, buiten)
    db.doe(schrijf_regels, "c1", 2)
    veranker(db, 3, buiten)
    return db


def nagegaan(db: Omgeving, buiten: Bestanden | None) -> Uitslag:
    controle = Logboekcontrole(db.store, db.scope, buiten)
    gevonden = controle.begin()
    return Uitslag(gevonden, {een.keten.naam: een for een in controle.ketens(gevonden)})


def knoei(db: Omgeving, *opdrachten: str) -> None:
    achterom(db, *opdrachten)


def schrijf_kop_goed(db: Omgeving, casus_id: str) -> None:
    """Seal the end that is there now with the key: whoever has the store of keys too can."""

    def doe(uow: UnitOfWork) -> None:
        from domain.logboek import Keten, verzegel  # noqa: PLC0415

        rij = uow.verbinding.execute(
            text("SELECT nr, hash FROM logregel WHERE keten = :k ORDER BY nr DESC LIMIT 1"), {"k": casus_id}
        ).one()
        kop = verzegel(uow.logboeksleutel(), Keten(uow.regio, casus_id), rij.nr, bytes(rij.hash))
        uow.verbinding.execute(
            text("UPDATE logkop SET nr = :n, hash = :h, zegel = :z WHERE keten = :k"),
            {"n": kop.nr, "h": kop.hash, "z": kop.zegel, "k": casus_id},
        )

    db.doe(doe)


def test_what_nobody_touched_is_whole(verankerd: Omgeving, buiten: Bestanden) -> None:
    uitslag = nagegaan(verankerd, buiten)
    assert uitslag.ankers.breuken == ()
    assert uitslag.gebroken == set()
    assert {naam: een.regels for naam, een in uitslag.ketens.items()} == {"c1": 5, "c2": 5, "regio": 2}
    assert (uitslag.ankers.aantal, uitslag.ankers.bestanden) == (2, 2)


def test_an_anchor_names_only_what_grew_and_counts_all_chains(verankerd: Omgeving) -> None:
    eerste, tweede = (lees(rij.getekend.inhoud) for rij in verankerd.zie(lambda uow: tuple(ankers.rijen(uow))))
    assert [(een.keten, een.nr) for een in eerste.einden] == [("c1", 3), ("c2", 5)]
    assert [(een.keten, een.nr) for een in tweede.einden] == [("c1", 5), ("regio", 1)]
    assert (eerste.ketens, tweede.ketens) == (2, 3)
    assert tweede.vorige == hash_van(schrijf(eerste))


def test_a_day_has_one_anchor_and_days_without_the_bot_have_none(db: Omgeving) -> None:
    assert db.doe(ankers.maak, date(2026, 3, 2)) is not None
    assert db.doe(ankers.maak, date(2026, 3, 2)) is None
    later = db.doe(ankers.maak, date(2026, 3, 9))
    assert later is not None
    assert later.nr == 2
    assert nagegaan(db, None).ankers.breuken == ()


KOLOMMEN = {
    "handeling": "'casus.gewijzigd'",
    "op": "'2026-03-02T09:00:01.000000Z'",
    "door_id": "'noox'",
    "namens": "NULL",
    "casus_id": "'c2'",
    "betrokkene_id": "'c'",
    "onderwerp_id": "'v'",
    "doel": "'wgt'",
}


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_a_changed_column_is_found_in_its_line(verankerd: Omgeving, buiten: Bestanden, kolom: str) -> None:
    knoei(verankerd, f"UPDATE logregel SET {kolom} = {KOLOMMEN[kolom]} WHERE keten = 'c1' AND nr = 2")  # noqa: S608
    uitslag = nagegaan(verankerd, buiten)
    assert uitslag.gebroken == {"c1"}
    assert uitslag.ketens["c1"].breuken == (Breuk(2, Breuksoort.GEWIJZIGD),)


@pytest.mark.parametrize("kolom", ["vorige", "hash"])
def test_a_changed_byte_of_a_hash_is_found(verankerd: Omgeving, buiten: Bestanden, kolom: str) -> None:
    def doe(uow: UnitOfWork) -> None:
        waar = "WHERE keten = 'c1' AND nr = 2"
        was = bytes(uow.verbinding.execute(text(f"SELECT {kolom} FROM logregel {waar}")).scalar_one())  # noqa: S608
        nieuw = bytes([was[0] ^ 1, *was[1:]])
        uow.verbinding.execute(text(f"UPDATE logregel SET {kolom} = :n {waar}"), {"n": nieuw})  # noqa: S608

    knoei(verankerd)
    verankerd.doe(doe)
    assert Breuk(2, Breuksoort.GEWIJZIGD) in nagegaan(verankerd, buiten).ketens["c1"].breuken


@pytest.mark.parametrize("waarde", ["x'ff61'", "x'636173'", "'casus.verzonnen'", "'2026-03-02 09:00:00.000001Z'", "''"])
@pytest.mark.parametrize("kolom", ["handeling", "op", "door_id"])
def test_what_is_no_text_or_no_word_of_ours_is_found_and_stops_no_check(
    sqlite_store: object, kolom: str, waarde: str, buiten: Bestanden
) -> None:
    db = Omgeving(sqlite_store)  # type: ignore[arg-type] # the fixture is a store
    db.doe(schrijf_regels, "c1", 3)
    knoei(db, f"UPDATE logregel SET {kolom} = CAST({waarde} AS TEXT) WHERE keten = 'c1' AND nr = 2")  # noqa: S608
    assert nagegaan(db, buiten).ketens["c1"].breuken == (Breuk(2, Breuksoort.GEWIJZIGD),)


def test_a_removed_a_swapped_and_an_inserted_line_are_found_where_they_are(
    verankerd: Omgeving, buiten: Bestanden
) -> None:
    knoei(
        verankerd,
        "DELETE FROM logregel WHERE keten = 'c1' AND nr = 2",
        "UPDATE logregel SET nr = 9 WHERE keten = 'c2' AND nr = 1",
        "UPDATE logregel SET nr = 1 WHERE keten = 'c2' AND nr = 3",
        "UPDATE logregel SET nr = 3 WHERE keten = 'c2' AND nr = 9",
        "INSERT INTO logregel (regio, keten, nr, handeling, op, vorige, hash) "
        "SELECT regio, keten, 3, handeling, op, vorige, hash FROM logregel WHERE keten = 'regio' AND nr = 2",
    )
    uitslag = nagegaan(verankerd, buiten)
    assert uitslag.ketens["c1"].breuken == (Breuk(2, Breuksoort.ONTBREEKT),)
    assert uitslag.ketens["c2"].breuken == (Breuk(1, Breuksoort.VERPLAATST), Breuk(3, Breuksoort.VERPLAATST))
    assert Breuk(3, Breuksoort.GEWIJZIGD) in uitslag.ketens["regio"].breuken


def test_a_chain_of_which_the_end_was_removed_is_not_passed_over(db: Omgeving) -> None:
    db.doe(schrijf_regels, "c1", 3)
    knoei(db, "DELETE FROM logkop WHERE keten = 'c1'")
    assert nagegaan(db, None).ketens["c1"].breuken == (Breuk(0, Breuksoort.KOP),)


@pytest.mark.parametrize("kolom", ["hash", "zegel"])
def test_a_replaced_end_is_found(db: Omgeving, kolom: str) -> None:
    db.doe(schrijf_regels, "c1", 3)
    vals = "x'00'" if db.store._schrijver.dialect.name == "sqlite" else "'\\x00'"  # noqa: SLF001
    knoei(db, f"UPDATE logkop SET {kolom} = {vals} WHERE keten = 'c1'")  # noqa: S608
    assert nagegaan(db, None).ketens["c1"].breuken == (Breuk(3, Breuksoort.KOP),)


def test_an_old_end_that_was_put_back_before_its_lines_is_found(db: Omgeving) -> None:
    db.doe(schrijf_regels, "c1", 2)
    kop = db.zie(logboek.kop, "c1")
    assert kop is not None
    db.doe(schrijf_regels, "c1", 2)
    db.doe(
        lambda uow: uow.verbinding.execute(
            text("UPDATE logkop SET nr = :n, hash = :h, zegel = :z"), {"n": kop.nr, "h": kop.hash, "z": kop.zegel}
        )
    )
    assert nagegaan(db, None).ketens["c1"].breuken == (Breuk(2, Breuksoort.KOP),)


def test_cutting_off_with_the_key_is_found_up_to_the_anchor(verankerd: Omgeving, buiten: Bestanden) -> None:
    knoei(verankerd, "DELETE FROM logregel WHERE keten = 'c1' AND nr > 3")
    schrijf_kop_goed(verankerd, "c1")
    uitslag = nagegaan(verankerd, buiten)
    assert uitslag.ketens["c1"].breuken == ()
    (breuk,) = uitslag.ketens["c1"].ankerbreuken
    assert (breuk.soort, breuk.anker, breuk.dag, breuk.nr, breuk.vanaf) == (
        Ankerbreuksoort.AFGEKAPT, 2, date(2026, 3, 3), 5, 3,
    )  # fmt: skip


def test_what_was_cut_off_after_the_last_anchor_cannot_be_seen(verankerd: Omgeving, buiten: Bestanden) -> None:
    """It is said plainly, in the documentation and by the command; the next anchor ends it."""
    verankerd.doe(schrijf_regels, "c1", 2)
    knoei(verankerd, "DELETE FROM logregel WHERE keten = 'c1' AND nr > 5")
    schrijf_kop_goed(verankerd, "c1")
    assert nagegaan(verankerd, buiten).gebroken == set()


def test_lines_written_anew_with_the_key_are_found_between_two_anchors(verankerd: Omgeving, buiten: Bestanden) -> None:
    knoei(verankerd, "DELETE FROM logregel WHERE keten = 'c1' AND nr > 3")
    schrijf_kop_goed(verankerd, "c1")
    verankerd.over(hours=1).doe(schrijf_regels, "c1", 1)
    verankerd.doe(schrijf_regels, "c1", 1)
    knoei_uit = verankerd.zie(logboek.controleer, "c1")
    assert knoei_uit == ()
    # The same lines again give the same hashes; others do not.
    verankerd.doe(_herschrijf, "c1")
    (breuk,) = nagegaan(verankerd, buiten).ketens["c1"].ankerbreuken
    assert (breuk.soort, breuk.vanaf, breuk.nr) == (Ankerbreuksoort.HERSCHREVEN, 3, 5)


def _herschrijf(uow: UnitOfWork, casus_id: str) -> None:
    """Write the lines after the third anew, with another person in them."""
    uow.verbinding.execute(text("DELETE FROM logregel WHERE keten = :k AND nr > 3"), {"k": casus_id})
    from domain.logboek import Keten, verzegel  # noqa: PLC0415

    rij = uow.verbinding.execute(
        text("SELECT nr, hash FROM logregel WHERE keten = :k ORDER BY nr DESC LIMIT 1"), {"k": casus_id}
    ).one()
    kop = verzegel(uow.logboeksleutel(), Keten(uow.regio, casus_id), rij.nr, bytes(rij.hash))
    uow.verbinding.execute(
        text("UPDATE logkop SET nr = :n, hash = :h, zegel = :z WHERE keten = :k"),
        {"n": kop.nr, "h": kop.hash, "z": kop.zegel, "k": casus_id},
    )
    for _ in range(2):
        logboek.schrijf(
            uow, Logregel(handeling=Handeling.CASUS_GEOPEND, op=uow.now, door_id="ander", casus_id=casus_id)
        )


def test_a_whole_chain_that_has_gone_is_missed(verankerd: Omgeving, buiten: Bestanden) -> None:
    knoei(verankerd, "DELETE FROM logregel WHERE keten = 'c2'", "DELETE FROM logkop WHERE keten = 'c2'")
    uitslag = nagegaan(verankerd, buiten)
    assert uitslag.gebroken == {"c2"}
    assert [een.soort for een in uitslag.ketens["c2"].ankerbreuken] == [Ankerbreuksoort.KETEN_WEG]


def vernietig(uow: UnitOfWork, keten: str, *, met_regel: bool) -> None:
    vernietigen.bewijs(
        uow,
        Vernietiging(
            soort=Bewaarsoort.LOGBOEK,
            onderwerp_id=keten,
            code="26-0001-X",
            categorie=Bewaarcategorie.LOGBOEK,
            begonnen_op=uow.now,
            verliep_op=uow.now,
            bevestigd_door_id="noor",
            vernietigd_op=uow.now,
        ),
    )
    vernietigen.wis_keten(uow, keten)
    if met_regel:
        logboek.schrijf(uow, Logregel(handeling=Handeling.VERNIETIGD, op=uow.now, door_id="noor", onderwerp_id=keten))


def test_a_chain_that_was_destroyed_in_order_is_told_as_such(verankerd: Omgeving, buiten: Bestanden) -> None:
    verankerd.doe(vernietig, "c2", met_regel=True)
    uitslag = nagegaan(verankerd, buiten)
    assert uitslag.gebroken == set()
    assert uitslag.ketens["c2"].vernietigd


def test_a_proof_that_was_put_in_the_table_by_hand_proves_nothing(verankerd: Omgeving, buiten: Bestanden) -> None:
    verankerd.doe(vernietig, "c2", met_regel=False)
    uitslag = nagegaan(verankerd, buiten)
    assert [een.soort for een in uitslag.ketens["c2"].ankerbreuken] == [Ankerbreuksoort.KETEN_WEG]


@pytest.mark.parametrize(
    ("opdracht", "anker", "soorten"),
    [
        ("DELETE FROM anker WHERE nr = 1", 1, {Ankerbreuksoort.ONTBREEKT}),
        ("DELETE FROM anker WHERE nr = 2", 2, {Ankerbreuksoort.ONTBREEKT}),
        ("UPDATE anker SET dag = '2026-03-04' WHERE nr = 2", 2, {Ankerbreuksoort.RIJ}),
        ("UPDATE anker SET nr = 7 WHERE nr = 2", 7, {Ankerbreuksoort.RIJ}),
        (
            "UPDATE anker SET inhoud = replace(inhoud, 'c2', 'c9') WHERE nr = 1",
            1,
            {Ankerbreuksoort.HANDTEKENING},
        ),
        ("UPDATE anker SET inhoud = 'geen anker' WHERE nr = 1", 1, {Ankerbreuksoort.HANDTEKENING}),
    ],
)
@pytest.mark.parametrize("met_bestanden", [True, False])
def test_what_is_done_to_an_anchor_is_found(
    verankerd: Omgeving, buiten: Bestanden, opdracht: str, anker: int, soorten: Soorten, *, met_bestanden: bool
) -> None:
    knoei(verankerd, opdracht)
    gevonden = nagegaan(verankerd, buiten if met_bestanden else None).ankersoorten
    assert soorten <= gevonden[anker]


@pytest.mark.parametrize("nr", [0, -7, 3])
def test_a_row_that_takes_the_place_of_tomorrows_anchor_is_found_and_stops_no_check(
    verankerd: Omgeving, buiten: Bestanden, nr: int
) -> None:
    knoei(
        verankerd,
        "INSERT INTO anker (regio, nr, dag, inhoud, handtekening, op, buiten_op) "  # noqa: S608 - a number of ours
        f"SELECT regio, {nr}, '2026-03-04', inhoud, handtekening, op, buiten_op FROM anker WHERE nr = 2",
    )
    gevonden = nagegaan(verankerd, buiten)
    assert set(gevonden.ankersoorten) == {nr}
    assert not gevonden.gebroken


def test_what_was_put_in_unsigned_keeps_nothing_out_of_the_next_anchor(verankerd: Omgeving) -> None:
    """Else whoever names the ends of today beforehand, unsigned, keeps them from being anchored, and cuts them off."""

    def zet_ertussen(uow: UnitOfWork) -> None:
        koppen = uow.verbinding.execute(text("SELECT keten, nr, hash FROM logkop")).all()
        (_, tweede) = tuple(ankers.rijen(uow))
        einden = tuple(Einde(rij.keten, rij.nr, bytes(rij.hash)) for rij in koppen)
        vals = schrijf(replace(lees(tweede.getekend.inhoud), nr=3, einden=einden))
        uow.verbinding.execute(
            text(
                "INSERT INTO anker (regio, nr, dag, inhoud, handtekening, op) "
                "SELECT regio, 3, '2026-02-01', :i, handtekening, op FROM anker WHERE nr = 2"
            ),
            {"i": vals},
        )

    verankerd.doe(lambda uow: schrijf_regels(uow, "c1", 2))
    verankerd.doe(zet_ertussen)
    gemaakt = verankerd.doe(ankers.maak, date(2026, 3, 5))
    assert gemaakt is not None
    assert "c1" in {een.keten for een in gemaakt.einden}


def test_an_anchor_forged_with_another_key_is_found(verankerd: Omgeving, buiten: Bestanden) -> None:
    def doe(uow: UnitOfWork) -> None:
        (_, tweede) = tuple(ankers.rijen(uow))
        vals = schrijf(replace(lees(tweede.getekend.inhoud), einden=()))
        uow.verbinding.execute(text("UPDATE anker SET inhoud = :i WHERE nr = 2"), {"i": vals})

    verankerd.doe(doe)
    assert nagegaan(verankerd, buiten).ankersoorten[2] == {Ankerbreuksoort.HANDTEKENING}


def test_an_anchor_signed_anew_with_the_stolen_key_differs_from_its_file(
    verankerd: Omgeving, buiten: Bestanden
) -> None:
    def doe(uow: UnitOfWork) -> None:
        (_, tweede) = tuple(ankers.rijen(uow))
        vals = schrijf(replace(lees(tweede.getekend.inhoud), einden=()))
        uow.verbinding.execute(
            text("UPDATE anker SET inhoud = :i, handtekening = :h WHERE nr = 2"),
            {"i": vals, "h": ankers.teken(uow, vals)},
        )

    verankerd.doe(doe)
    assert Ankerbreuksoort.BESTAND_ANDERS in nagegaan(verankerd, buiten).ankersoorten[2]


def test_a_file_that_has_gone_or_was_changed_is_found(verankerd: Omgeving, buiten: Bestanden) -> None:
    eerste, tweede = buiten.namen()
    getekend = buiten.inhoud[tweede]
    assert getekend is not None
    buiten.inhoud[tweede] = replace(getekend, handtekening=bytes(64))
    del buiten.inhoud[eerste]
    gevonden = nagegaan(verankerd, buiten)
    assert gevonden.ankersoorten[1] == {Ankerbreuksoort.BESTAND_ONTBREEKT}
    assert [een.bestand for een in gevonden.ankers.breuken if een.soort is Ankerbreuksoort.BESTAND_VALS] == [tweede]


def test_a_copy_that_is_a_day_behind_is_no_break(verankerd: Omgeving, buiten: Bestanden) -> None:
    del buiten.inhoud[buiten.namen()[-1]]
    assert nagegaan(verankerd, replace(buiten, is_kopie=True)).ankers.breuken == ()
    assert nagegaan(verankerd, buiten).ankersoorten == {2: {Ankerbreuksoort.BESTAND_ONTBREEKT}}


TERUG: Sequence[Callable[[Omgeving], None]] = (
    lambda db: knoei(
        db,
        "DELETE FROM anker WHERE nr = 2",
        "DELETE FROM logregel WHERE keten = 'c1' AND nr > 3",
        "DELETE FROM logregel WHERE keten = 'regio'",
        "DELETE FROM logkop WHERE keten = 'regio'",
    ),
)


@pytest.mark.parametrize("zet_terug", TERUG)
def test_an_older_copy_that_was_put_back_shows_by_the_files_alone(
    verankerd: Omgeving, buiten: Bestanden, zet_terug: Callable[[Omgeving], None]
) -> None:
    zet_terug(verankerd)
    schrijf_kop_goed(verankerd, "c1")
    zonder = nagegaan(verankerd, None)
    assert zonder.ankers.breuken == ()
    assert zonder.gebroken == set()
    met = nagegaan(verankerd, buiten)
    assert met.ankersoorten == {2: {Ankerbreuksoort.ONTBREEKT}}
    assert met.ketens["c1"].ankerbreuken[0].soort is Ankerbreuksoort.AFGEKAPT
    assert "regio" in met.gebroken


def test_going_on_after_an_older_copy_was_put_back_is_still_seen(verankerd: Omgeving, buiten: Bestanden) -> None:
    TERUG[0](verankerd)
    schrijf_kop_goed(verankerd, "c1")
    verankerd.over(days=3)
    veranker(verankerd, 5, buiten)
    gevonden = nagegaan(verankerd, buiten)
    assert gevonden.ankersoorten == {2: {Ankerbreuksoort.BESTAND_ANDERS}}
    assert "c1" in gevonden.gebroken


def test_many_chains_are_checked_one_by_one(db: Omgeving) -> None:
    def doe(uow: UnitOfWork) -> None:
        for nummer in range(120):
            schrijf_regels(uow, f"c{nummer:04}", 1)

    db.doe(doe)
    veranker(db, 2)
    assert len(nagegaan(db, None).ketens) == 121
