"""What the RIO agrees with an organisatie that takes part: an afspraak as any other, put to its owner."""

from collections.abc import Mapping, Sequence

from cards.datum import dag_met_jaar
from cards.rio import formulieren as kaarten
from cards.rio.formulieren import Vorm
from cards.rio.payloads import RioPartner, RioPartnerFormulier
from cards.verbs import Verb
from dialogs.kern.afspraken import maak
from dialogs.kern.answers import Answer
from dialogs.kern.dagen import lees_dag
from dialogs.kern.desk import Desk
from dialogs.kern.lezer import Lezer
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.rio import rio_bodies
from dialogs.kern.vrijetekst import kijk_na
from dialogs.rio.kern import eenmaal, laad
from dialogs.rio.tonen import toon
from domain import verloop
from domain.afspraak import LANGSTE_WAT, Afspraak, AfspraakStatus
from domain.casus import Casus
from domain.persoon import Rol
from domain.toegang import Daad
from domain.verloop import Stap
from storage import toegang


def formulier(desk: Desk, payload: RioPartnerFormulier) -> Answer:
    """Show the form; who takes part is offered."""
    casus, _ = laad(desk, Daad.AFSPRAAK_MAKEN, casus_id=payload.casus)
    return _vorm(desk, casus, {})


def bewaar(desk: Desk, payload: RioPartner) -> Answer:
    """Keep it, once; it is put to its owner."""
    casus, _ = laad(desk, Daad.AFSPRAAK_MAKEN, casus_id=payload.casus)
    t, kalender = desk.teksten, desk.regio.kalender
    vandaag = kalender.lokaal(desk.nu).date()
    waarden = {"wat": payload.wat, "organisatie": payload.organisatie, "wanneer": payload.wanneer}
    lezer = Lezer(t, "rio.leeg.", "rio.fout.", "rio.veld.")
    wat = lezer.tekst("wat", payload.wat, LANGSTE_WAT, verplicht=True)
    organisatie = lezer.keuze("organisatie", payload.organisatie, [code for code, _ in _wie(desk, casus)])
    dag = lees_dag(payload.wanneer, vandaag)
    if not payload.wanneer.strip():
        lezer.mist("wanneer")
    elif dag is None:
        lezer.mis("wanneer")
    elif dag < vandaag:
        lezer.fouten.append(t("rio.fout.voorbij", dag=dag_met_jaar(dag, kalender)))
    if lezer.fouten or dag is None or not organisatie:
        return _vorm(desk, casus, waarden, lezer.fouten)
    if (let_op := kijk_na(desk, payload, [(t("rio.veld.wat"), wat)])) is not None:
        return let_op.op(_vorm(desk, casus, waarden))

    def act() -> str:
        nieuw = Afspraak(
            id=desk.uow.new_id(),
            casus_id=casus.id,
            wat=wat,
            organisatie=organisatie,
            wanneer=dag,
            status=AfspraakStatus.VOORGELEGD,
            gemaakt_op=desk.nu,
            gemaakt_door_id=desk.actor.persoon_id,
            teken_op=desk.nu,
        )
        return maak(desk, casus, nieuw).id

    if eenmaal(desk, Verb.RIO_PARTNER, payload.sleutel, casus.id, waarden, act) is None:
        return _vorm(desk, casus, waarden, melding=t("rio.al_bewaard"))
    return toon(desk, casus, gedaan=t("rio.gedaan.partner", organisatie=desk.regio.organisatienaam(organisatie)))


def _wie(desk: Desk, casus: Casus) -> tuple[tuple[str, str], ...]:
    """Return the organisaties that take part now, by name, without the RIO itself."""
    codes = {
        een.organisatie
        for een in toegang.van_casus(desk.uow, casus.id)
        if een.rol is Rol.PARTNER and een.loopt(desk.nu)
    }
    anderen = codes - rio_bodies(desk.regio) - {desk.regio.eigen_organisatie}
    return tuple(sorted(((een, desk.regio.organisatienaam(een)) for een in anderen), key=lambda paar: paar[1]))


def _vorm(
    desk: Desk, casus: Casus, waarden: Mapping[str, str], fouten: Sequence[str] = (), melding: str = ""
) -> Answer:
    verloop.na(casus.fase, Stap.AFSPRAAK)
    wie = _wie(desk, casus)
    if not wie:
        return toon(desk, casus, gedaan=desk.teksten("rio.partner.niemand"))
    bewaar = RioPartner(casus=casus.id, sleutel=desk.issue_key(Verb.RIO_PARTNER, casus.id))
    vorm = Vorm(str(casus.code), waarden, fouten, melding)
    return als_antwoord(kaarten.partner(vorm, bewaar, wie, desk.teksten), desk.teksten)
