"""/agenda: what is coming, where one is and for who one is.

In the conversation of a tafel its whole agenda may stand: it is posted there anyway. Elsewhere a code beside the name
of a tafel can give away what somebody's case is about, so in another channel only dates and counts stand, and who
opens an agenda sees the codes of his own casussen. The procesregisseurs see all of it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from cards import agenda as kaarten
from cards.agenda import AgendaOpen, Tafelregel
from dialogs.agenda.beelden import beeld, komende
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.turn import PlaceKind
from domain.agenda import Zitting
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.regio import Tafel
from storage import agenda, gesprekken, toegang
from storage.gesprekken import Bestemming

ZITTINGEN = 2
"""How many coming zittingen of a tafel are shown: this one, and the one that people prepare."""


def toon(desk: Desk, arguments: Arguments) -> Answer:
    """Answer /agenda where it was typed: the agenda itself where that may stand, else what is coming for each tafel."""
    hier = _tafels_hier(desk)
    tafel = arguments.tafel or (hier[0] if len(hier) == 1 else None)
    persoonlijk = desk.turn.place.kind is PlaceKind.PERSONAL
    if tafel is not None and (tafel in hier or persoonlijk):
        return _agenda(desk, desk.regio.tafel(tafel), hier)
    if tafel is not None:
        return _overzicht(desk, [tafel])
    # Which tafels somebody has to do with tells, beside the codes that stand in a conversation, what those are about:
    # where others read it, all tafels stand.
    return _overzicht(desk, hier or (_te_maken_met(desk) if persoonlijk else desk.regio.tafels))


def open_(desk: Desk, payload: AgendaOpen) -> Answer:
    """Open the agenda of a tafel for the presser alone."""
    return _agenda(desk, desk.regio.tafel(payload.tafel), _tafels_hier(desk))


def _agenda(desk: Desk, tafel: Tafel, hier: Iterable[str]) -> Answer:
    alles = tafel.code in hier or desk.actor.is_rol(Rol.PROCESREGISSEUR)
    zichtbaar = None if alles else frozenset(een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor))
    zittingen = komende(desk, tafel.code, ZITTINGEN)
    for zitting in zittingen:
        desk.record(Handeling.AGENDA_GEOPEND, onderwerp_id=zitting.id)
    kaart = kaarten.tafelagenda(
        tafel.naam,
        [beeld(desk, zitting, zichtbaar) for zitting in zittingen],
        desk.teksten("agenda.geen_zitting" if tafel.rooster else "agenda.ad_hoc"),
        desk.teksten,
        desk.regio.kalender,
    )
    return als_antwoord(kaart, desk.teksten)


def _overzicht(desk: Desk, tafels: Iterable[str]) -> Answer:
    """Answer with the next zitting of each tafel, the first one on top; tafels without one come last."""
    regels = sorted((_regel(desk, desk.regio.tafel(code)) for code in tafels), key=_wanneer)
    kaart = kaarten.overzicht(regels, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def _regel(desk: Desk, tafel: Tafel) -> Tafelregel:
    eerste: Zitting | None = next(iter(komende(desk, tafel.code, 1)), None)
    if eerste is None:
        return Tafelregel(tafel.code, tafel.naam, None)
    aantal = len(agenda.punten(desk.uow, eerste.id))
    return Tafelregel(tafel.code, tafel.naam, eerste.begint_op, aantal, eerste.extra)


def _wanneer(regel: Tafelregel) -> datetime:
    return regel.begint_op or datetime.max.replace(tzinfo=UTC)


def _tafels_hier(desk: Desk) -> list[str]:
    """Return the tafels this conversation serves, in the region's order."""
    gesprek = gesprekken.zoek(desk.uow, desk.turn.place.conversation_id)
    if gesprek is None:
        return []
    hier = {een.code for een in gesprekken.bestemmingen(desk.uow, gesprek.id) if een.soort is Bestemming.TAFEL}
    return [code for code in desk.regio.tafels if code in hier]


def _te_maken_met(desk: Desk) -> list[str]:
    """Return the tafels somebody has to do with: a partner those on whose agenda stands a casus of his, others all."""
    if desk.actor.is_rol(Rol.PROCESREGISSEUR) or desk.actor.is_rol(Rol.BEHEERDER):
        return list(desk.regio.tafels)
    eigen = {een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor)}
    zittingen = agenda.zittingen_met_casus(desk.uow, eigen, desk.nu)
    tafels = {zitting.tafel for van_casus in zittingen.values() for zitting in van_casus}
    return [code for code in desk.regio.tafels if code in tafels]
