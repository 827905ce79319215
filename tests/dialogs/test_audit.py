"""/audit: a year in counts and a sample of decisions, for who examines the Veiligheidshuis; nobody is named."""

import csv
import json
from datetime import timedelta

import pytest

from cards.verbs import Verb
from dialogs import audit as topic
from dialogs.audit import pagina, uitvoer
from dialogs.kern.paginas import Naar, Paginabezoek, Weer
from domain.audit import AFGEHANDELD, trek
from domain.casus import Casus
from domain.errors import NotAllowed, NotFound
from domain.logboek import Handeling, Logregel
from domain.persoon import Rol
from storage import ankers, logboek, personen, toegang
from storage.store import UnitOfWork
from tests._databases import NU
from tests.dialogs._wereld import Deelnemer, Wereld
from tests.dialogs._zaken import CANARY, maakt_casus

DIT_JAAR = "2026-01-01:2026-12-31"


@pytest.fixture
def wereld(wereld: Wereld) -> Wereld:
    """The same world, with this topic in it and an address for pages."""
    topic.register(wereld.registry)
    wereld.pagina_adres = "https://tafelbot.example"
    return wereld


@pytest.fixture
def functionaris(wereld: Wereld) -> Deelnemer:
    return wereld.persoon("Fien Functionaris", (Rol.PRIVACYFUNCTIONARIS, wereld.regio.eigen_organisatie))


def bezoek(wereld: Wereld, uow: UnitOfWork, wie: Deelnemer) -> Paginabezoek:
    actor = toegang.actor(uow, personen.lees(uow, wie.id))
    return Paginabezoek(uow, wereld.regio, wereld.teksten, actor, {"_zegel": "z"})


def ziet(wereld: Wereld, wie: Deelnemer, onderwerp: str = DIT_JAAR) -> str:
    return wereld.doet(lambda uow: pagina.teken(bezoek(wereld, uow, wie), onderwerp))


def neemt_mee(wereld: Wereld, wie: Deelnemer, onderwerp: str = DIT_JAAR) -> dict[str, object]:
    bestand = wereld.doet(lambda uow: uitvoer.json(bezoek(wereld, uow, wie), onderwerp))
    gelezen: dict[str, object] = json.loads(bestand.inhoud)
    return gelezen


def gebeurt(wereld: Wereld, casus: Casus | None, wat: Handeling, keren: int = 1, **rest: str) -> None:
    """Let something happen so many times, a minute apart, by the regisseur."""
    for _ in range(keren):
        wereld.verstrijkt(minutes=1)
        casus_id = casus.id if casus else None
        regel = Logregel(
            handeling=wat, op=wereld.nu, door_id=wereld.regisseur.id, namens="zvh", casus_id=casus_id, **rest
        )
        wereld.doet(logboek.schrijf, regel)
        if casus is not None:
            # What is about a person is a line beside the act, not an act of its own.
            over = Logregel(
                handeling=wat,
                op=wereld.nu,
                door_id=wereld.regisseur.id,
                namens="zvh",
                casus_id=casus_id,
                betrokkene_id=casus.betrokkenen[0].id,
                **rest,
            )
            wereld.doet(logboek.schrijf, over)


def het_volgende_jaar(wereld: Wereld) -> None:
    wereld.nu = NU + timedelta(days=365)


def telling(gelezen: dict[str, object], naam: str) -> dict[str, object]:
    alle = gelezen["tellingen"]
    assert isinstance(alle, list)
    (deze,) = [een for een in alle if een["naam"] == naam]
    assert isinstance(deze, dict)
    return deze


async def test_the_functionaris_chooses_a_year_and_gets_a_link_of_her_own(
    wereld: Wereld, functionaris: Deelnemer
) -> None:
    deur = await functionaris.types("/audit")
    assert "Startwaarde" not in deur
    kaart = await functionaris.presses(deur, "Openen")
    klaar = await functionaris.presses(kaart, "Maken", {"Jaar": "2025"})
    assert "alleen voor u" in klaar


async def test_what_was_typed_wrong_is_shown_again(wereld: Wereld, functionaris: Deelnemer) -> None:
    kaart = await functionaris.presses_raw(Verb.AUDIT_PAGINA, {"v": 1, "jaar": "1999", "zaad": "nul; één"})
    assert "Kies een jaar" in kaart
    assert "alleen letters en cijfers" in kaart
    assert "nul; één" in [een.get("value") for een in kaart.invoer]


@pytest.mark.parametrize("rol", [een for een in Rol if een is not Rol.PRIVACYFUNCTIONARIS])
async def test_nobody_else_comes_to_it(wereld: Wereld, rol: Rol) -> None:
    iemand = wereld.persoon("Iemand Anders", (rol, wereld.regio.eigen_organisatie))
    assert "Startwaarde" not in await iemand.opens("audit")
    assert "alleen voor u" not in await iemand.presses_raw(Verb.AUDIT_PAGINA, {"v": 1, "jaar": "2026"})
    for geef in (pagina.teken, uitvoer.csv, uitvoer.json):
        with pytest.raises(NotAllowed):
            wereld.doet(lambda uow, geef=geef: geef(bezoek(wereld, uow, iemand), DIT_JAAR))
    with pytest.raises(NotAllowed):
        wereld.doet(lambda uow: pagina.kies(bezoek(wereld, uow, iemand), DIT_JAAR, {"jaar": "2026"}))


@pytest.mark.parametrize(
    "onderwerp", ["", "2026-01-01", "2026-01-01:2026-06-30", "1990-01-01:1990-12-31", f"{DIT_JAAR}:é"]
)
def test_only_a_whole_year_can_be_counted(wereld: Wereld, functionaris: Deelnemer, onderwerp: str) -> None:
    with pytest.raises(NotFound):
        ziet(wereld, functionaris, onderwerp)


def test_an_act_counts_once_however_many_people_it_is_about(wereld: Wereld, functionaris: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, casus, Handeling.UITVRAAG_GESTART, 6)
    het_volgende_jaar(wereld)
    assert telling(neemt_mee(wereld, functionaris), "uitvragen")["totaal"] == 6


def test_a_small_part_takes_another_along_so_that_the_total_does_not_give_it_back(
    wereld: Wereld, functionaris: Deelnemer
) -> None:
    jeugd, overlast = maakt_casus(wereld, "jeugd"), maakt_casus(wereld, tuple(wereld.regio.tafels)[1])
    assert jeugd.tafel != overlast.tafel
    gebeurt(wereld, jeugd, Handeling.UITVRAAG_GESTART, 9)
    gebeurt(wereld, overlast, Handeling.UITVRAAG_GESTART, 8)
    het_volgende_jaar(wereld)
    uitvragen = telling(neemt_mee(wereld, functionaris), "uitvragen")
    assert uitvragen["totaal"] == 17
    per_tafel = uitvragen["verdelingen"]["tafel"]  # type: ignore[index]
    verteld = {tafel: aantal for tafel, aantal in per_tafel["delen"].items() if aantal is not None}
    # The other tafels have nought: nought is hidden too, and one of the two that have more goes along.
    assert per_tafel["uitgesplitst"]
    assert len(verteld) == 1


def test_below_five_nothing_is_told(wereld: Wereld, functionaris: Deelnemer) -> None:
    gebeurt(wereld, maakt_casus(wereld, "jeugd"), Handeling.UITVRAAG_INGETROKKEN, 4)
    het_volgende_jaar(wereld)
    ingetrokken = telling(neemt_mee(wereld, functionaris), "ingetrokken")
    assert (ingetrokken["totaal"], ingetrokken["verdelingen"]) == (None, {})
    assert "minder dan 5" in ziet(wereld, functionaris)


def test_of_a_year_that_runs_two_days_do_not_give_one_act_back(wereld: Wereld, functionaris: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, casus, Handeling.UITVRAAG_GESTART, 6)
    eerst = telling(neemt_mee(wereld, functionaris), "uitvragen")
    gebeurt(wereld, casus, Handeling.UITVRAAG_GESTART)
    assert telling(neemt_mee(wereld, functionaris), "uitvragen") == eerst
    assert (eerst["totaal"], eerst["ten_minste"], eerst["verdelingen"]) == (5, True, {})


def test_what_happened_in_another_year_does_not_count(wereld: Wereld, functionaris: Deelnemer) -> None:
    gebeurt(wereld, maakt_casus(wereld, "jeugd"), Handeling.UITVRAAG_GESTART, 9)
    het_volgende_jaar(wereld)
    erna = neemt_mee(wereld, functionaris, "2027-01-01:2027-12-31")
    assert telling(erna, "uitvragen")["totaal"] is None
    assert erna["steekproef"]["getrokken_uit"] == 0  # type: ignore[index]


def test_refusals_of_access_are_told_by_their_reason_and_reads_by_role(wereld: Wereld, functionaris: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, None, Handeling.TOEGANG_GEWEIGERD, 9, doel="rol_ontbreekt")
    gebeurt(wereld, None, Handeling.TOEGANG_GEWEIGERD, 7, doel="niet_uw_casus")
    gebeurt(wereld, casus, Handeling.CASUS_GEOPEND, 12)
    het_volgende_jaar(wereld)
    gelezen = neemt_mee(wereld, functionaris)
    geweigerd = telling(gelezen, "geweigerd")
    assert geweigerd["totaal"] == 16
    assert geweigerd["verdelingen"]["reden"]["delen"]["niet_uw_casus"] == 7  # type: ignore[index]
    assert telling(gelezen, "gelezen")["totaal"] == 12


def test_what_the_house_left_undone_is_told_exactly(wereld: Wereld, functionaris: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, casus, Handeling.DATALEK_GEMELD, onderwerp_id="op-tijd")
    gebeurt(wereld, casus, Handeling.DATALEK_GEOPEND, onderwerp_id="op-tijd")
    gebeurt(wereld, casus, Handeling.DATALEK_GEMELD, onderwerp_id="te-laat")
    wereld.verstrijkt(hours=73)
    gebeurt(wereld, casus, Handeling.DATALEK_GEOPEND, onderwerp_id="te-laat")
    wereld.doet(lambda uow: ankers.maak(uow, NU.date()))
    wereld.verstrijkt(days=3)
    neemt_mee(wereld, functionaris)
    gelezen = neemt_mee(wereld, functionaris)
    verantwoording, anker = gelezen["verantwoording"], gelezen["ankers"]
    assert isinstance(verantwoording, dict)
    assert isinstance(anker, dict)
    assert verantwoording["audit_uitgevoerd"] == 1
    assert (verantwoording["datalekken"], verantwoording["datalekken_op_tijd"]) == (2, 1)
    assert verantwoording["informering_ontbreekt"] == 0
    assert anker["laatste"]["dag"] == "2026-03-02"
    assert "2026-03-03" in anker["dagen_zonder"]
    assert anker["niet_buiten_de_database"] == 1
    assert sum(gelezen["hoofdsleutels"].values()) > 0  # type: ignore[attr-defined]


def test_the_sample_is_drawn_by_what_nobody_chose_and_anybody_can_draw_it_again(
    wereld: Wereld, functionaris: Deelnemer
) -> None:
    casussen = [maakt_casus(wereld, "jeugd") for _ in range(14)]
    for een in casussen:
        gebeurt(wereld, een, Handeling.CASUS_AANGEMAAKT)
    wereld.doet(lambda uow: ankers.maak(uow, NU.date()))
    het_volgende_jaar(wereld)
    eerst, daarna = neemt_mee(wereld, functionaris)["steekproef"], neemt_mee(wereld, functionaris)["steekproef"]
    assert isinstance(eerst, dict)
    assert isinstance(daarna, dict)
    codes = [een["code"] for een in eerst["casussen"]]
    assert codes == [een["code"] for een in daarna["casussen"]]
    assert (eerst["zaad_uit"], eerst["getrokken_uit"], len(codes)) == ("anker:1", 14, 10)
    per_id = {een.id: str(een.code) for een in casussen}
    assert codes == [per_id[een] for een in trek(per_id, eerst["zaad"])]
    ander = neemt_mee(wereld, functionaris, f"{DIT_JAAR}:gekozen7")["steekproef"]
    assert isinstance(ander, dict)
    assert (ander["zaad"], ander["zaad_gekozen"]) == ("gekozen7", True)
    assert [een["code"] for een in ander["casussen"]] == [per_id[een] for een in trek(per_id, "gekozen7")]


def test_the_sample_names_nobody_and_does_not_tell_who_refused(wereld: Wereld, functionaris: Deelnemer) -> None:
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, casus, Handeling.UITVRAAG_GESTART)
    gebeurt(wereld, casus, Handeling.UITVRAAG_GEWEIGERD)
    gebeurt(wereld, casus, Handeling.UITVRAAG_BEANTWOORD)
    onderwerp = f"{DIT_JAAR}:7"
    als_csv = wereld.doet(lambda uow: uitvoer.csv(bezoek(wereld, uow, functionaris), onderwerp))
    als_json = wereld.doet(lambda uow: uitvoer.json(bezoek(wereld, uow, functionaris), onderwerp))
    alles = ziet(wereld, functionaris, onderwerp) + als_csv.inhoud.decode() + als_json.inhoud.decode()
    assert str(casus.code) in alles
    (getrokken,) = json.loads(als_json.inhoud)["steekproef"]["casussen"]
    assert [een["wat"] for een in getrokken["acten"]] == ["uitvraag.gestart", AFGEHANDELD, AFGEHANDELD]
    assert {een["rol"] for een in getrokken["acten"]} == {"procesregisseur"}
    verboden = (CANARY, "Rosa Regisseur", wereld.regisseur.id, casus.betrokkenen[0].id, casus.doel)
    assert [een for een in verboden if een in alles] == []
    assert "geweigerd" not in json.dumps(getrokken)
    rijen = list(csv.DictReader(als_csv.inhoud.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {een["onderdeel"] for een in rijen} >= {"telling", "verantwoording", "steekproef", "casus", "act"}
    assert als_csv.bestandsnaam == "audit-2026.csv"


def test_the_sample_does_not_tell_what_somebody_chose_about_his_talk(wereld: Wereld, functionaris: Deelnemer) -> None:
    """That he chose something in the moment in which a talk was called off would say what it was."""
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, casus, Handeling.UITVRAAG_GESTART)
    for wat in (Handeling.TERUGKEERGESPREK_KEUZE, Handeling.TERUGKEERGESPREK_INBRENG):
        gebeurt(wereld, casus, wat)
    gebeurt(wereld, casus, Handeling.TERUGKEERGESPREK_AFGEZEGD)
    gelezen = json.dumps(neemt_mee(wereld, functionaris, f"{DIT_JAAR}:7")["steekproef"])
    assert Handeling.TERUGKEERGESPREK_AFGEZEGD.value in gelezen
    assert Handeling.TERUGKEERGESPREK_KEUZE.value not in gelezen
    assert Handeling.TERUGKEERGESPREK_INBRENG.value not in gelezen


def test_looking_and_taking_along_are_in_the_logboek_of_every_casus_in_the_sample(
    wereld: Wereld, functionaris: Deelnemer
) -> None:
    casus = maakt_casus(wereld, "jeugd")
    gebeurt(wereld, casus, Handeling.CASUS_AANGEMAAKT)
    ziet(wereld, functionaris)
    neemt_mee(wereld, functionaris)
    for waar in (casus.id, None):
        assert wereld.handelingen(waar)[-2:] == [Handeling.AUDIT_GEOPEND, Handeling.AUDIT_UITGEVOERD]
    laatste = wereld.logboek(casus.id)[-1]
    assert (laatste.door_id, laatste.namens) == (functionaris.id, wereld.regio.eigen_organisatie)
    assert laatste.doel == casus.grondslag


def test_the_form_on_the_page_goes_on_to_another_year_or_says_what_is_wrong(
    wereld: Wereld, functionaris: Deelnemer
) -> None:
    def doe(uow: UnitOfWork) -> tuple[object, object]:
        wie = bezoek(wereld, uow, functionaris)
        naar = pagina.kies(wie, DIT_JAAR, {"jaar": "2024", "zaad": "abc"})
        return naar, pagina.kies(wie, DIT_JAAR, {"jaar": "2024", "zaad": "<script>"})

    naar, weer = wereld.doet(doe)
    assert naar == Naar("2024-01-01:2024-12-31:abc")
    assert isinstance(weer, Weer)
    assert "alleen letters en cijfers" in weer.html
    assert "<script>" not in weer.html
