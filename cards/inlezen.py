"""/detentie inlezen: the link to the page on which a file is read in."""

from microsoft_teams.cards import OpenUrlAction

from cards.bouwstenen import Card, kaart, tekst
from teksten.catalogus import Teksten


def linkkaart(adres: str, minuten: int, t: Teksten) -> Card:
    """The link to the page, made for who pressed."""
    return kaart(
        t("inlezen.pagina.titel"),
        tekst(t("inlezen.link.uitleg")),
        tekst(t("inlezen.link.geldig", minuten=minuten), zacht=True),
        knoppen=[OpenUrlAction(title=t("inlezen.link.open"), url=adres)],
    )
