"""Afschalen: the five checks on one form, the last look before it is done, and the consult that comes back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import (
    Card,
    datumvak,
    feiten,
    fout,
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
from cards.payloads import VELD, FormPayload, HermeldingFormulier, Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.ruimte import hoeveel_past
from cards.verbs import Verb
from domain.afschalen import LANGSTE_NAAR, LANGSTE_TEKST
from domain.afspraak import LANGSTE_REGEL
from domain.casus import Geinformeerd
from teksten.catalogus import Teksten

Keuzes = tuple[tuple[str, str], ...]

BLIJFT, KLAAR, LOOPT_DOOR, VERVALT = "blijft", "klaar", "loopt_door", "vervalt"
"""What can be said of an afspraak that is open. The first is what is when nothing is said."""

REGEL = "-regel"
"""Behind the id of an afspraak: the line that goes with the choice."""


class AfschalenOpen(Payload):
    """Open the checks of a casus."""

    verb: ClassVar[Verb] = Verb.AFSCHALEN_OPEN
    casus: Id


class AfschalenBewaar(FormPayload):
    """Keep what was filled in; with `verder` go on to the last look when nothing is missing.

    `velden` says of each open afspraak what becomes of it, with its line.
    """

    verb: ClassVar[Verb] = Verb.AFSCHALEN_BEWAAR
    casus: Id
    verder: bool = False
    sleutel: Sleutel
    naar: Invoer = ""
    lokaal_veld: Invoer = ""
    risico: Invoer = ""
    samenwerking: Invoer = ""
    organisatie: Invoer = ""
    regie: Invoer = ""
    consult_op: Invoer = ""
    consult: Invoer = ""
    geinformeerd: Invoer = ""
    geinformeerd_hoe: Invoer = ""


class AfschalenAfrond(Payload):
    """Do it. `versie` is that of the checks as they were shown."""

    verb: ClassVar[Verb] = Verb.AFSCHALEN_AFROND
    casus: Id
    afschaling: Id
    versie: int
    sleutel: Sleutel


class AfschalenStaak(Payload):
    """Give it up: the casus goes on."""

    verb: ClassVar[Verb] = Verb.AFSCHALEN_STAAK
    casus: Id
    sleutel: Sleutel


class ConsultOpen(Payload):
    """Open the consult of what was scaled down."""

    verb: ClassVar[Verb] = Verb.CONSULT_OPEN
    afschaling: Id


class ConsultGoed(Payload):
    """It goes well: no more consult is needed."""

    verb: ClassVar[Verb] = Verb.CONSULT_GOED
    afschaling: Id
    sleutel: Sleutel
    verslag: Invoer = ""


class ConsultLater(Payload):
    """Look again on another day."""

    verb: ClassVar[Verb] = Verb.CONSULT_LATER
    afschaling: Id
    sleutel: Sleutel
    verslag: Invoer = ""
    dag: Invoer = ""


@dataclass(frozen=True, slots=True)
class OpenAfspraak:
    """Something that is agreed and open. `wat` is typed text; `wie` names organisatie and day."""

    id: str
    wat: str
    wie: str


@dataclass(frozen=True, slots=True)
class Checkvorm:
    """The form.

    Attributes:
        afspraken: what is open, the first day first.
        meer: how many more are open than are shown.
        begonnen: the checks are under way already: they can be given up.
        gedaan: how many of the checks are done.
        bewaard: what was just kept, in words; `melding` what else is to be said.
    """

    code: str
    organisaties: Keuzes
    afspraken: tuple[OpenAfspraak, ...]
    waarden: Mapping[str, str]
    meer: int = 0
    begonnen: bool = False
    fouten: tuple[str, ...] = ()
    bewaard: str = ""
    melding: str = ""
    waarneming: str = ""


@dataclass(frozen=True, slots=True)
class Slotbeeld:
    """The last look: what was said at each check, behind its heading; and what goes on in the local field."""

    code: str
    feiten: tuple[tuple[str, str], ...]
    gezegd: tuple[tuple[str, str], ...]
    loopt_door: tuple[str, ...] = ()


MEESTE_EERDER: Final = 12
"""Earlier consults that are listed."""

RUIMTE: Final = 14_000
"""Bytes of what was typed, of the checks and the consults together."""


@dataclass(frozen=True, slots=True)
class Consultbeeld:
    """What was scaled down, on the day that it is looked at again.

    Attributes:
        stand: how it is with it, when there is nothing to do any more; else empty.
        waarden: what was filled in.
    """

    casus: str
    code: str
    feiten: tuple[tuple[str, str], ...]
    gezegd: tuple[tuple[str, str], ...]
    eerder: tuple[tuple[str, str], ...] = ()
    stand: str = ""
    waarden: Mapping[str, str] | None = None
    fouten: tuple[str, ...] = ()
    waarneming: str = ""


def formulier(vorm: Checkvorm, bewaar: AfschalenBewaar, staak: AfschalenStaak | None, t: Teksten) -> Card:
    """The five checks, what is open, and whether the person knows; kept while it is under way."""
    w = vorm.waarden
    verder = AfschalenBewaar(casus=bewaar.casus, verder=True, sleutel=bewaar.sleutel)
    knoppen: list[Action] = [
        knop(t("afschalen.knop.verder"), verder, stijl="positive"),
        knop(t("afschalen.knop.bewaar"), bewaar),
    ]
    if staak is not None:
        knoppen.append(knop(t("afschalen.knop.staak"), staak, invoer=False))
    return kaart(
        t("afschalen.titel", code=vorm.code),
        tekst(t("afschalen.uitleg")),
        *([tekst(vorm.waarneming)] if vorm.waarneming else []),
        *([goed_nieuws(vorm.bewaard)] if vorm.bewaard else []),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tussenkop(t("afschalen.check.lokaal_veld")),
        _regel("naar", LANGSTE_NAAR, w, t),
        _lang("lokaal_veld", w, t),
        tussenkop(t("afschalen.check.risico")),
        _lang("risico", w, t),
        tussenkop(t("afschalen.check.samenwerking")),
        _lang("samenwerking", w, t),
        tussenkop(t("afschalen.check.regie")),
        keuzevak(
            "organisatie",
            t("afschalen.veld.organisatie"),
            vorm.organisaties,
            waarde=w.get("organisatie", ""),
            open_=False,
        ),
        _regel("regie", LANGSTE_NAAR, w, t),
        tussenkop(t("afschalen.check.consult")),
        datumvak("consult_op", t("afschalen.veld.consult_op"), waarde=w.get("consult_op", "")),
        _lang("consult", w, t),
        tussenkop(t("afschalen.deel.informering")),
        keuzevak(
            "geinformeerd",
            t("afschalen.veld.geinformeerd"),
            [(een.value, t(f"afschalen.geinformeerd.{een.value}")) for een in Geinformeerd],
            waarde=w.get("geinformeerd", ""),
        ),
        _regel("geinformeerd_hoe", LANGSTE_TEKST, w, t),
        *_afspraken(vorm, t),
        *([fout(t("afschalen.zie_boven"))] if vorm.fouten else []),
        knoppen=knoppen,
    )


def laatste_blik(beeld: Slotbeeld, afrond: AfschalenAfrond, t: Teksten) -> Card:
    """Everything that was said, before the casus is closed."""
    return kaart(
        t("afschalen.slot.titel", code=beeld.code),
        let_op(t("afschalen.slot.uitleg")),
        feiten(beeld.feiten),
        *(vrije_tekst(woorden, vooraf=kop) for kop, woorden in beeld.gezegd),
        *([tussenkop(t("afschalen.slot.loopt_door"))] if beeld.loopt_door else []),
        *(vrije_tekst(een) for een in beeld.loopt_door),
        knoppen=[
            knop(t("afschalen.knop.afrond"), afrond, stijl="positive"),
            knop(t("afschalen.knop.terug"), AfschalenOpen(casus=afrond.casus)),
        ],
    )


def afgeschaald(code: str, regels: Sequence[str], t: Teksten) -> Card:
    """It is done: who has it now, and when it comes back."""
    return kaart(
        t("afschalen.gedaan.titel", code=code),
        goed_nieuws(t("afschalen.gedaan.uitleg", code=code)),
        *(tekst(een) for een in regels),
        knoppen=[knop(t("afschalen.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=code))],
    )


def gestaakt(code: str, t: Teksten) -> Card:
    """It was given up."""
    return kaart(
        t("afschalen.titel", code=code),
        tekst(t("afschalen.gestaakt", code=code)),
        knoppen=[knop(t("afschalen.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=code))],
    )


def consult(beeld: Consultbeeld, goed: ConsultGoed | None, later: ConsultLater | None, t: Teksten) -> Card:
    """The consult, opened: what was said when it was scaled down, and what is to be done."""
    w = beeld.waarden or {}
    invoer: list[CardElement] = []
    knoppen: list[Action] = []
    if goed is not None and later is not None:
        verslag = w.get("verslag", "")
        invoer = [
            tekstvak(
                "verslag",
                t("consult.veld.verslag"),
                waarde=verslag,
                lang=True,
                hoogstens=max(LANGSTE_TEKST, len(verslag)),
            ),
            datumvak("dag", t("consult.veld.dag"), waarde=w.get("dag", "")),
        ]
        knoppen = [
            knop(t("consult.knop.goed"), goed, stijl="positive"),
            knop(t("consult.knop.later"), later),
            knop(t("consult.knop.heropen"), HermeldingFormulier(casus=beeld.casus), invoer=False),
        ]
    else:
        knoppen = [knop(t("afschalen.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code))]
    return kaart(
        t("consult.titel", code=beeld.code),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([goed_nieuws(beeld.stand)] if beeld.stand else [tekst(t("consult.uitleg"))]),
        *foutenlijst(beeld.fouten),
        feiten(beeld.feiten),
        *(vrije_tekst(woorden, vooraf=kop) for kop, woorden in beeld.gezegd),
        *_eerder(beeld, t),
        *invoer,
        knoppen=knoppen,
    )


def _eerder(beeld: Consultbeeld, t: Teksten) -> Iterator[CardElement]:
    """Yield what was said at earlier consults, the last one first, as far as it fits."""
    ruimte = RUIMTE - sum(len(woorden.encode()) for _, woorden in beeld.gezegd)
    laatste_eerst = beeld.eerder[::-1]
    past = hoeveel_past(((woorden,) for _, woorden in laatste_eerst), ruimte)
    if laatste_eerst:
        yield tussenkop(t("consult.deel.eerder"))
    for nummer, (kop, woorden) in enumerate(laatste_eerst[:MEESTE_EERDER]):
        yield vrije_tekst(woorden, vooraf=kop) if nummer < past else tekst(kop)
    if len(laatste_eerst) > min(past, MEESTE_EERDER):
        yield tekst(t("consult.ouder"), zacht=True)


def consultbericht(code: str, regels: Sequence[str], open_: ConsultOpen | None, t: Teksten) -> Card:
    """The neutral post: it is time to look again, at which casus, and with whom it is now."""
    return kaart(
        t("consult.titel", code=code),
        *(tekst(een) for een in regels),
        knoppen=[knop(t("consult.knop.openen"), open_, stijl="positive")] if open_ else [],
    )


def _afspraken(vorm: Checkvorm, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(t("afschalen.deel.afspraken"))
    if not vorm.afspraken:
        yield tekst(t("afschalen.afspraken.geen"))
        return
    yield tekst(t("afschalen.afspraken.uitleg"), zacht=True)
    for een in vorm.afspraken:
        yield vrije_tekst(een.wat, vet=True)
        keuzes = [(wat, t(f"afschalen.afspraak.{wat}")) for wat in (BLIJFT, KLAAR, LOOPT_DOOR, VERVALT)]
        yield keuzevak(
            f"{VELD}{een.id}", een.wie, keuzes, waarde=vorm.waarden.get(f"{VELD}{een.id}") or BLIJFT, open_=False
        )
        regel = vorm.waarden.get(f"{VELD}{een.id}{REGEL}", "")
        yield tekstvak(
            f"{VELD}{een.id}{REGEL}",
            t("afschalen.afspraak.regel"),
            waarde=regel,
            hoogstens=max(LANGSTE_REGEL, len(regel)),
        )
    if vorm.meer:
        yield tekst(t.aantal("afschalen.afspraken.meer", vorm.meer), zacht=True)


def _lang(veld: str, w: Mapping[str, str], t: Teksten) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    label = t(f"afschalen.veld.{veld}")
    return tekstvak(veld, label, waarde=waarde, lang=True, hoogstens=max(LANGSTE_TEKST, len(waarde)))


def _regel(veld: str, hoogstens: int, w: Mapping[str, str], t: Teksten) -> CardElement:
    waarde = w.get(veld, "")
    return tekstvak(veld, t(f"afschalen.veld.{veld}"), waarde=waarde, hoogstens=max(hoogstens, len(waarde)))
