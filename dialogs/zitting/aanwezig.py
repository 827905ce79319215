"""Who is in the room, in words for who leads: how many, who is missing, and who leaves before the next item.

Only the regisseur reads it, in his own panel: who must leave tells who takes part in which casus.
"""

from collections.abc import Iterable, Mapping

from cards.bouwstenen import zonder_opmaak
from dialogs.kern.desk import Context
from dialogs.kern.zittingen import punten_van
from dialogs.kern.zittingsdeelname import hebben_niets_bij, horen_erbij, moeten_weg
from domain.agenda import TWEEDE_DEEL, Agendapunt, Zitting
from domain.persoon import Persoon
from domain.zittingsverloop import (
    Aanwezigheidsperiode,
    Meldwijze,
    Zittingsfase,
    Zittingsregel,
    Zittingsstand,
    aanwezig,
    is_er,
    rest,
    stand,
)
from storage import casus as casussen
from storage import personen
from storage import zittingsverloop as opslag


def samenvatting(desk: Context, zitting: Zitting) -> str:
    """Return in one line how many are in the room, and which organisaties are missing for the item; plain words.

    The item is the one that has its turn, or else the next one. Empty once the zitting is over.
    """
    regels = opslag.regels(desk.uow, zitting.id)
    nu = stand(regels)
    if nu.fase is Zittingsfase.KLAAR:
        return ""
    er = is_er(aanwezig(regels))
    if not er:
        return desk.teksten(_niemand(regels, nu))
    t = desk.teksten
    organisaties = {een.organisatie for een in er if een.organisatie}
    mensen = t.aantal("zittingzaal.er.mensen", len(er))
    samen = mensen
    if organisaties:
        van = t.aantal("zittingzaal.er.organisaties", len(organisaties))
        samen = t("zittingzaal.er.samen", mensen=mensen, organisaties=van)
    weg = _ontbreken(desk, zitting, nu, organisaties)
    if not weg:
        return t("zittingzaal.er.allen", samen=samen)
    return t("zittingzaal.er.ontbreekt", samen=samen, aantal=len(weg), wie=", ".join(weg))


def waarschuwing(desk: Context, zitting: Zitting, punt: Agendapunt) -> str:
    """Return who leaves before an item has its turn, in words; empty when nobody has to. Names are disarmed.

    Where the second part begins with it, also for whom nothing comes any more in that whole part.
    """
    regels = opslag.regels(desk.uow, zitting.id)
    nu, perioden = stand(regels), aanwezig(regels)
    if nu.fase is Zittingsfase.KLAAR or not is_er(perioden):
        return ""
    weg = moeten_weg(desk, zitting, punt, perioden)
    zinnen = []
    if weg:
        code = casussen.codes(desk.uow, [punt.casus_id]).get(punt.casus_id, "")
        wie = _opsomming(desk, weg)
        zinnen.append(desk.teksten.aantal("zittingzaal.weg.voor", len(weg), code=code, wie=wie))
    niets_meer = [een for een in _voorgoed(desk, zitting, nu, punt, perioden) if een.persoon_id or een.organisatie]
    if niets_meer:
        zinnen.append(desk.teksten.aantal("zittingzaal.weg.deel_2", len(niets_meer), wie=_opsomming(desk, niets_meer)))
    return " ".join(zinnen)


def onbekenden(perioden: Iterable[Aanwezigheidsperiode]) -> int:
    """Return how many are in the room of whom nobody knows for whom they are there."""
    return sum(1 for een in is_er(perioden) if een.persoon_id is None and not een.organisatie)


def _niemand(regels: Iterable[Zittingsregel], nu: Zittingsstand) -> str:
    ooit = any(een.organisatie for een in regels)
    if nu.wijze is Meldwijze.TEAMS or ooit:
        return "zittingzaal.er.leeg"
    return "zittingzaal.er.niet_aangevinkt"


def _ontbreken(context: Context, zitting: Zitting, nu: Zittingsstand, er: Iterable[str]) -> list[str]:
    punten = punten_van(context, zitting.id)
    van = nu.huidig or next(iter(rest(nu, [een.casus_id for een in punten])), None)
    punt = next((een for een in punten if een.casus_id == van), None)
    if punt is None:
        return []
    daar = set(er)
    horen = (een for een in horen_erbij(context, zitting, punt) if een not in daar)
    return [context.regio.organisatienaam(een) for een in horen]


def _voorgoed(
    context: Context,
    zitting: Zitting,
    nu: Zittingsstand,
    punt: Agendapunt,
    perioden: Iterable[Aanwezigheidsperiode],
) -> tuple[Aanwezigheidsperiode, ...]:
    """Return who has nothing to do any more once the second part begins with this item; nobody when it does not."""
    tafel = context.regio.tafels.get(zitting.tafel)
    if tafel is None or not tafel.in_delen or punt.deel != TWEEDE_DEEL:
        return ()
    punten = {een.casus_id: een for een in punten_van(context, zitting.id)}
    laatste = punten.get(nu.beurten[-1].casus_id) if nu.beurten else None
    if laatste is not None and laatste.deel == TWEEDE_DEEL:
        return ()
    komend = [punten[een] for een in rest(nu, list(punten)) if punten[een].deel == TWEEDE_DEEL]
    return hebben_niets_bij(context, zitting, komend or [punt], perioden)


def _opsomming(context: Context, wie: Iterable[Aanwezigheidsperiode]) -> str:
    """Return people by name with their organisatie; of whom nobody knows only how many."""
    lijst = tuple(wie)
    bekend = personen.lees_alle(context.uow, (een.persoon_id for een in lijst if een.persoon_id is not None))
    delen = [_met_naam(context, bekend, een) for een in lijst if een.persoon_id is not None or een.organisatie]
    onbekend = onbekenden(lijst)
    if onbekend:
        delen.append(context.teksten.aantal("zittingzaal.weg.onbekend", onbekend))
    return ", ".join(delen)


def _met_naam(context: Context, bekend: Mapping[str, Persoon], een: Aanwezigheidsperiode) -> str:
    wie = bekend.get(een.persoon_id or "")
    naam = zonder_opmaak(wie.naam) if wie is not None else context.teksten("zittingzaal.weg.iemand")
    if not een.organisatie:
        return naam
    organisatie = context.regio.organisatienaam(een.organisatie)
    return context.teksten("zittingzaal.weg.wie", naam=naam, organisatie=organisatie)
