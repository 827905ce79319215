"""The posts about a request, rendered from the state at the moment of sending: codes, counts and dates."""

from cards.rechten import bron as kaarten
from cards.rechten.payloads import BronOpen
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Attention, MessageSpec, OnUncertain, Registry, Skip
from dialogs.rechten.lijst import stand_van
from domain.errors import NotFound
from domain.rechten import Verzoekstand
from storage import rechten


def register(registry: Registry) -> None:
    """Declare them. Both are sent again when in doubt: a second one does no harm, a missing one costs a legal term."""
    registry.message(
        MessageSpec(
            kind=Berichtsoort.VERZOEK_BRON,
            render=aan_bron,
            on_uncertain=OnUncertain.RESEND,
            owner=_eigenaar,
            attention=_aandacht,
            lapsed=_vervallen,
        )
    )
    registry.message(
        MessageSpec(kind=Berichtsoort.VERZOEK, render=stand, on_uncertain=OnUncertain.RESEND, owner=_eigenaar)
    )


def aan_bron(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """To an organisatie: there is a request over this code, to be answered before that day."""
    verzoek_id, _, organisatie = onderwerp_id.partition(":")
    try:
        regel = rechten.regel(context.uow, verzoek_id)
    except NotFound:
        return Skip("bestaat_niet")
    klaar = regel.stand is not Verzoekstand.OPEN or organisatie not in regel.wacht_op
    openen = BronOpen(verzoek=verzoek_id, organisatie=organisatie)
    wanneer = regel.bron_tot or regel.uiterlijk_op
    naam = context.regio.organisatienaam(organisatie)
    post = kaarten.Bronpost(naam, regel.code, wanneer, openen, klaar)
    kaart = kaarten.bericht_bron(post, context.teksten, context.regio.kalender)
    return als_bericht(kaart, context.teksten)


def stand(context: Context, verzoek_id: str) -> OutgoingMessage | Skip:
    """To who should know: how a request stands."""
    try:
        regel = rechten.regel(context.uow, verzoek_id)
    except NotFound:
        return Skip("bestaat_niet")
    kaart = kaarten.bericht(stand_van(context, regel), context.teksten, context.regio.kalender)
    return als_bericht(kaart, context.teksten)


def _aandacht(_: Context, onderwerp_id: str) -> Attention:
    return Attention(onderwerp_id.partition(":")[2])


def _vervallen(context: Context, onderwerp_id: str, _: str) -> Skip | None:
    verzoek_id, _, organisatie = onderwerp_id.partition(":")
    try:
        regel = rechten.regel(context.uow, verzoek_id)
    except NotFound:
        return Skip("bestaat_niet")
    wacht = regel.stand is Verzoekstand.OPEN and organisatie in regel.wacht_op
    return None if wacht else Skip("beantwoord")


def _eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Who hears that it could not be delivered: who noted the request."""
    try:
        return rechten.regel(context.uow, onderwerp_id.partition(":")[0]).door_id
    except NotFound:
        return None
