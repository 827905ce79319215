"""What the contact point sees: the form for a request, the list, one request, and how it is closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, OpenUrlAction, TextBlock

from cards import datum
from cards.bouwstenen import (
    Card,
    datumvak,
    feiten,
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
    zonder_opmaak,
)
from cards.payloads import OpdrachtOpen
from cards.rechten.payloads import (
    Afrond,
    AfrondFormulier,
    InzagePagina,
    Verleng,
    VerlengFormulier,
    VerzoekBewaar,
    VerzoekFormulier,
    VerzoekOpen,
)
from domain.rechten import LANGSTE_VRAAG, Bronstand, Vaststelling, Verzoeksoort, Verzoekstand
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

LANGSTE_CODE = 20
"""Characters of a casuscode as somebody types it."""


MEESTE_VERZOEKEN = 30
"""Requests in a list: as many as fit on a card."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A request in a list: a code, and nothing about a person. `wachten` of `bronnen` have not answered."""

    verzoek: str
    code: str
    soort: Verzoeksoort
    uiterlijk_op: datetime
    wachten: int
    bronnen: int
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Verzoekvorm:
    """The form, with what was filled in and what is wrong with it.

    Attributes:
        soort: when the button knew it; None asks.
        personen: id and words of everybody in the casus.
        organisaties: code and name of everybody who was asked; all are ticked unless something was filled in.
        lopend: what already runs in this casus.
    """

    code: str
    knop: VerzoekBewaar
    soort: Verzoeksoort | None
    personen: Sequence[tuple[str, str]]
    organisaties: Sequence[tuple[str, str]]
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    lopend: Sequence[Regel] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Bronregel:
    """How far one organisatie is. `bereiken`: whom to call, when it is not reached in Teams."""

    naam: str
    stand: Bronstand
    uiterlijk_op: datetime
    toelichting: str = ""
    bereikt: bool = True
    bereiken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verzoekbeeld:
    """One request, whole.

    Attributes:
        elders: id and code of other casussen in the same lane in which the person is too.
        nagekeken: the free texts were gone through.
        paginas: there are pages to read it on.
    """

    verzoek: str
    code: str
    soort: Verzoeksoort
    stand: Verzoekstand
    naam: str
    geboortedatum: date | None
    ontvangen_op: date
    uiterlijk_op: datetime
    vaststelling: Vaststelling
    vraag: str
    bronnen: tuple[Bronregel, ...]
    elders: tuple[tuple[str, str], ...]
    te_laat: bool
    nagekeken: bool
    te_verlengen: bool
    verlengd: str = ""
    uitkomst: str = ""
    verteld_op: date | None = None
    paginas: bool = True
    melding: str = ""


def welke_casus(knop_: VerzoekFormulier, t: Teksten, fouten: Sequence[str] = ()) -> Card:
    """Ask in which casus."""
    vak = tekstvak(
        "code",
        t("algemeen.verplicht", label=t("rechten.veld.code")),
        verplicht=t("rechten.leeg.code"),
        hoogstens=LANGSTE_CODE,
    )
    return kaart(
        t("rechten.titel.nieuw"),
        *foutenlijst(fouten),
        tekst(t("rechten.welke")),
        vak,
        knoppen=[knop(t("rechten.knop.verder"), knop_, stijl="positive")],
    )


def verzoekformulier(vorm: Verzoekvorm, t: Teksten, kalender: Kalender) -> Card:
    """The form: who asks what, and how that was established."""
    w = vorm.waarden
    inhoud: list[CardElement] = [*foutenlijst(vorm.fouten)]
    if vorm.melding:
        inhoud.append(let_op(vorm.melding))
    if vorm.lopend:
        inhoud.append(tekst(t("rechten.loopt_al")))
        inhoud += [_regel(een, t, kalender) for een in vorm.lopend]
    inhoud += _wie_en_wat(vorm, w, t)
    inhoud += [
        datumvak(
            "ontvangen",
            _verplicht(t, "ontvangen"),
            verplicht=t("rechten.leeg.ontvangen"),
            waarde=w.get("ontvangen", ""),
        ),
        keuzevak(
            "vaststelling",
            _verplicht(t, "vaststelling"),
            [(een.value, t(f"rechten.vaststelling.{een.value}")) for een in Vaststelling],
            verplicht=t("rechten.leeg.vaststelling"),
            waarde=w.get("vaststelling", ""),
        ),
        tekstvak("vraag", t("rechten.veld.vraag"), waarde=w.get("vraag", ""), lang=True, hoogstens=LANGSTE_VRAAG),
    ]
    if vorm.soort is not Verzoeksoort.INZAGE and vorm.organisaties:
        inhoud.append(tekst(t("rechten.wie_hoort"), zacht=True))
        if vorm.soort in {None, Verzoeksoort.RECTIFICATIE}:
            inhoud.append(tekst(t("rechten.vorm.wie_hij_is"), zacht=True))
        inhoud.append(
            keuzevak(
                "organisaties", t("rechten.veld.organisaties"), vorm.organisaties, waarde=w["organisaties"], meer=True
            )
        )
    titel = t("rechten.titel.formulier", code=vorm.code)
    return kaart(titel, *inhoud, knoppen=[knop(t("rechten.knop.vastleggen"), vorm.knop, stijl="positive")])


def lijst(regels: Sequence[Regel], t: Teksten, kalender: Kalender, *, meer: bool = False) -> Card:
    """The requests that run, in codes: whose term ends first stands first. `meer`: there are more than these."""
    nieuw = knop(t("rechten.knop.nieuw"), VerzoekFormulier(), stijl="positive" if not regels else None, invoer=False)
    if not regels:
        return kaart(t("rechten.titel.lijst"), tekst(t("rechten.lijst.leeg")), knoppen=[nieuw])
    rest = [tekst(t("rechten.lijst.meer"), zacht=True)] if meer else []
    return kaart(t("rechten.titel.lijst"), *(_regel(een, t, kalender) for een in regels), *rest, knoppen=[nieuw])


def verzoekkaart(beeld: Verzoekbeeld, t: Teksten, kalender: Kalender) -> Card:
    """One request, for the contact point alone."""
    inhoud: list[CardElement] = []
    if beeld.melding:
        inhoud.append(goed_nieuws(beeld.melding))
    if beeld.te_laat:
        inhoud.append(let_op(t("rechten.te_laat")))
    inhoud += _wie(beeld, t, kalender)
    if beeld.vraag:
        inhoud += [tussenkop(t("rechten.veld.vraag")), vrije_tekst(beeld.vraag)]
    if beeld.bronnen:
        inhoud.append(tussenkop(t("rechten.bronnen")))
        inhoud += [deel for een in beeld.bronnen for deel in _bron(een, t, kalender)]
    if beeld.uitkomst:
        inhoud += [tussenkop(t("rechten.veld.uitkomst")), vrije_tekst(beeld.uitkomst)]
    if beeld.elders:
        inhoud.append(tekst(t("rechten.ook_in", codes=", ".join(code for _, code in beeld.elders)), ruimte=True))
    return kaart(t(f"rechten.titel.{beeld.soort.value}", code=beeld.code), *inhoud, knoppen=_knoppen(beeld, t))


def afrondformulier(
    code: str, knop_: Afrond, t: Teksten, waarden: Mapping[str, str], fouten: Sequence[str] = (), wachten: int = 0
) -> Card:
    """Close a request: what was the person told?"""
    standen = (Verzoekstand.AFGEROND, Verzoekstand.INGETROKKEN)
    return kaart(
        t("rechten.titel.afronden", code=code),
        *foutenlijst(fouten),
        *([let_op(t.aantal("rechten.wacht_nog", wachten))] if wachten else []),
        keuzevak(
            "stand",
            _verplicht(t, "stand"),
            [(een.value, t(f"rechten.einde.{een.value}")) for een in standen],
            verplicht=t("rechten.leeg.stand"),
            waarde=waarden.get("stand", ""),
        ),
        tekstvak(
            "uitkomst",
            _verplicht(t, "uitkomst"),
            verplicht=t("rechten.leeg.uitkomst"),
            waarde=waarden.get("uitkomst", ""),
            lang=True,
            hoogstens=LANGSTE_VRAAG,
        ),
        datumvak(
            "verteld", _verplicht(t, "verteld"), verplicht=t("rechten.leeg.verteld"), waarde=waarden.get("verteld", "")
        ),
        knoppen=[
            knop(t("rechten.knop.afronden"), knop_, stijl="positive"),
            knop(t("algemeen.terug"), VerzoekOpen(verzoek=knop_.verzoek), invoer=False),
        ],
    )


def verlengformulier(
    code: str, knop_: Verleng, t: Teksten, waarden: Mapping[str, str], fouten: Sequence[str] = ()
) -> Card:
    """Take two months more: why, and when was the person told?"""
    return kaart(
        t("rechten.titel.verlengen", code=code),
        *foutenlijst(fouten),
        tekst(t("rechten.verlengen")),
        tekstvak(
            "reden",
            _verplicht(t, "reden"),
            verplicht=t("rechten.leeg.reden"),
            waarde=waarden.get("reden", ""),
            lang=True,
            hoogstens=LANGSTE_VRAAG,
        ),
        datumvak(
            "verteld", _verplicht(t, "verteld"), verplicht=t("rechten.leeg.verteld"), waarde=waarden.get("verteld", "")
        ),
        knoppen=[
            knop(t("rechten.knop.verlengen"), knop_, stijl="positive"),
            knop(t("algemeen.terug"), VerzoekOpen(verzoek=knop_.verzoek), invoer=False),
        ],
    )


def linkkaart(verzoek: str, adres: str, minuten: int, t: Teksten) -> Card:
    """The link to the page, made for who pressed."""
    return kaart(
        t("rechten.titel.pagina"),
        tekst(t("rechten.pagina.uitleg")),
        tekst(t("rechten.pagina.geldig", minuten=minuten), zacht=True),
        knoppen=[
            OpenUrlAction(title=t("rechten.knop.pagina"), url=adres),
            knop(t("algemeen.terug"), VerzoekOpen(verzoek=verzoek), invoer=False),
        ],
    )


def _wie_en_wat(vorm: Verzoekvorm, w: Mapping[str, str], t: Teksten) -> Iterator[CardElement]:
    yield keuzevak(
        "betrokkene",
        _verplicht(t, "betrokkene"),
        [(id_, zonder_opmaak(naam)) for id_, naam in vorm.personen],
        verplicht=t("rechten.leeg.betrokkene"),
        waarde=w.get("betrokkene", ""),
    )
    if vorm.soort is None:
        yield keuzevak(
            "wat",
            _verplicht(t, "wat"),
            [(een.value, t(f"rechten.wat.{een.value}")) for een in Verzoeksoort],
            verplicht=t("rechten.leeg.wat"),
            waarde=w.get("wat", ""),
        )


def _wie(beeld: Verzoekbeeld, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield vrije_tekst(beeld.naam, vet=True)
    paren = [(t("rechten.feit.geboren"), datum.datum(beeld.geboortedatum))] if beeld.geboortedatum else []
    paren += [
        (t("rechten.feit.ontvangen"), datum.dag_met_jaar(beeld.ontvangen_op, kalender)),
        (t("rechten.feit.vaststelling"), t(f"rechten.vaststelling.{beeld.vaststelling.value}")),
        (t("rechten.feit.uiterlijk"), datum.dag_met_jaar(beeld.uiterlijk_op, kalender)),
        (t("rechten.feit.stand"), t(f"rechten.stand.{beeld.stand.value}")),
    ]
    if beeld.verteld_op:
        paren.append((t("rechten.feit.verteld"), datum.dag_met_jaar(beeld.verteld_op, kalender)))
    yield feiten(paren)
    if beeld.verlengd:
        yield vrije_tekst(beeld.verlengd, vooraf=t("rechten.verlengd"))


def _bron(een: Bronregel, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    wanneer = datum.dag(een.uiterlijk_op, kalender)
    stand = t(f"rechten.bronstand.{een.stand.value}", wanneer=wanneer)
    yield TextBlock(text=t("rechten.bronregel", naam=een.naam, stand=stand), wrap=True)
    if een.toelichting:
        yield vrije_tekst(een.toelichting)
    if een.stand is Bronstand.GEVRAAGD and not een.bereikt:
        wie = ", ".join(zonder_opmaak(wie) for wie in een.bereiken)
        yield let_op(t("rechten.niet_bereikt_bel", wie=wie) if wie else t("rechten.niet_bereikt"))


def _knoppen(beeld: Verzoekbeeld, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if beeld.soort is Verzoeksoort.INZAGE and beeld.stand is Verzoekstand.OPEN and beeld.paginas:
        titel = "rechten.knop.bekijken" if beeld.nagekeken else "rechten.knop.nakijken"
        knoppen.append(knop(t(titel), InzagePagina(verzoek=beeld.verzoek), stijl="positive", invoer=False))
    if beeld.stand is Verzoekstand.OPEN:
        knoppen.append(knop(t("rechten.knop.afronden"), AfrondFormulier(verzoek=beeld.verzoek), invoer=False))
    if beeld.te_verlengen:
        knoppen.append(knop(t("rechten.knop.verlengen"), VerlengFormulier(verzoek=beeld.verzoek), invoer=False))
    for casus, code in beeld.elders[:2]:
        knoppen.append(
            knop(t("rechten.knop.ook", code=code), VerzoekFormulier(casus=casus, soort=beeld.soort.value), invoer=False)
        )
    knoppen.append(knop(t("rechten.knop.alle"), OpdrachtOpen(opdracht="verzoeken"), invoer=False))
    return knoppen


def _regel(een: Regel, t: Teksten, kalender: Kalender) -> Container:
    openen = knop(t("rechten.knop.openen"), VerzoekOpen(verzoek=een.verzoek), invoer=False)
    openen.tooltip = een.code  # all these buttons have the same title
    tot = t("rechten.lijst.tot", wanneer=datum.dag_met_jaar(een.uiterlijk_op, kalender))
    items: list[CardElement] = [
        TextBlock(text=t(f"rechten.titel.{een.soort.value}", code=een.code), wrap=True, weight="Bolder"),
        TextBlock(text=tot, wrap=True, spacing="None"),
    ]
    if een.te_laat:
        items.append(
            TextBlock(text=t("rechten.te_laat"), wrap=True, spacing="None", color="Attention", weight="Bolder")
        )
    if een.bronnen:
        telling = t("rechten.lijst.bronnen", binnen=een.bronnen - een.wachten, totaal=een.bronnen)
        items.append(TextBlock(text=telling, wrap=True, spacing="None", is_subtle=True))
    return Container(separator=True, items=[*items, ActionSet(actions=[openen])])


def _verplicht(t: Teksten, veld: str) -> str:
    return t("algemeen.verplicht", label=t(f"rechten.veld.{veld}"))
