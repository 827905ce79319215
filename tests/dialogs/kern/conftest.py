"""A bot with a few commands of its own, to try the way of a turn."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import ClassVar

import pytest

from cards.bouwstenen import kaart, knop, tekst
from cards.payloads import Payload, Sleutel
from cards.verbs import Verb
from dialogs import help as hulp
from dialogs.kern.answers import Answer, ShowCard, ShowText
from dialogs.kern.desk import Desk
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from domain.regio import Regio
from storage.inbox import Uitkomst
from storage.store import Store
from teksten.catalogus import Teksten
from tests.dialogs._wereld import Wereld


class Tel(Payload):
    """Count one more."""

    verb: ClassVar[Verb] = Verb.BERICHT_OPNIEUW
    sleutel: Sleutel


class Kijk(Payload):
    """Look, by a press or because the card is drawn."""

    verb: ClassVar[Verb] = Verb.ZITTING_MIJN


@dataclass
class Proef:
    """What the commands of the trial did; `before` is called in the middle of the counting act."""

    wereld: Wereld
    tellingen: int = 0
    leden: list[int] = field(default_factory=list)
    before: Callable[[], None] = lambda: None

    def formulier(self, desk: Desk, _: Arguments) -> Answer:
        tel = Tel(sleutel=desk.issue_key(Verb.BERICHT_OPNIEUW, "proef"))
        return ShowCard(kaart("Tellen", knoppen=[knop("Tel", tel)]), "samenvatting")

    def tel(self, desk: Desk, payload: Tel) -> Answer:
        def act() -> Uitkomst:
            self.before()
            self.tellingen += 1
            return Uitkomst("geteld", {"nummer": str(self.tellingen)})

        uitkomst = desk.once(Verb.BERICHT_OPNIEUW, payload.sleutel, act, onderwerp="proef")
        return ShowCard(kaart("Geteld", tekst(uitkomst.ids["nummer"])), "samenvatting")

    def wie(self, desk: Desk, _: Arguments) -> Answer:
        self.leden.append(len(desk.roster))
        return ShowText(str(len(desk.roster)))


def _zegt(woord: str, desk: Desk, arguments: Arguments) -> Answer:
    return ShowCard(kaart(woord, tekst(str(arguments.casuscode))), "samenvatting")


def _gekeken(_: Desk, __: Kijk) -> Answer:
    return ShowCard(kaart("Gekeken"), "samenvatting")


@pytest.fixture
def proef(store: Store, demo_regio: Regio, nederlands: Teksten) -> Proef:
    registry = Registry()
    een = Proef(Wereld(store, demo_regio, nederlands, registry))
    hulp.register(registry)
    for words, may, permission, handle, roster in (
        ("overal", AnswerMay.STAND_IN_CHANNEL, Permission.GEREGISTREERD, partial(_zegt, "Overal"), False),
        ("eigen", AnswerMay.STAND_IN_PERSONAL, Permission.GEREGISTREERD, partial(_zegt, "Eigen"), False),
        ("dicht", AnswerMay.BE_OPENED_ONLY, Permission.GEREGISTREERD, partial(_zegt, "Dicht"), False),
        ("partners", AnswerMay.STAND_IN_CHANNEL, Permission.PARTNER, partial(_zegt, "Partners"), False),
        ("wie", AnswerMay.STAND_IN_CHANNEL, Permission.BEHEERDER, een.wie, True),
        ("tellen", AnswerMay.STAND_IN_CHANNEL, Permission.GEREGISTREERD, een.formulier, False),
    ):
        registry.command(
            CommandSpec(
                words=words,
                permission=permission,
                group="help.groep",
                help="help.opdracht",
                example=f"/{words}",
                answer_may=may,
                handle=handle,
                arguments=(Argument.CASUSCODE,),
                roster=roster,
            )
        )
    registry.verb(VerbSpec(Verb.BERICHT_OPNIEUW, Tel, Permission.GEREGISTREERD, een.tel))
    registry.verb(VerbSpec(Verb.ZITTING_MIJN, Kijk, Permission.PARTNER, _gekeken, refreshes=True))
    return een
