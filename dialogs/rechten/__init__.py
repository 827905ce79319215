"""The rights of the person: to see what is kept about him, to have it put right, restricted, or to object."""

from cards.rechten import payloads
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.berichtsoorten import Wekkersoort
from dialogs.kern.desk import Desk
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AlarmSpec, AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.rechten import afronden, berichten, bron, correctiepagina, corrigeren, lijst, pagina, registreren, wekken


def register(registry: Registry) -> None:
    """Declare the commands, buttons, posts, alarms and the page."""
    contactpunt, partner = Permission.CONTACTPUNT, Permission.PARTNER
    for words, help_, handle in (
        ("inzage", "rechten.opdracht.inzage", registreren.inzage),
        ("verzoeken", "rechten.opdracht.verzoeken", _verzoeken),
    ):
        registry.command(
            CommandSpec(
                words=words,
                permission=contactpunt,
                group="rechten.groep",
                help=help_,
                example=f"/{words} 26-0142-K",
                answer_may=AnswerMay.BE_OPENED_ONLY,
                handle=handle,
                arguments=(Argument.CASUSCODE,),
                in_manifest=False,
            )
        )
    registry.verb(VerbSpec(Verb.VERZOEK_FORMULIER, payloads.VerzoekFormulier, contactpunt, registreren.formulier))
    registry.verb(VerbSpec(Verb.VERZOEK_BEWAAR, payloads.VerzoekBewaar, contactpunt, registreren.bewaar))
    registry.verb(VerbSpec(Verb.VERZOEK_OPEN, payloads.VerzoekOpen, Permission.GEREGISTREERD, lijst.openen))
    registry.verb(
        VerbSpec(Verb.VERZOEK_AFROND_FORMULIER, payloads.AfrondFormulier, contactpunt, afronden.afrondformulier)
    )
    registry.verb(VerbSpec(Verb.VERZOEK_AFROND, payloads.Afrond, contactpunt, afronden.afronden))
    registry.verb(
        VerbSpec(Verb.VERZOEK_VERLENG_FORMULIER, payloads.VerlengFormulier, contactpunt, afronden.verlengformulier)
    )
    registry.verb(VerbSpec(Verb.VERZOEK_VERLENG, payloads.Verleng, contactpunt, afronden.verlengen))
    registry.verb(VerbSpec(Verb.INZAGE_PAGINA, payloads.InzagePagina, contactpunt, pagina.link))
    registry.verb(VerbSpec(Verb.VERZOEK_BRON_OPEN, payloads.BronOpen, partner, bron.openen))
    registry.verb(VerbSpec(Verb.VERZOEK_BRON_ANTWOORD, payloads.BronAntwoord, partner, bron.antwoord))
    registry.verb(
        VerbSpec(Verb.VERZOEK_CORRIGEER_FORMULIER, payloads.CorrigeerFormulier, partner, corrigeren.formulier)
    )
    registry.verb(VerbSpec(Verb.VERZOEK_CORRIGEER, payloads.Corrigeer, partner, corrigeren.corrigeer))
    registry.alarm(AlarmSpec(Wekkersoort.VERZOEK, wekken.gaat_af))
    berichten.register(registry)
    pagina.register(registry)
    correctiepagina.register(registry)


def _verzoeken(desk: Desk, arguments: Arguments) -> Answer:
    """/verzoeken: what runs; with a code, note a new one in that casus."""
    return lijst.lijst(desk) if arguments.casuscode is None else registreren.nieuw(desk, arguments.casuscode)
