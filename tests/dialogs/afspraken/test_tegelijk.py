"""Two who act in one casus at the very same moment: one comes first, and the other acts on what is true then."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dialogs.kern import afspraken as daden
from dialogs.kern import casusregie
from dialogs.kern.deelname import doet_mee
from dialogs.kern.desk import Desk
from dialogs.kern.einde import sluit_casus
from dialogs.kern.turn import Turn, Typed
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus, Fase
from domain.errors import TafelbotError
from domain.persoon import Actor
from domain.verloop import Stap
from storage import afspraken, personen
from storage import casus as casussen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Wereld
from tests.dialogs.afspraken._afspraken import in_fase, nu, over, zet

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
"""Beside the one writer of SQLite nothing is written."""

Daad = Callable[[Desk, Casus], object]


def met_desk(wereld: Wereld, casus: Casus, daad: Daad) -> Callable[[UnitOfWork], object]:
    """An act of the regisseur, on the casus as it was when he opened it."""
    wie = wereld.regisseur

    def doe(uow: UnitOfWork) -> object:
        turn = Turn(wereld.regio.code, wie.sender, wie.chat, Typed(""), "proef", wereld.nu)
        actor = Actor.van(personen.lees(uow, wie.id), wereld.nu)
        return daad(Desk(uow, wereld.regio, wereld.teksten, actor, turn), casus)

    return doe


def tegelijk(
    wereld: Wereld, casus: Casus, eerst: Daad, daarna: Daad, monkeypatch: pytest.MonkeyPatch, waar: tuple[Any, str]
) -> list[TafelbotError]:
    """Do both at once: the second begins while the first has looked (at `waar`) and not acted. Return the refusals."""
    _ = wereld.regisseur
    module, naam = waar
    keek, begonnen, geweigerd = getattr(module, naam), threading.Event(), list[TafelbotError]()

    def probeer() -> None:
        try:
            wereld.store.run_now(wereld.scope, met_desk(wereld, casus, daarna))
        except TafelbotError as fout:
            geweigerd.append(fout)

    ander = threading.Thread(target=probeer)

    def intussen(*wat: object, **hoe: object) -> object:
        gezien = keek(*wat, **hoe)
        if not begonnen.is_set():
            begonnen.set()
            ander.start()
            # He is done before it goes on, or he waits for it.
            ander.join(0.5)
        return gezien

    monkeypatch.setattr(module, naam, intussen)
    wereld.store.run_now(wereld.scope, met_desk(wereld, casus, eerst))
    assert begonnen.is_set()
    ander.join()
    return geweigerd


def sluit(desk: Desk, casus: Casus) -> None:
    sluit_casus(desk, casussen.lees(desk.uow, casus.id), Stap.AFGESCHAALD)


def nieuwe(wereld: Wereld, casus: Casus) -> Afspraak:
    return Afspraak(
        id="nieuw",
        casus_id=casus.id,
        wat="Kanarie",
        organisatie="politie",
        wanneer=over(wereld, days=7),
        status=AfspraakStatus.VOORGELEGD,
        gemaakt_op=wereld.nu,
        gemaakt_door_id=wereld.regisseur.id,
        teken_op=wereld.nu,
    )


def open_in(wereld: Wereld, casus: Casus) -> list[str]:
    return [een.id for een in wereld.leest(afspraken.van_casus, casus.id) if een.open]


def fase(wereld: Wereld, casus: Casus) -> Fase:
    return wereld.leest(casussen.lees, casus.id).fase


def test_nothing_is_agreed_in_a_casus_that_is_closed_at_that_moment(
    wereld: Wereld, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = in_fase(wereld, casus, Fase.AFSCHALEN)
    een = nieuwe(wereld, casus)
    geweigerd = tegelijk(
        wereld, casus, sluit, lambda desk, van: daden.maak(desk, van, een), monkeypatch, (afspraken, "van_casussen")
    )
    assert [een.key for een in geweigerd] == ["casus.afgesloten"]
    assert (fase(wereld, casus), open_in(wereld, casus)) == (Fase.AFGESLOTEN, [])
    assert not wereld.leest(lambda uow: doet_mee(_context(wereld, uow), casus.id, "politie"))


def test_nothing_runs_again_in_a_casus_that_is_closed_at_that_moment(
    wereld: Wereld, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = in_fase(wereld, casus, Fase.AFSCHALEN)
    klaar = zet(wereld, casus, status=AfspraakStatus.GEREED)
    geweigerd = tegelijk(
        wereld,
        casus,
        sluit,
        lambda desk, _: daden.heropen(desk, afspraken.lees(desk.uow, klaar.id)),
        monkeypatch,
        (afspraken, "van_casussen"),
    )
    assert [een.key for een in geweigerd] == ["casus.afgesloten"]
    assert (fase(wereld, casus), open_in(wereld, casus)) == (Fase.AFGESLOTEN, [])


def test_nobody_gets_the_casusregie_and_access_of_a_casus_that_is_closed_at_that_moment(
    wereld: Wereld, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus = in_fase(wereld, casus, Fase.AFSCHALEN)
    geweigerd = tegelijk(
        wereld,
        casus,
        sluit,
        lambda desk, van: casusregie.beleg(desk, van, "politie", None, was=None),
        monkeypatch,
        (afspraken, "van_casussen"),
    )
    assert [een.key for een in geweigerd] == ["casus.afgesloten"]
    assert not wereld.leest(lambda uow: doet_mee(_context(wereld, uow), casus.id, "politie"))


def test_who_gets_a_new_afspraak_while_its_last_one_is_taken_back_keeps_its_access(
    wereld: Wereld, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerste = replace(nieuwe(wereld, casus), id="eerste")
    wereld.doet(met_desk(wereld, casus, lambda desk, van: daden.maak(desk, van, eerste)))
    casus = wereld.leest(casussen.lees, casus.id)
    tweede = nieuwe(wereld, casus)
    tegelijk(
        wereld,
        casus,
        lambda desk, _: daden.laat_vervallen(desk, afspraken.lees(desk.uow, eerste.id), "vergissing"),
        lambda desk, van: daden.maak(desk, van, tweede),
        monkeypatch,
        (afspraken, "van_casus"),
    )
    assert nu(wereld, tweede).open
    assert wereld.leest(lambda uow: doet_mee(_context(wereld, uow), casus.id, "politie"))


def _context(wereld: Wereld, uow: UnitOfWork) -> Desk:
    actor = Actor.van(personen.lees(uow, wereld.regisseur.id), wereld.nu)
    turn = Turn(wereld.regio.code, wereld.regisseur.sender, wereld.regisseur.chat, Typed(""), "proef", wereld.nu)
    return Desk(uow, wereld.regio, wereld.teksten, actor, turn)
