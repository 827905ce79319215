"""A working week at four tafels, from Monday morning to Friday evening, and what must be true of it.

Forty casussen are open, 29 organisaties are asked for fourteen of them, and people answer when it suits them. Who does
what when stands in `_werkweek_verloop`, what must be true in `_werkweek_nagaan`.
"""

from random import Random

import pytest

from domain.regio import Regio
from storage.store import Store
from tests.scenarios import _werkweek_nagaan as nagaan
from tests.scenarios._werkweek import MAANDAG, Postkantoor, lees_organisaties_in, richt_in
from tests.scenarios._werkweek_verloop import Week, speel
from tests.scenarios.verhaal import verhaal

WORP = 26
"""With which people's habits are drawn: the same week each time."""


@pytest.mark.timeout(300)
async def test_een_werkweek_aan_vier_tafels(store: Store, merwestad: Regio) -> None:
    regio = lees_organisaties_in(store, merwestad)
    post = Postkantoor()
    async with verhaal(store, regio, MAANDAG, mailer=post) as v:
        post.klok = v.klok
        await richt_in(v)
        week = Week(v, post, Random(WORP))
        await speel(week)
        nagaan.niemand_werd_vaker_dan_eens_per_dag_gewekt(week)
        nagaan.elke_werklijst_werd_eens_geplaatst(week)
        nagaan.elke_herinnering_had_een_reden(week)
        nagaan.de_politie_was_snel_klaar(week)
        nagaan.iedereen_antwoordde(week)
        nagaan.elk_antwoord_staat_er_eens(week)
        nagaan.wat_gebeld_werd_is_als_zodanig_bewaard(week)
        nagaan.een_weigering_ziet_alleen_de_regisseur(week)
        nagaan.de_vier_agendas_kloppen(week)
        nagaan.niemand_wordt_aangeraden_te_bellen_wie_heeft_geantwoord(week)
        nagaan.wie_waarneemt_hoorde_alles(week)
        nagaan.niets_bleef_liggen(week)
        await nagaan.wie_inzag_wat_werd_ingetrokken_is_bekend(week)
        await nagaan.de_regisseur_ziet_wie_niets_deelt(week)
        nagaan.geen_naam_stond_in_een_bericht(week)
        nagaan.de_ketens_zijn_heel(week)
