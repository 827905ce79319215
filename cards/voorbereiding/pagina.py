"""The link to the preparation as a page, and the choice what stands on it."""

from microsoft_teams.cards import Action, OpenUrlAction

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.voorbereiding.payloads import PaginaOpen, VoorbereidingOpen
from teksten.catalogus import Teksten


def linkkaart(zitting: str, adres: str, minuten: int, t: Teksten, *, antwoorden: bool) -> Card:
    """The link, made for who pressed; with answers it says what that means on paper."""
    ander = PaginaOpen(zitting=zitting, antwoorden=not antwoorden)
    knoppen: list[Action] = [
        OpenUrlAction(title=t("voorbereiding.pagina.open"), url=adres),
        knop(t(f"voorbereiding.pagina.{'zonder' if antwoorden else 'met'}"), ander, invoer=False),
        knop(t("voorbereiding.knop.terug"), VoorbereidingOpen(zitting=zitting), invoer=False),
    ]
    uitleg = "voorbereiding.pagina.met_namen" if antwoorden else "voorbereiding.pagina.zonder_namen"
    return kaart(
        t("voorbereiding.pagina.titel"),
        tekst(t(uitleg)),
        tekst(t("voorbereiding.pagina.geldig", minuten=minuten), zacht=True),
        knoppen=knoppen,
    )
