"""What else happens in the week before the demo is started, beside the uitvragen: told by the same typing and pressing.

Who is reached outside Teams, who is away, and who is brought in.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.demo.player import Player, StoryBroken
from cards.afwezig import NIEMAND
from cards.bouwstenen import Card
from cards.meldingen.payloads import PERSOON
from cards.verbs import Verb
from domain.casus import Geinformeerd
from domain.contact import Kanaal

AWAY = timedelta(days=9)
"""How long the colleague is away, from the day on which he says so."""

BY_MAIL, BY_TELEPHONE = "reclassering", "gemeente-oosterwaard"
"""The organisaties of which somebody is reached outside Teams: both are asked in most casussen."""

CONTACTEN: Mapping[str, Mapping[str, str]] = {
    BY_MAIL: {
        "naam": "Jet Molenaar",
        "persoon": NIEMAND,
        "kanaal": Kanaal.EMAIL.value,
        "email": "jet.molenaar@reclassering.example",
    },
    BY_TELEPHONE: {
        "naam": "Huib Kramer",
        "persoon": NIEMAND,
        "kanaal": Kanaal.TELEFOON.value,
        "telefoon": "0100 000 017",
    },
}
"""Who has no Teams, by organisatie."""

MELDER = "veilig-thuis"
MELDING: Mapping[str, str] = {
    "route": "veldaanmelding",
    "spoed": "nee",
    f"{PERSOON}1.naam": "Jelle Ruitenbeek",
    f"{PERSOON}1.geboortedatum": "2011-04-19",
    f"{PERSOON}1.gemeente": "merwestad",
    f"{PERSOON}1.rol": "betrokkene",
    "aanleiding": "Derde melding in zes weken; school, wijkteam en politie zien elk een ander deel.",
    "verzoek": "Samen bekijken wie de regie neemt.",
    "betrokken": "Het jeugdteam en de school.",
    "tafel": "jeugd",
    "informering": Geinformeerd.JA.value,
}


async def keeps_contacten(beheerder: Player) -> None:
    """Let the beheerder keep who is reached by mail, and who by telephone."""
    for organisatie, filled in CONTACTEN.items():
        form = await beheerder.sends(
            Verb.CONTACT_FORMULIER, {"v": 1, "organisatie": organisatie, "nieuw": True, "contact": ""}
        )
        await _presses_once(beheerder, form, Verb.CONTACT_BEWAAR, filled)


async def is_away(colleague: Player, today: date) -> None:
    """Let a regisseur say that he is away from now on, and that the first who can stands in for him."""
    form = await _opens(colleague, "afwezig")
    stand_in = _first([each for each in colleague.choices(form, "vervanger") if each != NIEMAND])
    days = {"van": today.isoformat(), "tot": (today + AWAY).isoformat(), "vervanger": stand_in}
    await colleague.presses(form, Verb.AFWEZIG_MELD, days)


async def brings_in(melder: Player) -> None:
    """Let a partner bring somebody in; no regisseur has looked at it yet."""
    await _presses_once(melder, await _opens(melder, "melden"), Verb.MELDING_DOE, MELDING)


async def _opens(player: Player, opdracht: str) -> Card:
    return await player.sends(Verb.OPDRACHT_OPEN, {"v": 1, "opdracht": opdracht})


async def _presses_once(player: Player, form: Card, verb: Verb, filled: Mapping[str, str]) -> None:
    """Press; the same form again means that something was wrong with what was filled in."""
    if player.offers(await player.presses(form, verb, filled), verb):
        raise StoryBroken(f"{verb} was not kept")


def _first(found: Sequence[str]) -> str:
    if not found:
        raise StoryBroken("nobody can stand in")
    return found[0]
