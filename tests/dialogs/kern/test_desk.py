import asyncio

import pytest

from dialogs.kern.desk import FORMULIER_GELDIG, Desk
from dialogs.kern.turn import Turn, Typed
from domain.logboek import Handeling
from domain.persoon import Actor, Rol
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld, kanaal
from tests.dialogs.kern.conftest import Proef

VERLOPEN = "Dit formulier stond te lang open."
VAN_ANDER = "Dit formulier is voor iemand anders geopend."
ONGELDIG = "Dit formulier is niet compleet aangekomen."


async def tel(wie: Deelnemer, formulier: Kaart, activiteit: str | None = None, **anders: object) -> Kaart:
    druk = formulier.druk("Tel", {})
    return await wie.presses_raw(druk.verb, {**druk.data, **anders}, activity_id=activiteit)  # type: ignore[dict-item]


async def test_an_act_is_done_once_however_often_teams_delivers_it(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    formulier = await wie.types("/tellen")
    for activiteit in ("a-1", "a-1", "a-2", "a-3"):
        assert "1" in await tel(wie, formulier, activiteit)
    assert proef.tellingen == 1


async def test_the_same_act_twice_at_once_is_done_once(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    formulier = await wie.types("/tellen")
    kaarten = await asyncio.gather(*(tel(wie, formulier, f"a-{nummer}") for nummer in range(5)))
    assert proef.tellingen >= 1
    assert {kaart.tekst for kaart in kaarten} == {kaarten[0].tekst}


async def test_a_new_form_is_a_new_act(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    for nummer in (1, 2):
        assert str(nummer) in await tel(wie, await wie.types("/tellen"))
    assert proef.tellingen == 2


async def test_an_act_that_failed_halfway_can_be_done_with_the_same_form(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    formulier = await wie.types("/tellen")

    def mislukt() -> None:
        raise RuntimeError

    proef.before = mislukt
    with pytest.raises(RuntimeError):
        await tel(wie, formulier)
    proef.before = lambda: None
    assert "1" in await tel(wie, formulier)


async def test_a_form_issued_to_one_person_works_for_nobody_else(proef: Proef) -> None:
    formulier = await proef.wereld.regisseur.types("/tellen")
    ander = proef.wereld.persoon("Ada Ander", (Rol.PROCESREGISSEUR, "zvh"))
    assert VAN_ANDER in await tel(ander, formulier)
    await tel(proef.wereld.regisseur, formulier)
    assert VAN_ANDER in await tel(ander, formulier)
    assert proef.tellingen == 1
    assert proef.wereld.handelingen().count(Handeling.TOEGANG_GEWEIGERD) == 2


async def test_a_form_expires(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    formulier = await wie.types("/tellen")
    proef.wereld.nu += FORMULIER_GELDIG
    assert "1" in await tel(wie, formulier)
    formulier = await wie.types("/tellen")
    proef.wereld.nu += FORMULIER_GELDIG
    proef.wereld.verstrijkt(seconds=1)
    assert VERLOPEN in await tel(wie, formulier)
    assert proef.tellingen == 1


async def test_a_key_that_was_tampered_with_opens_nothing(proef: Proef) -> None:
    wie = proef.wereld.regisseur
    formulier = await wie.types("/tellen")
    nonce, vervalt, zegel = str(formulier.druk("Tel", {}).data["sleutel"]).split(".")
    anders = "A" if zegel[0] != "A" else "B"
    for sleutel, melding in (
        (f"{nonce}x.{vervalt}.{zegel}", VAN_ANDER),
        (f"{nonce}.{int(vervalt) + 1}.{zegel}", VAN_ANDER),
        (f"{nonce}.{vervalt}.{anders}{zegel[1:]}", VAN_ANDER),
        (f"{nonce}.{vervalt}", ONGELDIG),
        (f"{nonce}.morgen.{zegel}", ONGELDIG),
        ("x", ONGELDIG),
    ):
        assert melding in await tel(wie, formulier, sleutel=sleutel), sleutel
    assert proef.tellingen == 0


def aan(wereld: Wereld, wie: Deelnemer, uow: UnitOfWork) -> Desk:
    turn = Turn(wereld.regio.code, wie.sender, kanaal("jeugd"), Typed(""), "a-1", wereld.nu)
    return Desk(uow, wereld.regio, wereld.teksten, Actor(wie.id, wie.sender.name, ()), turn)


def test_a_key_holds_for_one_verb_and_one_subject(proef: Proef) -> None:
    wereld = proef.wereld

    def gemaakt(uow: UnitOfWork) -> None:
        desk = aan(wereld, wereld.regisseur, uow)
        sleutels = {desk.issue_key("een", "casus-1") for _ in range(3)}
        assert len(sleutels) == 3
        assert all("casus-1" not in sleutel for sleutel in sleutels)

    wereld.regisseur.id  # noqa: B018 - registered before the transaction begins
    wereld.doet(gemaakt)


def test_the_fingerprint_of_a_form_tells_nothing_and_differs_with_every_field(proef: Proef) -> None:
    wereld = proef.wereld
    wie = wereld.regisseur

    def vingers(uow: UnitOfWork) -> list[str]:
        desk = aan(wereld, wie, uow)
        invoer: tuple[dict[str, str], ...] = (
            {"naam": "Kanarie"},
            {"naam": "Kanarie"},
            {"naam": "Kanarié"},
            {"naa": "mKanarie"},
            {},
        )
        return [desk.fingerprint(velden) for velden in invoer]

    een, nogmaals, *anders = wereld.doet(vingers)
    assert een == nogmaals
    assert len({een, *anders}) == 4
    assert "Kanarie" not in een


def test_what_was_done_is_written_down_with_who_and_when(proef: Proef) -> None:
    wereld = proef.wereld
    wie = wereld.regisseur

    def noteer(uow: UnitOfWork) -> None:
        desk = aan(wereld, wie, uow)
        desk.record(Handeling.CASUS_GEOPEND, namens="zvh", casus_id="c", betrokkene_id="b", doel="wgs")
        desk.log(Handeling.AGENDA_GEPLAATST, onderwerp_id="z")

    wereld.doet(noteer)
    (over_casus,) = wereld.logboek("c")
    assert (over_casus.door_id, over_casus.namens, over_casus.betrokkene_id) == (wie.id, "zvh", "b")
    assert (over_casus.doel, over_casus.op) == ("wgs", wereld.nu)
    (zelf,) = wereld.logboek()
    assert (zelf.door_id, zelf.onderwerp_id) == (None, "z")
