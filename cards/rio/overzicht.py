"""The way in of the RIO, which may be posted: counts alone. Behind its button his people, by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.bouwstenen import Card, feiten, kaart, knop, tekst, tussenkop, vrije_tekst
from cards.payloads import OpdrachtOpen
from cards.rio.payloads import RioLijst, RioOpen
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Telling:
    """How much there is.

    Attributes:
        vandaag, week: appointments that are to come today, and in the seven days from today.
        zonder_uitkomst: appointments that have been, and of which nobody said what came of them.
        nieuw: people of whom nothing was kept yet.
    """

    mensen: int
    vandaag: int
    week: int
    zonder_uitkomst: int
    nieuw: int


@dataclass(frozen=True, slots=True)
class Mens:
    """One of his people in the list.

    Attributes:
        naam: as typed; empty while the organisatie still has to choose between answering and refusing.
        regels: the next appointment, how long until the return, why he is in the target group; in words of our own.
    """

    casus_id: str
    code: str
    naam: str
    regels: tuple[str, ...]


def begin(telling: Telling, t: Teksten, *, erbij: bool) -> Card:
    """The neutral card: counts, and the way to the people."""
    paren = [
        (t("rio.telling.mensen"), str(telling.mensen)),
        (t("rio.telling.vandaag"), str(telling.vandaag)),
        (t("rio.telling.week"), str(telling.week)),
    ]
    if telling.zonder_uitkomst:
        paren.append((t("rio.telling.zonder_uitkomst"), str(telling.zonder_uitkomst)))
    if telling.nieuw:
        paren.append((t("rio.telling.nieuw"), str(telling.nieuw)))
    knoppen: list[Action] = []
    if telling.mensen:
        knoppen.append(knop(t("rio.knop.mensen"), RioLijst(), stijl="positive"))
    if erbij:
        knoppen.append(knop(t("rio.knop.erbij"), OpdrachtOpen(opdracht="rio erbij")))
    uitleg = () if telling.mensen else (tekst(t("rio.lijst.niemand")),)
    return kaart(t("rio.begin.titel"), feiten(paren), *uitleg, knoppen=knoppen)


def lijst(mensen: Sequence[Mens], totaal: int, vorige: int | None, volgende: int | None, t: Teksten) -> Card:
    """His people, the nearest appointment first."""
    delen: list[CardElement] = [tekst(t("rio.lijst.uitleg") if mensen else t("rio.lijst.niemand"))]
    for een in mensen:
        delen.append(tussenkop(een.code))
        delen.append(vrije_tekst(een.naam, vet=True) if een.naam else tekst(t("rio.lijst.nog_gevraagd")))
        delen += [tekst(regel) for regel in een.regels]
        delen.append(ActionSet(actions=[knop(t("rio.knop.openen"), RioOpen(casus=een.casus_id))]))
    knoppen: list[Action] = [
        knop(t(f"rio.knop.{naam}"), RioLijst(vanaf=vanaf) if vanaf else RioLijst())
        for naam, vanaf in (("volgende", volgende), ("vorige", vorige))
        if vanaf is not None
    ]
    return kaart(t.aantal("rio.lijst.titel", totaal), *delen, knoppen=knoppen)
