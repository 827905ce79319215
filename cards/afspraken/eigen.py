"""All that an organisatie agreed to do, opened by one of its people: what it says, and one form for all of it.

Only the presser sees it. Five afspraken take seven presses: open, five choices, save.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from microsoft_teams.cards import Action, CardElement

from cards.afspraken.payloads import AfspraakDoeFormulier, AfsprakenBewaar, Doen
from cards.bouwstenen import (
    Card,
    datumvak,
    fout,
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
)
from cards.payloads import VELD, AfsprakenOpen, Payload
from domain.afspraak import LANGSTE_REGEL
from teksten.catalogus import Teksten

Keuzes: TypeAlias = Sequence[tuple[str, str]]

BIJ_LOPEND: Final = (Doen.KLAAR, Doen.TEKEN, Doen.VERZETTEN, Doen.OVERDRAGEN, Doen.WEIGEREN)
BIJ_NIEUW: Final = (Doen.AANNEMEN, Doen.KLAAR, Doen.WEIGEREN)
"""What an owner may choose, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Rij:
    """One afspraak in the form.

    Attributes:
        kop: of which casus, for when, and how it stands, in words of our own.
        wat: as typed. `over` names whom it is about, `wie` who does it, `conditie` on what it depends, as typed.
        keuzes: what may be chosen; none when that was done before, and `dag` or `wie_dan` asks the rest.
        fout: what is wrong with what was filled in, in words.
    """

    id: str
    kop: str
    wat: str
    over: str = ""
    wie: str = ""
    conditie: str = ""
    keuzes: tuple[Doen, ...] = ()
    dag: bool = False
    wie_dan: Keuzes = ()
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Lijst:
    """A page of what an organisatie owes, or the part of it about which something must still be said.

    Attributes:
        opgeslagen: how many were saved by the press before.
        dicht: codes of the casussen to which the organisatie has no access any more.
        bij_regisseur: how many it said that it cannot do.
        waarden: what was filled in, by `<afspraak>.<input>`.
        toch_wel: of what it said that it cannot do and nobody placed elsewhere yet: code of the casus, how to undo it.
        vorige, volgende: where the pages beside it begin.
    """

    organisatie: str
    naam: str
    totaal: int
    rijen: tuple[Rij, ...]
    opgeslagen: int = 0
    dicht: tuple[str, ...] = ()
    bij_regisseur: int = 0
    toch_wel: Sequence[tuple[str, Payload]] = ()
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""
    vorige: int | None = None
    volgende: int | None = None
    vervolg: bool = False


def lijst(beeld: Lijst, bewaar: AfsprakenBewaar, t: Teksten) -> Card:
    """The form: every afspraak with a choice and a line, one press for all of them."""
    delen: list[CardElement] = [*foutenlijst(beeld.fouten)]
    if beeld.opgeslagen:
        delen.append(goed_nieuws(t.aantal("afspraken_eigen.opgeslagen", beeld.opgeslagen)))
    if beeld.melding:
        delen.append(let_op(beeld.melding))
    delen.append(tekst(beeld.naam, zacht=True))
    if beeld.vervolg:
        delen.append(tekst(t("afspraken_eigen.vervolg.uitleg")))
    else:
        delen.append(tekst(t("afspraken_eigen.lijst.uitleg")))
    for plek, rij in enumerate(beeld.rijen, start=1):
        delen += _rij(plek, rij, beeld, t)
    if beeld.fouten or beeld.melding:
        delen.append(fout(t("afspraken_eigen.zie_boven")))
    titel = (
        t("afspraken_eigen.vervolg.titel") if beeld.vervolg else t.aantal("afspraken_eigen.lijst.titel", beeld.totaal)
    )
    opslaan = knop(t("afspraken_eigen.opslaan"), bewaar, stijl="positive")
    return kaart(titel, *delen, *_onderaan(beeld, t), knoppen=[opslaan, *_bladeren(beeld, t), *_toch_wel(beeld, t)])


def klaar(beeld: Lijst, terug: Sequence[tuple[str, AfspraakDoeFormulier]], t: Teksten) -> Card:
    """Nothing to fill in: all was saved, or nothing is owed. `terug`: codes of what was called done, to undo that."""
    delen: list[CardElement] = []
    if beeld.opgeslagen:
        delen.append(goed_nieuws(t.aantal("afspraken_eigen.opgeslagen", beeld.opgeslagen)))
    if beeld.melding:
        delen.append(let_op(beeld.melding))
    delen.append(tekst(beeld.naam, zacht=True))
    if beeld.totaal:
        delen.append(tekst(t.aantal("afspraken_eigen.klaar.nog", beeld.totaal)))
    else:
        delen.append(tekst(t("afspraken_eigen.klaar.niets")))
    openen: list[Action] = []
    if beeld.totaal:
        openen = [knop(t("afspraken_eigen.openen"), AfsprakenOpen(organisatie=beeld.organisatie))]
    titel = t("afspraken_eigen.klaar.titel") if beeld.opgeslagen else t("afspraken_eigen.post.titel")
    openen += [knop(t("afspraken_eigen.klaar.toch_niet", code=code), een) for code, een in terug]
    return kaart(titel, *delen, *_onderaan(beeld, t), knoppen=[*openen, *_toch_wel(beeld, t)])


def kies_organisatie(organisaties: Sequence[tuple[str, str, int]], t: Teksten) -> Card:
    """For who works for several: of which one? Each as (code, name, how many)."""
    return kaart(
        t("afspraken_eigen.post.titel"),
        tekst(t("afspraken_eigen.welke")),
        knoppen=[
            knop(t("afspraken_eigen.van", organisatie=naam, aantal=aantal), AfsprakenOpen(organisatie=code))
            for code, naam, aantal in organisaties
        ],
    )


def _rij(plek: int, rij: Rij, beeld: Lijst, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = [
        tussenkop(t("afspraken_eigen.rij.kop", nummer=plek, kop=rij.kop)),
        vrije_tekst(rij.wat, vet=True),
    ]
    paren = (("over", rij.over), ("wie", rij.wie), ("conditie", rij.conditie))
    delen += [vrije_tekst(wat, vooraf=t(f"afspraken_eigen.rij.{naam}")) for naam, wat in paren if wat]
    if rij.fout:
        delen.append(fout(rij.fout))
    return [*delen, *_invoer(plek, rij, beeld, t)]


def _invoer(plek: int, rij: Rij, beeld: Lijst, t: Teksten) -> list[CardElement]:
    """Return the inputs of one afspraak. Their labels are numbered, so that each can be told apart by ear."""
    w = beeld.waarden
    delen: list[CardElement] = []
    if rij.keuzes:
        keuzes = [(een.value, t(f"afspraken_eigen.keuze.{een.value}")) for een in rij.keuzes]
        label = t("afspraken_eigen.veld.keuze", nummer=plek)
        # All shown: a list that must be unfolded first takes two presses for each.
        delen.append(keuzevak(f"{VELD}{rij.id}.keuze", label, keuzes, waarde=w.get(f"{rij.id}.keuze", "")))
    if rij.dag:
        label = t("algemeen.verplicht", label=t("afspraken_eigen.veld.dag", nummer=plek))
        delen.append(datumvak(f"{VELD}{rij.id}.dag", label, waarde=w.get(f"{rij.id}.dag", "")))
    if rij.wie_dan:
        label = t("algemeen.verplicht", label=t("afspraken_eigen.veld.wie", nummer=plek))
        delen.append(
            keuzevak(f"{VELD}{rij.id}.wie", label, rij.wie_dan, waarde=w.get(f"{rij.id}.wie", ""), open_=False)
        )
    regel = w.get(f"{rij.id}.regel", "")
    label = t("afspraken_eigen.veld.regel" if rij.keuzes else "afspraken_eigen.veld.reden", nummer=plek)
    if rij.dag:
        label = t("algemeen.verplicht", label=label)
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    delen.append(tekstvak(f"{VELD}{rij.id}.regel", label, waarde=regel, hoogstens=max(LANGSTE_REGEL, len(regel))))
    return delen


def _onderaan(beeld: Lijst, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = []
    if beeld.dicht:
        delen.append(tekst(t("afspraken_eigen.dicht", codes=", ".join(beeld.dicht)), zacht=True, ruimte=True))
    if beeld.bij_regisseur:
        delen.append(
            tekst(t.aantal("afspraken_eigen.post.bij_regisseur", beeld.bij_regisseur), zacht=True, ruimte=True)
        )
    return delen


def _toch_wel(beeld: Lijst, t: Teksten) -> list[Action]:
    return [knop(t("afspraken_eigen.klaar.toch_wel", code=code), een, invoer=False) for code, een in beeld.toch_wel]


def _bladeren(beeld: Lijst, t: Teksten) -> list[Action]:
    knoppen: list[Action] = []
    for titel, vanaf in (("volgende", beeld.volgende), ("vorige", beeld.vorige)):
        if vanaf is not None:
            naar = AfsprakenOpen(organisatie=beeld.organisatie, vanaf=vanaf)
            knoppen.append(knop(t(f"afspraken_eigen.{titel}"), naar, invoer=False))
    if beeld.vervolg:
        knoppen.append(knop(t("afspraken_eigen.terug"), AfsprakenOpen(organisatie=beeld.organisatie), invoer=False))
    return knoppen
