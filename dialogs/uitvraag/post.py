"""Where the messages of an uitvraag go, and which of them must be kept true. Nothing is sent here, only planned."""

from dataclasses import dataclass
from datetime import timedelta

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.planning import houd_waar, plan_daar
from domain.persoon import Rol
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag
from storage import gesprekken, outbox, personen, wekkers
from storage.plekken import plekken

BEZORG_OPNIEUW = timedelta(minutes=2)
"""How long after no conversation of an organisatie was found it is looked for again."""


@dataclass(frozen=True, slots=True)
class Bereik:
    """Where an organisatie can be reached: in its own conversation, else its partners one by one, else nowhere."""

    gesprek_id: str | None = None
    personen: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it can be reached at all."""
        return self.gesprek_id is not None or bool(self.personen)


def bereik(context: Context, organisatie: str) -> Bereik:
    """Find where an organisatie can be reached now. A conversation that takes nothing from us does not count."""
    gesprek = gesprekken.voor_organisatie(context.uow, organisatie)
    if gesprek is not None and gesprek.bereikbaar:
        return Bereik(gesprek_id=gesprek.id)
    partners = personen.met_rol(context.uow, Rol.PARTNER, organisatie)
    return Bereik(personen=tuple(een.id for een in partners if _heeft_chat(context, een.id)))


def verstuur(context: Context, soort: Berichtsoort, onderwerp_id: str, waarheen: Bereik, *, los: bool = False) -> None:
    """Plan a message to an organisatie; with `los` as a new post."""
    if waarheen.gesprek_id is not None:
        outbox.plan(context.uow, soort=soort, onderwerp_id=onderwerp_id, gesprek_id=waarheen.gesprek_id, los=los)
    for persoon_id in waarheen.personen:
        outbox.plan(context.uow, soort=soort, onderwerp_id=onderwerp_id, persoon_id=persoon_id, los=los)


def vraag(context: Context, bevraging: Bevraging) -> bool:
    """Plan the card for one organisatie; return False, and look again later, when it cannot be reached yet."""
    waarheen = bereik(context, bevraging.organisatie)
    if waarheen:
        verstuur(context, Berichtsoort.UITVRAAG, bevraging.id, waarheen)
        return True
    wekkers.zet(context.uow, Wekkersoort.BEZORGING, bevraging.id, context.nu + BEZORG_OPNIEUW)
    return False


def is_gevraagd(context: Context, bevraging: Bevraging) -> bool:
    """Tell whether the card for this organisatie was ever planned for anywhere."""
    return bool(plekken(context.uow, Berichtsoort.UITVRAAG, bevraging.id))


def herinnering_id(bevraging_id: str, volgnummer: int) -> str:
    """Return the subject of one reminder."""
    return f"{bevraging_id}:{volgnummer}"


def staat_ergens(context: Context, soort: Berichtsoort, onderwerp_id: str) -> bool:
    """Tell whether this message was posted anywhere, so that there is a post to keep true."""
    return any(een.geplaatst for een in plekken(context.uow, soort, onderwerp_id))


def staat_overal(context: Context, soort: Berichtsoort, onderwerp_id: str) -> bool:
    """Tell whether this message was posted wherever it was planned, so that rendering it now wakes nobody."""
    waar = plekken(context.uow, soort, onderwerp_id)
    return bool(waar) and all(een.geplaatst for een in waar)


def werk_bij(context: Context, bevraging: Bevraging) -> None:
    """Keep the card and the reminders of one organisatie true, wherever they stand; take back what is not due yet."""
    for soort in (Wekkersoort.HERINNERING, Wekkersoort.BEZORGING):
        wekkers.trek_in(context.uow, soort, bevraging.id)
    houd_waar(context, Berichtsoort.UITVRAAG, bevraging.id)
    schema = len(context.regio.termijnen.herinneringen)
    for volgnummer in range(1, max(schema, bevraging.herinneringen) + 1):
        houd_waar(context, Berichtsoort.HERINNERING, herinnering_id(bevraging.id, volgnummer))


def werk_kaart_bij(context: Context, bevraging: Bevraging) -> None:
    """Keep only the card of one organisatie true; what is due stays due."""
    houd_waar(context, Berichtsoort.UITVRAAG, bevraging.id)


def vraag_opnieuw(context: Context, bevraging: Bevraging) -> None:
    """Post the card of one organisatie once more, where it can be reached now.

    That is not always where it was asked before: a partner may have left, a conversation may have been replaced. What
    stands there is kept true.
    """
    waarheen = bereik(context, bevraging.organisatie)
    for plek in plekken(context.uow, Berichtsoort.UITVRAAG, bevraging.id):
        # Who cannot be reached at this moment gets it anew as soon as that conversation opens again.
        anew = not waarheen and plek.gesprek_id is not None
        plan_daar(context, Berichtsoort.UITVRAAG, bevraging.id, plek, los=anew)
    verstuur(context, Berichtsoort.UITVRAAG, bevraging.id, waarheen, los=True)


def meld_compleet(context: Context, uitvraag: Uitvraag, regisseur_id: str) -> None:
    """Tell the regisseur once everybody has dealt with it; again, as a new post, when more were asked since."""
    if any(een.status is BevragingStatus.OPEN for een in uitvraag.bevragingen):
        return
    wie = aan_regisseur(context, regisseur_id)
    if wie is not None:
        outbox.plan(context.uow, soort=Berichtsoort.ALLES_BINNEN, onderwerp_id=uitvraag.id, persoon_id=wie, los=True)


def _heeft_chat(context: Context, persoon_id: str) -> bool:
    gesprek = gesprekken.persoonlijk(context.uow, persoon_id)
    return gesprek is not None and gesprek.bereikbaar
