"""What each regisseur has in hand is counted in the database, in as many statements for one as for many."""

from dataclasses import replace

from sqlalchemy import event
from sqlalchemy.engine import Engine

from domain.agenda import Agendapunt, Agendasoort
from domain.casus import Fase
from domain.uitvraag import BevragingStatus
from storage import agenda, casus, uitvraag, werkverdeling
from storage.store import UnitOfWork
from storage.werkverdeling import Aantal
from tests.storage import bouw
from tests.storage.bouw import Verhaal
from tests.storage.conftest import Omgeving


def op_agenda(uow: UnitOfWork, verhaal: Verhaal) -> None:
    agenda.zet_op_agenda(uow, Agendapunt(verhaal.zitting.id, verhaal.casus.id, Agendasoort.NIEUW, uow.now))


def test_it_counts_what_runs_what_is_late_and_when_the_next_zitting_is(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    db.doe(op_agenda, verhaal)
    wie = verhaal.regisseur.id

    def werk() -> werkverdeling.Werk:
        return db.zie(werkverdeling.werk_van, [wie])[wie]

    gedaan = replace(verhaal.bevraging, status=BevragingStatus.BEANTWOORD, afgehandeld_op=db.nu)
    db.doe(uitvraag.wijzig_bevraging, gedaan)
    assert werk().casussen == (Aantal("jeugd", Fase.AANVANG, 1),)
    assert (werk().uitvragen, werk().compleet, werk().te_laat) == (1, 0, 0)
    assert werk().eerste_zitting == verhaal.zitting.begint_op
    db.over(days=4)
    assert werk().te_laat == 1
    ander = replace(verhaal.uitvraag.bevragingen[1], status=BevragingStatus.GEWEIGERD, afgehandeld_op=db.nu)
    db.doe(uitvraag.wijzig_bevraging, ander)
    assert (werk().compleet, werk().te_laat) == (1, 0)
    db.over(days=4)
    assert (werk().uitvragen, werk().eerste_zitting) == (0, None)


def test_a_closed_casus_is_no_work(db: Omgeving) -> None:
    verhaal = db.doe(bouw.verhaal)
    db.doe(casus.wijzig, replace(verhaal.casus, fase=Fase.AFGESLOTEN))
    assert db.zie(werkverdeling.werk_van, [verhaal.regisseur.id])[verhaal.regisseur.id] == werkverdeling.Werk()


def test_who_has_nothing_is_there_too(db: Omgeving) -> None:
    assert db.zie(werkverdeling.werk_van, ["niemand"]) == {"niemand": werkverdeling.Werk()}


def test_ten_regisseurs_cost_as_many_statements_as_one(db: Omgeving) -> None:
    def vul(uow: UnitOfWork) -> list[str]:
        wie = [bouw.persoon(uow, f"Regisseur {nr}") for nr in range(10)]
        for een in wie:
            casus.voeg_toe(uow, bouw.nieuwe_casus(uow, een))
        return [een.id for een in wie]

    ids = db.doe(vul)
    geteld: list[str] = []

    def tel(_verbinding: object, _cursor: object, sql: str, *_: object) -> None:
        if sql.startswith("SELECT"):
            geteld.append(sql)

    event.listen(Engine, "before_cursor_execute", tel)
    try:
        gevonden = db.zie(werkverdeling.werk_van, ids)
    finally:
        event.remove(Engine, "before_cursor_execute", tel)
    assert [een.totaal for een in gevonden.values()] == [1] * 10
    assert len(geteld) == 3
