"""Who is expected at a zitting when, and who of them is told by mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from dialogs.kern.desk import Context
from dialogs.kern.zittingsdeelname import horen_erbij, mensen_voor
from domain.aanwezigheid import Komt
from domain.agenda import Zitting, ZittingStatus, op_volgorde
from domain.contact import Contact
from domain.tijdvakken import Tijdvak, tijdvakken
from storage import aanwezigheid, agenda, contacten


@dataclass(frozen=True, slots=True)
class Genodigde:
    """A contact with a mail address, and when he is expected."""

    contact: Contact
    tijden: tuple[Tijdvak, ...]


def verwacht(context: Context, zitting: Zitting) -> Mapping[str, tuple[Tijdvak, ...]]:
    """Return when each organisatie is expected: of nobody anything but its own times; empty when it is not held."""
    if zitting.status is not ZittingStatus.GEPLAND:
        return {}
    punten = op_volgorde(agenda.punten(context.uow, zitting.id))
    eigen: dict[str, set[str]] = {}
    for punt in punten:
        for organisatie in horen_erbij(context, zitting, punt):
            eigen.setdefault(organisatie, set()).add(punt.casus_id)
    duur = _duur(context, zitting)
    return {een: tijdvakken(zitting.begint_op, duur, punten, casussen) for een, casussen in eigen.items()}


def genodigden(context: Context, zitting: Zitting) -> Mapping[str, Genodigde]:
    """Return who is sent his own times, by the id of the contact.

    That is who looks after the tafel or said that he comes, and not who said that he does not.
    """
    tijden = verwacht(context, zitting)
    if not tijden:
        return {}
    niet = {
        (een.organisatie, een.persoon_id)
        for een in aanwezigheid.van_zitting(context.uow, zitting.id)
        if een.komt is Komt.AFGEMELD
    }
    komen = {(een, persoon_id) for een in tijden for persoon_id in mensen_voor(context, zitting, een)}
    return {
        een.id: Genodigde(een, tijden[een.organisatie])
        for een in contacten.van_organisatie(context.uow, *tijden)
        if een.email and _is_erbij(een, zitting, komen, niet)
    }


def _is_erbij(een: Contact, zitting: Zitting, komen: set[tuple[str, str]], niet: set[tuple[str, str]]) -> bool:
    wie = (een.organisatie, een.persoon_id or "")
    return wie in komen or (een.gaat_over(zitting.tafel) and wie not in niet)


def _duur(context: Context, zitting: Zitting) -> timedelta | None:
    tafel = context.regio.tafels.get(zitting.tafel)
    return tafel.duur if tafel is not None else None
