"""Closing before the zitting, and opening again: a mistake is undone in one step."""

from dataclasses import replace

from cards.uitvraag import wijzigen as kaarten
from cards.uitvraag.wijzigdata import Heropenen, Sluiten, VerzetFormulier, Wijzigen
from cards.uitvraag.wijzigen import Gedaan
from cards.verbs import Verb
from dialogs.kern import uitvraagpost as post
from dialogs.kern.answers import Answer
from dialogs.kern.deelname import laat_meedoen
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_agenda_waar
from dialogs.kern.registry import Arguments
from dialogs.uitvraag.bijstellen import wijzigen
from dialogs.uitvraag.geheel import Geheel, bij_opdracht, laad_geheel, op_slot, zet_herinneringen
from dialogs.uitvraag.starten.aanbod import eis_lopend
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.uitvraag import UitvraagStatus
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst


def sluit_opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag sluit: everything that can be changed in the uitvraag that runs, closing first."""
    return bij_opdracht(
        desk,
        arguments,
        titel="uitvraag.sluit.kies_titel",
        kan=lambda een: een.loopt(desk.nu),
        toon=lambda een: wijzigen.toon(desk, een, eerst=Verb.UITVRAAG_SLUIT),
        kies=Wijzigen(),
        anders="uitvraag.loopt_niet",
    )


def heropen_opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/uitvraag heropen: what can be changed in an uitvraag that was closed before its zitting, opening first."""
    return bij_opdracht(
        desk,
        arguments,
        titel="uitvraag.sluit.heropen_kies_titel",
        kan=lambda een: _is_vervroegd_gesloten(desk, een),
        toon=lambda een: wijzigen.toon(desk, een, eerst=Verb.UITVRAAG_HEROPEN),
        kies=Wijzigen(),
        anders="uitvraag.niet_te_heropenen",
    )


def sluit(desk: Desk, payload: Sluiten) -> Answer:
    """Take no more answers from now on; the cards say so."""
    geheel = laad_geheel(desk, payload.uitvraag)

    def act() -> Uitkomst:
        nu = op_slot(desk, geheel)
        if not nu.loopt(desk.nu):
            raise UserMistake("uitvraag.zitting_begonnen" if nu.begonnen(desk.nu) else "uitvraag.loopt_niet")
        uitvragen.wijzig(desk.uow, replace(nu.uitvraag, status=UitvraagStatus.GESLOTEN))
        _noteer(desk, Handeling.UITVRAAG_GESLOTEN, nu)
        for een in nu.gevraagd:
            post.werk_bij(desk, een)
        houd_agenda_waar(desk, nu.zitting.id, nu.casus.tafel)
        return Uitkomst("gesloten", {"uitvraag": nu.uitvraag.id})

    desk.once(Verb.UITVRAAG_SLUIT, payload.sleutel, act, onderwerp=geheel.uitvraag.id)
    return _klaar(desk, laad_geheel(desk, geheel.uitvraag.id))


def heropen(desk: Desk, payload: Heropenen) -> Answer:
    """Take answers again, until the zitting begins; who owes one is reminded again.

    Who was asked takes part again, when the casus was closed meanwhile and came back.
    """
    geheel = laad_geheel(desk, payload.uitvraag)

    def act() -> Uitkomst:
        nu = op_slot(desk, geheel)
        eis_lopend(nu.casus)
        if not _is_vervroegd_gesloten(desk, nu):
            raise UserMistake("uitvraag.zitting_begonnen" if nu.begonnen(desk.nu) else "uitvraag.niet_te_heropenen")
        uitvraag = uitvragen.wijzig(desk.uow, replace(nu.uitvraag, status=UitvraagStatus.OPEN))
        _noteer(desk, Handeling.UITVRAAG_HEROPEND, nu)
        zet_herinneringen(desk, uitvraag, nu.open)
        for een in nu.gevraagd:
            laat_meedoen(desk, nu.casus, een.organisatie, een.id)
            if post.is_gevraagd(desk, een):
                post.werk_kaart_bij(desk, een)
            else:
                post.vraag(desk, een)
        houd_agenda_waar(desk, nu.zitting.id, nu.casus.tafel)
        return Uitkomst("heropend", {"uitvraag": nu.uitvraag.id})

    desk.once(Verb.UITVRAAG_HEROPEN, payload.sleutel, act, onderwerp=geheel.uitvraag.id)
    return _klaar(desk, laad_geheel(desk, geheel.uitvraag.id))


def _klaar(desk: Desk, geheel: Geheel) -> Answer:
    """Say how it stands now: a repeat of an older press finds what was done since."""
    t, uitvraag = desk.teksten, geheel.uitvraag
    if geheel.loopt(desk.nu):
        te_laat = desk.nu > uitvraag.deadline
        verder = [(t("uitvraag.knop.verzet"), VerzetFormulier(uitvraag=uitvraag.id))] if te_laat else []
        let_op = t("uitvraag.sluit.deadline_voorbij") if te_laat else ""
        beeld = Gedaan(uitvraag.id, str(geheel.casus.code), [t("uitvraag.sluit.heropend")], verder, let_op)
    elif _is_vervroegd_gesloten(desk, geheel):
        knop = Heropenen(uitvraag=uitvraag.id, sleutel=desk.issue_key(Verb.UITVRAAG_HEROPEN, uitvraag.id))
        uitleg = [t("uitvraag.sluit.gesloten"), t("uitvraag.sluit.nog_te_heropenen")]
        beeld = Gedaan(uitvraag.id, str(geheel.casus.code), uitleg, [(t("uitvraag.knop.heropen"), knop)])
    else:
        return wijzigen.toon(desk, geheel)
    return als_antwoord(kaarten.gedaan(beeld, t), t)


def _is_vervroegd_gesloten(desk: Desk, geheel: Geheel) -> bool:
    return geheel.uitvraag.status is UitvraagStatus.GESLOTEN and not geheel.begonnen(desk.nu)


def _noteer(desk: Desk, handeling: Handeling, geheel: Geheel) -> None:
    desk.record(handeling, casus_id=geheel.casus.id, onderwerp_id=geheel.uitvraag.id, doel=geheel.uitvraag.grondslag)
