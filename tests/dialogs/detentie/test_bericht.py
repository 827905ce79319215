"""What an organisatie hears when a day changes: a code and that something changed, never what or of what."""

from datetime import date, timedelta

import pytest

from domain.casus import Casus
from domain.persoon import Rol
from domain.regie import Regie
from storage import casus as casussen
from storage import regie as regies
from storage import toegang
from tests.dialogs._detentie import neemt_op, vraagt_week_uit, wijzigt
from tests.dialogs._post import Bezorgd, bezorgt, context
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, om, plant, sluit_af

WEG = (CANARY, "Merwede", "Oostdijk", "detentie", "Detentie", "vrij", "nazorg", "Nazorg", "verlof", "juni", "mei")


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    een, _ = neemt_op(wereld, einde=date(2026, 6, 1))
    zitting = plant(wereld, "nazorg", om(wereld, date(2026, 3, 11), 10))
    vraagt_week_uit(wereld, een, zitting, "pi-merwede", "rio", "politie", "gemeente-merwestad")
    return een


async def aanwezig(wereld: Wereld, *organisaties: str) -> list[Deelnemer]:
    mensen = [wereld.partner(een) for een in organisaties]
    for een in mensen:
        await een.adds_the_bot()
        await een.types("/help")
    wereld.geplaatst.clear()
    return mensen


def berichten(wereld: Wereld) -> list[Bezorgd]:
    return [een for een in bezorgt(wereld) if een.werk.soort == "detentie_gewijzigd"]


async def test_who_works_with_the_day_hears_that_it_changed_and_nobody_else(wereld: Wereld, casus: Casus) -> None:
    pi, rio, _, _ = await aanwezig(wereld, "pi-merwede", "rio", "politie", "gemeente-merwestad")
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    post = berichten(wereld)
    assert {een.waar for een in post} == {pi.chat.conversation_id, rio.chat.conversation_id}
    for een in post:
        assert f"{casus.code}: er is een dag veranderd." in een.kaart
        assert een.kaart.knoppen == ("Openen",)
        for woord in WEG:
            assert woord not in een.kaart.tekst.replace("PI Merwede", "")


async def test_the_button_opens_what_changed_for_who_takes_part(wereld: Wereld, casus: Casus) -> None:
    (rio,) = await aanwezig(wereld, "rio")
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    (post,) = berichten(wereld)
    kaart = await rio.presses(await rio.presses(post.kaart, "Openen"), "Toch openen")
    assert "vrijdag 1 mei 2026" in kaart
    assert CANARY in kaart


async def test_who_holds_the_casusregie_hears_it_too(wereld: Wereld, casus: Casus) -> None:
    (politie,) = await aanwezig(wereld, "politie")
    wereld.doet(regies.beleg, Regie("r1", casus.id, "politie", wereld.nu, wereld.regisseur.id))
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    assert [een.waar for een in berichten(wereld)] == [politie.chat.conversation_id]


async def test_a_second_change_is_a_new_post_because_an_edit_wakes_nobody(wereld: Wereld, casus: Casus) -> None:
    await aanwezig(wereld, "rio")
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    assert not berichten(wereld)[0].bewerkt
    wereld.verstrijkt(days=1)
    wijzigt(wereld, casus, einde=date(2026, 5, 2))
    assert [een.bewerkt for een in berichten(wereld)] == [False]


async def test_after_a_transfer_the_old_inrichting_hears_nothing_and_the_new_one_is_asked(
    wereld: Wereld, casus: Casus
) -> None:
    oud, nieuw = await aanwezig(wereld, "pi-merwede", "pi-oostdijk")
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    alles = bezorgt(wereld)
    assert "detentie_gewijzigd" not in {een.werk.soort for een in alles if een.waar == oud.chat.conversation_id}
    assert "werklijst" in {een.werk.soort for een in alles if een.waar == nieuw.chat.conversation_id}
    assert "detentie_gewijzigd" not in {een.werk.soort for een in alles if een.waar == nieuw.chat.conversation_id}


async def test_what_waited_is_not_posted_once_the_casus_is_closed(wereld: Wereld, casus: Casus) -> None:
    await aanwezig(wereld, "rio")
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    sluit_af(wereld, wereld.leest(casussen.lees, casus.id))
    wereld.doet(toegang.beeindig, casus.id)
    wereld.verstrijkt(seconds=1)
    assert berichten(wereld) == []


async def test_who_was_told_and_takes_part_no_more_finds_no_door(wereld: Wereld, casus: Casus) -> None:
    (pi,) = await aanwezig(wereld, "pi-merwede")
    wijzigt(wereld, casus, einde=date(2026, 5, 1))
    (post,) = berichten(wereld)
    wijzigt(wereld, casus, inrichting="pi-oostdijk")
    wereld.verstrijkt(seconds=1)
    kaart = await pi.presses(post.kaart, "Openen")
    assert CANARY not in kaart


async def test_out_tomorrow_it_does_not_wait_for_the_next_morning(wereld: Wereld, casus: Casus) -> None:
    await aanwezig(wereld, "rio")
    wereld.nu = om(wereld, date(2026, 3, 3), 20)
    wijzigt(wereld, casus, einde=wereld.nu.date() + timedelta(days=1))
    spec = wereld.registry.messages["detentie_gewijzigd"]
    aandacht = wereld.doet(lambda uow: spec.attention(context(wereld, uow), f"{casus.id}:rio"))
    assert aandacht is not None
    assert aandacht.urgent


async def test_a_manager_reads_no_detention(wereld: Wereld, casus: Casus) -> None:
    manager = wereld.persoon("Mia Manager", (Rol.MANAGER, wereld.regio.eigen_organisatie))
    kaart = await manager.opens("detentie toon", casuscode=str(casus.code))
    assert CANARY not in kaart
