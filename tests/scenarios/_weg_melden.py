"""The further way, to begin with: bringing somebody in, reading in what runs, searching, what does not belong here."""

import csv

from bot.cli.inlezen import Soort, lees_in, lees_regels, schrijf_verslag
from dialogs.inlezen import casussen as casusbestand
from dialogs.inlezen.verslag import verslagregel
from dialogs.kern.router import Streek
from storage import advies, meldingen
from teksten.catalogus import laad_teksten
from tests._kaart import Kaart
from tests.scenarios import _geheimen as g
from tests.scenarios._weg import COLLEGA, MANAGER, PIM, ROOS, Weg, heeft

ONTVANKELIJK = "Ontvankelijk: maak casus"


async def meldt(weg: Weg) -> None:
    """Pim brings somebody in, is asked something, and Roos makes it a casus. Another one becomes none."""
    melding = await _melding(weg, g.GEMELD, "melding")
    kaart = await weg.drukt(ROOS, await _open(weg, ROOS, melding), "Oppakken")
    vraag = await weg.drukt(ROOS, kaart, "Vraag stellen")
    await weg.vult(ROOS, vraag, "Versturen", "meldvraag", {PIM})
    antwoord = await weg.drukt(PIM, await _open(weg, PIM, melding), "Antwoorden")
    await weg.vult(PIM, antwoord, "Versturen", "meldantwoord", {ROOS})
    vorm = await weg.drukt(ROOS, await _open(weg, ROOS, melding), ONTVANKELIJK)
    vorm = await weg.drukt(ROOS, vorm, "Verder", {"Tafel": "Regietafel Volwassenen: over personen"})
    later = {"Wanneer kijkt u hier opnieuw naar? (verplicht bij Nee)": weg.dag(20)}
    heeft(await weg.vult(ROOS, vorm, "Opslaan", "uitmelding", (), later), "26-")
    niets = await _melding(weg, g.AFGEWEZEN, "afgewezen")
    kaart = await weg.drukt(ROOS, await _open(weg, ROOS, niets), "Oppakken")
    vorm = await weg.drukt(ROOS, kaart, "Beantwoorden")
    await weg.vult(ROOS, vorm, "Versturen", "afwijzing", {PIM})
    await weg.o.verhaal.works()


async def _melding(weg: Weg, over: g.Persoon, onderwerp: str) -> str:
    van = weg.id_van(PIM)
    eerder = {een.id for een in weg.leest(lambda uow: meldingen.van_melders(uow, [van]))}
    vorm = await weg.opent(PIM, "melden")
    vast = {
        "Voor- en achternaam": over.naam,
        "Geboortedatum": over.geboren,
        "Gemeente": "Merwestad",
        "Is de persoon geïnformeerd over deze melding?": "Nee",
        "Code van de eerdere casus (alleen bij een her-melding)": "",
        "Wat voor melding is het?": "Veldaanmelding (ketenpartner)",
    }
    na = await weg.vult(PIM, vorm, "Melden", onderwerp, {ROOS, COLLEGA}, vast)
    heeft(na, "Uw melding is binnen")
    await weg.o.verhaal.works()
    alle = weg.leest(lambda uow: meldingen.van_melders(uow, [van]))
    return next(een.id for een in alle if een.id not in eerder)


async def _open(weg: Weg, naam: str, melding: str) -> Kaart:
    return await weg.wie(naam).presses_raw("melding.open", {"v": 1, "melding": melding})


async def vraagt_advies(weg: Weg) -> None:
    """Pim asks three things: one is answered, one turns out to be about somebody, one he takes back."""
    vraag = await _vraag(weg)
    kaart = await weg.drukt(ROOS, await _open_advies(weg, ROOS, vraag), "Antwoorden")
    await weg.vult(ROOS, kaart, "Versturen", "adviesantwoord", {PIM, COLLEGA})
    await weg.o.verhaal.works()
    await _open_advies(weg, PIM, vraag)
    kaart = await weg.drukt(ROOS, await _open_advies(weg, ROOS, vraag), "Wis de tekst")
    await weg.drukt(ROOS, kaart, "Wis de tekst")
    assert "kanarie" not in (await _open_advies(weg, PIM, vraag)).tekst
    over_iemand = await _vraag(weg)
    kaart = await weg.drukt(ROOS, await _open_advies(weg, ROOS, over_iemand), "Oppakken")
    await weg.drukt(ROOS, kaart, "Loslaten")
    kaart = await weg.drukt(ROOS, await _open_advies(weg, ROOS, over_iemand), "Gaat over iemand")
    heeft(await weg.drukt(ROOS, kaart, "Vraag een melding"), "De tekst is gewist.")
    terug = await _vraag(weg)
    kaart = await weg.drukt(PIM, await _open_advies(weg, PIM, terug), "Intrekken")
    heeft(await weg.drukt(PIM, kaart, "Intrekken"), "De tekst is gewist.")
    await weg.o.verhaal.works()
    for naam in (ROOS, MANAGER):
        heeft(await weg.wie(naam).types("/advies cijfers"), "minder dan 5")


async def _vraag(weg: Weg) -> str:
    van = weg.id_van(PIM)
    eerder = {een.id for een in weg.leest(lambda uow: advies.van_vrager(uow, van, 99))}
    na = await weg.vult(PIM, await weg.wie(PIM).types("/advies"), "Versturen", "advies", {ROOS, COLLEGA})
    heeft(na, "Uw vraag is verstuurd.")
    await weg.o.verhaal.works()
    alle = weg.leest(lambda uow: advies.van_vrager(uow, van, 99))
    return next(een.id for een in alle if een.id not in eerder)


async def _open_advies(weg: Weg, naam: str, vraag: str) -> Kaart:
    return await weg.wie(naam).presses_raw("advies.open", {"v": 1, "vraag": vraag})


async def leest_in(weg: Weg) -> None:
    """What ran already is read in from a file; one row cannot be used. The report stands beside it, and on a screen."""
    bestand, verslag = weg.map / "lijst.csv", weg.map / "verslag.csv"
    gewoon = {
        "tafel": "volwassenen",
        "regisseur": ROOS,
        "route": "veldaanmelding",
        "geinformeerd": "ja",
        "gemeente": "Merwestad",
    }
    rijen = [
        {
            **gewoon,
            "extern_nummer": weg.geheimen.woord("importnummer", {ROOS}),
            "aanleiding": weg.geheimen.woord("importaanleiding", {ROOS}),
            "naam": g.INGELEZEN.naam,
            "geboortedatum": g.INGELEZEN.geboren,
        },
        {
            **gewoon,
            "extern_nummer": weg.geheimen.woord("weigernummer", ()),
            "aanleiding": weg.geheimen.woord("weigeraanleiding", ()),
            "tafel": weg.geheimen.woord("weigertafel", ()),
            "naam": g.GEWEIGERD.naam,
            "geboortedatum": f"{g.GEWEIGERD.geboren}x",
        },
    ]
    with bestand.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.DictWriter(uit, list(rijen[0]), delimiter=";")
        schrijver.writeheader()
        schrijver.writerows(rijen)
    v, t = weg.o.verhaal, laad_teksten()
    streek = Streek(v.regio, t.met(v.regio.teksten))
    gelezen = lees_regels(bestand, casusbestand.KOLOMMEN, t)
    gedaan = tuple(lees_in(v.store, streek, Soort.CASUSSEN, gelezen, v.klok, proef=False))
    assert [een.uitslag.value for een in gedaan] == ["nieuw", "geweigerd"], gedaan
    schrijf_verslag(verslag, gedaan, t)
    weg.buiten += [verslag.read_text("utf-8-sig"), *(verslagregel(een, t) for een in gedaan)]
    # The file itself is of who made it; the program keeps none of it.
    bestand.unlink()
    heeft(await _zoekt(weg, g.INGELEZEN.achternaam), g.INGELEZEN.naam)
    await _zoekt(weg, weg.geheimen.woord("zoekterm", {ROOS}))
    # Typed behind the command, in sight of others: it is never repeated.
    await weg.wie(ROOS).types(f"/casus zoek {weg.geheimen.woord('zoekopdracht', ())}")


async def _zoekt(weg: Weg, naam: str) -> Kaart:
    vorm = await weg.opent(ROOS, "casus zoek")
    return await weg.drukt(ROOS, vorm, "Zoek", {"Naam, of een deel ervan": naam})


async def hoort_elders(weg: Weg) -> None:
    """Of what belongs in another consultation nothing is kept; numbers in a text are asked about once."""
    vorm = await _nieuw(weg)
    tekst = f"Zorgen over radicalisering {weg.geheimen.woord('elders', {ROOS})}"
    vast = {
        "Voor- en achternaam": g.ELDERS.naam,
        "Geboortedatum": g.ELDERS.geboren,
        "Gemeente": "Merwestad",
        "Aanleiding": tekst,
    }
    na = await weg.vult(ROOS, vorm, "Opslaan", "geradicaliseerd", (), vast)
    heeft(na, "casusoverleg radicalisering")
    nummers = f"BSN {g.BSN}, rekening {g.REKENING}, tel. {g.TELEFOON}, {g.POST} {weg.geheimen.woord('nummers', {ROOS})}"
    vast = {
        "Voor- en achternaam": g.HUISGENOOT.naam,
        "Geboortedatum": g.HUISGENOOT.geboren,
        "Gemeente": "Merwestad",
        "Aanleiding": nummers,
    }
    vorm = await _nieuw(weg)
    kaart = await weg.drukt(ROOS, vorm, "Opslaan", weg.geheimen.vult(vorm, "nieuw", {ROOS}, vast))
    heeft(kaart, "burgerservicenummer")
    await weg.toch(ROOS, kaart)


async def _nieuw(weg: Weg) -> Kaart:
    soort = await weg.opent(ROOS, "casus nieuw volwassenen")
    return await weg.drukt(ROOS, soort, "Verder", {"Tafel": "Regietafel Volwassenen: over personen"})


async def alles(weg: Weg) -> None:
    """Walk this part."""
    await meldt(weg)
    await vraagt_advies(weg)
    await leest_in(weg)
    await hoort_elders(weg)
