"""What an organisatie gets when the regisseur asks how it goes, or asks it to come: codes, days, and a button."""

from dataclasses import dataclass

from microsoft_teams.cards import Action

from cards.bouwstenen import Card, kaart, knop, tekst
from cards.payloads import AanwezigheidOpen, AfsprakenOpen
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Aansporing:
    """A nudge.

    Attributes:
        organisatie: its code, for the button; `naam` is shown.
        zitting: when the zitting begins to which it is asked to come, in words; empty when it is asked how it goes.
        gedaan: there is no reason for it any more.
        vermeld: who is mentioned, as marks for Teams.
    """

    organisatie: str
    naam: str
    casus_id: str
    code: str
    zitting: str = ""
    zitting_id: str = ""
    gedaan: bool = False
    vermeld: str = ""


def aansporing(beeld: Aansporing, t: Teksten) -> Card:
    """The neutral post to an organisatie; what was agreed is told behind the button."""
    titel = t("volhouden.aansporing.titel", naam=beeld.naam)
    if beeld.gedaan:
        return kaart(titel, tekst(t("volhouden.aansporing.gedaan", code=beeld.code)))
    vraag = (
        t("volhouden.aansporing.kom", code=beeld.code, wanneer=beeld.zitting)
        if beeld.zitting
        else t("volhouden.aansporing.vraag", code=beeld.code)
    )
    naam, heen = t("volhouden.knop.uw_afspraken"), _openen(beeld)
    knoppen: list[Action] = [knop(naam, heen, stijl="positive")]
    if beeld.zitting:
        komen = AanwezigheidOpen(zitting=beeld.zitting_id, organisatie=beeld.organisatie)
        knoppen = [knop(t("volhouden.knop.aanmelden"), komen, stijl="positive"), knop(naam, heen)]
    return kaart(titel, *([tekst(beeld.vermeld)] if beeld.vermeld else []), tekst(vraag), knoppen=knoppen)


def _openen(beeld: Aansporing) -> AfsprakenOpen:
    return AfsprakenOpen(organisatie=beeld.organisatie, casus=beeld.casus_id)
