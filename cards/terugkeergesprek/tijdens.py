"""While a talk goes on: what to look at before he is let in, how it goes, and how one talks with him at the table."""

from dataclasses import dataclass

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.bouwstenen import Card, feiten, goed_nieuws, kaart, knop, let_op, tekst, tussenkop, vrije_tekst
from cards.payloads import OpdrachtOpen
from cards.terugkeergesprek.brief import BriefOpen
from cards.terugkeergesprek.payloads_plannen import DeelnameOpen, GesprekOpen
from cards.terugkeergesprek.payloads_tijdens import TijdensOpen, TijdensVraag, TijdensZet, VoorafOpen
from cards.terugkeergesprek.posten import voor_organisatie
from teksten.catalogus import Teksten

CONTROLE = ("persoon", "wie", "opname", "beeld", "stop")
"""What the regisseur looks at before he lets him in."""

REGELS = ("aanspreken", "eigen_doel", "een_vraag", "gewone_taal", "geen_zaak", "ruimte", "beloven")
"""How one talks with somebody at the table."""


@dataclass(frozen=True, slots=True)
class Tijdensbeeld:
    """How a talk goes.

    Attributes:
        naam: as typed.
        stand: how far it is, in words; one line.
        feiten: label and value, our own words: when it is, who sits at it, when he was there.
        verloop: what happened, in words, in order.
        controle: whether he is still to be let in: then it is told what to look at.
        let_op: what stands in the way of letting him in; empty when nothing does.
        pauze: there is a break.
        knoppen: what can be said now, what most want first.
        zelf_verwijderen: it is over, and the meeting was his own: he deletes it himself.
        daarna: it went on, and is over: the afspraken and the letter come next.
        waarneming: for whom the reader stands in; empty when for nobody.
        gedaan: what was just done, in words.
    """

    gesprek_id: str
    casus_id: str
    code: str
    naam: str
    stand: str
    feiten: tuple[tuple[str, str], ...] = ()
    verloop: tuple[str, ...] = ()
    controle: bool = False
    let_op: str = ""
    pauze: bool = False
    knoppen: tuple[tuple[str, TijdensZet | TijdensVraag], ...] = ()
    zelf_verwijderen: bool = False
    daarna: bool = False
    waarneming: str = ""
    gedaan: str = ""


def verloop(beeld: Tijdensbeeld, t: Teksten) -> Card:
    """For the regisseur: how it stands, what he can say of it, and where it goes on once it is over."""
    inhoud = [*_boven(beeld, t), *_hoe_het_gaat(beeld, t)]
    knoppen: list[Action] = []
    if beeld.daarna:
        inhoud += [tussenkop(t("gesprektijdens.daarna.kop")), tekst(t("gesprektijdens.daarna.uitleg"))]
        nieuw = OpdrachtOpen(opdracht="afspraak nieuw", casuscode=beeld.code)
        knoppen.append(knop(t("gesprektijdens.knop.afspraak"), nieuw, stijl="positive"))
        knoppen.append(knop(t("gesprektijdens.knop.brief"), BriefOpen(gesprek=beeld.gesprek_id)))
    else:
        knoppen.append(knop(t("gesprektijdens.knop.ververs"), TijdensOpen(gesprek=beeld.gesprek_id)))
    knoppen.append(knop(t("gesprektijdens.knop.terug"), GesprekOpen(casus=beeld.casus_id)))
    return kaart(t("gesprektijdens.titel", code=beeld.code), *inhoud, knoppen=knoppen)


def zeker(code: str, zet: TijdensZet, t: Teksten) -> Card:
    """Ask whether it is meant: after it the meeting is deleted, and nobody comes in any more."""
    wat = zet.wat.value
    return kaart(
        t("gesprektijdens.titel", code=code),
        let_op(t(f"gesprektijdens.zeker.{wat}")),
        knoppen=[
            knop(t(f"gesprektijdens.zeker.knop.{wat}"), zet, stijl="positive"),
            knop(t("gesprektijdens.knop.terug"), TijdensOpen(gesprek=zet.gesprek)),
        ],
    )


def vooraf_post(open_: VoorafOpen | None, code: str, wanneer: str, vermeld: str, t: Teksten, *, voor: str = "") -> Card:
    """Tell an organisatie, neutrally, that it is soon; without `open_` that there is nothing to look at any more."""
    titel = t("gesprektijdens.vooraf.post.titel", code=code)
    if open_ is None:
        return kaart(titel, *voor_organisatie(voor), tekst(t("gesprektijdens.vooraf.post.voorbij")))
    return kaart(
        titel,
        *voor_organisatie(voor),
        *([tekst(vermeld)] if vermeld else []),
        tekst(t("gesprektijdens.vooraf.post.wanneer", wanneer=wanneer)),
        tekst(t("gesprektijdens.vooraf.post.vraag")),
        knoppen=[knop(t("gesprektijdens.knop.openen"), open_, stijl="positive")],
    )


def vooraf(terug: DeelnameOpen, code: str, wanneer: str, wie: str, t: Teksten) -> Card:
    """How one talks with somebody at the table: what is the same for everybody, and nothing about him."""
    return kaart(
        t("gesprektijdens.vooraf.titel"),
        tekst(t("gesprektijdens.vooraf.kern")),
        feiten(
            [
                (t("gesprektijdens.feit.casus"), code),
                (t("gesprektijdens.feit.wanneer"), wanneer),
                (t("gesprektijdens.feit.wie"), wie),
            ]
        ),
        tussenkop(t("gesprektijdens.vooraf.kop")),
        tekst(_lijst(REGELS, "gesprektijdens.vooraf.regel.", t)),
        tussenkop(t("gesprektijdens.vooraf.techniek.kop")),
        tekst(t("gesprektijdens.vooraf.techniek")),
        knoppen=[knop(t("gesprektijdens.knop.deelname"), terug)],
    )


def stil(t: Teksten) -> Card:
    """Tell in his own chat why nothing happened where he typed."""
    return kaart(
        t("gesprektijdens.stil.titel"), tekst(t("gesprektijdens.stil.uitleg")), tekst(t("gesprektijdens.stil.hier"))
    )


def _boven(beeld: Tijdensbeeld, t: Teksten) -> list[CardElement]:
    return [
        vrije_tekst(beeld.naam, vet=True),
        *([tekst(beeld.waarneming)] if beeld.waarneming else []),
        *([goed_nieuws(beeld.gedaan)] if beeld.gedaan else []),
        tekst(beeld.stand),
        *([let_op(t("gesprektijdens.zelf_verwijderen"))] if beeld.zelf_verwijderen else []),
        *([let_op(beeld.let_op)] if beeld.let_op else []),
        *([let_op(t("gesprektijdens.in_pauze"))] if beeld.pauze else []),
    ]


def _hoe_het_gaat(beeld: Tijdensbeeld, t: Teksten) -> list[CardElement]:
    inhoud: list[CardElement] = [feiten(beeld.feiten)]
    if beeld.knoppen:
        inhoud.append(ActionSet(actions=_zetten(beeld)))
    if beeld.controle:
        inhoud += [tussenkop(t("gesprektijdens.controle.kop")), tekst(_lijst(CONTROLE, "gesprektijdens.controle.", t))]
    if beeld.verloop:
        inhoud += [tussenkop(t("gesprektijdens.verloop.kop")), *(tekst(een, zacht=True) for een in beeld.verloop)]
        inhoud.append(tekst(t("gesprektijdens.verloop.zonder_namen"), zacht=True))
    return inhoud


def _zetten(beeld: Tijdensbeeld) -> list[Action]:
    eerste, *rest = beeld.knoppen
    return [knop(eerste[0], eerste[1], stijl="positive"), *(knop(titel, zet) for titel, zet in rest)]


def _lijst(welke: tuple[str, ...], voor: str, t: Teksten) -> str:
    return "\n".join(f"- {t(f'{voor}{een}')}" for een in welke)
