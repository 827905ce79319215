"""The further way, to keep it moving: the four steps, by who stands in too; up the pyramid and back; a kwestie."""

from cards.volhouden.payloads import EXTRA
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.volhouden import Volhoudstap
from storage import casus as casussen
from storage import plan as plannen
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._weg import COLLEGA, CONTACTPUNT, MANAGER, PIM, ROOS, Weg, heeft, staat_nog

VERA = "Vera Veilig"
REGIE = {ROOS, COLLEGA, CONTACTPUNT}
"""Who runs it, who stands in for a while, and who shows it to the person."""


async def neemt_waar(weg: Weg) -> None:
    """Let Roos be away for a day: her colleague stands in."""
    vorm = await weg.wie(ROOS).types("/afwezig")
    vast = {"van": weg.dag(0), "tot": weg.dag(1), "vervanger": weg.id_van(COLLEGA)}
    await weg.drukt(ROOS, vorm, "Vastleggen", vast)
    await weg.verstrijkt(minutes=5)


async def is_terug(weg: Weg) -> None:
    """Let her be back."""
    await weg.drukt(ROOS, await weg.wie(ROOS).types("/afwezig"), "Intrekken")
    await weg.verstrijkt(minutes=5)


async def houdt_vol(weg: Weg, casus: Casus, wie: str) -> None:
    """Let somebody take each of the four steps; each form first with something missing."""
    noteert = await _stap(weg, wie, casus, Volhoudstap.TELEURSTELLING)
    heeft(await weg.drukt(wie, noteert, "Opslaan"), "Wat viel tegen?")
    na = await weg.vult(wie, await _stap(weg, wie, casus, Volhoudstap.TELEURSTELLING), "Opslaan", "tegenslag", REGIE)
    heeft(na, "kanarietegenslag")
    scenario = await _stap(weg, wie, casus, Volhoudstap.SCENARIO)
    half = await weg.vult(wie, scenario, "Opslaan", "scenariohalf", (), {"als": ""})
    staat_nog(half, "kanariescenariohalf")
    kaart = await weg.vult(wie, await _stap(weg, wie, casus, Volhoudstap.SCENARIO), "Opslaan", "scenario", REGIE)
    await weg.wie(wie).presses_raw(*_eerste(heeft(kaart, "kanariescenario"), "volhouden.gebruikt"))
    motiveert = await _stap(weg, wie, casus, Volhoudstap.MOTIVEREN)
    if "Aansporen" in motiveert.knoppen:
        await weg.drukt(wie, motiveert, "Aansporen", {"organisaties": "politie"})
    pakt_door = await _stap(weg, wie, casus, Volhoudstap.DOORPAKKEN)
    half = await weg.vult(wie, pakt_door, "Doorpakken", "doorpakhalf", (), {"zitting": EXTRA, "datum": "", "tijd": ""})
    staat_nog(half, "kanariedoorpakhalf")
    pakt_door = await _stap(weg, wie, casus, Volhoudstap.DOORPAKKEN)
    extra = {"zitting": EXTRA, "datum": weg.dag(3), "tijd": "10:00"}
    heeft(await weg.vult(wie, pakt_door, "Doorpakken", "doorpak", REGIE, extra), "kanariedoorpak")
    await weg.o.verhaal.works()


async def _stap(weg: Weg, wie: str, casus: Casus, stap: Volhoudstap) -> Kaart:
    return await weg.wie(wie).presses_raw("volhouden.stap", {"v": 1, "casus": casus.id, "stap": stap.value})


def _eerste(kaart: Kaart, verb: str) -> tuple[str, dict[str, object]]:
    druk = next(een for een in kaart.drukken() if een.verb == verb)
    return druk.verb, druk.data


async def kader_eindigt(weg: Weg, casus: Casus) -> None:
    """A frame ends, the plan is to be looked at, and the week is told: posts, and what is behind their buttons."""
    plan = weg.leest(lambda uow: plannen.huidige(uow, casus.id))
    assert plan is not None
    (kader,) = plan.kaders
    kaart = await weg.wie(ROOS).presses_raw("kader.open", {"v": 1, "casus": casus.id, "kader": kader.id})
    await weg.drukt(ROOS, heeft(kaart, "kaders"), next(een for een in kaart.knoppen if "geregeld" in een))
    await weg.o.verhaal.works()


async def gaat_omhoog(weg: Weg, code: str, wie: str) -> None:
    """Bring a casus to those who govern, for a reason, and back for another."""
    for naar, knop, onderwerp in (("bestuurlijk", "Opschalen", "omhoog"), ("zvh", "Stap terug", "omlaag")):
        vorm = await weg.drukt(wie, await weg.opent(wie, f"opschalen {code}"), "Verder", {"naar": naar})
        half = await weg.vult(
            wie, vorm, knop, f"{onderwerp}half", (), {"dag": "", "aan": ""} if naar != "zvh" else {"dag": ""}
        )
        staat_nog(half, f"kanarie{onderwerp}half")
        vorm = await weg.drukt(wie, await weg.opent(wie, f"opschalen {code}"), "Verder", {"naar": naar})
        heeft(await weg.vult(wie, vorm, knop, onderwerp, REGIE), f"kanarie{onderwerp}")
        await weg.o.verhaal.works()


async def maakt_kwestie(weg: Weg, casus: Casus, onderwerp: str) -> None:
    """Make a kwestie about somebody of the casus, or about a group; it is run by a colleague."""
    kaart = await weg.opent(ROOS, f"opschalen {casus.code}")
    vorm = await weg.drukt(ROOS, kaart, "Verder", {"naar": "o3"})
    ids = {een["id"] for een in vorm.invoer}
    vast = {"onderwerp": onderwerp, "regisseur": weg.id_van(COLLEGA)}
    huisgenoot = next(een.id for een in casus.betrokkenen if een.gegevens.naam == g.HUISGENOOT.naam)
    rol = next(een["choices"][-1]["value"] for een in vorm.invoer if een["id"] == f"veld.{huisgenoot}")
    vast |= {f"veld.{huisgenoot}": rol} if onderwerp == "personen" else {}
    vast |= {} if onderwerp == "personen" else {"naam": weg.geheimen.woord("kwestienaam", REGIE)}
    hier = {een: wat for een, wat in vast.items() if een in ids}
    half = await weg.vult(ROOS, vorm, "Kwestie maken", "kwestiehalf", (), {**hier, "aanleiding": ""})
    staat_nog(half, "kanariekwestiehalf")
    vorm = await weg.drukt(ROOS, await weg.opent(ROOS, f"opschalen {casus.code}"), "Verder", {"naar": "o3"})
    na = await weg.vult(ROOS, vorm, "Kwestie maken", "kwestie", REGIE, hier)
    assert "Er is een kwestie" in na or "kwestie" in na.tekst.casefold(), na
    await weg.o.verhaal.works()
    await weg.opent(ROOS, f"opschalen {casus.code}")


async def bekijkt_kwesties(weg: Weg) -> None:
    """Let who runs them open them; the manager hears codes alone."""
    wie = weg.id_van(COLLEGA)
    eigen = weg.leest(lambda uow: casussen.van_regisseur(uow, [wie]))
    assert len(eigen) == 2
    for een in eigen:
        heeft(await weg.opent(COLLEGA, f"casus toon {een.code}"), "kanariekwestie")
        await weg.opent(COLLEGA, f"opschalen {een.code}")
    await weg.opent(MANAGER, "werkverdeling")


async def alles(weg: Weg, code: str) -> None:
    """Walk this part."""
    casus = weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))
    await houdt_vol(weg, casus, ROOS)
    await neemt_waar(weg)
    await houdt_vol(weg, casus, COLLEGA)
    await weg.opent(COLLEGA, f"plan {code}")
    await is_terug(weg)
    await gaat_omhoog(weg, code, ROOS)
    for onderwerp in ("personen", "groep"):
        await maakt_kwestie(weg, casus, onderwerp)
    await bekijkt_kwesties(weg)
    # Reminders, the weekly list, the frame that ends, the day on which the plan is looked at again.
    for _ in range(30):
        await weg.verstrijkt(days=1)
    await kader_eindigt(weg, casus)
    for wie in (PIM, VERA):
        await weg.opent(wie, "afspraak lijst")
        await weg.opent(wie, f"casus toon {code}")
    for opdracht in ("volhouden", f"volhouden {code}", f"casus toon {code}", "zaken"):
        await weg.opent(ROOS, opdracht)
    for verb in ("volhouden.lijst", "afspraak.lijst"):
        await weg.wie(ROOS).presses_raw(verb, {"v": 1})
