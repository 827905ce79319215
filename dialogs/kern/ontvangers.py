"""To whom a message goes that is meant for somebody in a role: to who holds it now, or who stands in for him."""

from dialogs.kern.desk import Context
from domain.persoon import Actor, Rol
from storage import afwezigheid, personen


def aan_regisseur(context: Context, regisseur_id: str) -> str | None:
    """Return to whom what a regisseur should know is sent: to him, or to who stands in for him.

    None once that is a regisseur no more.
    """
    wie = afwezigheid.aan_wie(context.uow, regisseur_id)
    actor = Actor.van(personen.lees(context.uow, wie), context.nu)
    return wie if actor.is_rol(Rol.PROCESREGISSEUR) else None


def houders(context: Context, rol: Rol) -> tuple[str, ...]:
    """Return the ids of who hears what is meant for everybody in a role: each once, by name, stand-ins in place."""
    aanwezig = (afwezigheid.aan_wie(context.uow, een.id) for een in personen.met_rol(context.uow, rol))
    return tuple(dict.fromkeys(aanwezig))
