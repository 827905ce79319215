"""Casussen live at random, and never come where they may not come.

Two regisseurs, three partners and a manager do, in any order, what they can do: by hand, by commands, and by pressing
whatever button they ever saw (also one that stood on somebody else's card), with anything filled in. After each act
the rows of the database are looked at.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from shutil import copy
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dialogs.kern import afspraken as acties
from dialogs.kern import casusregie
from dialogs.kern.beleid import eis, met_toegang
from dialogs.kern.desk import Bezoek
from dialogs.kern.einde import sluit_casus
from dialogs.kern.planwekkers import zet_planwekkers
from domain import verloop
from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.plan import Plandoel, nieuwe_versie
from domain.plan import begin as leeg_plan
from domain.regio import Regio
from domain.toegang import Daad
from domain.verloop import Stap
from storage import casus as casussen
from storage import plan as plannen
from storage import regie
from storage.sleutelkast import DatabaseSleutelkast
from storage.store import Store, UnitOfWork, maak_store
from teksten.catalogus import Teksten, laad_teksten
from tests._databases import HOOFDSLEUTELS
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import maakt_casus
from tests.scenarios._levens import GEHEIM, PARTNERS, Leven, begin, tot_slot

MEESTE_CASUSSEN: Final = 4
WELKE: Final = st.integers(0, 59)
WIE: Final = st.sampled_from(("zelf", "zelf", "zelf", "zelf", "collega", "politie", "ggd", "manager"))
"""Who does what a regisseur does: the one who holds the casus most often."""
EIGENAAR: Final = st.sampled_from(("eigenaar", "eigenaar", "eigenaar", "zelf", "collega", "politie", "ggd", "manager"))
"""Who says something of an afspraak: its owner most often."""
TOEVAL: Final = st.integers(0, 2**20).map(Random)
EINDEN: Final = (Stap.AFGESCHAALD, Stap.AFGESCHAALD, Stap.AFGESCHAALD, Stap.NIET_IN_BEHANDELING, Stap.DUBBEL)
ORGANISATIE: Final = st.sampled_from(PARTNERS)


class Levens(RuleBasedStateMachine):
    """The lives of a few casussen."""

    maak: Callable[[], tuple[Store, Regio, Teksten]]

    def __init__(self) -> None:
        super().__init__()
        self.store, regio, teksten = type(self).maak()
        self.leven: Leven = begin(self.store, regio, teksten)
        woorden = self.leven.wereld.registry.commands
        self.opdrachten = tuple(sorted(een for een in woorden if een.split()[0] in VERLOOP))

    def teardown(self) -> None:
        try:
            assert tot_slot(self.leven) == []
        finally:
            lus = self.leven.lus
            lus.run_until_complete(lus.shutdown_default_executor())
            lus.close()
            self.store.close()

    @initialize(te_vroeg=st.booleans())
    def zo_is_het_al(self, *, te_vroeg: bool) -> None:
        """One casus is new, one is just in behandeling, and of one something was agreed with everybody."""
        for regisseur in (0, 1, 0):
            self.nieuwe_casus(regisseur)
        for welke in (1, 2):
            self.komt_verder("zelf", welke, Stap.IN_BEHANDELING)
        self.legt_de_regie("zelf", 2, PARTNERS[0])
        self.maakt_een_plan("zelf", 2, 1)
        for nummer, organisatie in enumerate(PARTNERS):
            self.spreekt_af("zelf", 2, organisatie, 3 + nummer, aan_tafel=nummer > 0)
        if te_vroeg:
            self.sluit(2, Stap.AFGESCHAALD)

    @precondition(lambda self: len(self.leven.casussen()) < MEESTE_CASUSSEN)
    @rule(welke=st.integers(0, 1))
    def nieuwe_casus(self, welke: int) -> None:
        maakt_casus(self.leven.wereld, "jeugd", self.leven.regisseurs[welke], f"{GEHEIM} Verzonnen")

    @rule(wie=WIE, welke=WELKE, stap=st.sampled_from((Stap.UITVRAAG, Stap.TRIAGE, Stap.IN_BEHANDELING)))
    def komt_verder(self, wie: str, welke: int, stap: Stap) -> None:
        def doe(bezoek: Bezoek, casus: Casus) -> None:
            eis(bezoek, Daad.TRIAGE_BESLUITEN, met_toegang(bezoek, casus))
            casussen.wijzig(bezoek.uow, replace(casus, fase=verloop.na(casus.fase, stap)))

        self._met_casus(wie, welke, doe)

    @rule(wie=WIE, welke=WELKE, organisatie=ORGANISATIE)
    def legt_de_regie(self, wie: str, welke: int, organisatie: str) -> None:
        def doe(bezoek: Bezoek, casus: Casus) -> None:
            eis(bezoek, Daad.REGIE_BELEGGEN, met_toegang(bezoek, casus))
            casusregie.beleg(bezoek, casus, organisatie, None, was=regie.huidige(bezoek.uow, casus.id))

        self._met_casus(wie, welke, doe)

    @rule(wie=WIE, welke=WELKE, doel=WELKE)
    def maakt_een_plan(self, wie: str, welke: int, doel: int) -> None:
        def doe(bezoek: Bezoek, casus: Casus) -> None:
            eis(bezoek, Daad.PLAN_WIJZIGEN, met_toegang(bezoek, casus))
            was, wie_zelf = plannen.huidige(bezoek.uow, casus.id), bezoek.actor.persoon_id
            plan = replace(
                was or leeg_plan(casus.id, bezoek.nu, wie_zelf),
                doelen=(Plandoel(f"doel{doel}", f"{GEHEIM} doel", "werk"),),
                evaluatie_op=self.leven.vandaag + timedelta(days=doel),
            )
            nieuw = nieuwe_versie(was, plan, regie.huidige(bezoek.uow, casus.id), bezoek.nu, wie_zelf)
            casussen.wijzig(bezoek.uow, replace(casus, fase=verloop.na(casus.fase, Stap.PLAN)))
            plannen.voeg_toe(bezoek.uow, nieuw)
            zet_planwekkers(bezoek, was, nieuw)

        self._met_casus(wie, welke, doe)

    @rule(wie=WIE, welke=WELKE, organisatie=ORGANISATIE, dagen=st.integers(0, 30), aan_tafel=st.booleans())
    def spreekt_af(self, wie: str, welke: int, organisatie: str, dagen: int, *, aan_tafel: bool) -> None:
        def doe(bezoek: Bezoek, casus: Casus) -> None:
            eis(bezoek, Daad.AFSPRAAK_MAKEN, met_toegang(bezoek, casus))
            nieuw = Afspraak(
                id=bezoek.uow.new_id(),
                casus_id=casus.id,
                wat=f"{GEHEIM} afspraak",
                organisatie=organisatie,
                wanneer=self.leven.vandaag + timedelta(days=dagen),
                status=AfspraakStatus.LOPEND if aan_tafel else AfspraakStatus.VOORGELEGD,
                gemaakt_op=bezoek.nu,
                gemaakt_door_id=bezoek.actor.persoon_id,
                teken_op=bezoek.nu,
            )
            acties.maak(bezoek, casus, nieuw)

        self._met_casus(wie, welke, doe)

    @precondition(lambda self: self.leven.afspraken())
    @rule(
        wie=EIGENAAR,
        welke=WELKE,
        hoe=st.sampled_from(("aan", "weiger", "gereed", "gereed", "teken", "verzet", "elders")),
    )
    def zegt_iets_van_een_afspraak(self, wie: str, welke: int, hoe: str) -> None:
        def doe(bezoek: Bezoek, een: Afspraak) -> None:
            match hoe:
                case "aan":
                    acties.neem_aan(bezoek, een)
                case "weiger":
                    acties.weiger(bezoek, een, f"{GEHEIM} reden")
                case "gereed":
                    acties.meld_gereed(bezoek, een, f"{GEHEIM} resultaat")
                case "teken":
                    acties.geef_teken(bezoek, een)
                case "verzet":
                    later = max(een.wanneer, self.leven.vandaag) + timedelta(days=1 + welke % 20)
                    acties.verzet(bezoek, een, later, f"{GEHEIM} reden")
                case _:
                    acties.vraag_herplaatsing(bezoek, een, PARTNERS[welke % 3], f"{GEHEIM} reden")

        self._met_afspraak(wie, welke, Daad.AFSPRAAK_DOEN, doe)

    @precondition(lambda self: self.leven.afspraken())
    @rule(wie=WIE, welke=WELKE, hoe=st.sampled_from(("plaats", "vervalt", "vervalt", "heropen")))
    def wijzigt_een_afspraak(self, wie: str, welke: int, hoe: str) -> None:
        def doe(bezoek: Bezoek, een: Afspraak) -> None:
            match hoe:
                case "plaats":
                    acties.herplaats(bezoek, een, PARTNERS[welke % 3])
                case "vervalt":
                    acties.laat_vervallen(bezoek, een, f"{GEHEIM} reden")
                case _:
                    acties.heropen(bezoek, een)

        self._met_afspraak(wie, welke, Daad.AFSPRAAK_WIJZIGEN, doe)

    @rule(welke=WELKE, met_knoppen=st.booleans())
    def rondt_alles_af_en_schaalt_af(self, welke: int, *, met_knoppen: bool) -> None:
        """The regisseur brings what is open to an end, and scales down: by the checks on his cards, or by hand."""
        casus = self._casus(welke)
        for nummer, een in enumerate(self.leven.afspraken()):
            if een.casus_id == casus.id and een.open:
                self.wijzigt_een_afspraak("zelf", nummer, "vervalt")
        if met_knoppen:
            self._loopt_door("zelf", casus, "afschalen", Random(welke), 4)
        else:
            self.sluit(welke, Stap.AFGESCHAALD)

    @rule(welke=WELKE, stap=st.sampled_from(EINDEN))
    def sluit(self, welke: int, stap: Stap) -> None:
        """Try to close a casus, however it is."""

        def begint(bezoek: Bezoek, casus: Casus) -> None:
            eis(bezoek, Daad.AFSCHALEN, met_toegang(bezoek, casus))
            casussen.wijzig(bezoek.uow, replace(casus, fase=verloop.na(casus.fase, Stap.AFSCHALEN)))

        if stap is Stap.AFGESCHAALD:
            self._met_casus("zelf", welke, begint)
        self._met_casus("zelf", welke, lambda bezoek, casus: sluit_casus(bezoek, casus, stap))

    @rule(welke=WELKE)
    def draagt_de_casus_over(self, welke: int) -> None:
        een, ander = self.leven.regisseurs
        casus = self._casus(welke)
        naar = ander if casus.regisseur_id == een.id else een
        self.leven.wereld.doet(casussen.draag_over, [casus.id], van=casus.regisseur_id, naar=naar.id)

    @rule(wie=WIE, welke=WELKE, wat=WELKE, rng=TOEVAL, stappen=st.integers(0, 5))
    def begint_met_een_opdracht(self, wie: str, welke: int, wat: int, rng: Random, stappen: int) -> None:
        """Open what a command gives, and go on pressing on what comes of it."""
        opdracht = self.opdrachten[wat % len(self.opdrachten)]
        self._loopt_door(wie, self._casus(welke), opdracht, rng, stappen)

    @precondition(lambda self: self.leven.kaarten)
    @rule(wie=WELKE, welke=WELKE, rng=TOEVAL, gekopieerd=st.booleans())
    def drukt_op_wat_hij_zag(self, wie: int, welke: int, rng: Random, *, gekopieerd: bool) -> None:
        """Press on a card from before; somebody else may have copied it."""
        van, kaart = self.leven.kaarten[-1 - welke % len(self.leven.kaarten)]
        ander = self.leven.mensen[wie % len(self.leven.mensen)]
        self.leven.drukt(ander if gekopieerd else van, kaart, rng)

    @rule(dagen=st.sampled_from((0, 1, 1, 3)))
    def de_tijd_verstrijkt(self, dagen: int) -> None:
        for _ in range(dagen):
            self.leven.gaat_verder(timedelta(days=1))
        self.leven.gaat_verder(timedelta(hours=2))

    @invariant()
    def niets_is_wat_niet_mag(self) -> None:
        self.leven.kijkt_na()

    def _casus(self, welke: int) -> Casus:
        alle = self.leven.casussen()
        return alle[welke % len(alle)]

    def _wie(self, wie: str, casus: Casus, eigenaar: str = "") -> Deelnemer:
        rosa, kees = self.leven.regisseurs
        zelf, ander = (rosa, kees) if casus.regisseur_id == rosa.id else (kees, rosa)
        per_rol = {"zelf": zelf, "collega": ander, "manager": self.leven.mensen[-1]}
        return per_rol.get(wie) or self.leven.wereld.partner(eigenaar if wie == "eigenaar" else wie)

    def _met_casus(self, wie: str, welke: int, doe: Callable[[Bezoek, Casus], object]) -> None:
        casus = self._casus(welke)
        self.leven.doet(self._wie(wie, casus), lambda bezoek: doe(bezoek, casussen.lees(bezoek.uow, casus.id)))

    def _met_afspraak(self, wie: str, welke: int, daad: Daad, doe: Callable[[Bezoek, Afspraak], None]) -> None:
        alle = self.leven.afspraken()
        een = alle[welke % len(alle)]
        casus = next(casus for casus in self.leven.casussen() if casus.id == een.casus_id)
        mens = self._wie(wie, casus, een.organisatie)
        self.leven.doet(mens, lambda bezoek: doe(bezoek, acties.laad(bezoek, een.id, daad)[0]))

    def _loopt_door(self, wie: str, casus: Casus, opdracht: str, rng: Random, stappen: int) -> None:
        mens = self._wie(wie, casus)
        kaart = self.leven.wacht_op(mens.opens(opdracht, casuscode=str(casus.code)))
        self.leven.houdt(mens, kaart)
        for _ in range(stappen):
            kaart = self.leven.drukt(mens, kaart, rng)


VERLOOP: Final = frozenset(
    {"triage", "plan", "regie", "afspraak", "afspraken", "volhouden", "opschalen", "afschalen", "casus", "uitvraag"}
)
"""First words of the commands with which somebody can begin."""


@pytest.fixture
def levens(
    sqlite_sjabloon: Path,
    sleutelkast_sjabloon: Path,
    tmp_path: Path,
    merwestad: Regio,
    monkeypatch: pytest.MonkeyPatch,
) -> type[Levens]:
    """The machine: a fresh database for each life, and ids that are the same each time a life is lived again."""
    nummers, teksten = count(), laad_teksten().met(merwestad.teksten)

    def maak() -> tuple[Store, Regio, Teksten]:
        welke, ids = next(nummers), count(1)
        monkeypatch.setattr(UnitOfWork, "new_id", lambda _: f"{next(ids):032x}")
        urls = [
            f"sqlite:///{copy(een, tmp_path / f'{welke}-{een.name}')}"
            for een in (sqlite_sjabloon, sleutelkast_sjabloon)
        ]
        return maak_store(urls[0], DatabaseSleutelkast(urls[1], HOOFDSLEUTELS)), merwestad, teksten

    return type("DezeLevens", (Levens,), {"maak": staticmethod(maak)})


@pytest.mark.timeout(300)
def test_no_casus_ever_comes_where_it_may_not_come(levens: type[Levens]) -> None:
    leef(levens, 15)


def leef(levens: type[Levens], hoeveel: int) -> None:
    """Live so many lives."""
    run_state_machine_as_test(
        levens,
        settings=settings(
            max_examples=hoeveel,
            stateful_step_count=30,
            deadline=None,
            # A life costs seconds to live again: what is found is told as it was found.
            phases=(Phase.generate,),
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
