"""The invitation on paper: from his own page, or printed by the inrichting without opening that."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from dialogs.gast.kern import gespreksbeeld, kader
from dialogs.gast.keuzewoorden import kies
from dialogs.kern.desk import Context
from dialogs.kern.gastpagina import EIGEN_TAAL, Gastbezoek, Gastpaginaspec
from dialogs.kern.gespreksbrieven import eis_begeleider
from dialogs.kern.paginas import Naar, PageSpec, Paginabezoek, Paginasoort, Vervolg
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from domain.errors import NotFound
from domain.gesprekskeuze import Keuze
from domain.logboek import Handeling
from domain.terugkeergesprek import LOOPT_NOG, Terugkeergesprek
from pages import gast as vellen
from pages.gastvorm import Taal, talen
from storage import casus as casussen
from storage import terugkeergesprek as gesprekken
from teksten.catalogus import Teksten, laad_talen

NAAM: Final = "uitnodiging"
TAAL: Final = "taal"
_KEUZES: Final = (Keuze.JA, Keuze.NEE, Keuze.LATER, Keuze.UITLEG)


def register(registry: Registry) -> None:
    """Declare it: as a screen of his page, and as a page for the inrichting."""
    registry.guest_page(Gastpaginaspec(NAAM, teken))
    registry.page(PageSpec(Paginasoort.UITNODIGING, Permission.PARTNER, teken_los, handle=handel))


def teken(bezoek: Gastbezoek) -> str:
    """Draw it on his own page."""
    return vellen.papier(_papier(bezoek, bezoek.gesprek, bezoek.taal), kader(bezoek, NAAM))


def teken_los(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Draw it for the inrichting, to print.

    Raises:
        NotAllowed: he is not of the inrichting where he is.
        NotFound: there is no such talk to come ("terugkeergesprek.onbekend").
    """
    gesprek_id, _, gevraagd = onderwerp_id.partition(":")
    gesprek = gesprekken.lees(bezoek.uow, gesprek_id)
    casus = casussen.lees(bezoek.uow, gesprek.casus_id)
    eis_begeleider(bezoek, casus, gesprek)
    if gesprek.status not in LOOPT_NOG:
        raise NotFound("terugkeergesprek.onbekend")
    woorden = {**_woorden(), EIGEN_TAAL: bezoek.teksten}
    taal = gevraagd if gevraagd in woorden else EIGEN_TAAL
    bezoek.record(
        Handeling.TERUGKEERGESPREK_GEOPEND,
        namens=gesprek.inrichting,
        casus_id=casus.id,
        betrokkene_id=gesprek.betrokkene_id,
        onderwerp_id=gesprek.id,
    )
    t, codes = bezoek.teksten, tuple(woorden)
    context = Context(bezoek.uow, bezoek.regio, woorden[taal])
    andere = tuple((een, {**bezoek.verborgen, TAAL: een.code}) for een in talen(codes, taal) if not een.gekozen)
    return vellen.papier(
        _papier(context, gesprek, taal, (t("pagina.afmelden.nav"), t("pagina.afmelden.knop")), andere),
        vellen.Kader(woorden[taal], taal, (), bezoek.verborgen, NAAM),
    )


def handel(_bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Lead on to the same in another language; who may see it is looked at there."""
    gekozen = invoer.get(TAAL, EIGEN_TAAL)
    return Naar(f"{onderwerp_id.partition(':')[0]}:{gekozen if gekozen in _woorden() else EIGEN_TAAL}")


def _papier(
    context: Context,
    gesprek: Terugkeergesprek,
    taal: str,
    afmelden: tuple[str, str] | None = None,
    andere: tuple[tuple[Taal, Mapping[str, str]], ...] = (),
) -> vellen.Papier:
    keuzes = tuple(kies(context.teksten, een) for een in _KEUZES)
    return vellen.Papier(gespreksbeeld(context, gesprek, taal), keuzes, afmelden, andere)


@cache
def _woorden() -> Mapping[str, Teksten]:
    return laad_talen()
