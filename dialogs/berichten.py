"""Messages that did not arrive: their owner hears of it, and decides; and answers that Teams did not take."""

from collections.abc import Callable
from dataclasses import dataclass

from cards import berichten as kaarten
from cards.berichten import BerichtKeuze, BerichtLaat, BerichtOpnieuw
from cards.payloads import OpdrachtOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.berichtnaam import over
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context, Desk
from dialogs.kern.neutraal import als_antwoord, als_bericht
from dialogs.kern.permissions import Permission
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import MessageSpec, OnUncertain, Registry, Skip, VerbSpec
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.toegang import Daad, Waarover
from storage import afzien, gesprekken, kanalen, outbox
from storage.outbox import OutboxStatus, Verzending
from storage.plekken import staat_er

GELATEN = "laat_maar"
"""Why an act was dropped: its owner said so."""


def register(registry: Registry) -> None:
    """Declare both kinds of message and the two choices of an owner."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.ONBESTELBAAR,
            render=render_onbestelbaar,
            on_uncertain=OnUncertain.RESEND,
            # Whoever cannot be reached is not told that he cannot be reached.
            owner=_niemand,
            post_anew=False,
        )
    )
    registry.message(
        MessageSpec(
            kind=Berichtsoort.UITGESTELD,
            render=_Uitgesteld(registry),
            on_uncertain=OnUncertain.RESEND,
            owner=_niemand,
            post_anew=False,
        )
    )
    keuze = _Keuze(registry)
    registry.verb(VerbSpec(Verb.BERICHT_OPNIEUW, BerichtOpnieuw, Permission.GEREGISTREERD, keuze.opnieuw))
    registry.verb(VerbSpec(Verb.BERICHT_LAAT, BerichtLaat, Permission.GEREGISTREERD, keuze.laat))


def plan_onbestelbaar(registry: Registry, context: Context, werk: Verzending) -> None:
    """Tell the owner of a message that it was not (or perhaps not) delivered, in the transaction that notes so.

    Args:
        registry: says who the owner is.
        context: the sender's transaction.
        werk: the act, read after it was noted what became of it.
    """
    werk = _wat_nog_wacht(context, werk)
    handeling = Handeling.BERICHT_ONZEKER if werk.status is OutboxStatus.ONZEKER else Handeling.BERICHT_ONBESTELBAAR
    context.log(handeling, onderwerp_id=werk.id)
    eigenaar = _eigenaar(registry, context, werk)
    if eigenaar is not None:
        # A new post each time, because an edit wakes nobody.
        outbox.plan(context.uow, soort=Berichtsoort.ONBESTELBAAR, onderwerp_id=werk.id, persoon_id=eigenaar, los=True)


def render_onbestelbaar(context: Context, outbox_id: str) -> OutgoingMessage | Skip:
    """Say what did not arrive and why, with the choices; once it is dealt with, only what became of it."""
    try:
        werk = outbox.lees(context.uow, outbox_id)
    except NotFound:
        return Skip("bericht_onbekend")
    t = context.teksten
    if _wacht_op_keuze(werk):
        kaart = kaarten.onbestelbaar(
            _titel(context, werk), _wat(context, werk), t(_waarom(werk)), werk.id, werk.claim, t
        )
    elif staat_er(context.uow, Berichtsoort.ONBESTELBAAR, outbox_id):
        kaart = kaarten.afgedaan(_titel(context, werk), _wat(context, werk), t(_uitkomst(werk)))
    else:
        return Skip("al_opgelost")
    return als_bericht(kaart, t)


@dataclass(frozen=True, slots=True)
class _Uitgesteld:
    """Renders the message about an answer that Teams did not take; only commands that exist are offered."""

    registry: Registry

    def __call__(self, context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
        _, _, opdracht = onderwerp_id.partition(":")
        if opdracht not in self.registry.commands:
            return Skip("opdracht_onbekend")
        t = context.teksten
        kaart = kaarten.uitgesteld(
            t("bericht.uitgesteld.titel"),
            t("bericht.uitgesteld.uitleg", opdracht=opdracht),
            t("bericht.uitgesteld.knop"),
            OpdrachtOpen(opdracht=opdracht),
        )
        return als_bericht(kaart, t)


@dataclass(frozen=True, slots=True)
class _Keuze:
    """What an owner may do. A press counts only while the message stands as it did on the card he pressed."""

    registry: Registry

    def opnieuw(self, desk: Desk, payload: BerichtOpnieuw) -> Answer:
        """Send it again, or, when its conversation was closed, try that conversation once more."""
        return self._kies(desk, payload, _stuur_opnieuw, Handeling.BERICHT_OPNIEUW)

    def laat(self, desk: Desk, payload: BerichtLaat) -> Answer:
        """Leave it at that."""
        return self._kies(desk, payload, _laat, Handeling.BERICHT_GELATEN)

    def _kies(
        self, desk: Desk, payload: BerichtKeuze, doe: Callable[[Desk, Verzending], None], handeling: Handeling
    ) -> Answer:
        werk = outbox.lees(desk.uow, payload.verzending)
        eis(desk, Daad.BERICHT_HERSTELLEN, Waarover(persoon_id=_eigenaar(self.registry, desk, werk)))
        if _wacht_op_keuze(werk) and werk.claim == payload.poging:
            doe(desk, werk)
            desk.record(handeling, onderwerp_id=werk.id)
            outbox.plan(
                desk.uow,
                soort=Berichtsoort.ONBESTELBAAR,
                onderwerp_id=werk.id,
                persoon_id=desk.actor.persoon_id,
            )
        return _na_keuze(desk, outbox.lees(desk.uow, werk.id))


def _stuur_opnieuw(desk: Desk, werk: Verzending) -> None:
    if werk.status is not OutboxStatus.WACHT:
        outbox.opnieuw(desk.uow, werk.id)
    # Somebody says that it works again; when it does not, Teams will say so, and he hears it once more.
    if werk.gesprek is not None and not werk.gesprek.bereikbaar:
        gesprekken.onthoud(
            desk.uow,
            soort=werk.gesprek.soort.value,
            conversation_id=werk.gesprek.conversation_id,
            service_url=werk.gesprek.service_url,
            tenant_id=werk.gesprek.tenant_id,
            bot_id=werk.gesprek.bot_id,
        )
    kanalen.zet_dicht(desk.uow, werk.kanaal, dicht=False)


def _laat(desk: Desk, werk: Verzending) -> None:
    afzien.zie_af(desk.uow, werk.id, GELATEN)


def _na_keuze(desk: Desk, werk: Verzending) -> Answer:
    kaart = kaarten.afgedaan(_titel(desk, werk), _wat(desk, werk), desk.teksten(_uitkomst(werk)))
    return als_antwoord(kaart, desk.teksten)


def _wat_nog_wacht(context: Context, werk: Verzending) -> Verzending:
    """Return the act itself, or the later one on the same message that took its place."""
    if werk.status is not OutboxStatus.VERVALLEN:
        return werk
    return outbox.wachtend_van(context.uow, werk.bericht_id) or werk


def _wacht_op_keuze(werk: Verzending) -> bool:
    if werk.status in {OutboxStatus.DOOD, OutboxStatus.ONZEKER}:
        return True
    if werk.contact_id is not None:
        return False  # a mail that waits goes by itself
    return werk.status is OutboxStatus.WACHT and (werk.gesprek is None or not werk.gesprek.bereikbaar)


def _eigenaar(registry: Registry, context: Context, werk: Verzending) -> str | None:
    spec = registry.messages.get(werk.soort)
    return None if spec is None else spec.owner(context, werk.onderwerp_id)


def _niemand(_: Context, __: str) -> str | None:
    return None


# The words.


def _titel(context: Context, werk: Verzending) -> str:
    return context.teksten("bericht.titel_onzeker" if werk.status is OutboxStatus.ONZEKER else "bericht.titel")


def _waarom(werk: Verzending) -> str:
    if werk.status is OutboxStatus.ONZEKER:
        return "bericht.waarom.onzeker"
    if werk.contact_id is not None:
        return "bericht.waarom.mail"
    if werk.status is OutboxStatus.DOOD:
        return "bericht.waarom.geweigerd"
    return "bericht.waarom.geen_gesprek" if werk.gesprek is None else "bericht.waarom.onbereikbaar"


def _uitkomst(werk: Verzending) -> str:
    match werk.status:
        case OutboxStatus.VERZONDEN:
            return "bericht.bezorgd"
        case OutboxStatus.VERVALLEN if werk.reden == GELATEN:
            return "bericht.gelaten"
        case OutboxStatus.WACHT | OutboxStatus.VERZENDEN:
            return "bericht.opnieuw"
    return "bericht.al_gedaan"


def _wat(context: Context, werk: Verzending) -> str:
    """Say which message it is, in codes and names of organisaties."""
    soort, gegevens = over(context, werk)
    if werk.status is OutboxStatus.ONZEKER:
        return context.teksten(f"bericht.onzeker.{soort}", **gegevens)
    return context.teksten(f"bericht.wat.{soort}", **gegevens)
