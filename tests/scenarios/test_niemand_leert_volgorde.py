"""Whatever happens before and after, in whatever order: whoever sits at a talk cannot tell why it does not go on.

The same steps are taken on two stages, thrown by chance; at one moment somebody says no on the one, and on the other
it is called off, or he says later. After every step what a partner finds is compared, word for word: so also the
moment at which a post comes, and that at which one is edited.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from cards.verbs import Verb
from dialogs.kern.desk import Context
from dialogs.kern.terugkeergesprekken import vergadering_is_goed
from domain.regio import Regio
from storage import terugkeergesprek
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Store, UnitOfWork, maak_store
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.scenarios._gesprektoneel import INRICHTING, Gesprekstoneel, gesprekstoneel
from tests.scenarios._nazorgtoneel import kanaal_van, nazorgtoneel
from tests.scenarios.test_niemand_leert_gesprek import (
    GAAT_NIET_DOOR,
    PARTNER,
    Weg,
    gaat_om_veiligheid_niet_door,
    wordt_afgezegd,
    zegt_later,
    zegt_nee,
)

STAPPEN: Final = 14
HIER: Final = "HIER"
"""The step on which the stages differ."""

MaakStore: TypeAlias = Callable[[], Store]


@pytest.fixture
def maak_lege_store(sqlite_sjabloon: Path, sleutelkast: DatabaseSleutelkast, tmp_path: Path) -> Iterator[MaakStore]:
    """Give a stage of its own to each story."""
    alle: list[Store] = []

    def maak() -> Store:
        waar = shutil.copy(sqlite_sjabloon, tmp_path / f"toneel{len(alle)}.db")
        alle.append(maak_store(f"sqlite:///{waar}", sleutelkast))
        return alle[-1]

    yield maak
    for een in alle:
        een.close()


def worp(zaad: int) -> tuple[timedelta, list[str]]:
    """Throw when the talk is, and what happens before and after."""
    kans = random.Random(zaad)
    over = timedelta(days=kans.choice([1, 2, 4, 5, 6, 8]), hours=kans.randrange(6))
    wat = ["uur", "uren", "dag", "open", "komt", "komt_niet", "vooraf", "zaken", "casus", "inrichting", "regisseur"]
    stappen = kans.choices(wat, k=STAPPEN)
    stappen.insert(kans.randrange(STAPPEN // 2), HIER)
    return over, [*stappen, "dag", "open", "dag"]


async def zet_stap(g: Gesprekstoneel, stap: str) -> str:
    """Take one step; return what the partner read in it."""
    v, pim = g.t.verhaal, g.partner(PARTNER)
    hier = {"v": 1, "casus": g.casus_id, "organisatie": PARTNER}
    match stap:
        case "uur" | "uren" | "dag":
            v.klok.moment += timedelta(hours={"uur": 1, "uren": 7, "dag": 24}[stap])
        case "open":
            return (await pim.presses_raw(Verb.GESPREKSDEELNAME_OPEN, hier)).tekst
        case "komt" | "komt_niet":
            kaart = await pim.presses_raw(Verb.GESPREKSDEELNAME_OPEN, hier)
            knop = "Wij komen" if stap == "komt" else "Wij komen niet"
            return (await pim.presses(kaart, knop)).tekst if knop in kaart.knoppen else kaart.tekst
        case "vooraf":
            return (await pim.presses_raw(Verb.GESPREKTIJDENS_VOORAF, hier)).tekst
        case "zaken":
            return (await pim.types("/zaken")).tekst
        case "casus":
            kaart = await pim.types(f"/casus toon {g.code}")
            return (await pim.presses(kaart, "Openen")).tekst if "Openen" in kaart.knoppen else kaart.tekst
        case "inrichting":
            await g.partner(INRICHTING).presses_raw(Verb.GESPREKSMOMENT_OPEN, hier)
        case "regisseur":
            await g.t.regisseur.presses_raw(Verb.GESPREKSPLAN_OPEN, hier)
    return ""


async def gespeeld(store: Store, regio: Regio, over: timedelta, stappen: Sequence[str], weg: Weg) -> list[object]:
    """Take the steps on a stage; return after each when it was, what the partner read, and all that stands there."""
    async with nazorgtoneel(store, regio) as t:
        v = t.verhaal
        g = await gesprekstoneel(t, v.klok.moment + over)
        v.store.run_now(v.scope, _vertel, g)
        await v.works()
        gezien: list[object] = []
        for stap in stappen:
            v.klok.moment += timedelta(minutes=1)
            gelezen = ""
            if stap == HIER:
                await weg(g)
            else:
                gelezen = await zet_stap(g, stap)
            await v.works()
            gezien.append((stap, _moment(v.klok.moment), gelezen, _staat_er(g)))
        return [str(een).replace(g.code, "<code>") for een in gezien]


def _vertel(uow: UnitOfWork, g: Gesprekstoneel) -> None:
    """Let its meeting be good: whoever sits at it is told, and hears the day before how one talks there."""
    context = Context(uow, g.t.verhaal.regio, laad_teksten())
    een = terugkeergesprek.wijzig(uow, replace(terugkeergesprek.lees(uow, g.gesprek_id), verteld=None))
    vergadering_is_goed(context, een)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _staat_er(g: Gesprekstoneel) -> list[list[str]]:
    """Return every version of every post in the channel of the partner and in its own chat."""
    plekken = (kanaal_van(PARTNER), g.partner(PARTNER).chat)
    return [
        [Kaart(deel["content"]).tekst for versie in post.versions for deel in versie.get("attachments", ())]
        for plek in plekken
        for post in g.t.verhaal.shows(plek)
    ]


@pytest.mark.parametrize("anders", [zegt_later, wordt_afgezegd, gaat_om_veiligheid_niet_door])
@pytest.mark.parametrize("zaad", range(4))
async def test_in_whatever_order_nobody_can_tell_why_it_does_not_go_on(
    maak_lege_store: MaakStore, merwestad: Regio, zaad: int, anders: Weg
) -> None:
    over, stappen = worp(zaad)
    nee = await gespeeld(maak_lege_store(), merwestad, over, stappen, zegt_nee)
    ander = await gespeeld(maak_lege_store(), merwestad, over, stappen, anders)
    assert any(GAAT_NIET_DOOR in str(een) for een in nee)
    for een, twee in zip(nee, ander, strict=True):
        assert een == twee
