"""Whom he would rather not have at the talk: he says so here, and reads here what he is answered."""

from collections.abc import Collection, Mapping
from typing import Final

from dialogs.gast.kern import WAS, eenmaal, formulier, kader, namen, noteer
from dialogs.gast.zeggen import mag_schrijven
from dialogs.kern import gesprekskeuzes
from dialogs.kern.gastpagina import Gastbezoek, Gastnaar, Gastpaginaspec, Gastvervolg, Gastweer
from dialogs.kern.gesprekspost import houd_gesprek_waar
from dialogs.kern.registry import Registry
from domain.gespreksinbreng import Inbreng, LieverNietAntwoord
from domain.logboek import Handeling
from pages import gast as vellen
from storage import gesprekskeuze as keuzes

NAAM: Final = "liever-niet"
VERB: Final = "gast.liever"
WIE: Final = "wie"
_KLAAR: Final = "klaar"


def register(registry: Registry) -> None:
    """Declare the screen."""
    registry.guest_page(Gastpaginaspec(NAAM, teken, handel))


def teken(bezoek: Gastbezoek) -> str:
    """Draw who can be named, and what was answered."""
    t, inbreng = bezoek.teksten, keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    melding = ""
    if _KLAAR in bezoek.vraag:
        melding = t("gast.liever.klaar") if inbreng.liever_niet else t("gast.liever.weg")
    return _scherm(bezoek, inbreng, _genoemd(inbreng), melding=melding)


def handel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    """Keep whom he named; the regisseur decides."""
    t, inbreng = bezoek.teksten, keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    te_noemen = gesprekskeuzes.te_noemen(bezoek, bezoek.gesprek, inbreng)
    getikt = frozenset(invoer.get(WIE, "").split(","))
    wie = tuple(een for een in te_noemen if een in getikt)
    if not mag_schrijven(bezoek):
        return Gastweer(_scherm(bezoek, inbreng, wie, fout=t("gast.zeggen.over")))
    nu = _genoemd(inbreng)
    if set(nu) != set(wie) and _merk(bezoek, nu) != invoer.get(WAS, ""):
        return Gastweer(_scherm(bezoek, inbreng, wie, fout=t("gast.fout.oud")))
    if not eenmaal(bezoek, VERB, invoer, lambda: _bewaar(bezoek, wie)):
        return Gastweer(_scherm(bezoek, inbreng, wie, fout=t("gast.fout.nog_een_keer")))
    return Gastnaar(NAAM, {_KLAAR: "ja"})


def _bewaar(bezoek: Gastbezoek, wie: tuple[str, ...]) -> None:
    inbreng = keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    if set(_genoemd(inbreng)) == set(wie):
        return
    nieuw = gesprekskeuzes.zet_liever_niet(bezoek, bezoek.gesprek, inbreng, wie)
    keuzes.bewaar_inbreng(bezoek.uow, nieuw)
    noteer(bezoek, Handeling.TERUGKEERGESPREK_INBRENG)
    houd_gesprek_waar(bezoek, bezoek.gesprek)


def _scherm(bezoek: Gastbezoek, inbreng: Inbreng, aan: Collection[str], *, melding: str = "", fout: str = "") -> str:
    te_noemen = gesprekskeuzes.te_noemen(bezoek, bezoek.gesprek, inbreng)
    heet = namen(bezoek, tuple(dict.fromkeys((*te_noemen, *_genoemd(inbreng)))), bezoek.taal)
    blad = vellen.Lieverblad(
        opties=tuple(vellen.Optie(een, _hoofdletter(heet[een]), gekozen=een in aan) for een in te_noemen)
        if mag_schrijven(bezoek)
        else (),
        antwoorden=tuple(
            vellen.Antwoord(_hoofdletter(heet[een.wens.organisatie]), _antwoord(bezoek, een), een.wens.uitleg)
            for een in gesprekskeuzes.antwoorden(bezoek, bezoek.gesprek, inbreng)
        ),
        verborgen=formulier(bezoek, VERB, **{WAS: _merk(bezoek, _genoemd(inbreng))}),
        melding=melding,
        fout=fout,
    )
    return vellen.liever(blad, kader(bezoek, NAAM))


def _antwoord(bezoek: Gastbezoek, een: gesprekskeuzes.Antwoordstand) -> str:
    t = bezoek.teksten
    if een.toch:
        return t("gast.liever.toch")
    match een.wens.antwoord:
        case LieverNietAntwoord.KAN:
            return t("gast.liever.kan")
        case LieverNietAntwoord.KAN_NIET:
            return t("gast.liever.kan_niet")
    return t("gast.liever.open")


def _genoemd(inbreng: Inbreng) -> tuple[str, ...]:
    return tuple(een.organisatie for een in inbreng.liever_niet)


def _merk(bezoek: Gastbezoek, wie: Collection[str]) -> str:
    return bezoek.fingerprint({WIE: ",".join(sorted(wie))})


def _hoofdletter(naam: str) -> str:
    return naam[:1].upper() + naam[1:]
