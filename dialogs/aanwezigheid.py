"""Coming to a zitting: saying so, with the promise to keep what is said there, and who comes.

The promise is asked anew for each zitting and is part of saying that one comes (`domain/aanwezigheid.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cards import aanwezigheid as kaarten
from cards.aanwezigheid import JA, AanwezigheidKom, AanwezigheidKomNiet, Opkomst, Zittingsbeeld
from cards.payloads import AanwezigheidOpen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, eis
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.planning import houd_waar
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry, VerbSpec
from dialogs.kern.uitnodigingen import kijk_straks
from domain.aanwezigheid import Aanwezigheid, Komt, ontbrekend
from domain.agenda import Zitting, ZittingStatus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.persoon import Persoon, Rol
from domain.toegang import Daad, Waarover
from storage import aanwezigheid as opkomst
from storage import agenda, personen, toegang
from storage import casus as casussen
from storage.inbox import Uitkomst


def register(registry: Registry) -> None:
    """Declare /aanwezig and the buttons of its form."""
    registry.command(
        CommandSpec(
            words="aanwezig",
            permission=Permission.GEREGISTREERD,
            group="agenda.groep",
            help="aanwezigheid.opdracht",
            example="/aanwezig",
            # A day beside the name of a tafel says, in a chat where codes stand, what those are about.
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=_opdracht,
            arguments=(Argument.TAFEL,),
            in_manifest=False,
        )
    )
    partner = Permission.PARTNER
    registry.verb(VerbSpec(Verb.AANWEZIGHEID_OPEN, AanwezigheidOpen, partner, open_))
    registry.verb(VerbSpec(Verb.AANWEZIGHEID_KOM, AanwezigheidKom, partner, kom))
    registry.verb(VerbSpec(Verb.AANWEZIGHEID_KOM_NIET, AanwezigheidKomNiet, partner, kom_niet))


def open_(desk: Desk, payload: AanwezigheidOpen) -> Answer:
    """Show the form, as he answered it last."""
    zitting = _eigen_zitting(desk, payload.zitting, payload.organisatie)
    eerder = opkomst.lees(desk.uow, zitting.id, payload.organisatie, desk.actor.persoon_id)
    return _formulier(desk, zitting, payload.organisatie, vervanger=(eerder and eerder.vervanger_id) or "")


def kom(desk: Desk, payload: AanwezigheidKom) -> Answer:
    """He comes: only with the promise."""
    zitting = _eigen_zitting(desk, payload.zitting, payload.organisatie)
    if payload.geheimhouding != JA:
        fout = desk.teksten("aanwezigheid.geheimhouding.nodig")
        return _formulier(desk, zitting, payload.organisatie, vervanger=payload.vervanger, fouten=(fout,))
    nieuw = Aanwezigheid(
        zitting.id, payload.organisatie, desk.actor.persoon_id, Komt.AANGEMELD, desk.nu, geheimhouding_op=desk.nu
    )
    return _meld(desk, zitting, nieuw, Verb.AANWEZIGHEID_KOM, payload.sleutel)


def kom_niet(desk: Desk, payload: AanwezigheidKomNiet) -> Answer:
    """He does not come; whom he names instead has said nothing by it."""
    zitting = _eigen_zitting(desk, payload.zitting, payload.organisatie)
    vervanger = payload.vervanger if payload.vervanger != kaarten.NIEMAND else ""
    if vervanger and vervanger not in {een.id for een in _collegas(desk, payload.organisatie)}:
        fout = desk.teksten("aanwezigheid.vervanger.onbekend")
        return _formulier(desk, zitting, payload.organisatie, fouten=(fout,))
    nieuw = Aanwezigheid(
        zitting.id,
        payload.organisatie,
        desk.actor.persoon_id,
        Komt.AFGEMELD,
        desk.nu,
        vervanger_id=vervanger or None,
    )
    return _meld(desk, zitting, nieuw, Verb.AANWEZIGHEID_KOM_NIET, payload.sleutel)


def _meld(desk: Desk, zitting: Zitting, nieuw: Aanwezigheid, verb: Verb, sleutel: str) -> Answer:
    def act() -> Uitkomst:
        opkomst.zet(desk.uow, nieuw)
        desk.record(Handeling.AANWEZIGHEID_GEMELD, namens=nieuw.organisatie, onderwerp_id=zitting.id)
        if nieuw.komt is Komt.AANGEMELD:
            desk.record(Handeling.GEHEIMHOUDING_BEVESTIGD, namens=nieuw.organisatie, onderwerp_id=zitting.id)
        houd_waar(desk, Berichtsoort.WERKLIJST, _over(zitting.id, nieuw.organisatie))
        # Who does not come is taken off, and who comes in his place is asked.
        kijk_straks(desk, zitting.id)
        return Uitkomst(nieuw.komt.value, {"zitting": zitting.id})

    desk.once(verb, sleutel, act, onderwerp=_over(zitting.id, nieuw.organisatie))
    beeld = _beeld(desk, zitting, nieuw.organisatie)
    return als_antwoord(kaarten.gemeld(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def _opdracht(desk: Desk, arguments: Arguments) -> Answer:
    eis(desk, Daad.AANWEZIGHEID_ZIEN)
    komende = [
        (zitting, gevraagd)
        for zitting, gevraagd in opkomst.komende(desk.uow, desk.nu)
        if arguments.tafel in {None, zitting.tafel}
    ]
    organisaties = desk.actor.organisaties(Rol.PARTNER)
    gevraagd_bij = {(zitting, een) for zitting, gevraagd in komende for een in gevraagd if een in organisaties}
    mee = {(zitting, een) for zitting, een in _doet_mee(desk) if arguments.tafel in {None, zitting.tafel}}
    eigen = sorted(gevraagd_bij | mee, key=lambda paar: (paar[0].begint_op, paar[0].id, paar[1]))
    regie = _regie(desk, {zitting.id: gevraagd for zitting, gevraagd in komende}, arguments.tafel)
    meest = kaarten.MEESTE_ZITTINGEN
    kaart = kaarten.overzicht(
        [_beeld(desk, zitting, een) for zitting, een in eigen[:meest]],
        [_opkomst(desk, zitting, gevraagd) for zitting, gevraagd in regie[:meest]],
        desk.teksten,
        desk.regio.kalender,
        meer=max(len(eigen) - meest, 0) + max(len(regie) - meest, 0),
    )
    return als_antwoord(kaart, desk.teksten)


def _eigen_zitting(desk: Desk, zitting_id: str, organisatie: str) -> Zitting:
    """Return a zitting for which he may still say whether he comes.

    Raises:
        NotAllowed: he is no partner of this organisatie, or it is neither asked for this zitting nor takes part in
            anything on its agenda, or there is none.
        UserMistake: it has begun, or is not held.
    """
    try:
        zitting = agenda.lees(desk.uow, zitting_id)
    except NotFound:
        raise bestaat_niet(desk, Daad.AANWEZIGHEID_MELDEN) from None
    op_agenda = [een.casus_id for een in agenda.punten(desk.uow, zitting.id)]
    mee = {een.organisatie for een in toegang.voor_actor(desk.uow, desk.actor, op_agenda) if een.rol is Rol.PARTNER}
    gevraagd = frozenset(opkomst.gevraagd(desk.uow, zitting.id)) | mee
    eis(desk, Daad.AANWEZIGHEID_MELDEN, Waarover(organisatie=organisatie, gevraagd=gevraagd))
    if zitting.status is ZittingStatus.VERVALLEN:
        raise UserMistake("aanwezigheid.vervallen")
    if zitting.begint_op <= desk.nu:
        raise UserMistake("aanwezigheid.begonnen")
    return zitting


def _formulier(
    desk: Desk, zitting: Zitting, organisatie: str, *, vervanger: str = "", fouten: Sequence[str] = ()
) -> Answer:
    over = _over(zitting.id, organisatie)
    kom_ = AanwezigheidKom(
        zitting=zitting.id, organisatie=organisatie, sleutel=desk.issue_key(Verb.AANWEZIGHEID_KOM, over)
    )
    niet = AanwezigheidKomNiet(
        zitting=zitting.id, organisatie=organisatie, sleutel=desk.issue_key(Verb.AANWEZIGHEID_KOM_NIET, over)
    )
    beeld = _beeld(desk, zitting, organisatie)
    collegas = [(een.id, een.naam) for een in _collegas(desk, organisatie)]
    t, kalender = desk.teksten, desk.regio.kalender
    kaart = kaarten.formulier(beeld, kom_, niet, collegas, t, kalender, vervanger=vervanger, fouten=fouten)
    return als_antwoord(kaart, desk.teksten)


def _beeld(desk: Desk, zitting: Zitting, organisatie: str) -> Zittingsbeeld:
    gemeld = [een for een in opkomst.van_zitting(desk.uow, zitting.id) if een.organisatie == organisatie]
    eigen = next((een for een in gemeld if een.persoon_id == desk.actor.persoon_id), None)
    anderen = [een.persoon_id for een in gemeld if een.komt is Komt.AANGEMELD and een is not eigen]
    vervanger_id = eigen.vervanger_id if eigen else None
    bekend = personen.lees_alle(desk.uow, [*anderen, *filter(None, [vervanger_id])])
    beeld = Zittingsbeeld(
        zitting=zitting.id,
        organisatie=organisatie,
        organisatie_naam=desk.regio.organisatienaam(organisatie),
        tafel=desk.regio.tafel(zitting.tafel).naam,
        begint_op=zitting.begint_op,
        komt=eigen.komt if eigen else None,
        anderen=tuple(sorted(bekend[een].naam for een in anderen)),
    )
    return replace(beeld, vervanger=bekend[vervanger_id].naam) if vervanger_id else beeld


def _opkomst(desk: Desk, zitting: Zitting, gevraagd: Sequence[str]) -> Opkomst:
    gemeld = opkomst.van_zitting(desk.uow, zitting.id)
    ids = {een.persoon_id for een in gemeld} | {een.vervanger_id for een in gemeld if een.vervanger_id}
    namen = {een.id: een.naam for een in personen.lees_alle(desk.uow, ids).values()}
    niet = [een for een in gemeld if een.komt is Komt.AFGEMELD]
    return Opkomst(
        tafel=desk.regio.tafel(zitting.tafel).naam,
        begint_op=zitting.begint_op,
        komen=tuple(
            (desk.regio.organisatienaam(een.organisatie), namen[een.persoon_id])
            for een in gemeld
            if een.komt is Komt.AANGEMELD
        ),
        komen_niet=tuple((desk.regio.organisatienaam(een.organisatie), _wie_niet(desk, een, namen)) for een in niet),
        stil=tuple(desk.regio.organisatienaam(een) for een in ontbrekend(gevraagd, gemeld)),
    )


def _wie_niet(desk: Desk, een: Aanwezigheid, namen: dict[str, str]) -> str:
    if een.vervanger_id is None:
        return namen[een.persoon_id]
    vervanger = namen[een.vervanger_id]
    return desk.teksten("aanwezigheid.opkomst.in_plaats", naam=namen[een.persoon_id], vervanger=vervanger)


def _doet_mee(desk: Desk) -> set[tuple[Zitting, str]]:
    """Return the coming zittingen with a casus in which he takes part, each with on whose behalf."""
    rijen = [een for een in toegang.voor_actor(desk.uow, desk.actor) if een.rol is Rol.PARTNER]
    per_casus = agenda.zittingen_met_casus(desk.uow, [een.casus_id for een in rijen], desk.nu)
    return {
        (zitting, een.organisatie)
        for een in rijen
        for zitting in per_casus.get(een.casus_id, ())
        if _komt_nog(desk, zitting)
    }


def _regie(
    desk: Desk, gevraagd: Mapping[str, tuple[str, ...]], tafel: str | None
) -> list[tuple[Zitting, tuple[str, ...]]]:
    """Return the coming zittingen with a casus of his own for which somebody is asked, or came forward."""
    if not desk.actor.is_rol(Rol.PROCESREGISSEUR):
        return []
    eigen = [een.id for een in casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)]
    per_casus = agenda.zittingen_met_casus(desk.uow, eigen, desk.nu)
    alle = {een for zittingen in per_casus.values() for een in zittingen if _komt_nog(desk, een)}
    return [
        (een, gevraagd.get(een.id, ()))
        for een in sorted(alle, key=lambda een: (een.begint_op, een.id))
        if tafel in {None, een.tafel} and (een.id in gevraagd or opkomst.van_zitting(desk.uow, een.id))
    ]


def _komt_nog(desk: Desk, zitting: Zitting) -> bool:
    return zitting.status is ZittingStatus.GEPLAND and zitting.begint_op > desk.nu


def _collegas(desk: Desk, organisatie: str) -> list[Persoon]:
    partners = personen.met_rol(desk.uow, Rol.PARTNER, organisatie)
    return [een for een in partners if een.id != desk.actor.persoon_id]


def _over(zitting_id: str, organisatie: str) -> str:
    return f"{zitting_id}:{organisatie}"
