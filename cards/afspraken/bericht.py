"""The posts about afspraken: all that an organisatie agreed to do, what of it is due, and word to the regisseur.

Everybody in the conversation reads them: codes, days and counts, never what an afspraak says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards import datum
from cards.afspraken.payloads import AfspraakOpen
from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, knop, let_op, tekst, tussenkop, zin
from cards.payloads import AfsprakenOpen, WerklijstOpen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_REGELS: Final = 20
"""Afspraken that are named in a post; of the others it says how many there are."""


class Stand(Enum):
    """How an afspraak stands, as anybody in the conversation of its owner may see it."""

    NIEUW = "nieuw"
    """It is put to them: do they take it on?"""
    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    LOPEND = "lopend"


@dataclass(frozen=True, slots=True)
class Regel:
    """One afspraak: of which casus, for when, and how it stands."""

    code: str
    wanneer: date
    stand: Stand


@dataclass(frozen=True, slots=True)
class Postbeeld:
    """What an organisatie owes of what it agreed.

    Attributes:
        organisatie: its code, for the button; `naam` is shown.
        regels: what it has to do something about, the first day first.
        bij_regisseur: how many it said that it cannot do; the regisseur looks where those go.
        vermeld: names of who is mentioned.
        vragen: how many questions wait for it on its worklists; `zitting` is the one that is first.
    """

    organisatie: str
    naam: str
    regels: tuple[Regel, ...]
    bij_regisseur: int = 0
    vermeld: Sequence[str] = field(default=())
    vragen: int = 0
    zitting: str = ""

    def aantal(self, stand: Stand) -> int:
        """How many stand so."""
        return sum(een.stand is stand for een in self.regels)


class Waarom(Enum):
    """Why the regisseur hears of an afspraak."""

    GEWEIGERD = "geweigerd"
    HERPLAATSEN = "herplaatsen"
    """The owner asks to place it with another organisatie."""
    STIL = "stil"
    BELLEN = "bellen"
    """Its owner is followed by telephone, or is reached in no other way."""
    KLAAR = "klaar"
    """Nothing of that any more: it is dealt with, or goes on."""


@dataclass(frozen=True, slots=True)
class Meldingbeeld:
    """Something the regisseur should know of an afspraak.

    Attributes:
        naam: of the organisatie that owns it.
        gevraagd: how many times it was reminded.
        agenda: when the zitting begins on whose agenda it stands first, in words; empty when on none.
        te_bellen: names and numbers at the organisatie.
        naar: the organisatie where it belongs in the eyes of its owner; empty when not said.
    """

    afspraak: str
    code: str
    naam: str
    wanneer: date
    waarom: Waarom
    gevraagd: int = 0
    agenda: str = ""
    te_bellen: tuple[tuple[str, str], ...] = ()
    naar: str = ""


def afspraken(beeld: Postbeeld, t: Teksten, kalender: Kalender) -> Card:
    """The post of an organisatie, edited as things change; once nothing is owed it says so."""
    naam = tekst(beeld.naam, zacht=True)
    if not beeld.regels:
        return kaart(
            t("afspraken_eigen.post.titel"), naam, tekst(t("afspraken_eigen.post.niets")), *_bij_regisseur(beeld, t)
        )
    return kaart(
        t("afspraken_eigen.post.titel"),
        naam,
        *_vermelding(beeld),
        tekst(t.aantal("afspraken_eigen.post.open", len(beeld.regels))),
        *_tellingen(beeld, t),
        *_regels(beeld, t, kalender),
        *_bij_regisseur(beeld, t),
        ActionSet(actions=[_openen(beeld, t)]),
        *_vragen(beeld, t),
    )


def herinnering(beeld: Postbeeld, t: Teksten, kalender: Kalender) -> Card:
    """A post that wakes: what is new or due. Once it is dealt with it says so."""
    naam = tekst(beeld.naam, zacht=True)
    if not beeld.regels:
        return kaart(t("afspraken_eigen.herinnering.titel_klaar"), naam, tekst(t("afspraken_eigen.herinnering.klaar")))
    alleen_nieuw = beeld.aantal(Stand.NIEUW) == len(beeld.regels)
    titel = "afspraken_eigen.herinnering.titel_nieuw" if alleen_nieuw else "afspraken_eigen.herinnering.titel"
    return kaart(
        t.aantal(titel, len(beeld.regels)),
        naam,
        *_vermelding(beeld),
        *_regels(beeld, t, kalender),
        tekst(t("afspraken_eigen.herinnering.kan_niet"), zacht=True, ruimte=True),
        knoppen=[_openen(beeld, t)],
    )


def melding(beeld: Meldingbeeld, t: Teksten, kalender: Kalender) -> Card:
    """To the regisseur: what the matter is with one afspraak, and what helps most."""
    w = beeld.waarom.value
    kop = t(f"afspraken_eigen.melding.{w}.titel", code=beeld.code)
    openen = knop(t("afspraken_eigen.melding.openen"), AfspraakOpen(afspraak=beeld.afspraak))
    paren = [
        (t("afspraken_eigen.melding.bij"), beeld.naam),
        (t("afspraken_eigen.melding.dag"), datum.dag_met_jaar(beeld.wanneer, kalender)),
    ]
    if beeld.waarom is Waarom.KLAAR:
        return kaart(kop, goed_nieuws(t("afspraken_eigen.melding.klaar.wat")), feiten(paren), knoppen=[openen])
    if beeld.naar:
        paren.append((t("afspraken_eigen.melding.naar"), beeld.naar))
    if beeld.waarom is not Waarom.STIL:
        wat = t(f"afspraken_eigen.melding.{w}.wat", organisatie=beeld.naam)
    elif beeld.gevraagd:
        wat = t.aantal("afspraken_eigen.melding.stil.wat", beeld.gevraagd, organisatie=beeld.naam)
    else:
        wat = t("afspraken_eigen.melding.stil.nooit", organisatie=beeld.naam)
    return kaart(
        kop,
        let_op(zin(wat)),
        feiten(paren),
        *([tekst(t("afspraken_eigen.melding.agenda", wanneer=beeld.agenda))] if beeld.agenda else []),
        *([feiten(beeld.te_bellen)] if beeld.te_bellen else []),
        tekst(t(f"afspraken_eigen.melding.{w}.doen"), ruimte=True),
        knoppen=[openen],
    )


def _tellingen(beeld: Postbeeld, t: Teksten) -> list[CardElement]:
    """Say how many are late or new, in words, above the list."""
    delen: list[CardElement] = []
    for stand in (Stand.TE_LAAT, Stand.NIEUW):
        aantal = beeld.aantal(stand)
        if aantal:
            delen.append(let_op(t.aantal(f"afspraken_eigen.post.{stand.value}", aantal)))
    return delen


def _regels(beeld: Postbeeld, t: Teksten, kalender: Kalender) -> list[CardElement]:
    delen: list[CardElement] = [
        tekst(
            t(
                f"afspraken_eigen.post.regel.{een.stand.value}",
                code=een.code,
                dag=datum.dag(een.wanneer, kalender),
            )
        )
        for een in beeld.regels[:MEESTE_REGELS]
    ]
    over = len(beeld.regels) - MEESTE_REGELS
    if over > 0:
        delen.append(tekst(t.aantal("afspraken_eigen.post.meer", over), zacht=True))
    return delen


def _bij_regisseur(beeld: Postbeeld, t: Teksten) -> list[CardElement]:
    if not beeld.bij_regisseur:
        return []
    return [tekst(t.aantal("afspraken_eigen.post.bij_regisseur", beeld.bij_regisseur), zacht=True, ruimte=True)]


def _vragen(beeld: Postbeeld, t: Teksten) -> list[CardElement]:
    """Say what it owes beside this, so that one card tells of everything."""
    if not beeld.vragen:
        return []
    werklijst = WerklijstOpen(zitting=beeld.zitting, organisatie=beeld.organisatie)
    return [
        tussenkop(t("afspraken_eigen.post.ook_vragen")),
        tekst(t.aantal("afspraken_eigen.post.vragen", beeld.vragen)),
        ActionSet(actions=[knop(t("afspraken_eigen.post.werklijst"), werklijst)]),
    ]


def _openen(beeld: Postbeeld, t: Teksten) -> Action:
    return knop(t("afspraken_eigen.openen"), AfsprakenOpen(organisatie=beeld.organisatie))


def _vermelding(beeld: Postbeeld) -> list[CardElement]:
    return [tekst(", ".join(f"<at>{naam}</at>" for naam in beeld.vermeld))] if beeld.vermeld else []
