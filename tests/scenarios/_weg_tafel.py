"""The further way, at a tafel that answers by page: an uitvraag, a page, a telephone call, a mistake undone."""

from collections.abc import Collection

from cards.verbs import Verb
from domain.casuscode import Casuscode
from storage import casus as casussen
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._browser import Browser
from tests.scenarios._opstelling import kanaal_van
from tests.scenarios._weg import CONTACTPUNT, FUNCTIONARIS, PIM, ROOS, Weg, heeft

BELLERS = {"Otto Openbaar", CONTACTPUNT}
"""What was said on the telephone on behalf of OM is read by OM, and by who shows it to the person."""
BEVRAAGD = {PIM, "Otto Openbaar", "Ralf Raad", "Vera Veilig"}
"""Who is asked reads for which purpose."""


async def begint(weg: Weg) -> str:
    """Roos makes a casus about two people and starts its uitvraag; return its code."""
    vorm = await weg.opent(ROOS, "casus nieuw huiselijk-geweld")
    vast = {
        "Voor- en achternaam": g.PER_PAGINA.naam,
        "Geboortedatum": g.PER_PAGINA.geboren,
        "Gemeente": "Oosterwaard",
        "Rol": "Slachtoffer",
        "Is de betrokkene geïnformeerd?": "Nog niet",
    }
    kaart = await weg.vult(ROOS, vorm, "Opslaan", "tafel", {CONTACTPUNT, *BEVRAAGD}, vast)
    code = next(een for een in kaart.tekst.replace(":", " ").split() if een[:3] == "26-")
    vorm = await weg.drukt(ROOS, kaart, "Nog een betrokkene")
    vast = {
        "Voor- en achternaam": g.HUISGENOOT.naam,
        "Geboortedatum": g.HUISGENOOT.geboren,
        "Gemeente": "Oosterwaard",
        "Rol": "Dader",
    }
    await weg.vult(ROOS, vorm, "Opslaan", "erbij", {CONTACTPUNT}, vast)
    vorm = await weg.opent(ROOS, f"uitvraag start {code}")
    if "Vastleggen" in vorm.knoppen:
        vast = {"stand": "nog_niet", "herzien_op": weg.dag(20), "reden": ""}
        vorm = await weg.vult(ROOS, vorm, "Vastleggen", "voorafgezegd", (), vast)
        vorm = await weg.drukt(ROOS, vorm, "Verder met de uitvraag")
    vorm = await weg.drukt(ROOS, vorm, "Voorstel openen") if "Voorstel openen" in vorm.knoppen else vorm
    await weg.vult(ROOS, vorm, "Start", "uitvraag", BEVRAAGD)
    await weg.o.verhaal.works()
    return code


async def antwoordt(weg: Weg, code: str) -> None:
    """Pim fills in the page of one person, first with what a page must warn about; of the other one he says no."""
    plek, pim = kanaal_van("politie"), weg.wie(PIM)
    kaart = await pim.presses(_lijst(weg, "politie"), "Openen", waar=plek)
    kaart = await pim.presses(kaart, "Beantwoorden", waar=plek)
    (keuze,) = [een for een in kaart.invoer if een["id"] == "bekend"]
    wie = next(een["value"] for een in keuze["choices"] if een["title"].startswith(g.PER_PAGINA.naam))
    kaart = await pim.presses(kaart, "Opslaan", {"bekend": wie}, waar=plek)
    browser = await weg.browser(PIM)
    html = await browser.opent(kaart)
    assert g.PER_PAGINA.naam in html
    html = await vult_pagina(weg, browser, "pagina", {PIM, ROOS, CONTACTPUNT})
    assert "Opgeslagen" in html
    await weg.o.verhaal.works()


async def vult_pagina(
    weg: Weg, browser: Browser, onderwerp: str, mag: Collection[str], delen: str = "hele_tafel"
) -> str:
    """Fill in a page: first without what must be chosen, then with a number in it that must be warned about."""
    vorm = browser.formulieren[-1]
    half = {naam: weg.geheimen.woord(f"{onderwerp}half", {browser.persoon.name}) for naam in vorm.teksten}
    html = await browser.verstuurt(half)
    assert f"kanarie{onderwerp}half" in html
    gekozen = {naam: "ja" if "ja" in waarden else waarden[0] for naam, waarden in vorm.keuzes.items()}
    tekst = f"{weg.geheimen.woord(onderwerp, mag)}, bel {g.TELEFOON}"
    gekozen |= {naam: delen for naam, waarden in vorm.keuzes.items() if delen in waarden}
    html = await browser.verstuurt({**gekozen, **dict.fromkeys(half, tekst)})
    return await browser.verstuurt({}) if "telefoonnummer" in html else html


async def belt(weg: Weg, code: str) -> None:
    """Roos writes down what OM says on the telephone; the RvdK shares nothing, and says why."""
    await weg.verstrijkt(minutes=10)
    vorm = await weg.opent(ROOS, f"uitvraag namens {code} OM Merwestreek")
    if "Vastleggen en verder" not in vorm.knoppen:
        vorm = await weg.drukt(ROOS, vorm, "Verder", {vorm.invoer[0]["id"]: "om"})
    keuze = next(een for een in vorm.invoer if een.get("choices"))
    wie = next(een["value"] for een in keuze["choices"] if een["title"].startswith(g.PER_PAGINA.naam))
    vorm = await weg.vult(ROOS, vorm, "Vastleggen en verder", "beller", {"Otto Openbaar"}, {keuze["id"]: wie})
    browser = await weg.browser(ROOS)
    await browser.opent(vorm)
    html = await vult_pagina(weg, browser, "telefonisch", BELLERS | {ROOS})
    assert "Opgeslagen" in html, html
    ralf, plek = weg.wie("Ralf Raad"), kanaal_van("rvdk")
    kaart = await ralf.presses(_lijst(weg, "rvdk"), "Openen", waar=plek)
    vorm = await ralf.presses(kaart, "Ik kan of mag dit niet delen", waar=plek)
    toelichting = weg.geheimen.woord("weigering", {ROOS})
    velden = {een["id"]: "anders" if een.get("choices") else toelichting for een in vorm.invoer}
    await ralf.presses(vorm, "Vastleggen", velden, waar=plek)


async def vergist_zich(weg: Weg, code: str) -> None:
    """Veilig Thuis was asked by mistake and saw the names: withdrawn, and noted as a possible breach."""
    plek, vera = kanaal_van("veilig-thuis"), weg.wie("Vera Veilig")
    kaart = await vera.presses(_lijst(weg, "veilig-thuis"), "Openen", waar=plek)
    heeft(await vera.presses(kaart, "Beantwoorden", waar=plek), g.PER_PAGINA.naam)
    stand = await weg.opent(ROOS, f"uitvraag intrek {code}")
    wie = {"Verkeerde organisatie? Vink aan welke u intrekt.": "Veilig Thuis Merwestreek"}
    terug = await weg.drukt(ROOS, stand, "Aangevinkte intrekken", wie)
    vorm = await weg.drukt(ROOS, terug, "Melden als mogelijk datalek")
    await weg.vult(ROOS, vorm, "Melden", "datalek", {FUNCTIONARIS})
    heeft(await weg.opent(FUNCTIONARIS, "datalekken"), "kanariedatalek")


async def bereidt_voor(weg: Weg, code: str) -> None:
    """Roos reads what was answered, and prints the preparation with what the whole tafel may hear."""
    heeft(await weg.opent(ROOS, f"uitvraag status {code}"), "kanariepagina", "kanarietelefonisch")
    kaart = await weg.opent(ROOS, "voorbereiding huiselijk-geweld")
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    zitting = next(een.data["zitting"] for een in kaart.drukken() if "zitting" in een.data)
    roos, waar = weg.wie(ROOS), {"v": 1, "zitting": zitting}
    gedeeld = await roos.presses_raw(Verb.VOORBEREIDING_GEDEELD, {**waar, "casus": casus.id})
    heeft(gedeeld, "kanariepagina")
    for extra in ({}, {"antwoorden": True}):
        na = await roos.presses_raw(Verb.VOORBEREIDING_PAGINA, {**waar, **extra})
        assert na.adressen, na
        html = await (await weg.browser(ROOS)).opent(na)
        assert g.PER_PAGINA.naam in html or not extra


def _lijst(weg: Weg, organisatie: str) -> Kaart:
    return next(een for een in weg.o.verhaal.cards(kanaal_van(organisatie))[::-1] if "Openen" in een.knoppen)


async def alles(weg: Weg) -> str:
    """Walk this part; return the code of the casus."""
    code = await begint(weg)
    await antwoordt(weg, code)
    await belt(weg, code)
    await vergist_zich(weg, code)
    await bereidt_voor(weg, code)
    await weg.o.verhaal.works()
    return code
