"""What a contact without Teams reads in his mail: that something is waiting, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs import berichten, contacten
from dialogs import help as hulp
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.registry import Registry
from domain.agenda import Zitting
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.regio import Regio
from domain.uitvraag import Uitvraag
from storage import contacten as opslag
from storage import gesprekken, outbox
from storage.outbox import OutboxStatus
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._post import Bezorgd, bezorgt, context, neemt
from tests.dialogs._wereld import SERVICE, TENANT, Wereld
from tests.dialogs._zaken import CANARY, handelt_af, maakt_casus, om, plant, vraagt_uit

MAANDAG, WOENSDAG = date(2026, 3, 2), date(2026, 3, 11)
NEL = Contact("nel", "politie", "Nel de Vries", Kanaal.EMAIL, email="nel@zorg.example", telefoon="06 12 34 56 78")
VANDAAG = f"politie:{MAANDAG.isoformat()}"


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    for topic in (hulp, contacten, berichten):
        topic.register(registry)
    een = Wereld(store, demo_regio, nederlands, registry)
    een.doet(opslag.voeg_toe, NEL)
    return een


@pytest.fixture
def zaak(wereld: Wereld) -> Casus:
    return maakt_casus(wereld, "nazorg", None, CANARY)


@pytest.fixture
def zitting(wereld: Wereld) -> Zitting:
    return plant(wereld, "nazorg", om(wereld, WOENSDAG, 10))


@pytest.fixture
def gevraagd(wereld: Wereld, zaak: Casus, zitting: Zitting) -> Uitvraag:
    return vraagt_uit(wereld, zaak, zitting, "politie", "ggd", deadline=om(wereld, WOENSDAG, 9))


def mailt(wereld: Wereld, soort: str, onderwerp_id: str, wie: Contact = NEL) -> list[Bezorgd]:
    wereld.doet(outbox.plan, soort=soort, onderwerp_id=onderwerp_id, contact_id=wie.id)
    return bezorgt(wereld)


def bevraging(van: Uitvraag, organisatie: str = "politie") -> str:
    return next(een.id for een in van.bevragingen if een.organisatie == organisatie)


def test_an_ordinary_mail_says_that_something_is_waiting_and_how_to_reach_us(
    wereld: Wereld, gevraagd: Uitvraag
) -> None:
    (post,) = mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG)
    assert "Er staat iets voor u klaar bij het Zorg- en Veiligheidshuis Merwestad" in post.kaart
    assert "Open Teams, of bel 0100 000 000." in post.kaart


def test_an_urgent_mail_says_until_when(wereld: Wereld, gevraagd: Uitvraag) -> None:
    (post,) = mailt(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd))
    assert "Met spoed" in post.kaart
    assert "vóór woensdag 11 maart, 9.00 uur" in post.kaart


@pytest.mark.parametrize("soort", [Berichtsoort.MAIL_KLAAR, Berichtsoort.MAIL_SPOED])
def test_no_mail_says_what_or_whom_it_is_about(
    wereld: Wereld, zaak: Casus, gevraagd: Uitvraag, soort: Berichtsoort
) -> None:
    onderwerp = VANDAAG if soort is Berichtsoort.MAIL_KLAAR else bevraging(gevraagd)
    (post,) = mailt(wereld, soort, onderwerp)
    tekst = post.kaart.tekst
    tafel = wereld.regio.tafel(zaak.tafel).naam
    for verboden in (str(zaak.code), CANARY, tafel, zaak.doel, zaak.aanleiding, "PI ", "http", gevraagd.id, NEL.naam):
        assert verboden not in tekst
    for naam in wereld.regio.tafels.values():
        assert naam.naam not in tekst


def test_the_mail_of_one_organisatie_reads_as_that_of_another(wereld: Wereld, gevraagd: Uitvraag) -> None:
    ander = replace(NEL, id="ggd", organisatie="ggd")
    wereld.doet(opslag.voeg_toe, ander)
    (een,) = mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG)
    (twee,) = mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG.replace("politie", "ggd"), ander)
    assert een.kaart.tekst == twee.kaart.tekst


def test_without_a_contactpunt_it_names_no_number(wereld: Wereld, gevraagd: Uitvraag) -> None:
    wereld.regio = replace(wereld.regio, contactpunt=None)
    (post,) = mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG)
    assert "bel uw procesregisseur" in post.kaart


def test_nothing_is_mailed_once_all_is_dealt_with(wereld: Wereld, gevraagd: Uitvraag) -> None:
    handelt_af(wereld, gevraagd, "politie")
    assert mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG) == []
    assert mailt(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd)) == []


def test_nothing_is_mailed_after_the_zitting_began(wereld: Wereld, gevraagd: Uitvraag) -> None:
    wereld.nu = om(wereld, WOENSDAG, 10)
    assert mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG) == []
    assert mailt(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd)) == []


def test_after_the_deadline_an_urgent_mail_no_longer_names_it(wereld: Wereld, gevraagd: Uitvraag) -> None:
    wereld.nu = om(wereld, WOENSDAG, 9, 30)
    (post,) = mailt(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd))
    assert "vandaag nog" in post.kaart


@pytest.mark.parametrize(
    "nu",
    [
        replace(NEL, actief=False),
        replace(NEL, kanaal=Kanaal.TELEFOON),
        replace(NEL, email=""),
    ],
)
def test_who_chose_another_way_meanwhile_gets_no_mail(wereld: Wereld, gevraagd: Uitvraag, nu: Contact) -> None:
    wereld.doet(opslag.wijzig, nu)
    assert mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG) == []
    assert mailt(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd)) == []


def test_who_wants_mail_only_when_it_is_urgent_gets_only_that(wereld: Wereld, gevraagd: Uitvraag) -> None:
    wereld.doet(opslag.wijzig, replace(NEL, kanaal=Kanaal.TELEFOON, spoed=(Kanaal.EMAIL,)))
    assert mailt(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG) == []
    assert len(mailt(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd))) == 1


def test_of_something_that_is_not_there_any_more_nothing_is_mailed(wereld: Wereld) -> None:
    assert mailt(wereld, Berichtsoort.MAIL_SPOED, "weg") == []


def attention(wereld: Wereld, soort: str, onderwerp_id: str) -> tuple[str, bool]:
    spec = wereld.registry.messages[soort]
    gevonden = wereld.doet(lambda uow: spec.attention(context(wereld, uow), onderwerp_id))
    assert gevonden is not None
    return gevonden.organisatie, gevonden.urgent


def test_an_ordinary_mail_costs_attention_and_an_urgent_one_does_not(wereld: Wereld, gevraagd: Uitvraag) -> None:
    assert attention(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG) == ("politie", False)
    assert attention(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd, "ggd")) == ("ggd", True)


async def weigert(wereld: Wereld, soort: str, onderwerp_id: str) -> outbox.Verzending:
    """The mail server refuses it, and whoever should hear of that does."""
    wereld.doet(outbox.plan, soort=soort, onderwerp_id=onderwerp_id, contact_id=NEL.id)
    genomen = neemt(wereld)
    assert genomen is not None
    werk, _ = genomen

    def noteer(uow: object) -> None:
        outbox.dood(uow, werk, 550)  # type: ignore[arg-type]
        hier = context(wereld, uow)  # type: ignore[arg-type]
        berichten.plan_onbestelbaar(wereld.registry, hier, outbox.lees(hier.uow, werk.id))

    wereld.doet(noteer)
    return werk


async def test_the_regisseur_hears_that_a_mail_did_not_arrive_and_sends_it_again(
    wereld: Wereld, zaak: Casus, gevraagd: Uitvraag
) -> None:
    wereld.doet(
        gesprekken.onthoud,
        soort="personal",
        conversation_id="chat-regisseur",
        service_url=SERVICE,
        tenant_id=TENANT,
        bot_id="28:tafelbot",
        persoon_id=wereld.regisseur.id,
    )
    werk = await weigert(wereld, Berichtsoort.MAIL_SPOED, bevraging(gevraagd))
    (post,) = bezorgt(wereld)
    assert f"De spoedmail over {zaak.code}" in post.kaart
    assert "Bel" in post.kaart
    assert "zorg.example" not in post.kaart
    opnieuw = await wereld.regisseur.presses(post.kaart, "Opnieuw sturen")
    assert "opnieuw gestuurd" in opnieuw
    verstuurd = [een for een in bezorgt(wereld) if een.werk.contact_id is not None]
    assert [een.werk.id for een in verstuurd] == [werk.id]
    assert wereld.leest(outbox.lees, werk.id).status is OutboxStatus.VERZONDEN


async def test_the_list_of_contacts_shows_whose_mail_did_not_arrive(wereld: Wereld, gevraagd: Uitvraag) -> None:
    await weigert(wereld, Berichtsoort.MAIL_KLAAR, VANDAAG)
    assert "niet bezorgd" in await wereld.beheerder.types("/contacten politie")


def test_the_owner_is_the_regisseur_of_what_is_owed_first(wereld: Wereld, gevraagd: Uitvraag) -> None:
    def eigenaar(soort: str, onderwerp_id: str) -> str | None:
        return wereld.doet(lambda uow: wereld.registry.messages[soort].owner(context(wereld, uow), onderwerp_id))

    assert eigenaar(Berichtsoort.MAIL_KLAAR, VANDAAG) == wereld.regisseur.id
    assert eigenaar(Berichtsoort.MAIL_SPOED, bevraging(gevraagd)) == wereld.regisseur.id
