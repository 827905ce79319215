"""How somebody in the quickscan is told of in words: the same on the list, his own card and the form."""

from collections.abc import Iterator, Sequence
from typing import Final

from microsoft_teams.cards import CardElement

from cards import datum
from cards.bouwstenen import let_op, tekst, vrije_tekst, zonder_opmaak
from domain.basisvoorwaarden import Stand
from domain.quickscan import Persoonsbeeld, Veldbeeld
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

SYMBOOL: Final = {
    Stand.NIET: "○",
    Stand.MEE_BEZIG: "◐",
    Stand.ONBEKEND: "\u2013",
    Stand.OP_ORDE: "●",
    Stand.NIET_NODIG: "●",
}
"""Beside the words, never instead of them; none of them is a colour."""

KORT: Final = 160
"""Characters of something typed that stands in the list; all of it is on the person's own card."""


def wanneer(een: Persoonsbeeld, t: Teksten, kalender: Kalender) -> str:
    """Return in how many days he is released and on which day, in words."""
    if een.einde is None or een.dagen is None:
        zin = t("quickscan.dag.onbekend")
    else:
        dag = datum.dag(een.einde, kalender)
        if een.dagen > 0:
            zin = t.aantal("quickscan.dag.over", een.dagen, dag=dag)
        else:
            zin = t("quickscan.dag.vandaag", dag=dag) if een.dagen == 0 else t("quickscan.dag.geweest", dag=dag)
        if not een.einde_zeker and een.dagen >= 0:
            zin = t("quickscan.dag.niet_zeker", wanneer=zin)
    return t("quickscan.dag.verlof", wanneer=zin, dag=datum.dag(een.verlof, kalender)) if een.verlof else zin


def wie_antwoordde(een: Persoonsbeeld, t: Teksten, *, volledig: bool = True) -> str:
    """Return how many answered, and who still owes it; for the regisseur alone.

    Without `volledig` they are not all named as long as nobody answered: on a list that says nothing.
    """
    if not een.gevraagd:
        # What was withdrawn with a decision was asked all the same.
        return t("quickscan.niets_meer_open" if een.besluit is not None else "quickscan.nog_niet_gevraagd")
    if not een.binnen and not volledig:
        return t.aantal("quickscan.niemand_binnen", een.gevraagd)
    zin = t("quickscan.binnen", binnen=een.binnen, gevraagd=een.gevraagd)
    return t("quickscan.binnen_open", binnen=zin, wie=", ".join(een.open)) if een.open else zin


def velden_kort(een: Persoonsbeeld, t: Teksten) -> Iterator[CardElement]:
    """Draw the questions of the inrichting gathered per how it stands: a line for each, in words."""
    if een.velden_dicht:
        yield tekst(een.velden_dicht)
        return
    if not een.velden:
        yield tekst(t("quickscan.velden.geen"), zacht=True)
        return
    regels = []
    for stand, symbool in SYMBOOL.items():
        namen = [veld.label for veld in een.velden if veld.stand is stand]
        if namen:
            regels.append(f"{symbool} {t(f'quickscan.stand.{stand.value}')}: {', '.join(namen)}")
    yield tekst("\n\n".join(regels))
    for veld in een.velden:
        if veld.stand is None and veld.antwoord:
            yield vrije_tekst(_kort(veld.antwoord), vooraf=f"{veld.label}:")


def velden_heel(een: Persoonsbeeld, t: Teksten) -> Iterator[CardElement]:
    """Draw every question of the inrichting with its answer and its note."""
    if een.velden_dicht or not een.velden:
        yield from velden_kort(een, t)
        return
    for veld in een.velden:
        yield vrije_tekst(veld.antwoord or t("quickscan.stand.onbekend"), vooraf=f"{in_woorden(veld, t)}:")
        if veld.notitie:
            yield vrije_tekst(veld.notitie, vooraf=t("quickscan.notitie"))


def in_woorden(veld: Veldbeeld, t: Teksten) -> str:
    """Return a question with how it stands by its answer, when the region counts it."""
    if veld.stand is None:
        return veld.label
    stand = t(f"quickscan.stand.{veld.stand.value}")
    return t("quickscan.veld", symbool=SYMBOOL[veld.stand], label=veld.label, stand=stand)


def zorgen(een: Persoonsbeeld, t: Teksten) -> str:
    """Return how many bodies have concerns, and which want to talk about him; empty when none does."""
    zinnen = []
    if een.zorgen:
        wie = ", ".join(zorg.organisatie for zorg in een.zorgen)
        zinnen.append(t.aantal("quickscan.zorgen", len(een.zorgen), wie=wie))
    if een.bespreken:
        zinnen.append(t("quickscan.bespreken", wie=", ".join(een.bespreken)))
    return " ".join(zinnen)


def besluit(een: Persoonsbeeld, t: Teksten) -> str:
    """Return what was decided."""
    if een.besluit is None:
        return t("quickscan.nog_niets")
    wat = t(f"quickscan.besluit.{een.besluit.besluit.value}")
    return t("quickscan.besloten", besluit=wat)


def te_kiezen(namen: Sequence[str], t: Teksten) -> Iterator[CardElement]:
    """Draw for which kinds of partner the regisseur still chooses a body himself."""
    if namen:
        yield let_op(t("quickscan.te_kiezen", soorten=", ".join(zonder_opmaak(naam) for naam in namen)))


def _kort(getypt: str) -> str:
    return getypt if len(getypt) <= KORT else f"{getypt[:KORT]}…"
