"""Two versions of the plan side by side: what was added, changed and taken away, by whom and when."""

from microsoft_teams.cards import Action, CardElement

from cards.bouwstenen import Card, kaart, keuzevak, knop, tekst, tussenkop, vrije_tekst
from cards.plan.payloads import PlanOpen, PlanTerug, PlanVersies
from domain.plan import Wijziging
from domain.planbeeld import Vergelijking, Verschilbeeld
from teksten.catalogus import Teksten


def vergelijkkaart(beeld: Vergelijking, terug: PlanTerug | None, t: Teksten, melding: str = "") -> Card:
    """What differs, and the choice of two other versions."""
    inhoud: list[CardElement] = [
        *([tekst(melding)] if melding else []),
        tekst(t("plan.vergelijk.uitleg", van=beeld.van, naar=beeld.naar)),
        *(tekst(een, zacht=True) for een in beeld.tussen),
        *(deel for een in beeld.verschillen for deel in _verschil(een, t)),
        *([] if beeld.verschillen else [tekst(t("plan.vergelijk.gelijk"))]),
        tussenkop(t("plan.vergelijk.andere")),
        *(_keuze(naam, beeld, t) for naam in ("van", "naar")),
    ]
    knoppen: list[Action] = [
        knop(t("plan.knop.vergelijk"), PlanVersies(casus=beeld.casus_id)),
        knop(t("plan.knop.terug"), PlanOpen(casus=beeld.casus_id), invoer=False),
    ]
    if terug is not None:
        knoppen.append(knop(t("plan.knop.zet_terug", nr=terug.nr), terug, stijl="destructive", invoer=False))
    return kaart(t("plan.vergelijk.titel", code=beeld.code), *inhoud, knoppen=knoppen)


def _keuze(naam: str, beeld: Vergelijking, t: Teksten) -> CardElement:
    keuzes = [(str(een.nr), t("plan.vergelijk.versie", nr=een.nr, wanneer=een.wanneer)) for een in beeld.versies]
    gekozen = str(beeld.van if naam == "van" else beeld.naar)
    return keuzevak(naam, t(f"plan.vergelijk.{naam}"), keuzes, waarde=gekozen, open_=False)


def _verschil(een: Verschilbeeld, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = [tussenkop(t(f"plan.wijziging.{een.wijziging.value}", wat=een.wat))]
    if een.wie:
        delen.append(vrije_tekst(een.wie, vet=True))
    for label, was, nu in een.regels:
        if label:
            delen.append(tekst(label))
        if een.wijziging is not Wijziging.ERBIJ:
            delen.append(vrije_tekst(was, vooraf=t("plan.vergelijk.was")))
        if een.wijziging is not Wijziging.WEG:
            delen.append(vrije_tekst(nu, vooraf=t("plan.vergelijk.nu")))
    return delen
