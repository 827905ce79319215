"""What the steps share: from which casus it may be done, to which tafels, and who came along before."""

from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import laad_casus
from dialogs.kern.desk import Desk
from domain.casus import Betrokkene, Casus, Fase, Onderwerp, Spoor
from domain.logboek import Handeling
from domain.opschaling import al_mee
from domain.regio import Tafel, onbevestigd
from domain.toegang import Daad
from storage import casus as casussen
from storage import opschaling

_NOG_GEEN_REDEN = "opschalen"


def laad(desk: Desk, casus_id: str) -> Casus:
    """Return a casus in nazorg that this regisseur runs.

    Raises:
        NotAllowed: it is not his, not in nazorg, or there is none.
        NotFound: it was destroyed, and he held it last.
    """
    return laad_casus(desk, Daad.CASUS_OPSCHALEN, casus_id=casus_id, doel=_NOG_GEEN_REDEN)


def mag_van(desk: Desk, casus: Casus, reden: str = _NOG_GEEN_REDEN) -> None:
    """Refuse whoever may not bring people from this casus into another lane; why he does is said on the form.

    Raises:
        NotAllowed: it is not his, not in nazorg, or he gave no reason.
    """
    eis(desk, Daad.CASUS_OPSCHALEN, over_casus(casus), doel=reden)


def tafels(desk: Desk) -> tuple[Tafel, ...]:
    """Return the tafels under the Wgs that take people; to one of kwesties a casus comes by a kwestie alone."""
    alle = desk.regio.tafels.values()
    kan = (een for een in alle if een.spoor is Spoor.WGS and Onderwerp.PERSONEN in een.onderwerpen)
    return tuple(een for een in kan if not een.regisseur_per_kwestie)


def waarom_niet(desk: Desk) -> str | None:
    """Return, as a text key, why nobody can cross in this region; None when one can."""
    regio = desk.regio
    if not tafels(desk):
        return "opschalen.geen_tafel"
    if not regio.opschalen.redenen or not regio.grondslagen_van(Spoor.WGS):
        return "opschalen.geen_redenen"
    if not regio.demo and (onbevestigd(regio) or not regio.opschalen.bevestigd):
        return "opschalen.niet_bevestigd"
    return None


def eerder_mee(desk: Desk, casus: Casus) -> dict[str, str]:
    """Return who came along before into a casus that runs: id -> its code, empty where the actor does not run that one.

    Somebody who came along into a casus that was closed since may come along again.
    """
    eerder = opschaling.van(desk.uow, casus.id)
    gevonden = casussen.lees_alle(desk.uow, (een.naar_casus_id for een in eerder))
    lopend = {
        een.id: str(een.code) if een.regisseur_id in desk.actor.regisseert_voor else ""
        for een in gevonden.values()
        if een.fase is not Fase.AFGESLOTEN
    }
    mee = al_mee(eerder, lopend)
    # Who was taken out of the new casus, because he did not belong in it, is not in it any more.
    erin = {wie.id for een in gevonden.values() for wie in een.betrokkenen}
    weg = {wie for een in eerder for wie, daar in een.mee.items() if daar not in erin}
    return {wie: code for wie, code in mee.items() if wie not in weg}


def noteer(desk: Desk, handeling: Handeling, casus: Casus, wie: tuple[Betrokkene, ...], **over: str) -> None:
    """Write down what was done with, or seen of, a casus and these people in it; `over`: onderwerp_id, doel."""
    namens = desk.regio.eigen_organisatie
    gevuld = {"doel": casus.grondslag, **over}
    desk.record(handeling, namens=namens, casus_id=casus.id, **gevuld)
    for een in wie:
        desk.record(handeling, namens=namens, casus_id=casus.id, betrokkene_id=een.id, **gevuld)
