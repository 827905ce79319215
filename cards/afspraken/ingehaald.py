"""A reminder about afspraken after which a newer one came: it names nothing any more."""

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.payloads import AfsprakenOpen
from teksten.catalogus import Teksten


def ingehaald(organisatie: str, naam: str, t: Teksten) -> Card:
    """Say that there is a newer reminder; `organisatie` is a code, `naam` what is shown."""
    return kaart(
        t("afspraken_eigen.herinnering.titel_ingehaald"),
        tekst(naam, zacht=True),
        tekst(t("afspraken_eigen.herinnering.ingehaald")),
        knoppen=[knop(t("afspraken_eigen.openen"), AfsprakenOpen(organisatie=organisatie))],
    )
