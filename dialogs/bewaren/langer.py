"""Keeping something longer, with a reason: an extension, a hold, and letting go of a hold."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from cards import bewaren as kaarten
from cards.bewaren import BewarenDoe, BewarenVorm, Redenvorm, Wens
from cards.verbs import Verb
from dialogs.bewaren.bericht import houd_waar_voor
from dialogs.bewaren.kern import Ding, gekozen, in_woorden, laad, noteer
from dialogs.bewaren.lijst import casus_ding, een, mag_loslaten, toon
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.vrijetekst import kijk_na
from domain.bewaren import (
    LANGSTE_REDEN,
    Besluitsoort,
    Bewaarbesluit,
    Bewaarsoort,
    Bewaring,
    eis_te_verlengen,
    houd_vast,
    laat_los,
    lees_naam,
    uiterste_verlenging,
    verleng,
)
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.tekst import lees_datum, schone_tekst
from domain.toegang import Daad, Reden
from storage import bewaren
from storage.inbox import Uitkomst

_HANDELING: Mapping[Wens, tuple[Besluitsoort, Handeling]] = {
    Wens.VERLENG: (Besluitsoort.VERLENGD, Handeling.BEWAREN_VERLENGD),
    Wens.HOUD_VAST: (Besluitsoort.VASTGEHOUDEN, Handeling.BEWAREN_VASTGEHOUDEN),
    Wens.LAAT_LOS: (Besluitsoort.LOSGELATEN, Handeling.BEWAREN_LOSGELATEN),
}


class _Opnieuw(Exception):
    """The form must be shown again. Raised inside the act: a repeat of what was done is not judged anew."""

    def __init__(self, fouten: Sequence[str]) -> None:
        super().__init__()
        self.fouten = tuple(fouten)


def vorm(desk: Desk, payload: BewarenVorm) -> Answer:
    """Ask why, for what is ticked or for one thing."""
    namen = gekozen(payload.item, payload.items)
    if not namen:
        return toon(desk, fouten=(desk.teksten("bewaren.fout.niets_gekozen"),))
    return _formulier(desk, payload.wens, _laad_alle(desk, payload.wens, namen))


def doe(desk: Desk, payload: BewarenDoe) -> Answer:
    """Do it to all of them, or show the form again with what is wrong."""
    dingen = _laad_alle(desk, payload.wens, tuple(payload.namen.split(",")))
    reden, dag = schone_tekst(payload.reden), lees_datum(payload.dag)

    if (let_op := kijk_na(desk, payload, [(desk.teksten("bewaren.veld.reden"), reden)])) is not None:
        fouten = _fouten(desk, payload.wens, dingen, reden, dag)
        getypt = {"reden": payload.reden, "dag": payload.dag}
        weer = _formulier(desk, payload.wens, dingen, waarden=getypt, fouten=fouten)
        return weer if fouten else let_op.op(weer)

    def act() -> Uitkomst:
        fouten = _fouten(desk, payload.wens, dingen, reden, dag)
        if fouten:
            raise _Opnieuw(fouten)
        for ding in dingen:
            _besluit(desk, payload.wens, ding, reden, dag)
        houd_waar_voor(desk, dingen)
        return Uitkomst(payload.wens.value, {"namen": payload.namen})

    try:
        desk.once(Verb.BEWAREN_DOE, payload.sleutel, act, onderwerp=f"{payload.wens}:{payload.namen}")
    except _Opnieuw as opnieuw:
        waarden = {"reden": payload.reden, "dag": payload.dag}
        return _formulier(desk, payload.wens, dingen, waarden=waarden, fouten=opnieuw.fouten)
    gedaan = desk.teksten(f"bewaren.gedaan.{payload.wens}")
    if len(dingen) == 1:
        soort, onderwerp_id = lees_naam(dingen[0].naam)
        vers = casus_ding(desk, onderwerp_id) if soort is Bewaarsoort.CASUS else laad(desk, dingen[0].naam)
        return een(desk, vers, melding=gedaan)
    return toon(desk, melding=gedaan)


def _laad_alle(desk: Desk, wens: Wens, namen: Sequence[str]) -> list[Ding]:
    """Load them all for who may do this to each of them.

    Raises:
        NotAllowed: he may not, for one of them.
        UserMistake: one of them is never kept longer ("bewaren.fout.geen_grond").
    """
    dingen = []
    for naam in namen:
        soort, onderwerp_id = lees_naam(naam)
        # A casus may be held while it runs: its clock has not begun then.
        ding = casus_ding(desk, onderwerp_id) if soort is Bewaarsoort.CASUS else laad(desk, naam)
        if wens is Wens.VERLENG:
            eis(desk, ding.daad, ding.over)
            eis_te_verlengen(ding.klok)
        else:
            eis(desk, Daad.VASTHOUDEN, ding.over)
        if wens is Wens.LAAT_LOS and not mag_loslaten(desk, ding, bewaren.besluiten(desk.uow, ding.klok)):
            raise geweigerd(Reden.ROL_ONTBREEKT)
        dingen.append(ding)
    return dingen


def _besluit(desk: Desk, wens: Wens, ding: Ding, reden: str, dag: date | None) -> None:
    soort, handeling = _HANDELING[wens]
    klok = ding.klok
    if klok.versie == 0:
        klok = bewaren.leg_aan(desk.uow, klok)
    nieuw = _pas_toe(desk, wens, dag)(klok)
    besluit = Bewaarbesluit(
        soort=soort,
        door_id=desk.actor.persoon_id,
        op=desk.nu,
        reden=reden,
        tot=nieuw.verloopt_op if wens is Wens.VERLENG else None,
        als_functionaris=desk.actor.is_rol(Rol.PRIVACYFUNCTIONARIS),
    )
    bewaren.wijzig(desk.uow, nieuw, besluit)
    if wens is Wens.LAAT_LOS and ding.onderwerp.loopt:
        bewaren.stop(desk.uow, nieuw.soort, nieuw.onderwerp_id)
    noteer(desk, handeling, klok)


def _pas_toe(desk: Desk, wens: Wens, dag: date | None) -> Callable[[Bewaring], Bewaring]:
    if wens is Wens.HOUD_VAST:
        return houd_vast
    if wens is Wens.LAAT_LOS:
        return laat_los
    return lambda klok: verleng(desk.regio, klok, dag or date.min, desk.nu)


def _fouten(desk: Desk, wens: Wens, dingen: Sequence[Ding], reden: str, dag: date | None) -> tuple[str, ...]:
    t, fouten = desk.teksten, []
    if not reden:
        fouten.append(t("bewaren.leeg.reden"))
    elif len(reden) > LANGSTE_REDEN:
        fouten.append(t("bewaren.fout.te_lang", maximum=LANGSTE_REDEN))
    if wens is Wens.VERLENG and dag is None:
        fouten.append(t("bewaren.leeg.dag"))
    elif wens is Wens.VERLENG:
        try:
            for ding in dingen:
                _pas_toe(desk, wens, dag)(ding.klok)
        except UserMistake as fout:
            fouten.append(t(fout.key))
    return tuple(fouten)


def _formulier(
    desk: Desk,
    wens: Wens,
    dingen: Sequence[Ding],
    *,
    waarden: Mapping[str, str] | None = None,
    fouten: Sequence[str] = (),
) -> Answer:
    namen = ",".join(ding.naam for ding in dingen)
    uiterlijk = _uiterlijk(desk, dingen)
    if wens is Wens.VERLENG and uiterlijk is None:
        raise UserMistake("bewaren.fout.geen_termijn")
    beeld = Redenvorm(
        wens=wens,
        wat=tuple(in_woorden(desk, ding) for ding in dingen),
        uiterlijk=uiterlijk,
        waarden=waarden or {},
        fouten=fouten,
    )
    sleutel = desk.issue_key(Verb.BEWAREN_DOE, f"{wens}:{namen}")
    knop = BewarenDoe(wens=wens, namen=namen, sleutel=sleutel)
    return als_antwoord(kaarten.redenformulier(beeld, knop, desk.teksten, desk.regio.kalender), desk.teksten)


def _uiterlijk(desk: Desk, dingen: Sequence[Ding]) -> datetime | None:
    """Return until when all of them may be kept at most; None when one has no term."""
    uiterlijk = [uiterste_verlenging(desk.regio, ding.klok, desk.nu) for ding in dingen]
    gezegd = [moment for moment in uiterlijk if moment is not None]
    return min(gezegd) if gezegd and len(gezegd) == len(uiterlijk) else None
