"""Forms as data: what is asked, apart from how it is drawn (a card or a page), and the check of an answer.

Fields have stable ids; a form has a version made from its content, and a round trip through JSON, because an
uitvraag keeps the form it asked with even when the region changes it meanwhile.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

JA = "ja"
NEE = "nee"

DELEN_ID = "delen"
"""Input id of the question with whom the answer may be shared. No field of a form may be called so."""

AARD_ACHTERVOEGSEL = "__aard"
"""What follows a field's id in the id of the input that says whether its text is a fact or a judgement."""

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
        feit_of_oordeel: with a text comes the question whether it is a fact or a judgement.
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
    feit_of_oordeel: bool = False

    @property
    def lengte(self) -> int:
        """The longest text that is taken, in characters."""
        return self.max_lengte or (_LENGTE_LANG if self.soort is VeldSoort.TEKST else _LENGTE_KORT)

    @property
    def aard_id(self) -> str:
        """Input id of "fact or judgement" beside this field's text."""
        return self.id + AARD_ACHTERVOEGSEL

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


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """A valid answer about one person.

    Attributes:
        waarden: input id -> value, in the order of the form, only what was given and was visible. Several choices
            are joined by a comma. A fact-or-judgement mark stands after its text, under `Veld.aard_id`.
        delen: None when the form ended early and so nothing was told.
        beeindigd_door: id of the field whose answer ended the form, or None.
    """

    formulier: str
    versie: str
    waarden: tuple[tuple[str, str], ...]
    delen: Delen | None
    beeindigd_door: str | None = None

    def waarde(self, veld_id: str) -> str:
        """Return what was filled in, or an empty text."""
        return dict(self.waarden).get(veld_id, "")


@dataclass(frozen=True, slots=True)
class Veldfout:
    """What is wrong with one input. `sleutel` names the text, `maximum` fills it in where it is about length."""

    veld: str
    sleutel: str
    maximum: int = 0


def valideer(formulier: Formulier, ruwe_invoer: Mapping[str, str]) -> Ingevuld | tuple[Veldfout, ...]:
    """Check one person's answer as it came from a card or page, never trusting what the client checked.

    Fields that are hidden, or that come after the answer that ends the form, are left out whatever was sent for
    them; inputs that are no part of the form likewise. Text is kept as typed, without control characters.

    Args:
        formulier: the form that was asked with.
        ruwe_invoer: input id -> raw value. A missing input is an empty one.

    Returns:
        The answer, or every mistake in it (in the order of the form).
    """
    waarden: dict[str, str] = {}
    fouten: list[Veldfout] = []
    beeindigd_door = None
    for veld in formulier.velden:
        if not _zichtbaar(veld, waarden):
            continue
        waarde = _schoon(ruwe_invoer.get(veld.id, ""), veld.soort)
        fout = _veldfout(veld, waarde)
        if fout is not None:
            fouten.append(fout)
            continue
        if not waarde:
            continue
        waarden[veld.id] = _op_volgorde(veld, waarde)
        if veld.einde_bij and waarde == veld.einde_bij:
            beeindigd_door = veld.id
            break
        if veld.feit_of_oordeel:
            fouten.extend(_neem_keuze(veld.aard_id, ruwe_invoer, tuple(Aard), "formulier.fout.aard", waarden))
    gedeeld: dict[str, str] = {}
    if beeindigd_door is None:
        fouten.extend(_neem_keuze(DELEN_ID, ruwe_invoer, tuple(Delen), "formulier.fout.delen", gedeeld))
    if fouten:
        return tuple(fouten)
    delen = Delen(gedeeld[DELEN_ID]) if gedeeld else None
    return Ingevuld(formulier.code, formulier.versie, tuple(waarden.items()), delen, beeindigd_door)


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


def _zichtbaar(veld: Veld, waarden: Mapping[str, str]) -> bool:
    if veld.toon_als is None:
        return True
    # A condition on a hidden or empty field is never met, so hidden fields hide what hangs on them.
    gekozen = waarden.get(veld.toon_als.veld, "").split(",")
    return any(een in veld.toon_als.waarden for een in gekozen if een)


def _veldfout(veld: Veld, waarde: str) -> Veldfout | None:
    if not waarde:
        return Veldfout(veld.id, "formulier.fout.verplicht") if veld.verplicht else None
    if veld.soort in {VeldSoort.TEKST, VeldSoort.KORTE_TEKST}:
        te_lang = len(waarde) > veld.lengte
        return Veldfout(veld.id, "formulier.fout.te_lang", veld.lengte) if te_lang else None
    if veld.soort is VeldSoort.DATUM:
        return None if _is_datum(waarde) else Veldfout(veld.id, "formulier.fout.datum")
    gekozen = waarde.split(",") if veld.soort is VeldSoort.MEERKEUZE else [waarde]
    if all(een in veld.toegestaan() for een in gekozen):
        return None
    return Veldfout(veld.id, "formulier.fout.keuze")


def _neem_keuze(
    veld_id: str, invoer: Mapping[str, str], keuzes: Sequence[str], sleutel: str, waarden: dict[str, str]
) -> tuple[Veldfout, ...]:
    waarde = invoer.get(veld_id, "").strip()
    if waarde not in keuzes:
        return (Veldfout(veld_id, sleutel),)
    waarden[veld_id] = waarde
    return ()


def _op_volgorde(veld: Veld, waarde: str) -> str:
    if veld.soort is not VeldSoort.MEERKEUZE:
        return waarde
    gekozen = frozenset(waarde.split(","))
    return ",".join(een for een in veld.toegestaan() if een in gekozen)


def _schoon(waarde: str, soort: VeldSoort) -> str:
    if soort is VeldSoort.MEERKEUZE:
        return ",".join(een.strip() for een in waarde.split(",") if een.strip())
    if soort not in {VeldSoort.TEKST, VeldSoort.KORTE_TEKST}:
        return waarde.strip()
    regels = waarde.replace("\r\n", "\n").replace("\r", "\n")
    if soort is VeldSoort.KORTE_TEKST:
        regels = regels.replace("\n", " ").replace("\t", " ")
    tekst = "".join(teken for teken in regels if teken in "\n\t" or not _is_stuurteken(teken))
    return tekst if tekst.strip() else ""


def _is_stuurteken(teken: str) -> bool:
    # Beside the classic ones: halves of a surrogate pair (no database takes them), and the marks that turn the
    # direction of writing, with which a text can be made to read differently from what it says.
    return unicodedata.category(teken) in {"Cc", "Cs"} or unicodedata.bidirectional(teken) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


def _is_datum(waarde: str) -> bool:
    try:
        return date.fromisoformat(waarde).isoformat() == waarde
    except ValueError:
        return False


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
        feit_of_oordeel=inhoud["feit_of_oordeel"],
    )
