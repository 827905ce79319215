"""What a region says about zittingen that go on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Zittingsregels:
    """What holds in a region while a zitting goes on.

    Attributes:
        oproep_minuten: how long before its turn the participants of an item are called.
        afspraak_dagen: after how many days an afspraak is done when nobody says when, as a proposal.
        uitnodigen: whether who is expected is sent his own times for his calendar. Not in the file: it follows from
            whether this deployment has anything to send them with.
    """

    oproep_minuten: int = 5
    afspraak_dagen: int = 14
    uitnodigen: bool = False
