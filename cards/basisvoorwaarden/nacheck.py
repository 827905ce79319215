"""The check after release: is he where he would be, was there contact, what is open, and does nazorg go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, ToggleVisibilityAction

from cards.basisvoorwaarden.beeld import Rij
from cards.basisvoorwaarden.payloads import STAND, NacheckBewaar, NacheckDag, NacheckKlaar, NacheckOpen, VoorwaardenOpen
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
from cards.payloads import VELD, OpdrachtOpen
from domain.basisvoorwaarden import Stand
from domain.nacheck import LANGSTE_TEKST, Gezien
from teksten.catalogus import Teksten

TOCH_NIET = "toch_niet"
"""Id of the part for who is not out after all."""


@dataclass(frozen=True, slots=True)
class Nacheckbeeld:
    """The check of one person.

    Attributes:
        naam: as typed.
        wanneer: since when he is out, in words.
        eerder: what was found before: when and by whom, in words, and what was typed.
        vanwaar: how it ends from here: "afschalen" (there is a plan), "klaar" (there never was one), "besluit" (it is
            to be decided first), or "" for who does not decide that.
    """

    casus_id: str
    code: str
    naam: str
    wanneer: str
    open: tuple[Rij, ...]
    eerder: tuple[tuple[str, str], ...] = ()
    vanwaar: str = ""
    mag_dag: bool = True
    waarneming: str = ""
    gedaan: str = ""
    fouten: tuple[str, ...] = ()


def vorm(
    beeld: Nacheckbeeld, bewaar: NacheckBewaar, dag: NacheckDag | None, waarden: Mapping[str, str], t: Teksten
) -> Card:
    """The form; what is open is filled in as it stood."""
    gezien = [(een.value, t(f"nacheck.gezien.{een.value}")) for een in Gezien]
    standen = [(een.value, t(f"voorwaarden.stand.{een.value}")) for een in Stand]
    getypt = waarden.get("tekst", "")
    inhoud: list[CardElement] = [
        vrije_tekst(beeld.naam, vet=True),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *foutenlijst(beeld.fouten),
        tekst(beeld.wanneer),
        *_eerder(beeld, t),
        _verplicht("thuis", gezien, waarden, t),
        _verplicht("contact", gezien, waarden, t),
    ]
    if beeld.open:
        inhoud.append(tussenkop(t("nacheck.open")))
    inhoud += [
        keuzevak(
            f"{VELD}{rij.code}{STAND}",
            rij.naam,
            standen,
            waarde=waarden.get(f"{rij.code}{STAND}", rij.stand.value),
            open_=False,
        )
        for rij in beeld.open
    ]
    inhoud += [
        tekstvak("tekst", t("nacheck.veld.tekst"), waarde=getypt, lang=True, hoogstens=max(LANGSTE_TEKST, len(getypt))),
        datumvak("volgende", t("nacheck.veld.volgende"), waarde=waarden.get("volgende", "")),
    ]
    knoppen: list[Action] = [knop(t("nacheck.knop.gaat_door"), bewaar, stijl="positive")]
    if beeld.vanwaar in {"afschalen", "klaar"}:
        klaar = NacheckBewaar(casus=bewaar.casus, klaar=True, sleutel=bewaar.sleutel)
        knoppen.append(knop(t("nacheck.knop.afschalen"), klaar))
    elif beeld.vanwaar:
        inhoud.append(tekst(t("nacheck.eerst_besluiten"), zacht=True))
    return kaart(
        t("nacheck.titel", code=beeld.code),
        *inhoud,
        ActionSet(actions=knoppen),
        *_toch_niet(dag, waarden, t),
    )


def klaar(code: str, doe: NacheckKlaar, waarden: Mapping[str, str], fouten: Sequence[str], t: Teksten) -> Card:
    """Before nazorg ends for who never had a plan: why."""
    getypt = waarden.get("reden", "")
    return kaart(
        t("nacheck.klaar.titel", code=code),
        *foutenlijst(fouten),
        let_op(t("nacheck.klaar.uitleg")),
        tekstvak(
            "reden",
            t("algemeen.verplicht", label=t("nacheck.veld.reden")),
            verplicht=t("nacheck.leeg.reden"),
            waarde=getypt,
            lang=True,
            hoogstens=max(LANGSTE_TEKST, len(getypt)),
        ),
        knoppen=[
            knop(t("nacheck.knop.afronden"), doe, stijl="positive"),
            knop(t("nacheck.knop.terug"), NacheckOpen(casus=doe.casus), invoer=False),
        ],
    )


def gedaan(casus_id: str, code: str, melding: str, t: Teksten, *, opdracht: str = "") -> Card:
    """What was kept, and where to go on."""
    knoppen: list[Action] = []
    if opdracht:
        heen = OpdrachtOpen(opdracht=opdracht, casuscode=code)
        knoppen.append(knop(t("nacheck.knop.naar_afschalen"), heen, stijl="positive"))
    knoppen.append(knop(t("nacheck.knop.terugkeer"), VoorwaardenOpen(casus=casus_id)))
    return kaart(t("nacheck.titel", code=code), goed_nieuws(melding), knoppen=knoppen)


def afgerond(code: str, t: Teksten) -> Card:
    """Nazorg ended."""
    return kaart(t("nacheck.klaar.titel", code=code), goed_nieuws(t("nacheck.klaar.gedaan")))


def _verplicht(veld: str, keuzes: Sequence[tuple[str, str]], waarden: Mapping[str, str], t: Teksten) -> CardElement:
    label = t("algemeen.verplicht", label=t(f"nacheck.veld.{veld}"))
    # Checked on the server alone: who is not out after all would have to fill it in to say so.
    return keuzevak(veld, label, keuzes, waarde=waarden.get(veld, ""))


def _eerder(beeld: Nacheckbeeld, t: Teksten) -> list[CardElement]:
    if not beeld.eerder:
        return []
    regels = [vrije_tekst(getypt, vooraf=kop) if getypt else tekst(kop, zacht=True) for kop, getypt in beeld.eerder]
    return [tussenkop(t("nacheck.eerder")), *regels]


def _toch_niet(dag: NacheckDag | None, waarden: Mapping[str, str], t: Teksten) -> list[CardElement]:
    """Wait behind a button: most are out."""
    if dag is None:
        return []
    openen = ToggleVisibilityAction(title=t("nacheck.knop.toch_niet"), target_elements=[TOCH_NIET])
    return [
        ActionSet(actions=[openen]),
        Container(
            id=TOCH_NIET,
            is_visible="einde" in waarden,
            items=[
                tekst(t("nacheck.toch_niet")),
                datumvak("einde", t("nacheck.veld.einde"), waarde=waarden.get("einde", "")),
                ActionSet(actions=[knop(t("nacheck.knop.dag"), dag)]),
            ],
        ),
    ]
