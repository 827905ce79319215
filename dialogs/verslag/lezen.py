"""Reading the verslag: whoever takes part in a casus, each alone, once it was approved, and of that casus only."""

from collections.abc import Sequence

from cards.datum import dag
from cards.verbs import Verb
from cards.verslag import lezen as kaarten
from cards.verslag.lezen import Keuze
from cards.verslag.payloads import VerslagKies, VerslagLees
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.paginas import LINK_GELDIG, Paginasoort, maak_link
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.kern.zittingsdeelname import over_aan_tafel
from dialogs.verslag.beeld import leesblad
from dialogs.verslag.concept import Verslagzaak, noteer
from domain.agenda import Zitting
from domain.casus import Casus
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from domain.verslagbeeld import Leesblad
from storage import agenda, bespreking
from storage import casus as casussen
from storage import verslag as verslagen


def register(registry: Registry) -> None:
    """Declare the buttons of who reads."""
    registry.verb(VerbSpec(Verb.VERSLAG_KIES, VerslagKies, Permission.PARTNER, kies))
    registry.verb(VerbSpec(Verb.VERSLAG_LEES, VerslagLees, Permission.PARTNER, lees))


def kies(desk: Desk, payload: VerslagKies) -> Answer:
    """Open what he may read of a zitting: at once when it is one casus, else by code."""
    zitting = agenda.lees(desk.uow, payload.zitting)
    te_lezen = leesbaar_van(desk, zitting)
    if len(te_lezen) == 1:
        return _toon(desk, zitting, te_lezen[0], VerslagLees(zitting=zitting.id, casus=te_lezen[0].id))
    t, wanneer = desk.teksten, dag(zitting.begint_op, desk.regio.kalender)
    keuzes = [Keuze(str(een.code), VerslagLees(zitting=zitting.id, casus=een.id)) for een in te_lezen]
    uitleg = t("verslag.kies.uitleg", wanneer=wanneer) if keuzes else t("verslag.kies.geen")
    return als_antwoord(kaarten.keuzekaart(keuzes, t, uitleg=uitleg), t)


def lees(desk: Desk, payload: VerslagLees) -> Answer:
    """Read that of one casus."""
    zitting = agenda.lees(desk.uow, payload.zitting)
    return _toon(desk, zitting, laad_casus(desk, zitting, payload.casus), payload)


def laad_casus(bezoek: Bezoek, zitting: Zitting, casus_id: str) -> Casus:
    """Load a casus of which somebody may read the verslag of a zitting.

    Raises:
        NotAllowed: he may not, or there is none: nobody learns which of the two it is.
    """
    casus = zoek_casus(bezoek, Daad.VERSLAG_LEZEN, casus_id=casus_id)
    eis(bezoek, Daad.VERSLAG_LEZEN, over_aan_tafel(bezoek, zitting, casus))
    return casus


def open_blad(bezoek: Bezoek, zitting: Zitting, casus: Casus) -> Leesblad:
    """Return what was approved, with what his own organisatie does marked, and write down that he read it.

    Raises:
        NotFound: nothing was approved, or it was taken back ("verslag.nog_niet").
    """
    goed = verslagen.goedgekeurd(bezoek.uow, zitting.id, casus.id)
    if goed is None:
        raise NotFound("verslag.nog_niet")
    gezegd = bespreking.lees(bezoek.uow, zitting.id, casus.id)
    eigen = bezoek.actor.organisaties(Rol.PARTNER)
    rijen = over_aan_tafel(bezoek, zitting, casus).toegang
    namens = sorted({een.organisatie for een in rijen if een.geldt_voor(bezoek.actor, bezoek.nu)} & set(eigen))
    noteer(bezoek, Handeling.VERSLAG_GEOPEND, casus, zitting.id, namens=namens[0] if namens else None)
    return leesblad(bezoek, Verslagzaak(zitting, casus, goed, goed, (), gezegd), eigen)


def leesbaar_van(bezoek: Bezoek, zitting: Zitting) -> tuple[Casus, ...]:
    """Return the casussen of a zitting of which he may read the verslag now, by code."""
    alle = casussen.lees_alle(bezoek.uow, verslagen.goedgekeurde_van(bezoek.uow, zitting.id)).values()
    mogen = (een for een in alle if mag_lezen(bezoek, zitting, een))
    return tuple(sorted(mogen, key=lambda een: str(een.code)))


def mag_lezen(bezoek: Bezoek, zitting: Zitting, casus: Casus) -> bool:
    """Tell whether he may read the verslag of a casus at a zitting now."""
    return mag(bezoek, Daad.VERSLAG_LEZEN, over_aan_tafel(bezoek, zitting, casus))


def toon_van_casus(desk: Desk, casus: Casus) -> Answer:
    """Show the last verslag of a casus, and how to open those before it; the caller authorised."""
    alle = verslagen.goedgekeurd_van_casus(desk.uow, casus.id)
    gevonden = (agenda.lees(desk.uow, een.zitting_id) for een in alle)
    zittingen = sorted((een for een in gevonden if mag_lezen(desk, een, casus)), key=lambda een: een.begint_op)
    if len(zittingen) == 1:
        return _toon(desk, zittingen[0], casus, VerslagLees(zitting=zittingen[0].id, casus=casus.id))
    return keuzes_van(desk, [(casus, een) for een in reversed(zittingen)])


def keuzes_van(desk: Desk, welke: Sequence[tuple[Casus, Zitting]]) -> Answer:
    """Let him choose which to read, each by its code and its day."""
    t, kalender = desk.teksten, desk.regio.kalender
    keuzes = [
        Keuze(
            t("verslag.kies.knop", code=str(casus.code), wanneer=dag(zitting.begint_op, kalender)),
            VerslagLees(zitting=zitting.id, casus=casus.id),
        )
        for casus, zitting in welke
    ]
    uitleg = t("verslag.kies.welk") if keuzes else t("verslag.kies.geen")
    return als_antwoord(kaarten.keuzekaart(keuzes, t, uitleg=uitleg), t)


def _toon(desk: Desk, zitting: Zitting, casus: Casus, payload: VerslagLees) -> Answer:
    blad = open_blad(desk, zitting, casus)
    adres = ""
    if desk.pagina_adres:
        adres = maak_link(desk, Paginasoort.VERSLAG, f"{zitting.id}:{casus.id}")
    minuten = int(LINK_GELDIG.total_seconds() // 60)
    kaart = kaarten.leeskaart(blad, payload, desk.teksten, adres=adres, minuten=minuten)
    return als_antwoord(kaart, desk.teksten)
