"""The hour before a zitting on one card: no person is in it, only codes, organisaties and professionals.

Each item names the organisaties behind a word (te laat, nog open, binnen ...), so that nothing is wider than a
phone and nothing depends on a colour.
"""

from collections.abc import Iterator, Sequence

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards import datum
from cards.bouwstenen import (
    Card,
    feiten,
    goed_nieuws,
    hoofdletter,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tussenkop,
    zonder_opmaak,
)
from cards.payloads import NamensFormulier
from cards.voorbereiding.payloads import (
    BellenOpen,
    PaginaOpen,
    PuntOpen,
    Terugzetten,
    VolgordeFormulier,
    VoorbereidingOpen,
)
from domain.casuslijst import Afgesproken
from domain.voorbereiding import SCHULDIG, Beller, Inbreng, Partner, Punt, Voorbereiding, Vraagstuk
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

RUIMTE = 16_500
"""Bytes of items on one card: fourteen with nine organisaties each, and with everything around them it stays well
within what Teams takes."""

MEESTE_BELLERS = 4
"""Organisaties to phone on the card itself; the others are one press away."""

BELLERS_PER_BLADZIJ = 15

MEESTE_CONTACTEN = 4
"""People of one organisatie whose number is shown."""


def overzicht(
    beeld: Voorbereiding,
    t: Teksten,
    kalender: Kalender,
    *,
    vanaf: int = 0,
    gedaan: str = "",
    terug: Terugzetten | None = None,
    als_pagina: bool = False,
) -> Card:
    """The whole of it.

    Args:
        beeld: the zitting as this regisseur may see it.
        t: the words.
        kalender: the clock of the region.
        vanaf: place of the first item shown.
        gedaan: what was just done, in words.
        terug: the button that undoes it, when there is one.
        als_pagina: whether this deployment can show it as a page, to print.
    """
    # The agenda may have become shorter since the button was made.
    vanaf = vanaf if vanaf < len(beeld.punten) else 0
    wanneer = datum.dag_en_tijd(beeld.zitting.begint_op, kalender)
    inhoud: list[CardElement] = [goed_nieuws(gedaan)] if gedaan else []
    if terug is not None:
        inhoud.append(ActionSet(actions=[knop(t("voorbereiding.knop.terugzetten"), terug, invoer=False)]))
    inhoud.append(tekst(hoofdletter(wanneer)))
    if beeld.zitting.extra:
        inhoud.append(tekst(t("agenda.spoedzitting")))
    inhoud.append(feiten(_kern(beeld, t)))
    if beeld.te_veel:
        inhoud.append(let_op(t.aantal("voorbereiding.te_veel", beeld.te_veel)))
    if not vanaf:
        inhoud += _bellen(beeld, t, kalender)
    punten = _passend(beeld, vanaf, t, kalender)
    inhoud += [tussenkop(t("voorbereiding.agenda")), *punten] if punten else [tekst(t("agenda.leeg"))]
    inhoud += _anders(beeld, t, kalender)
    knoppen = _knoppen(beeld, vanaf + len(punten), t)
    if als_pagina and beeld.punten:
        knoppen.append(knop(t("voorbereiding.knop.pagina"), PaginaOpen(zitting=beeld.zitting.id), invoer=False))
    return kaart(t("voorbereiding.titel", tafel=beeld.tafel), *inhoud, knoppen=knoppen)


def bellen(beeld: Voorbereiding, t: Teksten, kalender: Kalender, *, vanaf: int = 0) -> Card:
    """Everybody to phone, the most urgent first."""
    deze = beeld.bellen[vanaf : vanaf + BELLERS_PER_BLADZIJ]
    inhoud: list[CardElement] = [tekst(hoofdletter(datum.dag_en_tijd(beeld.zitting.begint_op, kalender)))]
    inhoud += [_beller(een, beeld, t, kalender) for een in deze] or [tekst(t("voorbereiding.bellen.niemand"))]
    knoppen: list[Action] = []
    if vanaf + BELLERS_PER_BLADZIJ < len(beeld.bellen):
        verder = BellenOpen(zitting=beeld.zitting.id, vanaf=vanaf + BELLERS_PER_BLADZIJ)
        knoppen.append(knop(t("voorbereiding.knop.verder"), verder))
    knoppen.append(knop(t("voorbereiding.knop.terug"), VoorbereidingOpen(zitting=beeld.zitting.id)))
    return kaart(t("voorbereiding.bellen.titel", tafel=beeld.tafel), *inhoud, knoppen=knoppen)


def geen_zitting(anders: Sequence[tuple[str, str]], t: Teksten) -> Card:
    """Nothing is planned for what was asked; other zittingen (id, words) by choice."""
    inhoud: list[CardElement] = [tekst(t("voorbereiding.geen_zitting"))]
    if anders:
        inhoud += _keuze(anders, t)
    return kaart(t("voorbereiding.titel_los"), *inhoud)


def wat_ontbreekt(stuk: Vraagstuk, t: Teksten) -> str:
    """Return who of those asked will be missing, in words; empty when everybody comes."""
    if not stuk.gevraagd or not stuk.ontbreekt:
        return ""
    if len(stuk.ontbreekt) == len(stuk.gevraagd):
        return t("voorbereiding.niemand_aangemeld")
    return t("voorbereiding.ontbreekt", wie=", ".join(een.naam for een in stuk.ontbreekt))


def wat_open_is(afgesproken: Afgesproken, t: Teksten) -> str:
    """Return how much is open of what was agreed in a casus, and how much of it is late, in words."""
    if afgesproken.te_laat:
        return t("voorbereiding.afspraken_te_laat", open=afgesproken.open, te_laat=afgesproken.te_laat)
    return t("voorbereiding.afspraken", open=afgesproken.open)


def in_deel_2(beeld: Voorbereiding, t: Teksten) -> str:
    """Return the heading of the second part, with who is not there then, in words."""
    if not beeld.zonder:
        return t("agenda.deel_2")
    return t("voorbereiding.deel_2_zonder", wie=", ".join(beeld.zonder))


def _kern(beeld: Voorbereiding, t: Teksten) -> Iterator[tuple[str, str]]:
    punten, eigen = len(beeld.punten), len(beeld.eigen)
    yield t("voorbereiding.punten"), t("voorbereiding.waarvan_eigen", aantal=punten, eigen=eigen)
    if beeld.duur is not None and not beeld.gepland:
        minuten = t("voorbereiding.nog_niet_verdeeld", duur=beeld.duur)
    elif beeld.duur is None:
        minuten = t.aantal("agenda.minuten", beeld.gepland)
    else:
        minuten = t("voorbereiding.minuten", gepland=beeld.gepland, duur=beeld.duur)
    if beeld.zonder_minuten and beeld.gepland:
        minuten = f"{minuten}, {t.aantal('voorbereiding.zonder_minuten', beeld.zonder_minuten)}"
    yield t("voorbereiding.tijd"), minuten
    binnen, gevraagd = beeld.antwoorden
    if gevraagd:
        yield t("voorbereiding.antwoorden"), t("voorbereiding.binnen", binnen=binnen, gevraagd=gevraagd)
    yield t("voorbereiding.aan_tafel"), t.aantal("voorbereiding.organisaties", len(beeld.komen))


def _bellen(beeld: Voorbereiding, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    if not beeld.bellen:
        return
    yield tussenkop(t("voorbereiding.bellen"))
    # One more on the card costs less than a button that opens one.
    getoond = beeld.bellen[: MEESTE_BELLERS if len(beeld.bellen) > MEESTE_BELLERS + 1 else None]
    for een in getoond:
        yield _beller(een, beeld, t, kalender)
    if len(getoond) < len(beeld.bellen):
        titel = t("voorbereiding.knop.bellen", aantal=len(beeld.bellen))
        yield ActionSet(actions=[knop(titel, BellenOpen(zitting=beeld.zitting.id), invoer=False)])


def _beller(een: Beller, beeld: Voorbereiding, t: Teksten, kalender: Kalender) -> Container:
    stukken = [punt.vraagstuk for punt in beeld.punten if punt.code in een.punten and punt.vraagstuk is not None]
    uitvraag = stukken[0].uitvraag_id if len(stukken) == 1 else ""
    alles = NamensFormulier(organisatie=een.organisatie)
    alleen = NamensFormulier(uitvraag=uitvraag, organisatie=een.organisatie) if uitvraag else alles
    vastleggen = knop(t("voorbereiding.knop.vastleggen"), alleen, invoer=False)
    vastleggen.tooltip = een.naam  # all these buttons have the same title
    return Container(
        separator=True,
        items=[
            TextBlock(text=een.naam, wrap=True, weight="Bolder"),
            *(TextBlock(text=regel, wrap=True, spacing="None") for regel in _schuld(een, t, kalender)),
            *(TextBlock(text=regel, wrap=True, spacing="None") for regel in _nummers(een, t)),
            ActionSet(actions=[vastleggen]),
        ],
    )


def _schuld(een: Beller, t: Teksten, kalender: Kalender) -> Iterator[str]:
    wanneer = datum.kort(een.deadline, kalender)
    laat, tijdig = een.punten[: een.te_laat], een.punten[een.te_laat :]
    if laat:
        yield t("voorbereiding.bellen.te_laat", codes=", ".join(laat), wanneer=wanneer)
    if tijdig:
        stand = "voorbereiding.bellen.ook_open" if laat else "voorbereiding.bellen.open"
        yield t(stand, codes=", ".join(tijdig), wanneer=wanneer)
    if not een.bereikt:
        yield t("voorbereiding.bellen.niet_bereikt")


def _nummers(een: Beller, t: Teksten) -> Iterator[str]:
    bereikbaar = [contact for contact in een.contacten if contact.telefoon or contact.email]
    for contact in bereikbaar[:MEESTE_CONTACTEN]:
        hoe = contact.telefoon or contact.email
        yield t("voorbereiding.bellen.contact", naam=zonder_opmaak(contact.naam), hoe=zonder_opmaak(hoe))
    if not bereikbaar:
        yield t("voorbereiding.bellen.geen_nummer")


def _passend(beeld: Voorbereiding, vanaf: int, t: Teksten, kalender: Kalender) -> list[Container]:
    """Return the items from a place on that fit on one card; at least one."""
    ruimte = RUIMTE
    passend: list[Container] = []
    for punt in beeld.punten[vanaf:]:
        getekend = _punt(punt, beeld.zitting.id, t, kalender)
        if punt is beeld.deel_2:
            getekend = Container(items=[tussenkop(in_deel_2(beeld, t)), getekend])
        ruimte -= len(getekend.model_dump_json(by_alias=True, exclude_none=True).encode())
        if ruimte < 0 and passend:
            break
        passend.append(getekend)
    return passend


def _punt(punt: Punt, zitting_id: str, t: Teksten, kalender: Kalender) -> Container:
    soort = t(f"agenda.soort.{punt.soort.value}")
    regels: list[CardElement] = [
        TextBlock(text=t("agenda.punt", nummer=punt.nummer, code=punt.code, soort=soort), wrap=True)
    ]
    wanneer = datum.tijd_en_duur(punt.begint_op, punt.minuten, t, kalender)
    if wanneer:
        regels.append(TextBlock(text=wanneer, wrap=True, spacing="None"))
    if not punt.eigen:
        van = t("voorbereiding.van_ander", naam=zonder_opmaak(punt.regisseur))
        regels.append(TextBlock(text=van, wrap=True, spacing="None", is_subtle=True))
    elif punt.vraagstuk is None:
        regels.append(TextBlock(text=t("voorbereiding.niets_gevraagd"), wrap=True, spacing="None"))
    else:
        regels += _vraagstuk(punt.vraagstuk, t)
    if punt.afgesproken is not None:
        regels.append(TextBlock(text=wat_open_is(punt.afgesproken, t), wrap=True, spacing="None"))
    if punt.tegenslagen:
        tegen = t.aantal("voorbereiding.tegenslagen", punt.tegenslagen)
        regels.append(TextBlock(text=tegen, wrap=True, spacing="None"))
    openen = knop(t("agenda.knop.open"), PuntOpen(zitting=zitting_id, casus=punt.casus_id), invoer=False)
    openen.tooltip = punt.code  # all these buttons have the same title
    return Container(separator=True, items=[*regels, ActionSet(actions=[openen])])


def _vraagstuk(stuk: Vraagstuk, t: Teksten) -> Iterator[CardElement]:
    per_stand = {een: [wie for wie in stuk.partners if wie.inbreng is een] for een in Inbreng}
    yield feiten(
        (t(f"voorbereiding.stand.{stand.value}"), ", ".join(_naam(een, t) for een in wie))
        for stand, wie in per_stand.items()
        if wie
    )
    ontbreekt = wat_ontbreekt(stuk, t)
    if ontbreekt:
        yield TextBlock(text=ontbreekt, wrap=True, spacing="Small")


def _naam(een: Partner, t: Teksten) -> str:
    niet_bereikt = een.inbreng in SCHULDIG and not een.bereikt
    return t("voorbereiding.niet_bereikt", wie=een.naam) if niet_bereikt else een.naam


def _anders(beeld: Voorbereiding, t: Teksten, kalender: Kalender) -> list[CardElement]:
    if not beeld.anders:
        return []
    return _keuze(
        [
            (een.id, t("voorbereiding.keuze", tafel=tafel, wanneer=datum.kort(een.begint_op, kalender)))
            for een, tafel in beeld.anders
        ],
        t,
    )


def _keuze(anders: Sequence[tuple[str, str]], t: Teksten) -> list[CardElement]:
    bekijken = knop(t("voorbereiding.knop.bekijken"), VoorbereidingOpen())
    return [
        Container(
            separator=True,
            spacing="Large",
            items=[
                keuzevak("naar", t("voorbereiding.anders"), anders, open_=False),
                ActionSet(actions=[bekijken]),
            ],
        )
    ]


def _knoppen(beeld: Voorbereiding, volgende: int, t: Teksten) -> list[Action]:
    zitting = beeld.zitting.id
    knoppen: list[Action] = []
    if volgende < len(beeld.punten):
        verder = VoorbereidingOpen(zitting=zitting, vanaf=volgende)
        knoppen.append(knop(t("voorbereiding.knop.verder"), verder, invoer=False))
    if beeld.punten:
        knoppen.append(knop(t("voorbereiding.knop.volgorde"), VolgordeFormulier(zitting=zitting), invoer=False))
    knoppen.append(knop(t("voorbereiding.knop.bijwerken"), VoorbereidingOpen(zitting=zitting), invoer=False))
    return knoppen
