"""What the regisseur is told of an uitvraag: who still owes an answer, whom to call, and that all is in."""

from cards.uitvraag import bericht as kaarten
from cards.uitvraag.bericht import Belbeeld, Bereikt, Eindbeeld, Wachtbeeld
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht, noem
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from dialogs.kern.uitvraagpost import is_gevraagd
from dialogs.uitvraag.berichten.berichten import laad_of_niets, wacht_op_antwoord
from dialogs.uitvraag.zaak import Zaak
from domain.contact import Contact, Kanaal
from domain.errors import NotFound
from domain.uitvraag import BevragingStatus
from storage import casus as casussen
from storage import contacten
from storage import uitvraag as uitvragen


def laatste_herinnering(context: Context, bevraging_id: str) -> OutgoingMessage | Skip:
    """Say who still owes an answer after the last reminder, and which numbers there are; or that it owes none now."""
    zaak = laad_of_niets(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    organisatie = zaak.bevraging.organisatie
    beeld = Wachtbeeld(
        uitvraag=zaak.uitvraag.id,
        code=str(zaak.casus.code),
        organisatie=organisatie,
        naam=noem(context, organisatie),
        deadline=zaak.uitvraag.deadline,
        bereikt=_bereikt(context, zaak),
        te_bellen=tuple(
            (een.naam, een.telefoon)
            for een in contacten.van_organisatie(context.uow, organisatie)
            if een.telefoon and een.gaat_over(zaak.zitting.tafel)
        ),
        gedaan=not wacht_op_antwoord(context, zaak),
    )
    return als_bericht(kaarten.laatste_herinnering(beeld, context.teksten, context.regio.kalender), context.teksten)


def laatste_herinnering_vervallen(context: Context, bevraging_id: str, _: str) -> Skip | None:
    """Nobody is told to call for what is dealt with."""
    zaak = laad_of_niets(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    return None if wacht_op_antwoord(context, zaak) else Skip("afgehandeld")


def bellen(context: Context, bevraging_id: str) -> OutgoingMessage | Skip:
    """Say whom to call now, because it is urgent; once it is dealt with, that it need not be done any more."""
    zaak = laad_of_niets(context, bevraging_id)
    if zaak is None:
        return Skip("bestaat_niet")
    organisatie = zaak.bevraging.organisatie
    wie: tuple[Contact, ...] = wekken.te_bellen(context, organisatie, zaak.zitting.tafel)
    beeld = Belbeeld(
        uitvraag=zaak.uitvraag.id,
        code=str(zaak.casus.code),
        organisatie=organisatie,
        naam=noem(context, organisatie),
        deadline=zaak.uitvraag.deadline,
        te_bellen=tuple((een.naam, een.telefoon) for een in wie),
        gedaan=not wie or not wacht_op_antwoord(context, zaak),
    )
    return als_bericht(kaarten.bellen(beeld, context.teksten, context.regio.kalender), context.teksten)


def bellen_vervallen(context: Context, bevraging_id: str, _: str) -> Skip | None:
    """Nobody is sent to the telephone for what is dealt with."""
    zaak = laad_of_niets(context, bevraging_id)
    if zaak is None or not wacht_op_antwoord(context, zaak):
        return Skip("afgehandeld" if zaak else "bestaat_niet")
    wie = wekken.te_bellen(context, zaak.bevraging.organisatie, zaak.zitting.tafel)
    return None if wie else Skip("niemand_te_bellen")


def alles_binnen(context: Context, uitvraag_id: str) -> OutgoingMessage | Skip:
    """Say that everybody has dealt with it."""
    try:
        deze = uitvragen.lees(context.uow, uitvraag_id)
    except NotFound:
        return Skip("bestaat_niet")
    gevraagd = [een for een in deze.bevragingen if een.status is not BevragingStatus.INGETROKKEN]
    if not gevraagd or any(een.status is BevragingStatus.OPEN for een in gevraagd):
        return Skip("niet_compleet")
    code = casussen.codes(context.uow, [deze.casus_id])[deze.casus_id]
    kaart = kaarten.alles_binnen(Eindbeeld(deze.id, code, len(gevraagd)), context.teksten)
    return als_bericht(kaart, context.teksten)


def _bereikt(context: Context, zaak: Zaak) -> Bereikt:
    if not is_gevraagd(context, zaak.bevraging):
        return Bereikt.NIET
    alleen = bereik(context, zaak.bevraging.organisatie).manieren == (Kanaal.TELEFOON,)
    return Bereikt.ALLEEN_TE_BELLEN if alleen else Bereikt.WEL
