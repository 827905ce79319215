"""Changing an agenda before the zitting: order and minutes in one form, another zitting, or off the agenda."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, Column, ColumnSet, Container, TextBlock

from cards import datum
from cards.bouwstenen import Card, fout, kaart, keuzevak, knop, let_op, tekst, tekstvak, tussenkop
from cards.payloads import VELD, OpdrachtOpen
from cards.voorbereiding.overzicht import in_deel_2
from cards.voorbereiding.payloads import (
    DEEL,
    MINUTEN,
    PLAATS,
    HaalAf,
    PuntOpen,
    Verplaats,
    VolgordeBewaren,
    VoorbereidingOpen,
)
from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL
from domain.voorbereiding import Punt, Voorbereiding
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

__all__ = ["MEESTE_PUNTEN", "Verplaatsvorm", "Zittingskeuze", "afkaart", "verplaatsformulier", "volgordeformulier"]

MEESTE_PUNTEN = 40
"""Items of which place and minutes are asked in one form; what stands behind them keeps its place there."""

MEESTE_DELEN = 14
"""Items of which the part is asked in the same form: as many as a zitting has. Of others it is chosen at the item."""

MEESTE_MET_DELEN = 30
"""Items on an agenda of which the form asks parts at all; with more of them it would not fit in a message."""

NIEUWE_TERMIJN, BLIJFT = "nieuw", "blijft"
"""What becomes of the deadline when an item moves."""


@dataclass(frozen=True, slots=True)
class Zittingskeuze:
    """A zitting to which an item may move; `deadline` is the term that the region gives there, None without one."""

    zitting: str
    begint_op: datetime
    extra: bool
    deadline: datetime | None


@dataclass(frozen=True, slots=True)
class Verplaatsvorm:
    """The form to move an item.

    Attributes:
        deadline: until when is answered now; None when nothing runs.
        waarden: input id -> what was chosen, shown again.
    """

    code: str
    nu: datetime
    keuzes: tuple[Zittingskeuze, ...]
    deadline: datetime | None
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()


def volgordeformulier(
    beeld: Voorbereiding,
    bewaren: VolgordeBewaren,
    t: Teksten,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    intussen: bool = False,
) -> Card:
    """Place and minutes of every item.

    Args:
        beeld: the zitting.
        bewaren: what the button carries.
        t: the words.
        waarden: field (`plaats.<casus>`) -> what was typed, shown again as it was.
        fouten: what is wrong, in words.
        intussen: somebody else changed the agenda since the form was made.
    """
    inhoud: list[CardElement] = [fout(een) for een in fouten]
    if intussen:
        inhoud.append(let_op(t("voorbereiding.volgorde.intussen")))
    inhoud.append(tekst(t("voorbereiding.volgorde.uitleg")))
    vraagt_deel = beeld.in_delen and len(beeld.punten) <= MEESTE_MET_DELEN
    met_deel = [een.casus_id for een in beeld.eigen][:MEESTE_DELEN] if vraagt_deel else []
    if met_deel:
        inhoud.append(tekst(t("voorbereiding.volgorde.delen")))
    for punt in beeld.punten[:MEESTE_PUNTEN]:
        if punt is beeld.deel_2:
            inhoud.append(tussenkop(in_deel_2(beeld, t)))
        inhoud.append(_rij(punt, waarden or {}, t, met_deel=punt.casus_id in met_deel))
    if len(beeld.punten) > MEESTE_PUNTEN:
        inhoud.append(tekst(t.aantal("agenda.nog_meer", len(beeld.punten) - MEESTE_PUNTEN), zacht=True))
    return kaart(
        t("voorbereiding.volgorde.titel", tafel=beeld.tafel),
        *inhoud,
        knoppen=[
            knop(t("voorbereiding.knop.bewaren"), bewaren, stijl="positive"),
            knop(t("algemeen.annuleren"), VoorbereidingOpen(zitting=beeld.zitting.id), invoer=False),
        ],
    )


def verplaatsformulier(vorm: Verplaatsvorm, verplaats: Verplaats, t: Teksten, kalender: Kalender) -> Card:
    """To which zitting an item moves, and what becomes of the deadline."""
    terug = knop(t("algemeen.annuleren"), PuntOpen(zitting=verplaats.zitting, casus=verplaats.casus), invoer=False)
    titel = t("voorbereiding.verplaats.titel", code=vorm.code)
    nu = tekst(t("voorbereiding.verplaats.nu", wanneer=datum.dag_en_tijd(vorm.nu, kalender)))
    if not vorm.keuzes:
        return kaart(titel, nu, tekst(t("voorbereiding.verplaats.geen")), knoppen=[terug])
    inhoud: list[CardElement] = [fout(een) for een in vorm.fouten]
    inhoud += [nu, *_velden(vorm, t, kalender)]
    return kaart(titel, *inhoud, knoppen=[knop(t("voorbereiding.knop.naar"), verplaats, stijl="positive"), terug])


def afkaart(code: str, loopt_tot: datetime | None, haal_af: HaalAf, t: Teksten, kalender: Kalender) -> Card:
    """Ask whether an item is really to be taken off; say what goes on when it is."""
    inhoud: list[CardElement] = [tekst(t("voorbereiding.af.uitleg"))]
    stand = OpdrachtOpen(opdracht="uitvraag status", casuscode=code)
    knoppen = [knop(t("voorbereiding.knop.haal_af"), haal_af, stijl="destructive")]
    if loopt_tot is not None:
        inhoud.append(let_op(t("voorbereiding.af.loopt", wanneer=datum.dag_en_tijd(loopt_tot, kalender))))
        knoppen.append(knop(t("voorbereiding.knop.stand"), stand))
    knoppen.append(knop(t("algemeen.annuleren"), PuntOpen(zitting=haal_af.zitting, casus=haal_af.casus)))
    return kaart(t("voorbereiding.af.titel", code=code), *inhoud, knoppen=knoppen)


def _rij(punt: Punt, waarden: Mapping[str, str], t: Teksten, *, met_deel: bool) -> Container:
    """One item: what it is, and two short inputs side by side, which fit on a phone; of one's own its part too."""
    plaats, minuten = f"{PLAATS}{punt.casus_id}", f"{MINUTEN}{punt.casus_id}"
    nu = "" if punt.minuten is None else str(punt.minuten)
    soort = t(f"agenda.soort.{punt.soort.value}")
    velden = (
        (plaats, t("voorbereiding.volgorde.plaats", code=punt.code), waarden.get(plaats, str(punt.nummer))),
        (minuten, t("voorbereiding.volgorde.minuten", code=punt.code), waarden.get(minuten, nu)),
    )
    return Container(
        separator=True,
        items=[
            TextBlock(text=t("agenda.punt", nummer=punt.nummer, code=punt.code, soort=soort), wrap=True),
            ColumnSet(
                columns=[
                    Column(width="stretch", items=[tekstvak(VELD + veld, label, waarde=waarde, hoogstens=10)])
                    for veld, label, waarde in velden
                ]
            ),
            *([_deel(punt, waarden, t)] if met_deel else []),
        ],
    )


def _deel(punt: Punt, waarden: Mapping[str, str], t: Teksten) -> CardElement:
    veld = f"{DEEL}{punt.casus_id}"
    keuzes = [(str(deel), t(f"voorbereiding.volgorde.in_deel.{deel}")) for deel in (EERSTE_DEEL, TWEEDE_DEEL)]
    gekozen = waarden.get(veld, "") or str(punt.deel)
    label = t("voorbereiding.volgorde.deel", code=punt.code)
    return keuzevak(VELD + veld, label, keuzes, open_=False, waarde=gekozen)


def _velden(vorm: Verplaatsvorm, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    keuzes = [(een.zitting, _in_woorden(een, vorm, t, kalender)) for een in vorm.keuzes]
    yield keuzevak(
        "naar",
        t("algemeen.verplicht", label=t("voorbereiding.verplaats.naar")),
        keuzes,
        verplicht=t("voorbereiding.verplaats.kies"),
        waarde=vorm.waarden.get("naar", ""),
    )
    if vorm.deadline is None:
        return
    blijft = t("voorbereiding.verplaats.blijft", wanneer=datum.dag_en_tijd(vorm.deadline, kalender))
    termijnen = [(BLIJFT, blijft)]
    if any(een.deadline is not None for een in vorm.keuzes):
        termijnen.insert(0, (NIEUWE_TERMIJN, t("voorbereiding.verplaats.nieuw")))
    yield keuzevak(
        "termijn",
        t("voorbereiding.verplaats.termijn"),
        termijnen,
        waarde=vorm.waarden.get("termijn", "") or termijnen[0][0],
    )


def _in_woorden(een: Zittingskeuze, vorm: Verplaatsvorm, t: Teksten, kalender: Kalender) -> str:
    wanneer = datum.dag_en_tijd(een.begint_op, kalender)
    if een.extra:
        wanneer = t("voorbereiding.verplaats.spoed", wanneer=wanneer)
    if vorm.deadline is None or een.deadline is None:
        return wanneer
    antwoord = datum.kort(een.deadline, kalender)
    return t("voorbereiding.verplaats.keuze", wanneer=wanneer, antwoord=antwoord)
