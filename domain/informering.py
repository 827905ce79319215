"""Whether the person knows that his case is discussed: said for the casus, and for what in it differs from that."""

from enum import StrEnum


class Informeringsoort(StrEnum):
    """For what in a casus something else was said than for the casus as a whole."""

    BETROKKENE = "betrokkene"
    UITVRAAG = "uitvraag"
    AFSPRAAK = "afspraak"
