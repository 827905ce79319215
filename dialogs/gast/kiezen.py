"""His choice: yes, no, later, or first an explanation. Each is as easy as any other, and can be taken back."""

from collections.abc import Mapping
from typing import Final

from dialogs.gast.kern import TeLaat, casus_van, eenmaal, formulier, kader, noteer
from dialogs.gast.keuzewoorden import dan, gekozen, kies
from dialogs.kern import gesprekskeuzes
from dialogs.kern.gastpagina import Gastbezoek, Gastnaar, Gastpaginaspec, Gastvervolg, Gastweer
from dialogs.kern.registry import Registry
from domain.gesprekskeuze import Keuze, Keuzeweg
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus
from pages import gast as vellen

NAAM: Final = "kiezen"
VERB: Final = "gast.kiezen"
_KLAAR: Final = "klaar"


def register(registry: Registry) -> None:
    """Declare the screen."""
    registry.guest_page(Gastpaginaspec(NAAM, teken, handel))


def teken(bezoek: Gastbezoek) -> str:
    """Draw it."""
    return _scherm(bezoek, klaar=_KLAAR in bezoek.vraag)


def handel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    """Keep what he chose, and let follow what follows."""
    t = bezoek.teksten
    gekozen_ = invoer.get("keuze", "")
    if gekozen_ not in set(Keuze):
        return Gastweer(_scherm(bezoek, fout=t("gast.fout.kies")))
    keuze = Keuze(gekozen_)
    try:
        eerste = eenmaal(bezoek, VERB, invoer, lambda: _kies(bezoek, keuze))
    except TeLaat:
        return Gastweer(_scherm(bezoek, fout=t("gast.fout.oud")))
    if not eerste:
        return Gastweer(_scherm(bezoek, keuze=keuze, fout=t("gast.fout.nog_een_keer")))
    return Gastnaar(NAAM, {_KLAAR: "ja"})


def _kies(bezoek: Gastbezoek, keuze: Keuze) -> None:
    if keuze not in gesprekskeuzes.keuzestand(bezoek, casus_van(bezoek), bezoek.gesprek).kan:
        raise TeLaat
    gesprekskeuzes.kies(bezoek, bezoek.gesprek, keuze, Keuzeweg.EIGEN_PAGINA, bezoek.actor.persoon_id)
    noteer(bezoek, Handeling.TERUGKEERGESPREK_KEUZE)


def _scherm(bezoek: Gastbezoek, *, keuze: Keuze | None = None, klaar: bool = False, fout: str = "") -> str:
    t, stand = bezoek.teksten, gesprekskeuzes.keuzestand(bezoek, casus_van(bezoek), bezoek.gesprek)
    bezig = bezoek.gesprek.status is Gespreksstatus.BEZIG
    aan = keuze or (stand.huidige.keuze if stand.huidige else None)
    # Stopping stands where he is while it goes on, on the screen of the talk itself.
    opties = () if bezig else tuple(een for een in stand.kan if een is not Keuze.STOP)
    blad = vellen.Kiesblad(
        opties=tuple(vellen.Optie(een, kies(t, een), dan(t, een), een is aan) for een in opties),
        keuze=gekozen(t, stand.huidige),
        verborgen=formulier(bezoek, VERB),
        samen=stand.vertegenwoordiger_nodig,
        wacht=stand.wacht_op_vertegenwoordiger,
        bezig=bezig,
        klaar=klaar,
        fout=fout,
    )
    return vellen.kiezen(blad, kader(bezoek, NAAM))
