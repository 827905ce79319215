"""The forms of the RIO. What was typed comes back when something must be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from microsoft_teams.cards import Action, CardElement, TimeInput

from cards.bouwstenen import (
    MEESTE_OPEN,
    Card,
    datumvak,
    foutenlijst,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    vrije_tekst,
)
from cards.payloads import Payload
from cards.rio.payloads import RioContact, RioErbij, RioOpen, RioPartner, RioPlan, RioWensen
from domain.afspraak import LANGSTE_WAT
from domain.rio import LANGSTE_NOTITIE, LANGSTE_TEKST, Contactsoort
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

Keuzes = Sequence[tuple[str, str]]

WENSEN: Final = ("eerst", "krachten", "voor_wat", "hoort_wat")
ALS: Final = ("verdachte", "veroordeelde")
_DAG: Final = 40


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form.

    Attributes:
        code: of the casus; empty when there is none yet.
        waarden: what is filled in, by input.
        melding: why the form is here again, other than for a mistake.
        intussen: what somebody else kept meanwhile, as (label, text): shown beside what is filled in.
    """

    code: str
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""
    intussen: Sequence[tuple[str, str]] = ()


def wensen(vorm: Vorm, bewaar: RioWensen, t: Teksten) -> Card:
    """Ask what somebody wants first, what he can, and what is agreed in return."""
    velden = [_lang(veld, vorm, t, LANGSTE_TEKST) for veld in WENSEN]
    return _kaart(t("rio.wensen.titel", code=vorm.code), t("rio.wensen.uitleg"), vorm, velden, bewaar, t)


def contact(vorm: Vorm, bewaar: RioContact, weg: Payload | None, t: Teksten) -> Card:
    """Ask how and when he was spoken to, and for a short note. `weg` takes out what was noted by mistake."""
    velden: list[CardElement] = [
        keuzevak(
            "soort",
            t("algemeen.verplicht", label=t("rio.veld.soort")),
            [(een.value, t(f"rio.contactsoort.{een.value}")) for een in Contactsoort],
            verplicht=t("rio.leeg.soort"),
            waarde=vorm.waarden.get("soort", ""),
        ),
        datumvak(
            "dag",
            t("algemeen.verplicht", label=t("rio.veld.dag")),
            verplicht=t("rio.leeg.dag"),
            waarde=vorm.waarden.get("dag", ""),
        ),
        _lang("notitie", vorm, t, LANGSTE_NOTITIE),
    ]
    titel = t("rio.contact.titel", code=vorm.code)
    extra: list[Action] = [knop(t("rio.knop.contact_weg"), weg, stijl="destructive", invoer=False)] if weg else []
    return _kaart(titel, t("rio.contact.uitleg"), vorm, velden, bewaar, t, extra)


def plannen(vorm: Vorm, bewaar: RioPlan, t: Teksten) -> Card:
    """Ask on which day, at what time and about what."""
    velden: list[CardElement] = [
        _kort("dag", "rio.veld.welke_dag", vorm, t, verplicht="rio.leeg.dag", voorbeeld=t("rio.voorbeeld.dag")),
        TimeInput(
            id="tijd",
            label=t("algemeen.verplicht", label=t("rio.veld.tijd")),
            is_required=True,
            error_message=t("rio.leeg.tijd"),
            value=vorm.waarden.get("tijd") or None,
        ),
        _lang("waarover", vorm, t, LANGSTE_NOTITIE),
    ]
    titel = t("rio.plannen.titel" if bewaar.afspraak is None else "rio.verzetten.titel", code=vorm.code)
    return _kaart(titel, t("rio.plannen.uitleg"), vorm, velden, bewaar, t)


def partner(vorm: Vorm, bewaar: RioPartner, organisaties: Keuzes, t: Teksten) -> Card:
    """Ask what a partner does, which one, and when it is done."""
    velden: list[CardElement] = [
        _lang("wat", vorm, t, LANGSTE_WAT, verplicht="rio.leeg.wat"),
        _keuze("organisatie", organisaties, vorm, t),
        _kort("wanneer", "rio.veld.wanneer", vorm, t, verplicht="rio.leeg.wanneer", voorbeeld=t("rio.voorbeeld.dag")),
    ]
    return _kaart(t("rio.partner.titel", code=vorm.code), t("rio.partner.uitleg"), vorm, velden, bewaar, t)


def erbij(
    vorm: Vorm, bewaar: RioErbij, gemeenten: Keuzes, inrichtingen: Keuzes, regisseurs: Keuzes, t: Teksten
) -> Card:
    """Ask who is taken in; never what for."""
    velden: list[CardElement] = [
        _kort("naam", "rio.veld.naam", vorm, t, verplicht="rio.leeg.naam", hoogstens=LANGSTE_NAAM),
        datumvak(
            "geboortedatum",
            t("algemeen.verplicht", label=t("rio.veld.geboortedatum")),
            verplicht=t("rio.leeg.geboortedatum"),
            waarde=vorm.waarden.get("geboortedatum", ""),
        ),
        _keuze("gemeente", gemeenten, vorm, t),
        _keuze("als", [(een, t(f"rio.als.{een}")) for een in ALS], vorm, t),
    ]
    if inrichtingen:
        velden.append(_keuze("inrichting", inrichtingen, vorm, t, verplicht=False))
    velden.append(_keuze("regisseur", regisseurs, vorm, t))
    return kaart(
        t("rio.erbij.titel"),
        *_boven(vorm),
        tekst(t("rio.erbij.uitleg"), zacht=True),
        *velden,
        knoppen=[knop(t("rio.knop.opnemen"), bewaar, stijl="positive")],
    )


def bekend(t: Teksten) -> Card:
    """Somebody is there already: the RIO learns nothing but that the regisseur has him."""
    return kaart(t("rio.erbij.titel"), tekst(t("rio.erbij.bekend")))


def _kaart(
    titel: str,
    uitleg: str,
    vorm: Vorm,
    velden: Sequence[CardElement],
    bewaar: RioWensen | RioContact | RioPlan | RioPartner,
    t: Teksten,
    extra: Sequence[Action] = (),
) -> Card:
    terug = knop(t("algemeen.annuleren"), RioOpen(casus=bewaar.casus), invoer=False)
    opslaan = knop(t("rio.knop.opslaan"), bewaar, stijl="positive")
    return kaart(titel, *_boven(vorm), tekst(uitleg, zacht=True), *velden, knoppen=[opslaan, terug, *extra])


def _boven(vorm: Vorm) -> list[CardElement]:
    melding: list[CardElement] = [let_op(vorm.melding)] if vorm.melding else []
    intussen = (vrije_tekst(wat, vooraf=label) for label, wat in vorm.intussen)
    return [*melding, *intussen, *foutenlijst(vorm.fouten)]


def _keuze(veld: str, keuzes: Keuzes, vorm: Vorm, t: Teksten, *, verplicht: bool = True) -> CardElement:
    label = t(f"rio.veld.{veld}")
    return keuzevak(
        veld,
        t("algemeen.verplicht", label=label) if verplicht else label,
        keuzes,
        verplicht=t(f"rio.leeg.{veld}") if verplicht else None,
        waarde=vorm.waarden.get(veld, ""),
        open_=len(keuzes) <= MEESTE_OPEN,
    )


def _kort(
    veld: str,
    label: str,
    vorm: Vorm,
    t: Teksten,
    *,
    verplicht: str,
    voorbeeld: str | None = None,
    hoogstens: int = _DAG,
) -> CardElement:
    waarde = vorm.waarden.get(veld, "")
    return tekstvak(
        veld,
        t("algemeen.verplicht", label=t(label)),
        verplicht=t(verplicht),
        waarde=waarde,
        # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
        hoogstens=max(hoogstens, len(waarde)),
        voorbeeld=voorbeeld,
    )


def _lang(veld: str, vorm: Vorm, t: Teksten, hoogstens: int, *, verplicht: str = "") -> CardElement:
    waarde, label = vorm.waarden.get(veld, ""), t(f"rio.veld.{veld}")
    return tekstvak(
        veld,
        t("algemeen.verplicht", label=label) if verplicht else label,
        verplicht=t(verplicht) if verplicht else None,
        waarde=waarde,
        lang=True,
        hoogstens=max(hoogstens, len(waarde)),
    )
