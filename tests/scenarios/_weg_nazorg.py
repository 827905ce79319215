"""The further way, through nazorg: who went to prison is taken in, asked about, decided about, and looked after.

What leaves by itself may not even tell that there is such a thing; what is typed is for whom it is meant alone.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from domain.casus import Casus, Fase, Spoor
from domain.casuscode import Casuscode
from domain.persoon import Rol
from storage import casus as casussen
from storage import gesprekken
from storage.store import UnitOfWork
from tests.scenarios import _geheimen as g
from tests.scenarios import _weg_gesprek, _weg_nazorg_bestand, _weg_nazorg_rio
from tests.scenarios._geheimen import Persoon
from tests.scenarios._nazorgtoneel import PARTNERS, Nazorgtoneel, kanaal_van, koppel
from tests.scenarios._weg import MANAGER, PIM, ROOS, Weg, heeft, staat_nog
from tests.scenarios._weg_nazorg_rio import RITA
from tests.scenarios._weg_tafel import vult_pagina

MEREL, OKKE, RIK = PARTNERS["pi-merwede"], PARTNERS["pi-oostdijk"], PARTNERS["reclassering"]
MO = PARTNERS["gemeente-merwestad"]
VRIJ_OVER: Final = 40
"""Days until each of them is outside."""
GEREDEN: Final = "Reden (verplicht, behalve bij bespreken)"


def begint(weg: Weg) -> None:
    """Let everybody of the tafel be registered, and reached."""
    v = weg.o.verhaal
    for organisatie, naam in PARTNERS.items():
        v.works_here(naam, Rol.PARTNER, organisatie)
        if weg.leest(partial(_onbekend, kanaal_van(organisatie).id)):
            v.store.run_now(v.scope, koppel, v, organisatie, weg.o.beheerder)


def _onbekend(conversation_id: str, uow: UnitOfWork) -> bool:
    return gesprekken.zoek(uow, conversation_id) is None


def casus_van(weg: Weg, code: str) -> Casus:
    """Return a casus as it is stored."""
    return weg.leest(lambda uow: casussen.met_code(uow, Casuscode.lees(code)))


async def neemt_op(weg: Weg, wie: Persoon, inrichting: str = "PI Merwede", herkomst: str = "Merwestad") -> str:
    """Let Roos take somebody in by the form, at first without saying where he is; return the code."""
    vast = {
        "naam": wie.naam,
        "geboortedatum": wie.geboren,
        "herkomst": herkomst,
        "inrichting": inrichting,
        "einde": weg.dag(VRIJ_OVER),
    }
    vorm = await weg.wie(ROOS).types("/detentie nieuw")
    half = {**vast, "inrichting": "", "kenmerk": weg.geheimen.woord("kenmerkhalf", {ROOS})}
    vorm = staat_nog(await weg.drukt(ROOS, vorm, "Opslaan", half), "kanariekenmerkhalf")
    vast["kenmerk"] = weg.geheimen.woord("kenmerk", {ROOS})
    kaart = heeft(await weg.drukt(ROOS, vorm, "Opslaan", vast), "Opgenomen als ")
    return kaart.tekst.partition("Opgenomen als ")[2].split(".")[0]


async def vraagt_uit(weg: Weg) -> None:
    """Nothing is asked before the manager confirmed who serves whom; then Roos asks the week out."""
    heeft(await weg.wie(ROOS).types("/quickscan"), "De week kan nog niet uit")
    await weg.opent(ROOS, "routering")
    kaart = await weg.wie(MANAGER).types("/routering")
    await weg.wie(MANAGER).presses_raw("routering.open", {"v": 1})
    await weg.drukt(MANAGER, kaart, "Bevestigen")
    await Nazorgtoneel(weg.o.verhaal).vraagt_de_week_uit()
    await weg.o.verhaal.works()


async def antwoorden(weg: Weg) -> None:
    """The inrichting answers to the regisseur alone; the politie too, about the one it knows."""
    toneel = Nazorgtoneel(weg.o.verhaal)
    voorblad = await toneel.drukt("pi-merwede", toneel.werklijst("pi-merwede"), "Openen")
    kaart = await toneel.drukt("pi-merwede", voorblad, "Beantwoorden")
    kaart = await toneel.drukt("pi-merwede", kaart, "Verder naar de personen")
    browser = await weg.browser(MEREL)
    assert g.VRIJKOMER.naam in await browser.opent(kaart)
    assert "Opgeslagen" in await vult_pagina(weg, browser, "pi", {MEREL, ROOS}, "regisseur")
    voorblad = await toneel.drukt("politie", toneel.werklijst("politie"), "Openen")
    keuze = await toneel.drukt("politie", voorblad, "Beantwoorden")
    (vak,) = keuze.invoer
    wie = next(str(een["value"]) for een in vak["choices"] if g.VRIJKOMER.naam in een["title"])
    zeker = await toneel.drukt("politie", keuze, "Alle overige: niet bekend", {"bekend": wie})
    kaart = await toneel.drukt("politie", zeker, "Ja, vastleggen")
    browser = await weg.browser(PIM)
    await browser.opent(kaart)
    assert "Opgeslagen" in await vult_pagina(weg, browser, "zorgen", {PIM, ROOS}, "regisseur")
    await weg.o.verhaal.works()


async def beslist(weg: Weg, codes: Mapping[Persoon, str]) -> None:
    """Roos goes through the week, on cards and on a page, and decides about each."""
    lijst = await weg.drukt(ROOS, await weg.wie(ROOS).types("/quickscan"), "Openen")
    for code in codes.values():
        await weg.wie(ROOS).presses_raw("quickscan.persoon", {"v": 1, "casus": casus_van(weg, code).id})
    pagina = await (await weg.browser(ROOS)).opent(await weg.drukt(ROOS, lijst, "Als pagina"))
    assert g.VRIJKOMER.achternaam in pagina
    meer = await weg.drukt(ROOS, lijst, "Meer tegelijk")
    eerste = casus_van(weg, codes[g.VRIJKOMER]).id
    await weg.drukt(ROOS, meer, "Bespreken", {"casussen": eerste})
    for wie, wat in ((g.BIJ_DE_RIO, "alleen_rio"), (g.ZONDER_INZET, "geen_inzet"), (g.DOORGESTUURD, "opschalen")):
        vorm = await weg.wie(ROOS).presses_raw("quickscan.vorm", {"v": 1, "casus": casus_van(weg, codes[wie]).id})
        half = {"besluit": "", "reden": weg.geheimen.woord("quickscanhalf", {ROOS})}
        vorm = staat_nog(await weg.drukt(ROOS, vorm, "Besluit vastleggen", half), "kanariequickscanhalf")
        vast = {"besluit": wat, "reden": weg.geheimen.woord("quickscanreden", {ROOS})}
        heeft(await weg.drukt(ROOS, vorm, "Besluit vastleggen", vast), "kanariequickscanreden")
    await weg.o.verhaal.works()


async def maakt_in_orde(weg: Weg, code: str) -> None:
    """Roos says how it stands and who works on it: the politie tells; who did not answer yet is shown none of it."""
    lezers = {ROOS, RIK, PIM, MEREL, OKKE, RITA}
    kaart = await weg.opent(ROOS, f"terugkeer {code}")
    await weg.wie(ROOS).presses_raw("voorwaarden.lijst", {"v": 1})
    await weg.wie(ROOS).presses_raw("voorwaarden.open", {"v": 1, "casus": casus_van(weg, code).id})
    vorm = await weg.drukt(ROOS, kaart, "Wijzigen")
    vast = {een["id"]: "niet" for een in vorm.invoer if een["id"].endswith("-stand")}
    vast |= {een["id"]: "politie" for een in vorm.invoer if een["id"].endswith("-wie")}
    heeft(await weg.vult(ROOS, vorm, "Opslaan", "voorwaarde", lezers, vast), "kanarievoorwaarde")
    await weg.o.verhaal.works()
    nog_niet = await weg.wie(RIK).presses_raw("voorwaarden.werk", {"v": 1, "organisatie": "reclassering"})
    assert not nog_niet.invoer
    werk = await weg.wie(PIM).presses_raw("voorwaarden.werk", {"v": 1, "organisatie": "politie"})
    stand = next(een["id"] for een in werk.invoer if een["id"].endswith("-stand"))
    notitie = next(een["id"] for een in werk.invoer if een["id"].endswith("-notitie"))
    vast = {stand: "mee_bezig", notitie: weg.geheimen.woord("gemeld", lezers)}
    await weg.drukt(PIM, werk, "Opslaan", vast)
    heeft(await weg.opent(PIM, f"terugkeer {code}"), "kanariegemeld")


async def verandert(weg: Weg, code: str) -> None:
    """He moves to another inrichting, by mistake at first; goes on leave; will live elsewhere; is out earlier."""
    hier = {"v": 1, "casus": casus_van(weg, code).id}
    for inrichting, terug in (("pi-oostdijk", True), ("pi-oostdijk", False)):
        vorm = await weg.wie(ROOS).presses_raw("detentie.vorm", {**hier, "soort": "overplaatsen"})
        kaart = await weg.drukt(ROOS, vorm, "Opslaan", {"inrichting": inrichting})
        await weg.o.verhaal.works()
        if terug:
            await weg.drukt(ROOS, kaart, "Terugdraaien")
            await weg.o.verhaal.works()
    for soort, vast in (
        ("verlof", {"verlof_van": weg.dag(5), "verlof_tot": weg.dag(6)}),
        ("alles", {"vestiging": "oosterwaard"}),
        ("eerder", {"einde": weg.dag(12)}),
    ):
        vorm = await weg.wie(ROOS).presses_raw("detentie.vorm", {**hier, "soort": soort})
        await weg.drukt(ROOS, vorm, "Opslaan", vast)
        await weg.o.verhaal.works()
    await weg.opent(ROOS, f"detentie toon {code}")
    await weg.wie(ROOS).presses_raw("detentie.open", hier)
    for naam in (MEREL, OKKE, PIM, RIK):
        await weg.opent(naam, f"detentie toon {code}")
        await weg.opent(naam, f"terugkeer {code}")


async def kijkt_na(weg: Weg, code: str) -> None:
    """The alarms of the return ring; after it Roos looks how it goes, he is not out after all, and then it is done."""
    hier = {"v": 1, "casus": casus_van(weg, code).id}
    for _ in range(14):
        await weg.verstrijkt(days=1)
    lezers = {ROOS, RITA}
    vorm = await weg.wie(ROOS).presses_raw("nacheck.open", hier)
    vast = {"thuis": "ja", "contact": "nee", "volgende": weg.dag(3)}
    half = await weg.vult(ROOS, vorm, "Nazorg gaat door", "nacheckhalf", lezers, {**vast, "thuis": ""})
    staat_nog(half, "kanarienacheckhalf")
    await weg.vult(ROOS, vorm, "Nazorg gaat door", "nacheck", lezers, vast)
    vorm = heeft(await weg.wie(ROOS).presses_raw("nacheck.open", hier), "kanarienacheck")
    dag = next(een for een in vorm.drukken() if een.verb == "nacheck.dag")
    await weg.wie(ROOS).presses_raw(dag.verb, {**dag.data, "einde": weg.dag(2)})
    for _ in range(4):
        await weg.verstrijkt(days=1)
    vorm = await weg.wie(ROOS).presses_raw("nacheck.open", hier)
    slot = await weg.vult(ROOS, vorm, "Afschalen", "nacheckslot", lezers, {**vast, "volgende": ""})
    if "Nazorg afronden" in slot.knoppen:
        await weg.vult(ROOS, slot, "Nazorg afronden", "nazorgklaar", lezers)
    await weg.o.verhaal.works()
    assert casus_van(weg, code).fase is Fase.AFGESLOTEN


async def alles(weg: Weg) -> None:
    """Walk this part; it begins on a Thursday morning, when there is time left to answer before the tafel."""
    dagen = (3 - weg.nu.weekday()) % 7 or 7
    await weg.o.verhaal.passes(until=(weg.nu + timedelta(days=dagen)).replace(hour=8, minute=0))
    begint(weg)
    mensen = (g.VRIJKOMER, g.BIJ_DE_RIO, g.ZONDER_INZET, g.DOORGESTUURD)
    codes = {wie: await neemt_op(weg, wie) for wie in mensen}
    await _weg_nazorg_bestand.alles(weg)
    await vraagt_uit(weg)
    await antwoorden(weg)
    await beslist(weg, codes)
    await _weg_nazorg_rio.alles(weg, codes[g.VRIJKOMER], codes[g.BIJ_DE_RIO])
    await maakt_in_orde(weg, codes[g.VRIJKOMER])
    await _weg_gesprek.alles(weg, codes[g.VRIJKOMER], casus_van(weg, codes[g.VRIJKOMER]).id)
    await verandert(weg, codes[g.VRIJKOMER])
    await kijkt_na(weg, codes[g.VRIJKOMER])
    roos = weg.id_van(ROOS)
    ids = weg.leest(lambda uow: [een.id for een in casussen.van_regisseur(uow, [roos])])
    weg.in_nazorg |= set(weg.leest(lambda uow: casussen.codes_van_spoor(uow, ids, Spoor.NAZORG)).values())
