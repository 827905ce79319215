"""The plan van aanpak as a page: read, printed, and filled in part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.plan import Plandeel
from domain.planbeeld import Deelvorm, Planbeeld, Vak, Vaksoort
from pages.antwoord import Invoer
from pages.vorm import teken
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Knop:
    """A press that opens the form of one part: its words and its hidden inputs."""

    titel: str
    verborgen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planblad:
    """The page.

    Attributes:
        knoppen: per part the presses that change it; none for who only reads it.
        gemaakt: when it was made, in words.
    """

    beeld: Planbeeld
    gemaakt: str
    knoppen: Mapping[Plandeel, tuple[Knop, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vormblad:
    """The page with the form of one part.

    Attributes:
        verborgen: its hidden inputs.
        terug: what the press sends along that leads back: name and value.
        weg: the hidden inputs of the press that takes it out of the plan; empty when there is none.
        vondsten: by label a warning about what was typed; it is no mistake.
    """

    titel: str
    vorm: Deelvorm
    verborgen: Mapping[str, str]
    terug: tuple[str, str]
    weg: Mapping[str, str] = field(default_factory=dict)
    vondsten: Mapping[str, str] = field(default_factory=dict)
    let_op: str = ""


def pagina(blad: Planblad, t: Teksten) -> str:
    """Return the whole plan."""
    return teken("plan.html", t, blad=blad, beeld=blad.beeld, Plandeel=Plandeel)


def vorm(blad: Vormblad, t: Teksten) -> str:
    """Return the form of one part."""
    per_vak = dict(blad.vorm.fouten)
    vragen = tuple(
        _invoer(een, per_vak.get(een.id, ""), blad.vondsten.get(een.label, ""), t) for een in blad.vorm.vakken
    )
    fouten = tuple(een for een in vragen if een.fout)
    los = per_vak.get("", "")
    return teken("planvorm.html", t, blad=blad, vragen=vragen, fouten=fouten, los=los)


def _invoer(een: Vak, mis: str, vondst: str, t: Teksten) -> Invoer:
    hulp = [een.hulp] if een.hulp else []
    if een.soort is Vaksoort.TEKST:
        hulp.append(t("antwoordpagina.hoogstens", maximum=een.hoogstens))
    return Invoer(
        id=een.id,
        label=een.label,
        soort={Vaksoort.KEUZE: "keuze", Vaksoort.DATUM: "datum"}.get(een.soort, "tekst"),
        keuzes=een.keuzes,
        waarde=een.waarde,
        fout=mis,
        hulp=tuple(hulp),
        vondst=vondst,
        verplicht=bool(een.leeg),
    )
