"""What the use cases share: whose return it is, who reads it, and how it is said in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cards.basisvoorwaarden.beeld import Rij
from cards.bouwstenen import zonder_opmaak
from cards.datum import dag, dag_met_jaar
from dialogs.kern.beleid import besluit, eis, mag
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.rio import over_rio
from dialogs.kern.terugkeer import Terugkeer, terugkeer
from domain.basisvoorwaarden import Voorwaardestand
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.nazorg import Nazorgregels
from domain.persoon import Rol
from domain.toegang import Daad, Waarover
from storage import personen


@dataclass(frozen=True, slots=True)
class Geladen:
    """A return with its reader: as whom he may look, and what he may say."""

    stand: Terugkeer
    over: Waarover
    als_regisseur: bool
    namens: str | None

    @property
    def casus(self) -> Casus:
        """Whose return it is."""
        return self.stand.casus


def regels_van(context: Context) -> Nazorgregels:
    """Return how the region does nazorg.

    Raises:
        UserMistake: it does not ("voorwaarden.geen_nazorg").
    """
    if context.regio.nazorg is None:
        raise UserMistake("voorwaarden.geen_nazorg")
    return context.regio.nazorg


def laad(bezoek: Bezoek, daad: Daad, *, casus_id: str = "", code: Casuscode | None = None) -> Geladen:
    """Return the return of somebody, for who may do this with it.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
        UserMistake: it is closed, and the act asks that it runs; or the region does no nazorg.
    """
    casus = zoek_casus(bezoek, daad, casus_id=casus_id, code=code)
    over = over_rio(bezoek, casus)
    als_regisseur = eis(bezoek, daad, over).rol is Rol.PROCESREGISSEUR
    regels_van(bezoek)
    voor = lezer(bezoek, als_regisseur=als_regisseur)
    stand = terugkeer(bezoek, casus, voor)
    if stand is None:
        raise UserMistake("voorwaarden.geen_nazorg")
    return Geladen(stand, over, als_regisseur, None if als_regisseur else namens(bezoek, over))


def lezer(bezoek: Bezoek, *, als_regisseur: bool) -> Collection[str] | None:
    """Return for which organisaties somebody reads; None for the regisseur."""
    return None if als_regisseur else bezoek.actor.organisaties(Rol.PARTNER)


def namens(bezoek: Bezoek, over: Waarover) -> str | None:
    """Return on behalf of which organisatie a partner reads: the one that was invited."""
    return next((een.organisatie for een in over.toegang if een.geldt_voor(bezoek.actor, bezoek.nu)), None)


def mag_zetten(bezoek: Bezoek, geladen: Geladen) -> bool:
    """Tell whether the reader says how it stands with all of them."""
    return besluit(bezoek, Daad.VOORWAARDEN_ZETTEN, geladen.over).mag


def mag_melden(bezoek: Bezoek, over: Waarover, een: Voorwaardestand) -> bool:
    """Tell whether the reader says how it goes with this one: his organisatie was asked to work on it."""
    wie = een.organisatie
    deze = Waarover(
        casus=over.casus, toegang=over.toegang, organisatie=wie, gevraagd=frozenset({wie}) if wie else frozenset()
    )
    return mag(bezoek, Daad.VOORWAARDE_MELDEN, deze)


def noteer(
    bezoek: Bezoek, handeling: Handeling, casus: Casus, wie: str | None, *, onderwerp_id: str | None = None
) -> None:
    """Write it down for the casus, and for who is in it."""
    for betrokkene_id in (None, *(een.id for een in casus.betrokkenen)):
        bezoek.record(
            handeling,
            namens=wie or bezoek.regio.eigen_organisatie,
            casus_id=casus.id,
            betrokkene_id=betrokkene_id,
            onderwerp_id=onderwerp_id,
            doel=casus.grondslag or None,
        )


def naam_van(casus: Casus) -> str:
    """Return who it is about, as typed."""
    return ", ".join(een.gegevens.naam for een in casus.betrokkenen)


def rijen(context: Context, stand: Terugkeer, doen_mee: Collection[str]) -> tuple[Rij, ...]:
    """Return a row for each basisvoorwaarde, in words."""
    regels = regels_van(context)
    door = personen.lees_alle(context.uow, [een.door_id for een in stand.rijen if een.door_id])
    namen = {id_: zonder_opmaak(een.naam) for id_, een in door.items()}
    return tuple(
        Rij(
            code=een.code,
            naam=regels.voorwaarden[een.code].naam,
            stand=een.stand,
            wie=_wie(context, een, doen_mee),
            notitie=een.notitie,
            bron=_bron(context, stand, een, namen),
        )
        for een in stand.rijen
    )


def _wie(context: Context, een: Voorwaardestand, doen_mee: Collection[str]) -> str:
    if een.organisatie is None:
        return ""
    naam = context.regio.organisatienaam(een.organisatie)
    sleutel = "voorwaarden.wie" if een.organisatie in doen_mee or een.geregeld else "voorwaarden.wie_weg"
    return context.teksten(sleutel, organisatie=naam)


def _bron(context: Context, stand: Terugkeer, een: Voorwaardestand, namen: dict[str, str]) -> str:
    t, kalender = context.teksten, context.regio.kalender
    if een.op is not None:
        naam = namen.get(een.door_id or "", "")
        return t("voorwaarden.bron.gezegd", naam=naam, dag=_dag(context, kalender.lokaal(een.op).date()))
    if stand.volgens is None or not regels_van(context).voorwaarden[een.code].bronnen:
        return ""
    inrichting = context.regio.organisatienaam(stand.volgens.organisatie)
    return t(
        "voorwaarden.bron.inrichting",
        inrichting=inrichting,
        dag=_dag(context, kalender.lokaal(stand.volgens.op).date()),
    )


def _dag(context: Context, een: date) -> str:
    kalender = context.regio.kalender
    return dag(een, kalender) if een.year == kalender.lokaal(context.nu).year else dag_met_jaar(een, kalender)
