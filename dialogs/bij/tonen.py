"""One signal opened: whole while it is in use; for an account of measures after saying for what; then no more."""

from cards import bij as kaarten
from cards.bij import BijOpen, Signaalbeeld
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_met_jaar
from dialogs.bij.kern import gemeentenaam, noteer, ontsleuteld, regel_van, stand, wie
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, over_gemeente
from dialogs.kern.bijsignalen import gebruik_van
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from domain.bewaren import Bewaarsoort
from domain.bij import DOEL, Gebruik, Signaal, Verantwoording
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import bewaren, personen
from storage.bij import Signaalregel


def open_(desk: Desk, payload: BijOpen) -> Answer:
    """Open it, as far as it may still be read."""
    regel = regel_van(desk, payload.signaal)
    match gebruik_van(desk, regel.id):
        case Gebruik.IN_GEBRUIK:
            return toon(desk, ontsleuteld(desk, regel.id, Daad.BIJ_ZIEN))
        case Gebruik.VERANTWOORDING:
            return _verantwoord(desk, regel, payload)
        case _:
            return als_antwoord(kaarten.voorbij(stand(desk, regel, Gebruik.VOORBIJ), desk.teksten), desk.teksten)


def toon(desk: Desk, een: Signaal, *, nieuws: str = "", let_op: str = "", doel: str = DOEL) -> Answer:
    """Show it whole, and write down that he saw it and for what."""
    noteer(desk, Handeling.BIJ_GEOPEND, een, doel=doel)
    actief = gebruik_van(desk, een.id) is Gebruik.IN_GEBRUIK
    beeld = Signaalbeeld(
        signaal=een.id,
        wie=wie(desk, een),
        feiten=_feiten(desk, een),
        notitie=een.notitie,
        besluit=een.besluit,
        in_gebruik=actief,
        op_te_schalen=een.opgeschaald_op is None,
        nieuws=nieuws,
        let_op=let_op,
    )
    return als_antwoord(kaarten.geopend(beeld, desk.teksten), desk.teksten)


def _verantwoord(desk: Desk, regel: Signaalregel, payload: BijOpen) -> Answer:
    """Ask for what, and show it only then."""
    if payload.waarvoor in tuple(Verantwoording):
        eis(desk, Daad.BIJ_VERANTWOORDEN, over_gemeente(desk, regel.gemeente), doel=payload.waarvoor)
        return toon(desk, ontsleuteld(desk, regel.id, Daad.BIJ_VERANTWOORDEN), doel=payload.waarvoor)
    t = desk.teksten
    fouten = (t("bij.leeg.waarvoor"),) if payload.waarvoor else ()
    woorden = stand(desk, regel, Gebruik.VERANTWOORDING)
    return als_antwoord(kaarten.waarvoor(woorden, BijOpen(signaal=regel.id), fouten, t), t)


def _feiten(desk: Desk, een: Signaal) -> tuple[tuple[str, str], ...]:
    t, kalender = desk.teksten, desk.regio.kalender
    klok = bewaren.zoek(desk.uow, Bewaarsoort.BIJ_SIGNAAL, een.id)
    paren = [
        ("gemeente", gemeentenaam(desk, een.gemeente)),
        ("terugkeer", dag_met_jaar(een.terugkeer, kalender)),
        ("verstrekt", dag_met_jaar(een.ontvangen_op, kalender)),
        ("besluit", t(f"bij.status.{een.status.value}")),
    ]
    if een.besloten_op is not None and een.besloten_door_id is not None:
        door = zonder_opmaak(personen.lees(desk.uow, een.besloten_door_id).naam)
        paren.append(("besloten", t("bij.besloten", dag=dag_met_jaar(een.besloten_op, kalender), door=door)))
    if een.opgeschaald_op is not None:
        paren.append(("opgeschaald", dag_met_jaar(een.opgeschaald_op, kalender)))
    if klok is not None and klok.verloopt_op is not None:
        paren.append(("vernietigen", dag_met_jaar(klok.verloopt_op, kalender)))
    return tuple((t(f"bij.feit.{veld}"), waarde) for veld, waarde in paren)
