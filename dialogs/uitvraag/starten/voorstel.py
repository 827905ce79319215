"""The proposal: which zitting, whom to ask, until when, why. Everything can be changed before it starts."""

from collections.abc import Mapping, Sequence

from cards import datum
from cards.bouwstenen import zonder_opmaak
from cards.uitvraag import starten as kaarten
from cards.uitvraag.payloads import UitvraagStart, VoorstelOpen
from cards.uitvraag.starten import Spoedvorm, Voorstelvorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import samenvatting, vraag_eerst
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.turn import Typed
from dialogs.kern.wievragen import voorstel_voor
from dialogs.uitvraag.starten import spoed as spoedmaken
from dialogs.uitvraag.starten.aanbod import (
    DOEL_VAN_CASUS,
    Zittingskeuze,
    als_keuzes,
    deadline_bij,
    doelen,
    eerste_zitting,
    eis_lopend,
    lopende_uitvragen,
    te_kiezen_zittingen,
    zitting_in_woorden,
)
from dialogs.uitvraag.starten.erbij import extraformulier
from dialogs.uitvraag.zaak import eigen_casus, eigen_casus_met
from domain.casus import Casus
from domain.organisatie import Keuzereden
from domain.uitvraagvoorstel import Open
from storage import casus as casussen

_LANGSTE_DOEL = 300


def start(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag start: ask for which casus, or lead to the proposal. What is typed is answered neutrally."""
    return _opdracht(desk, arguments, spoed=False)


def spoed(desk: Desk, arguments: Arguments) -> Answer:
    """/spoed: the same, with the switch on."""
    return _opdracht(desk, arguments, spoed=True)


def openen(desk: Desk, payload: VoorstelOpen) -> Answer:
    """Open the proposal for a casus."""
    if payload.casus is None:
        return als_antwoord(kaarten.kies_casus(_lopende_codes(desk), desk.teksten, spoed=payload.spoed), desk.teksten)
    return toon(desk, eigen_casus(desk, payload.casus), nieuw=payload.nieuw, spoed=payload.spoed)


def toon(desk: Desk, casus: Casus, *, nieuw: bool = False, spoed: bool = False) -> Answer:
    """Show the form to start; when an uitvraag runs already, to ask more organisaties in it, or to make it urgent."""
    eis_lopend(casus)
    lopend = lopende_uitvragen(desk, casus)
    if not lopend or nieuw:
        if (eerst := vraag_eerst(desk, casus, "spoed" if spoed else "uitvraag start")) is not None:
            return eerst
        return startformulier(desk, casus, spoed=spoed or casus.spoed)
    if spoed and not casus.spoed:
        return spoedmaken.formulier(desk, casus, lopend[0])
    return extraformulier(desk, casus, lopend[0])


def startformulier(
    desk: Desk,
    casus: Casus,
    *,
    spoed: bool,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
) -> Answer:
    """Show the form to start an uitvraag, with what was filled in and what is wrong with it."""
    t, regio = desk.teksten, desk.regio
    keuzes = te_kiezen_zittingen(desk, casus, spoed=spoed)
    voorstel = voorstel_voor(desk, casus)
    grondslagen = regio.grondslagen_van(casus.spoor)
    vorm = Voorstelvorm(
        code=str(casus.code),
        zittingen=[(een.zitting.id, zitting_in_woorden(desk, een)) for een in keuzes],
        zitting=eerste_zitting(keuzes, spoed=spoed),
        zelf_plannen=regio.tafel(casus.tafel).rooster is None,
        # When urgent, the hours beside the switch are the term.
        termijn_bekend=spoed or deadline_bij(desk, desk.nu, spoed=False) is not None,
        spoed=Spoedvorm(aan=spoed, uren=regio.termijnen.spoed_uren),
        vast=als_keuzes(voorstel.vast),
        mogelijk=als_keuzes(voorstel.mogelijk),
        gasten=als_keuzes(voorstel.gasten),
        open=[_open(desk, een) for een in voorstel.open],
        doelen=[(code, _doel_in_woorden(desk, code, woorden)) for code, woorden in doelen(desk, casus).items()],
        grondslagen=[
            (een.code, een.tekst if een.bevestigd else t("uitvraag.start.te_bevestigen", grondslag=een.tekst))
            for een in grondslagen
        ],
        grondslag=casus.grondslag,
        opmerkingen=_opmerkingen(desk, keuzes),
        weten_ervan=samenvatting(desk, casus),
        waarden=waarden,
        fouten=fouten,
    )
    knop = UitvraagStart(casus=casus.id, sleutel=desk.issue_key(Verb.UITVRAAG_START, casus.id))
    return als_antwoord(kaarten.voorstel(vorm, knop, t), desk.teksten)


def _opdracht(desk: Desk, arguments: Arguments, *, spoed: bool) -> Answer:
    if arguments.casuscode is None:
        return als_antwoord(kaarten.kies_casus(_lopende_codes(desk), desk.teksten, spoed=spoed), desk.teksten)
    casus = eigen_casus_met(desk, arguments.casuscode)
    if isinstance(desk.turn.happening, Typed):
        return als_antwoord(kaarten.deur(casus.id, str(casus.code), desk.teksten, spoed=spoed), desk.teksten)
    return toon(desk, casus, spoed=spoed)


def _lopende_codes(desk: Desk) -> list[tuple[str, str]]:
    return [(een.id, str(een.code)) for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]


def _opmerkingen(desk: Desk, keuzes: Sequence[Zittingskeuze]) -> list[str]:
    kalender = desk.regio.kalender
    return [
        desk.teksten(
            "uitvraag.start.verschoven",
            wanneer=datum.dag_en_tijd(een.zitting.begint_op, kalender),
            deadline=datum.dag_en_tijd(een.deadline, kalender),
        )
        for een in keuzes
        if een.deadline is not None and een.verschoven
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
    return kaarten.Open(een.sleutel, woorden, als_keuzes(een.kandidaten))
