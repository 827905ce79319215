"""Who holds the casusregie: shown with who did before, placed with an organisatie, and told to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from microsoft_teams.cards import Action, CardElement

from cards import datum
from cards.bouwstenen import (
    Card,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tussenkop,
)
from cards.payloads import Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

NIEMAND = "-"
"""The choice of nobody in particular."""


class RegieOpen(Payload):
    """Open who holds the casusregie of a casus."""

    verb: ClassVar[Verb] = Verb.REGIE_OPEN
    casus: Id


class RegieKies(Payload):
    """Choose with which organisatie it is placed."""

    verb: ClassVar[Verb] = Verb.REGIE_KIES
    casus: Id


class RegieVorm(Payload):
    """Look once more at what is about to be done, and choose who there is the casusregisseur."""

    verb: ClassVar[Verb] = Verb.REGIE_VORM
    casus: Id
    organisatie: Invoer = ""


class RegieBeleg(Payload):
    """Place it. `was` is the period that ends by it; None when nobody held it."""

    verb: ClassVar[Verb] = Verb.REGIE_BELEG
    casus: Id
    organisatie: Id
    sleutel: Sleutel
    was: Id | None = None
    persoon: Invoer = ""


@dataclass(frozen=True, slots=True)
class Periode:
    """One period, in words of ours and names of professionals."""

    wie: str
    van: datetime
    tot: datetime | None = None
    door: str = ""


@dataclass(frozen=True, slots=True)
class Regiebeeld:
    """Who holds it and who did.

    Attributes:
        perioden: the newest first; the first one holds when it has no end.
        weg: whether the organisatie that holds it is none of the region any more.
        melding: what was just done; empty when nothing was.
        onbereikbaar: whether the organisatie that got it cannot be told by a post.
        mag_beleggen: whether the reader can place it.
    """

    casus_id: str
    code: str
    perioden: Sequence[Periode]
    waarneming: str = ""
    weg: bool = False
    melding: str = ""
    onbereikbaar: str = ""
    mag_beleggen: bool = False
    loopt: bool = True


@dataclass(frozen=True, slots=True)
class Keuzevorm:
    """The choice of an organisatie: code and name, who takes part first."""

    casus_id: str
    code: str
    doen_mee: Sequence[tuple[str, str]]
    anders: Sequence[tuple[str, str]]
    gekozen: str = ""
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Belegvorm:
    """What is about to be done.

    Attributes:
        vorige: who holds it now, in words; empty when nobody does.
        krijgt_toegang: whether the organisatie takes no part yet.
        mensen: id and name of who can be casusregisseur there.
    """

    code: str
    naam: str
    knop: RegieBeleg
    mensen: Sequence[tuple[str, str]]
    vorige: str = ""
    krijgt_toegang: bool = False
    persoon: str = ""
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Regiepost:
    """The post to an organisatie. `heeft`: whether it holds it now; `casusregisseur` who there, when that was said."""

    code: str
    naam: str
    heeft: bool
    casusregisseur: str = ""
    vermeld: Sequence[str] = ()
    mag_openen: bool = True


def regiekaart(beeld: Regiebeeld, t: Teksten, kalender: Kalender) -> Card:
    """Who holds the casusregie, and who held it before."""
    huidig = next((een for een in beeld.perioden if een.tot is None), None)
    eerder = [een for een in beeld.perioden if een.tot is not None]
    inhoud: list[CardElement] = [
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([goed_nieuws(beeld.melding)] if beeld.melding else []),
        *([let_op(t("regie.onbereikbaar", organisatie=beeld.onbereikbaar))] if beeld.onbereikbaar else []),
        *([let_op(t("regie.weg"))] if beeld.weg else []),
    ]
    if huidig is None:
        inhoud.append(tekst(t("regie.niemand")))
    else:
        sinds = datum.dag_met_jaar(huidig.van, kalender)
        inhoud += [
            tekst(t("regie.nu", wie=huidig.wie)),
            tekst(t("regie.sinds", dag=sinds, door=huidig.door), zacht=True),
        ]
    if eerder:
        inhoud.append(tussenkop(t("regie.eerder")))
        inhoud += [tekst(_regel(een, t, kalender), zacht=True) for een in eerder]
    return kaart(t("regie.titel", code=beeld.code), *inhoud, knoppen=_knoppen(beeld, huidig is not None, t))


def keuzekaart(vorm: Keuzevorm, t: Teksten) -> Card:
    """Ask with which organisatie: who takes part stands first."""
    keuzes = [*vorm.doen_mee, *((code, t("regie.nog_niet", organisatie=naam)) for code, naam in vorm.anders)]
    return kaart(
        t("regie.titel", code=vorm.code),
        *foutenlijst(vorm.fouten),
        tekst(t("regie.uitleg")),
        keuzevak(
            "organisatie",
            t("algemeen.verplicht", label=t("regie.veld.organisatie")),
            keuzes,
            verplicht=t("regie.leeg.organisatie"),
            waarde=vorm.gekozen,
            open_=False,
        ),
        knoppen=[
            knop(t("regie.knop.verder"), RegieVorm(casus=vorm.casus_id), stijl="positive"),
            knop(t("algemeen.annuleren"), RegieOpen(casus=vorm.casus_id), invoer=False),
        ],
    )


def belegkaart(vorm: Belegvorm, t: Teksten) -> Card:
    """What is about to be done, in words, and who there is the casusregisseur."""
    inhoud: list[CardElement] = [
        *foutenlijst(vorm.fouten),
        tekst(t("regie.bevestig", organisatie=vorm.naam)),
        *([tekst(t("regie.bevestig_vorige", wie=vorm.vorige))] if vorm.vorige else []),
        *([let_op(t("regie.krijgt_toegang", organisatie=vorm.naam))] if vorm.krijgt_toegang else []),
    ]
    if vorm.mensen:
        keuzes = [(NIEMAND, t("regie.niet_bekend")), *vorm.mensen]
        label = t("regie.veld.persoon")
        inhoud.append(keuzevak("persoon", label, keuzes, waarde=vorm.persoon or NIEMAND, open_=False))
    else:
        inhoud.append(tekst(t("regie.geen_mensen", organisatie=vorm.naam), zacht=True))
    return kaart(
        t("regie.titel", code=vorm.code),
        *inhoud,
        knoppen=[
            knop(t("regie.knop.beleg"), vorm.knop, stijl="positive"),
            knop(t("regie.knop.andere"), RegieKies(casus=vorm.knop.casus), invoer=False),
            knop(t("algemeen.annuleren"), RegieOpen(casus=vorm.knop.casus), invoer=False),
        ],
    )


def regiepost(post: Regiepost, t: Teksten) -> Card:
    """Tell an organisatie that it holds the casusregie, or does no more: a code and names of organisaties, no more."""
    if not post.heeft:
        return kaart(
            t("regie.post.titel_voorbij", organisatie=post.naam), tekst(t("regie.post.voorbij", code=post.code))
        )
    wie: list[CardElement] = [tekst(", ".join(f"<at>{naam}</at>" for naam in post.vermeld))] if post.vermeld else []
    regisseur: list[CardElement] = (
        [tekst(t("regie.post.persoon", naam=post.casusregisseur))] if post.casusregisseur else []
    )
    knoppen: list[Action] = [
        knop(t("regie.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=post.code), stijl="positive"),
        knop(t("regie.knop.plan"), OpdrachtOpen(opdracht="plan", casuscode=post.code)),
    ]
    return kaart(
        t("regie.post.titel", organisatie=post.naam),
        *wie,
        tekst(t("regie.post.heeft", code=post.code)),
        *regisseur,
        tekst(t("regie.post.wat"), zacht=True),
        knoppen=knoppen if post.mag_openen else (),
    )


def _regel(een: Periode, t: Teksten, kalender: Kalender) -> str:
    tot = datum.dag_met_jaar(een.tot, kalender) if een.tot else ""
    return t("regie.periode", wie=een.wie, van=datum.dag_met_jaar(een.van, kalender), tot=tot)


def _knoppen(beeld: Regiebeeld, belegd: bool, t: Teksten) -> list[Action]:  # noqa: FBT001 - one of two titles
    knoppen: list[Action] = []
    if beeld.mag_beleggen and beeld.loopt:
        titel = t("regie.knop.verplaats" if belegd else "regie.knop.beleg")
        knoppen.append(knop(titel, RegieKies(casus=beeld.casus_id), stijl=None if belegd else "positive"))
    knoppen.append(knop(t("regie.knop.plan"), OpdrachtOpen(opdracht="plan", casuscode=beeld.code)))
    knoppen.append(knop(t("regie.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code)))
    return knoppen
