"""Reads a region file into a checked `Regio`, or says everything that is wrong with it. All or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from domain.regio import Regio
from regio.kruiscontrole import controleer_samenhang
from regio.meldingen import Melding, Opmerking, Pad, RegioOnbruikbaar, dichtstbij, opsomming, plek
from regio.schema import Regiobestand
from regio.vertaling import naar_regio
from regio.yamlbron import Bron, lees_yaml
from teksten.catalogus import Teksten, laad_teksten

# In forms "onbekend" is a choice that people may make, and in `feiten` nobody reads it.
_LETTERLIJK = frozenset({"formulieren", "feiten"})

# What pydantic calls it -> the text that says it. Everything else is "this value cannot be used here".
_SOORTEN = MappingProxyType(
    {
        "missing": "ontbreekt",
        "enum": "keuze",
        "tijd": "tijd",
        "datum": "datum",
        "zoekwoord": "zoekwoord",
        "int_type": "getal",
        "greater_than_equal": "getal_te_klein",
        "less_than_equal": "getal_te_groot",
        "bool_type": "ja_nee",
        "string_type": "tekst",
        "string_too_short": "leeg",
        "string_too_long": "te_lang",
        "string_pattern_mismatch": "code",
        "tuple_type": "lijst",
        "too_short": "te_weinig",
        "dict_type": "tabel",
        "model_type": "tabel",
    }
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A good region, with the source it was read from."""

    regio: Regio
    bron: Bron


def laad_regio(pad: Path, teksten: Teksten | None = None) -> Regio:
    """Read a region file.

    Args:
        pad: the file.
        teksten: the catalogue whose texts the region may override; the Dutch one unless told.

    Raises:
        RegioOnbruikbaar: with everything that must be mended.
    """
    return lees(pad, teksten).regio


def lees(pad: Path, teksten: Teksten | None = None) -> Gelezen:
    """Read a region file and keep its source, to say on which line something stands.

    Raises:
        RegioOnbruikbaar: with everything that must be mended.
    """
    try:
        tekst = pad.read_text(encoding="utf-8")
    except OSError:
        raise RegioOnbruikbaar(pad, [Melding("regio.bestand.niet_leesbaar")]) from None
    except UnicodeDecodeError:
        raise RegioOnbruikbaar(pad, [Melding("regio.bestand.tekens")]) from None
    bron = lees_yaml(tekst, letterlijk=_LETTERLIJK)
    if not isinstance(bron, Bron):
        raise RegioOnbruikbaar(pad, bron)
    try:
        bestand = Regiobestand.model_validate(bron.inhoud)
    except ValidationError as fout:
        opmerkingen = [_vormfout(een["type"], een["loc"], een.get("ctx", {}), bron) for een in fout.errors()]
        raise RegioOnbruikbaar(pad, _op_regel(opmerkingen, bron)) from None
    fouten = _op_regel(controleer_samenhang(bestand, teksten or laad_teksten()), bron)
    if fouten:
        raise RegioOnbruikbaar(pad, fouten)
    return Gelezen(naar_regio(bestand, (*(plek(een) for een in bron.onbekend), *bestand.onbekend)), bron)


def _op_regel(opmerkingen: Iterable[Opmerking], bron: Bron) -> tuple[Melding, ...]:
    meldingen = (
        Melding(een.sleutel, bron.regel(een.pad), {"plek": plek(een.pad), **een.parameters}) for een in opmerkingen
    )
    return tuple(sorted(meldingen, key=lambda melding: melding.regel or 0))


def _vormfout(soort: str, loc: Pad, context: Mapping[str, Any], bron: Bron) -> Opmerking:
    # For a key that is no code, pydantic adds a last word that is no place in the file.
    pad = loc[:-1] if loc and loc[-1] == "[key]" else loc
    if soort == "extra_forbidden":
        return _onbekend_veld(pad)
    if pad in bron.onbekend:
        return Opmerking(pad, "regio.bestand.niet_onbekend")
    parameters: dict[str, str | int] = {}
    if soort == "enum":
        parameters["mogelijk"] = context["expected"].replace(" or ", ", ").replace("'", "")
    for grens in ("ge", "le", "max_length"):
        if grens in context:
            parameters["grens"] = context[grens]
    return Opmerking(pad, f"regio.bestand.{_SOORTEN.get(soort, 'waarde')}", parameters)


def _onbekend_veld(pad: Pad) -> Opmerking:
    naam, mogelijk = str(pad[-1]), _sleutels_bij(pad[:-1])
    voorstel = dichtstbij(naam, mogelijk)
    if voorstel is None:
        keuze = opsomming(mogelijk)
        return Opmerking(pad, "regio.bestand.onbekend_veld", {"naam": naam, "mogelijk": keuze})
    return Opmerking(pad, "regio.bestand.onbekend_veld_wel", {"naam": naam, "voorstel": voorstel})


def _sleutels_bij(pad: Pad) -> tuple[str, ...]:
    """Return the keys that belong at a place, from the schema itself."""
    schema = Regiobestand.model_json_schema()
    deel: dict[str, Any] = schema
    for stap in pad:
        if isinstance(stap, int):
            deel = deel["items"]
        elif stap in deel.get("properties", {}):
            deel = deel["properties"][stap]
        else:
            # Keys that the file chooses itself (codes): all have the same shape, by pattern.
            deel = next(iter(deel.get("patternProperties", {}).values()), deel.get("additionalProperties", {}))
        deel = next((een for een in deel.get("anyOf", ()) if een.get("type") != "null"), deel)
        if "$ref" in deel:
            deel = schema["$defs"][deel["$ref"].rsplit("/", 1)[-1]]
    return tuple(deel.get("properties", {}))
