"""/quickscan: how many people there are and what is still to be decided; opened, who they are and what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cards.quickscan import lijst as kaarten
from cards.quickscan.lijst import PER_KEER, Telling, Weekbeeld
from cards.quickscan.payloads import QuickscanOpen, QuickscanPersoon, QuickscanVraagUit
from cards.verbs import Verb
from dialogs.kern.answers import Answer
from dialogs.kern.antwoordinzage import noteer_antwoorden_gelezen
from dialogs.kern.beleid import eis, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Bezoek, Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.registry import Arguments
from dialogs.kern.routering import is_bevestigd
from dialogs.kern.waarneming import waargenomen
from dialogs.kern.weekvraag import komende_zittingen, nieuwen, weekzitting
from dialogs.quickscan import laden
from dialogs.quickscan.laden import Zaak
from domain.agenda import Zitting
from domain.casus import Casus
from domain.errors import NotFound, UserMistake
from domain.logboek import Handeling
from domain.quickscan import Persoonsbeeld
from domain.toegang import Daad
from storage import agenda


def opdracht(desk: Desk, arguments: Arguments) -> Answer:
    """Show the counts of the week that comes, or of the week of a day: it may stand in his chat."""
    eis(desk, Daad.QUICKSCAN_ZIEN)
    if desk.regio.nazorg is None:
        raise UserMistake("detentie.fout.geen_nazorg")
    zitting = laden.zitting_voor(desk, arguments.datum)
    zaken = laden.van_zitting(desk, zitting, desk.actor.regisseert_voor) if zitting else ()
    return als_antwoord(
        kaarten.voordeur(telling(desk, zitting, zaken), desk.teksten, desk.regio.kalender), desk.teksten
    )


def openen(desk: Desk, payload: QuickscanOpen) -> Answer:
    """Open the people of a zitting."""
    eis(desk, Daad.QUICKSCAN_ZIEN)
    zitting = zitting_met(desk, payload.zitting) if payload.zitting else laden.zitting_voor(desk)
    return week(desk, zitting, vanaf=payload.vanaf)


def persoon(desk: Desk, payload: QuickscanPersoon) -> Answer:
    """Open one person."""
    return een_persoon(desk, eigen_casus(desk, payload.casus))


def week(desk: Desk, zitting: Zitting | None, *, vanaf: int = 0, melding: str = "") -> Answer:
    """Show a page of the people of a zitting; the caller has authorised."""
    zaken = laden.van_zitting(desk, zitting, desk.actor.regisseert_voor) if zitting else ()
    begin = vanaf if vanaf < len(zaken) else 0
    getoond = zaken[begin : begin + PER_KEER]
    noteer(desk, getoond, zitting)
    beeld = Weekbeeld(
        telling=telling(desk, zitting, zaken),
        mensen=in_beeld(desk, getoond),
        vanaf=begin,
        totaal=len(zaken),
        anders=tuple(
            (een.id, een.begint_op) for een in komende_zittingen(desk)[:3] if zitting and een.id != zitting.id
        ),
        met_pagina=bool(desk.pagina_adres),
        melding=melding,
    )
    return als_antwoord(kaarten.week(beeld, desk.teksten, desk.regio.kalender), desk.teksten)


def een_persoon(desk: Desk, casus: Casus, *, melding: str = "") -> Answer:
    """Show one person; the caller has authorised."""
    zaak = laden.van_casus(desk, casus)
    noteer(desk, [zaak], None)
    (beeld,) = in_beeld(desk, [zaak])
    kaart = kaarten.persoon(beeld, desk.teksten, desk.regio.kalender, melding=melding)
    return als_antwoord(kaart, desk.teksten)


def in_beeld(desk: Desk, zaken: Sequence[Zaak]) -> tuple[Persoonsbeeld, ...]:
    """Return them as they are read, with for whom the actor stands in."""
    wie = waargenomen(desk, {een.casus.regisseur_id for een in zaken})
    beelden = laden.personen(desk, zaken)
    return tuple(
        replace(beeld, waarneming=wie.get(zaak.casus.regisseur_id, ""))
        for beeld, zaak in zip(beelden, zaken, strict=True)
    )


def noteer(bezoek: Bezoek, zaken: Iterable[Zaak], zitting: Zitting | None) -> None:
    """Write down, per casus and per person, that he was seen here, and that what was answered was read."""
    for een in zaken:
        for wie in (None, *een.casus.betrokkenen):
            bezoek.record(
                Handeling.QUICKSCAN_GEOPEND,
                namens=bezoek.regio.eigen_organisatie,
                casus_id=een.casus.id,
                betrokkene_id=wie.id if wie else None,
                onderwerp_id=zitting.id if zitting else None,
                doel=een.casus.grondslag or None,
            )
            if wie is not None and een.uitvraag is not None and een.binnen:
                noteer_antwoorden_gelezen(bezoek, een.uitvraag, wie)


def eigen_casus(desk: Desk, casus_id: str) -> Casus:
    """Return a casus of nazorg that he runs now, also one that was closed.

    Raises:
        NotAllowed: somebody else does, it is no nazorg, or there is none.
    """
    casus = zoek_casus(desk, Daad.DETENTIE_ZIEN, casus_id=casus_id)
    eis(desk, Daad.QUICKSCAN_ZIEN)
    eis(desk, Daad.DETENTIE_ZIEN, over_casus(casus))
    return casus


def zitting_met(bezoek: Bezoek, zitting_id: str) -> Zitting:
    """Return a zitting of nazorg.

    Raises:
        NotFound: there is none with that id.
    """
    zitting = agenda.lees(bezoek.uow, zitting_id)
    if bezoek.regio.nazorg is None or zitting.tafel != bezoek.regio.nazorg.tafel:
        raise NotFound("zitting.onbekend")
    return zitting


def telling(desk: Desk, zitting: Zitting | None, zaken: Sequence[Zaak]) -> Telling:
    """Count, with the button to ask about who came in; what is in the way is said instead."""
    nieuw = nieuwen(desk, desk.actor.regisseert_voor)
    gewoon = Telling(
        zitting=(zitting.id, zitting.begint_op) if zitting else None,
        mensen=len(zaken),
        compleet=sum(een.gevraagd > 0 and not een.open for een in zaken),
        onbeslist=sum(een.onbeslist for een in zaken),
        nieuw=len(nieuw),
    )
    if not nieuw:
        return gewoon
    naar = weekzitting(desk)
    if naar is None:
        return replace(gewoon, waarom_niet=desk.teksten("quickscan.niet.zitting"))
    if not is_bevestigd(desk):
        return replace(gewoon, waarom_niet=desk.teksten("fout.quickscan.fout.routering"))
    knop = QuickscanVraagUit(zitting=naar.zitting.id, sleutel=desk.issue_key(Verb.QUICKSCAN_VRAAG_UIT, naar.zitting.id))
    return replace(gewoon, vraag=knop, vraag_voor=naar.zitting.begint_op, vraag_tot=naar.deadline)
