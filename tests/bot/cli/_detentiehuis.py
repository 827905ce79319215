"""A region that reads in files of detentiemeldingen, for the tests of what they say and of what they look like."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli.inlezen import Werkbank, lees_detentieregels
from dialogs.inlezen.kern import Oordeel
from dialogs.inlezen.verwerken import werk_af
from domain.casus import Casus
from domain.detentie import Detentie
from domain.persoon import Aanstelling, Persoon, Rol
from storage import bij as signalen
from storage import casus, detentie, personen
from storage.store import Store, UnitOfWork
from tests.bot.cli.test_inlezen import SCOPE, STREEK, Nu, als_csv

MELDING = {
    "naam": "Kanarie Zeldzaam",
    "geboortedatum": "17-05-1991",
    "herkomst": "Merwestad",
    "inrichting": "PI Merwede",
    "begin": "1 oktober 2025",
    "einde": "22.12.2026",
    "einde_zeker": "nee",
    "referentie": "INJ-1",
    "regisseur": "Rosa Regisseur",
}
PIM = {**MELDING, "naam": "Pim Pieter", "geboortedatum": "1985-01-02", "referentie": "INJ-2"}
TERUG = {**MELDING, "naam": "Rik Retour", "geboortedatum": "2000-01-02", "einde": "20-04-2026", "bron": "BIJ"}


@dataclass
class Huis:
    """A region that reads in files, and what stands there afterwards."""

    store: Store
    map: Path
    rosa: Persoon

    def leest(self, *rijen: dict[str, str], proef: bool = False, regisseur: str = "") -> tuple[Oordeel, ...]:
        return self.leest_bestand(als_csv(self.map / "invoer.csv", rijen), proef=proef, regisseur=regisseur)

    def leest_bestand(self, bestand: Path, *, proef: bool = False, regisseur: str = "") -> tuple[Oordeel, ...]:
        regels = lees_detentieregels(bestand, STREEK)
        plaats = Werkbank(self.store, STREEK, Nu())  # type: ignore[arg-type]
        return tuple(werk_af(plaats, regels, regisseur, proef=proef))

    def casussen(self) -> list[Casus]:
        ids = self.store.read_now(SCOPE, casus.van_regisseur, [self.rosa.id])
        alles = [self.store.read_now(SCOPE, casus.lees, een.id) for een in ids]
        return sorted(alles, key=lambda een: een.betrokkenen[0].gegevens.naam)

    def detentie(self, van: Casus) -> Detentie:
        gevonden = self.store.read_now(SCOPE, detentie.huidige, van.id)
        assert gevonden is not None
        return gevonden

    def signalen(self, gemeente: str = "merwestad") -> list[str]:
        def lees(uow: UnitOfWork) -> list[str]:
            return [signalen.lees(uow, een.id).naam for een in signalen.van_gemeenten(uow, [gemeente], aantal=999)]

        return self.store.read_now(SCOPE, lees)


@pytest.fixture
def huis(store: Store, rosa: Persoon, tmp_path: Path) -> Huis:
    return Huis(store, tmp_path, rosa)


@pytest.fixture
def bram(store: Store) -> Persoon:
    """Who deals with signals for Merwestad."""

    def registreer(uow: UnitOfWork) -> Persoon:
        wie = personen.registreer(uow, tenant_id="t", object_id="bram", teams_id="29:bram", naam="Bram Signaal")
        personen.stel_aan(uow, wie.id, Aanstelling(Rol.BIJ, "gemeente-merwestad", uow.now))
        return wie

    return store.run_now(SCOPE, registreer)
