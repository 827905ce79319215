"""What is kept about one person, to read and to print: in plain words, for himself.

Before that the contact point goes through every text that somebody typed, on a page of its own.
"""

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date

from domain.dossier import Dossier, Tekstdeel
from domain.regio import Contactpunt
from domain.werkdagen import Kalender
from pages.vorm import teken
from teksten.catalogus import Teksten

BESTAND = "/pagina/inhoud/json"
"""Where the same stands as a file."""


def pagina(
    dossier: Dossier, contactpunt: Contactpunt | None, verborgen: Mapping[str, str], t: Teksten, kalender: Kalender
) -> str:
    """Return the page. `verborgen` goes along when the contact point wants to choose the texts again."""

    def dag(moment: datetime | date) -> str:
        welke = kalender.lokaal(moment).date() if isinstance(moment, datetime) else moment
        return format_date(welke, "d MMMM y", locale="nl")

    return teken(
        "inzage.html",
        t,
        dossier=dossier,
        punt=contactpunt,
        verborgen=verborgen,
        dag=dag,
        is_deel=lambda een: isinstance(een, Tekstdeel),
        bestand=BESTAND,
    )


def nakijken(dossier: Dossier, verborgen: Mapping[str, str], t: Teksten) -> str:
    """Return the page on which every typed text is ticked or left out, with which organisatie typed it."""
    delen = dossier.tekstdelen
    van = dict.fromkeys((een.id for een in delen), "")
    van |= {deel.id: een.organisatie for een in dossier.verloop for deel in een.teksten}
    van |= {deel.id: een.organisatie for vraag in dossier.gevraagd for een in vraag.gezegd for deel in een.teksten}
    return teken("inzage_nakijken.html", t, dossier=dossier, delen=delen, van=van, verborgen=verborgen)
