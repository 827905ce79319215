"""The way to the talk: from ten minutes before, and only for whoever said yes; a break, and stopping."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dialogs.gast.kern import SLEUTEL, casus_van, dag, eenmaal, formulier, kader, noteer, tijd
from dialogs.kern import gesprekskeuzes, vergaderingen
from dialogs.kern.gastpagina import Gastbezoek, Gastnaar, Gastpaginaspec, Gastvervolg, Gastweg
from dialogs.kern.gesprekskeuzes import Keuzestand
from dialogs.kern.gespreksverloop import gast_is_er, gast_wil_pauze
from dialogs.kern.registry import Registry
from domain.gesprekskeuze import Keuze, Keuzeweg
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import MEEDOEN_VANAF, Toegangsgegevens, Vergaderstatus, meedoen_mag
from pages import gast as vellen

NAAM: Final = "meedoen"
VERB_STOP: Final = "gast.stop"
VERB_PAUZE: Final = "gast.pauze"
DOE: Final = "_doe"
MEE, STOP, PAUZE = "meedoen", "stop", "pauze"
_KLAAR: Final = "klaar"
_TE_GAAN: Final = frozenset({Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG})


@dataclass(frozen=True, slots=True)
class Weg:
    """How it stands with the way to the talk.

    Attributes:
        gegevens: what opens it; None while he may not go there.
        stand: why (not), in words.
        kiezen: he has to choose first; `opnieuw`: looking again later helps.
    """

    stand: str
    gegevens: Toegangsgegevens | None = None
    kiezen: bool = False
    opnieuw: bool = False


def register(registry: Registry) -> None:
    """Declare the screen."""
    registry.guest_page(Gastpaginaspec(NAAM, teken, handel))


def teken(bezoek: Gastbezoek) -> str:
    """Draw the way, as far as it is open now."""
    weg, t = _weg(bezoek), bezoek.teksten
    meldingen = {
        PAUZE: t("gast.meedoen.pauze_klaar"),
        f"geen-{PAUZE}": t("gast.meedoen.pauze_niet"),
        STOP: t("gast.stand.stop"),
    }
    kan_stoppen = stopkeuze(bezoek.gesprek, bezoek.nu) is not None
    blad = vellen.Meedoeblad(
        stand=weg.stand,
        mag={**bezoek.verborgen, DOE: MEE} if weg.gegevens else None,
        nummer=weg.gegevens.nummer if weg.gegevens else "",
        toegangscode=weg.gegevens.toegangscode if weg.gegevens else "",
        kiezen=weg.kiezen,
        opnieuw=weg.opnieuw,
        stop=formulier(bezoek, VERB_STOP, **{DOE: STOP}) if kan_stoppen else None,
        pauze=formulier(bezoek, VERB_PAUZE, **{DOE: PAUZE}) if kan_stoppen else None,
        melding=meldingen.get(bezoek.vraag.get(_KLAAR, ""), ""),
    )
    if weg.gegevens is not None:
        # Number and code are shown here: that is opening it, whether he presses or types them over.
        noteer(bezoek, Handeling.VERGADERING_GEOPEND)
    return vellen.meedoen(blad, kader(bezoek, NAAM))


def handel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastvervolg:
    """Let him go to the talk, ask for a break, or stop."""
    match invoer.get(DOE, ""):
        case "meedoen":
            return _ga(bezoek)
        case "pauze":
            return _vraag_pauze(bezoek, invoer)
        case "stop":
            eenmaal(bezoek, VERB_STOP, invoer, lambda: _stop(bezoek))
            return Gastnaar(NAAM, {_KLAAR: STOP})
    return Gastnaar(NAAM)


def stopkeuze(gesprek: Terugkeergesprek, nu: datetime) -> Keuze | None:
    """Return what stopping is now; None when there is nothing to stop.

    Of a talk that has begun, but of which nobody said so yet, a no is a stop (`terugkeergesprekken.verwerk_keuze`).
    """
    if gesprek.status is Gespreksstatus.BEZIG:
        return Keuze.STOP
    begint, einde = gesprek.begint_op, gesprek.eindigt_op
    if gesprek.status is not Gespreksstatus.GEPLAND or begint is None or einde is None:
        return None
    return Keuze.NEE if begint <= nu and meedoen_mag(begint, einde, nu) else None


def _stop(bezoek: Gastbezoek) -> None:
    keuze = stopkeuze(bezoek.gesprek, bezoek.nu)
    if keuze is None:
        # It ended a moment ago: that is what he wanted.
        return
    gesprekskeuzes.kies(bezoek, bezoek.gesprek, keuze, Keuzeweg.EIGEN_PAGINA, bezoek.actor.persoon_id)
    noteer(bezoek, Handeling.TERUGKEERGESPREK_KEUZE)


def _vraag_pauze(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> Gastnaar:
    kan = stopkeuze(bezoek.gesprek, bezoek.nu) is not None

    def vraag() -> None:
        if gast_wil_pauze(bezoek, bezoek.gesprek):
            noteer(bezoek, Handeling.TERUGKEERGESPREK_PAUZE)

    eenmaal(bezoek, VERB_PAUZE, {SLEUTEL: invoer.get(SLEUTEL, "")}, vraag)
    return Gastnaar(NAAM, {_KLAAR: PAUZE if kan else f"geen-{PAUZE}"})


def _ga(bezoek: Gastbezoek) -> Gastvervolg:
    weg = _weg(bezoek)
    if weg.gegevens is None:
        return Gastnaar(NAAM)
    noteer(bezoek, Handeling.VERGADERING_GEOPEND)
    gast_is_er(bezoek, bezoek.gesprek)
    return Gastweg(weg.gegevens.adres)


def _weg(bezoek: Gastbezoek) -> Weg:
    t, gesprek, casus = bezoek.teksten, bezoek.gesprek, casus_van(bezoek)
    begint, einde = gesprek.begint_op, gesprek.eindigt_op
    stand = gesprekskeuzes.keuzestand(bezoek, casus, gesprek)
    if gesprek.status is Gespreksstatus.VOORBEREIDEN:
        return Weg(t("gast.meedoen.geen_dag"), kiezen=stand.huidige is None)
    if gesprek.status not in _TE_GAAN or begint is None or einde is None or _voorbij(begint, einde, bezoek.nu):
        return Weg(t("gast.meedoen.voorbij"))
    if not stand.doet_mee:
        return _eerst(bezoek, stand)
    if not meedoen_mag(begint, einde, bezoek.nu):
        open_ = bezoek.regio.kalender.lokaal(begint - MEEDOEN_VANAF)
        vanaf = tijd(bezoek, open_.hour, open_.minute, bezoek.taal)
        return Weg(t("gast.meedoen.vroeg", dag=dag(bezoek, gesprek, bezoek.taal), tijd=vanaf), opnieuw=True)
    if not gesprekskeuzes.mogen_samen(bezoek, casus, gesprek):
        return Weg(t("gast.meedoen.niet_nu"))
    return _deur(bezoek)


def _deur(bezoek: Gastbezoek) -> Weg:
    vergadering = vergaderingen.van_gesprek(bezoek, bezoek.gesprek.id)
    if vergadering is None or vergadering.status is not Vergaderstatus.GOED or vergadering.gegevens is None:
        return Weg(bezoek.teksten("gast.meedoen.klaargezet"), opnieuw=True)
    return Weg(bezoek.teksten("gast.meedoen.nu"), vergadering.gegevens)


def _eerst(bezoek: Gastbezoek, stand: Keuzestand) -> Weg:
    t = bezoek.teksten
    if stand.wacht_op_vertegenwoordiger:
        return Weg(t("gast.kiezen.samen_wacht"), opnieuw=True)
    return Weg(t("gast.meedoen.kies"), kiezen=True)


def _voorbij(begint: datetime, einde: datetime, nu: datetime) -> bool:
    return nu > begint and not meedoen_mag(begint, einde, nu)
