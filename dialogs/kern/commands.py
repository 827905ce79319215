"""From a typed line to a command: pure functions that never raise anything but `UserMistake`."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from dialogs.kern.dagen import lees_dag
from dialogs.kern.registry import Argument, Arguments, CommandSpec
from domain.casuscode import Casuscode
from domain.regio import Regio

LANGSTE_OPDRACHT = 120
"""A line longer than this is not a command but content; it is never parsed further."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Understood:
    """A command with what stood behind it."""

    spec: CommandSpec
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Mistyped:
    """No command, but close to one (or the first word of several): these are what was probably meant."""

    nearest: tuple[CommandSpec, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Not a command at all, or more behind it than codes and dates: it now stands in Teams and should go away."""

    spec: CommandSpec | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line, or only the mention."""


Parsed: TypeAlias = Understood | Mistyped | Content | Nothing


def tidy(text: str) -> str:
    """Return the line as a person would read it: one kind of space, nothing invisible, no leading slash."""
    zichtbaar = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(zichtbaar.split()).lstrip("/").strip()


def parse(
    text: str, commands: Iterable[CommandSpec], regio: Regio, demorollen: Mapping[str, str], vandaag: date
) -> Parsed:
    """Understand a typed line. `vandaag` is the local day, from which a day in words is counted.

    Only codes, tafels, organisaties and days may stand behind a command. Anything else is content, which belongs in a
    form.

    Raises:
        UserMistake: a casuscode with a typing error.
    """
    regel = tidy(text)
    if not regel:
        return Nothing()
    if len(regel) > LANGSTE_OPDRACHT:
        return Content()
    alle = tuple(commands)
    woorden = regel.casefold().split()
    spec = _command_of(woorden, alle)
    if spec is None:
        nearest = _nearest(woorden, alle)
        return Mistyped(nearest) if nearest or len(woorden) <= _WORDS_OF_A_TRY else Content()
    rest = regel.split()[len(spec.words.split()) :]
    arguments = _arguments(rest, spec, regio, demorollen, vandaag)
    return Content(spec) if arguments is None else Understood(spec, arguments)


_WORDS_OF_A_TRY = 3


def _command_of(woorden: list[str], commands: tuple[CommandSpec, ...]) -> CommandSpec | None:
    per_woorden = {tuple(een.words.split()): een for een in commands}
    for lengte in range(min(len(woorden), 3), 0, -1):
        spec = per_woorden.get(tuple(woorden[:lengte]))
        if spec is not None:
            return spec
    return None


def _nearest(woorden: list[str], commands: tuple[CommandSpec, ...]) -> tuple[CommandSpec, ...]:
    if len(woorden) == 1:
        familie = tuple(een for een in commands if een.words.split()[0] == woorden[0])
        if familie:
            return familie
    per_woorden = {een.words: een for een in commands}
    for lengte in (2, 1):
        lijkt = difflib.get_close_matches(" ".join(woorden[:lengte]), per_woorden, n=3, cutoff=0.72)
        if lijkt:
            return tuple(per_woorden[een] for een in lijkt)
    eerste = difflib.get_close_matches(woorden[0], {een.split()[0] for een in per_woorden}, n=1, cutoff=0.75)
    if eerste and len(woorden) <= _WORDS_OF_A_TRY:
        return tuple(een for woord, een in per_woorden.items() if woord.split()[0] == eerste[0])
    return ()


def _arguments(
    rest: list[str], spec: CommandSpec, regio: Regio, demorollen: Mapping[str, str], vandaag: date
) -> Arguments | None:
    """Understand what stands behind the command; None when it is not of the kinds the command takes."""
    if not rest:
        return Arguments()
    geheel = " ".join(rest)
    if Argument.CASUSCODE in spec.arguments and (gelezen := _code(rest)) is not None:
        code, over = gelezen
        verder = _arguments(over, spec, regio, demorollen, vandaag)
        return None if verder is None else replace(verder, casuscode=code)
    if Argument.TAFEL in spec.arguments and (tafel := _named(geheel, {t.code: t.naam for t in regio.tafels.values()})):
        return Arguments(tafel=tafel)
    if Argument.ORGANISATIE in spec.arguments and (
        organisatie := _named(geheel, {o.code: o.naam for o in regio.organisaties.values()})
    ):
        return Arguments(organisatie=organisatie)
    if Argument.DATUM in spec.arguments and (met_dag := _dag(rest, spec, regio, demorollen, vandaag)) is not None:
        return met_dag
    if Argument.DEMOROL in spec.arguments and (rol := _named(geheel, demorollen)):
        return Arguments(demorol=rol)
    return None


# Every dash that a phone or a word processor puts in the place of a hyphen.
_DASH = "\u2010-\u2015\u2212-"
_CODE_SHAPE = re.compile(rf"\d[\d\s.{_DASH}]{{3,8}}[\s{_DASH}]*[A-Za-z0-9]", re.ASCII)


def _is_code(woord: str) -> bool:
    return _CODE_SHAPE.fullmatch(woord) is not None


def _code(rest: list[str]) -> tuple[Casuscode, list[str]] | None:
    """Read a casuscode, typed with spaces or without, and return what stands behind it.

    A clear attempt with a mistake in it is told.
    """
    for aantal in range(len(rest), 0, -1):
        poging = " ".join(rest[:aantal])
        if _is_code(poging):
            return Casuscode.lees(poging), rest[aantal:]
    return None


def _dag(
    rest: list[str], spec: CommandSpec, regio: Regio, demorollen: Mapping[str, str], vandaag: date
) -> Arguments | None:
    """Read a day at the end, in as many words as make one, and what stands before it; None when it ends in no day."""
    zonder_dag = replace(spec, arguments=tuple(een for een in spec.arguments if een is not Argument.DATUM))
    for vanaf in range(len(rest)):
        dag = lees_dag(" ".join(rest[vanaf:]), vandaag)
        if dag is None:
            continue
        ervoor = _arguments(rest[:vanaf], zonder_dag, regio, demorollen, vandaag)
        if ervoor is not None:
            return replace(ervoor, datum=dag)
    return None


def _named(geheel: str, namen: Mapping[str, str]) -> str | None:
    """Find the one code whose code or name is meant: whole, or by a beginning or words that fit only one."""
    gezocht = geheel.casefold()
    for code, naam in namen.items():
        if gezocht in (code.casefold(), naam.casefold()):
            return code
    passend = [
        code
        for code, naam in namen.items()
        if code.casefold().startswith(gezocht) or f" {gezocht} " in f" {naam.casefold()} "
    ]
    return passend[0] if len(passend) == 1 else None
