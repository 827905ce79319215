"""An answer given on the phone, typed by the regisseur: who says it, about whom what is said, and that it was kept.

All of it is shown to the regisseur alone. Nothing is required in the client behind the first card: during a call
somebody goes back and forth, and a duty must not block a way out. The server checks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from microsoft_teams.cards import (
    Action,
    ActionSet,
    CardElement,
    ChoiceSetInput,
    Container,
    DateInput,
    TextBlock,
    TextInput,
    TimeInput,
)

from cards import datum
from cards.bouwstenen import (
    Card,
    datumvak,
    fout,
    goed_nieuws,
    hoofdletter,
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
from cards.formulier import Tekenwijze, foutblok, teken
from cards.payloads import NamensFormulier, OpdrachtOpen
from cards.uitvraag.beantwoorden import Wie, naar_pagina, wie_het_is, wie_op_een_regel
from cards.uitvraag.namens_payloads import (
    NamensAntwoord,
    NamensPersoon,
    NamensVerder,
    NamensWeiger,
    NamensWeigerFormulier,
)
from cards.uitvraag.payloads import StatusOpen
from domain.formulier import Formulier, Veldfout
from domain.uitvraag import LANGSTE_TOELICHTING, Weigergrond
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

LANGSTE_NAAM = 100


@dataclass(frozen=True, slots=True)
class Gesprek:
    """What every card of one call shares.

    Attributes:
        organisatie: its code; `naam` what it is called.
        beller: who says it and when, by input id, as typed.
        beleid: whether it shares only with consent.
    """

    uitvraag: str
    bevraging: str
    code: str
    organisatie: str
    naam: str
    beller: Mapping[str, str]
    beleid: bool = False

    def begin(self) -> NamensFormulier:
        """Return the button back to the first card."""
        return NamensFormulier(uitvraag=self.uitvraag, organisatie=self.organisatie)


@dataclass(frozen=True, slots=True)
class Gezegd:
    """Somebody about whom something was said already: what, in our own words, and who said it on the phone."""

    wie: Wie
    wat: str
    telefonisch: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """The first card.

    Attributes:
        bellen: who may be called: name and number.
        te_gaan: about whom nothing was said yet.
        gezegd: about whom something was.
        bekendheid: whether "not known" is an answer to the form.
    """

    gesprek: Gesprek
    deadline: datetime
    sleutel: str
    te_gaan: Sequence[Wie]
    gezegd: Sequence[Gezegd] = ()
    bellen: Sequence[tuple[str, str]] = ()
    bekendheid: bool = True
    aangevinkt: str = ""
    opgeslagen: bool = False
    melding: str = ""
    fouten: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Persoonsvraag:
    """The form about one person, as the organisatie's own people get it.

    Attributes:
        stand: how many are to go.
        buiten: ids of the inputs that the card does not ask, because they are for the page.
        geheel: whether the whole form is for the page.
        pagina: the address of that page, for who sees the card alone; empty when there is nothing to fill in there.
    """

    gesprek: Gesprek
    wie: Wie
    sleutel: str
    formulier: Formulier
    stand: str = ""
    opgeslagen: bool = False
    melding: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    veldfouten: tuple[Veldfout, ...] = ()
    fouten: Sequence[str] = ()
    buiten: frozenset[str] = frozenset()
    geheel: bool = False
    pagina: str = ""


@dataclass(frozen=True, slots=True)
class Weigervraag:
    """The form to keep that nothing is shared. `over` are the ids that are ticked."""

    gesprek: Gesprek
    personen: Sequence[Wie]
    over: str
    sleutel: str
    grond: str = ""
    toelichting: str = ""
    melding: str = ""
    fouten: Sequence[str] = ()


def kies_organisatie(uitvraag: str, code: str, keuzes: Sequence[tuple[str, str]], t: Teksten) -> Card:
    """Ask for which of the organisaties that were asked."""
    titel = t("uitvraag.namens.titel", code=code)
    if not keuzes:
        return kaart(titel, tekst(t("uitvraag.namens.niemand_gevraagd")))
    kies = keuzevak(
        "organisatie",
        t("algemeen.verplicht", label=t("uitvraag.namens.welke")),
        keuzes,
        verplicht=t("uitvraag.namens.kies_organisatie"),
        open_=False,
    )
    return kaart(titel, kies, knoppen=[knop(t("uitvraag.namens.knop.verder"), NamensFormulier(uitvraag=uitvraag))])


def niet_gevraagd(code: str, organisatie: str, naam: str, t: Teksten) -> Card:
    """This organisatie was never asked: it is asked first, which is one press away."""
    erbij = OpdrachtOpen(opdracht="uitvraag erbij", casuscode=code, organisatie=organisatie)
    return kaart(
        t("uitvraag.namens.titel", code=code),
        tekst(t("uitvraag.namens.niet_gevraagd", organisatie=naam)),
        knoppen=[knop(t("uitvraag.namens.knop.erbij"), erbij)],
    )


def dicht(code: str, uitleg: str, t: Teksten) -> Card:
    """Nothing is taken any more; no names."""
    return kaart(t("uitvraag.namens.titel", code=code), tekst(uitleg))


def begin(beeld: Begin, t: Teksten, kalender: Kalender) -> Card:
    """Who says it, and of whom it is known or consented; below it what was said before."""
    g = beeld.gesprek
    weiger = knop(t("uitvraag.namens.knop.deelt_niets"), NamensWeigerFormulier(bevraging=g.bevraging))
    verder = knop(
        t("uitvraag.namens.knop.opslaan_verder" if beeld.bekendheid or g.beleid else "uitvraag.namens.knop.verder"),
        NamensVerder(bevraging=g.bevraging, getoond=tuple(een.id for een in beeld.te_gaan), sleutel=beeld.sleutel),
        stijl="positive",
    )
    knoppen: list[Action] = []
    if beeld.te_gaan:
        knoppen = [verder] if g.beleid else [verder, weiger]
    return kaart(
        t("uitvraag.namens.titel", code=g.code),
        *_nieuws(t, opgeslagen=beeld.opgeslagen, melding=beeld.melding, fouten=beeld.fouten),
        tekst(t("uitvraag.namens.uitleg", organisatie=g.naam, deadline=datum.dag_en_tijd(beeld.deadline, kalender))),
        *(tekst(t("uitvraag.namens.bellen", naam=zonder_opmaak(wie), nummer=nummer)) for wie, nummer in beeld.bellen),
        *_beller(g, t, verplicht=True),
        *(_wie(beeld, t) if beeld.te_gaan else ()),
        *([ActionSet(actions=knoppen)] if knoppen else []),
        *(_eerder(beeld, t) if beeld.gezegd else ()),
    )


def persoon(beeld: Persoonsvraag, t: Teksten) -> Card:
    """The organisatie's own form about one person, with who says it above it."""
    g = beeld.gesprek
    over = beeld.wie.id
    bewaren = knop(
        t("uitvraag.knop.opslaan"),
        NamensAntwoord(bevraging=g.bevraging, betrokkene=over, sleutel=beeld.sleutel),
        stijl="positive",
    )
    return kaart(
        t("uitvraag.namens.titel", code=g.code),
        *foutblok(beeld.formulier, t, beeld.veldfouten),
        *_nieuws(t, opgeslagen=beeld.opgeslagen, melding=beeld.melding, fouten=beeld.fouten),
        tekst(t("uitvraag.namens.voor", organisatie=g.naam, stand=beeld.stand) if beeld.stand else g.naam, zacht=True),
        *wie_het_is(beeld.wie, t),
        *([let_op(t("uitvraag.namens.alleen_met_toestemming"))] if g.beleid else []),
        *(_op_pagina(beeld, t) if beeld.geheel else _vragen(beeld, t)),
        knoppen=[
            *(() if beeld.geheel else (bewaren,)),
            knop(t("uitvraag.knop.niet_delen"), NamensWeigerFormulier(bevraging=g.bevraging, over=over)),
            knop(t("algemeen.terug"), g.begin()),
        ],
    )


def _vragen(beeld: Persoonsvraag, t: Teksten) -> Iterator[CardElement]:
    vragen = teken(beeld.formulier, t, beeld.waarden, beeld.veldfouten, Tekenwijze(zonder=beeld.buiten, meer="meer"))
    _ontheft(vragen)
    yield from vragen
    yield from naar_pagina(beeld.pagina, t("uitvraag.knop.toelichten"))
    yield tussenkop(t("uitvraag.namens.wie_zegt"))
    yield from _beller(beeld.gesprek, t)


def _op_pagina(beeld: Persoonsvraag, t: Teksten) -> Iterator[CardElement]:
    yield tekst(t("uitvraag.namens.op_pagina"), zacht=True)
    yield from naar_pagina(beeld.pagina, t("uitvraag.knop.invullen"))
    # Who says it was typed already, and goes along to the next card.
    yield Container(items=[*_beller(beeld.gesprek, t)], is_visible=False)


def weigeren(beeld: Weigervraag, t: Teksten) -> Card:
    """The form to keep that the organisatie shares nothing: about whom, on which ground."""
    g = beeld.gesprek
    gronden = [(een.value, hoofdletter(t(f"uitvraag.grond.{een.value}"))) for een in Weigergrond]
    inhoud: list[CardElement] = [
        *_nieuws(t, opgeslagen=False, melding=beeld.melding, fouten=beeld.fouten),
        tekst(t("uitvraag.namens.weigeren", organisatie=g.naam)),
        keuzevak(
            "wie",
            t("algemeen.verplicht", label=t("uitvraag.namens.over_wie")),
            [(een.id, wie_op_een_regel(een, t)) for een in beeld.personen],
            waarde=beeld.over,
            meer=True,
        ),
    ]
    if not g.beleid:
        inhoud += [
            keuzevak(
                "grond",
                t("algemeen.verplicht", label=t("uitvraag.weigeren.grond")),
                gronden,
                waarde=beeld.grond if beeld.grond in tuple(Weigergrond) else "",
            ),
            tekstvak(
                "toelichting",
                t("uitvraag.weigeren.toelichting"),
                waarde=beeld.toelichting,
                lang=True,
                hoogstens=LANGSTE_TOELICHTING,
            ),
        ]
    return kaart(
        t("uitvraag.namens.titel", code=g.code),
        *inhoud,
        tussenkop(t("uitvraag.namens.wie_zegt")),
        *_beller(g, t),
        knoppen=[
            knop(t("uitvraag.knop.vastleggen"), NamensWeiger(bevraging=g.bevraging, sleutel=beeld.sleutel)),
            knop(t("algemeen.terug"), g.begin()),
        ],
    )


def klaar(gesprek: Gesprek, tot: datetime, t: Teksten, kalender: Kalender) -> Card:
    """All of it was kept; the organisatie's own people can correct it until the zitting."""
    wanneer = datum.dag_en_tijd(tot, kalender)
    return kaart(
        t("uitvraag.namens.titel", code=gesprek.code),
        goed_nieuws(t("uitvraag.namens.klaar", organisatie=gesprek.naam)),
        tekst(t("uitvraag.namens.klaar.uitleg", wanneer=wanneer)),
        knoppen=[
            knop(t("uitvraag.knop.status"), StatusOpen(uitvraag=gesprek.uitvraag)),
            knop(t("uitvraag.knop.aanpassen"), gesprek.begin(), invoer=False),
        ],
    )


def _nieuws(t: Teksten, *, opgeslagen: bool, melding: str, fouten: Sequence[str]) -> Iterator[CardElement]:
    if fouten:
        yield fout(" ".join(fouten))
    if opgeslagen:
        yield goed_nieuws(t("uitvraag.opgeslagen"))
    if melding:
        yield let_op(melding)


def _beller(gesprek: Gesprek, t: Teksten, *, verplicht: bool = False) -> Iterator[CardElement]:
    w = gesprek.beller
    for veld in ("gezegd_door", "functie"):
        yield tekstvak(
            veld,
            t("algemeen.verplicht", label=t(f"uitvraag.namens.{veld}")),
            verplicht=t(f"uitvraag.namens.leeg.{veld}") if verplicht else None,
            waarde=w.get(veld, ""),
            hoogstens=LANGSTE_NAAM,
        )
    yield datumvak("gezegd_datum", t("uitvraag.namens.gezegd_datum"), waarde=w.get("gezegd_datum", ""))
    yield TimeInput(id="gezegd_tijd", label=t("uitvraag.namens.gezegd_tijd"), value=w.get("gezegd_tijd") or None)


def _wie(beeld: Begin, t: Teksten) -> Iterator[CardElement]:
    g = beeld.gesprek
    soort = "toestemming" if g.beleid else "bekend"
    if g.beleid:
        yield let_op(t("uitvraag.namens.beleid", organisatie=g.naam))
    elif not beeld.bekendheid:
        yield tekst(t("uitvraag.namens.formulier_volgt"), zacht=True)
        return
    yield keuzevak(
        "wie",
        t(f"uitvraag.namens.{soort}"),
        [(een.id, wie_op_een_regel(een, t)) for een in beeld.te_gaan],
        waarde=beeld.aangevinkt,
        meer=True,
    )
    yield tekst(t(f"uitvraag.namens.{soort}.anders"))


def _eerder(beeld: Begin, t: Teksten) -> Iterator[CardElement]:
    yield tussenkop(t("uitvraag.namens.al_gezegd"))
    for een in beeld.gezegd:
        regel = een.wat if not een.telefonisch else t("uitvraag.namens.telefonisch", wat=een.wat, naam=een.telefonisch)
        yield Container(
            items=[
                vrije_tekst(een.wie.naam, vet=True),
                TextBlock(text=zonder_opmaak(regel), wrap=True, spacing="None", is_subtle=True),
            ]
        )
    yield keuzevak(
        "betrokkene",
        t("uitvraag.lijst.wie"),
        [(een.wie.id, wie_op_een_regel(een.wie, t)) for een in beeld.gezegd],
        waarde=beeld.gezegd[0].wie.id if len(beeld.gezegd) == 1 else "",
        open_=False,
    )
    wijzigen = knop(t("uitvraag.knop.wijzigen"), NamensPersoon(bevraging=beeld.gesprek.bevraging))
    yield ActionSet(actions=[wijzigen])


def _ontheft(delen: Sequence[CardElement]) -> None:
    """Take the duties off the inputs of a form: what is missing is said by the server, and nothing blocks a way out."""
    for deel in delen:
        if isinstance(deel, Container):
            _ontheft(deel.items or ())
        elif isinstance(deel, TextInput | DateInput | ChoiceSetInput):
            deel.is_required = None
            deel.error_message = None
