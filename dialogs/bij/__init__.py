"""BIJ: signals to a burgemeester about a return, for who deals with them and for nobody else.

They stand in a partition of their own: no casus, no uitvraag, no agenda, no search knows them.
"""

from cards import bij as kaarten
from cards.verbs import Verb
from dialogs.bij import bericht, besluiten, lijst, opschalen, registreren, tonen
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AlarmSpec, AnswerMay, CommandSpec, MessageSpec, OnUncertain, Registry, VerbSpec


def register(registry: Registry) -> None:
    """Declare /bij, its buttons, the neutral post and the alarm before the term."""
    mag = Permission.BIJ
    for woorden, uitleg, doe in (
        ("bij", "bij.opdracht.lijst", lijst.opdracht),
        ("bij nieuw", "bij.opdracht.nieuw", registreren.opdracht),
    ):
        registry.command(
            CommandSpec(
                words=woorden,
                permission=mag,
                group="bij.groep",
                help=uitleg,
                example=f"/{woorden}",
                answer_may=AnswerMay.BE_OPENED_ONLY,
                handle=doe,
                in_manifest=False,
            )
        )
    registry.verb(VerbSpec(Verb.BIJ_LIJST, kaarten.BijLijst, mag, lijst.openen))
    registry.verb(VerbSpec(Verb.BIJ_FORMULIER, kaarten.BijFormulier, mag, registreren.formulier))
    registry.verb(VerbSpec(Verb.BIJ_BEWAAR, kaarten.BijBewaar, mag, registreren.bewaar))
    registry.verb(VerbSpec(Verb.BIJ_KIES, kaarten.BijKies, mag, lijst.kies))
    registry.verb(VerbSpec(Verb.BIJ_OPEN, kaarten.BijOpen, mag, tonen.open_))
    registry.verb(VerbSpec(Verb.BIJ_BESLUIT_FORMULIER, kaarten.BijBesluitFormulier, mag, besluiten.formulier))
    registry.verb(VerbSpec(Verb.BIJ_BESLUIT, kaarten.BijBesluit, mag, besluiten.besluit))
    registry.verb(VerbSpec(Verb.BIJ_OPSCHAAL_FORMULIER, kaarten.BijOpschaalFormulier, mag, opschalen.formulier))
    registry.verb(VerbSpec(Verb.BIJ_OPSCHAAL, kaarten.BijOpschaal, mag, opschalen.meld))
    registry.message(
        # It says the same twice and does no harm.
        MessageSpec(Berichtsoort.BIJ_SIGNAAL, bericht.render, OnUncertain.RESEND, bericht.niemand)
    )
    registry.alarm(AlarmSpec(Wekkersoort.BIJ_SIGNAAL, bericht.luidt))
