"""Looking at everything there is to look at, as somebody might who wants to know more than he should."""

import json
from typing import Final

from dialogs.kern.turn import JsonValue, Place
from domain.casus import Casus
from storage import afspraken
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, groep, kanaal
from tests.dialogs.uitvraag._verhaal import HUISELIJK_GEWELD
from tests.scenarios._niemand_leert import JEUGD, PER_VRAAG, Week

_NEUTRAAL: Final = ("help", "zaken", "meldingen", "aanwezig", "melden", "bereikbaar", "casus lijst", "voorbereiding")


async def kijkt(week: Week, naam: str, wie: Deelnemer, *, diep: bool = True) -> None:
    """Let somebody look at everything there is to look at: commands, buttons, other people's buttons."""
    for woorden in ("agenda", f"agenda {HUISELIJK_GEWELD}", f"agenda {JEUGD}"):
        await bladert(week, naam, wie, woorden, await wie.types(f"/{woorden}"), diep=diep)
    plekken: list[Place] = [kanaal(f"tafel-{HUISELIJK_GEWELD}"), kanaal(f"tafel-{JEUGD}"), groep(naam)]
    for waar in plekken:
        kaart = await wie.types("/agenda", waar)
        await bladert(week, naam, wie, f"agenda in {waar.conversation_id}", kaart, waar=waar, diep=diep)
    for woorden in _NEUTRAAL:
        await bladert(week, naam, wie, woorden, await wie.opens(woorden), diep=diep)
    for woorden in ("werkverdeling", "datalekken", "contacten"):
        week.ziet(naam, woorden, await wie.opens(woorden))
    for welke, casus in enumerate(week.casussen):
        for woorden in ("casus toon", "uitvraag status", "uitvraag namens", "uitvraag intrek", "voorbereiding"):
            kaart = await wie.opens(woorden, casuscode=str(casus.code))
            await bladert(week, naam, wie, f"{woorden} {welke}", kaart, diep=diep)
        await _andermans_knoppen(week, naam, wie, casus)


async def _andermans_knoppen(week: Week, naam: str, wie: Deelnemer, casus: Casus) -> None:
    """Press what stands on the cards of everybody who was asked, and on the regisseur's."""
    uitvraag = week.uitvraag(casus)
    zitting = uitvraag.zitting_id
    for een in uitvraag.bevragingen:
        hier: dict[str, JsonValue] = {"v": 1, "zitting": zitting, "organisatie": een.organisatie}
        for verb in ("werklijst.open", "werklijst.lijst", "aanwezigheid.open"):
            week.ziet(naam, f"{verb} {een.organisatie}", await wie.presses_raw(verb, hier))
        kaart = await wie.presses_raw("uitvraag.open", {"v": 1, "bevraging": een.id})
        week.ziet(naam, f"open {een.organisatie}", kaart)
    for verb in ("uitvraag.status", "uitvraag.antwoorden", "uitvraag.inzage"):
        week.ziet(naam, verb, await wie.presses_raw(verb, {"v": 1, "uitvraag": uitvraag.id}))
    punt: dict[str, JsonValue] = {"v": 1, "zitting": zitting, "casus": casus.id}
    for verb in ("voorbereiding.open", "voorbereiding.bellen", "voorbereiding.punt", "voorbereiding.gedeeld"):
        week.ziet(naam, verb, await wie.presses_raw(verb, punt))


async def kijkt_in_verloop(week: Week, naam: str, wie: Deelnemer) -> None:
    """Let somebody look at the course of the first casus: its commands, and the buttons of everybody who agreed."""
    casus = week.casussen[0]
    for woorden in ("plan", "regie", "afspraak lijst", "triage", "volhouden", "opschalen", "afschalen", "casus toon"):
        kaart = await wie.opens(woorden, casuscode=str(casus.code))
        await bladert(week, naam, wie, woorden, kaart, diep=True)
    for woorden in ("afspraak lijst", "volhouden", "zaken", f"agenda {HUISELIJK_GEWELD}"):
        await bladert(week, naam, wie, woorden, await wie.opens(woorden), diep=False)
    waar = kanaal(f"tafel-{HUISELIJK_GEWELD}")
    week.ziet(naam, "agenda", await wie.types("/agenda", waar))
    hier: dict[str, JsonValue] = {"v": 1, "casus": casus.id}
    for verb in ("plan.open", "plan.versies", "regie.open", "afspraak.lijst", "casus.open"):
        week.ziet(naam, verb, await wie.presses_raw(verb, hier))
    for een in week.wereld.leest(afspraken.van_casus, casus.id):
        afspraak: dict[str, JsonValue] = {"v": 1, "afspraak": een.id}
        if een.organisatie == PER_VRAAG:
            week.ziet(naam, "afspraak.open", await wie.presses_raw("afspraak.open", afspraak))
            vorm = await wie.presses_raw("afspraak.doe_formulier", {**afspraak, "doen": "klaar"})
            week.ziet(naam, "afspraak.doe_formulier", vorm)
    van_x: dict[str, JsonValue] = {"v": 1, "organisatie": PER_VRAAG}
    week.ziet(naam, "afspraken.open", await wie.presses_raw("afspraken.open", van_x))


async def bladert(
    week: Week, naam: str, wie: Deelnemer, wat: str, kaart: Kaart, *, waar: Place | None = None, diep: bool
) -> None:
    """Look at a card, and press every button on it that changes nothing, and so on."""
    week.ziet(naam, wat, kaart)
    te_gaan, gehad = [(wat, kaart, 2 if diep else 1)], set[str]()
    while te_gaan:
        pad, deze, nog = te_gaan.pop(0)
        for druk in deze.drukken() if nog else ():
            wie_en_wat = json.dumps([druk.verb, druk.data], sort_keys=True)
            # What carries a key changes something: that is for a step of the week.
            if "sleutel" in druk.data or wie_en_wat in gehad:
                continue
            gehad.add(wie_en_wat)
            verder = f"{pad} > {druk.verb}"
            volgende = await wie.presses_raw(druk.verb, druk.data, waar)
            week.ziet(naam, verder, volgende)
            te_gaan.append((verder, volgende, nog - 1))
