"""What the regisseur sees once it was asked: who, until when, how each was reached, and when each hears of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cards import datum
from cards.bouwstenen import zonder_opmaak
from cards.uitvraag import gestart as kaarten
from cards.uitvraag.gestart import Bevestiging
from dialogs.kern import wekken
from dialogs.kern.answers import Answer
from dialogs.kern.bereik import Bereik, bereik, werklijst_id
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.uitvraag.starten.aanbod import namen_van
from domain.casus import Casus
from domain.contact import Contact, Kanaal
from domain.uitvraag import Bevraging, BevragingStatus, Uitvraag
from domain.uitvraagtermijn import regio_moment, volgende_ochtend
from storage import aandacht, agenda, contacten, werklijst
from storage.plekken import staat_er


def bevestiging(desk: Desk, casus: Casus, uitvraag: Uitvraag, *, melding: str = "") -> Answer:
    """Show who was asked and until when, and of each that still owes an answer how and when it is reached."""
    gevraagd = [een for een in uitvraag.bevragingen if een.status is not BevragingStatus.INGETROKKEN]
    zitting = agenda.lees(desk.uow, uitvraag.zitting_id)
    bereikt = {een.organisatie: _hoe(desk, casus, uitvraag, een) for een in gevraagd}
    beeld = Bevestiging(
        uitvraag=uitvraag.id,
        code=str(casus.code),
        zitting=zitting.begint_op,
        deadline=uitvraag.deadline,
        gevraagd=namen_van(desk, bereikt),
        bereikt=tuple((desk.regio.organisatienaam(code), "; ".join(hoe)) for code, hoe in bereikt.items() if hoe),
        niet_bereikt=namen_van(desk, (code for code, hoe in bereikt.items() if not hoe)),
        spoed=casus.spoed,
        extra=zitting.extra,
        melding=melding,
    )
    kaart = kaarten.bevestiging(beeld, desk.teksten, desk.regio.kalender)
    return als_antwoord(kaart, desk.teksten)


def _hoe(desk: Desk, casus: Casus, uitvraag: Uitvraag, een: Bevraging) -> tuple[str, ...]:
    """Return in words how and when an organisatie hears of it; nothing when it is reached nowhere."""
    waarheen = bereik(desk, een.organisatie)
    mail, bellen = _buiten_teams(desk, casus, een.organisatie, waarheen)
    teams = [_in_teams(desk, casus, uitvraag, een)] if waarheen.in_teams else []
    return (*teams, *_per_mail(desk, mail), *_per_telefoon(desk, bellen))


def _buiten_teams(desk: Desk, casus: Casus, organisatie: str, waarheen: Bereik) -> tuple[list[Contact], list[Contact]]:
    """Return who is mailed and who is to be called."""
    if casus.spoed:
        mail = [
            een
            for een in contacten.van_organisatie(desk.uow, organisatie)
            if Kanaal.EMAIL in een.kanalen(spoed=True) and een.email and een.gaat_over(casus.tafel)
        ]
        return mail, list(wekken.te_bellen(desk, organisatie, casus.tafel))
    mail = [een for een in waarheen.contacten if een.kanaal is Kanaal.EMAIL and een.gaat_over(casus.tafel)]
    return mail, [een for een in waarheen.te_bellen if een.gaat_over(casus.tafel)]


def _in_teams(desk: Desk, casus: Casus, uitvraag: Uitvraag, een: Bevraging) -> str:
    t = desk.teksten
    if casus.spoed:
        return t("uitvraag.gestart.teams_nu")
    if staat_er(desk.uow, Berichtsoort.WERKLIJST, werklijst_id(uitvraag.zitting_id, een.organisatie)):
        return t("uitvraag.gestart.teams_bijgewerkt")
    opent = regio_moment(desk.regio, desk.nu)
    if opent > desk.nu:
        return t("uitvraag.gestart.teams_later", wanneer=_wanneer(desk, opent))
    if _heeft_vandaag_gehad(desk, een):
        return t("uitvraag.gestart.teams_al_gehad", wanneer=_wanneer(desk, volgende_ochtend(desk.regio, desk.nu)))
    return t("uitvraag.gestart.teams_nu")


def _heeft_vandaag_gehad(desk: Desk, een: Bevraging) -> bool:
    """Tell whether a post must wait, because the organisatie got one today and this one can wait."""
    if not aandacht.gebruikt(desk.uow, een.organisatie, wekken.vandaag(desk)):
        return False
    return not wekken.aandacht_voor(desk, een.organisatie, werklijst.lopend(desk.uow, een.organisatie)).urgent


def _wanneer(desk: Desk, moment: datetime) -> str:
    """Return when, as one says it: today and tomorrow by name."""
    kalender = desk.regio.kalender
    dagen = (kalender.lokaal(moment).date() - kalender.lokaal(desk.nu).date()).days
    if dagen in {0, 1}:
        key = "uitvraag.gestart.vandaag" if dagen == 0 else "uitvraag.gestart.morgen"
        return desk.teksten(key, tijd=datum.tijd(moment, kalender))
    return datum.dag_en_tijd(moment, kalender)


def _per_mail(desk: Desk, wie: Iterable[Contact]) -> Iterator[str]:
    for een in wie:
        yield desk.teksten("uitvraag.gestart.mail", naam=zonder_opmaak(een.naam))


def _per_telefoon(desk: Desk, wie: Iterable[Contact]) -> Iterator[str]:
    for een in wie:
        yield desk.teksten("uitvraag.gestart.bellen", naam=zonder_opmaak(een.naam), nummer=zonder_opmaak(een.telefoon))
