"""Whom somebody would rather not have at the talk: the form in which it is written down, and the decision about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.bouwstenen import (
    Card,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import VELD
from cards.terugkeergesprek.payloads_keuze import ANTWOORD, UITLEG, Beslis, KeuzeOpen, WieBewaar
from domain.gespreksinbreng import LANGSTE_UITLEG, LieverNietAntwoord
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Wens:
    """An organisatie he would rather not have there.

    Attributes:
        stand: how it stands now, in words; empty while nothing was decided.
        antwoord: the answer that was given; empty while there is none.
        uitleg: what he was told, as typed.
    """

    organisatie: str
    naam: str
    stand: str = ""
    antwoord: str = ""
    uitleg: str = ""


def wie(
    code: str,
    naam: str,
    mogelijk: Sequence[tuple[str, str]],
    bewaar: WieBewaar,
    gekozen: str,
    fouten: Sequence[str],
    t: Teksten,
) -> Card:
    """The form for the casemanager: whom of who is invited he would rather not have there."""
    terug = knop(t("gesprekskeuze.knop.terug"), KeuzeOpen(gesprek=bewaar.gesprek), invoer=False)
    inhoud: list[CardElement] = [
        vrije_tekst(naam, vet=True),
        *foutenlijst(fouten),
        tekst(t("gesprekskeuze.liever_niet.uitleg")),
    ]
    if not mogelijk:
        return kaart(
            t("gesprekskeuze.liever_niet.titel", code=code),
            *inhoud,
            tekst(t("gesprekskeuze.liever_niet.niemand")),
            knoppen=[terug],
        )
    label = t("gesprekskeuze.veld.wie")
    return kaart(
        t("gesprekskeuze.liever_niet.titel", code=code),
        *inhoud,
        keuzevak("wie", label, mogelijk, waarde=gekozen, meer=True),
        knoppen=[knop(t("gesprekskeuze.knop.opslaan"), bewaar, stijl="positive"), terug],
    )


def beslis(
    code: str,
    wensen: Sequence[Wens],
    doe: Beslis,
    waarden: Mapping[str, str],
    fouten: Sequence[str],
    t: Teksten,
    *,
    waarneming: str = "",
) -> Card:
    """The form for the regisseur: per organisatie whether it can, and what he is told about it."""
    terug = knop(t("gesprekskeuze.knop.terug"), KeuzeOpen(gesprek=doe.gesprek), invoer=False)
    inhoud: list[CardElement] = [*([tekst(waarneming)] if waarneming else []), *foutenlijst(fouten)]
    titel = t("gesprekskeuze.beslis.titel", code=code)
    if not wensen:
        return kaart(titel, *inhoud, tekst(t("gesprekskeuze.beslis.niets")), knoppen=[terug])
    inhoud.append(tekst(t("gesprekskeuze.beslis.uitleg")))
    for een in wensen:
        inhoud += _vak(een, waarden, t)
    return kaart(titel, *inhoud, knoppen=[knop(t("gesprekskeuze.knop.opslaan"), doe, stijl="positive"), terug])


def gedaan(gesprek_id: str, titel: str, melding: str, t: Teksten) -> Card:
    """It was kept."""
    terug = knop(t("gesprekskeuze.knop.terug"), KeuzeOpen(gesprek=gesprek_id))
    return kaart(titel, goed_nieuws(melding), knoppen=[terug])


def _vak(een: Wens, waarden: Mapping[str, str], t: Teksten) -> list[CardElement]:
    antwoorden = [
        (antwoord.value, t(f"gesprekskeuze.antwoord.{antwoord.value}"))
        for antwoord in (LieverNietAntwoord.KAN, LieverNietAntwoord.KAN_NIET)
    ]
    uitleg = waarden.get(f"{een.organisatie}{UITLEG}", een.uitleg)
    return [
        tussenkop(een.naam),
        *([tekst(een.stand)] if een.stand else []),
        keuzevak(
            f"{VELD}{een.organisatie}{ANTWOORD}",
            t("gesprekskeuze.veld.antwoord", organisatie=een.naam),
            antwoorden,
            waarde=waarden.get(f"{een.organisatie}{ANTWOORD}", een.antwoord),
        ),
        tekstvak(
            f"{VELD}{een.organisatie}{UITLEG}",
            t("gesprekskeuze.veld.uitleg", organisatie=een.naam),
            waarde=uitleg,
            lang=True,
            hoogstens=max(LANGSTE_UITLEG, len(uitleg)),
            voorbeeld=t("gesprekskeuze.voorbeeld.uitleg"),
        ),
    ]
