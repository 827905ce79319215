"""From which casus, to which tafel; and the form that follows."""

from cards import opschalen as kaarten
from cards.opschalen import OpschalenFormulier
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.opschalen.kern import laad, mag_van, tafels, waarom_niet
from dialogs.opschalen.ladder import toon
from dialogs.opschalen.trede import laad as laad_ladder
from dialogs.opschalen.trede import met_code
from dialogs.opschalen.vorm import opschaalformulier
from domain.casus import Casus, Spoor
from storage import casus as casussen


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/opschalen: for one casus, or ask which; from nazorg people cross over, under the Wgs the casus goes up."""
    if arguments.casuscode is None:
        return _kies_casus(desk)
    casus = met_code(desk, arguments.casuscode)
    if casus.spoor is Spoor.WGS:
        return toon(desk, laad_ladder(desk, casus.id))
    mag_van(desk, casus)
    return _verder(desk, casus, "")


def formulier(desk: Desk, payload: OpschalenFormulier) -> Answer:
    """Go on with what was chosen."""
    gekozen = payload.van or payload.casus or payload.wgs
    if not gekozen:
        return _kies_casus(desk)
    if not payload.van and not payload.casus:
        return toon(desk, laad_ladder(desk, gekozen))
    return _verder(desk, laad(desk, gekozen), payload.tafel, gevraagd=payload.van is not None)


def _verder(desk: Desk, casus: Casus, tafel: str, *, gevraagd: bool = False) -> Answer:
    t, mogelijk = desk.teksten, tafels(desk)
    if (waarom := waarom_niet(desk)) is not None:
        return als_antwoord(kaarten.niet_mogelijk(str(casus.code), t(waarom), t), t)
    gekozen = mogelijk[0] if len(mogelijk) == 1 else next((een for een in mogelijk if een.code == tafel), None)
    if gekozen is not None:
        return opschaalformulier(desk, casus, gekozen)
    fouten = (t("opschalen.leeg.tafel"),) if gevraagd else ()
    keuzes = tuple((een.code, een.naam) for een in mogelijk)
    kaart = kaarten.kies_tafel(str(casus.code), keuzes, OpschalenFormulier(van=casus.id), fouten, t)
    return als_antwoord(kaart, t)


def _kies_casus(desk: Desk) -> Answer:
    eigen = [een.id for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]
    nazorg, wgs = _keuzes(desk, eigen, Spoor.NAZORG), _keuzes(desk, eigen, Spoor.WGS)
    if wgs and not desk.regio.piramide:
        wgs = ()
    return als_antwoord(kaarten.kies_casus(nazorg, wgs, desk.teksten), desk.teksten)


def _keuzes(desk: Desk, ids: list[str], spoor: Spoor) -> tuple[tuple[str, str], ...]:
    codes = casussen.codes_van_spoor(desk.uow, ids, spoor)
    return tuple(sorted(codes.items(), key=lambda paar: paar[1], reverse=True))
