"""What the regisseur is told of one afspraak: its owner cannot do it, is silent, or is to be called."""

from cards import datum
from cards.afspraken import bericht as kaarten
from cards.afspraken.bericht import Meldingbeeld, Waarom
from dialogs.kern.bereik import bereik
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht, noem
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.afspraak import Afspraak, Afspraakhandeling, Afspraakregel, AfspraakStatus, Monitoringwijze
from domain.afspraaktermijn import wacht_op_woord
from domain.agenda import Agendasoort, ZittingStatus
from domain.casus import Casus
from domain.contact import Kanaal
from domain.errors import NotFound
from storage import afspraken, agenda, contacten
from storage import casus as casussen


def melding(context: Context, afspraak_id: str) -> OutgoingMessage | Skip:
    """Say what the matter is as it stands now; once it is dealt with, that."""
    gevonden = _laad(context, afspraak_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    afspraak, casus = gevonden
    waarom = _waarom(context, afspraak)
    beeld = Meldingbeeld(
        afspraak=afspraak.id,
        code=str(casus.code),
        naam=noem(context, afspraak.organisatie),
        wanneer=afspraak.wanneer,
        waarom=waarom,
        gevraagd=afspraak.gevraagd,
        agenda=_agenda(context, casus) if waarom is Waarom.STIL else "",
        te_bellen=_te_bellen(context, afspraak, casus) if waarom in {Waarom.STIL, Waarom.BELLEN} else (),
        naar=_naar(context, afspraak) if waarom is Waarom.HERPLAATSEN else "",
    )
    return als_bericht(kaarten.melding(beeld, context.teksten, context.regio.kalender), context.teksten)


def melding_vervallen(context: Context, afspraak_id: str, _: str) -> Skip | None:
    """Nobody is told of what is dealt with."""
    gevonden = _laad(context, afspraak_id)
    if gevonden is None:
        return Skip("bestaat_niet")
    return Skip("afgehandeld") if _waarom(context, gevonden[0]) is Waarom.KLAAR else None


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: when the regisseur himself cannot be reached, telling him of it cannot either."""
    return None


def _waarom(context: Context, afspraak: Afspraak) -> Waarom:
    if afspraak.status is AfspraakStatus.GEWEIGERD:
        vraag = _laatste_nee(context, afspraak)
        herplaatsen = vraag is not None and vraag.handeling is Afspraakhandeling.GEVRAAGD
        return Waarom.HERPLAATSEN if herplaatsen else Waarom.GEWEIGERD
    if not afspraak.open:
        return Waarom.KLAAR
    if afspraak.gemeld_op is not None:
        return Waarom.STIL
    per_telefoon = afspraak.monitoring.wijze is Monitoringwijze.TELEFOON or not _leest(context, afspraak.organisatie)
    return Waarom.BELLEN if per_telefoon and wacht_op_woord(context.regio, afspraak, context.nu) else Waarom.KLAAR


def _leest(context: Context, organisatie: str) -> bool:
    """Tell whether an organisatie is reached in writing."""
    return bool(set(bereik(context, organisatie).manieren) - {Kanaal.TELEFOON})


def _laatste_nee(context: Context, afspraak: Afspraak) -> Afspraakregel | None:
    nee = {Afspraakhandeling.GEWEIGERD, Afspraakhandeling.GEVRAAGD}
    return next((een for een in reversed(afspraken.regels(context.uow, afspraak.id)) if een.handeling in nee), None)


def _naar(context: Context, afspraak: Afspraak) -> str:
    vraag = _laatste_nee(context, afspraak)
    return noem(context, vraag.naar) if vraag is not None and vraag.naar else ""


def _agenda(context: Context, casus: Casus) -> str:
    """Return when the zitting begins on whose agenda it stands first; empty when it stands on none."""
    for zitting in agenda.zittingen_met_casus(context.uow, [casus.id], context.nu).get(casus.id, ()):
        punten = agenda.punten(context.uow, zitting.id)
        bovenaan = any(een.casus_id == casus.id and een.soort is Agendasoort.AFSPRAAK for een in punten)
        if bovenaan and zitting.status is ZittingStatus.GEPLAND:
            return datum.dag_en_tijd(zitting.begint_op, context.regio.kalender)
    return ""


def _te_bellen(context: Context, afspraak: Afspraak, casus: Casus) -> tuple[tuple[str, str], ...]:
    return tuple(
        (een.naam, een.telefoon)
        for een in contacten.van_organisatie(context.uow, afspraak.organisatie)
        if een.telefoon and een.gaat_over(casus.tafel)
    )


def _laad(context: Context, afspraak_id: str) -> tuple[Afspraak, Casus] | None:
    try:
        afspraak = afspraken.lees(context.uow, afspraak_id)
        return afspraak, casussen.lees(context.uow, afspraak.casus_id)
    except NotFound:
        return None
