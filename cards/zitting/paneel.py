"""The panel: the one card with which a regisseur leads a zitting, in his own chat or opened by him alone.

Where it is, what comes next and how it is for time stand on top; then the form of the item when it is his own, drawn by
`cards/zitting/bespreken.py`. What is done most stands in sight, the rest folds out: on a phone there is room for three.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock, ToggleVisibilityAction

from cards import datum
from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, keuzevak, knop, let_op, tekst, zonder_opmaak
from cards.zitting.payloads_bespreken import BespreekOpen
from cards.zitting.payloads_paneel import (
    Stap,
    ZittingEindeVorm,
    ZittingNaar,
    ZittingNaarVorm,
    ZittingPaneel,
    ZittingStap,
)
from cards.zitting.payloads_vergadering import VergaderingOpen
from cards.zitting.payloads_zaal import AanwezigVorm
from domain.werkdagen import Kalender
from domain.zittingsverloop import Meldwijze, Zittingsfase
from teksten.catalogus import Teksten

MEER: Final = "meer_stappen"
"""Id of the steps that fold out."""

PER_RIJ: Final = 4
"""Buttons with a code beside each other."""

_F = Zittingsfase
_GAAT: Final = frozenset({_F.BEZIG, _F.PAUZE})


@dataclass(frozen=True, slots=True)
class Huidig:
    """The item that has its turn.

    Attributes:
        nummer: its place on the agenda; 0 when it is not on it any more.
        sinds: since when it has its turn.
        minuten: how long it was to take; `gewoon` tells that nobody said so.
        van: name of the regisseur who runs it, when that is a colleague; typed.
    """

    casus_id: str
    nummer: int
    code: str
    sinds: datetime
    minuten: int
    gewoon: bool = False
    van: str = ""


@dataclass(frozen=True, slots=True)
class Volgend:
    """The item whose turn is next. `nieuw_deel` tells that the second part begins with it."""

    code: str
    verwacht_op: datetime
    nieuw_deel: bool = False


@dataclass(frozen=True, slots=True)
class Paneelbeeld:
    """A zitting as who leads it sees it.

    Attributes:
        moment: now.
        totaal: items on the agenda; `over` of them are still to come.
        einde_verwacht: when the last item is expected to be done, as it goes now; None when nothing is to come.
        einde_gepland: when it was to be over.
        pauze_sinds: None while there is no break.
        loopt: whether the running agenda stands in a conversation.
        wie: who is in the room, in words, Markdown disarmed.
        weg: who must leave before the next item, in words, Markdown disarmed.
        vastleggen: (casus id, code) of his own items that had their turn.
    """

    zitting_id: str
    begint_op: datetime
    moment: datetime
    fase: Zittingsfase
    wijze: Meldwijze
    totaal: int
    over: int
    huidig: Huidig | None = None
    volgend: Volgend | None = None
    einde_verwacht: datetime | None = None
    einde_gepland: datetime | None = None
    begonnen_op: datetime | None = None
    geeindigd_op: datetime | None = None
    pauze_sinds: datetime | None = None
    besproken: int = 0
    doorgeschoven: int = 0
    loopt: bool = False
    wie: str = ""
    weg: str = ""
    vastleggen: tuple[tuple[str, str], ...] = ()

    @property
    def punt(self) -> str | None:
        """Id of the item that has its turn."""
        return None if self.huidig is None else self.huidig.casus_id


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked on the panel before a step is taken: to which item, or whether it is really over."""

    naar: ZittingNaar | None = None
    keuzes: tuple[tuple[str, str], ...] = ()
    einde: ZittingStap | None = None


@dataclass(frozen=True, slots=True)
class Vorm:
    """The form of the item, as pieces."""

    delen: Sequence[CardElement] = ()
    knoppen: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What is said on top: what was done, and what somebody should know first."""

    gedaan: str = ""
    let_op: str = ""


def paneel(
    beeld: Paneelbeeld,
    stappen: Mapping[Stap, ZittingStap],
    t: Teksten,
    kalender: Kalender,
    *,
    gezegd: Gezegd | None = None,
    vorm: Vorm | None = None,
    vraag: Vraag | None = None,
) -> Card:
    """The panel.

    Args:
        beeld: the zitting as it is now.
        stappen: the button of each step that can be taken now.
        t: the words.
        kalender: the clock of the region.
        gezegd: what is said on top.
        vorm: the form of the item that has its turn, when it is his own.
        vraag: what is asked before a step is taken.
    """
    gezegd = gezegd or Gezegd()
    inhoud: list[CardElement] = [
        *([goed_nieuws(gezegd.gedaan)] if gezegd.gedaan else []),
        *([let_op(gezegd.let_op)] if gezegd.let_op else []),
        *_vraag(beeld, vraag, t, naast_vorm=vorm is not None and bool(vorm.knoppen)),
        *_waar(beeld, t, kalender),
    ]
    if vorm is not None:
        inhoud += vorm.delen
        if vorm.knoppen:
            inhoud.append(ActionSet(actions=list(vorm.knoppen)))
    bezet = vraag is not None or (vorm is not None and bool(vorm.knoppen))
    inhoud += _knoppen(beeld, stappen, t, bezet=bezet, eigen_vorm=vorm is not None and bool(vorm.knoppen))
    return kaart(t("zitting.titel", tijd=datum.tijd(beeld.begint_op, kalender)), *inhoud)


def _vraag(beeld: Paneelbeeld, vraag: Vraag | None, t: Teksten, *, naast_vorm: bool) -> Iterator[CardElement]:
    if vraag is None:
        return
    # One button a card stands out: beside the form of an item that is the one which saves it.
    stijl: Literal["positive"] | None = None if naast_vorm else "positive"
    terug = knop(t("zitting.knop.toch_niet"), ZittingPaneel(zitting=beeld.zitting_id, punt=beeld.punt))
    if vraag.naar is not None:
        # What stands in the form of the item is sent along, and never has to be complete for this.
        keuze = keuzevak("naar", t("algemeen.verplicht", label=t("zitting.naar.welk")), vraag.keuzes, open_=False)
        yield Container(
            style="emphasis",
            bleed=True,
            items=[keuze, ActionSet(actions=[knop(t("zitting.knop.ga_naar"), vraag.naar, stijl=stijl), terug])],
        )
    if vraag.einde is not None:
        woorden = [t("zitting.einde.vraag")]
        if beeld.over:
            woorden.append(t.aantal("zitting.einde.over", beeld.over))
        yield Container(
            style="warning",
            bleed=True,
            items=[
                TextBlock(text=" ".join(woorden), wrap=True),
                ActionSet(actions=[knop(t("zitting.knop.ja_rond_af"), vraag.einde, stijl=stijl), terug]),
            ],
        )


def _waar(beeld: Paneelbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield from _stand(beeld, t, kalender)
    if beeld.weg:
        yield let_op(beeld.weg)
    regels = [*_feiten(beeld, t, kalender)]
    if regels:
        yield feiten(regels)
    if beeld.fase is not _F.KLAAR:
        yield tekst(_wijze(beeld, t), zacht=True)


def _stand(beeld: Paneelbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    match beeld.fase:
        case _F.STRAKS:
            yield tekst(t("zitting.paneel.straks"))
        case _F.OPEN:
            yield tekst(t("zitting.paneel.open"))
        case _F.KLAAR:
            yield tekst(t("zitting.paneel.klaar"))
            return
        case _F.PAUZE:
            sinds = datum.tijd(beeld.pauze_sinds or beeld.moment, kalender)
            yield let_op(t("zitting.paneel.pauze", tijd=sinds))
        case _F.BEZIG:
            pass
    yield from _beurt(beeld, t, kalender) if beeld.totaal or beeld.huidig else [tekst(t("zitting.paneel.leeg"))]


def _beurt(beeld: Paneelbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    huidig = beeld.huidig
    if huidig is not None:
        yield TextBlock(text=_nu(beeld, huidig, t), wrap=True, weight="Bolder", size="Medium")
        yield tekst(_hoe_lang(beeld, huidig, t, kalender))
        if not huidig.nummer:
            yield let_op(t("zitting.paneel.niet_meer_op_agenda", code=huidig.code))
        if huidig.van:
            yield tekst(t("zitting.paneel.van_collega", naam=zonder_opmaak(huidig.van)))
    elif beeld.fase is _F.BEZIG:
        yield tekst(t("zitting.paneel.tussen") if beeld.volgend else t("zitting.paneel.alles_geweest"))


def _nu(beeld: Paneelbeeld, huidig: Huidig, t: Teksten) -> str:
    if not huidig.nummer:
        return t("zitting.paneel.nu_los", code=huidig.code)
    return t("zitting.paneel.nu", nummer=huidig.nummer, totaal=beeld.totaal, code=huidig.code)


def _hoe_lang(beeld: Paneelbeeld, huidig: Huidig, t: Teksten, kalender: Kalender) -> str:
    bezig = max(int((beeld.moment - huidig.sinds).total_seconds() // 60), 0)
    sinds = t("zitting.paneel.sinds", tijd=datum.tijd(huidig.sinds, kalender))
    rest = huidig.minuten - bezig
    if huidig.gewoon:
        hoe = t.aantal("zitting.paneel.bezig", bezig)
    elif rest >= 0:
        hoe = t.aantal("zitting.paneel.nog", rest)
    else:
        hoe = t.aantal("zitting.paneel.te_lang", -rest)
    return f"{sinds} {hoe}"


def _feiten(beeld: Paneelbeeld, t: Teksten, kalender: Kalender) -> Iterator[tuple[str, str]]:
    if beeld.volgend is not None:
        tijd = datum.tijd(beeld.volgend.verwacht_op, kalender)
        sleutel = "zitting.paneel.straks_deel_2" if beeld.volgend.nieuw_deel else "zitting.paneel.straks_om"
        yield t("zitting.paneel.veld.straks"), t(sleutel, code=beeld.volgend.code, tijd=tijd)
    elif beeld.fase in _GAAT and beeld.huidig is not None:
        yield t("zitting.paneel.veld.straks"), t("zitting.paneel.geen_straks")
    if beeld.fase is _F.KLAAR:
        yield from _afloop(beeld, t, kalender)
        return
    if beeld.einde_gepland is not None:
        yield t("zitting.paneel.veld.einde"), _einde(beeld, t, kalender)
    if beeld.wie:
        yield t("zitting.paneel.veld.wie"), beeld.wie


def _afloop(beeld: Paneelbeeld, t: Teksten, kalender: Kalender) -> Iterator[tuple[str, str]]:
    if beeld.begonnen_op is not None and beeld.geeindigd_op is not None:
        van, tot = (datum.tijd(een, kalender) for een in (beeld.begonnen_op, beeld.geeindigd_op))
        yield t("zitting.paneel.veld.duur"), t("zitting.paneel.van_tot", van=van, tot=tot)
    yield t("zitting.paneel.veld.besproken"), t.aantal("zitting.paneel.casussen", beeld.besproken)
    if beeld.doorgeschoven:
        yield t("zitting.paneel.veld.doorgeschoven"), t.aantal("zitting.paneel.casussen", beeld.doorgeschoven)


def _einde(beeld: Paneelbeeld, t: Teksten, kalender: Kalender) -> str:
    gepland = beeld.einde_gepland or beeld.moment
    if beeld.einde_verwacht is None:
        return t("zitting.paneel.einde_gepland", tijd=datum.tijd(gepland, kalender))
    uit = int((beeld.einde_verwacht - gepland).total_seconds() // 60)
    verwacht = datum.tijd(beeld.einde_verwacht, kalender)
    if uit > 0:
        return t.aantal("zitting.paneel.einde_later", uit, tijd=verwacht)
    return t("zitting.paneel.einde_op_tijd", tijd=verwacht, gepland=datum.tijd(gepland, kalender))


def _wijze(beeld: Paneelbeeld, t: Teksten) -> str:
    waar = t("zitting.paneel.loopt") if beeld.loopt else t("zitting.paneel.loopt_niet")
    return f"{t(f'zitting.paneel.wijze.{beeld.wijze.value}')} {waar}"


def _knoppen(
    beeld: Paneelbeeld, stappen: Mapping[Stap, ZittingStap], t: Teksten, *, bezet: bool, eigen_vorm: bool
) -> Iterator[CardElement]:
    """The steps. `bezet` tells that another button of the card stands out already."""
    eerst: list[Action] = [*_voorop(beeld, stappen, t, bezet=bezet, eigen_vorm=eigen_vorm)]
    meer: list[Action] = []
    vergadering = knop(t("zitting.knop.vergadering"), VergaderingOpen(zitting=beeld.zitting_id), invoer=False)
    if beeld.fase in _GAAT:
        meer = [*_minder_vaak(beeld, stappen, t), vergadering]
    elif beeld.fase is not _F.KLAAR:
        eerst.append(vergadering)
    if eerst:
        yield ActionSet(actions=eerst)
    if beeld.fase is _F.KLAAR:
        yield from _vastleggen(beeld, t)
    if meer:
        open_ = ToggleVisibilityAction(title=t("zitting.knop.meer"), target_elements=[MEER])
        yield ActionSet(actions=[open_])
        yield Container(id=MEER, is_visible=False, items=[ActionSet(actions=meer), *_vastleggen(beeld, t)])


def _voorop(
    beeld: Paneelbeeld, stappen: Mapping[Stap, ZittingStap], t: Teksten, *, bezet: bool, eigen_vorm: bool
) -> Iterator[Action]:
    """The steps that are taken most, the one that most want first."""
    for soort in (Stap.BEGIN, Stap.VERDER):
        if soort in stappen:
            yield _stap(stappen[soort], t, stijl=not bezet)
    if Stap.HERVAT in stappen:
        yield _stap(stappen[Stap.HERVAT], t)
    # Beside the form of an item one goes on with what saves it, so that nothing typed is left behind.
    if Stap.VOLGENDE in stappen and not eigen_vorm:
        yield _stap(stappen[Stap.VOLGENDE], t, stijl=not bezet)
    if beeld.fase in _GAAT and not beeld.over:
        yield _rond_af(beeld, t, stijl=not bezet and beeld.fase is _F.BEZIG)
    if Stap.PAUZE in stappen:
        yield _stap(stappen[Stap.PAUZE], t)
    if beeld.fase is not _F.KLAAR:
        yield knop(t("zitting.knop.wie_is_er"), AanwezigVorm(zitting=beeld.zitting_id), invoer=False)


def _rond_af(beeld: Paneelbeeld, t: Teksten, *, stijl: bool = False) -> Action:
    vraag = ZittingEindeVorm(zitting=beeld.zitting_id, punt=beeld.punt)
    return knop(t("zitting.knop.rond_af"), vraag, stijl="positive" if stijl else None)


def _minder_vaak(beeld: Paneelbeeld, stappen: Mapping[Stap, ZittingStap], t: Teksten) -> Iterator[Action]:
    if beeld.totaal:
        yield knop(t("zitting.knop.naar"), ZittingNaarVorm(zitting=beeld.zitting_id, punt=beeld.punt))
    yield from (_stap(een, t) for soort in (Stap.TERUG, Stap.UITSTEL) if (een := stappen.get(soort)) is not None)
    if beeld.over:
        yield _rond_af(beeld, t)


def _vastleggen(beeld: Paneelbeeld, t: Teksten) -> Iterator[CardElement]:
    if not beeld.vastleggen:
        return
    yield tekst(t("zitting.paneel.vastleggen"))
    knoppen = [
        knop(code, BespreekOpen(zitting=beeld.zitting_id, casus=casus_id), invoer=False)
        for casus_id, code in beeld.vastleggen
    ]
    for vanaf in range(0, len(knoppen), PER_RIJ):
        yield ActionSet(actions=list(knoppen[vanaf : vanaf + PER_RIJ]))


def _stap(payload: ZittingStap, t: Teksten, *, stijl: bool = False) -> Action:
    return knop(t(f"zitting.knop.{payload.stap.value}"), payload, stijl="positive" if stijl else None)
