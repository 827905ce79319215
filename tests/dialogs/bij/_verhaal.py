"""Noting a signal as somebody does."""

from collections.abc import Mapping
from datetime import timedelta

from domain.bij import Signaal
from storage import bij as signalen
from tests._kaart import Kaart
from tests.dialogs._wereld import Deelnemer, Wereld

KANARIE = "Kanarie Terugkeer"


def ingevuld(wereld: Wereld, **anders: str) -> Mapping[str, str]:
    vandaag = wereld.regio.kalender.lokaal(wereld.nu).date()
    return {
        "Voor- en achternaam": KANARIE,
        "Geboortedatum": "1990-05-03",
        "Verwachte terugkeer": (vandaag + timedelta(days=30)).isoformat(),
        "Notitie (kort)": "Kanarienotitie 🙂 عمر **niet vet**",
        **anders,
    }


async def noteert(wereld: Wereld, wie: Deelnemer, **anders: str) -> Kaart:
    return await wie.presses(await wie.opens("bij nieuw"), "Opslaan", ingevuld(wereld, **anders))


def signalen_van(wereld: Wereld, gemeente: str = "merwestad") -> list[Signaal]:
    regels = wereld.leest(signalen.van_gemeenten, [gemeente], aantal=99)
    return [wereld.leest(signalen.lees, een.id) for een in regels]


async def besluit(wie: Deelnemer, signaal: Signaal, wat: str) -> Kaart:
    formulier = await wie.presses_raw("bij.besluit_formulier", {"v": 1, "signaal": signaal.id})
    return await wie.presses(formulier, "Opslaan", {"Besluit": wat, "Waarom?": "Kanariewaarom"})


async def opent(wie: Deelnemer, signaal: Signaal) -> Kaart:
    return await wie.presses_raw("bij.open", {"v": 1, "signaal": signaal.id})
