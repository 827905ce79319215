"""Her-melding: a closed casus comes back, with its whole history; who may see it is asked anew.

What it was is kept: plan, afspraken, checks, steps. What does not come back by itself is access: nobody but the
regisseur gets in until he is invited; and whether people know is to be said again.
"""

from collections.abc import Mapping
from dataclasses import replace

from cards.casus import hermelding as kaarten
from cards.casus.hermelding import Hermelding, Hermeldvorm, Heropend
from cards.datum import dag_met_jaar
from cards.payloads import HermeldingFormulier
from cards.verbs import Verb
from dialogs.casus.kern import lokale_dag, noteer
from dialogs.casus.uit_melding import lopende_melding, neem_aan
from dialogs.kern.aftellen import hervat_aftelwekkers
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.berichtsoorten import Berichtsoort, Wekkersoort
from dialogs.kern.casustoegang import over_gesloten, zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.informeren import zet_wekker
from dialogs.kern.lezer import Lezer
from dialogs.kern.meldingtoegang import opgepakte_melding
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.ontvangers import aan_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.planwekkers import hervat_planwekkers
from dialogs.kern.registry import Arguments
from dialogs.kern.vrijetekst import kijk_na
from dialogs.kern.waarneming import waarneemregel
from domain import verloop
from domain.bewaren import Bewaarsoort
from domain.casus import Casus, Geinformeerd, Informering
from domain.casuscode import Casuscode
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.melding import Melding
from domain.opschaalladder import LANGSTE_REDEN, Opschaalstap, begin
from domain.toegang import Daad
from domain.uitvraag import ROUTE_HERMELDING
from domain.verloop import Stap
from storage import afschalen, bewaren, informering, opschaalladder, wekkers
from storage import casus as casussen
from storage import plan as plannen
from storage.inbox import Uitkomst


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """/casus her-melding: the form for one closed casus, or ask its code."""
    if arguments.casuscode is None:
        return als_antwoord(kaarten.kies((), "", desk.teksten), desk.teksten)
    return _vorm(desk, _gesloten(_laad(desk, code=arguments.casuscode)))


def formulier(desk: Desk, payload: HermeldingFormulier) -> Answer:
    """Show the form for the casus that was meant: by its code, by its button, or by the melding that names it."""
    if payload.melding is not None:
        melding = lopende_melding(desk, payload.melding)
        casus = _gesloten(_uit_melding(desk, melding))
        return _vorm(desk, casus, {"reden": melding.aanleiding, "veranderd": melding.verzoek}, melding=melding)
    if payload.casus is not None:
        return _vorm(desk, _gesloten(_laad(desk, payload.casus)))
    try:
        code = Casuscode.lees(payload.casuscode)
    except UserMistake:
        fouten = (desk.teksten("hermelding.leeg.casuscode"),)
        return als_antwoord(kaarten.kies(fouten, payload.casuscode, desk.teksten), desk.teksten)
    return _vorm(desk, _gesloten(_laad(desk, code=code)))


def heropen(desk: Desk, payload: Hermelding) -> Answer:
    """Open it again, once.

    Raises:
        NotAllowed: it is not his, or there is none.
        UserMistake: it runs already ("verloop.hermelding"), or the melding was dealt with.
    """
    casus = _laad(desk, payload.casus)
    melding = opgepakte_melding(desk, payload.melding) if payload.melding else None
    t = desk.teksten
    waarden = {"reden": payload.reden, "veranderd": payload.veranderd}
    lezer = Lezer(t, "hermelding.leeg.", "hermelding.fout.", "hermelding.veld.")
    reden = lezer.tekst("reden", payload.reden, LANGSTE_REDEN, verplicht=True)
    veranderd = lezer.tekst("veranderd", payload.veranderd, LANGSTE_REDEN, verplicht=True)
    if lezer.fouten:
        return _vorm(desk, casus, waarden, melding=melding, fouten=(t("hermelding.vol"), *lezer.fouten))
    getypt = [(t(f"hermelding.veld.{veld}"), woorden) for veld, woorden in waarden.items()]
    if (let_op := kijk_na(desk, payload, getypt)) is not None:
        return let_op.op(_vorm(desk, casus, waarden, melding=melding))

    def act() -> Uitkomst:
        if melding is not None and str(casus.code) != melding.eerdere_code:
            raise UserMistake("knop.verlopen")
        _heropen(desk, casus, reden, veranderd, melding)
        return Uitkomst("heropend", {"casus": casus.id})

    desk.once(Verb.HERMELDING, payload.sleutel, act, onderwerp=_waarvoor(casus, melding))
    return _gedaan(desk, casussen.lees(desk.uow, casus.id))


def _heropen(desk: Desk, casus: Casus, reden: str, veranderd: str, melding: Melding | None) -> None:
    uow = desk.uow
    fase = verloop.na(casus.fase, Stap.HERMELDING)
    route = ROUTE_HERMELDING if ROUTE_HERMELDING in desk.regio.meldroutes else casus.route
    # Of what runs somebody must answer: when who held it has left, that is who opens it again.
    houder = desk.actor.persoon_id if _onbeheerd(desk, casus) else casus.regisseur_id
    if houder != casus.regisseur_id:
        desk.record(Handeling.CASUS_OVERGEDRAGEN, casus_id=casus.id, onderwerp_id=f"{casus.regisseur_id}:{houder}")
    nieuw = replace(casus, fase=fase, route=route, regisseur_id=houder, informering=Informering(Geinformeerd.NOG_NIET))
    open_weer = casussen.wijzig(uow, nieuw)
    bewaren.stop(uow, Bewaarsoort.CASUS, casus.id)
    for een in informering.van_casus(uow, casus.id):
        # Who was told then does not know of this. Who may not know, for a reason, still may not.
        if een.informering.stand is Geinformeerd.JA:
            informering.verwijder(uow, een)
    trede = begin(desk.regio.piramide, casus.tafel)
    stap = Opschaalstap(
        id=uow.new_id(),
        casus_id=casus.id,
        van="",
        naar=trede.code if trede else "",
        op=desk.nu,
        door_id=desk.actor.persoon_id,
        reden=reden,
        vraag=veranderd,
        hermelding=True,
    )
    eerder = opschaalladder.van_casus(uow, casus.id)
    opschaalladder.voeg_toe(uow, stap)
    noteer(desk, Handeling.CASUS_HEROPEND, open_weer, open_weer.betrokkenen)
    for afschaling in afschalen.van_casus(uow, casus.id):
        wekkers.trek_in(uow, Wekkersoort.CONSULT, afschaling.id)
        houd_waar(desk, Berichtsoort.CONSULT, afschaling.id)
    for een_stap in eerder:
        houd_waar(desk, Berichtsoort.OPGESCHAALD, een_stap.id)
    if (plan := plannen.huidige(uow, casus.id)) is not None:
        hervat_planwekkers(desk, plan)
    hervat_aftelwekkers(desk, open_weer)
    zet_wekker(desk, open_weer)
    if melding is not None:
        neem_aan(desk, melding, open_weer)


def _laad(desk: Desk, casus_id: str = "", *, code: Casuscode | None = None) -> Casus:
    """Return a casus that this regisseur held, or holds, or that nobody holds any more.

    Raises:
        NotAllowed: somebody else does, or there is none.
        NotFound: it was destroyed, and he held it last.
    """
    casus = zoek_casus(desk, Daad.CASUS_HEROPENEN, casus_id=casus_id, code=code)
    eis(desk, Daad.CASUS_HEROPENEN, over_gesloten(desk, casus))
    return casus


def _onbeheerd(desk: Desk, casus: Casus) -> bool:
    return aan_regisseur(desk, casus.regisseur_id) is None


def _uit_melding(desk: Desk, melding: Melding) -> Casus:
    if not melding.eerdere_code:
        raise UserMistake("knop.verlopen")
    return _laad(desk, code=Casuscode.lees(melding.eerdere_code))


def _gesloten(casus: Casus) -> Casus:
    """Return it; it must be closed.

    Raises:
        UserMistake: it runs ("verloop.hermelding").
    """
    verloop.na(casus.fase, Stap.HERMELDING)
    return casus


def _vorm(
    desk: Desk,
    casus: Casus,
    waarden: Mapping[str, str] | None = None,
    *,
    melding: Melding | None = None,
    fouten: tuple[str, ...] = (),
) -> Answer:
    noteer(desk, Handeling.CASUS_GEOPEND, casus, ())
    klok = bewaren.zoek(desk.uow, Bewaarsoort.CASUS, casus.id)
    t = desk.teksten
    afgesloten = ""
    if klok is not None:
        afgesloten = t(
            "hermelding.afgesloten", dag=dag_met_jaar(lokale_dag(desk, klok.begonnen_op), desk.regio.kalender)
        )
    vorm = Hermeldvorm(
        code=str(casus.code),
        afgesloten=afgesloten,
        waarden=waarden or {},
        fouten=fouten,
        waarneming=t("hermelding.wordt_van_u") if _onbeheerd(desk, casus) else waarneemregel(desk, casus.regisseur_id),
    )
    sleutel = desk.issue_key(Verb.HERMELDING, _waarvoor(casus, melding))
    doe = Hermelding(casus=casus.id, sleutel=sleutel)
    if melding is not None:
        doe = Hermelding(casus=casus.id, melding=melding.id, sleutel=sleutel)
    return als_antwoord(kaarten.formulier(vorm, doe, t), t)


def _gedaan(desk: Desk, casus: Casus) -> Answer:
    t = desk.teksten
    beeld = Heropend(
        casus=casus.id,
        code=str(casus.code),
        regels=(t("hermelding.gedaan.toegang"), t("hermelding.gedaan.informering")),
        informering=True,
    )
    return als_antwoord(kaarten.heropend(beeld, t), t)


def _waarvoor(casus: Casus, melding: Melding | None) -> str:
    return f"{casus.id}:{melding.id}" if melding else casus.id
