"""The further way, the plan: every part of it, by card and by page, put back, and the casusregie."""

from domain.casuscode import Casuscode
from domain.plan import Plandeel
from storage import casus as casussen
from storage import plan as plannen
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._browser import Browser
from tests.scenarios._weg import COLLEGA, CONTACTPUNT, PIM, ROOS, Weg, heeft

VERA = "Vera Veilig"
LEEST = {ROOS, COLLEGA, CONTACTPUNT}
"""Who runs it, who stands in, and who shows it to the person."""
ALLEEN = {"doelen", "kaders"}
"""Parts of which there may be several: each is added."""


async def per_kaart(weg: Weg, code: str) -> None:
    """Fill in every part on cards, compare versions, put one back, take something out."""
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    mag, wie = LEEST | {PIM}, casus.betrokkenen[0].id
    for deel in Plandeel:
        welk = wie if deel is Plandeel.INBRENG else ""
        vorm = await _vorm(weg, casus.id, deel, welk)
        leeg = {een["id"]: "" for een in vorm.invoer if een["type"] == "Input.Text"}
        if deel in {Plandeel.HOOFDDOEL, Plandeel.DOELEN}:
            vorm = await weg.drukt(ROOS, vorm, "Opslaan", leeg)
        vast = {"veld.eindigt_op": weg.dag(20), "veld.evaluatie_op": weg.dag(25), "veld.voorbij": "nee"}
        vast |= {"veld.regie_organisatie": "politie", "veld.regie_persoon": weg.id_van(PIM), "veld.over_wie": wie}
        hier = {een["id"] for een in vorm.invoer}
        na = await weg.vult(
            ROOS, vorm, "Opslaan", f"plan{deel.value}", mag, {k: v for k, v in vast.items() if k in hier}
        )
        if deel is not Plandeel.EVALUATIE:
            heeft(na, f"kanarieplan{deel.value}")
    await weg.o.verhaal.works()
    heeft(await weg.opent(PIM, f"plan {code}"), "kanarieplanhoofddoel", "kanarieplankaders")
    await _vergelijkt(weg, casus.id)
    plan = weg.leest(lambda uow: plannen.huidige(uow, casus.id))
    assert plan is not None
    vorm = await _vorm(weg, casus.id, Plandeel.DOELEN, plan.doelen[0].id)
    assert "kanarieplandoelen" not in await weg.drukt(ROOS, vorm, "Uit het plan halen")


async def _vorm(weg: Weg, casus_id: str, deel: Plandeel, welk: str) -> Kaart:
    return await weg.wie(ROOS).presses_raw("plan.vorm", {"v": 1, "casus": casus_id, "deel": deel.value, "welk": welk})


async def _vergelijkt(weg: Weg, casus_id: str) -> None:
    data = {"v": 1, "casus": casus_id, "van": "1", "naar": "6"}
    kaart = await weg.wie(ROOS).presses_raw("plan.versies", data)
    heeft(kaart, "kanarieplan")
    # Who was invited reads the plan that counts, and nothing that was taken out before.
    assert "kanarie" not in (await weg.wie(PIM).presses_raw("plan.versies", data)).tekst
    await weg.wie(ROOS).presses_raw("plan.versies", {**data, "van": "6", "naar": "7"})
    terug = await weg.wie(ROOS).presses_raw("plan.versies", {**data, "van": "6", "naar": "7"})
    knop = next(een for een in terug.knoppen if een.endswith("terugzetten"))
    await weg.drukt(ROOS, terug, knop)


async def per_pagina(weg: Weg, code: str, mag: set[str]) -> None:
    """Fill in every part on pages; a number in one is warned about, and an empty one comes back."""
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    wie = casus.betrokkenen[0].id
    for deel in Plandeel:
        browser = await weg.browser(ROOS)
        html = await browser.opent(await weg.opent(ROOS, f"plan {code}"))
        assert g.PER_PAGINA.naam in html
        welk = {Plandeel.INBRENG: wie, Plandeel.DOELEN: "nieuw", Plandeel.KADERS: "nieuw"}.get(deel, "")
        await browser.verstuurt({}, _knop(browser, f"{deel.value}:{welk}"))
        html = await _vult(weg, browser, deel, LEEST | mag)
        assert deel is Plandeel.EVALUATIE or f"kanariepagplan{deel.value}" in html, html
    await weg.o.verhaal.works()
    for naam in mag:
        heeft(await _leest(weg, naam, code), "kanariepagplanhoofddoel")
        html = await (await weg.browser(naam)).opent(await _leest(weg, naam, code))
        assert "kanariepagplankaders" in html
    # The page of one person, with the session of another: closed.
    kaart = await weg.opent(ROOS, f"plan {code}")
    assert "kanarie" not in await (await weg.browser(COLLEGA)).volgt(kaart.adressen[-1])


async def _leest(weg: Weg, naam: str, code: str) -> Kaart:
    kaart = await weg.opent(naam, f"plan {code}")
    return await weg.drukt(naam, kaart, "Toch het plan lezen") if "Toch het plan lezen" in kaart.knoppen else kaart


def _knop(browser: Browser, wie: str) -> int:
    """Return which form of the page opens a part."""
    return next(plek for plek, een in enumerate(browser.formulieren) if ("_wie", wie) in een.waarden)


async def _vult(weg: Weg, browser: Browser, deel: Plandeel, mag: set[str]) -> str:
    plek = next(nr for nr, een in enumerate(browser.formulieren) if ("_doe", "weg") not in een.waarden)
    vorm = browser.formulieren[plek]
    if "over_wie" in vorm.keuzes:
        # Without what must be chosen it comes back, with what was typed.
        half = {naam: weg.geheimen.woord(f"pagplanhalf{deel.value}", {ROOS}) for naam in vorm.vakken}
        assert "kanariepagplanhalf" in await browser.verstuurt({**half, "stand": "", "over_wie": "niemand"}, plek)
    gekozen = {naam: een[0] for naam, een in vorm.keuzes.items() if naam not in {"regie_persoon", "voorbij"}}
    gekozen |= {een: keuze for een, keuze in (("regie_organisatie", "veilig-thuis"),) if een in vorm.keuzes}
    gekozen |= {een: weg.dag(25) for een in ("eindigt_op", "evaluatie_op") if een in dict(vorm.waarden)}
    woorden = {naam: f"{weg.geheimen.woord(f'pagplan{deel.value}', mag)}, bel {g.TELEFOON}" for naam in vorm.vakken}
    html = await browser.verstuurt({**gekozen, **woorden}, plek)
    return await browser.verstuurt({}, plek) if "vondst-" in html else html


async def regie(weg: Weg, code: str) -> None:
    """Place the casusregie elsewhere, with somebody there, and back again."""
    for organisatie, wie in (("politie", PIM), ("veilig-thuis", VERA)):
        vorm = await weg.wie(ROOS).types(f"/regie {code} {organisatie}")
        await weg.drukt(ROOS, vorm, "Casusregie beleggen", {"persoon": weg.id_van(wie)})
        await weg.o.verhaal.works()
        heeft(await weg.wie(wie).types(f"/regie {code}"), wie)
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    kaart = await weg.wie(ROOS).presses_raw("regie.open", {"v": 1, "casus": casus.id})
    kaart = await weg.drukt(ROOS, kaart, "Casusregie verplaatsen")
    heeft(await weg.drukt(ROOS, kaart, "Verder", {"organisatie": "veilig-thuis"}), VERA)


async def alles(weg: Weg, code: str, gemeld: str) -> None:
    """Walk this part."""
    await per_kaart(weg, gemeld)
    await per_pagina(weg, code, {VERA, PIM})
    await regie(weg, code)
