"""/detentie toon: where somebody is, until when, what comes, and (for the regisseur) what happened before."""

from collections.abc import Iterator, Sequence

from cards.bouwstenen import zonder_opmaak
from cards.datum import dag, dag_met_jaar
from cards.detentie import beeld as kaarten
from cards.detentie.beeld import Detentiebeeld
from cards.detentie.payloads import ALLEEN_DE_DAG, DetentieOpen, DetentieTerug, Vormsoort
from cards.verbs import Verb
from dialogs.detentie import kern
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, met_toegang
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.detentiegevolgen import houdt_werk
from dialogs.kern.detenties import huidige_of_leeg
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import waarneemregel
from domain.aftellen import aftelmomenten
from domain.casus import Casus, Fase
from domain.detentie import Detentie, Detentieversie
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from domain.uitvraagvoorstel import is_inrichting
from storage import detentie as detenties
from storage import personen, toegang

MEESTE_MOMENTEN = 3
MEESTE_EERDER = 10
_VORMEN = (Vormsoort.OVERPLAATSEN, Vormsoort.EERDER, Vormsoort.VERLOF, Vormsoort.ALLES)


def toon(desk: Desk, arguments: Arguments) -> Answer:
    """Open one detention by the code of its casus; without a code, ask which."""
    if arguments.casuscode is None:
        return kern.vraag_welke(desk, desk.teksten("detentie.beeld.welke"), "detentie toon")
    return _open(desk, zoek_casus(desk, Daad.DETENTIE_ZIEN, code=arguments.casuscode))


def openen(desk: Desk, payload: DetentieOpen) -> Answer:
    """Open one detention by a button."""
    return _open(desk, zoek_casus(desk, Daad.DETENTIE_ZIEN, casus_id=payload.casus), namen=payload.namen)


def na_wijzigen(desk: Desk, casus: Casus, melding: str, *, kan_terug: bool = False) -> Answer:
    """Show how it stands now to the regisseur who just changed it; with `kan_terug` he may undo that."""
    return _als_regisseur(desk, casus, melding=melding, kan_terug=kan_terug)


def _open(desk: Desk, casus: Casus, *, namen: bool = False) -> Answer:
    over = met_toegang(desk, casus)
    if eis(desk, Daad.DETENTIE_ZIEN, over).rol is Rol.PROCESREGISSEUR:
        return _als_regisseur(desk, casus)
    namens = next((een.organisatie for een in over.toegang if een.geldt_voor(desk.actor, desk.nu)), None)
    vraag = None if namen else nog_te_kiezen(desk, casus.id, over)
    if vraag is not None:
        # Refusing is offered before names open, here too, unless he asks for them.
        kern.noteer(desk, Handeling.DETENTIE_GEOPEND, casus, namens=vraag.organisatie, wie=False)
        return als_antwoord(kaarten.nog_kiezen(casus.id, str(casus.code), vraag.id, desk.teksten), desk.teksten)
    kern.noteer(desk, Handeling.DETENTIE_GEOPEND, casus, namens=namens)
    nu = huidige_of_leeg(desk, casus)
    beeld = Detentiebeeld(
        casus_id=casus.id,
        code=str(casus.code),
        wie=kern.wie(desk, casus),
        kop=_kop(desk, nu),
        feiten=tuple(_feiten(desk, casus, nu)),
        verder=(("casus toon", desk.teksten("detentie.knop.casus")),),
    )
    return als_antwoord(kaarten.geopend(beeld, desk.teksten), desk.teksten)


def _als_regisseur(desk: Desk, casus: Casus, *, melding: str = "", kan_terug: bool = False) -> Answer:
    kern.noteer(desk, Handeling.DETENTIE_GEOPEND, casus)
    nu, t = huidige_of_leeg(desk, casus), desk.teksten
    loopt = casus.fase is not Fase.AFGESLOTEN
    hic = t("detentie.hic.ja" if nu.hic else "detentie.hic.nee")
    alle = detenties.versies(desk.uow, casus.id)
    verder = [("terugkeer", t("detentie.knop.terugkeer")), ("quickscan", t("detentie.knop.quickscan"))] if loopt else []
    beeld = Detentiebeeld(
        casus_id=casus.id,
        code=str(casus.code),
        wie=kern.wie(desk, casus),
        kop=_kop(desk, nu),
        feiten=(
            *_feiten(desk, casus, nu),
            (t("detentie.feit.hic"), hic),
        ),
        momenten=tuple(_momenten(desk, nu)) if loopt else (),
        eerder=tuple(_eerder(desk, alle)),
        aandacht=tuple(_aandacht(desk, casus, nu)),
        vormen=tuple(_vormen(desk, casus, loopt=loopt)),
        melding=melding,
        terug=_terug(desk, casus, nu) if kan_terug and loopt and len(alle) > 1 else None,
        verder=(*verder, ("casus toon", t("detentie.knop.casus"))),
        waarneming=waarneemregel(desk, casus.regisseur_id),
    )
    return als_antwoord(kaarten.geopend(beeld, t), t)


def _vormen(desk: Desk, casus: Casus, *, loopt: bool) -> Iterator[Vormsoort]:
    if not mag(desk, Daad.DETENTIE_WIJZIGEN, met_toegang(desk, casus)):
        return
    yield from _VORMEN if loopt else sorted(ALLEEN_DE_DAG - {Vormsoort.EERDER})


def _terug(desk: Desk, casus: Casus, nu: Detentie) -> DetentieTerug:
    sleutel = desk.issue_key(Verb.DETENTIE_TERUG, f"{casus.id}:{nu.versie}")
    return DetentieTerug(casus=casus.id, versie=nu.versie, sleutel=sleutel)


def _kop(desk: Desk, nu: Detentie) -> str:
    """Say in words when he is outside for good; and that he is on leave now."""
    t, vandaag = desk.teksten, kern.vandaag(desk)
    if nu.einde is None:
        return t("detentie.kop.onbekend")
    key = "detentie.kop.was_vrij" if nu.is_vrij(vandaag) else "detentie.kop.vrij"
    return t(key, wanneer=kern.dagen_in_woorden(desk, nu.einde))


def _feiten(desk: Desk, casus: Casus, nu: Detentie) -> Iterator[tuple[str, str]]:
    t, kalender = desk.teksten, desk.regio.kalender
    onbekend = t("detentie.onbekend")
    herkomst = next(iter(casus.betrokkenen)).gegevens.gemeente if casus.betrokkenen else None
    yield t("detentie.feit.waar"), kern.inrichtingnaam(desk, nu.inrichting)
    yield t("detentie.feit.sinds"), dag_met_jaar(nu.begin, kalender) if nu.begin else onbekend
    if nu.einde is not None:
        zeker = t("detentie.zeker.ja" if nu.einde_zeker else "detentie.zeker.nee")
        yield t("detentie.feit.einde"), t("detentie.einde", dag=dag_met_jaar(nu.einde, kalender), zeker=zeker)
    else:
        yield t("detentie.feit.einde"), onbekend
    if nu.verlof is not None:
        yield t("detentie.feit.verlof"), _verlof(desk, nu)
    yield t("detentie.feit.herkomst"), kern.gemeentenaam(desk, herkomst)
    gaat = nu.vestiging or herkomst
    yield t("detentie.feit.vestiging"), kern.gemeentenaam(desk, gaat)


def _verlof(desk: Desk, nu: Detentie) -> str:
    verlof, kalender = nu.verlof, desk.regio.kalender
    if verlof is None:
        return ""
    van = dag_met_jaar(verlof.van, kalender)
    if verlof.tot is None:
        return desk.teksten("detentie.verlof.vanaf", van=van)
    return desk.teksten("detentie.verlof.van_tot", van=van, tot=dag_met_jaar(verlof.tot, kalender))


def _momenten(desk: Desk, nu: Detentie) -> Iterator[str]:
    regels = desk.regio.nazorg
    if regels is None:
        return
    komende = aftelmomenten(desk.regio, nu, regels.aftelpunten, desk.nu, nieuws=False)
    for een in komende[:MEESTE_MOMENTEN]:
        wanneer = dag(een.wanneer, desk.regio.kalender)
        key = "detentie.moment.verlof" if een.verlof else "detentie.moment.vrij"
        yield desk.teksten.aantal(key, een.dagen, dag=wanneer)


def _eerder(desk: Desk, alle: Sequence[Detentieversie]) -> Iterator[str]:
    """Yield what happened, the newest first: when, by whom, what, and how it was from then on."""
    t, kalender = desk.teksten, desk.regio.kalender
    mensen = personen.lees_alle(desk.uow, {een.door_id for een in alle if een.door_id})
    for een in list(reversed(alle))[:MEESTE_EERDER]:
        wie = mensen.get(een.door_id or "")
        einde = een.detentie.einde
        yield t(
            "detentie.eerder.regel",
            dag=dag_met_jaar(een.op, kalender),
            wie=zonder_opmaak(wie.naam) if wie else t("detentie.eerder.ingelezen"),
            wat=t(f"detentie.soort.{een.soort.value}"),
            waar=kern.inrichtingnaam(desk, een.detentie.inrichting),
            einde=dag_met_jaar(einde, kalender) if einde else t("detentie.onbekend"),
        )


def _aandacht(desk: Desk, casus: Casus, nu: Detentie) -> Iterator[str]:
    t = desk.teksten
    if casus.fase is Fase.AFGESLOTEN:
        yield t("detentie.aandacht.gesloten")
        return
    verlof, vandaag = nu.verlof, kern.vandaag(desk)
    if verlof is not None and verlof.van <= vandaag and (verlof.tot is None or vandaag <= verlof.tot):
        yield t("detentie.aandacht.verlof")
    met_toegang_ = {een.organisatie for een in toegang.van_casus(desk.uow, casus.id) if een.loopt(desk.nu)}
    for een in sorted(met_toegang_):
        elders = is_inrichting(desk.regio, een) and een != nu.inrichting
        if elders and houdt_werk(desk, casus.id, een):
            # It promised something before he left: until that is done, or placed elsewhere, it still sees him.
            yield t("detentie.aandacht.nog_werk", organisatie=desk.regio.organisatienaam(een))
