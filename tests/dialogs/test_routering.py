"""Who serves whom in nazorg: everybody who works with it reads it, a manager confirms it, and again when it changes."""

from dataclasses import replace

import pytest

from dialogs import routering as onderwerp
from dialogs.kern.desk import Context
from dialogs.kern.registry import Registry
from dialogs.kern.routering import is_bevestigd
from dialogs.routering import ronde
from domain.organisatie import Organisatie
from domain.persoon import Rol
from domain.regio import Regio
from domain.routering import Routestand, kaart_van
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld

NIET = "Dit is nog niet bevestigd door een manager."


def bevestigd(wereld: Wereld) -> bool:
    return wereld.doet(lambda uow: is_bevestigd(_context(wereld, uow)))


def hoort(wereld: Wereld, *, keer: int = 1) -> list[str]:
    """What is delivered about it after the round was made so often."""
    for _ in range(keer):
        wereld.doet(lambda uow: ronde(_context(wereld, uow)))
    return [een.kaart.tekst for een in bezorgt(wereld) if "Wie welke gemeente bedient" in een.kaart]


def anders(wereld: Wereld) -> Regio:
    """The region once another body serves a gemeente too."""
    erbij = Organisatie("gemeente-lindewaal", "Gemeente Lindewaal", "gemeente", ("lindewaal",))
    return replace(wereld.regio, organisaties={**wereld.regio.organisaties, erbij.code: erbij})


def _context(wereld: Wereld, uow: UnitOfWork) -> Context:
    return Context(uow, wereld.regio, wereld.teksten)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    onderwerp.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def manager(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Mira Manager", (Rol.MANAGER, "zvh"))


async def test_a_manager_reads_all_of_it_and_confirms_it_once(wereld: Wereld, manager: Deelnemer) -> None:
    kaart = await manager.types("/routering")
    for staat_er in (NIET, "Politie Merwestreek", "Gemeente Oosterwaard", "Lindewaal", "PI Merwede, PI Oostdijk"):
        assert staat_er in kaart
    assert not bevestigd(wereld)
    na = await manager.presses(kaart, "Bevestigen")
    assert "Bevestigd door Mira Manager op" in na
    assert "Bevestigen" not in na.knoppen
    assert bevestigd(wereld)
    assert "Bevestigd door Mira Manager" in await manager.presses(kaart, "Bevestigen")


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.PROCESREGISSEUR])
async def test_who_works_with_it_reads_it_and_cannot_confirm_it(wereld: Wereld, manager: Deelnemer, rol: Rol) -> None:
    wie = wereld.persoon("Wil Werkt", (rol, "zvh"))
    kaart = await wie.types("/routering")
    assert NIET in kaart
    assert not kaart.knoppen
    druk = (await manager.types("/routering")).druk("Bevestigen", {})
    await wie.presses_raw(druk.verb, druk.data)
    assert not bevestigd(wereld)


async def test_a_partner_does_not_see_it(wereld: Wereld) -> None:
    assert "PI Merwede" not in await wereld.partner("politie").types("/routering")


async def test_another_manager_cannot_use_a_copied_key(wereld: Wereld, manager: Deelnemer) -> None:
    ander = wereld.persoon("Bea Baas", (Rol.MANAGER, "zvh"))
    druk = (await manager.types("/routering")).druk("Bevestigen", {})
    await ander.presses_raw(druk.verb, druk.data)
    assert not bevestigd(wereld)


async def test_what_changed_since_it_was_opened_is_shown_first_and_confirmed_after(
    wereld: Wereld, manager: Deelnemer
) -> None:
    kaart = await manager.types("/routering")
    druk = kaart.druk("Bevestigen", {})
    oud = await manager.presses_raw(druk.verb, {**druk.data, "afdruk": "0" * 64})
    assert "De indeling is intussen gewijzigd." in oud
    assert not bevestigd(wereld)
    await manager.presses(oud, "Bevestigen")
    assert bevestigd(wereld)


async def test_after_a_change_in_the_region_it_is_to_be_confirmed_again(wereld: Wereld, manager: Deelnemer) -> None:
    await manager.presses(await manager.types("/routering"), "Bevestigen")
    nieuw = anders(wereld)
    assert not wereld.doet(lambda uow: is_bevestigd(Context(uow, nieuw, wereld.teksten)))
    # Back as it was: what was confirmed then still holds.
    assert bevestigd(wereld)


async def test_the_managers_hear_once_that_it_waits_and_not_once_it_is_done(wereld: Wereld, manager: Deelnemer) -> None:
    await manager.types("/help")
    (bericht,) = hoort(wereld, keer=3)
    assert "tot die tijd wordt de week niet uitgevraagd" in bericht
    assert not hoort(wereld)
    await manager.presses(await manager.types("/routering"), "Bevestigen")
    assert all("Hier hoeft u niets meer te doen." in een for een in hoort(wereld))
    assert not hoort(wereld)
    nieuw = anders(wereld)
    wereld.doet(lambda uow: ronde(Context(uow, nieuw, wereld.teksten)))
    wereld.doet(lambda uow: ronde(Context(uow, nieuw, wereld.teksten)))


async def test_what_is_double_or_missing_stands_on_top_in_one_line_per_kind(wereld: Wereld) -> None:
    kaart = kaart_van(anders(wereld))
    assert [(een.gemeente, een.stand) for een in kaart.open] == [("lindewaal", Routestand.MEERDERE)]
