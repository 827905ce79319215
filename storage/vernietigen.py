"""Destroying for good: the rows of a casus and of everything that hangs on it, and the proof that stays.

Every table of the database is named here, as one of which rows go or one that stays, with why; a test fails for a table
that is added and forgotten. The keys are destroyed with it (`UnitOfWork.vernietig_sleutels`), so what a copy of the
database still holds cannot be read either.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Delete, Row, Table, bindparam, delete, func, insert, select, update

from domain.bewaren import Bewaarcategorie, Bewaarsoort
from storage.opdrachten import dit, een_van, hier
from storage.outbox import Bericht, plan_alle
from storage.sporen import Sporen
from storage.tabellen.agenda import agendapunt
from storage.tabellen.casus import betrokkene, casus
from storage.tabellen.datalekken import datalek
from storage.tabellen.inbox import inbox
from storage.tabellen.logboek import logkop, logregel
from storage.tabellen.meldingen import melding
from storage.tabellen.nazorg import (
    basisvoorwaarde,
    detentie,
    nacheck,
    quickscan,
    rioafspraak,
    riocontact,
    riodossier,
)
from storage.tabellen.outbox import OutboxStatus, bericht, outbox
from storage.tabellen.paginas import paginalink
from storage.tabellen.privacy import (
    bewaring,
    bij_signaal,
    informering,
    opschaling,
    rechtenverzoek,
    rechtenverzoek_bron,
    vernietiging,
)
from storage.tabellen.terugkeergesprek import (
    gastlink,
    gastsessie,
    gespreksbrief,
    gespreksdeelname,
    gespreksgebeurtenis,
    gespreksinbreng,
    gesprekskeuze,
    terugkeergesprek,
    vergadering,
)
from storage.tabellen.toegang import toegang
from storage.tabellen.uitvraag import antwoord, bevraging, uitvraag
from storage.tabellen.verloop import (
    afschaling,
    afspraak,
    afspraakregel,
    opschaalstap,
    plan,
    regie,
    triage,
    volhoudregel,
)
from storage.tabellen.wekkers import wekker
from storage.tabellen.zitting import bespreking, verslag, zittingsoproep, zittingsregel
from storage.uow import UnitOfWork

GEEN_INHOUD: Final = "vernietigd"
"""The kind of a message of which what it said is gone; its subject is the message itself."""

GAAT: Final = frozenset(
    een.name
    for een in (
        casus,
        betrokkene,
        uitvraag,
        bevraging,
        antwoord,
        toegang,
        agendapunt,
        datalek,
        informering,
        opschaling,
        rechtenverzoek,
        rechtenverzoek_bron,
        melding,
        bij_signaal,
        bewaring,
        bericht,
        outbox,
        wekker,
        inbox,
        paginalink,
        logregel,
        logkop,
        triage,
        plan,
        regie,
        afspraak,
        afspraakregel,
        volhoudregel,
        opschaalstap,
        afschaling,
        detentie,
        basisvoorwaarde,
        quickscan,
        nacheck,
        riodossier,
        riocontact,
        rioafspraak,
        gastsessie,
        gastlink,
        gespreksbrief,
        gespreksdeelname,
        gespreksgebeurtenis,
        gespreksinbreng,
        gesprekskeuze,
        vergadering,
        terugkeergesprek,
        zittingsregel,
        zittingsoproep,
        bespreking,
        verslag,
    )
)
"""Tables of which rows go, with what is destroyed: of a casus or a melding, of a signal, or of a chain of lines."""

BLIJFT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aandacht": "that an organisatie was woken on a day; forgotten after a season",
        "aanmelding": "a sign-in that is under way, for minutes",
        "aanstelling": "a role of a professional, with a term of its own",
        "adviesvraag": "a question about work and no casus; its text goes with its own key when somebody wipes it",
        "aanwezigheid": "who came to a zitting with other casussen, with a term of its own",
        "afwezigheid": "when a professional was away, with a term of its own",
        "anker": "ends of chains: numbers and hashes, signed; without them nothing proves the logboek",
        "bestemming": "what a conversation is for",
        "casusnummer": "the last number that was given, so that no code is ever given again",
        "contact": "how a professional is reached",
        "formulier_versie": "questions of the region, nobody's answers",
        "gesprek": "a conversation of professionals",
        "kanaal": "how much a conversation may still take",
        "organisatie": "an organisatie",
        "persoon": "a professional: the logboek says who did what",
        "routering": "that a manager confirmed who serves which gemeente: a mark, a day and a person",
        "sleutelvernietiging": "that a key must not exist: ids only",
        "slot": "when something was sent",
        "tafelvergadering": "the meeting of a zitting, with other casussen on its agenda; forgotten after it",
        "vernietiging": "the proof: code, dates, who confirmed, counts",
        "websessie": "somebody who is signed in, for hours",
        "zitting": "a zitting, with other casussen on its agenda",
        "zittingsgesprek": "in which conversation the agenda of a zitting runs",
        "zittingsuitnodiging": "when an organisatie is expected at a zitting, for whatever casus; forgotten after it",
    }
)
"""Tables of which no row goes with what is destroyed, and why not."""


@dataclass(frozen=True, slots=True)
class Vernietiging:
    """The proof that something was destroyed. `aantallen` are rows per table, and `posten` that were emptied."""

    soort: Bewaarsoort
    onderwerp_id: str
    code: str
    categorie: Bewaarcategorie
    begonnen_op: datetime
    verliep_op: datetime | None
    bevestigd_door_id: str | None
    vernietigd_op: datetime
    houder_id: str | None = None
    aantallen: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Stap:
    """Remove the rows of a table of which `kolom` is one of some ids."""

    tabel: Table
    kolom: str
    opdracht: Delete

    def doe(self, uow: UnitOfWork, ids: Iterable[str]) -> int:
        """Do it; return how many rows went."""
        return uow.voer_uit(self.opdracht, **{f"dit_{self.kolom}": list(ids)}).rowcount


def _weg(tabel: Table, kolom: str) -> _Stap:
    return _Stap(tabel, kolom, delete(tabel).where(*een_van(tabel, kolom)))


# In this order: nothing goes before what refers to it.
_ANTWOORDEN_EN_LEKKEN: Final = (_weg(antwoord, "casus_id"), _weg(datalek, "casus_id"))
_VRAGEN: Final = _weg(bevraging, "uitvraag_id")
_VERZOEKBRONNEN: Final = _weg(rechtenverzoek_bron, "verzoek_id")
_VERLOOP: Final = tuple(
    _weg(een, "casus_id")
    for een in (
        afspraakregel,
        afspraak,
        volhoudregel,
        triage,
        plan,
        regie,
        opschaalstap,
        afschaling,
        detentie,
        basisvoorwaarde,
        quickscan,
        nacheck,
        riodossier,
        riocontact,
        rioafspraak,
        gastsessie,
        gastlink,
        gespreksbrief,
        gespreksdeelname,
        gespreksgebeurtenis,
        gespreksinbreng,
        gesprekskeuze,
        vergadering,
        terugkeergesprek,
        zittingsregel,
        zittingsoproep,
        bespreking,
        verslag,
    )
)
_NIET_HIERHEEN: Final = update(opschaalstap).where(*dit(opschaalstap, "naar_casus_id")).values(naar_casus_id=None)
_REST_VAN_CASUS: Final = (
    *(_weg(een, "casus_id") for een in (uitvraag, rechtenverzoek, informering, agendapunt, toegang)),
    _weg(opschaling, "naar_casus_id"),
    _weg(melding, "casus_id"),
    _weg(betrokkene, "casus_id"),
    _weg(casus, "id"),
)
_WIS_MELDING: Final = _weg(melding, "id")
_WIS_SIGNAAL: Final = _weg(bij_signaal, "id")
_KETEN: Final = (_weg(logregel, "keten"), _weg(logkop, "keten"))
_WIS_WEKKERS: Final = delete(wekker).where(*een_van(wekker, "soort"), *een_van(wekker, "onderwerp_id")[1:])
_WIS_DEELWEKKERS: Final = delete(wekker).where(
    *een_van(wekker, "soort"), wekker.c.onderwerp_id >= bindparam("vanaf"), wekker.c.onderwerp_id < bindparam("voor")
)

_BERICHT: Final = select(bericht.c.id, bericht.c.activity_id, bericht.c.gesprek_id, bericht.c.persoon_id)
_BERICHTEN: Final = _BERICHT.where(
    *een_van(bericht, "soort"), bericht.c.onderwerp_id.in_(bindparam("onderwerpen", expanding=True))
)
_OVER_DEEL: Final = _BERICHT.where(
    *een_van(bericht, "soort"), bericht.c.onderwerp_id >= bindparam("vanaf"), bericht.c.onderwerp_id < bindparam("voor")
)
_OP_AGENDA: Final = _BERICHT.where(*een_van(bericht, "soort"), bericht.c.onderwerp_id.like(bindparam("einde")))
_ACTEN: Final = select(outbox.c.id, outbox.c.status).where(*een_van(outbox, "bericht_id"))
_WIS_ACTEN: Final = delete(outbox).where(*een_van(outbox, "bericht_id"))
_WIS_BERICHTEN: Final = delete(bericht).where(*een_van(bericht, "id"))
_MAAK_LEEG: Final = update(bericht).where(*een_van(bericht, "id")).values(soort=GEEN_INHOUD, onderwerp_id=bericht.c.id)
_ONDERWERPEN: Final = (
    select(bericht.c.onderwerp_id)
    .distinct()
    .where(
        *dit(bericht, "soort"), bericht.c.onderwerp_id >= bindparam("vanaf"), bericht.c.onderwerp_id < bindparam("voor")
    )
    .order_by(bericht.c.onderwerp_id)
)

_INBOX: Final = select(inbox.c.activiteit, inbox.c.ids).where(hier(inbox))
_WIS_INBOX: Final = delete(inbox).where(*een_van(inbox, "activiteit"))
_LINKS: Final = select(paginalink.c.id, paginalink.c.onderwerp_id).where(hier(paginalink))
_WIS_LINKS: Final = delete(paginalink).where(*een_van(paginalink, "id"))

_BEWIJS: Final = insert(vernietiging)
_VAN: Final = select(vernietiging).where(*dit(vernietiging, "soort", "onderwerp_id"))
_VAN_ALLE: Final = select(vernietiging).where(
    *dit(vernietiging, "soort"), vernietiging.c.onderwerp_id.in_(bindparam("ids", expanding=True))
)
_MET_CODE: Final = select(vernietiging).where(*dit(vernietiging, "code", "soort"))
_LAATSTE: Final = (
    select(vernietiging)
    .where(hier(vernietiging), vernietiging.c.vernietigd_op <= bindparam("nu"))
    .order_by(vernietiging.c.vernietigd_op.desc(), vernietiging.c.id)
    .limit(bindparam("aantal"))
)
_GETELD: Final = (
    select(vernietiging.c.categorie, func.count().label("aantal"))
    .where(hier(vernietiging), vernietiging.c.vernietigd_op >= bindparam("vanaf"))
    .group_by(vernietiging.c.categorie)
)
_TEL_REGELS: Final = select(func.count()).select_from(logregel).where(*dit(logregel, "keten"))


def wordt_verzonden(uow: UnitOfWork, soorten: Collection[str], van: Sporen) -> bool:
    """Tell whether a message that is about this alone is being sent at this moment: where it lands is not known yet."""
    return any(
        een.status is OutboxStatus.VERZENDEN for een in _acten(uow, _berichten(uow, soorten, van.onderwerpen, van))
    )


def maak_posten_leeg(uow: UnitOfWork, soorten: Collection[str], van: Sporen) -> dict[str, int]:
    """Let every post that is about this alone be edited so that it says nothing of it, and forget what waits.

    Where it stands is all that is remembered: not what it was, nor about what. A mail cannot be taken back; it never
    said anything about a casus. Return how many of each there were.
    """
    gevonden = _berichten(uow, soorten, van.onderwerpen, van)
    acten = _acten(uow, gevonden)
    # What was told to somebody of an act that failed names the casus too.
    gevonden += [een for een in _berichten(uow, soorten, {een.id for een in acten}) if een not in gevonden]
    alle = [een.id for een in gevonden]
    in_teams = [een for een in gevonden if een.activity_id is not None and (een.gesprek_id or een.persoon_id)]
    staan = {een.id for een in in_teams}
    wachtend = uow.voer_uit(_WIS_ACTEN, dit_bericht_id=alle).rowcount
    uow.voer_uit(_WIS_BERICHTEN, dit_id=sorted(set(alle) - staan))
    uow.voer_uit(_MAAK_LEEG, dit_id=sorted(staan))
    plan_alle(
        uow,
        [
            Bericht(GEEN_INHOUD, een.id, gesprek_id=een.gesprek_id, persoon_id=een.persoon_id)
            for een in sorted(in_teams, key=lambda een: str(een.id))
        ],
    )
    return {"posten": len(staan), bericht.name: len(set(alle) - staan), outbox.name: wachtend}


def onderwerpen_van(uow: UnitOfWork, soort: str, persoon_id: str) -> tuple[str, ...]:
    """Return the subjects `<person>:<day>` of all messages of a kind that were ever planned for somebody."""
    # The semicolon comes right after the colon.
    grenzen = {"vanaf": f"{persoon_id}:", "voor": f"{persoon_id};"}
    return tuple(uow.voer_uit(_ONDERWERPEN, dit_soort=soort, **grenzen).scalars())


def wis_casus(uow: UnitOfWork, van: Sporen, wekkersoorten: Collection[str]) -> dict[str, int]:
    """Remove a casus and everything that hangs on it; return how many rows of each table went.

    Its chain of the logboek stays, until its own term has passed.
    """
    aantallen = {een.tabel.name: een.doe(uow, [van.id]) for een in _ANTWOORDEN_EN_LEKKEN}
    aantallen[bevraging.name] = _VRAGEN.doe(uow, van.uitvragen)
    aantallen[rechtenverzoek_bron.name] = _VERZOEKBRONNEN.doe(uow, van.verzoeken)
    # A step of another casus stays with that one; to where it led is not known any more.
    uow.voer_uit(_NIET_HIERHEEN, dit_naar_casus_id=van.id)
    for stap in (*_VERLOOP, *_REST_VAN_CASUS):
        aantallen[stap.tabel.name] = stap.doe(uow, [van.id])
    return aantallen | _wis_rest(uow, van, wekkersoorten)


def wis_melding(uow: UnitOfWork, van: Sporen, wekkersoorten: Collection[str]) -> dict[str, int]:
    """Remove a melding that became no casus; return how many rows of each table went."""
    return {melding.name: _WIS_MELDING.doe(uow, [van.id])} | _wis_rest(uow, van, wekkersoorten)


def wis_signaal(uow: UnitOfWork, van: Sporen, wekkersoorten: Collection[str]) -> dict[str, int]:
    """Remove a signal; return how many rows of each table went."""
    return {bij_signaal.name: _WIS_SIGNAAL.doe(uow, [van.id])} | _wis_rest(uow, van, wekkersoorten)


def wis_keten(uow: UnitOfWork, keten: str) -> dict[str, int]:
    """Remove the lines of one chain. Its destruction must be written down already: the database refuses it before."""
    uow.rond_af()
    return {een.tabel.name: een.doe(uow, [keten]) for een in _KETEN}


def tel_keten(uow: UnitOfWork, keten: str) -> int:
    """Return how many lines a chain has."""
    uow.rond_af()
    geteld: int = uow.voer_uit(_TEL_REGELS, dit_keten=keten).scalar_one()
    return geteld


def bewijs(uow: UnitOfWork, van: Vernietiging) -> None:
    """Write down that something was destroyed: it can never be changed or removed."""
    rij = {
        "id": uow.new_id(),
        "soort": van.soort,
        "onderwerp_id": van.onderwerp_id,
        "code": van.code,
        "houder_id": van.houder_id,
        "categorie": van.categorie,
        "begonnen_op": van.begonnen_op,
        "verliep_op": van.verliep_op,
        "bevestigd_door_id": van.bevestigd_door_id,
        "vernietigd_op": van.vernietigd_op,
        "aantallen": json.dumps(dict(sorted(van.aantallen.items()))),
    }
    uow.voeg_in(_BEWIJS, rij)


def van(uow: UnitOfWork, soort: Bewaarsoort, onderwerp_id: str) -> Vernietiging | None:
    """Return the proof that something was destroyed; None when it was not."""
    rij = uow.voer_uit(_VAN, dit_soort=soort, dit_onderwerp_id=onderwerp_id).one_or_none()
    return None if rij is None else _vernietiging(rij)


def van_alle(uow: UnitOfWork, soort: Bewaarsoort, ids: Iterable[str]) -> dict[str, Vernietiging]:
    """Return the same for several at once, by id; what was not destroyed is left out."""
    rijen = uow.voer_uit(_VAN_ALLE, dit_soort=soort, ids=sorted(set(ids)))
    return {rij.onderwerp_id: _vernietiging(rij) for rij in rijen}


def met_code(uow: UnitOfWork, code: str) -> Vernietiging | None:
    """Return the proof that the casus with this code was destroyed; None when it was not."""
    rij = uow.voer_uit(_MET_CODE, dit_code=code, dit_soort=Bewaarsoort.CASUS).one_or_none()
    return None if rij is None else _vernietiging(rij)


def laatste(uow: UnitOfWork, aantal: int) -> tuple[Vernietiging, ...]:
    """Return the latest proofs, at most `aantal`, the newest first."""
    return tuple(_vernietiging(rij) for rij in uow.voer_uit(_LAATSTE, nu=uow.now, aantal=aantal))


def geteld(uow: UnitOfWork, vanaf: datetime) -> dict[Bewaarcategorie, int]:
    """Count what was destroyed since a moment, per category."""
    return {Bewaarcategorie(rij.categorie): rij.aantal for rij in uow.voer_uit(_GETELD, vanaf=vanaf)}


def _berichten(
    uow: UnitOfWork, soorten: Collection[str], onderwerpen: Collection[str], van: Sporen | None = None
) -> list[Row[Any]]:
    """Return the messages about one of these subjects, and with `van` those that name it before or after a colon."""
    wat: dict[str, Any] = {"dit_soort": sorted(soorten)}
    rijen: list[Row[Any]] = []
    if onderwerpen:
        rijen += uow.voer_uit(_BERICHTEN, **wat, onderwerpen=sorted(onderwerpen))
    if van is not None:
        vanaf, voor = van.vooraan
        rijen += uow.voer_uit(_OP_AGENDA, **wat, einde=f"%:{van.id}")
        rijen += uow.voer_uit(_OVER_DEEL, **wat, vanaf=vanaf, voor=voor)
    return list({rij.id: rij for rij in rijen}.values())


def _acten(uow: UnitOfWork, berichten: Iterable[Row[Any]]) -> list[Row[Any]]:
    return list(uow.voer_uit(_ACTEN, dit_bericht_id=sorted(een.id for een in berichten)).all())


def _wis_rest(uow: UnitOfWork, van: Sporen, wekkersoorten: Collection[str]) -> dict[str, int]:
    """Remove alarms, outcomes of acts and links that lead to it."""
    waarden = {"dit_soort": sorted(wekkersoorten), "dit_onderwerp_id": sorted(van.onderwerpen)}
    vanaf, voor = van.vooraan
    deel = {"dit_soort": sorted(wekkersoorten), "vanaf": vanaf, "voor": voor}
    wekkers = uow.voer_uit(_WIS_WEKKERS, **waarden).rowcount + uow.voer_uit(_WIS_DEELWEKKERS, **deel).rowcount
    aantallen = {wekker.name: wekkers}
    gedaan = [rij.activiteit for rij in uow.voer_uit(_INBOX) if _noemt(rij.ids, van.eigen)]
    aantallen[inbox.name] = uow.voer_uit(_WIS_INBOX, dit_activiteit=gedaan).rowcount if gedaan else 0
    links = [rij.id for rij in uow.voer_uit(_LINKS) if _noemt(rij.onderwerp_id, van.eigen)]
    aantallen[paginalink.name] = uow.voer_uit(_WIS_LINKS, dit_id=links).rowcount if links else 0
    return aantallen


def _noemt(tekst: str, ids: Iterable[str]) -> bool:
    return any(een in tekst for een in ids)


def _vernietiging(rij: Row[Any]) -> Vernietiging:
    return Vernietiging(
        soort=rij.soort,
        onderwerp_id=rij.onderwerp_id,
        code=rij.code,
        categorie=Bewaarcategorie(rij.categorie),
        begonnen_op=rij.begonnen_op,
        verliep_op=rij.verliep_op,
        bevestigd_door_id=rij.bevestigd_door_id,
        vernietigd_op=rij.vernietigd_op,
        houder_id=rij.houder_id,
        aantallen=MappingProxyType(json.loads(rij.aantallen)),
    )
