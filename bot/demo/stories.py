"""Some invented casussen, half-way: told by people who type and press, in the week before the demo is started.

One is on the agenda of the first zitting to come, with an organisatie that is late; another, in the other legal lane,
still has time. The third is of a colleague who is away; it is asked about on the same worklists as the one in its lane.
The fourth has a plan, and something of it is late. Three people came into nazorg today, and nobody was asked yet.
So there is something to see at once, and something left to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.demo.beweging import keeps_moving
from bot.demo.bladeraar import Bladeraar
from bot.demo.furnish import furnish, places
from bot.demo.kantoor import MELDER, brings_in, is_away, keeps_contacten
from bot.demo.personas import BEHEERDER, COLLEGA, MANAGER, REGISSEUR, Persona
from bot.demo.player import Player
from bot.demo.silent import SilentMail, SilentTeams, StoryClock
from bot.demo.terugkeer import CAME_IN, ON_HIS_WAY, confirms_who_serves_whom, takes_in
from bot.outbox.sender import Sender
from bot.wiring import Tafelbot
from cards.bouwstenen import Card
from cards.verbs import Verb
from domain.agenda import VOORUIT, Zitting, ZittingStatus
from domain.antwoordweg import Antwoordplek
from domain.casus import Onderwerp, Spoor
from domain.formulier import DELEN_ID, Aard, Delen
from domain.regio import Regio, Tafel
from domain.uitvraag import Bevraging, Uitvraag, Weigergrond
from storage import agenda, personen
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.store import Scope, UnitOfWork

STORY = timedelta(days=7)
"""How long before now the story begins."""
STEP = timedelta(hours=6)
"""How often the clock ticks in that time."""
EARLY = timedelta(days=4)
"""How far ahead the zitting of the second casus is, at least."""

ANSWERS: Mapping[str, Mapping[str, str]] = {
    "algemeen": {
        "bekend": "ja",
        "nu_betrokken": "ja",
        "zorgen": "persoon,gezin",
        "zorgen__notitie": "Sinds twee maanden meer meldingen op hetzelfde adres.",
        "zorgen__aard": Aard.FEIT.value,
        "kader": "vrijwillig",
        "wat_loopt": "Wekelijks contact; de afspraken worden meestal nagekomen.",
        "wat_loopt__aard": Aard.OORDEEL.value,
        "bespreken": "ja",
    },
    "overig": {
        "bekend": "ja",
        "zorgen": "ja",
        "zorgen__notitie": "Betaalt de huur niet meer sinds september.",
        "zorgen__aard": Aard.FEIT.value,
        "bespreken": "ja",
    },
    "pi": {
        "hulpvragen": "Wil graag terug naar de eigen woning en weer aan het werk.",
        "id_bewijs": "verlopen",
        "id_bewijs__notitie": "Afspraak om een nieuw bewijs aan te vragen is gemaakt.",
        "huisvesting": "eigen_woning",
        "werk_dagbesteding": "dagbesteding",
        "schulden": "zonder_regeling",
        "inkomen_uitkering": "geen",
        "zorg": "lopende_zorg",
        "zorg__aard": Aard.FEIT.value,
        "lvb_zelfredzaamheid": "vermoeden",
        "lvb_zelfredzaamheid__aard": Aard.OORDEEL.value,
        "sociaal_netwerk": "steunend",
        "sociaal_netwerk__aard": Aard.OORDEEL.value,
    },
}
"""What somebody answers, by the code of the form. On a form that is not here he says that the person is not known."""


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented betrokkene."""

    naam: str
    geboren: str
    gemeente: str


@dataclass(frozen=True, slots=True)
class Plot:
    """What a casus in one legal lane is about."""

    route: str
    aanleiding: str
    mensen: tuple[Someone, ...]


COLLEAGUES_PLOT = Plot(
    "veldaanmelding",
    "Ruzies in huis worden heftiger; de school en de wijkagent maken zich zorgen.",
    (
        Someone("Noa Terpstra", "2009-12-05", "oosterwaard"),
        Someone("Karin Terpstra", "1984-06-18", "oosterwaard"),
    ),
)
PLAN_PLOT = Plot(
    "veldaanmelding",
    "Al een half jaar overlast; hulp begint telkens en stopt weer.",
    (Someone("Ruben Akkerman", "2010-02-11", "oosterwaard"),),
)
FAMILY_PLOT = Plot(
    "veldaanmelding",
    "Herhaalde meldingen in korte tijd; partners zien elk een deel.",
    (
        Someone("Mila Verhoog", "2010-09-02", "oosterwaard"),
        Someone("Sander Verhoog", "1981-01-27", "oosterwaard"),
    ),
)


@dataclass(frozen=True, slots=True)
class Stories:
    """Tells the stories to a bot that does not run yet."""

    bot: Tafelbot
    regio: Regio
    cast: Mapping[str, Persona]
    service_url: str
    clock: StoryClock

    async def tell(self, now: datetime, *, empty: bool) -> None:
        """Furnish the house and, unless `empty`, tell the stories, up to `now`. What was told before is not retold."""
        begin = now - STORY
        fresh = await self.bot.store.run(Scope(self.regio.code, begin), self._furnish, empty=empty)
        await self.bot.store.run(Scope(self.regio.code, now), self._furnish, empty=empty)
        if empty or not fresh:
            return
        await self.bot.tick(begin)
        yesterday = now - timedelta(days=1)
        await keeps_contacten(self._player(BEHEERDER, begin))
        await confirms_who_serves_whom(self._player(MANAGER, begin))
        first, second = await self._zittingen(now)
        urgent = await self._casus(first, FAMILY_PLOT, REGISSEUR, begin + STEP)
        of_colleague = first if self._spoor(first) is Spoor.WGS else second
        waiting = await self._casus(of_colleague, COLLEAGUES_PLOT, COLLEGA, begin + 2 * STEP)
        moving = begin + 3 * STEP
        tafel = self._by_card()
        player = self._player(REGISSEUR, moving)
        casus_id = await self._new_casus(player, tafel, PLAN_PLOT)
        await keeps_moving(player, casus_id, tafel.code, self._today(moving))
        await self._answers(urgent, begin + 4 * STEP)
        await self._answers(waiting, begin + 5 * STEP)
        await self._until(yesterday, begin)
        await is_away(self._player(COLLEGA, yesterday), self._today(yesterday))
        ahead = await self._casus(second, FAMILY_PLOT, REGISSEUR, yesterday)
        await self._answers(ahead, now - timedelta(hours=3))
        await brings_in(self._player(MELDER, now - timedelta(hours=2)))
        keyboard = self._player(REGISSEUR, now - timedelta(hours=1))
        for resident in CAME_IN:
            await takes_in(keyboard, resident, self._today(now))
        await self._until(now, yesterday)
        # The personal chat is of whoever spoke in it last: of who sits at the page.
        await self._player(REGISSEUR, now).types("/casus lijst")

    def _furnish(self, uow: UnitOfWork, *, empty: bool) -> bool:
        regisseur = self.cast[REGISSEUR].sender
        fresh = personen.zoek(uow, regisseur.tenant_id, regisseur.object_id or "") is None
        furnish(uow, self.regio, self.cast.values(), self.service_url, empty=empty)
        return fresh

    async def _until(self, end: datetime, begin: datetime) -> None:
        """Let the clock tick from `begin` to `end`."""
        moment = begin + STEP
        while moment <= end:
            await self.bot.tick(moment)
            await self._deliver(moment)
            moment += STEP

    async def _deliver(self, moment: datetime) -> None:
        """Send what is due, to nobody: what was posted once is edited from then on."""
        self.clock.moment = moment
        parts = replace(self.bot.parts, messenger=SilentTeams(), mailer=SilentMail(), clock=self.clock)
        await Sender(self.bot.streken[self.regio.code], parts).drain()

    async def _zittingen(self, now: datetime) -> tuple[Zitting, Zitting]:
        """Return the first zitting to come, and one in the other lane that is far enough ahead."""
        scope = Scope(self.regio.code, now)
        coming = await self.bot.store.read(scope, agenda.tussen, None, now, now + VOORUIT)
        usable = [
            each
            for each in coming
            if each.status is ZittingStatus.GEPLAND and Onderwerp.PERSONEN in self._tafel(each).onderwerpen
        ]
        first = usable[0]
        far = (each for each in usable if each.begint_op > now + EARLY)
        second = next(each for each in far if self._spoor(each) is not self._spoor(first))
        return first, second

    async def _casus(self, zitting: Zitting, plot: Plot, wie: str, moment: datetime) -> Uitvraag:
        """Let a regisseur make a casus and start the uitvraag for this zitting."""
        player = self._player(wie, moment)
        casus_id = await self._new_casus(player, self._tafel(zitting), plot)
        proposal = await player.sends(Verb.UITVRAAG_VOORSTEL, {"v": 1, "casus": casus_id})
        await player.presses(proposal, Verb.UITVRAAG_START, {"zitting": zitting.id})
        await self._deliver(moment)
        found = await self.bot.store.read(Scope(self.regio.code, moment), uitvragen.van_casus, casus_id)
        return self._in_order(found[0], self._tafel(zitting))

    def _in_order(self, uitvraag: Uitvraag, tafel: Tafel) -> Uitvraag:
        """Return it with the organisaties in the order in which the tafel asks them, whoever was chosen included."""

        def place(bevraging: Bevraging) -> int:
            body = self.regio.organisatie(bevraging.organisatie)
            return next((place for place, kind in enumerate(tafel.vast) if body.is_soort(kind)), len(tafel.vast))

        return replace(uitvraag, bevragingen=tuple(sorted(uitvraag.bevragingen, key=place)))

    async def _new_casus(self, player: Player, tafel: Tafel, plot: Plot) -> str:
        """Let a regisseur make a casus, or take somebody in who is detained; return its id."""
        if tafel.spoor is Spoor.NAZORG:
            await takes_in(player, ON_HIS_WAY, self._today(player.now))
            return await self._newest(player)
        soort = f"{tafel.code}:{Onderwerp.PERSONEN.value}"
        form = await player.sends(Verb.CASUS_FORMULIER, {"v": 1, "soort": soort})
        rollen = list(tafel.rollen)
        inputs = {
            "route": plot.route,
            "aanleiding": plot.aanleiding,
            "doel": next(iter(een.code for een in self.regio.doelen_van(tafel.spoor))),
            "informering": "ja",
        }
        saved = await player.presses(form, Verb.CASUS_BEWAAR, inputs | _inputs(plot.mensen[0], rollen[0]))
        casus_id = await self._newest(player)
        for someone in plot.mensen[1:]:
            saved = await player.sends(Verb.CASUS_BETROKKENE, {"v": 1, "casus": casus_id})
            await player.presses(saved, Verb.CASUS_BETROKKENE_BEWAAR, _inputs(someone, rollen[-1]))
        return casus_id

    async def _answers(self, uitvraag: Uitvraag, moment: datetime) -> None:
        """Let the first organisatie answer, the second know nobody, the third refuse; the others still have to."""
        acts = (self._answer, self._knows_nobody, self._refuses)
        for hour, (bevraging, act) in enumerate(zip(uitvraag.bevragingen, acts, strict=False)):
            player = self._player(bevraging.organisatie, moment + timedelta(minutes=20 * hour))
            await act(player, bevraging.id, bevraging.formulier)
            await self._deliver(player.now)

    async def _answer(self, player: Player, bevraging: str, formulier: str) -> None:
        values = ANSWERS.get(formulier)
        if values is None:
            await self._knows_nobody(player, bevraging, formulier)
            return
        card = await player.presses(await self._opens(player, bevraging), Verb.WERKLIJST_PERSONEN)
        if player.offers(card, Verb.WERKLIJST_BEKEND):
            card = await player.presses(
                card, Verb.WERKLIJST_BEKEND, {"bekend": ",".join(player.choices(card, "bekend"))}
            )
        each = {**values, DELEN_ID: Delen.HELE_TAFEL.value}
        # Where the organisatie answers by page the whole form stands there, also what a card would ask.
        for address in player.links(card):
            await Bladeraar(player, self.bot.router).fills_in(address, each)
            card = {}
        while player.offers(card, Verb.WERKLIJST_ANTWOORD):
            inputs = {
                name: each[name.rpartition(".")[2]] for name in player.inputs(card) if name.rpartition(".")[2] in each
            }
            card = await player.presses(card, Verb.WERKLIJST_ANTWOORD, inputs)

    async def _knows_nobody(self, player: Player, bevraging: str, _formulier: str) -> None:
        card = await player.presses(await self._opens(player, bevraging), Verb.WERKLIJST_PERSONEN)
        if player.offers(card, Verb.WERKLIJST_BEKEND):
            await player.presses(card, Verb.WERKLIJST_BEKEND)
        else:
            await player.presses(card, Verb.WERKLIJST_NIET_BEKEND)

    async def _refuses(self, player: Player, bevraging: str, _formulier: str) -> None:
        card = await player.presses(await self._opens(player, bevraging), Verb.WERKLIJST_WEIGER_FORMULIER)
        await player.presses(card, Verb.WERKLIJST_WEIGER, {"grond": Weigergrond.BEROEPSGEHEIM.value})

    async def _opens(self, player: Player, bevraging: str) -> Card:
        return await player.sends(Verb.UITVRAAG_OPEN, {"v": 1, "bevraging": bevraging})

    async def _newest(self, player: Player) -> str:
        regisseur = player.persona.sender

        def look(uow: UnitOfWork) -> str:
            wie = personen.zoek(uow, regisseur.tenant_id, regisseur.object_id or "")
            regels = casussen.van_regisseur(uow, [wie.id] if wie else [])
            return max(regels, key=lambda regel: str(regel.code)).id

        return await self.bot.store.read(Scope(self.regio.code, player.now), look)

    def _player(self, code: str, moment: datetime) -> Player:
        personal, _, _ = places(self.service_url)
        return Player(self.cast[code], self.bot.router.handle, self.regio.code, personal, moment)

    def _by_card(self) -> Tafel:
        """Return the first tafel under the Wgs that sits by a rhythm and is answered by card."""
        return next(
            each
            for each in self.regio.tafels.values()
            if each.spoor is Spoor.WGS and each.rooster is not None and each.antwoorden_op is Antwoordplek.KAART
        )

    def _today(self, moment: datetime) -> date:
        return self.regio.kalender.lokaal(moment).date()

    def _tafel(self, zitting: Zitting) -> Tafel:
        return self.regio.tafel(zitting.tafel)

    def _spoor(self, zitting: Zitting) -> Spoor:
        return self._tafel(zitting).spoor


def _inputs(someone: Someone, rol: str) -> dict[str, str]:
    return {"naam": someone.naam, "geboortedatum": someone.geboren, "gemeente": someone.gemeente, "rol": rol}
