"""The further way, at a zitting that goes on: led, written down, read along, ended, and its verslag approved."""

from collections.abc import Mapping
from datetime import timedelta

from cards.verbs import Verb
from domain.agenda import Agendapunt, Agendasoort, Zitting
from domain.casus import Casus
from domain.casuscode import Casuscode
from storage import agenda
from storage import casus as casussen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios._opstelling import TAFELKANAAL
from tests.scenarios._weg import CONTACTPUNT, NOOIT_GEVRAAGD, PIM, ROOS, Weg, heeft, staat_nog

VERA = "Vera Veilig"
ERBIJ = {ROOS, PIM, CONTACTPUNT, VERA}
"""Who takes part, who runs it, and who shows it to the person."""
TAFEL = "huiselijk-geweld"
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_verzonnen%40thread.v2/0"


def _plant(uow: UnitOfWork, code: str) -> tuple[Zitting, Casus]:
    """Plan a zitting of this very hour with the casus on it, and one of another tafel beside it."""
    casus = casussen.met_code(uow, Casuscode.lees(code))
    zitting = agenda.plan(uow, TAFEL, uow.now + timedelta(minutes=5), extra=True)
    agenda.plan(uow, "jeugd", uow.now + timedelta(minutes=5), extra=True)
    for plek, casus_id in enumerate((casus.id, *_nog_een(uow, casus)), 1):
        agenda.zet_op_agenda(uow, Agendapunt(zitting.id, casus_id, Agendasoort.LOPEND, uow.now, plek, 10))
    return zitting, casus


def _nog_een(uow: UnitOfWork, casus: Casus) -> tuple[str, ...]:
    """Return the ids of two more casussen of the same regisseur and tafel."""
    alle = casussen.van_regisseur(uow, [casus.regisseur_id])
    return tuple(een.id for een in alle if een.tafel == TAFEL and een.id != casus.id)[:2]


async def _stap(weg: Weg, kaart: Kaart, verb: Verb, **eigen: str) -> Kaart:
    """Press the button of Roos with this verb, and this in its data."""
    await weg.verstrijkt(minutes=1)
    druk = next(een for een in kaart.drukken() if een.verb == verb and eigen.items() <= een.data.items())
    return await weg.wie(ROOS).presses_raw(druk.verb, druk.data)


async def begint(weg: Weg, zitting: Zitting) -> None:
    """Roos types it, is asked which zitting; and types it where the tafel is."""
    vraag = await weg.opent(ROOS, "start")
    gekozen = next(een for een in vraag.drukken() if een.verb == Verb.ZITTING_KIES)
    await weg.wie(ROOS).presses_raw(gekozen.verb, {**gekozen.data, "zitting": zitting.id})
    await weg.wie(ROOS).types("/start huiselijk-geweld", TAFELKANAAL)
    await weg.o.verhaal.works()


async def vergadert(weg: Weg, waar: Mapping[str, object]) -> None:
    """Roos asks for the meeting, and gives a link of her own; Pim asks for the way in."""
    kaart = await weg.wie(ROOS).presses_raw(Verb.ZITTINGSVERGADERING_OPEN, {**waar, "anders": True})
    for verb, extra in ((Verb.ZITTINGSVERGADERING_MAAK, {}), (Verb.ZITTINGSVERGADERING_EIGEN, {"adres": LINK})):
        druk = next((een for een in kaart.drukken() if een.verb == verb), None)
        data = druk.data if druk else {**waar, "sleutel": kaart.drukken()[0].data.get("sleutel", "geen")}
        await weg.wie(ROOS).presses_raw(verb, {**data, **extra})
    await weg.wie(PIM).presses_raw(Verb.ZITTINGSVERGADERING_NAAR, waar)


async def legt_vast(weg: Weg, zitting: Zitting, casus: Casus) -> None:
    """Roos writes something in every field of the first item; first with a day that is none."""
    hier = {"v": 1, "zitting": zitting.id, "casus": casus.id}
    paneel = await weg.wie(ROOS).presses_raw(Verb.ZITTING_PANEEL, {"v": 1, "zitting": zitting.id})
    vast = {een["id"]: "" for een in paneel.invoer if str(een["id"]).endswith(("3", "4", "5"))}
    vast |= {"terug_dag": "", "wie1": "politie", "wanneer1": "ooit een keer", "wanneer2": "over 2 weken"}
    half = await weg.vult(ROOS, paneel, "Opslaan", "besprekinghalf", {ROOS}, {**vast, "wie2": "politie"})
    assert "kanariebesprekinghalf" in str(half.json), half
    paneel = await weg.wie(ROOS).presses_raw(Verb.ZITTING_PANEEL, {"v": 1, "zitting": zitting.id})
    vast |= {"wanneer1": "over 2 weken", "wie2": "politie"}
    heeft(await weg.vult(ROOS, paneel, "Opslaan", "bespreking", ERBIJ, vast), "kanariebesprekingbesluit")
    heeft(await weg.wie(ROOS).presses_raw(Verb.BESPREKING_OPEN, hier), "kanariebesprekingbesluit")


async def leest_mee(weg: Weg, zitting: Zitting, casus: Casus) -> None:
    """Pim, who takes part, sees it alone; Gea, who was never asked, sees nothing."""
    hier = {"v": 1, "zitting": zitting.id, "casus": casus.id}
    heeft(await weg.wie(PIM).presses_raw(Verb.ZITTING_MIJN, hier), "kanariebesprekingbesluit")
    for wie in (PIM, NOOIT_GEVRAAGD):
        await weg.wie(wie).presses_raw(Verb.ZITTING_GEDEELD, hier)
        await weg.wie(wie).presses_raw(Verb.ZITTING_MIJN, hier)


async def leidt(weg: Weg, zitting: Zitting) -> None:
    """Roos says who is there, goes through the steps, and ends it."""
    waar = {"v": 1, "zitting": zitting.id}
    vorm = await weg.wie(ROOS).presses_raw(Verb.ZITTING_AANWEZIG_VORM, waar)
    await _stap(weg, vorm, Verb.ZITTING_AANWEZIG)

    async def paneel() -> Kaart:
        return await weg.wie(ROOS).presses_raw(Verb.ZITTING_PANEEL, waar)

    await _stap(weg, await paneel(), Verb.ZITTING_STAP, stap="pauze")
    await _stap(weg, await paneel(), Verb.ZITTING_STAP, stap="verder")
    vorm = await _stap(weg, await paneel(), Verb.ZITTING_NAAR_VORM)
    ander = next(een for een in vorm.invoer if een["id"] == "naar")["choices"][-1]["value"]
    druk = next(een for een in vorm.drukken() if een.verb == Verb.ZITTING_NAAR)
    await weg.wie(ROOS).presses_raw(druk.verb, {**druk.data, "naar": ander})
    await weg.o.verhaal.works()
    vorm = await _stap(weg, await paneel(), Verb.ZITTING_EINDE_VORM)
    await _stap(weg, vorm, Verb.ZITTING_STAP, stap="einde")
    await weg.o.verhaal.works()


async def keurt_goed(weg: Weg, zitting: Zitting, casus: Casus) -> None:
    """Roos adds to the verslag of her casus, approves it, takes it back and approves it again; Pim reads it."""
    waar = {"v": 1, "zitting": zitting.id}
    hier = {**waar, "casus": casus.id}
    roos = weg.wie(ROOS)
    await roos.presses_raw(Verb.VERSLAG_OPEN, waar)
    kaart = staat_nog(await roos.presses_raw(Verb.VERSLAG_CASUS, hier), "kanariebesprekingbesluit")
    await weg.vult(ROOS, kaart, "Bewaren", "verslag", ERBIJ)
    assert "kanarieverslag" not in await weg.wie(PIM).presses_raw(Verb.VERSLAG_LEES, hier)
    await roos.presses(await roos.presses_raw(Verb.VERSLAG_CASUS, hier), "Goedkeuren")
    await weg.o.verhaal.works()
    heeft(await weg.wie(PIM).presses_raw(Verb.VERSLAG_LEES, hier), "kanarieverslag")
    await _stap(weg, await roos.presses_raw(Verb.VERSLAG_CASUS, hier), Verb.VERSLAG_INTREKKEN)
    assert "kanarieverslag" not in await weg.wie(PIM).presses_raw(Verb.VERSLAG_LEES, hier)
    await roos.presses(await roos.presses_raw(Verb.VERSLAG_CASUS, hier), "Goedkeuren")
    await weg.o.verhaal.works()
    await weg.wie(PIM).presses_raw(Verb.VERSLAG_KIES, waar)
    await weg.opent(PIM, f"verslag {casus.code}")


async def haalt_uitkomst(weg: Weg, casus: Casus) -> None:
    """Roos takes along what came of it, for another system."""
    kaart = await weg.wie(ROOS).presses_raw(Verb.UITKOMST_OPEN, {"v": 1, "casus": casus.id})
    assert kaart.adressen, kaart
    html = await (await weg.browser(ROOS)).opent(kaart)
    assert str(casus.code) in html, html


async def alles(weg: Weg, code: str) -> None:
    """Walk this part."""
    v = weg.o.verhaal
    zitting, casus = v.store.run_now(v.scope, _plant, code)
    await begint(weg, zitting)
    await vergadert(weg, {"v": 1, "zitting": zitting.id})
    await legt_vast(weg, zitting, casus)
    await leest_mee(weg, zitting, casus)
    await leidt(weg, zitting)
    await keurt_goed(weg, zitting, casus)
    await haalt_uitkomst(weg, casus)
