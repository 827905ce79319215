"""An older post about a talk, once a newer one stands below it: whoever scrolls up reads nothing that holds no more."""

from cards.terugkeergesprek import posten as kaarten
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import voor_wie
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip
from storage import casus as casussen


def register(registry: Registry) -> None:
    """Declare it: always an edit, so it wakes nobody."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.TERUGKEERGESPREK_OUDER,
            render=render,
            on_uncertain=OnUncertain.RESEND,
            owner=_niemand,
            # When somebody removed the older post there is nothing left to change.
            post_anew=False,
        )
    )


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say that there is a newer post, in the same words whatever became of the talk, and whatever comes of it later."""
    casus_id, organisatie, _ = onderwerp_id.split(":", 2)
    code = casussen.codes(context.uow, [casus_id]).get(casus_id)
    if code is None:
        return Skip("bestaat_niet")
    t = context.teksten
    woorden = t("terugkeergesprek.post.ouder", code=code)
    return als_bericht(kaarten.post(woorden, "", None, t, voor=voor_wie(context, organisatie)), t)


def _niemand(_: Context, __: str) -> str | None:
    """Return nobody: the newer post arrived, and that is what its organisatie must know."""
    return None
