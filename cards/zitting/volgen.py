"""What one participant sees of a zitting that goes on: only what concerns him. Shown to him alone, never posted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from microsoft_teams.cards import Action, ActionSet, CardElement, TextBlock

from cards import datum
from cards.antwoorden import Antwoordblok, bladzijden_van, over_wie, toon
from cards.bouwstenen import Card, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.payloads import AfsprakenOpen, Payload, UitvraagOpen
from cards.ruimte import hoeveel_past
from cards.zitting.payloads_zaal import ZittingGedeeld, ZittingMijn
from domain.werkdagen import Kalender
from domain.zittingsverloop import Zittingsfase
from teksten.catalogus import Teksten

MEESTE_PERSONEN: Final = 20
"""The most betrokkenen named of one casus; a group may count many more."""
RUIMTE_PERSONEN: Final = 4_000
RUIMTE_BESLUITEN: Final = 5_000
RUIMTE_AFSPRAKEN: Final = 4_000
"""Bytes of what was typed; of the rest it is said how much there is."""
MEESTE_AFSPRAKEN: Final = 6
"""Afspraken with their buttons on this card; all of them stand behind one more."""


@dataclass(frozen=True, slots=True)
class Persoonsregel:
    """A betrokkene: his name as somebody typed it, the year of birth, the role in words."""

    naam: str
    geboortejaar: int | None
    rol: str


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """Something agreed here by the reader's organisatie. `knoppen` are there while it waits for its word."""

    wat: str
    dag: date
    stand: str
    knoppen: tuple[tuple[str, Payload], ...] = ()


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What came of the item that has its turn, opened by somebody who takes part in it.

    Attributes:
        personen: whom it is about, as many as fit (`hoeveel_namen`); `meer_personen` counts the others.
        besluiten: as typed, in the order in which they were made.
        afspraken: what his organisatie agreed to do at this zitting, as many as fit (`hoeveel_afspraken`).
        gedeeld: how many answers the whole tafel may know.
    """

    personen: tuple[Persoonsregel, ...]
    meer_personen: int = 0
    hoofddoel: str = ""
    besluiten: tuple[str, ...] = ()
    terug_op: date | None = None
    afspraken: tuple[Afspraakregel, ...] = ()
    meer_afspraken: int = 0
    gedeeld: int = 0


@dataclass(frozen=True, slots=True)
class Nu:
    """The item that has its turn, when it is the reader's.

    Attributes:
        minuten: since how many it has.
        personen: how many betrokkenen.
        inhoud: None while it is not opened.
        kiezen: the bevraging about which his organisatie has still to choose; then it is not opened either.
    """

    casus: str
    code: str
    sinds: datetime
    minuten: int
    personen: int
    inhoud: Inhoud | None = None
    kiezen: str | None = None


@dataclass(frozen=True, slots=True)
class Straks:
    """An item of the reader that is still to come: when, and in how many minutes, as far as one can tell."""

    code: str
    op: datetime
    minuten: int


@dataclass(frozen=True, slots=True)
class Mijn:
    """A zitting as one participant has it before him; nothing in it is about a casus to which he has no access.

    Attributes:
        moment: as of when this is.
        nu: the item that has its turn, when it is his.
        bezet: an item has its turn that is not his.
        uitgesteld: codes of his items that are left for the next zitting.
        had_iets: whether anything on this agenda is his.
        leidt: how he comes to the panel; None when he does not lead.
    """

    zitting: str
    fase: Zittingsfase
    moment: datetime
    vervallen: bool = False
    nu: Nu | None = None
    bezet: bool = False
    straks: tuple[Straks, ...] = ()
    uitgesteld: tuple[str, ...] = ()
    had_iets: bool = False
    leidt: Payload | None = None


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """What the whole tafel may know about one person of an item.

    Attributes:
        personen: ids of everybody about whom there is something, in order; `plek` is the place of this one.
    """

    zitting: str
    casus: str
    code: str
    personen: tuple[str, ...]
    plek: int
    naam: str
    geboortedatum: date | None
    blokken: tuple[Antwoordblok, ...]
    bladzij: int = 0


def hoeveel_namen(namen: Sequence[str]) -> int:
    """Return how many of these betrokkenen are named on the card, from the first one on."""
    return min(MEESTE_PERSONEN, hoeveel_past(((een,) for een in namen), RUIMTE_PERSONEN))


def hoeveel_afspraken(wat: Sequence[str]) -> int:
    """Return how many of these afspraken stand on the card, from the first one on."""
    return min(MEESTE_AFSPRAKEN, hoeveel_past(((een,) for een in wat), RUIMTE_AFSPRAKEN))


def mijn(beeld: Mijn, t: Teksten, kalender: Kalender) -> Card:
    """What concerns the reader now, what comes next for him, and what he can do."""
    return kaart(
        t("zittingzaal.mijn.titel"),
        tekst(t("zittingzaal.mijn.alleen_u", tijd=datum.tijd(beeld.moment, kalender)), zacht=True),
        *_waar(beeld, t),
        *(_nu(beeld.zitting, beeld.nu, t, kalender) if beeld.nu is not None else ()),
        *_straks(beeld, t, kalender),
        knoppen=_knoppen(beeld, t),
    )


def volgt_niet(t: Teksten) -> Card:
    """For whoever has nothing to do with any zitting."""
    return kaart(t("zittingzaal.mijn.titel"), tekst(t("zittingzaal.mijn.volgt_niet")))


def gedeeld(beeld: Gedeeld, t: Teksten) -> Card:
    """One page of what the whole tafel may know about one person."""
    bladzijden = bladzijden_van(beeld.blokken)
    bladzij = min(beeld.bladzij, len(bladzijden) - 1)
    inhoud = list(over_wie(beeld.naam, beeld.geboortedatum, t, plek=beeld.plek, totaal=len(beeld.personen)))
    inhoud.append(tekst(t("zittingzaal.gedeeld.uitleg")))
    for blok in bladzijden[bladzij]:
        inhoud += toon(blok)
    knoppen: list[Action] = []
    if bladzij + 1 < len(bladzijden):
        knoppen.append(knop(t("uitvraag.knop.vervolg"), _naar(beeld, beeld.plek, bladzij + 1)))
    if beeld.plek + 1 < len(beeld.personen):
        knoppen.append(knop(t("uitvraag.knop.volgende"), _naar(beeld, beeld.plek + 1)))
    if bladzij:
        knoppen.append(knop(t("algemeen.terug"), _naar(beeld, beeld.plek, bladzij - 1)))
    elif beeld.plek:
        knoppen.append(knop(t("uitvraag.knop.vorige"), _naar(beeld, beeld.plek - 1)))
    knoppen.append(knop(t("zittingzaal.knop.mijn"), ZittingMijn(zitting=beeld.zitting)))
    return kaart(t("zittingzaal.gedeeld.titel", code=beeld.code), *inhoud, knoppen=knoppen)


def _waar(beeld: Mijn, t: Teksten) -> Iterator[CardElement]:
    """Say how far the zitting is, as far as it concerns him."""
    if beeld.vervallen:
        yield let_op(t("zittingzaal.mijn.vervallen"))
        return
    if beeld.fase is Zittingsfase.KLAAR:
        yield tekst(t("zittingzaal.mijn.voorbij"))
        return
    if beeld.fase in {Zittingsfase.STRAKS, Zittingsfase.OPEN}:
        yield tekst(t("zittingzaal.mijn.nog_niet"))
    elif beeld.fase is Zittingsfase.PAUZE:
        yield let_op(t("zittingzaal.mijn.pauze"))
    if beeld.bezet:
        yield from _niet_voor_u(beeld, t)
    elif beeld.nu is None and beeld.fase is Zittingsfase.BEZIG:
        yield tekst(t("zittingzaal.mijn.tussen"))


def _niet_voor_u(beeld: Mijn, t: Teksten) -> Iterator[CardElement]:
    yield TextBlock(text=t("zittingzaal.mijn.niet_voor_u"), wrap=True, weight="Bolder")
    if beeld.leidt is None:
        # Whoever leads stays in the room whatever has its turn.
        yield tekst(t("zittingzaal.mijn.ga_eruit" if beeld.straks else "zittingzaal.mijn.ga_eruit_klaar"))


def _nu(zitting: str, nu: Nu, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield TextBlock(text=t("zittingzaal.mijn.nu", code=nu.code), wrap=True, weight="Bolder", size="Medium")
    sinds = datum.tijd(nu.sinds, kalender)
    if nu.minuten:
        yield tekst(t.aantal("zittingzaal.mijn.sinds", nu.minuten, tijd=sinds), zacht=True)
    else:
        yield tekst(t("zittingzaal.mijn.net", tijd=sinds), zacht=True)
    if nu.inhoud is not None:
        yield from _inhoud(zitting, nu, nu.inhoud, t, kalender)
        return
    if nu.personen:
        yield tekst(t.aantal("zittingzaal.mijn.personen", nu.personen))
    if nu.kiezen is not None:
        yield let_op(t("zittingzaal.mijn.kiezen"))
        yield ActionSet(
            actions=[
                knop(t("zittingzaal.knop.beantwoorden"), UitvraagOpen(bevraging=nu.kiezen), stijl="positive"),
                knop(t("zittingzaal.knop.namen"), ZittingMijn(zitting=zitting, namen="ja")),
            ]
        )
    else:
        yield ActionSet(actions=[knop(t("zittingzaal.knop.openen"), ZittingMijn(zitting=zitting), stijl="positive")])


def _inhoud(zitting: str, nu: Nu, inhoud: Inhoud, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield from _personen(inhoud, t)
    if inhoud.gedeeld:
        naar = ZittingGedeeld(zitting=zitting, casus=nu.casus)
        yield ActionSet(actions=[knop(t("zittingzaal.knop.gedeeld"), naar)])
    if inhoud.hoofddoel:
        yield vrije_tekst(inhoud.hoofddoel, vooraf=t("zittingzaal.mijn.hoofddoel"))
    yield tussenkop(t("zittingzaal.mijn.besluiten"))
    yield from _besluiten(inhoud.besluiten, t)
    if inhoud.terug_op is not None:
        yield tekst(t("zittingzaal.mijn.terug_op", dag=datum.dag(inhoud.terug_op, kalender)))
    yield tussenkop(t("zittingzaal.mijn.afspraken"))
    yield from _afspraken(nu, inhoud, t, kalender)


def _personen(inhoud: Inhoud, t: Teksten) -> Iterator[CardElement]:
    for een in inhoud.personen:
        key = "zittingzaal.persoon" if een.geboortejaar is None else "zittingzaal.persoon.jaar"
        regel = vrije_tekst(t(key, naam=een.naam, jaar=een.geboortejaar or "", rol=een.rol))
        regel.spacing = "Small"
        yield regel
    if inhoud.meer_personen:
        yield tekst(t.aantal("zittingzaal.meer_personen", inhoud.meer_personen), zacht=True)


def _besluiten(besluiten: Sequence[str], t: Teksten) -> Iterator[CardElement]:
    if not besluiten:
        yield tekst(t("zittingzaal.mijn.geen_besluit"), zacht=True)
        return
    past = hoeveel_past(((een,) for een in reversed(besluiten)), RUIMTE_BESLUITEN)
    if past < len(besluiten):
        yield tekst(t.aantal("zittingzaal.mijn.eerder_besloten", len(besluiten) - past), zacht=True)
    for een in besluiten[len(besluiten) - past :]:
        yield vrije_tekst(een)


def _afspraken(nu: Nu, inhoud: Inhoud, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    if not inhoud.afspraken:
        yield tekst(t("zittingzaal.mijn.geen_afspraak"), zacht=True)
    for een in inhoud.afspraken:
        yield vrije_tekst(een.wat, vet=True)
        woorden = t("zittingzaal.mijn.afspraak", dag=datum.dag(een.dag, kalender), stand=een.stand)
        yield TextBlock(text=woorden, wrap=True, spacing="None", is_subtle=True)
        if een.knoppen:
            yield ActionSet(actions=[knop(titel, payload) for titel, payload in een.knoppen])
    if inhoud.meer_afspraken:
        yield tekst(t.aantal("zittingzaal.mijn.meer_afspraken", inhoud.meer_afspraken), zacht=True)
        yield ActionSet(actions=[knop(t("zittingzaal.knop.afspraken"), AfsprakenOpen(casus=nu.casus))])


def _straks(beeld: Mijn, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    if beeld.vervallen or beeld.fase is Zittingsfase.KLAAR:
        return
    for plek, een in enumerate(beeld.straks):
        tijd = datum.tijd(een.op, kalender)
        if plek:
            yield tekst(t("zittingzaal.mijn.daarna", code=een.code, tijd=tijd), zacht=True)
        elif een.minuten:
            yield tekst(t.aantal("zittingzaal.mijn.straks", een.minuten, code=een.code, tijd=tijd), ruimte=True)
        else:
            yield tekst(t("zittingzaal.mijn.zo_meteen", code=een.code), ruimte=True)
    for code in beeld.uitgesteld:
        yield tekst(t("zittingzaal.mijn.uitgesteld", code=code), zacht=True)
    if beeld.nu is None and not beeld.straks:
        yield tekst(t("zittingzaal.mijn.klaar" if beeld.had_iets else "zittingzaal.mijn.niets"))


def _knoppen(beeld: Mijn, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if not beeld.vervallen and beeld.fase is not Zittingsfase.KLAAR:
        knoppen.append(knop(t("zittingzaal.knop.vernieuwen"), ZittingMijn(zitting=beeld.zitting)))
    if beeld.leidt is not None:
        knoppen.append(knop(t("zittingzaal.knop.paneel"), beeld.leidt))
    return knoppen


def _naar(beeld: Gedeeld, plek: int, bladzij: int = 0) -> ZittingGedeeld:
    return ZittingGedeeld(zitting=beeld.zitting, casus=beeld.casus, betrokkene=beeld.personen[plek], bladzij=bladzij)
