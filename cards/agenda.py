"""The agenda as people see it: the post for one zitting, the coming zittingen of a tafel, and all tafels at a glance.

Only codes, kinds, counts and dates: everybody in the conversation reads along. Nothing here is wider than a phone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from microsoft_teams.cards import ActionSet, CardElement, Container, TextBlock

from cards import datum
from cards.bouwstenen import Card, hoofdletter, kaart, knop, let_op, tekst, tussenkop
from cards.payloads import Id, Payload, ZakenOpen
from cards.verbs import Verb
from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL, Agendasoort
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_PUNTEN = 60
"""What is shown of one agenda. More would not fit in a message, and no tafel deals with so many in one zitting."""


class AgendaOpen(Payload):
    """Open the agenda of a tafel for the presser alone."""

    verb: ClassVar[Verb] = Verb.AGENDA_OPEN
    tafel: Id


@dataclass(frozen=True, slots=True)
class Punt:
    """One item.

    Attributes:
        nummer: its place on the whole agenda.
        gevraagd: how many organisaties were asked; `binnen` of them have dealt with it.
        minuten: how long it takes, when the regisseur has said so.
        begint_op: when its turn comes, when that is known.
        deel: in which part of the zitting, at a tafel that sits in two.
    """

    nummer: int
    code: str
    soort: Agendasoort
    gevraagd: int = 0
    binnen: int = 0
    minuten: int | None = None
    begint_op: datetime | None = None
    deel: int = EERSTE_DEEL


@dataclass(frozen=True, slots=True)
class Zittingsbeeld:
    """One zitting as this reader may see it.

    Attributes:
        aantal: how many casussen are on the agenda, also those the reader does not see.
        punten: the items he sees, in order.
        vervallen: it is not held.
        afwijkend: it is not at the tafel's regular moment.
        extra: it was called together beside the rhythm: a spoedzitting.
    """

    zitting_id: str
    begint_op: datetime
    aantal: int
    punten: tuple[Punt, ...]
    vervallen: bool = False
    afwijkend: bool = False
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Tafelregel:
    """One tafel in the overview; without `begint_op` nothing is planned."""

    code: str
    naam: str
    begint_op: datetime | None
    aantal: int = 0
    extra: bool = False


def geplaatst(
    tafel: str, beeld: Zittingsbeeld, volgende: datetime | None, teksten: Teksten, kalender: Kalender
) -> Card:
    """The post for one zitting in the tafel's conversation; `volgende` is named when this one is not held."""
    inhoud: list[CardElement] = [tekst(hoofdletter(datum.dag_en_tijd(beeld.begint_op, kalender)))]
    if beeld.vervallen:
        inhoud.append(let_op(teksten("agenda.vervallen")))
        if volgende is not None:
            inhoud.append(tekst(teksten("agenda.volgende", wanneer=datum.dag_en_tijd(volgende, kalender))))
        return kaart(teksten("agenda.titel", tafel=tafel), *inhoud)
    inhoud += _zitting(beeld, teksten, kalender)
    if not beeld.aantal:
        return kaart(teksten("agenda.titel", tafel=tafel), *inhoud)
    inhoud.append(tekst(teksten("agenda.geen_namen"), zacht=True, ruimte=True))
    zaken = knop(teksten("agenda.knop.zaken"), ZakenOpen(zitting=beeld.zitting_id))
    return kaart(teksten("agenda.titel", tafel=tafel), *inhoud, knoppen=[zaken])


def vandaag(
    tafel: str,
    zitting_id: str,
    begint_op: datetime,
    aantallen: tuple[int, int],
    teksten: Teksten,
    kalender: Kalender,
) -> Card:
    """The short post on the morning of a zitting: how many casussen, and how many for an afspraak that is late."""
    aantal, eerst = aantallen
    return kaart(
        teksten("agenda.titel", tafel=tafel),
        tekst(teksten("agenda.vandaag", tijd=datum.tijd(begint_op, kalender))),
        tekst(teksten.aantal("agenda.aantal", aantal)),
        *([tekst(teksten.aantal("agenda.eerst", eerst))] if eerst else []),
        knoppen=[knop(teksten("agenda.knop.zaken"), ZakenOpen(zitting=zitting_id))],
    )


def tafelagenda(
    tafel: str, zittingen: Sequence[Zittingsbeeld], geen: str, teksten: Teksten, kalender: Kalender
) -> Card:
    """The coming zittingen of a tafel; `geen` is what is said when nothing is planned."""
    inhoud: list[CardElement] = []
    for beeld in zittingen:
        inhoud.append(tussenkop(hoofdletter(datum.dag_en_tijd(beeld.begint_op, kalender))))
        inhoud += _zitting(beeld, teksten, kalender)
    zaken = [knop(teksten("agenda.knop.zaken"), ZakenOpen())] if any(een.punten for een in zittingen) else []
    return kaart(teksten("agenda.titel", tafel=tafel), *(inhoud or [tekst(geen)]), knoppen=zaken)


def spoedpunt(begint_op: datetime, code: str | None, teksten: Teksten, kalender: Kalender) -> Card:
    """The short post when something urgent came on an agenda that stands there already; without `code` it is off."""
    wanneer = datum.dag_en_tijd(begint_op, kalender)
    if code is None:
        return kaart(teksten("agenda.spoed.titel"), tekst(teksten("agenda.spoed.weg", wanneer=wanneer)))
    return kaart(teksten("agenda.spoed.titel"), tekst(teksten("agenda.spoed.erbij", code=code, wanneer=wanneer)))


def overzicht(regels: Sequence[Tafelregel], teksten: Teksten, kalender: Kalender) -> Card:
    """Every tafel with its next zitting and a button that opens it for the presser alone."""
    titel = teksten("agenda.overzicht.titel")
    if not regels:
        return kaart(titel, tekst(teksten("agenda.overzicht.niets")))
    delen = [_tafelregel(een, teksten, kalender) for een in regels]
    return kaart(titel, tekst(teksten("agenda.overzicht.uitleg"), zacht=True), *delen)


def _tafelregel(een: Tafelregel, teksten: Teksten, kalender: Kalender) -> Container:
    naam = TextBlock(text=een.naam, wrap=True, weight="Bolder")
    if een.begint_op is None:
        return Container(separator=True, items=[naam, _onder(teksten("agenda.geen_zitting"))])
    aantal = teksten.aantal("agenda.aantal", een.aantal)
    dag = hoofdletter(datum.dag_en_tijd(een.begint_op, kalender))
    regel = "agenda.overzicht.spoed" if een.extra else "agenda.overzicht.regel"
    wanneer = _onder(teksten(regel, wanneer=dag, aantal=aantal))
    openen = knop(teksten("agenda.knop.open"), AgendaOpen(tafel=een.code))
    openen.tooltip = een.naam  # all these buttons have the same title
    return Container(separator=True, items=[naam, wanneer, ActionSet(actions=[openen])])


def _onder(regel: str) -> TextBlock:
    return TextBlock(text=regel, wrap=True, spacing="None")


def _zitting(beeld: Zittingsbeeld, teksten: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    if beeld.extra:
        yield let_op(teksten("agenda.spoedzitting"))
    elif beeld.afwijkend:
        yield let_op(teksten("agenda.afwijkend"))
    if not beeld.aantal:
        yield tekst(teksten("agenda.leeg"))
        return
    yield tekst(teksten.aantal("agenda.aantal", beeld.aantal))
    tweede = next((een for een in beeld.punten if een.deel == TWEEDE_DEEL), None)
    for punt in beeld.punten[:MEESTE_PUNTEN]:
        if punt is tweede:
            yield tussenkop(teksten("agenda.deel_2"))
        yield from _punt(punt, teksten, kalender)
    if len(beeld.punten) > MEESTE_PUNTEN:
        yield tekst(teksten.aantal("agenda.nog_meer", len(beeld.punten) - MEESTE_PUNTEN))
    if beeld.aantal > len(beeld.punten):
        yield tekst(teksten.aantal("agenda.andere", beeld.aantal - len(beeld.punten)), zacht=True)


def _punt(punt: Punt, teksten: Teksten, kalender: Kalender) -> Iterator[TextBlock]:
    soort = teksten(f"agenda.soort.{punt.soort}")
    yield TextBlock(text=teksten("agenda.punt", nummer=punt.nummer, code=punt.code, soort=soort), wrap=True)
    wanneer = datum.tijd_en_duur(punt.begint_op, punt.minuten, teksten, kalender)
    regels = [een for een in (wanneer, _stand(punt, teksten)) if een]
    if regels:
        # One piece, a line each: on an agenda of sixty every piece counts.
        yield TextBlock(text="\n\n".join(regels), wrap=True, spacing="None", is_subtle=True)


def _stand(punt: Punt, teksten: Teksten) -> str:
    if not punt.gevraagd:
        return ""
    if punt.binnen == punt.gevraagd:
        return teksten.aantal("agenda.uitvraag_alle", punt.gevraagd)
    return teksten("agenda.uitvraag", binnen=punt.binnen, totaal=punt.gevraagd)
