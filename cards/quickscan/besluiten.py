"""The forms with which is decided: about one person, or that several are discussed."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.bouwstenen import (
    Card,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    vrije_tekst,
    zonder_opmaak,
)
from cards.quickscan import delen
from cards.quickscan.payloads import QuickscanBesluit, QuickscanMeer, QuickscanOpen, QuickscanPersoon
from domain.quickscan import LANGSTE_REDEN, Persoonsbeeld, Quickscanbesluit
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitvorm:
    """The form about one person. `mogelijk`: what may be decided; `rio`: name of the body that would go on with him."""

    persoon: Persoonsbeeld
    knop: QuickscanBesluit
    mogelijk: tuple[Quickscanbesluit, ...]
    rio: str = ""
    besluit: str = ""
    reden: str = ""
    fouten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meervorm:
    """The form about several people: (casus id, code and name) of each about whom nothing was decided."""

    knop: QuickscanMeer
    mensen: tuple[tuple[str, str], ...]
    gekozen: str = ""
    fouten: tuple[str, ...] = ()


def besluitkaart(vorm: Besluitvorm, t: Teksten, kalender: Kalender) -> Card:
    """Draw the form; what each choice brings about stands before the choice."""
    een = vorm.persoon
    keuzes = [(wat.value, t(f"quickscan.keuze.{wat.value}")) for wat in vorm.mogelijk]
    return kaart(
        t("quickscan.vorm.titel", code=een.code),
        *foutenlijst(vorm.fouten),
        vrije_tekst(een.naam, vet=True),
        tekst(delen.wanneer(een, t, kalender), zacht=True),
        *([tekst(delen.besluit(een, t))] if een.besluit is not None else []),
        *([let_op(t.aantal("quickscan.vorm.open", len(een.open), wie=", ".join(een.open)))] if een.open else []),
        tekst("\n".join(f"- {_gevolg(wat, vorm.rio, t)}" for wat in vorm.mogelijk)),
        keuzevak(
            "besluit",
            t("algemeen.verplicht", label=t("quickscan.vorm.besluit")),
            keuzes,
            verplicht=t("quickscan.vorm.kies"),
            waarde=vorm.besluit if vorm.besluit in {wat for wat, _ in keuzes} else "",
        ),
        tekstvak("reden", t("quickscan.vorm.reden"), waarde=vorm.reden, lang=True, hoogstens=LANGSTE_REDEN),
        knoppen=[
            knop(t("quickscan.knop.opslaan"), vorm.knop, stijl="positive"),
            knop(t("quickscan.knop.terug"), QuickscanPersoon(casus=een.casus_id), invoer=False),
        ],
    )


def meerkaart(vorm: Meervorm, t: Teksten) -> Card:
    """Draw the form to have several people discussed."""
    terug = knop(t("quickscan.knop.lijst"), QuickscanOpen(zitting=vorm.knop.zitting), invoer=False)
    if not vorm.mensen:
        return kaart(t("quickscan.meer.titel"), goed_nieuws(t("quickscan.meer.niemand")), knoppen=[terug])
    return kaart(
        t("quickscan.meer.titel"),
        *foutenlijst(vorm.fouten),
        tekst(t("quickscan.meer.uitleg")),
        keuzevak(
            "casussen",
            t("algemeen.verplicht", label=t("quickscan.meer.wie")),
            vorm.mensen,
            verplicht=t("quickscan.meer.kies"),
            waarde=vorm.gekozen,
            meer=True,
        ),
        knoppen=[knop(t("quickscan.knop.bespreken"), vorm.knop, stijl="positive"), terug],
    )


def _gevolg(wat: Quickscanbesluit, rio: str, t: Teksten) -> str:
    key = f"quickscan.gevolg.{wat.value}"
    return t(key, rio=rio) if wat is Quickscanbesluit.ALLEEN_RIO else t(key)


def in_namen(mensen: Sequence[Persoonsbeeld]) -> tuple[tuple[str, str], ...]:
    """Return people as choices; the name as it was typed, disarmed."""
    return tuple((een.casus_id, f"{een.code} {zonder_opmaak(een.naam)}") for een in mensen)
