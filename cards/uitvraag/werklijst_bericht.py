"""The posts to an organisatie: its worklist for a zitting, a reminder of all it owes, and something urgent.

Everybody in the conversation reads them: a code, a count, a date and a button. No tafel, no ground and no purpose: each
of these may tell that somebody is detained. Answered and refused look exactly alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from microsoft_teams.cards import Action, ActionSet, CardElement, TextBlock

from cards import datum
from cards.bouwstenen import Card, feiten, kaart, knop, let_op, tekst, tussenkop
from cards.payloads import AanwezigheidOpen, AfsprakenOpen, WerklijstOpen
from cards.uitvraag.bericht import aantal_personen
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_REGELS = 40
"""Questions that are shown on one worklist; of the others it says how many there are."""

MEESTE_ELDERS = 6
"""Other zittingen that get a line and a button of their own."""


class Regelstand(Enum):
    """How far one question is, as anybody there may see it."""

    OPEN = "open"
    BEZIG = "bezig"
    AFGEHANDELD = "afgehandeld"
    GESLOTEN = "gesloten"


class Lijststand(Enum):
    """How far a worklist is."""

    OPEN = "open"
    KLAAR = "klaar"
    """All that was asked is dealt with; it can be changed."""
    GESLOTEN = "gesloten"
    """It takes no answers any more, although the zitting has not begun."""
    NIETS = "niets"
    """All that was asked was withdrawn."""
    BEGONNEN = "begonnen"


@dataclass(frozen=True, slots=True)
class Regel:
    """One question. `personen` is 0 for a group or an area; `te_gaan`: about how many nothing was said yet."""

    code: str
    personen: int
    te_gaan: int
    deadline: datetime
    stand: Regelstand
    spoed: bool = False


@dataclass(frozen=True, slots=True)
class Elders:
    """What is owed for one zitting: how many questions, the first deadline."""

    zitting: str
    begint_op: datetime
    vragen: int
    deadline: datetime


@dataclass(frozen=True, slots=True)
class Lijstbeeld:
    """All that is asked of one organisatie for one zitting.

    Attributes:
        organisatie: its code, for the buttons; `naam` is shown.
        elders: what it owes for other zittingen.
        herinnerd: the first deadline of what it was reminded of; None when there was no reminder.
        aangemeld: how many of its people said that they come.
        afspraken: how many afspraken it has to do something about, over all casussen.
    """

    zitting: str
    organisatie: str
    naam: str
    begint_op: datetime
    stand: Lijststand
    regels: tuple[Regel, ...] = ()
    elders: tuple[Elders, ...] = ()
    herinnerd: datetime | None = None
    aangemeld: int = 0
    afspraken: int = 0


@dataclass(frozen=True, slots=True)
class Herinnerbeeld:
    """All that an organisatie owes; nothing when all is dealt with.

    Attributes:
        herinnerd: whether it is reminded of something in it; else it is told of something new.
        bijgekomen: whether something in it is new.
    """

    organisatie: str
    naam: str
    zittingen: tuple[Elders, ...]
    herinnerd: bool = True
    bijgekomen: bool = False

    @property
    def vragen(self) -> int:
        """How many questions wait for it."""
        return sum(een.vragen for een in self.zittingen)


@dataclass(frozen=True, slots=True)
class Spoedbeeld:
    """Something urgent. `open` is False once it is dealt with, or asked no more."""

    zitting: str
    organisatie: str
    naam: str
    code: str
    personen: int
    deadline: datetime
    open: bool = True


@dataclass(frozen=True, slots=True)
class Moment:
    """What a card needs to speak of time: now, and the region's calendar. `namen` are who is mentioned."""

    nu: datetime
    kalender: Kalender
    namen: Sequence[str] = field(default=())


def werklijstkaart(beeld: Lijstbeeld, t: Teksten, moment: Moment) -> Card:
    """The card for one organisatie and zitting, posted once and edited as things change."""
    titel = t("uitvraag.lijst_kaart.titel", wanneer=datum.dag_en_tijd(beeld.begint_op, moment.kalender))
    naam = tekst(beeld.naam, zacht=True)
    if beeld.stand in {Lijststand.BEGONNEN, Lijststand.NIETS}:
        return kaart(titel, naam, tekst(t(f"uitvraag.lijst_kaart.{beeld.stand.value}")))
    inhoud: list[CardElement] = [naam, *_vermelding(moment.namen), *_stand(beeld, t, moment)]
    for regel in beeld.regels[:MEESTE_REGELS]:
        inhoud += _regel(regel, t, moment.kalender)
    if len(beeld.regels) > MEESTE_REGELS:
        inhoud.append(tekst(t.aantal("uitvraag.lijst_kaart.meer", len(beeld.regels) - MEESTE_REGELS), zacht=True))
    if beeld.aangemeld:
        inhoud.append(tekst(t.aantal("uitvraag.lijst_kaart.aangemeld", beeld.aangemeld), ruimte=True))
    inhoud += [tekst(t("uitvraag.kaart.uitleg"), zacht=True, ruimte=True), ActionSet(actions=_knoppen(beeld, t))]
    if beeld.elders:
        inhoud += [tussenkop(t("uitvraag.lijst_kaart.elders")), *_elders(beeld.organisatie, beeld.elders, t, moment)]
    return kaart(titel, *inhoud, *_afspraken(beeld, t))


def herinnering(beeld: Herinnerbeeld, t: Teksten, moment: Moment) -> Card:
    """A reminder of all that an organisatie owes, or word of what is new. Once nothing is owed it says so instead."""
    naam = tekst(beeld.naam, zacht=True)
    if not beeld.zittingen:
        return kaart(t("uitvraag.herinnering.titel_klaar"), naam, tekst(t("uitvraag.herinnering.klaar")))
    alleen_nieuw = beeld.bijgekomen and not beeld.herinnerd
    titel = "uitvraag.herinnering.titel_nieuw" if alleen_nieuw else "uitvraag.herinnering.titel"
    ook_nieuw = beeld.bijgekomen and beeld.herinnerd
    return kaart(
        t.aantal(titel, beeld.vragen),
        naam,
        *_vermelding(moment.namen),
        *([tekst(t("uitvraag.herinnering.ook_nieuw"))] if ook_nieuw else []),
        *_elders(beeld.organisatie, beeld.zittingen, t, moment, met_deadline=True),
        tekst(t("uitvraag.herinnering.niet_delen"), zacht=True, ruimte=True),
    )


def spoed(beeld: Spoedbeeld, t: Teksten, moment: Moment) -> Card:
    """Something urgent, in a post of its own. Dealt with: it says so instead."""
    if not beeld.open:
        titel = t("uitvraag.spoed_post.titel_klaar", code=beeld.code)
        return kaart(titel, tekst(beeld.naam, zacht=True), tekst(t("uitvraag.spoed_post.klaar")))
    wanneer = datum.dag_en_tijd(beeld.deadline, moment.kalender)
    return kaart(
        t("uitvraag.spoed_post.titel", wanneer=_in_spreektaal(beeld.deadline, t, moment)),
        *_vermelding(moment.namen),
        tekst(t("uitvraag.spoed_post.uitleg")),
        feiten(
            [
                (t("uitvraag.kaart.voor"), beeld.naam),
                (t("uitvraag.spoed_post.casus"), beeld.code),
                (t("uitvraag.kaart.over"), _hoeveel(beeld.personen, t)),
                (t("uitvraag.kaart.antwoord_voor"), wanneer),
            ]
        ),
        tekst(t("uitvraag.kaart.uitleg"), zacht=True),
        knoppen=[
            knop(t("uitvraag.lijst_kaart.openen"), WerklijstOpen(zitting=beeld.zitting, organisatie=beeld.organisatie))
        ],
    )


def _stand(beeld: Lijstbeeld, t: Teksten, moment: Moment) -> list[CardElement]:
    """Say in one line how far it is, and that somebody was reminded, and of what."""
    if beeld.stand is not Lijststand.OPEN:
        return [tekst(t(f"uitvraag.lijst_kaart.{beeld.stand.value}"))]
    te_doen = sum(een.stand in {Regelstand.OPEN, Regelstand.BEZIG} for een in beeld.regels)
    hoeveel = tekst(t.aantal("uitvraag.lijst_kaart.te_doen", te_doen))
    if beeld.herinnerd is None:
        return [hoeveel]
    te_laat = beeld.herinnerd <= moment.nu
    key = "uitvraag.lijst_kaart.herinnerd_laat" if te_laat else "uitvraag.lijst_kaart.herinnerd"
    return [let_op(t(key, wanneer=datum.dag_en_tijd(beeld.herinnerd, moment.kalender))), hoeveel]


def _regel(regel: Regel, t: Teksten, kalender: Kalender) -> list[CardElement]:
    stand = t(f"uitvraag.lijst_kaart.stand.{regel.stand.value}", te_gaan=regel.te_gaan, personen=regel.personen)
    is_open = regel.stand in {Regelstand.OPEN, Regelstand.BEZIG}
    key = "uitvraag.lijst_kaart.regel_spoed" if regel.spoed and is_open else "uitvraag.lijst_kaart.regel"
    kop = TextBlock(text=t(key, code=regel.code, stand=stand), wrap=True, weight="Bolder", spacing="Medium")
    if not is_open:
        return [TextBlock(text=kop.text, wrap=True, spacing="Medium")]
    wanneer = datum.dag_en_tijd(regel.deadline, kalender)
    over = t("uitvraag.lijst_kaart.over", hoeveel=_hoeveel(regel.personen, t), wanneer=wanneer)
    return [kop, TextBlock(text=over, wrap=True, spacing="None")]


def _knoppen(beeld: Lijstbeeld, t: Teksten) -> list[Action]:
    openen = WerklijstOpen(zitting=beeld.zitting, organisatie=beeld.organisatie)
    aanwezig = AanwezigheidOpen(zitting=beeld.zitting, organisatie=beeld.organisatie)
    key = {
        Lijststand.OPEN: "uitvraag.lijst_kaart.openen",
        Lijststand.KLAAR: "uitvraag.knop.aanpassen",
    }.get(beeld.stand)
    eerste: list[Action] = [knop(t(key), openen)] if key else []
    return [*eerste, knop(t("uitvraag.lijst_kaart.aanmelden"), aanwezig)]


def _elders(
    organisatie: str, zittingen: Sequence[Elders], t: Teksten, moment: Moment, *, met_deadline: bool = False
) -> list[CardElement]:
    delen: list[CardElement] = []
    enige = met_deadline and len(zittingen) == 1
    for een in zittingen[:MEESTE_ELDERS]:
        begint = datum.dag_en_tijd(een.begint_op, moment.kalender)
        delen.append(
            TextBlock(text=t.aantal("uitvraag.lijst_kaart.elders_regel", een.vragen, wanneer=begint), wrap=True)
        )
        if met_deadline:
            te_laat = een.deadline <= moment.nu
            key = "uitvraag.herinnering.antwoord_laat" if te_laat else "uitvraag.herinnering.antwoord"
            deadline = t(key, wanneer=datum.dag_en_tijd(een.deadline, moment.kalender))
            delen.append(TextBlock(text=deadline, wrap=True, spacing="None"))
        kort = datum.kort(een.begint_op, moment.kalender)
        titel = t("uitvraag.lijst_kaart.openen") if enige else t("uitvraag.lijst_kaart.openen_op", wanneer=kort)
        openen = WerklijstOpen(zitting=een.zitting, organisatie=organisatie)
        delen.append(ActionSet(actions=[knop(titel, openen)]))
    over = sum(een.vragen for een in zittingen[MEESTE_ELDERS:])
    if over:
        delen.append(tekst(t.aantal("uitvraag.lijst_kaart.elders_meer", over), zacht=True))
    return delen


def _afspraken(beeld: Lijstbeeld, t: Teksten) -> list[CardElement]:
    """Say what it owes beside this, so that one card tells of everything."""
    if not beeld.afspraken:
        return []
    openen = knop(t("uitvraag.lijst_kaart.afspraken_openen"), AfsprakenOpen(organisatie=beeld.organisatie))
    return [
        tussenkop(t("uitvraag.lijst_kaart.ook_afspraken")),
        TextBlock(text=t.aantal("uitvraag.lijst_kaart.afspraken", beeld.afspraken), wrap=True),
        ActionSet(actions=[openen]),
    ]


def _vermelding(namen: Sequence[str]) -> list[CardElement]:
    return [tekst(", ".join(f"<at>{naam}</at>" for naam in namen))] if namen else []


def _hoeveel(personen: int, t: Teksten) -> str:
    return aantal_personen(personen, t) if personen else t("uitvraag.kaart.geen_personen")


def _in_spreektaal(wanneer: datetime, t: Teksten, moment: Moment) -> str:
    """Say a moment as one would aloud: today or tomorrow, and at what time."""
    over = moment.kalender.lokaal(wanneer).date() - moment.kalender.lokaal(moment.nu).date()
    klok = datum.tijd(wanneer, moment.kalender)
    if over == timedelta(0):
        return t("uitvraag.spoed_post.vandaag", tijd=klok)
    if over == timedelta(days=1):
        return t("uitvraag.spoed_post.morgen", tijd=klok)
    return datum.dag_en_tijd(wanneer, moment.kalender)
