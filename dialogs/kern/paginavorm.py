"""What every page with a form about somebody is made of: its hidden inputs, and what was warned of."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from cards.payloads import Payload
from dialogs.kern.desk import Bezoek
from dialogs.kern.vrijetekst import Waarschuwing, labels_van
from domain.errors import UserMistake
from domain.formulier import Formulier
from domain.uitvraag import Antwoord
from storage import inbox
from teksten.catalogus import Teksten

DOE, SLEUTEL, VERSIE, WIE, GEZIEN = "_doe", "_sleutel", "_versie", "_wie", "_gezien"
"""Inputs beside those of the form: what was pressed, the one-time key, which answer was shown, who is next, and of what
was warned."""

_P = TypeVar("_P", bound=Payload)


def lees_knop(soort: type[_P], invoer: Mapping[str, str], **rest: object) -> _P:
    """Return what a card's button would carry, with the key and the marks of the form.

    Raises:
        UserMistake: the form was tampered with, or is none of ours ("knop.verlopen").
    """
    data = {"v": 1, "sleutel": invoer.get(SLEUTEL, ""), "gewaarschuwd": invoer.get(GEZIEN, ""), **rest}
    try:
        return soort.model_validate(data)
    except ValidationError:
        raise UserMistake("knop.verlopen") from None


def vondsten(formulier: Formulier, let_op: Waarschuwing, t: Teksten) -> Mapping[str, str]:
    """Return per input what to look at again before it is saved."""
    gezegd = dict(let_op.per_veld)
    return {
        id_: t("vrijetekst.op_pagina", wat=gezegd[label]) for id_, label in labels_van(formulier, t) if label in gezegd
    }


def versie(antwoord: Antwoord | None) -> str:
    """Return which answer a form was drawn over."""
    return str(antwoord.versie if antwoord else 0)


def intussen(bezoek: Bezoek, antwoord: Antwoord | None, invoer: Mapping[str, str], verb: str) -> bool:
    """Tell whether something was said about somebody since the form was drawn, other than by this very form."""
    if invoer.get(VERSIE, "") == versie(antwoord):
        return False
    eerder = inbox.eerder(
        bezoek.uow,
        activiteit=bezoek.activiteit(),
        sleutel=invoer.get(SLEUTEL, ""),
        verb=verb,
        persoon_id=bezoek.actor.persoon_id,
    )
    return eerder is None
