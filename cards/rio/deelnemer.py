"""One person the RIO works with: first what he wants himself, then what he can, then what is agreed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.payloads import OpdrachtOpen, Payload
from cards.rio.payloads import (
    RioContactFormulier,
    RioEerder,
    RioLijst,
    RioOpen,
    RioPartnerFormulier,
    RioPlanFormulier,
    RioWensenFormulier,
)
from domain.rio import Riodossier
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Regel:
    """A contact, an appointment, or something a partner does: a heading of our own, what was typed, its buttons."""

    kop: str
    tekst: str = ""
    knoppen: tuple[tuple[str, Payload], ...] = ()


@dataclass(frozen=True, slots=True)
class Deelnemerbeeld:
    """A person.

    Attributes:
        wie: name, birth date and gemeente in one line; it holds typed text.
        feiten: days left, basisvoorwaarden and the like, as label and value.
        agenda: appointments of which nobody said what came of them, then what comes next.
        contacten: the last ones.
        afspraken: what partners do for him.
        schrijven: whether the reader may note something; else he reads along.
        partner: whether something may be agreed with a partner yet.
        terugkeer: the command that opens his return; empty when there is none.
        gedaan, melding: what was just done, and what needs attention.
        regelen: buttons of who lets the RIO in, or ends that.
    """

    casus_id: str
    code: str
    wie: str
    dossier: Riodossier
    feiten: tuple[tuple[str, str], ...] = ()
    agenda: tuple[Regel, ...] = ()
    contacten: tuple[Regel, ...] = ()
    afspraken: tuple[Regel, ...] = ()
    schrijven: bool = False
    partner: bool = False
    terugkeer: str = ""
    gedaan: str = ""
    melding: str = ""
    regelen: tuple[tuple[str, Payload], ...] = ()


def deelnemer(beeld: Deelnemerbeeld, t: Teksten) -> Card:
    """The card of one person; calm, and the same for who reads along."""
    delen: list[CardElement] = []
    if beeld.gedaan:
        delen.append(goed_nieuws(beeld.gedaan))
    if beeld.melding:
        delen.append(let_op(beeld.melding))
    delen.append(vrije_tekst(beeld.wie, vet=True))
    delen += _wensen(beeld, t)
    if beeld.feiten:
        delen += [tussenkop(t("rio.kop.stand")), feiten(beeld.feiten)]
    delen += _lijst(t("rio.kop.agenda"), beeld.agenda, t("rio.leeg_lijst.agenda"))
    delen += _lijst(t("rio.kop.contacten"), beeld.contacten, t("rio.leeg_lijst.contacten"))
    if beeld.afspraken:
        delen += _lijst(t("rio.kop.afspraken"), beeld.afspraken, "")
    if not beeld.schrijven:
        delen.append(tekst(t("rio.leest_mee"), zacht=True, ruimte=True))
    return kaart(t("rio.kaart.titel", code=beeld.code), *delen, knoppen=list(_knoppen(beeld, t)))


def afspraak(code: str, casus_id: str, regel: Regel, gedaan: str, t: Teksten) -> Card:
    """One appointment: what came of it, or on which other day."""
    delen: list[CardElement] = [goed_nieuws(gedaan)] if gedaan else []
    delen.append(tekst(regel.kop))
    if regel.tekst:
        delen.append(vrije_tekst(regel.tekst, vooraf=t("rio.afspraak.waarover")))
    knoppen: list[Action] = [knop(titel, een) for titel, een in regel.knoppen]
    knoppen.append(knop(t("rio.knop.terug"), RioOpen(casus=casus_id)))
    return kaart(t("rio.afspraak.titel", code=code), *delen, knoppen=knoppen)


def eerder(
    code: str, casus_id: str, regels: Sequence[Regel], vorige: int | None, volgende: int | None, t: Teksten
) -> Card:
    """All contacts and appointments, the last one first."""
    delen: list[CardElement] = [] if regels else [tekst(t("rio.leeg_lijst.contacten"))]
    for een in regels:
        delen += _regel(een)
    knoppen: list[Action] = [
        knop(t(f"rio.knop.{naam}"), RioEerder(casus=casus_id, vanaf=vanaf))
        for naam, vanaf in (("volgende", volgende), ("vorige", vorige))
        if vanaf is not None
    ]
    return kaart(
        t("rio.eerder.titel", code=code), *delen, knoppen=[*knoppen, knop(t("rio.knop.terug"), RioOpen(casus=casus_id))]
    )


def _wensen(beeld: Deelnemerbeeld, t: Teksten) -> Iterator[CardElement]:
    d = beeld.dossier
    yield tussenkop(t("rio.kop.eerst"))
    yield vrije_tekst(d.eerst) if d.eerst else tekst(t("rio.leeg_lijst.eerst"))
    if d.krachten:
        yield tussenkop(t("rio.kop.krachten"))
        yield vrije_tekst(d.krachten)
    if d.voor_wat or d.hoort_wat:
        yield tussenkop(t("rio.kop.voor_wat_hoort_wat"))
    if d.voor_wat:
        yield vrije_tekst(d.voor_wat, vooraf=t("rio.kop.voor_wat"))
    if d.hoort_wat:
        yield vrije_tekst(d.hoort_wat, vooraf=t("rio.kop.hoort_wat"))


def _lijst(kop: str, regels: Sequence[Regel], leeg: str) -> Iterator[CardElement]:
    yield tussenkop(kop)
    if not regels:
        yield tekst(leeg)
    for een in regels:
        yield from _regel(een)


def _regel(een: Regel) -> Iterator[CardElement]:
    yield tekst(een.kop)
    if een.tekst:
        yield vrije_tekst(een.tekst)
    if een.knoppen:
        yield ActionSet(actions=[knop(titel, payload) for titel, payload in een.knoppen])


def _knoppen(beeld: Deelnemerbeeld, t: Teksten) -> Iterator[Action]:
    if beeld.schrijven:
        yield knop(t("rio.knop.wensen"), RioWensenFormulier(casus=beeld.casus_id), stijl="positive")
        yield knop(t("rio.knop.contact"), RioContactFormulier(casus=beeld.casus_id))
        yield knop(t("rio.knop.plannen"), RioPlanFormulier(casus=beeld.casus_id))
        if beeld.partner:
            yield knop(t("rio.knop.partner"), RioPartnerFormulier(casus=beeld.casus_id))
    if beeld.terugkeer:
        yield knop(t("rio.knop.terugkeer"), OpdrachtOpen(opdracht=beeld.terugkeer, casuscode=beeld.code))
    yield knop(t("rio.knop.eerder"), RioEerder(casus=beeld.casus_id))
    for titel, payload in beeld.regelen:
        yield knop(titel, payload)
    if beeld.schrijven:
        yield knop(t("rio.knop.naar_mensen"), RioLijst())
