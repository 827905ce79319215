"""Casussen come back as they were stored; two people never overwrite each other; who is known is found unread."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casus import Betrokkene, Casus, Fase, Geinformeerd, Informering, Persoonsgegevens, Spoor
from domain.casuscode import Casuscode
from domain.errors import Conflict, NotFound
from domain.persoon import Persoon, Rol
from storage import casus, uitvraag
from storage.store import UnitOfWork
from tests.storage import bouw
from tests.storage.conftest import Omgeving


@pytest.fixture
def regisseur(db: Omgeving) -> Persoon:
    return db.doe(bouw.persoon, "Fatima Regisseur", (Rol.PROCESREGISSEUR, "veiligheidshuis"))


def bewaar(uow: UnitOfWork, regisseur: Persoon, *namen: str) -> Casus:
    een = bouw.nieuwe_casus(uow, regisseur, *namen)
    casus.voeg_toe(uow, een)
    return een


def test_a_casus_comes_back_as_it_was_stored(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur, "Sem van Verzonnen", "Isa de Bedachte")
    assert db.zie(casus.lees, een.id) == een
    assert db.zie(casus.met_code, een.code) == een
    assert db.zie(casus.lees_alle, [een.id, "onbekend"]) == {een.id: een}
    assert db.zie(casus.lees_alle, []) == {}


def test_a_bare_casus_comes_back_too(db: Omgeving, regisseur: Persoon) -> None:
    def bewaar_kaal(uow: UnitOfWork) -> Casus:
        een = replace(
            bouw.nieuwe_casus(uow, regisseur),
            betrokkenen=(Betrokkene(uow.new_id(), "groep", Persoonsgegevens("De Kade")),),
            informering=Informering(Geinformeerd.JA),
            extern_nummer="",
            leeftijd_redenen=None,
        )
        casus.voeg_toe(uow, een)
        return een

    een = db.doe(bewaar_kaal)
    assert db.zie(casus.lees, een.id) == een


def test_an_unknown_casus_is_not_found(db: Omgeving) -> None:
    with pytest.raises(NotFound, match="onbekend"):
        db.zie(casus.lees, "onbekend")
    with pytest.raises(NotFound, match="onbekend"):
        db.zie(casus.met_code, Casuscode.maak(2026, 999))


def test_numbers_run_per_year_and_per_region(db: Omgeving) -> None:
    assert [db.doe(casus.volgend_nummer, 2026) for _ in range(3)] == [1, 2, 3]
    assert db.doe(casus.volgend_nummer, 2027) == 1
    assert db.in_regio("elders").doe(casus.volgend_nummer, 2026) == 1
    assert db.doe(casus.volgend_nummer, 2026) == 4


def test_a_change_gives_a_new_version_and_keeps_the_rest(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur)
    anders = replace(een, fase=Fase.UITVRAAG, aanleiding="een andere aanleiding", spoed=True)
    gewijzigd = db.doe(casus.wijzig, anders)
    assert gewijzigd == replace(anders, versie=2)
    assert db.zie(casus.lees, een.id) == gewijzigd


def test_who_changes_what_somebody_else_changed_meanwhile_must_look_again(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur)
    db.doe(casus.wijzig, replace(een, doel="van de eerste"))
    with pytest.raises(Conflict, match="gewijzigd"):
        db.doe(casus.wijzig, replace(een, doel="van de tweede", betrokkenen=()))
    assert db.zie(casus.lees, een.id).doel == "van de eerste"
    assert db.zie(casus.lees, een.id).betrokkenen == een.betrokkenen


def test_betrokkenen_are_added_changed_and_left_out_in_the_order_given(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur, "Eerste", "Tweede")
    eerste, tweede = een.betrokkenen
    derde = Betrokkene("derde", "slachtoffer", Persoonsgegevens("Derde", date(1990, 1, 1)))
    anders = (derde, replace(tweede, rol="systeemlid"))
    db.doe(casus.wijzig, replace(een, betrokkenen=anders))
    assert db.zie(casus.lees, een.id).betrokkenen == anders
    assert db.zie(casus.lees, een.id).betrokkene(eerste.id) is None


def test_a_betrokkene_about_whom_was_answered_cannot_be_left_out(db: Omgeving) -> None:
    def vul(uow: UnitOfWork) -> Casus:
        verhaal = bouw.verhaal(uow)
        uitvraag.voeg_antwoord_toe(uow, verhaal.casus.id, verhaal.antwoord(uow))
        return verhaal.casus

    een = db.doe(vul)
    with pytest.raises(Conflict, match="betrokkene_in_gebruik"):
        db.doe(casus.wijzig, replace(een, betrokkenen=()))
    assert db.zie(casus.lees, een.id) == een


def test_two_casussen_never_have_one_code(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur)

    def bewaar_met_code(uow: UnitOfWork) -> None:
        casus.voeg_toe(uow, replace(bouw.nieuwe_casus(uow, regisseur), code=een.code))

    with pytest.raises(Conflict, match="bestaat_al"):
        db.doe(bewaar_met_code)


@pytest.mark.parametrize(
    ("naam", "geboren", "bekend"),
    [
        ("SEM VAN VERZONNEN", date(2001, 5, 9), True),
        ("Sém  van-Verzonnen", date(2001, 5, 9), True),
        ("Sem van Verzonnen", date(2001, 5, 10), False),
        ("Sem van Verzonnen", None, False),
        ("Sam van Verzonnen", date(2001, 5, 9), False),
    ],
)
def test_somebody_is_known_by_name_however_spelled_and_birth_date(
    db: Omgeving, regisseur: Persoon, naam: str, geboren: date | None, *, bekend: bool
) -> None:
    een = db.doe(bewaar, regisseur, "Sem van Verzonnen")
    ander = db.doe(bewaar, regisseur, "Sem van Verzonnen", "Isa de Bedachte")
    gevonden = tuple(sorted((een.id, ander.id))) if bekend else ()
    assert db.zie(casus.zelfde_persoon, naam, geboren) == gevonden
    assert db.in_regio("elders").zie(casus.zelfde_persoon, naam, geboren) == ()


def test_codes_are_given_of_one_lane_only(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur)
    anders = Spoor.NAZORG if een.spoor is Spoor.WGS else Spoor.WGS
    assert db.zie(casus.codes_van_spoor, [een.id], een.spoor) == {een.id: str(een.code)}
    assert db.zie(casus.codes_van_spoor, [een.id], anders) == {}
    assert db.in_regio("elders").zie(casus.codes_van_spoor, [een.id], een.spoor) == {}


def test_lists_decrypt_nothing(db: Omgeving, regisseur: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    een = db.doe(bewaar, regisseur)
    ander = db.over(hours=1).doe(bewaar, regisseur)

    def nooit(*_: object) -> None:
        raise AssertionError("decrypted")

    monkeypatch.setattr(UnitOfWork, "ontsleutel", nooit)
    regels = db.zie(casus.van_regisseur, [regisseur.id])
    assert [(regel.id, regel.code, regel.fase) for regel in regels] == [
        (ander.id, ander.code, Fase.AANVANG),
        (een.id, een.code, Fase.AANVANG),
    ]
    assert db.zie(casus.codes, [een.id, "onbekend"]) == {een.id: str(een.code)}


def test_what_is_closed_runs_no_more_and_stays_in_the_list(db: Omgeving, regisseur: Persoon) -> None:
    loopt = db.doe(bewaar, regisseur)
    dicht = db.over(hours=1).doe(bewaar, regisseur)
    db.doe(casus.wijzig, replace(dicht, fase=Fase.AFGESLOTEN))
    assert [regel.id for regel in db.zie(casus.lopende_van, [regisseur.id])] == [loopt.id]
    assert [regel.id for regel in db.zie(casus.van_regisseur, [regisseur.id])] == [dicht.id, loopt.id]
    assert db.zie(casus.lopende_van, []) == ()


def test_once_its_key_is_destroyed_a_casus_cannot_be_read_by_anybody(db: Omgeving, regisseur: Persoon) -> None:
    een = db.doe(bewaar, regisseur)
    db.store._kast.vernietig(db.regio, [een.id], db.nu)  # noqa: SLF001 - the store keeps its keys to itself
    with pytest.raises(NotFound, match="sleutel_weg"):
        db.zie(casus.lees, een.id)
    assert db.zie(casus.codes, [een.id]) == {een.id: str(een.code)}
