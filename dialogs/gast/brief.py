"""His letter, once a regisseur approved it: the whole one, or the one he can show to others; and where it stays."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dialogs.gast.kern import eenmaal, formulier, kader, noteer
from dialogs.kern import gespreksbrieven
from dialogs.kern.gastpagina import Gastbezoek, Gastnaar, Gastpaginaspec, Gastvervolg, Gastweer
from dialogs.kern.gesprekspost import houd_gesprek_waar
from dialogs.kern.registry import Registry
from domain.gespreksinbreng import Bewaarkeuze
from domain.logboek import Handeling
from pages import gast as vellen
from pages.gespreksbrief import brief as brieftekst
from storage import gespreksbrief as brieven
from storage import gesprekskeuze as keuzes

NAAM: Final = "brief"
VERB: Final = "gast.brief"
DEEL, KORT = "deel", "kort"
_KLAAR: Final = "klaar"


def register(registry: Registry) -> None:
    """Declare the screen."""
    registry.guest_page(Gastpaginaspec(NAAM, teken, handel))


def teken(bezoek: Gastbezoek) -> str:
    """Draw it; he never sees a draft."""
    melding = bezoek.teksten("gast.brief.klaar") if _KLAAR in bezoek.vraag else ""
    return _scherm(bezoek, melding=melding)


def handel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    """Keep where he wants his letter to stay."""
    gekozen = invoer.get("bewaren", "")
    if gekozen not in set(Bewaarkeuze):
        return Gastweer(_scherm(bezoek, fout=bezoek.teksten("gast.fout.kies")))
    if not eenmaal(bezoek, VERB, invoer, lambda: _bewaar(bezoek, Bewaarkeuze(gekozen))):
        return Gastweer(_scherm(bezoek, fout=bezoek.teksten("gast.fout.nog_een_keer")))
    return Gastnaar(NAAM, {_KLAAR: "ja"})


def _bewaar(bezoek: Gastbezoek, waar: Bewaarkeuze) -> None:
    inbreng = keuzes.inbreng(bezoek.uow, bezoek.gesprek)
    if inbreng.bewaren is waar:
        return
    keuzes.bewaar_inbreng(bezoek.uow, replace(inbreng, bewaren=waar))
    noteer(bezoek, Handeling.TERUGKEERGESPREK_INBRENG)
    houd_gesprek_waar(bezoek, bezoek.gesprek)


def _scherm(bezoek: Gastbezoek, *, melding: str = "", fout: str = "") -> str:
    t, gesprek = bezoek.teksten, bezoek.gesprek
    alles = bezoek.vraag.get(DEEL, "") != KORT
    goedgekeurd = brieven.goedgekeurd(bezoek.uow, gesprek.id)
    blad = gespreksbrieven.te_lezen(bezoek, gesprek, bezoek.taal, alles=alles)
    if blad is None or goedgekeurd is None:
        return vellen.brief(vellen.Briefpagina(None), kader(bezoek, NAAM))
    noteer(bezoek, Handeling.BRIEF_GEOPEND)
    bewaard = keuzes.inbreng(bezoek.uow, gesprek).bewaren
    woorden = {Bewaarkeuze.CEL: t("gast.brief.cel"), Bewaarkeuze.CASEMANAGER: t("gast.brief.casemanager")}
    return vellen.brief(
        vellen.Briefpagina(
            brief=brieftekst(blad, t),
            alles=alles,
            twee=goedgekeurd.heeft_gevoelig,
            bewaren=tuple(vellen.Optie(een, wat, gekozen=een is bewaard) for een, wat in woorden.items()),
            verborgen=formulier(bezoek, VERB),
            melding=melding,
            fout=fout,
        ),
        kader(bezoek, NAAM),
    )
