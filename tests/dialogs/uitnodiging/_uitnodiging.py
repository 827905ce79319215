"""A tafel of tomorrow with contacts who have a mail address, and what arrives in whose calendar."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.ports import CalendarEvent, OutgoingMail
from domain.agenda import Zitting
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from storage import agenda, outbox
from storage import contacten as opslag
from tests.dialogs._post import context, neemt, tikt
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import om

Minuten = tuple[int | None, ...]


@dataclass(frozen=True)
class Ontvangen:
    """A mail that arrived, and at whom."""

    contact: str
    mail: OutgoingMail

    @property
    def item(self) -> CalendarEvent:
        assert self.mail.event is not None, "a mail without anything for a calendar"
        return self.mail.event


@dataclass
class Overleg:
    """A zitting of the youth tafel on Thursday 5 March, 13.30, whose agenda is posted on Wednesday at 9.00.

    On its agenda stand, in this order: `eerste` (politie, ggd), `tweede` (jeugdteam), `derde` (politie).
    """

    wereld: Wereld
    zitting: Zitting
    casussen: tuple[Casus, Casus, Casus]

    def contact(self, naam: str, organisatie: str = "politie", **anders: object) -> Contact:
        """Let an organisatie have a contact with a mail address, who is woken by mail unless said otherwise."""
        gewoon = Contact(naam, organisatie, f"{naam} de Verzonnene", Kanaal.EMAIL, email=f"{naam}@zorg.example")
        nieuw = replace(gewoon, **anders)  # type: ignore[arg-type]
        self.wereld.doet(opslag.voeg_toe, nieuw)
        return nieuw

    def duurt(self, *minuten: int | None, volgorde: tuple[int, ...] = (0, 1, 2)) -> None:
        """Let the regisseur say how long each item takes, and in which order they come."""

        def zet(uow: object) -> None:
            hier = context(self.wereld, uow)  # type: ignore[arg-type]
            er = {een.casus_id: een for een in agenda.punten(hier.uow, self.zitting.id)}
            for plek, welke in enumerate(volgorde, start=1):
                punt = er.get(self.casussen[welke].id)
                if punt is not None:
                    agenda.zet_op_agenda(hier.uow, replace(punt, volgorde=plek, minuten=minuten[welke]))
            houd_agenda_waar(hier, self.zitting.id, self.zitting.tafel)

        self.wereld.doet(zet)

    def valt_af(self, welke: int) -> None:
        """Take an item off the agenda."""

        def weg(uow: object) -> None:
            hier = context(self.wereld, uow)  # type: ignore[arg-type]
            agenda.haal_van_agenda(hier.uow, self.zitting.id, self.casussen[welke].id)
            houd_agenda_waar(hier, self.zitting.id, self.zitting.tafel)

        self.wereld.doet(weg)

    def op(self, moment: datetime) -> list[Ontvangen]:
        """Let the clock come to a moment; return what arrived."""
        self.wereld.nu = moment
        tikt(self.wereld)
        return self.ontvangen()

    def na(self, **duur: float) -> list[Ontvangen]:
        """Let time pass; return what arrived at its end."""
        self.wereld.verstrijkt(**duur)
        return self.op(self.wereld.nu)

    def ontvangen(self) -> list[Ontvangen]:
        """Deliver what waits; return the mails for a calendar, by whom they are for and when he is expected."""
        gevonden = []
        while (genomen := neemt(self.wereld)) is not None:
            werk, bericht = genomen
            if not isinstance(bericht, OutgoingMail) or bericht.event is None:
                continue
            self.wereld.doet(outbox.gelukt, werk, werk.id)
            gevonden.append(Ontvangen(werk.contact_id or "", bericht))
        return sorted(gevonden, key=lambda een: (een.contact, een.item.begins))

    def uur(self, uur: int, minuut: int = 0) -> datetime:
        """A moment on the day of the zitting."""
        return om(self.wereld, self.wereld.regio.kalender.lokaal(self.zitting.begint_op).date(), uur, minuut)


def tijden(post: list[Ontvangen], wie: str, overleg: Overleg) -> list[str]:
    """Return what somebody's calendar says after these mails, as local clock times."""
    lokaal = overleg.wereld.regio.kalender.lokaal
    return [
        f"{lokaal(een.item.begins):%H.%M}-{lokaal(een.item.ends):%H.%M}{' weg' if een.item.cancelled else ''}"
        for een in post
        if een.contact == wie
    ]
