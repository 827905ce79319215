"""What is posted once a zitting is over: codes, counts and a button, once, and true from then on."""

from dataclasses import replace

from dialogs.kern.berichtsoorten import Berichtsoort
from domain.agenda import ZittingStatus
from storage import agenda
from tests.dialogs._post import Bezorgd
from tests.dialogs.verslag._verslag import (
    BESLUIT,
    TEKST,
    WAT,
    bereikbaar,
    gehouden,
    keurt_goed,
    neemt_terug,
    opent,
    spreekt_af,
)
from tests.dialogs.zitting._zitting import Tafel

AFSPRAKEN, KLAAR, VERSLAG = Berichtsoort.ZITTING_AFSPRAKEN, Berichtsoort.VERSLAG_KLAAR, Berichtsoort.VERSLAG


def aan(post: list[Bezorgd], soort: str, wie: str) -> list[Bezorgd]:
    return [een for een in post if een.werk.soort == soort and een.werk.onderwerp_id.endswith(f":{wie}")]


async def test_each_organisatie_hears_what_is_its_own_and_opens_its_own_list(tafel: Tafel) -> None:
    await bereikbaar(tafel, "politie", "ggd")
    tafel.partner("politie")
    gehouden(tafel)
    (bericht,) = tafel.bezorgt(AFSPRAKEN)
    assert bericht.waar == "19:groep-politie@groep"
    assert "1 afspraak voor uw organisatie" in bericht.kaart
    assert "<at>Partner van politie</at>" in bericht.kaart
    assert str(tafel.eerste.code) in bericht.kaart
    lijst = await tafel.partner("politie").presses(bericht.kaart, "Openen")
    assert WAT in lijst


async def test_it_is_posted_once_and_says_so_when_nothing_is_left(tafel: Tafel) -> None:
    await bereikbaar(tafel, "politie")
    afspraak = gehouden(tafel)
    tafel.bezorgt()
    tafel.doet("hervat")
    tafel.doet("ga_naar", tafel.eerste.id)
    spreekt_af(tafel, tafel.eerste, "politie", "Nog iets met de kanarie")
    tafel.doet("eindig")
    (weer,) = tafel.bezorgt(AFSPRAKEN)
    assert weer.bewerkt
    assert "2 afspraken" in weer.kaart
    assert "<at>" not in weer.kaart
    neemt_terug(tafel, afspraak)
    tafel.wereld.verstrijkt(hours=2)
    (na_een,) = tafel.bezorgt(AFSPRAKEN)
    assert "1 afspraak voor" in na_een.kaart


async def test_what_is_taken_back_leaves_the_post_saying_that_nothing_is_left(tafel: Tafel) -> None:
    await bereikbaar(tafel, "politie")
    afspraak = gehouden(tafel)
    tafel.bezorgt()
    neemt_terug(tafel, afspraak)
    (leeg,) = tafel.bezorgt(AFSPRAKEN)
    assert "geen afspraken meer" in leeg.kaart
    assert leeg.kaart.knoppen == ()


async def test_each_regisseur_hears_what_waits_for_him_and_what_moved_on(tafel: Tafel) -> None:
    await bereikbaar(tafel)
    tafel.doet("begin")
    tafel.doet("eindig")
    post = tafel.bezorgt(KLAAR)
    (van_rosa,) = aan(post, KLAAR, tafel.regisseur.id)
    assert f"1 casus wacht op uw goedkeuring: {tafel.eerste.code}" in van_rosa.kaart
    assert f"gaat naar donderdag 12 maart: {tafel.tweede.code}" in van_rosa.kaart
    assert str(tafel.van_collega.code) not in van_rosa.kaart
    (van_carlo,) = aan(post, KLAAR, tafel.collega.id)
    assert f"gaat naar donderdag 12 maart: {tafel.van_collega.code}" in van_carlo.kaart
    assert van_carlo.kaart.knoppen == ()
    open_ = await tafel.regisseur.presses(van_rosa.kaart, "Openen")
    assert str(tafel.eerste.code) in open_.knoppen


async def test_where_nothing_is_planned_he_reads_which_stay(tafel: Tafel) -> None:
    await bereikbaar(tafel)
    tafel.wereld.doet(agenda.wijzig, replace(tafel.volgende, status=ZittingStatus.VERVALLEN))
    tafel.doet("begin")
    tafel.doet("eindig")
    (van_rosa,) = aan(tafel.bezorgt(KLAAR), KLAAR, tafel.regisseur.id)
    assert f"nergens gepland: {tafel.tweede.code}" in van_rosa.kaart


async def test_what_is_approved_is_told_once_per_organisatie_and_edited_after(tafel: Tafel) -> None:
    await bereikbaar(tafel, "politie", "ggd", "jeugdteam")
    gehouden(tafel)
    tafel.bezorgt()
    await keurt_goed(tafel, tafel.eerste)
    tafel.wereld.verstrijkt(days=1)
    post = tafel.bezorgt(VERSLAG)
    assert {een.waar for een in post} == {"19:groep-politie@groep", "19:groep-ggd@groep"}
    (van_politie,) = aan(post, VERSLAG, "politie")
    assert f"Het gaat om: {tafel.eerste.code}." in van_politie.kaart
    assert f"Volgt nog of wordt aangepast: {tafel.van_collega.code}" in van_politie.kaart
    assert WAT in await tafel.partner("politie").presses(van_politie.kaart, "Openen")
    await keurt_goed(tafel, tafel.van_collega, tafel.collega)
    (weer,) = aan(tafel.bezorgt(VERSLAG), VERSLAG, "politie")
    assert weer.bewerkt
    keuze = await tafel.partner("politie").presses(weer.kaart, "Openen")
    assert set(keuze.knoppen) == {str(tafel.eerste.code), str(tafel.van_collega.code)}


async def test_whoever_left_before_the_second_part_hears_of_no_verslag_of_it(tafel: Tafel) -> None:
    await bereikbaar(tafel, "politie", "ggd")
    tafel.in_twee_delen(zonder="politie")
    tafel.naar_deel_2(tafel.eerste)
    gehouden(tafel)
    tafel.bezorgt()
    await keurt_goed(tafel, tafel.eerste)
    tafel.wereld.verstrijkt(days=1)
    (bij_ggd,) = tafel.bezorgt(VERSLAG)
    assert bij_ggd.waar == "19:groep-ggd@groep"
    await keurt_goed(tafel, tafel.van_collega, tafel.collega)
    (bij_politie,) = aan(tafel.bezorgt(VERSLAG), VERSLAG, "politie")
    assert str(tafel.van_collega.code) in bij_politie.kaart
    assert str(tafel.eerste.code) not in bij_politie.kaart


async def test_taken_back_the_post_says_that_it_is_being_changed(tafel: Tafel) -> None:
    await bereikbaar(tafel, "ggd")
    gehouden(tafel)
    kaart = await keurt_goed(tafel, tafel.eerste)
    tafel.wereld.verstrijkt(days=1)
    tafel.bezorgt()
    await tafel.regisseur.presses(kaart, "Goedkeuring intrekken")
    (bericht,) = tafel.bezorgt(VERSLAG)
    assert "wordt aangepast" in bericht.kaart
    assert bericht.kaart.knoppen == ()


async def test_taken_back_before_anybody_was_told_nobody_hears_of_it(tafel: Tafel) -> None:
    await bereikbaar(tafel, "ggd")
    gehouden(tafel)
    kaart = await keurt_goed(tafel, tafel.eerste)
    await tafel.regisseur.presses(kaart, "Goedkeuring intrekken")
    assert tafel.bezorgt(VERSLAG) == []


async def test_nothing_that_is_posted_tells_more_than_codes_and_organisaties(tafel: Tafel) -> None:
    await bereikbaar(tafel, "politie", "ggd", "rvdk")
    gehouden(tafel)
    await tafel.regisseur.presses(
        await opent(tafel, tafel.eerste), "Goedkeuren", {f"Besproken ({tafel.eerste.code})": TEKST}
    )
    tafel.bezorgt()
    tafel.wereld.verstrijkt(days=1)
    tafel.bezorgt()
    gelezen = tafel.wereld.posted()
    for geheim in (WAT, BESLUIT, "kanarie", "Verzonnen"):
        assert geheim not in gelezen


async def test_what_he_approved_does_not_wait_for_him_any_more(tafel: Tafel) -> None:
    await bereikbaar(tafel)
    gehouden(tafel)
    tafel.bezorgt()
    await keurt_goed(tafel, tafel.eerste)
    (weer,) = aan(tafel.bezorgt(KLAAR), KLAAR, tafel.regisseur.id)
    assert weer.bewerkt
    assert f"1 casus wacht op uw goedkeuring: {tafel.tweede.code}." in weer.kaart
    assert f"Goedgekeurd: {tafel.eerste.code}." in weer.kaart


async def test_who_takes_over_a_casus_hears_that_its_verslag_is_to_be_approved(tafel: Tafel) -> None:
    await bereikbaar(tafel)
    gehouden(tafel)
    tafel.bezorgt()
    vorm = await tafel.regisseur.opens("overdragen", casuscode=str(tafel.eerste.code))
    (keuze,) = [een["title"] for een in vorm.invoer[0]["choices"] if een["title"].startswith("Carlo")]
    await tafel.regisseur.presses(vorm, "Overdragen", {"Wie neemt over?": keuze})
    post = tafel.bezorgt(KLAAR)
    (van_rosa,) = aan(post, KLAAR, tafel.regisseur.id)
    assert van_rosa.bewerkt
    assert str(tafel.eerste.code) not in van_rosa.kaart
    assert str(tafel.tweede.code) in van_rosa.kaart
    (van_carlo,) = aan(post, KLAAR, tafel.collega.id)
    assert van_carlo.waar == tafel.collega.chat.conversation_id
    assert str(tafel.eerste.code) in van_carlo.kaart
