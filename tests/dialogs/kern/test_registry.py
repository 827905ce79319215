import re
from datetime import date

import pytest

from cards.payloads import Payload
from cards.verbs import Verb
from dialogs.alles import maak_registry
from dialogs.kern.answers import Answer, Silence
from dialogs.kern.commands import Understood, parse
from dialogs.kern.desk import Desk
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Arguments, CommandSpec, Registry, VerbSpec, WronglyDeclared
from domain.errors import UserMistake
from domain.regio import Regio
from teksten.catalogus import Teksten

VANDAAG = date(2026, 11, 20)


class Lege(Payload):
    """A button without data."""


def zwijg(desk: Desk, _: object) -> Answer:
    return Silence()


def opdracht(words: str, permission: Permission = Permission.GEREGISTREERD) -> CommandSpec:
    return CommandSpec(
        words=words,
        permission=permission,
        group="help.groep",
        help="help.opdracht",
        example=f"/{words}",
        answer_may=AnswerMay.STAND_IN_CHANNEL,
        handle=zwijg,
    )


def test_a_command_or_button_without_a_permission_does_not_register() -> None:
    registry = Registry()
    with pytest.raises(WronglyDeclared):
        registry.command(opdracht("iets", permission=None))  # type: ignore[arg-type]
    with pytest.raises(WronglyDeclared):
        registry.verb(VerbSpec(Verb.CASUS_OPEN, Lege, None, zwijg))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        VerbSpec(Verb.CASUS_OPEN, Lege, handle=zwijg)  # type: ignore[call-arg]


def test_nothing_is_declared_twice() -> None:
    registry = Registry()
    registry.command(opdracht("iets"))
    registry.verb(VerbSpec(Verb.CASUS_OPEN, Lege, Permission.PARTNER, zwijg))
    with pytest.raises(WronglyDeclared):
        registry.command(opdracht("iets"))
    with pytest.raises(WronglyDeclared):
        registry.verb(VerbSpec(Verb.CASUS_OPEN, Lege, Permission.PARTNER, zwijg))


def test_every_command_has_its_words_and_an_example_that_works(demo_regio: Regio, nederlands: Teksten) -> None:
    opdrachten = tuple(maak_registry().commands_in_order())
    for spec in opdrachten:
        _heeft_woorden(spec, nederlands)
        gelezen = parse(spec.example, opdrachten, demo_regio, {}, VANDAAG)
        assert isinstance(gelezen, Understood), spec.example
        assert gelezen.spec is spec


def _heeft_woorden(spec: CommandSpec, teksten: Teksten) -> None:
    assert teksten.heeft(spec.group)
    assert teksten.heeft(spec.help)
    assert re.fullmatch(r"[a-z-]+( [a-z-]+){0,2}", spec.words)


def test_every_button_reads_the_data_of_its_own_kind() -> None:
    for verb, spec in maak_registry().verbs.items():
        assert spec.payload.verb == verb


def test_every_verb_there_is_has_somebody_who_deals_with_it() -> None:
    assert {*maak_registry().verbs, Verb.OPDRACHT_OPEN} == set(Verb)


def test_a_code_in_a_button_that_is_none_is_a_mistake() -> None:
    knop = Arguments().behind_button("casus toon").model_copy(update={"casuscode": "26-0142-M"})
    with pytest.raises(UserMistake):
        Arguments.from_button(knop)
