"""The working week again and again, with other habits of the people in it each time."""

from pathlib import Path
from random import Random

import pytest

from regio.laden import laad_regio
from storage.store import Store
from teksten.catalogus import laad_teksten
from tests.scenarios import _werkweek_nagaan as nagaan
from tests.scenarios._werkweek import MAANDAG, Postkantoor, lees_organisaties_in, richt_in
from tests.scenarios._werkweek_verloop import Week, speel
from tests.scenarios.verhaal import verhaal

WEKEN = 12


@pytest.mark.timeout(300)
@pytest.mark.parametrize("worp", range(WEKEN))
async def test_whenever_people_answer_the_week_stays_calm_and_nothing_is_lost(store: Store, worp: int) -> None:
    regio = lees_organisaties_in(store, laad_regio(Path("regio/demo.yaml"), laad_teksten()))
    post = Postkantoor()
    async with verhaal(store, regio, MAANDAG, mailer=post) as v:
        post.klok = v.klok
        await richt_in(v)
        week = Week(v, post, Random(worp))
        await speel(week)
        nagaan.niemand_werd_vaker_dan_eens_per_dag_gewekt(week)
        nagaan.elke_werklijst_werd_eens_geplaatst(week)
        nagaan.elke_herinnering_had_een_reden(week)
        nagaan.de_politie_was_snel_klaar(week)
        nagaan.elk_antwoord_staat_er_eens(week)
        nagaan.een_weigering_ziet_alleen_de_regisseur(week)
        nagaan.de_vier_agendas_kloppen(week)
        nagaan.niets_bleef_liggen(week)
        nagaan.geen_naam_stond_in_een_bericht(week)
        nagaan.de_ketens_zijn_heel(week)
