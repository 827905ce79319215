"""The one table from an expected error to what a person sees."""

from cards.fouten import foutkaart
from dialogs.kern.answers import Answer
from dialogs.kern.neutraal import als_antwoord
from domain.errors import Conflict, NotAllowed, NotFound, TafelbotError, Unavailable, UserMistake
from teksten.catalogus import Teksten

TITEL: dict[type[TafelbotError], str] = {
    UserMistake: "fout.titel.vergissing",
    NotAllowed: "fout.titel.mag_niet",
    NotFound: "fout.titel.niet_gevonden",
    Conflict: "fout.titel.ander_was_eerst",
    Unavailable: "fout.titel.nu_niet",
}
"""Every class of error has its heading; a contract test checks that none is missing."""

_EIGEN_TITEL = {"bewaren.vernietigd": "fout.titel.vernietigd"}
"""Headings of single errors: what was destroyed was found, but is no more."""


def answer_to(error: TafelbotError, teksten: Teksten) -> Answer:
    """Return a calm card that says what is the matter and, where it can be said, what to do."""
    return als_antwoord(foutkaart(*in_words(error, teksten)), teksten)


def in_words(error: TafelbotError, teksten: Teksten) -> tuple[str, str]:
    """Return the heading and the explanation of an error; the same on a card as on a page."""
    # What the domain refuses (a casuscode, a form) has its words beside its other texts.
    keys = (f"fout.{error.key}", error.key, "fout.onbekend")
    uitleg = teksten(next(key for key in keys if teksten.heeft(key)), **error.parameters)
    titel = teksten(_EIGEN_TITEL.get(error.key) or TITEL[type(error)])
    return titel, uitleg


def unexpected(reference: str, teksten: Teksten) -> Answer:
    """Return what a person sees when the program itself is at fault: a reference to report, nothing of the inside."""
    kaart = foutkaart(teksten("fout.titel.onverwacht"), teksten("fout.onverwacht", referentie=reference))
    return als_antwoord(kaart, teksten)
