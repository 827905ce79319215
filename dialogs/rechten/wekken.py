"""Who hears of a request, and when: the organisaties it was passed on to, and whoever sees to the term."""

from dataclasses import replace

from dialogs.kern.bereik import bereik, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import houders, meld_regisseur
from dialogs.kern.planning import houd_waar
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.rechten import Alarm, Bron, Verzoek, alarmen
from domain.uitvraagtermijn import regio_moment
from storage import outbox, rechten, wekkers
from storage.outbox import Bericht
from storage.wekkers import Wekker


def begin(context: Context, verzoek: Verzoek, regisseur_id: str) -> None:
    """Pass a new request on: to its organisaties, and to the regisseur beside whose answers it will stand."""
    for bron in verzoek.bronnen:
        verstuur(
            context, Berichtsoort.VERZOEK_BRON, bron_id(verzoek.id, bron.organisatie), bereik(context, bron.organisatie)
        )
    meld_regisseur(context, regisseur_id, Berichtsoort.VERZOEK, verzoek.id)
    zet_wekkers(context, verzoek)


def zet_wekkers(context: Context, verzoek: Verzoek) -> None:
    """Set the alarms of a request anew, as its terms are now; of those that have passed only the last one rings."""
    wekkers.trek_in(context.uow, Wekkersoort.VERZOEK, verzoek.id)
    for nummer, wanneer in alarmen(context.regio, verzoek).items():
        if wanneer > context.nu or nummer == Alarm.TERMIJN_VOORBIJ:
            wekkers.zet(context.uow, Wekkersoort.VERZOEK, verzoek.id, wanneer, nummer)


def na_antwoord(context: Context, verzoek: Verzoek, organisatie: str) -> None:
    """An organisatie answered: its post says so, and the contact point hears."""
    houd_waar(context, Berichtsoort.VERZOEK_BRON, bron_id(verzoek.id, organisatie))
    houd_waar(context, Berichtsoort.VERZOEK, verzoek.id)
    _aan(context, verzoek.id, Rol.CONTACTPUNT)


def na_einde(context: Context, verzoek: Verzoek) -> None:
    """It is closed: no alarm rings any more, and everything that stands in Teams says so."""
    wekkers.trek_in(context.uow, Wekkersoort.VERZOEK, verzoek.id)
    houd_waar(context, Berichtsoort.VERZOEK, verzoek.id)
    for bron in verzoek.bronnen:
        houd_waar(context, Berichtsoort.VERZOEK_BRON, bron_id(verzoek.id, bron.organisatie))


def gaat_af(context: Context, wekker: Wekker) -> None:
    """A moment of a request has come: remind its organisaties, or warn who sees to the term."""
    try:
        verzoek = rechten.lees(context.uow, wekker.onderwerp_id)
    except NotFound:
        return
    if not verzoek.loopt:
        return
    match wekker.volgnummer:
        case Alarm.HERINNER_BRON:
            _herinner(context, verzoek, wekker)
        case Alarm.BRON_TE_LAAT if verzoek.wacht_op:
            _aan(context, verzoek.id, Rol.CONTACTPUNT, Rol.PRIVACYFUNCTIONARIS)
        case Alarm.TERMIJN_NADERT:
            _aan(context, verzoek.id, Rol.CONTACTPUNT)
        case Alarm.TERMIJN_VOORBIJ:
            _aan(context, verzoek.id, Rol.CONTACTPUNT, Rol.PRIVACYFUNCTIONARIS)
        case _:
            pass


def bron_id(verzoek_id: str, organisatie: str) -> str:
    """Return the subject of the post to an organisatie."""
    return f"{verzoek_id}:{organisatie}"


def _herinner(context: Context, verzoek: Verzoek, wekker: Wekker) -> None:
    wanneer = regio_moment(context.regio, context.nu)
    if wanneer > context.nu:
        wekkers.zet(context.uow, Wekkersoort.VERZOEK, verzoek.id, wanneer, wekker.volgnummer)
        return
    for bron in verzoek.wacht_op:
        _wek(context, verzoek, bron)
        rechten.wijzig_bron(context.uow, verzoek, replace(bron, herinneringen=bron.herinneringen + 1))
    if verzoek.wacht_op:
        context.log(Handeling.VERZOEK_HERINNERD, casus_id=verzoek.casus_id, onderwerp_id=verzoek.id, doel=verzoek.doel)


def _wek(context: Context, verzoek: Verzoek, bron: Bron) -> None:
    """Post it anew: an edit wakes nobody."""
    waarheen = bereik(context, bron.organisatie)
    onderwerp_id = bron_id(verzoek.id, bron.organisatie)
    soort = Berichtsoort.VERZOEK_BRON
    posten = [Bericht(soort, onderwerp_id, persoon_id=een, los=True) for een in waarheen.personen]
    if waarheen.gesprek_id is not None:
        posten.append(Bericht(soort, onderwerp_id, gesprek_id=waarheen.gesprek_id, los=True))
    outbox.plan_alle(context.uow, posten)


def _aan(context: Context, verzoek_id: str, *rollen: Rol) -> None:
    wie = dict.fromkeys(een for rol in rollen for een in houders(context, rol))
    for persoon_id in wie:
        outbox.plan(context.uow, soort=Berichtsoort.VERZOEK, onderwerp_id=verzoek_id, persoon_id=persoon_id, los=True)
