"""A whole zitting: 14 casussen, 22 participants of 9 bodies, told with and without what Teams tells of its meeting.

Whoever comes late, leaves or sends a colleague; an order that changes, a break, an item left for later and one gone
back to: at the end the right afspraken are with the right owners, and nobody ever read of a casus that is not his.
"""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dialogs.alles import maak_registry
from domain.regio import Regio
from domain.zittingsverloop import Zittingsfase, aanwezig, stand
from regio.laden import laad_regio
from storage import afspraken, agenda, zittingsverloop
from storage.store import Store
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.dialogs._wereld import TENANT, Wereld
from tests.scenarios._zitting_dag import AANWEZIG, AFSPRAKEN, BEURTEN, DOORGESCHOVEN, Dag, Wijze, dag_van, middag
from tests.scenarios._zitting_podium import OpRouter, OverDeRand, Podium
from tests.scenarios._zitting_toezicht import Toezicht
from tests.scenarios._zitting_verslag import BESPROKEN, wat_wordt_gelezen, wordt_goedgekeurd
from tests.scenarios._zitting_wie import BUITEN_DEEL_2, DEELNEMERS, ORGANISATIES, ZAAK
from tests.scenarios._zitting_zaal import in_twee_delen, richt_in
from tests.scenarios.verhaal import verhaal
from tests.teamsnep import activiteiten

# A whole afternoon, with everybody looking along; on a busy machine that takes its time.
pytestmark = pytest.mark.timeout(240)

BEGIN = NU + timedelta(hours=3)
EIGEN = re.compile(r"kanarie(\d\d)afspraak van ([a-z-]+)")
WEG = {10: {BUITEN_DEEL_2}, 12: {"ggd"}}
"""Who is not in the room for an item in which it takes part, or did."""
DEMO = Path(__file__).parents[2] / "regio" / "demo.yaml"


@pytest.fixture(scope="module")
def regio() -> Regio:
    return in_twee_delen(laad_regio(DEMO, laad_teksten()))


async def speelt(podium: Podium, wijze: Wijze, *, allen: bool = False) -> Dag:
    """Play it; after every event one of each body looks along, or everybody."""
    zaal = await richt_in(podium, BEGIN)
    d = Dag(zaal, wijze, BEGIN, Toezicht(zaal, allen))
    await middag(d)
    return d


@pytest.mark.parametrize("wijze", Wijze)
async def test_a_whole_zitting_ends_with_the_right_afspraken_at_the_right_owners(
    store: Store, regio: Regio, wijze: Wijze
) -> None:
    wereld = Wereld(store, regio, laad_teksten(), maak_registry())
    d = await speelt(OpRouter(regio, store, TENANT, wereld=wereld), wijze)
    kijk_na(d)
    await kijkt_bij_eigenaars(d)


async def test_after_every_event_nobody_of_the_twenty_two_reads_what_is_not_his(
    sqlite_store: Store, regio: Regio
) -> None:
    wereld = Wereld(sqlite_store, regio, laad_teksten(), maak_registry())
    d = await speelt(OpRouter(regio, sqlite_store, TENANT, wereld=wereld), Wijze.TEAMS, allen=True)
    besproken = {nr for nr, _, _ in BEURTEN}
    assert {nr for naam, nr in d.toezicht.gezien if naam in DEELNEMERS} == besproken
    for nr in besproken:
        erbij = {DEELNEMERS[naam] for naam, gezien in d.toezicht.gezien if gezien == nr and naam in DEELNEMERS}
        assert erbij == set(ZAAK[nr].organisaties) - WEG.get(nr, set()), nr
    await wordt_goedgekeurd(d)
    erbij_geweest = {(nr, een) for nr in BESPROKEN for een in set(ZAAK[nr].organisaties) - WEG.get(nr, set())}
    gelezen = await wat_wordt_gelezen(d)
    assert gelezen == {(naam, nr) for nr, een in erbij_geweest for naam in ORGANISATIES[een]}


async def test_over_the_door_with_what_teams_really_sends_it_ends_the_same(sqlite_store: Store, regio: Regio) -> None:
    async with verhaal(sqlite_store, regio, NU) as v:
        d = await speelt(OverDeRand(regio, sqlite_store, activiteiten.TENANT, v=v), Wijze.TEAMS)
        kijk_na(d)


def minuut(d: Dag, op: datetime) -> int:
    return round((op - d.begin) / timedelta(minutes=1))


def kijk_na(d: Dag) -> None:
    """Compare what was kept with what the story tells."""
    zaal, podium = d.zaal, d.podium
    regels = podium.leest(zittingsverloop.regels, zaal.zitting.id)
    nu = stand(regels)
    assert nu.fase is Zittingsfase.KLAAR
    assert nu.geeindigd_op is not None
    beurten = tuple((zaal.nr(een.casus_id), minuut(d, een.van), minuut(d, een.tot or d.begin)) for een in nu.beurten)
    assert beurten == BEURTEN
    van_teams = [(een.soort, een.op, een.persoon_id) for een in regels if een.door_id is None]
    assert len(van_teams) == len(set(van_teams)), "what was told twice was kept twice"
    namen = {id_: naam for naam, id_ in podium.ids.items()}
    er = {
        (namen[een.persoon_id or ""], een.organisatie, minuut(d, een.van), minuut(d, een.tot or d.begin))
        for een in aanwezig(regels, nu.geeindigd_op)
    }
    verwacht = AANWEZIG if d.wijze is not Wijze.HAND else {een for een in AANWEZIG if een[0] in DEELNEMERS}
    assert {een for een in er if d.wijze is not Wijze.HAND or een[0] in DEELNEMERS} == verwacht
    gemaakt = {
        (nr, een.organisatie, een.wanneer)
        for nr, casus in zaal.casussen.items()
        for een in podium.leest(afspraken.van_casus, casus.id)
    }
    assert gemaakt == {(nr, wie, dag_van(wanneer, d.begin.date())) for nr, wie, wanneer in AFSPRAKEN}
    verschoven = {zaal.nr(een.casus_id) for een in podium.leest(agenda.punten, zaal.volgende.id)}
    assert verschoven == DOORGESCHOVEN


async def kijkt_bij_eigenaars(d: Dag) -> None:
    """Let each owner open what he was told of after the zitting: his own afspraken, and nobody else's."""
    laatste = {een.waar: een.kaart for een in d.toezicht.geposts if een.kaart.tekst.startswith("Uit het overleg")}
    gelezen: set[tuple[int, str]] = set()
    for waar, post in laatste.items():
        organisatie = DEELNEMERS.get(waar, waar)
        naam = waar if waar in DEELNEMERS else ORGANISATIES[waar][0]
        druk = post.drukken()[0]
        kaart = await d.podium.drukt_kaal(naam, druk.verb, druk.data)
        d.toezicht.antwoord(naam, kaart)
        eigen = {(int(nr), van) for nr, van in EIGEN.findall(kaart.tekst)}
        assert {van for _, van in eigen} == {organisatie}, kaart
        gelezen |= eigen
    assert gelezen == {(nr, wie) for nr, wie, _ in AFSPRAKEN}
