"""Taking in a signal to a burgemeester: kept with its clock, watched, and told to who deals with it.

Shared by the form of `/bij nieuw` and by what is read in. What is done with a signal afterwards stands in
`dialogs/bij`.
"""

from datetime import datetime, timedelta
from itertools import count
from typing import Final

from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.desk import Context
from domain.bewaren import Bewaarsoort
from domain.bij import Gebruik, Signaal, behandelaars, gebruik, klok_van
from domain.casus import naam_voor_vergelijking
from domain.errors import NotFound
from domain.persoon import Rol
from domain.uitvraagtermijn import regio_moment
from storage import bewaren, outbox, personen, wekkers
from storage import bij as signalen

VOORAF: Final = timedelta(weeks=4)
"""How long before its term it is said once more that a signal waits on which nothing was decided."""

_PER_KEER: Final = 200


def neem_op(context: Context, nieuw: Signaal, behalve: str = "") -> None:
    """Keep a signal, start its clock, and tell who deals with it, except `behalve`. The caller writes it down."""
    signalen.voeg_toe(context.uow, nieuw)
    categorie, begin = klok_van(context.regio, nieuw)
    bewaren.begin(context.uow, context.regio, Bewaarsoort.BIJ_SIGNAAL, nieuw.id, categorie, begin)
    waak(context, nieuw.id)
    vertel(context, nieuw.id, nieuw.gemeente, behalve=behalve)


def is_er_al(context: Context, nieuw: Signaal) -> bool:
    """Tell whether a signal in use is about the same person: there is no index that could say so."""
    naam = naam_voor_vergelijking(nieuw.naam)
    for vanaf in count(0, _PER_KEER):
        regels = signalen.van_gemeenten(context.uow, [nieuw.gemeente], aantal=_PER_KEER, vanaf=vanaf)
        for regel in regels:
            if gebruik_van(context, regel.id) is not Gebruik.IN_GEBRUIK:
                continue
            try:
                een = signalen.lees(context.uow, regel.id)
            except NotFound:
                continue
            if een.geboortedatum == nieuw.geboortedatum and naam_voor_vergelijking(een.naam) == naam:
                return True
        if len(regels) < _PER_KEER:
            break
    return False


def gebruik_van(context: Context, signaal_id: str) -> Gebruik:
    """Tell for what a signal may still be read."""
    return gebruik(bewaren.zoek(context.uow, Bewaarsoort.BIJ_SIGNAAL, signaal_id), context.nu)


def behandelende_mensen(context: Context, gemeente: str) -> tuple[str, ...]:
    """Return the ids of everybody who deals with signals for this gemeente."""
    waar = sorted(behandelaars(context.regio, gemeente))
    return tuple(sorted({een.id for code in waar for een in personen.met_rol(context.uow, Rol.BIJ, code)}))


def vertel(context: Context, signaal_id: str, gemeente: str, behalve: str = "") -> None:
    """Tell everybody who deals with signals for this gemeente that one waits."""
    for persoon_id in behandelende_mensen(context, gemeente):
        if persoon_id != behalve:
            outbox.plan(
                context.uow, soort=Berichtsoort.BIJ_SIGNAAL, onderwerp_id=signaal_id, persoon_id=persoon_id, los=True
            )


def waak(context: Context, signaal_id: str) -> None:
    """Have it looked at, before its term, whether something was decided."""
    klok = bewaren.zoek(context.uow, Bewaarsoort.BIJ_SIGNAAL, signaal_id)
    if klok is not None and klok.verloopt_op is not None:
        wekkers.zet(context.uow, Wekkersoort.BIJ_SIGNAAL, signaal_id, _werktijd(context, klok.verloopt_op - VOORAF))


def _werktijd(context: Context, moment: datetime) -> datetime:
    return max(regio_moment(context.regio, moment), context.nu)
