"""Reads the catalogues of a language (gettext .po, through Babel) and fills in a text by its key.

A language is a folder with one .po file for each topic, named as the topic is named on every floor.

A key is stable and says where the text is used (`uitvraag.kaart.titel`). A region may override any text in its
region file; an override that names an unknown key, or leaves out or invents a parameter, is refused at loading.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po

MAP = Path(__file__).parent
"""The folder that holds a folder for each language."""

_PARAMETER = re.compile(r"\{(\w+)\}")


class UnknownText(LookupError):
    """A key that the catalogue does not hold: a fault in the program, caught by the contract tests."""


class TextRefused(ValueError):
    """An override that does not fit the text it replaces."""


class Teksten:
    """All texts of one language, with a region's own words on top. Immutable and safe to share."""

    def __init__(self, enkelvoud: Mapping[str, str], meervoud: Mapping[str, str]) -> None:
        """Hold the texts by key; `meervoud` holds the plural form of the keys that have one."""
        self._enkelvoud = dict(enkelvoud)
        self._meervoud = dict(meervoud)

    def __call__(self, key: str, **parameters: str | int) -> str:
        """Return the text with its parameters filled in.

        Raises:
            UnknownText: the key is not in the catalogue.
        """
        return self._ruw(self._enkelvoud, key).format_map(parameters)

    def aantal(self, key: str, aantal: int, **parameters: str | int) -> str:
        """Return the text for one or for more; `{aantal}` is filled in."""
        vorm = self._enkelvoud if aantal == 1 else self._meervoud
        return self._ruw(vorm, key).format_map({"aantal": aantal, **parameters})

    def heeft(self, key: str) -> bool:
        """Tell whether the key exists."""
        return key in self._enkelvoud

    def parameters(self, key: str) -> frozenset[str]:
        """Return what a text needs to be filled in with."""
        return frozenset(_PARAMETER.findall(self._ruw(self._enkelvoud, key)))

    def sleutels(self) -> frozenset[str]:
        """Return every key, for the contract tests."""
        return frozenset(self._enkelvoud)

    def met(self, overrides: Mapping[str, str]) -> "Teksten":
        """Return these texts with a region's own words for some of them.

        Raises:
            TextRefused: an unknown key, or other parameters than the original has.
        """
        for key, tekst in overrides.items():
            if key not in self._enkelvoud:
                raise TextRefused(key)
            if set(_PARAMETER.findall(tekst)) != set(_PARAMETER.findall(self._enkelvoud[key])):
                raise TextRefused(key)
        return Teksten({**self._enkelvoud, **overrides}, self._meervoud)

    @staticmethod
    def _ruw(vorm: Mapping[str, str], key: str) -> str:
        try:
            return vorm[key]
        except KeyError:
            raise UnknownText(key) from None


def laad_talen(map_: Path = MAP) -> Mapping[str, Teksten]:
    """Read every language there is, by its code, Dutch first. Others than Dutch have only what a guest reads."""
    codes = sorted((een.name for een in map_.iterdir() if any(een.glob("*.po"))), key=lambda code: (code != "nl", code))
    return {code: laad_teksten(code, map_) for code in codes}


def laad_teksten(taal: str = "nl", map_: Path = MAP) -> Teksten:
    """Read all topics of a language; every key must have a text, and stand in one file only.

    Raises:
        UnknownText: a key without a text, or with two.
    """
    enkelvoud: dict[str, str] = {}
    meervoud: dict[str, str] = {}
    for bestand in sorted((map_ / taal).glob("*.po")):
        with bestand.open("rb") as stroom:
            berichten = [bericht for bericht in read_po(stroom, locale=taal) if bericht.id]
        for bericht in berichten:
            key = bericht.id if isinstance(bericht.id, str) else bericht.id[0]
            vormen = bericht.string if isinstance(bericht.string, tuple | list) else (bericht.string,)
            if key in enkelvoud or not all(vormen):
                raise UnknownText(f"{bestand.name}: {key}")
            enkelvoud[key] = str(vormen[0])
            if len(vormen) > 1:
                meervoud[key] = str(vormen[1])
    return Teksten(enkelvoud, meervoud)
