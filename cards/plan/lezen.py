"""The plan as a card: the person himself first, then where it goes, and what everybody does for it."""

from collections.abc import Iterable, Iterator
from typing import Final

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Container,
    FlowLayout,
    OpenUrlAction,
    TextBlock,
)

from cards.bouwstenen import (
    Card,
    feiten,
    goed_nieuws,
    kaart,
    knop,
    let_op,
    tekst,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import OpdrachtOpen, UitvraagOpen
from cards.plan.payloads import NIEUW, PlanOpen, PlanVersies, PlanVorm
from domain.plan import Plandeel
from domain.planbeeld import Doelgroep, Inbrengbeeld, Kaderbeeld, Planbeeld
from teksten.catalogus import Teksten

RUIMTE: Final = 17_000
"""Bytes that one card has for what was typed, and for what stands around it: more would not fit in Teams."""
OMHEEN: Final = 190
"""Bytes around one text, at most."""
MINSTENS: Final = 80
"""Bytes that are shown of each text, however many there are."""


def plankaart(beeld: Planbeeld, t: Teksten, *, pagina: str = "", op_pagina: bool = False, gedaan: str = "") -> Card:
    """The whole plan.

    Args:
        beeld: what stands in it.
        t: the words.
        pagina: the address of the page, for who asked alone; empty when there is none.
        op_pagina: whether it is changed on that page instead of here.
        gedaan: what was just done, in words.
    """
    lezer = _Lezer(beeld, t, op_kaart=beeld.wijzigen and not op_pagina)
    inhoud: list[CardElement] = [
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([goed_nieuws(gedaan)] if gedaan else []),
        *(let_op(een) for een in beeld.aandacht),
        *([tekst(beeld.kan_nog_niet)] if beeld.kan_nog_niet else []),
        feiten(beeld.feiten),
        *([tekst(t("plan.begin_pagina" if op_pagina else "plan.begin"))] if beeld.wijzigen and not beeld.nr else []),
        *([tekst(t("plan.nog_geen"))] if not beeld.wijzigen and not beeld.nr else []),
        *(lezer.alles() if beeld.nr or lezer.op_kaart else ()),
        *([tekst(t("plan.ingekort"), zacht=True)] if lezer.ingekort else []),
    ]
    return kaart(t("plan.titel", code=beeld.code), *inhoud, knoppen=_knoppen(beeld, t, pagina, op_pagina=op_pagina))


def eerst_kiezen(casus_id: str, code: str, bevraging: str, t: Teksten) -> Card:
    """In place of the plan, while the reader's organisatie has yet to choose between answering and refusing."""
    return kaart(
        t("plan.titel", code=code),
        tekst(t("plan.eerst_kiezen")),
        knoppen=[
            knop(t("plan.knop.beantwoorden"), UitvraagOpen(bevraging=bevraging), stijl="positive"),
            knop(t("plan.knop.toch"), PlanOpen(casus=casus_id, namen=True)),
        ],
    )


class _Lezer:
    def __init__(self, beeld: Planbeeld, t: Teksten, *, op_kaart: bool) -> None:
        self._beeld = beeld
        self._t = t
        self.op_kaart = op_kaart
        self.ingekort = False
        self._hoogstens = _hoogstens([len(een.encode()) for een in _teksten(beeld)])

    def alles(self) -> list[CardElement]:
        """Every part, under its heading."""
        beeld = self._beeld
        return [
            *self._deel(Plandeel.INBRENG, [deel for een in beeld.inbreng for deel in self._inbreng(een)]),
            *self._deel(Plandeel.HOOFDDOEL, self._tekst(beeld.hoofddoel)),
            *self._deel(Plandeel.DOELEN, [deel for een in beeld.doelen for deel in self._doelen(een)]),
            *self._deel(Plandeel.INZET, [self._naast_elkaar()] if any(wat for _, wat in beeld.inzet) else []),
            *self._deel(Plandeel.KADERS, [deel for een in beeld.kaders for deel in self._kader(een)]),
            *self._deel(Plandeel.CRITERIA, self._criteria()),
            *self._deel(Plandeel.EVALUATIE, [tekst(beeld.evaluatie)] if beeld.evaluatie else []),
        ]

    def _deel(self, deel: Plandeel, inhoud: list[CardElement]) -> Iterator[CardElement]:
        yield tussenkop(self._t(f"plan.deel.{deel.value}"))
        yield from inhoud or [tekst(self._t("plan.niets"), zacht=True)]
        knoppen = self._knoppen(deel) if self.op_kaart else []
        if knoppen:
            yield ActionSet(actions=knoppen)

    def _knoppen(self, deel: Plandeel) -> list[Action]:
        t, casus = self._t, self._beeld.casus_id
        staat_er = {Plandeel.DOELEN: self._beeld.doelen, Plandeel.KADERS: self._beeld.kaders}
        wijzig = knop(t(f"plan.wijzig.{deel.value}"), PlanVorm(casus=casus, deel=deel))
        if deel not in staat_er:
            return [wijzig]
        erbij = knop(t(f"plan.erbij.{deel.value}"), PlanVorm(casus=casus, deel=deel, welk=NIEUW))
        return [erbij, wijzig] if staat_er[deel] else [erbij]

    def _inbreng(self, een: Inbrengbeeld) -> list[CardElement]:
        t = self._t
        if not een.doel and not een.krachten:
            return [vrije_tekst(een.wie, vet=True), tekst(t("plan.niets"), zacht=True)]
        return [
            vrije_tekst(een.wie, vet=True),
            *self._tekst(een.doel, vooraf=t("plan.vooraf.doel")),
            *self._tekst(een.krachten, vooraf=t("plan.vooraf.krachten")),
        ]

    def _doelen(self, groep: Doelgroep) -> list[CardElement]:
        kop: CardElement = vrije_tekst(groep.wie, vet=True) if groep.wie else _kop(self._t("plan.samen"))
        return [kop, *(deel for een in groep.doelen for deel in (*self._tekst(een.tekst), _zacht(een.nader)))]

    def _naast_elkaar(self) -> CardElement:
        """Dwang, drang and zorg side by side where there is room, else one below the other."""
        kolommen: list[CardElement] = [Container(items=self._onder(kop, wat)) for kop, wat in self._beeld.inzet]
        breed = FlowLayout(min_item_width="180px", item_fit="Fill", column_spacing="Medium", row_spacing="Medium")
        return Container(items=kolommen, layouts=[breed])

    def _kader(self, een: Kaderbeeld) -> list[CardElement]:
        t = self._t
        delen: list[CardElement] = [_kop(een.soort)]
        if een.wie:
            delen.append(vrije_tekst(een.wie))
        delen.append(let_op(een.nader) if een.aandacht else _zacht(een.nader))
        return [*delen, *(self._tekst(een.tekst, vooraf=t("plan.vooraf.toelichting")) if een.tekst else ())]

    def _criteria(self) -> list[CardElement]:
        gezegd = any(wat for _, wat in self._beeld.criteria)
        return [deel for kop, wat in self._beeld.criteria for deel in self._onder(kop, wat)] if gezegd else []

    def _onder(self, kop: str, wat: str) -> list[CardElement]:
        return [_kop(kop), *self._tekst(wat)]

    def _tekst(self, wat: str, *, vooraf: str = "") -> list[CardElement]:
        if not wat:
            niets = self._t("plan.niets")
            return [tekst(f"{vooraf} {niets}" if vooraf else niets, zacht=True)]
        if len(wat.encode()) > self._hoogstens:
            self.ingekort = True
            wat = f"{wat.encode()[: self._hoogstens].decode(errors='ignore')}…"
        return [vrije_tekst(wat, vooraf=vooraf)]


def _hoogstens(lengten: list[int]) -> int:
    """Return how much is shown of each text: the longest are cut first, and only when they do not all fit."""
    over = RUIMTE - OMHEEN * len(lengten)
    for nog, lengte in zip(range(len(lengten), 0, -1), sorted(lengten), strict=True):
        if lengte * nog > over:
            return max(MINSTENS, over // nog)
        over -= lengte
    return max([MINSTENS, *lengten])


def _teksten(beeld: Planbeeld) -> Iterable[str]:
    """Yield every text somebody typed that the card shows."""
    for een in beeld.inbreng:
        yield from (een.doel, een.krachten)
    yield beeld.hoofddoel
    yield from (doel.tekst for groep in beeld.doelen for doel in groep.doelen)
    yield from (wat for _, wat in (*beeld.inzet, *beeld.criteria))
    yield from (een.tekst for een in beeld.kaders)


def _knoppen(beeld: Planbeeld, t: Teksten, pagina: str, *, op_pagina: bool) -> list[Action]:
    knoppen: list[Action] = []
    if pagina:
        knoppen.append(_pagina(beeld, t, pagina, op_pagina=op_pagina))
    if beeld.wijzigen and not op_pagina and beeld.volgende is not None:
        nieuw = NIEUW if beeld.volgende in {Plandeel.DOELEN, Plandeel.KADERS} else ""
        verder = PlanVorm(casus=beeld.casus_id, deel=beeld.volgende, welk=nieuw)
        titel = t("plan.knop.verder", deel=t(f"plan.kort.{beeld.volgende.value}"))
        knoppen.insert(0, knop(titel, verder, stijl="positive"))
    if beeld.alle_versies and beeld.nr > 1:
        knoppen.append(knop(t("plan.knop.versies"), PlanVersies(casus=beeld.casus_id)))
    knoppen.append(knop(t("plan.knop.regie"), OpdrachtOpen(opdracht="regie", casuscode=beeld.code)))
    knoppen.append(knop(t("plan.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code)))
    return knoppen


def _pagina(beeld: Planbeeld, t: Teksten, pagina: str, *, op_pagina: bool) -> Action:
    if not (op_pagina and beeld.wijzigen):
        return OpenUrlAction(title=t("plan.knop.pagina"), url=pagina)
    titel = t("plan.knop.pagina_wijzigen" if beeld.nr else "plan.knop.pagina_begin")
    return OpenUrlAction(title=titel, url=pagina, style="positive")


def _kop(woorden: str) -> TextBlock:
    return TextBlock(text=woorden, wrap=True, weight="Bolder")


def _zacht(woorden: str) -> TextBlock:
    return TextBlock(text=woorden, wrap=True, is_subtle=True, spacing="None")
