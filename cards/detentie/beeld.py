"""How it stands with a detention, on one calm card; and the neutral post about a day that changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ActionSet, CardElement, Container, ToggleVisibilityAction

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
from cards.detentie.payloads import DetentieOpen, DetentieTerug, DetentieVorm, Vormsoort
from cards.payloads import OpdrachtOpen, UitvraagOpen
from teksten.catalogus import Teksten

EERDER = "eerder"
"""Id of the part that tells what happened before; it waits until somebody asks for it."""


@dataclass(frozen=True, slots=True)
class Detentiebeeld:
    """A detention opened.

    Attributes:
        wie: typed text.
        kop: in how many days he is outside, in words.
        feiten: where, since when, until when, leave, where he lived and will live.
        momenten: what comes: on which day one hears what is not in order yet.
        eerder: what happened before, the newest first; for the regisseur alone.
        aandacht: what to look at.
        vormen: what the reader can change.
        terug: the button that undoes what was just done; None when nothing was.
        verder: other things to do, as command and words.
    """

    casus_id: str
    code: str
    wie: str
    kop: str
    feiten: Sequence[tuple[str, str]]
    momenten: Sequence[str] = ()
    eerder: Sequence[str] = ()
    aandacht: Sequence[str] = ()
    vormen: Sequence[Vormsoort] = ()
    melding: str = ""
    terug: DetentieTerug | None = None
    verder: Sequence[tuple[str, str]] = ()
    waarneming: str = ""


def geopend(beeld: Detentiebeeld, t: Teksten) -> Card:
    """One detention, for whoever may see it, alone."""
    return kaart(
        t("detentie.beeld.titel", code=beeld.code),
        *([goed_nieuws(beeld.melding)] if beeld.melding else []),
        *([ActionSet(actions=[knop(t("detentie.knop.terug"), beeld.terug)])] if beeld.terug else []),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *(let_op(een) for een in beeld.aandacht),
        vrije_tekst(beeld.wie, vet=True),
        tekst(beeld.kop),
        feiten(beeld.feiten),
        *_momenten(beeld, t),
        *_te_doen(beeld, t),
        *_eerder(beeld, t),
    )


def nog_kiezen(casus_id: str, code: str, bevraging: str, t: Teksten) -> Card:
    """In place of a detention, while the reader's organisatie has yet to choose between answering and refusing."""
    return kaart(
        t("detentie.beeld.titel", code=code),
        tekst(t("detentie.beeld.nog_kiezen")),
        knoppen=[
            knop(t("detentie.knop.beantwoorden"), UitvraagOpen(bevraging=bevraging), stijl="positive"),
            knop(t("detentie.knop.toch"), DetentieOpen(casus=casus_id, namen=True)),
        ],
    )


def bericht(naam: str, casus_id: str, woorden: str, t: Teksten, *, mag_openen: bool = True) -> Card:
    """The neutral post to an organisatie: something of a code changed, and the button to see what."""
    openen = [knop(t("detentie.knop.openen"), DetentieOpen(casus=casus_id), stijl="positive")] if mag_openen else []
    return kaart(t("detentie.bericht.titel", naam=naam), tekst(woorden), knoppen=openen)


def _momenten(beeld: Detentiebeeld, t: Teksten) -> list[CardElement]:
    if not beeld.momenten:
        return []
    return [tussenkop(t("detentie.deel.momenten")), *(tekst(een, zacht=True) for een in beeld.momenten)]


def _te_doen(beeld: Detentiebeeld, t: Teksten) -> list[CardElement]:
    wijzigen = [
        knop(t(f"detentie.knop.{een.value}"), DetentieVorm(casus=beeld.casus_id, soort=een)) for een in beeld.vormen
    ]
    verder = [knop(woorden, OpdrachtOpen(opdracht=een, casuscode=beeld.code)) for een, woorden in beeld.verder]
    return [ActionSet(actions=list(een)) for een in (wijzigen, verder) if een]


def _eerder(beeld: Detentiebeeld, t: Teksten) -> list[CardElement]:
    if not beeld.eerder:
        return []
    open_ = ToggleVisibilityAction(title=t("detentie.knop.geschiedenis"), target_elements=[EERDER])
    regels = [tekst(een, zacht=True) for een in beeld.eerder]
    wachtend = [tussenkop(t("detentie.deel.eerder")), *regels]
    return [ActionSet(actions=[open_]), Container(id=EERDER, is_visible=False, items=list(wachtend))]
