"""/audit: over which year, and the link to the page."""

from collections.abc import Sequence
from typing import ClassVar

from microsoft_teams.cards import OpenUrlAction

from cards.bouwstenen import Card, foutenlijst, kaart, keuzevak, knop, tekst, tekstvak
from cards.payloads import Invoer, Payload
from cards.verbs import Verb
from domain.audit import LANGSTE_ZAAD
from teksten.catalogus import Teksten


class AuditPagina(Payload):
    """Ask for the page: over which year, and by which seed the sample is drawn."""

    verb: ClassVar[Verb] = Verb.AUDIT_PAGINA
    jaar: Invoer = ""
    zaad: Invoer = ""


def vraag(jaren: Sequence[str], t: Teksten, *, jaar: str = "", zaad: str = "", fouten: Sequence[str] = ()) -> Card:
    """Ask over which year; `zaad` is shown again as it was typed."""
    return kaart(
        t("audit.titel"),
        *foutenlijst(fouten),
        tekst(t("audit.uitleg")),
        keuzevak(
            "jaar",
            t("algemeen.verplicht", label=t("audit.jaar")),
            [(een, een) for een in jaren],
            waarde=jaar or jaren[0],
            verplicht=t("audit.fout.jaar"),
        ),
        tekstvak("zaad", t("audit.zaad"), waarde=zaad, hoogstens=LANGSTE_ZAAD),
        tekst(t("audit.zaad_uitleg"), zacht=True),
        knoppen=[knop(t("audit.knop.maak"), AuditPagina())],
    )


def linkkaart(adres: str, minuten: int, t: Teksten) -> Card:
    """The link to the page, made for who pressed."""
    return kaart(
        t("audit.titel"),
        tekst(t("audit.link", minuten=minuten)),
        knoppen=[OpenUrlAction(title=t("audit.knop.open"), url=adres)],
    )
