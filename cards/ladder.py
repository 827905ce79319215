"""Opschalen along the pyramid: where a casus stands, where it can go and why; the O3 kwestie; what is told of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import (
    Card,
    datumvak,
    fout,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.opschalen import NIET_MEE, Keuzes
from cards.payloads import VELD, FormPayload, Id, Invoer, OpdrachtOpen, Payload, Sleutel
from cards.ruimte import hoeveel_past
from cards.verbs import Verb
from domain.casus import LANGSTE_AANLEIDING, LANGSTE_TOELICHTING, Onderwerp
from domain.opschaalladder import LANGSTE_AAN, LANGSTE_REDEN
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten


class LadderOpen(Payload):
    """Open where a casus stands on the pyramid; the casus may come from a choice."""

    verb: ClassVar[Verb] = Verb.LADDER_OPEN
    van: Id | None = None
    casus: Invoer = ""


class LadderFormulier(Payload):
    """Open the form for the step that was chosen."""

    verb: ClassVar[Verb] = Verb.LADDER_FORMULIER
    casus: Id
    naar: Invoer = ""


class LadderDoe(Payload):
    """Bring a casus up or down. `van` is where it stood when the form was shown."""

    verb: ClassVar[Verb] = Verb.LADDER_DOE
    casus: Id
    van: Id
    naar: Id
    sleutel: Sleutel
    reden: Invoer = ""
    aan: Invoer = ""
    vraag: Invoer = ""
    dag: Invoer = ""


class KwestieMaak(FormPayload):
    """Make an O3 kwestie. `velden` says per betrokkene in which role he stands in it."""

    verb: ClassVar[Verb] = Verb.KWESTIE_MAAK
    casus: Id
    naar: Id
    sleutel: Sleutel
    onderwerp: Invoer = ""
    naam: Invoer = ""
    gemeente: Invoer = ""
    regisseur: Invoer = ""
    aanleiding: Invoer = ""
    doel: Invoer = ""
    doel_eigen: Invoer = ""
    grondslag: Invoer = ""
    aan: Invoer = ""
    dag: Invoer = ""


MEESTE_STAPPEN: Final = 12
"""Steps that are listed."""

RUIMTE: Final = 14_000
"""Bytes of what was typed at them: with the lines and the buttons it fits on a card."""


@dataclass(frozen=True, slots=True)
class Stapbeeld:
    """A step in the history: from, to and when in words of our own; `getypt` is what was typed, behind a label."""

    regel: str
    getypt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ladderbeeld:
    """Where a casus stands.

    Attributes:
        nu: name of the step.
        tredes: code and name, and whether it goes up or down, of where it can go.
        oorsprong: that it is a kwestie, and of which casus; empty when it is none.
        gedaan: what was just done; empty when it was only opened.
        loopt: whether it can still be moved.
        waarneming: for whom the reader stands in, in words.
    """

    casus: str
    code: str
    nu: str
    tredes: Keuzes
    stappen: tuple[Stapbeeld, ...] = ()
    oorsprong: str = ""
    gedaan: str = ""
    loopt: bool = True
    waarneming: str = ""
    fouten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stapvorm:
    """The form of one step. `bestuurlijk`: it asks something of who governs; `omlaag`: it goes back."""

    code: str
    van: str
    naar: str
    waarden: Mapping[str, str]
    bestuurlijk: bool = False
    omlaag: bool = False
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Kwestievorm:
    """The form of a kwestie.

    Attributes:
        personen: id and who it is, as typed, of who can stand in it.
        onderwerpen: what it may be about.
    """

    code: str
    naar: str
    onderwerpen: Keuzes
    personen: Keuzes
    rollen: Keuzes
    gemeenten: Keuzes
    regisseurs: Keuzes
    doelen: Keuzes
    grondslagen: Keuzes
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""


def stand(beeld: Ladderbeeld, t: Teksten) -> Card:
    """Where it stands, to where it can go, and how it came there."""
    knoppen: list[Action] = []
    keuze: list[CardElement] = []
    if beeld.loopt and beeld.tredes:
        keuze = [keuzevak("naar", _moet(t, "naar"), beeld.tredes, verplicht=t("ladder.leeg.naar"))]
        knoppen.append(knop(t("ladder.knop.verder"), LadderFormulier(casus=beeld.casus), stijl="positive"))
    elif beeld.loopt:
        keuze = [tekst(t("ladder.nergens_heen"))]
    open_ = OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code)
    return kaart(
        t("ladder.titel", code=beeld.code),
        *([goed_nieuws(beeld.gedaan)] if beeld.gedaan else []),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        tekst(t("ladder.nu", trede=beeld.nu)),
        *([tekst(beeld.oorsprong)] if beeld.oorsprong else []),
        *foutenlijst(beeld.fouten),
        *keuze,
        *([tussenkop(t("ladder.deel.geschiedenis"))] if beeld.stappen else []),
        *_geschiedenis(beeld.stappen, t),
        knoppen=[*knoppen, knop(t("ladder.knop.casus"), open_, invoer=False)],
    )


def stapformulier(vorm: Stapvorm, doe: LadderDoe, t: Teksten) -> Card:
    """Ask why, to whom and when; of who governs also what is asked."""
    w = vorm.waarden
    vraag: list[CardElement] = []
    if vorm.bestuurlijk:
        vraag = [_lang("vraag", LANGSTE_REDEN, w, _moet(t, "vraag"), leeg=t("ladder.leeg.vraag"))]
    soort = "omlaag" if vorm.omlaag else "omhoog"
    return kaart(
        t("ladder.titel", code=vorm.code),
        tekst(t("ladder.van_naar", van=vorm.van, naar=vorm.naar)),
        tekst(t(f"ladder.uitleg.{soort}"), zacht=True),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        _lang("reden", LANGSTE_REDEN, w, _moet(t, "reden"), leeg=t("ladder.leeg.reden")),
        *([] if vorm.omlaag else [_regel("aan", LANGSTE_AAN, w, _moet(t, "aan"), leeg=t("ladder.leeg.aan"))]),
        *vraag,
        datumvak("dag", _moet(t, "dag"), verplicht=t("ladder.leeg.dag"), waarde=w.get("dag", "")),
        *([fout(t("ladder.zie_boven"))] if vorm.fouten else []),
        knoppen=[
            knop(t(f"ladder.knop.{soort}"), doe, stijl="positive"),
            knop(t("algemeen.annuleren"), LadderOpen(van=doe.casus), invoer=False),
        ],
    )


def kwestieformulier(vorm: Kwestievorm, maak: KwestieMaak, t: Teksten) -> Card:
    """Ask whom or what the kwestie is about, who runs it, and what for. Nobody stands chosen beforehand."""
    w = vorm.waarden
    enig = vorm.onderwerpen[0][0] if len(vorm.onderwerpen) == 1 else ""
    over: list[CardElement] = []
    if not enig:
        over = [_keuze("onderwerp", vorm.onderwerpen, w, t)]
    personen: list[CardElement] = []
    if any(code == Onderwerp.PERSONEN for code, _ in vorm.onderwerpen):
        personen = [
            tekst(t("ladder.kwestie.wie"), zacht=True),
            *(_persoon(een, vorm.rollen, w, t) for een in vorm.personen),
        ]
    naam: list[CardElement] = []
    if any(code != Onderwerp.PERSONEN for code, _ in vorm.onderwerpen):
        gemeente = keuzevak(
            "gemeente", t("ladder.veld.gemeente"), vorm.gemeenten, waarde=w.get("gemeente", ""), open_=False
        )
        naam = [_regel("naam", LANGSTE_NAAM, w, t("ladder.veld.naam")), gemeente]
    return kaart(
        t("ladder.kwestie.titel", code=vorm.code),
        tekst(t("ladder.kwestie.uitleg", tafel=vorm.naar)),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        tussenkop(t("ladder.kwestie.deel.over")),
        *over,
        *personen,
        *naam,
        tussenkop(t("ladder.kwestie.deel.waarom")),
        _lang("aanleiding", LANGSTE_AANLEIDING, w, _moet(t, "aanleiding"), leeg=t("ladder.leeg.aanleiding")),
        *([_keuze("doel", vorm.doelen, w, t)] if vorm.doelen else []),
        _lang("doel_eigen", LANGSTE_TOELICHTING, w, t("ladder.veld.doel_eigen")),
        *([_keuze("grondslag", vorm.grondslagen, w, t)] if vorm.grondslagen else []),
        tussenkop(t("ladder.kwestie.deel.wie")),
        _keuze("regisseur", vorm.regisseurs, w, t),
        _regel("aan", LANGSTE_AAN, w, t("ladder.veld.aan")),
        datumvak("dag", _moet(t, "dag"), verplicht=t("ladder.leeg.dag"), waarde=w.get("dag", "")),
        *([fout(t("ladder.zie_boven"))] if vorm.fouten else []),
        knoppen=[
            knop(t("ladder.knop.kwestie"), maak, stijl="positive"),
            knop(t("algemeen.annuleren"), LadderOpen(van=maak.casus), invoer=False),
        ],
    )


def kwestie_gemaakt(van: str, gezegd: str, code: str, t: Teksten) -> Card:
    """It was made. `code` is that of the kwestie for who runs it himself; empty for others."""
    knoppen = [knop(t("ladder.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=van))]
    if code:
        knoppen.insert(0, knop(t("ladder.knop.kwestie_open"), OpdrachtOpen(opdracht="casus toon", casuscode=code)))
    return kaart(
        t("ladder.kwestie.titel", code=van),
        goed_nieuws(gezegd),
        tekst(t("ladder.kwestie.niet_mee", code=van)),
        knoppen=knoppen,
    )


def niet_mogelijk(code: str, waarom: str, t: Teksten) -> Card:
    """It cannot be done, and why."""
    return kaart(t("ladder.titel", code=code), tekst(waarom))


def opgeschaald(titel: str, regels: Sequence[str], t: Teksten) -> Card:
    """The neutral post to a manager: which casus went from where to where, and when."""
    return kaart(titel, *(tekst(een) for een in regels), tekst(t("ladder.bericht.uitleg"), zacht=True))


def kwestie_voor_u(code: str, regels: Sequence[str], t: Teksten) -> Card:
    """The neutral post to who runs a kwestie from now on."""
    open_ = OpdrachtOpen(opdracht="casus toon", casuscode=code)
    return kaart(
        t("ladder.kwestie.bericht.titel", code=code),
        *(tekst(een) for een in regels),
        knoppen=[knop(t("ladder.knop.casus"), open_, stijl="positive")],
    )


def _geschiedenis(stappen: tuple[Stapbeeld, ...], t: Teksten) -> Iterator[CardElement]:
    """Yield the steps, the newest first; of older ones only which they were."""
    heel = hoeveel_past((tuple(woorden for _, woorden in een.getypt) for een in stappen), RUIMTE)
    for nummer, een in enumerate(stappen[:MEESTE_STAPPEN]):
        yield tekst(een.regel)
        if nummer < heel:
            yield from (vrije_tekst(woorden, vooraf=kop) for kop, woorden in een.getypt)
    if len(stappen) > min(heel, MEESTE_STAPPEN):
        yield tekst(t("ladder.ouder"), zacht=True)


def _persoon(wie: tuple[str, str], rollen: Keuzes, w: Mapping[str, str], t: Teksten) -> CardElement:
    id_, naam = wie
    keuzes = ((NIET_MEE, t("opschalen.niet_mee")), *rollen)
    return keuzevak(f"{VELD}{id_}", naam, keuzes, waarde=w.get(f"{VELD}{id_}") or NIET_MEE, open_=False)


def _keuze(veld: str, keuzes: Keuzes, w: Mapping[str, str], t: Teksten) -> CardElement:
    enige = keuzes[0][0] if len(keuzes) == 1 else ""
    return keuzevak(
        veld,
        _moet(t, veld),
        keuzes,
        verplicht=t(f"ladder.leeg.{veld}"),
        waarde=w.get(veld) or enige,
        open_=len(keuzes) <= 3,  # noqa: PLR2004 - more would push the button out of sight on a phone
    )


def _lang(veld: str, hoogstens: int, w: Mapping[str, str], label: str, *, leeg: str | None = None) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, lang=True, hoogstens=max(hoogstens, len(waarde)))


def _regel(veld: str, hoogstens: int, w: Mapping[str, str], label: str, *, leeg: str | None = None) -> CardElement:
    waarde = w.get(veld, "")
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, hoogstens=max(hoogstens, len(waarde)))


def _moet(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"ladder.veld.{veld}"))
