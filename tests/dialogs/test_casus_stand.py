"""What somebody sees of where a casus is: the whole state at a glance, as much as he may see."""

from dataclasses import replace
from datetime import date

import pytest

from domain.afspraak import Afspraak, AfspraakStatus
from domain.casus import Casus, Fase
from domain.casuscode import Casuscode
from domain.persoon import Rol
from domain.plan import Kaderafspraak, Plan
from domain.regie import Regie
from domain.toegang import Toegang
from storage import afspraken, plan, regie, toegang
from storage import casus as casussen
from tests._kaart import Kaart
from tests.dialogs._casus import code_op, vult_in
from tests.dialogs._wereld import Wereld

HOOFDDOEL = "Hij slaapt weer thuis"


async def casus_in(wereld: Wereld, fase: Fase) -> Casus:
    code = code_op(await vult_in(wereld.regisseur))
    een = wereld.leest(casussen.met_code, Casuscode.lees(code))
    return wereld.doet(casussen.wijzig, replace(een, fase=fase))


def nodig_uit(wereld: Wereld, casus: Casus, organisatie: str) -> None:
    wereld.doet(toegang.verleen, Toegang(casus.id, organisatie, Rol.PARTNER, wereld.nu))


def belegt(wereld: Wereld, casus: Casus, organisatie: str) -> None:
    wereld.doet(regie.beleg, Regie(f"r-{organisatie}", casus.id, organisatie, wereld.nu, wereld.regisseur.id))


def plant(wereld: Wereld, casus: Casus) -> None:
    kader = Kaderafspraak("k1", "toezicht", eindigt_op=date(2026, 4, 3))
    een = Plan(casus.id, 1, wereld.nu, wereld.regisseur.id, HOOFDDOEL, kaders=(kader,), evaluatie_op=date(2026, 5, 1))
    wereld.doet(plan.voeg_toe, een)


def spreekt_af(wereld: Wereld, casus: Casus, organisatie: str, dag: date, **anders: object) -> None:
    een = Afspraak(
        id=f"a-{organisatie}-{dag.isoformat()}",
        casus_id=casus.id,
        wat="Kanarie bellen",
        organisatie=organisatie,
        wanneer=dag,
        status=AfspraakStatus.LOPEND,
        gemaakt_op=wereld.nu,
        gemaakt_door_id=wereld.regisseur.id,
        teken_op=wereld.nu,
    )
    wereld.doet(afspraken.voeg_toe, replace(een, **anders))  # type: ignore[arg-type]


async def ziet(wereld: Wereld, casus: Casus, organisatie: str = "") -> Kaart:
    wie = wereld.partner(organisatie) if organisatie else wereld.regisseur
    return await wie.opens("casus toon", casuscode=str(casus.code))


async def test_the_regisseur_sees_at_a_glance_who_has_the_regie_what_is_open_and_which_days_come(
    wereld: Wereld,
) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    belegt(wereld, casus, "politie")
    plant(wereld, casus)
    spreekt_af(wereld, casus, "politie", date(2026, 3, 6))
    spreekt_af(wereld, casus, "rvdk", date(2026, 3, 20))
    beeld = await ziet(wereld, casus)
    for stuk in (
        "Volhouden** (stap 6 van 8)",
        "Casusregie: Politie Merwestreek, sinds maandag 2 maart 2026",
        "Open afspraken: 2, de eerste voor vrijdag 6 maart",
        "Evaluatie: vrijdag 1 mei 2026",
        "Kader: Toezicht, tot en met vrijdag 3 april 2026",
        HOOFDDOEL,
    ):
        assert stuk in beeld
    assert beeld.knoppen[0] == "Bekijk de afspraken"


async def test_what_is_late_or_refused_is_said_and_is_what_to_look_at_first(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    spreekt_af(wereld, casus, "politie", date(2026, 2, 27))
    spreekt_af(wereld, casus, "rvdk", date(2026, 3, 20), status=AfspraakStatus.GEWEIGERD)
    beeld = await ziet(wereld, casus)
    assert "Eén afspraak is te laat." in beeld
    assert "Van één afspraak zegt de eigenaar dat het niet kan." in beeld
    assert beeld.knoppen[0] == "Bekijk wat stilstaat"


async def test_when_all_that_was_agreed_is_done_it_may_be_scaled_down(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    spreekt_af(wereld, casus, "politie", date(2026, 2, 27), status=AfspraakStatus.GEREED)
    beeld = await ziet(wereld, casus)
    assert beeld.knoppen[0] == "Schaal af"
    assert "te laat" not in beeld


async def test_a_partner_sees_the_aim_and_what_his_own_organisatie_agreed_and_no_more(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    for een in ("politie", "rvdk"):
        nodig_uit(wereld, casus, een)
    belegt(wereld, casus, "jeugdteam")
    plant(wereld, casus)
    spreekt_af(wereld, casus, "politie", date(2026, 2, 27))
    spreekt_af(wereld, casus, "rvdk", date(2026, 3, 20))
    beeld = await ziet(wereld, casus, "rvdk")
    assert "Uw afspraken: 1, voor vrijdag 20 maart" in beeld
    assert HOOFDDOEL in beeld
    assert "te laat" not in beeld
    assert beeld.knoppen == ("Plan van aanpak", "Afspraken")


async def test_who_holds_the_casusregie_sees_what_everybody_agreed(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    nodig_uit(wereld, casus, "rvdk")
    belegt(wereld, casus, "rvdk")
    spreekt_af(wereld, casus, "politie", date(2026, 2, 27))
    spreekt_af(wereld, casus, "rvdk", date(2026, 3, 20))
    beeld = await ziet(wereld, casus, "rvdk")
    assert "Open afspraken: 2" in beeld
    assert "Eén afspraak is te laat." in beeld


async def test_who_holds_the_casusregie_does_not_learn_that_another_organisatie_refused(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    nodig_uit(wereld, casus, "rvdk")
    belegt(wereld, casus, "rvdk")
    spreekt_af(wereld, casus, "politie", date(2026, 3, 20))
    eerst = await ziet(wereld, casus, "rvdk")
    spreekt_af(wereld, casus, "politie", date(2026, 3, 20), status=AfspraakStatus.GEWEIGERD, id="a-nee")
    daarna = await ziet(wereld, casus, "rvdk")
    assert daarna.tekst == eerst.tekst.replace("Open afspraken: 1, voor", "Open afspraken: 2, de eerste voor")
    spreekt_af(wereld, casus, "rvdk", date(2026, 3, 20), status=AfspraakStatus.GEWEIGERD)
    assert "Van één afspraak zegt de eigenaar dat het niet kan." in await ziet(wereld, casus, "rvdk")


@pytest.mark.parametrize(
    ("fase", "eerst"),
    [
        (Fase.AANVANG, "Start uitvraag"),
        (Fase.UITVRAAG, "Doe de triage"),
        (Fase.TRIAGE, "Doe de triage"),
        (Fase.CASUSOVERLEG, "Maak het plan"),
        (Fase.PLAN, "Maak een afspraak"),
        (Fase.AFSCHALEN, "Schaal af"),
        (Fase.AFGESLOTEN, "Heropen (her-melding)"),
    ],
)
async def test_the_next_sensible_step_is_the_first_button(wereld: Wereld, fase: Fase, eerst: str) -> None:
    casus = await casus_in(wereld, fase)
    beeld = await ziet(wereld, casus)
    assert beeld.knoppen[0] == eerst
    assert len(set(beeld.knoppen)) == len(beeld.knoppen)


async def test_of_a_closed_casus_a_partner_sees_nothing_any_more(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.AFGESLOTEN)
    nodig_uit(wereld, casus, "rvdk")
    plant(wereld, casus)
    assert HOOFDDOEL not in await ziet(wereld, casus, "rvdk")


async def test_since_when_it_stands_still_is_said_to_its_regisseur_alone_in_one_sentence(wereld: Wereld) -> None:
    casus = await casus_in(wereld, Fase.VOLHOUDEN)
    nodig_uit(wereld, casus, "rvdk")
    spreekt_af(wereld, casus, "rvdk", date(2026, 6, 1))
    stil = "is er niets meer gehoord of gewijzigd."
    assert stil not in await ziet(wereld, casus)
    wereld.verstrijkt(days=70)
    assert stil in await ziet(wereld, casus)
    plant(wereld, casus)
    assert (await ziet(wereld, casus)).tekst.count("kader is op 3 april 2026 geëindigd") == 1
    assert stil not in await ziet(wereld, casus, "rvdk")
