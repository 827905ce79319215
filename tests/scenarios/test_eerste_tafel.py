"""The main job, whole: casus, uitvraag to six bodies, four answer, one refuses, one is reminded, agenda."""

from datetime import UTC, datetime

from domain.persoon import Rol
from domain.regio import Regio
from storage.store import Store
from tests._kaart import Kaart
from tests.scenarios._opstelling import vinkt_aan
from tests.scenarios.verhaal import Deelnemer, Verhaal, verhaal
from tests.teamsnep.activiteiten import Gesprek, kanaal

MAANDAG = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ORGANISATIES = {
    "politie": "Politie Merwestreek",
    "om": "OM Merwestreek",
    "reclassering": "Reclassering Merwestreek",
    "veilig-thuis": "Veilig Thuis Merwestreek",
    "rvdk": "RvdK Merwestreek",
    "gemeente-oosterwaard": "Gemeente Oosterwaard",
}
EERSTE = {
    "Hoe kwam de melding binnen?": "ZSM (Openbaar Ministerie) (vaak spoed)",
    "Aanleiding": "Meldingen over lawaai en zorgen",
    "Doel": "Een gezamenlijke aanpak maken voor zorg en veiligheid",
    "Voor- en achternaam": "Fenna Fluitenkruid",
    "Geboortedatum": "1990-05-01",
    "Gemeente": "Oosterwaard",
    "Rol": "Slachtoffer",
    "Is de betrokkene geïnformeerd?": "Ja",
}
TWEEDE = {
    "Voor- en achternaam": "Dirk Dovenetel",
    "Geboortedatum": "1988-02-29",
    "Gemeente": "Oosterwaard",
    "Rol": "Dader",
}
BEKEND = {
    "Is uw organisatie nu betrokken?": "Ja",
    "Over wie heeft u zorgen?": "Kinderen + De omgeving",
    "Toelichting bij: Over wie heeft u zorgen?": "Er wordt *veel* geroepen",
    "Feit of oordeel? (bij: Over wie heeft u zorgen?)": "Een feit",
    "In welk kader werkt u?": "Vrijwillig",
    "Wilt u de persoon bespreken?": "Ja",
    "Met wie mag dit gedeeld worden?": "Met de hele tafel",
}


async def test_van_melding_tot_agenda(store: Store, merwestad: Regio) -> None:
    async with verhaal(store, merwestad, MAANDAG) as v:
        beheerder = v.works_here("Bea Beheer", Rol.BEHEERDER, "zvh")
        regisseur = v.works_here("Roos Regie", Rol.PROCESREGISSEUR, "zvh")
        partners = {code: v.works_here(f"Iemand van {code}", Rol.PARTNER, code) for code in ORGANISATIES}
        kanalen = {code: await _koppelt(v, beheerder, f"Organisatie: {naam}") for code, naam in ORGANISATIES.items()}
        tafelkanaal = await _koppelt(v, beheerder, "Tafel: Regietafel Huiselijk Geweld")
        await v.works()

        code = await _maakt_casus(regisseur)
        gestart = await _start_uitvraag(regisseur, code)
        assert "De uitvraag is gestart voor 6 organisaties." in gestart
        await v.works()
        for naam, plek in zip(ORGANISATIES.values(), kanalen.values(), strict=True):
            (kaart,) = _werklijsten(v, plek)
            assert f"{code}: open" in kaart
            assert naam in kaart
            assert kaart.knoppen == ("Openen", "Aan- of afmelden")

        await _antwoordt_bekend(partners["politie"], v, kanalen["politie"])
        for wie in ("om", "reclassering", "veilig-thuis"):
            await _kent_niemand(partners[wie], v, kanalen[wie])
        await _weigert(partners["rvdk"], v, kanalen["rvdk"])
        await v.works()
        gesloten = {wie: _werklijsten(v, kanalen[wie])[0] for wie in ("politie", "om", "rvdk")}
        assert all("Alles is afgehandeld" in kaart for kaart in gesloten.values())
        assert _zonder(gesloten["rvdk"], "RvdK Merwestreek") == _zonder(gesloten["om"], "OM Merwestreek")

        await v.passes(days=2)
        herinneringen = {wie: _herinneringen(v, plek) for wie, plek in kanalen.items()}
        assert [wie for wie, gekregen in herinneringen.items() if gekregen] == ["gemeente-oosterwaard"]
        stand = await regisseur.types(f"/uitvraag status {code}")
        assert "RvdK Merwestreek: deelt niet" in stand
        assert "5 van 6" in (await regisseur.types("/uitvraag status"))
        antwoorden = await regisseur.presses(stand, "Antwoorden openen")
        assert "Fenna Fluitenkruid" in antwoorden
        assert "Er wordt *veel* geroepen" in antwoorden

        await v.passes(until=datetime(2026, 11, 27, 12, 0, tzinfo=UTC))
        agenda = v.cards(tafelkanaal)[-1]
        assert "Maandag 30 november, 13.00 uur" in agenda
        assert code in agenda
        assert "5 van 6 binnen" in agenda
        posts = len(v.shows(tafelkanaal))
        await _kent_niemand(partners["gemeente-oosterwaard"], v, kanalen["gemeente-oosterwaard"])
        await v.works()
        assert len(v.shows(tafelkanaal)) == posts
        assert "alle 6 binnen" in v.cards(tafelkanaal)[-1]

        zaken = await partners["politie"].presses(v.cards(tafelkanaal)[-1], "Mijn zaken", waar=tafelkanaal)
        assert "Dirk Dovenetel (1988)" in zaken
        buiten = v.works_here("Gea Gemeente", Rol.PARTNER, "gemeente-merwestad")
        assert code not in await buiten.presses(v.cards(tafelkanaal)[-1], "Mijn zaken", waar=tafelkanaal)

        alles = v.everything_posted()
        assert "Fluitenkruid" not in alles
        assert "Dovenetel" not in alles
        assert "geroepen" not in alles


async def test_wie_er_later_bij_komt_wordt_ook_uitgevraagd(store: Store, merwestad: Regio) -> None:
    async with verhaal(store, merwestad, MAANDAG) as v:
        beheerder = v.works_here("Bea Beheer", Rol.BEHEERDER, "zvh")
        regisseur = v.works_here("Roos Regie", Rol.PROCESREGISSEUR, "zvh")
        politie = v.works_here("Piet Politie", Rol.PARTNER, "politie")
        plek = await _koppelt(v, beheerder, "Organisatie: Politie Merwestreek")
        await v.works()
        opgeslagen = await regisseur.presses(await regisseur.types("/casus nieuw huiselijk-geweld"), "Opslaan", EERSTE)
        await _start_uitvraag(regisseur, opgeslagen.tekst.split()[1])
        await v.works()
        eerste = await politie.presses(await _opent(politie, v, plek), "Beantwoorden", waar=plek)
        await politie.presses(eerste, "Niet bekend", waar=plek)
        await v.works()
        assert "Alles is afgehandeld" in _werklijsten(v, plek)[-1]

        formulier = await regisseur.presses(opgeslagen, "Nog een betrokkene")
        await regisseur.presses(formulier, "Opslaan", TWEEDE)
        await v.passes(minutes=1)
        (opnieuw,) = _werklijsten(v, plek)
        assert "nog 1 van 2" in opnieuw
        vorm = await politie.presses(opnieuw, "Openen", waar=plek)
        assert "Dirk Dovenetel" in vorm
        assert "Fenna" not in vorm


async def _koppelt(v: Verhaal, beheerder: Deelnemer, doel: str) -> Gesprek:
    plek = kanaal(doel.casefold().replace(" ", "-").replace(":", ""), beheerder.persoon)
    v.teams.has_members(plek, plek.members)
    deur = await beheerder.types("/registreer", plek)
    formulier = await beheerder.presses(deur, "Openen", waar=plek)
    gekoppeld = await beheerder.presses(formulier, "Opslaan", {"Dit gesprek hoort bij": doel}, waar=plek)
    assert "Dit gesprek is gekoppeld." in gekoppeld
    return plek


async def _maakt_casus(regisseur: Deelnemer) -> str:
    formulier = await regisseur.types("/casus nieuw huiselijk-geweld")
    opgeslagen = await regisseur.presses(formulier, "Opslaan", EERSTE)
    formulier = await regisseur.presses(opgeslagen, "Nog een betrokkene")
    opgeslagen = await regisseur.presses(formulier, "Opslaan", TWEEDE)
    assert "Dirk Dovenetel, geboren 29 februari 1988, Oosterwaard" in opgeslagen
    return opgeslagen.tekst.split()[1]


async def _start_uitvraag(regisseur: Deelnemer, code: str) -> Kaart:
    deur = await regisseur.types(f"UITVRAAG\u00a0Start {code.lower()}")
    voorstel = await regisseur.presses(deur, "Voorstel openen")
    return await regisseur.presses(
        voorstel,
        "Start",
        {"Voor welke zitting?": ("maandag 30 november, 13.00 uur (antwoord vóór donderdag 26 november, 17.00 uur)")},
    )


def _werklijsten(v: Verhaal, plek: Gesprek) -> list[Kaart]:
    return [kaart for kaart in v.cards(plek) if kaart.tekst.startswith("Voor maandag 30 november")]


def _herinneringen(v: Verhaal, plek: Gesprek) -> list[Kaart]:
    return [kaart for kaart in v.cards(plek) if kaart.tekst.startswith("Herinnering")]


def _zonder(kaart: Kaart, naam: str) -> str:
    return kaart.tekst.replace(naam, "...")


async def _opent(partner: Deelnemer, v: Verhaal, plek: Gesprek) -> Kaart:
    voorblad = await partner.presses(_werklijsten(v, plek)[0], "Openen", waar=plek)
    assert "Fenna" not in voorblad
    return voorblad


async def _antwoordt_bekend(partner: Deelnemer, v: Verhaal, plek: Gesprek) -> None:
    namen = await partner.presses(await _opent(partner, v, plek), "Beantwoorden", waar=plek)
    assert "Fenna Fluitenkruid" in namen
    assert "Dirk Dovenetel" in namen
    eerste = await partner.presses(namen, "Opslaan", vinkt_aan(namen, "Fenna"), waar=plek)
    assert "Fenna Fluitenkruid" in eerste
    assert "Dirk" not in eerste
    assert "Fenna" not in await partner.presses(eerste, "Opslaan", BEKEND, waar=plek)


async def _kent_niemand(partner: Deelnemer, v: Verhaal, plek: Gesprek) -> None:
    namen = await partner.presses(await _opent(partner, v, plek), "Beantwoorden", waar=plek)
    assert "Fenna" not in await partner.presses(namen, "Opslaan", waar=plek)


async def _weigert(partner: Deelnemer, v: Verhaal, plek: Gesprek) -> None:
    reden = await partner.presses(await _opent(partner, v, plek), "Ik kan of mag dit niet delen", waar=plek)
    (label,) = [een.removesuffix(" (verplicht)") for een in reden.labels if "verplicht)" in een][:1]
    bedankt = await partner.presses(reden, reden.knoppen[0], {label: "beroepsgeheim"}, waar=plek)
    assert "Fenna" not in bedankt
