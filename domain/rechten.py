"""The rights of the person it is about (articles 15, 16, 18 and 21 AVG), and how a request goes to its source."""

from enum import StrEnum


class Verzoeksoort(StrEnum):
    """What a person asks of the contact point."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    BEPERKING = "beperking"
    BEZWAAR = "bezwaar"


class Verzoekstand(StrEnum):
    """How far a request is."""

    OPEN = "open"
    AFGEROND = "afgerond"
    INGETROKKEN = "ingetrokken"


class Bronstand(StrEnum):
    """How far the organisatie is whose answer it is about."""

    GEVRAAGD = "gevraagd"
    GEDAAN = "gedaan"
    AFGEWEZEN = "afgewezen"
