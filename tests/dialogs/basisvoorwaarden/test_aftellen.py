"""The day comes near: who answers for it is told at the region's points, and who works on something too."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.datum import datum
from dialogs.kern.aftellen import trek_aftelwekkers_in
from dialogs.kern.berichtsoorten import Berichtsoort
from domain.basisvoorwaarden import Stand
from domain.casus import Fase
from domain.contact import Contact, Kanaal
from domain.detentie import Verlof
from domain.formulier import Delen
from storage import casus as casussen
from storage import contacten
from storage.gesprekken import Bestemming
from storage.store import UnitOfWork
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt, tikt_tot
from tests.dialogs._wereld import Deelnemer, Wereld, groep
from tests.dialogs._zaken import koppelt, nodigt_uit, om, sluit_af
from tests.dialogs.basisvoorwaarden._terugkeer import (
    CANARY,
    GEHEIM,
    alleen_rio,
    alles_op_orde,
    gedetineerd,
    inrichting_zegt,
    posten,
    rijen,
    vandaag,
    verzet,
    werkt_aan,
    zegt,
)

GGD = groep("ggd")
ALLES_GOED = {
    "id_bewijs": "geldig",
    "huisvesting": "inwonen",
    "werk_dagbesteding": "werk",
    "inkomen_uitkering": "inkomen",
    "schulden": "geen",
    "zorg": "geen_bijzonderheden",
    "sociaal_netwerk": "steunend",
}
"""What the inrichting answers of whom nothing is left to arrange."""


@pytest.fixture
async def gea(w: Wereld) -> Deelnemer:
    """Of the GGD, which has a conversation of its own."""
    wie = w.partner("ggd", "Gea Gezond")
    w.zitten_in(GGD, [wie])
    await koppelt(w, GGD, Bestemming.ORGANISATIE, "ggd")
    return wie


def verteld(bezorgd: list[Bezorgd]) -> list[str]:
    """What the regisseur was told of days, in order."""
    return [een.kaart.tekst for een in posten(bezorgd, Berichtsoort.AFTELLEN)]


def springt(w: Wereld, dag: date) -> list[Bezorgd]:
    """Let the morning of a day come, and all that is due with it."""
    w.nu = om(w, dag, 10)
    tikt(w)
    return bezorgt(w)


def loopt_door(w: Wereld, tot: date) -> list[tuple[date, str]]:
    """Walk day by day; return on which days the regisseur was told, and what."""
    gezien: list[tuple[date, str]] = []
    while vandaag(w) < tot:
        teksten = verteld(springt(w, vandaag(w) + timedelta(days=1)))
        gezien += [(vandaag(w), tekst) for tekst in teksten]
    return gezien


async def test_thirty_days_before_the_regisseur_hears_how_many_points_are_open_and_nothing_else(w: Wereld) -> None:
    een = gedetineerd(w, 40)
    tikt(w)
    bezorgt(w)
    zegt(w, een, onderdak=Stand.OP_ORDE, zorg=Stand.NIET_NODIG, netwerk=Stand.MEE_BEZIG)
    (post,) = posten(springt(w, vandaag(w) + timedelta(days=10)), Berichtsoort.AFTELLEN)
    # The point of 30 days falls on a Thursday, today.
    assert f"{een.code}: over 30 dagen (zaterdag 11 april 2026)." in post.kaart
    assert "Nog 4 van 6 punten open." in post.kaart
    assert post.kaart.knoppen == ("Openen",)
    for woord in (
        CANARY,
        "nazorg",
        "Nazorg",
        "vrij",
        "PI ",
        "detentie",
        "terugkeer",
        "Terugkeer",
        "Merwede",
        "Onderdak",
    ):
        assert woord not in str(post.kaart.json)
    kaart = await w.regisseur.presses(post.kaart, "Openen")
    assert "Vrij over 30 dagen" in kaart


async def test_a_year_of_one_person_with_moves_tells_each_point_once_and_none_that_is_stale(w: Wereld) -> None:
    """He comes in for long, is moved up, moved back, goes on leave, and is released."""
    een = gedetineerd(w, 200)
    einde = vandaag(w) + timedelta(days=200)
    gezien = loopt_door(w, einde - timedelta(days=95))
    assert gezien == []
    gezien = loopt_door(w, einde - timedelta(days=58))
    # Ninety days before is a Saturday, so it is told on Friday.
    assert [dag for dag, _ in gezien] == [einde - timedelta(days=91), einde - timedelta(days=60)]
    # Three weeks earlier, all at once: the points that passed are one message, now.
    nieuw = einde - timedelta(days=30)
    verzet(w, een, einde=nieuw)
    tikt(w)
    (rood,) = verteld(bezorgt(w))
    assert "over 28 dagen" in rood
    assert "Nog 6 van 6 punten open." in rood
    # A week later again: nobody is in a hurry, and the old days tell nothing any more.
    later = nieuw + timedelta(days=10)
    verzet(w, een, einde=later)
    tikt(w)
    assert verteld(bezorgt(w)) == []
    # Something else changes: nothing is told anew.
    verzet(w, een, hic=True)
    verzet(w, een, inrichting="pi-oostdijk")
    tikt(w)
    assert verteld(bezorgt(w)) == []
    verlof = Verlof(later - timedelta(days=20), later - timedelta(days=18))
    verzet(w, een, verlof=verlof)
    gezien = loopt_door(w, later)
    erna = [(dag, tekst) for dag, tekst in gezien if dag > verlof.van]
    eerst = [tekst for dag, tekst in gezien if dag <= verlof.van]
    assert eerst
    assert all(datum(verlof.van) in tekst for tekst in eerst)
    assert all(datum(later) in tekst for _, tekst in erna)
    # What passed is made up for by one message; then two weeks, one week and one day before the leave.
    assert [(later - dag).days for dag, _ in gezien[: len(eerst)]] == [37, 36, 29, 22]
    # Back inside the release counts again: first what passed meanwhile, then its points; weekends are told of before.
    assert [(later - dag).days for dag, _ in erna] == [17, 15, 8, 1]
    assert len({dag for dag, _ in gezien}) == len(gezien)
    assert all(dag < later and w.regio.kalender.werkdag(dag) for dag, _ in gezien)
    # After the day nothing is counted any more.
    assert loopt_door(w, later + timedelta(days=40)) == []


async def test_a_short_stay_is_told_of_on_its_first_day(w: Wereld) -> None:
    gedetineerd(w, 9)
    tikt(w)
    (post,) = verteld(bezorgt(w))
    assert "over 9 dagen" in post


async def test_what_is_all_in_order_is_told_in_the_last_week_only(w: Wereld) -> None:
    een = gedetineerd(w, 100)
    alles_op_orde(w, een)
    einde = vandaag(w) + timedelta(days=100)
    gezien = loopt_door(w, einde)
    assert [(einde - dag).days for dag, _ in gezien] == [7, 1]
    assert all("Alles is op orde." in tekst and "punten open" not in tekst for _, tekst in gezien)


async def test_a_machine_that_was_down_tells_the_last_point_alone(w: Wereld) -> None:
    gedetineerd(w, 100)
    (post,) = verteld(springt(w, vandaag(w) + timedelta(days=92)))
    assert "over 8 dagen" in post


async def test_a_closed_casus_counts_no_more_and_what_stands_says_so(w: Wereld) -> None:
    een = gedetineerd(w, 14)
    tikt(w)
    assert len(verteld(bezorgt(w))) == 1
    sluit_af(w, een)
    assert loopt_door(w, vandaag(w) + timedelta(days=20)) == []


async def test_who_works_on_something_open_gets_one_post_for_all_his_people_without_a_name(
    w: Wereld, gea: Deelnemer
) -> None:
    een, ander = gedetineerd(w, 45), gedetineerd(w, 45, naam="Mees Meeuw")
    for wie in (een, ander):
        werkt_aan(w, wie, "ggd")
    zegt(w, ander, schulden=Stand.NIET)
    bezorgd = springt(w, vandaag(w) + timedelta(days=15))
    (post,) = posten(bezorgd, Berichtsoort.AFTELLEN_WERK)
    assert f"{een.code}: over 30 dagen, 1 punt open" in post.kaart
    assert f"{ander.code}: over 30 dagen, 1 punt open" in post.kaart
    assert CANARY not in str(post.kaart.json)
    assert "Onderdak" not in str(post.kaart.json)
    kaart = await gea.presses(post.kaart, "Openen", waar=GGD)
    assert GEHEIM in str(kaart.json)
    await gea.presses(
        kaart,
        "Opslaan",
        {f"veld.{een.id}.onderdak-stand": "Geregeld", f"veld.{ander.id}.onderdak-stand": "Geregeld"},
        waar=GGD,
    )
    (waar,) = [een_ for een_ in bezorgt(w) if een_.werk.soort == Berichtsoort.AFTELLEN_WERK]
    assert waar.bewerkt
    assert "Er staat niets meer open." in waar.kaart
    assert rijen(w, een)["onderdak"].stand is Stand.OP_ORDE
    assert posten(springt(w, vandaag(w) + timedelta(days=16)), Berichtsoort.AFTELLEN_WERK) == []


async def test_who_is_given_work_hears_it_at_once_and_not_twice_a_day(w: Wereld, gea: Deelnemer) -> None:
    een = gedetineerd(w, 300)
    werkt_aan(w, een, "ggd", "schulden")
    del gea
    vorm = await w.regisseur.presses(await w.regisseur.opens("terugkeer", casuscode=str(een.code)), "Wijzigen")
    klaar = await w.regisseur.presses(vorm, "Opslaan", {"Zorg: wie werkt eraan?": "GGD Merwestreek"})
    # It works on something here already: the post it has counts this as well.
    assert posten(bezorgt(w), Berichtsoort.AFTELLEN_WERK) == []
    del klaar
    ander = gedetineerd(w, 300, naam="Mees Meeuw")
    nodigt_uit(w, ander, "ggd")
    for wat in ("Zorg", "Schulden"):
        vorm = await w.regisseur.presses(await w.regisseur.opens("terugkeer", casuscode=str(ander.code)), "Wijzigen")
        await w.regisseur.presses(vorm, "Opslaan", {f"{wat}: wie werkt eraan?": "GGD Merwestreek"})
        tikt(w)
    geplaatst = posten(bezorgt(w), Berichtsoort.AFTELLEN_WERK)
    assert len(geplaatst) == 1
    assert f"{ander.code}: over 300 dagen, 2 punten open" in geplaatst[0].kaart


async def test_who_has_no_teams_gets_one_mail_that_says_nothing_and_who_has_neither_is_named_to_the_regisseur(
    w: Wereld,
) -> None:
    een = gedetineerd(w, 45)
    werkt_aan(w, een, "ggd")
    werkt_aan(w, een, "politie", "netwerk")
    contact = Contact("gert", "ggd", "Gert Gezond", Kanaal.EMAIL, "gert@ggd.example.test")
    w.doet(contacten.voeg_toe, contact)
    bezorgd = springt(w, vandaag(w) + timedelta(days=15))
    (mail,) = posten(bezorgd, Berichtsoort.MAIL_AFTELLEN)
    assert str(een.code) not in mail.kaart
    assert "nazorg" not in mail.kaart.tekst.lower().replace(w.regio.naam.lower(), "")
    (post,) = posten(bezorgd, Berichtsoort.AFTELLEN)
    assert "Niet te bereiken in Teams of per e-mail: Politie Merwestreek. Bel zelf." in post.kaart


async def test_the_rio_that_goes_on_alone_hears_it_too(w: Wereld) -> None:
    een = gedetineerd(w, 40)
    alleen_rio(w, een)
    rik = w.partner("rio", "Rik Rio")
    await rik.types("/help")
    bezorgd = springt(w, vandaag(w) + timedelta(days=10))
    gepost = posten(bezorgd, Berichtsoort.AFTELLEN)
    assert len({post.waar for post in gepost}) == len(gepost) == 2
    assert {post.werk.onderwerp_id for post in gepost} == {een.id, f"{een.id}:rio"}


@pytest.mark.parametrize(("delen", "hoort"), [(Delen.ALLEEN_REGISSEUR, True), (Delen.HELE_TAFEL, False)])
async def test_by_no_silence_the_rio_learns_what_the_inrichting_told_the_regisseur_alone(
    w: Wereld, delen: Delen, hoort: bool
) -> None:
    een = gedetineerd(w, 40)
    alleen_rio(w, een)
    rik = w.partner("rio", "Rik Rio")
    await rik.types("/help")
    inrichting_zegt(w, een, delen, **ALLES_GOED)
    gepost = posten(springt(w, vandaag(w) + timedelta(days=10)), Berichtsoort.AFTELLEN)
    assert [post.werk.onderwerp_id for post in gepost] == ([f"{een.id}:rio"] if hoort else [])


async def test_in_the_weekend_nobody_is_woken_unless_it_would_be_too_late(w: Wereld) -> None:
    zaterdag = vandaag(w) + timedelta(days=5)
    w.nu = om(w, zaterdag, 12)
    een = gedetineerd(w, 20)
    tikt(w)
    assert verteld(bezorgt(w)) == []
    (maandag,) = verteld(springt(w, zaterdag + timedelta(days=2)))
    assert "over 18 dagen" in maandag
    w.nu = om(w, zaterdag + timedelta(days=7), 12)
    verzet(w, een, einde=vandaag(w) + timedelta(days=1))
    tikt(w)
    (meteen,) = verteld(bezorgt(w))
    assert "morgen" in meteen


async def test_both_nights_of_the_clock_ring_in_the_morning_and_once(w: Wereld) -> None:
    gedetineerd(w, (date(2026, 3, 31) - vandaag(w)).days)
    tikt(w)
    bezorgt(w)
    w.nu = om(w, date(2026, 3, 28), 0)
    bezorgd = tikt_tot(w, om(w, date(2026, 3, 30), 23))
    # The day before is a Monday, after the night in which the clock changed.
    (post,) = posten(bezorgd, Berichtsoort.AFTELLEN)
    assert "morgen" in post.kaart


async def test_what_was_told_of_work_follows_the_day_and_ends_with_the_casus(w: Wereld, gea: Deelnemer) -> None:
    del gea
    een = gedetineerd(w, 45)
    werkt_aan(w, een, "ggd")
    springt(w, vandaag(w) + timedelta(days=15))
    verzet(w, een, einde=vandaag(w) + timedelta(days=50))
    (post,) = [ding for ding in bezorgt(w) if ding.werk.soort == Berichtsoort.AFTELLEN_WERK]
    assert post.bewerkt
    assert f"{een.code}: over 50 dagen, 1 punt open" in post.kaart
    w.doet(lambda uow: trek_aftelwekkers_in(context(w, uow), sluit(uow, een.id)))
    (post,) = [ding for ding in bezorgt(w) if ding.werk.soort == Berichtsoort.AFTELLEN_WERK]
    assert "Er staat niets meer open." in post.kaart


def sluit(uow: UnitOfWork, casus_id: str) -> str:
    casussen.wijzig(uow, replace(casussen.lees(uow, casus_id), fase=Fase.AFGESLOTEN))
    return casus_id
