"""The rules about a zitting that goes on, what comes of each casus there, and its verslag."""

from typing import Final

from domain.toegang import voorwaarden as als
from domain.toegang.daden import Daad
from domain.toegang.regels.vorm import EIGEN, EIGEN_LOPEND, GENODIGD, TAAK, Daadregels, partner, regisseur

ZITTING: Final = {
    Daad.ZITTING_LEIDEN: Daadregels(
        "begin, go on with and end a zitting, and say who is there: of another's casus the code only",
        (regisseur(bron=TAAK),),
    ),
    Daad.ZITTING_VOLGEN: Daadregels(
        "see how far a zitting is; each casus is judged again", (regisseur(bron=TAAK), partner(bron=TAAK))
    ),
    Daad.BESPREKING_ZIEN: Daadregels(
        "see what was decided about a casus at a zitting, while it goes on", (regisseur(*EIGEN), partner(*GENODIGD))
    ),
    Daad.ANTWOORD_AAN_TAFEL_LEZEN: Daadregels(
        "read at the tafel an answer that its giver shares with the whole tafel",
        (
            regisseur(*EIGEN, als.HELE_TAFEL, bron="the choice of who gave it; L4"),
            partner(*GENODIGD, als.HELE_TAFEL, bron="the choice of who gave it; L4"),
        ),
    ),
    Daad.BESPREKING_VASTLEGGEN: Daadregels(
        "write down what was decided about a casus at a zitting", (regisseur(*EIGEN_LOPEND),)
    ),
    Daad.VERSLAG_MAKEN: Daadregels("write and approve the verslag of a casus", (regisseur(*EIGEN),)),
    Daad.VERSLAG_LEZEN: Daadregels(
        "read the verslag of a casus once it was approved", (regisseur(*EIGEN), partner(*GENODIGD))
    ),
    Daad.UITKOMST_UITVOEREN: Daadregels(
        "take along what came of a casus as a file for another system", (regisseur(*EIGEN, bron=TAAK),)
    ),
}
