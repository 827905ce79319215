"""A worklist, opened: what is asked and why, who is known, what was answered. Only the presser sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import Action, ActionSet, CardElement, Container, TextBlock

from cards import datum
from cards.bouwstenen import (
    Card,
    feiten,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    vrije_tekst,
    zonder_opmaak,
)
from cards.payloads import AanwezigheidOpen, Payload, UitvraagOpen
from cards.uitvraag.beantwoorden import Wie, wie_het_is, wie_op_een_regel
from cards.uitvraag.bericht import aantal_personen
from cards.uitvraag.werklijst_payloads import (
    Waar,
    WerklijstBekend,
    WerklijstGeenToestemming,
    WerklijstLijst,
    WerklijstOverige,
    WerklijstPersonen,
    WerklijstPersoon,
    WerklijstWeigerFormulier,
)
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

MEESTE_RIJEN = 8
"""Persons with a button each on one page; of more, one is chosen from a list, so that the card stays small."""


@dataclass(frozen=True, slots=True)
class Coderegel:
    """One casus on the front page. `personen` None: a group or an area."""

    code: str
    personen: int | None
    deadline: datetime
    spoed: bool = False


@dataclass(frozen=True, slots=True)
class Vraaggroep:
    """Casussen about which the same person asks for the same purpose, on the same ground."""

    doel: str
    grondslag: str
    gevraagd_door: str
    regels: tuple[Coderegel, ...]


@dataclass(frozen=True, slots=True)
class Voorblad:
    """Everything that may be known before a name opens.

    Attributes:
        afgehandeld: codes the organisatie has dealt with.
        weigering: the grounds in words, when it said about all of it that it shares nothing.
        sleutel: of the one press that shares nothing, for an organisatie that shares only with consent; else empty.
        gevraagd: the bevragingen for which that press counts; what is asked later has not been looked at.
        te_doen: whether something is owed.
    """

    waar: Waar
    titel: str
    organisatie: str
    groepen: tuple[Vraaggroep, ...]
    afgehandeld: tuple[str, ...] = ()
    weigering: str = ""
    sleutel: str = ""
    gevraagd: tuple[str, ...] = ()
    te_doen: bool = True
    melding: str = ""
    opgeslagen: bool = False


@dataclass(frozen=True, slots=True)
class Keuze:
    """Who of these persons is known, or has consented. `aangevinkt` was ticked before.

    With `eerst_zeker` it is asked for certain before anybody is saved as not known.
    """

    waar: Waar
    titel: str
    personen: tuple[tuple[str, Wie], ...]
    te_gaan: int
    sleutel: str
    aangevinkt: tuple[str, ...] = ()
    toestemming: bool = False
    eerst_zeker: bool = False
    opgeslagen: bool = False
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Overige:
    """Before persons are saved as not known: how many, in which casussen; `bekend` were ticked and come after."""

    titel: str
    codes: tuple[str, ...]
    personen: int
    bekend: int
    ja: WerklijstBekend
    terug: WerklijstPersonen


@dataclass(frozen=True, slots=True)
class Gezegd:
    """Somebody in the list: what was answered last, with whom it may be shared, and who said it when it was phoned."""

    id: str
    wie: Wie
    antwoord: str
    delen: str = ""
    telefonisch: str = ""


@dataclass(frozen=True, slots=True)
class Dicht:
    """A casus of which the names stay closed in the list: the organisatie shares nothing about it."""

    bevraging: str
    code: str
    grond: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """What was answered. `tot` is when it closes; `vorige` and `volgende` are where other pages begin."""

    waar: Waar
    titel: str
    regels: tuple[Gezegd, ...]
    tot: datetime
    dicht: tuple[Dicht, ...] = ()
    te_doen: bool = False
    vorige: int | None = None
    volgende: int | None = None
    opgeslagen: bool = False
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Dank:
    """All of it is dealt with; the same after answers and after a refusal. `elders`: casussen still owed beside it."""

    waar: Waar
    titel: str
    codes: tuple[str, ...]
    tot: datetime
    elders: int = 0


def voorblad(beeld: Voorblad, t: Teksten, kalender: Kalender) -> Card:
    """The first card: what is asked, why and by whom, and the choice before any name opens."""
    inhoud = [*_nieuws(t, opgeslagen=beeld.opgeslagen, melding=beeld.melding)]
    inhoud.append(feiten([(t("uitvraag.kaart.voor"), beeld.organisatie)]))
    inhoud += [_groep(groep, t, kalender) for groep in beeld.groepen]
    if beeld.afgehandeld and beeld.te_doen:
        inhoud.append(tekst(t("uitvraag.werklijst.al_afgehandeld", codes=", ".join(beeld.afgehandeld))))
    if beeld.sleutel or not beeld.te_doen:
        inhoud += _stand(beeld, t)
    else:
        inhoud.append(tekst(t("uitvraag.voorblad.keuze"), ruimte=True))
    # In rows of their own: side by side the second, which must be found, would be cut off on a phone.
    inhoud += [ActionSet(actions=[een]) for een in _voorbladknoppen(beeld, t)]
    return kaart(beeld.titel, *inhoud)


def keuzekaart(beeld: Keuze, t: Teksten) -> Card:
    """Several persons at once: tick who is known (or has consented). Nothing ticked is an answer as well."""
    w = beeld.waar
    ids = tuple(een for een, _ in beeld.personen)
    soort = "toestemming" if beeld.toestemming else "bekend"
    inhoud = [*_nieuws(t, opgeslagen=beeld.opgeslagen, melding=beeld.melding)]
    if beeld.te_gaan > len(ids):
        inhoud.append(tekst(t.aantal("uitvraag.werklijst.te_gaan", beeld.te_gaan), zacht=True))
    inhoud += [
        keuzevak(
            "bekend",
            t(f"uitvraag.werklijst.{soort}.vraag"),
            [(een, wie_op_een_regel(wie, t)) for een, wie in beeld.personen],
            waarde=",".join(een for een in beeld.aangevinkt if een in ids),
            meer=True,
        ),
        tekst(t(f"uitvraag.werklijst.{soort}.anders")),
    ]
    knoppen: list[Action] = [_bewaar(beeld, ids, t)]
    if not beeld.toestemming:
        weiger = WerklijstWeigerFormulier(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, personen=ids)
        # With the ticks along: they stand there again after the refusal.
        knoppen.append(knop(t("uitvraag.knop.niet_delen_een"), weiger))
    return kaart(beeld.titel, *inhoud, knoppen=knoppen)


def overigekaart(beeld: Overige, t: Teksten) -> Card:
    """Ask for certain: how many are saved as not known, and their codes; no names."""
    inhoud: list[CardElement] = [
        let_op(t.aantal("uitvraag.werklijst.overige.vraag", beeld.personen)),
        tekst(t("uitvraag.werklijst.overige.codes", codes=", ".join(beeld.codes))),
    ]
    if beeld.bekend:
        inhoud.append(tekst(t.aantal("uitvraag.werklijst.overige.bekend", beeld.bekend), zacht=True))
    return kaart(
        beeld.titel,
        *inhoud,
        knoppen=[
            knop(t("uitvraag.knop.overige_ja"), beeld.ja, stijl="positive"),
            knop(t("algemeen.terug"), beeld.terug),
        ],
    )


def lijstkaart(beeld: Lijst, t: Teksten, kalender: Kalender) -> Card:
    """Everybody with what was answered, to look at or correct."""
    w = beeld.waar
    inhoud = [*_nieuws(t, opgeslagen=beeld.opgeslagen, melding=beeld.melding)]
    inhoud.append(tekst(t("uitvraag.werklijst.lijst", wanneer=datum.dag_en_tijd(beeld.tot, kalender))))
    met_knop = len(beeld.regels) <= MEESTE_RIJEN
    inhoud += [_regel(een, w, t, met_knop=met_knop) for een in beeld.regels]
    knoppen: list[Action] = []
    if not met_knop:
        inhoud.append(_kies(beeld, t))
        kies = WerklijstPersoon(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
        knoppen.append(knop(t("uitvraag.knop.wijzigen"), kies))
    inhoud += [_dicht(een, t) for een in beeld.dicht]
    if beeld.te_doen:
        verder = WerklijstPersonen(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
        knoppen.append(knop(t("uitvraag.knop.verder"), verder, invoer=False))
    for vanaf, key in ((beeld.volgende, "uitvraag.knop.meer_personen"), (beeld.vorige, "uitvraag.knop.eerdere")):
        if vanaf is not None:
            blad = WerklijstLijst(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, vanaf=vanaf)
            knoppen.append(knop(t(key), blad, invoer=False))
    return kaart(beeld.titel, *inhoud, knoppen=knoppen)


def dankkaart(beeld: Dank, t: Teksten, kalender: Kalender) -> Card:
    """All of it is dealt with; no names."""
    w = beeld.waar
    knoppen: list[Action] = []
    if beeld.elders:
        andere = Waar(w.zitting, w.organisatie).opnieuw()
        knoppen.append(knop(t("uitvraag.knop.andere"), andere, invoer=False))
    komen = AanwezigheidOpen(zitting=w.zitting, organisatie=w.organisatie)
    knoppen.append(knop(t("uitvraag.knop.aanwezig"), komen, invoer=False))
    knoppen.append(knop(t("uitvraag.knop.aanpassen"), w.opnieuw(), invoer=False))
    return kaart(
        beeld.titel,
        goed_nieuws(t.aantal("uitvraag.werklijst.dank", len(beeld.codes), codes=", ".join(beeld.codes))),
        tekst(t("uitvraag.dank.aanpassen", wanneer=datum.dag_en_tijd(beeld.tot, kalender))),
        *([tekst(t.aantal("uitvraag.werklijst.elders", beeld.elders))] if beeld.elders else []),
        knoppen=knoppen,
    )


def geslotenkaart(titel: str, uitleg: str) -> Card:
    """Nothing is taken any more; no names."""
    return kaart(titel, tekst(uitleg))


def _bewaar(beeld: Keuze, ids: tuple[str, ...], t: Teksten) -> Action:
    w = beeld.waar
    if beeld.eerst_zeker:
        vraag = WerklijstOverige(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, personen=ids)
        return knop(t("uitvraag.knop.overige"), vraag, stijl="positive")
    bewaar = WerklijstBekend(
        zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, personen=ids, sleutel=beeld.sleutel
    )
    return knop(t("uitvraag.knop.opslaan"), bewaar, stijl="positive")


def _nieuws(t: Teksten, *, opgeslagen: bool, melding: str) -> Iterator[CardElement]:
    if opgeslagen:
        yield goed_nieuws(t("uitvraag.opgeslagen"))
    if melding:
        yield let_op(melding)


def _groep(groep: Vraaggroep, t: Teksten, kalender: Kalender) -> Container:
    regels = [(een.code, _hoeveel(een, t, kalender)) for een in groep.regels]
    waarom = [
        (t("uitvraag.voorblad.gevraagd_door"), zonder_opmaak(groep.gevraagd_door)),
        (t("uitvraag.voorblad.grondslag"), groep.grondslag),
    ]
    doel = vrije_tekst(groep.doel, vooraf=t("uitvraag.voorblad.doel"))
    return Container(separator=True, spacing="Medium", items=[feiten(regels), doel, feiten(waarom)])


def _hoeveel(een: Coderegel, t: Teksten, kalender: Kalender) -> str:
    wie = t("uitvraag.kaart.geen_personen") if een.personen is None else aantal_personen(een.personen, t)
    regel = t("uitvraag.werklijst.regel", wie=wie, wanneer=datum.kort(een.deadline, kalender))
    return t("uitvraag.werklijst.spoed", wat=regel) if een.spoed else regel


def _stand(beeld: Voorblad, t: Teksten) -> Iterator[CardElement]:
    if not beeld.te_doen and beeld.weigering:
        yield let_op(t("uitvraag.voorblad.deelt_niet", grond=beeld.weigering))
    elif not beeld.te_doen:
        yield goed_nieuws(t("uitvraag.voorblad.afgehandeld"))
    else:
        yield let_op(t("uitvraag.werklijst.beleid"))
        yield tekst(t("uitvraag.werklijst.beleid_keuze"))


def _voorbladknoppen(beeld: Voorblad, t: Teksten) -> Iterator[Action]:
    w = beeld.waar
    namen = WerklijstPersonen(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
    lijst: Payload = WerklijstLijst(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
    if not beeld.te_doen:
        yield knop(t("uitvraag.knop.aanpassen"), lijst, invoer=False)
        return
    if beeld.sleutel:
        niets = WerklijstGeenToestemming(
            zitting=w.zitting,
            organisatie=w.organisatie,
            alleen=w.alleen,
            bevragingen=beeld.gevraagd,
            sleutel=beeld.sleutel,
        )
        yield knop(t("uitvraag.knop.geen_toestemming"), niets, invoer=False)
        yield knop(t("uitvraag.knop.toestemming"), namen, invoer=False)
    else:
        weiger = WerklijstWeigerFormulier(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen)
        yield knop(t("uitvraag.knop.beantwoorden"), namen, invoer=False)
        yield knop(t("uitvraag.knop.niet_delen_alles"), weiger, invoer=False)
    if beeld.afgehandeld:
        yield knop(t("uitvraag.knop.aanpassen"), lijst, invoer=False)


def _regel(een: Gezegd, w: Waar, t: Teksten, *, met_knop: bool) -> Container:
    delen: list[CardElement] = [
        *wie_het_is(een.wie, t),
        *(TextBlock(text=regel, wrap=True, spacing="None", is_subtle=True) for regel in _gezegd(een, t)),
    ]
    if met_knop:
        open_ = WerklijstPersoon(zitting=w.zitting, organisatie=w.organisatie, alleen=w.alleen, persoon=een.id)
        delen.append(ActionSet(actions=[knop(t("uitvraag.knop.wijzigen"), open_, invoer=False)]))
    return Container(separator=True, items=delen)


def _gezegd(een: Gezegd, t: Teksten) -> Iterator[str]:
    yield een.antwoord if not een.delen else t("uitvraag.werklijst.gedeeld", antwoord=een.antwoord, delen=een.delen)
    if een.telefonisch:
        yield t("uitvraag.werklijst.telefonisch", naam=zonder_opmaak(een.telefonisch))


def _kies(beeld: Lijst, t: Teksten) -> CardElement:
    return keuzevak(
        "persoon",
        t("algemeen.verplicht", label=t("uitvraag.lijst.wie")),
        [(een.id, f"{wie_op_een_regel(een.wie, t)}: {een.antwoord}") for een in beeld.regels],
        verplicht=t("uitvraag.lijst.kies"),
        open_=False,
    )


def _dicht(een: Dicht, t: Teksten) -> Container:
    open_ = knop(t("uitvraag.knop.wijzigen"), UitvraagOpen(bevraging=een.bevraging), invoer=False)
    wat = tekst(t("uitvraag.werklijst.dicht", code=een.code, grond=een.grond))
    return Container(separator=True, items=[wat, ActionSet(actions=[open_])])
