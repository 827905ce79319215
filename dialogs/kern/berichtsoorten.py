"""The kinds of message the bot sends by itself, and the kinds of alarm. Names on the wire: never renamed."""

from enum import StrEnum


class Berichtsoort(StrEnum):
    """What waits in the outbox. The subject (`onderwerp_id`) is named behind each."""

    UITVRAAG = "uitvraag"
    """The neutral card for one organisatie; subject: a bevraging. Posted once, edited as it is dealt with."""
    HERINNERING = "herinnering"
    """Still owed; subject: `<bevraging>:<number>`. A new post, because an edit wakes nobody."""
    AGENDA = "agenda"
    """The root post for one zitting in its tafel's channel; subject: a zitting. Edited as the agenda changes."""
    LAATSTE_HERINNERING = "laatste_herinnering"
    """To the regisseur: somebody has had the last reminder; subject: a bevraging."""
    ALLES_BINNEN = "alles_binnen"
    """To the regisseur: everybody asked has dealt with it; subject: an uitvraag."""
    ONBESTELBAAR = "onbestelbaar"
    """To whoever owns a message: it could not be delivered, or it is unknown whether it was; subject: outbox id."""
    UITGESTELD = "uitgesteld"
    """To one person: his command was dealt with but Teams did not take the answer; subject: `<persoon>:<words>`."""


class Wekkersoort(StrEnum):
    """What an alarm is for."""

    HERINNERING = "herinnering"
    """A reminder is due; subject: a bevraging; the number counts the reminders."""
    AGENDA = "agenda"
    """The agenda of a zitting is to be posted; subject: a zitting."""
    SLUITING = "sluiting"
    """A zitting begins: its uitvragen close; subject: a zitting."""
    BEZORGING = "bezorging"
    """An uitvraag found no conversation of its organisatie: look again; subject: a bevraging."""
    BETROKKENE_ERBIJ = "betrokkene_erbij"
    """Somebody was added to a casus: whoever was asked before is asked about him too; subject: a casus."""
