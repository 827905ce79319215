"""Whoever scrolls up in a conversation finds no post about a talk that says what holds no more."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.registry import Skip
from dialogs.terugkeergesprek import ouder
from domain.casus import Casus
from domain.gesprekskeuze import Keuze
from domain.regio import Regio
from domain.werkdagen import Kalender
from storage import vernietigen
from storage.sporen import sporen
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt_tot
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import om
from tests.dialogs.terugkeergesprek._plan import (
    GEMEENTE,
    PI,
    POLITIE,
    agent,
    carla,
    gedetineerde,
    gepland,
    gesprek_van,
    hele_wereld,
    kiest,
    kiest_zelf,
    plant,
    van_soort,
    vergadering_goed,
)

_B = Berichtsoort
NIEUWER = "er is een nieuwer bericht"


@dataclass
class Muur:
    """What stands in each conversation now, the oldest first: what is edited keeps its place."""

    soort: Berichtsoort = _B.TERUGKEERGESPREK
    staat: dict[tuple[str, str], str] = field(default_factory=dict)

    def hangt_op(self, post: list[Bezorgd]) -> None:
        for een in post:
            if een.werk.soort in {self.soort, _B.TERUGKEERGESPREK_OUDER}:
                plek = een.waar, een.werk.activity_id or f"post-{een.werk.id}"
                assert een.bewerkt is (een.werk.activity_id is not None)
                if not een.bewerkt or plek in self.staat:
                    self.staat[plek] = een.kaart.tekst

    def van(self, waar: str) -> list[str]:
        return [tekst for (hier, _), tekst in self.staat.items() if hier == waar]


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return hele_wereld(store, demo_regio, nederlands)


async def zegt_af(wereld: Wereld, een: Casus, waarom: str = "de procesregisseur") -> None:
    kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
    vorm = await wereld.regisseur.presses(kaart, "Afzeggen")
    await wereld.regisseur.presses(vorm, "Afzeggen", {"Waarom gaat het niet door?": waarom})


def dag_ervoor(wereld: Wereld, een: Casus) -> date:
    kalender: Kalender = wereld.regio.kalender
    begint = gesprek_van(wereld, een).begint_op
    assert begint is not None
    return kalender.min_werkdagen(kalender.lokaal(begint).date(), 1)


async def test_off_near_its_day_the_older_post_refers_to_the_newer_and_only_the_newer_wakes(wereld: Wereld) -> None:
    een = await gepland(wereld)
    muur = Muur()
    muur.hangt_op(bezorgt(wereld))
    assert "er is een gesprek op" in muur.van(f"19:{POLITIE}")[-1]
    wereld.nu = om(wereld, dag_ervoor(wereld, een), 21, 0)
    await zegt_af(wereld, een)
    post = bezorgt(wereld)
    muur.hangt_op(post)
    for waar in (f"19:{POLITIE}", f"19:{GEMEENTE}"):
        oud, nieuw = muur.van(waar)
        assert NIEUWER in oud
        assert "gaat niet door" in nieuw
    oudere = van_soort(post, _B.TERUGKEERGESPREK_OUDER)
    assert oudere
    for bericht in oudere:
        assert bericht.bewerkt
        assert not bericht.kaart.knoppen
        assert str(een.code) in bericht.kaart


@pytest.mark.parametrize("waarom", ["de procesregisseur", "de veiligheid", Keuze.NEE, Keuze.LATER])
async def test_the_posts_of_a_partner_tell_nothing_of_why_it_is_off(wereld: Wereld, waarom: str) -> None:
    een = await gepland(wereld)
    muur = Muur()
    muur.hangt_op(bezorgt(wereld))
    wereld.nu = om(wereld, dag_ervoor(wereld, een), 21, 0)
    if isinstance(waarom, Keuze):
        kiest_zelf(wereld, een, waarom)
    else:
        await zegt_af(wereld, een, waarom)
    muur.hangt_op(bezorgt(wereld))
    kop, code = ["Een gesprek", wereld.regio.organisatienaam(POLITIE)], str(een.code)
    assert [bericht.splitlines()[: len(kop) + 1] for bericht in muur.van(f"19:{POLITIE}")] == [
        [*kop, f"{code}: er is een nieuwer bericht. Wat nu geldt, leest u daar."],
        [*kop, f"{code}: het gesprek gaat niet door."],
    ]


async def test_however_often_a_talk_moves_only_the_newest_post_names_a_moment(wereld: Wereld) -> None:
    een = await gepland(wereld)
    muur = Muur()
    muur.hangt_op(bezorgt(wereld))
    for keer in range(1, 4):
        wereld.nu += timedelta(days=1)
        kaart = await wereld.regisseur.opens("gesprek toon", casuscode=str(een.code))
        await wereld.regisseur.presses(await wereld.regisseur.presses(kaart, "Verzetten"), "Ander moment")
        muur.hangt_op(tikt_tot(wereld, wereld.nu + timedelta(days=1)))
        await kiest(wereld, een)
        vergadering_goed(wereld, een)
        muur.hangt_op(tikt_tot(wereld, wereld.nu + timedelta(days=1)))
        *ouder, nieuwste = muur.van(f"19:{POLITIE}")
        assert len(ouder) == 2 * keer
        assert all(NIEUWER in bericht for bericht in ouder)
        assert "er is een gesprek op" in nieuwste


async def test_called_off_and_planned_again_no_older_post_says_that_it_is_off(wereld: Wereld) -> None:
    een = await gepland(wereld)
    muur = Muur()
    muur.hangt_op(bezorgt(wereld))
    await zegt_af(wereld, een)
    muur.hangt_op(tikt_tot(wereld, wereld.nu + timedelta(days=1)))
    assert "gaat niet door" in muur.van(f"19:{POLITIE}")[-1]
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    muur.hangt_op(tikt_tot(wereld, wereld.nu + timedelta(days=1)))
    *ouder, nieuwste = muur.van(f"19:{POLITIE}")
    assert len(ouder) == 2
    assert all(NIEUWER in bericht for bericht in ouder)
    assert "er is een gesprek op" in nieuwste


async def test_who_never_got_the_older_post_reads_of_no_newer_one(wereld: Wereld) -> None:
    een = await gepland(wereld)
    wereld.nu = om(wereld, dag_ervoor(wereld, een), 21, 0)
    await zegt_af(wereld, een)
    muur = Muur()
    muur.hangt_op(bezorgt(wereld))
    (enige,) = muur.van(f"19:{POLITIE}")
    assert "gaat niet door" in enige


async def test_in_somebodys_own_chat_the_older_post_refers_to_the_newer_too(wereld: Wereld) -> None:
    een = gedetineerde(wereld)
    wie = agent(wereld)
    for iemand in (wereld.regisseur, carla(wereld), wereld.partner(GEMEENTE), wie):
        await iemand.opens("help")
    bezorgt(wereld)
    await plant(wereld, een)
    await kiest(wereld, een)
    vergadering_goed(wereld, een)
    muur = Muur()
    muur.hangt_op(bezorgt(wereld))
    wereld.nu = om(wereld, dag_ervoor(wereld, een), 21, 0)
    await zegt_af(wereld, een)
    muur.hangt_op(bezorgt(wereld))
    oud, nieuw = muur.van(wie.chat.conversation_id)
    assert NIEUWER in oud
    assert "gaat niet door" in nieuw


async def test_the_inrichting_reads_it_so_as_well(wereld: Wereld) -> None:
    een = await gepland(wereld)
    muur = Muur(_B.TERUGKEERGESPREK_VRAAG)
    muur.hangt_op(bezorgt(wereld))
    wereld.nu = om(wereld, dag_ervoor(wereld, een), 21, 0)
    await zegt_af(wereld, een)
    muur.hangt_op(bezorgt(wereld))
    *ouder, nieuwste = muur.van(f"19:{PI}")
    assert ouder
    assert all(NIEUWER in bericht for bericht in ouder)
    assert "gaat niet door" in nieuwste


async def test_once_its_casus_is_destroyed_an_older_post_says_nothing_of_it(wereld: Wereld) -> None:
    een = await gepland(wereld)
    bezorgt(wereld)
    wereld.nu = om(wereld, dag_ervoor(wereld, een), 21, 0)
    await zegt_af(wereld, een)
    oudere = {bericht.werk.bericht_id for bericht in van_soort(bezorgt(wereld), _B.TERUGKEERGESPREK_OUDER)}
    assert oudere
    wereld.doet(vernietigen.maak_posten_leeg, tuple(_B), wereld.leest(sporen, een.id))
    leeg = [bericht for bericht in bezorgt(wereld) if bericht.werk.bericht_id in oudere]
    assert {bericht.werk.bericht_id for bericht in leeg} == oudere
    assert not [bericht for bericht in leeg if str(een.code) in bericht.kaart]


def test_of_a_casus_that_is_there_no_more_nothing_is_said(wereld: Wereld) -> None:
    wat = wereld.leest(lambda uow: ouder.render(context(wereld, uow), f"weg:{POLITIE}:1:post"))
    assert wat == Skip("bestaat_niet")
