"""Saving a plan: one part that was filled in, something taken out, or an older version put back.

Each makes a new version, or nothing at all. What was typed over a version that is not the newest any more is kept only
when the same part is still as it was: two people who work at two parts do not stand in each other's way.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cards.plan.payloads import NIEUW, PlanBewaar, PlanTerug, PlanWeg
from dialogs.kern.desk import Bezoek
from dialogs.kern.planversie import Planstand, maak_versie
from dialogs.kern.vrijetekst import Waarschuwing, kijk_na
from dialogs.plan.lezen import Gelezen, lees
from dialogs.plan.zaak import Zaak, noteer
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.plan import Onderdeel, Plan, Plandeel, onderdelen
from storage import plan as plannen
from storage.inbox import Uitkomst


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What came of it.

    Attributes:
        uitkomst: None when nothing was saved.
        fouten: what must be mended: id of the input (or empty), and why.
        let_op: what to look at before it is kept.
        intussen: whether somebody else changed this part since the form was drawn.
        anders_ingevuld: whether the same form was saved before, filled in otherwise.
    """

    uitkomst: Uitkomst | None = None
    fouten: tuple[tuple[str, str], ...] = ()
    let_op: Waarschuwing | None = None
    intussen: bool = False
    anders_ingevuld: bool = False


class _Intussen(Exception):
    """Somebody else changed the same part since the form was drawn."""


def onderwerp(casus_id: str, deel: Plandeel, welk: str) -> str:
    """Return for what a form of a part is, to seal its key with."""
    return f"{casus_id}:{deel.value}:{welk}"


def bewaar_deel(bezoek: Bezoek, zaak: Zaak, payload: PlanBewaar) -> Bewaard:
    """Save one part; the caller has authorised.

    Raises:
        UserMistake: the casus is not that far yet ("verloop.plan").
    """
    gelezen = lees(bezoek, zaak, payload.deel, payload.welk, payload.velden)
    if gelezen.fouten:
        return Bewaard(fouten=gelezen.fouten)
    let_op = kijk_na(bezoek, payload, gelezen.teksten)
    if let_op is not None:
        return Bewaard(let_op=let_op)
    afdruk = bezoek.fingerprint(payload.velden)

    def act() -> Uitkomst:
        if payload.nr != zaak.nr and _staat(zaak.plan, payload) != _staat(_versie(bezoek, zaak, payload.nr), payload):
            raise _Intussen
        nieuw = _maak_versie(bezoek, zaak, gelezen)
        over = gelezen.welk if payload.deel is Plandeel.INBRENG else _over_wie(nieuw, payload.deel, gelezen.welk)
        _noteer(bezoek, zaak, payload.deel, over)
        return Uitkomst("plan", {"nr": str(nieuw.nr), "invoer": afdruk})

    try:
        waarover = onderwerp(zaak.casus.id, payload.deel, payload.welk)
        uitkomst = bezoek.once(payload.verb, payload.sleutel, act, onderwerp=waarover)
    except _Intussen:
        return Bewaard(intussen=True)
    except UserMistake as mis:
        return _niet(bezoek, mis)
    return Bewaard(uitkomst, anders_ingevuld=uitkomst.ids["invoer"] != afdruk)


def haal_weg(bezoek: Bezoek, zaak: Zaak, payload: PlanWeg) -> Bewaard:
    """Take a goal or a frame out of the plan. A goal to which an afspraak belongs stays."""
    plan = zaak.plan
    zonder = replace(
        plan,
        doelen=tuple(een for een in plan.doelen if payload.deel is not Plandeel.DOELEN or een.id != payload.welk),
        kaders=tuple(een for een in plan.kaders if payload.deel is not Plandeel.KADERS or een.id != payload.welk),
    )

    def act() -> Uitkomst:
        over = _over_wie(plan, payload.deel, payload.welk)
        nieuw = _maak_versie(bezoek, zaak, Gelezen(zonder, payload.welk, (), ()))
        _noteer(bezoek, zaak, payload.deel, over)
        return Uitkomst("weg", {"nr": str(nieuw.nr)})

    waarover = onderwerp(zaak.casus.id, payload.deel, payload.welk)
    return _doe(bezoek, payload.verb, payload.sleutel, act, waarover)


def zet_terug(bezoek: Bezoek, zaak: Zaak, payload: PlanTerug) -> Bewaard:
    """Make an older version the newest again, without what is about somebody who is in the casus no more."""
    oud = zaak.schoon(_versie(bezoek, zaak, payload.nr))

    def act() -> Uitkomst:
        if payload.was != zaak.nr:
            raise UserMistake("plan.intussen")
        nieuw = _maak_versie(bezoek, zaak, Gelezen(oud, "", (), ()))
        noteer(bezoek, Handeling.PLAN_GEWIJZIGD, zaak, zaak.casus.betrokkenen, f"{nieuw.nr}:{payload.nr}")
        return Uitkomst("terug", {"nr": str(nieuw.nr)})

    return _doe(bezoek, payload.verb, payload.sleutel, act, f"{zaak.casus.id}:{payload.nr}")


def _doe(bezoek: Bezoek, verb: str, sleutel: str, act: Callable[[], Uitkomst], waarover: str) -> Bewaard:
    try:
        return Bewaard(bezoek.once(verb, sleutel, act, onderwerp=waarover))
    except UserMistake as mis:
        return _niet(bezoek, mis)


def _niet(bezoek: Bezoek, mis: UserMistake) -> Bewaard:
    """Return why it was not saved, to be said on the form; what is about the press itself goes its own way.

    Raises:
        UserMistake: it is not about what was filled in.
    """
    if not mis.key.startswith(("plan.", "regie.")):
        raise mis
    return Bewaard(fouten=(("", bezoek.teksten(f"fout.{mis.key}", **mis.parameters)),))


def _maak_versie(bezoek: Bezoek, zaak: Zaak, gelezen: Gelezen) -> Plan:
    stand = Planstand(zaak.bewaard, zaak.plan, zaak.regie)
    return maak_versie(
        bezoek, zaak.casus, stand, gelezen.plan, organisatie=gelezen.organisatie, persoon_id=gelezen.persoon_id
    )


def _versie(bezoek: Bezoek, zaak: Zaak, nr: int) -> Plan:
    if nr == 0:
        return Plan(zaak.casus.id, 0, bezoek.nu, bezoek.actor.persoon_id)
    return zaak.schoon(plannen.versie(bezoek.uow, zaak.casus.id, nr))


def _staat(plan: Plan, payload: PlanBewaar) -> dict[str, Onderdeel]:
    """Return what stands in a plan of what a form is about."""
    if payload.welk == NIEUW:
        return {}
    return {
        welk: wat
        for (deel, welk), wat in onderdelen(plan).items()
        if deel is payload.deel and payload.welk in {"", welk}
    }


def _over_wie(plan: Plan, deel: Plandeel, welk: str) -> str:
    """Return about whom a goal or a frame is; empty when about all, or when it is another part."""
    match deel:
        case Plandeel.DOELEN:
            doel = plan.doel(welk)
            return doel.betrokkene_id if doel else ""
        case Plandeel.KADERS:
            kader = plan.kader(welk)
            return kader.betrokkene_id if kader else ""
        case _:
            return ""


def _noteer(bezoek: Bezoek, zaak: Zaak, deel: Plandeel, over: str) -> None:
    """Write down that a part was changed: for who it is about, or for all when it is about all."""
    een = zaak.casus.betrokkene(over) if over else None
    wie = (een,) if een is not None else zaak.casus.betrokkenen
    noteer(bezoek, Handeling.PLAN_GEWIJZIGD, zaak, wie, deel.value)
