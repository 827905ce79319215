"""A melding is kept whole and encrypted; in a list nothing of it is opened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.casus import Geinformeerd
from domain.errors import Conflict, NotFound
from domain.melding import Afwijzing, Gemelde, Melding, MeldingStatus, vraag, vul_aan, wijs_af
from domain.persoon import Rol
from storage import meldingen
from storage.store import UnitOfWork
from storage.tabellen.meldingen import melding as tabel
from tests._databases import NU
from tests.storage import bouw
from tests.storage.conftest import Omgeving

KANARIE = "Kanarie Gemeld"


def nieuwe(uow: UnitOfWork, *, spoed: bool = False) -> Melding:
    """A melding of somebody of the police, stored."""
    bo = bouw.persoon(uow, "Bo Agent", (Rol.PARTNER, "politie"))
    een = Melding(
        id=uow.new_id(),
        organisatie="politie",
        melder_id=bo.id,
        route="veldaanmelding",
        spoed=spoed,
        personen=(Gemelde(KANARIE, date(1990, 5, 3), "dordrecht", "dader"), Gemelde("Zonder Datum")),
        aanleiding=f"{KANARIE} 🙂 عمر",
        verzoek="een verzonnen verzoek",
        geinformeerd=Geinformeerd.NEE,
        ingediend_op=uow.now,
        geinformeerd_toelichting="een verzonnen reden",
        betrokken="wijkteam",
        tafel="jeugd",
        eerdere_code="26-0001-X",
    )
    meldingen.voeg_toe(uow, een)
    return een


def test_what_was_brought_in_comes_back_whole(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    assert db.zie(meldingen.lees, een.id) == een
    with pytest.raises(NotFound):
        db.zie(meldingen.lees, "geen")


def test_the_talk_about_it_is_kept(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    bevraagd = db.doe(meldingen.wijzig, vraag(een, "rosa", "Hoe oud is hij?", NU))
    verder = db.doe(meldingen.wijzig, vul_aan(bevraagd, een.melder_id, "Zestien.", NU + timedelta(hours=1)))
    assert db.zie(meldingen.lees, een.id) == verder
    assert [bericht.vraag for bericht in verder.berichten] == [True, False]
    assert verder.laatste_vraag == "Hoe oud is hij?"


def test_two_at_once_do_not_overwrite_each_other(db: Omgeving) -> None:
    een = db.doe(nieuwe)
    db.doe(meldingen.wijzig, replace(een, status=MeldingStatus.AANGEVULD))
    with pytest.raises(Conflict):
        db.doe(meldingen.wijzig, replace(een, status=MeldingStatus.MEER_GEVRAAGD))


def test_what_is_still_to_be_done_is_listed_the_oldest_first(db: Omgeving) -> None:
    eerst = db.doe(nieuwe)
    dan = db.over(hours=1).doe(nieuwe, spoed=True)
    klaar = db.over(hours=1).doe(nieuwe)
    db.doe(meldingen.wijzig, wijs_af(klaar, Afwijzing.ADVIES, "Zo kan het ook.", db.nu))
    assert [een.id for een in db.zie(meldingen.lopende)] == [eerst.id, dan.id]
    assert [een.id for een in db.zie(meldingen.van_melders, [eerst.melder_id])] == [klaar.id, dan.id, eerst.id]
    assert db.zie(meldingen.van_melders, ["een-ander"]) == ()


def test_the_casus_it_became_leads_back_to_it(db: Omgeving) -> None:
    een, verhaal = db.doe(nieuwe), db.doe(bouw.verhaal)
    assert db.zie(meldingen.van_casus, verhaal.casus.id) is None
    db.doe(meldingen.wijzig, replace(een, status=MeldingStatus.ONTVANKELIJK, casus_id=verhaal.casus.id))
    gevonden = db.zie(meldingen.van_casus, verhaal.casus.id)
    assert gevonden is not None
    assert gevonden.id == een.id


def test_nothing_of_it_can_be_read_in_the_database(db: Omgeving) -> None:
    db.doe(nieuwe)
    rij = db.zie(lambda uow: tuple(uow.verbinding.execute(select(tabel)).one()))
    alles = b"|".join(een if isinstance(een, bytes) else str(een).encode() for een in rij)
    assert b"Kanarie" not in alles
    assert b"jeugd" not in alles
