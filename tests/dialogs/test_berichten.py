from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dialogs import agenda as agenda_onderwerp
from dialogs import berichten as onderwerp
from dialogs import help as hulp
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip
from domain.advies import Adviesvraag
from domain.afschalen import Afschaling
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regie import Regie
from domain.regio import Regio
from domain.uitvraag import Uitvraag
from domain.volhouden import Volhoudregel, Volhoudstap
from storage import advies, afschalen, gesprekken, outbox, regie, volhouden
from storage import casus as casussen
from storage.outbox import OutboxStatus, Verzending
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, context, neemt
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import CANARY, gesprek_in, koppelt, maakt_casus, om, plant, vraagt_uit

POLITIE = kanaal("politie")
JEUGD = kanaal("jeugd")


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    """A world in which an uitvraag is a plain message of which the regisseur is the owner."""
    registry = Registry()
    for topic in (hulp, agenda_onderwerp, onderwerp):
        topic.register(registry)
    nieuw = Wereld(store, demo_regio, nederlands, registry)
    for soort in (
        Berichtsoort.WERKLIJST,
        Berichtsoort.SPOED,
        Berichtsoort.BELLEN,
        Berichtsoort.HERINNERING,
        Berichtsoort.LAATSTE_HERINNERING,
        Berichtsoort.ALLES_BINNEN,
    ):
        registry.message(MessageSpec(soort, eenvoudig, OnUncertain.ASK, lambda _, __: nieuw.regisseur.id))
    return nieuw


def eenvoudig(van: Context, _: str) -> OutgoingMessage:
    return OutgoingMessage(summary=van.teksten("algemeen.samenvatting"), card={"type": "AdaptiveCard"})


@pytest.fixture
async def uitvraag(wereld: Wereld) -> Uitvraag:
    """An uitvraag to the politie, whose conversation is known; the regisseur has spoken with the bot before."""
    await wereld.regisseur.types("/help")
    await koppelt(wereld, POLITIE, gesprekken.Bestemming.ORGANISATIE, "politie")
    zitting = plant(wereld, "jeugd", om(wereld, date(2026, 3, 5), 13, 30))
    return vraagt_uit(wereld, maakt_casus(wereld, "jeugd"), zitting, "politie")


Misgaat = Callable[[Wereld, Verzending], None]


def wordt_geweigerd(wereld: Wereld, werk: Verzending) -> None:
    wereld.doet(outbox.dood, werk, 400)


def blijft_onzeker(wereld: Wereld, werk: Verzending) -> None:
    wereld.doet(outbox.onzeker, werk, "uncertain")


def is_onbereikbaar(wereld: Wereld, werk: Verzending) -> None:
    wereld.doet(outbox.onbereikbaar, werk, "unreachable")


def probeert(wereld: Wereld, misgaat: Misgaat) -> Verzending:
    """Try the next message, let it go wrong, and tell the owner, as the sender does."""
    genomen = neemt(wereld)
    assert genomen is not None
    werk, _ = genomen
    misgaat(wereld, werk)
    wereld.doet(
        lambda uow: onderwerp.plan_onbestelbaar(wereld.registry, context(wereld, uow), outbox.lees(uow, werk.id))
    )
    return werk


def stuurt(wereld: Wereld, van: Uitvraag, misgaat: Misgaat) -> Verzending:
    """Send the uitvraag to the politie, and let that go wrong."""
    gesprek = gesprek_in(wereld, POLITIE)
    wereld.doet(
        outbox.plan,
        soort=Berichtsoort.SPOED,
        onderwerp_id=van.bevragingen[0].id,
        gesprek_id=gesprek.id,
    )
    return probeert(wereld, misgaat)


def aan(post: list[Bezorgd], wie: Deelnemer) -> list[Bezorgd]:
    return [een for een in post if een.waar == wie.chat.conversation_id]


def status(wereld: Wereld, werk: Verzending) -> OutboxStatus:
    return wereld.leest(outbox.lees, werk.id).status


def hoort(wereld: Wereld) -> Kaart:
    """What the regisseur reads about it."""
    (bericht,) = aan(bezorgt(wereld), wereld.regisseur)
    return bericht.kaart


@pytest.mark.parametrize(
    ("misgaat", "titel", "waarom"),
    [
        (wordt_geweigerd, "Bericht niet bezorgd", "Teams nam het bericht niet aan."),
        (is_onbereikbaar, "Bericht niet bezorgd", "Het gesprek bestaat niet meer, of Tafelbot is eruit verwijderd."),
        (blijft_onzeker, "Is dit bericht aangekomen?", "Kijk eerst of het bericht er staat."),
    ],
)
async def test_the_owner_hears_what_did_not_arrive_and_why_in_codes(
    wereld: Wereld, uitvraag: Uitvraag, misgaat: Misgaat, titel: str, waarom: str
) -> None:
    stuurt(wereld, uitvraag, misgaat)
    kaart = hoort(wereld)
    assert titel in kaart
    assert waarom in kaart
    assert "Politie Merwestreek" in kaart
    assert "26-0001-" in kaart
    assert kaart.knoppen == ("Opnieuw sturen", "Laat maar")
    assert CANARY not in wereld.posted()
    assert "egietafel" not in kaart


async def test_sent_again_it_arrives_and_the_card_follows(wereld: Wereld, uitvraag: Uitvraag) -> None:
    werk = stuurt(wereld, uitvraag, wordt_geweigerd)
    kaart = hoort(wereld)
    antwoord = await wereld.regisseur.presses(kaart, "Opnieuw sturen")
    assert "Het bericht wordt opnieuw gestuurd." in antwoord
    assert antwoord.knoppen == ()
    post = bezorgt(wereld)
    assert [een.waar for een in post if een.werk.soort == Berichtsoort.SPOED] == [POLITIE.conversation_id]
    (bewerkt,) = aan(post, wereld.regisseur)
    assert bewerkt.bewerkt
    assert bewerkt.kaart.knoppen == ()
    assert status(wereld, werk) is OutboxStatus.VERZONDEN
    assert wereld.handelingen().count(Handeling.BERICHT_OPNIEUW) == 1


async def test_pressed_twice_it_is_sent_once(wereld: Wereld, uitvraag: Uitvraag) -> None:
    stuurt(wereld, uitvraag, blijft_onzeker)
    kaart = hoort(wereld)
    await wereld.regisseur.presses(kaart, "Opnieuw sturen", activity_id="zelfde")
    await wereld.regisseur.presses(kaart, "Opnieuw sturen", activity_id="zelfde")
    bezorgt(wereld)
    nog_eens = await wereld.regisseur.presses(kaart, "Opnieuw sturen")
    assert "Het bericht is alsnog bezorgd." in nog_eens
    assert [een for een in bezorgt(wereld) if een.werk.soort == Berichtsoort.SPOED] == []
    assert wereld.handelingen().count(Handeling.BERICHT_OPNIEUW) == 1


async def test_a_press_on_an_old_card_does_nothing_once_it_went_wrong_again(wereld: Wereld, uitvraag: Uitvraag) -> None:
    werk = stuurt(wereld, uitvraag, blijft_onzeker)
    oud = hoort(wereld)
    await wereld.regisseur.presses(oud, "Opnieuw sturen")
    probeert(wereld, blijft_onzeker)
    await wereld.regisseur.presses(oud, "Opnieuw sturen")
    assert status(wereld, werk) is OutboxStatus.ONZEKER
    nieuw = [een for een in aan(bezorgt(wereld), wereld.regisseur) if not een.bewerkt]
    assert len(nieuw) == 1
    await wereld.regisseur.presses(nieuw[0].kaart, "Opnieuw sturen")
    assert status(wereld, werk) is OutboxStatus.WACHT


async def test_left_it_is_never_sent_and_the_card_says_so(wereld: Wereld, uitvraag: Uitvraag) -> None:
    werk = stuurt(wereld, uitvraag, wordt_geweigerd)
    kaart = hoort(wereld)
    antwoord = await wereld.regisseur.presses(kaart, "Laat maar")
    assert "Het bericht wordt niet meer gestuurd." in antwoord
    assert status(wereld, werk) is OutboxStatus.VERVALLEN
    daarna = await wereld.regisseur.presses(kaart, "Opnieuw sturen")
    assert "Het bericht wordt niet meer gestuurd." in daarna
    (bewerkt,) = bezorgt(wereld)
    assert bewerkt.bewerkt
    assert "Het bericht wordt niet meer gestuurd." in bewerkt.kaart
    assert wereld.handelingen().count(Handeling.BERICHT_GELATEN) == 1
    assert Handeling.BERICHT_OPNIEUW not in wereld.handelingen()


@pytest.mark.parametrize("knop", ["Opnieuw sturen", "Laat maar"])
async def test_only_its_owner_may_choose(wereld: Wereld, uitvraag: Uitvraag, knop: str) -> None:
    werk = stuurt(wereld, uitvraag, wordt_geweigerd)
    kaart = hoort(wereld)
    ander = wereld.persoon("Andere Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    for iemand in (ander, wereld.partner("politie"), wereld.beheerder):
        assert "Dit kan ik niet voor u openen" in await iemand.presses(kaart, knop)
    assert status(wereld, werk) is OutboxStatus.DOOD


async def test_another_region_cannot_reach_it(wereld: Wereld, uitvraag: Uitvraag) -> None:
    werk = stuurt(wereld, uitvraag, wordt_geweigerd)
    kaart = hoort(wereld)
    ander = Wereld(wereld.store, replace(wereld.regio, code="ANDERS"), wereld.teksten, wereld.registry, wereld.nu)
    assert "Niet gevonden" in await ander.regisseur.presses(kaart, "Opnieuw sturen")
    assert status(wereld, werk) is OutboxStatus.DOOD


async def test_a_closed_conversation_is_tried_once_more_when_the_owner_says_so(
    wereld: Wereld, uitvraag: Uitvraag
) -> None:
    werk = stuurt(wereld, uitvraag, is_onbereikbaar)
    kaart = hoort(wereld)
    assert bezorgt(wereld) == []
    await wereld.regisseur.presses(kaart, "Opnieuw sturen")
    assert POLITIE.conversation_id in [een.waar for een in bezorgt(wereld)]
    assert status(wereld, werk) is OutboxStatus.VERZONDEN
    assert gesprek_in(wereld, POLITIE).bereikbaar


async def test_somebody_who_never_spoke_with_the_bot_is_tried_once_more_when_the_owner_says_so(
    wereld: Wereld, uitvraag: Uitvraag
) -> None:
    nieuweling = wereld.partner("politie")
    wereld.doet(
        outbox.plan,
        soort=Berichtsoort.SPOED,
        onderwerp_id=uitvraag.bevragingen[0].id,
        persoon_id=nieuweling.id,
    )
    werk = probeert(wereld, is_onbereikbaar)
    kaart = hoort(wereld)
    assert "Er is nog geen gesprek met deze persoon of organisatie bekend." in kaart
    assert neemt(wereld) is None
    await wereld.regisseur.presses(kaart, "Opnieuw sturen")
    genomen = neemt(wereld)
    assert genomen is not None
    assert genomen[0].id == werk.id


async def test_a_closed_conversation_that_is_heard_of_again_needs_no_choice(wereld: Wereld, uitvraag: Uitvraag) -> None:
    stuurt(wereld, uitvraag, is_onbereikbaar)
    await wereld.beheerder.adds_the_bot(POLITIE)
    assert [een.waar for een in bezorgt(wereld)] == [POLITIE.conversation_id]


async def test_what_waits_in_a_closed_conversation_can_be_left(wereld: Wereld, uitvraag: Uitvraag) -> None:
    werk = stuurt(wereld, uitvraag, is_onbereikbaar)
    await wereld.regisseur.presses(hoort(wereld), "Laat maar")
    await wereld.beheerder.adds_the_bot(POLITIE)
    assert status(wereld, werk) is OutboxStatus.VERVALLEN
    assert POLITIE.conversation_id not in [een.waar for een in bezorgt(wereld)]


async def test_when_a_later_act_took_its_place_the_owner_hears_of_that_one(wereld: Wereld, uitvraag: Uitvraag) -> None:
    def terwijl_er_weer_een_gepland_wordt(wereld: Wereld, werk: Verzending) -> None:
        assert werk.gesprek is not None
        wereld.doet(outbox.plan, soort=werk.soort, onderwerp_id=werk.onderwerp_id, gesprek_id=werk.gesprek.id)
        is_onbereikbaar(wereld, werk)

    eerste = stuurt(wereld, uitvraag, terwijl_er_weer_een_gepland_wordt)
    assert status(wereld, eerste) is OutboxStatus.VERVALLEN
    await wereld.regisseur.presses(hoort(wereld), "Opnieuw sturen")
    assert POLITIE.conversation_id in [een.waar for een in bezorgt(wereld)]


async def test_the_agenda_that_could_not_be_posted_is_named_by_tafel_and_day(
    wereld: Wereld, uitvraag: Uitvraag
) -> None:
    await koppelt(wereld, JEUGD, gesprekken.Bestemming.TAFEL, "jeugd")
    gesprek = gesprek_in(wereld, JEUGD)
    wereld.nu = om(wereld, date(2026, 3, 4), 10)
    wereld.doet(outbox.plan, soort=Berichtsoort.AGENDA, onderwerp_id=uitvraag.zitting_id, gesprek_id=gesprek.id)
    probeert(wereld, blijft_onzeker)
    kaart = hoort(wereld)
    assert "of de agenda van Regietafel Jeugd voor donderdag 5 maart, 13.30 uur is geplaatst" in kaart
    assert "26-0001-" not in kaart


@pytest.mark.parametrize(
    ("soort", "onderwerp_van", "zin"),
    [
        (Berichtsoort.WERKLIJST, lambda u: f"{u.zitting_id}:politie", "aan Politie Merwestreek voor donderdag 5 maart"),
        (Berichtsoort.HERINNERING, lambda _: "politie:2026-03-03", "Een herinnering aan Politie Merwestreek kon niet"),
        (Berichtsoort.SPOED, lambda u: u.bevragingen[0].id, "De spoedvraag over 26-0001-"),
        (Berichtsoort.BELLEN, lambda u: u.bevragingen[0].id, "over wie u voor 26-0001-"),
        (Berichtsoort.LAATSTE_HERINNERING, lambda u: u.bevragingen[0].id, "over de laatste herinnering voor 26-0001-"),
        (Berichtsoort.ALLES_BINNEN, lambda u: u.id, "alles binnen is, kon niet"),
        (Berichtsoort.SPOED, lambda _: "bestaat-niet-meer", "Een bericht kon niet worden bezorgd."),
    ],
)
async def test_every_kind_of_message_is_named(
    wereld: Wereld, uitvraag: Uitvraag, soort: Berichtsoort, onderwerp_van: Callable[[Uitvraag], str], zin: str
) -> None:
    gesprek = gesprek_in(wereld, POLITIE)
    wereld.doet(outbox.plan, soort=soort, onderwerp_id=onderwerp_van(uitvraag), gesprek_id=gesprek.id)
    probeert(wereld, wordt_geweigerd)
    assert zin in hoort(wereld)


async def test_what_is_told_of_the_course_of_a_casus_is_named_too(wereld: Wereld, uitvraag: Uitvraag) -> None:
    een = wereld.leest(casussen.lees, uitvraag.casus_id)
    code, wie = str(een.code), wereld.regisseur.id

    def maak(uow: UnitOfWork) -> None:
        afschalen.voeg_toe(uow, Afschaling("af", een.id, uow.now, wie))
        regie.beleg(uow, Regie("periode", een.id, "politie", uow.now, wie))
        regel = Volhoudregel("regel", een.id, Volhoudstap.MOTIVEREN, uow.now, wie, organisatie="politie")
        volhouden.voeg_toe(uow, regel)
        advies.voeg_toe(uow, Adviesvraag("vraag", wie, "politie", uow.now, "samenwerken", "Hoe?"))

    wereld.doet(maak)
    zinnen = {
        (Berichtsoort.CONSULT, "af"): f"het consult van {code}",
        (Berichtsoort.REGIE, "weg:periode"): f"aan Politie Merwestreek over de casusregie van {code}",
        (Berichtsoort.AANSPORING, "regel"): f"Uw vraag aan Politie Merwestreek over {code}",
        (Berichtsoort.MAIL_AANSPORING, "regel"): f"Een e-mail aan een contact van Politie Merwestreek, over {code}",
        (Berichtsoort.KWESTIE, een.id): "Het bericht aan Rosa Regisseur over de nieuwe kwestie",
        (Berichtsoort.ADVIES_ANTWOORD, "vraag"): "een adviesvraag van Politie Merwestreek",
        (Berichtsoort.TRIAGE_UITSLAG, "weg"): "Een bericht kon niet worden bezorgd.",
        (Berichtsoort.AANSPORING, "weg"): "Een bericht kon niet worden bezorgd.",
    }
    gesprek = gesprek_in(wereld, POLITIE)
    for (soort, onderwerp_id), zin in zinnen.items():
        if soort not in wereld.registry.messages:
            wereld.registry.message(MessageSpec(soort, eenvoudig, OnUncertain.ASK, lambda _, __: wie))
        wereld.doet(outbox.plan, soort=soort, onderwerp_id=onderwerp_id, gesprek_id=gesprek.id)
        probeert(wereld, wordt_geweigerd)
        kaart = hoort(wereld)
        assert zin in kaart
        if soort is Berichtsoort.KWESTIE:
            assert code not in kaart


async def test_who_cannot_be_reached_is_not_told_so(wereld: Wereld, uitvraag: Uitvraag) -> None:
    stuurt(wereld, uitvraag, wordt_geweigerd)
    probeert(wereld, wordt_geweigerd)
    assert bezorgt(wereld) == []
    assert wereld.handelingen().count(Handeling.BERICHT_ONBESTELBAAR) == 2


async def test_what_was_solved_before_the_owner_could_hear_of_it_is_not_told(
    wereld: Wereld, uitvraag: Uitvraag
) -> None:
    stuurt(wereld, uitvraag, is_onbereikbaar)
    await wereld.beheerder.adds_the_bot(POLITIE)
    assert aan(bezorgt(wereld), wereld.regisseur) == []


async def test_both_ways_of_going_wrong_stand_in_the_logboek(wereld: Wereld, uitvraag: Uitvraag) -> None:
    werk = stuurt(wereld, uitvraag, blijft_onzeker)
    (regel,) = [een for een in wereld.logboek() if een.handeling is Handeling.BERICHT_ONZEKER]
    assert regel.onderwerp_id == werk.id


# An answer that Teams did not take


async def test_an_answer_that_did_not_arrive_can_be_opened_after_all(wereld: Wereld) -> None:
    regisseur = wereld.regisseur
    await regisseur.types("/help")
    wereld.verstrijkt(seconds=1)
    wereld.doet(
        outbox.plan,
        soort=Berichtsoort.UITGESTELD,
        onderwerp_id=f"{regisseur.id}:help",
        persoon_id=regisseur.id,
    )
    (bericht,) = bezorgt(wereld)
    assert "Uw opdracht /help is verwerkt" in bericht.kaart
    assert "Wat u kunt doen" in await regisseur.presses(bericht.kaart, "Openen")


def test_a_command_that_does_not_exist_is_not_offered(wereld: Wereld) -> None:
    spec = wereld.registry.messages[Berichtsoort.UITGESTELD]
    gemaakt = wereld.doet(lambda uow: spec.render(context(wereld, uow), "p1:alles wissen"))
    assert gemaakt == Skip("opdracht_onbekend")


def test_neither_kind_of_message_about_messages_harms_when_it_comes_twice(wereld: Wereld) -> None:
    for soort in (Berichtsoort.ONBESTELBAAR, Berichtsoort.UITGESTELD):
        spec = wereld.registry.messages[soort]
        assert spec.on_uncertain is OnUncertain.RESEND
        assert wereld.doet(lambda uow, zelf=spec: zelf.owner(context(wereld, uow), "x")) is None
