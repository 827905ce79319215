"""The Teams meeting of a talk: asked for in a transaction, made outside it, and shown only once every option holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from dialogs.kern.desk import Context
from dialogs.kern.gesprekspost import meld_nieuws
from dialogs.kern.ontvangers import aan_regisseur
from domain.logboek import Handeling
from domain.terugkeergesprek import Gespreksstatus, Terugkeergesprek
from domain.vergadering import (
    OPTIES,
    WEG,
    Toegangsgegevens,
    Vergadering,
    Vergaderopties,
    Vergaderstatus,
    Vergaderwens,
    Vergaderwijze,
    is_bij_graph,
    kenmerk,
    te_verwijderen,
    te_verzetten,
)
from storage import casus as casussen
from storage import gesprekken, personen, tafelvergadering, terugkeergesprek
from storage import vergadering as opslag

RUST_VOORAF = timedelta(hours=1)
"""How long before a talk nothing of its meeting is changed any more because somebody else runs the casus."""

_BEZIG = frozenset({Vergaderstatus.TE_MAKEN, Vergaderstatus.TE_LEZEN, Vergaderstatus.TE_VERZETTEN, Vergaderstatus.GOED})


def vraag_aan(context: Context, gesprek: Terugkeergesprek) -> Vergadering:
    """Ask for the meeting of a talk that has a moment, or for another time of the one it has; return it.

    Moved within its day it keeps its meeting, and so what is on paper stays true. On another day, or in another
    inrichting, it gets a new one, and the old one is deleted: a link that somebody had for the one day, or in the one
    place, must not open the other. Where there is no Graph nothing is made: the regisseur is asked for a link of his
    own, and hears so here.

    Returns:
        the meeting; *goed* at once when it is the regisseur's own and moved within its day. The caller then lets
        follow what follows (`terugkeergesprekken.vergadering_is_goed`).
    """
    wens = wens_voor(context, gesprek)
    oud = van_gesprek(context, gesprek.id)
    if oud is not None and oud.status in _BEZIG and _blijft(context, oud, gesprek, wens):
        return _verzet(context, oud, gesprek, wens)
    verwijder(context, gesprek)
    door_graph = bool(context.regio.gesprek.graph_tenant)
    nieuw = opslag.maak(
        context.uow,
        Vergadering(
            id="",
            gesprek_id=gesprek.id,
            casus_id=gesprek.casus_id,
            wijze=Vergaderwijze.GRAPH if door_graph else Vergaderwijze.EIGEN_LINK,
            status=Vergaderstatus.TE_MAKEN,
            werk_vanaf=context.nu if door_graph else None,
            inrichting=gesprek.inrichting,
        ),
    )
    if not door_graph:
        meld_nieuws(context, gesprek)
    return nieuw


def verwijder(context: Context, gesprek: Terugkeergesprek) -> None:
    """Let the meeting of a talk be deleted: it was held, moved to another day, or does not go on. None is fine.

    From this moment on nobody is shown its link; at Graph it goes as soon as Graph answers. A link of the regisseur's
    own is forgotten here: the meeting itself is his to delete.
    """
    for een in opslag.van_gesprek(context.uow, gesprek.id):
        if een.status in WEG:
            continue
        if een.wijze is Vergaderwijze.EIGEN_LINK:
            context.log(Handeling.VERGADERING_VERWIJDERD, casus_id=een.casus_id, onderwerp_id=een.gesprek_id)
        opslag.wijzig(context.uow, te_verwijderen(een, context.nu))


def ruim_op(context: Context, casus_id: str) -> bool:
    """Let every meeting of a casus be deleted; tell whether one is still at Graph, so that its id is still needed.

    Where there is no Graph any more nobody can delete it: then there is nothing to wait for.
    """
    alle = terugkeergesprek.van_casus(context.uow, casus_id)
    for gesprek in alle:
        verwijder(context, gesprek)
    if not context.regio.gesprek.graph_tenant:
        return False
    return any(is_bij_graph(een) for gesprek in alle for een in opslag.van_gesprek(context.uow, gesprek.id))


def van_gesprek(context: Context, gesprek_id: str) -> Vergadering | None:
    """Return the meeting of a talk that is not deleted; None when there is none.

    Its link is shown only when `mag_getoond` says so.
    """
    return next((een for een in opslag.van_gesprek(context.uow, gesprek_id) if een.status not in WEG), None)


def neem_eigen_link(context: Context, gesprek: Terugkeergesprek, gegevens: Toegangsgegevens) -> Vergadering:
    """Keep the link of a meeting that the regisseur made, and of which he said of every option that it holds.

    Whatever the bot made, or was making, is deleted. The caller authorised it, and lets follow what follows.
    """
    verwijder(context, gesprek)
    return opslag.maak(
        context.uow,
        Vergadering(
            id="",
            gesprek_id=gesprek.id,
            casus_id=gesprek.casus_id,
            wijze=Vergaderwijze.EIGEN_LINK,
            status=Vergaderstatus.GOED,
            gegevens=gegevens,
            opties=Vergaderopties(**dict.fromkeys(OPTIES, True)),
            inrichting=gesprek.inrichting,
            wens=wens_voor(context, gesprek),
            draad=kenmerk(gegevens.adres),
        ),
    )


def is_van_ander(context: Context, gesprek: Terugkeergesprek, adres: str) -> bool:
    """Tell whether this is the meeting of another talk, however long ago: two people never sit in one meeting.

    So neither do who was hurt and who did it, and nobody reads in its chat what was said to another.
    """
    ander = opslag.van_draad(context.uow, kenmerk(adres))
    return ander is not None and ander.gesprek_id != gesprek.id


def is_van_anderen(context: Context, adres: str) -> bool:
    """Tell whether a tafel or an organisatie works here, or a zitting is held: its chat is not for him to read.

    And from then on the bot would be silent there.
    """
    vast = (een.vergaderlink for een in context.regio.tafels.values() if een.vergaderlink)
    if any(kenmerk(een) == kenmerk(adres) for een in vast) or tafelvergadering.van_draad(context.uow, kenmerk(adres)):
        return True
    bekend = gesprekken.zoek(context.uow, kenmerk(adres))
    return bekend is not None and bool(gesprekken.bestemmingen(context.uow, bekend.id))


def houd_bij(context: Context) -> None:
    """Let whoever runs a casus by now be able to let somebody in: a casus is handed over, and people are away.

    Not in the last hour: while its options are looked at again a meeting is shown to nobody.
    """
    if not context.regio.gesprek.graph_tenant:
        return
    for gesprek_id in terugkeergesprek.lopende(context.uow):
        gesprek = terugkeergesprek.lees(context.uow, gesprek_id)
        huidig = van_gesprek(context, gesprek_id) if gesprek.status is Gespreksstatus.GEPLAND else None
        if huidig is None or huidig.status is not Vergaderstatus.GOED or huidig.wijze is not Vergaderwijze.GRAPH:
            continue
        if gesprek.begint_op is None or gesprek.begint_op - context.nu <= RUST_VOORAF:
            continue
        wens = wens_voor(context, gesprek)
        if wens.mede_organisatoren:
            _verzet(context, huidig, gesprek, wens)


def wens_voor(context: Context, gesprek: Terugkeergesprek) -> Vergaderwens:
    """Return the meeting that a talk needs as it is now.

    Raises:
        ValueError: it has no moment.
    """
    if gesprek.begint_op is None or gesprek.eindigt_op is None:
        raise ValueError("a talk without a moment needs no meeting")
    return Vergaderwens(
        onderwerp=context.teksten("vergadering.onderwerp"),
        begint_op=gesprek.begint_op,
        eindigt_op=gesprek.eindigt_op,
        mede_organisatoren=tuple(sorted(set(_wie_laat_toe(context, gesprek)))),
    )


def _wie_laat_toe(context: Context, gesprek: Terugkeergesprek) -> Iterator[str]:
    """Yield the Entra object ids of who can let somebody in: only an account of that same tenant can."""
    regisseur_id = casussen.lees(context.uow, gesprek.casus_id).regisseur_id
    wie = {regisseur_id, aan_regisseur(context, regisseur_id), gesprek.plaatsvervanger_id} - {None}
    for een in personen.lees_alle(context.uow, sorted(filter(None, wie))).values():
        if een.tenant_id == context.regio.gesprek.graph_tenant:
            yield een.object_id


def _blijft(context: Context, oud: Vergadering, gesprek: Terugkeergesprek, wens: Vergaderwens) -> bool:
    """Tell whether what is there may go on for what is asked now."""
    if (oud.wijze is Vergaderwijze.GRAPH) is not bool(context.regio.gesprek.graph_tenant) and oud.gegevens is None:
        return False
    if oud.inrichting != gesprek.inrichting:
        return False
    lokaal = context.regio.kalender.lokaal
    return oud.wens is None or lokaal(oud.wens.begint_op).date() == lokaal(wens.begint_op).date()


def _verzet(context: Context, oud: Vergadering, gesprek: Terugkeergesprek, wens: Vergaderwens) -> Vergadering:
    if oud.wijze is Vergaderwijze.EIGEN_LINK:
        if oud.gegevens is None:
            meld_nieuws(context, gesprek)
            return oud
        return opslag.wijzig(context.uow, replace(oud, wens=wens))
    if oud.status is Vergaderstatus.TE_MAKEN or oud.wens == wens:
        # What is under way is compared with what is wanted once it is there.
        return oud
    return opslag.wijzig(context.uow, replace(te_verzetten(oud, context.nu), gegevens=None))
