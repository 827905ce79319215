"""The further way, at the front office of nazorg: what somebody wants, who spoke to him, when they meet."""

from domain.casuscode import Casuscode
from storage import casus as casussen
from storage import rio
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._nazorgtoneel import PARTNERS
from tests.scenarios._weg import ROOS, Weg, heeft, staat_nog

RITA = PARTNERS["rio"]
LEZERS = {RITA, ROOS}
"""The RIO, and the regisseur who is its back office."""


async def _kaart(weg: Weg, code: str, naam: str = RITA) -> Kaart:
    return await weg.opent(naam, f"rio toon {code}")


async def noteert(weg: Weg, code: str) -> None:
    """Rita writes down what he wants, that she spoke to him (twice, one by mistake), and when they meet."""
    vorm = await weg.drukt(RITA, await _kaart(weg, code), "Wensen bijwerken")
    heeft(await weg.vult(RITA, vorm, "Opslaan", "wens", LEZERS), "kanariewens")
    vast = {"soort": "telefoon", "dag": weg.dag(0)}
    for wat in ("contact", "contactfout"):
        vorm = await weg.drukt(RITA, await _kaart(weg, code), "Contact noteren")
        vast["soort"] = str(next(een for een in vorm.invoer if een["id"] == "soort")["choices"][0]["value"])
        half = await weg.vult(RITA, vorm, "Opslaan", f"{wat}half", LEZERS, {**vast, "dag": ""})
        staat_nog(half, f"kanarie{wat}half")
        await weg.vult(RITA, vorm, "Opslaan", wat, LEZERS, vast)
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    contact = weg.leest(lambda uow: rio.contacten(uow, casus.id))[0]
    waar = {"v": 1, "casus": casus.id, "contact": contact.id}
    vorm = await weg.wie(RITA).presses_raw("rio.contact_formulier", waar)
    await weg.drukt(RITA, vorm, "Weghalen")
    for dagen in (1, 2):
        vorm = await weg.drukt(RITA, await _kaart(weg, code), "Afspraak plannen")
        vast = {"dag": weg.dag(dagen), "tijd": "10:00"}
        await weg.vult(RITA, vorm, "Opslaan", "gesprek", LEZERS, vast)
    await weg.verstrijkt(days=1, hours=4)
    eerste, tweede = weg.leest(lambda uow: rio.afspraken(uow, casus.id))
    kaart = await weg.wie(RITA).presses_raw("rio.afspraak_open", {"v": 1, "casus": casus.id, "afspraak": eerste.id})
    await weg.drukt(RITA, heeft(kaart, "kanariegesprek"), "Geweest")
    waar = {"v": 1, "casus": casus.id, "afspraak": tweede.id}
    vorm = await weg.wie(RITA).presses_raw("rio.plan_formulier", waar)
    await weg.drukt(RITA, vorm, "Opslaan", {"dag": weg.dag(3)})
    for verb in ("rio.eerder", "rio.open"):
        await weg.wie(RITA).presses_raw(verb, {"v": 1, "casus": casus.id})
    heeft(await _kaart(weg, code, ROOS), "kanariewens")
    lijst = await weg.wie(RITA).types("/rio")
    await weg.drukt(RITA, lijst, "Openen")
    await weg.o.verhaal.works()


async def spreekt_af(weg: Weg, code: str) -> None:
    """Rita agrees something with a partner that takes part."""
    vorm = await weg.drukt(RITA, await _kaart(weg, code), "Afspraak met een partner")
    wie = next(een for een in vorm.invoer if een["id"] == "organisatie")["choices"]
    gemeente = next(str(een["value"]) for een in wie if str(een["value"]).startswith("gemeente"))
    vast = {"organisatie": gemeente, "wanneer": weg.dag(9)}
    mag = LEZERS | {PARTNERS[gemeente]}
    await weg.vult(RITA, vorm, "Opslaan", "rioafspraak", mag, vast)
    await weg.o.verhaal.works()


async def neemt_op(weg: Weg) -> None:
    """Rita takes somebody in herself; somebody who is there already she only asks for."""
    for wie in (g.TOEGELATEN, g.UIT_EEN_BESTAND):
        vorm = await weg.opent(RITA, "rio erbij")
        keuze = {str(een["id"]): een.get("choices", ()) for een in vorm.invoer}
        roos = next(str(een["value"]) for een in keuze["regisseur"] if een["title"].startswith(ROOS))
        vast = {
            "naam": wie.naam,
            "geboortedatum": wie.geboren,
            "gemeente": "merwestad",
            "als": "verdachte",
            "regisseur": roos,
        }
        await weg.drukt(RITA, vorm, "Opnemen", {**vast, "als": ""})
        await weg.drukt(RITA, vorm, "Opnemen", vast)
        await weg.o.verhaal.works()


async def laat_toe(weg: Weg, code: str) -> None:
    """Roos lets the RIO in, ends that, and lets it in again."""
    for knop in ("beëindigen", "toegang geven", "beëindigen", "toegang geven"):
        kaart = await _kaart(weg, code, ROOS)
        welke = next((een for een in kaart.knoppen if een.endswith(knop)), None)
        if welke is not None:
            await weg.drukt(ROOS, kaart, welke)
            await weg.o.verhaal.works()
    await _kaart(weg, code)


async def alles(weg: Weg, besproken: str, bij_de_rio: str) -> None:
    """Walk this part."""
    await noteert(weg, bij_de_rio)
    await spreekt_af(weg, bij_de_rio)
    await neemt_op(weg)
    await laat_toe(weg, besproken)
