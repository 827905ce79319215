"""How long things are kept: what has passed its term, what is held, and what goes when it is confirmed.

Codes, dates and names of professionals; why something is kept longer is shown to who may decide about it alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from microsoft_teams.cards import Action, ActionSet, CardElement
from pydantic import StringConstraints

from cards import datum
from cards.bouwstenen import (
    Card,
    datumvak,
    feiten,
    fout,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
    zonder_opmaak,
)
from cards.payloads import Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from domain.bewaren import LANGSTE_REDEN, Besluitsoort, Bewaarcategorie
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_KEUZES = 60
"""What can be ticked at once: what a card holds with room to spare. The rest comes when these are done."""

MEESTE_VAST = 20
"""What is held, or was confirmed, that is shown at once: each has a line, and what is held a button."""

MEESTE_CODES = 40
"""Codes that are named in a post; of the others it says how many there are."""

Namen = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]+(,[A-Za-z0-9_.:-]+)*$", max_length=8_000)]
"""What a button is about: names `<kind>:<id>`, separated by commas."""

Keuzes = Sequence[tuple[str, str]]


class Wens(StrEnum):
    """What somebody wants to do about keeping something, other than destroying it."""

    VERLENG = "verleng"
    HOUD_VAST = "houd_vast"
    LAAT_LOS = "laat_los"


class BewarenOpen(Payload):
    """Open one thing: until when it is kept, and what was decided about it."""

    verb: ClassVar[Verb] = Verb.BEWAREN_OPEN
    item: Id


class BewarenVorm(Payload):
    """Ask why, for one thing or for what is ticked."""

    verb: ClassVar[Verb] = Verb.BEWAREN_VORM
    wens: Wens
    item: Id | None = None
    items: Invoer = ""


class BewarenDoe(Payload):
    """Keep it longer, hold it, or let go of it."""

    verb: ClassVar[Verb] = Verb.BEWAREN_DOE
    wens: Wens
    namen: Namen
    sleutel: Sleutel
    reden: Invoer = ""
    dag: Invoer = ""


class BewarenVernietigVorm(Payload):
    """Show what goes, for one thing or for what is ticked, and ask to confirm it."""

    verb: ClassVar[Verb] = Verb.BEWAREN_VERNIETIG_VORM
    item: Id | None = None
    items: Invoer = ""


class BewarenVernietig(Payload):
    """Confirm that it is destroyed."""

    verb: ClassVar[Verb] = Verb.BEWAREN_VERNIETIG
    namen: Namen
    sleutel: Sleutel


class BewarenTochNiet(Payload):
    """Take back what was confirmed, while it is still there."""

    verb: ClassVar[Verb] = Verb.BEWAREN_TOCH_NIET
    namen: Namen


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """What the region says of a category. `maanden` None: nothing."""

    categorie: Bewaarcategorie
    maanden: int | None
    bron: str = ""
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Lijstbeeld:
    """What somebody decides about.

    Attributes:
        aan_de_beurt: what has passed its term, to tick; `meer` are not shown.
        vastgehouden, verzoek, bevestigd: in words, as (name, what it is); of `verzoek` a request runs.
        lopend: what still runs though its term has passed, a line each.
        zonder_termijn: how many of which nobody has said how long they are kept.
        termijnen: of the categories that occur.
        tellen: whether he may see the counts of everything.
        te_verlengen: whether any of it may be kept longer.
    """

    aan_de_beurt: Keuzes
    meer: int = 0
    te_verlengen: bool = True
    vastgehouden: Keuzes = ()
    verzoek: Keuzes = ()
    bevestigd: Keuzes = ()
    lopend: Sequence[str] = ()
    zonder_termijn: int = 0
    termijnen: Sequence[Termijnregel] = ()
    tellen: bool = False
    melding: str = ""
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision, with who made it."""

    soort: Besluitsoort
    door: str
    op: datetime
    reden: str
    tot: datetime | None


@dataclass(frozen=True, slots=True)
class Itembeeld:
    """One thing: until when it is kept, and what was decided about it.

    Attributes:
        begonnen_op: None while its clock has not begun: it still runs.
        vernietigd_om: when it goes, once that was confirmed.
        verzoek: a request of somebody in it runs.
    """

    naam: str
    wat: str
    termijn: Termijnregel
    begonnen_op: datetime | None = None
    verloopt_op: datetime | None = None
    verlopen: bool = False
    vastgehouden: bool = False
    vernietigd_om: datetime | None = None
    verzoek: bool = False
    besluiten: Sequence[Besluitregel] = ()
    mag_weg: bool = False
    mag_verlengen: bool = False
    mag_vast: bool = False
    mag_los: bool = False
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Redenvorm:
    """The form that asks why, for one thing or more. `uiterlijk`: the last day to which all of it may be kept."""

    wens: Wens
    wat: Sequence[str]
    uiterlijk: datetime | None = None
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Bevestigd:
    """What was confirmed, and when it goes. `gemist`: what somebody kept longer or held meanwhile, or is gone."""

    namen: str
    wat: Sequence[str]
    gemist: int
    om: datetime


@dataclass(frozen=True, slots=True)
class Telregel:
    """Counts of one category."""

    categorie: Bewaarcategorie
    totaal: int
    over: int
    vastgehouden: int
    zonder_termijn: int
    vernietigd: int


def lijst(beeld: Lijstbeeld, t: Teksten) -> Card:
    """What somebody decides about: what has passed its term first, to tick."""
    inhoud: list[CardElement] = [fout(een) for een in beeld.fouten]
    if beeld.melding:
        inhoud.append(goed_nieuws(beeld.melding))
    knoppen: list[Action] = []
    if beeld.aan_de_beurt:
        aantal = len(beeld.aan_de_beurt) + beeld.meer
        inhoud += [tekst(t.aantal("bewaren.lijst.aantal", aantal)), tekst(t("bewaren.lijst.uitleg"), zacht=True)]
        inhoud.append(keuzevak("items", t("bewaren.veld.items"), beeld.aan_de_beurt, meer=True))
        knoppen = [
            knop(t("bewaren.knop.vernietig"), BewarenVernietigVorm(), stijl="destructive"),
            *([knop(t("bewaren.knop.verleng"), BewarenVorm(wens=Wens.VERLENG))] if beeld.te_verlengen else []),
            knop(t("bewaren.knop.houd_vast"), BewarenVorm(wens=Wens.HOUD_VAST)),
        ]
    else:
        inhoud.append(tekst(t("bewaren.lijst.leeg")))
    if beeld.meer:
        inhoud.append(tekst(t.aantal("bewaren.lijst.meer", beeld.meer), zacht=True))
    inhoud += _rest(beeld, t)
    if beeld.tellen:
        knoppen.append(knop(t("bewaren.knop.overzicht"), OpdrachtOpen(opdracht="bewaren overzicht"), invoer=False))
    return kaart(t("bewaren.lijst.titel"), *inhoud, knoppen=knoppen)


def item(beeld: Itembeeld, t: Teksten, kalender: Kalender) -> Card:
    """One thing, with what can be decided about it."""
    inhoud: list[CardElement] = [goed_nieuws(beeld.melding)] if beeld.melding else []
    if beeld.vernietigd_om is not None and not beeld.verzoek:
        inhoud.append(let_op(t("bewaren.item.bevestigd", tijd=datum.tijd(beeld.vernietigd_om, kalender))))
    if beeld.verzoek:
        inhoud.append(let_op(t("bewaren.item.verzoek_bevestigd" if beeld.vernietigd_om else "bewaren.item.verzoek")))
    if beeld.vastgehouden:
        inhoud.append(let_op(t("bewaren.item.vast")))
    inhoud.append(feiten(_feiten(beeld, t, kalender)))
    if beeld.besluiten:
        inhoud.append(tussenkop(t("bewaren.item.besluiten")))
        for een in beeld.besluiten:
            inhoud.append(tekst(_besluit(een, t, kalender)))
            inhoud.append(vrije_tekst(een.reden))
    return kaart(t("bewaren.item.titel", wat=beeld.wat), *inhoud, knoppen=_itemknoppen(beeld, t))


def redenformulier(vorm: Redenvorm, knop_data: BewarenDoe, t: Teksten, kalender: Kalender) -> Card:
    """Ask why, and of an extension until when."""
    velden: list[CardElement] = []
    if vorm.wens is Wens.VERLENG and vorm.uiterlijk is not None:
        velden = [
            tekst(t("bewaren.vorm.uiterlijk", dag=datum.dag_met_jaar(vorm.uiterlijk, kalender)), zacht=True),
            datumvak(
                "dag",
                t("algemeen.verplicht", label=t("bewaren.veld.dag")),
                verplicht=t("bewaren.leeg.dag"),
                waarde=vorm.waarden.get("dag", ""),
            ),
        ]
    return kaart(
        t(f"bewaren.vorm.titel.{vorm.wens}"),
        *(fout(een) for een in vorm.fouten),
        tekst(t(f"bewaren.vorm.uitleg.{vorm.wens}")),
        *map(tekst, vorm.wat),
        *velden,
        tekstvak(
            "reden",
            t("algemeen.verplicht", label=t("bewaren.veld.reden")),
            verplicht=t("bewaren.leeg.reden"),
            waarde=vorm.waarden.get("reden", ""),
            lang=True,
            hoogstens=LANGSTE_REDEN,
        ),
        knoppen=[
            knop(t(f"bewaren.knop.doe.{vorm.wens}"), knop_data, stijl="positive"),
            knop(t("algemeen.annuleren"), OpdrachtOpen(opdracht="bewaren"), invoer=False),
        ],
    )


def bevestig(wat: Sequence[str], gemist: int, minuten: int, knop_data: BewarenVernietig, t: Teksten) -> Card:
    """Say what goes and that it does not come back, before anything goes."""
    return kaart(
        t.aantal("bewaren.bevestig.titel", len(wat)),
        *([let_op(t.aantal("bewaren.bevestig.gemist", gemist))] if gemist else []),
        *map(tekst, wat),
        tussenkop(t("bewaren.bevestig.wat_gaat")),
        tekst(t("bewaren.bevestig.gaat")),
        tussenkop(t("bewaren.bevestig.wat_blijft")),
        tekst(t("bewaren.bevestig.blijft")),
        fout(t("bewaren.bevestig.definitief", minuten=minuten)),
        knoppen=[
            knop(t("bewaren.knop.definitief"), knop_data, stijl="destructive"),
            knop(t("algemeen.annuleren"), OpdrachtOpen(opdracht="bewaren"), invoer=False),
        ],
    )


def bevestigd(beeld: Bevestigd, t: Teksten, kalender: Kalender) -> Card:
    """Say when it goes, and that until then it can be taken back."""
    inhoud: list[CardElement] = []
    knoppen: list[Action] = []
    if beeld.wat:
        om = t("bewaren.bevestigd.om", tijd=datum.tijd(beeld.om, kalender))
        inhoud += [goed_nieuws(om), *map(tekst, beeld.wat)]
        knoppen.append(knop(t("bewaren.knop.toch_niet"), BewarenTochNiet(namen=beeld.namen)))
    if beeld.gemist:
        inhoud.append(let_op(t.aantal("bewaren.bevestigd.gemist", beeld.gemist)))
    return kaart(
        t("bewaren.bevestigd.titel"),
        *inhoud,
        knoppen=[*knoppen, knop(t("bewaren.knop.lijst"), OpdrachtOpen(opdracht="bewaren"))],
    )


def bericht(naam: str, aantal: int, codes: str, overig: int, t: Teksten, *, lopend: Sequence[str] = ()) -> Card:
    """The weekly post: codes and counts. `naam` is who holds it; empty when it is nobody's.

    `lopend` are codes of what still runs though its term has passed.
    """
    inhoud: list[CardElement] = []
    if aantal:
        inhoud.append(tekst(t.aantal("bewaren.bericht.aantal", aantal)))
    if codes:
        inhoud.append(tekst(codes))
    if overig:
        inhoud.append(tekst(t.aantal("bewaren.bericht.overig", overig)))
    if lopend:
        inhoud.append(tekst(t.aantal("bewaren.bericht.lopend", len(lopend), codes=", ".join(lopend[:MEESTE_CODES]))))
    titel = t("bewaren.bericht.titel_van", naam=zonder_opmaak(naam)) if naam else t("bewaren.bericht.titel")
    if not inhoud:
        return kaart(titel, goed_nieuws(t("bewaren.bericht.klaar")))
    return kaart(
        titel,
        *inhoud,
        tekst(t("bewaren.bericht.uitleg"), zacht=True),
        knoppen=[knop(t("bewaren.knop.bekijk"), OpdrachtOpen(opdracht="bewaren"), stijl="positive")],
    )


def overzicht(regels: Sequence[Telregel], termijnen: Sequence[Termijnregel], t: Teksten) -> Card:
    """How much there is of each category, and how much of it has passed its term: counts only."""
    inhoud: list[CardElement] = []
    for een in regels:
        inhoud.append(tussenkop(t(f"bewaren.categorie.{een.categorie}")))
        inhoud.append(
            feiten(
                [
                    (t("bewaren.tel.totaal"), str(een.totaal)),
                    (t("bewaren.tel.over"), str(een.over)),
                    (t("bewaren.tel.vast"), str(een.vastgehouden)),
                    (t("bewaren.tel.zonder"), str(een.zonder_termijn)),
                    (t("bewaren.tel.vernietigd"), str(een.vernietigd)),
                ]
            )
        )
    if not regels:
        inhoud.append(tekst(t("bewaren.overzicht.leeg")))
    return kaart(t("bewaren.overzicht.titel"), *inhoud, *_termijnen(termijnen, t))


def geen_inhoud(t: Teksten) -> Card:
    """What a post says once what it was about was destroyed."""
    return kaart(t("bewaren.weg.titel"), tekst(t("bewaren.weg.uitleg")))


def termijn_in_woorden(een: Termijnregel, t: Teksten) -> str:
    """Return what the region says of a category, with its source."""
    if een.maanden is None:
        return t("bewaren.termijn.onbekend")
    woorden = t.aantal("bewaren.termijn.maanden", een.maanden, begint=t(f"bewaren.begint.{een.categorie}"))
    bron = t("bewaren.termijn.bron", bron=zonder_opmaak(een.bron)) if een.bron else ""
    nog = "" if een.bevestigd else t("bewaren.termijn.te_bevestigen")
    return " ".join(deel for deel in (woorden, bron, nog) if deel)


def _rest(beeld: Lijstbeeld, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = []
    if beeld.bevestigd:
        terug = BewarenTochNiet(namen=",".join(naam for naam, _ in beeld.bevestigd))
        delen += [tussenkop(t("bewaren.lijst.bevestigd")), *(tekst(wat) for _, wat in beeld.bevestigd)]
        delen.append(ActionSet(actions=[knop(t("bewaren.knop.toch_niet"), terug, invoer=False)]))
    for kop, welke in (("bewaren.lijst.vast", beeld.vastgehouden), ("bewaren.lijst.verzoek", beeld.verzoek)):
        if welke:
            delen.append(tussenkop(t(kop)))
        for naam, wat in welke:
            openen = knop(t("bewaren.knop.openen"), BewarenOpen(item=naam), invoer=False)
            openen.tooltip = wat  # all these buttons have the same title
            delen += [tekst(wat), ActionSet(actions=[openen])]
    if beeld.lopend:
        delen += [tussenkop(t("bewaren.lijst.lopend")), tekst(t("bewaren.lijst.lopend_uitleg"), zacht=True)]
        delen += [tekst(een) for een in beeld.lopend]
    if beeld.zonder_termijn:
        delen.append(let_op(t.aantal("bewaren.lijst.zonder", beeld.zonder_termijn)))
    return [*delen, *_termijnen(beeld.termijnen, t)]


def _termijnen(regels: Sequence[Termijnregel], t: Teksten) -> list[CardElement]:
    if not regels:
        return []
    paren = [(t(f"bewaren.categorie.{een.categorie}"), termijn_in_woorden(een, t)) for een in regels]
    return [tussenkop(t("bewaren.lijst.termijnen")), feiten(paren)]


def _feiten(beeld: Itembeeld, t: Teksten, kalender: Kalender) -> list[tuple[str, str]]:
    paren = [(t("bewaren.feit.termijn"), termijn_in_woorden(beeld.termijn, t))]
    if beeld.begonnen_op is None:
        return [*paren, (t("bewaren.feit.begonnen"), t("bewaren.item.loopt"))]
    paren.append((t("bewaren.feit.begonnen"), datum.dag_met_jaar(beeld.begonnen_op, kalender)))
    if beeld.verloopt_op is not None:
        naam = "bewaren.feit.verlopen" if beeld.verlopen else "bewaren.feit.verloopt"
        paren.append((t(naam), datum.dag_met_jaar(beeld.verloopt_op, kalender)))
    return paren


def _besluit(een: Besluitregel, t: Teksten, kalender: Kalender) -> str:
    tot = datum.dag_met_jaar(een.tot, kalender) if een.tot else ""
    return t(
        f"bewaren.besluit.{een.soort}", door=zonder_opmaak(een.door), op=datum.dag_met_jaar(een.op, kalender), tot=tot
    )


def _itemknoppen(beeld: Itembeeld, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if beeld.vernietigd_om is not None:
        knoppen.append(knop(t("bewaren.knop.toch_niet"), BewarenTochNiet(namen=beeld.naam)))
    if beeld.mag_weg:
        data = BewarenVernietigVorm(item=beeld.naam)
        knoppen.append(knop(t("bewaren.knop.vernietig"), data, stijl="destructive"))
    for mag, wens in (
        (beeld.mag_verlengen, Wens.VERLENG),
        (beeld.mag_vast, Wens.HOUD_VAST),
        (beeld.mag_los, Wens.LAAT_LOS),
    ):
        if mag:
            knoppen.append(knop(t(f"bewaren.knop.{wens}"), BewarenVorm(wens=wens, item=beeld.naam)))
    return knoppen
