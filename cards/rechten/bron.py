"""What the organisatie sees that gave an answer, and the neutral posts: a code, a date and a button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from microsoft_teams.cards import Action, ActionSet, CardElement, OpenUrlAction, TextBlock

from cards import datum
from cards.antwoorden import Antwoordblok, toon
from cards.bouwstenen import (
    Card,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.formulier import foutblok, teken
from cards.payloads import VerbeterFormulier
from cards.rechten.payloads import (
    BronAntwoord,
    BronOpen,
    Corrigeer,
    CorrigeerFormulier,
    VerzoekOpen,
)
from domain.formulier import Formulier, Veldfout
from domain.rechten import LANGSTE_VRAAG, Bronstand, Merk, Verzoeksoort
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class EigenAntwoord:
    """What the organisatie said itself.

    Attributes:
        bevraging: empty when it cannot be corrected here.
        meer: more was said, which is read on the page on which it is corrected.
    """

    bevraging: str
    blok: Antwoordblok
    meer: bool = False


@dataclass(frozen=True, slots=True)
class Bronbeeld:
    """A request as the organisatie sees it, with its form."""

    code: str
    organisatie: str
    soort: Verzoeksoort
    naam: str
    geboortedatum: date | None
    vraag: str
    uiterlijk_op: datetime
    stand: Bronstand
    antwoorden: tuple[EigenAntwoord, ...]
    knop: BronAntwoord
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Correctie:
    """One's own answer, to be corrected."""

    code: str
    naam: str
    formulier: Formulier
    knop: Corrigeer
    waarden: Mapping[str, str]
    fouten: tuple[Veldfout, ...] = ()
    melding: str = ""


def bronkaart(beeld: Bronbeeld, t: Teksten, kalender: Kalender) -> Card:
    """What he asks, what was said about him, and what is done about it."""
    wanneer = datum.dag_met_jaar(beeld.uiterlijk_op, kalender)
    inhoud: list[CardElement] = [
        *([goed_nieuws(beeld.melding)] if beeld.melding else []),
        *foutenlijst(beeld.fouten),
        tekst(t(f"rechten.bron.uitleg.{beeld.soort.value}", wanneer=wanneer)),
        vrije_tekst(beeld.naam, vet=True),
    ]
    if beeld.geboortedatum:
        geboren = t("uitvraag.persoon.geboren", datum=datum.datum(beeld.geboortedatum))
        inhoud.append(TextBlock(text=geboren, wrap=True, spacing="None"))
    if beeld.soort is Verzoeksoort.RECTIFICATIE:
        inhoud.append(tekst(t("rechten.bron.wie_hij_is"), zacht=True))
    if beeld.vraag:
        inhoud += [tussenkop(t("rechten.veld.vraag")), vrije_tekst(beeld.vraag)]
    if not beeld.antwoorden:
        inhoud.append(tekst(t("rechten.bron.niets_gezegd"), ruimte=True))
    for een in beeld.antwoorden:
        inhoud += toon(een.blok)
        if een.meer:
            inhoud.append(tekst(t("rechten.bron.meer_op_pagina"), zacht=True))
        if een.bevraging:
            corrigeer = CorrigeerFormulier(
                verzoek=beeld.knop.verzoek, organisatie=beeld.organisatie, bevraging=een.bevraging
            )
            inhoud.append(ActionSet(actions=[knop(t("rechten.knop.corrigeren"), corrigeer, invoer=False)]))
    inhoud += _beslissing(beeld, t)
    return kaart(
        t("rechten.bron.titel", code=beeld.code),
        *inhoud,
        knoppen=[knop(t("rechten.knop.versturen"), beeld.knop, stijl="positive")],
    )


def correctiekaart(beeld: Correctie, t: Teksten) -> Card:
    """The form that was answered, filled in as it was."""
    terug: Action = knop(
        t("algemeen.terug"), BronOpen(verzoek=beeld.knop.verzoek, organisatie=beeld.knop.organisatie), invoer=False
    )
    return kaart(
        t("rechten.correctie.titel", code=beeld.code),
        *foutblok(beeld.formulier, t, beeld.fouten),
        *([let_op(beeld.melding)] if beeld.melding else []),
        vrije_tekst(beeld.naam, vet=True),
        tekst(t("rechten.correctie.uitleg")),
        *teken(beeld.formulier, t, beeld.waarden, beeld.fouten),
        knoppen=[knop(t("rechten.knop.correctie"), beeld.knop, stijl="positive"), terug],
    )


def naar_pagina(code: str, adres: str, terug: BronOpen, t: Teksten) -> Card:
    """Lead to the page on which the answer is corrected, for who sees this card alone. Nobody is named."""
    knoppen: list[Action] = [
        OpenUrlAction(title=t("rechten.knop.pagina"), url=adres),
        knop(t("algemeen.terug"), terug, invoer=False),
    ]
    return kaart(t("rechten.correctie.titel", code=code), tekst(t("rechten.correctie.op_pagina")), knoppen=knoppen)


@dataclass(frozen=True, slots=True)
class Bronpost:
    """A request as it stands in the conversation of an organisatie: who is asked, about which code, until when."""

    organisatie: str
    code: str
    uiterlijk: datetime
    knop: BronOpen
    klaar: bool


def bericht_bron(post: Bronpost, t: Teksten, kalender: Kalender) -> Card:
    """The neutral post in the conversation of an organisatie."""
    kop = tekst(post.organisatie, zacht=True)
    if post.klaar:
        return kaart(t("rechten.bron.titel", code=post.code), kop, tekst(t("rechten.bron.klaar")))
    return kaart(
        t("rechten.bron.titel", code=post.code),
        kop,
        tekst(t("rechten.bron.bericht", wanneer=datum.dag(post.uiterlijk, kalender))),
        knoppen=[knop(t("rechten.knop.openen"), post.knop, stijl="positive")],
    )


@dataclass(frozen=True, slots=True)
class Stand:
    """How a request stands, in codes, counts and dates."""

    verzoek: str
    code: str
    uiterlijk_op: datetime
    binnen: int
    totaal: int
    te_laat: tuple[str, ...]
    termijn_voorbij: bool
    loopt: bool


def bericht(stand: Stand, t: Teksten, kalender: Kalender) -> Card:
    """The neutral post to who should know; what opens depends on who presses."""
    if not stand.loopt:
        return kaart(t("rechten.bericht.titel", code=stand.code), tekst(t("rechten.bericht.klaar")))
    return kaart(
        t("rechten.bericht.titel", code=stand.code),
        *_stand(stand, t, kalender),
        knoppen=[knop(t("rechten.knop.openen"), VerzoekOpen(verzoek=stand.verzoek))],
    )


def functionariskaart(stand: Stand, t: Teksten, kalender: Kalender) -> Card:
    """How it stands, for the privacy officer: nobody's name, and nothing of what is asked."""
    inhoud = list(_stand(stand, t, kalender))
    if stand.te_laat:
        inhoud.append(tekst(t("rechten.functionaris.te_laat", namen=", ".join(stand.te_laat))))
    return kaart(t("rechten.bericht.titel", code=stand.code), *inhoud)


def regisseurkaart(
    stand: Stand,
    naam: str,
    merken: Sequence[tuple[str, Merk]],
    t: Teksten,
    kalender: Kalender,
    verbeter: VerbeterFormulier | None = None,
) -> Card:
    """Whose answers are contested or restricted, for the regisseur of the casus.

    `verbeter` leads to where he puts right who the person is; None when that was not asked.
    """
    inhoud: list[CardElement] = [vrije_tekst(naam, vet=True), *_stand(stand, t, kalender)]
    inhoud += [
        tekst(t("rechten.bronregel", naam=organisatie, stand=t(f"rechten.merk.{merk.value}")))
        for organisatie, merk in merken
    ]
    if verbeter is None:
        inhoud.append(tekst(t("rechten.regisseur.uitleg"), zacht=True))
        return kaart(t("rechten.bericht.titel", code=stand.code), *inhoud)
    inhoud.append(tekst(t("rechten.regisseur.wie_hij_is")))
    return kaart(
        t("rechten.bericht.titel", code=stand.code), *inhoud, knoppen=[knop(t("casus.knop.verbeter"), verbeter)]
    )


def _stand(stand: Stand, t: Teksten, kalender: Kalender) -> list[CardElement]:
    tot = t("rechten.lijst.tot", wanneer=datum.dag_met_jaar(stand.uiterlijk_op, kalender))
    delen: list[CardElement] = [let_op(t("rechten.te_laat"))] if stand.termijn_voorbij else []
    delen.append(tekst(tot))
    if stand.totaal:
        delen.append(tekst(t("rechten.lijst.bronnen", binnen=stand.binnen, totaal=stand.totaal)))
    if stand.te_laat:
        delen.append(tekst(t.aantal("rechten.bericht.te_laat", len(stand.te_laat))))
    return delen


def _beslissing(beeld: Bronbeeld, t: Teksten) -> list[CardElement]:
    standen = (Bronstand.GEDAAN, Bronstand.AFGEWEZEN)
    gegeven = beeld.stand.value if beeld.stand in standen else ""
    return [
        tussenkop(t("rechten.bron.besluit")),
        keuzevak(
            "stand",
            t("algemeen.verplicht", label=t("rechten.veld.besluit")),
            [(een.value, t(f"rechten.besluit.{beeld.soort.value}.{een.value}")) for een in standen],
            verplicht=t("rechten.leeg.besluit"),
            waarde=beeld.waarden.get("stand", gegeven),
        ),
        tekstvak(
            "toelichting",
            t("algemeen.verplicht", label=t("rechten.veld.toelichting")),
            verplicht=t("rechten.leeg.toelichting"),
            waarde=beeld.waarden.get("toelichting", ""),
            lang=True,
            hoogstens=LANGSTE_VRAAG,
        ),
    ]
