"""Of a talk no byte on disk says of whom it is, what he chose, wrote or was written, or how its meeting opens."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select, text

from domain.gespreksbrief import Briefregel, Gespreksbrief
from domain.gespreksinbreng import Inbreng, LieverNiet, LieverNietAntwoord
from domain.gesprekskeuze import Keuze, Keuzeweg, Vertegenwoordiger
from domain.terugkeergesprek import Afzegreden, Deelnamestatus, Gebeurtenissoort, Gespreksstatus, Terugkeergesprek
from domain.vergadering import OPTIES, Toegangsgegevens, Vergadering, Vergaderopties, Vergaderstatus, Vergaderwijze
from storage import gastlinks, gespreksbrief, gesprekskeuze, outbox, sporen, terugkeergesprek, vergadering, vernietigen
from storage.store import UnitOfWork
from storage.tabellen import terugkeergesprek as tabellen
from tests.scenarios._kanaries import vindt
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving
from tests.storage.test_kanarie import bytes_van
from tests.storage.test_vernietigen import noemt

TABELLEN = tuple(een for een in vars(tabellen).values() if isinstance(een, Table))
WOORD = "kanariegesprek"
"""Stands in everything that is typed about a talk."""
INRICHTING, ELDERS = "pi-kanarieburg", "meekijkkanarie"
GEHEIM = (WOORD, INRICHTING, ELDERS, "19:kanariedraad")


def vol(uow: UnitOfWork) -> tuple[Verhaal, Terugkeergesprek, tuple[str, ...]]:
    """Keep a row in every table of a talk; return what opens it as well: a token and a cookie."""
    van = bouw.verhaal(uow)
    wie = van.regisseur.id
    nieuw = Terugkeergesprek(
        "", van.casus.id, van.casus.betrokkenen[0].id, Gespreksstatus.GAAT_NIET_DOOR, INRICHTING, 45,
        momenten=(uow.now,), begint_op=uow.now, erbij=(ELDERS,), casemanager_id=wie, plaatsvervanger_id=wie,
        afzegreden=Afzegreden.KEUZE, onder_curatele=True,
    )  # fmt: skip
    gesprek = terugkeergesprek.maak(uow, nieuw)
    terugkeergesprek.zet_deelname(uow, gesprek, "politie", Deelnamestatus.KOMT, wie)
    terugkeergesprek.noteer(uow, gesprek, Gebeurtenissoort.GAST_ER)
    mee = Vertegenwoordiger(f"Moeder {WOORD}", f"{WOORD} moeder")
    gesprekskeuze.kies(uow, gesprek, Keuze.NEE, Keuzeweg.CASEMANAGER, wie, mee)
    inbreng = Inbreng(
        gesprek.id, van.casus.id, doel=f"{WOORD} doel", per_gebied={"wonen": f"{WOORD} wonen"}, vragen=f"{WOORD} vraag",
        wensen=f"{WOORD} wens", tolk=f"{WOORD} taal", meebrengen=f"{WOORD} advocaat",
        liever_niet=(LieverNiet(f"{WOORD}-organisatie", LieverNietAntwoord.KAN_NIET, f"{WOORD} uitleg"),),
    )  # fmt: skip
    gesprekskeuze.bewaar_inbreng(uow, inbreng)
    gegevens = Toegangsgegevens(f"https://teams.example/{WOORD}", f"020 {WOORD}", f"{WOORD} code")
    vergadering.maak(uow, _vergadering(gesprek, gegevens))
    link, token = gastlinks.maak(
        uow, gesprek_id=gesprek.id, casus_id=gesprek.casus_id, persoon_id=wie, verloopt_op=uow.now + timedelta(days=9)
    )
    open_ = gastlinks.open_(uow, link, uow.now + timedelta(hours=1), "nl")
    assert open_ is not None
    regel = Briefregel(f"{WOORD} regel", "a1", f"{WOORD}-gemeente", date(2027, 3, 2), gevoelig=True)
    brief = Gespreksbrief(gesprek.id, van.casus.id, (regel,), f"{WOORD} bellen", f"{WOORD} begrepen")
    gespreksbrief.keur_goed(uow, gespreksbrief.voeg_toe(uow, brief, wie), wie)
    outbox.plan(uow, soort="terugkeergesprek", onderwerp_id=f"{van.casus.id}:politie", persoon_id=wie)
    return van, gesprek, (token, open_[1])


def _vergadering(gesprek: Terugkeergesprek, gegevens: Toegangsgegevens) -> Vergadering:
    return Vergadering(
        id="",
        gesprek_id=gesprek.id,
        casus_id=gesprek.casus_id,
        wijze=Vergaderwijze.GRAPH,
        status=Vergaderstatus.GOED,
        extern_id=f"{WOORD}-extern",
        gegevens=gegevens,
        opties=Vergaderopties(**dict.fromkeys(OPTIES, True)),
        draad="19:kanariedraad",
    )


def test_every_table_of_a_talk_is_filled_and_no_byte_on_disk_tells(
    db: Omgeving, database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    _, _, open_ = db.doe(vol)
    telt = db.zie(_rijen)
    assert telt == dict.fromkeys((een.name for een in TABELLEN), 1)
    inhoud = bytes_van(db, database_url, tmp_path, request)
    assert b"terugkeergesprek" in inhoud
    assert vindt((*GEHEIM, *open_), inhoud) == set()


def test_what_is_kept_of_it_can_be_read_back_by_the_program(db: Omgeving) -> None:
    """Otherwise it would prove nothing that it cannot be read on disk."""
    _, gesprek, _ = db.doe(vol)
    gelezen = (
        db.zie(terugkeergesprek.lees, gesprek.id).inrichting,
        str(db.zie(gesprekskeuze.keuzes, gesprek.id)),
        str(db.zie(gesprekskeuze.inbreng, gesprek)),
        str(db.zie(vergadering.van_gesprek, gesprek.id)),
        str(db.zie(gespreksbrief.goedgekeurd, gesprek.id)),
    )
    assert gelezen[0] == INRICHTING
    assert all(WOORD in een for een in gelezen[1:])


def test_what_he_chose_does_not_show_in_the_size_of_what_is_on_disk(db: Omgeving) -> None:
    def kies(uow: UnitOfWork) -> set[int]:
        _, gesprek, _ = vol(uow)
        uow.verbinding.execute(text("DELETE FROM gesprekskeuze"))
        for keuze in Keuze:
            gesprekskeuze.kies(uow, gesprek, keuze, Keuzeweg.EIGEN_PAGINA, gesprek.casemanager_id or "")
        return {len(een) for een in uow.verbinding.execute(text("SELECT inhoud FROM gesprekskeuze")).scalars()}

    assert len(db.doe(kies)) == 1


def test_why_a_talk_is_off_does_not_show_in_the_size_of_what_is_on_disk(db: Omgeving) -> None:
    def zeg_af(uow: UnitOfWork) -> set[int]:
        _, gesprek, _ = vol(uow)
        maten = set[int]()
        for reden in Afzegreden:
            gesprek = terugkeergesprek.wijzig(uow, replace(gesprek, afzegreden=reden))
            maten |= {len(een) for een in uow.verbinding.execute(text("SELECT inhoud FROM terugkeergesprek")).scalars()}
        return maten

    assert len(db.doe(zeg_af)) == 1


def test_of_a_casus_that_was_destroyed_no_row_of_its_talk_is_left(db: Omgeving) -> None:
    van, gesprek, _ = db.doe(vol)

    def wis(uow: UnitOfWork) -> None:
        waar = sporen.sporen(uow, van.casus.id)
        assert gesprek.id in waar.verloop
        vernietigen.maak_posten_leeg(uow, ("terugkeergesprek",), waar)
        uow.vernietig_sleutels([van.casus.id])
        vernietigen.wis_casus(uow, waar, ())

    db.doe(wis)
    assert db.zie(_rijen) == dict.fromkeys((een.name for een in TABELLEN), 0)
    assert db.zie(noemt, gesprek.id, van.casus.id) <= {"logregel", "logkop", "sleutelvernietiging"}


def _rijen(uow: UnitOfWork) -> dict[str, int]:
    """Return how many rows stand in each table of a talk."""
    return {een.name: uow.verbinding.execute(select(func.count()).select_from(een)).scalar_one() for een in TABELLEN}
