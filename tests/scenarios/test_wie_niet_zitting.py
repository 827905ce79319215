"""Who may not, around a zitting: every button of it, as it stood on the cards of who may, in every wrong hand.

As in `test_wie_niet.py`: whoever is refused here is refused for who he is, sees nothing, and changes nothing.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from cards.verbs import Verb
from dialogs.alles import maak_registry
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from regio.laden import laad_regio
from storage import afspraken, agenda, bespreking, logboek, personen, toegang, verslag, zittingsverloop
from storage.store import Store, UnitOfWork
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests._kaart import Druk, Kaart
from tests.dialogs._wereld import TENANT, Wereld
from tests.scenarios._zitting_leiding import Leiding
from tests.scenarios._zitting_podium import OpRouter
from tests.scenarios._zitting_toezicht import Toezicht
from tests.scenarios._zitting_wie import BEHEERDER, CARLO, MANAGER, ROSA, ZAAK
from tests.scenarios._zitting_zaal import Zaal, in_twee_delen, richt_in
from tests.scenarios.test_wie_niet import NIET_VOOR_U, ONBEKENDE

DEMO: Final = Path(__file__).parents[2] / "regio" / "demo.yaml"
ZITTING: Final = ("zitting.", "zittingsvergadering.", "bespreking.", "verslag.", "uitkomst.")
VAN_IEDEREEN: Final = frozenset(
    {Verb.ZITTING_MIJN, Verb.ZITTING_GEDEELD, Verb.VERSLAG_LEES, Verb.VERSLAG_KIES, "zittingsvergadering.naar"}
)
"""What a partner may press as well; what he sees then is his own."""
VAN_DE_CASUS: Final = ("bespreking.", "verslag.casus", "verslag.bewaar", "verslag.intrekken", "uitkomst.")
"""What is for whoever runs the casus alone, and not for a colleague who leads the zitting."""
PIM, GERDA = "Pim Politie", "Gerda Gezondheid"
"""Of the politie, which takes part in the first casus; of the ggd, which does not."""


@dataclass
class Gestolen:
    """A zitting that was held, and the buttons that were drawn for Rosa: `lopend` while it went on."""

    zaal: Zaal
    podium: OpRouter
    drukken: list[Druk] = field(default_factory=list)

    def welke(self, *kiest: Callable[[Druk], bool]) -> list[Druk]:
        """Return the buttons to which all of this applies."""
        return [een for een in self.drukken if all(kies(een) for kies in kiest)]


def van_regisseur(een: Druk) -> bool:
    return een.verb not in VAN_IEDEREEN


def van_casus(een: Druk) -> bool:
    return een.verb.startswith(VAN_DE_CASUS)


@pytest.fixture
async def gestolen(sqlite_store: Store, demo: Regio) -> Gestolen:
    """Let Rosa lead the first item, write it down, end the zitting and approve its verslag, and open all there is."""
    podium = OpRouter(demo, sqlite_store, TENANT, wereld=Wereld(sqlite_store, demo, laad_teksten(), maak_registry()))
    zaal = await richt_in(podium, NU + timedelta(hours=3))
    podium.zet_klok(NU + timedelta(hours=3))

    async def klok() -> None:
        podium.zet_klok(podium.nu + timedelta(minutes=1))

    rosa = Leiding(zaal, Toezicht(zaal), klok)
    g = Gestolen(zaal, podium)
    await rosa.begint()
    await rosa.legt_vast(1, ("politie", "vrijdag"))
    hier = {"v": 1, "zitting": zaal.zitting.id, "casus": zaal.casussen[1].id}
    await _loopt_langs(g, await rosa.paneel())
    for verb, data in (
        (Verb.ZITTING_MIJN, {}),
        (Verb.ZITTING_GEDEELD, hier),
        (Verb.BESPREKING_OPEN, hier),
        (Verb.ZITTING_KIES, {"opdracht": "volgende", "sleutel": _sleutel(g), "zitting": zaal.zitting.id}),
        ("zittingsvergadering.open", {}),
        ("zittingsvergadering.naar", {}),
        ("zittingsvergadering.maak", {"sleutel": _sleutel(g)}),
        ("zittingsvergadering.eigen", {"sleutel": _sleutel(g), "adres": "https://voorbeeld.example"}),
    ):
        g.drukken.append(Druk(verb, {"v": 1, "zitting": zaal.zitting.id, **data}))
    await rosa.rondt_af()
    await _loopt_langs(g, await podium.drukt_kaal(ROSA, Verb.VERSLAG_OPEN, {"v": 1, "zitting": zaal.zitting.id}))
    deel = await podium.drukt_kaal(ROSA, Verb.VERSLAG_CASUS, hier)
    await _loopt_langs(g, deel)
    await podium.drukt(ROSA, deel, "Goedkeuren")
    await _loopt_langs(g, await podium.drukt_kaal(ROSA, Verb.VERSLAG_CASUS, hier))
    g.drukken += [
        Druk(Verb.VERSLAG_LEES, hier),
        Druk(Verb.VERSLAG_KIES, {"v": 1, "zitting": zaal.zitting.id}),
        Druk(Verb.VERSLAG_OPEN, {"v": 1, "zitting": zaal.zitting.id}),
        Druk(Verb.UITKOMST_OPEN, {"v": 1, "casus": zaal.casussen[1].id}),
    ]
    assert podium.leest(verslag.goedgekeurd, zaal.zitting.id, zaal.casussen[1].id) is not None
    return g


@pytest.fixture(scope="module")
def demo() -> Regio:
    return in_twee_delen(laad_regio(DEMO, laad_teksten()))


async def _loopt_langs(g: Gestolen, kaart: Kaart) -> None:
    """Keep every button of a zitting behind a card, and open what has no key."""
    te_gaan, gehad = [kaart], set[str]()
    while te_gaan:
        for een in te_gaan.pop().drukken():
            soort = json.dumps([een.verb, een.data.get("stap"), een.data.get("goed"), "sleutel" in een.data])
            if not een.verb.startswith(ZITTING) or soort in gehad:
                continue
            gehad.add(soort)
            g.drukken.append(een)
            if "sleutel" not in een.data:
                te_gaan.append(await g.podium.drukt_kaal(ROSA, een.verb, een.data))


def _sleutel(g: Gestolen) -> str:
    return next(str(een.data["sleutel"]) for een in g.drukken if "sleutel" in een.data)


def test_every_button_of_a_zitting_was_stolen(gestolen: Gestolen) -> None:
    alle = {een for een in maak_registry().verbs if een.startswith(ZITTING)}
    assert alle - {een.verb for een in gestolen.drukken} == set()


async def test_a_partner_who_takes_part_gets_no_further_than_what_is_his(gestolen: Gestolen) -> None:
    await _wordt_geweigerd(gestolen, PIM, gestolen.welke(van_regisseur))


async def test_a_partner_who_takes_no_part_reads_nothing_of_it(gestolen: Gestolen) -> None:
    g = gestolen
    await _wordt_geweigerd(g, GERDA, g.welke(van_regisseur))
    voor = _stand(g)
    for een in g.welke(lambda een: een.verb in VAN_IEDEREEN):
        kaart = await g.podium.drukt_kaal(GERDA, een.verb, een.data)
        assert g.zaal.code(1) not in kaart, een.verb
        _toont_niets(kaart)
    assert _stand(g) == voor


async def test_whoever_has_another_task_at_the_veiligheidshuis(gestolen: Gestolen) -> None:
    for rol in (Rol.PRIVACYFUNCTIONARIS, Rol.CONTACTPUNT):
        gestolen.podium.kent(f"Iemand als {rol}", rol, gestolen.podium.regio.eigen_organisatie)
    for wie in (BEHEERDER, MANAGER, "Iemand als privacyfunctionaris", "Iemand als contactpunt"):
        await _wordt_geweigerd(gestolen, wie, gestolen.welke(van_regisseur))


async def test_a_colleague_leads_and_reads_nothing_of_a_casus_that_is_not_his(gestolen: Gestolen) -> None:
    g = gestolen
    await _wordt_geweigerd(g, CARLO, g.welke(van_casus))
    voor = _stand(g)
    for een in g.welke(van_regisseur, lambda een: not van_casus(een)):
        _toont_niets(await g.podium.drukt_kaal(CARLO, een.verb, een.data))
    # The keys were drawn for Rosa: with them he changes nothing either.
    assert _stand(g) == voor


async def test_nobody_gets_in_who_is_not_known_or_works_here_no_more(gestolen: Gestolen) -> None:
    g = gestolen
    organisatie = "politie"
    g.podium.doet(personen.beeindig, g.podium.id_van(PIM), Rol.PARTNER, organisatie, g.podium.nu)
    voor = _stand(g)
    for wie in ("Olga Onbekend", PIM):
        for een in g.drukken:
            kaart = await g.podium.drukt_kaal(wie, een.verb, een.data)
            assert ONBEKENDE in kaart, (een.verb, kaart)
            _toont_niets(kaart)
    assert _stand(g) == voor


async def test_whoever_is_no_participant_any_more_reads_the_verslag_no_more(gestolen: Gestolen) -> None:
    g, lees = gestolen, next(een for een in gestolen.drukken if een.verb == Verb.VERSLAG_LEES)
    assert ZAAK[1].woord("besluit") in await g.podium.drukt_kaal(PIM, lees.verb, lees.data)
    g.podium.zet_klok(g.podium.nu + timedelta(minutes=1))
    g.podium.doet(toegang.beeindig, g.zaal.casussen[1].id, "politie")
    _toont_niets(await g.podium.drukt_kaal(PIM, lees.verb, lees.data))


async def test_a_key_of_long_ago_does_nothing(gestolen: Gestolen) -> None:
    g = gestolen
    g.podium.zet_klok(g.podium.nu + timedelta(days=15))
    voor, met_sleutel = _stand(g), g.welke(lambda een: "sleutel" in een.data)
    assert len({een.verb for een in met_sleutel}) > 6
    for een in met_sleutel:
        await g.podium.drukt_kaal(ROSA, een.verb, een.data)
        assert _stand(g) == voor, een.verb


async def _wordt_geweigerd(g: Gestolen, wie: str, drukken: Iterable[Druk]) -> None:
    drukken = list(drukken)
    assert len({een.verb for een in drukken}) > 5
    voor, geweigerd = _stand(g), _weigeringen(g, wie)
    for een in drukken:
        kaart = await g.podium.drukt_kaal(wie, een.verb, een.data)
        assert NIET_VOOR_U in kaart, (een.verb, kaart)
        _toont_niets(kaart)
    assert _stand(g) == voor
    assert _weigeringen(g, wie) - geweigerd == len(drukken)


def _stand(g: Gestolen) -> object:
    """Return everything there is of the zitting, and of the casus of its first item."""

    def lees(uow: UnitOfWork) -> object:
        zitting_id, casus_id = g.zaal.zitting.id, g.zaal.casussen[1].id
        return (
            zittingsverloop.regels(uow, zitting_id),
            agenda.punten(uow, zitting_id),
            bespreking.van_casus(uow, casus_id),
            verslag.versies(uow, zitting_id, casus_id),
            afspraken.van_casus(uow, casus_id),
        )

    return g.podium.leest(lees)


def _weigeringen(g: Gestolen, wie: str) -> int:
    regels = g.podium.leest(logboek.lees, None)
    return sum((een.handeling, een.door_id) == (Handeling.TOEGANG_GEWEIGERD, g.podium.id_van(wie)) for een in regels)


def _toont_niets(kaart: Kaart) -> None:
    assert "kanarie01" not in json.dumps(kaart.json, ensure_ascii=False).lower(), kaart
