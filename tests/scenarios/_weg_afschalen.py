"""The further way, scaled down: the checks half and whole, given up, done; the consult, and it comes back once more."""

from collections.abc import Mapping

from domain.casus import Casus, Fase
from domain.casuscode import Casuscode
from storage import afschalen
from storage import casus as casussen
from tests._kaart import Kaart
from tests.scenarios import _weg_triage
from tests.scenarios._weg import ROOS, Weg, heeft, staat_nog

CHECKS: Mapping[str, str] = {"organisatie": "veilig-thuis", "geinformeerd": "nee"}
LATER = 100
"""Days until the consult."""


async def gaat_na(weg: Weg, code: str) -> None:
    """Go through the checks: kept half, given up, gone through again, and done."""
    vorm = await weg.opent(ROOS, f"afschalen {code}")
    half = await weg.vult(ROOS, vorm, "Bewaren", "afhalf", {ROOS}, {**CHECKS, "geinformeerd_hoe": ""})
    staat_nog(half, "kanarieafhalf")
    vast = {**CHECKS, **_wat_wordt(await weg.opent(ROOS, f"afschalen {code}"), blijft=True)}
    kaart = await weg.vult(ROOS, await weg.opent(ROOS, f"afschalen {code}"), "Bewaren", "afbewaard", {ROOS}, vast)
    kaart = await weg.drukt(ROOS, staat_nog(kaart, "kanarieafbewaard"), "Stoppen met afschalen")
    await weg.verstrijkt(minutes=2)
    vorm = await weg.opent(ROOS, f"afschalen {code}")
    vast = {**CHECKS, **_wat_wordt(vorm, blijft=False), "consult_op": weg.dag(LATER)}
    kaart = await weg.vult(ROOS, vorm, "Nakijken en afschalen", "afgeschaald", {ROOS}, vast)
    kaart = await weg.drukt(ROOS, heeft(kaart, "kanarieafgeschaald"), "Ja, afschalen")
    assert _casus(weg, code).fase is Fase.AFGESLOTEN, kaart
    await weg.o.verhaal.works()


def _wat_wordt(vorm: Kaart, *, blijft: bool) -> dict[str, str]:
    """Say of each afspraak that is open what becomes of it: the first goes on, the others are done or taken back."""
    vakken = [
        een["id"] for een in vorm.invoer if any(keuze["value"] == "loopt_door" for keuze in een.get("choices", ()))
    ]
    wat = ("loopt_door", "klaar", "vervalt")
    return {vak: "blijft" if blijft else wat[plek % 3] for plek, vak in enumerate(vakken)}


async def kijkt_weer(weg: Weg, code: str) -> None:
    """The consult comes back by itself; it is looked at again, and then it goes well."""
    await weg.verstrijkt(days=LATER + 3)
    casus = _casus(weg, code)
    (af,) = weg.leest(lambda uow: tuple(een for een in afschalen.van_casus(uow, casus.id) if een.afgerond_op))
    wat = {"v": 1, "afschaling": af.id}
    kaart = heeft(await weg.wie(ROOS).presses_raw("consult.open", wat), "kanarieafgeschaald")
    half = await weg.vult(ROOS, kaart, "Nieuw consult", "consulthalf", {ROOS}, {"dag": ""})
    staat_nog(half, "kanarieconsulthalf")
    kaart = await weg.wie(ROOS).presses_raw("consult.open", wat)
    await weg.vult(ROOS, kaart, "Nieuw consult", "consultlater", {ROOS}, {"dag": weg.dag(10)})
    await weg.verstrijkt(days=11)
    kaart = await weg.wie(ROOS).presses_raw("consult.open", wat)
    await weg.vult(ROOS, heeft(kaart, "kanarieconsultlater"), "Het gaat goed: klaar", "consultgoed", {ROOS})
    await weg.o.verhaal.works()


def _casus(weg: Weg, code: str) -> Casus:
    return weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))


async def alles(weg: Weg, code: str) -> None:
    """Walk this part."""
    await gaat_na(weg, code)
    await kijkt_weer(weg, code)
    await _weg_triage.komt_terug(weg, code)
    for opdracht in ("casus toon", "plan", "afspraak lijst", "opschalen", "volhouden"):
        await weg.opent(ROOS, f"{opdracht} {code}")
