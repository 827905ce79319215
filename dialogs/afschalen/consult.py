"""The consult: how it goes with what was scaled down, and whether somebody looks again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from cards import afschalen as kaarten
from cards.afschalen import Consultbeeld, ConsultGoed, ConsultLater, ConsultOpen
from cards.datum import dag_met_jaar
from cards.verbs import Verb
from dialogs.afschalen.afronden import feiten_van, gezegd_van
from dialogs.afschalen.bericht import Terug, stand, zoek
from dialogs.afschalen.kern import noteer
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import bestaat_niet, eis
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.casustoegang import over_gesloten
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import op_de_dag, vandaag
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.planning import houd_waar
from dialogs.kern.vrijetekst import kijk_na
from dialogs.kern.waarneming import waarneemregel
from domain.afschalen import LAATST_CONSULT, LANGSTE_TEKST, Consult
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.toegang import Daad
from storage import afschalen, wekkers
from storage.inbox import Uitkomst


def open_(desk: Desk, payload: ConsultOpen) -> Answer:
    """Open the consult, with what was said when it was scaled down."""
    return _toon(desk, _laad(desk, payload.afschaling))


def goed(desk: Desk, payload: ConsultGoed) -> Answer:
    """It goes well: nobody is asked to look again."""
    return _houd(desk, payload, Verb.CONSULT_GOED)


def later(desk: Desk, payload: ConsultLater) -> Answer:
    """Look again on another day: the alarm is set anew."""
    return _houd(desk, payload, Verb.CONSULT_LATER)


def _houd(desk: Desk, payload: ConsultGoed | ConsultLater, verb: Verb) -> Answer:
    terug = _laad(desk, payload.afschaling)
    lezer = Lezer(desk.teksten, "consult.leeg.", "consult.fout.", "consult.veld.")
    verslag = lezer.tekst("verslag", payload.verslag, LANGSTE_TEKST, verplicht=False)
    volgende = None
    waarden = {"verslag": payload.verslag}
    if isinstance(payload, ConsultLater):
        morgen = vandaag(desk) + timedelta(days=1)
        volgende = lezer.dag("dag", payload.dag, morgen, morgen + LAATST_CONSULT, verplicht=True)
        waarden["dag"] = payload.dag
    if lezer.fouten:
        return _toon(desk, terug, waarden, fouten=lezer.fouten)
    if (let_op := kijk_na(desk, payload, [(desk.teksten("consult.veld.verslag"), payload.verslag)])) is not None:
        return let_op.op(_toon(desk, terug, waarden))

    def act() -> Uitkomst:
        vers = _laad(desk, payload.afschaling)
        if not vers.wacht:
            raise UserMistake("consult.voorbij")
        een = vers.afschaling
        gehouden = Consult(desk.nu, desk.actor.persoon_id, verslag, volgende)
        nieuw = replace(
            een,
            consulten=(*een.consulten, gehouden),
            consult_op=volgende or een.consult_op,
            consult_gehouden_op=None if volgende else desk.nu,
        )
        afschalen.wijzig(desk.uow, nieuw)
        noteer(desk, Handeling.CONSULT_GEHOUDEN, vers.casus, vers.casus.betrokkenen, onderwerp_id=een.id)
        if volgende is None:
            wekkers.trek_in(desk.uow, Wekkersoort.CONSULT, een.id)
        else:
            wekkers.zet(desk.uow, Wekkersoort.CONSULT, een.id, op_de_dag(desk, volgende))
        houd_waar(desk, Berichtsoort.CONSULT, een.id)
        return Uitkomst("gehouden", {})

    desk.once(verb, payload.sleutel, act, onderwerp=payload.afschaling)
    return _toon(desk, _laad(desk, payload.afschaling), gedaan=True)


def _laad(desk: Desk, afschaling_id: str) -> Terug:
    """Return what was scaled down, for who ran its casus or stands in for him; of what nobody holds any regisseur.

    Raises:
        NotAllowed: it is not his, or there is none (any more).
    """
    terug = zoek(desk, afschaling_id)
    if terug is None:
        raise bestaat_niet(desk, Daad.CONSULT_HOUDEN)
    eis(desk, Daad.CONSULT_HOUDEN, over_gesloten(desk, terug.casus))
    return terug


def _toon(
    desk: Desk,
    terug: Terug,
    waarden: Mapping[str, str] | None = None,
    *,
    fouten: Sequence[str] = (),
    gedaan: bool = False,
) -> Answer:
    een, casus, t = terug.afschaling, terug.casus, desk.teksten
    noteer(desk, Handeling.CASUS_GEOPEND, casus, casus.betrokkenen)
    te_doen = terug.wacht and not gedaan
    beeld = Consultbeeld(
        casus=casus.id,
        code=str(casus.code),
        feiten=feiten_van(desk, een),
        gezegd=gezegd_van(desk, een),
        eerder=tuple(_eerder(desk, consult) for consult in een.consulten),
        stand="" if te_doen else stand(desk, terug),
        waarden=waarden,
        fouten=tuple(fouten),
        waarneming=waarneemregel(desk, casus.regisseur_id),
    )
    klaar = ConsultGoed(afschaling=een.id, sleutel=desk.issue_key(Verb.CONSULT_GOED, een.id)) if te_doen else None
    weer = ConsultLater(afschaling=een.id, sleutel=desk.issue_key(Verb.CONSULT_LATER, een.id)) if te_doen else None
    return als_antwoord(kaarten.consult(beeld, klaar, weer, t), t)


def _eerder(desk: Desk, een: Consult) -> tuple[str, str]:
    t, kalender = desk.teksten, desk.regio.kalender
    dag = dag_met_jaar(een.op, kalender)
    if een.volgende is None:
        return t("consult.eerder.goed", dag=dag), een.tekst
    return t("consult.eerder.later", dag=dag, volgende=dag_met_jaar(een.volgende, kalender)), een.tekst
