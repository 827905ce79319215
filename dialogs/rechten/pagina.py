"""The page with what is kept about one person: first its free texts are gone through, then it can be printed or saved.

It is for the contact point alone, opened by a link, and authorised and written down each time.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from cards.rechten.contactpunt import linkkaart
from cards.rechten.payloads import InzagePagina
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import (
    LINK_GELDIG,
    Download,
    Naar,
    PageSpec,
    Paginabezoek,
    Paginasoort,
    Vervolg,
    maak_link,
)
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry
from dialogs.rechten import dossier as dossiers
from dialogs.rechten.kern import als_contactpunt, noteer, over_persoon, wie_is
from domain.casus import Betrokkene, Casus
from domain.dossierbestand import als_gegevens
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.rechten import Verzoek, Verzoeksoort, eis_lopend
from domain.toegang import Daad
from pages import inzage as vellen
from storage import rechten
from storage.inbox import Uitkomst

NAKIJKEN = ":nakijken"
"""What follows a request in the subject of the page on which its free texts are gone through."""

DOE = "pagina.inzage"
"""By what saving that choice is known."""

SLEUTEL, KEUZE = "_sleutel", "meegeven"
"""Inputs of the form: its one-time key, and the texts that are ticked."""


def register(registry: Registry) -> None:
    """Declare the page, its form and its file."""
    registry.page(
        PageSpec(Paginasoort.INZAGE, Permission.CONTACTPUNT, teken, downloads={"json": als_bestand}, handle=handel)
    )


def link(desk: Desk, payload: InzagePagina) -> Answer:
    """Make a link, for who pressed: to the texts while nobody went through them, else to the page itself."""
    verzoek, _, _ = _laad(desk, payload.verzoek)
    adres = maak_link(desk, Paginasoort.INZAGE, verzoek.id)
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    return als_antwoord(linkkaart(verzoek.id, adres, minuten, desk.teksten), desk.teksten)


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page; a line in the logboek each time."""
    verzoek, casus, wie = _laad(bezoek, onderwerp_id.removesuffix(NAKIJKEN))
    noteer(bezoek, Handeling.INZAGE_GEOPEND, verzoek)
    nakijken = onderwerp_id.endswith(NAKIJKEN) or verzoek.nagekeken_op is None
    gevonden = dossiers.maak(bezoek, casus, wie, verzoek, nakijken=nakijken)
    verborgen = {**bezoek.verborgen, SLEUTEL: bezoek.issue_key(DOE, verzoek.id)}
    if nakijken:
        return vellen.nakijken(gevonden, verborgen, bezoek.teksten)
    punt = bezoek.regio.contactpunt
    return vellen.pagina(gevonden, punt, bezoek.verborgen, bezoek.teksten, bezoek.regio.kalender)


def handel(bezoek: Paginabezoek, onderwerp_id: str, invoer: Mapping[str, str]) -> Vervolg:
    """Keep which texts he may read, and go on to the page; or go back to them."""
    verzoek, casus, wie = _laad(bezoek, onderwerp_id.removesuffix(NAKIJKEN))
    if SLEUTEL not in invoer:
        return Naar(f"{verzoek.id}{NAKIJKEN}")
    alle = {een.id for een in dossiers.maak(bezoek, casus, wie, verzoek, nakijken=True).tekstdelen}
    # What was not on the page, or was changed since it was drawn, cannot be chosen.
    gekozen = frozenset(invoer.get(KEUZE, "").split(",")) & alle

    def act() -> Uitkomst:
        rechten.wijzig(bezoek.uow, replace(verzoek, meegeven=gekozen, nagekeken_op=bezoek.nu))
        noteer(bezoek, Handeling.INZAGE_GEOPEND, verzoek)
        return Uitkomst("nagekeken", {})

    bezoek.once(DOE, invoer[SLEUTEL], act, onderwerp=verzoek.id)
    return Naar(verzoek.id)


def als_bestand(bezoek: Bezoek, onderwerp_id: str) -> Download:
    """Give the same along as a file; that is written down apart from looking at it.

    Raises:
        NotFound: nobody has gone through its texts ("rechten.niet_nagekeken").
    """
    verzoek, casus, wie = _laad(bezoek, onderwerp_id.removesuffix(NAKIJKEN))
    if verzoek.nagekeken_op is None:
        raise NotFound("rechten.niet_nagekeken")
    noteer(bezoek, Handeling.INZAGE_UITGEVOERD, verzoek)
    gegevens = als_gegevens(dossiers.maak(bezoek, casus, wie, verzoek))
    dag = bezoek.regio.kalender.lokaal(bezoek.nu).date()
    inhoud = json.dumps(gegevens, ensure_ascii=False, indent=2).encode()
    return Download(f"inzage-{casus.code}-{dag.isoformat()}.json", "application/json", inhoud)


def _laad(bezoek: Bezoek, verzoek_id: str) -> tuple[Verzoek, Casus, Betrokkene]:
    """Load a request to see, for the contact point, while it runs.

    Raises:
        NotAllowed: he is not the contact point, or the person is in the casus no more.
        NotFound: there is none ("rechten.onbekend"), or it asks something else.
        UserMistake: it was closed ("rechten.fout.klaar").
    """
    verzoek, casus, _ = als_contactpunt(bezoek, verzoek_id)
    if verzoek.soort is not Verzoeksoort.INZAGE:
        raise NotFound("rechten.onbekend")
    eis_lopend(verzoek)
    eis(bezoek, Daad.INZAGE_GEVEN, over_persoon(casus, verzoek.betrokkene_id), doel=verzoek.doel)
    return verzoek, casus, wie_is(casus, verzoek)
