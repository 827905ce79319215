"""The front office of the re-integratieofficier (RIO): its people, contacts, appointments and what they want first."""

from cards.rio import payloads
from cards.verbs import Verb
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import (
    AlarmSpec,
    AnswerMay,
    Argument,
    CommandSpec,
    MessageSpec,
    OnUncertain,
    Registry,
    VerbSpec,
)
from dialogs.rio import agenda, bericht, erbij, noteren, overzicht, partner, toegang, tonen


def register(registry: Registry) -> None:
    """Declare the commands, the buttons, and what is told."""
    _commands(registry)
    ieder, rio = Permission.GEREGISTREERD, Permission.PARTNER
    registry.verb(VerbSpec(Verb.RIO_LIJST, payloads.RioLijst, rio, overzicht.lijst))
    registry.verb(VerbSpec(Verb.RIO_OPEN, payloads.RioOpen, ieder, tonen.open_))
    registry.verb(VerbSpec(Verb.RIO_EERDER, payloads.RioEerder, ieder, tonen.eerder))
    registry.verb(VerbSpec(Verb.RIO_WENSEN_FORMULIER, payloads.RioWensenFormulier, rio, noteren.wensenformulier))
    registry.verb(VerbSpec(Verb.RIO_WENSEN, payloads.RioWensen, rio, noteren.wensen))
    registry.verb(VerbSpec(Verb.RIO_CONTACT_FORMULIER, payloads.RioContactFormulier, rio, noteren.contactformulier))
    registry.verb(VerbSpec(Verb.RIO_CONTACT, payloads.RioContact, rio, noteren.contact))
    registry.verb(VerbSpec(Verb.RIO_CONTACT_WEG, payloads.RioContactWeg, rio, noteren.contact_weg))
    registry.verb(VerbSpec(Verb.RIO_PLAN_FORMULIER, payloads.RioPlanFormulier, rio, agenda.planformulier))
    registry.verb(VerbSpec(Verb.RIO_PLAN, payloads.RioPlan, rio, agenda.plan))
    registry.verb(VerbSpec(Verb.RIO_AFSPRAAK_OPEN, payloads.RioAfspraakOpen, rio, agenda.open_))
    registry.verb(VerbSpec(Verb.RIO_UITKOMST, payloads.RioUitkomst, rio, agenda.zeg_uitkomst))
    registry.verb(VerbSpec(Verb.RIO_PARTNER_FORMULIER, payloads.RioPartnerFormulier, rio, partner.formulier))
    registry.verb(VerbSpec(Verb.RIO_PARTNER, payloads.RioPartner, rio, partner.bewaar))
    registry.verb(VerbSpec(Verb.RIO_ERBIJ, payloads.RioErbij, rio, erbij.bewaar))
    registry.verb(VerbSpec(Verb.RIO_TOEGANG, payloads.RioToegang, Permission.PROCESREGISSEUR, toegang.zet))
    _berichten(registry)
    registry.alarm(AlarmSpec(Wekkersoort.RIO_AGENDA, bericht.luidt))


def _commands(registry: Registry) -> None:
    registry.command(
        CommandSpec(
            words="rio",
            permission=Permission.PARTNER,
            group="rio.groep",
            help="rio.opdracht.rio",
            example="/rio",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=overzicht.begin,
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="rio erbij",
            permission=Permission.PARTNER,
            group="rio.groep",
            help="rio.opdracht.erbij",
            example="/rio erbij",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=erbij.opdracht,
            in_manifest=False,
        )
    )
    registry.command(
        CommandSpec(
            words="rio toon",
            permission=Permission.GEREGISTREERD,
            group="rio.groep",
            help="rio.opdracht.toon",
            example="/rio toon 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=tonen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )


def _berichten(registry: Registry) -> None:
    """Declare what is sent. All of it is sent again when in doubt: a second one is harmless, a missing one is not."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.RIO_NIEUW,
            render=bericht.nieuw,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.van_casus,
            post_anew=False,
            attention=bericht.nieuw_aandacht,
            lapsed=bericht.nieuw_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.RIO_AGENDA,
            render=bericht.agenda,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.agenda_eigenaar,
            post_anew=False,
            lapsed=bericht.agenda_vervallen,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.MAIL_RIO,
            render=bericht.mail,
            on_uncertain=OnUncertain.RESEND,
            owner=bericht.agenda_eigenaar,
            lapsed=bericht.mail_vervallen,
        )
    )
    for soort, render, vervallen in (
        (Berichtsoort.RIO_TOEGELATEN, bericht.toegelaten, bericht.toegelaten_vervallen),
        (Berichtsoort.RIO_GEVRAAGD, bericht.gevraagd, bericht.gevraagd_vervallen),
    ):
        registry.message(
            MessageSpec(
                kind=soort,
                render=render,
                on_uncertain=OnUncertain.RESEND,
                owner=bericht.niemand,
                post_anew=False,
                lapsed=vervallen,
            )
        )
