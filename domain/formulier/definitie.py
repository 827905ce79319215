"""What a form is: its questions in order, and how it is written as JSON to be kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

JA = "ja"
NEE = "nee"

DELEN_ID = "delen"
"""Input id of the question with whom the answer may be shared. No field of a form may be called so."""

AARD_ACHTERVOEGSEL = "__aard"
"""What follows a field's id in the id of the input that says whether its text is a fact or a judgement."""

NOTITIE_ACHTERVOEGSEL = "__notitie"
"""What follows a field's id in the id of the input for the short note beside the answer."""

_VERSIELENGTE = 12
_LENGTE_KORT = 120
_LENGTE_LANG = 1000


class VeldSoort(StrEnum):
    """The kinds of question a form can hold."""

    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    KORTE_TEKST = "korte_tekst"
    TEKST = "tekst"
    DATUM = "datum"


class Delen(StrEnum):
    """With whom an answer about one person may be shared; the partner says so with each answer."""

    HELE_TAFEL = "hele_tafel"
    ALLEEN_REGISSEUR = "alleen_regisseur"
    MONDELING = "mondeling"
    """The partner tells it himself at the table; until then only the regisseur knows that there is something."""


class Aard(StrEnum):
    """Whether a text states a fact or a judgement (source: the research form of SafeLives' MARAC toolkit)."""

    FEIT = "feit"
    OORDEEL = "oordeel"


@dataclass(frozen=True, slots=True)
class Keuze:
    """One choice of a question: a stable code, and the words people see."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A field is shown only when another, earlier field has one of these values."""

    veld: str
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veld:
    """One question.

    Attributes:
        id: stable; answers are kept under it.
        keuzes: only for KEUZE and MEERKEUZE.
        max_lengte: in characters; 0 is the default of the kind (120 for a short text, 1000 for a long one).
        toon_als: None shows the field always.
        einde_bij: the value that ends the form: what comes after is neither asked nor kept. Empty: never.
        gevoelig: asks for special or criminal data (articles 9 and 10 AVG); how it is drawn may depend on that.
        notitie: the most characters of a short note beside the answer, never required; 0 offers none.
        feit_of_oordeel: with a text or note comes the question whether it is a fact or a judgement.
    """

    id: str
    label: str
    soort: VeldSoort
    keuzes: tuple[Keuze, ...] = ()
    verplicht: bool = False
    max_lengte: int = 0
    hulp: str = ""
    toon_als: Voorwaarde | None = None
    einde_bij: str = ""
    gevoelig: bool = False
    notitie: int = 0
    feit_of_oordeel: bool = False

    @property
    def lengte(self) -> int:
        """The longest text that is taken, in characters."""
        return self.max_lengte or (_LENGTE_LANG if self.soort is VeldSoort.TEKST else _LENGTE_KORT)

    @property
    def aard_id(self) -> str:
        """Input id of "fact or judgement" beside this field's text."""
        return self.id + AARD_ACHTERVOEGSEL

    @property
    def notitie_id(self) -> str:
        """Input id of the short note beside the answer."""
        return self.id + NOTITIE_ACHTERVOEGSEL

    @property
    def is_tekst(self) -> bool:
        """Tell whether one writes in this field itself."""
        return self.soort in {VeldSoort.TEKST, VeldSoort.KORTE_TEKST}

    def toegestaan(self) -> tuple[str, ...]:
        """Return the values that may be chosen; empty for fields in which one writes."""
        if self.soort is VeldSoort.JA_NEE:
            return (JA, NEE)
        return tuple(keuze.code for keuze in self.keuzes)


@dataclass(frozen=True, slots=True)
class Formulier:
    """A form about one person, in the order in which it is asked."""

    code: str
    titel: str
    velden: tuple[Veld, ...]
    te_bevestigen: bool = False

    def veld(self, veld_id: str) -> Veld | None:
        """Return the field with that id, or None."""
        return next((een for een in self.velden if een.id == veld_id), None)

    @property
    def versie(self) -> str:
        """A short hash of everything that is asked. Whether the region has confirmed the form is no part of it."""
        inhoud = naar_json(replace(self, te_bevestigen=False))
        return hashlib.sha256(inhoud.encode()).hexdigest()[:_VERSIELENGTE]


def naar_json(formulier: Formulier) -> str:
    """Write a form as JSON; the same form always gives the same text."""
    return json.dumps(_als_object(formulier), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def uit_json(tekst: str) -> Formulier:
    """Read what `naar_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: it was not written by `naar_json`.
    """
    inhoud: dict[str, Any] = json.loads(tekst)
    velden = tuple(_veld_uit(een) for een in inhoud["velden"])
    return Formulier(inhoud["code"], inhoud["titel"], velden, te_bevestigen=inhoud["te_bevestigen"])


def _als_object(formulier: Formulier) -> dict[str, Any]:
    return {
        "code": formulier.code,
        "titel": formulier.titel,
        "te_bevestigen": formulier.te_bevestigen,
        "velden": [_veld_als_object(veld) for veld in formulier.velden],
    }


def _veld_als_object(veld: Veld) -> dict[str, Any]:
    voorwaarde = veld.toon_als
    return {
        "id": veld.id,
        "label": veld.label,
        "soort": veld.soort.value,
        "keuzes": [[keuze.code, keuze.label] for keuze in veld.keuzes],
        "verplicht": veld.verplicht,
        "max_lengte": veld.max_lengte,
        "hulp": veld.hulp,
        "toon_als": None if voorwaarde is None else {"veld": voorwaarde.veld, "waarden": list(voorwaarde.waarden)},
        "einde_bij": veld.einde_bij,
        "gevoelig": veld.gevoelig,
        "notitie": veld.notitie,
        "feit_of_oordeel": veld.feit_of_oordeel,
    }


def _veld_uit(inhoud: Mapping[str, Any]) -> Veld:
    voorwaarde = inhoud["toon_als"]
    return Veld(
        id=inhoud["id"],
        label=inhoud["label"],
        soort=VeldSoort(inhoud["soort"]),
        keuzes=tuple(Keuze(code, label) for code, label in inhoud["keuzes"]),
        verplicht=inhoud["verplicht"],
        max_lengte=inhoud["max_lengte"],
        hulp=inhoud["hulp"],
        toon_als=None if voorwaarde is None else Voorwaarde(voorwaarde["veld"], tuple(voorwaarde["waarden"])),
        einde_bij=inhoud["einde_bij"],
        gevoelig=inhoud["gevoelig"],
        notitie=inhoud["notitie"],
        feit_of_oordeel=inhoud["feit_of_oordeel"],
    )
