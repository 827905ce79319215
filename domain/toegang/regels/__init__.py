"""The table of rules: per act who may, under which conditions, and on what that rests. Data; `beslis` reads it.

The conditions of a rule stand in the order in which they are looked at. First what makes it his business, then what
tells something about it: whoever has no business with a casus never learns that it was closed, or destroyed.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.persoon import Rol
from domain.toegang import voorwaarden as als
from domain.toegang.daden import Daad
from domain.toegang.regels.nazorg import NAZORG
from domain.toegang.regels.terugkeergesprek import TERUGKEERGESPREK
from domain.toegang.regels.verloop import VERLOOP
from domain.toegang.regels.vorm import (
    BEVEILIGING,
    BEWAREN,
    BIJ_WET,
    EIGEN,
    EIGEN_LOPEND,
    GEHEIM,
    GENODIGD,
    NAMENS_GENODIGD,
    NEED_TO_KNOW,
    RECHTEN,
    TAAK,
    VERANTWOORDING,
    Daadregels,
    Regel,
    ieder,
    in_rol,
    partner,
    regisseur,
)
from domain.toegang.regels.zitting import ZITTING

_CASUS: Final = {
    Daad.CASUS_AANMAKEN: Daadregels("make a casus", (regisseur(bron="L1"),)),
    Daad.CASUS_LIJST_ZIEN: Daadregels("list the casussen one holds", (regisseur(),)),
    Daad.CASUS_ZOEKEN: Daadregels(
        "look somebody up by name; of another's casus only which colleague to call", (regisseur(),)
    ),
    Daad.CASUS_ZIEN: Daadregels("open a casus", (regisseur(*EIGEN), partner(*GENODIGD))),
    Daad.CASUS_BEHEREN: Daadregels("see all of a casus as who runs it, also when it is closed", (regisseur(*EIGEN),)),
    Daad.CASUS_WIJZIGEN: Daadregels("change or close a casus, and who is in it", (regisseur(*EIGEN_LOPEND),)),
    Daad.CASUS_OVERDRAGEN: Daadregels(
        "hand casussen over to a colleague; a manager by their codes",
        (regisseur(als.EIGEN_CASUSSEN), in_rol(Rol.MANAGER, NEED_TO_KNOW)),
    ),
    Daad.CASUS_OPSCHALEN: Daadregels(
        "bring people from nazorg into a casus under the Wgs",
        (regisseur(als.EIGEN_CASUS, als.IN_NAZORG, als.IS_ER_NOG, als.MET_DOEL, bron="L1; article 5(1)(b) AVG"),),
    ),
    Daad.BETROKKENE_ZIEN: Daadregels(
        "see somebody in a casus by name",
        (regisseur(*EIGEN, als.IN_CASUS), partner(*GENODIGD, als.IN_CASUS)),
    ),
    Daad.BETROKKENE_VERBETEREN: Daadregels(
        "put right who somebody in a casus is, also when it is closed", (regisseur(*EIGEN, bron="article 16 AVG"),)
    ),
    Daad.INFORMERING_ZIEN: Daadregels(
        "see whether the person knows that he is discussed",
        (
            regisseur(*EIGEN, bron="L8; articles 13 and 14 AVG"),
            partner(*GENODIGD, bron="L8; articles 13 and 14 AVG"),
        ),
    ),
    Daad.INFORMERING_WIJZIGEN: Daadregels(
        "say whether the person was informed", (regisseur(*EIGEN, bron="L8; articles 13 and 14 AVG"),)
    ),
    Daad.INZAGEN_NAGAAN: Daadregels("see who opened a casus", (regisseur(*EIGEN, bron=VERANTWOORDING),)),
}

_UITVRAAG: Final = {
    Daad.UITVRAAG_STARTEN: Daadregels(
        "ask organisaties what they know", (regisseur(*EIGEN_LOPEND, als.MET_DOEL, bron="L1; L3"),)
    ),
    Daad.UITVRAAG_WIJZIGEN: Daadregels(
        "prepare, move, close, reopen or withdraw an uitvraag, or ask one more", (regisseur(*EIGEN, bron="L3"),)
    ),
    Daad.UITVRAAG_STATUS_ZIEN: Daadregels("see who answered and who did not yet", (regisseur(*EIGEN, bron=GEHEIM),)),
    Daad.WERKLIJST_ZIEN: Daadregels("see what an organisatie is asked", (partner(als.VAN_ORGANISATIE),)),
    Daad.BEVRAGING_BEANTWOORDEN: Daadregels(
        "open the question to an organisatie, and answer or refuse it", (partner(*NAMENS_GENODIGD, bron="L2; L3"),)
    ),
    Daad.BEVRAGING_NAMENS_BEANTWOORDEN: Daadregels(
        "type what an organisatie says on the telephone", (regisseur(*EIGEN),)
    ),
    Daad.ANTWOORDEN_LEZEN: Daadregels(
        "read what the organisaties answered", (regisseur(*EIGEN, bron="L2; L4; the choice of who gave it"),)
    ),
    Daad.ANTWOORD_LEZEN: Daadregels(
        "read one answer: the regisseur, and the organisatie that gave it",
        (
            regisseur(*EIGEN, bron="L2; L4; the choice of who gave it"),
            partner(*NAMENS_GENODIGD, bron="L2; it is its own"),
        ),
    ),
    Daad.ANTWOORD_OP_TAFEL: Daadregels(
        "put an answer where the whole tafel sees it",
        (regisseur(*EIGEN, als.HELE_TAFEL, bron="the choice of who gave it; L4"),),
    ),
    Daad.ANTWOORD_AANKONDIGEN: Daadregels(
        "say at the tafel that an organisatie has something to tell, not what",
        (regisseur(*EIGEN, als.MONDELING, bron="the choice of who gave it; L4"),),
    ),
    Daad.WEIGERING_ZIEN: Daadregels("see that an organisatie refused, and why", (regisseur(*EIGEN, bron=GEHEIM),)),
}

_MELDING: Final = {
    Daad.MELDING_DOEN: Daadregels("bring somebody in", (partner(als.VAN_ORGANISATIE, bron=TAAK),)),
    Daad.MELDINGEN_ZIEN: Daadregels(
        "list meldingen without names: what runs, or what one brought in", (regisseur(), partner())
    ),
    Daad.MELDING_BEHANDELEN: Daadregels("read a melding and take it up", (regisseur(als.TE_BEHANDELEN),)),
    Daad.MELDING_AFRONDEN: Daadregels("ask, answer or make a casus of a melding", (regisseur(als.OPGEPAKT),)),
    Daad.MELDING_EIGEN: Daadregels(
        "read and go on with a melding one made; not one's colleagues",
        (partner(als.MELDDE, als.MELDDE_DAAR, bron="L4; article 5(1)(c) AVG"),),
    ),
}

_ZITTING: Final = {
    Daad.AGENDA_ZIEN: Daadregels("see an agenda: codes and times", ieder(TAAK)),
    Daad.AGENDA_ORDENEN: Daadregels("set the order and the minutes of an agenda", (regisseur(bron=TAAK),)),
    Daad.AGENDAPUNT_WIJZIGEN: Daadregels("put a casus on another zitting, or take it off", (regisseur(*EIGEN),)),
    Daad.VOORBEREIDING_ZIEN: Daadregels("see how a zitting stands: of another's casus the code only", (regisseur(),)),
    Daad.AANWEZIGHEID_ZIEN: Daadregels(
        "see for which zittingen one is asked, or who comes to one's own", (regisseur(bron=TAAK), partner(bron=TAAK))
    ),
    Daad.AANWEZIGHEID_MELDEN: Daadregels(
        "say whether one comes, and promise geheimhouding", (partner(als.VAN_ORGANISATIE, als.GEVRAAGD, bron="L11"),)
    ),
    Daad.ZAKEN_ZIEN: Daadregels("list what one has to do with; each casus is judged again", (regisseur(), partner())),
}

_MENSEN: Final = {
    Daad.CONTACTEN_ZIEN: Daadregels(
        "see how the people of organisaties are reached",
        (in_rol(Rol.BEHEERDER, TAAK), regisseur(bron=TAAK)),
    ),
    Daad.CONTACTEN_WIJZIGEN: Daadregels("change that", (in_rol(Rol.BEHEERDER, TAAK),)),
    Daad.EIGEN_BEREIK_WIJZIGEN: Daadregels(
        "say how one is reached oneself", (partner(als.VAN_ORGANISATIE, bron=TAAK),)
    ),
    Daad.AFWEZIG_MELDEN: Daadregels(
        "say that somebody is away, and who stands in",
        (
            *ieder(TAAK, als.ZELF),
            in_rol(Rol.BEHEERDER, TAAK),
            in_rol(Rol.MANAGER, TAAK, als.VAN_HET_HUIS),
            partner(als.COLLEGA, bron=TAAK),
        ),
    ),
    Daad.WERKVERDELING_ZIEN: Daadregels(
        "see how the work is divided: counts and codes", (in_rol(Rol.MANAGER, NEED_TO_KNOW),)
    ),
    Daad.MENSEN_BEHEREN: Daadregels("register people and conversations", (in_rol(Rol.BEHEERDER, BEVEILIGING),)),
    Daad.BERICHT_HERSTELLEN: Daadregels(
        "send again, or leave, what could not be delivered", ieder(BEVEILIGING, als.EIGEN_BERICHT)
    ),
}

_VERANTWOORDEN: Final = {
    Daad.DATALEK_MELDEN: Daadregels("note a possible data breach", (regisseur(*EIGEN, bron="article 33 AVG"),)),
    Daad.DATALEK_LEZEN: Daadregels(
        "read the notes of data breaches", (in_rol(Rol.PRIVACYFUNCTIONARIS, "articles 33 and 39 AVG"),)
    ),
    Daad.LOGBOEK_LEZEN: Daadregels(
        "read who saw or did what with one casus; the privacyfunctionaris without names of betrokkenen",
        (regisseur(*EIGEN, bron=VERANTWOORDING), in_rol(Rol.PRIVACYFUNCTIONARIS, "L6; article 39 AVG")),
    ),
    Daad.LOGBOEK_ALLES_LEZEN: Daadregels(
        "read the logboek of the region, in ids and codes", (in_rol(Rol.PRIVACYFUNCTIONARIS, "L6; article 39 AVG"),)
    ),
    Daad.LOGBOEK_UITVOEREN: Daadregels(
        "take lines of the logboek along as a file", (in_rol(Rol.PRIVACYFUNCTIONARIS, "L6; article 39 AVG"),)
    ),
    Daad.AUDIT_UITVOEREN: Daadregels(
        "make counts and a sample without names for who examines", (in_rol(Rol.PRIVACYFUNCTIONARIS, "L15; L16"),)
    ),
    Daad.BEWAREN_ZIEN: Daadregels("see until when a casus is kept", (regisseur(als.EIGEN_CASUS, bron=BEWAREN),)),
    Daad.BEWAREN_BESLISSEN: Daadregels(
        "have a casus destroyed, or keep it longer with a reason",
        (
            regisseur(als.EIGEN_CASUS, als.GEEN_SIGNAAL, als.IS_ER_NOG, bron=BEWAREN),
            regisseur(als.OPGEPAKT, bron=BEWAREN),
            in_rol(Rol.MANAGER, BEWAREN, als.ONBEHEERD),
        ),
    ),
    Daad.LOGBOEK_VERNIETIGEN: Daadregels(
        "have the lines about what was destroyed before destroyed too, or keep them longer",
        (in_rol(Rol.PRIVACYFUNCTIONARIS, BEWAREN),),
    ),
    Daad.BIJ_VERNIETIGEN: Daadregels(
        "have a signal destroyed once its term has passed", (in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)
    ),
    Daad.BEWAREN_TELLEN: Daadregels(
        "see how much is over its term, in counts and codes",
        (in_rol(Rol.MANAGER, BEWAREN), in_rol(Rol.PRIVACYFUNCTIONARIS, BEWAREN)),
    ),
    Daad.VASTHOUDEN: Daadregels(
        "hold back what would be destroyed, or let go of it again",
        (
            regisseur(als.EIGEN_CASUS, als.IS_ER_NOG, bron="article 17(3) AVG"),
            regisseur(als.OPGEPAKT, bron="article 17(3) AVG"),
            in_rol(Rol.BIJ, "article 17(3) AVG", als.BEHANDELAAR),
            in_rol(Rol.PRIVACYFUNCTIONARIS, "article 17(3) AVG"),
        ),
    ),
    Daad.VERNIETIGING_ZIEN: Daadregels(
        "see that a casus was destroyed, and when",
        (regisseur(als.WAS_VAN_HEM, bron=BEWAREN), in_rol(Rol.PRIVACYFUNCTIONARIS, BEWAREN)),
    ),
}

_PERSOON: Final = {
    Daad.INZAGE_VOORBEREIDEN: Daadregels(
        "choose about whom a person may be told what is kept",
        (in_rol(Rol.CONTACTPUNT, RECHTEN, als.GEEN_SIGNAAL, als.IS_ER_NOG),),
    ),
    Daad.INZAGE_GEVEN: Daadregels(
        "see and give what is kept about one person, after his request",
        (in_rol(Rol.CONTACTPUNT, "L7; article 15 AVG", als.GEEN_SIGNAAL, als.IS_ER_NOG, als.IN_CASUS, als.MET_DOEL),),
    ),
    Daad.VERZOEK_REGISTREREN: Daadregels(
        "note a request of a person",
        (in_rol(Rol.CONTACTPUNT, RECHTEN, als.GEEN_SIGNAAL, als.IS_ER_NOG, als.IN_CASUS),),
    ),
    Daad.VERZOEK_LEZEN: Daadregels("list and read requests", (in_rol(Rol.CONTACTPUNT, RECHTEN),)),
    Daad.VERZOEK_BEANTWOORDEN: Daadregels(
        "read and answer a request about what an organisatie said, also after its access ended",
        (partner(als.VAN_ORGANISATIE, als.GEVRAAGD, bron="L7; articles 16, 18 and 21 AVG"),),
    ),
    Daad.VERZOEK_AFRONDEN: Daadregels("close a request", (in_rol(Rol.CONTACTPUNT, "article 12(3) AVG"),)),
    Daad.VERZOEK_VOLGEN: Daadregels(
        "see that a request is late, by its code",
        (in_rol(Rol.CONTACTPUNT, RECHTEN), in_rol(Rol.PRIVACYFUNCTIONARIS, "article 39 AVG")),
    ),
}

_SIGNAAL: Final = {
    Daad.BIJ_ZIEN: Daadregels("open a signal about a return", (in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)),
    Daad.BIJ_REGISTREREN: Daadregels("note a signal", (in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)),
    Daad.BIJ_BESLUITEN: Daadregels("decide whether measures are taken", (in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)),
    Daad.BIJ_VERANTWOORDEN: Daadregels(
        "read what is kept only to account for measures",
        (in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR, als.MET_DOEL),),
    ),
    Daad.BIJ_OPSCHALEN: Daadregels(
        "make a melding after a signal, by hand", (in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR, als.MET_DOEL),)
    ),
}

REGELS: Final[Mapping[Daad, Daadregels]] = MappingProxyType(
    {
        **_CASUS,
        **_UITVRAAG,
        **_MELDING,
        **_ZITTING,
        **_MENSEN,
        **_VERANTWOORDEN,
        **_PERSOON,
        **_SIGNAAL,
        **VERLOOP,
        **NAZORG,
        **TERUGKEERGESPREK,
        **ZITTING,
    }
)
"""Everything there is. What has no rule here is for nobody."""

__all__ = ["REGELS", "Daadregels", "Regel"]
