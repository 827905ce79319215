"""The verslag on cards: written and approved by its regisseur, read by who takes part, each of his own casussen."""

import json
from datetime import timedelta

import pytest

from dialogs.kern import zittingen
from dialogs.kern.turn import JsonValue
from domain.afwezigheid import Afwezigheid
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.plan import Plan
from domain.regie import Regie
from storage import afspraken, afwezigheid, agenda, bespreking, regie
from storage import casus as casussen
from storage import plan as plannen
from storage.store import UnitOfWork
from tests.dialogs._wereld import Deelnemer
from tests.dialogs._zaken import sluit_af
from tests.dialogs.verslag._verslag import (
    BESLUIT,
    TEKST,
    WAT,
    anders,
    bezoek,
    gehouden,
    goedgekeurd,
    keurt_goed,
    leest,
    opent,
    versies,
)
from tests.dialogs.zitting._zitting import Tafel


async def test_the_draft_says_what_was_kept_without_anybody_writing_it(tafel: Tafel) -> None:
    gehouden(tafel)
    kaart = await opent(tafel, tafel.eerste)
    assert any(een.get("value") == BESLUIT for een in kaart.invoer)
    assert WAT in kaart
    assert "Politie" in kaart.tekst
    assert "Van 13.00 uur tot 13.01 uur" in kaart
    assert "nog niet bewaard" in kaart


async def test_approved_it_is_read_by_who_takes_part_and_its_own_afspraken_are_marked(tafel: Tafel) -> None:
    gehouden(tafel)
    kaart = await opent(tafel, tafel.eerste)
    klaar = await tafel.regisseur.presses(kaart, "Goedkeuren", {f"Besproken ({tafel.eerste.code})": TEKST})
    assert "Goedgekeurd" in klaar
    van_politie = await leest(tafel, tafel.eerste, "politie")
    assert TEKST in van_politie
    assert BESLUIT in van_politie
    assert "Voor uw organisatie" in van_politie
    van_ggd = await leest(tafel, tafel.eerste, "ggd")
    assert WAT in van_ggd
    assert "Voor uw organisatie" not in van_ggd
    assert tafel.wereld.handelingen(tafel.eerste.id).count(Handeling.VERSLAG_GOEDGEKEURD) == 2  # the casus, the person


async def test_nobody_reads_it_before_it_is_approved_nor_once_that_is_taken_back(tafel: Tafel) -> None:
    gehouden(tafel)
    assert "nog niet goedgekeurd" in await leest(tafel, tafel.eerste, "politie")
    kaart = await keurt_goed(tafel, tafel.eerste)
    assert WAT in await leest(tafel, tafel.eerste, "politie")
    terug = await tafel.regisseur.presses(kaart, "Goedkeuring intrekken")
    assert "ingetrokken" in terug
    assert WAT not in await leest(tafel, tafel.eerste, "politie")
    opnieuw = await tafel.regisseur.presses(terug, "Goedkeuren")
    assert "Goedgekeurd" in opnieuw
    assert len(versies(tafel, tafel.eerste)) == 1


async def test_who_takes_part_in_another_casus_reads_nothing_of_this_one(tafel: Tafel) -> None:
    gehouden(tafel)
    await keurt_goed(tafel, tafel.eerste)
    kaart = await leest(tafel, tafel.eerste, "jeugdteam")
    assert WAT not in kaart
    assert str(tafel.eerste.code) not in kaart
    van_niets: dict[str, JsonValue] = {"v": 1, "zitting": tafel.zitting.id, "casus": "bestaat-niet"}
    assert (await tafel.partner("jeugdteam").presses_raw("verslag.lees", van_niets)).tekst == kaart.tekst


async def test_who_left_before_the_part_in_which_it_was_discussed_reads_nothing_of_it(tafel: Tafel) -> None:
    tafel.in_twee_delen(zonder="politie")
    tafel.naar_deel_2(tafel.eerste)
    gehouden(tafel)
    await keurt_goed(tafel, tafel.eerste)
    await keurt_goed(tafel, tafel.van_collega, tafel.collega)
    politie = tafel.partner("politie")
    assert WAT not in await leest(tafel, tafel.eerste, "politie")
    assert WAT in await leest(tafel, tafel.eerste, "ggd")
    assert (await politie.opens("verslag")).knoppen == (f"{tafel.van_collega.code}, donderdag 5 maart",)
    assert WAT not in await politie.opens("verslag", casuscode=str(tafel.eerste.code))
    gekozen = await politie.presses_raw("verslag.kies", {"v": 1, "zitting": tafel.zitting.id})
    assert str(tafel.eerste.code) not in gekozen
    assert WAT in await opent(tafel, tafel.eerste)


async def test_of_an_item_taken_off_since_whoever_may_have_left_reads_nothing(tafel: Tafel) -> None:
    tafel.in_twee_delen(zonder="politie")
    gehouden(tafel)
    await keurt_goed(tafel, tafel.eerste)
    assert WAT in await leest(tafel, tafel.eerste, "politie")
    tafel.wereld.doet(agenda.haal_van_agenda, tafel.zitting.id, tafel.eerste.id)
    assert WAT not in await leest(tafel, tafel.eerste, "politie")
    assert WAT in await leest(tafel, tafel.eerste, "ggd")


async def test_another_regisseurs_casus_is_a_code(tafel: Tafel) -> None:
    gehouden(tafel)
    kaart = await tafel.regisseur.presses_raw("verslag.open", {"v": 1, "zitting": tafel.zitting.id})
    assert f"Van een collega: {tafel.van_collega.code}" in kaart
    assert set(kaart.knoppen) == {str(tafel.eerste.code), str(tafel.tweede.code)}
    nee = await opent(tafel, tafel.van_collega)
    assert "Goedkeuren" not in nee.knoppen
    assert str(tafel.van_collega.code) not in nee


async def test_approving_twice_is_approving_once(tafel: Tafel) -> None:
    gehouden(tafel)
    kaart = await opent(tafel, tafel.eerste)
    await tafel.regisseur.presses(kaart, "Goedkeuren")
    again = await tafel.regisseur.presses(kaart, "Goedkeuren")
    assert "Goedgekeurd" in again
    assert len(versies(tafel, tafel.eerste)) == 1


async def test_a_copied_form_is_good_for_nobody_else(tafel: Tafel) -> None:
    gehouden(tafel)
    kaart = await opent(tafel, tafel.eerste)
    ander = tafel.wereld.persoon("Ria Regisseur", (Rol.PROCESREGISSEUR, tafel.wereld.regio.eigen_organisatie))
    await ander.presses(kaart, "Goedkeuren")
    assert goedgekeurd(tafel, tafel.eerste) is None


async def test_an_afspraak_put_right_before_approval_is_taken_in_and_after_it_is_not(tafel: Tafel) -> None:
    afspraak = gehouden(tafel)
    await tafel.regisseur.presses(
        await opent(tafel, tafel.eerste), "Bewaren", {f"Besproken ({tafel.eerste.code})": "eerst"}
    )
    tafel.wereld.doet(afspraken.wijzig, anders(afspraak, "Belt de parkiet"))
    kaart = await opent(tafel, tafel.eerste)
    assert "Belt de parkiet" in kaart
    assert "anders vastgelegd: afspraken" in kaart
    await tafel.regisseur.presses(kaart, "Goedkeuren")
    nu = tafel.wereld.leest(afspraken.lees, afspraak.id)
    tafel.wereld.doet(afspraken.wijzig, anders(nu, "Belt de mus"))
    assert "Belt de parkiet" in await leest(tafel, tafel.eerste, "ggd")
    assert "Belt de mus" not in await opent(tafel, tafel.eerste)


async def test_what_was_changed_since_it_was_read_is_not_approved_unread(tafel: Tafel) -> None:
    afspraak = gehouden(tafel)
    kaart = await opent(tafel, tafel.eerste)
    tafel.wereld.doet(afspraken.wijzig, anders(afspraak, "Belt de parkiet"))
    weer = await tafel.regisseur.presses(kaart, "Goedkeuren", {f"Besproken ({tafel.eerste.code})": TEKST})
    assert "intussen" in weer
    assert any(een.get("value") == TEKST for een in weer.invoer)
    assert goedgekeurd(tafel, tafel.eerste) is None
    assert "Goedgekeurd" in await tafel.regisseur.presses(weer, "Goedkeuren")


async def test_a_besluit_that_is_put_right_is_put_right_where_it_is_kept(tafel: Tafel) -> None:
    gehouden(tafel)
    label = f"Besluit 1 ({tafel.eerste.code})"
    kaart = await tafel.regisseur.presses(await opent(tafel, tafel.eerste), "Bewaren", {label: "We stoppen ermee"})
    assert "Bewaard" in kaart
    nu = tafel.wereld.leest(bespreking.lees, tafel.zitting.id, tafel.eerste.id)
    assert [een.tekst for een in nu.besluiten] == ["We stoppen ermee"]
    leeg = await tafel.regisseur.presses(kaart, "Bewaren", {label: " "})
    assert label not in leeg.labels


@pytest.mark.parametrize("wat", ["x" * 10_000, "🙂" * 4_001])
async def test_a_text_that_is_too_long_comes_back_whole(tafel: Tafel, wat: str) -> None:
    gehouden(tafel)
    weer = await tafel.regisseur.presses(
        await opent(tafel, tafel.eerste), "Goedkeuren", {f"Besproken ({tafel.eerste.code})": wat}
    )
    assert "Te lang" in weer
    assert any(een.get("value") == wat for een in weer.invoer)
    assert versies(tafel, tafel.eerste) == ()


async def test_a_long_text_is_read_whole_leaf_by_leaf(tafel: Tafel) -> None:
    gehouden(tafel)
    lang = " ".join(f"woord{nr}" for nr in range(400))[:3_900]
    kaart = await opent(tafel, tafel.eerste)
    velden = {f"Besproken ({tafel.eerste.code})": lang}
    assert "Goedgekeurd" in await tafel.regisseur.presses(kaart, "Goedkeuren", velden)
    gelezen = await leest(tafel, tafel.eerste, "ggd")
    assert len(json.dumps(gelezen.json)) < 28_000
    assert [een for een in lang.split() if een not in gelezen.tekst.split()] == []


async def test_of_a_closed_casus_participants_read_nothing_and_its_regisseur_still_approves(tafel: Tafel) -> None:
    gehouden(tafel)
    sluit_af(tafel.wereld, tafel.wereld.leest(casussen.lees, tafel.eerste.id))
    assert "Goedgekeurd" in await keurt_goed(tafel, tafel.eerste)
    assert WAT not in await leest(tafel, tafel.eerste, "politie")


async def test_the_command_shows_a_regisseur_what_waits_and_a_partner_what_he_can_read(tafel: Tafel) -> None:
    gehouden(tafel)
    wacht = await tafel.regisseur.opens("verslag")
    assert wacht.knoppen == ("donderdag 5 maart: 2 casussen",)
    assert "nog geen verslag" in await tafel.partner("ggd").opens("verslag")
    await keurt_goed(tafel, tafel.eerste)
    te_lezen = await tafel.partner("ggd").opens("verslag")
    assert te_lezen.knoppen == (f"{tafel.eerste.code}, donderdag 5 maart",)
    assert WAT in await tafel.partner("ggd").presses(te_lezen, te_lezen.knoppen[0])
    assert WAT in await tafel.partner("ggd").opens("verslag", casuscode=str(tafel.eerste.code))
    assert WAT not in await tafel.partner("jeugdteam").opens("verslag", casuscode=str(tafel.eerste.code))
    eigen = await tafel.regisseur.opens("verslag", casuscode=str(tafel.eerste.code))
    assert eigen.knoppen == ("donderdag 5 maart",)
    typed = await tafel.partner("ggd").types(f"/verslag {tafel.eerste.code}")
    assert WAT not in typed


async def test_a_zitting_taken_up_anew_after_approval_leaves_what_was_approved(tafel: Tafel) -> None:
    gehouden(tafel)
    await keurt_goed(tafel, tafel.eerste)
    tafel.doet("hervat")
    tafel.doet("ga_naar", tafel.eerste.id)
    tafel.doet("eindig")
    assert goedgekeurd(tafel, tafel.eerste) is not None
    assert WAT in await leest(tafel, tafel.eerste, "ggd")


async def test_who_stands_in_for_him_approves_in_his_place(tafel: Tafel) -> None:
    gehouden(tafel)
    waarnemer = tafel.wereld.persoon("Wim Waarnemer", (Rol.PROCESREGISSEUR, tafel.wereld.regio.eigen_organisatie))
    assert "Goedkeuren" not in (await opent(tafel, tafel.eerste, waarnemer)).knoppen
    is_weg(tafel, waarnemer)
    assert "Goedgekeurd" in await keurt_goed(tafel, tafel.eerste, waarnemer)
    goed = goedgekeurd(tafel, tafel.eerste)
    assert goed is not None
    assert goed.goedgekeurd_door_id == waarnemer.id


async def test_what_is_typed_that_should_not_be_there_is_warned_of_once(tafel: Tafel) -> None:
    gehouden(tafel)
    label = f"Besproken ({tafel.eerste.code})"
    kaart = await opent(tafel, tafel.eerste)
    weer = await tafel.regisseur.presses(kaart, "Bewaren", {label: "Bel 06-12345678"})
    assert versies(tafel, tafel.eerste) == ()
    await tafel.regisseur.presses(weer, "Toch opslaan")
    assert [een.tekst for een in versies(tafel, tafel.eerste)] == ["Bel 06-12345678"]
    assert goedgekeurd(tafel, tafel.eerste) is None


async def test_who_was_not_in_the_casus_does_not_stand_among_who_was_there(tafel: Tafel) -> None:
    mensen = {een: tafel.partner(een) for een in ("politie", "jeugdteam")}
    tafel.doet("begin")
    for code, wie in mensen.items():
        tafel.wereld.doet(lambda uow, c=code, w=wie: zet_er(tafel, uow, w.id, c))
    tafel.wereld.verstrijkt(minutes=5)
    tafel.doet("eindig")
    kaart = await opent(tafel, tafel.eerste)
    assert "Politie Merwestreek" in kaart
    assert tafel.wereld.regio.organisatienaam("jeugdteam") not in kaart


async def test_the_goal_and_the_casusregie_are_in_it_only_when_they_came_about_there(tafel: Tafel) -> None:
    tafel.wereld.doet(plannen.voeg_toe, plan(tafel, 1, "Een doel van eerder"))
    tafel.wereld.verstrijkt(minutes=1)
    tafel.doet("begin")
    tafel.doet("eindig")
    assert "Een doel van eerder" not in await opent(tafel, tafel.eerste)
    tafel.wereld.doet(plannen.voeg_toe, plan(tafel, 2, "Een doel van nu"))
    tafel.wereld.doet(lambda uow: regie.beleg(uow, Regie("r1", tafel.eerste.id, "ggd", uow.now, tafel.regisseur.id)))
    kaart = await opent(tafel, tafel.eerste)
    assert "Een doel van nu" in kaart
    assert "Casusregie" in kaart


def plan(tafel: Tafel, nr: int, doel: str) -> Plan:
    return Plan(tafel.eerste.id, nr, tafel.wereld.nu, tafel.regisseur.id, hoofddoel=doel)


def zet_er(tafel: Tafel, uow: UnitOfWork, persoon_id: str, organisatie: str) -> None:
    zittingen.zet_aanwezig(bezoek(tafel, uow), tafel.zitting, persoon_id, organisatie, er=True)


def is_weg(tafel: Tafel, waarnemer: Deelnemer) -> None:
    """Rosa is away today, and somebody stands in for her."""
    van, tot = tafel.wereld.nu, tafel.wereld.nu + timedelta(days=2)
    weg = Afwezigheid("weg", tafel.regisseur.id, van, tot, waarnemer.id)
    tafel.wereld.doet(afwezigheid.voeg_toe, weg)
