"""From nazorg to the Wgs: on purpose, with a reason, of who was chosen alone; and nothing else crosses."""

from dataclasses import replace

import pytest

from dialogs import casus as casustopic
from dialogs import help as hulp
from dialogs import opschalen
from dialogs.kern.registry import Registry
from domain.casus import Casus, Fase, Geinformeerd, Spoor
from domain.errors import Conflict
from domain.logboek import Handeling
from domain.opschaling import Opschaalregels, Opschaling
from domain.persoon import Rol
from domain.regio import Regio
from domain.toegang import Toegang
from storage import casus as casussen
from storage import opschaling, toegang
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import maakt_casus

SEM, NOOR = "Kanarie Sem", "Kanarie Noor"
REDEN = "Kanariewoorden over waarom 🙂 عمر **niet vet**"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return wereld_van(store, demo_regio, nederlands)


def wereld_van(store: Store, regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, casustopic, opschalen):
        topic.register(registry)
    return Wereld(store, regio, nederlands, registry)


def nazorg(wereld: Wereld, *namen: str) -> Casus:
    return maakt_casus(wereld, "nazorg", None, *(namen or (SEM, NOOR)))


async def opent(wereld: Wereld, casus: Casus, tafel: str = "Regietafel Volwassenen") -> Kaart:
    keuze = await wereld.regisseur.opens("opschalen", casuscode=str(casus.code))
    return await wereld.regisseur.presses(keuze, "Verder", {"Naar welke tafel?": tafel})


def ingevuld(casus: Casus, *mee: int, **anders: str) -> dict[str, str]:
    return {
        **{f"veld.{casus.betrokkenen[nr].id}": "Betrokkene" for nr in mee or (0,)},
        "Reden": "Er is een veiligheidsrisico voor de persoon of voor anderen",
        "Waarom is dit nodig, in uw eigen woorden?": REDEN,
        "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
        "Hoe komt de casus binnen?": "Veldaanmelding (ketenpartner)",
        **anders,
    }


async def schaalt_op(wereld: Wereld, casus: Casus, *mee: int, **anders: str) -> Kaart:
    return await wereld.regisseur.presses(await opent(wereld, casus), "Opschalen", ingevuld(casus, *mee, **anders))


def nieuwe_uit(wereld: Wereld, casus: Casus) -> list[Casus]:
    return [wereld.leest(casussen.lees, een.naar_casus_id) for een in overgangen(wereld, casus)]


def overgangen(wereld: Wereld, casus: Casus) -> tuple[Opschaling, ...]:
    return wereld.leest(opschaling.van, casus.id)


async def test_who_was_chosen_stands_in_a_new_casus_under_the_wgs_and_nobody_else(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    kaart = await schaalt_op(wereld, oud, 1)
    (nieuw,) = nieuwe_uit(wereld, oud)
    assert "Opgeschaald" in kaart
    assert str(nieuw.code) in kaart
    assert [een.gegevens for een in nieuw.betrokkenen] == [oud.betrokkenen[1].gegevens]
    assert (nieuw.spoor, nieuw.tafel, nieuw.grondslag) == (Spoor.WGS, "volwassenen", "wgs")
    assert nieuw.code != oud.code
    assert nieuw.betrokkenen[0].id not in {een.id for een in oud.betrokkenen}
    assert nieuw.betrokkenen[0].rol == "betrokkene"


async def test_nothing_of_the_old_casus_goes_along(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    wereld.doet(toegang.verleen, Toegang(oud.id, "politie", Rol.PARTNER, wereld.nu))
    wereld.doet(casussen.wijzig, replace(oud, aanleiding="Kanarieaanleiding", extern_nummer="D-9"))
    await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    assert nieuw.aanleiding == REDEN
    assert "Kanarieaanleiding" not in repr(nieuw)
    assert oud.doel not in repr(nieuw)
    assert nieuw.extern_nummer == ""
    assert nieuw.informering.stand is Geinformeerd.NOG_NIET
    assert wereld.leest(toegang.van_casus, nieuw.id) == ()


async def test_the_old_casus_stays_as_it_was(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    await schaalt_op(wereld, oud)
    nu = wereld.leest(casussen.lees, oud.id)
    assert replace(nu, versie=oud.versie) == oud


async def test_the_new_casus_opens_with_a_key_of_its_own_alone(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    wereld.doet(lambda uow: uow.vernietig_sleutels([oud.id]))
    assert wereld.leest(casussen.lees, nieuw.id).betrokkenen[0].gegevens.naam == SEM


async def test_both_chains_say_so_with_the_code_of_the_reason_and_neither_names_the_other(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    (overgang,) = overgangen(wereld, oud)
    for een, ander in ((oud, nieuw), (nieuw, oud)):
        regels = [regel for regel in wereld.logboek(een.id) if regel.handeling is Handeling.CASUS_OPGESCHAALD]
        assert [regel.doel for regel in regels] == ["risico", "risico"]
        assert [regel.betrokkene_id for regel in regels] == [None, een.betrokkenen[0].id]
        assert {regel.onderwerp_id for regel in regels} == {overgang.id}
        assert {regel.namens for regel in regels} == {"zvh"}
        assert not any(ander.id in repr(regel) for regel in wereld.logboek(een.id))


async def test_the_form_chooses_nobody_by_itself(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    formulier = await opent(wereld, oud)
    kaart = await wereld.regisseur.presses(
        formulier, "Opschalen", {k: v for k, v in ingevuld(oud).items() if not k.startswith("veld.")}
    )
    assert "Kies wie er meegaat." in kaart
    assert overgangen(wereld, oud) == ()


async def test_a_mistake_brings_the_same_form_back_with_what_was_typed(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    formulier = await opent(wereld, oud)
    lang = "x" * 10_000
    invoer = {**ingevuld(oud, 1), "Doel in eigen woorden": lang}
    del invoer["Reden"]
    kaart = await wereld.regisseur.presses(formulier, "Opschalen", invoer)
    assert "Kies een reden." in kaart
    assert "10000 tekens" in kaart
    waarden = {veld["id"]: veld.get("value") for veld in kaart.invoer}
    assert waarden["toelichting"] == REDEN
    assert waarden["doel_eigen"] == lang
    assert waarden[f"veld.{oud.betrokkenen[1].id}"] == "betrokkene"
    assert overgangen(wereld, oud) == ()


async def test_pressed_twice_makes_one_casus(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    formulier = await opent(wereld, oud)
    een = await wereld.regisseur.presses(formulier, "Opschalen", ingevuld(oud))
    twee = await wereld.regisseur.presses(formulier, "Opschalen", ingevuld(oud))
    assert een.tekst == twee.tekst
    assert len(overgangen(wereld, oud)) == 1


async def test_the_same_person_again_is_told_and_not_doubled(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    eerste, tweede = await opent(wereld, oud), await opent(wereld, oud)
    await wereld.regisseur.presses(eerste, "Opschalen", ingevuld(oud))
    (nieuw,) = nieuwe_uit(wereld, oud)
    kaart = await wereld.regisseur.presses(tweede, "Opschalen", ingevuld(oud, 0, 1))
    assert "al opgeschaald" in kaart
    assert str(nieuw.code) in kaart
    assert f"veld.{oud.betrokkenen[0].id}" not in {veld["id"] for veld in kaart.invoer}
    assert len(overgangen(wereld, oud)) == 1


async def test_when_all_came_along_there_is_nothing_to_fill_in(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    await schaalt_op(wereld, oud, 0, 1)
    kaart = await opent(wereld, oud)
    assert "Iedereen uit deze casus is al opgeschaald" in kaart
    assert kaart.invoer == []


async def test_after_the_new_casus_was_closed_somebody_may_come_along_again(wereld: Wereld) -> None:
    oud = nazorg(wereld, SEM)
    await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    wereld.doet(casussen.wijzig, replace(nieuw, fase=Fase.AFGESLOTEN))
    assert "Opgeschaald" in await schaalt_op(wereld, oud)
    assert len(overgangen(wereld, oud)) == 2


async def test_somebody_who_is_known_in_the_new_lane_is_told_by_code_and_noted(wereld: Wereld) -> None:
    oud = nazorg(wereld, SEM)
    eerder = maakt_casus(wereld, "jeugd", None, SEM)
    kaart = await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    assert str(eerder.code) in kaart
    assert Handeling.CASUS_HERKEND in wereld.handelingen(nieuw.id)


async def test_who_is_in_nazorg_is_not_recognised_under_the_wgs_and_the_other_way_neither(wereld: Wereld) -> None:
    """What shows across the lanes by itself: nothing."""
    oud = nazorg(wereld, SEM)
    wgs = maakt_casus(wereld, "jeugd", None, SEM)
    zelfde = wereld.leest(casussen.zelfde_persoon, SEM, oud.betrokkenen[0].gegevens.geboortedatum)
    assert set(zelfde) == {oud.id, wgs.id}
    assert wereld.leest(casussen.codes_van_spoor, zelfde, Spoor.WGS) == {wgs.id: str(wgs.code)}
    assert wereld.leest(casussen.codes_van_spoor, zelfde, Spoor.NAZORG) == {oud.id: str(oud.code)}


async def test_from_the_wgs_nobody_crosses_over(wereld: Wereld) -> None:
    wgs = maakt_casus(wereld, "jeugd", None, SEM)
    kaart = await wereld.regisseur.opens("opschalen", casuscode=str(wgs.code))
    assert "Wie gaat mee?" not in kaart
    assert SEM not in kaart
    over = await wereld.regisseur.presses_raw("opschalen.formulier", {"v": 1, "van": wgs.id, "tafel": "volwassenen"})
    assert "Dit kan niet bij deze casus" in over
    assert SEM not in over


async def test_a_tafel_of_nazorg_cannot_be_chosen(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    keuze = await wereld.regisseur.opens("opschalen", casuscode=str(oud.code))
    (veld,) = keuze.invoer
    assert [een["value"] for een in veld["choices"]] == ["jeugd", "volwassenen", "huiselijk-geweld"]
    druk = (await opent(wereld, oud)).druk("Opschalen", ingevuld(oud))
    kaart = await wereld.regisseur.presses_raw(druk.verb, {**druk.data, "naar": "nazorg"})
    assert "Opgeschaald" not in kaart
    assert overgangen(wereld, oud) == ()


def collega(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, "zvh"))


async def test_another_regisseur_and_a_partner_are_refused(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    druk = (await opent(wereld, oud)).druk("Opschalen", ingevuld(oud))
    for wie in (collega(wereld), wereld.partner("politie")):
        assert SEM not in await wie.opens("opschalen", casuscode=str(oud.code))
        assert SEM not in await wie.presses_raw(druk.verb, druk.data)
    assert overgangen(wereld, oud) == ()


async def test_somebody_elses_casus_and_none_give_the_same_refusal(wereld: Wereld) -> None:
    oud, van_ander = nazorg(wereld), collega(wereld)
    bestaat = await van_ander.opens("opschalen", casuscode=str(oud.code))
    bestaat_niet = await van_ander.opens("opschalen", casuscode="26-9999-R")
    assert bestaat.tekst == bestaat_niet.tekst


async def test_somebody_of_another_casus_cannot_be_slipped_in(wereld: Wereld) -> None:
    oud, ander = nazorg(wereld, SEM), nazorg(wereld, NOOR)
    druk = (await opent(wereld, oud)).druk("Opschalen", ingevuld(oud))
    data = {**druk.data, f"veld.{ander.betrokkenen[0].id}": "betrokkene"}
    assert NOOR not in await wereld.regisseur.presses_raw(druk.verb, data)
    assert overgangen(wereld, oud) == ()


async def test_its_regisseur_sees_that_it_was_done_and_a_partner_does_not(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    wereld.doet(toegang.verleen, Toegang(oud.id, "politie", Rol.PARTNER, wereld.nu))
    await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    eigen = await wereld.regisseur.opens("casus toon", casuscode=str(oud.code))
    assert "Opgeschaald" in eigen
    assert str(nieuw.code) in eigen
    van_partner = await wereld.partner("politie").opens("casus toon", casuscode=str(oud.code))
    assert SEM in van_partner
    assert "pgeschaald" not in van_partner
    assert str(nieuw.code) not in van_partner


async def test_who_runs_only_one_of_the_two_does_not_read_the_code_of_the_other(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    await schaalt_op(wereld, oud)
    (nieuw,) = nieuwe_uit(wereld, oud)
    ander = collega(wereld)
    wereld.doet(casussen.draag_over, [nieuw.id], van=wereld.regisseur.id, naar=ander.id)
    van_oud = await wereld.regisseur.opens("casus toon", casuscode=str(oud.code))
    assert "Opgeschaald" in van_oud
    assert str(nieuw.code) not in van_oud
    van_nieuw = await ander.opens("casus toon", casuscode=str(nieuw.code))
    assert "Opgeschaald uit nazorg" in van_nieuw
    assert str(oud.code) not in van_nieuw


async def test_what_is_typed_is_posted_nowhere(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    await wereld.regisseur.types("/opschalen")
    await schaalt_op(wereld, oud)
    await wereld.regisseur.types(f"/opschalen {oud.code}")
    assert "Kanarie" not in wereld.posted()


async def test_of_radicalisering_nothing_is_kept_until_somebody_says_it_is_not_about_that(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    veld = "Waarom is dit nodig, in uw eigen woorden?"
    kaart = await schaalt_op(wereld, oud, **{veld: "Zorgen over radicalisering"})
    assert "casusoverleg radicalisering van uw gemeente" in kaart
    assert overgangen(wereld, oud) == ()
    niet = {"Gaat het hier om iets anders?": "Het gaat hier niet over radicalisering of terrorisme"}
    assert "Opgeschaald" in await wereld.regisseur.presses(kaart, "Opschalen", niet)
    (nieuw,) = nieuwe_uit(wereld, oud)
    (regel,) = [een for een in wereld.logboek(nieuw.id) if een.handeling is Handeling.ELDERS_NIET_OVER]
    assert regel.onderwerp_id == "radicalisering"


async def test_a_number_in_why_is_asked_about_once_and_nobody_crosses_before(wereld: Wereld) -> None:
    oud = nazorg(wereld)
    waarom = "Waarom is dit nodig, in uw eigen woorden?"
    kaart = await schaalt_op(wereld, oud, **{waarom: "Zijn nummer is 111222333"})
    assert f"{waarom}: dit lijkt op een burgerservicenummer (BSN)" in kaart
    assert overgangen(wereld, oud) == ()
    for _ in range(2):
        assert "Opgeschaald" in await wereld.regisseur.presses(kaart, "Toch opslaan")
    assert len(overgangen(wereld, oud)) == 1


async def test_a_region_without_reasons_crosses_nowhere(store: Store, demo_regio: Regio, nederlands: Teksten) -> None:
    wereld = wereld_van(store, replace(demo_regio, opschalen=Opschaalregels()), nederlands)
    oud = nazorg(wereld)
    kaart = await wereld.regisseur.opens("opschalen", casuscode=str(oud.code))
    assert "nog niet vastgesteld" in kaart
    assert SEM not in kaart


async def test_two_at_the_same_moment_make_one(wereld: Wereld) -> None:
    """Whoever read the casus before the other was done is refused by its row version, and looks again."""
    oud = nazorg(wereld)
    vooraf = wereld.leest(casussen.lees, oud.id)
    await schaalt_op(wereld, oud)

    def te_laat(uow: UnitOfWork) -> None:
        casussen.wijzig(uow, vooraf)

    with pytest.raises(Conflict):
        wereld.doet(te_laat)
