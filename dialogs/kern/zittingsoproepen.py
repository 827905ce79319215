"""Who is called for which item of a zitting, and when: a while before its turn, and anew when that moment moves.

What is told follows from the lines of the zitting (`domain/zittingsoproep.py`); here is to whom, by which way. Nobody
is called for what he takes no part in, nor whoever is in the room already.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dialogs.kern.bereik import Bereik, bereik_in_teams
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from dialogs.kern.planning import daar
from dialogs.kern.zittingsdeelname import horen_erbij, is_buiten, verwacht_voor
from dialogs.kern.zittingsvolgorde import houd_volgorde_waar
from domain.agenda import Agendapunt, Agendasoort, Zitting, op_volgorde
from domain.persoon import Actor, Rol
from domain.toegang import Toegang
from domain.zittingsoproep import Moment, Oproep, plan_oproepen
from domain.zittingsverloop import Aanwezigheidsperiode, Zittingsfase, Zittingsstand, aanwezig, is_er
from storage import aanwezigheid, agenda, gesprekken, outbox, personen, toegang, wekkers
from storage import zittingsverloop as opslag
from storage.outbox import Bericht
from storage.plekken import plekken_van

VOORRANG: Final = 20
"""Priority of a call: people get up for it."""


@dataclass(frozen=True, slots=True)
class Kring:
    """What decides who is called for an item, of every organisatie at once.

    Attributes:
        rijen: the access of partners to its casus that holds now.
        komen: the ids of who comes to the zitting, per organisatie.
        er: who is in the room.
    """

    rijen: tuple[Toegang, ...]
    komen: Mapping[str, tuple[str, ...]]
    er: tuple[Aanwezigheidsperiode, ...]

    def van(self, organisatie: str) -> tuple[Toegang, ...]:
        """Return the access of one organisatie."""
        return tuple(een for een in self.rijen if een.organisatie == organisatie)


def houd_oproepen_waar(context: Context, zitting: Zitting, nu: Zittingsstand) -> None:
    """Set the alarms of the items that are to come, by how it goes now, and call whose turn is near.

    Also keeps true what was told: of what is over, or moved. Done twice, or by two at once, nothing is told twice.
    """
    punten = op_volgorde(agenda.punten(context.uow, zitting.id))
    eerder = opslag.oproepen(context.uow, zitting.id)
    vooraf = timedelta(minutes=context.regio.zitting.oproep_minuten)
    doen = plan_oproepen(zitting.id, Moment(nu, punten, zitting.begint_op, context.nu), eerder, vooraf)
    for een in doen.bijwerken:
        opslag.zet_oproep(context.uow, een)
        _werk_bij(context, een, een.nr)
    for een in doen.vertellen:
        opslag.zet_oproep(context.uow, een)
        _werk_bij(context, een, een.nr - 1)
        _vertel(context, zitting, een, punten)
    wekkers.zet_alle(
        context.uow,
        Wekkersoort.ZITTING_OPROEP,
        {f"{zitting.id}:{casus_id}": wanneer for casus_id, wanneer in doen.wekkers.items()},
    )
    if nu.fase is Zittingsfase.BEZIG:
        gedaan = {een.casus_id for een in (*doen.vertellen, *doen.bijwerken)}
        for casus_id, een in eerder.items():
            if een.wacht and casus_id not in gedaan:
                _vertel(context, zitting, een, punten)
    houd_volgorde_waar(context, zitting, nu, [een.casus_id for een in punten])


def onderwerp(een: Oproep, organisatie: str) -> str:
    """Return the subject of what an organisatie is told."""
    return f"{een.zitting_id}:{een.casus_id}:{organisatie}:{een.nr}"


def uit_onderwerp(onderwerp_id: str) -> tuple[str, str, str, int]:
    """Return the zitting, the casus, the organisatie and the number of such a subject."""
    zitting_id, casus_id, rest = onderwerp_id.split(":", 2)
    organisatie, _, nr = rest.rpartition(":")
    return zitting_id, casus_id, organisatie, int(nr)


def punt_van(punten: Iterable[Agendapunt], een: Oproep) -> Agendapunt:
    """Return the item of a call; of one that was taken off the agenda, how it stood there as far as that matters."""
    eigen = (punt for punt in punten if punt.casus_id == een.casus_id)
    return next(eigen, Agendapunt(een.zitting_id, een.casus_id, Agendasoort.LOPEND, een.op))


def in_de_zaal(context: Context, zitting_id: str) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who is in the room now, as far as that was told."""
    return is_er(aanwezig(opslag.regels(context.uow, zitting_id)))


def kring_van(context: Context, zitting_id: str, casus_id: str) -> Kring:
    """Look up what decides who is called for an item."""
    rijen = toegang.van_casus(context.uow, casus_id)
    return Kring(
        rijen=tuple(een for een in rijen if een.rol is Rol.PARTNER and een.loopt(context.nu)),
        komen=verwacht_voor(aanwezigheid.van_zitting(context.uow, zitting_id)),
        er=in_de_zaal(context, zitting_id),
    )


def wie_roepen(context: Context, zitting: Zitting, punt: Agendapunt, organisatie: str, kring: Kring) -> Bereik:
    """Return where an organisatie is called for an item: who comes for it, else where it is reached in Teams.

    Of who comes only those who take part and have a chat with us; nobody who is in the room. When nobody said that he
    comes, and somebody of it is in the room, it is there.
    """
    rijen = kring.van(organisatie)
    if not rijen or is_buiten(context.regio, zitting, punt, organisatie):
        return Bereik()
    binnen = {een.persoon_id for een in kring.er}
    komen = [een for een in kring.komen.get(organisatie, ()) if _doet_mee(context, een, rijen)]
    met_chat = [een for een in komen if _heeft_chat(context, een)]
    if met_chat:
        return Bereik(personen=tuple(een for een in met_chat if een not in binnen))
    if any(een.organisatie == organisatie for een in kring.er):
        return Bereik()
    waarheen = bereik_in_teams(context, organisatie)
    voor_iedereen = any(een.persoon_id is None for een in rijen)
    if waarheen.gesprek_id is not None and voor_iedereen:
        return Bereik(gesprek_id=waarheen.gesprek_id)
    ids = (*waarheen.personen, *(een.persoon_id for een in rijen if een.persoon_id is not None))
    bruikbaar = (een for een in dict.fromkeys(ids) if _doet_mee(context, een, rijen) and _heeft_chat(context, een))
    return Bereik(personen=tuple(een for een in bruikbaar if een not in binnen))


def niet_te_roepen(context: Context, zitting: Zitting, nu: Zittingsstand) -> tuple[str, ...]:
    """Return the codes of the organisaties that are still needed, are not there, and cannot be called in Teams.

    For the regisseur alone: he may telephone.
    """
    over = nu.behandeld - {nu.huidig} | nu.uitgesteld
    stil: set[str] = set()
    for punt in agenda.punten(context.uow, zitting.id):
        if punt.casus_id not in over:
            kring = kring_van(context, zitting.id, punt.casus_id)
            nodig = set(horen_erbij(context, zitting, punt)) - {een.organisatie for een in kring.er} - stil
            stil |= {een for een in nodig if not wie_roepen(context, zitting, punt, een, kring).in_teams}
    return tuple(sorted(stil, key=context.regio.organisatienaam))


def _vertel(context: Context, zitting: Zitting, een: Oproep, punten: Sequence[Agendapunt]) -> None:
    """Tell everybody who takes part, and was not told this: also who came to take part, or left the room, meanwhile."""
    punt, kring = punt_van(punten, een), kring_van(context, zitting.id, een.casus_id)
    per = {wie: onderwerp(een, wie) for wie in horen_erbij(context, zitting, punt)}
    verteld = plekken_van(context.uow, Berichtsoort.ZITTING_OPROEP, list(per.values()))
    berichten: list[Bericht] = []
    for organisatie, onderwerp_id in per.items():
        al = {
            (plek.gesprek_id, plek.persoon_id)
            for plek in verteld.get(onderwerp_id, ())
            if plek.geplaatst or plek.onderweg
        }
        waarheen = wie_roepen(context, zitting, punt, organisatie, kring)
        adressen: list[tuple[str | None, str | None]] = [(None, wie) for wie in waarheen.personen]
        adressen += [(waarheen.gesprek_id, None)] if waarheen.gesprek_id is not None else []
        berichten += [
            Bericht(Berichtsoort.ZITTING_OPROEP, onderwerp_id, gesprek_id, persoon_id, voorrang=VOORRANG)
            for gesprek_id, persoon_id in adressen
            if (gesprek_id, persoon_id) not in al
        ]
    outbox.plan_alle(context.uow, berichten)


def _werk_bij(context: Context, een: Oproep, nr: int) -> None:
    """Have rendered again what stands there of a call, at whomever; also who takes part no more."""
    ooit = {rij.organisatie for rij in toegang.van_casus(context.uow, een.casus_id) if rij.rol is Rol.PARTNER}
    onderwerpen = [f"{een.zitting_id}:{een.casus_id}:{organisatie}:{nr}" for organisatie in ooit]
    waar = plekken_van(context.uow, Berichtsoort.ZITTING_OPROEP, onderwerpen)
    berichten = [
        daar(Berichtsoort.ZITTING_OPROEP, onderwerp_id, plek)
        for onderwerp_id, plekken in waar.items()
        for plek in plekken
        if plek.geplaatst or plek.onderweg
    ]
    outbox.plan_alle(context.uow, berichten)


def _doet_mee(context: Context, persoon_id: str, rijen: Iterable[Toegang]) -> bool:
    actor = Actor.van(personen.lees(context.uow, persoon_id), context.nu)
    return any(een.is_van(actor) for een in rijen)


def _heeft_chat(context: Context, persoon_id: str) -> bool:
    gesprek = gesprekken.persoonlijk(context.uow, persoon_id)
    return gesprek is not None and gesprek.bereikbaar
