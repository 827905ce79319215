"""What the regisseur is told about an uitvraag. Others may read along: codes, counts, dates, organisaties, buttons."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import datum
from cards.bouwstenen import Card, feiten, kaart, knop, leesbaar, tekst, vrije_tekst, zin
from cards.payloads import NamensFormulier
from cards.uitvraag.payloads import AntwoordenOpen, StatusOpen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


class Bereikt(Enum):
    """Whether an organisatie heard of a question."""

    WEL = "uitleg"
    NIET = "niet_bereikt"
    ALLEEN_TE_BELLEN = "alleen_bellen"


@dataclass(frozen=True, slots=True)
class Wachtbeeld:
    """An organisatie that still owes an answer after the last reminder. `te_bellen`: names and numbers there.

    `organisatie` is its code, for the button; `naam` is shown. `gedaan`: it owes this no more.
    """

    uitvraag: str
    code: str
    organisatie: str
    naam: str
    deadline: datetime
    bereikt: Bereikt
    te_bellen: tuple[tuple[str, str], ...] = ()
    gedaan: bool = False


@dataclass(frozen=True, slots=True)
class Belbeeld:
    """Somebody is to be called now. `gedaan`: the organisatie has dealt with it, or is asked no more."""

    uitvraag: str
    code: str
    organisatie: str
    naam: str
    deadline: datetime
    te_bellen: tuple[tuple[str, str], ...]
    gedaan: bool = False


@dataclass(frozen=True, slots=True)
class Eindbeeld:
    """An uitvraag of which everybody has dealt with it."""

    uitvraag: str
    code: str
    totaal: int


def laatste_herinnering(beeld: Wachtbeeld, t: Teksten, kalender: Kalender) -> Card:
    """To the regisseur: this organisatie still owes an answer after the last reminder, or was never reached.

    Once nothing is owed the card says so: nobody should call somebody who has answered.
    """
    if beeld.gedaan:
        uitleg = tekst(t("uitvraag.laatste.gedaan", organisatie=beeld.naam))
        return kaart(t("uitvraag.titel", code=beeld.code), uitleg, knoppen=[_status(beeld.uitvraag, t)])
    return kaart(
        t("uitvraag.laatste.titel", code=beeld.code),
        tekst(zin(t(f"uitvraag.laatste.{beeld.bereikt.value}", organisatie=beeld.naam))),
        *_nummers(beeld.te_bellen),
        feiten([(t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender))]),
        knoppen=[_vastleggen(beeld.uitvraag, beeld.organisatie, t), _status(beeld.uitvraag, t)],
    )


def bellen(beeld: Belbeeld, t: Teksten, kalender: Kalender) -> Card:
    """To the regisseur: whom to call now, because it is urgent and they are not woken in Teams."""
    titel = t("uitvraag.spoed_post.bellen.titel", code=beeld.code, organisatie=beeld.naam)
    if beeld.gedaan:
        return kaart(titel, tekst(t("uitvraag.spoed_post.bellen.gedaan")), knoppen=[_status(beeld.uitvraag, t)])
    return kaart(
        titel,
        tekst(t("uitvraag.spoed_post.bellen.uitleg", organisatie=beeld.naam)),
        *_nummers(beeld.te_bellen),
        feiten([(t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender))]),
        knoppen=[_vastleggen(beeld.uitvraag, beeld.organisatie, t), _status(beeld.uitvraag, t)],
    )


def alles_binnen(beeld: Eindbeeld, t: Teksten) -> Card:
    """To the regisseur: everybody who was asked has dealt with it."""
    return kaart(
        t("uitvraag.compleet.titel", code=beeld.code),
        tekst(t.aantal("uitvraag.compleet.uitleg", beeld.totaal)),
        knoppen=[
            knop(t("uitvraag.knop.antwoorden"), AntwoordenOpen(uitvraag=beeld.uitvraag)),
            _status(beeld.uitvraag, t),
        ],
    )


def aantal_personen(aantal: int, t: Teksten) -> str:
    """Return the number of persons in words."""
    return t.aantal("uitvraag.kaart.personen", aantal)


def _vastleggen(uitvraag: str, organisatie: str, t: Teksten) -> ExecuteAction:
    """Whoever calls can type at once what is said."""
    return knop(t("uitvraag.knop.namens"), NamensFormulier(uitvraag=uitvraag, organisatie=organisatie))


def _status(uitvraag: str, t: Teksten) -> ExecuteAction:
    return knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=uitvraag))


def _nummers(te_bellen: tuple[tuple[str, str], ...]) -> list[CardElement]:
    """Say who can be called: a name and a number, as somebody typed them."""
    return [vrije_tekst(nummer, vooraf=f"{leesbaar(naam)}:") for naam, nummer in te_bellen]
