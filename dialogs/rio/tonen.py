"""One of the people of the RIO: for the RIO itself, and read along by the regisseur."""

from collections.abc import Iterator
from typing import Final

from cards.datum import dag, dag_en_tijd, dag_met_jaar, datum
from cards.rio import deelnemer as kaarten
from cards.rio.deelnemer import Deelnemerbeeld, Regel
from cards.rio.payloads import (
    RioAfspraakOpen,
    RioContactFormulier,
    RioEerder,
    RioOpen,
    RioToegang,
    RioUitkomst,
)
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag
from dialogs.kern.casuskeuze import vraag_welke
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.rio import met_toegang_nu, over_rio, rio_bodies
from dialogs.kern.terugkeer import samen, terugkeer, wanneer
from dialogs.rio.kern import doelgroep_in_woorden, laad, lezers, noteer
from domain import verloop
from domain.afspraak import Afspraak, open_van
from domain.casus import Casus
from domain.logboek import Handeling
from domain.persoon import Rol
from domain.rio import Agendastatus, Rioafspraak, Riocontact
from domain.toegang import Daad, Waarover
from domain.verloop import Stap
from storage import afspraken, personen, regie, rio
from storage import casus as casussen

LAATSTE: Final = 3
"""Contacts on the card of a person; all of them stand behind a button."""
MEESTE: Final = 4
"""Appointments, and afspraken with partners, on the card of a person; what is open comes first."""
PER_BLADZIJ: Final = 8
TERUGKEER: Final = "terugkeer"
"""The command that opens what must be in order before he is back."""


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Open somebody by the code of his casus; without a code, ask which."""
    if arguments.casuscode is None:
        return vraag_welke(desk, desk.teksten("rio.toon.titel"), "rio toon")
    casus, _ = laad(desk, Daad.RIO_ZIEN, code=arguments.casuscode)
    return toon(desk, casus)


def open_(desk: Desk, payload: RioOpen) -> Answer:
    """Open somebody."""
    casus, _ = laad(desk, Daad.RIO_ZIEN, casus_id=payload.casus)
    return toon(desk, casus)


def toon(desk: Desk, casus: Casus, *, gedaan: str = "") -> Answer:
    """Show somebody as he stands now, to who may."""
    casus = casussen.lees(desk.uow, casus.id)
    over = over_rio(desk, casus)
    eis(desk, Daad.RIO_ZIEN, over)
    noteer(desk, Handeling.RIO_GEOPEND, casus, over)
    schrijven = mag(desk, Daad.RIO_WERKEN, over)
    maken = mag(desk, Daad.AFSPRAAK_MAKEN, over)
    t, contacten = desk.teksten, rio.contacten(desk.uow, casus.id)
    beeld = Deelnemerbeeld(
        casus_id=casus.id,
        code=str(casus.code),
        wie=", ".join(_wie(desk, casus)),
        dossier=rio.dossier(desk.uow, casus.id),
        feiten=tuple(_feiten(desk, casus, over)),
        agenda=tuple(_agenda(desk, casus, schrijven=schrijven)),
        contacten=tuple(_contact(desk, een, schrijven=schrijven) for een in contacten[:LAATSTE]),
        afspraken=tuple(_afspraken(desk, casus)),
        schrijven=schrijven,
        terugkeer=TERUGKEER if mag(desk, Daad.VOORWAARDEN_ZIEN, over) else "",
        partner=schrijven and maken and verloop.kan(casus.fase, Stap.AFSPRAAK),
        gedaan=gedaan,
        melding=t("rio.nog_geen_afspraken") if schrijven and not verloop.kan(casus.fase, Stap.AFSPRAAK) else "",
        regelen=() if schrijven else tuple(_regelen(desk, casus, over)),
    )
    return als_antwoord(kaarten.deelnemer(beeld, t), t)


def eerder(desk: Desk, payload: RioEerder) -> Answer:
    """Show all contacts and appointments, the last one first."""
    casus, over = laad(desk, Daad.RIO_ZIEN, casus_id=payload.casus)
    noteer(desk, Handeling.RIO_GEOPEND, casus, over)
    schrijven = mag(desk, Daad.RIO_WERKEN, over)
    alles = [
        *((een.dag, een.op, _contact(desk, een, schrijven=schrijven)) for een in rio.contacten(desk.uow, casus.id)),
        *(
            (_lokaal(desk, een), een.wanneer, _afspraakregel(desk, een, schrijven=schrijven))
            for een in rio.afspraken(desk.uow, casus.id)
        ),
    ]
    alles.sort(key=lambda een: (een[0], een[1]), reverse=True)
    begint = payload.vanaf if payload.vanaf < len(alles) else 0
    deel = [regel for _, _, regel in alles[begint : begint + PER_BLADZIJ]]
    verder = begint + PER_BLADZIJ if begint + PER_BLADZIJ < len(alles) else None
    terug = max(begint - PER_BLADZIJ, 0) if begint else None
    return als_antwoord(kaarten.eerder(str(casus.code), casus.id, deel, terug, verder, desk.teksten), desk.teksten)


def uitkomst(desk: Desk, een: Rioafspraak, status: Agendastatus) -> RioUitkomst:
    """Return the button that says what came of an appointment."""
    sleutel = desk.issue_key(Verb.RIO_UITKOMST, f"{een.id}:{status.value}")
    return RioUitkomst(casus=een.casus_id, afspraak=een.id, status=status, sleutel=sleutel)


def in_woorden(desk: Desk, een: Rioafspraak) -> str:
    """Return when an appointment is and how it stands."""
    wanneer = dag_en_tijd(een.wanneer, desk.regio.kalender)
    if een.status is Agendastatus.GEPLAND and een.wanneer < desk.nu:
        return desk.teksten("rio.agendastatus.zonder_uitkomst", wanneer=wanneer)
    return desk.teksten(f"rio.agendastatus.{een.status.value}", wanneer=wanneer)


def _lokaal(desk: Desk, een: Rioafspraak) -> object:
    return desk.regio.kalender.lokaal(een.wanneer).date()


def _wie(desk: Desk, casus: Casus) -> Iterator[str]:
    for een in casus.betrokkenen:
        gegevens = een.gegevens
        plaats = desk.regio.gemeenten.get(gegevens.gemeente or "")
        yield from (
            deel
            for deel in (
                gegevens.naam,
                datum(gegevens.geboortedatum) if gegevens.geboortedatum else "",
                plaats.naam if plaats else "",
            )
            if deel
        )


def _feiten(desk: Desk, casus: Casus, over: Waarover) -> Iterator[tuple[str, str]]:
    t, stand = desk.teksten, terugkeer(desk, casus, lezers(desk, over))
    if stand is not None and mag(desk, Daad.DETENTIE_ZIEN, over):
        yield t("rio.feit.terugkeer"), wanneer(desk, stand)
    if stand is not None and stand.rijen and mag(desk, Daad.VOORWAARDEN_ZIEN, over):
        yield t("rio.feit.voorwaarden"), samen(desk, stand)
    if groep := doelgroep_in_woorden(desk, casus, stand.detentie if stand else None):
        yield t("rio.feit.doelgroep"), groep


def _agenda(desk: Desk, casus: Casus, *, schrijven: bool) -> Iterator[Regel]:
    """Yield what has been and waits for a word, then what comes; more stands behind a button."""
    gepland = [een for een in rio.afspraken(desk.uow, casus.id) if een.status is Agendastatus.GEPLAND]
    for een in gepland[:MEESTE]:
        yield _afspraakregel(desk, een, schrijven=schrijven)


def _afspraakregel(desk: Desk, een: Rioafspraak, *, schrijven: bool) -> Regel:
    t = desk.teksten
    if not schrijven:
        return Regel(in_woorden(desk, een), een.waarover)
    openen = (t("rio.knop.bekijken"), RioAfspraakOpen(casus=een.casus_id, afspraak=een.id))
    if een.status is not Agendastatus.GEPLAND or een.wanneer >= desk.nu:
        return Regel(in_woorden(desk, een), een.waarover, (openen,))
    snel = tuple(
        (t(f"rio.knop.{status.value}"), uitkomst(desk, een, status))
        for status in (Agendastatus.GEWEEST, Agendastatus.NIET_GEKOMEN)
    )
    return Regel(in_woorden(desk, een), een.waarover, (*snel, openen))


def _contact(desk: Desk, een: Riocontact, *, schrijven: bool) -> Regel:
    t = desk.teksten
    soort = t(f"rio.contactsoort.{een.soort.value}")
    kop = t("rio.contact.kop", dag=dag_met_jaar(een.dag, desk.regio.kalender), soort=soort)
    beter = (t("rio.knop.verbeteren"), RioContactFormulier(casus=een.casus_id, contact=een.id))
    return Regel(kop, een.notitie, (beter,) if schrijven else ())


def _afspraken(desk: Desk, casus: Casus) -> Iterator[Regel]:
    """Yield what partners do for him, as far as the RIO may follow it: what it made or owns, or all when it leads.

    Whether another organisatie took it on, refused or said nothing yet is one word: no change of words tells it.
    """
    t, eigen = desk.teksten, rio_bodies(desk.regio)
    makers = {een.id for body in eigen for een in personen.ooit_met_rol(desk.uow, Rol.PARTNER, body)}
    houder = regie.huidige(desk.uow, casus.id)
    alle = houder is not None and houder.organisatie in eigen
    van_hem = [
        een
        for een in afspraken.van_casus(desk.uow, casus.id)
        if alle or een.organisatie in eigen or een.gemaakt_door_id in makers
    ]
    dicht = tuple(een for een in reversed(van_hem) if not een.open)
    for een in (*open_van(van_hem), *dicht)[:MEESTE]:
        yield Regel(
            t(
                "rio.afspraken.regel",
                organisatie=desk.regio.organisatienaam(een.organisatie),
                dag=dag(een.wanneer, desk.regio.kalender),
                stand=t(f"rio.afspraken.{_stand(een)}"),
            ),
            een.wat,
        )


def _stand(een: Afspraak) -> str:
    return "open" if een.open else een.status.value


def _regelen(desk: Desk, casus: Casus, over: Waarover) -> Iterator[tuple[str, RioToegang]]:
    """Yield how the regisseur lets the RIO in, or ends that."""
    if not mag(desk, Daad.CASUS_WIJZIGEN, over):
        return
    erbij = met_toegang_nu(desk, casus.id)
    for body in sorted(rio_bodies(desk.regio)):
        nu = body in erbij
        sleutel = desk.issue_key(Verb.RIO_TOEGANG, f"{casus.id}:{body}:{not nu}")
        naam = desk.regio.organisatienaam(body)
        knop = desk.teksten("rio.knop.toegang_weg" if nu else "rio.knop.toegang", organisatie=naam)
        yield knop, RioToegang(casus=casus.id, organisatie=body, erbij=not nu, sleutel=sleutel)
