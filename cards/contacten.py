"""Contacten: how the people of an organisatie are reached. Only professionals stand here, never a betrokkene."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from microsoft_teams.cards import Action, ActionSet, CardElement, TextBlock
from pydantic import Field

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
    tussenkop,
    vrije_tekst,
)
from cards.payloads import Id, Invoer, Payload, Sleutel
from cards.verbs import Verb
from domain.contact import LANGSTE_MAILADRES, LANGSTE_TELEFOON
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten

Keuzes = tuple[tuple[str, str], ...]
Versie = Annotated[int, Field(ge=0, le=1_000_000)]


class ContactenOpen(Payload):
    """Open the contacts of one organisatie, or the choice of one."""

    verb: ClassVar[Verb] = Verb.CONTACTEN_OPEN
    welke: Invoer = ""


class ContactFormulier(Payload):
    """Open the form of one contact: the one that was chosen, or with `nieuw` an empty one."""

    verb: ClassVar[Verb] = Verb.CONTACT_FORMULIER
    organisatie: Id
    nieuw: bool = False
    contact: Invoer = ""


class Bereikvelden(Payload):
    """What is filled in about how somebody is reached."""

    kanaal: Invoer = ""
    email: Invoer = ""
    telefoon: Invoer = ""
    spoed: Invoer = ""
    tafels: Invoer = ""


class ContactBewaar(Bereikvelden):
    """Keep a contact. `versie` is the row as it was shown, 0 for a new one."""

    verb: ClassVar[Verb] = Verb.CONTACT_BEWAAR
    sleutel: Sleutel
    organisatie: Id
    versie: Versie = 0
    contact: Id | None = None
    naam: Invoer = ""
    persoon: Invoer = ""


class ContactStop(Payload):
    """Reach somebody no more."""

    verb: ClassVar[Verb] = Verb.CONTACT_STOP
    sleutel: Sleutel
    contact: Id


class ContactTerug(Payload):
    """Reach somebody after all."""

    verb: ClassVar[Verb] = Verb.CONTACT_TERUG
    sleutel: Sleutel
    contact: Id


class BereikbaarOpen(Payload):
    """Open one's own form, for one of the organisaties one works for."""

    verb: ClassVar[Verb] = Verb.BEREIKBAAR_OPEN
    welke: Invoer = ""


class BereikbaarBewaar(Bereikvelden):
    """Keep how one wants to be reached oneself."""

    verb: ClassVar[Verb] = Verb.BEREIKBAAR_BEWAAR
    sleutel: Sleutel
    organisatie: Id
    versie: Versie = 0


@dataclass(frozen=True, slots=True)
class Contactregel:
    """One contact as it stands in the list: his name as typed, the rest in words."""

    naam: str
    regels: tuple[str, ...]
    waarschuwing: str = ""


@dataclass(frozen=True, slots=True)
class Contactenlijst:
    """The contacts of one organisatie.

    Attributes:
        kiesbaar: value and title of each contact; empty for who may look only.
    """

    organisatie: str
    contacten: tuple[Contactregel, ...]
    kiesbaar: Keuzes = ()
    gelukt: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Bereikvorm:
    """What was filled in, or is so now, and what can be chosen. Values are codes, several separated by commas."""

    organisatie: str
    kanaal: str
    email: str
    telefoon: str
    spoed: str
    tafels: str
    kanalen: Keuzes
    mogelijke_tafels: Keuzes
    fouten: tuple[str, ...] = ()
    gelukt: str = ""


@dataclass(frozen=True, slots=True)
class Contactvorm:
    """The form of a contact; `bereik` is the part that a partner fills in for himself too."""

    bereik: Bereikvorm
    naam: str
    persoon: str
    personen: Keuzes
    nieuw: bool


def kies_organisatie(organisaties: Keuzes, regels: Sequence[tuple[str, str]], t: Teksten) -> Card:
    """Choose an organisatie; `regels` say of each how many contacts it has, in words."""
    return kaart(
        t("contacten.titel"),
        _welke(organisaties, t, open_=False),
        ActionSet(actions=[knop(t("contacten.knop.toon"), ContactenOpen())]),
        tussenkop(t("contacten.deel.alle")),
        feiten(regels),
    )


def lijst(beeld: Contactenlijst, nieuw: ContactFormulier, t: Teksten) -> Card:
    """Show the contacts of one organisatie; who may change them chooses one."""
    delen: list[CardElement] = [fout(beeld.fout)] if beeld.fout else []
    delen += [goed_nieuws(beeld.gelukt)] if beeld.gelukt else []
    for een in beeld.contacten:
        delen += [_naam(een), *(TextBlock(text=regel, wrap=True, spacing="None") for regel in een.regels)]
        delen += [let_op(een.waarschuwing)] if een.waarschuwing else []
    if not beeld.contacten:
        delen.append(tekst(t("contacten.niemand")))
    return kaart(
        t("contacten.titel_van", organisatie=beeld.organisatie),
        *delen,
        *_kies(beeld.kiesbaar, t),
        knoppen=_lijstknoppen(beeld, nieuw, t),
    )


def _naam(een: Contactregel) -> CardElement:
    regel = vrije_tekst(een.naam, vet=True)
    regel.separator = True
    regel.spacing = "Medium"
    return regel


def contact(
    vorm: Contactvorm, bewaar: ContactBewaar, stop: ContactStop | None, terug: ContactenOpen, t: Teksten
) -> Card:
    """Show the form of one contact."""
    titel = "contacten.titel_nieuw" if vorm.nieuw else "contacten.titel_wijzig"
    stoppen = [knop(t("contacten.knop.stop"), stop, invoer=False, stijl="destructive")] if stop else []
    return kaart(
        t(titel, organisatie=vorm.bereik.organisatie),
        *_bovenaan(vorm.bereik),
        tekstvak(
            "naam",
            t("algemeen.verplicht", label=t("contacten.veld.naam")),
            verplicht=t("contacten.fout.zonder_naam"),
            waarde=vorm.naam,
            hoogstens=LANGSTE_NAAM,
        ),
        keuzevak("persoon", t("contacten.veld.persoon"), vorm.personen, waarde=vorm.persoon, open_=False),
        *_bereik(vorm.bereik, t),
        knoppen=[
            knop(t("contacten.knop.opslaan"), bewaar, stijl="positive"),
            *stoppen,
            knop(t("algemeen.terug"), terug, invoer=False),
        ],
    )


def gestopt(naam: str, terug: ContactTerug, lijst_: ContactenOpen, t: Teksten) -> Card:
    """Say that somebody is reached no more, with the way back."""
    return kaart(
        t("contacten.gestopt.titel"),
        vrije_tekst(naam, vet=True),
        tekst(t("contacten.gestopt.uitleg")),
        knoppen=[
            knop(t("contacten.knop.lijst"), lijst_, invoer=False),
            knop(t("contacten.knop.ongedaan"), terug, invoer=False),
        ],
    )


def kies_eigen(organisaties: Keuzes, t: Teksten) -> Card:
    """Choose for which of one's own organisaties."""
    return kaart(
        t("contacten.eigen.titel"),
        tekst(t("contacten.eigen.uitleg")),
        _welke(organisaties, t),
        knoppen=[knop(t("contacten.knop.toon"), BereikbaarOpen())],
    )


def eigen(vorm: Bereikvorm, bewaar: BereikbaarBewaar, t: Teksten) -> Card:
    """Show one's own form."""
    return kaart(
        t("contacten.eigen.titel_van", organisatie=vorm.organisatie),
        *_bovenaan(vorm),
        tekst(t("contacten.eigen.uitleg")),
        *_bereik(vorm, t),
        knoppen=[knop(t("contacten.knop.opslaan"), bewaar, stijl="positive")],
    )


def _welke(organisaties: Keuzes, t: Teksten, *, open_: bool = True) -> CardElement:
    label = t("algemeen.verplicht", label=t("contacten.veld.welke"))
    return keuzevak("welke", label, organisaties, verplicht=t("contacten.leeg.welke"), open_=open_)


def _kies(kiesbaar: Keuzes, t: Teksten) -> list[CardElement]:
    if not kiesbaar:
        return []
    # Not required for the client: the other buttons on this card need no choice here.
    enige = kiesbaar[0][0] if len(kiesbaar) == 1 else ""
    return [keuzevak("contact", t("contacten.veld.contact"), kiesbaar, waarde=enige, open_=False)]


def _lijstknoppen(beeld: Contactenlijst, nieuw: ContactFormulier, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    if beeld.kiesbaar:
        knoppen.append(knop(t("contacten.knop.wijzig"), ContactFormulier(organisatie=nieuw.organisatie)))
    if nieuw.nieuw:
        knoppen.append(knop(t("contacten.knop.nieuw"), nieuw, invoer=False))
    return [*knoppen, knop(t("contacten.knop.andere"), ContactenOpen(), invoer=False)]


def _bereik(vorm: Bereikvorm, t: Teksten) -> list[CardElement]:
    return [
        keuzevak(
            "kanaal",
            t("algemeen.verplicht", label=t("contacten.veld.kanaal")),
            vorm.kanalen,
            verplicht=t("contacten.leeg.kanaal"),
            waarde=vorm.kanaal,
        ),
        keuzevak("spoed", t("contacten.veld.spoed"), vorm.kanalen, waarde=vorm.spoed, meer=True),
        tekstvak("email", t("contacten.veld.email"), waarde=vorm.email, hoogstens=LANGSTE_MAILADRES),
        tekstvak("telefoon", t("contacten.veld.telefoon"), waarde=vorm.telefoon, hoogstens=LANGSTE_TELEFOON),
        keuzevak("tafels", t("contacten.veld.tafels"), vorm.mogelijke_tafels, waarde=vorm.tafels, meer=True),
    ]


def _bovenaan(vorm: Bereikvorm) -> list[CardElement]:
    if vorm.fouten:
        return [fout("\n\n".join(vorm.fouten))]
    return [goed_nieuws(vorm.gelukt)] if vorm.gelukt else []
