"""Back to the local field: five checks, nothing open, one partner with the regie, and a day to look again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.alles import maak_registry
from dialogs.kern.berichtsoorten import Berichtsoort
from domain.afschalen import Afschaling
from domain.afspraak import Afspraak, Afspraakhandeling, AfspraakStatus
from domain.afwezigheid import Afwezigheid
from domain.bewaren import Bewaarsoort
from domain.casus import Casus, Fase
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio
from domain.uitvraag import UitvraagStatus
from storage import afschalen, afspraken, afwezigheid, agenda, bewaren, personen, regie, uitvraag
from storage import casus as casussen
from storage.store import Store, UnitOfWork
from teksten.catalogus import Teksten
from tests._kaart import Kaart
from tests.dialogs._post import Bezorgd, bezorgt, tikt, tikt_tot
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus, nodigt_uit, plant, vraagt_uit

NAAR = "Wijkteam Kade"
GEHEIM = "Kanariewoorden over de risico's 🙂 عمر **niet vet**"
WAT = "Kanarieafspraak: belt elke week"
CONSULT = date(2026, 6, 2)


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    return Wereld(store, demo_regio, nederlands, maak_registry())


def met_plan(wereld: Wereld, *namen: str) -> Casus:
    een = maakt_casus(wereld, "jeugd", None, *namen)
    een = wereld.doet(casussen.wijzig, replace(een, fase=Fase.VOLHOUDEN))
    nodigt_uit(wereld, een, "politie", "ggd")
    return een


def spreekt_af(wereld: Wereld, een: Casus, organisatie: str = "politie") -> Afspraak:
    def doe(uow: UnitOfWork) -> Afspraak:
        nieuw = Afspraak(
            id=uow.new_id(),
            casus_id=een.id,
            wat=WAT,
            organisatie=organisatie,
            wanneer=uow.now.date() + timedelta(days=10),
            status=AfspraakStatus.LOPEND,
            gemaakt_op=uow.now,
            gemaakt_door_id=een.regisseur_id,
            teken_op=uow.now,
        )
        afspraken.voeg_toe(uow, nieuw)
        return nieuw

    return wereld.doet(doe)


CHECKS = {
    "Naar wie in het lokale veld?": NAAR,
    "Wat is daarover afgesproken?": "Zij pakken het op.",
    "risico": GEHEIM,
    "Hoe werken de partijen nu samen?": "Goed.",
    "Welke partner krijgt de regie?": "GGD Merwestreek",
    "Wie is daar de casusregisseur? (naam en functie)": "Gerda Gezond",
    "Wanneer kijkt u opnieuw?": CONSULT.isoformat(),
    "Wanneer schalen partners eerder weer op?": "Bij overlast.",
    "Is de betrokkene geïnformeerd?": "Ja",
    "Door wie, of waarom niet?": "Door Gerda Gezond",
}


async def opent(wereld: Wereld, een: Casus) -> Kaart:
    return await wereld.regisseur.opens("afschalen", casuscode=str(een.code))


async def kijkt_na(wereld: Wereld, een: Casus, **anders: str) -> Kaart:
    return await wereld.regisseur.presses(await opent(wereld, een), "Nakijken en afschalen", {**CHECKS, **anders})


async def schaalt_af(wereld: Wereld, een: Casus, **anders: str) -> Kaart:
    return await wereld.regisseur.presses(await kijkt_na(wereld, een, **anders), "Ja, afschalen")


def nu(wereld: Wereld, een: Casus) -> Casus:
    return wereld.leest(casussen.lees, een.id)


def checks(wereld: Wereld, een: Casus) -> tuple[Afschaling, ...]:
    return wereld.leest(afschalen.van_casus, een.id)


def consulten(post: list[Bezorgd]) -> list[Bezorgd]:
    return [een for een in post if een.werk.soort == Berichtsoort.CONSULT]


def keren(wereld: Wereld, een: Casus, handeling: Handeling) -> int:
    """How often it was done: of each time there is one line about the casus as a whole."""
    regels = wereld.logboek(een.id)
    return sum(regel.handeling is handeling and regel.betrokkene_id is None for regel in regels)


async def test_with_five_checks_done_and_nothing_open_a_casus_goes_back(wereld: Wereld) -> None:
    een = met_plan(wereld)
    blik = await kijkt_na(wereld, een)
    assert "Klopt dit?" in blik
    assert GEHEIM in blik
    assert nu(wereld, een).fase is Fase.AFSCHALEN
    klaar = await wereld.regisseur.presses(blik, "Ja, afschalen")
    assert "is afgeschaald en afgesloten" in klaar
    assert nu(wereld, een).fase is Fase.AFGESLOTEN
    houder = wereld.leest(regie.huidige, een.id)
    assert houder is not None
    assert houder.organisatie == "ggd"
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id)
    assert klok is not None
    assert klok.begonnen_op == wereld.nu
    gedaan = wereld.handelingen(een.id)
    for handeling in (Handeling.AFSCHALEN_BEGONNEN, Handeling.CASUS_AFGESCHAALD, Handeling.CASUS_AFGESLOTEN):
        assert handeling in gedaan


async def test_the_regie_goes_to_somebody_by_name_when_he_is_registered_there(wereld: Wereld) -> None:
    een, gerda = met_plan(wereld), wereld.partner("ggd", "Gerda Gezond")
    await schaalt_af(wereld, een)
    houder = wereld.leest(regie.huidige, een.id)
    assert houder is not None
    assert houder.persoon_id == gerda.id


async def test_who_gets_the_regie_hears_it_though_the_casus_is_closed(wereld: Wereld) -> None:
    een, gerda = met_plan(wereld), wereld.partner("ggd", "Gerda Gezond")
    await gerda.types("/help")
    await schaalt_af(wereld, een)
    (post,) = [post for post in bezorgt(wereld) if post.werk.soort == Berichtsoort.REGIE]
    assert str(een.code) in post.kaart
    for geheim in (GEHEIM, NAAR, CANARY):
        assert geheim not in post.kaart


async def test_what_is_missing_is_told_per_check_and_what_was_said_is_kept(wereld: Wereld) -> None:
    een = met_plan(wereld)
    leeg = dict.fromkeys(CHECKS, "") | {"Naar wie in het lokale veld?": NAAR}
    kaart = await wereld.regisseur.presses(await opent(wereld, een), "Nakijken en afschalen", leeg)
    for woorden in ("laatste check op risico", "check op de samenwerking", "Leg de regie bij", "dag voor het consult"):
        assert woorden in kaart
    assert "Ja, afschalen" not in kaart.knoppen
    weer = await opent(wereld, een)
    assert {veld["id"]: veld.get("value") for veld in weer.invoer}["naar"] == NAAR


async def test_a_draft_is_kept_and_can_be_given_up(wereld: Wereld) -> None:
    een = met_plan(wereld)
    bewaard = await wereld.regisseur.presses(await opent(wereld, een), "Bewaren", CHECKS)
    assert "Bewaard." in bewaard
    gestaakt = await wereld.regisseur.presses(bewaard, "Stoppen met afschalen")
    assert "loopt gewoon door" in gestaakt
    assert nu(wereld, een).fase is Fase.VOLHOUDEN
    (eerst,) = checks(wereld, een)
    assert eerst.gestaakt_op == wereld.nu
    assert "Bewaard." in await wereld.regisseur.presses(await opent(wereld, een), "Bewaren", CHECKS)
    assert len(checks(wereld, een)) == 2


async def test_an_open_afspraak_is_in_the_way_until_it_is_done(wereld: Wereld) -> None:
    een = met_plan(wereld)
    afspraak = spreekt_af(wereld, een)
    kaart = await kijkt_na(wereld, een)
    assert "Er staat nog 1 afspraak open." in kaart
    zonder = await kijkt_na(wereld, een, **{f"veld.{afspraak.id}": "Klaar"})
    assert "één regel: het resultaat of de reden" in zonder
    klaar = {f"veld.{afspraak.id}": "Klaar", f"veld.{afspraak.id}-regel": "Hij belt zelf."}
    assert "is afgeschaald" in await schaalt_af(wereld, een, **klaar)
    na = wereld.leest(afspraken.lees, afspraak.id)
    assert (na.status, na.resultaat) == (AfspraakStatus.GEREED, "Hij belt zelf.")


async def test_what_goes_on_in_the_local_field_ends_only_with_the_casus_and_says_with_whom_it_is(
    wereld: Wereld,
) -> None:
    een = met_plan(wereld)
    afspraak = spreekt_af(wereld, een)
    door = {f"veld.{afspraak.id}": "Loopt door in het lokale veld, bij de partner met de regie"}
    blik = await kijkt_na(wereld, een, **door)
    assert wereld.leest(afspraken.lees, afspraak.id).open
    assert WAT in blik
    await wereld.regisseur.presses(blik, "Ja, afschalen")
    na = wereld.leest(afspraken.lees, afspraak.id)
    assert (na.status, "GGD Merwestreek" in na.resultaat) == (AfspraakStatus.GEREED, True)
    regels = wereld.leest(afspraken.regels, afspraak.id)
    assert Afspraakhandeling.OVERGEDRAGEN in {regel.handeling for regel in regels}


async def test_an_afspraak_made_after_the_last_look_stops_it(wereld: Wereld) -> None:
    een = met_plan(wereld)
    blik = await kijkt_na(wereld, een)
    spreekt_af(wereld, een)
    assert "intussen iets gewijzigd" in await wereld.regisseur.presses(blik, "Ja, afschalen")
    assert nu(wereld, een).fase is Fase.AFSCHALEN


async def test_pressed_twice_it_is_done_once(wereld: Wereld) -> None:
    een = met_plan(wereld)
    blik = await kijkt_na(wereld, een)
    for _ in range(2):
        assert "is afgeschaald en afgesloten" in await wereld.regisseur.presses(blik, "Ja, afschalen")
    assert keren(wereld, een, Handeling.CASUS_AFGESCHAALD) == 1


async def test_nobody_but_its_regisseur_gets_in_after(wereld: Wereld) -> None:
    een, agent = met_plan(wereld), wereld.partner("politie")
    assert CANARY in await agent.opens("casus toon", casuscode=str(een.code))
    await schaalt_af(wereld, een)
    bo = wereld.persoon("Bo Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    for wie in (agent, wereld.partner("ggd", "Gerda Gezond"), bo):
        assert CANARY not in await wie.opens("casus toon", casuscode=str(een.code))
    assert CANARY in await wereld.regisseur.opens("casus toon", casuscode=str(een.code))


async def test_it_leaves_the_agendas_and_what_was_asked_is_closed(wereld: Wereld) -> None:
    een = met_plan(wereld)
    zitting = plant(wereld, "jeugd", wereld.nu + timedelta(days=9))
    gevraagd = vraagt_uit(wereld, een, zitting, "politie")
    await schaalt_af(wereld, een)
    assert wereld.leest(agenda.punten, zitting.id) == ()
    assert wereld.leest(uitvraag.lees, gevraagd.id).status is UitvraagStatus.GESLOTEN
    assert str(een.code) not in await wereld.partner("politie").opens("zaken")


async def test_what_was_asked_is_not_opened_again_while_the_casus_is_closed(wereld: Wereld) -> None:
    een = met_plan(wereld)
    zitting = plant(wereld, "jeugd", wereld.nu + timedelta(days=9))
    gevraagd = vraagt_uit(wereld, een, zitting, "politie")
    await schaalt_af(wereld, een)
    kaart = await wereld.regisseur.opens("uitvraag heropen", casuscode=str(een.code))
    if "Heropenen" in kaart.knoppen:
        await wereld.regisseur.presses(kaart, "Heropenen")
    assert wereld.leest(uitvraag.lees, gevraagd.id).status is UitvraagStatus.GESLOTEN


async def test_a_casus_without_a_plan_is_not_there_yet(wereld: Wereld) -> None:
    een = maakt_casus(wereld, "jeugd")
    assert "Afschalen kan als er een plan van aanpak is." in await opent(wereld, een)


async def test_others_cannot_and_a_copied_form_is_refused(wereld: Wereld) -> None:
    een = met_plan(wereld)
    bo = wereld.persoon("Bo Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    blik = await kijkt_na(wereld, een)
    druk = blik.druk("Ja, afschalen", {})
    for wie in (bo, wereld.partner("ggd"), wereld.persoon("Mia Manager", (Rol.MANAGER, "zvh"))):
        assert CANARY not in await wie.opens("afschalen", casuscode=str(een.code))
        await wie.presses_raw(druk.verb, druk.data)
    assert nu(wereld, een).fase is Fase.AFSCHALEN


async def test_ten_thousand_characters_come_back_whole(wereld: Wereld) -> None:
    een, lang = met_plan(wereld), "é" * 10_000
    kaart = await kijkt_na(wereld, een, **{"Hoe werken de partijen nu samen?": lang})
    assert "is te lang: 10000 tekens" in kaart
    assert {veld["id"]: veld.get("value") for veld in kaart.invoer}["samenwerking"] == lang
    assert checks(wereld, een) == ()


async def naar_consult(wereld: Wereld, een: Casus) -> list[Bezorgd]:
    await wereld.regisseur.types("/help")
    await schaalt_af(wereld, een)
    bezorgt(wereld)
    wereld.nu = wereld.regio.kalender.moment(CONSULT, wereld.regio.werkuren.van)
    tikt(wereld)
    return bezorgt(wereld)


async def test_the_consult_comes_back_by_itself_on_its_day_and_says_nothing_of_anybody(wereld: Wereld) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    assert str(een.code) in post.kaart
    assert "GGD Merwestreek" in post.kaart
    for geheim in (GEHEIM, NAAR, CANARY, "Gerda"):
        assert geheim not in post.kaart
    open_ = await wereld.regisseur.presses(post.kaart, "Consult openen")
    assert GEHEIM in open_


async def test_not_a_moment_before_its_day(wereld: Wereld) -> None:
    een = met_plan(wereld)
    await wereld.regisseur.types("/help")
    await schaalt_af(wereld, een)
    wereld.nu = wereld.regio.kalender.moment(CONSULT, wereld.regio.werkuren.van) - timedelta(minutes=61)
    tikt(wereld)
    assert consulten(bezorgt(wereld)) == []


async def test_when_it_goes_well_it_is_over(wereld: Wereld) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    open_ = await wereld.regisseur.presses(post.kaart, "Consult openen")
    for _ in range(2):
        na = await wereld.regisseur.presses(open_, "Het gaat goed: klaar", {"Wie sprak u, en hoe gaat het?": "Gerda"})
        assert "Het consult is gehouden" in na
    (gedaan,) = checks(wereld, een)
    assert len(gedaan.consulten) == 1
    assert keren(wereld, een, Handeling.CONSULT_GEHOUDEN) == 1
    (bewerkt,) = consulten(bezorgt(wereld))
    assert (bewerkt.bewerkt, bewerkt.kaart.knoppen) == (True, ())


async def test_a_new_day_rings_again(wereld: Wereld) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    open_ = await wereld.regisseur.presses(post.kaart, "Consult openen")
    assert "Kies een dag" in await wereld.regisseur.presses(open_, "Nieuw consult")
    await wereld.regisseur.presses(open_, "Nieuw consult", {"Nieuw consult op": "2026-06-09"})
    bezorgt(wereld)
    weer = consulten(tikt_tot(wereld, wereld.regio.kalender.moment(date(2026, 6, 9), wereld.regio.werkuren.van)))
    assert [een.bewerkt for een in weer] == [False]


async def test_another_regisseur_has_no_business_with_it(wereld: Wereld) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    bo = wereld.persoon("Bo Regisseur", (Rol.PROCESREGISSEUR, "zvh"))
    assert GEHEIM not in await bo.presses(post.kaart, "Consult openen")


def vertrekt(wereld: Wereld) -> None:
    wereld.verstrijkt(minutes=1)
    wereld.doet(personen.beeindig, wereld.regisseur.id, Rol.PROCESREGISSEUR, "zvh", wereld.nu)


async def collegas(wereld: Wereld) -> tuple[Deelnemer, Deelnemer]:
    """Two others who could run it, who have a chat with us."""
    mensen = [wereld.persoon(f"{naam} Regisseur", (Rol.PROCESREGISSEUR, "zvh")) for naam in ("Bo", "Cas")]
    for wie in mensen:
        await wie.types("/help")
    return mensen[0], mensen[1]


async def test_when_who_ran_it_has_left_the_others_hear_of_the_consult_and_one_of_them_holds_it(
    wereld: Wereld,
) -> None:
    een, (bo, cas) = met_plan(wereld), await collegas(wereld)
    await schaalt_af(wereld, een)
    vertrekt(wereld)
    wereld.nu = wereld.regio.kalender.moment(CONSULT, wereld.regio.werkuren.van)
    tikt(wereld)
    post = consulten(bezorgt(wereld))
    assert {een.waar for een in post} == {bo.chat.conversation_id, cas.chat.conversation_id}
    open_ = await bo.presses(post[0].kaart, "Consult openen")
    assert GEHEIM in open_
    assert "Het consult is gehouden" in await bo.presses(open_, "Het gaat goed: klaar")
    assert {een.bewerkt for een in consulten(bezorgt(wereld))} == {True}
    assert GEHEIM not in await wereld.partner("politie").presses(post[0].kaart, "Consult openen")


async def test_who_leaves_with_a_consult_to_be_held_does_not_take_it_with_him(wereld: Wereld) -> None:
    een, (bo, cas) = met_plan(wereld), await collegas(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    for _ in range(2):
        wereld.verstrijkt(days=8)
        tikt(wereld)
        assert consulten(bezorgt(wereld)) == []
    vertrekt(wereld)
    wereld.verstrijkt(days=8)
    tikt(wereld)
    weer = consulten(bezorgt(wereld))
    assert {een.waar for een in weer} == {bo.chat.conversation_id, cas.chat.conversation_id}
    assert GEHEIM not in await wereld.regisseur.presses(post.kaart, "Consult openen")
    await bo.presses(await bo.presses(weer[0].kaart, "Consult openen"), "Het gaat goed: klaar")
    bezorgt(wereld)
    wereld.verstrijkt(days=30)
    tikt(wereld)
    assert consulten(bezorgt(wereld)) == []


async def test_who_stands_in_for_somebody_who_left_hears_of_the_consult_alone(wereld: Wereld) -> None:
    een, (bo, cas) = met_plan(wereld), await collegas(wereld)
    await schaalt_af(wereld, een)
    weg = Afwezigheid("weg", wereld.regisseur.id, wereld.nu, wereld.nu + timedelta(days=400), cas.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    vertrekt(wereld)
    wereld.nu = wereld.regio.kalender.moment(CONSULT, wereld.regio.werkuren.van)
    tikt(wereld)
    (post,) = consulten(bezorgt(wereld))
    assert post.waar == cas.chat.conversation_id
    assert GEHEIM not in await bo.presses(post.kaart, "Consult openen")
    assert GEHEIM in await cas.presses(post.kaart, "Consult openen")


async def test_a_closed_casus_says_on_which_day_it_is_looked_at(wereld: Wereld) -> None:
    een = met_plan(wereld)
    (post,) = consulten(await naar_consult(wereld, een))
    assert "Consult: dinsdag 2 juni 2026" in await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
    consult = await wereld.regisseur.presses(post.kaart, "Consult openen")
    await wereld.regisseur.presses(consult, "Het gaat goed: klaar")
    assert "Consult: " not in await wereld.regisseur.opens("casus toon", casuscode=str(een.code))
