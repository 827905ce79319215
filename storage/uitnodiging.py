"""What contacts were told of when they are expected at a zitting. Moments only: no casus, nobody's name."""

from typing import Any, Final

from sqlalchemy import Row, select

from domain.tijdvakken import als_tekst, uit_tekst
from domain.uitnodiging import Uitnodiging
from storage.opdrachten import Samenvoeging, dit
from storage.tabellen.zitting import zittingsuitnodiging
from storage.uow import UnitOfWork

_ZET: Final = Samenvoeging(
    zittingsuitnodiging, ("zitting_id", "contact_id"), ("reeks", "tijden", "vervallen", "plek", "op")
)
_VAN_ZITTING: Final = select(zittingsuitnodiging).where(*dit(zittingsuitnodiging, "zitting_id"))
_LEES: Final = select(zittingsuitnodiging).where(*dit(zittingsuitnodiging, "zitting_id", "contact_id"))


def zet(uow: UnitOfWork, een: Uitnodiging) -> None:
    """Keep what a contact was told last."""
    rij = {
        "zitting_id": een.zitting_id,
        "contact_id": een.contact_id,
        "organisatie": een.organisatie,
        "reeks": een.reeks,
        "tijden": als_tekst(een.tijden),
        "vervallen": als_tekst(een.vervallen),
        "plek": een.plek,
        "op": een.op,
    }
    uow.voeg_in(_ZET, rij)


def van_zitting(uow: UnitOfWork, zitting_id: str) -> dict[str, Uitnodiging]:
    """Return what everybody who was invited to a zitting was told last, by the id of the contact."""
    return {rij.contact_id: _uit(rij) for rij in uow.voer_uit(_VAN_ZITTING, dit_zitting_id=zitting_id).all()}


def lees(uow: UnitOfWork, zitting_id: str, contact_id: str) -> Uitnodiging | None:
    """Return what a contact was told last about a zitting; None when nothing."""
    rij = uow.voer_uit(_LEES, dit_zitting_id=zitting_id, dit_contact_id=contact_id).one_or_none()
    return None if rij is None else _uit(rij)


def _uit(rij: Row[Any]) -> Uitnodiging:
    return Uitnodiging(
        zitting_id=rij.zitting_id,
        contact_id=rij.contact_id,
        organisatie=rij.organisatie,
        reeks=rij.reeks,
        tijden=uit_tekst(rij.tijden),
        vervallen=uit_tekst(rij.vervallen),
        plek=rij.plek,
        op=rij.op,
    )
