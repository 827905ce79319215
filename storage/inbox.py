"""Changing acts that were done. A repeat, by activity id or by the form's one-time key, gives the first outcome."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, delete, insert, or_, select

from domain.errors import NotAllowed
from storage.databases import dubbel_is
from storage.opdrachten import dit, hier
from storage.tabellen.inbox import inbox
from storage.uow import UnitOfWork

GELIJKTIJDIG = "inbox.gelijktijdig"
"""Key of the Conflict of two deliveries of one act at once: run again, the transaction finds that it was done."""


_MET_ACTIVITEIT: Final = select(inbox).where(*dit(inbox, "activiteit"))
_MET_SLEUTEL: Final = select(inbox).where(
    hier(inbox),
    or_(
        inbox.c.activiteit == bindparam("dit_activiteit"),
        and_(inbox.c.sleutel == bindparam("dit_sleutel"), inbox.c.verb == bindparam("dit_verb")),
    ),
)
_ONTHOUD: Final = insert(inbox)
_RUIM_OP: Final = delete(inbox).where(hier(inbox), inbox.c.op < bindparam("voor"))


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of an act: its kind, and the ids from which the answer is rendered anew. Never content."""

    soort: str
    ids: Mapping[str, str]


def eerder(uow: UnitOfWork, *, activiteit: str, sleutel: str | None, verb: str, persoon_id: str) -> Uitkomst | None:
    """Return what came of this act the first time; None when it is new.

    Args:
        uow: the transaction.
        activiteit: conversation and activity id; the same when Teams delivers one act twice.
        sleutel: the one-time key of the form; the same when Teams repeats a slow invoke under a new activity id. None
            for an act without a form.
        verb: what the key is used for; one key may serve several verbs, each once.
        persoon_id: who does it.

    Raises:
        NotAllowed: somebody else used this key ("sleutel.van_ander").
    """
    if sleutel is None:
        gevonden = uow.voer_uit(_MET_ACTIVITEIT, dit_activiteit=activiteit).all()
    else:
        gevonden = uow.voer_uit(_MET_SLEUTEL, dit_activiteit=activiteit, dit_sleutel=sleutel, dit_verb=verb).all()
    if any(rij.persoon_id != persoon_id for rij in gevonden):
        raise NotAllowed("sleutel.van_ander")
    if not gevonden:
        return None
    return Uitkomst(gevonden[0].soort, json.loads(gevonden[0].ids))


def onthoud(
    uow: UnitOfWork, *, activiteit: str, sleutel: str | None, verb: str, persoon_id: str, uitkomst: Uitkomst
) -> None:
    """Remember that this act was done, in the transaction that did it.

    Raises:
        Conflict: the same act was done at the same moment ("inbox.gelijktijdig"); run the transaction again.
    """
    rij = {
        "activiteit": activiteit,
        "sleutel": sleutel,
        "verb": verb,
        "persoon_id": persoon_id,
        "soort": uitkomst.soort,
        "ids": json.dumps(dict(uitkomst.ids), sort_keys=True),
        "op": uow.now,
    }
    with dubbel_is(GELIJKTIJDIG):
        uow.voeg_in(_ONTHOUD, rij)


def ruim_op(uow: UnitOfWork, voor: datetime) -> int:
    """Forget acts from before that moment (keys of forms have expired by then); return how many."""
    return uow.voer_uit(_RUIM_OP, voor=voor).rowcount
