"""The data of the buttons while a talk goes on. Their names are neutral: they stand in Teams for years."""

from typing import ClassVar

from cards.payloads import Id, Payload, Sleutel
from cards.verbs import Verb
from domain.gespreksverloop import Verloopdaad


class TijdensOpen(Payload):
    """Open how a talk goes, for the regisseur."""

    verb: ClassVar[Verb] = Verb.GESPREKTIJDENS_OPEN
    gesprek: Id


class TijdensVraag(Payload):
    """Ask whether something is meant that cannot be taken back."""

    verb: ClassVar[Verb] = Verb.GESPREKTIJDENS_VRAAG
    gesprek: Id
    wat: Verloopdaad


class TijdensZet(Payload):
    """Say that a talk began, paused, went on or ended, or that he was not there."""

    verb: ClassVar[Verb] = Verb.GESPREKTIJDENS_ZET
    gesprek: Id
    wat: Verloopdaad
    sleutel: Sleutel


class VoorafOpen(Payload):
    """Open how one talks with somebody at the table, for an organisatie that sits at it."""

    verb: ClassVar[Verb] = Verb.GESPREKTIJDENS_VOORAF
    casus: Id
    organisatie: Id
