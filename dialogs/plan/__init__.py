"""The plan van aanpak: one plan in which dwang, drang and zorg come together, in versions that stay."""

from cards.plan import payloads
from cards.verbs import Verb
from dialogs.kern.paginas import PageSpec, Paginasoort
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, CommandSpec, Registry, VerbSpec
from dialogs.plan import pagina, tonen, versies, wijzigen


def register(registry: Registry) -> None:
    """Declare the command, the buttons and the page of this topic."""
    registry.command(
        CommandSpec(
            words="plan",
            permission=Permission.GEREGISTREERD,
            group="casus.groep",
            help="plan.opdracht",
            example="/plan 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=tonen.opdracht,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )
    regisseur = Permission.PROCESREGISSEUR
    registry.verb(VerbSpec(Verb.PLAN_OPEN, payloads.PlanOpen, Permission.GEREGISTREERD, tonen.openen))
    registry.verb(VerbSpec(Verb.PLAN_VORM, payloads.PlanVorm, regisseur, wijzigen.vorm))
    registry.verb(VerbSpec(Verb.PLAN_BEWAAR, payloads.PlanBewaar, regisseur, wijzigen.bewaar))
    registry.verb(VerbSpec(Verb.PLAN_WEG, payloads.PlanWeg, regisseur, wijzigen.weg))
    registry.verb(VerbSpec(Verb.PLAN_VERSIES, payloads.PlanVersies, regisseur, versies.vergelijk))
    registry.verb(VerbSpec(Verb.PLAN_TERUG, payloads.PlanTerug, regisseur, versies.terug))
    registry.page(PageSpec(Paginasoort.PLAN, Permission.GEREGISTREERD, pagina.teken, handle=pagina.handel))
