"""The meeting of a talk, for the regisseur: how it stands, and the checklist for one that he made himself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from microsoft_teams.cards import ActionSet, CardElement

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
    tussenkop,
)
from cards.terugkeergesprek.payloads_vergadering import EigenLinkBewaar, VergaderingOpnieuw
from domain.vergadering import LANGSTE_CODE, LANGSTE_LINK, OPTIES
from teksten.catalogus import Teksten

OPTIES_VELD: Final = "opties"
ADRES: Final = "adres"
NUMMER: Final = "nummer"
CODE: Final = "toegangscode"


@dataclass(frozen=True, slots=True)
class Vergaderbeeld:
    """How it stands with a meeting.

    Attributes:
        code: of the casus.
        stand: how it stands, in words.
        goed: every option holds.
        mis: something is to be done about it.
        ontbreekt: names of the options that did not hold.
        fouten: what must be mended in the form.
        ingevuld: what was typed; None for an empty form.
        opnieuw: has it made once more; None where that is not possible now.
        bewaar: keeps a link of one's own; None where there is nothing to make any more.
    """

    code: str
    stand: str
    goed: bool = False
    mis: bool = False
    ontbreekt: tuple[str, ...] = ()
    fouten: Sequence[str] = ()
    ingevuld: EigenLinkBewaar | None = None
    opnieuw: VergaderingOpnieuw | None = None
    bewaar: EigenLinkBewaar | None = None


def vergaderkaart(beeld: Vergaderbeeld, t: Teksten) -> Card:
    """Build the card: for one reader alone, because what is typed on it opens the meeting."""
    inhoud: list[CardElement] = [*foutenlijst(beeld.fouten)]
    inhoud.append(goed_nieuws(beeld.stand) if beeld.goed else let_op(beeld.stand) if beeld.mis else tekst(beeld.stand))
    inhoud.extend(tekst(f"- {t(f'vergadering.optie.{een}')}") for een in beeld.ontbreekt)
    if beeld.opnieuw is not None:
        inhoud.append(ActionSet(actions=[knop(t("vergadering.knop.opnieuw"), beeld.opnieuw, invoer=False)]))
    if beeld.bewaar is None:
        return kaart(t("vergadering.titel", code=beeld.code), *inhoud)
    inhoud.extend(_vorm(beeld.ingevuld or beeld.bewaar, t))
    knoppen = [knop(t("vergadering.knop.bewaar"), beeld.bewaar, stijl="positive")]
    return kaart(t("vergadering.titel", code=beeld.code), *inhoud, knoppen=knoppen)


def _vorm(ingevuld: EigenLinkBewaar, t: Teksten) -> list[CardElement]:
    """Build the checklist. It asks each option that is read back of a meeting the bot makes, in the words of Teams."""

    def moet(veld: str) -> str:
        return t("algemeen.verplicht", label=t(f"vergadering.veld.{veld}"))

    return [
        tussenkop(t("vergadering.eigen.kop")),
        tekst(t("vergadering.eigen.uitleg")),
        keuzevak(
            OPTIES_VELD,
            moet(OPTIES_VELD),
            [(een, t(f"vergadering.optie.{een}")) for een in OPTIES],
            verplicht=t("vergadering.leeg.opties"),
            waarde=ingevuld.opties,
            meer=True,
        ),
        tekstvak(
            ADRES, moet(ADRES), verplicht=t("vergadering.leeg.adres"), waarde=ingevuld.adres, hoogstens=LANGSTE_LINK
        ),
        tekstvak(NUMMER, t("vergadering.veld.nummer"), waarde=ingevuld.nummer, hoogstens=LANGSTE_CODE),
        tekstvak(CODE, t("vergadering.veld.toegangscode"), waarde=ingevuld.toegangscode, hoogstens=LANGSTE_CODE),
    ]
