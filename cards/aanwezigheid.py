"""Saying that one comes to a zitting, with the promise to keep what is said there; and who comes.

Nothing here says what the zitting is about: names of professionals, organisaties and days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from microsoft_teams.cards import ActionSet, CardElement, Container, ToggleInput

from cards import datum
from cards.bouwstenen import Card, fout, goed_nieuws, kaart, keuzevak, knop, let_op, tekst, tussenkop, zonder_opmaak
from cards.payloads import AanwezigheidOpen, Id, Invoer, Payload, Sleutel, WerklijstOpen
from cards.verbs import Verb
from domain.aanwezigheid import Komt
from domain.werkdagen import Kalender
from teksten.catalogus import Teksten

JA = "ja"
"""What the tick box sends when it is ticked."""

NIEMAND = "niemand"
"""What stands for no colleague; no person has it for an id."""

MEESTE_ZITTINGEN = 12
"""What is listed at once; who sits at all tafels has some six weeks before him with it."""


class AanwezigheidKom(Payload):
    """He comes, and promises to keep what is said."""

    verb: ClassVar[Verb] = Verb.AANWEZIGHEID_KOM
    zitting: Id
    organisatie: Id
    sleutel: Sleutel
    geheimhouding: Invoer = ""
    vervanger: Invoer = ""


class AanwezigheidKomNiet(Payload):
    """He does not come; perhaps a colleague does."""

    verb: ClassVar[Verb] = Verb.AANWEZIGHEID_KOM_NIET
    zitting: Id
    organisatie: Id
    sleutel: Sleutel
    vervanger: Invoer = ""


@dataclass(frozen=True, slots=True)
class Zittingsbeeld:
    """A zitting as one partner has it before him.

    Attributes:
        organisatie, organisatie_naam: on whose behalf he comes.
        komt: what he said; None while he said nothing.
        vervanger: the name of who comes instead.
        anderen: names of colleagues who said that they come.
    """

    zitting: str
    organisatie: str
    organisatie_naam: str
    tafel: str
    begint_op: datetime
    komt: Komt | None = None
    vervanger: str = ""
    anderen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opkomst:
    """A zitting as a regisseur has it before him: who comes, who does not, and who said nothing.

    Attributes:
        komen, komen_niet: (organisatie, names) each in words.
        stil: organisaties that are asked and of which nobody said that he comes.
    """

    tafel: str
    begint_op: datetime
    komen: tuple[tuple[str, str], ...]
    komen_niet: tuple[tuple[str, str], ...]
    stil: tuple[str, ...]


def formulier(  # noqa: PLR0913 - what is shown, its two buttons, what can be chosen, and the words
    beeld: Zittingsbeeld,
    kom: AanwezigheidKom,
    kom_niet: AanwezigheidKomNiet,
    collegas: Sequence[tuple[str, str]],
    t: Teksten,
    kalender: Kalender,
    *,
    vervanger: str = "",
    fouten: Sequence[str] = (),
) -> Card:
    """Ask whether he comes: one press each way. What was chosen before stands there again."""
    # Not required for the client: it would ask for the tick of who does not come, too. The server asks for it.
    belofte = ToggleInput(
        id="geheimhouding",
        label=t("aanwezigheid.veld.geheimhouding"),
        title=t("aanwezigheid.geheimhouding.belofte"),
        value_on=JA,
        value_off="",
        wrap=True,
    )
    return kaart(
        t("aanwezigheid.titel"),
        *_waar(beeld, t, kalender),
        *(fout(een) for een in fouten),
        *_stand(beeld, t),
        tussenkop(t("aanwezigheid.deel.kom")),
        tekst(t("aanwezigheid.geheimhouding.uitleg")),
        belofte,
        ActionSet(actions=[knop(t("aanwezigheid.knop.kom"), kom, stijl="positive")]),
        tussenkop(t("aanwezigheid.deel.kom_niet")),
        *_vervanger(vervanger, collegas, t),
        ActionSet(actions=[knop(t("aanwezigheid.knop.kom_niet"), kom_niet)]),
    )


def gemeld(beeld: Zittingsbeeld, t: Teksten, kalender: Kalender) -> Card:
    """It is noted; it can be changed until the zitting begins."""
    opnieuw = AanwezigheidOpen(zitting=beeld.zitting, organisatie=beeld.organisatie)
    werklijst = WerklijstOpen(zitting=beeld.zitting, organisatie=beeld.organisatie)
    return kaart(
        t("aanwezigheid.titel"),
        *_waar(beeld, t, kalender),
        *_stand(beeld, t),
        tekst(t("aanwezigheid.wijzigbaar"), zacht=True),
        knoppen=[
            knop(t("aanwezigheid.knop.werklijst"), werklijst),
            knop(t("aanwezigheid.knop.wijzigen"), opnieuw),
        ],
    )


def overzicht(
    eigen: Sequence[Zittingsbeeld], opkomst: Sequence[Opkomst], t: Teksten, kalender: Kalender, *, meer: int = 0
) -> Card:
    """The coming zittingen: one's own, and for a regisseur who comes to those with his casussen."""
    delen: list[CardElement] = [_regel(een, t, kalender) for een in eigen]
    if opkomst:
        delen += [tussenkop(t("aanwezigheid.opkomst.titel")), *(_opkomst(een, t, kalender) for een in opkomst)]
    if not delen:
        delen.append(tekst(t("aanwezigheid.geen")))
    if meer:
        delen.append(tekst(t.aantal("aanwezigheid.meer", meer), zacht=True))
    return kaart(t("aanwezigheid.overzicht"), *delen)


def _waar(beeld: Zittingsbeeld, t: Teksten, kalender: Kalender) -> list[CardElement]:
    wanneer = datum.dag_en_tijd(beeld.begint_op, kalender)
    return [
        tekst(t("aanwezigheid.zitting", tafel=beeld.tafel, wanneer=wanneer)),
        tekst(t("aanwezigheid.namens", organisatie=beeld.organisatie_naam), zacht=True),
    ]


def _stand(beeld: Zittingsbeeld, t: Teksten) -> list[CardElement]:
    delen: list[CardElement] = []
    if beeld.komt is Komt.AANGEMELD:
        delen.append(goed_nieuws(t("aanwezigheid.stand.aangemeld")))
    elif beeld.komt is Komt.AFGEMELD:
        delen.append(let_op(_afgemeld(beeld, t)))
    if beeld.anderen:
        namen = ", ".join(zonder_opmaak(een) for een in beeld.anderen)
        delen.append(tekst(t("aanwezigheid.anderen", namen=namen), zacht=True))
    return delen


def _afgemeld(beeld: Zittingsbeeld, t: Teksten) -> str:
    if not beeld.vervanger:
        return t("aanwezigheid.stand.afgemeld")
    return t("aanwezigheid.stand.vervangen", vervanger=zonder_opmaak(beeld.vervanger))


def _vervanger(gekozen: str, collegas: Sequence[tuple[str, str]], t: Teksten) -> list[CardElement]:
    if not collegas:
        return []
    keuzes = ((NIEMAND, t("aanwezigheid.vervanger.niemand")), *((id_, zonder_opmaak(naam)) for id_, naam in collegas))
    return [
        keuzevak("vervanger", t("aanwezigheid.veld.vervanger"), keuzes, waarde=gekozen or NIEMAND, open_=False),
        tekst(t("aanwezigheid.vervanger.uitleg"), zacht=True),
    ]


def _regel(een: Zittingsbeeld, t: Teksten, kalender: Kalender) -> Container:
    wanneer = datum.dag_en_tijd(een.begint_op, kalender)
    if een.komt is None:
        stand, titel = tekst(t("aanwezigheid.stand.niets")), "aanwezigheid.knop.melden"
    else:
        woorden = t("aanwezigheid.stand.aangemeld") if een.komt is Komt.AANGEMELD else _afgemeld(een, t)
        stand, titel = tekst(woorden), "aanwezigheid.knop.wijzigen"
    openen = knop(t(titel), AanwezigheidOpen(zitting=een.zitting, organisatie=een.organisatie))
    openen.tooltip = f"{een.tafel}, {wanneer}"  # all these buttons have the same title
    namens = tekst(t("aanwezigheid.namens", organisatie=een.organisatie_naam), zacht=True)
    plaats = tekst(t("aanwezigheid.zitting", tafel=een.tafel, wanneer=wanneer))
    return Container(separator=True, items=[plaats, namens, stand, ActionSet(actions=[openen])])


def _opkomst(een: Opkomst, t: Teksten, kalender: Kalender) -> Container:
    wanneer = datum.dag_en_tijd(een.begint_op, kalender)
    delen: list[CardElement] = [tekst(t("aanwezigheid.zitting", tafel=een.tafel, wanneer=wanneer))]
    for kop, regels in (("aanwezigheid.opkomst.komen", een.komen), ("aanwezigheid.opkomst.niet", een.komen_niet)):
        if regels:
            namen = "; ".join(f"{organisatie}: {zonder_opmaak(wie)}" for organisatie, wie in regels)
            delen.append(tekst(t(kop, namen=namen)))
    if een.stil:
        delen.append(tekst(t("aanwezigheid.opkomst.stil", organisaties=", ".join(een.stil))))
    return Container(separator=True, items=delen)
