"""Whoever sits at a talk cannot tell why it does not go on, nor whether somebody stopped: it all reads the same.

The same story is played as often as there are reasons; what a partner sees in Teams is compared word for word.
"""

import re
import shutil
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from cards.verbs import Verb
from domain.regio import Regio
from domain.terugkeergesprek import Gespreksstatus
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Store, maak_store
from tests._kaart import Druk, Kaart
from tests.scenarios._gesprektoneel import AAN_TAFEL, ADRES, HEM, INRICHTING, REST, STAM, Gesprekstoneel, gesprekstoneel
from tests.scenarios._heel_verhaal import alle_logregels
from tests.scenarios._inhoud import alle_bytes, alle_rijen
from tests.scenarios._kanaries import vindt
from tests.scenarios._nazorgtoneel import kanaal_van, nazorgtoneel
from tests.scenarios.test_kanaries import VERRAADT

Weg: TypeAlias = Callable[[Gesprekstoneel], Awaitable[None]]
PARTNER: Final = "politie"
GEHEIM: Final = (STAM, ADRES, HEM.naam, HEM.naam.split()[-1], HEM.geboren, *REST)
GAAT_NIET_DOOR: Final = "gaat niet door"


@pytest.fixture
def tweede_store(sqlite_sjabloon: Path, sleutelkast: DatabaseSleutelkast, tmp_path: Path) -> Iterator[Store]:
    """Another stage for the same story."""
    een = maak_store(f"sqlite:///{shutil.copy(sqlite_sjabloon, tmp_path / 'tweede.db')}", sleutelkast)
    yield een
    een.close()


async def zegt_nee(g: Gesprekstoneel) -> None:
    await _kiest(g, "nee")


async def zegt_later(g: Gesprekstoneel) -> None:
    await _kiest(g, "later")


async def wordt_afgezegd(g: Gesprekstoneel, reden: str = "regisseur") -> None:
    vorm = await g.t.regisseur.presses_raw(Verb.GESPREKSPLAN_AF_VORM, {"v": 1, "gesprek": g.gesprek_id})
    knop = _knop(vorm, Verb.GESPREKSPLAN_AF)
    await g.t.regisseur.presses_raw(knop.verb, {**knop.data, "reden": reden})


async def gaat_om_veiligheid_niet_door(g: Gesprekstoneel) -> None:
    await wordt_afgezegd(g, "veiligheid")


async def komt_niet(g: Gesprekstoneel) -> None:
    g.t.verhaal.klok.moment = (g.lees().begint_op or g.t.verhaal.klok.moment) + timedelta(minutes=20)
    await _zegt(g, "niet_gekomen")


async def stopt(g: Gesprekstoneel) -> None:
    await _begint(g)
    await _zegt(g, "gestopt")


async def loopt_af(g: Gesprekstoneel) -> None:
    await _begint(g)
    await _zegt(g, "geeindigd")


async def _begint(g: Gesprekstoneel) -> None:
    g.t.verhaal.klok.moment = g.lees().begint_op or g.t.verhaal.klok.moment
    await _zegt(g, "begonnen")


async def _zegt(g: Gesprekstoneel, wat: str) -> None:
    hier = {"v": 1, "gesprek": g.gesprek_id}
    kaart = await g.t.regisseur.presses_raw(Verb.GESPREKTIJDENS_OPEN, hier)
    vraagt = [een for een in kaart.drukken() if een.verb == Verb.GESPREKTIJDENS_VRAAG and een.data["wat"] == wat]
    if vraagt:
        kaart = await g.t.regisseur.presses_raw(vraagt[0].verb, vraagt[0].data)
    knop = next(een for een in kaart.drukken() if een.verb == Verb.GESPREKTIJDENS_ZET and een.data["wat"] == wat)
    await g.t.regisseur.presses_raw(knop.verb, knop.data)


async def _kiest(g: Gesprekstoneel, keuze: str) -> None:
    merel = g.partner(INRICHTING)
    vorm = await merel.presses_raw(Verb.GESPREKSKEUZE_OPEN, {"v": 1, "gesprek": g.gesprek_id})
    knop = _knop(vorm, Verb.GESPREKSKEUZE_BEWAAR)
    await merel.presses_raw(knop.verb, {**knop.data, "keuze": keuze})


def _knop(kaart: Kaart, verb: Verb) -> Druk:
    return next(een for een in kaart.drukken() if een.verb == verb)


async def wat_een_partner_ziet(g: Gesprekstoneel, weg: Weg) -> list[str]:
    """Return every word that a partner finds afterwards: posted, opened, in its lists."""
    v, pim = g.t.verhaal, g.partner(PARTNER)
    await weg(g)
    v.klok.moment = g.lees().begint_op or v.klok.moment
    v.klok.moment += timedelta(hours=2)
    await v.works()
    gezien = [kaart.tekst for kaart in v.cards(kanaal_van(PARTNER))]
    hier = {"v": 1, "casus": g.casus_id, "organisatie": PARTNER}
    gezien += [
        (await pim.presses_raw(verb, hier)).tekst for verb in (Verb.GESPREKSDEELNAME_OPEN, Verb.GESPREKTIJDENS_VOORAF)
    ]
    for opdracht in (f"casus toon {g.code}", f"terugkeer {g.code}", "zaken", "gesprek"):
        kaart = await pim.types(f"/{opdracht}")
        gezien.append(kaart.tekst)
        if "Openen" in kaart.knoppen:
            gezien.append((await pim.presses(kaart, "Openen")).tekst)
    return gezien


async def gespeeld(store: Store, regio: Regio, weg: Weg) -> tuple[list[str], Gespreksstatus]:
    async with nazorgtoneel(store, regio) as t:
        g = await gesprekstoneel(t, ging_naar_binnen=weg is not komt_niet)
        gezien = await wat_een_partner_ziet(g, weg)
        return [een.replace(g.code, "<code>") for een in gezien], g.lees().status


@pytest.mark.parametrize("anders", [zegt_later, wordt_afgezegd, gaat_om_veiligheid_niet_door])
async def test_why_a_talk_does_not_go_on_reads_the_same_to_whoever_sits_at_it(
    sqlite_store: Store, tweede_store: Store, merwestad: Regio, anders: Weg
) -> None:
    nee, status = await gespeeld(sqlite_store, merwestad, zegt_nee)
    ander, _ = await gespeeld(tweede_store, merwestad, anders)
    assert status is Gespreksstatus.GAAT_NIET_DOOR
    assert any(GAAT_NIET_DOOR in een for een in nee)
    assert ander == nee


async def test_that_he_stopped_reads_as_a_talk_that_was_held(
    sqlite_store: Store, tweede_store: Store, merwestad: Regio
) -> None:
    gestopt, status = await gespeeld(sqlite_store, merwestad, stopt)
    geweest, _ = await gespeeld(tweede_store, merwestad, loopt_af)
    assert status is Gespreksstatus.GESTOPT
    assert gestopt == geweest


async def test_that_he_was_not_there_is_said_in_no_other_words(sqlite_store: Store, merwestad: Regio) -> None:
    """Whoever sat there knows; whoever did not reads what is read of any talk that does not go on."""
    gezien, status = await gespeeld(sqlite_store, merwestad, komt_niet)
    assert status is Gespreksstatus.NIET_GEKOMEN
    assert any(GAAT_NIET_DOOR in een for een in gezien)
    assert not any(re.search(r"(niet|was er) (gekomen|niet)|kwam niet", een) for een in gezien)
    assert not any("Laat weten of u komt" in een for een in gezien if GAAT_NIET_DOOR in een)


@pytest.mark.parametrize("weg", [zegt_nee, stopt, komt_niet])
async def test_nothing_of_a_talk_is_posted_logged_counted_or_readable_on_disk(
    sqlite_store: Store, sqlite_url: str, merwestad: Regio, weg: Weg
) -> None:
    with alle_logregels() as log:
        async with nazorgtoneel(sqlite_store, merwestad) as t:
            g = await gesprekstoneel(t, ging_naar_binnen=weg is not komt_niet)
            g.zet(verteld=g.lees().begint_op)
            await _alles_open(g)
            await wat_een_partner_ziet(g, weg)
            await _alles_open(g)
            v = t.verhaal
            gepost = v.everything_posted()
            verzonden = "\n".join((een._read_bytes or b"").decode() for een in v.teams.requests)  # noqa: SLF001
            metrics = v.metrics.exposition()
            over_hem = [kaart for kaart in _alle_kaarten(g) if g.code in kaart.tekst]
            bytes_ = alle_bytes(sqlite_url)
            rijen = alle_rijen(sqlite_url)
    assert over_hem
    for kaart in over_hem:
        kaal = kaart.tekst
        for organisatie in merwestad.organisaties.values():
            kaal = kaal.replace(organisatie.naam, "")
        assert not VERRAADT.search(kaal), kaart.tekst
        assert "Merwede" not in kaart.tekst
    plekken: list[str | bytes] = [gepost, verzonden, log.getvalue(), metrics, bytes_]
    plekken += ["\n".join(een) for een in rijen.values()]
    for waar in plekken:
        assert vindt(GEHEIM, waar) == set()


async def _alles_open(g: Gesprekstoneel) -> None:
    """Let whoever may open everything there is."""
    hier, casus = {"v": 1, "gesprek": g.gesprek_id}, {"v": 1, "casus": g.casus_id}
    kaarten = [
        await g.t.regisseur.presses_raw(Verb.GESPREKSPLAN_OPEN, casus),
        await g.t.regisseur.presses_raw(Verb.GESPREKSKEUZE_OPEN, hier),
        await g.t.regisseur.presses_raw(Verb.GESPREKTIJDENS_OPEN, hier),
        await g.t.regisseur.presses_raw(Verb.VERGADERING_OPEN, hier),
        await g.partner(INRICHTING).presses_raw(Verb.GESPREKSMOMENT_OPEN, casus),
        await g.partner(INRICHTING).presses_raw(Verb.GESPREKSKEUZE_OPEN, hier),
    ]
    kaarten += [
        await g.partner(een).presses_raw(Verb.GESPREKSDEELNAME_OPEN, {**casus, "organisatie": een}) for een in AAN_TAFEL
    ]
    assert STAM in str([een.json for een in kaarten])
    assert not any(STAM in str(een.json) or HEM.naam in str(een.json) for een in kaarten[-len(AAN_TAFEL) :])


def _alle_kaarten(g: Gesprekstoneel) -> list[Kaart]:
    """Return every card that was ever posted, but in the conversation of the inrichting itself."""
    return [
        Kaart(een["content"])
        for post in g.t.verhaal.teams.posts
        if post.conversation != kanaal_van(INRICHTING).id
        for versie in post.versions
        for een in versie.get("attachments", ())
    ]
