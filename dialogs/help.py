"""/help: what this person can do here, read from the same table the router reads."""

from functools import partial

from cards.help import Groep, Uitleg, hulpkaart
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission, holds
from dialogs.kern.registry import AnswerMay, Arguments, CommandSpec, Registry
from dialogs.kern.turn import PlaceKind


def register(registry: Registry) -> None:
    """Declare /help. It reads the registry when it is asked, so commands declared later are in it too."""
    registry.command(
        CommandSpec(
            words="help",
            permission=Permission.GEREGISTREERD,
            group="help.groep",
            help="help.opdracht",
            example="/help",
            answer_may=AnswerMay.STAND_IN_CHANNEL,
            handle=partial(_toon, registry),
        )
    )


def _toon(registry: Registry, desk: Desk, _: Arguments) -> Answer:
    waar = "persoonlijk" if desk.turn.place.kind is PlaceKind.PERSONAL else "kanaal"
    t = desk.teksten
    per_groep: dict[str, list[CommandSpec]] = {}
    for spec in registry.commands_in_order():
        if holds(desk.actor, spec.permission):
            per_groep.setdefault(spec.group, []).append(spec)
    groepen = tuple(
        Groep(t(kop), tuple(_uitleg(desk, spec, f"help.voorbeeld.{waar}") for spec in specs))
        for kop, specs in per_groep.items()
    )
    kaart = hulpkaart(t("help.titel"), t(f"help.inleiding.{waar}"), groepen)
    return als_antwoord(kaart, t)


def _uitleg(desk: Desk, spec: CommandSpec, voorbeeld: str) -> Uitleg:
    t = desk.teksten
    return Uitleg(t(voorbeeld, voorbeeld=spec.example), t(spec.help))
