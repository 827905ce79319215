"""From the link on a card to the saved answer: the whole bot, Entra on loopback, and people of two tenants."""

import re
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from html import unescape

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from yarl import URL

from bot import credentials
from bot.clock.system import SystemClock
from bot.graph.aanmelden import HOST, EntraAanmelder
from bot.settings import Settings, read_settings
from bot.teams.edge import EdgeSettings
from bot.teams.registrations import Registration
from bot.wiring import Extras, Tafelbot, maak_tafelbot
from cards.verbs import Verb
from domain.casus import Betrokkene, Casus, Geinformeerd, Informering, Onderwerp, Persoonsgegevens, Spoor
from domain.casuscode import Casuscode
from domain.logboek import Handeling
from domain.persoon import Aanstelling, Rol
from domain.toegang import Toegang
from domain.uitvraag import Antwoordsoort, Bevraging, BevragingStatus, Uitvraag
from storage import agenda, logboek, personen, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import Scope, UnitOfWork
from tests._kaart import Kaart
from tests.teamsnep.activiteiten import APP_ID, TENANT, Persoon, druk, persoonlijk
from tests.teamsnep.entra import FakeEntra
from tests.teamsnep.huis import VasteTokens
from tests.teamsnep.koerier import Koerier
from tests.teamsnep.sleutelbos import Sleutelbos
from tests.teamsnep.teams import FakeTeams

OTHER_TENANT = "7e4a7000-0000-4000-8000-000000000002"
ROSA = Persoon("Rosa Regie")
PIET = Persoon("Piet Politie", tenant_id=OTHER_TENANT)
MIEP = Persoon("Miep van het OM", tenant_id=OTHER_TENANT)
CANARY = "Kanarie Zeldzaam"
WRITTEN = "Geschreven kanarie"


@dataclass
class Deployment:
    """The bot with Teams on one side, Entra on the other, and a browser of somebody in between."""

    bot: Tafelbot
    entra: FakeEntra
    koerier: Koerier
    teams: FakeTeams
    url: str
    browser: aiohttp.ClientSession
    scope: Scope

    async def presses(self, who: Persoon, verb: str, data: dict[str, object]) -> Kaart:
        """Press a button in the chat with the bot, as Teams brings it."""
        chat = persoonlijk(who, tenant_id=who.tenant_id)
        answer = await self.koerier.brings(druk(who, chat, verb, data, service_url=self.teams.service_url))
        assert answer.status == 200
        return Kaart(answer.card)

    async def posts(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """Send a form as this browser does."""
        headers = {"Origin": self.url, "Sec-Fetch-Site": "same-origin"}
        address = URL(self.url).join(URL(path))
        async with self.browser.post(address, data=data, headers=headers, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def gets(self, path: str) -> tuple[int, str]:
        """Look at an address of ours."""
        async with self.browser.get(URL(self.url).join(URL(path)), allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def signs_in(self, page: str, who: Persoon) -> tuple[int, str]:
        """Go where the page leads, sign in there as somebody, and come back with what Entra says."""
        away = unescape(next(een for een in re.findall(r'href="([^"]+)"', page) if een.startswith(HOST)))
        assert away.startswith(f"{HOST}/{OTHER_TENANT}/"), "each is sent to his own tenant"
        back = self.entra.meldt_aan(away, who.object_id or "")
        return await self.gets(str(URL("/aanmelden/terug").with_query(back)))


@pytest.fixture
def settings(environment: pytest.MonkeyPatch, database_url: str, sleutels_url: str) -> Settings:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name, value in {
        "DATABASE_URL": database_url,
        "KEYSTORE_URL": sleutels_url,
        "TICK_SECONDS": "60",
        "PAGE_URL": f"http://127.0.0.1:{port}",
        "REGIOS__DEMO__TENANT_IDS": f"{TENANT},{OTHER_TENANT}",
    }.items():
        environment.setenv(f"TAFELBOT_{name}", value)
    return read_settings(None)


@pytest.fixture
async def deployment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Deployment]:
    sleutels = Sleutelbos()
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        sleutels,
        FakeTeams() as teams,
        FakeEntra(APP_ID) as entra,
        aiohttp.ClientSession() as session,
        aiohttp.ClientSession(cookie_jar=jar) as browser,
    ):
        # Only the wire to Microsoft is another; which tenants, which secret and which address follow from the settings.
        monkeypatch.setattr(credentials, "EntraAanmelder", partial(EntraAanmelder, http=entra.lijn))

        def edge(een: EdgeSettings) -> EdgeSettings:
            registrations = tuple(
                Registration(each.app_id, each.regio, each.tenant_ids, VasteTokens()) for each in een.registrations
            )
            return replace(een, registrations=registrations, metadata_url=sleutels.metadata_url, allow_loopback=True)

        bot = maak_tafelbot(settings, extras=Extras(edge=edge))
        server = TestServer(bot.app, host="127.0.0.1", port=URL(settings.page_url).port)
        await server.start_server()
        try:
            koerier = Koerier(session, str(server.make_url("/api/messages")), sleutels)
            scope = Scope("DEMO", SystemClock().now())
            yield Deployment(bot, entra, koerier, teams, settings.page_url, browser, scope)
        finally:
            await server.close()


def register(uow: UnitOfWork, who: Persoon, rol: Rol, organisatie: str) -> str:
    found = personen.registreer(
        uow, tenant_id=who.tenant_id, object_id=who.object_id or "", teams_id=who.teams_id, naam=who.name
    )
    personen.stel_aan(uow, found.id, Aanstelling(rol, organisatie, uow.now))
    return found.id


def asks(uow: UnitOfWork, bot: Tafelbot) -> Uitvraag:
    """A casus of a tafel that answers by page, about which the police and the prosecutor are asked."""
    rosa = register(uow, ROSA, Rol.PROCESREGISSEUR, "zvh")
    register(uow, PIET, Rol.PARTNER, "politie")
    register(uow, MIEP, Rol.PARTNER, "om")
    casus = Casus(
        id=uow.new_id(),
        code=Casuscode.maak(uow.now.year, 1),
        tafel="huiselijk-geweld",
        spoor=Spoor.WGS,
        route="veldaanmelding",
        spoed=False,
        onderwerp=Onderwerp.PERSONEN,
        aanleiding="Een aanleiding",
        doel="aanpak",
        grondslag="wgs",
        regisseur_id=rosa,
        betrokkenen=(Betrokkene(uow.new_id(), "slachtoffer", Persoonsgegevens(CANARY, date(1990, 5, 3), "merwestad")),),
        informering=Informering(Geinformeerd.JA),
        aangemaakt_op=uow.now,
    )
    casussen.voeg_toe(uow, casus)
    zitting = agenda.plan(uow, casus.tafel, uow.now + timedelta(days=7))
    formulier = bot.streken["DEMO"].regio.formulieren["algemeen"]
    uitvragen.bewaar_formulier(uow, formulier)
    vraag_id = uow.new_id()
    uitvraag = Uitvraag(
        id=vraag_id,
        casus_id=casus.id,
        zitting_id=zitting.id,
        deadline=uow.now + timedelta(days=3),
        doel=casus.doel,
        grondslag=casus.grondslag,
        gestart_door_id=rosa,
        gestart_op=uow.now,
        bevragingen=tuple(
            Bevraging(uow.new_id(), vraag_id, een, "algemeen", formulier.versie) for een in ("politie", "om")
        ),
    )
    uitvragen.voeg_toe(uow, uitvraag)
    for een in ("politie", "om"):
        toegang.verleen(uow, Toegang(casus.id, een, Rol.PARTNER, uow.now))
    return uitvraag


async def link(deployment: Deployment, uitvraag: Uitvraag) -> str:
    """Answer on the card that he is known; return where it leads then, below our own address."""
    data: dict[str, object] = {"v": 1, "bevraging": uitvraag.bevragingen[0].id}
    front = await deployment.presses(PIET, Verb.UITVRAAG_OPEN, data)
    names = front.druk("Beantwoorden", {})
    card = await deployment.presses(PIET, names.verb, dict(names.data))
    assert CANARY in card
    (address,) = card.adressen
    assert address.startswith(f"{deployment.url}/pagina/DEMO.")
    return address.removeprefix(deployment.url)


async def test_from_the_card_to_the_saved_answer(deployment: Deployment) -> None:
    uitvraag = await deployment.bot.store.run(deployment.scope, asks, deployment.bot)
    path = await link(deployment, uitvraag)
    status, door = await deployment.gets(path)
    assert (status, CANARY in door) == (200, False)
    _, away = await deployment.posts(path)
    assert (await deployment.signs_in(away, PIET))[0] == 303

    status, page = await deployment.gets("/pagina/inhoud")
    assert (status, CANARY in page) == (200, True)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.rpartition("<form")[2]))
    answer = {"nu_betrokken": "nee", "zorgen": "persoon", "zorgen__notitie": WRITTEN, "zorgen__aard": "feit"}
    sent = {**hidden, **answer, "bespreken": "ja", "delen": "hele_tafel"}
    assert (await deployment.posts("/pagina/inhoud", sent))[0] == 303
    assert "Klaar, u kunt dit venster sluiten." in (await deployment.gets("/pagina/inhoud"))[1]

    def look(uow: UnitOfWork) -> None:
        (antwoord,) = uitvragen.laatste_antwoorden(uow, uitvraag.casus_id, uitvraag.bevragingen[0].id)
        assert (antwoord.soort, dict(antwoord.waarden)["zorgen__notitie"]) == (Antwoordsoort.BEKEND, WRITTEN)
        assert uitvragen.lees(uow, uitvraag.id).bevragingen[0].status is BevragingStatus.BEANTWOORD
        done = {een.handeling: een for keten in (None, uitvraag.casus_id) for een in logboek.lees(uow, keten)}
        assert done[Handeling.AANGEMELD].namens == "politie"
        assert done[Handeling.UITVRAAG_BEANTWOORD].doel == "wgs"

    await deployment.bot.store.read(deployment.scope, look)
    assert not any(een in str(post.versions) for post in deployment.teams.posts for een in (CANARY, WRITTEN))
    assert [een["client_secret"] for een in deployment.entra.gewisseld] == ["verzonnen"]


async def test_another_of_the_same_tenant_and_one_of_no_tenant_of_ours_stay_outside(deployment: Deployment) -> None:
    uitvraag = await deployment.bot.store.run(deployment.scope, asks, deployment.bot)
    path = await link(deployment, uitvraag)
    _, away = await deployment.posts(path)
    status, refused = await deployment.signs_in(away, MIEP)
    assert (status, "Deze link is van iemand anders" in refused) == (403, True)
    assert (await deployment.gets("/pagina/inhoud"))[0] == 404

    _, away = await deployment.posts("/aanmelden/opnieuw")
    assert "prompt=select_account" in away
    deployment.entra.claims = {"tid": "7e4a7000-0000-4000-8000-000000000003"}
    assert (await deployment.signs_in(away, PIET))[0] == 400
    assert (await deployment.gets("/pagina/inhoud"))[0] == 404

    deployment.entra.claims = {}
    _, away = await deployment.posts("/aanmelden/opnieuw")
    assert (await deployment.signs_in(away, PIET))[0] == 303, "the link is still his"
