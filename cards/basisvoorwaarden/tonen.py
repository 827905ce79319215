"""The list of who returns, one person, and the one form for all his basisvoorwaarden."""

from collections.abc import Iterator, Mapping, Sequence

from microsoft_teams.cards import Action, ActionSet, CardElement, Column, ColumnSet, Container, TextBlock

from cards.basisvoorwaarden.beeld import SYMBOOL, Lijstregel, Rij, Terugkeerbeeld
from cards.basisvoorwaarden.payloads import (
    ANDERS,
    NIEMAND,
    NOTITIE,
    STAND,
    WIE,
    NacheckOpen,
    VoorwaardenBewaar,
    VoorwaardenLijst,
    VoorwaardenOpen,
    VoorwaardenVorm,
    VoorwaardenWerk,
)
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
    vrije_tekst,
)
from cards.payloads import VELD, OpdrachtOpen
from domain.basisvoorwaarden import LANGSTE_NOTITIE, Stand
from teksten.catalogus import Teksten

PER_BLAD = 10


def lijst(regels: Sequence[Lijstregel], t: Teksten, *, vanaf: int = 0, totaal: int = 0) -> Card:
    """Who returns, the first one outside first."""
    if not regels:
        return kaart(t("voorwaarden.lijst.titel"), tekst(t("voorwaarden.lijst.niemand")))
    inhoud: list[CardElement] = [tekst(t.aantal("voorwaarden.lijst.uitleg", totaal))]
    inhoud += [_regel(een, t) for een in regels]
    bladeren: list[Action] = []
    if vanaf > 0:
        bladeren.append(knop(t("voorwaarden.knop.vorige"), VoorwaardenLijst(vanaf=max(vanaf - PER_BLAD, 0))))
    if vanaf + PER_BLAD < totaal:
        bladeren.append(knop(t("voorwaarden.knop.volgende"), VoorwaardenLijst(vanaf=vanaf + PER_BLAD)))
    return kaart(t("voorwaarden.lijst.titel"), *inhoud, knoppen=bladeren)


def persoon(beeld: Terugkeerbeeld, t: Teksten) -> Card:
    """One person: how many days, then a row for each."""
    knoppen: list[Action] = []
    if beeld.na_te_gaan and beeld.mag_wijzigen:
        knoppen.append(knop(t("voorwaarden.knop.nacheck"), NacheckOpen(casus=beeld.casus_id), stijl="positive"))
    if beeld.mag_wijzigen:
        eerst = None if knoppen else "positive"
        vorm = VoorwaardenVorm(casus=beeld.casus_id)
        knoppen.append(knop(t("voorwaarden.knop.wijzigen"), vorm, stijl="positive" if eerst else None))
    elif beeld.mag_melden:
        knoppen.append(knop(t("voorwaarden.knop.werk"), VoorwaardenWerk(), stijl="positive"))
    if beeld.gesprek:
        open_ = OpdrachtOpen(opdracht=beeld.gesprek, casuscode=beeld.code)
        knoppen.append(knop(t("voorwaarden.knop.gesprek"), open_, invoer=False))
    knoppen.append(
        knop(t("voorwaarden.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=beeld.code), invoer=False)
    )
    return kaart(
        t("voorwaarden.titel", code=beeld.code),
        vrije_tekst(beeld.naam, vet=True),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([goed_nieuws(beeld.gedaan)] if beeld.gedaan else []),
        TextBlock(text=beeld.wanneer, wrap=True, weight="Bolder"),
        tekst(beeld.samen),
        *(tekst(regel) for regel in beeld.regels),
        *(let_op(regel) for regel in beeld.let_op),
        *(deel for rij in beeld.rijen for deel in _rij(rij, t)),
        knoppen=knoppen,
    )


def vorm(
    beeld: Terugkeerbeeld,
    bewaar: VoorwaardenBewaar,
    wie: Sequence[tuple[str, str]],
    waarden: Mapping[str, str],
    fouten: Sequence[str],
    t: Teksten,
) -> Card:
    """All of them on one form: how it stands, who works on it, and a note."""
    standen = [(een.value, t(f"voorwaarden.stand.{een.value}")) for een in Stand]
    organisaties = [(NIEMAND, t("voorwaarden.niemand")), *wie, (ANDERS, t("voorwaarden.andere"))]
    inhoud: list[CardElement] = [*foutenlijst(fouten), tekst(t("voorwaarden.vorm.uitleg"))]
    for rij in beeld.rijen:
        inhoud += [
            tussenkop(rij.naam),
            *([tekst(rij.bron, zacht=True)] if rij.bron else []),
            keuzevak(
                f"{VELD}{rij.code}{STAND}",
                t("voorwaarden.veld.stand", naam=rij.naam),
                standen,
                waarde=waarden.get(f"{rij.code}{STAND}", ""),
                open_=False,
            ),
            keuzevak(
                f"{VELD}{rij.code}{WIE}",
                t("voorwaarden.veld.wie", naam=rij.naam),
                organisaties,
                waarde=waarden.get(f"{rij.code}{WIE}", NIEMAND),
                open_=False,
            ),
            tekstvak(
                f"{VELD}{rij.code}{NOTITIE}",
                t("voorwaarden.veld.notitie", naam=rij.naam),
                waarde=waarden.get(f"{rij.code}{NOTITIE}", ""),
                hoogstens=max(LANGSTE_NOTITIE, len(waarden.get(f"{rij.code}{NOTITIE}", ""))),
            ),
        ]
    return kaart(
        t("voorwaarden.titel", code=beeld.code),
        *inhoud,
        *(foutenlijst([t("voorwaarden.zie_boven")]) if fouten else []),
        knoppen=[
            knop(t("voorwaarden.knop.opslaan"), bewaar, stijl="positive"),
            knop(t("algemeen.annuleren"), VoorwaardenOpen(casus=beeld.casus_id), invoer=False),
        ],
    )


def _regel(een: Lijstregel, t: Teksten) -> Container:
    nader = [een.samen, *([een.open] if een.open else []), *([een.waarneming] if een.waarneming else [])]
    kop = t("voorwaarden.lijst.kop", code=een.code, wanneer=een.wanneer)
    return Container(
        separator=True,
        spacing="Medium",
        items=[
            TextBlock(text=kop, wrap=True, weight="Bolder"),
            *(TextBlock(text=deel, wrap=True, spacing="None") for deel in nader),
            ActionSet(actions=[knop(t("voorwaarden.knop.openen"), VoorwaardenOpen(casus=een.casus_id))]),
        ],
    )


def _rij(rij: Rij, t: Teksten) -> Iterator[CardElement]:
    nader: list[CardElement] = [
        TextBlock(text=deel, wrap=True, is_subtle=True, spacing="None") for deel in (rij.wie, rij.bron) if deel
    ]
    if rij.notitie:
        nader.append(vrije_tekst(rij.notitie))
    yield ColumnSet(
        separator=True,
        spacing="Small",
        columns=[
            Column(width="24px", items=[TextBlock(text=SYMBOOL[rij.stand], wrap=True, weight="Bolder")]),
            Column(
                width="stretch",
                items=[
                    TextBlock(
                        text=t("voorwaarden.rij", naam=rij.naam, stand=t(f"voorwaarden.stand.{rij.stand.value}")),
                        wrap=True,
                    ),
                    *nader,
                ],
            ),
        ],
    )
