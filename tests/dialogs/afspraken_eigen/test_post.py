"""The post of all that an organisatie agreed to do, beside its worklists."""

from datetime import UTC, date, datetime, timedelta

from tests.dialogs.afspraken_eigen._verhaal import Afsprakenverhaal, nieuwe

STREEP = "\N{EN DASH}"
DAG = date(2026, 3, 26)
ZITTING = datetime(2026, 3, 16, 12, tzinfo=UTC)


async def test_it_names_codes_days_and_how_it_stands_and_has_one_button(verhaal: Afsprakenverhaal) -> None:
    casus = verhaal.casus_in_plan()
    verhaal.agree(casus, "politie", DAG)
    verhaal.agree(casus, "politie", DAG + timedelta(days=1), voorgelegd=True)
    assert verhaal.post("politie").tekst.splitlines() == [
        "Uw afspraken",
        "Politie Merwestreek",
        "Er staan 2 afspraken open.",
        "Eén afspraak is nieuw: graag aannemen, of zeggen dat het niet kan.",
        f"**{casus.code}** {STREEP} donderdag 26 maart",
        f"**{casus.code}** {STREEP} vrijdag 27 maart {STREEP} nieuw: graag aannemen",
    ]
    assert verhaal.post("politie").knoppen == ("Afspraken openen",)


async def test_it_is_posted_once_and_edited_from_then_on(verhaal: Afsprakenverhaal) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", DAG)
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", DAG)
    assert len(nieuwe(verhaal.geplaatst, "afspraken")) == 1
    verhaal.klaar(verhaal.wereld.partner("politie"), een)
    verhaal.dag_verder(0.1)
    assert "Er staat één afspraak open." in verhaal.post("politie")


async def test_while_somebody_fills_it_in_the_card_is_not_taken_from_under_his_hands(
    verhaal: Afsprakenverhaal,
) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(nummer=150), "politie", DAG)
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", DAG)
    voor = len(verhaal.bewerkt)
    verhaal.klaar(verhaal.wereld.partner("politie"), een)
    assert len(verhaal.bewerkt) == voor
    verhaal.dag_verder(0.1)
    assert len(verhaal.bewerkt) > voor


async def test_the_worklist_of_a_zitting_tells_of_the_afspraken_and_the_other_way_round(
    verhaal: Afsprakenverhaal,
) -> None:
    verhaal.zitting(ZITTING)
    gevraagd = verhaal.casus(nummer=150)
    verhaal.agree(verhaal.casus_in_plan(nummer=151), "politie", DAG)
    await verhaal.start(gevraagd)
    # The post about afspraken took the attention of today.
    verhaal.dag_verder()
    lijst = verhaal.kaart_voor(gevraagd, "politie")
    assert "Er staat één afspraak open." in lijst
    assert "Afspraken openen" in lijst.knoppen
    assert "Eén vraag wacht op uw antwoord." in verhaal.post("politie")
    verhaal.handelt_af(gevraagd, "politie")
    verhaal.dag_verder(0.1)
    assert "wacht op uw antwoord" not in verhaal.post("politie")


async def test_once_nothing_is_open_it_says_so(verhaal: Afsprakenverhaal) -> None:
    een = verhaal.agree(verhaal.casus_in_plan(), "politie", DAG)
    verhaal.klaar(verhaal.wereld.partner("politie"), een)
    assert "Er staat nu niets open." in verhaal.post("politie")
