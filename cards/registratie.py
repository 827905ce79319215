"""Onboarding: what a conversation serves, and who may do what on behalf of which organisatie."""

from dataclasses import dataclass
from typing import ClassVar

from microsoft_teams.cards import CardElement

from cards.bouwstenen import Card, datumvak, fout, goed_nieuws, kaart, keuzevak, knop, let_op, tekst, tussenkop
from cards.payloads import Invoer, Payload, Sleutel
from cards.verbs import Verb
from teksten.catalogus import Teksten

Keuzes = tuple[tuple[str, str], ...]


class RegistratieGesprek(Payload):
    """Let this conversation serve what was chosen."""

    verb: ClassVar[Verb] = Verb.REGISTRATIE_GESPREK
    sleutel: Sleutel
    doel: Invoer = ""


class RegistratieLos(Payload):
    """Let this conversation serve nothing any more."""

    verb: ClassVar[Verb] = Verb.REGISTRATIE_LOS
    sleutel: Sleutel


class RegistratieContacten(Payload):
    """Open the form to register people of this conversation."""

    verb: ClassVar[Verb] = Verb.REGISTRATIE_CONTACTEN


class RegistratieContact(Payload):
    """Register the chosen people. They are Entra object ids, checked against the roster; `tot` is their last day."""

    verb: ClassVar[Verb] = Verb.REGISTRATIE_CONTACT
    sleutel: Sleutel
    wie: Invoer = ""
    organisatie: Invoer = ""
    rol: Invoer = ""
    tot: Invoer = ""


class RegistratieRollen(Payload):
    """Open the list of roles that can be ended, of one organisatie when it was chosen."""

    verb: ClassVar[Verb] = Verb.REGISTRATIE_ROLLEN
    organisatie: Invoer = ""


class RegistratieEindig(Payload):
    """End the chosen role. It is `<persoon>:<rol>:<organisatie>`."""

    verb: ClassVar[Verb] = Verb.REGISTRATIE_EINDIG
    sleutel: Sleutel
    aanstelling: Invoer = ""


@dataclass(frozen=True, slots=True)
class Gespreksvorm:
    """A conversation as it is registered.

    Attributes:
        nu: what it serves now, in words.
        doelen: what it can serve.
        gekozen: the values that are chosen already.
        meer: whether it may serve several at once (only in a demo).
    """

    nu: str
    doelen: Keuzes
    gekozen: tuple[str, ...]
    meer: bool
    gekoppeld: bool
    fouten: tuple[str, ...] = ()
    gelukt: str = ""
    waarschuwing: str = ""


@dataclass(frozen=True, slots=True)
class Contactvorm:
    """Who is in the conversation, and what was filled in.

    Attributes:
        bekend: a line for each who is registered already, with his roles.
        leden: who can be registered.
        niet: why some cannot, in words; empty when all can.
        waarschuwing: who does not belong in this conversation, in words; empty when all do.
    """

    bekend: tuple[str, ...]
    leden: Keuzes
    organisaties: Keuzes
    rollen: Keuzes
    wie: str
    organisatie: str
    rol: str
    tot: str = ""
    niet: str = ""
    fouten: tuple[str, ...] = ()
    gelukt: str = ""
    waarschuwing: str = ""


@dataclass(frozen=True, slots=True)
class Rolvorm:
    """The roles that can be ended, of everybody in the conversation or at one organisatie."""

    aanstellingen: Keuzes
    organisaties: Keuzes
    organisatie: str
    fouten: tuple[str, ...] = ()
    gelukt: str = ""


def in_het_gesprek_zelf(t: Teksten) -> Card:
    """Typed in a personal chat: registering happens where the conversation is."""
    return kaart(t("registratie.titel"), tekst(t("registratie.elders")), tekst(t("registratie.elders_hoe")))


def gesprek(vorm: Gespreksvorm, bewaar: RegistratieGesprek, los: RegistratieLos, t: Teksten) -> Card:
    """What this conversation serves, and the choice of what it should serve."""
    losmaken = [knop(t("registratie.knop.los"), los, invoer=False, stijl="destructive")] if vorm.gekoppeld else []
    return kaart(
        t("registratie.titel"),
        *_bovenaan(vorm.fouten, vorm.gelukt, vorm.waarschuwing),
        tekst(vorm.nu),
        keuzevak(
            "doel",
            t("algemeen.verplicht", label=t("registratie.veld.doel")),
            vorm.doelen,
            verplicht=t("registratie.leeg.doel"),
            waarde=",".join(vorm.gekozen),
            meer=vorm.meer,
            open_=vorm.meer,
        ),
        knoppen=[
            knop(t("registratie.knop.opslaan"), bewaar, stijl="positive"),
            knop(t("registratie.knop.mensen"), RegistratieContacten(), invoer=False),
            *losmaken,
        ],
    )


def contacten(vorm: Contactvorm, bewaar: RegistratieContact, t: Teksten) -> Card:
    """Register people of this conversation."""
    delen: list[CardElement] = [*_bovenaan(vorm.fouten, vorm.gelukt, vorm.waarschuwing)]
    if vorm.bekend:
        delen += [tussenkop(t("registratie.deel.bekend")), *map(tekst, vorm.bekend)]
    rollen = knop(t("registratie.knop.rollen"), RegistratieRollen(), invoer=False)
    if not vorm.leden:
        geen = tekst(t("registratie.contacten.niemand"))
        return kaart(t("registratie.contacten.titel"), *delen, geen, *_zacht(vorm.niet), knoppen=[rollen])
    return kaart(
        t("registratie.contacten.titel"),
        *delen,
        tussenkop(t("registratie.deel.aanmelden")),
        _keuze("wie", vorm.leden, vorm.wie, t, meer=True),
        _keuze("organisatie", vorm.organisaties, vorm.organisatie, t),
        _keuze("rol", vorm.rollen, vorm.rol, t, open_=True),
        datumvak("tot", t("registratie.veld.tot"), waarde=vorm.tot),
        *_zacht(vorm.niet),
        knoppen=[knop(t("registratie.knop.aanmelden"), bewaar, stijl="positive"), rollen],
    )


def rollen(vorm: Rolvorm, eindig: RegistratieEindig, t: Teksten) -> Card:
    """End a role; the people of another organisatie can be looked up."""
    anders = keuzevak(
        "organisatie", t("registratie.veld.andere"), vorm.organisaties, waarde=vorm.organisatie, open_=False
    )
    zoek = knop(t("registratie.knop.toon"), RegistratieRollen())
    terug = knop(t("algemeen.terug"), RegistratieContacten(), invoer=False)
    boven = _bovenaan(vorm.fouten, vorm.gelukt)
    if not vorm.aanstellingen:
        geen = tekst(t("registratie.rollen.niemand"))
        return kaart(t("registratie.rollen.titel"), *boven, geen, anders, knoppen=[zoek, terug])
    return kaart(
        t("registratie.rollen.titel"),
        *boven,
        # Not required for the client: the other button on this card needs no choice here.
        keuzevak("aanstelling", t("registratie.veld.aanstelling"), vorm.aanstellingen, open_=False),
        anders,
        knoppen=[knop(t("registratie.knop.eindig"), eindig, stijl="destructive"), zoek, terug],
    )


def _keuze(
    veld: str, keuzes: Keuzes, waarde: str, t: Teksten, *, meer: bool = False, open_: bool = False
) -> CardElement:
    label = t("algemeen.verplicht", label=t(f"registratie.veld.{veld}"))
    leeg = t(f"registratie.leeg.{veld}")
    return keuzevak(veld, label, keuzes, verplicht=leeg, waarde=waarde, meer=meer, open_=open_)


def _bovenaan(fouten: tuple[str, ...], gelukt: str, waarschuwing: str = "") -> list[CardElement]:
    if fouten:
        return [fout("\n\n".join(fouten))]
    goed: list[CardElement] = [goed_nieuws(gelukt)] if gelukt else []
    return [*goed, *([let_op(waarschuwing)] if waarschuwing else [])]


def _zacht(regel: str) -> list[CardElement]:
    return [tekst(regel, zacht=True)] if regel else []
