"""What was not taken in goes after its short term; the logboek proves it, and the counts of its year stay right."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.casus import Fase
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from storage import logboek, vernietigen
from storage.store import Store
from tests._kaart import Kaart
from tests.scenarios._browser import Browser, Portier
from tests.scenarios._kanaries import Meeschrijver
from tests.scenarios._nazorgtoneel import ZEVEN, nazorgtoneel
from tests.scenarios._opstelling import CASUS, EERSTE, TWEEDE, Opstelling
from tests.scenarios._verloop import GEWOGEN, REDEN, opent
from tests.scenarios._voorspel import Instelling, Stand, draait
from tests.scenarios.conftest import MaakToneel
from tests.scenarios.verhaal import Deelnemer, Verhaal
from tests.storage._rijen import waar_het_nog_staat
from tests.teamsnep.activiteiten import Persoon

PORTIER = Portier()
FUNCTIONARIS = "Idris Functionaris"
ANDERE = {"huiselijk-geweld": 5, "jeugd": 9}
"""How many casussen there are beside the one of the stage: what is told begins at five, and a part more is hidden."""
SAMEN = 15
NIEUWJAAR = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)
EEN_JAAR_LATER = datetime(2027, 11, 29, 8, 0, tzinfo=UTC)
"""The Monday after the twelve months of what was not taken in have passed."""
NET_NIET_ZES_MAANDEN = datetime(2027, 6, 7, 8, 0, tzinfo=UTC)
ZES_MAANDEN_NA_VRIJLATING = datetime(2027, 6, 14, 8, 0, tzinfo=UTC)
"""The Monday after six months have passed since the first of the seven came out."""
HET_JAAR_ERNA = datetime(2028, 1, 3, 8, 0, tzinfo=UTC)


@pytest.fixture
async def o(maak_toneel: MaakToneel, merwestad: Regio) -> AsyncIterator[Opstelling]:
    """The stage with an open casus, and a bot that has pages."""
    instelling = Instelling(aanmelder=PORTIER)
    async with draait(maak_toneel(Stand.CASUS), merwestad, instelling=instelling) as o:
        o.verhaal.works_here(FUNCTIONARIS, Rol.PRIVACYFUNCTIONARIS, "zvh")
        yield o


async def test_wat_niet_in_behandeling_kwam_gaat_na_zijn_korte_termijn(o: Opstelling) -> None:
    for tafel, aantal in ANDERE.items():
        for nummer in range(aantal):
            await _nog_een_casus(o, tafel, nummer)
    await _wijst_af(o)
    casus = o.casus()
    assert casus.fase is Fase.AFGESLOTEN
    await o.verhaal.passes(days=1)

    # Of the year in which it came in: six at this tafel; that one of all was closed is too few to tell.
    await o.verhaal.passes(until=NIEUWJAAR)
    voor = await _cijfers(o.verhaal, 2026)
    assert _totaal(voor, "casussen") == SAMEN
    assert _per_tafel(voor)["huiselijk-geweld"] == 6
    assert _totaal(voor, "afgesloten") is None

    # A day before its term nothing is asked; after it the regisseur is told, decides, and may still change her mind.
    await o.verhaal.passes(until=EEN_JAAR_LATER - timedelta(days=7))
    assert "niets waarover u hoeft te beslissen" in await opent(o.regisseur, "/bewaren")
    await o.verhaal.passes(until=EEN_JAAR_LATER)
    assert EERSTE in await opent(o.regisseur, f"/casus toon {o.code}")
    await _bevestigt(o.regisseur, o.code)
    await o.verhaal.passes(minutes=16)

    # Nothing of it opens, for nobody; neither can what lies in a copy be read.
    with pytest.raises(NotFound):
        o.casus()
    for weg in (f"/casus toon {o.code}", f"/triage {o.code}", f"/bewaren {o.code}"):
        na = await opent_wat_er_is(o.regisseur, weg)
        assert not {een for een in (EERSTE, TWEEDE, REDEN) if een in na}, weg

    # The logboek proves it: the lines of the casus are whole, and end with who confirmed it and that it was destroyed.
    regels = o.verhaal.logboek(casus.id)
    assert [een.handeling for een in regels][-2:] == [Handeling.BEWAREN_BEVESTIGD, Handeling.VERNIETIGD]
    assert regels[-1].doel == Bewaarcategorie.AFGEWEZEN
    assert o.looks_up(lambda uow: logboek.controleer(uow, casus.id)) == ()
    bewijs = o.looks_up(lambda uow: vernietigen.van(uow, Bewaarsoort.CASUS, casus.id))
    assert bewijs is not None
    assert (bewijs.code, bewijs.categorie) == (o.code, Bewaarcategorie.AFGEWEZEN)
    assert not {een for een in (EERSTE, TWEEDE, REDEN) if een in repr(bewijs)}

    # The counts of its year are what they were; the one that went has no tafel any more, and is too few to be told.
    opnieuw = await _cijfers(o.verhaal, 2026)
    assert {een["naam"]: een["totaal"] for een in opnieuw["tellingen"]} == {
        een["naam"]: een["totaal"] for een in voor["tellingen"]
    }
    delen = _per_tafel(opnieuw)
    assert delen["huiselijk-geweld"] == ANDERE["huiselijk-geweld"]
    assert delen["anders"] is None
    assert delen["jeugd"] is None, "the one that went follows from the others"
    # And of the year in which it went, nothing tells that it was one.
    await o.verhaal.passes(until=HET_JAAR_ERNA)
    later = await _cijfers(o.verhaal, 2027)
    assert not any(een["totaal"] for een in later["tellingen"] if een["naam"] in {"casussen", "afgesloten"})
    assert 1 not in _getallen(later["tellingen"])


async def test_geen_inzet_gaat_zes_maanden_na_de_vrijlating(store: Store, merwestad: Regio) -> None:
    async with nazorgtoneel(store, merwestad, PORTIER) as t:
        t.verhaal.works_here(FUNCTIONARIS, Rol.PRIVACYFUNCTIONARIS, "zvh")
        codes = [await t.meldt(een) for een in ZEVEN]
        await t.vraagt_de_week_uit()
        casus = t.casus(codes[0])
        vorm = await t.regisseur.presses_raw("quickscan.vorm", {"v": 1, "casus": casus.id})
        besluit = {"Wat gebeurt er?": "geen_inzet", "Reden (verplicht, behalve bij bespreken)": REDEN}
        await t.regisseur.presses(vorm, "Besluit vastleggen", besluit)
        assert t.casus(codes[0]).fase is Fase.AFGESLOTEN
        await t.verhaal.passes(until=NIEUWJAAR)
        voor = await _cijfers(t.verhaal, 2026)
        assert _totaal(voor, "casussen") == len(ZEVEN)

        # It was closed in November, and he came out on 9 December: six months are counted from that day.
        await t.verhaal.passes(until=NET_NIET_ZES_MAANDEN)
        assert "niets waarover u hoeft te beslissen" in await opent(t.regisseur, "/bewaren")
        await t.verhaal.passes(until=ZES_MAANDEN_NA_VRIJLATING)
        assert {"detentie", "quickscan", "toegang"} < {*_staat_in(t.verhaal, casus.id)}
        await _bevestigt(t.regisseur, codes[0])
        await t.verhaal.passes(minutes=16)

        # Not a row is left of where he was, what was said of him and what was decided; the line of proof says no more
        # than that it was a return, and that it went.
        with pytest.raises(NotFound):
            t.casus(codes[0])
        assert not _staat_in(t.verhaal, casus.id)
        regels = t.verhaal.logboek(casus.id)
        assert regels[-1].handeling is Handeling.VERNIETIGD
        assert regels[-1].doel == Bewaarcategorie.NAZORG
        assert t.verhaal.store.read_now(t.verhaal.scope, lambda uow: logboek.controleer(uow, casus.id)) == ()
        for weg in ("/quickscan", f"/detentie toon {codes[0]}", f"/terugkeer {codes[0]}", "/terugkeer"):
            assert ZEVEN[0].naam not in await opent_wat_er_is(t.regisseur, weg), weg

        # Of the year in which he came in as many are counted as before; that one went is not to be seen.
        na = await _cijfers(t.verhaal, 2026)
        assert _totaal(na, "casussen") == len(ZEVEN)
        assert 1 not in _getallen(na["tellingen"])


async def _nog_een_casus(o: Opstelling, tafel: str, nummer: int) -> None:
    formulier = await o.regisseur.types(f"/casus nieuw {tafel}")
    if "Verder" in formulier.knoppen:
        formulier = await o.regisseur.presses(formulier, "Verder", {"Tafel": "Regietafel Jeugd: over personen"})
    ander = {"Voor- en achternaam": f"Kanarie Nummer{nummer}", "Extern dossiernummer": f"KANARIE/{tafel}{nummer}"}
    jong = {"Geboortedatum": "2012-03-17", "Rol": "Betrokkene"} if tafel == "jeugd" else {}
    assert "opgeslagen" in (await o.regisseur.presses(formulier, "Opslaan", {**CASUS, **ander, **jong})).tekst


async def _wijst_af(o: Opstelling) -> None:
    r = o.regisseur
    voorstel = await r.presses(await opent(r, f"/triage {o.code}"), "Bekijk het voorstel", GEWOGEN)
    besluit = await r.presses(voorstel, "Verder", {"Wat besluit u?": "Terug naar het lokale veld"})
    await r.presses(besluit, "Besluit en sluit de casus", {"Waarom besluit u dit?": REDEN})


async def _bevestigt(regisseur: Deelnemer, code: str) -> None:
    lijst = await opent(regisseur, "/bewaren")
    (regel,) = (keuze["title"] for een in lijst.invoer for keuze in een.get("choices", ()) if code in keuze["title"])
    vraag = await regisseur.presses(lijst, "Vernietigen", {"Dossiers": regel})
    assert "Toch niet vernietigen" in (await regisseur.presses(vraag, "Definitief vernietigen")).knoppen


async def opent_wat_er_is(wie: Deelnemer, opdracht: str) -> Kaart:
    """Type a command, and open what is behind it when there is anything."""
    kaart = await wie.types(opdracht)
    return await wie.presses(kaart, kaart.knoppen[0]) if kaart.knoppen else kaart


async def _cijfers(v: Verhaal, jaar: int) -> dict[str, Any]:
    """Let the privacy officer make the counts of a year, and take them along as a file."""
    functionaris = Deelnemer(v, Persoon(FUNCTIONARIS))
    keuze = await opent(functionaris, "/audit")
    klaar = await functionaris.presses(keuze, "Maken", {"Jaar": str(jaar)})
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as sessie:
        browser = Browser(functionaris.persoon, PORTIER, Meeschrijver(), [], sessie)
        await browser.opent(klaar)
        status, inhoud = await browser.haalt("/pagina/inhoud/json")
    assert status == 200
    cijfers: dict[str, Any] = json.loads(inhoud)
    return cijfers


def _staat_in(v: Verhaal, casus_id: str) -> list[str]:
    return v.store.read_now(v.scope, lambda uow: waar_het_nog_staat(uow, casus_id))


def _totaal(cijfers: dict[str, Any], naam: str) -> object:
    (telling,) = (een for een in cijfers["tellingen"] if een["naam"] == naam)
    return telling["totaal"]


def _per_tafel(cijfers: dict[str, Any]) -> dict[str, int | None]:
    (telling,) = (een for een in cijfers["tellingen"] if een["naam"] == "casussen")
    delen: dict[str, int | None] = telling["verdelingen"]["tafel"]["delen"]
    return delen


def _getallen(deel: object) -> set[int]:
    """Return every number that is told somewhere in it."""
    if isinstance(deel, dict):
        return set().union(*map(_getallen, deel.values()))
    if isinstance(deel, list):
        return set().union(*map(_getallen, deel))
    return {deel} if isinstance(deel, int) and not isinstance(deel, bool) else set()
