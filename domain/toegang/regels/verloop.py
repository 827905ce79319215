"""The rules about the course of a casus: triage, plan, regie, afspraken, volhouden, op- and afschalen, advice."""

from typing import Final

from domain.persoon import Rol
from domain.toegang import voorwaarden as als
from domain.toegang.daden import Daad
from domain.toegang.regels.nazorg import ALS_RIO
from domain.toegang.regels.vorm import (
    EIGEN,
    EIGEN_LOPEND,
    GENODIGD,
    NAMENS_GENODIGD,
    NEED_TO_KNOW,
    ONBEHEERD,
    TAAK,
    Daadregels,
    in_rol,
    partner,
    regisseur,
)

_HUMAN: Final = "L10; article 22 AVG"

VERLOOP: Final = {
    Daad.TRIAGE_ZIEN: Daadregels("see how a casus was weighed, also when it is closed", (regisseur(*EIGEN),)),
    Daad.TRIAGE_BESLUITEN: Daadregels("weigh a casus and decide", (regisseur(*EIGEN_LOPEND, bron=_HUMAN),)),
    Daad.CASUS_HEROPENEN: Daadregels(
        "open a closed casus again after a her-melding; one that nobody holds any more becomes his",
        (regisseur(*EIGEN), regisseur(*ONBEHEERD)),
    ),
    Daad.PLAN_ZIEN: Daadregels("read the plan van aanpak", (regisseur(*EIGEN), partner(*GENODIGD))),
    Daad.PLAN_WIJZIGEN: Daadregels("make or change the plan van aanpak", (regisseur(*EIGEN_LOPEND),)),
    Daad.REGIE_ZIEN: Daadregels("see who holds the casusregie, and who did", (regisseur(*EIGEN), partner(*GENODIGD))),
    Daad.REGIE_BELEGGEN: Daadregels("place the casusregie with an organisatie", (regisseur(*EIGEN_LOPEND),)),
    Daad.AFSPRAAK_MAKEN: Daadregels(
        "make an afspraak; in nazorg also the RIO",
        (regisseur(*EIGEN_LOPEND), partner(*ALS_RIO)),
    ),
    Daad.AFSPRAAK_WIJZIGEN: Daadregels(
        "change, place elsewhere, take back or reopen an afspraak", (regisseur(*EIGEN_LOPEND),)
    ),
    Daad.AFSPRAAK_ZIEN: Daadregels(
        "open one afspraak: the regisseur, and the organisatie that owns it",
        (regisseur(*EIGEN), partner(*NAMENS_GENODIGD)),
    ),
    Daad.AFSPRAAK_DOEN: Daadregels(
        "say of an afspraak that it is done, goes on, is postponed, handed over, taken on or refused",
        (partner(*NAMENS_GENODIGD), regisseur(*EIGEN_LOPEND, bron="L2; what was said on the telephone")),
    ),
    Daad.AFSPRAKEN_ZIEN: Daadregels(
        "see all afspraken of a casus: the regisseur, and the organisatie that holds the casusregie",
        (regisseur(*EIGEN), partner(*GENODIGD, als.HEEFT_CASUSREGIE)),
    ),
    Daad.AFSPRAKEN_EIGEN: Daadregels("list what one's organisatie agreed to do", (partner(als.VAN_ORGANISATIE),)),
    Daad.STILSTAND_ZIEN: Daadregels("list which of one's own casussen stand still", (regisseur(bron=TAAK),)),
    Daad.VOLHOUDEN_ZIEN: Daadregels("read what was tried to keep a casus moving", (regisseur(*EIGEN),)),
    Daad.VOLHOUDEN_DOEN: Daadregels("note, nudge, plan a scenario or an extra zitting", (regisseur(*EIGEN_LOPEND),)),
    Daad.CASUS_OMHOOG: Daadregels(
        "bring a casus up or down the pyramid, to O3, or to those who govern",
        (regisseur(*EIGEN_LOPEND, als.MET_DOEL),),
    ),
    Daad.OPSCHALING_HOREN: Daadregels(
        "hear that a casus went up: its code, from where and to where", (in_rol(Rol.MANAGER, NEED_TO_KNOW),)
    ),
    Daad.AFSCHALEN: Daadregels("go through the checks, and scale down", (regisseur(*EIGEN_LOPEND),)),
    Daad.CONSULT_HOUDEN: Daadregels(
        "say how it stands at the day of consult; also of what nobody holds any more",
        (regisseur(*EIGEN), regisseur(*ONBEHEERD)),
    ),
    Daad.ADVIES_VRAGEN: Daadregels("ask for advice, without personal data", (partner(als.VAN_ORGANISATIE, bron=TAAK),)),
    Daad.ADVIES_EIGEN: Daadregels(
        "read and take back what one asked oneself", (partner(als.VAN_ORGANISATIE, als.ZELF, bron=TAAK),)
    ),
    Daad.ADVIES_BEANTWOORDEN: Daadregels("read and answer questions for advice", (regisseur(bron=TAAK),)),
    Daad.ADVIES_TELLEN: Daadregels(
        "see how much advice was asked for, per theme", (regisseur(bron="L15"), in_rol(Rol.MANAGER, "L15"))
    ),
}
