"""In any week of nazorg nobody hears of people of another gemeente or inrichting: not asked, not seen, not told."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from dialogs.alles import maak_registry
from dialogs.kern.desk import Bezoek
from dialogs.kern.weekvraag import vraag_week_uit, weekzitting
from domain.casus import Casus
from domain.persoon import Rol
from domain.regio import Regio
from domain.routering import Bevestiging, afdruk_van, kaart_van
from domain.uitvraag import BevragingStatus
from storage import routering, werklijst
from storage import uitvraag as uitvragen
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._detentie import bezoekt, detentie_van, hebben_toegang, neemt_op, wijzigt
from tests.dialogs._post import Bezorgd, bezorgt, tikt
from tests.dialogs._wereld import Wereld

INRICHTINGEN = ("pi-merwede", "pi-oostdijk")
WERPEN = range(6)
STAPPEN = 14


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


class Week:
    """A week that is played at random, and who might ever hear of whom."""

    def __init__(self, wereld: Wereld, random: Random) -> None:
        self.wereld, self.random = wereld, random
        self.herkomst: dict[str, str | None] = {}
        self.casussen: dict[str, Casus] = {}
        self.ooit: dict[str, set[str]] = {}

    def mag(self, een: Casus) -> set[str]:
        """Who may hear of somebody now, worked out from the file and not by the program."""
        nu = detentie_van(self.wereld, een)
        zijn = {self.herkomst[een.id], nu.vestiging} - {None}
        return {
            wie.code
            for wie in self.wereld.regio.organisaties.values()
            if (wie.code == nu.inrichting if wie.soort == "pi" else not wie.werkgebied or zijn & set(wie.werkgebied))
        }

    def onthoud(self) -> None:
        for een in self.casussen.values():
            self.ooit.setdefault(een.id, set()).update(self.mag(een))

    def iemand(self) -> None:
        gemeenten = [*self.wereld.regio.gemeenten]
        herkomst = self.random.choice([*gemeenten, None])
        vestiging = self.random.choice([*gemeenten, None]) if herkomst else self.random.choice(gemeenten)
        een, _ = neemt_op(
            self.wereld,
            f"Iemand Nummer{len(self.casussen)}",
            gemeente=herkomst,
            vestiging=vestiging,
            inrichting=self.random.choice([*INRICHTINGEN, None]),
            einde=self.wereld.nu.date() + timedelta(days=self.random.randint(20, 200)),
        )
        self.herkomst[een.id], self.casussen[een.id] = herkomst, een

    def verhuist(self) -> None:
        if self.casussen:
            een = self.random.choice([*self.casussen.values()])
            if self.random.random() < 0.5:
                wijzigt(self.wereld, een, inrichting=self.random.choice([*INRICHTINGEN, None]))
            else:
                wijzigt(self.wereld, een, vestiging=self.random.choice([*self.wereld.regio.gemeenten, None]))

    def vraagt(self) -> None:
        def doe(bezoek: Bezoek) -> None:
            week = weekzitting(bezoek)
            if week is not None:
                vraag_week_uit(bezoek, week)

        bezoekt(self.wereld.regisseur, doe)

    def post(self) -> list[Bezorgd]:
        self.wereld.verstrijkt(seconds=2)
        tikt(self.wereld)
        return bezorgt(self.wereld)


async def begint(wereld: Wereld, random: Random) -> Week:
    """A week in which everybody has a chat and the routing was confirmed."""
    manager = wereld.persoon("Mira Manager", (Rol.MANAGER, "zvh"))
    partners = [wereld.partner(een) for een in wereld.regio.organisaties if een != wereld.regio.eigen_organisatie]
    for wie in (wereld.regisseur, manager, *partners):
        await wie.types("/help")
    # The coming zittingen are planned by the clock.
    tikt(wereld)
    bezorgt(wereld)
    afdruk = afdruk_van(kaart_van(wereld.regio))
    wereld.doet(lambda uow: routering.bevestig(uow, Bevestiging(afdruk, manager.id, uow.now)))
    return Week(wereld, random)


def klopt(week: Week, post: list[Bezorgd]) -> None:
    wereld = week.wereld
    for een in week.casussen.values():
        mag = week.mag(een)
        assert hebben_toegang(wereld, een) <= mag, een.code
        for vraag in gevraagd(wereld, een):
            assert vraag[0] in week.ooit[een.id]
            assert vraag[1] is not BevragingStatus.OPEN or vraag[0] in mag, (een.code, vraag)
    codes = {str(een.code): een for een in week.casussen.values()}
    for wie in wereld.regio.organisaties:
        for lijst in wereld.leest(werklijst.lopend, wie):
            assert all(wie in week.mag(codes[een.code]) for een in lijst.posten), wie
    for bericht in post:
        _, scheiding, wie = bericht.werk.onderwerp_id.partition(":")
        if scheiding and wie in wereld.regio.organisaties:
            for code, een in codes.items():
                assert code not in bericht.kaart.tekst or wie in week.mag(een), (wie, code)


def gevraagd(wereld: Wereld, een: Casus) -> Iterator[tuple[str, BevragingStatus]]:
    for uitvraag in wereld.leest(uitvragen.van_casus, een.id):
        for vraag in uitvraag.bevragingen:
            yield vraag.organisatie, vraag.status


@pytest.mark.parametrize("worp", WERPEN)
async def test_whatever_happens_in_a_week_nobody_hears_of_who_is_not_his(wereld: Wereld, worp: int) -> None:
    random = Random(worp)
    week = await begint(wereld, random)
    week.iemand()
    verteld: list[Bezorgd] = []
    for stap in range(STAPPEN):
        (week.vraagt if stap == 2 else random.choice((week.iemand, week.verhuist, week.verhuist, week.vraagt)))()
        week.onthoud()
        post = week.post()
        klopt(week, post)
        verteld += post
    # That this tells something: people were asked about, and organisaties were told.
    assert any(True for een in week.casussen.values() for _ in gevraagd(wereld, een))
    assert any(een.werk.soort == "werklijst" for een in verteld)


async def test_after_a_transfer_the_old_inrichting_sees_that_its_question_is_gone_and_the_new_one_is_woken(
    wereld: Wereld,
) -> None:
    week = await begint(wereld, Random(0))
    een, _ = neemt_op(wereld, inrichting="pi-merwede", einde=wereld.nu.date() + timedelta(days=60))
    week.vraagt()
    voor = {een.werk.onderwerp_id.rpartition(":")[2]: een for een in week.post() if een.werk.soort == "werklijst"}
    assert str(een.code) in voor["pi-merwede"].kaart
    assert "pi-oostdijk" not in voor
    wijzigt(wereld, een, inrichting="pi-oostdijk")
    na = {een.werk.onderwerp_id.rpartition(":")[2]: een for een in week.post() if een.werk.soort == "werklijst"}
    assert na["pi-merwede"].bewerkt
    assert str(een.code) not in na["pi-merwede"].kaart
    assert "Voor deze zitting wordt u niets meer gevraagd." in na["pi-merwede"].kaart
    assert not na["pi-oostdijk"].bewerkt
    assert str(een.code) in na["pi-oostdijk"].kaart


async def test_who_comes_in_late_joins_the_worklist_that_is_there_and_it_wakes_once(wereld: Wereld) -> None:
    week = await begint(wereld, Random(0))
    neemt_op(wereld, "Eerste Persoon", einde=wereld.nu.date() + timedelta(days=60))
    week.vraagt()
    week.post()
    for nummer in range(2):
        neemt_op(wereld, f"Laat Nummer{nummer}", einde=wereld.nu.date() + timedelta(days=60))
    alles = week.post()
    post = [een for een in alles if een.werk.onderwerp_id.endswith(":pi-merwede")]
    assert [een.bewerkt for een in post if een.werk.soort == "werklijst"] == [True]
    assert "Er staan 3 vragen open." in post[0].kaart
