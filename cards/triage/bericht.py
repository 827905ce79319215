"""What the melder hears: a neutral post that there is an outcome, and the words for him once he opens it."""

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, feiten, kaart, knop, tekst, tussenkop, vrije_tekst
from cards.triage.payloads import TriageUitslag
from teksten.catalogus import Teksten


def uitslag(triage: str, over: str, uitkomst: str, t: Teksten) -> Card:
    """The post: which melding it is, and the outcome in a word. Never whom it is about, nor why."""
    openen = knop(t("triage.knop.openen"), TriageUitslag(triage=triage))
    return kaart(t("triage.melder.titel"), tekst(over), tekst(uitkomst), knoppen=[openen])


def geopend(over: str, uitkomst: str, bericht: str, wie: str, t: Teksten) -> Card:
    """What he reads once he opens it: the words that were meant for him, and of whom they are."""
    woorden: list[CardElement] = [tekst(t("triage.melder.geen_bericht"))]
    if bericht:
        woorden = [tussenkop(t("triage.melder.bericht")), vrije_tekst(bericht)]
    van = feiten([(t("triage.melder.van"), wie)])
    return kaart(t("triage.melder.titel"), tekst(over), tekst(uitkomst), *woorden, van)
