"""How far one organisatie is, and how it is reached: a line on the status of an uitvraag.

On the phone somebody said it, and the regisseur typed who: those words may stand in what only he opened, never in what
is posted because he typed a command.
"""

from cards.bouwstenen import zonder_opmaak
from cards.uitvraag.status import Regelstand, Statusregel
from dialogs.kern import uitvraagpost as post
from dialogs.kern.bereik import Bereik, bereik
from dialogs.kern.desk import Desk
from dialogs.kern.turn import Pressed
from domain.contact import Contact, Kanaal
from domain.persoon import Rol
from domain.uitvraag import Antwoord, Bevraging, BevragingStatus, Uitvraag
from storage import personen
from storage import uitvraag as uitvragen

MEESTE_TE_BELLEN = 3
"""People who are named to call for one organisatie; more would only make him choose."""


def regel_van(desk: Desk, uitvraag: Uitvraag, een: Bevraging) -> Statusregel:
    """Return the line about one organisatie."""
    naam = desk.regio.organisatienaam(een.organisatie)
    if een.status is BevragingStatus.INGETROKKEN:
        return Statusregel(naam, Regelstand.INGETROKKEN)
    if een.status is not BevragingStatus.OPEN:
        laatste = uitvragen.laatste_antwoorden(desk.uow, uitvraag.casus_id, een.id)
        stand = _stand(een, laatste)
        return Statusregel(naam, stand, een.afgehandeld_op, hoe=_telefonisch(desk, laatste))
    waarheen = bereik(desk, een.organisatie)
    if _vertrokken(desk, een, waarheen) or not (waarheen or post.is_gevraagd(desk, een)):
        return Statusregel(naam, Regelstand.NIET_BEREIKT)
    te_laat = desk.nu > uitvraag.deadline
    stand = Regelstand.TE_LAAT if te_laat else Regelstand.OPEN
    return Statusregel(naam, stand, herinneringen=een.herinneringen, hoe=_hoe(desk, waarheen))


def _vertrokken(desk: Desk, een: Bevraging, waarheen: Bereik) -> bool:
    """Tell whether everybody who could answer has left: the conversation stays behind when the last partner goes."""
    if waarheen.contacten or personen.met_rol(desk.uow, Rol.PARTNER, een.organisatie):
        return False
    return bool(personen.ooit_met_rol(desk.uow, Rol.PARTNER, een.organisatie))


def _stand(een: Bevraging, laatste: tuple[Antwoord, ...]) -> Regelstand:
    if een.status is BevragingStatus.BEANTWOORD:
        return Regelstand.BEANTWOORD
    volgens_beleid = all(antwoord.weigering and antwoord.weigering.volgens_beleid for antwoord in laatste)
    return Regelstand.NA_TOESTEMMING if laatste and volgens_beleid else Regelstand.DEELT_NIET


def _telefonisch(desk: Desk, laatste: tuple[Antwoord, ...]) -> str:
    """Say that it was answered on the phone, by whom, and who typed it; the newest answer says it."""
    gebeld = [een for een in laatste if een.gezegd_door]
    if not gebeld:
        return ""
    if not isinstance(desk.turn.happening, Pressed):
        return desk.teksten("uitvraag.stand.telefonisch")
    een = max(gebeld, key=lambda antwoord: antwoord.op)
    return desk.teksten(
        "uitvraag.stand.telefonisch_door",
        gezegd_door=zonder_opmaak(een.gezegd_door),
        naam=zonder_opmaak(personen.lees(desk.uow, een.door_id).naam),
    )


def _hoe(desk: Desk, waarheen: Bereik) -> str:
    """Say how an organisatie is reached where that is not simply in Teams, and whom to call."""
    t = desk.teksten
    manieren = [t("uitvraag.stand.per_mail")] if Kanaal.EMAIL in waarheen.manieren and not waarheen.in_teams else []
    bellen = ", ".join(_te_bellen(een) for een in waarheen.te_bellen[:MEESTE_TE_BELLEN])
    return "; ".join([*manieren, *([t("uitvraag.stand.bellen", wie=bellen)] if bellen else [])])


def _te_bellen(een: Contact) -> str:
    return zonder_opmaak(f"{een.naam} {een.telefoon}".strip())
