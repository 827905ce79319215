"""The further way, at the beginning of a course: weighed, closed with words for the melder, back, weighed again."""

from domain.casus import Fase
from domain.triage import Triagebesluit
from storage import casus as casussen
from storage import triage as triages
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._weg import CONTACTPUNT, PIM, ROOS, Weg, heeft, staat_nog

WEEGT = {ROOS, CONTACTPUNT}
"""Who weighs, and who shows it to the person."""


def code_van(weg: Weg, wie: g.Persoon) -> str:
    """Return the code of the casus of Roos that somebody is in."""
    roos = weg.id_van(ROOS)

    def zoek(uow: UnitOfWork) -> str:
        eigen = casussen.lees_alle(uow, (een.id for een in casussen.van_regisseur(uow, [roos])))
        (gevonden,) = (
            str(een.code) for een in eigen.values() if any(lid.gegevens.naam == wie.naam for lid in een.betrokkenen)
        )
        return gevonden

    return weg.leest(zoek)


async def weegt(weg: Weg, code: str) -> Kaart:
    """Fill in the form of the region, first without what must be chosen; return the proposal."""
    vorm = await weg.opent(ROOS, f"triage {code}")
    half = await weg.vult(ROOS, vorm, "Bekijk het voorstel", "gewogenhalf", WEEGT, {"veld.risico": ""})
    # What was weighed before stands there already.
    staat_nog(half, "kanariegewogen")
    vorm, vast = await weg.opent(ROOS, f"triage {code}"), {"Feit of oordeel? (bij: Risico)": "Een oordeel"}
    return heeft(await weg.vult(ROOS, vorm, "Bekijk het voorstel", "gewogen", WEEGT, vast), "Wat besluit u?")


async def besluit(weg: Weg, voorstel: Kaart, wat: Triagebesluit, knop: str, **vast: str) -> Kaart:
    """Decide one thing, with a word of its own in every text; first without saying why."""
    vorm = await weg.drukt(ROOS, voorstel, "Verder", {"keuze": wat.value})
    melder = {PIM} if "bericht" in {een["id"] for een in vorm.invoer} else set()
    mag, onderwerp = WEEGT | melder, wat.value.replace("_", "")
    half = {"bericht": weg.geheimen.woord(f"besluithalf{onderwerp}", WEEGT)} if melder else {}
    vorm = await weg.drukt(ROOS, vorm, knop, {"reden": "", **half})
    heeft(vorm, "Waarom besluit u dit?")
    alleen_melder = {"bericht": weg.geheimen.woord(f"aanmelder{onderwerp}", mag)} if melder else {}
    na = await weg.vult(ROOS, vorm, knop, f"besluit{onderwerp}", WEEGT, {**vast, **alleen_melder})
    await weg.verstrijkt(minutes=1)
    return na


async def uitslag(weg: Weg, code: str) -> Kaart:
    """Let Pim open what came of what he brought in."""
    casus_id = _id(weg, code)
    laatste = weg.leest(lambda uow: triages.van_casus(uow, casus_id))[0]
    return await weg.wie(PIM).presses_raw("triage.uitslag", {"v": 1, "triage": laatste.id})


async def komt_terug(weg: Weg, code: str) -> None:
    """Open a closed casus again; first without saying what changed."""
    vorm = await weg.opent(ROOS, f"casus her-melding {code}")
    half = await weg.vult(ROOS, vorm, "Heropenen", "terughalf", WEEGT, {"veranderd": ""})
    staat_nog(half, "kanarieterughalf")
    vorm = await weg.opent(ROOS, f"casus her-melding {code}")
    await weg.vult(ROOS, vorm, "Heropenen", "terug", WEEGT)
    assert fase(weg, code) is Fase.AANVANG
    await weg.o.verhaal.works()


def fase(weg: Weg, code: str) -> Fase:
    """Return how far a casus is."""
    casus_id = _id(weg, code)
    return weg.leest(lambda uow: casussen.lees(uow, casus_id)).fase


def _id(weg: Weg, code: str) -> str:
    roos = weg.id_van(ROOS)
    alle = weg.leest(lambda uow: casussen.van_regisseur(uow, [roos]))
    return next(een.id for een in alle if str(een.code) == code)


async def alles(weg: Weg, code: str) -> str:
    """Walk this part, for a casus at the tafel and for what was brought in; return the code of the latter."""
    gemeld = code_van(weg, g.GEMELD)
    voorstel = await weegt(weg, gemeld)
    await besluit(weg, voorstel, Triagebesluit.MEER_INFORMATIE, "Besluit bewaren")
    heeft(await uitslag(weg, gemeld), "kanarieaanmeldermeerinformatie")
    await besluit(weg, await weegt(weg, gemeld), Triagebesluit.ANDERE_REGIO, "Besluit en sluit de casus")
    assert fase(weg, gemeld) is Fase.AFGESLOTEN
    heeft(await uitslag(weg, gemeld), "kanarieaanmelderandereregio")
    await komt_terug(weg, gemeld)
    for een in (gemeld, code):
        await besluit(weg, await weegt(weg, een), Triagebesluit.TAFEL, "In behandeling nemen")
        assert fase(weg, een) is Fase.CASUSOVERLEG
        geschiedenis = await weg.drukt(ROOS, await weg.opent(ROOS, f"triage {een}"), "Eerdere besluiten")
        heeft(geschiedenis, "kanariebesluittafel")
    return gemeld
