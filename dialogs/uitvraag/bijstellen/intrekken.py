"""Withdrawing: the access closes at once, what stands in Teams says so, and who had opened it is told.

Until it is withdrawn an answer counts; from then on it is refused. What was withdrawn by mistake is asked again in one
step, with what was answered before.
"""

from collections.abc import Sequence

from cards.uitvraag import intrekken as kaarten
from cards.uitvraag import wijzigen as wijzigkaarten
from cards.uitvraag.intrekken import AGENDA_BLIJFT, Ingetrokken, Intrekvorm
from cards.uitvraag.wijzigdata import IntrekFormulier, Intrekken, IntrekTerug, InzageOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.inzage import in_namen, wie_opende
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.uitvraag.bijstellen.terugnemen import blijft_erbij, neem_terug, vraag_weer
from dialogs.uitvraag.geheel import Geheel, bij_opdracht, laad_geheel, op_slot
from domain.casus import Onderwerp
from domain.uitvraag import Bevraging, UitvraagStatus
from storage import agenda
from storage.inbox import Uitkomst


class _NietCompleet(Exception):
    """The form cannot be used yet; `fout` says why, in words."""

    def __init__(self, fout: str) -> None:
        super().__init__()
        self.fout = fout


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag intrek: the form for the uitvraag that runs; after the zitting for the last one."""
    return bij_opdracht(
        desk,
        arguments,
        titel="uitvraag.intrek.kies_titel",
        kan=lambda een: not een.ingetrokken,
        toon=lambda een: _formulier(desk, een),
        kies=IntrekFormulier(),
        anders="uitvraag.niets_in_te_trekken",
    )


def formulier(desk: Desk, payload: IntrekFormulier) -> Answer:
    """Show the form to withdraw an uitvraag or a part of it; when all of it is withdrawn, what came of that."""
    if payload.uitvraag is None:
        return opdracht(desk, Arguments())
    geheel = laad_geheel(desk, payload.uitvraag)
    if not geheel.gevraagd:
        return _ingetrokken(desk, geheel, geheel.teruggenomen)
    return _formulier(desk, geheel)


def trek_in(desk: Desk, payload: Intrekken) -> Answer:
    """Withdraw what was chosen, at once; then list who had opened it."""
    geheel = laad_geheel(desk, payload.uitvraag)
    afdruk = desk.fingerprint({"alles": str(payload.alles), "organisaties": payload.organisaties})

    def act() -> Uitkomst:
        nu = op_slot(desk, geheel)
        gekozen = _gekozen(desk, nu, payload)
        neem_terug(desk, nu, gekozen, agenda_blijft=payload.agenda == AGENDA_BLIJFT)
        codes = ",".join(een.organisatie for een in gekozen)
        return Uitkomst("ingetrokken", {"uitvraag": nu.uitvraag.id, "organisaties": codes, "invoer": afdruk})

    onderwerp = geheel.uitvraag.id
    try:
        uitkomst = desk.once(Verb.UITVRAAG_INTREK, payload.sleutel, act, onderwerp=onderwerp)
    except _NietCompleet as niet:
        return _formulier(desk, laad_geheel(desk, onderwerp), payload, niet.fout)
    na = laad_geheel(desk, onderwerp)
    if uitkomst.ids["invoer"] != afdruk and na.gevraagd:
        return _formulier(desk, na, payload, desk.teksten("uitvraag.intrek.fout.al_gedaan"))
    codes = uitkomst.ids["organisaties"].split(",")
    weg = tuple(een for een in na.teruggenomen if een.organisatie in codes)
    # Asked again since: then there is nothing to say about it any more but how it may be withdrawn.
    return _ingetrokken(desk, na, weg) if weg else _formulier(desk, na)


def terug(desk: Desk, payload: IntrekTerug) -> Answer:
    """Ask again what was withdrawn, with what was answered before."""
    geheel = laad_geheel(desk, payload.uitvraag)
    codes = set(payload.organisaties.split(","))

    def act() -> Uitkomst:
        nu = op_slot(desk, geheel)
        vraag_weer(desk, nu, [een for een in nu.teruggenomen if een.organisatie in codes])
        return Uitkomst("hersteld", {"uitvraag": nu.uitvraag.id})

    desk.once(Verb.UITVRAAG_INTREK_TERUG, payload.sleutel, act, onderwerp=geheel.uitvraag.id)
    na = laad_geheel(desk, geheel.uitvraag.id)
    weer = [desk.regio.organisatienaam(een.organisatie) for een in na.gevraagd if een.organisatie in codes]
    t = desk.teksten
    beeld = wijzigkaarten.Gedaan(
        uitvraag=na.uitvraag.id,
        code=str(na.casus.code),
        uitleg=(t("uitvraag.intrek.hersteld", organisaties=", ".join(weer)),),
    )
    return als_antwoord(wijzigkaarten.gedaan(beeld, t), t)


def inzage(desk: Desk, payload: InzageOpen) -> Answer:
    """Show once more what was withdrawn, and who had opened it."""
    geheel = laad_geheel(desk, payload.uitvraag)
    if not geheel.teruggenomen:
        return _formulier(desk, geheel)
    return _ingetrokken(desk, geheel, geheel.teruggenomen)


def _gekozen(desk: Desk, geheel: Geheel, payload: Intrekken) -> tuple[Bevraging, ...]:
    """Return what is to be withdrawn.

    Raises:
        _NietCompleet: nothing was chosen, all and some at once, or what was chosen is withdrawn already.
    """
    t = desk.teksten
    codes = {een for een in payload.organisaties.split(",") if een}
    if not geheel.gevraagd:
        raise _NietCompleet(t("uitvraag.intrek.fout.al_gedaan"))
    if payload.alles and codes:
        raise _NietCompleet(t("uitvraag.intrek.fout.beide"))
    if payload.alles:
        return geheel.gevraagd
    gekozen = tuple(een for een in geheel.gevraagd if een.organisatie in codes)
    if not codes:
        raise _NietCompleet(t("uitvraag.intrek.fout.niets"))
    if not gekozen:
        raise _NietCompleet(t("uitvraag.intrek.fout.al_gedaan"))
    return gekozen


def _formulier(desk: Desk, geheel: Geheel, payload: Intrekken | None = None, fout: str = "") -> Answer:
    if not geheel.gevraagd:
        return _ingetrokken(desk, geheel, geheel.teruggenomen, fout)
    begonnen = geheel.begonnen(desk.nu)
    nog = {een.organisatie for een in geheel.gevraagd}
    gekozen = payload.organisaties.split(",") if payload else []
    vorm = Intrekvorm(
        code=str(geheel.casus.code),
        uitvraag=geheel.uitvraag.id,
        sleutel=desk.issue_key(Verb.UITVRAAG_INTREK, geheel.uitvraag.id),
        organisaties=[(een.organisatie, desk.regio.organisatienaam(een.organisatie)) for een in geheel.gevraagd],
        begonnen=begonnen,
        agenda=not begonnen and _staat_op_agenda(desk, geheel),
        casus=geheel.casus.id if geheel.casus.onderwerp is Onderwerp.PERSONEN else None,
        gekozen=",".join(een for een in gekozen if een in nog),
        agenda_keuze=payload.agenda if payload else "",
        fouten=(fout,) if fout else (),
    )
    return als_antwoord(kaarten.intrekformulier(vorm, desk.teksten), desk.teksten)


def _ingetrokken(desk: Desk, geheel: Geheel, weg: Sequence[Bevraging], melding: str = "") -> Answer:
    organisaties = [een.organisatie for een in weg]
    gezien = wie_opende(desk, geheel.casus.id, organisaties=organisaties, vanaf=geheel.uitvraag.gestart_op)
    kan_terug = not geheel.begonnen(desk.nu) and geheel.uitvraag.status is not UitvraagStatus.GESLOTEN
    beeld = Ingetrokken(
        uitvraag=geheel.uitvraag.id,
        code=str(geheel.casus.code),
        alles=geheel.ingetrokken,
        organisaties=[(een, desk.regio.organisatienaam(een)) for een in organisaties],
        inzagen=in_namen(desk, gezien),
        houdt_toegang=[desk.regio.organisatienaam(een) for een in organisaties if blijft_erbij(desk, geheel, een)],
        van_agenda=geheel.ingetrokken and not _staat_op_agenda(desk, geheel),
        sleutel_terug=desk.issue_key(Verb.UITVRAAG_INTREK_TERUG, geheel.uitvraag.id) if kan_terug else None,
        melding=melding,
    )
    kaart = kaarten.ingetrokken(beeld, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def _staat_op_agenda(desk: Desk, geheel: Geheel) -> bool:
    return any(een.casus_id == geheel.casus.id for een in agenda.punten(desk.uow, geheel.zitting.id))
