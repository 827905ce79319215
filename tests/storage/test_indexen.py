"""The cost of a query does not grow with history: SQLite says of every statement that runs how it looks its rows up."""

from datetime import timedelta

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from storage import gesprekken, outbox
from storage.outbox import Limieten
from storage.store import Store, UnitOfWork
from storage.tabellen import metadata
from tests.storage import bouw
from tests.storage._regio_daden import DADEN, TOEVOEGINGEN
from tests.storage._regio_lezingen import LEZINGEN
from tests.storage._streek import Streek, probeer
from tests.storage.conftest import Omgeving

SLEUTELKAST = ("casussleutel", "regiosleutel", "sleutelregister")
"""Tables of another database."""


@pytest.fixture
def db(sqlite_store: Store) -> Omgeving:
    return Omgeving(sqlite_store)


def opdrachten_van(db: Omgeving) -> dict[str, object]:
    """Every statement that a region's life makes run, with the values of one time."""
    gezien: dict[str, object] = {}

    def kijk(_verbinding: object, _cursor: object, sql: str, waarden: object, _context: object, veel: bool) -> None:
        woord = sql.split(maxsplit=1)[0]
        if woord in {"SELECT", "UPDATE", "DELETE", "INSERT"} and not any(f" {een}" in sql for een in SLEUTELKAST):
            gezien.setdefault(sql, waarden[0] if veel else waarden)  # type: ignore[index]

    event.listen(Engine, "before_cursor_execute", kijk)
    try:
        streek = db.doe(Streek)
        for wat in (*LEZINGEN.values(), *TOEVOEGINGEN.values(), *DADEN.values()):
            probeer(db, wat, streek)
    finally:
        event.remove(Engine, "before_cursor_execute", kijk)
    return gezien


def plan_van(uow: UnitOfWork, sql: str, waarden: object) -> list[str]:
    rijen = uow.verbinding.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", waarden)  # type: ignore[arg-type]
    return [str(rij.detail) for rij in rijen]


def test_no_statement_walks_through_a_whole_table(db: Omgeving) -> None:
    opdrachten = opdrachten_van(db)
    assert len(opdrachten) > 80

    def wandelingen(uow: UnitOfWork) -> list[str]:
        return [
            f"{stap}  <-  {sql}"
            for sql, waarden in opdrachten.items()
            for stap in plan_van(uow, sql, waarden)
            if stap.startswith("SCAN") and any(stap.startswith(f"SCAN {tabel}") for tabel in metadata.tables)
        ]

    assert db.zie(wandelingen) == []


def test_every_statement_looks_further_than_the_region_alone(db: Omgeving) -> None:
    """All rows of a region are as good as all rows: only these few statements may ask for that."""
    alle_kanalen = "FROM kanaal JOIN kanaal AS tenant"
    """Claiming looks at each channel; there are as many as conversations."""
    ketens = "SELECT logkop.keten"
    """Checking the logboek lists its chains."""
    verwijzing = "INSERT INTO gesprek"
    """SQLite prepares to look for references to a conversation, and looks only when its id changes, which is never."""
    bij_het_starten = ("SELECT DISTINCT casus.tafel", "SELECT DISTINCT aanstelling", "SELECT DISTINCT bevraging")
    """What open work rests on is read once, at start-up."""
    ingelezen = "FROM organisatie"
    """Bodies that were read in are read once, at start-up."""
    contacten = "FROM contact \nWHERE contact.actief"
    """Listed for the beheerder; as many as people who are reached."""
    vernietigd = (
        "SELECT sleutelvernietiging.sleutel_id \nFROM",
        "SELECT vernietiging.onderwerp_id",
        "SELECT bij_signaal.id \nFROM",
    )
    """What must not exist is read once, at start-up."""
    eens_per_dag = (
        "SELECT casus.id, casus.spoor \nFROM casus \nWHERE casus.regio",
        "SELECT casus.id \nFROM casus \nWHERE casus.regio",
        "bewaring.inhoud IS NULL OR bewaring.verloopt_op IS NULL",
        "DELETE FROM aanwezigheid",
        "DELETE FROM zittingsregel WHERE zittingsregel.regio = ? AND (EXISTS",
        "DELETE FROM zittingsgesprek",
        "DELETE FROM zittingsoproep WHERE zittingsoproep.regio = ? AND (EXISTS",
        "DELETE FROM zittingsuitnodiging",
        "DELETE FROM aanstelling",
    )
    """Clocks that are missing are started, and what is kept of professionals is swept, once a working day."""
    bewaren_tellen = "GROUP BY bewaring.categorie"
    """Counts over all clocks, for who answers for the whole; as many as casussen that were closed."""
    bij_vernietigen = (
        "FROM datalek \nWHERE datalek.regio = ? AND datalek.casus_id",
        "DELETE FROM datalek",
        "DELETE FROM uitvraag WHERE",
        "SELECT inbox.activiteit, inbox.ids",
        "SELECT paginalink.id, paginalink.onderwerp_id",
    )
    """Once in the life of a casus: few data breaches, acts of a fortnight, links of a day."""
    onderzoek = (
        "GROUP BY bevraging.organisatie",
        "FROM opschaling JOIN casus",
        "SELECT casus.id \nFROM casus",
        "rechtenverzoek.ontvangen_op >= ?",
    )
    """Counts over a year, for who examines: some times a year."""
    mogen = (
        *onderzoek,
        *eens_per_dag,
        bewaren_tellen,
        *bij_vernietigen,
        *vernietigd,
        alle_kanalen,
        contacten,
        ingelezen,
        ketens,
        verwijzing,
        *bij_het_starten,
    )
    opdrachten = opdrachten_van(db)

    def alleen_regio(uow: UnitOfWork) -> list[str]:
        return [
            f"{stap}  <-  {sql}"
            for sql, waarden in opdrachten.items()
            for stap in plan_van(uow, sql, waarden)
            if stap.endswith("(regio=?)") and "_wacht" not in stap and "_open" not in stap
            if not any(deel in sql for deel in mogen)
        ]

    assert db.zie(alleen_regio) == []


def test_claiming_costs_the_same_after_years_of_history(db: Omgeving) -> None:
    """Counted in steps of SQLite's machine, not in time."""

    def vul(uow: UnitOfWork, aantal: int) -> None:
        waar = bouw.kanaal(uow)
        for nummer in range(aantal):
            outbox.plan(uow, soort="x", onderwerp_id=f"{aantal}-{nummer}", gesprek_id=waar.id)
        uow.verbinding.execute(text("UPDATE outbox SET status = 'verzonden', afgehandeld_op = gepland_op"))

    def stappen(uow: UnitOfWork) -> int:
        waar = bouw.kanaal(uow)
        outbox.plan(uow, soort="vers", onderwerp_id="vers", gesprek_id=waar.id)
        geteld = 0

        def tel() -> int:
            nonlocal geteld
            geteld += 1
            return 0

        verbinding = uow.verbinding.connection.dbapi_connection
        assert verbinding is not None
        verbinding.set_progress_handler(tel, 1)
        werk = outbox.neem(uow, werker="w", limieten=Limieten(), verhuur=timedelta(seconds=30))
        assert werk is not None
        assert outbox.gelukt(uow, werk, "post")
        outbox.eerstvolgende(uow)
        outbox.stand(uow)
        bouw.kanaal(uow, "19:ander")
        gesprekken.zet_onbereikbaar(uow, waar.id, "x")
        bouw.kanaal(uow)
        verbinding.set_progress_handler(None, 0)
        return geteld

    db.doe(vul, 10)
    jong = db.doe(stappen)
    db.doe(vul, 3000)
    oud = db.over(minutes=1).doe(stappen)
    assert oud < 1.3 * jong
