"""The page that tells what is in the file, and the file: made anew each time, for the regisseur of the casus alone."""

from cards import datum
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Bezoek
from dialogs.kern.paginas import Download, Paginabezoek
from dialogs.kern.uitkomsten import als_bestand, betrokkenen_in, uitkomsten_van
from domain.logboek import Handeling
from domain.toegang import Daad
from pages import uitwisseling as vellen
from pages.uitwisseling import Overleg, Uitkomstpagina


def teken(bezoek: Paginabezoek, onderwerp_id: str) -> str:
    """Make the page: of each zitting the day and how much is in it, none of its words."""
    casus = laad_casus(bezoek, Daad.UITKOMST_UITVOEREN, casus_id=onderwerp_id)
    overleggen = [
        Overleg(datum.dag_met_jaar(een.dag, bezoek.regio.kalender), len(een.besluiten), len(een.acties))
        for een in uitkomsten_van(bezoek, casus)
    ]
    return vellen.pagina(Uitkomstpagina(str(casus.code), overleggen), bezoek.teksten)


def json(bezoek: Bezoek, onderwerp_id: str) -> Download:
    """Return the file, and write down who took it along: for the casus, and for everybody it is about."""
    casus = laad_casus(bezoek, Daad.UITKOMST_UITVOEREN, casus_id=onderwerp_id)
    uitkomsten = uitkomsten_van(bezoek, casus)
    for wie in (None, *betrokkenen_in(uitkomsten)):
        bezoek.record(Handeling.UITKOMST_UITGEVOERD, casus_id=casus.id, betrokkene_id=wie)
    naam = f"uitkomst-{casus.code}-{bezoek.regio.kalender.lokaal(bezoek.nu):%Y%m%d}.json"
    return Download(naam, "application/json", als_bestand(uitkomsten, bezoek.nu))
