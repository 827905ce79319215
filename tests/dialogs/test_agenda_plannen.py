import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from dialogs import agenda as onderwerp
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.registry import OnUncertain, Registry
from dialogs.kern.turn import Place
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendasoort, Zitting, ZittingStatus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Regio, Tafel
from domain.rooster import Feestdagregel
from domain.uitvraag import BevragingStatus
from domain.werkdagen import Weekdag
from storage import afwezigheid, agenda, gesprekken, outbox, wekkers
from storage.gesprekken import Bestemming
from storage.store import Store
from storage.wekkers import Wekker
from teksten.catalogus import Teksten
from tests.dialogs._post import Bezorgd, bezorgt, context, tikt, tikt_tot
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs._zaken import (
    CANARY,
    gesprek_in,
    handelt_af,
    koppelt_tafel,
    maakt_casus,
    om,
    trekt_in,
    vraagt_uit,
    zet_op_agenda,
)

JEUGD = kanaal("jeugd")
VOLWASSENEN = kanaal("volwassenen")
ALTIJD = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))


@pytest.fixture
def wereld(store: Store, demo_regio: Regio, nederlands: Teksten) -> Wereld:
    registry = Registry()
    onderwerp.register(registry)
    return Wereld(store, demo_regio, nederlands, registry)


def zittingen(wereld: Wereld, tafel: str) -> list[Zitting]:
    """Everything that is planned for a tafel, in order of time, lapsed ones too."""
    return list(wereld.leest(agenda.tussen, tafel, *ALTIJD))


def data(wereld: Wereld, tafel: str) -> list[date]:
    """The local days on which a tafel sits."""
    kalender = wereld.regio.kalender
    return [
        kalender.lokaal(een.begint_op).date() for een in zittingen(wereld, tafel) if een.status is ZittingStatus.GEPLAND
    ]


def met_tafel(wereld: Wereld, tafel: Tafel) -> None:
    """Let the region file say something else about a tafel from now on."""
    tafels: Mapping[str, Tafel] = {**wereld.regio.tafels, tafel.code: tafel}
    wereld.regio = replace(wereld.regio, tafels=tafels)


def op(wereld: Wereld, jaar: int, maand: int, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
    """Go to a moment on the region's clock."""
    wereld.nu = om(wereld, date(jaar, maand, dag), uur, minuut)
    return wereld.nu


def van_agenda(post: list[Bezorgd], waar: Place) -> list[Bezorgd]:
    """The agenda posts and edits in a conversation."""
    return [een for een in post if een.werk.soort == Berichtsoort.AGENDA and een.waar == waar.conversation_id]


# Planning


def test_every_tafel_gets_its_zittingen_for_the_coming_eight_weeks(wereld: Wereld) -> None:
    tikt(wereld)
    assert data(wereld, "jeugd") == [date(2026, 3, een) for een in (5, 12, 19, 26)] + [
        date(2026, 4, een) for een in (2, 9, 16, 23)
    ]
    assert {len(data(wereld, tafel)) for tafel in ("huiselijk-geweld", "nazorg")} == {8}


def test_making_the_round_again_and_again_adds_nothing(wereld: Wereld) -> None:
    tikt(wereld)
    eerst = {tafel: zittingen(wereld, tafel) for tafel in wereld.regio.tafels}
    for _ in range(3):
        tikt(wereld)
    assert {tafel: zittingen(wereld, tafel) for tafel in wereld.regio.tafels} == eerst
    wereld.verstrijkt(weeks=1)
    tikt(wereld)
    assert data(wereld, "jeugd")[:8] == [wereld.regio.kalender.lokaal(een.begint_op).date() for een in eerst["jeugd"]]
    assert len(data(wereld, "jeugd")) == 9


def test_a_fortnightly_tafel_counts_from_its_anchor_also_in_a_year_with_53_weeks(wereld: Wereld) -> None:
    op(wereld, 2026, 12, 7)
    tikt(wereld)
    assert data(wereld, "volwassenen") == [date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5), date(2027, 1, 19)]


def test_christmas_moves_a_zitting_or_skips_it_as_the_tafel_says(wereld: Wereld) -> None:
    # In 2025 Christmas Day and New Year's Day are Thursdays; the demo's youth tafel then sits the day before.
    op(wereld, 2025, 12, 15)
    tikt(wereld)
    assert data(wereld, "jeugd")[:4] == [
        date(2025, 12, 18),
        date(2025, 12, 24),
        date(2025, 12, 31),
        date(2026, 1, 8),
    ]
    met_tafel(wereld, replace(wereld.regio.tafel("jeugd"), feestdagregel=Feestdagregel.OVERSLAAN))
    tikt(wereld)
    assert data(wereld, "jeugd")[:2] == [date(2025, 12, 18), date(2026, 1, 8)]


@pytest.mark.parametrize(
    ("begin", "dagen"),
    [
        ((2026, 3, 23), (date(2026, 3, 26), date(2026, 4, 2))),
        ((2026, 10, 19), (date(2026, 10, 22), date(2026, 10, 29))),
    ],
)
async def test_over_both_clock_changes_the_wall_clock_stays_the_same(
    wereld: Wereld, begin: tuple[int, int, int], dagen: tuple[date, date]
) -> None:
    op(wereld, *begin)
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    post = tikt_tot(wereld, om(wereld, dagen[1], 13))
    for dag, bericht in zip(dagen, van_agenda(post, JEUGD), strict=True):
        assert f"{dag.day} " in bericht.kaart
        assert "13.30 uur" in bericht.kaart
    lokaal = [wereld.regio.kalender.lokaal(een.begint_op).time() for een in zittingen(wereld, "jeugd")]
    assert set(lokaal) == {time(13, 30)}


def test_two_regions_plan_apart(wereld: Wereld) -> None:
    ander = Wereld(wereld.store, replace(wereld.regio, code="ANDERS"), wereld.teksten, wereld.registry)
    tikt(wereld)
    assert zittingen(ander, "jeugd") == []
    tikt(ander)
    eigen = {een.id for een in zittingen(wereld, "jeugd")}
    assert len(eigen) == 8
    assert eigen.isdisjoint(een.id for een in zittingen(ander, "jeugd"))


# A rhythm that changes


def test_when_the_tafel_moves_to_another_day_empty_zittingen_move_and_one_with_a_casus_stays(wereld: Wereld) -> None:
    tikt(wereld)
    tweede = zittingen(wereld, "jeugd")[1]
    zet_op_agenda(wereld, tweede, maakt_casus(wereld, "jeugd"))
    voor = [een.id for een in zittingen(wereld, "jeugd")]
    met_tafel(wereld, replace(wereld.regio.tafel("jeugd"), dag=Weekdag.VRIJDAG))
    tikt(wereld)
    assert data(wereld, "jeugd")[:3] == [date(2026, 3, 6), date(2026, 3, 12), date(2026, 3, 20)]
    assert [een.id for een in zittingen(wereld, "jeugd")][:7] == voor[:7]
    assert Handeling.AGENDA_GEWIJZIGD in wereld.handelingen()


async def test_the_agenda_of_a_zitting_beside_the_rhythm_says_so(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    zet_op_agenda(wereld, zittingen(wereld, "jeugd")[0], maakt_casus(wereld, "jeugd"))
    met_tafel(wereld, replace(wereld.regio.tafel("jeugd"), begintijd=time(14)))
    (bericht,) = van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4)), JEUGD)
    assert "13.30 uur" in bericht.kaart
    assert "niet het vaste moment" in bericht.kaart


async def test_a_posted_empty_zitting_that_is_dropped_says_so_in_the_same_post(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    (post,) = van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4)), JEUGD)
    tafel = wereld.regio.tafel("jeugd")
    met_tafel(wereld, replace(tafel, vervalt=frozenset({date(2026, 3, 5)})))
    tikt(wereld)
    (bewerkt,) = van_agenda(bezorgt(wereld), JEUGD)
    assert bewerkt.bewerkt
    assert bewerkt.werk.activity_id == f"post-{post.werk.id}"
    assert "Deze zitting gaat niet door." in bewerkt.kaart
    assert "De volgende zitting is donderdag 12 maart, 13.30 uur." in bewerkt.kaart
    met_tafel(wereld, tafel)
    tikt(wereld)
    (terug,) = van_agenda(bezorgt(wereld), JEUGD)
    assert terug.bewerkt
    assert "gaat niet door" not in terug.kaart


async def test_a_zitting_that_lapsed_before_its_agenda_was_due_is_never_posted(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    met_tafel(wereld, replace(wereld.regio.tafel("jeugd"), vervalt=frozenset({date(2026, 3, 5)})))
    assert van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 6), 9)), JEUGD) == []


async def test_a_posted_agenda_whose_zitting_moves_names_the_new_moment_in_the_same_post(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt_tot(wereld, op(wereld, 2026, 3, 4))
    met_tafel(wereld, replace(wereld.regio.tafel("jeugd"), dag=Weekdag.VRIJDAG))
    tikt(wereld)
    (bewerkt,) = van_agenda(bezorgt(wereld), JEUGD)
    assert bewerkt.bewerkt
    assert "Vrijdag 6 maart, 13.30 uur" in bewerkt.kaart
    assert all(een.bewerkt for een in van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 6), 13)), JEUGD))


def test_what_people_planned_for_a_tafel_that_sits_ad_hoc_is_left_alone(wereld: Wereld) -> None:
    met_tafel(wereld, replace(wereld.regio.tafel("jeugd"), ritme=None))
    gepland = wereld.doet(agenda.plan, "jeugd", om(wereld, date(2026, 3, 10), 11))
    tikt(wereld)
    assert zittingen(wereld, "jeugd") == [gepland]


# The post


async def test_the_agenda_is_posted_once_on_the_working_day_before_at_the_region_s_time(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    assert van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 4), 8, 59)), JEUGD) == []
    (bericht,) = van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 5), 16)), JEUGD)
    assert not bericht.bewerkt
    assert "Agenda Regietafel Jeugd" in bericht.kaart
    assert "Donderdag 5 maart, 13.30 uur" in bericht.kaart
    assert "Er staan nog geen casussen op de agenda." in bericht.kaart
    assert wereld.handelingen().count(Handeling.AGENDA_GEPLAATST) == 1


async def test_each_tafel_posts_in_its_own_conversation(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    await koppelt_tafel(wereld, VOLWASSENEN, "volwassenen")
    post = tikt_tot(wereld, om(wereld, date(2026, 3, 5), 13))
    assert "Regietafel Volwassenen" in van_agenda(post, VOLWASSENEN)[0].kaart
    assert "Regietafel Jeugd" in van_agenda(post, JEUGD)[0].kaart
    assert {een.waar for een in post} == {JEUGD.conversation_id, VOLWASSENEN.conversation_id}


async def test_the_post_carries_codes_in_order_and_nobody_s_name(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    zitting = zittingen(wereld, "jeugd")[0]
    lopend, spoed = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")
    zet_op_agenda(wereld, zitting, lopend, Agendasoort.LOPEND)
    zet_op_agenda(wereld, zitting, spoed, Agendasoort.SPOED)
    (bericht,) = van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4)), JEUGD)
    assert bericht.kaart.tekst.index(str(spoed.code)) < bericht.kaart.tekst.index(str(lopend.code))
    assert "2 casussen" in bericht.kaart
    assert CANARY not in json.dumps(bericht.kaart.json)
    assert bericht.kaart.druk("Mijn zaken", {}).data == {"v": 1, "zitting": zitting.id}


async def test_what_changes_later_is_edited_into_the_same_post(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    (post,) = van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4)), JEUGD)
    gesprek = gesprek_in(wereld, JEUGD)
    zitting = zittingen(wereld, "jeugd")[0]

    def herzien() -> Bezorgd:
        wereld.doet(outbox.plan, soort=Berichtsoort.AGENDA, onderwerp_id=zitting.id, gesprek_id=gesprek.id)
        (een,) = van_agenda(bezorgt(wereld), JEUGD)
        return een

    casus = maakt_casus(wereld, "jeugd")
    uitvraag = vraagt_uit(wereld, casus, zitting, "politie", "rvdk")
    erbij = herzien()
    assert "Uitvraag: 0 van 2 binnen" in erbij.kaart
    handelt_af(wereld, uitvraag, "politie")
    beantwoord = herzien()
    assert "Uitvraag: 1 van 2 binnen" in beantwoord.kaart
    wereld.doet(agenda.haal_van_agenda, zitting.id, casus.id)
    eraf = herzien()
    assert str(casus.code) not in eraf.kaart
    for een in (erbij, beantwoord, eraf):
        assert een.bewerkt
        assert een.werk.activity_id == f"post-{post.werk.id}"


async def test_a_refusal_looks_just_like_an_answer(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    zitting = zittingen(wereld, "jeugd")[0]
    casussen = [maakt_casus(wereld, "jeugd"), maakt_casus(wereld, "jeugd")]
    for casus, hoe in zip(casussen, (BevragingStatus.BEANTWOORD, BevragingStatus.GEWEIGERD), strict=True):
        handelt_af(wereld, vraagt_uit(wereld, casus, zitting, "politie", "rvdk"), "rvdk", hoe)
    (bericht,) = van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4)), JEUGD)
    assert bericht.kaart.tekst.count("Uitvraag: 1 van 2 binnen") == 2
    assert "eweiger" not in bericht.kaart.tekst


async def test_planned_too_early_by_another_it_still_comes_at_its_own_time(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    gesprek = gesprek_in(wereld, JEUGD)
    zitting = zittingen(wereld, "jeugd")[0]
    wereld.doet(outbox.plan, soort=Berichtsoort.AGENDA, onderwerp_id=zitting.id, gesprek_id=gesprek.id)
    assert van_agenda(bezorgt(wereld), JEUGD) == []
    assert len(van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 5), 13)), JEUGD)) == 1


async def test_without_a_conversation_nothing_is_lost_it_comes_as_soon_as_there_is_one(wereld: Wereld) -> None:
    assert tikt_tot(wereld, om(wereld, date(2026, 3, 5), 11)) == []
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    wereld.verstrijkt(minutes=1)
    tikt(wereld)
    (bericht,) = van_agenda(bezorgt(wereld), JEUGD)
    assert "Donderdag 5 maart" in bericht.kaart
    assert van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 5), 18)), JEUGD) == []


def test_a_tafel_without_a_conversation_is_looked_for_less_and_less(wereld: Wereld) -> None:
    gezien: list[datetime] = []
    echt = wereld.registry.alarms[Wekkersoort.AGENDA]

    def luidt(hier: Context, wekker: Wekker) -> None:
        if agenda.lees(hier.uow, wekker.onderwerp_id).tafel == "jeugd":
            gezien.append(hier.nu)
        echt.ring(hier, wekker)

    wereld.registry.alarms[Wekkersoort.AGENDA] = replace(echt, ring=luidt)
    tikt_tot(wereld, om(wereld, date(2026, 3, 5), 11))
    pauzes = [later - eerder for eerder, later in pairwise(gezien)]
    assert pauzes == sorted(pauzes)
    assert 4 <= len(pauzes) <= 8, pauzes


async def test_a_channel_that_was_away_just_at_the_moment_gets_the_agenda_when_it_is_back(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    zitting, gesprek = zittingen(wereld, "jeugd")[0], gesprek_in(wereld, JEUGD)
    wereld.doet(outbox.plan, soort=Berichtsoort.AGENDA, onderwerp_id=zitting.id, gesprek_id=gesprek.id)
    bezorgt(wereld)
    wereld.doet(gesprekken.maak_los, Bestemming.TAFEL, "jeugd")
    assert tikt_tot(wereld, op(wereld, 2026, 3, 4, 10)) == []
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    assert len(van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 4), 11)), JEUGD)) == 1


async def test_an_uitvraag_that_was_withdrawn_does_not_count(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    zitting, casus = zittingen(wereld, "jeugd")[0], maakt_casus(wereld, "jeugd")
    trekt_in(wereld, vraagt_uit(wereld, casus, zitting, "politie", "ggd", "om"))
    handelt_af(wereld, vraagt_uit(wereld, casus, zitting, "politie", "ggd"), "ggd")
    (bericht,) = van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4)), JEUGD)
    assert "Uitvraag: 1 van 2 binnen" in bericht.kaart


async def test_once_the_zitting_has_begun_its_agenda_is_not_posted_any_more(wereld: Wereld) -> None:
    tikt_tot(wereld, om(wereld, date(2026, 3, 5), 13, 30))
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    assert van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 6), 9)), JEUGD) == []


async def test_the_agenda_comes_again_in_the_channel_to_which_the_tafel_moves(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt_tot(wereld, op(wereld, 2026, 3, 4))
    nieuw = kanaal("jeugd-nieuw")
    await koppelt_tafel(wereld, nieuw, "jeugd")
    assert len(van_agenda(tikt_tot(wereld, op(wereld, 2026, 3, 4, 15)), nieuw)) == 1


async def test_when_the_bot_was_away_at_the_moment_the_agenda_comes_late_rather_than_never(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    op(wereld, 2026, 3, 5, 12)
    tikt(wereld)
    assert len(van_agenda(bezorgt(wereld), JEUGD)) == 1


async def test_an_ad_hoc_zitting_of_tomorrow_gets_its_agenda_today(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    zitting = wereld.doet(agenda.plan, "jeugd", om(wereld, date(2026, 3, 3), 15))
    zet_op_agenda(wereld, zitting, maakt_casus(wereld, "jeugd"))
    tikt(wereld)
    assert "Dinsdag 3 maart, 15.00 uur" in van_agenda(bezorgt(wereld), JEUGD)[0].kaart


async def test_a_region_that_has_not_said_when_gets_no_agenda_by_itself(wereld: Wereld) -> None:
    wereld.regio = replace(wereld.regio, termijnen=replace(wereld.regio.termijnen, agenda=None))
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    assert tikt_tot(wereld, om(wereld, date(2026, 3, 6), 9)) == []


async def test_a_tafel_that_left_the_region_file_gets_no_agenda(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    zonder = {code: een for code, een in wereld.regio.tafels.items() if code != "jeugd"}
    wereld.regio = replace(wereld.regio, tafels=zonder)
    assert van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 6), 9)), JEUGD) == []


async def test_an_alarm_of_which_the_reason_has_gone_does_nothing(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    wereld.doet(wekkers.zet, Wekkersoort.AGENDA, "bestaat-niet", wereld.nu)
    tikt(wereld)
    later = next(een for een in zittingen(wereld, "jeugd") if een.begint_op > om(wereld, date(2026, 3, 20), 9))
    wereld.doet(wekkers.zet, Wekkersoort.AGENDA, later.id, wereld.nu)
    tikt(wereld)
    assert van_agenda(bezorgt(wereld), JEUGD) == []
    assert later.id not in {een.onderwerp_id for een in wereld.logboek()}


def test_a_second_agenda_would_mislead_so_when_in_doubt_a_person_is_asked(wereld: Wereld) -> None:
    spec = wereld.registry.messages[Berichtsoort.AGENDA]
    assert spec.on_uncertain is OnUncertain.ASK


async def test_who_hears_of_it_is_the_regisseur_of_the_most_items_else_the_first_by_name(wereld: Wereld) -> None:
    spec = wereld.registry.messages[Berichtsoort.AGENDA]

    def eigenaar(zitting_id: str) -> str | None:
        return wereld.doet(lambda uow: spec.owner(context(wereld, uow), zitting_id))

    assert eigenaar("z") is None
    rosa = wereld.regisseur
    anna = wereld.persoon("Anna Alfabet", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    zitting = wereld.doet(agenda.plan, "jeugd", om(wereld, date(2026, 3, 5), 15))
    assert eigenaar(zitting.id) == anna.id
    zet_op_agenda(wereld, zitting, maakt_casus(wereld, "jeugd", anna, "Eerste Verzonnen"))
    for naam in ("Tweede Verzonnen", "Derde Verzonnen"):
        zet_op_agenda(wereld, zitting, maakt_casus(wereld, "jeugd", rosa, naam))
    assert eigenaar(zitting.id) == eigenaar(f"{zitting.id}:een-casus") == rosa.id
    weg = Afwezigheid("a1", rosa.id, wereld.nu, wereld.nu + timedelta(days=1), anna.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    assert eigenaar(zitting.id) == anna.id, "who stands in hears it"


async def test_a_spoedzitting_of_today_gets_its_agenda_at_once(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    tikt(wereld)
    bezorgt(wereld)
    spoed = wereld.doet(agenda.plan, "jeugd", wereld.nu + timedelta(hours=3), extra=True)
    casus = maakt_casus(wereld, "jeugd")
    zet_op_agenda(wereld, spoed, casus, Agendasoort.SPOED)
    wereld.doet(lambda uow: houd_agenda_waar(context(wereld, uow), spoed.id, "jeugd"))
    (post,) = van_agenda(bezorgt(wereld), JEUGD)
    assert "Spoedzitting, buiten het vaste rooster." in post.kaart
    assert str(casus.code) in post.kaart
    tikt(wereld)
    assert van_agenda(bezorgt(wereld), JEUGD) == [], "the round finds it there"


async def test_a_spoedzitting_that_nobody_kept_true_is_found_by_the_round(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    wereld.doet(agenda.plan, "jeugd", wereld.nu + timedelta(hours=3), extra=True)
    tikt(wereld)
    (post,) = van_agenda(bezorgt(wereld), JEUGD)
    assert "Spoedzitting" in post.kaart


async def spoed_erbij(wereld: Wereld, *, staat_er: bool) -> tuple[Zitting, str]:
    """Something urgent comes on an agenda that stands in the channel, or does not yet; return it and the subject."""
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    zitting = wereld.doet(agenda.plan, "jeugd", om(wereld, date(2026, 3, 3), 15))
    zet_op_agenda(wereld, zitting, maakt_casus(wereld, "jeugd"))
    if staat_er:
        tikt(wereld)
        bezorgt(wereld)
    casus = maakt_casus(wereld, "jeugd")
    zet_op_agenda(wereld, zitting, casus, Agendasoort.SPOED)
    onderwerp_id = f"{zitting.id}:{casus.id}"
    plan_spoed(wereld, onderwerp_id)
    return zitting, onderwerp_id


def plan_spoed(wereld: Wereld, onderwerp_id: str) -> None:
    gesprek = gesprek_in(wereld, JEUGD)
    wereld.doet(outbox.plan, soort=Berichtsoort.AGENDA_SPOED, onderwerp_id=onderwerp_id, gesprek_id=gesprek.id)


def van_spoed(post: list[Bezorgd]) -> list[Bezorgd]:
    return [een for een in post if een.werk.soort == Berichtsoort.AGENDA_SPOED]


async def test_something_urgent_on_an_agenda_that_stands_there_gets_a_new_neutral_post(wereld: Wereld) -> None:
    await spoed_erbij(wereld, staat_er=True)
    (post,) = van_spoed(bezorgt(wereld))
    assert not post.bewerkt
    assert "staat met spoed op de agenda van dinsdag 3 maart, 15.00 uur." in post.kaart
    assert CANARY not in post.kaart
    assert "Regietafel" not in post.kaart


async def test_on_an_agenda_that_is_still_to_come_the_agenda_itself_is_news_enough(wereld: Wereld) -> None:
    await spoed_erbij(wereld, staat_er=False)
    assert van_spoed(bezorgt(wereld)) == []


async def test_once_the_urgent_item_is_off_its_post_says_so_without_the_code(wereld: Wereld) -> None:
    zitting, onderwerp_id = await spoed_erbij(wereld, staat_er=True)
    bezorgt(wereld)
    wereld.doet(agenda.haal_van_agenda, zitting.id, onderwerp_id.partition(":")[2])
    plan_spoed(wereld, onderwerp_id)
    (post,) = van_spoed(bezorgt(wereld))
    assert post.bewerkt
    assert "staat er niet meer op" in post.kaart
    assert "26-" not in post.kaart


async def test_an_urgent_item_that_is_off_before_the_post_left_is_not_announced(wereld: Wereld) -> None:
    zitting, onderwerp_id = await spoed_erbij(wereld, staat_er=True)
    wereld.doet(agenda.haal_van_agenda, zitting.id, onderwerp_id.partition(":")[2])
    assert van_spoed(bezorgt(wereld)) == []


async def test_an_urgent_item_is_not_announced_once_the_zitting_has_begun(wereld: Wereld) -> None:
    zitting, _ = await spoed_erbij(wereld, staat_er=True)
    wereld.nu = zitting.begint_op
    assert van_spoed(bezorgt(wereld)) == []


async def test_a_conversation_may_serve_several_tafels(wereld: Wereld) -> None:
    await koppelt_tafel(wereld, JEUGD, "jeugd")
    gesprek = gesprek_in(wereld, JEUGD)
    wereld.doet(gesprekken.wijs_toe, gesprek.id, Bestemming.TAFEL, "nazorg", wereld.beheerder.id)
    post = van_agenda(tikt_tot(wereld, om(wereld, date(2026, 3, 4), 9, 30)), JEUGD)
    assert [een.kaart.tekst.splitlines()[0] for een in post] == [
        "Agenda Regietafel Nazorg en Re-integratie",
        "Agenda Regietafel Jeugd",
    ]
