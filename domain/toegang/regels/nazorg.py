"""The rules about nazorg: detentions, the quickscan, the basisvoorwaarden, the RIO, and who serves which gemeente."""

from typing import Final

from domain.persoon import Rol
from domain.toegang import voorwaarden as als
from domain.toegang.daden import Daad
from domain.toegang.regels.vorm import (
    TAAK,
    Daadregels,
    in_rol,
    partner,
    regisseur,
)

_PBW: Final = "article 18a Pbw"
_EIGEN: Final = (als.EIGEN_CASUS, als.IN_NAZORG, als.IS_ER_NOG)
_EIGEN_LOPEND: Final = (*_EIGEN, als.LOOPT)
_GENODIGD: Final = (als.UITGENODIGD, als.TOEGANG_LOOPT, als.IN_NAZORG, als.IS_ER_NOG, als.LOOPT)
ALS_RIO: Final = (
    als.VAN_ORGANISATIE,
    als.IS_RIO,
    als.ORGANISATIE_UITGENODIGD,
    als.ORGANISATIE_HEEFT_TOEGANG,
    als.IN_NAZORG,
    als.IS_ER_NOG,
    als.LOOPT,
)

NAZORG: Final = {
    Daad.DETENTIE_REGISTREREN: Daadregels("take in a detentiemelding, by form or from a file", (regisseur(bron=_PBW),)),
    Daad.DETENTIE_ZIEN: Daadregels(
        "see where somebody is detained and until when",
        (regisseur(*_EIGEN, bron=_PBW), partner(*_GENODIGD, bron=_PBW)),
    ),
    Daad.DETENTIE_WIJZIGEN: Daadregels(
        "change where somebody is detained and until when; of a closed casus only the day, from which it is kept",
        (regisseur(*_EIGEN, bron=_PBW),),
    ),
    Daad.QUICKSCAN_ZIEN: Daadregels("go through the quickscan of the people one holds", (regisseur(bron=_PBW),)),
    Daad.QUICKSCAN_BESLUITEN: Daadregels(
        "decide what happens with somebody after the quickscan",
        (regisseur(*_EIGEN_LOPEND, bron="L10; article 22 AVG"),),
    ),
    Daad.VOORWAARDEN_ZIEN: Daadregels(
        "see how it stands with somebody's basisvoorwaarden",
        (regisseur(*_EIGEN, bron=_PBW), partner(*_GENODIGD, bron=_PBW)),
    ),
    Daad.VOORWAARDEN_ZETTEN: Daadregels(
        "say how it stands with a basisvoorwaarde, and who works on it",
        (
            regisseur(*_EIGEN_LOPEND, bron=_PBW),
            partner(*ALS_RIO, bron=_PBW),
        ),
    ),
    Daad.VOORWAARDE_MELDEN: Daadregels(
        "say of a basisvoorwaarde on which his organisatie was asked to work that it is arranged, or not yet",
        (
            partner(
                als.VAN_ORGANISATIE,
                als.GEVRAAGD,
                als.ORGANISATIE_UITGENODIGD,
                als.ORGANISATIE_HEEFT_TOEGANG,
                als.IN_NAZORG,
                als.IS_ER_NOG,
                als.LOOPT,
                bron=_PBW,
            ),
        ),
    ),
    Daad.RIO_LIJST_ZIEN: Daadregels("list the people the RIO works with", (partner(als.VAN_ORGANISATIE, als.IS_RIO),)),
    Daad.RIO_TOELATEN: Daadregels(
        "take somebody in without a detentiemelding", (partner(als.VAN_ORGANISATIE, als.IS_RIO, bron=TAAK),)
    ),
    Daad.RIO_ZIEN: Daadregels(
        "read what the RIO keeps: the RIO, and the regisseur as its back office",
        (
            regisseur(*_EIGEN, bron=TAAK),
            partner(*ALS_RIO, bron=TAAK),
        ),
    ),
    Daad.RIO_WERKEN: Daadregels(
        "note what the person wants, contacts and appointments",
        (partner(*ALS_RIO, bron=TAAK),),
    ),
    Daad.ROUTERING_ZIEN: Daadregels(
        "see which organisatie serves which gemeente and inrichting",
        (regisseur(bron=TAAK), in_rol(Rol.MANAGER, TAAK), in_rol(Rol.BEHEERDER, TAAK)),
    ),
    Daad.ROUTERING_BEVESTIGEN: Daadregels(
        "confirm which organisatie serves which gemeente and inrichting", (in_rol(Rol.MANAGER, "L2"),)
    ),
}
