"""The order of an agenda and the minutes of its items, in one form or one place at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cards.verbs import Verb
from cards.voorbereiding import wijzigen as kaarten
from cards.voorbereiding.payloads import (
    DEEL,
    MINUTEN,
    PLAATS,
    Kant,
    Schuif,
    VolgordeBewaren,
    VolgordeFormulier,
    ZetDeel,
)
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_agenda_waar
from dialogs.voorbereiding import poort
from dialogs.voorbereiding.laden import laad
from domain.agenda import EERSTE_DEEL, TWEEDE_DEEL, Agendapunt, Zitting, herschik, op_volgorde, per_deel, schuif
from domain.errors import UserMistake
from domain.logboek import Handeling
from storage import agenda
from storage import casus as casussen
from storage.inbox import Uitkomst

MEESTE_MINUTEN = 480
"""A whole working day: more on one item is a typing error."""


class _NietCompleet(Exception):
    """The form cannot be used yet; `fouten` says why, in words."""

    def __init__(self, fouten: Sequence[str] = (), *, intussen: bool = False) -> None:
        super().__init__()
        self.fouten = tuple(fouten)
        self.intussen = intussen


@dataclass(frozen=True, slots=True)
class _Wens:
    """What was filled in, understood: places, minutes and parts per casus."""

    plaatsen: Mapping[str, int]
    minuten: Mapping[str, int | None]
    delen: Mapping[str, int]


def formulier(desk: Desk, payload: VolgordeFormulier) -> Answer:
    """Open the form."""
    return _formulier(desk, poort.te_wijzigen(desk, payload.zitting))


def bewaar(desk: Desk, payload: VolgordeBewaren) -> Answer:
    """Save order and minutes; when the agenda changed since the form was made, show it as it is now, with the input."""
    zitting = poort.te_wijzigen(desk, payload.zitting)
    afdruk = desk.fingerprint(payload.velden)

    def act() -> Uitkomst:
        op_agenda = op_volgorde(agenda.punten(desk.uow, zitting.id))
        wens = _lees(desk, zitting, op_agenda, payload.velden)
        if payload.gezien != _gezien(desk, op_agenda):
            raise _NietCompleet(intussen=True)
        nieuw = herschik([een.casus_id for een in op_agenda], wens.plaatsen)
        _zet(desk, zitting, op_agenda, nieuw, wens.minuten, wens.delen)
        return Uitkomst("bewaard", {"invoer": afdruk})

    try:
        uitkomst = desk.once(Verb.VOORBEREIDING_VOLGORDE, payload.sleutel, act, onderwerp=zitting.id)
    except _NietCompleet as niet:
        return _formulier(desk, zitting, payload.velden, niet.fouten, intussen=niet.intussen)
    if uitkomst.ids["invoer"] != afdruk:
        # The used form again, filled in otherwise: shown anew, so that nothing typed is lost.
        return _formulier(desk, zitting, payload.velden, intussen=True)
    return poort.toon(desk, zitting.id, gedaan=desk.teksten("voorbereiding.volgorde.bewaard"))


def verschuif(desk: Desk, payload: Schuif) -> Answer:
    """Move one item one place, on the agenda as it is now."""
    zitting = poort.te_wijzigen(desk, payload.zitting)
    poort.punt_op(desk, zitting.id, payload.casus)

    def act() -> Uitkomst:
        op_agenda = op_volgorde(agenda.punten(desk.uow, zitting.id))
        stap = -1 if payload.kant is Kant.EERDER else 1
        deel = next(een.deel for een in op_agenda if een.casus_id == payload.casus)
        # Never over the border between two parts: who is there for the first only would miss it, or hear it.
        samen = schuif([een.casus_id for een in op_agenda if een.deel == deel], payload.casus, stap)
        _zet(desk, zitting, op_agenda, (*(een.casus_id for een in op_agenda if een.deel != deel), *samen), {}, {})
        return Uitkomst("verschoven", {})

    onderwerp = poort.schuif_id(zitting.id, payload.casus, payload.kant)
    desk.once(Verb.VOORBEREIDING_SCHUIF, payload.sleutel, act, onderwerp=onderwerp)
    return poort.toon_punt(desk, zitting.id, payload.casus)


def zet_deel(desk: Desk, payload: ZetDeel) -> Answer:
    """Have an item of one's own in the other part of the zitting, behind what comes before it there.

    Raises:
        NotAllowed: somebody else runs the casus.
        UserMistake: the tafel does not sit in two parts (any more).
    """
    casus = poort.eigen_casus(desk, payload.casus)
    zitting = poort.te_wijzigen(desk, payload.zitting)
    poort.punt_op(desk, zitting.id, casus.id)
    if not _in_delen(desk, zitting):
        raise UserMistake("knop.verlopen")

    def act() -> Uitkomst:
        op_agenda = op_volgorde(agenda.punten(desk.uow, zitting.id))
        volgorde = [een.casus_id for een in op_agenda]
        _zet(desk, zitting, op_agenda, volgorde, {}, {casus.id: payload.deel})
        return Uitkomst("in_deel", {})

    onderwerp = poort.deel_id(zitting.id, casus.id, payload.deel)
    desk.once(Verb.VOORBEREIDING_DEEL, payload.sleutel, act, onderwerp=onderwerp)
    return poort.toon_punt(desk, zitting.id, casus.id)


def _zet(
    desk: Desk,
    zitting: Zitting,
    op_agenda: Sequence[Agendapunt],
    volgorde: Sequence[str],
    minuten: Mapping[str, int | None],
    delen: Mapping[str, int],
) -> None:
    """Write what changed; every item gets a place of its own, so that the order is the regisseur's from now on."""
    deel = {een.casus_id: delen.get(een.casus_id, een.deel) for een in op_agenda}
    plek = {casus_id: nummer for nummer, casus_id in enumerate(per_deel(volgorde, deel), start=1)}
    poort.raak_aan(desk, zitting)
    for een in op_agenda:
        nieuw = replace(
            een,
            volgorde=plek[een.casus_id],
            minuten=minuten.get(een.casus_id, een.minuten),
            deel=deel[een.casus_id],
        )
        if nieuw != een:
            agenda.zet_op_agenda(desk.uow, nieuw)
    desk.record(Handeling.AGENDA_GEWIJZIGD, onderwerp_id=zitting.id)
    houd_agenda_waar(desk, zitting.id, zitting.tafel)


def _formulier(
    desk: Desk,
    zitting: Zitting,
    velden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
    *,
    intussen: bool = False,
) -> Answer:
    beeld = laad(desk, desk.actor, zitting)
    op_agenda = op_volgorde(agenda.punten(desk.uow, zitting.id))
    bewaren = VolgordeBewaren(
        zitting=zitting.id,
        gezien=_gezien(desk, op_agenda),
        sleutel=desk.issue_key(Verb.VOORBEREIDING_VOLGORDE, zitting.id),
    )
    kaart = kaarten.volgordeformulier(beeld, bewaren, desk.teksten, waarden=velden, fouten=fouten, intussen=intussen)
    return als_antwoord(kaart, desk.teksten)


def _gezien(desk: Desk, op_agenda: Sequence[Agendapunt]) -> str:
    """Return a print of the agenda as a form shows it: what is on it, in which order and part, with which minutes."""
    return desk.fingerprint(
        {f"{nr}.{een.casus_id}": f"{een.minuten or ''}.{een.deel}" for nr, een in enumerate(op_agenda)}
    )


def _in_delen(desk: Desk, zitting: Zitting) -> bool:
    tafel = desk.regio.tafels.get(zitting.tafel)
    return tafel is not None and tafel.in_delen


def _lees_delen(desk: Desk, zitting: Zitting, velden: Mapping[str, str]) -> dict[str, int]:
    """Return in which part each item is to stand; of a colleague's the form does not ask, and nothing is taken."""
    if not _in_delen(desk, zitting):
        return {}
    houders = agenda.houders(desk.uow, zitting.id)
    eigen = [een for een, wie in houders.items() if wie in desk.actor.regisseert_voor]
    gekozen = {een: velden.get(f"{DEEL}{een}", "") for een in eigen}
    mogelijk = {str(een): een for een in (EERSTE_DEEL, TWEEDE_DEEL)}
    return {een: mogelijk[deel] for een, deel in gekozen.items() if deel in mogelijk}


def _lees(desk: Desk, zitting: Zitting, op_agenda: Sequence[Agendapunt], velden: Mapping[str, str]) -> _Wens:
    """Understand what was filled in, and say all that is wrong at once.

    Raises:
        _NietCompleet: something must be mended.
    """
    codes = casussen.codes(desk.uow, (een.casus_id for een in op_agenda))
    plaatsen: dict[str, int] = {}
    minuten: dict[str, int | None] = {}
    fouten: list[str] = []
    # Of what the form did not ask nothing was said: it keeps its place and its minutes.
    for casus_id in (een.casus_id for een in op_agenda[: kaarten.MEESTE_PUNTEN]):
        plaats = velden.get(f"{PLAATS}{casus_id}", "").strip()
        if plaats:
            gelezen = _getal(plaats, len(op_agenda))
            if gelezen is None:
                fouten.append(
                    desk.teksten("voorbereiding.volgorde.fout.plaats", code=codes[casus_id], totaal=len(op_agenda))
                )
            else:
                plaatsen[casus_id] = gelezen
        duur = velden.get(f"{MINUTEN}{casus_id}", "").strip()
        gelezen = _getal(duur, MEESTE_MINUTEN)
        if duur and gelezen is None:
            fouten.append(
                desk.teksten("voorbereiding.volgorde.fout.minuten", code=codes[casus_id], hoogstens=MEESTE_MINUTEN)
            )
        minuten[casus_id] = gelezen
    if fouten:
        raise _NietCompleet(fouten)
    return _Wens(plaatsen, minuten, _lees_delen(desk, zitting, velden))


def _getal(woord: str, hoogstens: int) -> int | None:
    if not (woord.isascii() and woord.isdecimal()):
        return None
    # Of a number of a thousand digits nobody needs to know which one it is.
    getal = int(woord[:6])
    return getal if 1 <= getal <= hoogstens else None
