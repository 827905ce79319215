"""To whom a message goes that is meant for somebody in a role: to who holds it now, or who stands in for him."""

from collections.abc import Sequence

from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from domain.afwezigheid import Afwezigheid, wie_hoort
from domain.persoon import Actor, Rol
from storage import afwezigheid, outbox, personen


def aan_regisseur(context: Context, regisseur_id: str) -> str | None:
    """Return to whom what a regisseur should know is sent: to who stands in for him, else to himself.

    None when neither is a regisseur (any more): then `meld_regisseur` says who hears that.
    """
    wie = wie_hoort(regisseur_id, afwezigheid.nu_afwezig(context.uow), context.nu)
    return next((een for een in dict.fromkeys((wie, regisseur_id)) if _houdt(context, een, Rol.PROCESREGISSEUR)), None)


def meld_regisseur(context: Context, regisseur_id: str, soort: Berichtsoort, onderwerp_id: str) -> None:
    """Tell the regisseur of a casus something, as a new post: an edit wakes nobody.

    When nobody runs his casussen any more it is not lost: what the managers are told of them counts it from now on,
    and who takes the casussen over is told how they stand.
    """
    wie = aan_regisseur(context, regisseur_id)
    if wie is not None:
        outbox.plan(context.uow, soort=soort, onderwerp_id=onderwerp_id, persoon_id=wie, los=True)
    else:
        meld_zonder_regisseur(context, regisseur_id, los=False)


def meld_zonder_regisseur(context: Context, persoon_id: str, *, los: bool = True) -> None:
    """Tell whoever can see to it that somebody's casussen are without a regisseur, and how those stand.

    With `los` as a new post; else what was told of it is only kept true, once it was told.
    """
    for wie in regelaars(context):
        outbox.plan(context.uow, soort=Berichtsoort.ZONDER_REGISSEUR, onderwerp_id=persoon_id, persoon_id=wie, los=los)


def regelaars(context: Context) -> tuple[str, ...]:
    """Return who can see to it that somebody takes over: the managers; without any, the beheerders can appoint one."""
    return houders(context, Rol.MANAGER) or houders(context, Rol.BEHEERDER)


def houders(context: Context, rol: Rol) -> tuple[str, ...]:
    """Return the ids of who hears what is meant for everybody in a role: each once, by name, stand-ins in place.

    A stand-in who does not hold the role hears nothing: it stays with whom he stands in for.
    """
    met_rol = [een.id for een in personen.met_rol(context.uow, rol)]
    afwezig = afwezigheid.nu_afwezig(context.uow)
    return tuple(dict.fromkeys(_aanwezig(een, met_rol, afwezig, context) for een in met_rol))


def _aanwezig(persoon_id: str, met_rol: Sequence[str], afwezig: Sequence[Afwezigheid], context: Context) -> str:
    wie = wie_hoort(persoon_id, afwezig, context.nu)
    return wie if wie in met_rol else persoon_id


def _houdt(context: Context, persoon_id: str, rol: Rol) -> bool:
    return Actor.van(personen.lees(context.uow, persoon_id), context.nu).is_rol(rol)
