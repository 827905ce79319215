"""Another deadline, earlier or later: never in the past, never after the zitting begins."""

from dataclasses import replace
from datetime import datetime

from cards import datum
from cards.uitvraag import wijzigen as kaarten
from cards.uitvraag.wijzigdata import VerzetFormulier, Verzetten
from cards.uitvraag.wijzigen import Gedaan, Verzetvorm
from cards.verbs import Verb
from dialogs.kern import uitvraagpost as post
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.uitvraag.geheel import Geheel, bij_opdracht, laad_geheel, op_slot, zet_herinneringen
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.moment import lees_moment
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


class _KanNiet(Exception):
    """The moment that was filled in cannot be the deadline."""


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag verzet: the form for another deadline of the uitvraag that runs."""
    return bij_opdracht(
        desk,
        arguments,
        titel="uitvraag.verzet.kies_titel",
        kan=lambda een: een.loopt(desk.nu),
        toon=lambda een: _formulier(desk, een),
        kies=VerzetFormulier(),
        anders="uitvraag.loopt_niet",
    )


def formulier(desk: Desk, payload: VerzetFormulier) -> Answer:
    """Show the form for another deadline."""
    if payload.uitvraag is None:
        return opdracht(desk, Arguments())
    geheel = laad_geheel(desk, payload.uitvraag)
    _eis_lopend(desk, geheel)
    return _formulier(desk, geheel)


def verzet(desk: Desk, payload: Verzetten) -> Answer:
    """Set another deadline: the reminders follow it; an earlier one wakes who still owes an answer."""
    geheel = laad_geheel(desk, payload.uitvraag)
    waarden = {"deadline_datum": payload.deadline_datum, "deadline_tijd": payload.deadline_tijd}
    afdruk = desk.fingerprint(waarden)

    def act() -> Uitkomst:
        nu = op_slot(desk, geheel)
        _eis_lopend(desk, nu)
        nieuw = lees_moment(payload.deadline_datum, payload.deadline_tijd, desk.regio.kalender)
        if nieuw is None or not desk.nu < nieuw <= nu.zitting.begint_op:
            raise _KanNiet
        vroeger = nieuw < nu.uitvraag.deadline
        if nieuw != nu.uitvraag.deadline:
            _zet(desk, nu, nieuw, vroeger=vroeger)
        return Uitkomst("vroeger" if vroeger else "later", {"uitvraag": nu.uitvraag.id, "invoer": afdruk})

    onderwerp = geheel.uitvraag.id
    try:
        uitkomst = desk.once(Verb.UITVRAAG_VERZET, payload.sleutel, act, onderwerp=onderwerp)
    except _KanNiet:
        return _formulier(desk, geheel, waarden, fout=desk.teksten("uitvraag.verzet.fout.moment"))
    na = laad_geheel(desk, onderwerp)
    if uitkomst.ids["invoer"] != afdruk and na.loopt(desk.nu):
        return _formulier(desk, na, waarden, melding=desk.teksten("uitvraag.verzet.al_gedaan"))
    return _klaar(desk, na, vroeger=uitkomst.soort == "vroeger")


def _zet(desk: Desk, geheel: Geheel, nieuw: datetime, *, vroeger: bool) -> None:
    uitvraag = uitvragen.wijzig(desk.uow, replace(geheel.uitvraag, deadline=nieuw))
    desk.record(
        Handeling.UITVRAAG_VERZET,
        casus_id=geheel.casus.id,
        onderwerp_id=uitvraag.id,
        doel=uitvraag.grondslag,
    )
    zet_herinneringen(desk, uitvraag, geheel.open)
    for een in geheel.gevraagd:
        post.werk_kaart_bij(desk, een)
    if vroeger:
        for een in geheel.open:
            post.wek(desk, een)


def _klaar(desk: Desk, geheel: Geheel, *, vroeger: bool) -> Answer:
    t = desk.teksten
    uitleg = [t("uitvraag.verzet.klaar", wanneer=datum.dag_en_tijd(geheel.uitvraag.deadline, desk.regio.kalender))]
    if vroeger and geheel.open:
        uitleg.append(t.aantal("uitvraag.verzet.gewekt", len(geheel.open)))
    beeld = Gedaan(
        uitvraag=geheel.uitvraag.id,
        code=str(geheel.casus.code),
        uitleg=uitleg,
        verder=[(t("uitvraag.knop.verzet_opnieuw"), VerzetFormulier(uitvraag=geheel.uitvraag.id))],
    )
    return als_antwoord(kaarten.gedaan(beeld, t), t)


def _formulier(
    desk: Desk, geheel: Geheel, waarden: dict[str, str] | None = None, *, fout: str = "", melding: str = ""
) -> Answer:
    sleutel = desk.issue_key(Verb.UITVRAAG_VERZET, geheel.uitvraag.id)
    vorm = Verzetvorm(
        code=str(geheel.casus.code),
        deadline=geheel.uitvraag.deadline,
        zitting=geheel.zitting.begint_op,
        knop=Verzetten(uitvraag=geheel.uitvraag.id, sleutel=sleutel),
        waarden=waarden or {},
        fouten=(fout,) if fout else (),
        melding=melding,
    )
    kaart = kaarten.verzetformulier(vorm, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def _eis_lopend(desk: Desk, geheel: Geheel) -> None:
    if not geheel.loopt(desk.nu):
        raise UserMistake("uitvraag.zitting_begonnen" if geheel.begonnen(desk.nu) else "uitvraag.loopt_niet")
