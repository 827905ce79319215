"""A form that comes back once, because something stands in a free text that is better left out."""

import copy
from collections.abc import Iterator
from typing import Final

from cards.bouwstenen import Card, JsonValue, let_op
from cards.payloads import Payload
from teksten.catalogus import Teksten

_MEE: Final = ("gewaarschuwd", "sleutel")
"""What the button of the form that comes back takes along: what was warned about, and the same one-time key."""


def met_waarschuwing(kaart: Card, woorden: str, knop: Payload, gewaarschuwd: str, t: Teksten) -> Card:
    """Return a form with a warning on top and a line above its button, which from now on says "save all the same".

    It keeps the one-time key with which it was pressed: the form of before and this one are one form, saved once.
    """
    weer = copy.deepcopy(dict(kaart))
    lichaam = weer["body"]
    assert isinstance(lichaam, list)  # noqa: S101 - our own cards
    mee = {"gewaarschuwd": gewaarschuwd, "sleutel": getattr(knop, "sleutel", "")}
    for plek, deel in enumerate(lichaam):
        eigen = [actie for actie in _acties(deel) if actie.get("verb") == knop.verb.value and _neemt_invoer_mee(actie)]
        for actie in eigen:
            data = actie["data"]
            assert isinstance(data, dict)  # noqa: S101 - our own cards
            actie["title"] = t("vrijetekst.knop.toch")
            data.update({naam: mee[naam] for naam in _MEE if naam == "gewaarschuwd" or naam in data})
        if eigen:
            lichaam.insert(plek, _blok(t("vrijetekst.zie_boven")))
            break
    lichaam.insert(1, _blok(woorden))
    return weer


def _blok(woorden: str) -> JsonValue:
    blok: JsonValue = let_op(woorden).model_dump(mode="json", by_alias=True, exclude_none=True)
    return blok


def _acties(deel: JsonValue) -> Iterator[dict[str, JsonValue]]:
    if isinstance(deel, dict) and isinstance(acties := deel.get("actions"), list):
        yield from (actie for actie in acties if isinstance(actie, dict))


def _neemt_invoer_mee(actie: dict[str, JsonValue]) -> bool:
    return actie.get("associatedInputs") != "none"
