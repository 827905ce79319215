"""Of the course of his casus a person reads what is about him or about all: decided, planned, agreed, tried."""

import json
from dataclasses import replace

import pytest

from domain.afspraak import AfspraakStatus
from domain.plan import Doelstand
from storage import plan as plannen
from tests.dialogs.rechten._verloop import loopt, spreek_af
from tests.dialogs.rechten._zaak import Zaak
from tests.dialogs.rechten.test_inzage import delen_van


def eigen(plek: str) -> str:
    return f"Tekst over {plek}."


async def blad_van(zaak: Zaak) -> str:
    """The page of the son, with every text let through."""
    await zaak.vraagt_inzage()
    return zaak.kiest(*delen_van(zaak.bladert()).values())


@pytest.fixture
def verlopen(zaak: Zaak) -> Zaak:
    loopt(zaak, eigen, (zaak.moeder.id, zaak.zoon.id))
    return zaak


async def test_he_reads_what_was_decided_planned_agreed_and_tried(verlopen: Zaak) -> None:
    blad = await blad_van(verlopen)
    zoon = verlopen.zoon.id
    van_allen = (
        "reden", "waarheen", "bericht", "hoofddoel", "dwang", "drang", "zorg", "opschalen als", "afschalen als",
        "teleurstelling", "motiveren", "scenario", "doorpakken", "opgeschaald", "vraag", "risico", "samenwerking",
        "naar", "verteld", "doel ", "kader ", "afspraak ",
    )  # fmt: skip
    van_hem = (f"{een} {zoon}" for een in ("eigen doel", "krachten", "doel", "kader", "afspraak", "conditie", "teken"))
    missen = [een for een in (*van_allen, *van_hem) if eigen(een) not in blad]
    assert missen == []
    assert "Bespreken in een overleg" in blad


async def test_he_reads_nothing_that_is_about_his_mother_alone(verlopen: Zaak) -> None:
    blad = await blad_van(verlopen)
    assert verlopen.moeder.id not in blad
    assert verlopen.moeder.id not in verlopen.bestand()


async def test_no_professional_is_named_and_nobody_is_said_to_have_refused(verlopen: Zaak) -> None:
    blad = await blad_van(verlopen)
    for niet in ("Professional", "Rosa Regisseur", "geweigerdomdat"):
        assert niet not in blad
        assert niet not in verlopen.bestand()
    verlopen.wereld.doet(spreek_af, verlopen, eigen, "", AfspraakStatus.LOPEND)
    assert blad.count("Nog niet klaar") == 2
    assert verlopen.bladert().count("Nog niet klaar") == 3


async def test_each_text_waits_until_it_was_gone_through(verlopen: Zaak) -> None:
    await verlopen.vraagt_inzage()
    blad = verlopen.kiest()
    assert "Plan van aanpak, versie 1" in blad
    assert "Tekst over" not in blad


async def test_who_goes_through_them_sees_which_organisatie_an_afspraak_is_of(verlopen: Zaak) -> None:
    await verlopen.vraagt_inzage()
    ggd = verlopen.wereld.regio.organisatienaam("ggd")
    assert f"{ggd}: Wat is afgesproken" in verlopen.bladert()


async def test_of_an_older_plan_he_reads_only_what_it_said_otherwise(verlopen: Zaak) -> None:
    oud = verlopen.wereld.leest(plannen.versies, verlopen.casus.id)[0]
    doelen = tuple(replace(een, stand=Doelstand.BEREIKT) for een in oud.doelen)
    verlopen.wereld.doet(plannen.voeg_toe, replace(oud, nr=2, hoofddoel="Een ander hoofddoel.", doelen=doelen))
    verlopen.wereld.doet(plannen.voeg_toe, replace(oud, nr=3, hoofddoel="Een ander hoofddoel.", doelen=doelen))
    blad = await blad_van(verlopen)
    assert "versie 3" in blad
    assert "versie 2" not in blad
    na = blad[blad.index("versie 1") :]
    assert eigen("hoofddoel") in na
    assert eigen("zorg") not in na
    assert na.count("nog niet bereikt") == 2
    assert blad[: blad.index("versie 1")].count("(bereikt)") == 2


async def test_the_file_holds_the_course_too(verlopen: Zaak) -> None:
    await blad_van(verlopen)
    verloop = json.loads(verlopen.bestand())["verloop"]
    soorten = [een["soort"] for een in verloop]
    assert soorten == [
        "triage", "plan", "regie", "afspraak", "afspraak", *["volhouden"] * 4, "opschaling", "afschaling",
    ]  # fmt: skip
    regie = verloop[2]
    assert regie["organisatie"] == verlopen.wereld.regio.organisatienaam("politie")
    plan = verloop[1]
    assert [een["dag"] for een in plan["dagen"]] == ["2026-05-31", "2026-03-02", "2026-03-02"]


async def test_without_any_course_there_is_nothing_to_say_of_it(zaak: Zaak) -> None:
    assert "Wat er is besloten en afgesproken" not in await blad_van(zaak)
