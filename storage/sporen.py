"""Where a casus left something: the ids of all that hangs on it, found without a key."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, Table, select

from storage.opdrachten import dit, een_van
from storage.tabellen.agenda import agendapunt
from storage.tabellen.datalekken import datalek
from storage.tabellen.meldingen import melding
from storage.tabellen.nazorg import nacheck, quickscan, rioafspraak, riocontact
from storage.tabellen.privacy import rechtenverzoek, rechtenverzoek_bron
from storage.tabellen.terugkeergesprek import terugkeergesprek
from storage.tabellen.uitvraag import bevraging, uitvraag
from storage.tabellen.verloop import afschaling, afspraak, opschaalstap, regie, triage, volhoudregel
from storage.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sporen:
    """Where a casus, or a melding that became none, left something: ids only.

    Attributes:
        werklijsten: zitting and organisatie of every question.
        zittingen: on the agenda of which it stands, or for which something was asked.
        verloop: what was decided and done in its course: triages, periods of regie, afspraken, lines of volhouden,
            steps up or down, scalings down; in nazorg quickscans, checks after release, contacts, appointments, talks.
        eigenaren: organisaties that own an afspraak.
        hierheen: steps of other casussen that led to this one.
    """

    id: str
    uitvragen: tuple[str, ...] = ()
    bevragingen: tuple[str, ...] = ()
    werklijsten: tuple[tuple[str, str], ...] = ()
    zittingen: tuple[str, ...] = ()
    meldingen: tuple[str, ...] = ()
    datalekken: tuple[str, ...] = ()
    verzoeken: tuple[str, ...] = ()
    bronnen: tuple[tuple[str, str], ...] = ()
    verloop: tuple[str, ...] = ()
    eigenaren: tuple[str, ...] = ()
    hierheen: tuple[str, ...] = ()

    @property
    def eigen(self) -> frozenset[str]:
        """Ids that are about this alone."""
        losse = (*self.uitvragen, *self.bevragingen, *self.meldingen, *self.datalekken, *self.verzoeken, *self.verloop)
        return frozenset((self.id, *losse))

    @property
    def onderwerpen(self) -> frozenset[str]:
        """Subjects of messages and alarms that are about this alone; besides those that begin with `vooraan`."""
        op_agenda = (f"{een}:{self.id}" for een in self.zittingen)
        return self.eigen | frozenset((*op_agenda, *(f"{een}:{wie}" for een, wie in self.bronnen)))

    @property
    def vooraan(self) -> tuple[str, str]:
        """Between which two subjects lies what is about a part of it, `<casus>:<part>`; the second is outside it."""
        # The semicolon comes right after the colon.
        return f"{self.id}:", f"{self.id};"


_UITVRAGEN: Final = select(uitvraag.c.id, uitvraag.c.zitting_id).where(*dit(uitvraag, "casus_id"))
_BEVRAGINGEN: Final = select(bevraging.c.id, bevraging.c.uitvraag_id, bevraging.c.organisatie).where(
    *een_van(bevraging, "uitvraag_id")
)
_ZITTINGEN: Final = select(agendapunt.c.zitting_id, agendapunt.c.toegevoegd_op).where(*dit(agendapunt, "casus_id"))
_BRONNEN: Final = select(rechtenverzoek_bron.c.verzoek_id, rechtenverzoek_bron.c.organisatie).where(
    *een_van(rechtenverzoek_bron, "verzoek_id")
)
_AFSPRAKEN: Final = select(afspraak.c.id, afspraak.c.organisatie).where(*dit(afspraak, "casus_id"))
_HIERHEEN: Final = select(opschaalstap.c.id).where(*dit(opschaalstap, "naar_casus_id"))


def _van_casus(tabel: Table) -> Select[Any]:
    return select(tabel.c.id).where(*dit(tabel, "casus_id"))


_MELDINGEN: Final = _van_casus(melding)
_DATALEKKEN: Final = _van_casus(datalek)
_VERZOEKEN: Final = _van_casus(rechtenverzoek)
_VERLOOP: Final = tuple(
    _van_casus(een)
    for een in (
        triage,
        regie,
        volhoudregel,
        opschaalstap,
        afschaling,
        quickscan,
        nacheck,
        riocontact,
        rioafspraak,
        terugkeergesprek,
    )
)


def sporen(uow: UnitOfWork, casus_id: str) -> Sporen:
    """Return where a casus left something; nothing is decrypted."""
    uitvragen = {rij.id: rij.zitting_id for rij in uow.voer_uit(_UITVRAGEN, dit_casus_id=casus_id)}
    vragen = uow.voer_uit(_BEVRAGINGEN, dit_uitvraag_id=sorted(uitvragen)).all()
    op_agenda = uow.voer_uit(_ZITTINGEN, dit_casus_id=casus_id).scalars().all()
    verzoeken = _ids(uow.voer_uit(_VERZOEKEN, dit_casus_id=casus_id).scalars())
    verloop = [een for lees in _VERLOOP for een in uow.voer_uit(lees, dit_casus_id=casus_id).scalars()]
    afspraken = uow.voer_uit(_AFSPRAKEN, dit_casus_id=casus_id).all()
    bronnen = uow.voer_uit(_BRONNEN, dit_verzoek_id=verzoeken).all()
    return Sporen(
        id=casus_id,
        uitvragen=_ids(uitvragen),
        bevragingen=_ids(rij.id for rij in vragen),
        werklijsten=tuple(sorted({(uitvragen[rij.uitvraag_id], rij.organisatie) for rij in vragen})),
        zittingen=_ids({*op_agenda, *uitvragen.values()}),
        meldingen=_ids(uow.voer_uit(_MELDINGEN, dit_casus_id=casus_id).scalars()),
        datalekken=_ids(uow.voer_uit(_DATALEKKEN, dit_casus_id=casus_id).scalars()),
        verzoeken=verzoeken,
        bronnen=tuple(sorted((rij.verzoek_id, rij.organisatie) for rij in bronnen)),
        verloop=_ids((*verloop, *(rij.id for rij in afspraken))),
        eigenaren=_ids(rij.organisatie for rij in afspraken),
        hierheen=_ids(uow.voer_uit(_HIERHEEN, dit_naar_casus_id=casus_id).scalars()),
    )


def _ids(gevonden: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(gevonden)))
