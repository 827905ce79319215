"""The rules about the talk of a detained person: who plans it, who sits beside him, who sits at it."""

from typing import Final

from domain.toegang import voorwaarden as als
from domain.toegang.daden import Daad
from domain.toegang.regels.vorm import EIGEN, EIGEN_LOPEND, TAAK, Daadregels, partner, regisseur

_GEVRAAGD: Final = (
    als.VAN_ORGANISATIE,
    als.GEVRAAGD,
    als.ORGANISATIE_UITGENODIGD,
    als.ORGANISATIE_HEEFT_TOEGANG,
    als.GEEN_SIGNAAL,
    als.IS_ER_NOG,
    als.LOOPT,
)
"""Of `Waarover.gevraagd` the caller says who that is: who sits at the talk, or only the inrichting."""

TERUGKEERGESPREK: Final = {
    Daad.GESPREK_PLANNEN: Daadregels(
        "plan, move, cancel, begin and end the talk with somebody about his return",
        (regisseur(*EIGEN_LOPEND, bron=TAAK),),
    ),
    Daad.GESPREK_ZIEN: Daadregels(
        "see how it stands with the talk, what he chose and what he wants to say", (regisseur(*EIGEN, bron=TAAK),)
    ),
    Daad.GESPREK_BIJWONEN: Daadregels(
        "see when a talk is at which his organisatie sits, say whether it comes, and join",
        (partner(*_GEVRAAGD, bron=TAAK),),
    ),
    Daad.GESPREK_BEGELEIDEN: Daadregels(
        "choose a moment with him, open his page for him, and write down what he chose: the inrichting where he is",
        (partner(*_GEVRAAGD, bron=TAAK),),
    ),
    Daad.GESPREK_BRIEF: Daadregels(
        "write and approve the letter he gets after the talk", (regisseur(*EIGEN_LOPEND, bron=TAAK),)
    ),
}
