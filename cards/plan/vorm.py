"""The form of one part of the plan, and the choice of which person, goal or frame."""

from collections.abc import Sequence

from microsoft_teams.cards import Action, CardElement

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
    vrije_tekst,
    zonder_opmaak,
)
from cards.payloads import VELD
from cards.plan.payloads import PlanBewaar, PlanOpen, PlanVorm, PlanWeg
from domain.planbeeld import Deelvorm, Vak, Vaksoort
from teksten.catalogus import Teksten

INGEKLAPT_VANAF = 5
"""So many choices fold into a list."""


def deelkaart(code: str, vorm: Deelvorm, bewaar: PlanBewaar, weg: PlanWeg | None, t: Teksten) -> Card:
    """The form of one part, filled in as it stands or as it was typed."""
    per_vak = dict(vorm.fouten)
    inhoud: list[CardElement] = [
        *foutenlijst([woorden for _, woorden in vorm.fouten]),
        *([let_op(vorm.melding)] if vorm.melding else []),
        *(vrije_tekst(wat, vooraf=label) for label, wat in vorm.eerder),
        tekst(vorm.kop),
        *([vrije_tekst(vorm.wie, vet=True)] if vorm.wie else []),
        *([tekst(vorm.uitleg, zacht=True)] if vorm.uitleg else []),
        *(deel for een in vorm.vakken for deel in _vak(een, per_vak.get(een.id, ""), t)),
    ]
    knoppen: list[Action] = [
        knop(t("plan.knop.opslaan"), bewaar, stijl="positive"),
        knop(t("algemeen.annuleren"), PlanOpen(casus=bewaar.casus), invoer=False),
    ]
    if weg is not None:
        knoppen.append(knop(t("plan.knop.weg"), weg, stijl="destructive", invoer=False))
    return kaart(t("plan.titel", code=code), *inhoud, knoppen=knoppen)


def welkekaart(code: str, kop: str, keuzes: Sequence[tuple[str, str]], verder: PlanVorm, t: Teksten) -> Card:
    """Ask which one is to be changed; the words of the choices are made fit for it."""
    return kaart(
        t("plan.titel", code=code),
        keuzevak(
            "welk",
            t("algemeen.verplicht", label=kop),
            keuzes,
            verplicht=t("plan.leeg.welk"),
            open_=len(keuzes) < INGEKLAPT_VANAF,
        ),
        knoppen=[
            knop(t("plan.knop.door"), verder, stijl="positive"),
            knop(t("algemeen.annuleren"), PlanOpen(casus=verder.casus), invoer=False),
        ],
    )


def _vak(een: Vak, mis: str, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = [fout(mis)] if mis else []
    if een.hulp:
        delen.append(tekst(een.hulp, zacht=True))
    label = t("algemeen.verplicht", label=een.label) if een.leeg else een.label
    id_, verplicht = f"{VELD}{een.id}", een.leeg or None
    match een.soort:
        case Vaksoort.KEUZE:
            open_ = len(een.keuzes) < INGEKLAPT_VANAF
            vak: CardElement = keuzevak(
                id_,
                label,
                [(code, zonder_opmaak(wat)) for code, wat in een.keuzes],
                verplicht=verplicht,
                waarde=een.waarde,
                open_=open_,
            )
        case Vaksoort.DATUM:
            vak = datumvak(id_, label, verplicht=verplicht, waarde=een.waarde)
        case _:
            # A client cuts off a value that is longer than the input allows; what was typed must stay.
            hoogstens = max(een.hoogstens, len(een.waarde))
            vak = tekstvak(id_, label, verplicht=verplicht, waarde=een.waarde, lang=True, hoogstens=hoogstens)
    return [*delen, vak]
