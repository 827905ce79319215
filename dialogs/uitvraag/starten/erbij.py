"""/uitvraag erbij: one organisatie more in an uitvraag that runs, in one step."""

from collections.abc import Mapping, Sequence

from cards.uitvraag import starten as kaarten
from cards.uitvraag.payloads import ErbijOpen, UitvraagStart
from cards.uitvraag.starten import Extravorm
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.wievragen import voorstel_voor
from dialogs.uitvraag.geheel import Geheel, bij_opdracht, laad_geheel
from dialogs.uitvraag.starten.aanbod import als_keuzes, eis_lopend, namen_van
from domain.casus import Casus
from domain.errors import UserMistake
from domain.uitvraag import BevragingStatus, Uitvraag
from domain.uitvraagvoorstel import Voorstel
from storage import agenda


def register(registry: Registry) -> None:
    """Declare the command and its button."""
    registry.command(
        CommandSpec(
            words="uitvraag erbij",
            permission=Permission.PROCESREGISSEUR,
            group="wijzigen.groep",
            help="uitvraag.opdracht.erbij",
            example="/uitvraag erbij 26-0142-K ggd",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=opdracht,
            arguments=(Argument.CASUSCODE, Argument.ORGANISATIE),
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.UITVRAAG_ERBIJ, ErbijOpen, Permission.PROCESREGISSEUR, openen))


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag erbij: the form with that organisatie ticked; ask for the uitvraag when it was not typed.

    Its answer holds codes, dates and organisaties only, so it may stand in the regisseur's own chat.
    """
    return _zoek(desk, arguments)


def openen(desk: Desk, payload: ErbijOpen) -> Answer:
    """Open the form for an uitvraag."""
    if payload.uitvraag is None:
        return _zoek(desk, Arguments(organisatie=payload.organisatie))
    return _toon(desk, laad_geheel(desk, payload.uitvraag), payload.organisatie)


def extraformulier(
    desk: Desk,
    casus: Casus,
    uitvraag: Uitvraag,
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    melding: str = "",
) -> Answer:
    """Show the form to ask more organisaties in an uitvraag that runs. Whoever was taken back may be asked again."""
    gevraagd = [een.organisatie for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN]
    voorstel = voorstel_voor(desk, casus, zonder=gevraagd)
    vorm = Extravorm(
        code=str(casus.code),
        zitting=agenda.lees(desk.uow, uitvraag.zitting_id).begint_op,
        deadline=uitvraag.deadline,
        gevraagd=namen_van(desk, gevraagd),
        vast=als_keuzes(voorstel.vast),
        mogelijk=als_keuzes(voorstel.mogelijk),
        gasten=als_keuzes(voorstel.gasten),
        open=(),
        waarden=waarden or {},
        fouten=fouten,
        melding=melding,
    )
    knop = UitvraagStart(casus=casus.id, uitvraag=uitvraag.id, sleutel=desk.issue_key(Verb.UITVRAAG_START, casus.id))
    return als_antwoord(kaarten.meer_vragen(vorm, knop, desk.teksten, desk.regio.kalender), desk.teksten)


def _zoek(desk: Desk, arguments: Arguments) -> Answer:
    return bij_opdracht(
        desk,
        arguments,
        titel="uitvraag.erbij.titel",
        kan=lambda geheel: geheel.loopt(desk.nu),
        toon=lambda geheel: _toon(desk, geheel, arguments.organisatie),
        kies=ErbijOpen(organisatie=arguments.organisatie) if arguments.organisatie else ErbijOpen(),
        anders="uitvraag.erbij.geen",
    )


def _toon(desk: Desk, geheel: Geheel, organisatie: str | None) -> Answer:
    eis_lopend(geheel.casus)
    if not geheel.loopt(desk.nu):
        raise UserMistake("uitvraag.erbij.geen")
    gevraagd = {een.organisatie for een in geheel.gevraagd}
    if organisatie in gevraagd:
        melding = desk.teksten("uitvraag.erbij.al_gevraagd", organisatie=namen_van(desk, [organisatie])[0])
        return extraformulier(desk, geheel.casus, geheel.uitvraag, melding=melding)
    voorstel = voorstel_voor(desk, geheel.casus, zonder=gevraagd)
    return extraformulier(desk, geheel.casus, geheel.uitvraag, waarden=_aangevinkt(voorstel, organisatie))


def _aangevinkt(voorstel: Voorstel, organisatie: str | None) -> dict[str, str]:
    """Return the tick for an organisatie, in the list in which it stands."""
    lijsten = (("vast", voorstel.vast), ("mogelijk", voorstel.mogelijk), ("gasten", voorstel.gasten))
    return {veld: een.code for veld, lijst in lijsten for een in lijst if een.code == organisatie}
