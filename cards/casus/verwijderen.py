"""Taking somebody out of a casus who does not belong in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import Action

from cards.bouwstenen import Card, fout, goed_nieuws, kaart, keuzevak, knop, let_op, tekst
from cards.casus.payloads import CasusBetrokkene, CasusOpen
from cards.inzage import Inzageregel, inzagelijst
from cards.payloads import DatalekFormulier, Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


class PersoonWeg(Payload):
    """Take somebody out of a casus; who it is comes from the form."""

    verb: ClassVar[Verb] = Verb.CASUS_PERSOON_WEG
    casus: Id
    sleutel: Sleutel
    betrokkene: Invoer = ""


@dataclass(frozen=True, slots=True)
class Wegvorm:
    """The form. `personen` are id and name, the name made fit for a choice."""

    code: str
    knop: PersoonWeg
    personen: Sequence[tuple[str, str]]
    fouten: Sequence[str] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Weggehaald:
    """What came of it, and who had seen him. `uitvraag` is the latest one; None when nobody was ever asked."""

    casus_id: str
    code: str
    betrokkene: str
    inzagen: Sequence[Inzageregel]
    uitvraag: str | None


def wegformulier(vorm: Wegvorm, t: Teksten) -> Card:
    """Choose who does not belong here; one press takes him out."""
    label = t("algemeen.verplicht", label=t("casus.weg.wie"))
    return kaart(
        t("casus.weg.titel", code=vorm.code),
        *(fout(een) for een in vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tekst(t("casus.weg.uitleg")),
        keuzevak("betrokkene", label, vorm.personen, verplicht=t("casus.weg.leeg")),
        knoppen=[
            knop(t("casus.knop.weg"), vorm.knop, stijl="destructive"),
            knop(t("algemeen.annuleren"), CasusOpen(casus=vorm.knop.casus), invoer=False),
        ],
    )


def laatste_persoon(casus_id: str, code: str, t: Teksten) -> Card:
    """The last one cannot go: a casus about nobody is none. Offer what can be done instead."""
    return kaart(
        t("casus.weg.titel", code=code),
        let_op(t("casus.weg.laatste")),
        tekst(t("casus.weg.laatste_uitleg")),
        knoppen=[
            knop(t("casus.knop.juiste_erbij"), CasusBetrokkene(casus=casus_id)),
            knop(t("casus.knop.intrekken"), OpdrachtOpen(opdracht="uitvraag intrek", casuscode=code)),
        ],
    )


def weggehaald(beeld: Weggehaald, t: Teksten, kalender: Kalender) -> Card:
    """Say that he is gone for everybody, who had seen him, and offer to note a data breach. He is not named again."""
    knoppen: list[Action] = []
    if beeld.inzagen and beeld.uitvraag is not None:
        melden = DatalekFormulier(uitvraag=beeld.uitvraag, betrokkene=beeld.betrokkene)
        knoppen.append(knop(t("inzage.knop.datalek"), melden))
    knoppen.append(knop(t("casus.knop.terug"), CasusOpen(casus=beeld.casus_id)))
    return kaart(
        t("casus.weg.titel", code=beeld.code),
        goed_nieuws(t("casus.weg.klaar")),
        tekst(t("casus.weg.klaar_uitleg"), zacht=True),
        *inzagelijst(beeld.inzagen, t, kalender),
        knoppen=knoppen,
    )
