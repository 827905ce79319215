"""From a typed line to a command: pure functions that never raise anything but `UserMistake`."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dialogs.kern.dagen import lees_dag, lijkt_op_dag
from dialogs.kern.registry import Argument, Arguments, CommandSpec
from domain.casuscode import Casuscode
from domain.errors import UserMistake
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
        UserMistake: a casuscode with a typing error; words about a day that leave open which one ("dag.onduidelijk").
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
    arguments = _arguments(rest, _lezers(spec, regio, demorollen, lambda tekst: lees_dag(tekst, vandaag)))
    if arguments is not None:
        return Understood(spec, arguments)
    misschien = _lezers(spec, regio, demorollen, lambda tekst: vandaag if lijkt_op_dag(tekst) else None)
    if Argument.DATUM in spec.arguments and _arguments(rest, misschien) is not None:
        raise UserMistake("dag.onduidelijk")
    return Content(spec)


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


_Lezer: TypeAlias = Callable[[str], Arguments | None]
"""Understands one argument, whole; None when it is not that."""


def _lezers(
    spec: CommandSpec, regio: Regio, demorollen: Mapping[str, str], dag: Callable[[str], date | None]
) -> dict[Argument, _Lezer]:
    """Return how each kind of argument of a command is understood, in the order in which it is tried."""
    tafels = {een.code: een.naam for een in regio.tafels.values()}
    organisaties = {een.code: een.naam for een in regio.organisaties.values()}
    met_dag = Argument.DATUM in spec.arguments

    def code(tekst: str) -> Arguments | None:
        # 28-11-2026 has the shape of a code; where a day may stand, it is a day.
        is_code = _is_code(tekst) and not (met_dag and dag(tekst) is not None)
        return Arguments(casuscode=Casuscode.lees(tekst)) if is_code else None

    def tafel(tekst: str) -> Arguments | None:
        gevonden = _named(tekst, tafels)
        return Arguments(tafel=gevonden) if gevonden else None

    def organisatie(tekst: str) -> Arguments | None:
        gevonden = _named(tekst, organisaties)
        return Arguments(organisatie=gevonden) if gevonden else None

    def datum(tekst: str) -> Arguments | None:
        gevonden = dag(tekst)
        return Arguments(datum=gevonden) if gevonden else None

    def demorol(tekst: str) -> Arguments | None:
        gevonden = _named(tekst, demorollen)
        return Arguments(demorol=gevonden) if gevonden else None

    alle = {
        Argument.CASUSCODE: code,
        Argument.TAFEL: tafel,
        Argument.ORGANISATIE: organisatie,
        Argument.DATUM: datum,
        Argument.DEMOROL: demorol,
    }
    return {soort: lezer for soort, lezer in alle.items() if soort in spec.arguments}


def _arguments(rest: Sequence[str], lezers: Mapping[Argument, _Lezer]) -> Arguments | None:
    """Understand all that stands behind the command, in any order, each kind once; None when a word is left over."""
    if not rest:
        return Arguments()
    for soort, lezer in lezers.items():
        andere = {een: verder for een, verder in lezers.items() if een is not soort}
        for aantal in range(len(rest), 0, -1):
            gelezen = lezer(" ".join(rest[:aantal]))
            if gelezen is not None and (verder := _arguments(rest[aantal:], andere)) is not None:
                return _samen(gelezen, verder)
    return None


def _samen(een: Arguments, ander: Arguments) -> Arguments:
    return Arguments(
        casuscode=een.casuscode or ander.casuscode,
        tafel=een.tafel or ander.tafel,
        organisatie=een.organisatie or ander.organisatie,
        demorol=een.demorol or ander.demorol,
        datum=een.datum or ander.datum,
    )


# Every dash that a phone or a word processor puts in the place of a hyphen.
_DASH = "\u2010-\u2015\u2212-"
_CODE_SHAPE = re.compile(rf"\d[\d\s.{_DASH}]{{3,8}}[\s{_DASH}]*[A-Za-z0-9]", re.ASCII)


def _is_code(woord: str) -> bool:
    return _CODE_SHAPE.fullmatch(woord) is not None


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
