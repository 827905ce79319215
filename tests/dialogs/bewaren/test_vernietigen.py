"""Destroying: confirmed, after a moment to think, all at once; posts are emptied, a proof stays, nothing opens."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.casus import Casus, Fase
from domain.errors import NotFound
from domain.logboek import Handeling
from storage import bewaren, logboek, outbox, sporen, vernietigen, wekkers
from storage import casus as casussen
from tests.dialogs._post import bezorgt, tikt
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs._zaken import CANARY, handelt_af, koppelt_tafel, sluit_af
from tests.dialogs.bewaren._verhaal import (
    ander,
    bevestigt,
    functionaris,
    gesloten,
    met_verleden,
    regel,
    verstreken,
    vijf_jaar_later,
)


def is_er(wereld: Wereld, een: Casus) -> bool:
    return str(een.code) in wereld.leest(casussen.codes, [een.id]).values()


async def vernietigt(wereld: Wereld, wie: Deelnemer, *welke: Casus) -> None:
    await bevestigt(wie, *(regel(een) for een in welke))
    verstreken(wereld, minutes=16)


async def test_what_is_confirmed_says_what_goes_and_is_gone_a_quarter_later(wereld: Wereld, rosa: Deelnemer) -> None:
    een, blijft = gesloten(wereld), gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await rosa.opens("bewaren")
    vraag = await rosa.presses(kaart, "Vernietigen", {"Dossiers": regel(een)})
    assert "Eén dossier vernietigen?" in vraag
    assert f"Casus {een.code}" in vraag
    assert str(blijft.code) not in vraag
    assert "kan dan niet ongedaan worden gemaakt" in vraag
    gedaan = await rosa.presses(vraag, "Definitief vernietigen")
    assert "Om 10.15 uur wordt dit vernietigd:" in gedaan
    verstreken(wereld, minutes=14)
    assert is_er(wereld, een)
    verstreken(wereld, minutes=2)
    assert not is_er(wereld, een)
    assert is_er(wereld, blijft)


async def test_nothing_is_ticked_nothing_is_destroyed(wereld: Wereld, rosa: Deelnemer) -> None:
    gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await rosa.presses(await rosa.opens("bewaren"), "Vernietigen")
    assert "Vink eerst aan" in kaart
    assert "Vernietigen" in kaart.knoppen


async def test_a_mistake_is_taken_back_at_once(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    gedaan = await bevestigt(rosa, regel(een))
    terug = await rosa.presses(gedaan, "Toch niet vernietigen")
    assert "Eén dossier wordt niet vernietigd." in terug
    assert regel(een) in terug
    verstreken(wereld, hours=2)
    assert is_er(wereld, een)


async def test_every_row_of_it_goes_and_a_proof_without_content_stays(wereld: Wereld, rosa: Deelnemer) -> None:
    een, _, uitvraag = met_verleden(wereld)
    bezorgt(wereld)
    sluit_af(wereld, een)
    vijf_jaar_later(wereld)
    await vernietigt(wereld, rosa, een)
    bewijs = wereld.leest(vernietigen.van, Bewaarsoort.CASUS, een.id)
    assert bewijs is not None
    assert (bewijs.code, bewijs.categorie) == (str(een.code), Bewaarcategorie.CASUS)
    assert (bewijs.bevestigd_door_id, bewijs.houder_id) == (rosa.id, rosa.id)
    geteld = {naam: aantal for naam, aantal in bewijs.aantallen.items() if aantal}
    assert (
        geteld.items()
        >= {
            "casus": 1,
            "betrokkene": 1,
            "uitvraag": 1,
            "bevraging": 1,
            "agendapunt": 1,
            "toegang": 1,
            "posten": 1,
        }.items()
    )
    assert wereld.leest(sporen.sporen, een.id) == sporen.Sporen(een.id)
    assert wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id) is None
    assert uitvraag.id


async def test_its_key_is_gone_and_never_made_again(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await vernietigt(wereld, rosa, een)
    with pytest.raises(NotFound):
        wereld.doet(lambda uow: uow.maak_casussleutel(een.id))


async def test_its_lines_stay_until_their_own_term_and_tell_who_confirmed_it(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await vernietigt(wereld, rosa, een)
    regels = wereld.logboek(een.id)
    assert [line.handeling for line in regels][-2:] == [Handeling.BEWAREN_BEVESTIGD, Handeling.VERNIETIGD]
    assert (regels[-1].door_id, regels[-1].namens, regels[-1].doel) == (rosa.id, "zvh", "casus")
    assert wereld.leest(logboek.controleer, een.id) == ()
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.LOGBOEK, een.id)
    assert klok is not None
    assert klok.verloopt_op is not None
    assert klok.verloopt_op.year == 2036


async def test_posts_that_still_speak_of_it_are_emptied(wereld: Wereld, rosa: Deelnemer) -> None:
    # Without a manager it is the beheerder who hears that nobody confirmed who serves whom.
    await wereld.beheerder.opens("help")
    await koppelt_tafel(wereld, kanaal("jeugd"), "jeugd")
    een, zitting, uitvraag = met_verleden(wereld)
    wereld.nu = zitting.begint_op - timedelta(hours=2)
    wereld.doet(outbox.plan, soort=Berichtsoort.BELLEN, onderwerp_id=uitvraag.bevragingen[0].id, persoon_id=rosa.id)
    wereld.doet(outbox.plan, soort=Berichtsoort.ALLES_BINNEN, onderwerp_id=uitvraag.id, persoon_id=rosa.id)
    handelt_af(wereld, uitvraag, "politie")
    tikt(wereld)
    staat = {post.werk.bericht_id: post.kaart.tekst for post in bezorgt(wereld)}
    wereld.nu = zitting.begint_op + timedelta(days=1)
    sluit_af(wereld, wereld.leest(casussen.lees, een.id))
    staat |= {post.werk.bericht_id: post.kaart.tekst for post in vijf_jaar_later(wereld)}
    wereld.verstrijkt(days=28)
    tikt(wereld)
    staat |= {post.werk.bericht_id: post.kaart.tekst for post in bezorgt(wereld)}
    noemen = {soort for soort, tekst in staat.items() if str(een.code) in tekst}
    assert len(noemen) > 2
    await bevestigt(rosa, regel(een, "donderdag 13 maart 2031"))
    staat |= {post.werk.bericht_id: post.kaart.tekst for post in verstreken(wereld, minutes=16)}
    assert not [tekst for tekst in staat.values() if str(een.code) in tekst]
    assert any("De inhoud van dit bericht is verwijderd." in tekst for tekst in staat.values())


async def test_who_held_it_and_the_officer_hear_when_it_was_destroyed_and_nobody_else(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await vernietigt(wereld, rosa, een)
    gezegd = f"Casus {een.code} is vernietigd op maandag 3 maart 2031."
    kaart = await rosa.opens("casus toon", casuscode=str(een.code))
    assert gezegd in kaart
    assert "Niet gevonden" not in kaart
    assert gezegd in await rosa.presses_raw("casus.open", {"v": 1, "casus": een.id})
    assert gezegd in await rosa.opens("bewaren", casuscode=str(een.code))
    assert gezegd in await functionaris(wereld).opens("bewaren", casuscode=str(een.code))
    kees = ander(wereld)
    assert "vernietigd" not in await kees.opens("casus toon", casuscode=str(een.code))
    assert "vernietigd" not in await wereld.partner("politie").opens("casus toon", casuscode=str(een.code))


async def test_the_same_code_is_never_given_again(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await vernietigt(wereld, rosa, een)
    jaar = 2026
    assert wereld.doet(casussen.volgend_nummer, jaar) > een.code.nummer


async def test_pressing_twice_and_ringing_twice_change_nothing_more(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await rosa.opens("bewaren")
    vraag = await rosa.presses(kaart, "Vernietigen", {"Dossiers": regel(een)})
    gedaan = await asyncio.gather(*(rosa.presses(vraag, "Definitief vernietigen") for _ in range(2)))
    assert gedaan[0].tekst == gedaan[1].tekst
    verstreken(wereld, minutes=16)
    later = await rosa.presses(vraag, "Definitief vernietigen")
    assert "Eén dossier wordt niet vernietigd" in later
    tikt(wereld)
    assert wereld.handelingen(een.id).count(Handeling.VERNIETIGD) == 1


async def test_a_copied_confirmation_is_refused_to_somebody_else(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    kaart = await rosa.opens("bewaren")
    vraag = await rosa.presses(kaart, "Vernietigen", {"Dossiers": regel(een)})
    await ander(wereld).presses(vraag, "Definitief vernietigen")
    verstreken(wereld, minutes=20)
    assert is_er(wereld, een)


async def test_what_was_destroyed_half_way_is_finished_at_the_next_tick(
    wereld: Wereld, rosa: Deelnemer, monkeypatch: pytest.MonkeyPatch
) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    wereld.verstrijkt(minutes=16)

    def valt_uit(*_: object) -> None:
        raise RuntimeError("the power fails")

    with monkeypatch.context() as even:
        even.setattr(bewaren, "wis", valt_uit)
        with pytest.raises(RuntimeError):
            tikt(wereld)
    assert is_er(wereld, een)
    assert wereld.leest(vernietigen.van, Bewaarsoort.CASUS, een.id) is None
    tikt(wereld)
    assert not is_er(wereld, een)


async def test_a_casus_that_was_opened_again_meanwhile_is_not_destroyed(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    wereld.doet(lambda uow: casussen.wijzig(uow, replace(casussen.lees(uow, een.id), fase=Fase.CASUSOVERLEG)))
    verstreken(wereld, minutes=16)
    assert is_er(wereld, een)
    assert wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id) is None


async def test_after_their_own_term_the_lines_are_destroyed_by_the_officer(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await vernietigt(wereld, rosa, een)
    wereld.verstrijkt(days=5 * 366)
    tikt(wereld)
    pia = functionaris(wereld)
    kaart = await pia.opens("bewaren")
    (keuze,) = kaart.invoer[0]["choices"]
    assert f"Logboek van {een.code}" in keuze["title"]
    assert f"Logboek van {een.code}" not in await rosa.opens("bewaren")
    vraag = await pia.presses(kaart, "Vernietigen", {"Dossiers": keuze["title"]})
    await pia.presses(vraag, "Definitief vernietigen")
    verstreken(wereld, minutes=16)
    assert wereld.logboek(een.id) == ()
    assert wereld.logboek()[-1].handeling is Handeling.VERNIETIGD
    bewijs = wereld.leest(vernietigen.van, Bewaarsoort.LOGBOEK, een.id)
    assert bewijs is not None
    assert bewijs.aantallen["logregel"] > 0
    assert CANARY not in wereld.posted()


async def test_nobody_else_is_even_asked_to_confirm_and_nobody_else_takes_it_back(
    wereld: Wereld, rosa: Deelnemer
) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    naam = f"casus:{een.id}"
    await bevestigt(rosa, regel(een))
    for wie in (ander(wereld), functionaris(wereld)):
        assert str(een.code) not in await wie.presses_raw("bewaren.toch_niet", {"v": 1, "namen": naam})
    klok = wereld.leest(bewaren.zoek, Bewaarsoort.CASUS, een.id)
    assert klok is not None
    assert klok.bevestigd
    await rosa.presses_raw("bewaren.toch_niet", {"v": 1, "namen": naam})
    for wie in (ander(wereld), functionaris(wereld)):
        kaart = await wie.presses_raw("bewaren.vernietig_vorm", {"v": 1, "item": naam})
        assert "Definitief vernietigen" not in kaart.knoppen


async def test_an_alarm_that_rings_too_early_leaves_time_to_think(wereld: Wereld, rosa: Deelnemer) -> None:
    een = gesloten(wereld)
    vijf_jaar_later(wereld)
    await bevestigt(rosa, regel(een))
    wereld.verstrijkt(minutes=1)
    wereld.doet(wekkers.zet, Wekkersoort.VERNIETIG, f"casus:{een.id}", wereld.nu)
    tikt(wereld)
    assert is_er(wereld, een)
    verstreken(wereld, minutes=16)
    assert not is_er(wereld, een)
