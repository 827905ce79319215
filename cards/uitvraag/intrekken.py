"""Withdrawing an uitvraag or a part of it: the form, and what came of it with who had opened it."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.bouwstenen import Card, fout, goed_nieuws, kaart, keuzevak, knop, let_op, tekst, tussenkop
from cards.inzage import Inzageregel, inzagelijst
from cards.payloads import DatalekFormulier, PersoonWegFormulier
from cards.uitvraag.payloads import StatusOpen
from cards.uitvraag.wijzigdata import Intrekken, IntrekTerug
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

AGENDA_WEG, AGENDA_BLIJFT = "weg", "blijft"
"""What becomes of the agenda item when nothing else is asked for that zitting."""


@dataclass(frozen=True, slots=True)
class Intrekvorm:
    """The form.

    Attributes:
        organisaties: code and name of whom can be withdrawn.
        begonnen: whether the zitting has begun: only the access ends then.
        agenda: whether there is an agenda item to decide about.
        casus: id of the casus, when a person in it may be the mistake; else None.
    """

    code: str
    uitvraag: str
    sleutel: str
    organisaties: Sequence[tuple[str, str]]
    begonnen: bool = False
    agenda: bool = False
    casus: str | None = None
    gekozen: str = ""
    agenda_keuze: str = ""
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Ingetrokken:
    """What was withdrawn, and who had opened it.

    Attributes:
        alles: whether the whole uitvraag was.
        organisaties: code and name of whom it was taken back from.
        houdt_toegang: names of those who are asked about the casus elsewhere, and keep their access by that.
        van_agenda: whether the casus left the agenda.
        sleutel_terug: the one-time key to ask them again; None when that cannot be any more.
        gemeld: whether it can be noted as a possible data breach.
    """

    uitvraag: str
    code: str
    alles: bool
    organisaties: Sequence[tuple[str, str]]
    inzagen: Sequence[Inzageregel]
    houdt_toegang: Sequence[str] = ()
    van_agenda: bool = False
    sleutel_terug: str | None = None
    melding: str = ""


def intrekformulier(vorm: Intrekvorm, t: Teksten) -> Card:
    """Choose what to withdraw; one press does it."""
    inhoud: list[CardElement] = [fout(een) for een in vorm.fouten]
    inhoud.append(tekst(t("uitvraag.intrek.begonnen" if vorm.begonnen else "uitvraag.intrek.uitleg")))
    inhoud.append(
        keuzevak("organisaties", t("uitvraag.intrek.welke"), vorm.organisaties, waarde=vorm.gekozen, meer=True)
    )
    if vorm.agenda:
        keuzes = [(een, t(f"uitvraag.intrek.agenda.{een}")) for een in (AGENDA_WEG, AGENDA_BLIJFT)]
        vraag = t("uitvraag.intrek.agenda")
        inhoud.append(keuzevak("agenda", vraag, keuzes, waarde=vorm.agenda_keuze or AGENDA_WEG))
    deel = Intrekken(uitvraag=vorm.uitvraag, sleutel=vorm.sleutel)
    alles = Intrekken(uitvraag=vorm.uitvraag, sleutel=vorm.sleutel, alles=True)
    inhoud.append(
        ActionSet(
            actions=[
                knop(t("uitvraag.knop.intrek_deel"), deel),
                knop(t("uitvraag.knop.intrek_alles"), alles, stijl="destructive"),
            ]
        )
    )
    if vorm.casus is not None:
        inhoud.append(tussenkop(t("uitvraag.intrek.persoon")))
        inhoud.append(tekst(t("uitvraag.intrek.persoon_uitleg")))
        weg = knop(t("uitvraag.knop.verkeerde_persoon"), PersoonWegFormulier(casus=vorm.casus), invoer=False)
        inhoud.append(ActionSet(actions=[weg]))
    return kaart(t("uitvraag.intrek.titel", code=vorm.code), *inhoud)


def ingetrokken(beeld: Ingetrokken, t: Teksten, kalender: Kalender) -> Card:
    """Say that it is withdrawn and the access closed, list who had opened it, and offer to note a data breach."""
    namen = ", ".join(naam for _, naam in beeld.organisaties)
    uitleg = "uitvraag.intrek.klaar_alles" if beeld.alles else "uitvraag.intrek.klaar_deel"
    inhoud: list[CardElement] = [
        *([let_op(beeld.melding)] if beeld.melding else []),
        goed_nieuws(t(uitleg, organisaties=namen)),
        tekst(t("uitvraag.intrek.toegang_dicht"), zacht=True),
        *([tekst(t("uitvraag.intrek.van_agenda"))] if beeld.van_agenda else []),
    ]
    if beeld.houdt_toegang:
        inhoud.append(let_op(t("uitvraag.intrek.houdt_toegang", organisaties=", ".join(beeld.houdt_toegang))))
    inhoud += inzagelijst(beeld.inzagen, t, kalender)
    return kaart(t("uitvraag.intrek.klaar_titel", code=beeld.code), *inhoud, knoppen=_verder(beeld, t))


def _verder(beeld: Ingetrokken, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if beeld.inzagen:
        knoppen.append(knop(t("inzage.knop.datalek"), DatalekFormulier(uitvraag=beeld.uitvraag)))
    if beeld.sleutel_terug is not None:
        codes = ",".join(code for code, _ in beeld.organisaties)
        terug = IntrekTerug(uitvraag=beeld.uitvraag, sleutel=beeld.sleutel_terug, organisaties=codes)
        knoppen.append(knop(t("uitvraag.knop.intrek_terug"), terug))
    knoppen.append(knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=beeld.uitvraag)))
    return knoppen
