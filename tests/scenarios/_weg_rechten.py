"""The further way, the rights of a person: he asks to see, to put right; the logboek is read and taken along."""

from cards.verbs import Verb
from domain.casuscode import Casuscode
from domain.rechten import Verzoek, Verzoeksoort
from storage import casus as casussen
from storage import rechten
from tests.scenarios import _geheimen as g
from tests.scenarios._opstelling import kanaal_van
from tests.scenarios._weg import CONTACTPUNT, FUNCTIONARIS, MANAGER, PIM, ROOS, Weg

WIE = {
    "Wie doet het verzoek?": f"{g.PER_PAGINA.naam} (Slachtoffer)",
    "Hoe is vastgesteld wie het is?": "Geldig identiteitsbewijs gezien",
}
RECTIFICATIE = "Iets laten verbeteren (correctie)"
BEZWAAR = "Bezwaar maken tegen het gebruik"


async def vraagt_inzage(weg: Weg, code: str) -> None:
    """She asks what is kept about her: the texts are gone through, the page is read and saved."""
    vorm = await weg.opent(CONTACTPUNT, f"inzage {code}")
    kaart = await weg.vult(CONTACTPUNT, vorm, "Vastleggen", "inzage", (), WIE)
    kaart = await weg.drukt(CONTACTPUNT, kaart, "Teksten nakijken")
    browser = await weg.browser(CONTACTPUNT)
    html = await browser.opent(kaart)
    assert "kanariepagina" in html
    html = await browser.verstuurt({"meegeven": browser.formulieren[-1].keuzes["meegeven"]})
    assert g.PER_PAGINA.naam in html
    assert "kanariepagina" in html
    status, bestand = await browser.haalt("/pagina/inhoud/json")
    assert (status, "kanariepagina" in bestand) == (200, True)
    (verzoek,) = _verzoeken(weg, code)
    kaart = await weg.wie(CONTACTPUNT).presses_raw(Verb.VERZOEK_OPEN, {"v": 1, "verzoek": verzoek.id})
    vorm = await weg.drukt(CONTACTPUNT, kaart, "Afronden")
    await weg.vult(CONTACTPUNT, vorm, "Afronden", "verteld", (), {"stand": "afgerond"})


async def vraagt_correctie(weg: Weg, code: str) -> None:
    """She says that it is wrong: who said it corrects it, another refuses; it takes longer, and is closed."""
    for wat, onderwerp in ((RECTIFICATIE, "correctie"), (BEZWAAR, "tegenspraak")):
        vorm = await weg.opent(CONTACTPUNT, f"verzoeken {code}")
        vast = {**WIE, "Wat vraagt deze persoon?": wat, "organisaties": "politie,om"}
        await weg.vult(CONTACTPUNT, vorm, "Vastleggen", onderwerp, {PIM, "Otto Openbaar"}, vast)
    await weg.o.verhaal.works()
    per_soort = {een.soort: een for een in _verzoeken(weg, code)}
    correctie, bezwaar = per_soort[Verzoeksoort.RECTIFICATIE], per_soort[Verzoeksoort.BEZWAAR]
    plek = kanaal_van("politie")
    data = {"v": 1, "verzoek": correctie.id, "organisatie": "politie"}
    kaart = await weg.wie(PIM).presses_raw(Verb.VERZOEK_BRON_OPEN, data, plek)
    vorm = await weg.wie(PIM).presses(kaart, "Antwoord corrigeren", waar=plek)
    browser = await weg.browser(PIM)
    await browser.opent(vorm)
    mag = {PIM, ROOS, CONTACTPUNT}
    html = await browser.verstuurt(
        {naam: weg.geheimen.woord("gecorrigeerd", mag) for naam in browser.formulieren[-1].vakken}
    )
    assert "Opgeslagen" in html or "opgeslagen" in html, html
    data = {"v": 1, "verzoek": bezwaar.id, "organisatie": "om"}
    plek = kanaal_van("om")
    kaart = await weg.wie("Otto Openbaar").presses_raw(Verb.VERZOEK_BRON_OPEN, data, plek)
    reden = weg.geheimen.woord("bronreden", {"Otto Openbaar", CONTACTPUNT})
    await weg.wie("Otto Openbaar").presses(kaart, "Versturen", {"stand": "afgewezen", "toelichting": reden}, plek)
    for verzoek in (correctie, bezwaar):
        for naam in (ROOS, FUNCTIONARIS, CONTACTPUNT):
            kaart = await weg.wie(naam).presses_raw(Verb.VERZOEK_OPEN, {"v": 1, "verzoek": verzoek.id})
    langer = await weg.drukt(CONTACTPUNT, kaart, "Meer tijd nemen")
    kaart = await weg.vult(CONTACTPUNT, langer, "Meer tijd nemen", "meertijd")
    vorm = await weg.drukt(CONTACTPUNT, kaart, "Afronden")
    await weg.vult(CONTACTPUNT, vorm, "Afronden", "uitkomst", (), {"stand": "afgerond"})


async def leest_het_logboek(weg: Weg, code: str) -> None:
    """Roos reads who saw what, on a card and on a page; the officer takes everything along, as two files."""
    kaart = await weg.opent(ROOS, f"logboek {code}")
    html = await (await weg.browser(ROOS)).opent(await weg.drukt(ROOS, kaart, "Als pagina"))
    assert "kanarie" not in html.lower()
    kaart = await weg.opent(FUNCTIONARIS, "logboek")
    browser = await weg.browser(FUNCTIONARIS)
    await browser.opent(await weg.drukt(FUNCTIONARIS, kaart, "Als pagina"))
    for bestand in ("csv", "json"):
        status, inhoud = await browser.haalt(f"/pagina/inhoud/{bestand}")
        assert status == 200
        weg.buiten.append(inhoud)
    for opdracht in ("bewaren overzicht", "werkverdeling", "help", f"logboek {code}"):
        await weg.opent(MANAGER, opdracht)


def _verzoeken(weg: Weg, code: str) -> tuple[Verzoek, ...]:
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    return weg.leest(lambda uow: rechten.van_casus(uow, casus.id))


async def alles(weg: Weg, code: str) -> None:
    """Walk this part."""
    await vraagt_inzage(weg, code)
    await vraagt_correctie(weg, code)
    await leest_het_logboek(weg, code)
