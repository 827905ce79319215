"""Handing over casussen: codes, counts, and names of professionals. A manager sees no more of a casus than its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import MEESTE_OPEN, Card, fout, goed_nieuws, kaart, keuzevak, knop, let_op, tekst
from cards.payloads import Id, Invoer, OpdrachtOpen, OverdragenOpen, Payload, Sleutel
from cards.verbs import Verb
from teksten.catalogus import Teksten

ALLES = "alles"
"""The choice to hand over everything; no casus has this id."""

MEESTE_KEUZES = 100
"""Casussen that can be chosen one by one: what a card holds with room to spare. All of them can go at once."""

MEESTE_CODES = 40
"""Codes that are named in a message; of the others it says how many there are."""

Keuzes = Sequence[tuple[str, str]]


class Overdragen(Payload):
    """Hand over the chosen casussen of `van` to somebody else."""

    verb: ClassVar[Verb] = Verb.OVERDRAGEN
    sleutel: Sleutel
    van: Id
    casussen: Invoer = ""
    naar: Invoer = ""


@dataclass(frozen=True, slots=True)
class Overdraagbeeld:
    """The casussen of one regisseur, to hand over.

    Attributes:
        van: whose they are, by name; empty when they are the reader's own.
        casussen: to choose from, as (id, what it is); `totaal` counts them all.
        naar: who can take over.
        regels: what should be known beforehand, in words.
        kies_ander: whether the reader may choose another regisseur.
    """

    van: str
    casussen: Keuzes
    totaal: int
    naar: Keuzes
    gekozen: str = ""
    gekozen_naar: str = ""
    regels: Sequence[str] = ()
    kies_ander: bool = False
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Overgedragen:
    """What came of it, in words: `gelukt` when anything changed hands."""

    gelukt: str
    codes: str
    regels: Sequence[str]
    van_id: str


@dataclass(frozen=True, slots=True)
class Bericht:
    """A message about casussen that changed hands, or wait for that. `regels` hold codes and counts only."""

    titel: str
    regels: Sequence[str]
    zacht: str = ""


def formulier(beeld: Overdraagbeeld, bewaar: Overdragen, t: Teksten) -> Card:
    """Choose which casussen go to whom, and hand them over in one press."""
    titel = t("overdragen.titel_van", naam=beeld.van) if beeld.van else t("overdragen.titel")
    ander = [knop(t("overdragen.knop.ander"), OverdragenOpen(), invoer=False)] if beeld.kies_ander else []
    regels = [tekst(een) for een in beeld.regels]
    if not beeld.casussen or not beeld.naar:
        waarom = "overdragen.niets" if not beeld.casussen else "overdragen.niemand"
        return kaart(titel, *regels, tekst(t(waarom)), knoppen=ander)
    return kaart(
        titel,
        *([fout("\n\n".join(beeld.fouten))] if beeld.fouten else []),
        *regels,
        tekst(t("overdragen.uitleg"), zacht=True),
        keuzevak(
            "naar",
            t("algemeen.verplicht", label=t("overdragen.veld.naar")),
            beeld.naar,
            verplicht=t("overdragen.fout.naar"),
            waarde=beeld.gekozen_naar,
            open_=len(beeld.naar) <= MEESTE_OPEN,
        ),
        keuzevak(
            "casussen",
            t("algemeen.verplicht", label=t("overdragen.veld.casussen")),
            _keuzes(beeld, t),
            verplicht=t("overdragen.fout.casussen"),
            waarde=beeld.gekozen,
            meer=True,
        ),
        *_te_veel(beeld, t),
        knoppen=[knop(t("overdragen.knop.doe"), bewaar, stijl="positive"), *ander],
    )


def kies_regisseur(keuzes: Keuzes, t: Teksten) -> Card:
    """Ask a manager whose casussen go over."""
    if not keuzes:
        return kaart(t("overdragen.titel"), tekst(t("overdragen.niemand_heeft")))
    return kaart(
        t("overdragen.titel"),
        keuzevak(
            "kies_van",
            t("algemeen.verplicht", label=t("overdragen.veld.van")),
            keuzes,
            verplicht=t("overdragen.fout.van"),
            open_=len(keuzes) <= MEESTE_OPEN,
        ),
        knoppen=[knop(t("overdragen.knop.verder"), OverdragenOpen(), stijl="positive")],
    )


def gedaan(beeld: Overgedragen, t: Teksten) -> Card:
    """What was handed over, and how a mistake is undone."""
    delen: list[CardElement] = [goed_nieuws(beeld.gelukt)] if beeld.gelukt else []
    if beeld.codes:
        delen.append(tekst(beeld.codes))
    delen += [tekst(een) for een in beeld.regels]
    meer = knop(t("overdragen.knop.meer"), OverdragenOpen(van=beeld.van_id))
    return kaart(t("overdragen.gedaan.titel"), *delen, knoppen=[meer])


def overgedragen(bericht: Bericht, t: Teksten, *, heeft_er: bool) -> Card:
    """To who got casussen: how many, from whom, which codes, and how they stand."""
    knoppen: list[Action] = []
    if heeft_er:
        knoppen = [
            knop(t("overdragen.knop.lijst"), OpdrachtOpen(opdracht="casus lijst")),
            knop(t("overdragen.knop.terug"), OpdrachtOpen(opdracht="overdragen")),
        ]
    return kaart(bericht.titel, *_regels(bericht), knoppen=knoppen)


def zonder_regisseur(bericht: Bericht, van: str | None, t: Teksten) -> Card:
    """To the managers: casussen without a regisseur. `van` is whose they were, when they can hand them over."""
    knoppen = [knop(t("overdragen.knop.verdeel"), OverdragenOpen(van=van), stijl="positive")] if van else []
    return kaart(bericht.titel, let_op(bericht.regels[0]), *_regels(bericht, 1), knoppen=knoppen)


def alles_verdeeld(titel: str, regel: str) -> Card:
    """To the managers, in the place of the former: it is dealt with."""
    return kaart(titel, goed_nieuws(regel))


def _keuzes(beeld: Overdraagbeeld, t: Teksten) -> Keuzes:
    if beeld.totaal == 1:
        return beeld.casussen
    return [(ALLES, t("overdragen.alles", aantal=beeld.totaal)), *beeld.casussen]


def _te_veel(beeld: Overdraagbeeld, t: Teksten) -> list[CardElement]:
    meer = beeld.totaal - len(beeld.casussen)
    return [tekst(t.aantal("overdragen.niet_in_lijst", meer), zacht=True)] if meer > 0 else []


def _regels(bericht: Bericht, vanaf: int = 0) -> list[CardElement]:
    zacht = [tekst(bericht.zacht, zacht=True)] if bericht.zacht else []
    return [*map(tekst, bericht.regels[vanaf:]), *zacht]
