"""The form of an item at the table, as pieces: the panel of the zitting draws them.

On top stands, short, who it is about, what the tafel may know and what stood open; then what can be written down.
Everything is optional: whoever presses with nothing filled in just goes on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    Container,
    ExecuteAction,
    SubmitActionData,
    ToggleVisibilityAction,
)

from cards.afspraken.payloads import AfspraakLijst, AfspraakOpen
from cards.antwoorden import Antwoordblok, toon
from cards.bouwstenen import (
    foutenlijst,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.elders import Verwijzing, verwijzing
from cards.voorbereiding.payloads import GedeeldOpen
from cards.zitting.payloads_bespreken import (
    BESLUIT,
    BIJ,
    HOOFDDOEL,
    JA,
    MEESTE_AFSPRAKEN,
    REGIE,
    TERUG,
    TERUG_DAG,
    WEET,
    WEET_TOELICHTING,
    BespreekBewaar,
    anders,
    wanneer,
    wat,
    weg,
    wie,
)
from cards.zitting.payloads_paneel import ZittingPaneel
from domain.afspraak import LANGSTE_WAT
from domain.bespreking import LANGST_BESLUIT
from domain.casus import LANGSTE_TOELICHTING
from domain.informering import ANTWOORDEN
from domain.plan import LANGSTE_TEKST
from teksten.catalogus import Teksten

Keuzes: TypeAlias = tuple[tuple[str, str], ...]

OPEN_AFSPRAKEN: Final = 2
"""Afspraken whose inputs stand there at once; the others fold out."""

TAFEL, MEER, VERBETER = "tafel_mag_weten", "nog_een_afspraak", "besluit_verbeteren"
"""Ids of what folds out."""

LANGSTE_ID: Final = 100
LANGSTE_DAG: Final = 60
"""Characters of a day in words."""


@dataclass(frozen=True, slots=True)
class Afspraakregel:
    """An afspraak that stands open, or was made here. `wat` is typed, `wie` may hold a typed name."""

    id: str
    wat: str
    wie: str
    stand: str
    hier: bool


@dataclass(frozen=True, slots=True)
class Bespreekbeeld:
    """An item at the table, and its form.

    Attributes:
        mensen: who it is about, with their ages; typed.
        tafel: what may be told to the whole tafel.
        zelf: names of the organisaties that will tell it at the table themselves.
        tafel_meer: whether there is more to tell than fits here.
        besluiten: what was decided here so far: id, and the words as typed.
        afspraken: what stands open, and what was made here.
        afspraken_meer: how many more stand open.
        eigenaars: who can own an afspraak: who is there first. Empty while nothing can be agreed yet.
        wie_erbij: by what it is known who is there, in words.
        eerst: what must come first before anything can be agreed; empty when nothing must.
        weet: whether it is asked if people know of an afspraak: only when it was never said for the casus.
        plan: whether the goal can be set.
        regie: who can hold the casusregie; empty when it cannot be placed.
        zittingen: at which the casus can come back.
        waarden: input id -> what is filled in.
        melding: what somebody should know before he goes on.
        waarschuwing: what was typed that is better left out; `gezien` its marks.
        elders: what was typed that belongs elsewhere.
        vast: why nothing can be written down any more; empty while it can.
        verder: whether there is a next item to go on with.
        elders_bezig: whether another item has its turn: then one goes back to that.
        hoofd: whether saving is what most want here: not while something else must go on first.
    """

    code: str
    mensen: str
    bewaar: BespreekBewaar
    casus_id: str
    tafel: tuple[Antwoordblok, ...] = ()
    zelf: tuple[str, ...] = ()
    tafel_meer: bool = False
    besluiten: Keuzes = ()
    afspraken: tuple[Afspraakregel, ...] = ()
    afspraken_meer: int = 0
    eigenaars: Keuzes = ()
    wie_erbij: str = ""
    eerst: str = ""
    weet: bool = False
    plan: bool = False
    regie: Keuzes = ()
    zittingen: Keuzes = ()
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: tuple[str, ...] = ()
    melding: str = ""
    waarschuwing: str = ""
    gezien: str = ""
    elders: tuple[Verwijzing, ...] = ()
    vast: str = ""
    verder: bool = False
    elders_bezig: bool = False
    hoofd: bool = True


def delen(beeld: Bespreekbeeld, t: Teksten) -> tuple[list[CardElement], list[Action]]:
    """Return the form and its buttons; what must be mended stands on top."""
    boven: list[CardElement] = [
        tussenkop(t("bespreking.kop", code=beeld.code)),
        *foutenlijst(beeld.fouten),
        *([let_op(beeld.melding)] if beeld.melding else []),
        *([let_op(beeld.waarschuwing)] if beeld.waarschuwing else []),
        *verwijzing(beeld.elders, t),
        vrije_tekst(beeld.mensen, vooraf=t("bespreking.over_wie")),
        *_mag_weten(beeld, t),
        *_staat_open(beeld, t),
    ]
    if beeld.vast:
        return [*boven, *_besloten(beeld, t, wijzigbaar=False), let_op(beeld.vast)], []
    vorm: list[CardElement] = [
        *_besloten(beeld, t, wijzigbaar=True),
        _regel(beeld, BESLUIT, t("bespreking.veld.besluit"), LANGST_BESLUIT),
        *_afspraken(beeld, t),
        *_verder(beeld, t),
        tekstvak(BIJ, t("bespreking.kop", code=beeld.code), waarde=beeld.casus_id, hoogstens=LANGSTE_ID).model_copy(
            update={"is_visible": False}
        ),
    ]
    return [*boven, *vorm], _knoppen(beeld, t)


def _mag_weten(beeld: Bespreekbeeld, t: Teksten) -> Iterator[CardElement]:
    if not beeld.tafel and not beeld.zelf:
        yield tekst(t("bespreking.tafel.niets"), zacht=True)
        return
    yield _uitklap(t("bespreking.knop.tafel"), TAFEL)
    inhoud: list[CardElement] = [een for blok in beeld.tafel for een in toon(blok)]
    if beeld.zelf:
        inhoud.append(tekst(t("bespreking.tafel.zelf", wie=", ".join(beeld.zelf))))
    if beeld.tafel_meer:
        alles = GedeeldOpen(zitting=beeld.bewaar.zitting, casus=beeld.casus_id)
        inhoud.append(tekst(t("bespreking.tafel.meer"), zacht=True))
        inhoud.append(ActionSet(actions=[knop(t("bespreking.knop.alle_antwoorden"), alles, invoer=False)]))
    yield Container(id=TAFEL, is_visible=False, items=inhoud)


def _staat_open(beeld: Bespreekbeeld, t: Teksten) -> Iterator[CardElement]:
    if not beeld.afspraken:
        return
    yield tekst(t("bespreking.afspraken.kop"), ruimte=True)
    knoppen: list[Action] = []
    for een in beeld.afspraken:
        hier = t("bespreking.afspraken.hier") if een.hier else t("bespreking.afspraken.al")
        yield vrije_tekst(f"{een.wat} ({een.wie}; {een.stand})", vooraf=hier)
        if een.hier:
            titel = t("bespreking.knop.afspraak", nummer=len(knoppen) + 1)
            knoppen.append(knop(titel, AfspraakOpen(afspraak=een.id), invoer=False))
    if beeld.afspraken_meer:
        yield tekst(t.aantal("bespreking.afspraken.meer", beeld.afspraken_meer), zacht=True)
        knoppen.append(knop(t("bespreking.knop.afspraken"), AfspraakLijst(casus=beeld.casus_id), invoer=False))
    if knoppen:
        yield ActionSet(actions=knoppen)


def _besloten(beeld: Bespreekbeeld, t: Teksten, *, wijzigbaar: bool) -> Iterator[CardElement]:
    if not beeld.besluiten:
        return
    yield tekst(t("bespreking.besluiten.kop"), ruimte=True)
    for nr, (_, woorden) in enumerate(beeld.besluiten, 1):
        yield vrije_tekst(woorden, vooraf=t("bespreking.besluiten.nr", nummer=nr))
    if not wijzigbaar:
        return
    w = beeld.waarden
    velden: list[CardElement] = []
    for nr, (id_, woorden) in enumerate(beeld.besluiten, 1):
        waarde = w.get(anders(id_), woorden)
        velden += [
            tekstvak(
                anders(id_),
                t("bespreking.veld.anders", nummer=nr),
                waarde=waarde,
                lang=True,
                hoogstens=max(LANGST_BESLUIT, len(waarde)),
            ),
            keuzevak(
                weg(id_),
                t("bespreking.veld.weg", nummer=nr),
                [(JA, t("bespreking.weg.ja"))],
                waarde=w.get(weg(id_), ""),
                meer=True,
            ),
        ]
    geraakt = any(w.get(weg(id_)) or w.get(anders(id_), woorden) != woorden for id_, woorden in beeld.besluiten)
    yield _uitklap(t("bespreking.knop.verbeteren"), VERBETER)
    yield Container(id=VERBETER, is_visible=None if geraakt else False, items=velden)


def _afspraken(beeld: Bespreekbeeld, t: Teksten) -> Iterator[CardElement]:
    if beeld.eerst:
        yield let_op(beeld.eerst)
    getypt = [nr for nr in range(1, MEESTE_AFSPRAKEN + 1) if any(beeld.waarden.get(een(nr)) for een in (wat, wie))]
    if not beeld.eigenaars or (beeld.eerst and not getypt):
        return
    for nr in range(1, OPEN_AFSPRAKEN + 1):
        yield from _afspraak(beeld, nr, t)
    yield tekst(t("bespreking.dagen"), zacht=True)
    yield tekst(beeld.wie_erbij, zacht=True)
    uitgeklapt = any(nr > OPEN_AFSPRAKEN for nr in getypt)
    if not uitgeklapt:
        yield _uitklap(t("bespreking.knop.nog_een"), MEER)
    extra = [deel for nr in range(OPEN_AFSPRAKEN + 1, MEESTE_AFSPRAKEN + 1) for deel in _afspraak(beeld, nr, t)]
    yield Container(id=MEER, is_visible=None if uitgeklapt else False, items=extra)
    if beeld.weet:
        yield keuzevak(
            WEET,
            t("bespreking.veld.weet"),
            [(een, t(f"afspraken.informering.{een}")) for een in ANTWOORDEN],
            waarde=beeld.waarden.get(WEET, ""),
            open_=False,
        )
        yield _regel(beeld, WEET_TOELICHTING, t("bespreking.veld.weet_toelichting"), LANGSTE_TOELICHTING)


def _afspraak(beeld: Bespreekbeeld, nr: int, t: Teksten) -> Iterator[CardElement]:
    yield _regel(beeld, wat(nr), t("bespreking.veld.wat", nummer=nr), LANGSTE_WAT)
    yield keuzevak(
        wie(nr),
        t("bespreking.veld.wie", nummer=nr),
        beeld.eigenaars,
        waarde=beeld.waarden.get(wie(nr), ""),
        open_=False,
    )
    yield _regel(beeld, wanneer(nr), t("bespreking.veld.wanneer", nummer=nr), LANGSTE_DAG)


def _verder(beeld: Bespreekbeeld, t: Teksten) -> Iterator[CardElement]:
    w = beeld.waarden
    if beeld.plan:
        yield _lang(beeld, HOOFDDOEL, t("bespreking.veld.hoofddoel"), LANGSTE_TEKST)
    if beeld.regie:
        yield keuzevak(REGIE, t("bespreking.veld.casusregie"), beeld.regie, waarde=w.get(REGIE, ""), open_=False)
    yield keuzevak(TERUG, t("bespreking.veld.terug"), beeld.zittingen, waarde=w.get(TERUG, ""), open_=False)
    yield _regel(beeld, TERUG_DAG, t("bespreking.veld.terug_dag"), LANGSTE_DAG)


def _knoppen(beeld: Bespreekbeeld, t: Teksten) -> list[Action]:
    toch = ".toch" if beeld.waarschuwing else ""
    opslaan = _knop(beeld, t(f"bespreking.knop.opslaan{toch}"), verder=False)
    if beeld.elders_bezig:
        # Nothing of this form goes along: it is of another item.
        naar = ZittingPaneel(zitting=beeld.bewaar.zitting)
        return [opslaan, knop(t("bespreking.knop.naar_nu"), naar, invoer=False)]
    if not beeld.verder:
        return [opslaan]
    return [_knop(beeld, t(f"bespreking.knop.opslaan_en_volgende{toch}"), verder=True), opslaan]


def _knop(beeld: Bespreekbeeld, titel: str, *, verder: bool) -> ExecuteAction:
    """Return a button that saves. What somebody was warned about goes along: only then is it kept all the same."""
    payload = beeld.bewaar.model_copy(update={"verder": True}) if verder else beeld.bewaar
    data = payload.data()
    if beeld.gezien:
        data["gewaarschuwd"] = beeld.gezien
    eerste = verder or not beeld.verder
    return ExecuteAction(
        title=titel,
        verb=payload.verb.value,
        data=SubmitActionData.model_validate(data),
        style="positive" if eerste and beeld.hoofd else None,
    )


def _uitklap(titel: str, wat_: str) -> ActionSet:
    return ActionSet(actions=[ToggleVisibilityAction(title=titel, target_elements=[wat_])])


def _lang(beeld: Bespreekbeeld, veld: str, label: str, hoogstens: int) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = beeld.waarden.get(veld, "")
    return tekstvak(veld, label, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _regel(beeld: Bespreekbeeld, veld: str, label: str, hoogstens: int) -> CardElement:
    waarde = beeld.waarden.get(veld, "")
    return tekstvak(veld, label, waarde=waarde, hoogstens=max(hoogstens, len(waarde)))
