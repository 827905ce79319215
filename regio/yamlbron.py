"""Reads YAML and keeps for every place in it the line it stands on.

Less than all of YAML is taken, because a region file is edited by people: no key twice (YAML keeps the last one in
silence), no references, nothing left empty, and a time such as 13:30 is text and not a number in base sixty.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from regio.meldingen import Melding, Pad, plek

ONBEKEND = "onbekend"
"""The word by which a region says that it does not know something (yet)."""


class _Lader(yaml.SafeLoader):
    """Composes nodes; knows whole numbers and truth values, and takes everything else for text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - the library's own name


_Lader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[+-]?(?:0|[1-9][0-9]*)$"), list("+-0123456789"))
_Lader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Lader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])

_SCALARS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "tag:yaml.org,2002:int": int,
        "tag:yaml.org,2002:bool": lambda tekst: tekst == "true",
    }
)


@dataclass(frozen=True, slots=True)
class Bron:
    """The content of a file, with the lines.

    Attributes:
        inhoud: plain data; where the file says "onbekend" it holds None.
        regels: place -> line, counted from one.
        onbekend: the places where the file says "onbekend".
    """

    inhoud: Mapping[str, Any]
    regels: Mapping[Pad, int]
    onbekend: tuple[Pad, ...]

    def regel(self, pad: Pad) -> int | None:
        """Return the line of a place, or of the nearest place around it that the file has."""
        while pad and pad not in self.regels:
            pad = pad[:-1]
        return self.regels.get(pad)


def lees_yaml(tekst: str, *, letterlijk: frozenset[str]) -> Bron | tuple[Melding, ...]:
    """Read a text, or say what cannot be read.

    Args:
        tekst: the file's text.
        letterlijk: the top-level keys under which "onbekend" is an ordinary word.
    """
    try:
        knoop = yaml.compose(tekst, _Lader)
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else None
        return (Melding("regio.bestand.opmaak", regel),)
    except yaml.YAMLError:
        return (Melding("regio.bestand.tekens"),)
    if not isinstance(knoop, yaml.MappingNode):
        return (Melding("regio.bestand.geen_tabel", 1),)
    lezer = _Lezer(letterlijk)
    inhoud = lezer.lees(knoop, ())
    if lezer.meldingen:
        return tuple(lezer.meldingen)
    return Bron(inhoud, MappingProxyType(lezer.regels), tuple(lezer.onbekend))


class _Lezer:
    """Turns nodes into plain data on one walk, gathering lines and remarks."""

    def __init__(self, letterlijk: frozenset[str]) -> None:
        self.letterlijk = letterlijk
        self.regels: dict[Pad, int] = {}
        self.onbekend: list[Pad] = []
        self.meldingen: list[Melding] = []
        self._gezien: set[int] = set()

    def lees(self, knoop: yaml.Node, pad: Pad) -> Any:  # noqa: ANN401 - whatever stands in the file
        regel = knoop.start_mark.line + 1
        self.regels.setdefault(pad, regel)
        if id(knoop) in self._gezien:
            # A reference gives the same node again, and may even lead to itself.
            self.meldingen.append(Melding("regio.bestand.verwijzing", self.regels[pad]))
            return None
        self._gezien.add(id(knoop))
        if isinstance(knoop, yaml.MappingNode):
            return self._tabel(knoop, pad)
        if isinstance(knoop, yaml.SequenceNode):
            return [self.lees(een, (*pad, plaats)) for plaats, een in enumerate(knoop.value)]
        return self._waarde(knoop, pad)

    def _tabel(self, knoop: yaml.MappingNode, pad: Pad) -> dict[str, Any]:
        tabel: dict[str, Any] = {}
        for sleutelknoop, waardeknoop in knoop.value:
            regel = sleutelknoop.start_mark.line + 1
            if not isinstance(sleutelknoop, yaml.ScalarNode):
                self.meldingen.append(Melding("regio.bestand.sleutel", regel))
                continue
            naam = str(sleutelknoop.value)
            if naam in tabel:
                eerder = self.regels[(*pad, naam)]
                self.meldingen.append(Melding("regio.bestand.dubbel", regel, {"naam": naam, "eerder": eerder}))
                continue
            self.regels[(*pad, naam)] = regel
            tabel[naam] = self.lees(waardeknoop, (*pad, naam))
        return tabel

    def _waarde(self, knoop: yaml.Node, pad: Pad) -> object:
        if knoop.tag == "tag:yaml.org,2002:null":
            self.meldingen.append(Melding("regio.bestand.leeg", self.regels[pad], {"plek": plek(pad)}))
            return None
        if knoop.value == ONBEKEND and not (pad and pad[0] in self.letterlijk):
            self.onbekend.append(pad)
            return None
        return _SCALARS.get(knoop.tag, str)(knoop.value)
