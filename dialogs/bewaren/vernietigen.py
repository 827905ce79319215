"""Destroying what was confirmed: posts are emptied, rows go, a proof stays, and the keys with which it was encrypted.

All of it is one transaction, rung by an alarm: killed half way nothing has happened, and it rings again. What a post
said is taken back by an edit that is planned in that transaction, and rendered when nothing of it is there any more.
"""

from datetime import datetime, timedelta
from typing import Final

from dialogs.bewaren.bericht import houd_lijsten_waar
from dialogs.bewaren.kern import Ding, beslissers, zoek
from dialogs.kern import vergaderingen
from dialogs.kern.bereik import werklijst_id
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import houd_waar
from dialogs.kern.verslagpost import houd_zittingspost_waar
from domain.bewaren import BEDENKTIJD, Bewaarcategorie, Bewaarsoort, Bewaring, lees_naam
from domain.logboek import Handeling, Logregel
from storage import bewaren, logboek, vernietigen, wekkers
from storage import sporen as alle_sporen
from storage.meldingen import sleutel_na
from storage.sporen import Sporen
from storage.vernietigen import Vernietiging
from storage.wekkers import Wekker

EVEN_LATER: Final = timedelta(minutes=1)
"""How long it waits when a post about it is being sent: only then it is known where that stands."""

NA_VERZOEK: Final = timedelta(hours=1)
"""How often is looked whether the request that came in after it was confirmed was answered."""

GEDULD_MET_GRAPH: Final = timedelta(days=2)
"""How long the meeting of a talk may stay at Graph before the casus goes all the same: the term is the law's, and of a
meeting that is left behind nobody has the link."""

BIJ_GRAPH: Final = timedelta(minutes=5)
"""How often is looked whether it is gone."""

_BERICHTEN: Final = tuple(Berichtsoort)
_WEKKERS: Final = tuple(een for een in Wekkersoort if een is not Wekkersoort.VERNIETIG)
_OVER_MEER: Final = (Berichtsoort.OVERGEDRAGEN, Berichtsoort.INFORMERING, Berichtsoort.STILSTAND)
"""Posts `<person>:<day>` that name codes of several casussen."""


def luidt(context: Context, wekker: Wekker) -> None:
    """Destroy it, if it is still there, confirmed, past its term and held by nobody; twice changes nothing."""
    # What is about to go is nobody else's to decide about any more: a hold that was confirmed must hold.
    bewaren.zoek(context.uow, *lees_naam(wekker.onderwerp_id), vast=True)
    ding = zoek(context, wekker.onderwerp_id)
    if ding is None or not ding.klok.bevestigd or not ding.klok.mag_weg(context.nu):
        return
    if ding.onderwerp.loopt:
        bewaren.stop(context.uow, ding.klok.soort, ding.klok.onderwerp_id)
        return
    vroegst = (ding.klok.bevestigd_op or context.nu) + BEDENKTIJD
    if context.nu < vroegst:
        wekkers.zet(context.uow, Wekkersoort.VERNIETIG, ding.naam, vroegst)
        return
    if ding.verzoek:
        wekkers.zet(context.uow, Wekkersoort.VERNIETIG, ding.naam, context.nu + NA_VERZOEK)
        return
    if ding.klok.soort is Bewaarsoort.LOGBOEK:
        _vernietig_keten(context, ding)
        return
    sporen = _sporen(context, ding.klok)
    nog = _wacht_nog(context, ding, sporen, tot=vroegst + GEDULD_MET_GRAPH)
    if nog is not None:
        wekkers.zet(context.uow, Wekkersoort.VERNIETIG, ding.naam, context.nu + nog)
        return
    _vernietig(context, ding, sporen)


def vernietig(context: Context, ding: Ding) -> None:
    """Destroy it now, whatever its clock says: for what was destroyed before and came back."""
    _vernietig(context, ding, _sporen(context, ding.klok))


def _wacht_nog(context: Context, ding: Ding, sporen: Sporen, *, tot: datetime) -> timedelta | None:
    """Return how long to wait for what is under way elsewhere; None when nothing is. For Graph no longer than `tot`."""
    van_casus = ding.klok.soort is Bewaarsoort.CASUS
    if van_casus and vergaderingen.ruim_op(context, ding.klok.onderwerp_id) and context.nu < tot:
        # With the casus goes the id by which its meeting is deleted.
        return BIJ_GRAPH
    return EVEN_LATER if vernietigen.wordt_verzonden(context.uow, _BERICHTEN, sporen) else None


def _vernietig(context: Context, ding: Ding, sporen: Sporen) -> None:
    uow, klok = context.uow, ding.klok
    houd_over = {*beslissers(context, ding), *_houders(context, ding)}
    aantallen = vernietigen.maak_posten_leeg(uow, _BERICHTEN, sporen)
    _werk_gedeelde_bij(context, sporen, houd_over)
    for tabel, aantal in _wis(context, klok, sporen).items():
        aantallen[tabel] = aantallen.get(tabel, 0) + aantal
    bewaren.wis(uow, klok.soort, klok.onderwerp_id)
    _schrijf(context, klok)
    _bewijs(context, ding, klok.onderwerp_id, klok.soort, aantallen)
    sleutels = [klok.onderwerp_id]
    for melding_id in sporen.meldingen:
        sleutels += [melding_id, sleutel_na(melding_id)]
        if melding_id != klok.onderwerp_id:
            bewaren.wis(uow, Bewaarsoort.MELDING, melding_id)
            _bewijs(context, ding, melding_id, Bewaarsoort.MELDING, {})
    for keten in dict.fromkeys((klok.onderwerp_id, *sporen.meldingen)):
        bewaren.begin(uow, context.regio, Bewaarsoort.LOGBOEK, keten, Bewaarcategorie.LOGBOEK, context.nu)
    uow.vernietig_sleutels(sleutels)


def _vernietig_keten(context: Context, ding: Ding) -> None:
    """Remove the lines about what was destroyed before; that they were there stays in the chain of the region."""
    uow, keten = context.uow, ding.klok.onderwerp_id
    _bewijs(context, ding, keten, Bewaarsoort.LOGBOEK, {"logregel": vernietigen.tel_keten(uow, keten)})
    vernietigen.wis_keten(uow, keten)
    bewaren.wis(uow, Bewaarsoort.LOGBOEK, keten)
    _schrijf(context, ding.klok)
    uow.vernietig_sleutels([bewaren.sleutel_van(Bewaarsoort.LOGBOEK, keten)])


def _sporen(context: Context, klok: Bewaring) -> Sporen:
    if klok.soort is Bewaarsoort.CASUS:
        return alle_sporen.sporen(context.uow, klok.onderwerp_id)
    meldingen = (klok.onderwerp_id,) if klok.soort is Bewaarsoort.MELDING else ()
    return Sporen(klok.onderwerp_id, meldingen=meldingen)


def _wis(context: Context, klok: Bewaring, sporen: Sporen) -> dict[str, int]:
    soorten = {een.value for een in _WEKKERS}
    match klok.soort:
        case Bewaarsoort.CASUS:
            return vernietigen.wis_casus(context.uow, sporen, soorten)
        case Bewaarsoort.MELDING:
            return vernietigen.wis_melding(context.uow, sporen, soorten)
        case _:
            return vernietigen.wis_signaal(context.uow, sporen, soorten)


def _werk_gedeelde_bij(context: Context, sporen: Sporen, wie: set[str]) -> None:
    """Have posts that are about more than this rendered again, wherever they stand: then they hold nothing of it."""
    for zitting_id in sporen.zittingen:
        houd_waar(context, Berichtsoort.AGENDA, zitting_id)
    for zitting_id, organisatie in sporen.werklijsten:
        houd_waar(context, Berichtsoort.WERKLIJST, werklijst_id(zitting_id, organisatie))
    for organisatie in sporen.eigenaren:
        houd_waar(context, Berichtsoort.AFSPRAKEN, organisatie)
    organisaties = {een for _, een in sporen.werklijsten} | set(sporen.eigenaren)
    houd_zittingspost_waar(context, sporen.zittingen, organisaties, wie)
    for stap_id in sporen.hierheen:
        houd_waar(context, Berichtsoort.OPGESCHAALD, stap_id)
    for persoon_id in sorted(wie):
        houd_waar(context, Berichtsoort.ZONDER_REGISSEUR, persoon_id)
        houd_lijsten_waar(context, persoon_id)
        for soort in _OVER_MEER:
            for onderwerp_id in vernietigen.onderwerpen_van(context.uow, soort, persoon_id):
                houd_waar(context, soort, onderwerp_id)


def _houders(context: Context, ding: Ding) -> set[str]:
    """Return everybody who ever held it, as its chain tells, and who holds it now."""
    overgedragen = (
        een.onderwerp_id or ""
        for een in logboek.lees(context.uow, ding.klok.onderwerp_id)
        if een.handeling is Handeling.CASUS_OVERGEDRAGEN
    )
    genoemd = {wie for paar in overgedragen for wie in paar.split(":") if wie}
    return genoemd | ({ding.onderwerp.houder_id} if ding.onderwerp.houder_id else set())


def _bewijs(context: Context, ding: Ding, onderwerp_id: str, soort: Bewaarsoort, aantallen: dict[str, int]) -> None:
    klok = ding.klok
    vernietigen.bewijs(
        context.uow,
        Vernietiging(
            soort=soort,
            onderwerp_id=onderwerp_id,
            code=ding.onderwerp.code or ding.onderwerp.waar,
            categorie=klok.categorie,
            begonnen_op=klok.begonnen_op,
            verliep_op=klok.verloopt_op,
            bevestigd_door_id=klok.bevestigd_door_id,
            vernietigd_op=context.nu,
            houder_id=ding.onderwerp.houder_id,
            aantallen=aantallen,
        ),
    )


def _schrijf(context: Context, klok: Bewaring) -> None:
    """Write down that it was destroyed, in the name of who confirmed it."""
    van_keten = klok.soort is Bewaarsoort.LOGBOEK
    regel = Logregel(
        handeling=Handeling.VERNIETIGD,
        op=context.nu,
        door_id=klok.bevestigd_door_id,
        namens=context.regio.eigen_organisatie,
        casus_id=None if van_keten else klok.onderwerp_id,
        onderwerp_id=klok.onderwerp_id if van_keten else None,
        doel=klok.categorie,
    )
    logboek.schrijf(context.uow, regel)
