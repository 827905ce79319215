"""What the parts share: whose signal it is, for what it may still be read, what it is called, and writing it down."""

from cards.datum import dag_met_jaar, datum
from dialogs.kern.beleid import bestaat_niet, eis, over_gemeente
from dialogs.kern.bijsignalen import gebruik_van
from dialogs.kern.desk import Context, Desk
from domain.bij import DOEL, Gebruik, Signaal, Signaalstatus, met_mandaat
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.toegang import Daad
from storage import bij as signalen
from storage.bij import Signaalregel


def eigen_gemeenten(desk: Desk) -> tuple[str, ...]:
    """Return the gemeenten for which he deals with signals, in the region's order."""
    organisaties, mandaat = desk.actor.organisaties(Rol.BIJ), met_mandaat(desk.regio)
    eigen = {gemeente for code in organisaties for gemeente in mandaat.get(code, ())}
    return tuple(code for code in desk.regio.gemeenten if code in eigen)


def regel_van(desk: Desk, signaal_id: str, daad: Daad = Daad.BIJ_ZIEN, *, doel: str = DOEL) -> Signaalregel:
    """Return what can be told of a signal before it is decrypted.

    Raises:
        NotAllowed: it is for another gemeente, or there is none.
    """
    try:
        regel = signalen.regel(desk.uow, signaal_id)
    except NotFound:
        raise bestaat_niet(desk, daad) from None
    eis(desk, daad, over_gemeente(desk, regel.gemeente), doel=doel)
    return regel


def in_gebruik(desk: Desk, signaal_id: str, daad: Daad, *, doel: str = DOEL) -> Signaal:
    """Return a signal with which something can be done.

    Raises:
        NotAllowed: it is for another gemeente, or there is none.
        UserMistake: its term has passed ("bij.voorbij").
    """
    regel_van(desk, signaal_id, daad, doel=doel)
    if gebruik_van(desk, signaal_id) is not Gebruik.IN_GEBRUIK:
        raise UserMistake("bij.voorbij")
    return ontsleuteld(desk, signaal_id, daad)


def ontsleuteld(desk: Desk, signaal_id: str, daad: Daad) -> Signaal:
    """Return a signal, whole; he must have been let in already.

    Raises:
        NotAllowed: its key was destroyed.
    """
    try:
        return signalen.lees(desk.uow, signaal_id)
    except NotFound:
        raise bestaat_niet(desk, daad) from None


def wie(desk: Desk, een: Signaal) -> str:
    """Return whom it is about, in one line; it holds typed text."""
    return desk.teksten("bij.wie", naam=een.naam, geboortedatum=datum(een.geboortedatum))


def stand(desk: Desk, een: Signaalregel, hoe: Gebruik) -> str:
    """Return for which gemeente it is, since when, and how far it is; it names nobody."""
    t = desk.teksten
    besluit = t(f"bij.status.{een.status.value}") if hoe is Gebruik.IN_GEBRUIK else t(f"bij.gebruik.{hoe.value}")
    dag = dag_met_jaar(een.ontvangen_op, desk.regio.kalender)
    return t("bij.stand", gemeente=gemeentenaam(desk, een.gemeente), dag=dag, besluit=besluit)


def gemeentenaam(context: Context, code: str) -> str:
    """Return the name of a gemeente; of one that the region has taken away since, its code."""
    bekend = context.regio.gemeenten.get(code)
    return bekend.naam if bekend else code


def noteer(desk: Desk, handeling: Handeling, een: Signaal | Signaalregel, *, doel: str = DOEL, over: str = "") -> None:
    """Write down what was done with, or seen of, a signal: in a chain of its own, by its own id."""
    desk.record(
        handeling,
        namens=organisatie_voor(desk, een.gemeente),
        casus_id=een.id,
        onderwerp_id=over or None,
        doel=doel,
    )


def organisatie_voor(desk: Desk, gemeente: str) -> str:
    """Return on behalf of which organisatie he deals with signals for this gemeente."""
    mandaat = met_mandaat(desk.regio)
    eigen = sorted(desk.actor.organisaties(Rol.BIJ))
    return next((code for code in eigen if gemeente in mandaat.get(code, ())), eigen[0])


def is_besloten(een: Signaal | Signaalregel) -> bool:
    """Tell whether it was decided whether measures are taken."""
    return een.status is not Signaalstatus.NIEUW
