"""Putting right who somebody in a casus is: whom, the form, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import (
    Card,
    datumvak,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    vrije_tekst,
)
from cards.casus.formulier import Keuzes
from cards.casus.payloads import BetrokkeneInvoer, CasusDubbel, CasusOpen, CasusRedenFormulier
from cards.inzage import Inzageregel, inzagelijst
from cards.payloads import Id, Invoer, Sleutel, VerbeterFormulier
from cards.verbs import Verb
from domain.casus import Onderwerp, Verbeterreden
from domain.tekst import LANGSTE_NAAM
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


class PersoonVerbeter(BetrokkeneInvoer):
    """Put right who somebody is.

    `was` is a keyed mark of what stood there when the form was shown; `zeker` one of what was typed, once somebody was
    asked whether it is not another person.
    """

    verb: ClassVar[Verb] = Verb.CASUS_VERBETER
    casus: Id
    betrokkene: Id
    sleutel: Sleutel
    was: Id
    zeker: Id | None = None
    verbeterreden: Invoer = ""


@dataclass(frozen=True, slots=True)
class Verbetervorm:
    """The form. `waarden` are what stands there now, or what was typed; `melding` is to be looked at before saving."""

    code: str
    onderwerp: Onderwerp
    knop: PersoonVerbeter
    gemeenten: Keuzes
    waarden: Mapping[str, str]
    datum_verplicht: bool = True
    fouten: Sequence[str] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Verbeterd:
    """What came of it.

    Attributes:
        wie: who it is now, in one line; it holds typed text.
        aandacht: what is to be looked at because of it, in words of our own.
        inzagen: who of other organisaties had seen what stood there before.
        dubbel: closes this casus as a double; None when there is nothing to close.
    """

    casus_id: str
    code: str
    wie: str
    aandacht: Sequence[str]
    inzagen: Sequence[Inzageregel]
    reden_ontbreekt: bool = False
    dubbel: CasusDubbel | None = None


def kies_wie(code: str, personen: Keuzes, knop_: VerbeterFormulier, t: Teksten) -> Card:
    """Ask whose data are wrong; `personen` are id and name, the name made fit for a choice."""
    label = t("algemeen.verplicht", label=t("casus.verbeter.over_wie"))
    return kaart(
        t("casus.verbeter.titel", code=code),
        keuzevak("betrokkene", label, personen, verplicht=t("casus.verbeter.kies")),
        knoppen=[
            knop(t("casus.knop.verder"), knop_, stijl="positive"),
            knop(t("algemeen.annuleren"), CasusOpen(casus=knop_.casus), invoer=False),
        ],
    )


def verbeterformulier(vorm: Verbetervorm, t: Teksten) -> Card:
    """What stands there now, to be put right, and why."""
    return kaart(
        t("casus.verbeter.titel", code=vorm.code),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tekst(t(f"casus.verbeter.uitleg.{vorm.onderwerp.value}")),
        *_invoer(vorm, t),
        keuzevak(
            "verbeterreden",
            t("algemeen.verplicht", label=t("casus.veld.verbeterreden")),
            tuple((een.value, t(f"casus.verbeterreden.{een.value}")) for een in Verbeterreden),
            verplicht=t("casus.leeg.verbeterreden"),
            waarde=vorm.waarden.get("verbeterreden", ""),
        ),
        knoppen=[
            knop(t("casus.knop.opslaan"), vorm.knop, stijl="positive"),
            knop(t("algemeen.annuleren"), CasusOpen(casus=vorm.knop.casus), invoer=False),
        ],
    )


def verbeterd(beeld: Verbeterd, t: Teksten, kalender: Kalender) -> Card:
    """Say who it is now, what to look at because of it, and who saw what stood there before."""
    knoppen: list[Action] = []
    if beeld.reden_ontbreekt:
        knoppen.append(knop(t("casus.knop.reden"), CasusRedenFormulier(casus=beeld.casus_id)))
    if beeld.dubbel is not None:
        knoppen.append(knop(t("casus.knop.dubbel"), beeld.dubbel, stijl="destructive"))
    terug = knop(t("casus.knop.terug"), CasusOpen(casus=beeld.casus_id))
    return kaart(
        t("casus.verbeter.titel", code=beeld.code),
        goed_nieuws(t("casus.verbeter.klaar")),
        vrije_tekst(beeld.wie, vet=True),
        *(let_op(een) for een in beeld.aandacht),
        *_gezien(beeld, t, kalender),
        knoppen=[terug, *knoppen],
    )


def _gezien(beeld: Verbeterd, t: Teksten, kalender: Kalender) -> list[CardElement]:
    if not beeld.inzagen:
        return [tekst(t("casus.verbeter.niemand_zag"), zacht=True)]
    return [tekst(t("casus.verbeter.vertel")), *inzagelijst(beeld.inzagen, t, kalender)]


def _invoer(vorm: Verbetervorm, t: Teksten) -> list[CardElement]:
    def moet(label: str) -> str:
        return t("algemeen.verplicht", label=t(label))

    w = vorm.waarden
    naam = w.get("naam", "")
    vakken: list[CardElement] = [
        tekstvak(
            "naam",
            moet(f"casus.veld.naam.{vorm.onderwerp.value}"),
            verplicht=t("casus.leeg.naam"),
            waarde=naam,
            # A client cuts off a value that is longer than the input allows; what was typed must stay.
            hoogstens=max(LANGSTE_NAAM, len(naam)),
        )
    ]
    if vorm.onderwerp is Onderwerp.PERSONEN:
        label, verplicht = "casus.veld.geboortedatum", vorm.datum_verplicht
        vakken.append(
            datumvak(
                "geboortedatum",
                moet(label) if verplicht else t(label),
                verplicht=t("casus.leeg.geboortedatum") if verplicht else None,
                waarde=w.get("geboortedatum", ""),
            )
        )
    vakken.append(
        keuzevak(
            "gemeente",
            moet("casus.veld.gemeente"),
            vorm.gemeenten,
            verplicht=t("casus.leeg.gemeente"),
            waarde=w.get("gemeente", ""),
            open_=False,
        )
    )
    return vakken
