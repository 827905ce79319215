"""The forms of the four steps. What was typed comes back when something must be mended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from microsoft_teams.cards import CardElement, ExecuteAction, TimeInput

from cards.bouwstenen import Card, datumvak, foutenlijst, kaart, keuzevak, knop, let_op, tekst, tekstvak
from cards.payloads import OpdrachtOpen
from cards.volhouden.payloads import (
    EXTRA,
    VolhoudenAansporen,
    VolhoudenDoorpakken,
    VolhoudenNotitie,
    VolhoudenScenario,
)
from domain.tekst import LANGSTE_NAAM
from domain.volhouden import LANGSTE_TEKST
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form of one step.

    Attributes:
        waarden: what is filled in, by input.
        melding: why the form is here again, other than for a mistake.
    """

    code: str
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


def notitie(vorm: Vorm, bewaar: VolhoudenNotitie, t: Teksten) -> Card:
    """Ask what went wrong, to be talked about at the tafel."""
    return kaart(
        t("volhouden.teleurstelling.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("volhouden.teleurstelling.uitleg"), zacht=True),
        _tekst("tekst", "volhouden.veld.notitie", vorm, t, verplicht="volhouden.leeg.notitie"),
        knoppen=[knop(t("volhouden.knop.opslaan"), bewaar, stijl="positive"), _terug(vorm, t)],
    )


def aansporen(
    vorm: Vorm, bewaar: VolhoudenAansporen, keuzes: Sequence[tuple[str, str]], niet: Sequence[str], t: Teksten
) -> Card:
    """Ask whom to nudge: `keuzes` have something to do; `niet` are not nudged, each with why in a sentence."""
    if not keuzes:
        return kaart(
            t("volhouden.motiveren.titel", code=vorm.code),
            *_boven(vorm),
            tekst(t("volhouden.motiveren.niemand")),
            *(tekst(een) for een in niet),
            knoppen=[_terug(vorm, t)],
        )
    return kaart(
        t("volhouden.motiveren.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("volhouden.motiveren.uitleg", code=vorm.code), zacht=True),
        keuzevak(
            "organisaties",
            t("algemeen.verplicht", label=t("volhouden.veld.wie_aansporen")),
            keuzes,
            verplicht=t("volhouden.leeg.organisaties"),
            waarde=vorm.waarden.get("organisaties", ""),
            meer=True,
        ),
        *(tekst(een, zacht=True) for een in niet),
        knoppen=[knop(t("volhouden.knop.motiveren"), bewaar, stijl="positive"), _terug(vorm, t)],
    )


def scenario(vorm: Vorm, bewaar: VolhoudenScenario, t: Teksten) -> Card:
    """Ask what is done when it goes otherwise."""
    wie = vorm.waarden.get("wie", "")
    return kaart(
        t("volhouden.scenario.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("volhouden.scenario.uitleg"), zacht=True),
        _tekst("als", "volhouden.veld.als", vorm, t, verplicht="volhouden.leeg.als"),
        _tekst("tekst", "volhouden.veld.dan", vorm, t, verplicht="volhouden.leeg.dan"),
        tekstvak(
            "wie",
            t("algemeen.verplicht", label=t("volhouden.veld.wie")),
            verplicht=t("volhouden.leeg.wie"),
            waarde=wie,
            hoogstens=max(LANGSTE_NAAM, len(wie)),
        ),
        knoppen=[knop(t("volhouden.knop.opslaan"), bewaar, stijl="positive"), _terug(vorm, t)],
    )


def doorpakken(
    vorm: Vorm,
    bewaar: VolhoudenDoorpakken,
    zittingen: Iterable[tuple[str, str]],
    organisaties: Sequence[tuple[str, str]],
    t: Teksten,
) -> Card:
    """Ask on which zitting it is decided, and who must be there."""
    w = vorm.waarden
    erbij = []
    if organisaties:
        label = t("volhouden.veld.erbij")
        erbij.append(keuzevak("organisaties", label, organisaties, waarde=w.get("organisaties", ""), meer=True))
    return kaart(
        t("volhouden.doorpakken.titel", code=vorm.code),
        *_boven(vorm),
        tekst(t("volhouden.doorpakken.uitleg"), zacht=True),
        keuzevak(
            "zitting",
            t("algemeen.verplicht", label=t("volhouden.veld.zitting")),
            [*zittingen, (EXTRA, t("volhouden.doorpakken.extra"))],
            verplicht=t("volhouden.leeg.zitting"),
            waarde=w.get("zitting", ""),
        ),
        datumvak("datum", t("volhouden.veld.datum"), waarde=w.get("datum", "")),
        TimeInput(id="tijd", label=t("volhouden.veld.tijd"), value=w.get("tijd") or None),
        *erbij,
        _tekst("tekst", "volhouden.veld.waarom", vorm, t),
        knoppen=[knop(t("volhouden.knop.doorpakken"), bewaar, stijl="positive"), _terug(vorm, t)],
    )


def _boven(vorm: Vorm) -> list[CardElement]:
    melding: list[CardElement] = [let_op(vorm.melding)] if vorm.melding else []
    return [*melding, *foutenlijst(vorm.fouten)]


def _tekst(veld: str, key: str, vorm: Vorm, t: Teksten, *, verplicht: str = "") -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = vorm.waarden.get(veld, "")
    label = t("algemeen.verplicht", label=t(key)) if verplicht else t(key)
    return tekstvak(
        veld,
        label,
        verplicht=t(verplicht) if verplicht else None,
        waarde=waarde,
        lang=True,
        hoogstens=max(LANGSTE_TEKST, len(waarde)),
    )


def _terug(vorm: Vorm, t: Teksten) -> ExecuteAction:
    return knop(t("algemeen.annuleren"), OpdrachtOpen(opdracht="volhouden", casuscode=vorm.code), invoer=False)
