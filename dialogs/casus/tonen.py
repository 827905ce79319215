"""/casus toon: one casus opened, by whoever may see it."""

from cards.casus import formulier as vormen
from cards.casus import tonen as kaarten
from cards.casus.payloads import CasusOpen
from dialogs.casus.beeld import casusbeeld
from dialogs.casus.kern import noteer
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, met_toegang
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from storage import casus as casussen
from storage import toegang
from storage.casus import Casusregel


def toon(desk: Desk, arguments: Arguments) -> Answer:
    """Open one casus by its code; without a code, ask which."""
    if arguments.casuscode is None:
        return _kies(desk)
    return _geopend(desk, zoek_casus(desk, Daad.CASUS_ZIEN, code=arguments.casuscode))


def open_(desk: Desk, payload: CasusOpen) -> Answer:
    """Open one casus from a list."""
    if not payload.casus:
        return _kies(desk)
    return _geopend(desk, zoek_casus(desk, Daad.CASUS_ZIEN, casus_id=payload.casus), namen=payload.namen)


def _geopend(desk: Desk, casus: Casus, *, namen: bool = False) -> Answer:
    over = met_toegang(desk, casus)
    als_regisseur = eis(desk, Daad.CASUS_ZIEN, over).rol is Rol.PROCESREGISSEUR
    namens = next((een.organisatie for een in over.toegang if een.geldt_voor(desk.actor, desk.nu)), None)
    vraag = None if als_regisseur or namen else nog_te_kiezen(desk, casus.id, over)
    if vraag is not None:
        # Refusing is offered before names open, here too, unless he asks for them.
        noteer(desk, Handeling.CASUS_GEOPEND, casus, (), namens=vraag.organisatie)
        kaart = kaarten.nog_kiezen(casus.id, str(casus.code), len(casus.betrokkenen), vraag.id, desk.teksten)
        return als_antwoord(kaart, desk.teksten)
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen, namens=None if als_regisseur else namens)
    beeld = casusbeeld(desk, casus, als_regisseur=als_regisseur)
    return als_antwoord(kaarten.geopend(beeld, desk.teksten), desk.teksten)


def _kies(desk: Desk) -> Answer:
    uitgenodigd = [een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor)]
    eigen = [een.id for een in _lopend(desk)]
    codes = casussen.codes(desk.uow, [*eigen, *uitgenodigd])
    keuzes = tuple(sorted(codes.items(), key=lambda paar: paar[1], reverse=True))
    return als_antwoord(vormen.kies_casus(keuzes, desk.teksten), desk.teksten)


def _lopend(desk: Desk) -> tuple[Casusregel, ...]:
    return casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)
