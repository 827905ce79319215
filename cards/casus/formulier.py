"""The forms of a casus: which table, the casus itself, another betrokkene, the reason for an age."""

from collections.abc import Mapping
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ChoiceSetInput

from cards.bouwstenen import (
    Card,
    datumvak,
    fout,
    foutenlijst,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.casus.payloads import CasusBetrokkeneBewaar, CasusBewaar, CasusFormulier, CasusLater, CasusOpen, CasusReden
from domain.casus import (
    LANGSTE_AANLEIDING,
    LANGSTE_NUMMER,
    LANGSTE_TOELICHTING,
    Geinformeerd,
    Onderwerp,
)
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

ONBEKENDE_GEMEENTE = "onbekend"
"""The choice for a municipality outside the region or not known. No municipality may have this code."""

Keuzes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Casusvorm:
    """What the form of one table offers, and what was filled in already.

    Attributes:
        soort: the table, and what the casus is about when the table leaves a choice.
        waarden: field -> what was filled in.
        fouten: what must be mended, in words.
        melding: something to know before saving (again).
        herkomst: where what stands in it came from, when nobody has typed it here.
    """

    soort: str
    onderwerp: Onderwerp
    routes: Keuzes
    doelen: Keuzes
    grondslagen: Keuzes
    gemeenten: Keuzes
    rollen: Keuzes
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""
    herkomst: str = ""


@dataclass(frozen=True, slots=True)
class Betrokkenevorm:
    """What the form for another betrokkene offers, and what was filled in already."""

    code: str
    gemeenten: Keuzes
    rollen: Keuzes
    waarden: Mapping[str, str]
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Redenvorm:
    """Somebody outside the table's ages, and the reasons the region names for it."""

    code: str
    naam: str
    uitleg: str
    redenen: Keuzes
    fouten: tuple[str, ...] = ()


def kies_soort(
    soorten: Keuzes, t: Teksten, *, melding: str | None = None, voorstel: str = "", fouten: tuple[str, ...] = ()
) -> Card:
    """Ask at which table; `voorstel` stands chosen already, and `melding` is what the casus is made of."""
    return kaart(
        t("casus.soort.titel"),
        tekst(t("casus.soort.uitleg")),
        *foutenlijst(fouten),
        keuzevak("soort", _moet(t, "casus.veld.soort"), soorten, verplicht=t("casus.leeg.soort"), waarde=voorstel),
        knoppen=[knop(t("casus.knop.verder"), CasusFormulier(melding=melding) if melding else CasusFormulier())],
    )


def nieuwe_casus(vorm: Casusvorm, bewaar: CasusBewaar, t: Teksten) -> Card:
    """The whole form of a new casus, with what was filled in already."""
    w = vorm.waarden
    return kaart(
        t("casus.nieuw.titel"),
        tekst(vorm.soort),
        *([tekst(vorm.herkomst, zacht=True)] if vorm.herkomst else []),
        *foutenlijst(vorm.fouten),
        *_meldblok(vorm.melding),
        tussenkop(t("casus.deel.melding")),
        *_keuze("route", vorm.routes, w, t, ingeklapt=True),
        _spoed(w, t),
        _lang("aanleiding", LANGSTE_AANLEIDING, w, t, verplicht=True),
        _kort("extern_nummer", LANGSTE_NUMMER, w, t),
        tussenkop(t("casus.deel.doel")),
        *_keuze("doel", vorm.doelen, w, t),
        _lang("doel_eigen", LANGSTE_TOELICHTING, w, t, verplicht=not vorm.doelen),
        *_keuze("grondslag", vorm.grondslagen, w, t),
        tussenkop(t(f"casus.deel.{vorm.onderwerp.value}")),
        *_betrokkene(vorm.onderwerp, vorm.gemeenten, vorm.rollen, w, t),
        tussenkop(t("casus.deel.informering")),
        *_informering(w, t),
        # Who pressed the button is at the end of a long card and does not see what now stands on top of it.
        *([fout(t("casus.nieuw.zie_boven"))] if vorm.fouten or vorm.melding else []),
        knoppen=[knop(t("casus.knop.opslaan"), bewaar, stijl="positive")],
    )


def betrokkene_erbij(vorm: Betrokkenevorm, bewaar: CasusBetrokkeneBewaar, t: Teksten) -> Card:
    """The form for another betrokkene."""
    return kaart(
        t("casus.erbij.titel", code=vorm.code),
        *foutenlijst(vorm.fouten),
        *_meldblok(vorm.melding),
        *_betrokkene(Onderwerp.PERSONEN, vorm.gemeenten, vorm.rollen, vorm.waarden, t),
        knoppen=[
            knop(t("casus.knop.opslaan"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), CasusLater(casus=bewaar.casus), invoer=False),
        ],
    )


def leeftijdreden(vorm: Redenvorm, bewaar: CasusReden, t: Teksten) -> Card:
    """Ask why somebody outside the table's ages is discussed there; it may be left for later."""
    return kaart(
        t("casus.leeftijd.titel", code=vorm.code),
        vrije_tekst(vorm.naam, vet=True),
        tekst(vorm.uitleg),
        *foutenlijst(vorm.fouten),
        keuzevak("reden", _moet(t, "casus.veld.reden"), vorm.redenen, verplicht=t("casus.leeg.reden")),
        knoppen=[
            knop(t("casus.knop.opslaan"), bewaar, stijl="positive"),
            knop(t("casus.knop.later"), CasusLater(casus=bewaar.casus), invoer=False),
        ],
    )


def kies_casus(casussen: Keuzes, t: Teksten) -> Card:
    """Ask which casus, by its code."""
    if not casussen:
        return kaart(t("casus.kies.titel"), tekst(t("casus.kies.geen")))
    return kaart(
        t("casus.kies.titel"),
        keuzevak("casus", _moet(t, "casus.veld.casus"), casussen, verplicht=t("casus.leeg.casus"), open_=False),
        knoppen=[knop(t("casus.knop.openen"), CasusOpen())],
    )


def niet_klaar(redenen: tuple[str, ...], t: Teksten) -> Card:
    """The region must confirm more before its first casus."""
    return kaart(
        t("casus.niet_klaar.titel"),
        tekst(t("casus.niet_klaar.uitleg")),
        *(tekst(f"- {reden}") for reden in redenen),
        tekst(t("casus.niet_klaar.hoe"), zacht=True),
    )


def _betrokkene(
    onderwerp: Onderwerp, gemeenten: Keuzes, rollen: Keuzes, w: Mapping[str, str], t: Teksten
) -> list[CardElement]:
    gemeente = _keuze("gemeente", gemeenten, w, t, ingeklapt=True)
    if onderwerp is not Onderwerp.PERSONEN:
        return [_kort("naam", LANGSTE_NAAM, w, t, label=f"casus.veld.naam.{onderwerp.value}"), *gemeente]
    return [
        _kort("naam", LANGSTE_NAAM, w, t, label="casus.veld.naam.personen"),
        datumvak(
            "geboortedatum",
            _moet(t, "casus.veld.geboortedatum"),
            verplicht=t("casus.leeg.geboortedatum"),
            waarde=w.get("geboortedatum", ""),
        ),
        *gemeente,
        *_keuze("rol", rollen, w, t, ingeklapt=True),
    ]


def _informering(w: Mapping[str, str], t: Teksten) -> list[CardElement]:
    standen = tuple((een.value, t(f"casus.informering.{een.value}")) for een in Geinformeerd)
    return [
        *_keuze("informering", standen, w, t),
        _lang("informering_reden", LANGSTE_TOELICHTING, w, t, verplicht=False),
        datumvak("informering_op", t("casus.veld.informering_op"), waarde=w.get("informering_op", "")),
    ]


def _spoed(w: Mapping[str, str], t: Teksten) -> ChoiceSetInput:
    keuzes = (("nee", t("casus.spoed.nee")), ("ja", t("casus.spoed.ja")))
    return keuzevak("spoed", t("casus.veld.spoed"), keuzes, waarde=w.get("spoed") or "nee")


def _keuze(
    veld: str, keuzes: Keuzes, w: Mapping[str, str], t: Teksten, *, ingeklapt: bool = False
) -> list[CardElement]:
    """A required choice; the only one there is stands chosen already, and without any there is nothing to ask."""
    if not keuzes:
        return []
    enige = keuzes[0][0] if len(keuzes) == 1 else ""
    return [
        keuzevak(
            veld,
            _moet(t, f"casus.veld.{veld}"),
            keuzes,
            verplicht=t(f"casus.leeg.{veld}"),
            waarde=w.get(veld) or enige,
            open_=not ingeklapt,
        )
    ]


def _kort(veld: str, hoogstens: int, w: Mapping[str, str], t: Teksten, *, label: str = "") -> CardElement:
    waarde = w.get(veld, "")
    return tekstvak(
        veld,
        _moet(t, label) if label else t(f"casus.veld.{veld}"),
        verplicht=t(f"casus.leeg.{veld}") if label else None,
        waarde=waarde,
        hoogstens=_ruimte(hoogstens, waarde),
    )


def _lang(veld: str, hoogstens: int, w: Mapping[str, str], t: Teksten, *, verplicht: bool) -> CardElement:
    waarde = w.get(veld, "")
    label = f"casus.veld.{veld}"
    return tekstvak(
        veld,
        _moet(t, label) if verplicht else t(label),
        verplicht=t(f"casus.leeg.{veld}") if verplicht else None,
        waarde=waarde,
        lang=True,
        hoogstens=_ruimte(hoogstens, waarde),
    )


def _ruimte(hoogstens: int, waarde: str) -> int:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    return max(hoogstens, len(waarde))


def _moet(t: Teksten, label: str) -> str:
    return t("algemeen.verplicht", label=t(label))


def _meldblok(melding: str) -> list[CardElement]:
    return [let_op(melding)] if melding else []
