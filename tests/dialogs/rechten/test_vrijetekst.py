"""A number by which somebody can be found elsewhere is asked about once, in every free text about a request."""

from collections.abc import Mapping

import pytest

from domain.rechten import Bronstand
from storage import uitvraag as uitvragen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.rechten._zaak import VRAAG, Zaak, als_bron
from tests.dialogs.rechten.test_verzoeken import RECTIFICATIE, VELDEN, gekozen

TEKST = "Bel hem op 06-12345678."
WAARSCHUWING = "dit lijkt op een telefoonnummer"


async def waarschuwt_een_keer(
    wie: Deelnemer, formulier: Kaart, titel: str, veld: str, invoer: Mapping[str, str]
) -> Kaart:
    """The form comes back filled in, with where it stands; pressed again it is kept. Return what came of it."""
    weer = await wie.presses(formulier, titel, {**invoer, veld: TEKST})
    assert WAARSCHUWING in weer
    assert TEKST in [een.get("value") for een in weer.invoer if een["id"] == veld]
    klaar = await wie.presses(weer, "Toch opslaan")
    assert WAARSCHUWING not in klaar
    return klaar


@pytest.mark.parametrize("opdracht", ["inzage", "verzoeken"])
async def test_in_what_he_asks(zaak: Zaak, opdracht: str) -> None:
    formulier = await zaak.contactpunt.opens(opdracht, casuscode=zaak.code)
    wat = {} if opdracht == "inzage" else {"wat": "bezwaar"}
    await waarschuwt_een_keer(zaak.contactpunt, formulier, "Vastleggen", "vraag", {**VRAAG, **wat})
    assert [een.vraag for een in zaak.verzoeken] == [TEKST]


async def test_in_what_he_was_told(zaak: Zaak) -> None:
    formulier = await zaak.contactpunt.presses(await zaak.vraagt_inzage(), "Afronden")
    await waarschuwt_een_keer(zaak.contactpunt, formulier, "Afronden", "uitkomst", {"stand": "afgerond"})
    assert zaak.verzoek.uitkomst == TEKST


async def test_in_why_it_takes_longer(zaak: Zaak) -> None:
    formulier = await zaak.contactpunt.presses(await zaak.vraagt_inzage(), "Meer tijd nemen")
    await waarschuwt_een_keer(zaak.contactpunt, formulier, "Meer tijd nemen", "reden", {})
    assert zaak.verzoek.verlenging is not None
    assert zaak.verzoek.verlenging.reden == TEKST


async def test_in_what_an_organisatie_did_about_it(zaak: Zaak) -> None:
    await zaak.vraagt(RECTIFICATIE)
    agent = zaak.wereld.partner("politie")
    kaart = await als_bron(zaak, agent, "politie")
    await waarschuwt_een_keer(agent, kaart, "Versturen", "toelichting", {"stand": "afgewezen"})
    bron = zaak.verzoek.bron("politie")
    assert bron is not None
    assert (bron.stand, bron.toelichting) == (Bronstand.AFGEWEZEN, TEKST)


async def test_in_a_corrected_answer(zaak: Zaak) -> None:
    zaak.wereld.pagina_adres = ""
    zaak.antwoordt("politie", zaak.zoon, "Heeft geen werk.")
    await zaak.vraagt(RECTIFICATIE)
    agent = zaak.wereld.partner("politie")
    formulier = await agent.presses(await als_bron(zaak, agent, "politie"), "Antwoord corrigeren")
    invoer = {**gekozen(formulier), **VELDEN}
    await waarschuwt_een_keer(agent, formulier, "Correctie opslaan", "veld.hulpvragen", invoer)
    vraag = next(een for een in zaak.uitvraag.bevragingen if een.organisatie == "politie")
    versies = zaak.wereld.leest(uitvragen.alle_versies, zaak.casus.id, vraag.id)
    assert [dict(een.waarden)["hulpvragen"] for een in versies] == ["Heeft geen werk.", TEKST]
