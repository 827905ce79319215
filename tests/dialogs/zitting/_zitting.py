"""A tafel on the day itself: two regisseurs, three casussen, the chat of the meeting, and what Teams tells of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.kern import einde, zittingen
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.turn import MeetingEvent, MeetingMoment, Place, PlaceKind, Sender
from domain.aanwezigheid import Aanwezigheid, Komt
from domain.agenda import TWEEDE_DEEL, Agendapunt, Zitting
from domain.casus import Casus
from domain.persoon import Actor
from domain.verloop import Stap
from domain.zittingsverloop import Zittingsregel, Zittingsstand
from storage import aanwezigheid, agenda, gesprekken, personen, zittingsverloop
from storage import casus as casussen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, context
from tests.dialogs._wereld import SERVICE, TENANT, Deelnemer, Wereld


@dataclass
class Tafel:
    """The zitting of the youth tafel of today, half an hour before it begins (Thursday 13.00 of 13.30).

    On its agenda stand, in this order, `eerste` and `tweede` of Rosa (`wereld.regisseur`) and `van_collega` of Carlo.
    In the first take part politie, ggd and the gemeente, in the second the jeugdteam, in the third politie and rvdk.
    Each of them has somebody (`partner`), and a conversation of its own does not exist unless a test makes one.
    """

    wereld: Wereld
    zitting: Zitting
    volgende: Zitting
    collega: Deelnemer
    eerste: Casus
    tweede: Casus
    van_collega: Casus

    @property
    def regisseur(self) -> Deelnemer:
        return self.wereld.regisseur

    @property
    def casussen(self) -> tuple[Casus, Casus, Casus]:
        return (self.eerste, self.tweede, self.van_collega)

    @property
    def codes(self) -> list[str]:
        return [str(een.code) for een in self.casussen]

    @property
    def chat(self) -> Place:
        """The chat of the meeting of this zitting; the bot may or may not know it as such."""
        return vergaderchat("zitting-jeugd")

    def partner(self, organisatie: str) -> Deelnemer:
        return self.wereld.partner(organisatie)

    def komt(self, organisatie: str, wie: Deelnemer | None = None) -> None:
        """Let somebody of an organisatie say that he comes."""
        nu = self.wereld.nu
        wie = wie or self.partner(organisatie)
        self.wereld.doet(aanwezigheid.zet, Aanwezigheid(self.zitting.id, organisatie, wie.id, Komt.AANGEMELD, nu, nu))

    async def loopt_in(self, plaats: Place | None = None) -> Place:
        """Let the zitting run in a conversation in which the bot is: the chat of its meeting, unless said otherwise."""
        waar = plaats or self.chat
        await self.wereld.beheerder.adds_the_bot(waar)

        def bind(uow: UnitOfWork) -> None:
            gesprek = gesprekken.zoek(uow, waar.conversation_id)
            assert gesprek is not None
            zittingsverloop.loopt_in(uow, self.zitting.id, gesprek.id)

        self.wereld.doet(bind)
        return waar

    async def teams_meldt(
        self,
        moment: MeetingMoment,
        *mensen: Deelnemer,
        op: datetime | None = None,
        gasten: int = 0,
        waar: Place | None = None,
    ) -> None:
        """Let Teams tell that the meeting opened or ran empty, or that people came or went."""
        wat = MeetingEvent(moment, op or self.wereld.nu, gasten, tuple(een.sender.object_id or "" for een in mensen))
        await self.wereld.gebeurt(Sender(TENANT, None, "29:teams", ""), waar or self.chat, wat)

    def stand(self) -> Zittingsstand:
        """How the zitting stands now."""
        return self.wereld.leest(lambda uow: zittingen.stand_van(context(self.wereld, uow), self.zitting.id))

    def regels(self) -> tuple[Zittingsregel, ...]:
        """Every line of what happened."""
        return self.wereld.leest(zittingsverloop.regels, self.zitting.id)

    def punten(self) -> tuple[Agendapunt, ...]:
        """The agenda as it is now, in order."""
        return self.wereld.leest(lambda uow: zittingen.punten_van(context(self.wereld, uow), self.zitting.id))

    def doet(self, stap: str, *args: object, **kwargs: object) -> Zittingsstand:
        """Take a step of `dialogs/kern/zittingen.py` by name, as Rosa; the clock moves a minute after it."""

        def neem(uow: UnitOfWork) -> Zittingsstand:
            bezoek = _bezoek(context(self.wereld, uow), self.regisseur)
            gevonden: Zittingsstand = getattr(zittingen, stap)(bezoek, self.zitting, *args, **kwargs)
            return gevonden

        nu = self.wereld.doet(neem)
        self.wereld.verstrijkt(minutes=1)
        return nu

    def in_twee_delen(self, *, zonder: str) -> None:
        """Let the tafel have a second part, before which bodies of the kind of this organisatie leave."""
        regio = self.wereld.regio
        jeugd = replace(regio.tafel("jeugd"), in_delen=True, deel_2_zonder=(regio.organisatie(zonder).soort,))
        self.wereld.regio = replace(regio, tafels={**regio.tafels, "jeugd": jeugd})

    def naar_deel_2(self, *casussen_: Casus) -> None:
        """Put casussen in the second part."""
        for een in self.punten():
            if een.casus_id in {casus.id for casus in casussen_}:
                self.wereld.doet(agenda.zet_op_agenda, replace(een, deel=TWEEDE_DEEL))

    def bezorgt(self, *soorten: str) -> list[Bezorgd]:
        """Deliver what waits; return what arrived, of these kinds only when any are named."""
        return [een for een in bezorgt(self.wereld) if not soorten or een.werk.soort in soorten]


def vergaderchat(naam: str) -> Place:
    """Return the chat of a meeting in Teams."""
    return Place(PlaceKind.GROUP, f"19:meeting_{naam}@thread.v2", SERVICE, TENANT, bot_id="28:tafelbot", meeting=True)


def laatste(post: Iterable[Bezorgd]) -> Kaart:
    """Return the card that arrived last."""
    return list(post)[-1].kaart


def bezoek(tafel: Tafel, uow: UnitOfWork, wie: Deelnemer | None = None) -> Bezoek:
    """Somebody in a transaction; Rosa unless said otherwise."""
    return _bezoek(context(tafel.wereld, uow), wie or tafel.regisseur)


def sluit_echt(tafel: Tafel, een: Casus) -> None:
    """Close a casus as its regisseur does, with all that follows from it."""

    def sluit(uow: UnitOfWork) -> None:
        einde.sluit_casus(bezoek(tafel, uow), casussen.lees(uow, een.id), Stap.NIET_IN_BEHANDELING)

    tafel.wereld.doet(sluit)


def _bezoek(hier: Context, wie: Deelnemer) -> Bezoek:
    actor = Actor.van(personen.lees(hier.uow, wie.id), hier.nu)
    return Bezoek(hier.uow, hier.regio, hier.teksten, actor)
