"""Who holds the casusregie, in words: shown when it is opened, and after it was placed."""

from cards import regie as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.regie import Periode, Regiebeeld
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, met_toegang, over_casus
from dialogs.kern.bereik import bereik
from dialogs.kern.casusregie import naam_in_regie
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.waarneming import waarneemregel
from domain.casus import Casus, Fase
from domain.persoon import Rol
from domain.toegang import Daad
from storage import personen
from storage import regie as regies


def toon(desk: Desk, casus: Casus, *, net_belegd: bool = False) -> Answer:
    """Show who holds it, and who did; it names organisaties and professionals only."""
    als_regisseur = eis(desk, Daad.REGIE_ZIEN, met_toegang(desk, casus)).rol is Rol.PROCESREGISSEUR
    perioden = regies.geschiedenis(desk.uow, casus.id)
    door = personen.lees_alle(desk.uow, (een.door_id for een in perioden))
    huidig = next((een for een in perioden if een.tot is None), None)
    naam = desk.regio.organisatienaam(huidig.organisatie) if huidig else ""
    stil = net_belegd and huidig is not None and not bereik(desk, huidig.organisatie).in_teams
    beeld = Regiebeeld(
        casus_id=casus.id,
        code=str(casus.code),
        perioden=tuple(
            Periode(
                wie=zonder_opmaak(naam_in_regie(desk, een)),
                van=een.van,
                tot=een.tot,
                door=zonder_opmaak(door[een.door_id].naam) if een.door_id in door else "",
            )
            for een in reversed(perioden)
        ),
        waarneming=waarneemregel(desk, casus.regisseur_id) if als_regisseur else "",
        weg=huidig is not None and huidig.organisatie not in desk.regio.organisaties,
        melding=desk.teksten("regie.belegd", organisatie=naam) if net_belegd else "",
        onbereikbaar=naam if stil else "",
        mag_beleggen=mag(desk, Daad.REGIE_BELEGGEN, over_casus(casus)),
        loopt=casus.fase is not Fase.AFGESLOTEN,
    )
    return als_antwoord(kaarten.regiekaart(beeld, desk.teksten, desk.regio.kalender), desk.teksten)
