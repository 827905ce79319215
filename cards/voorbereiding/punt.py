"""One item before the zitting: who has done what, who will be missing, and what may be done with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement, Container

from cards import datum
from cards.bouwstenen import Card, feiten, kaart, keuzevak, knop, tekst, tussenkop, zonder_opmaak
from cards.payloads import NamensFormulier, OpdrachtOpen
from cards.voorbereiding.overzicht import in_deel_2, wat_ontbreekt, wat_open_is
from cards.voorbereiding.payloads import (
    AfFormulier,
    GedeeldOpen,
    Kant,
    Schuif,
    VerplaatsFormulier,
    VoorbereidingOpen,
    ZetDeel,
)
from domain.agenda import TWEEDE_DEEL
from domain.voorbereiding import SCHULDIG, Inbreng, Partner, Punt, Voorbereiding, Vraagstuk
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Puntbeeld:
    """One item of a zitting, with a one-time key for each direction in which it may move.

    `naar_deel` puts it in the other part of the zitting; None where there is none, or it is another regisseur's.
    """

    voorbereiding: Voorbereiding
    punt: Punt
    sleutels: Mapping[Kant, str]
    naar_deel: ZetDeel | None = None

    @property
    def zitting(self) -> str:
        """Id of the zitting."""
        return self.voorbereiding.zitting.id


def puntkaart(beeld: Puntbeeld, t: Teksten, kalender: Kalender) -> Card:
    """One item; of a casus of another regisseur only its place and its minutes."""
    punt = beeld.punt
    soort = t(f"agenda.soort.{punt.soort.value}")
    wanneer = datum.tijd_en_duur(punt.begint_op, punt.minuten, t, kalender)
    plek = t("voorbereiding.punt.plek", nummer=punt.nummer, totaal=len(beeld.voorbereiding.punten), soort=soort)
    inhoud: list[CardElement] = [tekst(f"{plek}, {wanneer}" if wanneer else plek)]
    if beeld.voorbereiding.in_delen:
        tweede = punt.deel == TWEEDE_DEEL
        inhoud.append(tekst(in_deel_2(beeld.voorbereiding, t) if tweede else t("voorbereiding.deel_1")))
    if not punt.eigen:
        inhoud.append(tekst(t("voorbereiding.van_ander", naam=zonder_opmaak(punt.regisseur))))
    elif punt.vraagstuk is None:
        inhoud.append(tekst(t("voorbereiding.niets_gevraagd")))
    else:
        inhoud += _stuk(punt.vraagstuk, t, kalender)
    if punt.afgesproken is not None:
        bekijk = knop(t("voorbereiding.knop.afspraken"), OpdrachtOpen(opdracht="afspraak lijst", casuscode=punt.code))
        inhoud += [tussenkop(wat_open_is(punt.afgesproken, t)), ActionSet(actions=[bekijk])]
    if punt.tegenslagen:
        lees = knop(t("voorbereiding.knop.tegenslagen"), OpdrachtOpen(opdracht="volhouden", casuscode=punt.code))
        inhoud += [tekst(t.aantal("voorbereiding.tegenslagen", punt.tegenslagen)), ActionSet(actions=[lees])]
    inhoud.append(_schuiven(beeld, t))
    return kaart(t("voorbereiding.punt.titel", code=punt.code), *inhoud, knoppen=list(_knoppen(beeld, t)))


def _stuk(stuk: Vraagstuk, t: Teksten, kalender: Kalender) -> Iterator[CardElement]:
    yield tussenkop(t("voorbereiding.binnen", binnen=stuk.afgehandeld, gevraagd=len(stuk.gevraagd)))
    deadline = datum.dag_en_tijd(stuk.deadline, kalender)
    yield tekst(
        t("voorbereiding.punt.antwoord_voor" if stuk.loopt else "voorbereiding.punt.gesloten", wanneer=deadline)
    )
    yield feiten((een.naam, _in_woorden(een, t)) for een in stuk.partners)
    ontbreekt = wat_ontbreekt(stuk, t)
    yield tekst(ontbreekt or t("voorbereiding.iedereen_komt"))
    schuldig = [(een.organisatie, een.naam) for een in stuk.partners if een.inbreng in SCHULDIG]
    if stuk.loopt and schuldig:
        vastleggen = knop(t("voorbereiding.knop.vastleggen"), NamensFormulier(uitvraag=stuk.uitvraag_id))
        yield Container(
            items=[
                keuzevak("organisatie", t("voorbereiding.punt.gebeld"), schuldig, open_=False, waarde=schuldig[0][0]),
                ActionSet(actions=[vastleggen]),
            ]
        )


def _in_woorden(een: Partner, t: Teksten) -> str:
    delen = [t(f"voorbereiding.stand.{een.inbreng.value}").lower()]
    if een.inbreng in SCHULDIG and not een.bereikt:
        delen.append(t("voorbereiding.punt.niet_bereikt"))
    if een.inbreng is not Inbreng.INGETROKKEN:
        delen.append(t("voorbereiding.punt.komt" if een.komt else "voorbereiding.punt.nog_niet_aangemeld"))
    return ", ".join(delen)


def _schuiven(beeld: Puntbeeld, t: Teksten) -> Container:
    zitting, punt = beeld.zitting, beeld.punt
    acties: list[Action] = []
    deel = [een for een in beeld.voorbereiding.punten if een.deel == punt.deel]
    for kant, kan in ((Kant.EERDER, punt is not deel[0]), (Kant.LATER, punt is not deel[-1])):
        if kan:
            schuif = Schuif(zitting=zitting, casus=punt.casus_id, kant=kant, sleutel=beeld.sleutels[kant])
            acties.append(knop(t(f"voorbereiding.knop.{kant.value}"), schuif, invoer=False))
    if beeld.naar_deel is not None:
        acties.append(knop(t(f"voorbereiding.knop.deel_{beeld.naar_deel.deel}"), beeld.naar_deel, invoer=False))
    if punt.eigen:
        verplaats = VerplaatsFormulier(zitting=zitting, casus=punt.casus_id)
        acties.append(knop(t("voorbereiding.knop.verplaats"), verplaats, invoer=False))
        af = AfFormulier(zitting=zitting, casus=punt.casus_id)
        acties.append(knop(t("voorbereiding.knop.af"), af, invoer=False))
    items: list[CardElement] = [tussenkop(t("voorbereiding.punt.agenda"))]
    return Container(items=[*items, ActionSet(actions=acties)] if acties else items)


def _knoppen(beeld: Puntbeeld, t: Teksten) -> Iterator[Action]:
    punt, zitting = beeld.punt, beeld.zitting
    if punt.eigen and punt.vraagstuk is None:
        start = OpdrachtOpen(opdracht="uitvraag start", casuscode=punt.code)
        yield knop(t("voorbereiding.knop.uitvraag"), start, invoer=False)
    elif punt.vraagstuk is not None:
        if punt.vraagstuk.gevraagd:
            gedeeld = GedeeldOpen(zitting=zitting, casus=punt.casus_id)
            yield knop(t("voorbereiding.knop.gedeeld"), gedeeld, invoer=False)
        stand = OpdrachtOpen(opdracht="uitvraag status", casuscode=punt.code)
        yield knop(t("voorbereiding.knop.stand"), stand, invoer=False)
    yield knop(t("voorbereiding.knop.terug"), VoorbereidingOpen(zitting=zitting), invoer=False)
