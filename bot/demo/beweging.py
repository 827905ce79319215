"""A casus that is on its way: weighed, with a plan and a casusregie, and three afspraken of which one is late.

Told by the same typing and pressing as the rest, so that there is something to keep moving when the demo opens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.demo.player import Player, StoryBroken
from cards.bouwstenen import Card
from cards.payloads import VELD
from cards.plan.payloads import NIEUW
from cards.verbs import Verb
from domain.plan import Plandeel
from domain.triage import Triagebesluit

LATE, SOON, LATER = timedelta(days=2), timedelta(days=10), timedelta(days=16)
"""For how many days after it was made each afspraak is."""

WEIGHED: Final[Mapping[str, str]] = {
    "complexiteit": "hoog",
    "leefgebieden": "huisvesting,psychisch,gedrag",
    "gedrag": "ja",
    "ketens": "ja",
    "kaders": "drang,zorg",
    "systeem": "ja",
    "gebied": "nee",
    "risico": "anderen",
}
PLANNED: Final[tuple[tuple[Plandeel, Mapping[str, str]], ...]] = (
    (Plandeel.HOOFDDOEL, {"hoofddoel": "Rust in huis en in de straat, met een eigen plek om te wonen."}),
    (
        Plandeel.INZET,
        {"drang": "De wijkagent komt elke week langs.", "zorg": "De GGD begint met begeleiding thuis."},
    ),
    (Plandeel.CRITERIA, {"opschalen_als": "Een nieuwe aangifte.", "afschalen_als": "Drie maanden rust in huis."}),
)
OWN: Final = {"doel": "Ik wil een eigen kamer en geen ruzie meer.", "krachten": "Kookt graag, is handig, houdt woord."}


@dataclass(frozen=True, slots=True)
class Agreed:
    """What an organisatie agreed to do, and how many days after."""

    organisatie: str
    wat: str
    after: timedelta
    ritme: str = ""


AGREED: Final = (
    Agreed("politie", "Gesprek met de buren voeren en laten weten wat daaruit komt.", LATE),
    Agreed("gemeente-oosterwaard", "Een plek op de wachtlijst voor een eigen kamer regelen.", SOON),
    Agreed("ggd", "Begeleiding thuis starten.", LATER, ritme="7"),
)


async def keeps_moving(regisseur: Player, casus_id: str, tafel: str, today: date) -> None:
    """Let a regisseur weigh a casus, take it in, make its plan, and agree on something with three organisaties."""
    await _takes_in(regisseur, casus_id, tafel)
    await _plans(regisseur, casus_id, today)
    for each in AGREED:
        form = await regisseur.sends(Verb.AFSPRAAK_FORMULIER, {"v": 1, "casus": casus_id})
        filled = {
            "wat": each.wat,
            "organisatie": each.organisatie,
            "wanneer": (today + each.after).isoformat(),
            "akkoord": "ja",
            "betrokkenen": ",".join(regisseur.choices(form, "betrokkenen")),
            **({"ritme": each.ritme} if each.ritme else {}),
        }
        if regisseur.offers(await regisseur.presses(form, Verb.AFSPRAAK_BEWAAR, filled), Verb.AFSPRAAK_BEWAAR):
            raise StoryBroken(f"nothing was agreed with {each.organisatie}")


async def _takes_in(regisseur: Player, casus_id: str, tafel: str) -> None:
    form = await regisseur.sends(Verb.TRIAGE_OPEN, {"v": 1, "casus": casus_id})
    proposal = await regisseur.presses(form, Verb.TRIAGE_WEEG, _fields(WEIGHED))
    decision = await regisseur.presses(proposal, Verb.TRIAGE_KIES, {"keuze": Triagebesluit.TAFEL.value})
    why = {"tafel": tafel, "reden": "Geen van de partners komt er alleen uit."}
    await regisseur.presses(decision, Verb.TRIAGE_BESLUIT, why)


async def _plans(regisseur: Player, casus_id: str, today: date) -> None:
    form = await _part(regisseur, casus_id, Plandeel.INBRENG)
    if regisseur.offers(form, Verb.PLAN_VORM):
        form = await regisseur.presses(form, Verb.PLAN_VORM, {"welk": regisseur.choices(form, "welk")[0]})
    await _saves(regisseur, form, {**OWN, "regie_organisatie": "gemeente-oosterwaard"})
    for deel, filled in PLANNED:
        await _saves(regisseur, await _part(regisseur, casus_id, deel), filled)
    toezicht = {"soort": "toezicht", "eindigt_op": (today + timedelta(days=30)).isoformat()}
    await _saves(regisseur, await _part(regisseur, casus_id, Plandeel.KADERS, NIEUW), toezicht)
    evaluatie = {"evaluatie_op": (today + timedelta(days=60)).isoformat()}
    await _saves(regisseur, await _part(regisseur, casus_id, Plandeel.EVALUATIE), evaluatie)


async def _part(regisseur: Player, casus_id: str, deel: Plandeel, welk: str = "") -> Card:
    return await regisseur.sends(Verb.PLAN_VORM, {"v": 1, "casus": casus_id, "deel": deel.value, "welk": welk})


async def _saves(regisseur: Player, form: Card, filled: Mapping[str, str]) -> None:
    saved = await regisseur.presses(form, Verb.PLAN_BEWAAR, _fields(filled))
    if regisseur.offers(saved, Verb.PLAN_BEWAAR):
        raise StoryBroken(f"the plan was not saved with {sorted(filled)}")


def _fields(filled: Mapping[str, str]) -> dict[str, str]:
    return {f"{VELD}{name}": value for name, value in filled.items()}
