"""Afspraken of organisaties, made by the regisseur; time passes and Teams stands beside it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dialogs.kern import afspraken as kern
from dialogs.kern.opagenda import zet_erop
from domain.afspraak import (
    GEEN_MONITORING,
    Afspraak,
    Afspraakhandeling,
    AfspraakStatus,
    Monitoring,
)
from domain.agenda import Agendapunt, Agendasoort, Zitting
from domain.casus import Casus, Fase, Persoonsgegevens
from domain.logboek import Handeling
from storage import afspraken, agenda
from storage import casus as casussen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer
from tests.dialogs.uitvraag._verhaal import ANNA, HUISELIJK_GEWELD, Post, Verhaal

WAT = "Kanarievogel terugbrengen bij de buren"
"""What an afspraak says: it may never stand in a conversation."""


@dataclass
class Afsprakenverhaal(Verhaal):
    """A world in which something was agreed."""

    _nummer: int = 0

    def casus_in_plan(self, *wie: Persoonsgegevens, nummer: int = 142, tafel: str = HUISELIJK_GEWELD) -> Casus:
        """A casus of the regisseur about which can be agreed."""
        een = self.casus(*(wie or (ANNA,)), nummer=nummer, tafel=tafel)
        return self.wereld.doet(casussen.wijzig, replace(een, fase=Fase.PLAN))

    def agree(
        self,
        casus: Casus,
        organisatie: str,
        wanneer: date,
        *,
        wie: Deelnemer | None = None,
        voorgelegd: bool = False,
        monitoring: Monitoring = GEEN_MONITORING,
        wat: str = WAT,
    ) -> Afspraak:
        """The regisseur makes an afspraak; it is sent."""
        self._nummer += 1
        nieuw = Afspraak(
            id=f"afspraak-{self._nummer}",
            casus_id=casus.id,
            wat=wat,
            organisatie=organisatie,
            wanneer=wanneer,
            status=AfspraakStatus.VOORGELEGD if voorgelegd else AfspraakStatus.LOPEND,
            gemaakt_op=self.wereld.nu,
            gemaakt_door_id=self.wereld.regisseur.id,
            teken_op=self.wereld.nu,
            persoon_id=wie.id if wie else None,
            monitoring=monitoring,
        )

        def maak(uow: UnitOfWork) -> None:
            kern.maak(self._desk(uow, self.wereld.regisseur), casussen.lees(uow, casus.id), nieuw)

        _ = self.wereld.regisseur
        self.wereld.doet(maak)
        self.verstuurt()
        self.wereld.verstrijkt(seconds=1)
        return nieuw

    def nu(self, afspraak: Afspraak) -> Afspraak:
        """An afspraak as it stands now."""
        return self.wereld.leest(afspraken.lees, afspraak.id)

    def regels(self, afspraak: Afspraak) -> list[Afspraakhandeling]:
        """Its history, in words."""
        return [een.handeling for een in self.wereld.leest(afspraken.regels, afspraak.id)]

    def herinnerd(self, casus: Casus) -> int:
        """How many times the logboek says that somebody was reminded."""
        return self.wereld.handelingen(casus.id).count(Handeling.AFSPRAAK_HERINNERD)

    def zegt(self, wie: Deelnemer, afspraak: Afspraak) -> None:
        """The owner says that it goes on."""
        self.wereld.doet(lambda uow: kern.geef_teken(self._desk(uow, wie), afspraken.lees(uow, afspraak.id)))
        self.verstuurt()

    def klaar(self, wie: Deelnemer, afspraak: Afspraak) -> None:
        """The owner says that it is done."""
        self.wereld.doet(
            lambda uow: kern.meld_gereed(self._desk(uow, wie), afspraken.lees(uow, afspraak.id), "Gelukt.")
        )
        self.verstuurt()

    def maakt_spoed(self, casus: Casus, zitting: Zitting) -> None:
        """The regisseur decides that it is urgent."""
        wie = self.wereld.regisseur
        self.wereld.doet(lambda uow: zet_erop(self._desk(uow, wie), casus, zitting, Agendasoort.SPOED))
        self.verstuurt()

    def laat_vervallen(self, afspraak: Afspraak) -> None:
        """The regisseur takes it back."""
        wie = self.wereld.regisseur
        self.wereld.doet(
            lambda uow: kern.laat_vervallen(self._desk(uow, wie), afspraken.lees(uow, afspraak.id), "Vervalt.")
        )
        self.verstuurt()

    def punten(self, zitting_id: str) -> tuple[Agendapunt, ...]:
        """What is on an agenda."""
        return self.wereld.leest(agenda.punten, zitting_id)

    def post(self, organisatie: str) -> Kaart:
        """The post of an organisatie as it stands now."""
        (een,) = [een for een in self.posts_van("afspraken") if een.onderwerp_id == organisatie]
        return een.kaart

    def wacht_tot(self, moment: datetime) -> list[Post]:
        """Let time pass; return what was posted anew, without the edits."""
        voor = len(self.geplaatst)
        Verhaal.wacht_tot(self, moment)
        return self.geplaatst[voor:]

    def dag_verder(self, dagen: float = 1) -> list[Post]:
        """Days go by."""
        return self.wacht_tot(self.wereld.nu + timedelta(days=dagen))


def nieuwe(posts: list[Post], soort: str) -> list[Post]:
    """What of a kind was posted."""
    return [een for een in posts if een.soort == soort]
