"""Absence: when somebody is away, who stands in for him, and for whom he stands in. Names of professionals only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import ActionSet, CardElement

from cards.bouwstenen import (
    MEESTE_OPEN,
    Card,
    datumvak,
    fout,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tussenkop,
)
from cards.payloads import Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.verbs import Verb
from teksten.catalogus import Teksten

NIEMAND = "-"
"""The choice that nobody stands in: to be made, so that nobody forgets to choose."""

Keuzes = Sequence[tuple[str, str]]


class AfwezigVoor(Payload):
    """Open the form for a colleague; while nobody is chosen, ask who it is."""

    verb: ClassVar[Verb] = Verb.AFWEZIG_VOOR
    wie: Invoer = ""


class AfwezigMeld(Payload):
    """Keep that somebody is away: two days, both included, and who stands in."""

    verb: ClassVar[Verb] = Verb.AFWEZIG_MELD
    sleutel: Sleutel
    persoon: Id
    van: Invoer = ""
    tot: Invoer = ""
    vervanger: Invoer = ""


class AfwezigIntrek(Payload):
    """Take an absence back, or end it now."""

    verb: ClassVar[Verb] = Verb.AFWEZIG_INTREK
    sleutel: Sleutel
    afwezigheid: Id


@dataclass(frozen=True, slots=True)
class Periode:
    """One absence, in words: from when until when, and who stands in. `intrek` takes it back."""

    wanneer: str
    vervanger: str
    intrek: AfwezigIntrek


@dataclass(frozen=True, slots=True)
class Afwezigbeeld:
    """Everything about the absence of one person.

    Attributes:
        naam: of the colleague it is about; empty when it is the reader himself.
        uitleg: what a stand-in may do, in words.
        waarnemingen: lines that say for whom he stands in, and when.
        vervangers: who may stand in, by id.
        collega: whether the reader may do this for colleagues too.
        let_op: what he should know about the one that was just kept.
    """

    naam: str
    uitleg: str
    periodes: Sequence[Periode]
    waarnemingen: Sequence[str]
    vervangers: Keuzes
    ingevuld: AfwezigMeld
    collega: bool = False
    fouten: Sequence[str] = ()
    gelukt: str = ""
    let_op: str = ""


@dataclass(frozen=True, slots=True)
class Waarneembericht:
    """What is told of one absence; `titel` and `regel` are in words, for the absent and the stand-in alike."""

    titel: str
    regel: str
    uitleg: str = ""
    loopt: bool = True


def afwezigkaart(beeld: Afwezigbeeld, bewaar: AfwezigMeld, t: Teksten) -> Card:
    """The coming absences of one person, and the form for another one."""
    titel = t("afwezig.titel_collega", naam=beeld.naam) if beeld.naam else t("afwezig.titel")
    knoppen = [knop(t("afwezig.knop.meld"), bewaar, stijl="positive")]
    if beeld.collega:
        knoppen.append(knop(t("afwezig.knop.collega"), AfwezigVoor(), invoer=False))
    elif beeld.naam:
        knoppen.append(knop(t("algemeen.terug"), OpdrachtOpen(opdracht="afwezig"), invoer=False))
    return kaart(titel, *_boven(beeld), *_bekend(beeld, t), *_formulier(beeld, t), knoppen=knoppen)


def kies_collega(keuzes: Keuzes, t: Teksten) -> Card:
    """Ask for whom it is."""
    terug = knop(t("algemeen.terug"), OpdrachtOpen(opdracht="afwezig"), invoer=False)
    if not keuzes:
        return kaart(t("afwezig.collega.titel"), tekst(t("afwezig.collega.niemand")), knoppen=[terug])
    return kaart(
        t("afwezig.collega.titel"),
        tekst(t("afwezig.collega.uitleg"), zacht=True),
        keuzevak(
            "wie",
            t("algemeen.verplicht", label=t("afwezig.collega.veld")),
            keuzes,
            verplicht=t("afwezig.collega.leeg"),
            open_=False,
        ),
        knoppen=[knop(t("afwezig.knop.verder"), AfwezigVoor(), stijl="positive"), terug],
    )


def waarneemkaart(bericht: Waarneembericht, t: Teksten) -> Card:
    """Tell who stands in for whom; it stands in the chat of both, so it speaks of both by name."""
    knoppen = [knop(t("afwezig.bericht.knop"), OpdrachtOpen(opdracht="afwezig"))] if bericht.loopt else []
    uitleg = [tekst(bericht.uitleg, zacht=True)] if bericht.uitleg else []
    return kaart(bericht.titel, tekst(bericht.regel), *uitleg, knoppen=knoppen)


def _boven(beeld: Afwezigbeeld) -> list[CardElement]:
    if beeld.fouten:
        return [fout("\n\n".join(beeld.fouten))]
    gelukt: list[CardElement] = [goed_nieuws(beeld.gelukt)] if beeld.gelukt else []
    return [*gelukt, *([let_op(beeld.let_op)] if beeld.let_op else [])]


def _bekend(beeld: Afwezigbeeld, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = []
    if beeld.periodes:
        delen.append(tussenkop(t("afwezig.deel.bekend")))
        for een in beeld.periodes:
            weg = knop(t("afwezig.knop.intrek"), een.intrek, invoer=False)
            weg.tooltip = een.wanneer  # all these buttons have the same title
            delen += [tekst(een.wanneer), tekst(een.vervanger, zacht=True), ActionSet(actions=[weg])]
    if beeld.waarnemingen:
        delen += [tussenkop(t("afwezig.deel.waarnemen")), *map(tekst, beeld.waarnemingen)]
    return delen


def _formulier(beeld: Afwezigbeeld, t: Teksten) -> list[CardElement]:
    keuzes = [*beeld.vervangers, (NIEMAND, t("afwezig.niemand"))]
    return [
        tussenkop(t("afwezig.deel.nieuw")),
        tekst(beeld.uitleg, zacht=True),
        datumvak(
            "van",
            t("algemeen.verplicht", label=t("afwezig.veld.van")),
            verplicht=t("afwezig.fout.van"),
            waarde=beeld.ingevuld.van,
        ),
        datumvak(
            "tot",
            t("algemeen.verplicht", label=t("afwezig.veld.tot")),
            verplicht=t("afwezig.fout.tot"),
            waarde=beeld.ingevuld.tot,
        ),
        keuzevak(
            "vervanger",
            t("algemeen.verplicht", label=t("afwezig.veld.vervanger")),
            keuzes,
            verplicht=t("afwezig.fout.vervanger"),
            waarde=beeld.ingevuld.vervanger,
            open_=len(keuzes) <= MEESTE_OPEN,
        ),
    ]
