"""What is destroyed is gone: every table is decided about, and no byte of it is left to read."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, select, update
from sqlalchemy.exc import DBAPIError

from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.logboek import Handeling, Logregel
from domain.persoon import Rol
from domain.toegang import Toegang
from storage import (
    agenda,
    casus,
    datalekken,
    inbox,
    logboek,
    outbox,
    paginas,
    sporen,
    toegang,
    uitvraag,
    vernietigen,
    wekkers,
)
from storage.inbox import Uitkomst
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Store, UnitOfWork, maak_store
from storage.tabellen import metadata, verloop
from storage.tabellen.casus import betrokkene
from storage.tabellen.uitvraag import antwoord
from storage.vernietigen import BLIJFT, GAAT, Vernietiging
from tests._databases import NU, REGIO
from tests.storage import bouw
from tests.storage._verloop import VERLOOP, schrijf_verloop
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving

KANARIE = "Kanarie Weggevlogen"
WEKKERS = ("herinnering", "afspraak", "kader", "consult")
BERICHTEN = ("alles_binnen", "bellen", "agenda", "vernietigd", "kader", "afspraak_melding", "opgeschaald")


def hangt_aan_casus(tabel: Table) -> bool:
    """Tell whether a row of this table belongs to a casus, by a column or through what it refers to."""
    if tabel.name == "casus" or "casus_id" in tabel.c:
        return True
    naar = {een.referred_table for een in tabel.constraints if isinstance(een, ForeignKeyConstraint)}
    return any(hangt_aan_casus(een) for een in naar if een is not tabel)


def vol(uow: UnitOfWork) -> Verhaal:
    """A casus with everything that can hang on it."""
    van = bouw.verhaal(uow, KANARIE)
    uitvraag.voeg_antwoord_toe(uow, van.casus.id, van.antwoord(uow))
    toegang.verleen(uow, Toegang(van.casus.id, "politie", Rol.PARTNER, uow.now))
    datalekken.voeg_toe(uow, bouw.datalek(van))
    wekkers.zet(uow, "herinnering", van.bevraging.id, uow.now + timedelta(days=1))
    outbox.plan(uow, soort="alles_binnen", onderwerp_id=van.uitvraag.id, persoon_id=van.regisseur.id)
    uitkomst = Uitkomst("gedaan", {"casus": van.casus.id})
    inbox.onthoud(uow, activiteit="a|1", sleutel="s", verb="v", persoon_id=van.regisseur.id, uitkomst=uitkomst)
    paginas.maak(
        uow,
        soort="inzage",
        onderwerp_id=f"{van.casus.id}:{van.casus.betrokkenen[0].id}",
        persoon_id=van.regisseur.id,
        verloopt_op=uow.now + timedelta(minutes=10),
    )
    ids = schrijf_verloop(uow, van, KANARIE)
    wekkers.zet(uow, "afspraak", ids["afspraak"], uow.now + timedelta(days=1), 2)
    wekkers.zet(uow, "consult", ids["afschaling"], uow.now + timedelta(days=1))
    wekkers.zet(uow, "kader", f"{van.casus.id}:een-kader", uow.now + timedelta(days=1))
    for soort, onderwerp_id in (
        ("kader", f"{van.casus.id}:een-kader"),
        ("afspraak_melding", ids["afspraak"]),
        ("opgeschaald", ids["opschaalstap"]),
    ):
        outbox.plan(uow, soort=soort, onderwerp_id=onderwerp_id, persoon_id=van.regisseur.id)
    logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_AANGEMAAKT, op=uow.now, casus_id=van.casus.id))
    return van


def wis(uow: UnitOfWork, casus_id: str) -> dict[str, int]:
    waar = sporen.sporen(uow, casus_id)
    aantallen = vernietigen.maak_posten_leeg(uow, BERICHTEN, waar)
    uow.vernietig_sleutels([casus_id])
    return vernietigen.wis_casus(uow, waar, WEKKERS) | aantallen


def noemt(uow: UnitOfWork, *ids: str) -> set[str]:
    """Return the tables in which one of these ids stands anywhere."""
    gevonden = set()
    for tabel in metadata.sorted_tables:
        for rij in uow.verbinding.execute(select(tabel)):
            if any(een in str(waarde) for waarde in rij for een in ids):
                gevonden.add(tabel.name)
    return gevonden


def test_every_table_is_decided_about_before_anything_is_kept_in_it() -> None:
    assert set(metadata.tables) == GAAT | set(BLIJFT)
    assert not GAAT & set(BLIJFT)


def test_whatever_hangs_on_a_casus_goes_with_it() -> None:
    assert {naam for naam, tabel in metadata.tables.items() if hangt_aan_casus(tabel)} <= GAAT


def test_the_tables_of_the_course_of_a_casus_are_all_tried() -> None:
    tabellen = {een.name for een in verloop.__dict__.values() if isinstance(een, Table)}
    assert tabellen - {een.name for een in VERLOOP} == {"adviesvraag"}


def test_no_row_names_it_any_more_but_those_that_prove_it(db: Omgeving) -> None:
    van, blijft = db.doe(vol), db.doe(lambda uow: bouw.nieuwe_casus(uow, bouw.persoon(uow, "Fatima Regisseur")))
    db.doe(casus.voeg_toe, blijft)
    verliep = db.zie(sporen.sporen, van.casus.id).verloop
    assert len(verliep) == 6
    ids = (van.casus.id, van.uitvraag.id, van.bevraging.id, van.casus.betrokkenen[0].id, "lek", *verliep)
    aantallen = db.doe(wis, van.casus.id)
    assert db.zie(noemt, *ids) == {"logregel", "logkop", "sleutelvernietiging"}
    assert db.zie(casus.lees, blijft.id).code == blijft.code
    assert db.zie(agenda.lees, van.zitting.id).id == van.zitting.id
    een_elk = ("casus", "betrokkene", "uitvraag", "antwoord", "toegang", "datalek", "inbox", "paginalink")
    for tabel in (*een_elk, *(een.name for een in VERLOOP)):
        assert aantallen[tabel] == 1, tabel
    assert (aantallen["bevraging"], aantallen["wekker"], aantallen["outbox"]) == (2, 4, 4)


def test_where_a_step_of_another_casus_led_is_forgotten_and_the_step_stays(db: Omgeving) -> None:
    van = db.doe(vol)
    kwestie = db.doe(lambda uow: bouw.nieuwe_casus(uow, van.regisseur, "Overlast Verzonnen"))
    db.doe(casus.voeg_toe, kwestie)

    def leidde(uow: UnitOfWork) -> None:
        uow.voer_uit(update(verloop.opschaalstap).values(naar_casus_id=kwestie.id))

    db.doe(leidde)
    assert len(db.zie(sporen.sporen, kwestie.id).hierheen) == 1
    db.doe(wis, kwestie.id)
    assert db.zie(noemt, kwestie.id) == {"sleutelvernietiging"}
    assert db.zie(sporen.sporen, van.casus.id).verloop


def test_what_begins_like_it_and_is_of_another_casus_stays(db: Omgeving) -> None:
    van = db.doe(vol)
    ander = f"{van.casus.id}0"

    def naast(uow: UnitOfWork) -> None:
        wekkers.zet(uow, "kader", f"{ander}:een-kader", uow.now + timedelta(days=1))
        outbox.plan(uow, soort="kader", onderwerp_id=f"{ander}:een-kader", persoon_id=van.regisseur.id)

    db.doe(naast)
    db.doe(wis, van.casus.id)
    assert db.zie(noemt, ander) == {"wekker", "bericht"}


def test_twice_removes_nothing_more(db: Omgeving) -> None:
    van = db.doe(vol)
    db.doe(wis, van.casus.id)
    assert not any(db.doe(wis, van.casus.id).values())


def test_a_message_that_was_never_posted_is_forgotten_and_one_that_stands_is_edited(db: Omgeving) -> None:
    van = db.doe(vol)

    def staat(uow: UnitOfWork) -> None:
        bouw.persoonlijk(uow, van.regisseur)
        werk = outbox.neem(uow, werker="w", limieten=outbox.Limieten(), verhuur=timedelta(minutes=1))
        assert werk is not None
        outbox.gelukt(uow, werk, "post-1")
        outbox.plan(uow, soort="bellen", onderwerp_id=van.bevraging.id, persoon_id=van.regisseur.id)

    db.doe(staat)
    db.over(hours=1)
    db.doe(wis, van.casus.id)
    (werk,) = db.zie(outbox.van_status, outbox.OutboxStatus.WACHT, 9)
    assert (werk.soort, werk.onderwerp_id, werk.activity_id) == ("vernietigd", werk.bericht_id, "post-1")


def test_it_waits_while_a_message_about_it_is_being_sent(db: Omgeving) -> None:
    van = db.doe(vol)
    waar = db.zie(sporen.sporen, van.casus.id)
    assert not db.zie(vernietigen.wordt_verzonden, BERICHTEN, waar)

    def verzendt(uow: UnitOfWork) -> None:
        bouw.persoonlijk(uow, van.regisseur)
        assert outbox.neem(uow, werker="w", limieten=outbox.Limieten(), verhuur=timedelta(minutes=1)) is not None

    db.doe(verzendt)
    assert db.zie(vernietigen.wordt_verzonden, BERICHTEN, waar)


def test_no_byte_of_it_is_left_in_the_database_and_what_an_older_copy_holds_cannot_be_read(
    sqlite_store: Store, sqlite_url: str, sleutels_url: str, sleutelkast: DatabaseSleutelkast, tmp_path: Path
) -> None:
    db = Omgeving(sqlite_store)
    van = db.doe(vol)

    def versleuteld(uow: UnitOfWork) -> list[bytes]:
        kolommen = (betrokkene.c.gegevens, antwoord.c.inhoud, *(een.c.inhoud for een in VERLOOP if "inhoud" in een.c))
        return [een for kolom in kolommen for een in uow.verbinding.execute(select(kolom)).scalars()]

    was = db.zie(versleuteld)
    index = db.zie(lambda uow: uow.verbinding.execute(select(betrokkene.c.blinde_index)).scalar_one())
    bestand = Path(sqlite_url.removeprefix("sqlite:///"))
    kopie = tmp_path / "gisteren.db"
    _leeg_wal(db)
    kopie.write_bytes(bestand.read_bytes())
    assert was[0] in kopie.read_bytes()

    db.doe(wis, van.casus.id)
    _leeg_wal(db)
    alles = b"".join(een.read_bytes() for een in bestand.parent.glob("*.db*") if een != kopie)
    for spoor in (*was, index.encode(), KANARIE.encode(), b"verzonnen doel"):
        assert spoor not in alles

    gisteren = maak_store(f"sqlite:///{kopie}", sleutelkast)
    try:
        with pytest.raises(Exception, match="sleutel_weg"):
            Omgeving(gisteren).zie(casus.lees, van.casus.id)
    finally:
        gisteren.close()
    assert KANARIE.encode() not in Path(sleutels_url.removeprefix("sqlite:///")).read_bytes()


def _leeg_wal(db: Omgeving) -> None:
    rauw = db.store._schrijver.raw_connection()  # noqa: SLF001 - what an operator does with the file
    try:
        rauw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rauw.cursor().execute("VACUUM")
        rauw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        rauw.close()


def test_lines_of_the_logboek_go_only_once_their_destruction_was_written_down(db: Omgeving) -> None:
    van = db.doe(vol)
    with pytest.raises(DBAPIError):
        db.doe(vernietigen.wis_keten, van.casus.id)
    bewijs = Vernietiging(
        Bewaarsoort.LOGBOEK, van.casus.id, "26-0001-X", Bewaarcategorie.LOGBOEK, NU, NU, van.regisseur.id, NU
    )

    def met_bewijs(uow: UnitOfWork) -> dict[str, int]:
        vernietigen.bewijs(uow, bewijs)
        return vernietigen.wis_keten(uow, van.casus.id)

    assert db.doe(met_bewijs) == {"logregel": 1, "logkop": 1}
    assert db.zie(logboek.lees, van.casus.id) == ()
    assert db.regio == REGIO


def test_a_proof_can_be_found_by_code_and_holds_counts_only(db: Omgeving) -> None:
    bewijs = Vernietiging(
        Bewaarsoort.CASUS,
        "weg",
        "26-0001-X",
        Bewaarcategorie.CASUS,
        NU,
        NU,
        "wie",
        NU,
        houder_id="wie",
        aantallen={"antwoord": 3},
    )
    db.doe(vernietigen.bewijs, bewijs)
    assert db.zie(vernietigen.met_code, "26-0001-X") == bewijs
    assert db.zie(vernietigen.met_code, "26-0002-X") is None
    assert db.zie(vernietigen.van_alle, Bewaarsoort.CASUS, ["weg", "er"]) == {"weg": bewijs}
    assert db.zie(vernietigen.geteld, NU) == {Bewaarcategorie.CASUS: 1}
    assert db.zie(vernietigen.geteld, NU + timedelta(days=1)) == {}
