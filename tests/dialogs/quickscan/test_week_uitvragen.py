"""The week is asked out in one press; who comes in later joins while answers can still be given."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.detenties import neem_op
from domain.afwezigheid import Afwezigheid
from domain.agenda import Zitting
from domain.casus import Fase, Geinformeerd, Informering
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus
from storage import afwezigheid, agenda, wekkers
from storage import casus as casussen
from storage import uitvraag as uitvragen
from tests.dialogs._detentie import bezoekt, gevraagd, hebben_toegang, neemt_op, opname
from tests.dialogs._wereld import Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, om, plant
from tests.dialogs.quickscan._week import gevraagd_voor, komen_binnen, nu, vraagt_de_week_uit

ZEVEN = tuple(f"Verzonnen Persoon {nummer}" for nummer in range(7))
VAST = {"pi-merwede", "reclassering", "politie", "ggd", "rio", "gemeente-merwestad"}


async def test_before_a_manager_confirmed_the_routing_no_week_is_asked_out(wereld: Wereld, zitting: Zitting) -> None:
    komen_binnen(wereld, CANARY)
    kaart = await wereld.regisseur.types("/quickscan")
    assert kaart.knoppen == ("Openen",)
    assert "een manager bevestigt eerst met /routering" in kaart
    assert gevraagd_voor(wereld, zitting) == set()


@pytest.mark.usefixtures("bevestigd")
async def test_seven_people_are_asked_about_in_one_press_and_each_body_is_asked_about_its_own(
    wereld: Wereld, zitting: Zitting
) -> None:
    mensen = komen_binnen(wereld, *ZEVEN)
    deur = await wereld.regisseur.types("/quickscan")
    assert "Vraag de week uit (7)" in deur.knoppen
    assert "Over 7 mensen is nog niemand gevraagd." in deur
    assert "antwoorden kan tot maandag 2 maart, 17.00 uur" in deur
    kaart = await vraagt_de_week_uit(wereld)
    assert "De uitvraag over 7 mensen gaat uit voor woensdag 4 maart, 10.00 uur." in kaart
    for een in mensen:
        assert set(gevraagd(wereld, een)) == VAST
        assert hebben_toegang(wereld, een) == VAST
        assert nu(wereld, een).fase is Fase.UITVRAAG
        assert str(een.code) in kaart
    assert {een.casus_id for een in wereld.leest(agenda.punten, zitting.id)} == {een.id for een in mensen}


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_what_stands_in_the_conversation_holds_counts_only(wereld: Wereld) -> None:
    komen_binnen(wereld, CANARY)
    await vraagt_de_week_uit(wereld)
    await wereld.regisseur.types("/quickscan")
    for geheim in (CANARY, "PI Merwede", "Nazorg", "detentie"):
        assert geheim not in wereld.posted()


@pytest.mark.usefixtures("bevestigd")
async def test_pressed_twice_the_week_is_asked_out_once(wereld: Wereld, zitting: Zitting) -> None:
    (een,) = komen_binnen(wereld, CANARY)
    deur = await wereld.regisseur.types("/quickscan")
    eerst = await wereld.regisseur.presses(deur, "Vraag de week uit (1)")
    assert await wereld.regisseur.presses(deur, "Vraag de week uit (1)") == eerst or str(een.code) in eerst
    assert len(wereld.leest(uitvragen.van_casus, een.id)) == 1
    assert gevraagd_voor(wereld, zitting) == {een.id}


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_a_colleague_cannot_press_a_copied_card_and_asks_about_his_own_only(wereld: Wereld) -> None:
    (een,) = komen_binnen(wereld, CANARY)
    deur = await wereld.regisseur.types("/quickscan")
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    kaart = await ander.presses(deur, "Vraag de week uit (1)")
    assert str(een.code) not in kaart
    assert gevraagd(wereld, een) == {}
    assert (await ander.types("/quickscan")).knoppen == ("Openen",)


@pytest.mark.usefixtures("zitting")
async def test_a_partner_has_no_quickscan(wereld: Wereld) -> None:
    kaart = await wereld.partner("politie").types("/quickscan")
    assert "Vraag de week uit" not in kaart
    assert "Zitting" not in kaart


@pytest.mark.usefixtures("bevestigd")
async def test_who_comes_in_later_joins_by_himself_until_the_deadline(wereld: Wereld, zitting: Zitting) -> None:
    komen_binnen(wereld, "Eerste Verzonnen")
    voor, _ = neemt_op(wereld, "Te Vroeg")
    assert gevraagd(wereld, voor) == {}
    await vraagt_de_week_uit(wereld)
    wereld.verstrijkt(days=2)
    op_tijd, _ = neemt_op(wereld, "Op Tijd")
    assert set(gevraagd(wereld, op_tijd)) == VAST
    assert nu(wereld, op_tijd).fase is Fase.UITVRAAG
    (uitvraag,) = wereld.leest(uitvragen.van_casus, op_tijd.id)
    assert uitvraag.zitting_id == zitting.id
    wereld.nu = om(wereld, zitting.begint_op.date(), 9)
    te_laat, _ = neemt_op(wereld, "Te Laat")
    assert gevraagd(wereld, te_laat) == {}


@pytest.mark.usefixtures("bevestigd")
async def test_after_the_deadline_who_came_in_is_asked_about_for_the_next_week(
    wereld: Wereld, zitting: Zitting
) -> None:
    komen_binnen(wereld, "Eerste Verzonnen")
    await vraagt_de_week_uit(wereld)
    volgende = plant(wereld, "nazorg", om(wereld, zitting.begint_op.date().replace(day=11), 10))
    wereld.nu = om(wereld, zitting.begint_op.date(), 9)
    een, _ = neemt_op(wereld, "Te Laat")
    await vraagt_de_week_uit(wereld)
    assert gevraagd_voor(wereld, volgende) == {een.id}


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_of_somebody_from_elsewhere_the_kind_that_stays_open_is_named_and_the_rest_is_asked(
    wereld: Wereld,
) -> None:
    een, _ = neemt_op(wereld, "Van Elders", gemeente=None)
    kaart = await vraagt_de_week_uit(wereld)
    assert set(gevraagd(wereld, een)) == VAST - {"gemeente-merwestad"}
    assert "Kies zelf nog wie u vraagt van: Gemeente (sociaal domein)." in kaart
    assert "Zelf kiezen" in kaart.knoppen


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_only_the_inrichting_where_he_is_hears_of_him(wereld: Wereld) -> None:
    een, _ = neemt_op(wereld, "Daar", inrichting="pi-oostdijk", gemeente="lindewaal")
    ander, _ = neemt_op(wereld, "Elders", inrichting=None)
    await vraagt_de_week_uit(wereld)
    assert set(gevraagd(wereld, een)) == (VAST - {"pi-merwede", "gemeente-merwestad"}) | {
        "pi-oostdijk",
        "gemeente-oosterwaard",
    }
    assert set(gevraagd(wereld, ander)) == VAST - {"pi-merwede"}


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_that_nothing_was_said_of_informing_holds_up_nobody_and_is_looked_at_again(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "nazorg")

    wereld.doet(casussen.wijzig, replace(een, informering=Informering(Geinformeerd.NOG_NIET)))
    await vraagt_de_week_uit(wereld)
    gezegd = nu(wereld, een).informering
    assert gezegd.stand is Geinformeerd.NOG_NIET
    assert gezegd.herzien_op is not None


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_who_stands_in_asks_out_the_week_of_whom_he_stands_in_for(wereld: Wereld) -> None:
    (een,) = komen_binnen(wereld, CANARY)
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    weg = Afwezigheid("weg-1", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=7), ander.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    await vraagt_de_week_uit(wereld, ander)
    assert set(gevraagd(wereld, een)) == VAST


@pytest.mark.usefixtures("bevestigd")
async def test_the_morning_before_is_set_once_when_the_week_is_asked_out(wereld: Wereld, zitting: Zitting) -> None:
    komen_binnen(wereld, CANARY, "Ander Verzonnen")
    await vraagt_de_week_uit(wereld)
    wereld.nu = om(wereld, zitting.begint_op.date().replace(day=3), 8, 30)
    gaan = wereld.doet(wekkers.neem, 200)
    assert [een.onderwerp_id for een in gaan if een.soort == Wekkersoort.QUICKSCAN] == [zitting.id]


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_the_rio_takes_somebody_in_and_he_joins_the_week_as_anybody(wereld: Wereld) -> None:
    komen_binnen(wereld, CANARY)
    await vraagt_de_week_uit(wereld)
    rio = wereld.partner("rio")
    een, _ = bezoekt(rio, lambda bezoek: neem_op(bezoek, opname(wereld.regisseur, "Via De Rio")))
    assert set(gevraagd(wereld, een)) == VAST
    assert set(gevraagd(wereld, een).values()) == {BevragingStatus.OPEN.value}


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_once_the_routing_changed_a_card_that_lay_open_asks_nobody_and_nobody_joins(wereld: Wereld) -> None:
    (een,) = komen_binnen(wereld, CANARY)
    deur = await wereld.regisseur.types("/quickscan")
    gemeente = replace(wereld.regio.organisaties["gemeente-oosterwaard"], werkgebied=("oosterwaard",))
    anders = replace(wereld.regio, organisaties={**wereld.regio.organisaties, gemeente.code: gemeente})
    bevestigd, wereld.regio = wereld.regio, anders
    assert "/routering" in await wereld.regisseur.presses(deur, "Vraag de week uit (1)")
    assert gevraagd(wereld, een) == {}
    wereld.regio = bevestigd
    await vraagt_de_week_uit(wereld)
    wereld.regio = anders
    later, _ = neemt_op(wereld, "Later Verzonnen")
    assert gevraagd(wereld, later) == {}


@pytest.mark.usefixtures("bevestigd", "zitting")
async def test_of_a_whole_file_of_people_a_part_goes_out_at_once_and_the_rest_when_it_is_pressed_again(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dialogs.kern.weekvraag.MEESTE_TEGELIJK", 2)
    mensen = komen_binnen(wereld, *(f"Verzonnen {nummer}" for nummer in "ABCDE"))
    eerst = await vraagt_de_week_uit(wereld)
    assert "De uitvraag over 2 mensen gaat uit" in eerst
    assert "Er zijn nog 3 mensen nieuw" in eerst
    assert "Er is nog 1 persoon nieuw" in await vraagt_de_week_uit(wereld)
    laatst = await vraagt_de_week_uit(wereld)
    assert "De uitvraag over 1 persoon gaat uit" in laatst
    assert " nieuw" not in laatst
    assert all(len(wereld.leest(uitvragen.van_casus, een.id)) == 1 for een in mensen)
