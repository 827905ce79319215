"""The table of rules: per act who may, under which conditions, and on what that rests. Data; `beslis` reads it.

The conditions of a rule stand in the order in which they are looked at. First what makes it his business, then what
tells something about it: whoever has no business with a casus never learns that it was closed, or destroyed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.persoon import Rol
from domain.toegang import voorwaarden as als
from domain.toegang.daden import Daad
from domain.toegang.voorwaarden import Voorwaarde


@dataclass(frozen=True, slots=True)
class Regel:
    """Somebody in this role may, when all of this holds. `bron`: the article or the constraint it rests on."""

    rol: Rol
    voorwaarden: tuple[Voorwaarde, ...]
    bron: str


@dataclass(frozen=True, slots=True)
class Daadregels:
    """An act in words, and everybody who may."""

    woorden: str
    regels: tuple[Regel, ...]


_EIGEN: Final = (als.EIGEN_CASUS, als.GEEN_SIGNAAL, als.IS_ER_NOG)
_EIGEN_LOPEND: Final = (*_EIGEN, als.LOOPT)
_GENODIGD: Final = (als.UITGENODIGD, als.TOEGANG_LOOPT, als.GEEN_SIGNAAL, als.IS_ER_NOG, als.LOOPT)
_NAMENS_GENODIGD: Final = (
    als.VAN_ORGANISATIE,
    als.ORGANISATIE_UITGENODIGD,
    als.ORGANISATIE_HEEFT_TOEGANG,
    als.GEEN_SIGNAAL,
    als.IS_ER_NOG,
    als.LOOPT,
)

NEED_TO_KNOW: Final = "L2; article 5(1)(c) AVG"
TAAK: Final = "article 5(1)(b) AVG"
GEHEIM: Final = "L4"
BEVEILIGING: Final = "article 32 AVG"
VERANTWOORDING: Final = "article 5(2) AVG; L6"
BIJ_WET: Final = "L13; article 11a Besluit justitiële gegevens"
RECHTEN: Final = "L7; article 1.1 BGS"
BEWAREN: Final = "L9; article 5(1)(e) AVG"


def _regisseur(*voorwaarden: Voorwaarde, bron: str = NEED_TO_KNOW) -> Regel:
    return Regel(Rol.PROCESREGISSEUR, voorwaarden, bron)


def _partner(*voorwaarden: Voorwaarde, bron: str = NEED_TO_KNOW) -> Regel:
    return Regel(Rol.PARTNER, voorwaarden, bron)


def _in_rol(rol: Rol, bron: str, *voorwaarden: Voorwaarde) -> Regel:
    return Regel(rol, voorwaarden, bron)


def _ieder(bron: str, *voorwaarden: Voorwaarde) -> tuple[Regel, ...]:
    return tuple(Regel(rol, voorwaarden, bron) for rol in Rol)


_CASUS: Final = {
    Daad.CASUS_AANMAKEN: Daadregels("make a casus", (_regisseur(bron="L1"),)),
    Daad.CASUS_LIJST_ZIEN: Daadregels("list the casussen one holds", (_regisseur(),)),
    Daad.CASUS_ZOEKEN: Daadregels(
        "look somebody up by name; of another's casus only which colleague to call", (_regisseur(),)
    ),
    Daad.CASUS_ZIEN: Daadregels("open a casus", (_regisseur(*_EIGEN), _partner(*_GENODIGD))),
    Daad.CASUS_BEHEREN: Daadregels("see all of a casus as who runs it, also when it is closed", (_regisseur(*_EIGEN),)),
    Daad.CASUS_WIJZIGEN: Daadregels("change or close a casus, and who is in it", (_regisseur(*_EIGEN_LOPEND),)),
    Daad.CASUS_OVERDRAGEN: Daadregels(
        "hand casussen over to a colleague; a manager by their codes",
        (_regisseur(als.EIGEN_CASUSSEN), _in_rol(Rol.MANAGER, NEED_TO_KNOW)),
    ),
    Daad.CASUS_OPSCHALEN: Daadregels(
        "bring people from nazorg into a casus under the Wgs",
        (_regisseur(als.EIGEN_CASUS, als.IN_NAZORG, als.IS_ER_NOG, als.MET_DOEL, bron="L1; article 5(1)(b) AVG"),),
    ),
    Daad.BETROKKENE_ZIEN: Daadregels(
        "see somebody in a casus by name",
        (_regisseur(*_EIGEN, als.IN_CASUS), _partner(*_GENODIGD, als.IN_CASUS)),
    ),
    Daad.BETROKKENE_VERBETEREN: Daadregels(
        "put right who somebody in a casus is, also when it is closed", (_regisseur(*_EIGEN, bron="article 16 AVG"),)
    ),
    Daad.INFORMERING_ZIEN: Daadregels(
        "see whether the person knows that he is discussed",
        (
            _regisseur(*_EIGEN, bron="L8; articles 13 and 14 AVG"),
            _partner(*_GENODIGD, bron="L8; articles 13 and 14 AVG"),
        ),
    ),
    Daad.INFORMERING_WIJZIGEN: Daadregels(
        "say whether the person was informed", (_regisseur(*_EIGEN, bron="L8; articles 13 and 14 AVG"),)
    ),
    Daad.INZAGEN_NAGAAN: Daadregels("see who opened a casus", (_regisseur(*_EIGEN, bron=VERANTWOORDING),)),
}

_UITVRAAG: Final = {
    Daad.UITVRAAG_STARTEN: Daadregels(
        "ask organisaties what they know", (_regisseur(*_EIGEN_LOPEND, als.MET_DOEL, bron="L1; L3"),)
    ),
    Daad.UITVRAAG_WIJZIGEN: Daadregels(
        "prepare, move, close, reopen or withdraw an uitvraag, or ask one more", (_regisseur(*_EIGEN, bron="L3"),)
    ),
    Daad.UITVRAAG_STATUS_ZIEN: Daadregels("see who answered and who did not yet", (_regisseur(*_EIGEN, bron=GEHEIM),)),
    Daad.WERKLIJST_ZIEN: Daadregels("see what an organisatie is asked", (_partner(als.VAN_ORGANISATIE),)),
    Daad.BEVRAGING_BEANTWOORDEN: Daadregels(
        "open the question to an organisatie, and answer or refuse it", (_partner(*_NAMENS_GENODIGD, bron="L2; L3"),)
    ),
    Daad.BEVRAGING_NAMENS_BEANTWOORDEN: Daadregels(
        "type what an organisatie says on the telephone", (_regisseur(*_EIGEN),)
    ),
    Daad.ANTWOORDEN_LEZEN: Daadregels(
        "read what the organisaties answered", (_regisseur(*_EIGEN, bron="L2; L4; the choice of who gave it"),)
    ),
    Daad.ANTWOORD_LEZEN: Daadregels(
        "read one answer: the regisseur, and the organisatie that gave it",
        (
            _regisseur(*_EIGEN, bron="L2; L4; the choice of who gave it"),
            _partner(*_NAMENS_GENODIGD, bron="L2; it is its own"),
        ),
    ),
    Daad.ANTWOORD_OP_TAFEL: Daadregels(
        "put an answer where the whole tafel sees it",
        (_regisseur(*_EIGEN, als.HELE_TAFEL, bron="the choice of who gave it; L4"),),
    ),
    Daad.ANTWOORD_AANKONDIGEN: Daadregels(
        "say at the tafel that an organisatie has something to tell, not what",
        (_regisseur(*_EIGEN, als.MONDELING, bron="the choice of who gave it; L4"),),
    ),
    Daad.WEIGERING_ZIEN: Daadregels("see that an organisatie refused, and why", (_regisseur(*_EIGEN, bron=GEHEIM),)),
}

_MELDING: Final = {
    Daad.MELDING_DOEN: Daadregels("bring somebody in", (_partner(als.VAN_ORGANISATIE, bron=TAAK),)),
    Daad.MELDINGEN_ZIEN: Daadregels(
        "list meldingen without names: what runs, or what one brought in", (_regisseur(), _partner())
    ),
    Daad.MELDING_BEHANDELEN: Daadregels("read a melding and take it up", (_regisseur(als.TE_BEHANDELEN),)),
    Daad.MELDING_AFRONDEN: Daadregels("ask, answer or make a casus of a melding", (_regisseur(als.OPGEPAKT),)),
    Daad.MELDING_EIGEN: Daadregels(
        "read and go on with a melding one made; not one's colleagues",
        (_partner(als.MELDDE, als.MELDDE_DAAR, bron="L4; article 5(1)(c) AVG"),),
    ),
}

_ZITTING: Final = {
    Daad.AGENDA_ZIEN: Daadregels("see an agenda: codes and times", _ieder(TAAK)),
    Daad.AGENDA_ORDENEN: Daadregels("set the order and the minutes of an agenda", (_regisseur(bron=TAAK),)),
    Daad.AGENDAPUNT_WIJZIGEN: Daadregels("put a casus on another zitting, or take it off", (_regisseur(*_EIGEN),)),
    Daad.VOORBEREIDING_ZIEN: Daadregels("see how a zitting stands: of another's casus the code only", (_regisseur(),)),
    Daad.AANWEZIGHEID_ZIEN: Daadregels(
        "see for which zittingen one is asked, or who comes to one's own", (_regisseur(bron=TAAK), _partner(bron=TAAK))
    ),
    Daad.AANWEZIGHEID_MELDEN: Daadregels(
        "say whether one comes, and promise geheimhouding", (_partner(als.VAN_ORGANISATIE, als.GEVRAAGD, bron="L11"),)
    ),
    Daad.ZAKEN_ZIEN: Daadregels("list what one has to do with; each casus is judged again", (_regisseur(), _partner())),
}

_MENSEN: Final = {
    Daad.CONTACTEN_ZIEN: Daadregels(
        "see how the people of organisaties are reached",
        (_in_rol(Rol.BEHEERDER, TAAK), _regisseur(bron=TAAK)),
    ),
    Daad.CONTACTEN_WIJZIGEN: Daadregels("change that", (_in_rol(Rol.BEHEERDER, TAAK),)),
    Daad.EIGEN_BEREIK_WIJZIGEN: Daadregels(
        "say how one is reached oneself", (_partner(als.VAN_ORGANISATIE, bron=TAAK),)
    ),
    Daad.AFWEZIG_MELDEN: Daadregels(
        "say that somebody is away, and who stands in",
        (
            *_ieder(TAAK, als.ZELF),
            _in_rol(Rol.BEHEERDER, TAAK),
            _in_rol(Rol.MANAGER, TAAK, als.VAN_HET_HUIS),
            _partner(als.COLLEGA, bron=TAAK),
        ),
    ),
    Daad.WERKVERDELING_ZIEN: Daadregels(
        "see how the work is divided: counts and codes", (_in_rol(Rol.MANAGER, NEED_TO_KNOW),)
    ),
    Daad.MENSEN_BEHEREN: Daadregels("register people and conversations", (_in_rol(Rol.BEHEERDER, BEVEILIGING),)),
    Daad.BERICHT_HERSTELLEN: Daadregels(
        "send again, or leave, what could not be delivered", _ieder(BEVEILIGING, als.EIGEN_BERICHT)
    ),
}

_VERANTWOORDEN: Final = {
    Daad.DATALEK_MELDEN: Daadregels("note a possible data breach", (_regisseur(*_EIGEN, bron="article 33 AVG"),)),
    Daad.DATALEK_LEZEN: Daadregels(
        "read the notes of data breaches", (_in_rol(Rol.PRIVACYFUNCTIONARIS, "articles 33 and 39 AVG"),)
    ),
    Daad.LOGBOEK_LEZEN: Daadregels(
        "read who saw or did what with one casus; the privacyfunctionaris without names of betrokkenen",
        (_regisseur(*_EIGEN, bron=VERANTWOORDING), _in_rol(Rol.PRIVACYFUNCTIONARIS, "L6; article 39 AVG")),
    ),
    Daad.LOGBOEK_ALLES_LEZEN: Daadregels(
        "read the logboek of the region, in ids and codes", (_in_rol(Rol.PRIVACYFUNCTIONARIS, "L6; article 39 AVG"),)
    ),
    Daad.LOGBOEK_UITVOEREN: Daadregels(
        "take lines of the logboek along as a file", (_in_rol(Rol.PRIVACYFUNCTIONARIS, "L6; article 39 AVG"),)
    ),
    Daad.AUDIT_UITVOEREN: Daadregels(
        "make counts and a sample without names for who examines", (_in_rol(Rol.PRIVACYFUNCTIONARIS, "L15; L16"),)
    ),
    Daad.BEWAREN_ZIEN: Daadregels("see until when a casus is kept", (_regisseur(als.EIGEN_CASUS, bron=BEWAREN),)),
    Daad.BEWAREN_BESLISSEN: Daadregels(
        "have a casus destroyed, or keep it longer with a reason",
        (
            _regisseur(als.EIGEN_CASUS, als.GEEN_SIGNAAL, als.IS_ER_NOG, bron=BEWAREN),
            _regisseur(als.OPGEPAKT, bron=BEWAREN),
            _in_rol(Rol.MANAGER, BEWAREN, als.ONBEHEERD),
        ),
    ),
    Daad.LOGBOEK_VERNIETIGEN: Daadregels(
        "have the lines about what was destroyed before destroyed too, or keep them longer",
        (_in_rol(Rol.PRIVACYFUNCTIONARIS, BEWAREN),),
    ),
    Daad.BIJ_VERNIETIGEN: Daadregels(
        "have a signal destroyed once its term has passed", (_in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)
    ),
    Daad.BEWAREN_TELLEN: Daadregels(
        "see how much is over its term, in counts and codes",
        (_in_rol(Rol.MANAGER, BEWAREN), _in_rol(Rol.PRIVACYFUNCTIONARIS, BEWAREN)),
    ),
    Daad.VASTHOUDEN: Daadregels(
        "hold back what would be destroyed, or let go of it again",
        (
            _regisseur(als.EIGEN_CASUS, als.IS_ER_NOG, bron="article 17(3) AVG"),
            _regisseur(als.OPGEPAKT, bron="article 17(3) AVG"),
            _in_rol(Rol.BIJ, "article 17(3) AVG", als.BEHANDELAAR),
            _in_rol(Rol.PRIVACYFUNCTIONARIS, "article 17(3) AVG"),
        ),
    ),
    Daad.VERNIETIGING_ZIEN: Daadregels(
        "see that a casus was destroyed, and when",
        (_regisseur(als.WAS_VAN_HEM, bron=BEWAREN), _in_rol(Rol.PRIVACYFUNCTIONARIS, BEWAREN)),
    ),
}

_PERSOON: Final = {
    Daad.INZAGE_VOORBEREIDEN: Daadregels(
        "choose about whom a person may be told what is kept",
        (_in_rol(Rol.CONTACTPUNT, RECHTEN, als.GEEN_SIGNAAL, als.IS_ER_NOG),),
    ),
    Daad.INZAGE_GEVEN: Daadregels(
        "see and give what is kept about one person, after his request",
        (_in_rol(Rol.CONTACTPUNT, "L7; article 15 AVG", als.GEEN_SIGNAAL, als.IS_ER_NOG, als.IN_CASUS, als.MET_DOEL),),
    ),
    Daad.VERZOEK_REGISTREREN: Daadregels(
        "note a request of a person",
        (_in_rol(Rol.CONTACTPUNT, RECHTEN, als.GEEN_SIGNAAL, als.IS_ER_NOG, als.IN_CASUS),),
    ),
    Daad.VERZOEK_LEZEN: Daadregels("list and read requests", (_in_rol(Rol.CONTACTPUNT, RECHTEN),)),
    Daad.VERZOEK_BEANTWOORDEN: Daadregels(
        "read and answer a request about what an organisatie said, also after its access ended",
        (_partner(als.VAN_ORGANISATIE, als.GEVRAAGD, bron="L7; articles 16, 18 and 21 AVG"),),
    ),
    Daad.VERZOEK_AFRONDEN: Daadregels("close a request", (_in_rol(Rol.CONTACTPUNT, "article 12(3) AVG"),)),
    Daad.VERZOEK_VOLGEN: Daadregels(
        "see that a request is late, by its code",
        (_in_rol(Rol.CONTACTPUNT, RECHTEN), _in_rol(Rol.PRIVACYFUNCTIONARIS, "article 39 AVG")),
    ),
}

_SIGNAAL: Final = {
    Daad.BIJ_ZIEN: Daadregels("open a signal about a return", (_in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)),
    Daad.BIJ_REGISTREREN: Daadregels("note a signal", (_in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)),
    Daad.BIJ_BESLUITEN: Daadregels("decide whether measures are taken", (_in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR),)),
    Daad.BIJ_VERANTWOORDEN: Daadregels(
        "read what is kept only to account for measures",
        (_in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR, als.MET_DOEL),),
    ),
    Daad.BIJ_OPSCHALEN: Daadregels(
        "make a melding after a signal, by hand", (_in_rol(Rol.BIJ, BIJ_WET, als.BEHANDELAAR, als.MET_DOEL),)
    ),
}

REGELS: Final[Mapping[Daad, Daadregels]] = MappingProxyType(
    {**_CASUS, **_UITVRAAG, **_MELDING, **_ZITTING, **_MENSEN, **_VERANTWOORDEN, **_PERSOON, **_SIGNAAL}
)
"""Everything there is. What has no rule here is for nobody."""
