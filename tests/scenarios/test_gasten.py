"""Guests: who joins without a name is told nothing, and nobody of another tenant is written to first."""

from structlog.testing import capture_logs

from domain.logboek import Handeling
from domain.persoon import Rol
from tests.scenarios._opstelling import EERSTE, TWEEDE, Opstelling, kanaal_van
from tests.scenarios.verhaal import Deelnemer
from tests.teamsnep.activiteiten import Persoon

ELDERS = "7e4a7000-0000-4000-8000-0000000000ff"


async def test_een_anonieme_gast_die_op_een_kaart_drukt_wordt_geweigerd_en_het_telt(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    plek = kanaal_van("politie")
    anoniem = Deelnemer(o.verhaal, Persoon("Pim Politie", object_id=None, role="anonymous"))
    voor = len(o.verhaal.logboek())
    with capture_logs() as geschreven:
        gezien = await anoniem.presses(o.werklijst("politie"), "Openen", waar=plek)
        for _ in range(4):
            await anoniem.presses(o.werklijst("politie"), "Openen", waar=plek)
    assert {"event": "turn_from_stranger", "anonymous": True} in [
        {sleutel: een.get(sleutel) for sleutel in ("event", "anonymous")} for een in geschreven
    ]
    assert EERSTE not in gezien
    assert TWEEDE not in gezien
    assert o.code not in gezien
    # Once, and without a name: nobody can fill the logboek by pressing.
    (regel,) = o.verhaal.logboek()[voor:]
    assert (regel.handeling, regel.door_id) == (Handeling.GAST_GEWEIGERD, None)
    assert "Pim" not in str(regel)


async def test_wat_een_bekende_zonder_toegang_drukt_staat_in_het_logboek(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    gast = o.verhaal.works_here("Gus Gast", Rol.PARTNER, "ggd")
    gezien = await gast.presses(o.werklijst("politie"), "Openen", waar=kanaal_van("politie"))
    assert EERSTE not in gezien
    assert [een.handeling for een in o.verhaal.logboek()][-1] is Handeling.TOEGANG_GEWEIGERD


async def test_een_gast_van_een_andere_tenant_krijgt_nooit_uit_zichzelf_een_bericht(bij_uitvraag: Opstelling) -> None:
    o = bij_uitvraag
    gast = Deelnemer(o.verhaal, Persoon("Gonnie Gast", tenant_id=ELDERS, role="guest"))
    plek = kanaal_van("politie")
    o.verhaal.teams.has_members(plek, (*plek.members, gast.persoon))
    await gast.presses(o.werklijst("politie"), "Openen", waar=plek)
    await o.verhaal.passes(days=3)
    await o.verhaal.passes(days=4)
    assert not o.verhaal.shows(gast.chat)
    alles = o.verhaal.everything_posted()
    assert "Gonnie" not in alles
    assert str(gast.persoon.object_id) not in alles
