"""Who may not, around a talk: every button about it, with its ids and a key that is right, in every wrong hand.

As in `test_wie_niet.py`: whoever is refused here is refused for who he is, sees nothing, and changes nothing.
"""

from collections.abc import AsyncIterator
from typing import Final

import pytest

from cards.payloads import Payload
from cards.verbs import Verb
from dialogs.alles import maak_registry
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from domain.terugkeergesprek import Deelnamestatus
from storage import personen
from storage import terugkeergesprek as gesprekken
from storage.store import Store
from tests._kaart import Druk, Kaart
from tests.scenarios._gesprektoneel import AAN_TAFEL, HEM, INRICHTING, STAM, Gesprekstoneel, gesprekstoneel
from tests.scenarios._nazorgtoneel import nazorgtoneel
from tests.scenarios.test_wie_niet import NIET_VOOR_U, ONBEKENDE
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Persoon

GESPREK: Final = ("gespreksplan.", "gespreksmoment.", "gesprekskeuze.", "gesprektijdens.", "gespreksbrief.", "vergader")
VAN_DE_DEELNEMER: Final = frozenset(
    een for een in Verb if een.startswith("gespreksdeelname.") or een == Verb.GESPREKTIJDENS_VOORAF
)
VAN_DE_REGISSEUR: Final = frozenset(
    een for een in set(Verb) - VAN_DE_DEELNEMER if een.startswith(("gespreksplan.", "gesprektijdens.", "vergader"))
) | {
    *(Verb.GESPREKSKEUZE_VORM, Verb.GESPREKSKEUZE_BESLIS_VORM, Verb.GESPREKSKEUZE_BESLIS, Verb.GESPREKSBRIEF_OPEN),
}
LIJST: Final = frozenset[Verb]()
"""Lists of what the presser himself has to do with."""


@pytest.fixture
async def g(sqlite_store: Store, merwestad: Regio) -> AsyncIterator[Gesprekstoneel]:
    async with nazorgtoneel(sqlite_store, merwestad) as t:
        yield await gesprekstoneel(t)


def over_het_gesprek(verb: Verb) -> bool:
    return verb.startswith(GESPREK) or verb in VAN_DE_DEELNEMER


async def drukken(g: Gesprekstoneel, organisatie: str = "politie") -> list[Druk]:
    """Return every button there is about a talk, as it would stand on the card of who may press it."""
    vorm = await g.t.regisseur.presses_raw(Verb.GESPREKSKEUZE_VORM, {"v": 1, "gesprek": g.gesprek_id})
    sleutel = next(str(een.data["sleutel"]) for een in vorm.drukken() if "sleutel" in een.data)
    bekend: dict[str, object] = {
        "gesprek": g.gesprek_id,
        "casus": g.casus_id,
        "casuscode": g.code,
        "organisatie": organisatie,
        "sleutel": sleutel,
        "moment": "202612011000",
        "komt": True,
        "versie": 1,
        "vergadering": g.gesprek_id,
    }
    registry = maak_registry()
    return [
        Druk(verb, _gevuld(verb, spec.payload, bekend))
        for verb, spec in registry.verbs.items()
        if over_het_gesprek(Verb(verb)) and verb not in LIJST
    ]


def _gevuld(verb: str, payload: type[Payload], bekend: dict[str, object]) -> dict[str, object]:
    nodig = {naam for naam, veld in payload.model_fields.items() if veld.is_required()}
    anders = {"wat": "begonnen", "stap": "begin", "soort": "begonnen", "waar": "cel"}
    data = {"v": 1} | {naam: (bekend | anders)[naam] for naam in nodig if naam in bekend or naam in anders}
    assert nodig <= data.keys(), (verb, nodig - data.keys())
    return data


async def test_every_button_about_a_talk_is_tried(g: Gesprekstoneel) -> None:
    alle = {een for een in Verb if over_het_gesprek(een)} - LIJST
    assert sorted(alle - {Verb(een.verb) for een in await drukken(g)}) == []


@pytest.mark.parametrize("organisatie", ["pi-oostdijk", "rio", "gemeente-oosterwaard", "reclassering"])
async def test_an_organisatie_that_does_not_sit_at_it(g: Gesprekstoneel, organisatie: str) -> None:
    await _wordt_geweigerd(g, g.partner(organisatie), await drukken(g))
    await _wordt_geweigerd(g, g.partner(organisatie), _van_deelnemers(await drukken(g, organisatie)))


async def test_whoever_sits_at_it_sees_nothing_of_him_and_steers_nothing(g: Gesprekstoneel) -> None:
    alle = [een for een in await drukken(g) if een.verb not in VAN_DE_DEELNEMER]
    await _wordt_geweigerd(g, g.partner("politie"), alle)


async def test_whoever_sits_at_it_does_nothing_for_another_organisatie(g: Gesprekstoneel) -> None:
    await _wordt_geweigerd(g, g.partner("politie"), _van_deelnemers(await drukken(g, AAN_TAFEL[0])))


async def test_the_inrichting_does_nothing_that_is_for_the_regisseur_or_for_who_sits_at_it(g: Gesprekstoneel) -> None:
    niet = [een for een in await drukken(g) if een.verb in VAN_DE_REGISSEUR | VAN_DE_DEELNEMER]
    await _wordt_geweigerd(g, g.partner(INRICHTING), niet)


async def test_whoever_was_taken_off_finds_no_way_in(g: Gesprekstoneel) -> None:
    v = g.t.verhaal
    v.store.run_now(v.scope, gesprekken.zet_deelname, g.lees(), "politie", Deelnamestatus.NIET_MEER, None)
    v.klok.moment = g.lees().begint_op or v.klok.moment
    niet = [een for een in await drukken(g) if een.verb != Verb.GESPREKSDEELNAME_OPEN]
    stand = g.stand()
    for een in niet:
        _toont_niets(await g.partner("politie").presses_raw(een.verb, een.data))
    assert g.stand() == stand


async def test_another_regisseur(g: Gesprekstoneel) -> None:
    rens = g.t.verhaal.works_here("Rens Regie", Rol.PROCESREGISSEUR, "zvh")
    await _wordt_geweigerd(g, rens, await drukken(g))


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.BEHEERDER, Rol.PRIVACYFUNCTIONARIS, Rol.CONTACTPUNT])
async def test_whoever_has_another_task_at_the_veiligheidshuis(g: Gesprekstoneel, rol: Rol) -> None:
    wie = g.t.verhaal.works_here(f"Iemand {rol.value}", rol, "zvh")
    await _wordt_geweigerd(g, wie, await drukken(g))


async def test_whoever_deals_with_signals_to_a_burgemeester(g: Gesprekstoneel) -> None:
    bram = g.t.verhaal.works_here("Bram Signaal", Rol.BIJ, "gemeente-merwestad")
    await _wordt_geweigerd(g, bram, await drukken(g))


async def test_a_casemanager_whose_role_has_ended(g: Gesprekstoneel) -> None:
    v, merel = g.t.verhaal, g.partner(INRICHTING)
    v.store.run_now(v.scope, personen.beeindig, _bekend(g, merel), Rol.PARTNER, INRICHTING, v.klok.moment)
    await _blijft_vreemd(g, merel)


async def test_nobody_gets_in_who_is_not_known(g: Gesprekstoneel) -> None:
    for vreemde in (Persoon("Gust Gast", role="guest"), Persoon("Gast PI", object_id=None, role="anonymous")):
        await _blijft_vreemd(g, Deelnemer(g.t.verhaal, vreemde))


def _van_deelnemers(alle: list[Druk]) -> list[Druk]:
    return [een for een in alle if een.verb in VAN_DE_DEELNEMER]


async def _wordt_geweigerd(g: Gesprekstoneel, wie: Deelnemer, alle: list[Druk]) -> None:
    assert alle
    voor, stand = _weigeringen(g, wie), g.stand()
    for een in alle:
        kaart = await wie.presses_raw(een.verb, een.data)
        assert NIET_VOOR_U in kaart, (een.verb, kaart)
        _toont_niets(kaart)
    assert g.stand() == stand
    assert _weigeringen(g, wie) - voor == len(alle)


async def _blijft_vreemd(g: Gesprekstoneel, wie: Deelnemer) -> None:
    stand = g.stand()
    for een in await drukken(g):
        antwoord = await wie.delivers_raw_press(een.verb, een.data)
        assert STAM not in str(antwoord.body)
        if antwoord.card:
            kaart = Kaart(antwoord.card)
            assert ONBEKENDE in kaart or wie.persoon.object_id is None, een.verb
            _toont_niets(kaart)
    assert g.stand() == stand


def _bekend(g: Gesprekstoneel, wie: Deelnemer) -> str:
    v = g.t.verhaal
    gevonden = v.store.read_now(v.scope, lambda uow: personen.zoek(uow, v.tenant_id, wie.persoon.object_id or ""))
    assert gevonden is not None
    return gevonden.id


def _weigeringen(g: Gesprekstoneel, wie: Deelnemer) -> int:
    bekend = _bekend(g, wie)
    regels = (*g.t.verhaal.logboek(), *g.t.verhaal.logboek(g.casus_id))
    return sum((een.handeling, een.door_id) == (Handeling.TOEGANG_GEWEIGERD, bekend) for een in regels)


def _toont_niets(kaart: Kaart) -> None:
    assert not any(geheim in str(kaart.json) for geheim in (HEM.naam, STAM, "Merwede"))
