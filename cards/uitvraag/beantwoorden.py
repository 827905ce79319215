"""Answering, as the partner who pressed sees it, alone: what is asked and why, then one person at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards import datum
from cards.bouwstenen import (
    Card,
    feiten,
    fout,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    vrije_tekst,
    zonder_opmaak,
)
from cards.formulier import foutblok, teken
from cards.payloads import UitvraagOpen
from cards.uitvraag.bericht import aantal_personen
from cards.uitvraag.payloads import (
    AntwoordBewaren,
    NietBekend,
    PersonenOpen,
    PersoonOpen,
    Weigeren,
    WeigerFormulier,
)
from domain.formulier import Formulier, Veldfout
from domain.uitvraag import Antwoordsoort, Weigergrond
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

LANGSTE_TOELICHTING = 500
"""Characters of the note beside a refusal."""

MEESTE_RIJEN = 8
"""Persons that are listed with a button each; of more, one is chosen from a list, so that the card stays small."""


@dataclass(frozen=True, slots=True)
class Voorblad:
    """What is asked, why, and by whom: everything that may be known before a name opens.

    Attributes:
        doel: the purpose as the regisseur worded it.
        personen: None for a group or an area.
        afgehandeld: a colleague has dealt with it.
        weigering: the ground in words, when the organisatie has said that it shares nothing.
    """

    bevraging: str
    code: str
    organisatie: str
    doel: str
    grondslag: str
    gevraagd_door: str
    personen: int | None
    deadline: datetime
    afgehandeld: bool = False
    weigering: str = ""


@dataclass(frozen=True, slots=True)
class Wie:
    """The person a card is about. `rol` is empty where it is not needed to know who is meant."""

    id: str
    naam: str
    geboortedatum: date | None
    rol: str = ""


@dataclass(frozen=True, slots=True)
class Persoonsvraag:
    """The form about one person.

    Attributes:
        nummer, totaal: "1 van 3".
        niet_bekend: whether "not known" is an answer to this form.
        correctie: everybody was dealt with already: there is a list to go back to.
        opgeslagen: something was saved just now.
        melding: something to know before saving (again).
    """

    bevraging: str
    code: str
    wie: Wie
    nummer: int
    totaal: int
    formulier: Formulier
    sleutel: str
    sleutel_niet_bekend: str
    niet_bekend: bool
    correctie: bool = False
    opgeslagen: bool = False
    melding: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: tuple[Veldfout, ...] = ()


@dataclass(frozen=True, slots=True)
class Persoonsregel:
    """A person in the list, with what was said about him last."""

    wie: Wie
    soort: Antwoordsoort


@dataclass(frozen=True, slots=True)
class Lijst:
    """All persons of a bevraging that was dealt with. `tot` is when it closes."""

    bevraging: str
    code: str
    regels: tuple[Persoonsregel, ...]
    tot: datetime
    opgeslagen: bool = False


@dataclass(frozen=True, slots=True)
class Weigervraag:
    """The form to share nothing: about `wie`, or (None) about everybody."""

    bevraging: str
    code: str
    wie: Wie | None
    sleutel: str
    grond: str = ""
    toelichting: str = ""
    fouten: tuple[str, ...] = ()


def voorblad(beeld: Voorblad, t: Teksten, kalender: Kalender) -> Card:
    """The first card: why this is asked, and the choice before any name opens."""
    hoeveel = t("uitvraag.kaart.geen_personen") if beeld.personen is None else aantal_personen(beeld.personen, t)
    inhoud: list[CardElement] = [
        feiten(
            [
                (t("uitvraag.kaart.voor"), beeld.organisatie),
                (t("uitvraag.voorblad.gevraagd_door"), zonder_opmaak(beeld.gevraagd_door)),
                (t("uitvraag.kaart.over"), hoeveel),
                (t("uitvraag.kaart.antwoord_voor"), datum.dag_en_tijd(beeld.deadline, kalender)),
                (t("uitvraag.voorblad.grondslag"), beeld.grondslag),
            ]
        ),
        vrije_tekst(beeld.doel, vooraf=t("uitvraag.voorblad.doel")),
    ]
    if beeld.weigering:
        inhoud.append(let_op(t("uitvraag.voorblad.deelt_niet", grond=beeld.weigering)))
    elif beeld.afgehandeld:
        inhoud.append(goed_nieuws(t("uitvraag.voorblad.afgehandeld")))
    inhoud.append(tekst(t("uitvraag.voorblad.keuze"), ruimte=True))
    # Two rows: side by side the second, which must be found, would be cut off on a phone.
    verder = knop(t("uitvraag.knop.verder"), PersonenOpen(bevraging=beeld.bevraging), invoer=False)
    niet = knop(t("uitvraag.knop.niet_delen_alles"), WeigerFormulier(bevraging=beeld.bevraging), invoer=False)
    inhoud += [ActionSet(actions=[verder]), ActionSet(actions=[niet])]
    return kaart(t("uitvraag.titel", code=beeld.code), *inhoud)


def persoonskaart(beeld: Persoonsvraag, t: Teksten) -> Card:
    """The form about one person, with the short ways out above it: most answers are one of those."""
    kort: list[Action] = []
    if beeld.niet_bekend:
        onbekend = NietBekend(bevraging=beeld.bevraging, betrokkene=beeld.wie.id, sleutel=beeld.sleutel_niet_bekend)
        kort.append(knop(t("uitvraag.knop.niet_bekend"), onbekend, invoer=False))
    weiger = WeigerFormulier(bevraging=beeld.bevraging, betrokkene=beeld.wie.id)
    kort.append(knop(t("uitvraag.knop.niet_delen"), weiger, invoer=False))
    bewaar = AntwoordBewaren(bevraging=beeld.bevraging, betrokkene=beeld.wie.id, sleutel=beeld.sleutel)
    knoppen: list[Action] = [knop(t("uitvraag.knop.opslaan"), bewaar, stijl="positive")]
    if beeld.correctie:
        knoppen.append(knop(t("algemeen.terug"), PersonenOpen(bevraging=beeld.bevraging), invoer=False))
    return kaart(
        t("uitvraag.titel", code=beeld.code),
        *foutblok(beeld.formulier, t, beeld.fouten),
        *([goed_nieuws(t("uitvraag.opgeslagen"))] if beeld.opgeslagen else []),
        *([let_op(beeld.melding)] if beeld.melding else []),
        *_voortgang(beeld, t),
        *_wie(beeld.wie, t),
        ActionSet(actions=kort),
        tekst(t("uitvraag.persoon.zuinig"), zacht=True, ruimte=True),
        *teken(beeld.formulier, t, beeld.waarden, beeld.fouten),
        knoppen=knoppen,
    )


def lijstkaart(beeld: Lijst, t: Teksten, kalender: Kalender) -> Card:
    """Everybody with what was answered, to look at or correct."""
    inhoud: list[CardElement] = [goed_nieuws(t("uitvraag.opgeslagen"))] if beeld.opgeslagen else []
    inhoud.append(tekst(t("uitvraag.lijst.uitleg", wanneer=datum.dag_en_tijd(beeld.tot, kalender))))
    titel = t("uitvraag.titel", code=beeld.code)
    if len(beeld.regels) <= MEESTE_RIJEN:
        return kaart(titel, *inhoud, *(_rij(beeld.bevraging, een, t) for een in beeld.regels))
    keuzes = [(een.wie.id, f"{zonder_opmaak(een.wie.naam)}: {_gezegd(een, t)}") for een in beeld.regels]
    kies = keuzevak(
        "betrokkene",
        t("algemeen.verplicht", label=t("uitvraag.lijst.wie")),
        keuzes,
        verplicht=t("uitvraag.lijst.kies"),
        open_=False,
    )
    return kaart(
        titel, *inhoud, kies, knoppen=[knop(t("uitvraag.knop.wijzigen"), PersoonOpen(bevraging=beeld.bevraging))]
    )


def weigerkaart(beeld: Weigervraag, t: Teksten) -> Card:
    """The form to share nothing; a full answer, so nothing in it pleads."""
    inhoud: list[CardElement] = []
    if beeld.fouten:
        inhoud.append(fout(" ".join(beeld.fouten)))
    if beeld.wie is None:
        inhoud.append(tekst(t("uitvraag.weigeren.alles")))
        terug: UitvraagOpen | PersoonOpen = UitvraagOpen(bevraging=beeld.bevraging)
    else:
        inhoud += [tekst(t("uitvraag.weigeren.een")), *_wie(beeld.wie, t)]
        terug = PersoonOpen(bevraging=beeld.bevraging, betrokkene=beeld.wie.id)
    gronden = [(een.value, _hoofdletter(grond_in_woorden(een, t))) for een in Weigergrond]
    inhoud += [
        keuzevak(
            "grond",
            t("algemeen.verplicht", label=t("uitvraag.weigeren.grond")),
            gronden,
            verplicht=t("uitvraag.weigeren.kies_grond"),
            waarde=beeld.grond if beeld.grond in tuple(Weigergrond) else "",
        ),
        tekstvak(
            "toelichting",
            t("uitvraag.weigeren.toelichting"),
            waarde=beeld.toelichting,
            lang=True,
            hoogstens=LANGSTE_TOELICHTING,
        ),
        tekst(t("uitvraag.weigeren.wie_leest"), zacht=True),
    ]
    over = beeld.wie.id if beeld.wie else None
    vast = Weigeren(bevraging=beeld.bevraging, betrokkene=over, sleutel=beeld.sleutel)
    return kaart(
        t("uitvraag.titel", code=beeld.code),
        *inhoud,
        knoppen=[
            knop(t("uitvraag.knop.vastleggen"), vast),
            knop(t("algemeen.terug"), terug, invoer=False),
        ],
    )


def dankkaart(bevraging: str, code: str, tot: datetime, t: Teksten, kalender: Kalender) -> Card:
    """Everybody was dealt with. The same after answers and after a refusal."""
    return kaart(
        t("uitvraag.titel", code=code),
        goed_nieuws(t("uitvraag.dank")),
        tekst(t("uitvraag.dank.aanpassen", wanneer=datum.dag_en_tijd(tot, kalender))),
        knoppen=[knop(t("uitvraag.knop.aanpassen"), UitvraagOpen(bevraging=bevraging), invoer=False)],
    )


def geslotenkaart(code: str, uitleg: str, t: Teksten) -> Card:
    """Nothing is taken any more."""
    return kaart(t("uitvraag.titel", code=code), tekst(uitleg))


def grond_in_woorden(grond: Weigergrond, t: Teksten) -> str:
    """Return a ground for not sharing in words."""
    return t(f"uitvraag.grond.{grond.value}")


def _hoofdletter(woorden: str) -> str:
    return woorden[:1].upper() + woorden[1:]


def _voortgang(beeld: Persoonsvraag, t: Teksten) -> Iterator[CardElement]:
    if beeld.totaal > 1:
        yield tekst(t("uitvraag.persoon.voortgang", nummer=beeld.nummer, totaal=beeld.totaal), zacht=True)


def _rij(bevraging: str, een: Persoonsregel, t: Teksten) -> Container:
    wijzigen = knop(t("uitvraag.knop.wijzigen"), PersoonOpen(bevraging=bevraging, betrokkene=een.wie.id), invoer=False)
    gezegd = TextBlock(text=_gezegd(een, t), wrap=True, spacing="None", is_subtle=True)
    return Container(separator=True, items=[*_wie(een.wie, t), gezegd, ActionSet(actions=[wijzigen])])


def _gezegd(een: Persoonsregel, t: Teksten) -> str:
    return t(f"uitvraag.gezegd.{een.soort.value}")


def _wie(wie: Wie, t: Teksten) -> Iterator[CardElement]:
    yield vrije_tekst(wie.naam, vet=True)
    nader: Sequence[str] = [
        *([t("uitvraag.persoon.geboren", datum=datum.datum(wie.geboortedatum))] if wie.geboortedatum else []),
        *([wie.rol] if wie.rol else []),
    ]
    if nader:
        yield TextBlock(text=" · ".join(nader), wrap=True, spacing="None")
