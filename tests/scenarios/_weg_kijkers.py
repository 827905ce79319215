"""Everybody who has no business there, with everything that others were shown: their buttons and their links."""

from tests._kaart import Druk, Kaart
from tests.scenarios._vergadernep import DEUR
from tests.scenarios._weg import COLLEGA, FUNCTIONARIS, MANAGER, NOOIT_GEVRAAGD, VAN_BIJ_ELDERS, Weg

KIJKERS = (COLLEGA, MANAGER, VAN_BIJ_ELDERS, NOOIT_GEVRAAGD, FUNCTIONARIS)


async def drukken_na(weg: Weg) -> None:
    """Let each of them press one button of every kind that was shown to somebody, as it was, and open what is his."""
    knoppen: dict[str, Druk] = {}
    adressen: dict[str, str] = {}
    for een in weg.mee.alles:
        for druk in Kaart(een.kaart).drukken():
            if "sleutel" in druk.data or druk.verb not in knoppen:
                knoppen[druk.verb] = druk
        # The way into a meeting leads to Teams: what stands there is not ours.
        van_ons = (adres for adres in Kaart(een.kaart).adressen if not adres.startswith(DEUR))
        adressen |= dict.fromkeys(van_ons, een.wie)
    assert len(knoppen) > 40
    for naam in KIJKERS:
        for druk in knoppen.values():
            await weg.wie(naam).presses_raw(druk.verb, druk.data)
        for opdracht in ("zaken", "meldingen", "casus lijst", "bij", "bewaren", "verzoeken", "informering", "logboek"):
            await weg.opent(naam, opdracht)
    for adres, van in adressen.items():
        naam = COLLEGA if van != COLLEGA else MANAGER
        browser = await weg.browser(naam)
        await browser.volgt(adres)
        await browser.stuurt("/pagina/inhoud", [("_pagina", "x"), ("tekst", weg.geheimen.woord("stiekem", {naam}))])
        browser.sessie.cookie_jar.clear()
