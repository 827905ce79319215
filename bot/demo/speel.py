"""`/speel`: choose whom one plays. Known to the demo's registry only; no policy anywhere knows that it exists.

The change of identity happens in front of the router (`Understudy`): by the time the house sees a turn, somebody
else sent it, and everything that holds for him holds.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.demo import world
from bot.demo.personas import REGISSEUR, Persona
from bot.teams.conduct import TurnHandler
from cards.bouwstenen import kaart, keuzevak, knop, tekst
from cards.payloads import OpdrachtOpen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import Card
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry
from dialogs.kern.turn import Turn
from teksten.catalogus import Teksten

OPDRACHT = "speel"


class Stage:
    """Who is being played at the page's one seat."""

    def __init__(self, cast: Mapping[str, Persona]) -> None:
        """Begin as the procesregisseur."""
        self.cast = cast
        self.playing = cast[REGISSEUR]

    @property
    def demorollen(self) -> Mapping[str, str]:
        """Return the roles as they may be typed: code and name."""
        return {code: persona.label for code, persona in self.cast.items()}

    def register(self, registry: Registry) -> None:
        """Declare `/speel`."""
        registry.command(
            CommandSpec(
                words=OPDRACHT,
                permission=Permission.GEREGISTREERD,
                group="demo.groep",
                help="demo.speel.opdracht",
                example="/speel politie",
                answer_may=AnswerMay.STAND_IN_CHANNEL,
                handle=self._speel,
                arguments=(Argument.DEMOROL,),
                in_manifest=False,
            )
        )

    def around(self, handler: TurnHandler) -> TurnHandler:
        """Let whoever is played act in the place of the one who sits at the page; anybody else is himself."""

        async def handle(turn: Turn) -> Answer:
            if turn.sender.object_id == world.CURRENT_USER.object_id:
                turn = replace(turn, sender=self.playing.sender)
            return await handler(turn)

        return handle

    def _speel(self, desk: Desk, arguments: Arguments) -> Answer:
        persona = self.cast.get(arguments.demorol or "")
        if persona is None:
            return self._choose(desk.teksten)
        # Only once the turn is over: until then it is the former one's.
        desk.uow.after_commit(lambda: self._play(persona))
        return als_antwoord(introduction(persona, desk.teksten), desk.teksten)

    def _play(self, persona: Persona) -> None:
        self.playing = persona

    def _choose(self, t: Teksten) -> Answer:
        choices = [(code, f"{persona.label}: {persona.naam}") for code, persona in self.cast.items()]
        card = kaart(
            t("demo.speel.titel"),
            tekst(t("demo.speel.nu", naam=self.playing.naam, rol=self.playing.label)),
            keuzevak("rol", t("demo.speel.wie"), choices, verplicht=t("demo.speel.kies"), waarde=self.playing.code),
            knoppen=[knop(t("demo.speel.knop"), OpdrachtOpen(opdracht=OPDRACHT))],
        )
        return als_antwoord(card, t)


def introduction(persona: Persona, t: Teksten) -> Card:
    """Return the card that says who one is now, and what he would do first."""
    return kaart(
        t("demo.u_bent", naam=persona.naam, rol=persona.label),
        tekst(t(f"demo.probeer.{persona.rol.value}")),
        tekst(t("demo.wissel"), zacht=True),
    )
