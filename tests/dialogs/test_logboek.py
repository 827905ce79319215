"""/logboek: who saw or did what; by name for the regisseur of the casus, without a betrokkene for who reads all."""

import csv
import json
from dataclasses import replace

import pytest

from cards.verbs import Verb
from dialogs import logboek as topic
from dialogs.kern.desk import Bezoek, namens_wie
from dialogs.kern.paginas import Naar, Paginabezoek, Weer
from dialogs.logboek import pagina, uitvoer, verankeren
from dialogs.logboek.pagina import Keuze
from domain.casus import Casus
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.logboek import BOT, NOG_GEEN_GRONDSLAG, Handeling, Logregel
from domain.persoon import Aanstelling, Actor, Rol
from domain.tekst import onschadelijke_cel
from storage import ankers, logboek, logboeklezen, personen, toegang
from storage import casus as casussen
from storage.store import UnitOfWork
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus


@pytest.fixture
def wereld(wereld: Wereld) -> Wereld:
    """The same world, with this topic in it."""
    topic.register(wereld.registry)
    return wereld


@pytest.fixture
def casus(wereld: Wereld) -> Casus:
    return maakt_casus(wereld, "jeugd")


@pytest.fixture
def functionaris(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Fien Functionaris", (Rol.PRIVACYFUNCTIONARIS, wereld.regio.eigen_organisatie))


def bezoek(wereld: Wereld, uow: UnitOfWork, wie: Deelnemer) -> Paginabezoek:
    actor = toegang.actor(uow, personen.lees(uow, wie.id))
    return Paginabezoek(uow, wereld.regio, wereld.teksten, actor, {"_zegel": "z"})


def keuze(wereld: Wereld, keten: str, wie: str = "") -> str:
    vandaag = wereld.regio.kalender.lokaal(wereld.nu).date()
    return Keuze(keten, vandaag - pagina.EERST, vandaag, wie).onderwerp_id


async def opent(wie: Deelnemer, casus: Casus) -> Kaart:
    return await wie.opens("casus toon", casuscode=str(casus.code))


def test_every_act_has_words_of_its_own() -> None:
    teksten = laad_teksten()
    woorden = [teksten(f"logboek.handeling.{een.value}") for een in Handeling]
    assert len(set(woorden)) == len(woorden)


async def test_the_regisseur_sees_who_did_what_to_whom(wereld: Wereld, casus: Casus) -> None:
    rosa = wereld.regisseur
    await opent(rosa, casus)
    deur = await rosa.types(f"/logboek {casus.code}")
    assert "opende de casus" not in deur
    kaart = await rosa.presses(deur, "Openen")
    assert f"Logboek van {casus.code}" in kaart
    assert "Rosa Regisseur (" in kaart
    assert f"opende de casus: {CANARY}" in kaart
    assert CANARY not in wereld.posted()


async def test_looking_at_the_logboek_is_a_line_itself_with_everybody_whose_name_was_shown(
    wereld: Wereld, casus: Casus
) -> None:
    await wereld.regisseur.opens("logboek", casuscode=str(casus.code))
    regels = [een for een in wereld.logboek(casus.id) if een.handeling is Handeling.LOGBOEK_GEOPEND]
    assert {een.betrokkene_id for een in regels} == {None, *(een.id for een in casus.betrokkenen)}
    assert {(een.door_id, een.namens) for een in regels} == {(wereld.regisseur.id, wereld.regio.eigen_organisatie)}


async def test_who_saw_one_person_can_be_asked(wereld: Wereld) -> None:
    casus = maakt_casus(wereld, "jeugd", wereld.regisseur, "Sem van Verzonnen", "Isa de Bedachte")
    sem, isa = casus.betrokkenen

    def opende(uow: UnitOfWork, wie: str, door: str) -> None:
        logboek.schrijf(
            uow,
            Logregel(
                handeling=Handeling.UITVRAAG_GEOPEND,
                op=uow.now,
                door_id=door,
                namens="politie",
                casus_id=casus.id,
                betrokkene_id=wie,
            ),
        )

    piet, els = wereld.partner("politie", "Piet Politie"), wereld.partner("politie", "Els Agent")
    wereld.doet(opende, sem.id, piet.id)
    wereld.doet(opende, isa.id, els.id)
    kaart = await wereld.regisseur.opens("logboek", casuscode=str(casus.code))
    assert "Piet Politie" in kaart
    assert "Els Agent" in kaart
    sems = await wereld.regisseur.presses(kaart, "Tonen", {"Wie zag deze persoon?": "Sem van Verzonnen"})
    assert "Piet Politie" in sems
    assert "Els Agent" not in sems


async def test_older_lines_stand_behind_newer_ones(wereld: Wereld, casus: Casus) -> None:
    rosa = wereld.regisseur
    for _ in range(8):
        wereld.verstrijkt(minutes=5)
        await opent(rosa, casus)
    eerste = await rosa.opens("logboek", casuscode=str(casus.code))
    assert "Nieuwer" not in eerste.knoppen
    tweede = await rosa.presses(eerste, "Ouder")
    assert "Nieuwer" in tweede.knoppen


async def test_without_a_code_the_regisseur_chooses_from_his_own(wereld: Wereld, casus: Casus) -> None:
    kaart = await wereld.regisseur.opens("logboek")
    geopend = await wereld.regisseur.presses(kaart, "Openen", {"Van welke casus?": str(casus.code)})
    assert f"Logboek van {casus.code}" in geopend


async def test_a_regisseur_without_casussen_is_told_so(wereld: Wereld) -> None:
    assert "U hebt geen casussen" in await wereld.regisseur.opens("logboek")


@pytest.mark.parametrize("wat", ["code", "id", "pagina", "regio"])
async def test_nobody_reads_the_logboek_of_anothers_casus(wereld: Wereld, casus: Casus, wat: str) -> None:
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    if wat == "code":
        kaart = await ander.opens("logboek", casuscode=str(casus.code))
    else:
        verb = Verb.LOGBOEK_PAGINA if wat == "pagina" else Verb.LOGBOEK_OPEN
        kaart = await ander.presses_raw(verb, {"v": 1} if wat == "regio" else {"v": 1, "keten": casus.id})
    assert CANARY not in kaart
    assert "Logboek" not in kaart
    assert Handeling.LOGBOEK_GEOPEND not in wereld.handelingen(casus.id)
    (geweigerd,) = [een for een in wereld.logboek() if een.handeling is Handeling.TOEGANG_GEWEIGERD]
    assert (geweigerd.door_id, geweigerd.namens) == (ander.id, wereld.regio.eigen_organisatie)


async def test_a_casus_that_is_not_there_reads_as_one_that_is_anothers(wereld: Wereld, casus: Casus) -> None:
    ander = wereld.persoon("Ander Regisseur", (Rol.PROCESREGISSEUR, wereld.regio.eigen_organisatie))
    vreemd = await ander.presses_raw(Verb.LOGBOEK_OPEN, {"v": 1, "keten": casus.id})
    niets = await ander.presses_raw(Verb.LOGBOEK_OPEN, {"v": 1, "keten": "0" * 32})
    assert vreemd.tekst == niets.tekst


@pytest.mark.parametrize("rol", [Rol.PARTNER, Rol.MANAGER, Rol.BEHEERDER, Rol.CONTACTPUNT, Rol.BIJ])
async def test_other_roles_do_not_even_come_to_it(wereld: Wereld, casus: Casus, rol: Rol) -> None:
    iemand = wereld.persoon("Iemand Anders", (rol, "politie"))
    assert "Logboek van" not in await iemand.opens("logboek", casuscode=str(casus.code))


async def test_the_privacyfunctionaris_reads_everything_and_no_betrokkene_by_name(
    wereld: Wereld, casus: Casus, functionaris: Deelnemer
) -> None:
    await opent(wereld.regisseur, casus)
    alles = await functionaris.opens("logboek")
    een = await functionaris.presses(alles, "Openen", {"Casuscode, zoals 26-0142-K": str(casus.code)})
    for kaart in (alles, een):
        assert "Rosa Regisseur" in kaart
        assert "opende de casus" in kaart
        assert str(casus.code) in kaart
        assert CANARY not in kaart
    assert casus.betrokkenen[0].id[:8] in een


async def test_a_code_that_is_none_is_asked_again_with_what_was_typed(wereld: Wereld, functionaris: Deelnemer) -> None:
    kaart = await functionaris.presses_raw(Verb.LOGBOEK_KIES, {"v": 1, "code": "zesentwintig"})
    assert "Dit is geen casuscode" in kaart
    assert [een.get("value") for een in kaart.invoer] == ["zesentwintig"]


async def test_no_chain_is_begun_by_looking_at_one_that_is_not_there(wereld: Wereld, functionaris: Deelnemer) -> None:
    voor = wereld.leest(logboek.ketens)
    await functionaris.presses_raw(Verb.LOGBOEK_OPEN, {"v": 1, "keten": "verzonnen"})
    assert {een.naam for een in wereld.leest(logboek.ketens)} - {een.naam for een in voor} <= {"regio"}


async def test_the_page_shows_a_period_and_goes_on_by_its_form(wereld: Wereld, casus: Casus) -> None:
    rosa = wereld.regisseur
    await opent(rosa, casus)

    def doe(uow: UnitOfWork) -> tuple[str, object, object, object]:
        wie = bezoek(wereld, uow, rosa)
        onderwerp = keuze(wereld, casus.id)
        html = pagina.teken(wie, onderwerp)
        vroeger = pagina.filter_(wie, onderwerp, {"vanaf": "2025-01-01", "tot": "2025-02-01"})
        andersom = pagina.filter_(wie, onderwerp, {"vanaf": "2025-02-01", "tot": "2025-01-01"})
        ouder = pagina.filter_(wie, onderwerp, {"blad": "1"})
        assert isinstance(vroeger, Naar)
        assert "opende de casus" not in pagina.teken(wie, vroeger.onderwerp_id)
        return html, vroeger, andersom, ouder

    html, _, andersom, ouder = wereld.doet(doe)
    assert "opende de casus" in html
    assert CANARY in html
    assert 'name="_zegel" value="z"' in html
    assert "/pagina/inhoud/csv" not in html
    assert "<dt>wgs</dt><dd>Wet gegevensverwerking door samenwerkingsverbanden" in html
    assert isinstance(andersom, Weer)
    assert 'value="2025-02-01"' in andersom.html
    assert isinstance(ouder, Naar)


@pytest.mark.parametrize("onderwerp", ["", "regio", "a:b:c:d:e", "regio:-:2026-01-01:2026-01-02:x"])
def test_a_subject_that_is_none_opens_nothing(wereld: Wereld, functionaris: Deelnemer, onderwerp: str) -> None:
    with pytest.raises(NotFound):
        wereld.doet(lambda uow: pagina.teken(bezoek(wereld, uow, functionaris), onderwerp))


async def test_a_file_holds_every_line_of_the_period_and_no_name_of_a_betrokkene(
    wereld: Wereld, casus: Casus, functionaris: Deelnemer
) -> None:
    await opent(wereld.regisseur, casus)
    onderwerp = keuze(wereld, "regio")
    als_csv = wereld.doet(lambda uow: uitvoer.csv(bezoek(wereld, uow, functionaris), onderwerp))
    als_json = wereld.doet(lambda uow: uitvoer.json(bezoek(wereld, uow, functionaris), onderwerp))
    rijen = list(csv.DictReader(als_csv.inhoud.decode("utf-8-sig").splitlines(), delimiter=";"))
    geopend = [een for een in rijen if een["handeling"] == "casus.geopend"]
    assert {een["betrokkene_id"] for een in geopend} == {"", casus.betrokkenen[0].id}
    assert {(een["door"], een["casuscode"], een["doel"]) for een in geopend} == {
        ("Rosa Regisseur", str(casus.code), casus.grondslag)
    }
    assert CANARY not in als_csv.inhoud.decode() + als_json.inhoud.decode()
    assert "vernieuw" not in als_csv.bestandsnaam
    gelezen = json.loads(als_json.inhoud)["regels"]
    # The second file holds the line of the first one too.
    assert len(gelezen) == len(rijen) + 1
    assert wereld.handelingen().count(Handeling.LOGBOEK_UITGEVOERD) == 2


async def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(wereld: Wereld, functionaris: Deelnemer) -> None:
    boef = wereld.persoon('=HYPERLINK("http://x.example")', (Rol.BEHEERDER, wereld.regio.eigen_organisatie))
    wereld.doet(lambda uow: bezoek(wereld, uow, boef).record(Handeling.AGENDA_GEOPEND))
    inhoud = wereld.doet(lambda uow: uitvoer.csv(bezoek(wereld, uow, functionaris), keuze(wereld, "regio"))).inhoud
    assert "\"'=HYPERLINK" in inhoud.decode()
    assert all(onschadelijke_cel(f"{een}1").startswith("'") for een in "=+-@\t\r\n\uff1d")


async def test_a_regisseur_takes_no_file_along(wereld: Wereld, casus: Casus) -> None:
    for geef in (uitvoer.csv, uitvoer.json):
        with pytest.raises(NotAllowed):
            wereld.doet(lambda uow, geef=geef: geef(bezoek(wereld, uow, wereld.regisseur), keuze(wereld, casus.id)))


def test_more_lines_than_a_file_may_hold_ask_for_a_shorter_period(
    wereld: Wereld, functionaris: Deelnemer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uitvoer, "MEESTE_REGELS", 0)
    wereld.doet(lambda uow: bezoek(wereld, uow, functionaris).record(Handeling.AGENDA_GEOPEND))
    with pytest.raises(UserMistake, match="te_veel"):
        wereld.doet(lambda uow: uitvoer.csv(bezoek(wereld, uow, functionaris), keuze(wereld, "regio")))


def test_somebody_acts_for_the_house_when_he_works_there_and_else_for_all_he_works_for(wereld: Wereld) -> None:
    def actor(*organisaties: str) -> Actor:
        return Actor("p", "P", tuple(Aanstelling(Rol.PARTNER, een, NU) for een in organisaties))

    eigen = wereld.regio.eigen_organisatie
    assert namens_wie(actor("politie"), wereld.regio) == "politie"
    assert namens_wie(actor("politie", eigen), wereld.regio) == eigen
    assert namens_wie(actor("politie", "om"), wereld.regio) == "om,politie"
    assert namens_wie(actor(), wereld.regio) is None


def test_a_line_about_a_casus_has_its_ground_when_nobody_gave_one(wereld: Wereld, casus: Casus) -> None:
    zonder = maakt_casus(wereld, "jeugd")
    wereld.doet(lambda uow: casussen.wijzig(uow, replace(zonder, grondslag="")))

    def doe(uow: UnitOfWork) -> None:
        wie = bezoek(wereld, uow, wereld.regisseur)
        wie.record(Handeling.CASUS_GEOPEND, casus_id=casus.id)
        wie.record(Handeling.CASUS_GEOPEND, casus_id=zonder.id)
        wie.log(Handeling.UITVRAAG_HERINNERD, casus_id=casus.id)

    wereld.doet(doe)
    assert [(een.doel, een.namens) for een in wereld.logboek(casus.id)[-2:]] == [
        (casus.grondslag, "zvh"),
        (casus.grondslag, BOT),
    ]
    assert wereld.logboek(zonder.id)[-1].doel == NOG_GEEN_GRONDSLAG


def test_the_anchor_of_a_day_is_made_at_the_first_tick_after_local_midnight(wereld: Wereld) -> None:
    def ronde(uow: UnitOfWork) -> None:
        verankeren.Verankering()(Bezoek(uow, wereld.regio, wereld.teksten, Actor("", "", ())))

    def dagen() -> list[str]:
        return [een.dag for een in wereld.leest(lambda uow: tuple(ankers.rijen(uow)))]

    wereld.nu = NU.replace(hour=22, minute=30)  # half past eleven in the evening, in winter
    wereld.doet(ronde)
    wereld.doet(ronde)
    assert dagen() == ["2026-03-02"]
    wereld.verstrijkt(hours=1)
    wereld.doet(ronde)
    assert dagen() == ["2026-03-02", "2026-03-03"]
    wereld.verstrijkt(days=4)
    wereld.doet(ronde)
    assert dagen()[-1] == "2026-03-07"


async def test_a_person_learns_which_organisatie_saw_him_and_in_which_role_not_who(
    wereld: Wereld, casus: Casus
) -> None:
    await opent(wereld.regisseur, casus)
    gezien = wereld.leest(logboeklezen.wie_zag, casus.id, casus.betrokkenen[0].id)
    assert [(een.handeling, een.organisaties, een.rollen) for een in gezien] == [
        (Handeling.CASUS_GEOPEND, ("zvh",), (Rol.PROCESREGISSEUR,))
    ]
    assert wereld.regisseur.id not in repr(gezien)
    assert wereld.leest(logboeklezen.wie_zag, casus.id, "ander") == ()
