"""One casus that is kept moving: what stands still, of whom nothing is heard, what was tried, and the four steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from microsoft_teams.cards import ActionSet, CardElement

from cards.bouwstenen import Card, goed_nieuws, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.payloads import OpdrachtOpen
from cards.volhouden.payloads import VolhoudenGebruikt, VolhoudenStap
from domain.volhouden import Volhoudstap
from teksten.catalogus import Teksten

MEESTE_SCENARIOS: Final = 5
MEESTE_GESCHIEDENIS: Final = 8
"""Acts that are shown: the last ones; how many came before is said."""
LANGST_GETOOND: Final = 300
"""Characters shown of what was typed about one act: the card must fit on a phone, and in a message."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is done when it goes otherwise; all three as typed. `gebruikt`: on which day, in words; empty when not."""

    id: str
    als: str
    dan: str
    wie: str
    gebruikt: str = ""
    sleutel: str = ""


@dataclass(frozen=True, slots=True)
class Daad:
    """Something that was tried: when, by whom and what in words of our own, and what was typed with it."""

    wanneer: str
    wat: str
    getypt: str = ""


@dataclass(frozen=True, slots=True)
class Casusbeeld:
    """One casus. Only what is `getypt`, and the scenarios, may hold text about a person.

    Attributes:
        signalen: why it stands still, a sentence each.
        organisaties: of each that has something to do, how it stands.
        agenda: on which coming zitting it stands, in words; empty when on none.
        geschiedenis: what was tried, the last one first.
        eerder: how many acts came before those.
        aansporen: whether anybody is to be nudged.
    """

    casus_id: str
    code: str
    signalen: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()
    agenda: str = ""
    scenarios: tuple[Scenario, ...] = ()
    geschiedenis: tuple[Daad, ...] = ()
    eerder: int = 0
    aansporen: bool = False
    loopt: bool = True
    waarneming: str = ""


def casuskaart(beeld: Casusbeeld, t: Teksten, *, gedaan: Sequence[str] = (), let_op_: Sequence[str] = ()) -> Card:
    """One casus, for its regisseur alone. `gedaan`: what was just done; `let_op_`: what he must do himself now."""
    lijst = knop(t("volhouden.knop.lijst"), OpdrachtOpen(opdracht="volhouden"))
    heen = knop(t("volhouden.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code))
    return kaart(
        t("volhouden.casus.titel", code=beeld.code),
        *(goed_nieuws(een) for een in gedaan),
        *(let_op(een) for een in let_op_),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *_stand(beeld, t),
        *(_stappen(beeld, t) if beeld.loopt else ()),
        *_scenarios(beeld, t),
        *_geschiedenis(beeld, t),
        knoppen=[heen, lijst],
    )


def _stand(beeld: Casusbeeld, t: Teksten) -> Iterator[CardElement]:
    if beeld.signalen:
        for een in beeld.signalen:
            yield let_op(een)
    elif beeld.loopt:
        yield tekst(t("volhouden.casus.beweegt"))
    else:
        yield tekst(t("volhouden.casus.gesloten"))
    if beeld.agenda:
        yield tekst(beeld.agenda)
    if beeld.organisaties:
        yield tussenkop(t("volhouden.casus.organisaties"))
        yield tekst("\n".join(f"- {een}" for een in beeld.organisaties))


def _stappen(beeld: Casusbeeld, t: Teksten) -> Iterator[CardElement]:
    """The four steps, in the order of the source; the one that most helps now stands out."""
    eerst = Volhoudstap.MOTIVEREN if beeld.aansporen else Volhoudstap.DOORPAKKEN
    yield tussenkop(t("volhouden.casus.wat_nu"))
    yield ActionSet(
        actions=[
            knop(
                t(f"volhouden.knop.{stap.value}"),
                VolhoudenStap(casus=beeld.casus_id, stap=stap),
                stijl="positive" if stap is eerst and beeld.signalen else None,
            )
            for stap in Volhoudstap
        ]
    )


def _scenarios(beeld: Casusbeeld, t: Teksten) -> Iterator[CardElement]:
    if not beeld.scenarios:
        return
    yield tussenkop(t("volhouden.casus.scenarios"))
    for een in beeld.scenarios[:MEESTE_SCENARIOS]:
        yield vrije_tekst(_kort(een.als), vooraf=t("volhouden.scenario.als"))
        yield vrije_tekst(_kort(een.dan), vooraf=t("volhouden.scenario.dan"))
        yield vrije_tekst(_kort(een.wie), vooraf=t("volhouden.scenario.wie"))
        if een.gebruikt:
            yield tekst(een.gebruikt, zacht=True)
        elif een.sleutel:
            gebruikt = VolhoudenGebruikt(casus=beeld.casus_id, scenario=een.id, sleutel=een.sleutel)
            yield ActionSet(actions=[knop(t("volhouden.knop.gebruikt"), gebruikt)])
    meer = len(beeld.scenarios) - MEESTE_SCENARIOS
    if meer > 0:
        yield tekst(t.aantal("volhouden.casus.scenarios_meer", meer), zacht=True)


def _geschiedenis(beeld: Casusbeeld, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(t("volhouden.casus.geprobeerd"))
    if not beeld.geschiedenis:
        yield tekst(t("volhouden.casus.nog_niets"), zacht=True)
    for een in beeld.geschiedenis:
        yield tekst(t("volhouden.casus.daad", wanneer=een.wanneer, wat=een.wat))
        if een.getypt:
            yield vrije_tekst(_kort(een.getypt))
    if beeld.eerder:
        yield tekst(t.aantal("volhouden.casus.eerder", beeld.eerder), zacht=True)


def _kort(getypt: str) -> str:
    return getypt if len(getypt) <= LANGST_GETOOND else f"{getypt[:LANGST_GETOOND]}\u2026"
