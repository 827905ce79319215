"""On a form: a word was typed that belongs in another consultation. Where it belongs, and a box for when not."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, JsonValue, fout, keuzevak
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A subject of which a word was typed, in the words of the region. `ontkend`: it is not about that, he says."""

    code: str
    onderwerp: str
    verwijzing: str
    waar: str
    ontkend: bool = False


def met_verwijzing(kaart: Card, verwijzingen: Sequence[Verwijzing], t: Teksten) -> Card:
    """Return a form with, on top, where it belongs and the box that says that it is not about that.

    Who pressed the button is at the end of a long card, so a line above it says where to look.
    """
    open_ = [een for een in verwijzingen if not een.ontkend]
    boven = verwijzing(verwijzingen, t)
    weer = copy.deepcopy(dict(kaart))
    lichaam = weer["body"]
    assert isinstance(lichaam, list)  # noqa: S101 - our own cards
    if open_:
        knoppen = next((plek for plek, deel in enumerate(lichaam) if _is_knoppen(deel)), len(lichaam))
        lichaam.insert(knoppen, _json(fout(t("elders.zie_boven"))))
    lichaam[1:1] = [_json(deel) for deel in boven]
    return weer


def verwijzing(verwijzingen: Sequence[Verwijzing], t: Teksten) -> list[CardElement]:
    """Return where it belongs, and the box that says that it is not about that; nothing when there is nothing."""
    if not verwijzingen:
        return []
    keuzes = [(een.code, t("elders.niet_over", onderwerp=een.onderwerp)) for een in verwijzingen]
    gekozen = ",".join(een.code for een in verwijzingen if een.ontkend)
    open_ = (een for een in verwijzingen if not een.ontkend)
    return [
        *(fout(t("elders.verwijzing", verwijzing=een.verwijzing, waar=een.waar)) for een in open_),
        keuzevak("elders", t("elders.vraag"), keuzes, waarde=gekozen, meer=True),
    ]


def _json(deel: CardElement) -> JsonValue:
    gevuld: JsonValue = deel.model_dump(mode="json", by_alias=True, exclude_none=True)
    return gevuld


def _is_knoppen(deel: JsonValue) -> bool:
    return isinstance(deel, dict) and deel.get("type") == "ActionSet"
