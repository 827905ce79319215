"""Whatever he chooses, his help goes on as it would: nothing of his nazorg changes, and others read the same words."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cards.verbs import Verb
from dialogs import terugkeergesprek
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.terugkeergesprekken import zet_stap
from dialogs.terugkeergesprek.berichten import deelnemer
from domain.afspraak import Afspraak, AfspraakStatus
from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.casus import Casus
from domain.plan import Plan
from domain.quickscan import Quickscan, Quickscanbesluit
from domain.terugkeergesprek import Afzegreden, Gespreksstap, Gespreksstatus, Terugkeergesprek
from storage import afspraken, basisvoorwaarden, quickscan
from storage import plan as plannen
from storage import terugkeergesprek as gesprekken
from storage.store import UnitOfWork
from storage.tabellen import metadata
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import Wereld
from tests.dialogs.terugkeergesprek._gesprek import casemanager, gepland_gesprek
from tests.storage._rijen import alle_rijen

VAN_HET_GESPREK = frozenset({
    "terugkeergesprek", "gesprekskeuze", "gespreksdeelname", "gespreksinbreng", "gespreksgebeurtenis", "vergadering",
    "gastlink", "gastsessie", "gespreksbrief",
})  # fmt: skip
VAN_HET_HUIS = frozenset({"outbox", "bericht", "kanaal", "inbox", "logboek", "logregel", "logkop", "plek", "aandacht"})
"""What is sent, what was pressed, and that it was."""
GEEN_GESPREK = frozenset(Wekkersoort) - {
    Wekkersoort.TERUGKEERGESPREK_WACHT,
    Wekkersoort.TERUGKEERGESPREK_VOORAF,
    Wekkersoort.TERUGKEERGESPREK_NA,
}


@pytest.fixture
def w(wereld: Wereld) -> Wereld:
    terugkeergesprek.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(w: Wereld) -> Casus:
    """Somebody of whom much is kept: what is open, what was agreed, a plan, a decision."""
    een = neemt_op(w, einde=w.nu.date() + timedelta(days=60))[0]
    door, over = w.regisseur.id, w.nu.date() + timedelta(days=14)
    lopend = Afspraak("afspraak", een.id, "bellen", "politie", over, AfspraakStatus.LOPEND, w.nu, door, w.nu)

    def vul(uow: UnitOfWork) -> None:
        basisvoorwaarden.bewaar(uow, Voorwaardestand(een.id, "onderdak", Stand.NIET, "ggd", "", door, w.nu, 1))
        afspraken.voeg_toe(uow, lopend)
        plannen.voeg_toe(uow, Plan(een.id, 1, w.nu, door, hoofddoel="een verzonnen doel", evaluatie_op=over))
        quickscan.voeg_toe(uow, Quickscan("scan", een.id, Quickscanbesluit.BESPREKEN, "", door, w.nu))

    w.doet(vul)
    return een


def alles_behalve_het_gesprek(w: Wereld) -> dict[str, Any]:
    """Every row of the database but those of the talk, of what is sent, and of what was done."""

    def kijk(uow: UnitOfWork) -> dict[str, Any]:
        gevonden = {}
        for naam, tabel in metadata.tables.items():
            if naam in VAN_HET_GESPREK | VAN_HET_HUIS or "regio" not in tabel.c:
                continue
            rijen = alle_rijen(uow, tabel)
            if naam == "wekker":
                rijen = [rij for rij in rijen if set(rij) & GEEN_GESPREK]
            gevonden[naam] = sorted(rijen, key=repr)
        return gevonden

    return w.leest(kijk)


async def kiest(w: Wereld, gesprek: Terugkeergesprek, wat: str) -> None:
    vorm = await casemanager(w).presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": gesprek.id})
    druk = vorm.druk("Opslaan", {})
    kaart = await casemanager(w).presses_raw(druk.verb, {**druk.data, "keuze": wat, "zelf": "ja"})
    assert "Vastgelegd." in kaart, wat
    w.verstrijkt(minutes=1)


async def test_nothing_of_his_nazorg_changes_whatever_he_chooses(w: Wereld, casus: Casus) -> None:
    gesprek = gepland_gesprek(w, casus)
    await casemanager(w).types("/help")
    voor = alles_behalve_het_gesprek(w)
    assert {"casus", "basisvoorwaarde", "afspraak", "plan", "quickscan", "wekker", "toegang"} <= set(voor)
    assert all(voor[een] for een in ("casus", "basisvoorwaarde", "afspraak", "quickscan", "wekker", "toegang"))
    for wat in ("uitleg", "ja", "ingetrokken", "later", "ja", "nee"):
        await kiest(w, gesprek, wat)
        assert alles_behalve_het_gesprek(w) == voor, wat
    bezig = replace(w.leest(gesprekken.lees, gesprek.id), status=Gespreksstatus.BEZIG, begint_op=w.nu)
    w.doet(gesprekken.wijzig, bezig)
    await kiest(w, gesprek, "stop")
    assert alles_behalve_het_gesprek(w) == voor


@pytest.mark.parametrize("wat", ["nee", "later"])
async def test_the_others_read_the_same_words_as_when_the_regisseur_calls_it_off(
    w: Wereld, casus: Casus, wat: str
) -> None:
    gesprek = gepland_gesprek(w, casus)
    onderwerp = f"{casus.id}:politie"

    def post(uow: UnitOfWork) -> object:
        return deelnemer(Context(uow, w.regio, w.teksten), onderwerp)

    await kiest(w, gesprek, wat)
    door_hem = w.leest(post)
    af = replace(w.leest(gesprekken.lees, gesprek.id), status=Gespreksstatus.GEPLAND, afzegreden=Afzegreden.VEILIGHEID)
    weer = w.doet(gesprekken.wijzig, af)
    w.doet(lambda uow: zet_stap(Context(uow, w.regio, w.teksten), weer, Gespreksstap.ZEG_AF))
    assert w.leest(post) == door_hem
    assert "gaat niet door" in str(door_hem)
