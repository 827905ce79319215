"""What is posted once a zitting is over: what was agreed there, and how it stands with its verslag.

Each organisatie hears what it agreed to do, and that it can read the verslag of its casussen; each regisseur that the
verslag of his is to be approved. One post each, edited from then on; all of it is rendered from the state: codes,
counts and the day.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from dialogs.kern.bereik import bereik, verstuur
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.ontvangers import aan_regisseur, meld_zonder_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.zittingsdeelname import horen_het_verslag
from domain.afspraak import Afspraak, AfspraakStatus
from domain.agenda import op_volgorde
from domain.uitvraagtermijn import regio_moment
from domain.zittingsverloop import Zittingsfase, stand
from storage import afspraken, agenda, bespreking, outbox, toegang
from storage import verslag as verslagen
from storage import zittingsverloop as opslag

TERUG: Final = timedelta(weeks=13)
"""How far back is looked for what waits to be approved, or can be read: a quarter of a year."""


def onderwerp(zitting_id: str, wie: str) -> str:
    """Return the subject of a post about a zitting for an organisatie (its code) or a regisseur (his id)."""
    return f"{zitting_id}:{wie}"


def uit_onderwerp(onderwerp_id: str) -> tuple[str, str]:
    """Return the zitting and for whom it is."""
    zitting_id, _, wie = onderwerp_id.partition(":")
    return zitting_id, wie


def besproken(context: Context, zitting_id: str) -> tuple[str, ...]:
    """Return the ids of the casussen that were discussed at a zitting, in the order of their first turn.

    Also of which something was kept without a turn: who led it may have gone on without saying so.
    """
    regels = opslag.regels(context.uow, zitting_id)
    nu = stand(regels)
    beurten = (een.casus_id for een in nu.beurten if een.casus_id in nu.behandeld)
    vastgelegd = bespreking.van_zitting(context.uow, zitting_id)
    punten = (een.casus_id for een in op_volgorde(agenda.punten(context.uow, zitting_id)))
    anders = (*(een for een in punten if een in vastgelegd), *sorted(vastgelegd))
    return tuple(dict.fromkeys((*beurten, *anders)))


def afgesproken(context: Context, zitting_id: str) -> tuple[Afspraak, ...]:
    """Return what was agreed at a zitting and not taken back since, by casus."""
    casussen = {een.casus_id for een in agenda.punten(context.uow, zitting_id)}
    casussen |= {een.casus_id for een in opslag.regels(context.uow, zitting_id) if een.casus_id}
    casussen |= bespreking.van_zitting(context.uow, zitting_id)
    alle = afspraken.van_casussen(context.uow, casussen)
    return tuple(een for casus_id in sorted(alle) for een in alle[casus_id] if staat(een, zitting_id))


def staat(een: Afspraak, zitting_id: str) -> bool:
    """Tell whether something was agreed at this zitting, and was not taken back since."""
    return een.zitting_id == zitting_id and een.status is not AfspraakStatus.VERVALLEN


def meld_afspraken(context: Context, zitting_id: str) -> None:
    """Tell each organisatie what it agreed to do at a zitting; where that stands already it is edited.

    Who has no Teams gets the mail that every afspraak that was put to him brings about by itself.
    """
    for organisatie in sorted({een.organisatie for een in afgesproken(context, zitting_id)}):
        _verstuur(context, Berichtsoort.ZITTING_AFSPRAKEN, zitting_id, organisatie)


def houd_afgesproken_waar(context: Context, zitting_id: str, organisaties: Iterable[str]) -> None:
    """Keep true what these organisaties were told that they agreed at a zitting, where they were told."""
    for een in organisaties:
        houd_waar(context, Berichtsoort.ZITTING_AFSPRAKEN, onderwerp(zitting_id, een))


def meld_klaar(context: Context, zitting_id: str, regisseurs: Iterable[str]) -> None:
    """Tell these regisseurs, or who stands in for each, that the verslag of their casussen can be approved."""
    for een in regisseurs:
        wie = aan_regisseur(context, een)
        if wie is None:
            meld_zonder_regisseur(context, een, los=False)
            continue
        outbox.plan(
            context.uow,
            soort=Berichtsoort.VERSLAG_KLAAR,
            onderwerp_id=onderwerp(zitting_id, een),
            persoon_id=wie,
        )


def draag_klaar_over(context: Context, casus_ids: Iterable[str], van: str, naar: str) -> None:
    """Casussen went from one regisseur to another: whose verslag is not approved yet is for the other to approve."""
    ids = frozenset(casus_ids)
    met_casus = agenda.zittingen_met_casus(context.uow, ids, context.nu - TERUG)
    for zitting_id in sorted({een.id for alle in met_casus.values() for een in alle}):
        if stand(opslag.regels(context.uow, zitting_id)).fase is not Zittingsfase.KLAAR:
            continue
        houd_waar(context, Berichtsoort.VERSLAG_KLAAR, onderwerp(zitting_id, van))
        if (ids & set(besproken(context, zitting_id))) - verslagen.goedgekeurde_van(context.uow, zitting_id):
            meld_klaar(context, zitting_id, [naar])


def meld_verslag(context: Context, zitting_id: str, casus_id: str) -> None:
    """Tell who was there for a casus that its part of the verslag can be read; what stands there is edited."""
    zitting = agenda.lees(context.uow, zitting_id)
    for organisatie in horen_het_verslag(context, zitting, casus_id):
        _verstuur(context, Berichtsoort.VERSLAG, zitting_id, organisatie)


def houd_verslag_waar(context: Context, zitting_id: str, casus_id: str, regisseur_id: str) -> None:
    """Keep true what was told of the verslag of a casus, to its regisseur and to whoever ever took part."""
    houd_waar(context, Berichtsoort.VERSLAG_KLAAR, onderwerp(zitting_id, regisseur_id))
    for organisatie in sorted({een.organisatie for een in toegang.van_casus(context.uow, casus_id)}):
        houd_waar(context, Berichtsoort.VERSLAG, onderwerp(zitting_id, organisatie))


def houd_zittingspost_waar(
    context: Context, zittingen: Iterable[str], organisaties: Iterable[str], regisseurs: Iterable[str]
) -> None:
    """Have rendered again whatever was told of these zittingen to them: for what goes without a trace."""
    codes, personen = sorted(organisaties), sorted(regisseurs)
    for zitting_id in zittingen:
        for code in codes:
            houd_waar(context, Berichtsoort.ZITTING_AFSPRAKEN, onderwerp(zitting_id, code))
            houd_waar(context, Berichtsoort.VERSLAG, onderwerp(zitting_id, code))
        for een in personen:
            houd_waar(context, Berichtsoort.VERSLAG_KLAAR, onderwerp(zitting_id, een))


def _verstuur(context: Context, soort: Berichtsoort, zitting_id: str, organisatie: str) -> None:
    wanneer = regio_moment(context.regio, context.nu)
    niet_voor = wanneer if wanneer > context.nu else None
    verstuur(context, soort, onderwerp(zitting_id, organisatie), bereik(context, organisatie), niet_voor=niet_voor)
