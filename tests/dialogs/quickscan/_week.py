"""People of a week, what is answered about them, and what the regisseur decides."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.agenda import Zitting
from domain.casus import Casus
from domain.formulier.definitie import DELEN_ID
from domain.quickscan import Quickscan
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus
from storage import casus as casussen
from storage import quickscan
from storage import uitvraag as uitvragen
from storage.store import UnitOfWork
from tests._kaart import Kaart
from tests.dialogs._detentie import neemt_op
from tests.dialogs._wereld import Deelnemer, Wereld

PI = {
    "hulpvragen": "Ik wil *werk*",
    "id_bewijs": "aangevraagd",
    "huisvesting": "geen",
    "werk_dagbesteding": "werk",
    "schulden": "onbekend",
    "inkomen_uitkering": "uitkering",
    "zorg": "lopende_zorg",
    "lvb_zelfredzaamheid": "vermoeden",
    "sociaal_netwerk": "steunend",
}


def komen_binnen(wereld: Wereld, *namen: str, einde: date | None = date(2026, 12, 1)) -> list[Casus]:
    """Take in these people, each released on the same day."""
    return [neemt_op(wereld, naam, einde=einde)[0] for naam in namen]


async def vraagt_de_week_uit(wereld: Wereld, wie: Deelnemer | None = None) -> Kaart:
    """Type the command and press the button, whatever its count is."""
    regisseur = wie or wereld.regisseur
    voordeur = await regisseur.types("/quickscan")
    knop = next(een for een in voordeur.knoppen if een.startswith("Vraag de week uit"))
    return await regisseur.presses(voordeur, knop)


def antwoordt(
    wereld: Wereld, een: Casus, organisatie: str, waarden: Mapping[str, str], delen: str = "hele_tafel"
) -> None:
    """Let an organisatie answer; `bekend: nee` keeps nothing else."""
    wie = wereld.partner(organisatie)
    soort = Antwoordsoort.NIET_BEKEND if waarden.get("bekend") == "nee" else Antwoordsoort.BEKEND

    def doe(uow: UnitOfWork) -> None:
        (uitvraag,) = uitvragen.van_casus(uow, een.id)
        vraag = next(deze for deze in uitvraag.bevragingen if deze.organisatie == organisatie)
        gezegd = {} if soort is Antwoordsoort.NIET_BEKEND else {**waarden, DELEN_ID: delen}
        antwoord = Antwoord(
            bevraging_id=vraag.id,
            betrokkene_id=een.betrokkenen[0].id,
            versie=1,
            soort=soort,
            waarden=tuple(gezegd.items()),
            weigering=None,
            formulier_versie=vraag.formulier_versie,
            door_id=wie.id,
            op=uow.now,
        )
        uitvragen.voeg_antwoord_toe(uow, een.id, antwoord)

    wereld.doet(doe)
    wereld.doet(lambda uow: _is_af(uow, een, organisatie))


def _is_af(uow: UnitOfWork, een: Casus, organisatie: str) -> None:
    (uitvraag,) = uitvragen.van_casus(uow, een.id)
    vraag = next(deze for deze in uitvraag.bevragingen if deze.organisatie == organisatie)
    uitvragen.wijzig_bevraging(uow, replace(vraag, status=BevragingStatus.BEANTWOORD, afgehandeld_op=uow.now))


async def opent(wereld: Wereld, wie: Deelnemer | None = None) -> Kaart:
    """Open the people of the week."""
    regisseur = wie or wereld.regisseur
    return await regisseur.presses(await regisseur.types("/quickscan"), "Openen")


async def opent_vorm(wereld: Wereld, een: Casus) -> Kaart:
    """Open the form about one person."""
    return await wereld.regisseur.presses_raw("quickscan.vorm", {"v": 1, "casus": een.id})


async def besluit(wereld: Wereld, een: Casus, wat: str, reden: str = "") -> Kaart:
    """Decide about one person by his form."""
    vorm = await opent_vorm(wereld, een)
    return await wereld.regisseur.presses(vorm, "Besluit vastleggen", {"Wat gebeurt er?": wat, REDEN: reden})


REDEN = "Reden (verplicht, behalve bij bespreken)"


def nu(wereld: Wereld, een: Casus) -> Casus:
    """The casus as it stands."""
    return wereld.leest(casussen.lees, een.id)


def besloten(wereld: Wereld, een: Casus) -> Quickscan | None:
    """What was decided last."""
    return wereld.leest(quickscan.laatste_van, [een.id]).get(een.id)


def gevraagd_voor(wereld: Wereld, zitting: Zitting) -> set[str]:
    """The casussen about which is asked for a zitting."""
    return {een.casus_id for een in wereld.leest(uitvragen.van_zitting, zitting.id)}
