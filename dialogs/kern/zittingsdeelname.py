"""Who belongs in the room for which item of a zitting: only who takes part in that casus.

Everybody who was asked belongs there, also who answered that he knows nothing or shares nothing: whoever would be left
out for that would give it away.
"""

from collections.abc import Iterable

from dialogs.kern.desk import Context
from domain.aanwezigheid import Komt
from domain.agenda import TWEEDE_DEEL, Agendapunt, Zitting
from domain.persoon import Actor, Rol
from domain.regio import Regio
from domain.toegang import Toegang
from domain.zittingsverloop import Aanwezigheidsperiode, is_er
from storage import aanwezigheid, personen, toegang


def horen_erbij(context: Context, zitting: Zitting, punt: Agendapunt) -> tuple[str, ...]:
    """Return the codes of the organisaties that belong in the room for an item, by name.

    In the second part of a zitting those kinds are left out that the region keeps out of it.
    """
    codes = {een.organisatie for een in _lopend(context, punt.casus_id) if een.organisatie}
    codes -= {een for een in codes if is_buiten(context.regio, zitting, punt, een)}
    return tuple(sorted(codes, key=context.regio.organisatienaam))


def is_buiten(regio: Regio, zitting: Zitting, punt: Agendapunt, organisatie: str) -> bool:
    """Tell whether an organisatie leaves before an item because that stands in the second part."""
    tafel, body = regio.tafels.get(zitting.tafel), regio.organisaties.get(organisatie)
    if tafel is None or body is None or not tafel.in_delen or punt.deel != TWEEDE_DEEL:
        return False
    return body.soort in tafel.deel_2_zonder


def moeten_weg(
    context: Context, zitting: Zitting, punt: Agendapunt, perioden: Iterable[Aanwezigheidsperiode]
) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who is in the room now and does not belong there for an item; also who is not registered here.

    For the regisseur alone: it tells who takes part in which casus.
    """
    rijen = _lopend(context, punt.casus_id)
    return tuple(een for een in is_er(perioden) if not _hoort(context, zitting, punt, rijen, een))


def mensen_voor(context: Context, zitting: Zitting, organisatie: str) -> tuple[str, ...]:
    """Return the ids of who comes to a zitting for an organisatie: who said so, or whom he named in his place."""
    gemeld = [een for een in aanwezigheid.van_zitting(context.uow, zitting.id) if een.organisatie == organisatie]
    komen = [een.persoon_id for een in gemeld if een.komt is Komt.AANGEMELD]
    vervangers = [een.vervanger_id for een in gemeld if een.komt is Komt.AFGEMELD and een.vervanger_id]
    return tuple(dict.fromkeys((*komen, *vervangers)))


def _hoort(
    context: Context,
    zitting: Zitting,
    punt: Agendapunt,
    rijen: Iterable[Toegang],
    wie: Aanwezigheidsperiode,
) -> bool:
    if wie.persoon_id is None:
        return False
    actor = Actor.van(personen.lees(context.uow, wie.persoon_id), context.nu)
    if actor.is_rol(Rol.PROCESREGISSEUR):
        return True
    eigen = (een for een in rijen if een.is_van(actor))
    return any(not is_buiten(context.regio, zitting, punt, een.organisatie) for een in eigen)


def _lopend(context: Context, casus_id: str) -> tuple[Toegang, ...]:
    rijen = toegang.van_casus(context.uow, casus_id)
    return tuple(een for een in rijen if een.rol is Rol.PARTNER and een.loopt(context.nu))
