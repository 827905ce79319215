"""What somebody chose about the talk: how it stands, and the form in which it is written down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, ToggleVisibilityAction

from cards.bouwstenen import (
    Card,
    datumvak,
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
from cards.payloads import Payload
from cards.terugkeergesprek.payloads_keuze import (
    AANGEVINKT,
    BeslisVorm,
    KeuzeBewaar,
    KeuzeOpen,
    KeuzeVorm,
    WieVorm,
)
from domain.gesprekskeuze import LANGSTE_NAAM, Keuze
from teksten.catalogus import Teksten

MEE = "beslist_mee"
"""Id of the part about who says yes with him."""


@dataclass(frozen=True, slots=True)
class Keuzebeeld:
    """How it stands with what somebody chose.

    Attributes:
        naam: as typed.
        stand: what he chose, in words; one line.
        let_op: what stands in the way of a yes, in words; empty when nothing does.
        vertegenwoordiger: who agreed with him, as typed; empty when nobody did.
        kan: what he can choose now.
        eerst_nee: the choice that counts is not to come: a yes is asked after once more.
        nodig: somebody says yes with him.
        curatele: that is because he is under guardianship.
        waarneming: for whom the reader stands in; empty when for nobody.
        terug: the talk, as the reader sees it.
    """

    gesprek_id: str
    code: str
    naam: str
    stand: str
    let_op: str = ""
    vertegenwoordiger: str = ""
    kan: tuple[Keuze, ...] = ()
    eerst_nee: bool = False
    nodig: bool = False
    curatele: bool = False
    waarneming: str = ""
    terug: Payload | None = None


@dataclass(frozen=True, slots=True)
class Inbrengbeeld:
    """What he brings to the talk.

    Attributes:
        regels: heading and what he wrote, as typed; only what he filled in.
        liever_niet: per organisatie he would rather not have there how it stands, in words, and what he is told.
        te_beslissen: about how many of them nothing was decided yet.
    """

    regels: tuple[tuple[str, str], ...] = ()
    liever_niet: tuple[tuple[str, str], ...] = ()
    te_beslissen: int = 0


def overzicht(
    beeld: Keuzebeeld, eerder: Sequence[str], inbreng: Inbrengbeeld, t: Teksten, *, mag_noteren: bool = False
) -> Card:
    """For the regisseur: what he chose, when and by whom it was written down, and what he brings."""
    inhoud = _boven(beeld, t)
    if eerder:
        inhoud += [tussenkop(t("gesprekskeuze.eerder")), *(tekst(een, zacht=True) for een in eerder)]
    inhoud += _inbreng(inbreng, t)
    knoppen: list[Action] = []
    if inbreng.liever_niet and mag_noteren:
        beslis = BeslisVorm(gesprek=beeld.gesprek_id, alles=not inbreng.te_beslissen)
        titel = t("gesprekskeuze.knop.beslis" if inbreng.te_beslissen else "gesprekskeuze.knop.antwoord_wijzigen")
        knoppen.append(knop(titel, beslis, stijl="positive" if inbreng.te_beslissen else None))
    if mag_noteren and beeld.kan:
        knoppen.append(knop(t("gesprekskeuze.knop.telefoon"), KeuzeVorm(gesprek=beeld.gesprek_id)))
    knoppen += _terug(beeld, t)
    return kaart(
        t("gesprekskeuze.titel", code=beeld.code),
        *inhoud,
        tekst(t("gesprekskeuze.wie_leest"), zacht=True),
        knoppen=knoppen,
    )


def vorm(
    beeld: Keuzebeeld,
    bewaar: KeuzeBewaar | None,
    waarden: Mapping[str, str],
    fouten: Sequence[str],
    inbreng: Inbrengbeeld,
    t: Teksten,
) -> Card:
    """The form; without `bewaar` he can choose nothing any more, and it only tells how it stands."""
    inhoud = _boven(beeld, t)
    inhoud[1:1] = foutenlijst(fouten)
    titel = t("gesprekskeuze.titel", code=beeld.code)
    if bewaar is None:
        voorbij = tekst(t("gesprekskeuze.voorbij"))
        return kaart(titel, *inhoud, voorbij, *_inbreng(inbreng, t), knoppen=_terug(beeld, t))
    keuzes = [(een.value, t(f"gesprekskeuze.keuze.{een.value}")) for een in beeld.kan]
    verplicht = t("algemeen.verplicht", label=t("gesprekskeuze.veld.keuze"))
    inhoud.append(tekst(t("gesprekskeuze.vraag_hem"), zacht=True))
    inhoud.append(
        keuzevak("keuze", verplicht, keuzes, waarde=waarden.get("keuze", ""), verplicht=t("gesprekskeuze.leeg.keuze"))
    )
    inhoud.append(datumvak("dag", t("gesprekskeuze.veld.dag"), waarde=waarden.get("dag", "")))
    if beeld.eerst_nee:
        vakje = [(AANGEVINKT, t("gesprekskeuze.zelf"))]
        inhoud.append(keuzevak("zelf", t("gesprekskeuze.veld.zelf"), vakje, waarde=waarden.get("zelf", ""), meer=True))
    if Keuze.JA in beeld.kan:
        inhoud += _mee(beeld, waarden, t)
    knoppen: list[Action] = [knop(t("gesprekskeuze.knop.opslaan"), bewaar, stijl="positive")]
    knoppen.append(knop(t("gesprekskeuze.knop.liever_niet"), WieVorm(gesprek=beeld.gesprek_id), invoer=False))
    knoppen += _terug(beeld, t)
    return kaart(
        titel,
        *inhoud,
        ActionSet(actions=knoppen),
        *_inbreng(inbreng, t),
        tekst(t("gesprekskeuze.wie_leest"), zacht=True),
    )


def _terug(beeld: Keuzebeeld, t: Teksten) -> list[Action]:
    return [knop(t("gesprekskeuze.knop.terug"), beeld.terug, invoer=False)] if beeld.terug else []


def gedaan(beeld: Keuzebeeld, melding: str, t: Teksten) -> Card:
    """It was written down: how it stands now, and what follows from it."""
    inhoud = _boven(beeld, t)
    return kaart(
        t("gesprekskeuze.titel", code=beeld.code),
        goed_nieuws(melding),
        *inhoud,
        knoppen=[knop(t("gesprekskeuze.knop.terug"), KeuzeOpen(gesprek=beeld.gesprek_id))],
    )


def _boven(beeld: Keuzebeeld, t: Teksten) -> list[CardElement]:
    inhoud: list[CardElement] = [vrije_tekst(beeld.naam, vet=True)]
    if beeld.waarneming:
        inhoud.append(tekst(beeld.waarneming))
    inhoud.append(tekst(beeld.stand))
    if beeld.vertegenwoordiger:
        inhoud.append(vrije_tekst(beeld.vertegenwoordiger, vooraf=t("gesprekskeuze.met")))
    if beeld.let_op:
        inhoud.append(let_op(beeld.let_op))
    return inhoud


def _mee(beeld: Keuzebeeld, waarden: Mapping[str, str], t: Teksten) -> list[CardElement]:
    """Wait behind a button for who needs nobody: that is most of them."""
    curatele = waarden.get("curatele", AANGEVINKT if beeld.curatele else "")
    velden: list[CardElement] = [
        tekst(t("gesprekskeuze.mee.uitleg")),
        keuzevak(
            "curatele",
            t("gesprekskeuze.veld.curatele"),
            [(AANGEVINKT, t("gesprekskeuze.curatele"))],
            waarde=curatele,
            meer=True,
        ),
        *(
            tekstvak(
                veld,
                t(f"gesprekskeuze.veld.{veld}"),
                waarde=waarden.get(veld, ""),
                hoogstens=max(LANGSTE_NAAM, len(waarden.get(veld, ""))),
            )
            for veld in ("naam", "relatie")
        ),
    ]
    gevuld = bool(waarden.get("naam") or waarden.get("relatie") or curatele)
    openen = ToggleVisibilityAction(title=t("gesprekskeuze.knop.mee"), target_elements=[MEE])
    zichtbaar = beeld.nodig or gevuld
    vak = Container(id=MEE, is_visible=zichtbaar, items=velden)
    return [vak] if zichtbaar else [ActionSet(actions=[openen]), vak]


def _inbreng(inbreng: Inbrengbeeld, t: Teksten) -> list[CardElement]:
    inhoud: list[CardElement] = []
    if inbreng.regels:
        inhoud.append(tussenkop(t("gesprekskeuze.inbreng")))
        inhoud += [vrije_tekst(getypt, vooraf=kop) for kop, getypt in inbreng.regels]
    if inbreng.liever_niet:
        inhoud.append(tussenkop(t("gesprekskeuze.liever_niet.kop")))
        for stand, uitleg in inbreng.liever_niet:
            inhoud.append(vrije_tekst(uitleg, vooraf=stand) if uitleg else tekst(stand))
    return inhoud
