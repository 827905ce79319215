"""Afspraken opened: the list, one of them with its history, and the form of one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from microsoft_teams.cards import Action, ActionSet, CardElement

from cards.afspraken.formulier import Keuzes
from cards.afspraken.payloads import (
    ELDERS,
    AfspraakDoe,
    AfspraakDoeFormulier,
    AfspraakFormulier,
    AfspraakLijst,
    AfspraakOpen,
    AfspraakWijzigFormulier,
    Doen,
)
from cards.bouwstenen import (
    Card,
    datumvak,
    fout,
    foutenlijst,
    goed_nieuws,
    kaart,
    keuzevak,
    knop,
    let_op,
    tekst,
    tekstvak,
    tussenkop,
    vrije_tekst,
)
from cards.payloads import OpdrachtOpen, Payload
from domain.afspraak import LANGSTE_REGEL
from domain.tekst import LANGSTE_NAAM
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """One afspraak in a list.

    Attributes:
        kop: of which casus, when and how it stands, in words of our own.
        wat: as typed.
        wie: who does it, with the typed name where there is one.
        resultaat: what came of it, as typed.
        knoppen: what can be done with it at once.
    """

    kop: str
    wat: str
    wie: str
    resultaat: str = ""
    knoppen: tuple[tuple[str, Payload], ...] = ()


@dataclass(frozen=True, slots=True)
class Lijst:
    """A page of a list.

    Attributes:
        casus_id: of one casus; None for all somebody runs.
        uitleg: what stands here, in words.
        maken: whether a new one can be made.
        vorige, volgende: the pages beside it.
    """

    titel: str
    uitleg: str
    regels: tuple[Lijstregel, ...]
    casus_id: str | None = None
    maken: bool = False
    vorige: AfspraakLijst | None = None
    volgende: AfspraakLijst | None = None


@dataclass(frozen=True, slots=True)
class Getypt:
    """A line of ours with what was typed behind it; either may be empty."""

    woorden: str
    getypt: str = ""


@dataclass(frozen=True, slots=True)
class Geopend:
    """One afspraak, whole, as much as the reader may see.

    Attributes:
        stand: how it stands, in words.
        aandacht: what must be done about it, in words; empty when nothing.
        regels: who, when, for which goal and about whom, how it is followed, on what it depends.
        verloop: its history, the newest first.
        doen: what can be done, the first is what most want; `meer` is what is seldom done.
        wijzigen: whether it can be put right.
    """

    afspraak_id: str
    code: str
    wat: str
    stand: str
    regels: tuple[Getypt, ...]
    verloop: tuple[Getypt, ...]
    aandacht: str = ""
    gedaan: str = ""
    doen: tuple[Payload, ...] = ()
    meer: tuple[Payload, ...] = ()
    wijzigen: bool = False
    verder: OpdrachtOpen | None = None


@dataclass(frozen=True, slots=True)
class Doevorm:
    """The form of one act.

    Attributes:
        dag: it asks a day.
        tekst_moet: the line of text must be filled in.
        collega: id and name of who of the organisatie may do it; with a choice for another organisatie when `elders`.
        organisaties: where it may go.
    """

    code: str
    wat: str
    nu: str
    dag: bool = False
    tekst_moet: bool = True
    personen: Keuzes = ()
    naam: bool = False
    elders: bool = False
    organisaties: Keuzes = ()
    organisatie_moet: bool = False
    waarden: Mapping[str, str] = field(default_factory=dict)
    fouten: Sequence[str] = ()
    melding: str = ""


def lijst(beeld: Lijst, t: Teksten) -> Card:
    """What was agreed, each with what can be done with it."""
    knoppen: list[Action] = []
    if beeld.maken:
        knoppen.append(knop(t("afspraken.knop.nieuw"), AfspraakFormulier(casus=beeld.casus_id or "")))
    if beeld.volgende is not None:
        knoppen.append(knop(t("afspraken.knop.volgende"), beeld.volgende))
    if beeld.vorige is not None:
        knoppen.append(knop(t("afspraken.knop.vorige"), beeld.vorige))
    return kaart(
        beeld.titel, tekst(beeld.uitleg), *(deel for een in beeld.regels for deel in _regel(een, t)), knoppen=knoppen
    )


def geopend(beeld: Geopend, t: Teksten) -> Card:
    """One afspraak: what and how it stands, what can be done, and how it came to this."""
    knoppen: list[Action] = [
        knop(_titel(een, t), een, stijl="positive" if plek == 0 else None) for plek, een in enumerate(beeld.doen)
    ]
    rest: list[Action] = [knop(_titel(een, t), een) for een in beeld.meer]
    if beeld.wijzigen:
        rest.insert(0, knop(t("afspraken.knop.wijzigen"), AfspraakWijzigFormulier(afspraak=beeld.afspraak_id)))
    if beeld.verder is not None:
        rest.append(knop(t("afspraken.knop.lijst"), beeld.verder))
    return kaart(
        t("afspraken.titel_van", code=beeld.code),
        *([goed_nieuws(beeld.gedaan)] if beeld.gedaan else []),
        vrije_tekst(beeld.wat, vet=True),
        tekst(beeld.stand),
        *([let_op(beeld.aandacht)] if beeld.aandacht else []),
        *(_getypt(een) for een in beeld.regels),
        *([ActionSet(actions=knoppen)] if knoppen else []),
        tussenkop(t("afspraken.deel.verloop")),
        *(deel for een in beeld.verloop for deel in _gebeurd(een)),
        knoppen=rest,
    )


def doeformulier(vorm: Doevorm, doe: AfspraakDoe, t: Teksten) -> Card:
    """Ask what an act needs to be said with it."""
    w, doen = vorm.waarden, doe.doen.value
    delen: list[CardElement] = []
    if vorm.dag:
        label = t("algemeen.verplicht", label=t("afspraken.veld.nieuwe_dag"))
        delen.append(datumvak("dag", label, verplicht=t("afspraken.leeg.dag"), waarde=w.get("dag", "")))
    if vorm.personen:
        delen.append(
            keuzevak("aan", t("afspraken.veld.aan"), _met_elders(vorm, t), waarde=w.get("aan", ""), open_=False)
        )
    if vorm.naam and vorm.personen:
        delen.append(_tekst("naam", t("afspraken.veld.persoon_naam"), LANGSTE_NAAM, w))
    if vorm.organisaties:
        moet = t("afspraken.leeg.organisatie") if vorm.organisatie_moet else None
        label = t("afspraken.veld.naar")
        delen.append(
            keuzevak(
                "naar", t("algemeen.verplicht", label=label) if moet else label, vorm.organisaties,
                verplicht=moet, waarde=w.get("naar", ""), open_=False,
            )
        )  # fmt: skip
    if vorm.naam and not vorm.personen:
        # Nobody stands in a list before it, so the question stands here.
        vraag = "persoon_daar" if doe.doen is Doen.HERPLAATSEN else "aan"
        delen.append(_tekst("naam", t(f"afspraken.veld.{vraag}"), LANGSTE_NAAM, w))
    label = t(f"afspraken.veld.tekst.{doen}")
    if vorm.tekst_moet:
        label = t("algemeen.verplicht", label=label)
    delen.append(_tekst("tekst", label, LANGSTE_REGEL, w, leeg=t("afspraken.leeg.tekst") if vorm.tekst_moet else None))
    return kaart(
        t(f"afspraken.doen.{doen}.titel", code=vorm.code),
        *foutenlijst(vorm.fouten),
        *([let_op(vorm.melding)] if vorm.melding else []),
        vrije_tekst(vorm.wat, vet=True),
        tekst(vorm.nu, zacht=True),
        *delen,
        *([fout(t("afspraken.zie_boven"))] if vorm.fouten or vorm.melding else []),
        knoppen=[
            knop(t(f"afspraken.doen.{doen}.knop"), doe, stijl="positive"),
            knop(t("algemeen.annuleren"), AfspraakOpen(afspraak=doe.afspraak), invoer=False),
        ],
    )


def _met_elders(vorm: Doevorm, t: Teksten) -> Keuzes:
    return (*vorm.personen, (ELDERS, t("afspraken.aan.elders"))) if vorm.elders else vorm.personen


def _tekst(veld: str, label: str, hoogstens: int, w: Mapping[str, str], *, leeg: str | None = None) -> CardElement:
    # A client cuts off a value that is longer than the input allows; what was typed must stay, to be shortened.
    waarde = w.get(veld, "")
    return tekstvak(veld, label, verplicht=leeg, waarde=waarde, hoogstens=max(hoogstens, len(waarde)))


def _regel(een: Lijstregel, t: Teksten) -> list[CardElement]:
    knoppen: list[Action] = [knop(titel, payload) for titel, payload in een.knoppen]
    return [
        tussenkop(een.kop),
        vrije_tekst(een.wat),
        vrije_tekst(een.wie),
        *([vrije_tekst(een.resultaat, vooraf=t("afspraken.regel.resultaat"))] if een.resultaat else []),
        *([ActionSet(actions=knoppen)] if knoppen else []),
    ]


def _getypt(een: Getypt) -> CardElement:
    return vrije_tekst(een.getypt, vooraf=een.woorden) if een.getypt else tekst(een.woorden)


def _gebeurd(een: Getypt) -> list[CardElement]:
    return [tekst(een.woorden, zacht=True), *([vrije_tekst(een.getypt)] if een.getypt else [])]


def _titel(payload: Payload, t: Teksten) -> str:
    if isinstance(payload, AfspraakDoe | AfspraakDoeFormulier):
        return t(f"afspraken.knop.{payload.doen.value}")
    return t("afspraken.knop.bekijken")


DOEN_ZONDER_VORM = frozenset({Doen.AANNEMEN})
"""What needs nothing to be said with it: one press does it."""
