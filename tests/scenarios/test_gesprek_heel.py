"""A talk from beginning to end: planned, made safe, chosen for by him, held, and read back on his own page.

At each step it is looked at what the regisseur, the inrichting, who sits at it, who does not, and he himself can see.
"""

from datetime import timedelta

from domain.regio import Regio
from domain.terugkeergesprek import Gespreksstatus
from domain.vergadering import OPTIES, Vergaderstatus
from storage.store import Store
from tests.graphnep.graph import FakeGraph
from tests.scenarios._gesprek_heel import (
    DICHT,
    DOEL,
    GA,
    GEMEENTE,
    GGD,
    INRICHTING,
    NIET_GEVRAAGD,
    NIET_NODIG,
    OUDER,
    POLITIE,
    UITLEG,
    VRAAG,
    Gast,
    Heel,
    heel,
    kijkt_vooruit,
)
from tests.scenarios._gesprek_heel_brief import de_link_verloopt, hij_leest_zijn_brief, zij_schrijft_zijn_brief
from tests.scenarios.test_gesprek_keuze import plant

UUR = timedelta(hours=1)
WANNEER = "donderdag 10 december, 10.00 uur"
LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zelfgemaakt%40thread.v2/0"


async def test_een_gesprek_van_begin_tot_eind(store: Store, merwestad: Regio) -> None:
    async with FakeGraph() as graph, heel(store, merwestad, graph) as h:
        await de_regisseur_plant(h)
        await de_inrichting_kiest(h, graph)
        await graph_is_een_uur_weg(h, graph)
        await graph_komt_terug(h, graph)
        gast = await hij_opent_zijn_pagina(h)
        await hij_kiest_en_schrijft(h, gast)
        await de_regisseur_antwoordt(h, gast)
        await de_dag_ervoor(h)
        gast = await de_deur_gaat_open(h, gast)
        await het_gesprek(h, gast)
        assert graph.there == [], "nobody gets in any more"
        assert graph.made == 1
        await zij_schrijft_zijn_brief(h)
        link = await hij_leest_zijn_brief(h)
        await de_link_verloopt(h, link)


async def test_zonder_graph_maakt_de_regisseur_haar_zelf_en_zegt_van_elke_instelling_dat_zij_klopt(
    store: Store, merwestad: Regio
) -> None:
    async with heel(store, merwestad) as h:
        await de_regisseur_plant(h)
        await h.kiest_moment()
        await h.morgen()
        assert "Maak zelf een vergadering in Teams en plak de link." in await h.regisseur()
        assert not h.posten(POLITIE)

        # With one option that is not ticked nothing is kept, and what she pasted stands there still.
        kaart = await h.t.regisseur.presses(await h.regisseur(), "Vergadering klaarzetten")
        druk = kaart.druk("Link bewaren", {})
        half = {**druk.data, "opties": ",".join(OPTIES[:-1]), "adres": LINK}
        kaart = await h.t.regisseur.presses_raw(druk.verb, half)
        assert "Niet alles is aangevinkt." in kaart
        assert LINK in [een.get("value") for een in kaart.invoer]
        assert not h.vergaderingen[0].mag_getoond
        assert not h.posten(POLITIE)

        # With all of them it is good at once, and whoever sits at it hears when it is.
        druk = kaart.druk("Link bewaren", {})
        await h.t.regisseur.presses_raw(druk.verb, {**druk.data, "opties": ",".join(OPTIES), "adres": LINK})
        await h.morgen()
        for een in (POLITIE, GEMEENTE):
            assert f"er is een gesprek op {WANNEER}" in h.posten(een)[-1]
        assert not h.posten(GGD)
        assert LINK not in h.t.verhaal.everything_posted()

        # The link opens at ten minutes before, for him and for who sits there; afterwards it is forgotten here.
        gast = await h.gast(await h.geeft_pagina())
        await gast.kiest("ja")
        await h.t.verhaal.passes(until=h.begint - timedelta(minutes=10))
        gast = await h.gast(await h.geeft_pagina())
        await gast.ziet("meedoen")
        assert LINK in (await gast.drukt(GA)).html
        assert LINK in (await h.deur(POLITIE)).adressen
        assert NIET_GEVRAAGD in await h.deur(GGD)
        await h.t.verhaal.passes(until=h.begint)
        await h.zegt("Begonnen")
        assert "Verwijder haar daarom ook zelf in Teams." in await h.zegt("Geëindigd")
        assert [een.gegevens for een in h.vergaderingen if een.gegevens] == []
        assert DICHT in await h.deur(POLITIE)
        await gast.ziet("meedoen")
        assert LINK not in gast.scherm.html


async def de_regisseur_plant(h: Heel) -> None:
    await plant(h.t, h.code)
    await h.morgen()
    assert "Het wachten is op de inrichting" in await h.regisseur()
    assert h.posten(INRICHTING)[-1].endswith("kies een moment voor een gesprek.")
    await h.niemand_weet_ervan()


async def de_inrichting_kiest(h: Heel, graph: FakeGraph) -> None:
    graph.down = True
    assert "De vergadering wordt nu klaargezet." in await h.kiest_moment()
    assert "Casemanager: Merel Merwede" in await h.regisseur()
    await h.niemand_weet_ervan()


async def graph_is_een_uur_weg(h: Heel, graph: FakeGraph) -> None:
    await h.loopt(timedelta(minutes=5))
    gehoord = h.nieuws()
    assert "Het lukt nog niet" not in await h.regisseur(), "a few minutes are not worth her attention"
    await h.loopt(UUR)
    assert h.nieuws() == gehoord + 1, "she hears it once"
    assert "Het lukt nog niet om de vergadering te maken." in await h.regisseur()
    assert len(graph.calls) < 20, "growing pauses"
    assert WANNEER in await h.inrichting()
    await h.niemand_weet_ervan()


async def graph_komt_terug(h: Heel, graph: FakeGraph) -> None:
    gehoord = h.nieuws()
    graph.down, graph.ignores_at_first = False, {"allowRecording"}
    while not graph.made:
        await h.loopt(timedelta(minutes=1))
    graph.tokens = {"token-2"}
    assert "De vergadering wordt gemaakt en nagekeken." in await h.regisseur()
    await h.niemand_weet_ervan()
    await h.loopt(timedelta(minutes=5))
    assert graph.calls.count("PATCH") == 1
    assert [een.status for een in h.vergaderingen] == [Vergaderstatus.GOED]
    await h.loopt(timedelta(minutes=15))
    assert h.nieuws() == gehoord, "that it succeeded after all is no news"
    for een in (POLITIE, GEMEENTE):
        assert f"er is een gesprek op {WANNEER}. Laat weten of u komt." in h.posten(een)[-1]
    assert not h.posten(GGD)
    assert NIET_GEVRAAGD in await h.partner(GGD)
    kaart = await h.t.drukt(POLITIE, await h.partner(POLITIE), "Wij komen")
    assert "Uw organisatie: komt" in kaart
    assert "Politie Merwestreek: komt" in await h.regisseur()
    await h.anderen_zien_niets()


async def hij_opent_zijn_pagina(h: Heel) -> Gast:
    link = await h.geeft_pagina()
    for _ in range(3):
        await kijkt_vooruit(link)
    gast = await h.gast(link)
    assert gast.status == 200
    for wat in ("donderdag 10 december, 10 uur", "De gemeente", "De politie", "Je mag nee zeggen."):
        assert wat in gast.scherm.tekst
    assert (await h.gast(link)).status == 403, "on another device, that nobody allowed"
    assert "Kies eerst of je meedoet." in (await gast.ziet("meedoen")).tekst
    await h.anderen_zien_niets()
    return gast


async def hij_kiest_en_schrijft(h: Heel, gast: Gast) -> None:
    await gast.kiest("ja")
    for wat, tekst in (("doel", DOEL), ("vragen", VRAAG)):
        await gast.ziet(f"veld?wat={wat}")
        assert tekst in (await gast.drukt("Bewaar en stop", tekst=tekst)).tekst
    await gast.ziet("liever-niet")
    assert "We kijken nog of het kan." in (await gast.drukt("Bewaar", wie=GEMEENTE)).tekst
    await h.t.verhaal.works()
    for wie in ("", INRICHTING):
        kaart = await h.keuze(wie)
        for wat in ("Ja, hij doet mee. Zelf gekozen op zijn pagina", DOEL, VRAAG, "Merwestad: nog niet beslist."):
            assert wat in kaart
    assert "U kunt beslissen wie erbij zit" in await h.regisseur()
    assert WANNEER in await h.partner(GEMEENTE), "nobody told the gemeente"
    await h.anderen_zien_niets()


async def de_regisseur_antwoordt(h: Heel, gast: Gast) -> None:
    vorm = await h.t.regisseur.presses(await h.keuze(), "Beslissen wie erbij is")
    naam = h.t.verhaal.regio.organisatienaam(GEMEENTE)
    invoer = {f"{naam}: kan het?": "Kan: komt er niet bij", f"Uitleg aan hem over {naam}": UITLEG}
    assert "Hij leest het antwoord op zijn pagina." in await h.t.regisseur.presses(vorm, "Opslaan", invoer)
    await h.t.verhaal.works()
    assert "Dat kan. Die komt niet." in (await gast.ziet("liever-niet")).tekst
    assert UITLEG in gast.scherm.tekst
    await h.morgen()
    assert f"{naam}: niet nodig" in await h.regisseur()
    assert [een.partition(h.code)[2] for een in h.posten(GEMEENTE)] == [OUDER, NIET_NODIG]
    assert NIET_GEVRAAGD in await h.partner(GEMEENTE)
    assert h.posten(POLITIE)[-1].endswith("Uw organisatie komt."), "who stays hears nothing of it"
    await h.anderen_zien_niets()


async def de_dag_ervoor(h: Heel) -> None:
    while h.begint - h.klok.moment > timedelta(hours=25):
        await h.morgen()
    assert "bijna gesprek" in h.posten(POLITIE)[-1]
    assert "Zo praten we" in (await h.partner(POLITIE)).knoppen
    assert [een.partition(h.code)[2] for een in h.posten(GEMEENTE)] == [OUDER, NIET_NODIG]
    assert not h.posten(GGD)
    await h.anderen_zien_niets()


async def de_deur_gaat_open(h: Heel, gast: Gast) -> Gast:
    await h.t.verhaal.passes(until=h.begint - timedelta(minutes=11))
    assert "Deze pagina is nu dicht" in (await gast.ziet("meedoen")).tekst, "that device was open on another day"
    gast = await h.gast(await h.geeft_pagina())
    assert UITLEG in (await gast.ziet("liever-niet")).tekst, "the answer stands there on any device of his"
    assert "Gemeente Merwestad komt er niet bij." in await h.keuze()
    geheim = h.geheim
    assert "Je kunt meedoen op donderdag 10 december, vanaf 9.50 uur." in (await gast.ziet("meedoen")).tekst
    assert not [een for een in geheim if een in gast.scherm.html]
    assert GA not in gast.scherm.knoppen
    assert DICHT in await h.deur(POLITIE)
    assert "Naar het gesprek" not in (await h.regisseur()).knoppen

    await h.t.verhaal.passes(minutes=1)
    await gast.ziet("meedoen")
    assert list((await gast.drukt(GA)).links.values()) == [h.adres]
    assert h.adres in (await h.deur(POLITIE)).adressen
    assert h.adres in (await h.t.regisseur.presses(await h.regisseur(), "Naar het gesprek")).adressen
    for een in (GEMEENTE, GGD):
        assert NIET_GEVRAAGD in await h.deur(een)
    assert not [een for een in geheim if een in str((await h.inrichting()).json)], "she sits beside him"
    return gast


async def het_gesprek(h: Heel, gast: Gast) -> None:
    await h.t.verhaal.passes(until=h.begint)
    verloop = await h.zegt("Begonnen")
    assert "9.50 uur: gast erbij" in verloop
    await gast.ziet("meedoen")
    assert "Dat is goed. Zeg ook hardop dat je pauze wilt." in (await gast.drukt("Ik wil pauze")).tekst
    await h.t.verhaal.passes(minutes=5)
    assert "10.00 uur: pauze" in await h.zegt("Verder")
    assert "Het gesprek is bezig" in await h.partner(POLITIE)
    assert "pauze" not in await h.partner(POLITIE)
    await h.t.verhaal.passes(minutes=35)
    assert "Vastgelegd: het gesprek is klaar." in await h.zegt("Geëindigd")
    assert h.gesprek.status is Gespreksstatus.GEWEEST
    assert [(een.status, een.gegevens) for een in h.vergaderingen] == [(Vergaderstatus.VERWIJDERD, None)]
    assert DICHT in await h.deur(POLITIE)
    assert "Het gesprek is voorbij." in (await gast.ziet("meedoen")).tekst
    assert "Fijn dat je meedeed." in (await gast.ziet()).tekst
    assert "het gesprek is geweest." in h.posten(POLITIE)[0]
    assert [een.partition(h.code)[2] for een in h.posten(GEMEENTE)] == [OUDER, NIET_NODIG], "nor whether it was held"
    assert not h.posten(GGD)
    await h.anderen_zien_niets()
