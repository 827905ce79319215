"""The form about one person on a page, and the page after it: without script, on a phone, by keyboard, read aloud."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date

from domain.formulier import DELEN_ID, Aard, Delen, Formulier, Veld, Veldfout, VeldSoort
from domain.uitvraag import LANGSTE_TOELICHTING, Weigergrond
from pages.vorm import teken
from teksten.catalogus import Teksten
from teksten.formulier import keuzes, naam_van, voorwaarde, zin

KORT = 200
"""Characters up to which a text is one line."""


@dataclass(frozen=True, slots=True)
class Persoon:
    """Whom the page is about."""

    naam: str
    geboren: date | None
    rol: str = ""
    weet: str = ""
    """Whether he knows that he is discussed, in words."""

    def nader(self, t: Teksten) -> str:
        """Return what tells him from another."""
        geboren = format_date(self.geboren, "d MMMM y", locale="nl") if self.geboren else ""
        delen = (t("uitvraag.persoon.geboren", datum=geboren) if geboren else "", self.rol)
        return " · ".join(een for een in delen if een)


@dataclass(frozen=True, slots=True)
class Invoer:
    """One input as it is drawn. `soort`: `keuze`, `meerkeuze`, `regel`, `tekst`, `datum` or `tijd`."""

    id: str
    label: str
    soort: str
    keuzes: tuple[tuple[str, str], ...] = ()
    waarde: str = ""
    fout: str = ""
    hulp: tuple[str, ...] = ()
    vondst: str = ""
    verplicht: bool = False

    @property
    def gekozen(self) -> frozenset[str]:
        """Return what is ticked."""
        return frozenset(self.waarde.split(","))

    @property
    def naar(self) -> str:
        """Return the id of what is focused when one goes to it from the list of mistakes."""
        return f"in-{self.id}-{self.keuzes[0][0]}" if self.keuzes else f"in-{self.id}"

    @property
    def beschreven_door(self) -> str:
        """Return the ids of what is read aloud with it."""
        delen = [f"hulp-{self.id}"] if self.hulp else []
        delen += [f"vondst-{self.id}"] if self.vondst else []
        delen += [f"fout-{self.id}"] if self.fout else []
        return " ".join(delen)


@dataclass(frozen=True, slots=True)
class Vorm:
    """The form about one person.

    Attributes:
        verborgen: the hidden inputs that go back with it.
        niet_bekend: those of the one press that says that he is not known; empty when that is no answer.
        weigeren: those of the press that leads to where one says that nothing is shared; empty when there is none.
        vooraf: what is asked before the form itself (on the phone: who says it).
        zonder: ids of fields that are not drawn, because the press above the form answers them.
        delen: with whom it is proposed to be shared.
        toestemming: the organisatie shares only with consent: the one press says that there is none.
        vondsten: per input a warning about what was typed; it is no mistake.
    """

    titel: str
    organisatie: str
    wie: Persoon
    formulier: Formulier
    verborgen: Mapping[str, str]
    niet_bekend: Mapping[str, str] = field(default_factory=dict)
    weigeren: Mapping[str, str] = field(default_factory=dict)
    vooraf: tuple[Invoer, ...] = ()
    zonder: frozenset[str] = frozenset()
    delen: Delen | None = None
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: tuple[Veldfout, ...] = ()
    vondsten: Mapping[str, str] = field(default_factory=dict)
    toestemming: bool = False
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Weigering:
    """The form to share nothing about one person: a full answer.

    Attributes:
        verborgen: the hidden inputs that go back with it.
        terug: what the press sends along that leads back to the questions: name and value.
        eerder: whether something was answered before, which this takes the place of.
        fouten: what is wrong with it, in words; it stands at the question to which it belongs.
        melding: what else to look at before it is kept; it is no mistake.
    """

    titel: str
    wie: Persoon
    verborgen: Mapping[str, str]
    terug: tuple[str, str]
    grond: str = ""
    toelichting: str = ""
    eerder: bool = False
    fouten: tuple[str, ...] = ()
    melding: str = ""


@dataclass(frozen=True, slots=True)
class Volgende:
    """Who comes next. `wie` None: his name stays closed until it has been read why he is asked about."""

    code: str
    wie: Persoon | None
    doel: str
    grondslag: str
    gevraagd_door: str


@dataclass(frozen=True, slots=True)
class Klaar:
    """It is saved. `te_gaan`: about how many persons something is still owed in this worklist."""

    te_gaan: int
    volgende: Volgende | None
    verborgen: Mapping[str, str]


def vorm(beeld: Vorm, t: Teksten) -> str:
    """Return the page with the form; every question is in sight, under what condition it is meant stands at it."""
    vragen = (
        *((beeld.vooraf,) if beeld.vooraf else ()),
        *(tuple(groep) for groep in _groepen(beeld, t) if groep),
    )
    fouten = tuple(een for groep in vragen for een in groep if een.fout)
    return teken("antwoord.html", t, beeld=beeld, vragen=vragen, fouten=fouten, naam_van=naam_van)


def weigering(beeld: Weigering, t: Teksten) -> str:
    """Return the page on which one says that nothing is shared about somebody, and why."""
    # There is one thing to choose, so what is wrong without a choice is about that, and else about what was written.
    gekozen = beeld.grond in tuple(Weigergrond)
    woorden = " ".join(beeld.fouten)
    vragen = (
        Invoer(
            id="grond",
            label=t("uitvraag.weigeren.grond"),
            soort="keuze",
            keuzes=tuple((een.value, _hoofdletter(t(f"uitvraag.grond.{een.value}"))) for een in Weigergrond),
            waarde=beeld.grond,
            fout="" if gekozen else woorden,
            verplicht=True,
        ),
        Invoer(
            id="toelichting",
            label=t("uitvraag.weigeren.toelichting"),
            soort="tekst",
            waarde=beeld.toelichting,
            hulp=(t("antwoordpagina.hoogstens", maximum=LANGSTE_TOELICHTING),),
            fout=woorden if gekozen else "",
        ),
    )
    fouten = tuple(een for een in vragen if een.fout)
    return teken("weigeren.html", t, beeld=beeld, vragen=vragen, fouten=fouten)


def _hoofdletter(woorden: str) -> str:
    return woorden[:1].upper() + woorden[1:]


def klaar(beeld: Klaar, t: Teksten) -> str:
    """Return the page that says that it is saved, with who is next."""
    return teken("klaar.html", t, beeld=beeld)


def gecorrigeerd(t: Teksten) -> str:
    """Return the page that says that a correction is saved, and what is still to be done; no names on it."""
    return teken("gecorrigeerd.html", t)


def gesloten(uitleg: str, t: Teksten) -> str:
    """Return the page that says that nothing is taken any more; no names on it."""
    return teken("gesloten.html", t, uitleg=uitleg)


def _groepen(beeld: Vorm, t: Teksten) -> Iterator[list[Invoer]]:
    fouten = {een.veld: zin(een, t) for een in beeld.fouten}
    for veld in beeld.formulier.velden:
        if veld.id not in beeld.zonder:
            yield list(_veld(beeld, veld, fouten, t))
    yield [_delen(beeld, fouten, t)]


def _veld(beeld: Vorm, veld: Veld, fouten: Mapping[str, str], t: Teksten) -> Iterator[Invoer]:
    def invoer(id_: str, label: str, soort: str, **anders: object) -> Invoer:
        return Invoer(
            id=id_,
            label=label,
            soort=soort,
            waarde=beeld.waarden.get(id_, ""),
            fout=fouten.get(id_, ""),
            vondst=beeld.vondsten.get(id_, ""),
            **anders,  # type: ignore[arg-type] # the names are checked by the dataclass
        )

    hulp = [een for een in (voorwaarde(beeld.formulier, veld, t), veld.hulp) if een]
    if veld.is_tekst:
        hulp.append(t("antwoordpagina.hoogstens", maximum=veld.lengte))
    yield invoer(
        veld.id,
        veld.label,
        _soort(veld),
        keuzes=tuple(keuzes(veld, t)) if veld.toegestaan() else (),
        hulp=tuple(hulp),
        verplicht=veld.verplicht,
    )
    if veld.notitie:
        yield invoer(
            veld.notitie_id,
            t("uitvraag.formulier.toelichting_bij", vraag=veld.label),
            "tekst" if veld.notitie > KORT else "regel",
            hulp=(t("antwoordpagina.hoogstens", maximum=veld.notitie),),
        )
    if veld.feit_of_oordeel:
        yield invoer(
            veld.aard_id,
            t("uitvraag.formulier.aard_bij", vraag=veld.label),
            "keuze",
            keuzes=tuple((een.value, t(f"formulier.aard.{een.value}")) for een in Aard),
        )


def _soort(veld: Veld) -> str:
    match veld.soort:
        case VeldSoort.TEKST:
            return "tekst"
        case VeldSoort.KORTE_TEKST:
            return "regel"
        case VeldSoort.DATUM:
            return "datum"
        case VeldSoort.MEERKEUZE:
            return "meerkeuze"
        case _:
            return "keuze"


def _delen(beeld: Vorm, fouten: Mapping[str, str], t: Teksten) -> Invoer:
    voorstel = beeld.delen.value if beeld.delen and DELEN_ID not in beeld.waarden else ""
    return Invoer(
        id=DELEN_ID,
        label=t("formulier.delen.vraag"),
        soort="keuze",
        keuzes=tuple((een.value, t(f"formulier.delen.{een.value}")) for een in Delen),
        waarde=beeld.waarden.get(DELEN_ID, "") or voorstel,
        fout=fouten.get(DELEN_ID, ""),
        verplicht=True,
    )
