"""Somebody who returns, put straight into storage, and the hands that look after him."""

from dataclasses import replace
from datetime import date, timedelta

from dialogs.kern.aftellen import zet_aftelwekkers
from dialogs.kern.berichtsoorten import Berichtsoort
from domain.basisvoorwaarden import Stand, Voorwaardestand
from domain.casus import Casus, Fase
from domain.detentie import Detentie, Detentiebron, Detentieversie, Verlof, Wijzigsoort
from domain.formulier import DELEN_ID, Delen
from domain.regie import Regie
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus
from storage import basisvoorwaarden, regie, uitvraag
from storage import casus as casussen
from storage import detentie as detenties
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, context
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import handelt_af, maakt_casus, nodigt_uit, plant, vraagt_uit

CANARY = "Kanarie Verzonnen"
GEHEIM = "Zijn kanarie mag mee naar de opvang"


def vandaag(w: Wereld) -> date:
    return w.regio.kalender.lokaal(w.nu).date()


def gedetineerd(
    w: Wereld,
    dagen: int | None = 100,
    *,
    fase: Fase = Fase.CASUSOVERLEG,
    verlof: Verlof | None = None,
    naam: str = CANARY,
) -> Casus:
    """Somebody in nazorg who is released in so many days."""
    een = maakt_casus(w, "nazorg", None, naam)
    een = w.doet(casussen.wijzig, replace(een, fase=fase))
    einde = None if dagen is None else vandaag(w) + timedelta(days=dagen)
    verzet(w, een, einde=einde, verlof=verlof, inrichting="pi-merwede")
    return een


def verzet(w: Wereld, een: Casus, **anders: object) -> Detentie:
    """Change his detention, as the form does."""

    def doe(uow: UnitOfWork) -> Detentie:
        was = detenties.huidige(uow, een.id) or Detentie(een.id, Detentiebron.INJUS, versie=0)
        nieuw = replace(was, versie=was.versie + 1, **anders)  # type: ignore[arg-type]
        detenties.bewaar(uow, Detentieversie(nieuw, Wijzigsoort.DATUM, None, uow.now))
        zet_aftelwekkers(context(w, uow), nieuw)
        return nieuw

    return w.doet(doe)


def zegt(w: Wereld, een: Casus, **standen: Stand) -> None:
    """Say how it stands, behind everybody's back; `_` in a name is `-` in the code."""
    bij = {rij.code: rij.versie for rij in w.leest(basisvoorwaarden.van_casussen, [een.id]).get(een.id, ())}
    for naam, stand in standen.items():
        code = naam.replace("_", "-")
        rij = Voorwaardestand(een.id, code, stand, None, "", een.regisseur_id, w.nu, bij.get(code, 0) + 1)
        w.doet(basisvoorwaarden.bewaar, rij)


def alles_op_orde(w: Wereld, een: Casus) -> None:
    assert w.regio.nazorg is not None
    zegt(w, een, **{code.replace("-", "_"): Stand.OP_ORDE for code in w.regio.nazorg.voorwaarden})


def werkt_aan(w: Wereld, een: Casus, organisatie: str, code: str = "onderdak", notitie: str = GEHEIM) -> None:
    """Let an organisatie that takes part work on something."""
    nodigt_uit(w, een, organisatie)
    rij = Voorwaardestand(een.id, code, Stand.NIET, organisatie, notitie, een.regisseur_id, w.nu)
    w.doet(basisvoorwaarden.bewaar, rij)


def inrichting_zegt(w: Wereld, een: Casus, delen: Delen = Delen.HELE_TAFEL, **waarden: str) -> None:
    """Let the inrichting answer."""
    zitting = plant(w, "nazorg", w.nu + timedelta(days=20))
    gevraagd = vraagt_uit(w, een, zitting, "pi-merwede")
    velden = (*waarden.items(), (DELEN_ID, delen.value))
    (vraag,) = gevraagd.bevragingen
    wie = w.partner("pi-merwede").id
    antwoord = Antwoord(
        vraag.id, een.betrokkenen[0].id, 1, Antwoordsoort.BEKEND, velden, None, vraag.formulier_versie, wie, w.nu
    )
    w.doet(uitvraag.voeg_antwoord_toe, een.id, antwoord)
    handelt_af(w, gevraagd, "pi-merwede", BevragingStatus.BEANTWOORD)


def alleen_rio(w: Wereld, een: Casus) -> None:
    """Let the RIO go on with him alone."""
    nodigt_uit(w, een, "rio")
    w.doet(lambda uow: regie.beleg(uow, Regie(uow.new_id(), een.id, "rio", uow.now, een.regisseur_id)))


def rijen(w: Wereld, een: Casus) -> dict[str, Voorwaardestand]:
    """What was said, by code."""
    return {rij.code: rij for rij in w.leest(basisvoorwaarden.van_casussen, [een.id]).get(een.id, ())}


async def opent(wie: Deelnemer, een: Casus) -> Kaart:
    return await wie.opens("terugkeer", casuscode=str(een.code))


def posten(bezorgd: list[Bezorgd], soort: Berichtsoort, *, nieuw: bool = True) -> list[Bezorgd]:
    return [een for een in bezorgd if een.werk.soort == soort and not (nieuw and een.bewerkt)]
