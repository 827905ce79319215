"""The quickscan: the neutral card with counts, the people of the week, and one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from microsoft_teams.cards import Action, ActionSet, CardElement, OpenUrlAction

from cards import datum
from cards.bouwstenen import Card, foutenlijst, goed_nieuws, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.payloads import OpdrachtOpen
from cards.quickscan import delen
from cards.quickscan.payloads import (
    QuickscanMeerVorm,
    QuickscanOpen,
    QuickscanPagina,
    QuickscanPersoon,
    QuickscanVorm,
    QuickscanVraagUit,
)
from domain.quickscan import Persoonsbeeld, Quickscanbesluit
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

PER_KEER: Final = 8
"""People on a card: each has about eight lines and two buttons."""

MEESTE_VERDER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What may stand in a message: counts and days only.

    Attributes:
        zitting: id and beginning of the zitting it is about; None when none is planned.
        mensen, compleet, onbeslist: how many there are, of how many everybody answered, and about how many nothing
            was decided.
        nieuw: about how many nobody was asked yet.
        vraag: the button to ask about them; None when that cannot be done now, and `waarom_niet` says why.
        vraag_voor, vraag_tot: for which zitting they would be asked about, and until when answers are asked.
    """

    zitting: tuple[str, datetime] | None
    mensen: int = 0
    compleet: int = 0
    onbeslist: int = 0
    nieuw: int = 0
    vraag: QuickscanVraagUit | None = None
    vraag_voor: datetime | None = None
    vraag_tot: datetime | None = None
    waarom_niet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekbeeld:
    """The people of a zitting, a page of them. `anders`: other zittingen that may be looked at."""

    telling: Telling
    mensen: tuple[Persoonsbeeld, ...]
    vanaf: int = 0
    totaal: int = 0
    anders: tuple[tuple[str, datetime], ...] = ()
    met_pagina: bool = False
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Gevraagdregel:
    """What came of asking about one person: who was asked, and for which kinds a body is chosen by hand."""

    code: str
    organisaties: tuple[str, ...]
    te_kiezen: tuple[str, ...]


def voordeur(telling: Telling, t: Teksten, kalender: Kalender) -> Card:
    """Draw the neutral card: it may stand in a conversation."""
    knoppen = _vraag(telling, t)
    if telling.zitting is not None:
        stijl: Literal["positive"] | None = None if knoppen else "positive"
        knoppen.append(knop(t("quickscan.knop.openen"), QuickscanOpen(zitting=telling.zitting[0]), stijl=stijl))
    return kaart(t("quickscan.titel"), *_telling(telling, t, kalender), knoppen=knoppen)


def week(beeld: Weekbeeld, t: Teksten, kalender: Kalender) -> Card:
    """Draw the people of a zitting, by day of release."""
    telling = beeld.telling
    rest = beeld.totaal - beeld.vanaf - len(beeld.mensen)
    return kaart(
        t("quickscan.titel"),
        *([goed_nieuws(beeld.melding)] if beeld.melding else []),
        *_telling(telling, t, kalender),
        *([ActionSet(actions=vraag)] if (vraag := _vraag(telling, t)) else []),
        *([] if beeld.mensen else [tekst(t("quickscan.niemand"))]),
        *(deel for een in beeld.mensen for deel in _regel(een, t, kalender)),
        *([tekst(t.aantal("quickscan.meer", rest), zacht=True)] if rest > 0 else []),
        knoppen=list(_verder(beeld, rest, t, kalender)),
    )


def persoon(een: Persoonsbeeld, t: Teksten, kalender: Kalender, *, melding: str = "") -> Card:
    """Draw one person: every answer of the inrichting, every concern, and what was decided."""
    knoppen: list[Action] = []
    if not een.afgesloten:
        knoppen.append(knop(t("quickscan.knop.besluit"), QuickscanVorm(casus=een.casus_id), stijl="positive"))
    if een.besluit is not None and een.besluit.besluit is Quickscanbesluit.OPSCHALEN and not een.afgesloten:
        knoppen.insert(0, knop(t("quickscan.knop.opschalen"), OpdrachtOpen(opdracht="opschalen", casuscode=een.code)))
    knoppen.append(
        knop(t("quickscan.knop.lijst"), QuickscanOpen(zitting=een.zitting_id) if een.zitting_id else QuickscanOpen())
    )
    return kaart(
        t("quickscan.titel"),
        *([goed_nieuws(melding)] if melding else []),
        tussenkop(een.code),
        *_wie(een, t, kalender),
        tekst(delen.wie_antwoordde(een, t), zacht=True),
        *delen.te_kiezen(een.te_kiezen, t),
        tussenkop(t("quickscan.velden")),
        *delen.velden_heel(een, t),
        *_zorgen(een, t),
        *_besluit(een, t),
        *([tekst(t("quickscan.dicht"))] if een.afgesloten else []),
        knoppen=knoppen,
    )


def gevraagd(
    regels: Sequence[Gevraagdregel],
    zitting: tuple[str, datetime],
    deadline: datetime,
    t: Teksten,
    kalender: Kalender,
    *,
    rest: int = 0,
) -> Card:
    """Draw what came of asking the week out: per person who was asked, and what must still be chosen by hand.

    `rest`: how many people came in about whom is not asked yet: more than goes out at once.
    """
    nog = [let_op(t.aantal("quickscan.gevraagd.rest", rest))] if rest else []
    return kaart(
        t("quickscan.gevraagd.titel"),
        goed_nieuws(
            t.aantal(
                "quickscan.gevraagd.uitleg",
                sum(bool(een.organisaties) for een in regels),
                zitting=datum.dag_en_tijd(zitting[1], kalender),
                deadline=datum.dag_en_tijd(deadline, kalender),
            )
        ),
        *nog,
        *(deel for een in regels for deel in _gevraagd(een, t)),
        knoppen=[knop(t("quickscan.knop.openen"), QuickscanOpen(zitting=zitting[0]), stijl="positive")],
    )


def link(zitting_id: str, adres: str, minuten: int, t: Teksten) -> Card:
    """Draw the link to the page, for who pressed alone."""
    openen = OpenUrlAction(title=t("quickscan.pagina.open"), url=adres)
    return kaart(
        t("quickscan.pagina.titel"),
        tekst(t.aantal("quickscan.pagina.uitleg", minuten)),
        tekst(t("quickscan.pagina.papier"), zacht=True),
        knoppen=[openen, knop(t("quickscan.knop.lijst"), QuickscanOpen(zitting=zitting_id))],
    )


def bericht(aantal: int, zitting: datetime | None, t: Teksten, kalender: Kalender) -> Card:
    """Draw what a regisseur is told before a zitting: a count and a moment."""
    if not aantal or zitting is None:
        return kaart(t("quickscan.titel"), tekst(t("quickscan.bericht.klaar")))
    return kaart(
        t("quickscan.titel"),
        tekst(t.aantal("quickscan.bericht.onbeslist", aantal, zitting=datum.dag_en_tijd(zitting, kalender))),
        knoppen=[knop(t("quickscan.knop.openen"), OpdrachtOpen(opdracht="quickscan"), stijl="positive")],
    )


def _telling(telling: Telling, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    if telling.zitting is None:
        yield tekst(t("quickscan.geen_zitting"))
    else:
        yield tekst(t("quickscan.zitting", wanneer=datum.dag_en_tijd(telling.zitting[1], kalender)))
        zin = t.aantal("quickscan.telling", telling.mensen, compleet=telling.compleet, onbeslist=telling.onbeslist)
        yield tekst(zin)
    if telling.nieuw and telling.vraag is not None and telling.vraag_voor and telling.vraag_tot:
        yield tekst(
            t.aantal(
                "quickscan.nieuw",
                telling.nieuw,
                zitting=datum.dag_en_tijd(telling.vraag_voor, kalender),
                deadline=datum.dag_en_tijd(telling.vraag_tot, kalender),
            )
        )
    yield from foutenlijst([telling.waarom_niet] if telling.nieuw and telling.waarom_niet else [])


def _vraag(telling: Telling, t: Teksten) -> list[Action]:
    if not telling.nieuw or telling.vraag is None:
        return []
    return [knop(t("quickscan.knop.vraag_uit", aantal=telling.nieuw), telling.vraag, stijl="positive", invoer=False)]


def _verder(beeld: Weekbeeld, rest: int, t: Teksten, kalender: Kalender) -> Iterator[Action]:
    zitting = beeld.telling.zitting
    if zitting is None:
        return
    if rest > 0:
        yield knop(t("quickscan.knop.volgende"), QuickscanOpen(zitting=zitting[0], vanaf=beeld.vanaf + PER_KEER))
    if beeld.vanaf:
        yield knop(t("quickscan.knop.begin"), QuickscanOpen(zitting=zitting[0]))
    if beeld.telling.onbeslist > 1:
        yield knop(t("quickscan.knop.meer"), QuickscanMeerVorm(zitting=zitting[0]))
    if beeld.met_pagina and beeld.totaal:
        yield knop(t("quickscan.knop.pagina"), QuickscanPagina(zitting=zitting[0]))
    for zitting_id, begint_op in beeld.anders[:MEESTE_VERDER]:
        yield knop(
            t("quickscan.knop.andere", wanneer=datum.kort(begint_op, kalender)), QuickscanOpen(zitting=zitting_id)
        )


def _wie(een: Persoonsbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield vrije_tekst(een.naam, vet=True)
    if een.waarneming:
        yield tekst(een.waarneming, zacht=True)
    zin = delen.wanneer(een, t, kalender)
    yield tekst(t("quickscan.waar", wanneer=zin, inrichting=een.inrichting) if een.inrichting else zin)


def _regel(een: Persoonsbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield tussenkop(een.code)
    yield from _wie(een, t, kalender)
    yield tekst(delen.wie_antwoordde(een, t, volledig=False), zacht=True)
    yield from delen.te_kiezen(een.te_kiezen, t)
    yield from delen.velden_kort(een, t)
    if zorgen := delen.zorgen(een, t):
        yield tekst(zorgen)
    yield tekst(f"**{delen.besluit(een, t)}**")
    acties = [] if een.afgesloten else [knop(t("quickscan.knop.besluit"), QuickscanVorm(casus=een.casus_id))]
    yield ActionSet(actions=[*acties, knop(t("quickscan.knop.alles"), QuickscanPersoon(casus=een.casus_id))])


def _zorgen(een: Persoonsbeeld, t: Teksten) -> Iterator[CardElement]:
    if not een.zorgen and not een.bespreken:
        return
    yield tussenkop(t("quickscan.zorgen.kop"))
    yield tekst(delen.zorgen(een, t))
    for zorg in een.zorgen:
        if zorg.notitie:
            yield vrije_tekst(zorg.notitie, vooraf=f"{zorg.organisatie}:")


def _besluit(een: Persoonsbeeld, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(t("quickscan.besluit.kop"))
    yield tekst(delen.besluit(een, t))
    if een.besluit is not None and een.besluit.reden:
        yield vrije_tekst(een.besluit.reden, vooraf=t("quickscan.reden"))


def _gevraagd(een: Gevraagdregel, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(een.code)
    if een.organisaties:
        yield tekst(t("quickscan.gevraagd.wie", wie=", ".join(een.organisaties)))
    else:
        yield tekst(t("quickscan.gevraagd.niemand"))
    yield from delen.te_kiezen(een.te_kiezen, t)
    if een.te_kiezen:
        start = OpdrachtOpen(opdracht="uitvraag start", casuscode=een.code)
        yield ActionSet(actions=[knop(t("quickscan.knop.kiezen"), start)])
