"""/rio: how much there is, in a card that may be posted; behind its button the people themselves."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from cards.datum import kort
from cards.rio import overzicht as kaarten
from cards.rio.overzicht import Mens, Telling
from cards.rio.payloads import RioLijst
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.rio import eigen_bodies, over_lijst, over_rio
from dialogs.kern.terugkeer import Terugkeer, terugkeren, wanneer
from dialogs.rio.kern import doelgroep_in_woorden, noteer
from domain.casus import Casus
from domain.detentie import Detentie
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from storage import casus as casussen
from storage import detentie as detenties
from storage import rio

PER_BLADZIJ: Final = 6
_WEEK: Final = timedelta(days=7)
_OOIT: Final = datetime.max.replace(tzinfo=UTC)


def begin(desk: Desk, _: Arguments) -> Answer:
    """Count: nothing here is about a person."""
    over = over_lijst(desk)
    eis(desk, Daad.RIO_LIJST_ZIEN, over)
    ids = _ids(desk)
    dag = desk.regio.kalender.lokaal
    vandaag = dag(desk.nu).date()
    gepland = [een for alle in rio.gepland(desk.uow, ids).values() for een in alle]
    komend = [dag(een.wanneer).date() for een in gepland if een.wanneer >= desk.nu]
    telling = Telling(
        mensen=len(ids),
        vandaag=sum(een == vandaag for een in komend),
        week=sum(een < vandaag + _WEEK for een in komend),
        zonder_uitkomst=len(gepland) - len(komend),
        nieuw=len(set(ids) - rio.met_werk(desk.uow, ids)),
    )
    kaart = kaarten.begin(telling, desk.teksten, erbij=mag(desk, Daad.RIO_TOELATEN, over))
    return als_antwoord(kaart, desk.teksten)


def lijst(desk: Desk, payload: RioLijst) -> Answer:
    """Show a page of them, by name: the nearest appointment first, then the nearest return."""
    eis(desk, Daad.RIO_LIJST_ZIEN, over_lijst(desk))
    ids = _ids(desk)
    afspraken, over_hen = rio.gepland(desk.uow, ids), detenties.huidige_van(desk.uow, ids)
    eerste = {een: min((op.wanneer for op in alle if op.wanneer >= desk.nu), default=None) for een, alle in
              afspraken.items()}  # fmt: skip
    codes = casussen.codes(desk.uow, ids)
    volgorde = sorted(ids, key=lambda een: _plek(eerste.get(een), over_hen.get(een), codes.get(een, "")))
    begint = payload.vanaf if payload.vanaf < len(volgorde) else 0
    deel = volgorde[begint : begint + PER_BLADZIJ]
    mensen = casussen.lees_alle(desk.uow, deel)
    standen = terugkeren(desk, mensen.values(), desk.actor.organisaties(Rol.PARTNER))
    regels = [_mens(desk, mensen[een], standen.get(een), eerste.get(een)) for een in deel if een in mensen]
    verder = begint + PER_BLADZIJ if begint + PER_BLADZIJ < len(volgorde) else None
    terug = max(begint - PER_BLADZIJ, 0) if begint else None
    return als_antwoord(kaarten.lijst(regels, len(volgorde), terug, verder, desk.teksten), desk.teksten)


def _ids(desk: Desk) -> tuple[str, ...]:
    """Return the casussen in which one of the RIO bodies somebody works for has access now."""
    return tuple(dict.fromkeys(een.casus_id for body in eigen_bodies(desk) for een in rio.mensen_van(desk.uow, body)))


def _plek(wanneer: datetime | None, detentie: Detentie | None, code: str) -> tuple[datetime, date, str]:
    vrij = detentie.einde if detentie is not None and detentie.einde is not None else date.max
    return wanneer or _OOIT, vrij, code


def _mens(desk: Desk, casus: Casus, stand: Terugkeer | None, eerste: datetime | None) -> Mens:
    t, over = desk.teksten, over_rio(desk, casus)
    # Refusing is offered before names open, here too: who was asked and did not choose yet opens him by himself.
    noemen = nog_te_kiezen(desk, casus.id, over) is None
    groep = doelgroep_in_woorden(desk, casus, stand.detentie if stand else None)
    regels = (
        t("rio.lijst.afspraak", wanneer=kort(eerste, desk.regio.kalender)) if eerste else t("rio.lijst.geen_afspraak"),
        wanneer(desk, stand) if noemen and stand else "",
        t("rio.lijst.doelgroep", waarom=groep) if groep and noemen else "",
    )
    if noemen:
        noteer(desk, Handeling.RIO_GEOPEND, casus, over)
    namen = ", ".join(een.gegevens.naam for een in casus.betrokkenen)
    return Mens(casus.id, str(casus.code), namen if noemen else "", tuple(een for een in regels if een))
