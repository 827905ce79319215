"""A casus on its way at the playground: weighed, with something agreed; told as a regisseur presses and types it."""

from collections.abc import Mapping
from typing import Final

from tests.e2e.playground_page import CardOnPage, PlaygroundPage

CRITERIA: Final[Mapping[str, str]] = {
    "Criterium 1: problemen op meer dan een leefgebied, die leiden tot crimineel of overlastgevend gedrag": "Ja",
    "Criterium 2: samenwerking tussen meer ketens is nodig, minimaal dwang en drang": "Ja",
    "Criterium 3: invloed van en op het gezin of de directe omgeving": "Nee",
    "Criterium 4: ernstige lokale of gebiedsgebonden veiligheidsproblematiek": "Onbekend",
}
PUT_TO_THEM: Final = "Nee, leg het eerst voor"
AGREED: Final = "Ja, erbij en akkoord"


def opened(page: PlaygroundPage, command: str) -> CardOnPage:
    """Type a command and press through the door in front of its answer, if there is one."""
    card = page.types_in_personal_chat(command).latest_card()
    return card.presses("Openen") if "Alleen voor u" in card.text else card


def plays(page: PlaygroundPage, role: str) -> PlaygroundPage:
    """Become somebody else."""
    return page.types_in_personal_chat(f"/speel {role}")


def weighs(page: PlaygroundPage, code: str) -> CardOnPage:
    """Fill in what the region asks to weigh a casus, up to the proposal."""
    card = opened(page, f"/triage {code}").chooses("Hoe complex is de casus? (verplicht)", "Hoog")
    for label, answer in CRITERIA.items():
        card.chooses(f"{label} (verplicht)", answer)
    return card.chooses("Risico (verplicht)", "Voor anderen").presses("Bekijk het voorstel").shows("Geteld: 1 ja")


def decides(card: CardOnPage, what: str) -> CardOnPage:
    """Choose a decision, from the proposal."""
    return card.chooses("Wat besluit u? (verplicht)", what).presses("Verder")


def takes_in(page: PlaygroundPage, code: str) -> CardOnPage:
    """Weigh a casus, unless that was done, and take it in at a tafel."""
    card = opened(page, f"/triage {code}")
    proposal = card if "Geteld:" in card.text else weighs(page, code)
    card = decides(proposal, "In behandeling aan een tafel")
    card.fills("Waarom besluit u dit? (verplicht)", "De keten loopt vast.").presses("In behandeling nemen")
    return card.shows("Uw besluit staat vast")


def agrees(page: PlaygroundPage, code: str, organisatie: str, what: str, day: str, how: str = AGREED) -> CardOnPage:
    """Write down what an organisatie agreed to do; `day` is as a date input takes it."""
    form = opened(page, f"/afspraak nieuw {code}").fills("Wat is er afgesproken? (verplicht)", what)
    form.chooses("Welke organisatie doet het? (verplicht)", organisatie)
    form.fills("Wanneer is het klaar? (verplicht)", day)
    form.chooses("Was de eigenaar erbij, en is hij akkoord?", how)
    return form.presses("Vastleggen").shows("Vastgelegd.")
