"""The further way, between the lanes: from nazorg to the Wgs, a signal about a return, who was informed."""

from storage import bij as signalen
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._weg import COLLEGA, PIM, ROOS, VAN_BIJ, VAN_BIJ_ELDERS, Weg, heeft


async def schaalt_op(weg: Weg) -> None:
    """Somebody in nazorg goes along to a tafel of the Wgs, for a reason; at first a text is forgotten."""
    vorm = await weg.opent(ROOS, "casus nieuw nazorg")
    vast = {
        "Voor- en achternaam": g.TERUG.naam,
        "Geboortedatum": g.TERUG.geboren,
        "Gemeente": "Merwestad",
    }
    nieuw = await weg.vult(ROOS, vorm, "Opslaan", "nazorg", {PIM}, vast)
    code = _code(nieuw)
    keuze = await weg.opent(ROOS, f"opschalen {code}")
    vorm = await weg.drukt(ROOS, keuze, "Verder", {"Naar welke tafel?": "Regietafel Volwassenen"})
    wie = next(een["id"] for een in vorm.invoer if een["id"].startswith("veld."))
    gekozen = {wie: "betrokkene", "reden": ""}
    nogmaals = await weg.vult(ROOS, vorm, "Opschalen", "opschaal", (), gekozen)
    heeft(nogmaals, "Kies een reden.")
    na = await weg.vult(ROOS, nogmaals, "Opschalen", "opschaal")
    heeft(na, "Opgeschaald")
    informering = await weg.opent(ROOS, f"informering {code}")
    vorm = await weg.wie(ROOS).presses_raw(informering.drukken()[0].verb, informering.drukken()[0].data)
    vast = {
        "stand": "nee",
        "reden": "veiligheid",
        "herzien_op": weg.dag(30),
        "Wanneer is dat verteld?": "",
    }
    await weg.vult(ROOS, vorm, "Vastleggen", "informering", (), vast)
    heeft(await weg.opent(ROOS, f"informering {code}"), "kanarie")
    await weg.opent(ROOS, "informering")


async def signaleert(weg: Weg) -> None:
    """A signal is noted, decided and followed by a melding that is typed anew; another gemeente tries to open it."""
    vorm = await weg.opent(VAN_BIJ, "bij nieuw")
    vast = {
        "Voor- en achternaam": g.GESIGNALEERD.naam,
        "Geboortedatum": g.GESIGNALEERD.geboren,
        "Verwachte terugkeer": weg.dag(30),
    }
    heeft(await weg.vult(VAN_BIJ, vorm, "Opslaan", "bijsignaal", (), vast), g.GESIGNALEERD.naam)
    (regel,) = weg.leest(lambda uow: signalen.van_gemeenten(uow, ["merwestad"], aantal=9))
    for naam in (VAN_BIJ_ELDERS, ROOS):
        await weg.wie(naam).presses_raw("bij.open", {"v": 1, "signaal": regel.id})
        await weg.opent(naam, "bij")
    vorm = await _bij(weg, "bij.besluit_formulier", regel.id)
    await weg.vult(VAN_BIJ, vorm, "Opslaan", "bijbesluit", (), {"Besluit": "Maatregelen"})
    heeft(await _bij(weg, "bij.open", regel.id), "kanariebijbesluit")
    vorm = await weg.drukt(VAN_BIJ, await _bij(weg, "bij.open", regel.id), "Opschalen")
    vast = {"Voor- en achternaam": g.HUISGENOOT.naam}
    await weg.vult(VAN_BIJ, vorm, "Melden", "bijmelding", {ROOS, COLLEGA}, vast)
    await weg.o.verhaal.works()


async def _bij(weg: Weg, verb: str, signaal: str) -> Kaart:
    return await weg.wie(VAN_BIJ).presses_raw(verb, {"v": 1, "signaal": signaal})


def _code(kaart: Kaart) -> str:
    return next(een for een in kaart.tekst.replace(":", " ").split() if een[:3] == "26-")


async def alles(weg: Weg) -> None:
    """Walk this part."""
    await schaalt_op(weg)
    await signaleert(weg)
