"""The act itself: from this moment on somebody else holds the casussen, and hears what is told about them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cards import overdragen as kaarten
from cards.bouwstenen import zonder_opmaak
from cards.overdragen import ALLES, Overdragen, Overgedragen
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.ontvangers import meld_regisseur
from dialogs.kern.planning import houd_waar
from dialogs.kern.stilstand import houd_stilstand_waar
from dialogs.kern.verslagpost import draag_klaar_over
from dialogs.overdragen import berichten
from dialogs.overdragen.kiezen import formulier
from dialogs.overdragen.regisseurs import is_regisseur, lopende
from domain.errors import NotFound
from domain.logboek import Handeling
from domain.toegang import Daad, Waarover
from domain.uitvraag import Uitvraag
from storage import afspraken, afzien, outbox, personen
from storage import casus as casussen
from storage import uitvraag as uitvragen
from storage.inbox import Uitkomst
from storage.outbox import Verzending

OVERGEDRAGEN = "overgedragen"
"""Why a message that waited is not sent to whom it was meant for: somebody else holds the casus now."""

_EVEN = timedelta(microseconds=1)


def doe(desk: Desk, payload: Overdragen) -> Answer:
    """Hand over what was chosen, in one press: all of it that is still his, or the form again."""
    eis(desk, Daad.CASUS_OVERDRAGEN, Waarover(persoon_id=payload.van))
    gekozen = tuple(dict.fromkeys(een.strip() for een in payload.casussen.split(",") if een.strip()))
    fouten = _fouten(desk, payload, gekozen)
    if fouten:
        return formulier(desk, payload.van, gekozen=",".join(gekozen), gekozen_naar=payload.naar.strip(), fouten=fouten)
    naar = payload.naar.strip()
    afdruk = desk.fingerprint({"naar": naar, "casussen": ",".join(sorted(gekozen))})

    def draag_over() -> Uitkomst:
        ids = [een.id for een in lopende(desk, payload.van)] if ALLES in gekozen else gekozen
        gegaan = casussen.draag_over(desk.uow, ids, van=payload.van, naar=naar)
        for casus_id in gegaan:
            desk.record(Handeling.CASUS_OVERGEDRAGEN, casus_id=casus_id, onderwerp_id=f"{payload.van}:{naar}")
        if gegaan:
            _vertel(desk, payload.van, naar, gegaan)
        ids_van_uitkomst = {
            "naar": naar,
            "aantal": str(len(gegaan)),
            "gemist": str(len(ids) - len(gegaan)),
            "op": desk.nu.isoformat(),
            "invoer": afdruk,
        }
        return Uitkomst("overgedragen", ids_van_uitkomst)

    uitkomst = desk.once(Verb.OVERDRAGEN, payload.sleutel, draag_over, onderwerp=payload.van)
    if uitkomst.ids["invoer"] != afdruk:
        fout = desk.teksten("overdragen.fout.al_gebruikt")
        return formulier(desk, payload.van, gekozen=",".join(gekozen), gekozen_naar=naar, fouten=(fout,))
    return _gedaan(desk, payload.van, uitkomst)


def _fouten(desk: Desk, payload: Overdragen, gekozen: Sequence[str]) -> tuple[str, ...]:
    t = desk.teksten
    try:
        kan = payload.naar.strip() != payload.van and is_regisseur(desk, personen.lees(desk.uow, payload.naar.strip()))
    except NotFound:
        kan = False
    return (
        *(() if kan else (t("overdragen.fout.naar"),)),
        *(() if gekozen else (t("overdragen.fout.casussen"),)),
    )


def _vertel(desk: Desk, van: str, naar: str, gegaan: Sequence[str]) -> None:
    """Tell who must know: who got them, who had them unless he did it himself, and who waited for it to be done."""
    berichten.houd_overgedragen_waar(desk, van)
    berichten.plan_overgedragen(desk, van, naar, desk.actor.persoon_id)
    for werk in outbox.wachtend_voor(desk.uow, van):
        if werk.activity_id is None and _gaat_over(desk, werk) in gegaan:
            afzien.zie_af(desk.uow, werk.id, OVERGEDRAGEN)
            meld_regisseur(desk, naar, Berichtsoort(werk.soort), werk.onderwerp_id)
    draag_klaar_over(desk, gegaan, van, naar)
    houd_waar(desk, Berichtsoort.ZONDER_REGISSEUR, van)
    for wie in (van, naar):
        houd_stilstand_waar(desk, wie)


def _gaat_over(desk: Desk, werk: Verzending) -> str | None:
    """Return the casus of a message that is meant for its regisseur; None for every other message."""
    try:
        match werk.soort:
            case Berichtsoort.KWESTIE | Berichtsoort.EVALUATIE | Berichtsoort.KADER:
                # Of a frame it stands before the frame.
                return werk.onderwerp_id.partition(":")[0]
            case Berichtsoort.AFSPRAAK_MELDING:
                return afspraken.lees(desk.uow, werk.onderwerp_id).casus_id
        van = _uitvraag(desk, werk)
    except NotFound:
        return None
    return van.casus_id if van is not None else None


def _uitvraag(desk: Desk, werk: Verzending) -> Uitvraag | None:
    match werk.soort:
        case Berichtsoort.ALLES_BINNEN:
            return uitvragen.lees(desk.uow, werk.onderwerp_id)
        case Berichtsoort.LAATSTE_HERINNERING | Berichtsoort.BELLEN:
            return uitvragen.van_bevraging(desk.uow, werk.onderwerp_id)
    return None


def _gedaan(desk: Desk, van: str, uitkomst: Uitkomst) -> Answer:
    t, naar = desk.teksten, uitkomst.ids["naar"]
    naam = zonder_opmaak(personen.lees(desk.uow, naar).naam)
    aantal, gemist = int(uitkomst.ids["aantal"]), int(uitkomst.ids["gemist"])
    op = datetime.fromisoformat(uitkomst.ids["op"])
    gekregen = casussen.overgedragen_aan(desk.uow, naar, op, op + _EVEN)
    regels = [t.aantal("overdragen.gedaan.gemist", gemist)] if gemist else []
    if aantal and van == desk.actor.persoon_id:
        regels.append(t("overdragen.gedaan.geen_toegang"))
    if aantal:
        regels.append(t("overdragen.gedaan.terug", naam=naam))
    beeld = Overgedragen(
        gelukt=t.aantal("overdragen.gedaan.gelukt", aantal, naam=naam) if aantal else "",
        codes=berichten.codes_in_woorden(desk, [een.code for een in gekregen if een.van_id == van]),
        regels=regels,
        van_id=van,
    )
    return als_antwoord(kaarten.gedaan(beeld, t), t)
