"""/terugkeer: who returns and when, and how it stands with one of them."""

from cards.basisvoorwaarden import tonen as kaarten
from cards.basisvoorwaarden.beeld import Lijstregel, Terugkeerbeeld
from cards.basisvoorwaarden.payloads import VoorwaardenLijst, VoorwaardenOpen
from cards.basisvoorwaarden.tonen import PER_BLAD
from cards.casus import tonen as casuskaarten
from cards.datum import dag_met_jaar
from dialogs.basisvoorwaarden.kern import (
    Geladen,
    laad,
    lezer,
    mag_melden,
    mag_zetten,
    naam_van,
    noteer,
    regels_van,
    rijen,
)
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, mag, over_casus
from dialogs.kern.casusregie import kandidaten
from dialogs.kern.desk import Desk
from dialogs.kern.eerstkiezen import nog_te_kiezen
from dialogs.kern.gesprekspost import gespreksopdracht, gespreksregel
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.terugkeer import Terugkeer, samen, terugkeren, wanneer
from dialogs.kern.waarneming import waargenomen, waarneemregel
from domain.basisvoorwaarden import Stand
from domain.casus import Casus, Fase, Spoor
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Casusfeiten, Daad, Waarover
from storage import casus as casussen
from storage import toegang


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/terugkeer: one person by his code, or everybody whom the actor may see."""
    if arguments.casuscode is None:
        return lijst(desk, VoorwaardenLijst())
    return toon(desk, laad(desk, Daad.VOORWAARDEN_ZIEN, code=arguments.casuscode))


def open_(desk: Desk, payload: VoorwaardenOpen) -> Answer:
    """Open one person."""
    return toon(desk, laad(desk, Daad.VOORWAARDEN_ZIEN, casus_id=payload.casus))


def lijst(desk: Desk, payload: VoorwaardenLijst) -> Answer:
    """List them, the first one outside first; who is out already before that, until nazorg ends."""
    regels_van(desk)
    eigen, genodigd = _eigen(desk), _genodigd(desk)
    if not eigen and not genodigd and not desk.actor.is_rol(Rol.PROCESREGISSEUR) and not desk.actor.is_rol(Rol.PARTNER):
        raise bestaat_niet(desk, Daad.VOORWAARDEN_ZIEN)
    standen = {
        **terugkeren(desk, genodigd, lezer(desk, als_regisseur=False)),
        **terugkeren(desk, eigen),
    }
    op_volgorde = sorted(standen.values(), key=lambda een: (een.volgorde, str(een.casus.code)))
    vanaf = payload.vanaf if payload.vanaf is not None and 0 <= payload.vanaf < len(op_volgorde) else 0
    blad = op_volgorde[vanaf : vanaf + PER_BLAD]
    van_mij = {een.id for een in eigen}
    for een in blad:
        namens = None if een.casus.id in van_mij else _namens(desk, een.casus)
        noteer(desk, Handeling.VOORWAARDEN_GEOPEND, een.casus, namens)
    waarneming = waargenomen(desk, {een.casus.regisseur_id for een in blad if een.casus.id in van_mij})
    regels = [_regel(desk, een, waarneming.get(een.casus.regisseur_id, "")) for een in blad]
    return als_antwoord(kaarten.lijst(regels, desk.teksten, vanaf=vanaf, totaal=len(op_volgorde)), desk.teksten)


def toon(desk: Desk, geladen: Geladen, *, gedaan: str = "") -> Answer:
    """Show how it stands with somebody; who has yet to choose between answering and refusing does that first."""
    casus = geladen.casus
    vraag = None if geladen.als_regisseur else nog_te_kiezen(desk, casus.id, geladen.over)
    if vraag is not None:
        noteer(desk, Handeling.CASUS_GEOPEND, casus, vraag.organisatie)
        eerst = casuskaarten.nog_kiezen(casus.id, str(casus.code), len(casus.betrokkenen), vraag.id, desk.teksten)
        return als_antwoord(eerst, desk.teksten)
    noteer(desk, Handeling.VOORWAARDEN_GEOPEND, casus, geladen.namens)
    return als_antwoord(kaarten.persoon(beeld(desk, geladen, gedaan=gedaan), desk.teksten), desk.teksten)


def beeld(desk: Desk, geladen: Geladen, *, gedaan: str = "") -> Terugkeerbeeld:
    """Return what the reader sees of it."""
    casus, stand = geladen.casus, geladen.stand
    loopt = casus.fase is not Fase.AFGESLOTEN
    return Terugkeerbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        naam=naam_van(casus),
        wanneer=wanneer(desk, stand),
        samen=samen(desk, stand),
        rijen=rijen(desk, stand, kandidaten(desk, casus).doen_mee),
        regels=(*_daarna(desk, stand), *_gesprek(desk, geladen)),
        let_op=() if loopt else (desk.teksten("voorwaarden.gesloten"),),
        gedaan=gedaan,
        waarneming=waarneemregel(desk, casus.regisseur_id) if geladen.als_regisseur else "",
        mag_wijzigen=loopt and mag_zetten(desk, geladen),
        mag_melden=loopt and any(mag_melden(desk, geladen.over, een) for een in stand.open),
        na_te_gaan=loopt and stand.na_te_gaan,
        gesprek=gespreksopdracht(desk, casus.id) if loopt and geladen.als_regisseur else "",
    )


def _daarna(desk: Desk, stand: Terugkeer) -> tuple[str, ...]:
    """Return what comes after a leave, and whether the day is certain."""
    een, t, kalender = stand.detentie, desk.teksten, desk.regio.kalender
    if een is None or een.einde is None or een.einde < stand.vandaag:
        return ()
    verwacht = () if een.einde_zeker else (t("voorwaarden.verwacht"),)
    daarna = t("voorwaarden.daarna", dag=dag_met_jaar(een.einde, kalender))
    return (daarna, *verwacht) if stand.verlof else verwacht


def _gesprek(desk: Desk, geladen: Geladen) -> tuple[str, ...]:
    """Return the line about the talk, as the reader may know."""
    wie = None if geladen.als_regisseur else desk.actor.organisaties(Rol.PARTNER)
    regel = gespreksregel(desk, geladen.casus.id, wie) if geladen.casus.fase is not Fase.AFGESLOTEN else ""
    return (desk.teksten("voorwaarden.gesprek", stand=regel),) if regel else ()


def _regel(desk: Desk, stand: Terugkeer, waarneming: str) -> Lijstregel:
    return Lijstregel(
        casus_id=stand.casus.id,
        code=str(stand.casus.code),
        wanneer=wanneer(desk, stand),
        samen=samen(desk, stand),
        open=_wat_open_staat(desk, stand),
        waarneming=waarneming,
    )


def _wat_open_staat(desk: Desk, stand: Terugkeer) -> str:
    """Name what is not in order, and apart from it what nobody knows; nothing when nobody said anything yet."""
    if stand.nog_niets:
        return ""
    voorwaarden, zinnen = regels_van(desk).voorwaarden, []
    for key, onbekend in (("voorwaarden.lijst.open", False), ("voorwaarden.lijst.onbekend", True)):
        namen = [voorwaarden[een.code].naam for een in stand.open if (een.stand is Stand.ONBEKEND) is onbekend]
        if namen:
            zinnen.append(desk.teksten(key, namen=", ".join(namen)))
    return " ".join(zinnen)


def _eigen(desk: Desk) -> list[Casus]:
    ids = [een.id for een in casussen.lopende_van(desk.uow, desk.actor.regisseert_voor)]
    in_nazorg = casussen.codes_van_spoor(desk.uow, ids, Spoor.NAZORG)
    gelezen = casussen.lees_alle(desk.uow, in_nazorg).values()
    return [een for een in gelezen if mag(desk, Daad.VOORWAARDEN_ZIEN, over_casus(een))]


def _genodigd(desk: Desk) -> list[Casus]:
    """Return to whose return he was invited; without who has yet to be answered about or refused."""
    rijen_ = toegang.voor_actor(desk.uow, desk.actor)
    in_nazorg = casussen.codes_van_spoor(desk.uow, [een.casus_id for een in rijen_], Spoor.NAZORG)
    gevonden = []
    for een in casussen.lees_alle(desk.uow, in_nazorg).values():
        over = Waarover(casus=Casusfeiten.van(een), toegang=rijen_)
        if mag(desk, Daad.VOORWAARDEN_ZIEN, over) and nog_te_kiezen(desk, een.id, over) is None:
            gevonden.append(een)
    return gevonden


def _namens(desk: Desk, casus: Casus) -> str | None:
    rijen_ = toegang.voor_actor(desk.uow, desk.actor, [casus.id])
    return next((een.organisatie for een in rijen_ if een.geldt_voor(desk.actor, desk.nu)), None)
