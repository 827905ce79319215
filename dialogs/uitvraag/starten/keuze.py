"""What the regisseur decided about an uitvraag, read from the form: everything that is wrong is said at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cards.uitvraag.payloads import UitvraagStart
from cards.uitvraag.starten import ANDER_MOMENT, KEUZE, NIEMAND
from dialogs.kern.desk import Desk
from dialogs.kern.uitvraagstart import Keuze
from dialogs.kern.wievragen import voorstel_voor
from dialogs.uitvraag.starten.aanbod import (
    deadline_bij,
    doelen,
    is_spoed,
    lopende_uitvragen,
    te_kiezen_zittingen,
)
from domain.agenda import Zitting
from domain.casus import Casus
from domain.errors import UserMistake
from domain.moment import lees_moment
from domain.spoed import MEESTE_UREN, lees_uren
from domain.uitvraag import Uitvraag
from domain.uitvraagvoorstel import is_inrichting, is_nazorgtafel


class NietCompleet(Exception):
    """The form cannot be used yet; `fouten` says why, in words."""

    def __init__(self, fouten: Sequence[str]) -> None:
        """Take what is wrong."""
        super().__init__()
        self.fouten = tuple(fouten)


class LooptAl(Exception):
    """An uitvraag on this casus runs for this zitting already."""

    def __init__(self, uitvraag: Uitvraag) -> None:
        """Take the one that runs."""
        super().__init__()
        self.uitvraag = uitvraag


def lees(desk: Desk, casus: Casus, payload: UitvraagStart) -> Keuze:
    """Check everything that was filled in.

    Raises:
        NietCompleet: something must be mended.
        LooptAl: an uitvraag runs for the chosen zitting already.
        UserMistake: the form is out of date.
    """
    fouten: list[str] = []
    t, spoed = desk.teksten, is_spoed(casus, payload)
    organisaties = lees_organisaties(desk, casus, payload)
    if not _open_beantwoord(desk, casus, payload):
        fouten.append(t("uitvraag.start.kies_organisatie"))
    elif not organisaties:
        fouten.append(t("uitvraag.start.fout.wie"))
    doel = doelen(desk, casus).get(payload.doel, "")
    if not doel:
        fouten.append(t("uitvraag.start.kies_doel"))
    grondslagen = {een.code for een in desk.regio.grondslagen_van(casus.spoor)}
    if payload.grondslag not in grondslagen:
        fouten.append(t("uitvraag.start.kies_grondslag"))
    zitting = _zitting(desk, casus, payload, spoed=spoed)
    if isinstance(zitting, str):
        raise NietCompleet([*fouten, zitting])
    deadline = _deadline(desk, payload, zitting, spoed=spoed)
    if isinstance(deadline, str):
        raise NietCompleet([*fouten, deadline])
    if fouten:
        raise NietCompleet(fouten)
    return Keuze(zitting, deadline, organisaties, doel, payload.grondslag, spoed)


def lees_organisaties(
    desk: Desk, casus: Casus, payload: UitvraagStart, *, zonder: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return who was chosen, each once: fixed partners, chosen bodies, optional partners, guests.

    Raises:
        UserMistake: somebody who cannot be chosen (any more): the form is out of date, or was made up. In nazorg that
            is whoever serves another gemeente, another inrichting, and a second one.
    """
    zelf_gekozen = (waarde for veld, waarde in payload.velden.items() if veld.startswith(KEUZE) and waarde != NIEMAND)
    lijsten = (payload.vast, *zelf_gekozen, payload.mogelijk, payload.gasten)
    gekozen = dict.fromkeys(code for lijst in lijsten for code in lijst.split(",") if code)
    te_vragen = voorstel_voor(desk, casus).te_vragen
    if not te_vragen.issuperset(gekozen):
        raise UserMistake("knop.verlopen")
    if is_nazorgtafel(desk.regio, desk.regio.tafel(casus.tafel)):
        # More than one may be meant as long as nothing says where he is; he is in one of them all the same.
        plekken = {een for een in te_vragen if is_inrichting(desk.regio, een)}
        if len(plekken) > 1 and len(plekken & {*gekozen, *zonder}) > 1:
            raise UserMistake("uitvraag.start.fout.een_inrichting")
    al = set(zonder)
    return tuple(code for code in gekozen if code not in al)


def eis_niet_lopend(desk: Desk, casus: Casus, zitting_id: str) -> None:
    """Refuse a zitting for which this casus is asked about already.

    Raises:
        LooptAl: it is.
    """
    for lopend in lopende_uitvragen(desk, casus):
        if lopend.zitting_id == zitting_id:
            raise LooptAl(lopend)


def uren_fout(desk: Desk) -> str:
    """Return what to say when no hours were given where they are needed, or none that can be meant."""
    return desk.teksten("uitvraag.start.spoed.fout.uren", maximum=MEESTE_UREN)


def _open_beantwoord(desk: Desk, casus: Casus, payload: UitvraagStart) -> bool:
    open_ = (een for een in voorstel_voor(desk, casus).open if een.kandidaten)
    return all(payload.velden.get(KEUZE + een.sleutel) for een in open_)


def _zitting(desk: Desk, casus: Casus, payload: UitvraagStart, *, spoed: bool) -> Zitting | str:
    """Return the chosen zitting, or what is wrong with it. A new one is not planned yet: it has no id."""
    t = desk.teksten
    if payload.spoed_datum.strip() or payload.spoed_tijd.strip():
        if not spoed:
            return t("uitvraag.start.spoed.fout.zonder_spoed")
        return _nieuwe_zitting(desk, casus, payload.spoed_datum, payload.spoed_tijd, extra=True)
    if payload.zitting in {"", ANDER_MOMENT}:
        # A tafel that sits when it is called together has no rhythm that could move it.
        extra = spoed and desk.regio.tafel(casus.tafel).rooster is not None
        return _nieuwe_zitting(desk, casus, payload.zitting_datum, payload.zitting_tijd, extra=extra)
    eis_niet_lopend(desk, casus, payload.zitting)
    keuzes = (een.zitting for een in te_kiezen_zittingen(desk, casus, spoed=spoed))
    gekozen = next((een for een in keuzes if een.id == payload.zitting), None)
    return gekozen or t("uitvraag.start.fout.zitting_weg")


def _nieuwe_zitting(desk: Desk, casus: Casus, datum: str, tijd: str, *, extra: bool) -> Zitting | str:
    begint_op = lees_moment(datum, tijd, desk.regio.kalender)
    if begint_op is None or begint_op <= desk.nu:
        return desk.teksten("uitvraag.start.fout.zitting")
    return Zitting("", casus.tafel, begint_op, extra=extra)


def _deadline(desk: Desk, payload: UitvraagStart, zitting: Zitting, *, spoed: bool) -> datetime | str:
    """Return the deadline: the day and time that were chosen, else hours or the region's own term; or what is wrong."""
    t = desk.teksten
    if payload.deadline_datum or payload.deadline_tijd:
        moment = lees_moment(payload.deadline_datum, payload.deadline_tijd, desk.regio.kalender)
        goed = moment is not None and desk.nu < moment <= zitting.begint_op
        return moment if moment is not None and goed else t("uitvraag.start.fout.deadline")
    uren = lees_uren(payload.spoed_uren)
    if spoed and payload.spoed_uren.strip() and uren is None:
        return uren_fout(desk)
    eigen = deadline_bij(desk, zitting.begint_op, spoed=spoed, uren=uren if spoed else None)
    if eigen is None:
        return uren_fout(desk) if spoed else t("uitvraag.start.fout.deadline")
    return eigen
