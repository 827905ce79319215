"""The verslag in words: its parts, how it stands, its history, and what became of the items that had no turn."""

from collections.abc import Collection
from datetime import date

from cards.datum import dag, dag_en_tijd, dag_met_jaar, kort, tijd
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.zittingsafloop import doorgeschoven, open_punten
from dialogs.verslag.concept import Verslagzaak
from domain.agenda import Zitting, ZittingStatus
from domain.verslag import Afspraakregel, Verslag, Verslagdeel, gewijzigd
from domain.verslagbeeld import Leesblad, Leesdeel, Leesregel
from storage import agenda, personen
from storage import casus as casussen
from storage import verslag as verslagen


def leesblad(context: Context, zaak: Verslagzaak, eigen: Collection[str] = ()) -> Leesblad:
    """Return the verslag of a casus as it reads now; what the reader's own organisaties (`eigen`) do is marked."""
    return Leesblad(
        code=zaak.code,
        wanneer=dag(zaak.zitting.begint_op, context.regio.kalender),
        stand=stand(context, zaak.nu),
        delen=_Verteller(context, zaak.nu, eigen).delen(),
    )


def stand(context: Context, nu: Verslag) -> str:
    """Return how it stands, in words: approved by whom and when, or a draft."""
    t, kalender = context.teksten, context.regio.kalender
    if nu.goedgekeurd_op is not None:
        wanneer = dag_en_tijd(nu.goedgekeurd_op, kalender)
        return t("verslag.stand.goed", wanneer=wanneer, wie=wie(context, nu.goedgekeurd_door_id))
    return t("verslag.stand.concept_nr", nr=nu.nr) if nu.nr else t("verslag.stand.concept")


def anders(context: Context, zaak: Verslagzaak) -> str:
    """Return what was taken into the draft since it was kept last; empty when nothing was."""
    if not zaak.anders:
        return ""
    return context.teksten("verslag.anders", nr=zaak.bewaard.nr, wat=_in_woorden(context, zaak.anders))


def versies(bezoek: Bezoek, zaak: Verslagzaak) -> tuple[str, ...]:
    """Return who changed what when, and who approved it, the newest first."""
    alle = verslagen.versies(bezoek.uow, zaak.zitting.id, zaak.casus.id)
    return tuple(_versie(bezoek, was, nu) for was, nu in zip((None, *alle), alle, strict=False))[::-1]


def wie(context: Context, persoon_id: str | None) -> str:
    """Return the name of the colleague who did it."""
    return personen.lees(context.uow, persoon_id).naam if persoon_id else ""


def zonder_beurt(context: Context, zitting: Zitting, eigen: Collection[str]) -> tuple[str, ...]:
    """Return what became of the casussen (`eigen`, ids) that had no turn: where each went, and which stayed."""
    regels = []
    over = {een.casus_id for een in doorgeschoven(context, zitting.id) if een.casus_id}
    verder = agenda.zittingen_met_casus(context.uow, over & set(eigen), zitting.begint_op)
    codes = casussen.codes(context.uow, eigen)
    per_dag: dict[Zitting, list[str]] = {}
    for casus_id, alle in verder.items():
        later = (een for een in alle if een.id != zitting.id and een.status is ZittingStatus.GEPLAND)
        naar = next(later, None)
        if naar is not None and casus_id in codes:
            per_dag.setdefault(naar, []).append(codes[casus_id])
    for naar in sorted(per_dag, key=lambda een: een.begint_op):
        wanneer = dag(naar.begint_op, context.regio.kalender)
        regels.append(context.teksten("verslag.naar", codes=", ".join(sorted(per_dag[naar])), wanneer=wanneer))
    blijft = [een.casus_id for een in open_punten(context, zitting) if een.casus_id in eigen]
    gebleven = sorted(codes[een] for een in blijft if een in codes)
    if gebleven:
        regels.append(context.teksten("verslag.blijft", codes=", ".join(gebleven)))
    return tuple(regels)


def _versie(bezoek: Bezoek, was: Verslag | None, nu: Verslag) -> str:
    t, kalender = bezoek.teksten, bezoek.regio.kalender
    delen = gewijzigd(was, nu)
    wat = _in_woorden(bezoek, delen) if delen else t("verslag.niets_anders")
    wanneer = kort(nu.op or bezoek.nu, kalender)
    regel = t("verslag.versie", nr=nu.nr, wie=wie(bezoek, nu.door_id), wanneer=wanneer, wat=wat)
    if nu.goedgekeurd_op is None:
        return regel
    door, op = wie(bezoek, nu.goedgekeurd_door_id), kort(nu.goedgekeurd_op, kalender)
    return f"{regel} {t('verslag.versie.goed', wie=door, wanneer=op)}"


def _in_woorden(context: Context, delen: Collection[Verslagdeel]) -> str:
    return ", ".join(context.teksten(f"verslag.deel.{een.value}") for een in delen)


class _Verteller:
    def __init__(self, context: Context, nu: Verslag, eigen: Collection[str]) -> None:
        self._t = context.teksten
        self._regio = context.regio
        self._nu = nu
        self._eigen = eigen

    def delen(self) -> tuple[Leesdeel, ...]:
        nu = self._nu
        regels = {
            Verslagdeel.TEKST: [Leesregel(nu.tekst)] if nu.tekst else [],
            Verslagdeel.BESLUITEN: [Leesregel(een) for een in nu.besluiten],
            Verslagdeel.AFSPRAKEN: [self._afspraak(een) for een in nu.afspraken],
            Verslagdeel.DOEL: [Leesregel(nu.hoofddoel)] if nu.hoofddoel else [],
            Verslagdeel.REGIE: [Leesregel("", self._regio.organisatienaam(nu.regie))] if nu.regie else [],
            Verslagdeel.TERUG: [Leesregel("", self._dag(nu.terug_op))] if nu.terug_op else [],
            Verslagdeel.AANWEZIG: self._aanwezig(),
        }
        return tuple(
            Leesdeel(deel, self._t(f"verslag.kop.{deel.value}"), tuple(wat)) for deel, wat in regels.items() if wat
        )

    def _afspraak(self, een: Afspraakregel) -> Leesregel:
        naam = self._regio.organisatienaam(een.organisatie)
        bij = self._t("verslag.afspraak", naam=naam, wanneer=self._dag(een.wanneer))
        return Leesregel(een.wat, bij, eigen=een.organisatie in self._eigen)

    def _aanwezig(self) -> list[Leesregel]:
        nu, kalender = self._nu, self._regio.kalender
        namen = ", ".join(self._regio.organisatienaam(een) for een in nu.aanwezig)
        regels = [Leesregel("", namen or self._t("verslag.aanwezig.onbekend"))]
        if nu.van is not None and nu.tot is not None:
            tijden = self._t("verslag.tijden", van=tijd(nu.van, kalender), tot=tijd(nu.tot, kalender))
            regels.append(Leesregel("", tijden))
        return regels

    def _dag(self, iso: str) -> str:
        return dag_met_jaar(date.fromisoformat(iso), self._regio.kalender)
