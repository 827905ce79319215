"""/logboek: the lines of one casus, or of the whole region, behind a button, the newest first."""

from datetime import UTC, datetime, timedelta

from cards import logboek as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.logboek import PER_BLADZIJ, Logboekbeeld, LogboekKies, LogboekOpen, Regel
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import mag
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.logboek.kijker import Blik, blik, keten_van, noteer
from dialogs.logboek.woorden import Zin, samen, zinnen
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import casus as casussen
from storage import logboeklezen
from storage.logboeklezen import Periode

BEGIN = datetime(2000, 1, 1, tzinfo=UTC)


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Open the logboek of a casus by its code; without one that of the region, or ask which casus."""
    if arguments.casuscode is not None:
        return _toon(desk, blik(desk, keten_van(desk, arguments.casuscode)))
    if mag(desk, Daad.LOGBOEK_ALLES_LEZEN):
        return _toon(desk, blik(desk, None))
    return _kies(desk)


def openen(desk: Desk, payload: LogboekOpen) -> Answer:
    """Open one page of lines."""
    return _toon(desk, blik(desk, payload.keten), vanaf=payload.vanaf, wie=payload.gekozen or payload.wie or "")


def kies(desk: Desk, payload: LogboekKies) -> Answer:
    """Open the logboek of the casus whose code was typed or chosen."""
    try:
        code = Casuscode.lees(payload.code)
    except UserMistake:
        return _kies(desk, fouten=[desk.teksten("logboek.fout.code")], getypt=payload.code)
    return _toon(desk, blik(desk, keten_van(desk, code)))


def tot_nu(desk: Desk) -> Periode:
    """Return everything until now, what is being written included."""
    return Periode(BEGIN, desk.nu + timedelta(microseconds=1))


def _toon(desk: Desk, van: Blik, *, vanaf: int = 0, wie: str = "") -> Answer:
    gekozen = wie if wie in van.namen else ""
    regels = logboeklezen.bladzij(desk.uow, van.keten, tot_nu(desk), wie=gekozen, vanaf=vanaf, aantal=PER_BLADZIJ + 1)
    # What is shown is what there was before he looked; that he looked is written after.
    noteer(desk, Handeling.LOGBOEK_GEOPEND, van)
    getoond = samen(zinnen(desk, van, regels[:PER_BLADZIJ]))
    beeld = Logboekbeeld(
        code=van.code,
        keten=van.keten,
        regels=[_regel(desk, een, van) for een in getoond],
        vanaf=vanaf,
        meer=len(regels) > PER_BLADZIJ,
        personen=[(een.id, zonder_opmaak(een.gegevens.naam)) for een in van.namen.values()],
        wie=gekozen,
        pagina=bool(desk.pagina_adres),
        alles=mag(desk, Daad.LOGBOEK_ALLES_LEZEN),
    )
    return als_antwoord(kaarten.lijst(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def _regel(desk: Desk, een: Zin, van: Blik) -> Regel:
    naam, namens = zonder_opmaak(een.wie), zonder_opmaak(een.namens)
    # On the logboek of one casus its code stands above all lines already.
    code = () if van.keten is not None else (een.code,)
    over = ", ".join(zonder_opmaak(deel) for deel in (*code, *een.over) if deel)
    wie = desk.teksten("logboek.wie", naam=naam, organisatie=namens) if namens else naam
    return Regel(een.op, wie, een.wat, over)


def _kies(desk: Desk, fouten: list[str] | None = None, getypt: str = "") -> Answer:
    alles = mag(desk, Daad.LOGBOEK_ALLES_LEZEN)
    eigen = () if alles else casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)
    codes = sorted((str(een.code) for een in eigen), reverse=True)
    if not codes and not alles:
        return als_antwoord(kaarten.geen_casussen(desk.teksten), desk.teksten)
    return als_antwoord(kaarten.kies(codes, desk.teksten, fouten or [], getypt), desk.teksten)
