"""Two who change one detention at once, or take in one person at once: one comes first, and the other looks again."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dialogs.kern import detenties as kern
from dialogs.kern.desk import Bezoek
from dialogs.kern.detenties import Opgenomen
from domain.casus import Casus
from domain.detentie import Detentie, Wijzigsoort
from domain.errors import Conflict
from storage import casus as casussen
from storage import detentie as opslag
from tests.dialogs._detentie import bezoekt, detentie_van, neemt_op, wijzigt
from tests.dialogs._wereld import Wereld

EINDE = date(2026, 6, 1)


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    return neemt_op(wereld, einde=EINDE)[0]


def soorten(wereld: Wereld, casus: Casus) -> list[Wijzigsoort]:
    return [een.soort for een in wereld.leest(opslag.versies, casus.id)]


def test_a_change_made_of_an_older_version_is_a_conflict(wereld: Wereld, casus: Casus) -> None:
    eerst = detentie_van(wereld, casus)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")

    def te_laat(bezoek: Bezoek) -> object:
        return kern.wijzig(bezoek, casussen.lees(bezoek.uow, casus.id), replace(eerst, einde=date(2026, 7, 1)))

    with pytest.raises(Conflict):
        bezoekt(wereld.regisseur, te_laat)
    assert detentie_van(wereld, casus).einde == EINDE


async def test_two_forms_at_once_are_two_versions_or_one_that_is_asked_again(wereld: Wereld, casus: Casus) -> None:
    """Whoever is second sees the form again with what he filled in: nothing of the first is overwritten unseen."""
    rosa = wereld.regisseur
    kaart = await rosa.opens("detentie toon", casuscode=str(casus.code))
    verplaats, dag = await rosa.presses(kaart, "Overplaatsen"), await rosa.presses(kaart, "Eerder vrij")
    klaar = await asyncio.gather(
        rosa.presses(verplaats, "Opslaan", {"Inrichting": "PI Oostdijk"}), rosa.presses(dag, "Opslaan")
    )
    opnieuw = [een for een in klaar if "Iemand anders heeft dit intussen gewijzigd" in een]
    assert len(opnieuw) == 1
    assert len(soorten(wereld, casus)) == 2
    na = await rosa.presses(opnieuw[0], "Opslaan")
    assert "Vastgelegd." in na
    nu = detentie_van(wereld, casus)
    assert (nu.inrichting, nu.einde) == ("pi-oostdijk", wereld.nu.date())


# Beside the one writer of SQLite nothing is written.
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_changes_it_while_another_does_waits_and_is_told(
    wereld: Wereld, casus: Casus, monkeypatch: pytest.MonkeyPatch
) -> None:
    eerst, gezien = detentie_van(wereld, casus), list[str]()
    bewaar: Callable[..., None] = opslag.bewaar

    def ook() -> None:
        def doe(bezoek: Bezoek) -> object:
            return kern.wijzig(bezoek, casussen.lees(bezoek.uow, casus.id), replace(eerst, einde=date(2026, 7, 1)))

        try:
            bezoekt(wereld.regisseur, doe)
        except Conflict as botst:
            gezien.append(botst.key)

    ander = threading.Thread(target=ook)

    def intussen(*wat: object) -> None:
        if threading.current_thread() is not ander and not ander.is_alive() and not gezien:
            ander.start()
            # He is done before it goes on, or he waits for it.
            ander.join(0.5)
        bewaar(*wat)

    monkeypatch.setattr(opslag, "bewaar", intussen)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    ander.join()
    assert gezien == ["detentie.gewijzigd"]
    nu: Detentie = detentie_van(wereld, casus)
    assert (nu.inrichting, nu.einde, nu.versie) == ("pi-oostdijk", EINDE, 2)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_one_person_taken_in_twice_at_once_is_one_casus(wereld: Wereld) -> None:
    rosa = wereld.regisseur
    start, kwam = threading.Barrier(2), list[Opgenomen]()

    def neem() -> None:
        start.wait()
        kwam.append(neemt_op(wereld, referentie="R-1")[1])

    draden = [threading.Thread(target=neem) for _ in range(2)]
    for een in draden:
        een.start()
    for een in draden:
        een.join()
    assert sorted(kwam) == sorted([Opgenomen.NIEUW, Opgenomen.HETZELFDE])
    assert len(wereld.leest(casussen.lopende_van, [rosa.id])) == 1
