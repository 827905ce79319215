"""The regisseur's hour before a zitting: who answered, whom to phone, what may be shared, and the agenda."""

from cards.verbs import Verb
from cards.voorbereiding import payloads
from dialogs.kern.paginas import PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec
from dialogs.voorbereiding import gedeeld, openen, pagina, verplaatsen, volgorde


def register(registry: Registry) -> None:
    """Declare the command, its buttons and its page."""
    regisseur = Permission.PROCESREGISSEUR
    registry.command(
        CommandSpec(
            words="voorbereiding",
            permission=regisseur,
            group="agenda.groep",
            help="voorbereiding.opdracht",
            example="/voorbereiding",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=openen.opdracht,
            arguments=(Argument.TAFEL,),
        )
    )
    registry.verb(VerbSpec(Verb.VOORBEREIDING_OPEN, payloads.VoorbereidingOpen, regisseur, openen.openen))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_BELLEN, payloads.BellenOpen, regisseur, openen.bellen))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_PUNT, payloads.PuntOpen, regisseur, openen.punt))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_GEDEELD, payloads.GedeeldOpen, regisseur, gedeeld.openen))
    registry.verb(
        VerbSpec(Verb.VOORBEREIDING_VOLGORDE_FORMULIER, payloads.VolgordeFormulier, regisseur, volgorde.formulier)
    )
    registry.verb(VerbSpec(Verb.VOORBEREIDING_VOLGORDE, payloads.VolgordeBewaren, regisseur, volgorde.bewaar))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_SCHUIF, payloads.Schuif, regisseur, volgorde.verschuif))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_DEEL, payloads.ZetDeel, regisseur, volgorde.zet_deel))
    registry.verb(
        VerbSpec(Verb.VOORBEREIDING_VERPLAATS_FORMULIER, payloads.VerplaatsFormulier, regisseur, verplaatsen.formulier)
    )
    registry.verb(VerbSpec(Verb.VOORBEREIDING_VERPLAATS, payloads.Verplaats, regisseur, verplaatsen.verplaats))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_AF_FORMULIER, payloads.AfFormulier, regisseur, verplaatsen.af_formulier))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_AF, payloads.HaalAf, regisseur, verplaatsen.haal_af))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_TERUGZETTEN, payloads.Terugzetten, regisseur, verplaatsen.zet_terug))
    registry.verb(VerbSpec(Verb.VOORBEREIDING_PAGINA, payloads.PaginaOpen, regisseur, pagina.link))
    registry.page(PageSpec(Paginasoort.VOORBEREIDING, regisseur, pagina.teken))
