"""/informering: what asks for attention, and one casus by person and by uitvraag."""

from dataclasses import replace

from cards import informering as kaarten
from cards.datum import datum
from cards.informering import CASUS, MEESTE_REGELS, Casusinformering, Geldend, Lijstregel
from cards.verbs import Verb
from dialogs.informering.kern import Aandacht, die_aandacht_vragen, laad_met_code
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import geldend, noteer, over_wie, sleutelonderwerp, vandaag
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.waarneming import waargenomen, waarneemregel
from domain.casus import Casus, Fase, Geinformeerd, Informering, Onderwerp
from domain.informering import Gezegd, Informeringsoort, alle, ontbreekt, te_herzien
from domain.logboek import Handeling
from domain.uitvraag import Uitvraag, UitvraagStatus
from storage import agenda, informering
from storage import uitvraag as uitvragen


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Show one casus by its code; without a code, what asks for attention."""
    if arguments.casuscode is None:
        return lijst(desk)
    return toon(desk, laad_met_code(desk, arguments.casuscode))


def lijst(desk: Desk) -> Answer:
    """Show the casussen of which it is missing, or to be looked at again: codes and days only."""
    gevonden = die_aandacht_vragen(desk, desk.actor.regisseert_voor)
    getoond = gevonden[:MEESTE_REGELS]
    for een in getoond:
        noteer(desk, Handeling.INFORMERING_GEOPEND, een.casus)
    waarnemingen = waargenomen(desk, {een.casus.regisseur_id for een in getoond})
    regels = [
        Lijstregel(een.casus.id, str(een.casus.code), _waarom(desk, een, waarnemingen.get(een.casus.regisseur_id, "")))
        for een in getoond
    ]
    kaart = kaarten.lijst(regels, desk.teksten, meer=len(gevonden) - len(getoond))
    return als_antwoord(kaart, desk.teksten)


def toon(desk: Desk, casus: Casus, *, bewaard: bool = False, verder: str = "") -> Answer:
    """Show one casus: as a whole, per person, per uitvraag that runs."""
    gezegd = informering.van_casus(desk.uow, casus.id)
    personen = casus.betrokkenen if casus.onderwerp is Onderwerp.PERSONEN else ()
    noteer(desk, Handeling.INFORMERING_GEOPEND, casus, [een.id for een in personen])
    beeld = Casusinformering(
        casus_id=casus.id,
        code=str(casus.code),
        geheel=_geldend(desk, casus, gezegd, CASUS),
        personen=tuple(
            _geldend(desk, casus, gezegd, f"{Informeringsoort.BETROKKENE.value}.{een.id}") for een in personen
        ),
        uitvragen=tuple(_uitvraag(desk, casus, gezegd, een) for een in lopende(desk, casus)),
        loopt=casus.fase is not Fase.AFGESLOTEN,
        bewaard=bewaard,
        verder=verder,
        waarneming=waarneemregel(desk, casus.regisseur_id),
    )
    return als_antwoord(kaarten.casuskaart(beeld, desk.teksten), desk.teksten)


def lopende(desk: Desk, casus: Casus) -> list[Uitvraag]:
    """Return the uitvragen of a casus that run."""
    return [een for een in uitvragen.van_casus(desk.uow, casus.id) if een.status is UitvraagStatus.OPEN]


def in_woorden(desk: Desk, een: Informering) -> str:
    """Return how it is: our own words and days, nothing that was typed."""
    t = desk.teksten
    if een.stand is Geinformeerd.JA:
        return t("informering.is.ja_op", dag=datum(een.op)) if een.op else t("informering.is.ja")
    if ontbreekt(een):
        return t("informering.is.niet_gezegd")
    herzien = t("informering.is.herzien", dag=datum(een.herzien_op)) if een.herzien_op else ""
    stand = t(f"informering.is.{een.stand.value}")
    if een.reden is not None:
        stand = t("informering.is.nee_om", reden=t(f"informering.reden.{een.reden.value}"))
    return " ".join(deel for deel in (stand, herzien) if deel)


def _uitvraag(desk: Desk, casus: Casus, gezegd: tuple[Gezegd, ...], een: Uitvraag) -> Geldend:
    beeld = _geldend(desk, casus, gezegd, f"{Informeringsoort.UITVRAAG.value}.{een.id}")
    kalender = desk.regio.kalender
    dag = datum(kalender.lokaal(agenda.lees(desk.uow, een.zitting_id).begint_op).date())
    wie = desk.teksten("informering.over.uitvraag_voor", dag=dag)
    return replace(beeld, wie=wie)


def _geldend(desk: Desk, casus: Casus, gezegd: tuple[Gezegd, ...], over: str) -> Geldend:
    t, nu = desk.teksten, geldend(casus, gezegd, over)
    eigen = over == CASUS or any(f"{een.soort.value}.{een.onderwerp_id}" == over for een in gezegd)
    getypt = ((t("informering.veld.door"), nu.door), (t("informering.veld.toelichting"), nu.toelichting))
    los = eigen and over != CASUS
    return Geldend(
        over=over,
        wie=over_wie(desk, casus, over),
        stand=in_woorden(desk, nu),
        getypt=tuple((kop, woorden) for kop, woorden in getypt if woorden and eigen),
        eigen=eigen,
        aandacht=te_herzien(nu, vandaag(desk)),
        zelfde=desk.issue_key(Verb.INFORMERING_ZELFDE, sleutelonderwerp(casus, over)) if los else "",
    )


def _waarom(desk: Desk, een: Aandacht, waarneming: str) -> str:
    niet_gezegd = any(ontbreekt(wat) for wat in alle(een.casus, een.gezegd))
    key = "informering.lijst.niet_gezegd" if niet_gezegd else "informering.lijst.herzien"
    waarom = desk.teksten(key, dag=datum(een.sinds))
    return f"{waarom} {waarneming}".strip()
