from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.kern.turn import JsonValue
from domain.afwezigheid import Afwezigheid
from domain.agenda import Agendapunt, Agendasoort
from domain.casus import Fase, Persoonsgegevens
from domain.persoon import Rol
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag, UitvraagStatus
from storage import afwezigheid, agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._casus import CANARIE, code_op, vult_in
from tests.dialogs._wereld import Wereld, kanaal
from tests.dialogs.uitvraag._verhaal import Verhaal

DONDERDAG = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)


def zet_op_agenda(wereld: Wereld, casus_id: str, wanneer: datetime = DONDERDAG, tafel: str = "jeugd") -> str:
    def doe(uow: UnitOfWork) -> str:
        zitting = agenda.plan(uow, tafel, wanneer)
        agenda.zet_op_agenda(uow, Agendapunt(zitting.id, casus_id, Agendasoort.NIEUW, uow.now))
        return zitting.id

    return wereld.doet(doe)


def vraag_uit(
    wereld: Wereld, casus_id: str, zitting_id: str, *standen: BevragingStatus, deadline: datetime | None = None
) -> None:
    def doe(uow: UnitOfWork) -> None:
        id_ = uow.new_id()
        bevragingen = tuple(
            Bevraging(uow.new_id(), id_, f"organisatie-{nr}", "algemeen", "v1", status=een)
            for nr, een in enumerate(standen)
        )
        uitvragen.voeg_toe(
            uow,
            Uitvraag(
                id=id_,
                casus_id=casus_id,
                zitting_id=zitting_id,
                deadline=deadline or DONDERDAG - timedelta(days=1),
                doel="Geheim doel",
                grondslag="wgs",
                gestart_door_id=wereld.regisseur.id,
                gestart_op=uow.now,
                bevragingen=bevragingen,
            ),
        )

    wereld.doet(doe)


@contextmanager
def telt(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Count what is asked of the database meanwhile; nothing may be decrypted."""
    gezien: list[object] = []
    echt = UnitOfWork.voer_uit

    def kijk(uow: UnitOfWork, opdracht: object, **waarden: object) -> object:
        gezien.append(opdracht)
        return echt(uow, opdracht, **waarden)  # type: ignore[arg-type]

    def nooit(*_: object) -> None:
        raise AssertionError("nothing is decrypted for a list")

    with monkeypatch.context() as even:
        even.setattr(UnitOfWork, "voer_uit", kijk)
        even.setattr(UnitOfWork, "ontsleutel", nooit)
        yield gezien


async def test_the_list_has_codes_tables_and_phases_and_nobodys_name(wereld: Wereld) -> None:
    code = code_op(await vult_in(wereld.regisseur))
    lijst = await wereld.regisseur.opens("casus lijst")
    assert code in lijst
    assert "Regietafel Jeugd, Aanvang" in lijst
    assert "Staat op geen agenda" in lijst
    assert CANARIE not in lijst
    assert "Eén lopende casus" in lijst


@pytest.mark.parametrize("waar", ["chat", "kanaal"])
async def test_what_is_typed_is_answered_with_a_button_only(wereld: Wereld, waar: str) -> None:
    code = code_op(await vult_in(wereld.regisseur))
    plaats = wereld.regisseur.chat if waar == "chat" else kanaal("jeugd")
    deur = await wereld.regisseur.types("/casus lijst", plaats)
    assert deur.knoppen == ("Openen",)
    assert code not in deur
    assert code in await wereld.regisseur.presses(deur, "Openen", waar=plaats)


async def test_a_casus_is_opened_from_the_list(wereld: Wereld) -> None:
    code = code_op(await vult_in(wereld.regisseur))
    beeld = await wereld.regisseur.presses(await wereld.regisseur.opens("casus lijst"), "Openen")
    assert f"Casus {code}" in beeld
    assert CANARIE in beeld


async def test_the_list_tells_when_the_casus_is_at_the_table_and_how_many_answers_are_in(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    casus = verhaal.casus(tafel="jeugd")
    zitting = zet_op_agenda(wereld, casus.id)
    open_, beantwoord, geweigerd, weg = BevragingStatus
    vraag_uit(wereld, casus.id, zitting, open_, beantwoord, geweigerd, weg)
    lijst = await wereld.regisseur.opens("casus lijst")
    assert "Zitting: donderdag 5 maart, 13.30 uur" in lijst
    assert "2 van 3 binnen, antwoord vóór wo 4 mrt, 13.30 uur" in lijst
    assert "Geheim doel" not in lijst
    wereld.verstrijkt(days=3)
    te_laat = await wereld.regisseur.opens("casus lijst")
    assert "2 van 3 binnen, te laat: antwoord was vóór wo 4 mrt, 13.30 uur" in te_laat


async def test_an_uitvraag_that_was_withdrawn_or_whose_zitting_began_counts_no_more(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    casus = verhaal.casus(tafel="jeugd")
    vraag_uit(wereld, casus.id, zet_op_agenda(wereld, casus.id), BevragingStatus.OPEN)
    uitvraag = verhaal.uitvraag(casus)
    wereld.verstrijkt(days=4)
    assert "binnen" not in await wereld.regisseur.opens("casus lijst")
    wereld.verstrijkt(days=-4)
    wereld.doet(uitvragen.wijzig, replace(uitvraag, status=UitvraagStatus.INGETROKKEN))
    assert "binnen" not in await wereld.regisseur.opens("casus lijst")


async def test_the_list_holds_only_ones_own_casussen(wereld: Wereld) -> None:
    code = code_op(await vult_in(wereld.regisseur))
    lijst = await wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh")).opens("casus lijst")
    assert code not in lijst
    assert "U heeft nu geen lopende casussen." in lijst
    assert lijst.knoppen == ("Nieuwe casus",)


async def test_a_partner_has_no_list(wereld: Wereld) -> None:
    politie = wereld.partner("politie")
    assert "Uw rol geeft hier geen toegang toe." in await politie.opens("casus lijst")
    assert "Uw rol geeft hier geen toegang toe." in await politie.presses_raw("casus.lijst", {"v": 1})


async def test_who_stands_in_sees_the_casussen_of_both_and_for_whom(wereld: Wereld) -> None:
    eigen = wereld.regisseur
    ander = wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    verhaal = Verhaal(wereld)
    mijn, haar = verhaal.casus(nummer=1), verhaal.casus(nummer=2, regisseur=ander)
    weg = Afwezigheid("a1", ander.id, wereld.nu, wereld.nu + timedelta(days=3), eigen.id)
    wereld.doet(afwezigheid.voeg_toe, weg)
    lijst = await eigen.opens("casus lijst")
    assert str(mijn.code) in lijst
    assert str(haar.code) in lijst
    assert "U neemt waar voor Ada Ander" in lijst
    alleen = await eigen.presses(lijst, "Toon", {"Wat speelt er?": "Waargenomen voor een collega"})
    assert str(haar.code) in alleen
    assert str(mijn.code) not in alleen
    wereld.verstrijkt(days=4)
    assert str(haar.code) not in await eigen.opens("casus lijst")


async def test_the_list_is_filtered_by_tafel_phase_and_what_goes_on_and_keeps_its_filter(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    jeugd, spoed = verhaal.casus(nummer=1, tafel="jeugd"), verhaal.casus(nummer=2, tafel="nazorg", spoed=True)
    lijst = await wereld.regisseur.opens("casus lijst")
    per_tafel = await wereld.regisseur.presses(lijst, "Toon", {"Tafel": "Regietafel Jeugd"})
    assert str(jeugd.code) in per_tafel
    assert str(spoed.code) not in per_tafel
    leeg = await wereld.regisseur.presses(per_tafel, "Toon", {"Wat speelt er?": "Spoed"})
    assert "Hier is nu niets bij." in leeg
    alles = await wereld.regisseur.presses(leeg, "Toon", {"Tafel": "Alles", "Wat speelt er?": "Alles"})
    assert str(jeugd.code) in alles
    assert str(spoed.code) in alles
    assert "Spoed. Regietafel Nazorg en Re-integratie, Aanvang" in alles


async def test_closed_casussen_are_found_by_their_phase(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    verhaal.casus(nummer=1)
    dicht = verhaal.casus(nummer=2)
    wereld.doet(casussen.wijzig, replace(dicht, fase=Fase.AFGESLOTEN))
    lijst = await wereld.regisseur.opens("casus lijst")
    assert str(dicht.code) not in lijst
    assert str(dicht.code) in await wereld.regisseur.presses(lijst, "Toon", {"Fase": "Afgesloten"})


async def test_a_filter_that_nobody_offered_is_none(wereld: Wereld) -> None:
    casus = Verhaal(wereld).casus()
    verzonnen: dict[str, JsonValue] = {
        "v": 1,
        "kies_tafel": "verzonnen",
        "kies_fase": "'; drop",
        "kies_speelt": "x" * 5_000,
        "bladzij": 99,
    }
    assert str(casus.code) in await wereld.regisseur.presses_raw("casus.lijst", verzonnen)


def codes_op(kaart: Kaart) -> list[str]:
    return [een for een in kaart.tekst.splitlines() if een.count("-") == 2 and len(een) == len("26-0001-A")]


async def test_forty_casussen_come_in_pages_and_each_stands_on_one(wereld: Wereld) -> None:
    verhaal = Verhaal(wereld)
    alle = {str(verhaal.casus(nummer=nummer).code) for nummer in range(1, 41)}
    kaart = await wereld.regisseur.opens("casus lijst")
    gezien = codes_op(kaart)
    assert "40 lopende casussen, u ziet 1 tot en met 12" in kaart
    while "Volgende" in kaart.knoppen:
        kaart = await wereld.regisseur.presses(kaart, "Volgende")
        gezien += codes_op(kaart)
    assert sorted(gezien) == sorted(alle)
    assert "Vorige" in kaart.knoppen


async def test_forty_casussen_cost_as_many_statements_as_two_and_none_is_decrypted(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    verhaal = Verhaal(wereld)

    def nog(*nummers: int) -> None:
        for nummer in nummers:
            casus = verhaal.casus(Persoonsgegevens("Kanarie"), nummer=nummer, tafel="jeugd")
            zitting = zet_op_agenda(wereld, casus.id, DONDERDAG + timedelta(weeks=nummer % 5))
            vraag_uit(wereld, casus.id, zitting, BevragingStatus.OPEN, BevragingStatus.BEANTWOORD)

    nog(1, 2)
    await wereld.regisseur.opens("casus lijst")
    with telt(monkeypatch) as met_twee:
        await wereld.regisseur.opens("casus lijst")
    nog(*range(3, 41))
    with telt(monkeypatch) as met_veertig:
        assert "40 lopende casussen" in await wereld.regisseur.opens("casus lijst")
    assert len(met_veertig) == len(met_twee) > 0
