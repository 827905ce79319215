"""Who hears what about a melding. Shared: a melding is dealt with by its own topic, and by making a casus of it."""

from datetime import timedelta
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import aan_regisseur, houders
from dialogs.kern.planning import houd_waar
from domain.melding import Melding
from domain.persoon import Actor, Rol
from domain.uitvraagtermijn import regio_moment, volgende_ochtend
from storage import afwezigheid, outbox, personen, wekkers
from storage.meldingen import Meldingregel

SPOED_WACHT: Final = timedelta(hours=2)
"""How long an urgent melding waits before the regisseurs are told again; others wait until the next working day."""


def is_vrij(context: Context, melding: Melding | Meldingregel) -> bool:
    """Tell whether a running melding can be taken up: by nobody yet, or by somebody who is no regisseur any more."""
    if not melding.loopt:
        return False
    return melding.regisseur_id is None or aan_regisseur(context, melding.regisseur_id) is None


def vertel_regisseurs(context: Context, melding: Melding) -> None:
    """Tell whoever deals with it, as a new post: who took it up, or all regisseurs while nobody did."""
    wie = aan_regisseur(context, melding.regisseur_id) if melding.regisseur_id else None
    for persoon_id in (wie,) if wie else houders(context, Rol.PROCESREGISSEUR):
        outbox.plan(context.uow, soort=Berichtsoort.MELDING, onderwerp_id=melding.id, persoon_id=persoon_id, los=True)


def vertel_melder(context: Context, melding: Melding) -> None:
    """Tell the melder that something happened, as a new post; while he is away whom he asked to stand in."""
    wie = wie_meldde(context, melding)
    if wie is not None:
        soort = Berichtsoort.MELDING_BERICHT
        outbox.plan(context.uow, soort=soort, onderwerp_id=melding.id, persoon_id=wie, los=True)


def wie_meldde(context: Context, melding: Melding) -> str | None:
    """Return who hears what becomes of a melding: the melder, or while he is away whom he asked to stand in.

    Nobody, once neither is a partner of the organisatie any more: it was not brought in for them.
    """
    hoort = afwezigheid.aan_wie_op_verzoek(context.uow, melding.melder_id)
    for persoon_id in dict.fromkeys((hoort, melding.melder_id)):
        actor = Actor.van(personen.lees(context.uow, persoon_id), context.nu)
        if melding.organisatie in actor.organisaties(Rol.PARTNER):
            return persoon_id
    return None


def houd_melding_waar(context: Context, melding: Melding) -> None:
    """Keep true what stands in Teams about a melding; this wakes nobody."""
    houd_waar(context, Berichtsoort.MELDING, melding.id)
    houd_waar(context, Berichtsoort.MELDING_BERICHT, melding.id)


def waak(context: Context, melding: Melding) -> None:
    """Have it looked at, once, whether somebody has taken it up."""
    later = regio_moment(context.regio, context.nu + SPOED_WACHT)
    wanneer = later if melding.spoed else volgende_ochtend(context.regio, context.nu)
    wekkers.zet(context.uow, Wekkersoort.MELDING_WACHT, melding.id, wanneer)
