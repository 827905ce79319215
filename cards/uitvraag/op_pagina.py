"""Who is filled in on a page: the links, and what may still be said on the card in one press."""

from microsoft_teams.cards import Action, CardElement, Container

from cards.bouwstenen import Card, goed_nieuws, kaart, knop, let_op, tekst
from cards.uitvraag.beantwoorden import Vormen, kort, naar_pagina, weiger, wie_het_is
from cards.uitvraag.werklijst_payloads import WerklijstLijst, WerklijstPersonen
from teksten.catalogus import Teksten


def paginakaart(beeld: Vormen, t: Teksten) -> Card:
    """For each person the link to his page; what is written there never passes through Teams."""
    w = beeld.waar
    inhoud: list[CardElement] = [
        *([goed_nieuws(t("uitvraag.opgeslagen"))] if beeld.opgeslagen else []),
        *([let_op(beeld.melding)] if beeld.melding else []),
    ]
    if beeld.te_gaan > len(beeld.vormen):
        inhoud.append(tekst(t.aantal("uitvraag.werklijst.te_gaan", beeld.te_gaan), zacht=True))
    inhoud.append(tekst(t("uitvraag.op_pagina.uitleg"), zacht=True))
    titel = t("uitvraag.knop.aanpassen_pagina" if beeld.correctie else "uitvraag.knop.invullen")
    for een in beeld.vormen:
        delen = [*wie_het_is(een.wie, t), *naar_pagina(een.pagina, titel)]
        inhoud.append(Container(separator=True, spacing="Large", items=delen))
    knoppen: list[Action] = []
    if len(beeld.vormen) == 1:
        inhoud += kort(beeld, t)
    elif not beeld.toestemming:
        knoppen.append(knop(t("uitvraag.knop.niet_delen_een"), weiger(beeld), invoer=False))
    verder = WerklijstPersonen(
        zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, aangevinkt=(*beeld.ids, *beeld.rest)
    )
    if beeld.correctie:
        lijst = WerklijstLijst(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
        return kaart(beeld.titel, *inhoud, knoppen=[*knoppen, knop(t("algemeen.terug"), lijst, invoer=False)])
    return kaart(beeld.titel, *inhoud, knoppen=[knop(t("uitvraag.knop.verder"), verder, invoer=False), *knoppen])
