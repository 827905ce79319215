"""The neutral posts about a melding: who brought somebody in and when, how far it is. Never whom it is about."""

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, kaart, knop, let_op, tekst
from cards.meldingen.payloads import MeldingOppakken
from cards.payloads import MeldingOpen
from teksten.catalogus import Teksten


def aan_regisseurs(melding: str, over: str, stand: str, t: Teksten, *, spoed: bool, vrij: bool, loopt: bool) -> Card:
    """To the regisseurs; `vrij` is whether it can still be taken up."""
    delen: list[CardElement] = [tekst(over)]
    if spoed and loopt:
        delen.append(let_op(t("meldingen.spoed.woord")))
    delen.append(tekst(stand))
    openen = knop(t("meldingen.knop.openen"), MeldingOpen(melding=melding))
    oppakken = knop(t("meldingen.knop.oppakken"), MeldingOppakken(melding=melding))
    knoppen = ([openen, oppakken] if vrij else [openen]) if loopt else []
    return kaart(t("meldingen.bericht.regisseurs"), *delen, knoppen=knoppen)


def aan_melder(melding: str, over: str, stand: str, t: Teksten) -> Card:
    """To the melder: what happened with what he brought in."""
    return kaart(
        t("meldingen.bericht.melder"),
        tekst(over),
        tekst(stand),
        knoppen=[knop(t("meldingen.knop.openen"), MeldingOpen(melding=melding))],
    )
