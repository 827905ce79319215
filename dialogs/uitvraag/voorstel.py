"""The proposal: which zitting, whom to ask, until when, why. Everything can be changed before it starts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cards import datum
from cards.bouwstenen import Card, zonder_opmaak
from cards.payloads import VELD
from cards.uitvraag import starten as kaarten
from cards.uitvraag.payloads import UitvraagStart, VoorstelOpen
from cards.uitvraag.starten import Extravorm, Voorstelvorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer, ShowCard
from dialogs.kern.desk import Desk
from dialogs.kern.registry import Arguments
from dialogs.kern.turn import Typed
from dialogs.uitvraag.zaak import eigen_casus, eigen_casus_met
from domain.agenda import Zitting
from domain.casus import Casus, Fase
from domain.errors import UserMistake
from domain.organisatie import Keuzereden, Organisatie
from domain.uitvraag import Uitvraag, neemt_antwoord_aan
from domain.uitvraagtermijn import Deadlinevoorstel, deadline_voor
from domain.uitvraagvoorstel import Open, Voorstel, stel_voor
from storage import agenda
from storage import casus as casussen
from storage import uitvraag as uitvragen

MEESTE_ZITTINGEN = 6
"""Coming zittingen that are offered."""

DOEL_VAN_CASUS = "casus"
"""The choice for the purpose as it was worded with the casus. Codes of the region's purposes stand behind `doel.`."""

DOEL = "doel."

_LANGSTE_DOEL = 300


@dataclass(frozen=True, slots=True)
class Zittingskeuze:
    """A zitting that may be chosen, with the deadline that would go with it."""

    zitting: Zitting
    deadline: Deadlinevoorstel | None


def start(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag start: ask for which casus, or lead to the proposal. What is typed is answered neutrally."""
    if arguments.casuscode is None:
        return _kaart(desk, kaarten.kies_casus(_lopende_codes(desk), desk.teksten))
    casus = eigen_casus_met(desk, arguments.casuscode)
    if isinstance(desk.turn.happening, Typed):
        return _kaart(desk, kaarten.deur(casus.id, str(casus.code), desk.teksten))
    return toon(desk, casus)


def openen(desk: Desk, payload: VoorstelOpen) -> Answer:
    """Open the proposal for a casus."""
    if payload.casus is None:
        return _kaart(desk, kaarten.kies_casus(_lopende_codes(desk), desk.teksten))
    return toon(desk, eigen_casus(desk, payload.casus), nieuw=payload.nieuw)


def toon(desk: Desk, casus: Casus, *, nieuw: bool = False) -> Answer:
    """Show the form to start, or, when an uitvraag runs already, the one to ask more organisaties in it."""
    eis_lopend(casus)
    lopend = lopende_uitvragen(desk, casus)
    if lopend and not nieuw:
        return extraformulier(desk, casus, lopend[0])
    return startformulier(desk, casus)


def eis_lopend(casus: Casus) -> None:
    """Refuse a casus that was closed.

    Raises:
        UserMistake: it was ("uitvraag.casus_afgesloten").
    """
    if casus.fase is Fase.AFGESLOTEN:
        raise UserMistake("uitvraag.casus_afgesloten")


def lopende_uitvragen(desk: Desk, casus: Casus) -> tuple[Uitvraag, ...]:
    """Return the uitvragen of a casus that still take answers, the newest first."""
    return tuple(
        een
        for een in uitvragen.van_casus(desk.uow, casus.id)
        if neemt_antwoord_aan(een, agenda.lees(desk.uow, een.zitting_id).begint_op, desk.nu)
    )


def te_kiezen_zittingen(desk: Desk, casus: Casus) -> tuple[Zittingskeuze, ...]:
    """Return the coming zittingen of the casus's tafel for which no uitvraag of it runs."""
    bezet = {een.zitting_id for een in lopende_uitvragen(desk, casus)}
    komende = agenda.volgende(desk.uow, casus.tafel, desk.nu, MEESTE_ZITTINGEN + len(bezet))
    return tuple(
        Zittingskeuze(een, deadline_voor(desk.regio, een.begint_op, desk.nu, spoed=casus.spoed))
        for een in komende
        if een.id not in bezet
    )[:MEESTE_ZITTINGEN]


def voorstel_voor(desk: Desk, casus: Casus, *, zonder: Iterable[str] = ()) -> Voorstel:
    """Return whom the tafel of the casus would ask."""
    return stel_voor(desk.regio, desk.regio.tafel(casus.tafel), casus.gemeenten(), zonder=zonder)


def doelen(desk: Desk, casus: Casus) -> dict[str, str]:
    """Return the purposes that may be chosen: the casus's own words first, then those of its lane."""
    eigen = {DOEL_VAN_CASUS: casus.doel} if casus.doel else {}
    # The same words twice would only make people wonder which of the two to choose.
    overig = (een for een in desk.regio.doelen_van(casus.spoor) if een.tekst != casus.doel)
    return eigen | {f"{DOEL}{een.code}": een.tekst for een in overig}


def startformulier(
    desk: Desk, casus: Casus, *, waarden: Mapping[str, str] | None = None, fouten: Sequence[str] = ()
) -> Answer:
    """Show the form to start an uitvraag, with what was filled in and what is wrong with it."""
    t, regio = desk.teksten, desk.regio
    keuzes = te_kiezen_zittingen(desk, casus)
    voorstel = voorstel_voor(desk, casus)
    grondslagen = regio.grondslagen_van(casus.spoor)
    vorm = Voorstelvorm(
        code=str(casus.code),
        zittingen=[(een.zitting.id, _zitting_in_woorden(desk, een)) for een in keuzes],
        zitting=_eerste_zitting(keuzes, casus),
        zelf_plannen=regio.tafel(casus.tafel).rooster is None,
        termijn_bekend=deadline_voor(regio, desk.nu, desk.nu, spoed=casus.spoed) is not None,
        vast=_namen(voorstel.vast),
        mogelijk=_namen(voorstel.mogelijk),
        gasten=_namen(voorstel.gasten),
        open=[_open(desk, een) for een in voorstel.open],
        doelen=[(code, _doel_in_woorden(desk, code, woorden)) for code, woorden in doelen(desk, casus).items()],
        grondslagen=[
            (een.code, een.tekst if een.bevestigd else t("uitvraag.start.te_bevestigen", grondslag=een.tekst))
            for een in grondslagen
        ],
        grondslag=casus.grondslag,
        opmerkingen=_opmerkingen(desk, keuzes),
        waarden=waarden,
        fouten=fouten,
    )
    knop = UitvraagStart(casus=casus.id, sleutel=desk.issue_key(Verb.UITVRAAG_START, casus.id))
    return _kaart(desk, kaarten.voorstel(vorm, knop, t))


def extraformulier(
    desk: Desk,
    casus: Casus,
    uitvraag: Uitvraag,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
) -> Answer:
    """Show the form to ask more organisaties in an uitvraag that runs."""
    gevraagd = [een.organisatie for een in uitvraag.bevragingen]
    voorstel = voorstel_voor(desk, casus, zonder=gevraagd)
    vorm = Extravorm(
        code=str(casus.code),
        zitting=agenda.lees(desk.uow, uitvraag.zitting_id).begint_op,
        deadline=uitvraag.deadline,
        gevraagd=namen_van(desk, gevraagd),
        vast=_namen(voorstel.vast),
        mogelijk=_namen(voorstel.mogelijk),
        gasten=_namen(voorstel.gasten),
        open=(),
        waarden=waarden or {},
        fouten=fouten,
    )
    knop = UitvraagStart(casus=casus.id, uitvraag=uitvraag.id, sleutel=desk.issue_key(Verb.UITVRAAG_START, casus.id))
    return _kaart(desk, kaarten.meer_vragen(vorm, knop, desk.teksten, desk.regio.kalender))


def namen_van(desk: Desk, codes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of organisaties; one that the region has dropped since keeps its code."""
    bekend = desk.regio.organisaties
    return tuple(bekend[code].naam if code in bekend else code for code in codes)


def ingevuld(payload: UitvraagStart) -> dict[str, str]:
    """Return what was filled in, by input id."""
    velden = ("zitting", "zitting_datum", "zitting_tijd", "vast", "mogelijk", "gasten")
    meer = ("deadline_datum", "deadline_tijd", "doel", "grondslag")
    gewoon = {veld: str(getattr(payload, veld)) for veld in (*velden, *meer)}
    return gewoon | {VELD + veld: waarde for veld, waarde in payload.velden.items()}


def _lopende_codes(desk: Desk) -> list[tuple[str, str]]:
    eigen = casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)
    return [(een.id, str(een.code)) for een in eigen if een.fase is not Fase.AFGESLOTEN]


def _eerste_zitting(keuzes: Sequence[Zittingskeuze], casus: Casus) -> str:
    """Propose the first zitting with the ordinary term; when it is urgent, or none has it, simply the first."""
    ruim = (een for een in keuzes if een.deadline is None or not een.deadline.verschoven or casus.spoed)
    eerste = next(ruim, keuzes[0] if keuzes else None)
    return eerste.zitting.id if eerste else ""


def _zitting_in_woorden(desk: Desk, een: Zittingskeuze) -> str:
    kalender = desk.regio.kalender
    wanneer = datum.dag_en_tijd(een.zitting.begint_op, kalender)
    if een.deadline is None:
        return wanneer
    deadline = datum.dag_en_tijd(een.deadline.moment, kalender)
    return desk.teksten("uitvraag.start.zitting_keuze", wanneer=wanneer, deadline=deadline)


def _opmerkingen(desk: Desk, keuzes: Sequence[Zittingskeuze]) -> list[str]:
    kalender = desk.regio.kalender
    return [
        desk.teksten(
            "uitvraag.start.verschoven",
            wanneer=datum.dag_en_tijd(een.zitting.begint_op, kalender),
            deadline=datum.dag_en_tijd(een.deadline.moment, kalender),
        )
        for een in keuzes
        if een.deadline is not None and een.deadline.verschoven
    ]


def _doel_in_woorden(desk: Desk, code: str, woorden: str) -> str:
    if code != DOEL_VAN_CASUS:
        return woorden
    kort = woorden if len(woorden) <= _LANGSTE_DOEL else f"{woorden[:_LANGSTE_DOEL]}…"
    return desk.teksten("uitvraag.start.doel_casus", doel=zonder_opmaak(kort))


_VRAAG = {Keuzereden.MEERDERE: "meerdere", Keuzereden.GEMEENTE_ONBEKEND: "meerdere"}


def _open(desk: Desk, een: Open) -> kaarten.Open:
    soort = desk.regio.partnersoorten[een.soort].naam
    if not een.kandidaten:
        return kaarten.Open(een.sleutel, desk.teksten("uitvraag.start.open.geen", soort=soort), ())
    vraag = f"uitvraag.start.open.{_VRAAG.get(een.vraag.reden, 'onbekend')}"
    gemeente = desk.regio.gemeenten.get(een.vraag.gemeente or "")
    if gemeente is None:
        woorden = desk.teksten(vraag, soort=soort)
    else:
        woorden = desk.teksten(f"{vraag}.gemeente", soort=soort, gemeente=gemeente.naam)
    return kaarten.Open(een.sleutel, woorden, _namen(een.kandidaten))


def _namen(organisaties: Iterable[Organisatie]) -> list[tuple[str, str]]:
    return [(een.code, een.naam) for een in organisaties]


def _kaart(desk: Desk, kaart: Card) -> Answer:
    return ShowCard(kaart, desk.teksten("algemeen.samenvatting"))
