"""What the posts of an uitvraag say, rendered from the state at the moment of sending."""

from cards.uitvraag import bericht as kaarten
from cards.uitvraag.bericht import Eindbeeld, Vraagbeeld, Vraagstand
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.ports import Card, Mention, OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.uitvraag.post import bereik, is_gevraagd, staat_ergens, staat_overal
from dialogs.uitvraag.zaak import Zaak, laad
from domain.errors import NotFound
from domain.persoon import Rol
from domain.uitvraag import BevragingStatus
from storage import casus as casussen
from storage import personen
from storage import uitvraag as uitvragen

MEESTE_VERMELDINGEN = 5
"""Partners who are mentioned in one reminder; more would be a crowd, and the first ones know whom to ask."""


def uitvraag(context: Context, bevraging_id: str) -> OutgoingMessage | Skip:
    """The neutral card for one organisatie. Once it is dealt with, only a post that is there already says so."""
    zaak = _laad(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    beeld = _beeld(context, zaak)
    if beeld.stand is not Vraagstand.OPEN and not staat_ergens(context, Berichtsoort.UITVRAAG, bevraging_id):
        return Skip(beeld.stand.value)
    return _bericht(context, kaarten.uitvraagkaart(beeld, context.teksten, context.regio.kalender))


def herinnering(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """A reminder, with the partners of the organisatie mentioned. Never after an answer or a refusal."""
    bevraging_id, _, _ = onderwerp_id.partition(":")
    zaak = _laad(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    beeld = _beeld(context, zaak)
    if beeld.stand is not Vraagstand.OPEN:
        if not staat_overal(context, Berichtsoort.HERINNERING, onderwerp_id):
            return Skip(beeld.stand.value)
        return _bericht(context, kaarten.herinnering(beeld, (), context.teksten, context.regio.kalender))
    vermeld = _vermeldingen(context, zaak.bevraging.organisatie)
    namen = tuple(een.name for een in vermeld)
    kaart = kaarten.herinnering(beeld, namen, context.teksten, context.regio.kalender)
    return _bericht(context, kaart, vermeld)


def laatste_herinnering(context: Context, bevraging_id: str) -> OutgoingMessage | Skip:
    """To the regisseur: who still owes an answer after the last reminder."""
    zaak = _laad(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    beeld = _beeld(context, zaak)
    if beeld.stand is not Vraagstand.OPEN:
        return Skip(beeld.stand.value)
    kaart = kaarten.laatste_herinnering(
        beeld,
        zaak.uitvraag.id,
        context.teksten,
        context.regio.kalender,
        bereikt=is_gevraagd(context, zaak.bevraging),
    )
    return _bericht(context, kaart)


def alles_binnen(context: Context, uitvraag_id: str) -> OutgoingMessage | Skip:
    """To the regisseur: everybody has dealt with it."""
    try:
        deze = uitvragen.lees(context.uow, uitvraag_id)
    except NotFound:
        return Skip("bestaat_niet")
    if any(een.status is BevragingStatus.OPEN for een in deze.bevragingen):
        return Skip("niet_compleet")
    code = casussen.codes(context.uow, [deze.casus_id])[deze.casus_id]
    kaart = kaarten.alles_binnen(Eindbeeld(deze.id, code, len(deze.bevragingen)), context.teksten)
    return _bericht(context, kaart)


def eigenaar(context: Context, onderwerp_id: str) -> str | None:
    """Return who hears when a card or reminder cannot be delivered: the regisseur of the casus.

    Once he is one no more, somebody must still hear of it: the first of the region's procesregisseurs, by name.
    """
    bevraging_id, _, _ = onderwerp_id.partition(":")
    zaak = _laad(context, bevraging_id)
    if zaak is None:
        return None
    anderen = (een.id for een in personen.met_rol(context.uow, Rol.PROCESREGISSEUR))
    return aan_regisseur(context, zaak.casus.regisseur_id) or next(anderen, None)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def vraagstand(context: Context, zaak: Zaak) -> Vraagstand:
    """Return how far a bevraging is, as anybody may see it: answered and refused are one."""
    if zaak.ingetrokken:
        return Vraagstand.VERVALLEN
    if not zaak.loopt(context.nu):
        return Vraagstand.GESLOTEN
    return Vraagstand.OPEN if zaak.bevraging.status is BevragingStatus.OPEN else Vraagstand.AFGEHANDELD


def _beeld(context: Context, zaak: Zaak) -> Vraagbeeld:
    organisatie = context.regio.organisaties.get(zaak.bevraging.organisatie)
    return Vraagbeeld(
        bevraging=zaak.bevraging.id,
        code=str(zaak.casus.code),
        organisatie=organisatie.naam if organisatie else zaak.bevraging.organisatie,
        personen=zaak.personen,
        deadline=zaak.uitvraag.deadline,
        stand=vraagstand(context, zaak),
    )


def _vermeldingen(context: Context, organisatie: str) -> tuple[Mention, ...]:
    """Mention the partners of an organisatie in its own conversation; one by one, each reads his own chat anyway."""
    if bereik(context, organisatie).gesprek_id is None:
        return ()
    partners = personen.met_rol(context.uow, Rol.PARTNER, organisatie)
    bruikbaar = [een for een in partners if een.teams_id and not set(een.naam) & set("<>")]
    return tuple(Mention(een.teams_id, een.naam) for een in bruikbaar[:MEESTE_VERMELDINGEN])


def _bericht(context: Context, kaart: Card, vermeld: tuple[Mention, ...] = ()) -> OutgoingMessage:
    return OutgoingMessage(summary=context.teksten("algemeen.samenvatting"), card=kaart, mentions=vermeld)


def _laad(context: Context, bevraging_id: str) -> Zaak | None:
    try:
        return laad(context, bevraging_id)
    except NotFound:
        return None
