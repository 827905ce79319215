"""/bewaren: what one decides about, and one thing by itself."""

from collections.abc import Sequence

from cards import bewaren as kaarten
from cards.bewaren import MEESTE_KEUZES, MEESTE_VAST, Besluitregel, BewarenOpen, Itembeeld, Lijstbeeld
from dialogs.bewaren.kern import Ding, in_woorden, laad, noteer, regel, termijnregel, termijnregels, van_actor
from dialogs.bewaren.nazorg import doorlopende, in_regel
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import geweigerd, mag
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vernietigd import eis_niet_vernietigd
from domain.bewaren import (
    BEDENKTIJD,
    ZONDER_VERLENGING,
    Bewaarbesluit,
    Bewaarsoort,
    Bewaring,
    categorie_van,
    uiterste_verlenging,
    van_functionaris,
)
from domain.casuscode import Casuscode
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Casusfeiten, Daad, Reden, Waarover
from storage import bewaren, personen
from storage import casus as casussen


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Show what has passed its term and is his to decide about; with a code that casus."""
    if arguments.casuscode is not None:
        return een_casus(desk, arguments.casuscode)
    return toon(desk)


def openen(desk: Desk, payload: BewarenOpen) -> Answer:
    """Open one thing from a list."""
    return een(desk, laad(desk, payload.item))


def toon(desk: Desk, *, melding: str = "", fouten: Sequence[str] = ()) -> Answer:
    """Show the list."""
    over = van_actor(desk, bewaren.verlopen(desk.uow))
    vast = van_actor(desk, bewaren.vastgehouden(desk.uow))
    zonder = van_actor(desk, bewaren.zonder_termijn(desk.uow))
    te_doen = [ding for ding in over if ding.mag_weg(desk.nu) and not ding.klok.bevestigd]
    verzoek = [ding for ding in over if ding.verzoek and not ding.klok.vastgehouden]
    bevestigd = [ding for ding in over if ding.klok.bevestigd]
    desk.record(Handeling.BEWAREN_GEOPEND, namens=desk.regio.eigen_organisatie)
    beeld = Lijstbeeld(
        aan_de_beurt=tuple((ding.naam, regel(desk, ding)) for ding in te_doen[:MEESTE_KEUZES]),
        meer=max(0, len(te_doen) - MEESTE_KEUZES),
        te_verlengen=any(ding.klok.categorie not in ZONDER_VERLENGING for ding in te_doen),
        vastgehouden=tuple((ding.naam, in_woorden(desk, ding)) for ding in vast[:MEESTE_VAST]),
        verzoek=tuple((ding.naam, in_woorden(desk, ding)) for ding in verzoek[:MEESTE_VAST]),
        bevestigd=tuple((ding.naam, in_woorden(desk, ding)) for ding in bevestigd[:MEESTE_VAST]),
        lopend=tuple(in_regel(desk, een) for een in doorlopende(desk, desk.actor.regisseert_voor)[:MEESTE_VAST]),
        zonder_termijn=sum(not ding.klok.vastgehouden for ding in zonder),
        termijnen=termijnregels(desk, (ding.klok.categorie for ding in (*te_doen, *zonder))),
        tellen=mag(desk, Daad.BEWAREN_TELLEN),
        melding=melding,
        fouten=fouten,
    )
    return als_antwoord(kaarten.lijst(beeld, desk.teksten), desk.teksten)


def een_casus(desk: Desk, code: Casuscode) -> Answer:
    """Show until when one casus is kept; also while it runs, to hold it beforehand.

    Raises:
        NotAllowed: it is not his, or there is none.
        NotFound: it was destroyed, and it was his.
    """
    try:
        casus = casussen.met_code(desk.uow, code)
    except NotFound:
        eis_niet_vernietigd(desk, code=str(code))
        raise geweigerd(Reden.NIET_UW_CASUS) from None
    return een(desk, casus_ding(desk, casus.id))


def casus_ding(desk: Desk, casus_id: str) -> Ding:
    """Return a casus as something with a clock, whether or not that has begun."""
    wat = bewaren.onderwerpen(desk.uow, Bewaarsoort.CASUS, [casus_id]).get(casus_id)
    if wat is None:
        raise geweigerd(Reden.NIET_UW_CASUS)
    klok = bewaren.zoek(desk.uow, Bewaarsoort.CASUS, casus_id)
    if klok is not None:
        return laad(desk, klok.naam)
    nieuw = Bewaring(Bewaarsoort.CASUS, casus_id, categorie_van(wat.spoor), desk.nu, versie=0)
    feiten = Casusfeiten.van(casussen.lees(desk.uow, casus_id))
    return Ding(nieuw, wat, wat.houder_id, Waarover(casus=feiten), Daad.BEWAREN_BESLISSEN)


def een(desk: Desk, ding: Ding, *, melding: str = "") -> Answer:
    """Show one thing, to who decides about it or may hold it.

    Raises:
        NotAllowed: neither.
    """
    beslist = mag(desk, ding.daad, ding.over)
    mag_vast = mag(desk, Daad.VASTHOUDEN, ding.over)
    if not (beslist or mag_vast):
        raise geweigerd(Reden.NIET_UW_CASUS)
    noteer(desk, Handeling.BEWAREN_GEOPEND, ding.klok)
    klok, alle = ding.klok, bewaren.besluiten(desk.uow, ding.klok)
    verlopen = klok.is_verlopen(desk.nu)
    beeld = Itembeeld(
        naam=ding.naam,
        wat=in_woorden(desk, ding),
        termijn=termijnregel(desk, klok.categorie),
        begonnen_op=None if ding.onderwerp.loopt else klok.begonnen_op,
        verloopt_op=klok.verloopt_op,
        verlopen=verlopen,
        vastgehouden=klok.vastgehouden,
        vernietigd_om=klok.bevestigd_op + BEDENKTIJD if klok.bevestigd_op else None,
        besluiten=_besluiten(desk, alle, beslist=beslist),
        verzoek=ding.verzoek,
        mag_weg=beslist and ding.mag_weg(desk.nu) and not klok.bevestigd,
        mag_verlengen=beslist and verlopen and uiterste_verlenging(desk.regio, klok, desk.nu) is not None,
        mag_vast=mag_vast and not klok.vastgehouden,
        mag_los=klok.vastgehouden and mag_loslaten(desk, ding, alle),
        melding=melding,
    )
    return als_antwoord(kaarten.item(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def mag_loslaten(desk: Desk, ding: Ding, besluiten: Sequence[Bewaarbesluit]) -> bool:
    """Tell whether he may let go of it: what a privacyfunctionaris holds, only one of them lets go of."""
    if not mag(desk, Daad.VASTHOUDEN, ding.over):
        return False
    return desk.actor.is_rol(Rol.PRIVACYFUNCTIONARIS) or not van_functionaris(besluiten)


def _besluiten(desk: Desk, alle: Sequence[Bewaarbesluit], *, beslist: bool) -> tuple[Besluitregel, ...]:
    """Return what was decided. A reason may name people: whoever only may hold reads those of a privacyfunctionaris."""
    mensen = personen.lees_alle(desk.uow, (een.door_id for een in alle))
    dicht = desk.teksten("bewaren.besluit.reden_dicht")
    return tuple(
        Besluitregel(
            een.soort,
            mensen[een.door_id].naam,
            een.op,
            een.reden if beslist or een.als_functionaris else dicht,
            een.tot,
        )
        for een in alle
    )
