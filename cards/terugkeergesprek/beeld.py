"""The talk as its regisseur, its inrichting and who sits at it see it; each card only after a press."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, OpenUrlAction

from cards.bouwstenen import (
    Card,
    feiten,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import OpdrachtOpen, Payload
from cards.terugkeergesprek.brief import BriefOpen
from cards.terugkeergesprek.payloads_plannen import (
    DeelnameKomt,
    DeelnameNaar,
    GesprekOpen,
    MomentKies,
    MomentOpen,
    Naar,
)
from domain.vergadering import Toegangsgegevens
from teksten.catalogus import Teksten

Knoppen = Sequence[tuple[str, Payload]]

_EERST = (Naar, DeelnameNaar, DeelnameKomt, BriefOpen)
"""What somebody came for when it can be done: it stands out where it is the first button."""


@dataclass(frozen=True, slots=True)
class Gesprekbeeld:
    """A talk.

    Attributes:
        casus_id, code: of the casus.
        wie: who it is about, as typed; empty for whom that is not.
        feiten: how it stands, as label and value.
        wacht: what is to be done now, in words; the first comes first.
        lijst: who sits at it, a line each.
        namens: who sits at it without Teams, each with the buttons for what it says by telephone.
        voorstellen: moments the regisseur can choose from, each with its button.
        knoppen: what can be done, the first is what most want.
        gedaan, melding: what was just done; what needs attention.
    """

    code: str
    wie: str = ""
    feiten: Sequence[tuple[str, str]] = ()
    wacht: Sequence[str] = ()
    lijst: Sequence[str] = ()
    namens: Sequence[tuple[str, Knoppen]] = ()
    voorstellen: Knoppen = ()
    knoppen: Knoppen = ()
    gedaan: str = ""
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Gespreksregel:
    """A talk in the list of a regisseur."""

    casus_id: str
    code: str
    stand: str
    wacht: str = ""


def gesprek(beeld: Gesprekbeeld, t: Teksten) -> Card:
    """The talk as the regisseur sees it."""
    delen = _boven(beeld)
    delen += [let_op(een) for een in beeld.wacht]
    delen.append(feiten(beeld.feiten))
    if beeld.voorstellen:
        delen.append(tussenkop(t("terugkeergesprek.kop.voorstellen")))
        delen.append(ActionSet(actions=[knop(titel, een) for titel, een in beeld.voorstellen]))
    delen.append(tussenkop(t("terugkeergesprek.kop.wie")))
    delen.append(tekst("\n".join(f"- {een}" for een in beeld.lijst) or t("terugkeergesprek.niemand")))
    for naam, antwoorden in beeld.namens:
        delen.append(tekst(t("terugkeergesprek.namens", naam=naam), ruimte=True))
        delen.append(ActionSet(actions=[knop(titel, een) for titel, een in antwoorden]))
    return _kaart(beeld, delen, t)


def moment(beeld: Gesprekbeeld, momenten: Sequence[tuple[str, str]], kies: MomentKies | None, t: Teksten) -> Card:
    """The talk as the inrichting sees it; `momenten` as (ISO moment, words) while one is to be chosen."""
    delen = _boven(beeld)
    delen += [tekst(een) for een in beeld.wacht]
    delen.append(feiten(beeld.feiten))
    if kies is not None and momenten:
        delen.append(
            keuzevak(
                "moment",
                t("algemeen.verplicht", label=t("terugkeergesprek.veld.moment")),
                momenten,
                verplicht=t("terugkeergesprek.leeg.moment"),
            )
        )
        delen.append(ActionSet(actions=[knop(t("terugkeergesprek.knop.kiezen"), kies, stijl="positive")]))
    return _kaart(beeld, delen, t)


def bijwonen(beeld: Gesprekbeeld, t: Teksten) -> Card:
    """The talk as an organisatie that sits at it sees it: when, and whether it comes; nothing of him."""
    delen = [*_boven(beeld), *(tekst(een) for een in beeld.wacht)]
    if beeld.feiten:
        delen.append(feiten(beeld.feiten))
    return _kaart(beeld, delen, t)


def naar_het_gesprek(code: str, gegevens: Toegangsgegevens, terug: Payload, t: Teksten) -> Card:
    """The way into the meeting, for the presser alone."""
    delen: list[CardElement] = [tekst(t("terugkeergesprek.naar.uitleg"))]
    paren = [
        (t(f"terugkeergesprek.naar.{naam}"), waarde)
        for naam, waarde in (("nummer", gegevens.nummer), ("code", gegevens.toegangscode))
        if waarde
    ]
    delen += [vrije_tekst(waarde, vooraf=f"{label}:") for label, waarde in paren]
    knoppen: list[Action] = [
        OpenUrlAction(title=t("terugkeergesprek.knop.naar"), url=gegevens.adres),
        knop(t("terugkeergesprek.knop.terug"), terug, invoer=False),
    ]
    return kaart(t("terugkeergesprek.naar.titel", code=code), *delen, knoppen=knoppen)


def pagina(code: str, adres: str, casus_id: str, t: Teksten) -> Card:
    """The link to his page, for the casemanager alone."""
    knoppen: list[Action] = [OpenUrlAction(title=t("terugkeergesprek.knop.pagina"), url=adres)]
    knoppen.append(knop(t("terugkeergesprek.knop.terug"), MomentOpen(casus=casus_id), invoer=False))
    return kaart(
        t("terugkeergesprek.pagina.titel", code=code),
        tekst(t("terugkeergesprek.pagina.uitleg")),
        tekst(t("terugkeergesprek.pagina.geheim"), zacht=True),
        knoppen=knoppen,
    )


def papier(code: str, adres: str, casus_id: str, t: Teksten) -> Card:
    """The link to the page on which the invitation is printed, for the casemanager alone."""
    return kaart(
        t("terugkeergesprek.papier.titel", code=code),
        tekst(t("terugkeergesprek.papier.uitleg")),
        knoppen=[
            OpenUrlAction(title=t("terugkeergesprek.knop.afdrukken"), url=adres),
            knop(t("terugkeergesprek.knop.terug"), MomentOpen(casus=casus_id), invoer=False),
        ],
    )


def lijst(regels: Sequence[Gespreksregel], t: Teksten) -> Card:
    """The talks of a regisseur: codes, moments and what waits."""
    titel = t("terugkeergesprek.lijst.titel")
    plan = knop(t("terugkeergesprek.knop.nieuw"), OpdrachtOpen(opdracht="gesprek plan"))
    if not regels:
        return kaart(titel, tekst(t("terugkeergesprek.lijst.leeg")), knoppen=[plan])
    delen: list[CardElement] = []
    for een in regels:
        delen.append(tussenkop(een.code))
        delen.append(tekst(een.stand))
        if een.wacht:
            delen.append(tekst(een.wacht))
        delen.append(ActionSet(actions=[knop(t("terugkeergesprek.knop.bekijken"), GesprekOpen(casus=een.casus_id))]))
    return kaart(titel, *delen, knoppen=[plan])


def _boven(beeld: Gesprekbeeld) -> list[CardElement]:
    delen: list[CardElement] = [goed_nieuws(beeld.gedaan)] if beeld.gedaan else []
    if beeld.melding:
        delen.append(let_op(beeld.melding))
    if beeld.wie:
        delen.append(vrije_tekst(beeld.wie, vet=True))
    return delen


def _kaart(beeld: Gesprekbeeld, delen: Sequence[CardElement], t: Teksten) -> Card:
    knoppen: list[Action] = [
        knop(titel, een, invoer=False, stijl=None if nummer or not isinstance(een, _EERST) else "positive")
        for nummer, (titel, een) in enumerate(beeld.knoppen)
    ]
    return kaart(t("terugkeergesprek.beeld.titel", code=beeld.code), *delen, knoppen=knoppen)
