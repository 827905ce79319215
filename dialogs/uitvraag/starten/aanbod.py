"""What can be chosen for an uitvraag: zittingen with their deadline, organisaties, purposes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cards import datum
from cards.payloads import VELD
from cards.uitvraag.payloads import UitvraagStart
from dialogs.kern.desk import Desk
from domain.agenda import Zitting
from domain.casus import Casus, Fase
from domain.errors import UserMistake
from domain.organisatie import Organisatie
from domain.spoed import spoeddeadline
from domain.uitvraag import Uitvraag, neemt_antwoord_aan
from domain.uitvraagtermijn import deadline_voor
from storage import agenda
from storage import uitvraag as uitvragen

MEESTE_ZITTINGEN = 6
"""Coming zittingen that are offered."""

DOEL_VAN_CASUS = "casus"
"""The choice for the purpose as it was worded with the casus. Codes of the region's purposes stand behind `doel.`."""

DOEL = "doel."

AAN, UIT = "true", "false"
"""What the switch for urgent sends."""


@dataclass(frozen=True, slots=True)
class Zittingskeuze:
    """A zitting that may be chosen, with the deadline that would go with it; `verschoven`: later than the usual one."""

    zitting: Zitting
    deadline: datetime | None
    verschoven: bool = False


def eis_lopend(casus: Casus) -> None:
    """Refuse a casus that was closed.

    Raises:
        UserMistake: it was ("uitvraag.casus_afgesloten").
    """
    if casus.fase is Fase.AFGESLOTEN:
        raise UserMistake("uitvraag.casus_afgesloten")


def lopende_uitvragen(desk: Desk, casus: Casus) -> tuple[Uitvraag, ...]:
    """Return the uitvragen of a casus that still take answers, the newest first."""
    return tuple(
        een
        for een in uitvragen.van_casus(desk.uow, casus.id)
        if neemt_antwoord_aan(een, agenda.lees(desk.uow, een.zitting_id).begint_op, desk.nu)
    )


def te_kiezen_zittingen(desk: Desk, casus: Casus, *, spoed: bool) -> tuple[Zittingskeuze, ...]:
    """Return the coming zittingen of the casus's tafel for which no uitvraag of it runs."""
    bezet = {een.zitting_id for een in lopende_uitvragen(desk, casus)}
    komende = agenda.volgende(desk.uow, casus.tafel, desk.nu, MEESTE_ZITTINGEN + len(bezet))
    vrij = [een for een in komende if een.id not in bezet][:MEESTE_ZITTINGEN]
    return tuple(_keuze(desk, een, spoed=spoed) for een in vrij)


def deadline_bij(desk: Desk, begint_op: datetime, *, spoed: bool, uren: int | None = None) -> datetime | None:
    """Return the deadline that goes with a zitting; None when somebody has to say it."""
    if spoed:
        return spoeddeadline(desk.regio, begint_op, desk.nu, uren)
    eigen = deadline_voor(desk.regio, begint_op, desk.nu, spoed=False)
    return eigen.moment if eigen else None


def doelen(desk: Desk, casus: Casus) -> dict[str, str]:
    """Return the purposes that may be chosen: the casus's own words first, then those of its lane."""
    eigen = {DOEL_VAN_CASUS: casus.doel} if casus.doel else {}
    # The same words twice would only make people wonder which of the two to choose.
    overig = (een for een in desk.regio.doelen_van(casus.spoor) if een.tekst != casus.doel)
    return eigen | {f"{DOEL}{een.code}": een.tekst for een in overig}


def namen_van(desk: Desk, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of organisaties."""
    return tuple(desk.regio.organisatienaam(code) for code in codes)


def als_keuzes(organisaties: Iterable[Organisatie]) -> list[tuple[str, str]]:
    """Return organisaties as choices."""
    return [(een.code, een.naam) for een in organisaties]


def is_spoed(casus: Casus, payload: UitvraagStart) -> bool:
    """Tell whether the regisseur says that it is urgent; the casus proposes it."""
    return payload.is_spoed == AAN if payload.is_spoed in {AAN, UIT} else casus.spoed


def ingevuld(payload: UitvraagStart) -> dict[str, str]:
    """Return what was filled in, by input id."""
    velden = ("zitting", "zitting_datum", "zitting_tijd", "vast", "mogelijk", "gasten", "doel", "grondslag")
    wanneer = ("deadline_datum", "deadline_tijd", "is_spoed", "spoed_uren", "spoed_datum", "spoed_tijd")
    gewoon = {veld: str(getattr(payload, veld)) for veld in (*velden, *wanneer)}
    return gewoon | {VELD + veld: waarde for veld, waarde in payload.velden.items()}


def zitting_in_woorden(desk: Desk, een: Zittingskeuze) -> str:
    """Return a zitting as a choice, with the deadline that goes with it."""
    kalender = desk.regio.kalender
    wanneer = datum.dag_en_tijd(een.zitting.begint_op, kalender)
    if een.deadline is None:
        return wanneer
    deadline = datum.dag_en_tijd(een.deadline, kalender)
    return desk.teksten("uitvraag.start.zitting_keuze", wanneer=wanneer, deadline=deadline)


def eerste_zitting(keuzes: Sequence[Zittingskeuze], *, spoed: bool) -> str:
    """Propose the first zitting with the ordinary term; when it is urgent, or none has it, simply the first."""
    ruim = (een for een in keuzes if een.deadline is None or not een.verschoven or spoed)
    eerste = next(ruim, keuzes[0] if keuzes else None)
    return eerste.zitting.id if eerste else ""


def _keuze(desk: Desk, zitting: Zitting, *, spoed: bool) -> Zittingskeuze:
    if spoed:
        return Zittingskeuze(zitting, spoeddeadline(desk.regio, zitting.begint_op, desk.nu))
    voorstel = deadline_voor(desk.regio, zitting.begint_op, desk.nu, spoed=False)
    return Zittingskeuze(zitting, voorstel.moment, voorstel.verschoven) if voorstel else Zittingskeuze(zitting, None)
