"""Coming to a zitting: for whoever is asked for it, with a promise of secrecy, and until it begins."""

from datetime import date

import pytest

from dialogs import aanwezigheid, agenda
from dialogs import help as hulp
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry
from dialogs.kern.turn import JsonValue
from domain.aanwezigheid import Komt
from domain.agenda import Agendapunt, Agendasoort, Zitting
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from domain.uitvraag import Uitvraag
from storage import aanwezigheid as opkomst
from storage import agenda as storage_agenda
from storage import outbox, toegang
from storage.store import Store
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import bezorgt
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import maakt_casus, nodigt_uit, om, plant, trekt_in, vraagt_uit

GEHEIM = {"Geheimhouding (nodig als u komt)": "ja"}


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, agenda, aanwezigheid):
        topic.register(registry)
    registry.message(MessageSpec(Berichtsoort.WERKLIJST, werklijst, OnUncertain.RESEND, lambda *_: None))
    return Wereld(store, demo_regio, nederlands, registry)


@pytest.fixture
def zitting(wereld: Wereld) -> Zitting:
    return plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))


@pytest.fixture
def uitvraag(wereld: Wereld, zitting: Zitting) -> Uitvraag:
    return vraagt_uit(wereld, maakt_casus(wereld, "jeugd"), zitting, "politie", "ggd")


def werklijst(context: Context, onderwerp_id: str) -> OutgoingMessage:
    """Stand in for the worklist: how many of the organisatie come."""
    zitting, _, organisatie = onderwerp_id.partition(":")
    aantal = opkomst.aantal_aangemeld(context.uow, zitting, organisatie)
    return OutgoingMessage(context.teksten("algemeen.samenvatting"), {"body": [{"text": f"aangemeld: {aantal}"}]})


async def opent(wie: Deelnemer, zitting: Zitting, organisatie: str) -> Kaart:
    data: dict[str, JsonValue] = {"v": 1, "zitting": zitting.id, "organisatie": organisatie}
    return await wie.presses_raw("aanwezigheid.open", data)


def gemeld(wereld: Wereld, zitting: Zitting, wie: Deelnemer, organisatie: str = "politie") -> Komt | None:
    eerder = wereld.leest(opkomst.lees, zitting.id, organisatie, wie.id)
    return eerder.komt if eerder else None


async def test_who_comes_promises_to_keep_what_is_said(wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag) -> None:
    politie = wereld.partner("politie")
    vorm = await opent(politie, zitting, "politie")
    assert "houdt u geheim" in vorm
    assert "Regietafel Jeugd" in vorm

    kaart = await politie.presses(vorm, "Ik kom", GEHEIM)
    assert "U bent aangemeld" in kaart
    stand = wereld.leest(opkomst.lees, zitting.id, "politie", politie.id)
    assert stand is not None
    assert stand.geheimhouding_op == wereld.nu
    assert wereld.leest(opkomst.aantal_aangemeld, zitting.id, "politie") == 1
    log = [een for een in wereld.logboek() if een.onderwerp_id == zitting.id]
    assert [(een.handeling, een.namens, een.door_id) for een in log] == [
        (Handeling.AANWEZIGHEID_GEMELD, "politie", politie.id),
        (Handeling.GEHEIMHOUDING_BEVESTIGD, "politie", politie.id),
    ]


async def test_without_the_promise_nobody_comes(wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag) -> None:
    politie, collega = wereld.partner("politie"), wereld.partner("politie", "Bo Agent")
    vorm = await opent(politie, zitting, "politie")
    kaart = await politie.presses(vorm, "Ik kom", {"Wie komt er in uw plaats?": "Bo Agent"})
    assert "Zet dan eerst een vinkje" in kaart
    assert gemeld(wereld, zitting, politie) is None
    assert collega.id in str(kaart.json)
    assert "U bent aangemeld" in await politie.presses(kaart, "Ik kom", GEHEIM)


async def test_who_does_not_come_may_name_a_colleague_who_hears_nothing_of_it(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    politie, collega = wereld.partner("politie"), wereld.partner("politie", "Bo Agent")
    vorm = await opent(politie, zitting, "politie")
    assert "Partner van ggd" not in vorm
    kaart = await politie.presses(vorm, "Ik kom niet", {"Wie komt er in uw plaats?": "Bo Agent"})
    assert "Bo Agent komt in uw plaats" in kaart
    assert gemeld(wereld, zitting, politie) is Komt.AFGEMELD
    assert gemeld(wereld, zitting, collega) is None
    assert wereld.leest(outbox.van_status, outbox.OutboxStatus.WACHT, 99) == ()


async def test_he_may_change_his_mind_until_it_begins(wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag) -> None:
    politie = wereld.partner("politie")
    kaart = await politie.presses(await opent(politie, zitting, "politie"), "Ik kom", GEHEIM)
    vorm = await politie.presses(kaart, "Wijzigen")
    assert "U bent afgemeld" in await politie.presses(vorm, "Ik kom niet")
    assert wereld.leest(opkomst.aantal_aangemeld, zitting.id, "politie") == 0

    wereld.nu = zitting.begint_op
    laat = await politie.presses(vorm, "Ik kom", GEHEIM)
    assert "al begonnen" in laat
    assert gemeld(wereld, zitting, politie) is Komt.AFGEMELD


async def test_the_worklist_of_his_organisatie_is_kept_true(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    politie = wereld.partner("politie")
    over = f"{zitting.id}:politie"
    wereld.doet(lambda uow: outbox.plan(uow, soort=Berichtsoort.WERKLIJST, onderwerp_id=over, persoon_id=politie.id))
    vorm = await opent(politie, zitting, "politie")
    assert [een.kaart.tekst for een in bezorgt(wereld)] == ["aangemeld: 0"]
    await politie.presses(vorm, "Ik kom", GEHEIM)
    assert [(een.kaart.tekst, een.bewerkt) for een in bezorgt(wereld)] == [("aangemeld: 1", True)]


async def test_pressed_twice_it_is_said_once(wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag) -> None:
    politie = wereld.partner("politie")
    vorm = await opent(politie, zitting, "politie")
    eerste = await politie.presses(vorm, "Ik kom", GEHEIM)
    tweede = await politie.presses(vorm, "Ik kom", GEHEIM)
    assert eerste.json == tweede.json
    assert wereld.handelingen().count(Handeling.GEHEIMHOUDING_BEVESTIGD) == 1


async def test_a_form_of_somebody_else_is_refused(wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag) -> None:
    politie, collega = wereld.partner("politie"), wereld.partner("politie", "Bo Agent")
    vorm = await opent(politie, zitting, "politie")
    await collega.presses(vorm, "Ik kom", GEHEIM)
    assert gemeld(wereld, zitting, collega) is None


async def test_only_an_organisatie_that_is_asked_says_whether_it_comes(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    for wie, organisatie, waarom in (
        (wereld.partner("om"), "om", "niet gevraagd"),
        (wereld.partner("om"), "politie", "voor een andere organisatie"),
        (wereld.partner("ggd"), "politie", "voor een andere organisatie"),
    ):
        assert waarom in await opent(wie, zitting, organisatie)
    assert "Ik kom" not in (await opent(wereld.regisseur, zitting, "politie")).knoppen

    trekt_in(wereld, uitvraag)
    wereld.verstrijkt(minutes=1)
    wereld.doet(toegang.beeindig, uitvraag.casus_id, "politie")
    assert "niet gevraagd" in await opent(wereld.partner("politie"), zitting, "politie")


async def test_who_takes_part_in_a_casus_on_its_agenda_may_come_as_long_as_he_does(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    een, om_ = maakt_casus(wereld, "jeugd"), wereld.partner("om")
    nodigt_uit(wereld, een, "om")
    assert "niet gevraagd" in await opent(om_, zitting, "om")
    punt = Agendapunt(zitting.id, een.id, Agendasoort.LOPEND, wereld.nu)
    wereld.doet(storage_agenda.zet_op_agenda, punt)
    assert "Regietafel Jeugd" in await om_.opens("aanwezig")
    vorm = await opent(om_, zitting, "om")
    wereld.verstrijkt(minutes=1)
    wereld.doet(toegang.beeindig, een.id, "om")
    await om_.presses(vorm, "Ik kom", GEHEIM)
    assert gemeld(wereld, zitting, om_, "om") is None
    assert "Regietafel Jeugd" not in await om_.opens("aanwezig")


async def test_who_sits_at_all_tafels_finds_his_zittingen_behind_a_button(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    nazorg = plant(wereld, "nazorg", om(wereld, date(2026, 3, 4), 10))
    vraagt_uit(wereld, maakt_casus(wereld, "nazorg"), nazorg, "politie")
    liaison = wereld.partner("politie")
    for waar in (None, kanaal("politie")):
        dicht = await liaison.types("/aanwezig", waar)
        assert "Nazorg" not in dicht
    kaart = await liaison.opens("aanwezig")
    assert kaart.tekst.index("Nazorg") < kaart.tekst.index("Regietafel Jeugd")
    assert kaart.knoppen == ("Aan- of afmelden", "Aan- of afmelden")
    assert "Regietafel Jeugd" not in await wereld.partner("om").opens("aanwezig")
    assert "Nazorg" not in await liaison.opens("aanwezig", tafel="jeugd")


async def test_a_regisseur_sees_who_comes_and_who_is_missing(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    politie = wereld.partner("politie", "Bo Agent")
    await politie.presses(await opent(politie, zitting, "politie"), "Ik kom", GEHEIM)
    ggd, collega = wereld.partner("ggd", "Noor Arts"), wereld.partner("ggd", "Kim Arts")
    vorm = await opent(ggd, zitting, "ggd")
    await ggd.presses(vorm, "Ik kom niet", {"Wie komt er in uw plaats?": collega.sender.name})

    kaart = await wereld.regisseur.opens("aanwezig")
    assert "Aangemeld: Politie Merwestreek: Bo Agent" in kaart
    assert "Afgemeld: GGD Merwestreek: Noor Arts (Kim Arts komt)" in kaart
    assert "Nog niemand aangemeld van: GGD Merwestreek" in kaart


async def test_a_regisseur_sees_the_zittingen_with_his_own_casussen_alone(
    wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag
) -> None:
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    assert "Regietafel Jeugd" not in await ander.opens("aanwezig")
    assert "Regietafel Jeugd" not in await wereld.beheerder.opens("aanwezig")


async def test_colleagues_see_of_each_other_who_comes(wereld: Wereld, zitting: Zitting, uitvraag: Uitvraag) -> None:
    politie, collega = wereld.partner("politie"), wereld.partner("politie", "Bo Agent")
    await collega.presses(await opent(collega, zitting, "politie"), "Ik kom", GEHEIM)
    assert "komen ook: Bo Agent" in await opent(politie, zitting, "politie")
    assert "Bo Agent" not in await opent(wereld.partner("ggd"), zitting, "ggd")
