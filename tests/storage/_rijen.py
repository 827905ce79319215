"""What stands in the database itself, read without the program's own questions: to check the program by."""

from datetime import date

from sqlalchemy import Table, select

from storage.tabellen import metadata
from storage.tabellen.casus import casus
from storage.tabellen.outbox import bericht
from storage.tabellen.wekkers import wekker
from storage.uow import UnitOfWork


def ids_van_casussen(uow: UnitOfWork) -> tuple[str, ...]:
    """Return the id of every casus there is."""
    return tuple(uow.verbinding.execute(select(casus.c.id)).scalars().all())


def waar_het_nog_staat(uow: UnitOfWork, casus_id: str) -> list[str]:
    """Return in which tables rows of a casus stand still, beside its logboek and the proof that it went."""
    blijft = {"logregel", "logkop", "vernietiging", "bewaring", "sleutelvernietiging"}
    return [
        tabel.name
        for tabel in metadata.tables.values()
        if tabel.name not in blijft and "casus_id" in tabel.c
        if uow.verbinding.execute(select(tabel.c.casus_id).where(tabel.c.casus_id == casus_id)).first()
    ]


def soort_van_posten(uow: UnitOfWork) -> dict[str, str]:
    """Return of every message that was posted which kind it is, by the activity it became."""
    return {rij.activity_id: rij.soort for rij in uow.verbinding.execute(select(bericht)) if rij.activity_id}


def wachtende_wekkers(uow: UnitOfWork, soort: str) -> dict[str, list[date]]:
    """Return on which days alarms of a kind that have not gone off yet will, by what they are about."""
    wat = select(wekker.c.onderwerp_id, wekker.c.wanneer).where(wekker.c.soort == soort, wekker.c.afgegaan_op.is_(None))
    gevonden: dict[str, list[date]] = {}
    for rij in uow.verbinding.execute(wat):
        gevonden.setdefault(rij.onderwerp_id, []).append(rij.wanneer.date())
    return gevonden


def alle_rijen(uow: UnitOfWork, tabel: Table) -> list[tuple[object, ...]]:
    """Return every row of a table, of every region, as it is kept."""
    return [tuple(rij) for rij in uow.verbinding.execute(select(tabel))]
