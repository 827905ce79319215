"""A tafel that sits every fortnight, over the change of the clock and past a Christmas week without a zitting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from domain.persoon import Rol
from domain.regio import Regio
from storage.store import Store
from tests._kaart import Kaart
from tests.scenarios.verhaal import Deelnemer, Verhaal, verhaal
from tests.teamsnep.activiteiten import Gesprek, kanaal

TAFEL = "Regietafel Volwassenen"
MAART = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
KERST = date(2026, 12, 22)
CASUS = {
    "Hoe kwam de melding binnen?": "Veldaanmelding (ketenpartner)",
    "Aanleiding": "Overlast in de flat",
    "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
    "Voor- en achternaam": "Kwinten Kanarievogel",
    "Geboortedatum": "1980-05-01",
    "Gemeente": "Oosterwaard",
    "Rol": "Betrokkene",
    "Is de betrokkene geïnformeerd?": "Ja",
}


async def test_de_tafel_volgt_het_ritme_de_klok_en_slaat_kerst_over(store: Store, merwestad: Regio) -> None:
    regio = _zonder_kerst(merwestad)
    async with verhaal(store, regio, MAART) as v:
        beheerder = v.works_here("Bea Beheer", Rol.BEHEERDER, "zvh")
        regisseur = v.works_here("Roos Regie", Rol.PROCESREGISSEUR, "zvh")
        plek = await _koppelt(v, beheerder)
        await v.works()

        # Summer time begins on 29 March: the tafel goes on at half past nine on people's own clocks.
        assert await _agenda_na(v, plek, datetime(2026, 3, 16, 7, 59, tzinfo=UTC)) == []
        (voor,) = await _agenda_na(v, plek, datetime(2026, 3, 16, 8, 0, tzinfo=UTC))
        assert "Dinsdag 17 maart, 9.30 uur" in voor
        assert await _agenda_na(v, plek, datetime(2026, 3, 24, 12, 0, tzinfo=UTC)) == []
        assert await _agenda_na(v, plek, datetime(2026, 3, 30, 6, 59, tzinfo=UTC)) == []
        (na,) = await _agenda_na(v, plek, datetime(2026, 3, 30, 7, 0, tzinfo=UTC))
        assert "Dinsdag 31 maart, 9.30 uur" in na

        # In December it sits on the 8th, not in the week of Christmas, and again on 5 January.
        v.klok.moment = datetime(2026, 12, 4, 8, 0, tzinfo=UTC)
        await v.works()
        posts = len(_agendas(v, plek))
        soort = await regisseur.types("/casus nieuw volwassenen")
        formulier = await regisseur.presses(soort, "Verder", {"Tafel": f"{TAFEL}: over personen"})
        opgeslagen = await regisseur.presses(formulier, "Opslaan", CASUS)
        code = opgeslagen.tekst.split()[1]
        vorm = await regisseur.presses(await regisseur.types(f"/uitvraag start {code}"), "Voorstel openen")
        (keuze,) = (een for een in vorm.invoer if een.get("label", "").startswith("Voor welke zitting"))
        zittingen = [een["title"].split(",")[0] for een in keuze["choices"]]
        assert zittingen[:2] == ["dinsdag 8 december", "dinsdag 5 januari"]
        await v.passes(until=datetime(2027, 1, 2, 12, 0, tzinfo=UTC))
        nieuw = _agendas(v, plek)[posts:]
        assert all("22 december" not in een for een in nieuw)
        (januari,) = await _agenda_na(v, plek, datetime(2027, 1, 4, 8, 0, tzinfo=UTC))
        assert "Dinsdag 5 januari, 9.30 uur" in januari
        assert "Kanarievogel" not in v.everything_posted()


def _zonder_kerst(regio: Regio) -> Regio:
    tafel = replace(regio.tafel("volwassenen"), vervalt=frozenset({KERST}))
    return replace(regio, tafels=MappingProxyType({**regio.tafels, tafel.code: tafel}))


async def _koppelt(v: Verhaal, beheerder: Deelnemer) -> Gesprek:
    plek = kanaal("tafel-volwassenen", beheerder.persoon)
    v.teams.has_members(plek, plek.members)
    formulier = await beheerder.presses(await beheerder.types("/registreer", plek), "Openen", waar=plek)
    await beheerder.presses(formulier, "Opslaan", {"Dit gesprek hoort bij": f"Tafel: {TAFEL}"}, waar=plek)
    return plek


async def _agenda_na(v: Verhaal, plek: Gesprek, moment: datetime) -> list[Kaart]:
    """Let time pass in steps of a day; return the agendas that were posted meanwhile."""
    eerder = len(_agendas(v, plek))
    while v.klok.moment < moment:
        await v.passes(until=min(v.klok.moment + timedelta(days=1), moment))
    return _agendas(v, plek)[eerder:]


def _agendas(v: Verhaal, plek: Gesprek) -> list[Kaart]:
    return [een for een in v.cards(plek) if een.tekst.startswith("Agenda")]
