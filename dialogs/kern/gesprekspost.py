"""What is sent because of a talk about somebody's return: to the inrichting, to who sits at it, and to the regisseur.

All of it is rendered from the state, in neutral words: that there is a talk at a casus, and when. A new post is made
when somebody must know or do something; an edit, which wakes nobody, when what was said before must stay true.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag_en_tijd
from dialogs.kern import wekken
from dialogs.kern.bereik import bereik
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import noem
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import houd_waar
from domain.contact import Kanaal
from domain.persoon import Rol
from domain.terugkeergesprek import Deelname, Terugkeergesprek
from domain.uitvraagtermijn import regio_moment
from domain.wekken import buiten_teams
from storage import casus as casussen
from storage import gesprekken, outbox, terugkeergesprek, toegang


def onderwerp(casus_id: str, organisatie: str) -> str:
    """Return the subject of what an organisatie hears of the talk of a casus."""
    return f"{casus_id}:{organisatie}"


def uit_onderwerp(onderwerp_id: str) -> tuple[str, str]:
    """Return the casus and the organisatie of such a subject; the organisatie is empty when it is a casus alone."""
    casus_id, _, organisatie = onderwerp_id.partition(":")
    return casus_id, organisatie


def met_toegang(context: Context, casus_id: str) -> frozenset[str]:
    """Return which organisaties have access to a casus now."""
    return frozenset(
        een.organisatie
        for een in toegang.van_casus(context.uow, casus_id)
        if een.rol is Rol.PARTNER and een.loopt(context.nu)
    )


def wie_zitten_erbij(context: Context, gesprek: Terugkeergesprek) -> tuple[Deelname, ...]:
    """Return who sits at a talk now: whoever was asked, was not taken off, and still has access; by code."""
    nu = met_toegang(context, gesprek.casus_id)
    alle = terugkeergesprek.deelnames(context.uow, gesprek.id)
    return tuple(een for een in alle if een.zit_erbij and een.organisatie in nu)


def wie_genodigd(context: Context, gesprek: Terugkeergesprek) -> tuple[Deelname, ...]:
    """Return the same, with who said that it does not come: it is invited, and hears when the talk is moved."""
    nu = met_toegang(context, gesprek.casus_id)
    alle = terugkeergesprek.deelnames(context.uow, gesprek.id)
    return tuple(een for een in alle if een.genodigd and een.organisatie in nu)


def is_gauw(context: Context, gesprek: Terugkeergesprek) -> bool:
    """Tell whether it is today or on the next working day, at a moment that somebody knows of.

    What is told of it then is told at once, whatever else an organisatie was told that day, and at any hour: somebody
    may come for nothing, or he may wait for nobody.
    """
    kalender = context.regio.kalender
    tot = kalender.plus_werkdagen(kalender.lokaal(context.nu).date(), 1)
    duur = timedelta(minutes=gesprek.duur_minuten)
    bekend = (een for een in (gesprek.verteld, gesprek.begint_op) if een is not None)
    return any(een + duur > context.nu and kalender.lokaal(een).date() <= tot for een in bekend)


def voor_wie(context: Context, organisatie: str) -> str:
    """Return for whom a post is, where several share a conversation; empty when that may not be told there.

    A prison is named only where nobody else reads along: beside the code of a casus its name tells that he is detained.
    """
    if noem(context, organisatie) == context.regio.organisatienaam(organisatie):
        return zonder_opmaak(context.regio.organisatienaam(organisatie))
    gesprek = gesprekken.voor_organisatie(context.uow, organisatie)
    dient = {een.code for een in gesprekken.bestemmingen(context.uow, gesprek.id)} if gesprek else {organisatie}
    return zonder_opmaak(context.regio.organisatienaam(organisatie)) if dient == {organisatie} else ""


def houd_gesprek_waar(context: Context, gesprek: Terugkeergesprek) -> None:
    """Have rendered again whatever was told of a talk, to whomever."""
    houd_waar(context, Berichtsoort.TERUGKEERGESPREK_NIEUWS, gesprek.casus_id)
    houd_waar(context, Berichtsoort.TERUGKEERGESPREK_VRAAG, onderwerp(gesprek.casus_id, gesprek.inrichting))
    for een in terugkeergesprek.deelnames(context.uow, gesprek.id):
        for soort in (Berichtsoort.TERUGKEERGESPREK, Berichtsoort.TERUGKEERGESPREK_VOORAF):
            houd_waar(context, soort, onderwerp(gesprek.casus_id, een.organisatie))


def meld_inrichting(context: Context, gesprek: Terugkeergesprek) -> None:
    """Tell the inrichting that something is to be done, or changed: as a new post."""
    _meld(context, Berichtsoort.TERUGKEERGESPREK_VRAAG, gesprek, gesprek.inrichting)


def meld_organisatie(context: Context, gesprek: Terugkeergesprek, organisatie: str) -> None:
    """Tell an organisatie at a talk how it is now: as a new post."""
    _meld(context, Berichtsoort.TERUGKEERGESPREK, gesprek, organisatie)


def meld_vooraf(context: Context, gesprek: Terugkeergesprek, organisatie: str) -> None:
    """Tell an organisatie that it is soon, and how one talks there: as a new post."""
    _meld(context, Berichtsoort.TERUGKEERGESPREK_VOORAF, gesprek, organisatie)


def meld_nieuws(context: Context, gesprek: Terugkeergesprek) -> None:
    """Tell the regisseur that something is to be looked at."""
    casus = casussen.lees(context.uow, gesprek.casus_id)
    meld_regisseur(context, casus.regisseur_id, Berichtsoort.TERUGKEERGESPREK_NIEUWS, casus.id)


def _meld(context: Context, soort: Berichtsoort, gesprek: Terugkeergesprek, organisatie: str) -> None:
    waarheen = bereik(context, organisatie)
    wanneer = context.nu if is_gauw(context, gesprek) else regio_moment(context.regio, context.nu)
    onderwerp_id = onderwerp(gesprek.casus_id, organisatie)
    adressen: list[tuple[str | None, str | None]] = [(None, een) for een in waarheen.personen]
    if waarheen.gesprek_id is not None:
        adressen = [(waarheen.gesprek_id, None)]
    for gesprek_id, persoon_id in adressen:
        outbox.plan(
            context.uow,
            soort=soort,
            onderwerp_id=onderwerp_id,
            gesprek_id=gesprek_id,
            persoon_id=persoon_id,
            niet_voor=wanneer,
            los=True,
        )
    _mail(context, gesprek.casus_id, organisatie, wanneer)


def _mail(context: Context, casus_id: str, organisatie: str, wanneer: datetime) -> None:
    """Plan the mail to each contact who is woken by mail: constant words, so each time something is to be seen."""
    tafel = casussen.lees(context.uow, casus_id).tafel
    for contact in buiten_teams(wekken.team(context, organisatie), Kanaal.EMAIL, [tafel], context.nu):
        outbox.plan(
            context.uow,
            soort=Berichtsoort.MAIL_TERUGKEERGESPREK,
            onderwerp_id=onderwerp(casus_id, organisatie),
            contact_id=contact.id,
            niet_voor=wanneer,
            los=True,
        )


def gespreksregel(context: Context, casus_id: str, organisaties: Collection[str] | None = None) -> str:
    """Return one line about the talk that is to come or goes on; empty when there is none, or none to know of.

    `organisaties`: for whom somebody reads; None is the regisseur. Whoever sits at it reads what it was told; the
    inrichting and the regisseur read how far it is; nobody else that there is one.
    """
    gesprek = terugkeergesprek.lopende_van(context.uow, [casus_id]).get(casus_id)
    if gesprek is None:
        return ""
    alles = organisaties is None or gesprek.inrichting in organisaties
    vast = gesprek.begint_op is not None and (alles or gesprek.verteld == gesprek.begint_op)
    if not alles:
        genodigd = {een.organisatie for een in wie_genodigd(context, gesprek)}
        if gesprek.verteld is None or genodigd.isdisjoint(organisaties or ()):
            return ""
    if vast and gesprek.begint_op is not None:
        wanneer = dag_en_tijd(gesprek.begint_op, context.regio.kalender)
        return context.teksten(f"terugkeergesprek.stand.{gesprek.status.value}", wanneer=wanneer)
    return context.teksten("terugkeergesprek.stand.voorbereiden" if alles else "terugkeergesprek.stand.verandert")


def gespreksopdracht(context: Context, casus_id: str) -> str:
    """Return the command with which a regisseur opens the talk of a casus, or plans one when there never was any."""
    er_is = terugkeergesprek.nieuwste(context.uow, casus_id) is not None
    return "gesprek toon" if er_is else "gesprek plan"
