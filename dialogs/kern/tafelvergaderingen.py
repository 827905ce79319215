"""The Teams meeting of a zitting: asked for in a transaction, made outside it, and who may have its link.

A tafel with a standing link of its own has that one. Else the bot makes one, where there is Graph; where there is not,
the regisseur may bring one. Nothing of a zitting needs it: without a meeting it is begun in any chat.
"""

from collections.abc import Iterator

from dialogs.kern.beleid import mag
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.uitnodigingen import kijk_straks
from dialogs.kern.vergaderkomst import bind_bekend
from dialogs.kern.zittingen import punten_van, stand_van
from dialogs.kern.zittingsdeelname import is_buiten
from domain.agenda import Zitting, ZittingStatus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tafelvergadering import GEWONE_DUUR, Tafelvergadering
from domain.toegang import Daad
from domain.vergadering import (
    WEG,
    Toegangsgegevens,
    Vergaderaard,
    Vergaderstatus,
    Vergaderwens,
    Vergaderwijze,
    kenmerk,
    te_verwijderen,
)
from domain.zittingsverloop import LANGST, Zittingsfase
from storage import agenda, gesprekken, personen, toegang
from storage import tafelvergadering as opslag
from storage import vergadering as gespreksvergaderingen
from storage.gesprekken import Bestemming


def van_zitting(context: Context, zitting_id: str) -> Tafelvergadering | None:
    """Return the meeting of a zitting that is not deleted; None when there is none.

    Its link is shown only when `adres_voor` says so.
    """
    return next((een for een in opslag.van_zitting(context.uow, zitting_id) if een.status not in WEG), None)


def vraag_aan(context: Context, zitting: Zitting) -> Tafelvergadering | None:
    """Ask for the meeting of a zitting, in place of the one it has; return it.

    None where nobody makes one: no standing link and no Graph.
    """
    verwijder(context, zitting.id)
    vast = vaste_link(context, zitting)
    if vast:
        return _neem_link(context, zitting, vast, vast=True)
    if not context.regio.gesprek.graph_tenant:
        return None
    return opslag.maak(
        context.uow,
        Tafelvergadering(
            id="",
            zitting_id=zitting.id,
            wijze=Vergaderwijze.GRAPH,
            status=Vergaderstatus.TE_MAKEN,
            werk_vanaf=context.nu,
        ),
    )


def neem_eigen_link(context: Context, zitting: Zitting, adres: str) -> Tafelvergadering:
    """Keep the link of a meeting that the regisseur made. Whatever the bot made, or was making, is deleted.

    The caller authorised it.
    """
    verwijder(context, zitting.id)
    return _neem_link(context, zitting, adres, vast=False)


def verwijder(context: Context, zitting_id: str) -> None:
    """Let the meeting of a zitting be deleted: it was held, lapsed, or another one takes its place. None is fine."""
    for een in opslag.van_zitting(context.uow, zitting_id):
        if een.status in WEG:
            continue
        if een.wijze is Vergaderwijze.EIGEN_LINK:
            context.log(Handeling.VERGADERING_VERWIJDERD, onderwerp_id=zitting_id)
        opslag.wijzig(context.uow, te_verwijderen(een, context.nu))
        kijk_straks(context, zitting_id)


def vaste_link(context: Context, zitting: Zitting) -> str:
    """Return the standing link of the tafel of a zitting; empty when it has none."""
    tafel = context.regio.tafels.get(zitting.tafel)
    return tafel.vergaderlink if tafel is not None else ""


def wens_voor(context: Context, zitting: Zitting, huidig: Tafelvergadering) -> Vergaderwens:
    """Return the meeting that a zitting needs as it is now.

    When nothing stands on its agenda any more, whoever could let people in still can.
    """
    tafel = context.regio.tafels.get(zitting.tafel)
    duur = (tafel.duur if tafel is not None else None) or GEWONE_DUUR
    mede = tuple(sorted(set(_wie_laat_toe(context, zitting))))
    leeg = not agenda.houders(context.uow, zitting.id)
    if leeg and huidig.wens is not None:
        mede = huidig.wens.mede_organisatoren
    return Vergaderwens(
        onderwerp=context.teksten("tafelvergadering.onderwerp"),
        begint_op=zitting.begint_op,
        eindigt_op=zitting.begint_op + duur,
        mede_organisatoren=mede,
        aard=Vergaderaard.ZITTING,
    )


def regisseurs(context: Context, zitting_id: str) -> tuple[str, ...]:
    """Return the ids of who runs the casussen on an agenda now: their regisseurs, or who stands in for them."""
    houders = sorted(set(agenda.houders(context.uow, zitting_id).values()))
    return tuple(dict.fromkeys(wie for een in houders if (wie := aan_regisseur(context, een)) is not None))


def adres_voor(bezoek: Bezoek, zitting: Zitting) -> str | None:
    """Return the link of the meeting for whoever may go there, and write down that he had it; else None.

    A regisseur may as soon as it stands; a partner from the day itself, when he takes part in a casus on its agenda.
    Show it only in the answer to a press: whoever has it stands at the door.
    """
    huidig = van_zitting(bezoek, zitting.id)
    if huidig is None or huidig.gegevens is None or not huidig.mag_getoond or not mag_erheen(bezoek, zitting):
        return None
    bezoek.record(Handeling.VERGADERING_GEOPEND, onderwerp_id=zitting.id)
    return huidig.gegevens.adres


def mag_erheen(bezoek: Bezoek, zitting: Zitting) -> bool:
    """Tell whether somebody may go to the meeting of a zitting now."""
    if zitting.status is ZittingStatus.VERVALLEN or bezoek.nu > zitting.begint_op + LANGST:
        return False
    if mag(bezoek, Daad.ZITTING_LEIDEN):
        return True
    lokaal = bezoek.regio.kalender.lokaal
    if not mag(bezoek, Daad.ZITTING_VOLGEN) or lokaal(bezoek.nu).date() < lokaal(zitting.begint_op).date():
        return False
    return stand_van(bezoek, zitting.id).fase is not Zittingsfase.KLAAR and _neemt_deel(bezoek, zitting)


def adres_van(context: Context, zitting_id: str) -> str:
    """Return the link of the meeting for a calendar item of whoever is invited; empty while there is none.

    Also while it is moved: the link stays the same. What a calendar holds is out of our hands, so who has it there is
    let in by the regisseur, from the lobby (docs/privacy/README.md).
    """
    huidig = van_zitting(context, zitting_id)
    return huidig.adres if huidig is not None else ""


def is_van_gesprek(context: Context, adres: str) -> bool:
    """Tell whether this is the meeting of a talk: the bot is silent there, and a detained person reads along."""
    return gespreksvergaderingen.van_draad(context.uow, kenmerk(adres)) is not None


def is_van_organisatie(context: Context, adres: str) -> bool:
    """Tell whether this is a conversation in which an organisatie works: others would read along there."""
    bekend = gesprekken.zoek(context.uow, kenmerk(adres))
    if bekend is None:
        return False
    return any(een.soort is Bestemming.ORGANISATIE for een in gesprekken.bestemmingen(context.uow, bekend.id))


def _neem_link(context: Context, zitting: Zitting, adres: str, *, vast: bool) -> Tafelvergadering:
    nieuw = opslag.maak(
        context.uow,
        Tafelvergadering(
            id="",
            zitting_id=zitting.id,
            wijze=Vergaderwijze.EIGEN_LINK,
            status=Vergaderstatus.GOED,
            gegevens=Toegangsgegevens(adres),
            draad=kenmerk(adres),
            vast=vast,
        ),
    )
    kijk_straks(context, zitting.id)
    return bind_bekend(context, zitting, nieuw)


def _wie_laat_toe(context: Context, zitting: Zitting) -> Iterator[str]:
    """Yield the Entra object ids of who can let people in: only an account of that same tenant can."""
    houders = set(agenda.houders(context.uow, zitting.id).values())
    wie = houders | set(regisseurs(context, zitting.id))
    for een in personen.lees_alle(context.uow, sorted(wie)).values():
        if een.tenant_id == context.regio.gesprek.graph_tenant:
            yield een.object_id


def _neemt_deel(bezoek: Bezoek, zitting: Zitting) -> bool:
    punten = {een.casus_id: een for een in punten_van(bezoek, zitting.id)}
    eigen = toegang.voor_actor(bezoek.uow, bezoek.actor, punten)
    return any(
        een.rol is Rol.PARTNER and not is_buiten(bezoek.regio, zitting, punten[een.casus_id], een.organisatie)
        for een in eigen
    )
