"""What a page about a question of a worklist is made of: the button that it stands for, and whom it is about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from cards.payloads import Payload
from cards.uitvraag.werklijst_payloads import Waar
from dialogs.kern.desk import Bezoek
from dialogs.kern.informeren import weten_ervan
from dialogs.kern.paginavorm import lees_knop
from dialogs.uitvraag.antwoorden.lijst import Gevraagde, Vragen
from dialogs.uitvraag.antwoorden.stappen import wie_is
from pages.antwoord import Persoon

_P = TypeVar("_P", bound=Payload)


def lees(soort: type[_P], waar: Waar, invoer: Mapping[str, str], **rest: object) -> _P:
    """Return what a card's button about a worklist would carry.

    Raises:
        UserMistake: the form was tampered with, or is none of ours ("knop.verlopen").
    """
    return lees_knop(soort, invoer, zitting=waar.zitting, organisatie=waar.organisatie, **rest)


def persoon(bezoek: Bezoek, vragen: Vragen, een: Gevraagde) -> Persoon:
    """Return whom a page is about, and whether he knows."""
    wie = wie_is(bezoek, replace(vragen, zaken=(een.zaak,)), een)
    weet = weten_ervan(bezoek, een.zaak.casus, een.zaak.uitvraag.id).get(een.wie.id, "")
    return Persoon(wie.naam, wie.geboortedatum, wie.rol, weet)
