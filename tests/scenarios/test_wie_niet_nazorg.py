"""Who may not, in nazorg: the buttons of those who may, copied with ids and keys, in every wrong hand.

As in `test_wie_niet.py`: whoever is refused here is refused for who he is, sees nothing, and changes nothing.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

import pytest

from cards.verbs import Verb
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import basisvoorwaarden, detentie, nacheck, personen, quickscan, rio, toegang
from storage.store import Store, UnitOfWork
from tests._kaart import Druk, Kaart
from tests.scenarios._nazorgtoneel import ZEVEN, Nazorgtoneel, nazorgtoneel
from tests.scenarios.test_wie_niet import NIET_VOOR_U, ONBEKENDE
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Persoon

NAZORG: Final = ("detentie.", "quickscan.", "voorwaarden.", "nacheck.", "rio.", "routering.")
EIGEN: Final = frozenset({Verb.VOORWAARDEN_LIJST, Verb.RIO_LIJST})
"""Lists of what the presser himself works on."""
ELDERS: Final = EIGEN | {
    *(Verb.DETENTIE_BEWAAR, Verb.RIO_ERBIJ, Verb.QUICKSCAN_VRAAG_UIT),
    *(Verb.ROUTERING_OPEN, Verb.ROUTERING_BEVESTIG, Verb.VOORWAARDEN_WERK, Verb.VOORWAARDEN_MELD),
}
"""Of nobody in particular: the stories of their own topics tell who is refused."""
GEVRAAGD_MAG: Final = frozenset(
    {
        *(Verb.DETENTIE_OPEN, Verb.NACHECK_OPEN),
        *(Verb.VOORWAARDEN_OPEN, Verb.VOORWAARDEN_VORM, Verb.VOORWAARDEN_BEWAAR),
    }
)
"""What whoever takes part may press as well; until he answered, a front without a name is all he sees of it."""
VAN_DE_REGISSEUR: Final = frozenset(
    {
        *(Verb.DETENTIE_VORM, Verb.DETENTIE_WIJZIG, Verb.DETENTIE_TERUG, Verb.RIO_TOEGANG, Verb.NACHECK_DAG),
        *(Verb.QUICKSCAN_OPEN, Verb.QUICKSCAN_PERSOON, Verb.QUICKSCAN_VORM, Verb.QUICKSCAN_BESLUIT),
        *(Verb.QUICKSCAN_MEER, Verb.QUICKSCAN_MEER_VORM, Verb.QUICKSCAN_PAGINA),
    }
)
WENS: Final = "Een kanariehok timmeren"


@dataclass
class Gestolen:
    """The stage, and the buttons of Roos and of Rita of the RIO about one person, each kind once."""

    t: Nazorgtoneel
    casus_id: str
    van_roos: list[Druk]
    van_rita: list[Druk]

    zelden: list[Druk]

    def alles(self) -> list[Druk]:
        """Those of both, without what anybody of the tafel opens of his own."""
        return [een for een in (*self.van_roos, *self.van_rita, *self.zelden) if een.verb not in EIGEN]

    def over_hem(self) -> list[Druk]:
        """Those that lead to one person; the others open what the presser himself runs."""
        return [een for een in (*self.van_roos, *self.van_rita, *self.zelden) if self.casus_id in str(een.data)]


@pytest.fixture
async def gestolen(sqlite_store: Store, merwestad: Regio) -> AsyncIterator[Gestolen]:
    """Let somebody of Merwestad, in PI Merwede, be asked about and let in with the RIO; open all there is of him."""
    async with nazorgtoneel(sqlite_store, merwestad) as t:
        code = await t.meldt(ZEVEN[0])
        week = await t.vraagt_de_week_uit()
        casus, roos, rita = t.casus(code), t.regisseur, t.partner("rio")
        hier = {"v": 1, "casus": casus.id}
        van_roos = [
            week,
            *[
                await roos.presses(await roos.types(f"/{een} {code}"), "Openen")
                for een in ("detentie toon", "terugkeer", "rio toon")
            ],
        ]
        van_roos += await _verder(roos, van_roos)
        erin = next(een for kaart in van_roos for een in kaart.drukken() if een.verb == Verb.RIO_TOEGANG)
        await roos.presses_raw(erin.verb, erin.data)
        wensen = await rita.presses_raw("rio.wensen_formulier", hier)
        invoer = {een["id"]: WENS for een in wensen.invoer if een["type"] == "Input.Text"}
        van_rita = [wensen, await rita.presses(wensen, "Opslaan", invoer)]
        van_rita += await _verder(rita, van_rita)
        roos_heeft, rita_heeft = _drukken(van_roos), _drukken(van_rita)
        zitting = next(str(een.data["zitting"]) for een in roos_heeft if een.data.get("zitting"))
        sleutel = next(str(een.data["sleutel"]) for een in roos_heeft if "sleutel" in een.data)
        yield Gestolen(t, casus.id, roos_heeft, rita_heeft, _zelden(casus.id, zitting, sleutel))


async def _verder(wie: Deelnemer, kaarten: list[Kaart]) -> list[Kaart]:
    """Return the cards behind these, and behind those in turn: each kind of button without a key pressed once."""
    gehad, gevonden, te_gaan = set[str](), list[Kaart](), list(kaarten)
    while te_gaan:
        for een in te_gaan.pop().drukken():
            soort = f"{een.verb} {een.data.get('soort', '')} {een.data.get('besluit', '')}"
            if een.verb.startswith(NAZORG) and "sleutel" not in een.data and soort not in gehad:
                gehad.add(soort)
                kaart = await wie.presses_raw(een.verb, een.data)
                gevonden.append(kaart)
                te_gaan.append(kaart)
    return gevonden


def _drukken(kaarten: list[Kaart]) -> list[Druk]:
    eerste: dict[str, Druk] = {}
    for kaart in kaarten:
        for een in kaart.drukken():
            if een.verb.startswith(NAZORG):
                eerste.setdefault(f"{een.verb} {'casus' in een.data}", een)
    return list(eerste.values())


def _zelden(casus_id: str, zitting: str, sleutel: str) -> list[Druk]:
    """Return the buttons that stand on a card on some days only, as they would stand there."""
    hier = {"v": 1, "casus": casus_id}
    waar, met = {**hier, "afspraak": "a1"}, {"sleutel": sleutel}
    week = {"v": 1, "zitting": zitting}
    return [
        Druk("detentie.terug", {**hier, "versie": 1, **met}),
        Druk("nacheck.open", hier),
        Druk("nacheck.bewaar", {**hier, **met}),
        Druk("nacheck.dag", {**hier, "versie": 1, "einde": "2026-12-20", **met}),
        Druk("nacheck.klaar", {**hier, "reden": WENS, **met}),
        Druk("rio.afspraak_open", waar),
        Druk("rio.uitkomst", {**waar, "status": "geweest", **met}),
        Druk("rio.contact_weg", {**hier, "contact": "c1", **met}),
        Druk("rio.partner_formulier", hier),
        Druk("rio.partner", {**hier, **met}),
        Druk("quickscan.meer_vorm", week),
        Druk("quickscan.meer", {**week, "casussen": casus_id, **met}),
        Druk("quickscan.pagina", week),
        Druk("werklijst.overige", {**week, "organisatie": "politie", "personen": []}),
    ]


def test_every_button_about_somebody_in_nazorg_was_stolen(gestolen: Gestolen) -> None:
    alle = {Verb.WERKLIJST_OVERIGE, *(een for een in Verb if een.startswith(NAZORG))}
    assert sorted(alle - {een.verb for een in gestolen.alles()} - ELDERS) == []


async def test_an_inrichting_where_he_is_not(gestolen: Gestolen) -> None:
    await _wordt_geweigerd(gestolen, gestolen.t.partner("pi-oostdijk"), gestolen.alles())


async def test_a_gemeente_where_he_neither_lived_nor_goes(gestolen: Gestolen) -> None:
    await _wordt_geweigerd(gestolen, gestolen.t.partner("gemeente-oosterwaard"), gestolen.alles())


@pytest.mark.parametrize("organisatie", ["politie", "pi-merwede", "gemeente-merwestad"])
async def test_whoever_was_asked_gets_no_further_than_how_his_return_stands(
    gestolen: Gestolen, organisatie: str
) -> None:
    drukken = [
        een for een in gestolen.alles() if een.verb not in GEVRAAGD_MAG and een.data.get("organisatie") != organisatie
    ]
    await _wordt_geweigerd(gestolen, gestolen.t.partner(organisatie), drukken)


async def test_another_regisseur(gestolen: Gestolen) -> None:
    rens = gestolen.t.verhaal.works_here("Rens Regie", Rol.PROCESREGISSEUR, "zvh")
    await _wordt_geweigerd(gestolen, rens, gestolen.over_hem())


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.BEHEERDER, Rol.PRIVACYFUNCTIONARIS, Rol.CONTACTPUNT])
async def test_whoever_has_another_task_at_the_veiligheidshuis(gestolen: Gestolen, rol: Rol) -> None:
    wie = gestolen.t.verhaal.works_here(f"Iemand {rol.value}", rol, "zvh")
    await _wordt_geweigerd(gestolen, wie, gestolen.alles())


async def test_whoever_deals_with_signals_to_a_burgemeester(gestolen: Gestolen) -> None:
    bram = gestolen.t.verhaal.works_here("Bram Signaal", Rol.BIJ, "gemeente-merwestad")
    await _wordt_geweigerd(gestolen, bram, gestolen.alles())


async def test_the_rio_does_nothing_that_is_for_the_regisseur(gestolen: Gestolen) -> None:
    drukken = [een for een in gestolen.alles() if een.verb in VAN_DE_REGISSEUR]
    await _wordt_geweigerd(gestolen, gestolen.t.partner("rio"), drukken)


async def test_somebody_whose_role_has_ended(gestolen: Gestolen) -> None:
    v, rita = gestolen.t.verhaal, gestolen.t.partner("rio")
    v.store.run_now(v.scope, personen.beeindig, _bekend(gestolen, rita), Rol.PARTNER, "rio", v.klok.moment)
    await _blijft_vreemd(gestolen, rita)


async def test_nobody_gets_in_who_is_not_known(gestolen: Gestolen) -> None:
    for vreemde in (Persoon("Gust Gast", role="guest"), Persoon("Roos Regie", object_id=None, role="anonymous")):
        await _blijft_vreemd(gestolen, Deelnemer(gestolen.t.verhaal, vreemde))


async def _wordt_geweigerd(g: Gestolen, wie: Deelnemer, drukken: list[Druk]) -> None:
    assert len({een.verb for een in drukken}) > 5
    voor, stand = _weigeringen(g, wie), _stand(g)
    for een in drukken:
        kaart = await wie.presses_raw(een.verb, een.data)
        assert NIET_VOOR_U in kaart, (een.verb, kaart)
        _toont_niets(kaart)
    assert _stand(g) == stand
    assert _weigeringen(g, wie) - voor == len(drukken)


async def _blijft_vreemd(g: Gestolen, wie: Deelnemer) -> None:
    stand = _stand(g)
    for een in g.alles():
        kaart = await wie.presses_raw(een.verb, een.data)
        assert ONBEKENDE in kaart, een.verb
        _toont_niets(kaart)
    assert _stand(g) == stand


def _stand(g: Gestolen) -> object:
    """Return everything there is of him in nazorg."""

    def lees(uow: UnitOfWork) -> object:
        return (
            detentie.versies(uow, g.casus_id),
            quickscan.laatste_van(uow, [g.casus_id]),
            basisvoorwaarden.van_casussen(uow, [g.casus_id]),
            nacheck.van_casussen(uow, [g.casus_id]),
            rio.dossier(uow, g.casus_id),
            toegang.van_casus(uow, g.casus_id),
        )

    return g.t.verhaal.store.read_now(g.t.verhaal.scope, lees)


def _bekend(g: Gestolen, wie: Deelnemer) -> str:
    v = g.t.verhaal
    gevonden = v.store.read_now(v.scope, lambda uow: personen.zoek(uow, v.tenant_id, wie.persoon.object_id or ""))
    assert gevonden is not None
    return gevonden.id


def _weigeringen(g: Gestolen, wie: Deelnemer) -> int:
    bekend = _bekend(g, wie)
    regels = g.t.verhaal.logboek()
    return sum((een.handeling, een.door_id) == (Handeling.TOEGANG_GEWEIGERD, bekend) for een in regels)


def _toont_niets(kaart: Kaart) -> None:
    assert not any(geheim in str(kaart.json) for geheim in (ZEVEN[0].naam, WENS, "Merwede"))
