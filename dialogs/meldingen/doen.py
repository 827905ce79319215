"""/melden: a partner brings somebody in, in his own words."""

from collections.abc import Mapping, Sequence

from cards.meldingen import formulier as kaarten
from cards.meldingen.formulier import ONBEKEND, Meldvorm
from cards.meldingen.payloads import MeldingDoe, Meldinginvoer, MeldingNogEen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import geweigerd
from dialogs.kern.desk import Desk
from dialogs.kern.elders import kijk_elders
from dialogs.kern.meldingpost import vertel_regisseurs, waak
from dialogs.kern.meldingtoegang import noteer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from dialogs.meldingen.invoer import NieuweMelding, lees_melding, over_de_zaak, vrije_teksten
from dialogs.meldingen.kern import eigen_melding, over_eigen
from domain.casus import Fase
from domain.errors import NotFound
from domain.logboek import MELDING, Handeling
from domain.melding import MEESTE_PERSONEN, Melding
from domain.persoon import Rol
from domain.regio import Meldroute
from domain.toegang import Reden
from domain.uitvraag import ROUTE_HERMELDING
from storage import casus as casussen
from storage import meldingen, toegang
from storage.inbox import Uitkomst


def melden(desk: Desk, _: Arguments) -> Answer:
    """Show the form, empty."""
    return _formulier(desk, {}, 1)


def nog_een(desk: Desk, payload: MeldingNogEen) -> Answer:
    """Show the form as it was filled in so far, with room for one more person."""
    return _formulier(desk, _ingevuld(payload), min(payload.aantal + 1, MEESTE_PERSONEN))


def doe(desk: Desk, payload: MeldingDoe) -> Answer:
    """Keep a melding, and tell the regisseurs that it is there."""
    organisaties = _organisaties(desk)
    if not organisaties:
        raise geweigerd(Reden.ROL_ONTBREEKT)
    waarden = _ingevuld(payload)
    vandaag = desk.regio.kalender.lokaal(desk.nu).date()
    invoer = lees_melding(payload, desk.regio, organisaties, vandaag, desk.teksten)
    elders = kijk_elders(desk, payload, over_de_zaak(payload))
    if isinstance(invoer, tuple):
        return elders.op(_formulier(desk, waarden, payload.aantal, fouten=invoer))
    if elders.open:
        return elders.op(_formulier(desk, waarden, payload.aantal))
    komt_terug = _komt_terug(desk, invoer)
    if komt_terug is None:
        loopt = desk.teksten("meldingen.fout.casus_loopt", code=str(invoer.eerdere))
        return elders.op(_formulier(desk, waarden, payload.aantal, fouten=(loopt,)))
    if (let_op := kijk_na(desk, payload, vrije_teksten(payload, desk.teksten))) is not None:
        return let_op.op(elders.op(_formulier(desk, waarden, payload.aantal)))

    def act() -> Uitkomst:
        melding = _nieuw(desk, invoer, komt_terug=komt_terug)
        meldingen.voeg_toe(desk.uow, melding)
        noteer(desk, Handeling.MELDING_GEDAAN, melding, als_melder=True)
        elders.noteer(desk, casus_id=melding.id, namens=melding.organisatie, doel=MELDING)
        vertel_regisseurs(desk, melding)
        waak(desk, melding)
        return Uitkomst("gedaan", {"melding": melding.id, "invoer": desk.fingerprint(waarden)})

    uitkomst = desk.once(Verb.MELDING_DOE, payload.sleutel, act)
    melding = eigen_melding(desk, uitkomst.ids["melding"])
    if uitkomst.ids["invoer"] != desk.fingerprint(waarden):
        return _formulier(desk, waarden, payload.aantal, melding=desk.teksten("meldingen.nieuw.al_gedaan"))
    return als_antwoord(kaarten.gedaan(over_eigen(desk, melding.ingediend_op), melding.id, desk.teksten), desk.teksten)


def _organisaties(desk: Desk) -> tuple[str, ...]:
    """Return on whose behalf he may bring somebody in, in the region's order."""
    eigen = desk.actor.organisaties(Rol.PARTNER)
    return tuple(code for code in desk.regio.organisaties if code in eigen and desk.regio.meldroutes_van(code))


def _komt_terug(desk: Desk, invoer: NieuweMelding) -> bool | None:
    """Tell whether it is about a closed casus to which his organisatie ever had access; None when that one still runs.

    Of any other code nothing is told, not even whether it exists: then it is a first melding like others.
    """
    if invoer.eerdere is None:
        return False
    try:
        casus = casussen.met_code(desk.uow, invoer.eerdere)
    except NotFound:
        return False
    rijen = [een for een in toegang.van_casus(desk.uow, casus.id) if een.organisatie == invoer.organisatie]
    if casus.fase is Fase.AFGESLOTEN:
        return bool(rijen)
    return None if any(een.geldt_voor(desk.actor, desk.nu) for een in rijen) else False


def _nieuw(desk: Desk, invoer: NieuweMelding, *, komt_terug: bool) -> Melding:
    return Melding(
        id=desk.uow.new_id(),
        organisatie=invoer.organisatie,
        melder_id=desk.actor.persoon_id,
        route=_route(desk, invoer, komt_terug=komt_terug),
        spoed=invoer.spoed,
        personen=invoer.personen,
        aanleiding=invoer.aanleiding,
        verzoek=invoer.verzoek,
        geinformeerd=invoer.geinformeerd,
        ingediend_op=desk.nu,
        geinformeerd_toelichting=invoer.geinformeerd_toelichting,
        betrokken=invoer.betrokken,
        tafel=invoer.tafel,
        eerdere_code=str(invoer.eerdere) if komt_terug else "",
    )


def _route(desk: Desk, invoer: NieuweMelding, *, komt_terug: bool) -> str:
    """Return by which way it comes in: what comes back is a her-melding, and nothing else is."""
    routes = desk.regio.meldroutes_van(invoer.organisatie)
    if komt_terug:
        return ROUTE_HERMELDING if any(een.code == ROUTE_HERMELDING for een in routes) else invoer.route
    if invoer.route != ROUTE_HERMELDING:
        return invoer.route
    eerste = [een for een in routes if een.code != ROUTE_HERMELDING]
    # The one for everybody before the one for this kind of partner alone.
    return min(eerste, key=lambda een: een.melders is not None).code if eerste else invoer.route


def _formulier(
    desk: Desk, waarden: Mapping[str, str], aantal: int, *, fouten: Sequence[str] = (), melding: str = ""
) -> Answer:
    t, regio = desk.teksten, desk.regio
    organisaties = _organisaties(desk)
    if not organisaties:
        return als_antwoord(kaarten.niet_mogelijk(t), desk.teksten)
    routes = _routes(desk, organisaties)
    vorm = Meldvorm(
        organisaties=tuple((code, regio.organisaties[code].naam) for code in organisaties),
        routes=tuple((een.code, een.naam) for een in routes),
        gemeenten=(*((een.code, een.naam) for een in regio.gemeenten.values()), (ONBEKEND, t("meldingen.onbekend"))),
        rollen=(*regio.rollen.items(), (ONBEKEND, t("meldingen.onbekend"))),
        tafels=(*((een.code, een.naam) for een in regio.tafels.values()), (ONBEKEND, t("meldingen.onbekend"))),
        eerdere=any(een.code == ROUTE_HERMELDING for een in routes),
        aantal=aantal,
        waarden=waarden,
        fouten=(t("meldingen.nieuw.vol"), *fouten) if fouten else (),
        melding=melding,
    )
    gereed = MeldingDoe(aantal=aantal, sleutel=desk.issue_key(Verb.MELDING_DOE))
    return als_antwoord(kaarten.nieuwe_melding(vorm, gereed, MeldingNogEen(aantal=aantal), t), desk.teksten)


def _routes(desk: Desk, organisaties: Sequence[str]) -> list[Meldroute]:
    alle = (een for code in organisaties for een in desk.regio.meldroutes_van(code))
    return list({een.code: een for een in alle}.values())


def _ingevuld(payload: Meldinginvoer) -> Mapping[str, str]:
    """Return what was filled in, by input id: what the button itself carried is left out."""
    velden = payload.model_dump(mode="json", exclude={"v", "aantal", "sleutel", "personen"})
    return {**velden, **payload.personen}
