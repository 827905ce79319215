"""Everybody who is expected at a zitting gets his own times in his calendar, and never those of others.

What he gets says when and where, and nothing about what: no code, no tafel, no name.
"""

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.registry import AlarmSpec, MessageSpec, OnUncertain, Registry
from dialogs.uitnodiging import mail, versturen


def register(registry: Registry) -> None:
    """Declare the mail, the alarm, and the round that sets it."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_UITNODIGING,
            render=mail.render,
            # The same item with the same number twice is one item in a calendar.
            on_uncertain=OnUncertain.RESEND,
            owner=mail.eigenaar,
        )
    )
    registry.alarm(AlarmSpec(kind=Wekkersoort.ZITTING_UITNODIGING, ring=versturen.gaat_af))
    registry.rounds.append(versturen.ronde)
