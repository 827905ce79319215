"""An Adaptive Card as a person sees it: its words, its inputs by label, its buttons by title."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cards.payloads import VELD
from cards.uitvraag.starten import KEUZE


@dataclass(frozen=True)
class Druk:
    """What pressing a button sends."""

    verb: str
    data: dict[str, Any]


class Kaart:
    """A card as it came over the line; an empty one when there was no card."""

    def __init__(self, json: Mapping[str, Any]) -> None:
        self.json = dict(json)
        self._delen = list(_alle_delen(self.json))

    @property
    def tekst(self) -> str:
        """Everything there is to read, one line for each piece."""
        return "\n".join(een for deel in self._delen for een in _leesbaar(deel))

    @property
    def knoppen(self) -> tuple[str, ...]:
        """The titles of the buttons, in order."""
        return tuple(deel["title"] for deel in self._delen if deel.get("type") == "Action.Execute")

    @property
    def adressen(self) -> tuple[str, ...]:
        """Where the buttons that open a browser lead to, in order."""
        return tuple(deel["url"] for deel in self._delen if deel.get("type") == "Action.OpenUrl")

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the inputs, in order."""
        return tuple(deel.get("label", "") for deel in self._invoer())

    @property
    def invoer(self) -> list[dict[str, Any]]:
        """The inputs, in order, as they travel."""
        return self._invoer()

    @property
    def delen(self) -> list[dict[str, Any]]:
        """Every part, in reading order, as it travels."""
        return self._delen

    def __contains__(self, tekst: str) -> bool:
        return tekst in self.tekst

    def __repr__(self) -> str:
        return f"Kaart({self.tekst!r}, knoppen={self.knoppen}, labels={self.labels})"

    def druk(self, knop: str, invoer: Mapping[str, str]) -> Druk:
        """Return what a client sends when this button is pressed with these inputs (by label, choices by title).

        Where two persons are asked the same, an input is named by its id.
        """
        acties = [deel for deel in self._delen if deel.get("type") == "Action.Execute" and deel["title"] == knop]
        assert len(acties) == 1, f"no single button {knop!r} on {self!r}"
        (actie,) = acties
        data = dict(actie.get("data") or {})
        velden = {} if actie.get("associatedInputs") == "none" else self._waarden(invoer)
        return Druk(verb=actie["verb"], data={**data, **velden})

    def drukken(self) -> tuple[Druk, ...]:
        """Return what each button sends, in order, with nothing filled in."""
        acties = (deel for deel in self._delen if deel.get("type") == "Action.Execute")
        return tuple(Druk(verb=actie["verb"], data=dict(actie.get("data") or {})) for actie in acties)

    def _invoer(self) -> list[dict[str, Any]]:
        return [deel for deel in self._delen if str(deel.get("type", "")).startswith("Input.")]

    def _waarden(self, invoer: Mapping[str, str]) -> dict[str, str]:
        """Fill in the form as a client does: values shown beforehand go along, what stays empty does not."""
        over = dict(invoer)
        waarden: dict[str, str] = {}
        for veld in self._invoer():
            label = _zonder_verplicht(str(veld.get("label", "")))
            naam = next((een for een in (veld["id"], label) if een in over), None)
            waarde = over.pop(naam) if naam is not None else veld.get("value")
            if waarde is None and veld["type"] == "Input.Toggle":
                waarde = veld.get("valueOff", "false")
            if waarde not in {None, ""}:
                waarden[veld["id"]] = _keuze(veld, str(waarde))
        if over:
            message = f"no such input: {sorted(over)}; the card has {self.labels}"
            raise AssertionError(message)
        return waarden


def met_inrichting(vorm: Kaart, inrichting: str = "pi-merwede") -> dict[str, str]:
    """Return the answer to the question in which inrichting somebody is, where a form for an uitvraag asks it."""
    vragen = (veld["id"] for veld in vorm.invoer if str(veld["id"]).startswith(f"{VELD}{KEUZE}"))
    mogelijk = {keuze["value"] for veld in vorm.invoer for keuze in veld.get("choices", ())}
    return dict.fromkeys(vragen, inrichting) if inrichting in mogelijk else {}


def _zonder_verplicht(label: str) -> str:
    return label.removesuffix(" (verplicht)")


def _keuze(veld: Mapping[str, Any], waarde: str) -> str:
    """Choices may be named by their title, several with " + " between."""
    per_titel = {keuze["title"]: keuze["value"] for keuze in veld.get("choices", ())}
    if not per_titel:
        return waarde
    return ",".join(per_titel.get(een, een) for een in waarde.split(" + "))


def _alle_delen(deel: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Walk the whole card in reading order."""
    yield dict(deel)
    for naam in ("body", "items", "columns", "inlines", "facts", "rows", "cells", "actions"):
        for onder in deel.get(naam) or ():
            if isinstance(onder, Mapping):
                yield from _alle_delen(onder)
    for naam in ("card",):
        if isinstance(deel.get(naam), Mapping):
            yield from _alle_delen(deel[naam])


def _leesbaar(deel: Mapping[str, Any]) -> Iterator[str]:
    if "text" in deel:
        yield str(deel["text"])
    if "value" in deel and "title" in deel and "type" not in deel:
        yield f"{deel['title']}: {deel['value']}"
    if str(deel.get("type", "")).startswith("Input."):
        yield str(deel.get("label", ""))
        yield from (str(keuze["title"]) for keuze in deel.get("choices", ()))
