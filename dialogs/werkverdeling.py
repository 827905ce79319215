"""/werkverdeling: what each regisseur has in hand, for the manager. Counts and days; no casus is named or opened."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from cards import werkverdeling as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.datum import kort
from cards.payloads import OverdragenOpen
from cards.verbs import Verb
from cards.werkverdeling import PER_BLADZIJ, Werkbeeld, Werkregel, WerkverdelingOpen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.waarneming import periode_in_woorden
from domain.afwezigheid import Afwezigheid
from domain.casus import Fase
from domain.logboek import Handeling
from domain.persoon import Actor, Persoon, Rol
from storage import afwezigheid, personen, werkverdeling
from storage.werkverdeling import Aantal, Werk

_FASES = tuple(Fase)


def register(registry: Registry) -> None:
    """Declare /werkverdeling and the button that turns its pages."""
    registry.command(
        CommandSpec(
            words="werkverdeling",
            permission=Permission.MANAGER,
            group="overdragen.groep",
            help="werkverdeling.opdracht",
            example="/werkverdeling",
            answer_may=AnswerMay.STAND_IN_PERSONAL,
            handle=_opdracht,
            in_manifest=False,
        )
    )
    registry.verb(VerbSpec(Verb.WERKVERDELING_OPEN, WerkverdelingOpen, Permission.MANAGER, openen))


def _opdracht(desk: Desk, _: Arguments) -> Answer:
    return openen(desk, WerkverdelingOpen())


def openen(desk: Desk, payload: WerkverdelingOpen) -> Answer:
    """Show one page of it; who holds casussen without being a regisseur any more stands on top."""
    desk.record(Handeling.WERKVERDELING_GEOPEND, namens=desk.regio.eigen_organisatie)
    ooit = personen.ooit_met_rol(desk.uow, Rol.PROCESREGISSEUR)
    werk = werkverdeling.werk_van(desk.uow, (een.id for een in ooit))
    alle = sorted(
        (een for een in ooit if _is_nu(desk, een) or werk[een.id].totaal),
        key=lambda een: (_is_nu(desk, een), een.naam.casefold(), een.id),
    )
    begin = payload.vanaf if payload.vanaf < len(alle) else 0
    deel = alle[begin : begin + PER_BLADZIJ]
    weg = afwezigheid.komende(desk.uow, *(een.id for een in deel))
    namen = _namen(desk, weg)
    beeld = Werkbeeld(
        zonder=_zonder(desk, [werk[een.id] for een in alle if not _is_nu(desk, een)]),
        samen=_samen(desk, tuple(werk.values())),
        regels=tuple(_regel(desk, een, werk[een.id], weg, namen) for een in deel),
        vorige=WerkverdelingOpen(vanaf=max(begin - PER_BLADZIJ, 0)) if begin else None,
        volgende=WerkverdelingOpen(vanaf=begin + PER_BLADZIJ) if begin + PER_BLADZIJ < len(alle) else None,
    )
    return als_antwoord(kaarten.werkkaart(beeld, desk.teksten), desk.teksten)


def _is_nu(desk: Desk, wie: Persoon) -> bool:
    return Actor.van(wie, desk.nu).is_rol(Rol.PROCESREGISSEUR)


def _namen(desk: Desk, weg: Sequence[Afwezigheid]) -> Mapping[str, str]:
    ids = {een.vervanger_id for een in weg if een.vervanger_id is not None}
    return {een.id: zonder_opmaak(een.naam) for een in personen.lees_alle(desk.uow, ids).values()}


def _zonder(desk: Desk, werk: Sequence[Werk]) -> str:
    aantal = sum(een.totaal for een in werk)
    return desk.teksten.aantal("werkverdeling.zonder", aantal) if aantal else ""


def _samen(desk: Desk, werk: Sequence[Werk]) -> str:
    t = desk.teksten
    casussen = t.aantal("werkverdeling.casussen", sum(een.totaal for een in werk))
    uitvragen = t.aantal("werkverdeling.uitvragen", sum(een.uitvragen for een in werk))
    te_laat = sum(een.te_laat for een in werk)
    regel = t("werkverdeling.samen", casussen=casussen, uitvragen=uitvragen)
    return t.aantal("werkverdeling.met_te_laat", te_laat, regel=regel) if te_laat else regel


def _regel(desk: Desk, wie: Persoon, werk: Werk, weg: Sequence[Afwezigheid], namen: Mapping[str, str]) -> Werkregel:
    t = desk.teksten
    naam = zonder_opmaak(wie.naam)
    return Werkregel(
        naam=naam if _is_nu(desk, wie) else t("werkverdeling.niet_meer", naam=naam),
        regels=(
            *_in_hand(desk, werk),
            *(_afwezig(desk, een, namen) for een in weg if een.persoon_id == wie.id),
        ),
        over=OverdragenOpen(van=wie.id) if werk.totaal else None,
    )


def _in_hand(desk: Desk, werk: Werk) -> Iterator[str]:
    t = desk.teksten
    yield t.aantal("werkverdeling.casussen_regel", werk.totaal)
    for tafel, van_tafel in groupby(_op_volgorde(desk, werk.casussen), key=lambda een: een.tafel):
        yield _tafel(desk, tafel, tuple(van_tafel))
    if werk.uitvragen:
        regel = t.aantal("werkverdeling.uitvragen_regel", werk.uitvragen)
        if werk.compleet:
            regel = t("werkverdeling.met_compleet", regel=regel, aantal=werk.compleet)
        yield t.aantal("werkverdeling.met_te_laat", werk.te_laat, regel=regel) if werk.te_laat else regel
    if werk.eerste_zitting is not None:
        yield t("werkverdeling.zitting", wanneer=kort(werk.eerste_zitting, desk.regio.kalender))


def _tafel(desk: Desk, code: str, per_fase: Sequence[Aantal]) -> str:
    t = desk.teksten
    fases = ", ".join(
        t("werkverdeling.fase", fase=t(f"casus.fase.{een.fase.value}"), aantal=een.aantal) for een in per_fase
    )
    totaal = sum(een.aantal for een in per_fase)
    return t("werkverdeling.tafel", tafel=desk.regio.tafelnaam(code), aantal=totaal, fases=fases)


def _op_volgorde(desk: Desk, aantallen: Sequence[Aantal]) -> Sequence[Aantal]:
    """Return them in the order of the region's tafels, and of the course of a casus."""
    tafels = tuple(desk.regio.tafels)

    def plaats(een: Aantal) -> tuple[int, str, int]:
        plek = tafels.index(een.tafel) if een.tafel in tafels else len(tafels)
        return plek, een.tafel, _FASES.index(een.fase)

    return sorted(aantallen, key=plaats)


def _afwezig(desk: Desk, een: Afwezigheid, namen: Mapping[str, str]) -> str:
    wanneer = periode_in_woorden(desk, een)
    if een.vervanger_id is None:
        return desk.teksten("werkverdeling.afwezig_zonder", wanneer=wanneer)
    return desk.teksten("werkverdeling.afwezig", wanneer=wanneer, vervanger=namen[een.vervanger_id])
