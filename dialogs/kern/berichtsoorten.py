"""The kinds of message the bot sends by itself, and the kinds of alarm. Names on the wire: never renamed."""

from enum import StrEnum


class Berichtsoort(StrEnum):
    """What waits in the outbox. The subject (`onderwerp_id`) is named behind each."""

    WERKLIJST = "werklijst"
    """All that is asked of one organisatie for one zitting; subject: `<zitting>:<organisatie>`. Posted once, then
    edited as things change."""
    HERINNERING = "herinnering"
    """What an organisatie still owes, over all zittingen; subject: `<organisatie>:<local ISO date>`, so there is at
    most one a day. A new post, because an edit wakes nobody."""
    SPOED = "spoed"
    """Something urgent is asked of one organisatie; subject: a bevraging. A post of its own, at once."""
    MAIL_KLAAR = "mail_klaar"
    """By mail to a contact: something is waiting; subject: `<organisatie>:<local ISO date>`."""
    MAIL_SPOED = "mail_spoed"
    """By mail to a contact: something urgent is waiting; subject: a bevraging."""
    BELLEN = "bellen"
    """To the regisseur: these people are to be called now, because it is urgent; subject: a bevraging."""
    MELDING = "melding"
    """To the regisseurs: a melding came in, or was completed; subject: a melding."""
    MELDING_BERICHT = "melding_bericht"
    """To the melder: what was asked, or what came of it; subject: a melding."""
    DATALEK = "datalek"
    """To the privacy officers: a possible data breach was noted; subject: a datalek."""
    AGENDA_SPOED = "agenda_spoed"
    """In the tafel's channel, when its agenda stands there already: something urgent came on it; subject:
    `<zitting>:<casus>`."""
    OVERGEDRAGEN = "overgedragen"
    """To a regisseur: casussen are his from now on; subject: `<who got them>:<local ISO date>`."""
    ZONDER_REGISSEUR = "zonder_regisseur"
    """To the managers: somebody who holds casussen is no regisseur any more; subject: that person."""
    WAARNEMING = "waarneming"
    """To who stands in for somebody: from when until when; subject: an afwezigheid."""
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
    """An organisatie was found nowhere: look again; subject: that of its worklist, `<zitting>:<organisatie>`."""
    MELDING_WACHT = "melding_wacht"
    """A melding came in: has anybody taken it up? Subject: a melding."""
    BETROKKENE_ERBIJ = "betrokkene_erbij"
    """Somebody was added to a casus: whoever was asked before is asked about him too; subject: a casus."""
    BETROKKENE_WEG = "betrokkene_weg"
    """Somebody was taken out of a casus: whoever only waited for him has dealt with it; subject: a casus."""
    ZONDER_REGISSEUR = "zonder_regisseur"
    """Somebody who is no regisseur any more may still hold casussen: look, and say so; subject: that person."""
