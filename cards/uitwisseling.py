"""/uitkomst: the link to the page that gives what came of a casus along as a file."""

from typing import ClassVar

from microsoft_teams.cards import OpenUrlAction

from cards.bouwstenen import Card, kaart, tekst
from cards.payloads import Id, Payload
from cards.verbs import Verb
from teksten.catalogus import Teksten


class UitkomstOpen(Payload):
    """Ask for the page."""

    verb: ClassVar[Verb] = Verb.UITKOMST_OPEN
    casus: Id


def linkkaart(code: str, aantal: int, adres: str, minuten: int, t: Teksten) -> Card:
    """The link to the page, made for who pressed; without anything approved there is none."""
    titel = t("uitwisseling.titel", code=code)
    if not aantal:
        return kaart(titel, tekst(t("uitwisseling.niets")))
    return kaart(
        titel,
        tekst(t.aantal("uitwisseling.aantal", aantal)),
        tekst(t("uitwisseling.link", minuten=minuten), zacht=True),
        knoppen=[OpenUrlAction(title=t("uitwisseling.knop.open"), url=adres)],
    )


def geen_paginas(code: str, t: Teksten) -> Card:
    """Where there are no pages: a file with personal data never goes through Teams."""
    return kaart(t("uitwisseling.titel", code=code), tekst(t("uitwisseling.geen_paginas")))
