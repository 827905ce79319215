"""The outbox: everything that must be said in Teams, kept with what caused it, and sent by whoever claims it.

A *bericht* is one message in Teams, about one subject, in one conversation or to one person. An outbox row is one
act on it: to post it, or to edit the post once there is one. What it says is rendered only at the moment of sending,
from the state of that moment, so a message that waits is never out of date and never needs to be planned twice.
"""

from storage.kanalen import Limieten, Venster
from storage.outbox.afloop import (
    bericht_weg,
    bewerk_eerst,
    dood,
    gelukt,
    later,
    onbereikbaar,
    onzeker,
    opnieuw,
    stel_uit,
    verlopen_leases,
    vervallen,
)
from storage.outbox.claimen import neem
from storage.outbox.lezen import (
    Verzending,
    eerstvolgende,
    lees,
    niet_bezorgd,
    ruim_op,
    stand,
    van_status,
    wachtend_van,
    wachtend_voor,
)
from storage.outbox.plannen import Bericht, plan, plan_alle
from storage.tabellen.outbox import OutboxStatus

__all__ = [
    "Bericht",
    "Limieten",
    "OutboxStatus",
    "Venster",
    "Verzending",
    "bericht_weg",
    "bewerk_eerst",
    "dood",
    "eerstvolgende",
    "gelukt",
    "later",
    "lees",
    "neem",
    "niet_bezorgd",
    "onbereikbaar",
    "onzeker",
    "opnieuw",
    "plan",
    "plan_alle",
    "ruim_op",
    "stand",
    "stel_uit",
    "van_status",
    "verlopen_leases",
    "vervallen",
    "wachtend_van",
    "wachtend_voor",
]
