"""The call to an organisatie: its turn is near, has come, moved, or does not come any more. A code and clock times."""

from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import Action, CardElement

from cards import datum
from cards.bouwstenen import Card, kaart, knop, tekst
from cards.zitting.payloads_vergadering import Deelnemen
from cards.zitting.payloads_zaal import ZittingMijn
from domain.werkdagen import Kalender
from domain.zittingsoproep import Oproepstand
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Oproepbeeld:
    """What an organisatie is told of one item.

    Attributes:
        code: empty for who takes part no more.
        stand: what is to be told; None when a newer post tells it, or nothing is to be told any more.
        verwacht_op: when its turn is expected, or came.
        minuten: how many minutes that is from now; at least 0.
        eerder_op: the moment that was named before, of what moved.
        voor: whom it is for, where several read along; empty when that goes without saying.
        noemen: who is mentioned, in the words of Teams.
        deelnemen: whether there is a meeting of which the link is known. It is asked for with a button, and stands in
            the answer alone: whoever has it can go there.
    """

    zitting_id: str
    code: str
    stand: Oproepstand | None
    verwacht_op: datetime
    minuten: int = 0
    eerder_op: datetime | None = None
    voor: str = ""
    noemen: str = ""
    deelnemen: bool = False


def oproep(beeld: Oproepbeeld, t: Teksten, kalender: Kalender) -> Card:
    """The call; once there is nothing to come for any more, that."""
    if beeld.stand is None or not beeld.code:
        return kaart(t("zittingsoproep.titel.oud"), tekst(t("zittingsoproep.oud")))
    inhoud: list[CardElement] = [tekst(t("zittingsoproep.voor", wie=beeld.voor))] if beeld.voor else []
    inhoud += [tekst(beeld.noemen)] if beeld.noemen else []
    inhoud.append(tekst(_wat(beeld, t, kalender)))
    titel = t(f"zittingsoproep.titel.{beeld.stand.value}")
    if beeld.stand in {Oproepstand.VOORBIJ, Oproepstand.VERVALLEN}:
        return kaart(titel, *inhoud)
    knoppen: list[Action] = [knop(t("zittingsoproep.knop.open"), ZittingMijn(zitting=beeld.zitting_id))]
    if beeld.deelnemen:
        knoppen.append(knop(t("zittingsoproep.knop.deelnemen"), Deelnemen(zitting=beeld.zitting_id)))
    return kaart(titel, *inhoud, knoppen=knoppen)


def _wat(beeld: Oproepbeeld, t: Teksten, kalender: Kalender) -> str:
    tijd = datum.tijd(beeld.verwacht_op, kalender)
    if beeld.stand is Oproepstand.STRAKS:
        if not beeld.minuten:
            return t("zittingsoproep.zo", code=beeld.code)
        return t.aantal("zittingsoproep.straks", beeld.minuten, code=beeld.code, tijd=tijd)
    if beeld.stand is Oproepstand.VERSCHOVEN and beeld.eerder_op is not None:
        eerder = datum.tijd(beeld.eerder_op, kalender)
        return t("zittingsoproep.verschoven", code=beeld.code, eerder=eerder, tijd=tijd)
    stand = beeld.stand.value if beeld.stand is not None else ""
    return t(f"zittingsoproep.{stand}", code=beeld.code)
