"""The preparation as a page: a link for who pressed, and what stands behind it, authorised again each time.

Of the answers only what the whole tafel may hear is on it: what is for the regisseur alone stays in Teams.
"""

from collections.abc import Iterator

from cards.voorbereiding.pagina import linkkaart
from cards.voorbereiding.payloads import PaginaOpen
from dialogs.kern.answers import Answer
from dialogs.kern.antwoordinzage import noteer_antwoorden_gelezen
from dialogs.kern.beleid import mag, over_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.tafelantwoorden import blokken, over, uitvraag_van, voor
from dialogs.voorbereiding import poort
from domain.casus import Casus
from domain.toegang import Daad
from domain.uitvraag import Uitvraag
from domain.voorbereiding import Voorbereiding
from pages import voorbereiding as paginas
from pages.voorbereiding import Antwoorden, Gezegde, Persoon
from storage import agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen

MET_ANTWOORDEN = ":antwoorden"
"""What follows the id of a zitting in the subject of a page that holds the answers as well."""


def link(desk: Desk, payload: PaginaOpen) -> Answer:
    """Make a link to the page, for who pressed alone."""
    zitting = agenda.lees(desk.uow, payload.zitting)
    onderwerp_id = f"{zitting.id}{MET_ANTWOORDEN}" if payload.antwoorden else zitting.id
    adres = maak_link(desk, Paginasoort.VOORBEREIDING, onderwerp_id)
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    kaart = linkkaart(zitting.id, adres, minuten, desk.teksten, antwoorden=payload.antwoorden)
    return als_antwoord(kaart, desk.teksten)


def teken(bezoek: Bezoek, onderwerp_id: str) -> str:
    """Make the page; of his own casussen only, what others run stays a code."""
    zitting_id = onderwerp_id.removesuffix(MET_ANTWOORDEN)
    beeld = poort.bekijk(bezoek, zitting_id)
    antwoorden = tuple(_antwoorden(bezoek, beeld)) if onderwerp_id != zitting_id else ()
    return paginas.pagina(beeld, antwoorden, bezoek.nu, bezoek.teksten, bezoek.regio.kalender)


def _antwoorden(bezoek: Bezoek, beeld: Voorbereiding) -> Iterator[Antwoorden]:
    van_zitting = uitvragen.van_zitting(bezoek.uow, beeld.zitting.id)
    eigen = casussen.lees_alle(bezoek.uow, (een.casus_id for een in beeld.eigen))
    for punt in beeld.eigen:
        casus, uitvraag = eigen.get(punt.casus_id), uitvraag_van(van_zitting, punt.casus_id)
        if casus is None or uitvraag is None or not mag(bezoek, Daad.ANTWOORDEN_LEZEN, over_casus(casus)):
            continue
        yield Antwoorden(punt.nummer, punt.code, tuple(_personen(bezoek, casus, uitvraag)))


def _personen(bezoek: Bezoek, casus: Casus, uitvraag: Uitvraag) -> Iterator[Persoon]:
    for wie in casus.betrokkenen:
        noteer_antwoorden_gelezen(bezoek, uitvraag, wie)
        over_hem = over(bezoek, uitvraag, wie.id)
        aan_tafel = blokken(bezoek, voor(bezoek, Daad.ANTWOORD_OP_TAFEL, casus, over_hem))
        zelf = voor(bezoek, Daad.ANTWOORD_AANKONDIGEN, casus, over_hem)
        yield Persoon(
            naam=wie.gegevens.naam,
            geboren=wie.gegevens.geboortedatum,
            rol=bezoek.regio.rollen.get(wie.rol, ""),
            gezegd=tuple(Gezegde(een.kop, een.wanneer, een.regels) for een in aan_tafel),
            zelf=tuple(bezoek.regio.organisatienaam(een.organisatie) for een in zelf),
        )
