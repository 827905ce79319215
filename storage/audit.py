"""What is counted for who examines the Veiligheidshuis: read from the logboek and the rows; nobody is named.

An act is counted once, however many lines it wrote: who saw four people in a casus wrote five. So lines of one act, in
one transaction, by one person, about one casus, are one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from domain.anker import hash_van
from domain.audit import BESLUITEN, Ankerfeit, Casusfeit, Lekfeit, Verzoekfeit
from domain.bewaren import Bewaarcategorie, Bewaarsoort
from domain.casus import Fase
from domain.informering import vraagt_aandacht
from domain.logboek import Handeling
from domain.rechten import Verzoekstand
from domain.uitvraag import Weigergrond
from storage import casus as casussen
from storage import informering, uitvraag
from storage.logboeklezen import Periode
from storage.opdrachten import een_van, hier
from storage.tabellen.casus import casus
from storage.tabellen.logboek import logregel
from storage.tabellen.privacy import anker, opschaling, rechtenverzoek, vernietiging
from storage.tabellen.uitvraag import bevraging
from storage.tabellen.uitvraag import uitvraag as uitvragen
from storage.uow import UnitOfWork

_IN_EEN_KEER: Final = 400

_PERIODE: Final = (hier(logregel), logregel.c.op >= bindparam("vanaf"), logregel.c.op < bindparam("voor"))
_DEZE: Final = (*_PERIODE, logregel.c.handeling.in_(bindparam("handelingen", expanding=True)))
_EEN_DAAD: Final = (logregel.c.handeling, logregel.c.op, logregel.c.door_id, logregel.c.casus_id)

_daad: Final = select(*_EEN_DAAD).where(*_DEZE).distinct().subquery()
_PER_TAFEL: Final = (
    select(_daad.c.handeling, casus.c.tafel, func.count().label("aantal"))
    .select_from(_daad.outerjoin(casus, (casus.c.regio == bindparam("in_regio")) & (casus.c.id == _daad.c.casus_id)))
    .group_by(_daad.c.handeling, casus.c.tafel)
)
_met_wie: Final = select(*_EEN_DAAD, logregel.c.namens).where(*_DEZE).distinct().subquery()
_PER_PERSOON: Final = select(_met_wie.c.door_id, _met_wie.c.namens, func.count().label("aantal")).group_by(
    _met_wie.c.door_id, _met_wie.c.namens
)
_met_doel: Final = select(*_EEN_DAAD, logregel.c.doel).where(*_DEZE).distinct().subquery()
_PER_DOEL: Final = select(_met_doel.c.doel, func.count().label("aantal")).group_by(_met_doel.c.doel)
_OVER: Final = select(logregel.c.handeling, logregel.c.onderwerp_id, logregel.c.op).where(*_DEZE).distinct()
_CASUSSEN: Final = select(logregel.c.casus_id).where(*_DEZE, logregel.c.casus_id.is_not(None)).distinct()
_PER_ORGANISATIE: Final = (
    select(bevraging.c.organisatie, func.count().label("aantal"))
    .select_from(
        uitvragen.join(
            bevraging, (bevraging.c.regio == uitvragen.c.regio) & (bevraging.c.uitvraag_id == uitvragen.c.id)
        )
    )
    .where(hier(uitvragen), uitvragen.c.gestart_op >= bindparam("vanaf"), uitvragen.c.gestart_op < bindparam("voor"))
    .group_by(bevraging.c.organisatie)
)
_OPGESCHAALD: Final = (
    select(opschaling.c.van_spoor, casus.c.spoor, func.count().label("aantal"))
    .select_from(
        opschaling.join(casus, (casus.c.regio == opschaling.c.regio) & (casus.c.id == opschaling.c.naar_casus_id))
    )
    .where(hier(opschaling), opschaling.c.op >= bindparam("vanaf"), opschaling.c.op < bindparam("voor"))
    .group_by(opschaling.c.van_spoor, casus.c.spoor)
)
_VERZOEKEN: Final = select(
    rechtenverzoek.c.id, rechtenverzoek.c.soort, rechtenverzoek.c.stand, rechtenverzoek.c.uiterlijk_op
).where(
    hier(rechtenverzoek),
    rechtenverzoek.c.ontvangen_op >= bindparam("vanaf"),
    rechtenverzoek.c.ontvangen_op < bindparam("voor"),
)
_VERNIETIGD: Final = (
    select(vernietiging.c.categorie, func.count().label("aantal"))
    .where(
        hier(vernietiging),
        vernietiging.c.vernietigd_op >= bindparam("vanaf"),
        vernietiging.c.vernietigd_op < bindparam("voor"),
    )
    .group_by(vernietiging.c.categorie)
)
_ANKERS: Final = (
    select(anker.c.nr, anker.c.dag, anker.c.inhoud, anker.c.buiten_op)
    .where(hier(anker), anker.c.dag >= bindparam("vanaf"), anker.c.dag <= bindparam("tot"))
    .order_by(anker.c.nr)
)
_EERSTE_ANKER: Final = select(anker.c.dag).where(hier(anker), anker.c.nr == 1)
_LOPENDE: Final = select(casus.c.id).where(hier(casus), casus.c.fase != Fase.AFGESLOTEN)
_FEITEN: Final = select(
    casus.c.id, casus.c.code, casus.c.tafel, casus.c.spoor, casus.c.grondslag, casus.c.aangemaakt_op, casus.c.fase
).where(*een_van(casus, "id"))
_BEWIJZEN: Final = select(vernietiging.c.onderwerp_id, vernietiging.c.code, vernietiging.c.vernietigd_op).where(
    *een_van(vernietiging, "onderwerp_id"), vernietiging.c.soort == Bewaarsoort.CASUS
)


def per_tafel(
    uow: UnitOfWork, periode: Periode, handelingen: Collection[Handeling]
) -> Mapping[tuple[Handeling, str | None], int]:
    """Count acts per tafel; None is the tafel of what is about no casus, or about one that was destroyed."""
    uow.rond_af()
    rijen = uow.voer_uit(_PER_TAFEL, **_waarden(periode), handelingen=sorted(handelingen))
    return {(rij.handeling, rij.tafel): rij.aantal for rij in rijen}


def per_persoon(
    uow: UnitOfWork, periode: Periode, handelingen: Collection[Handeling]
) -> Mapping[tuple[str | None, str | None], int]:
    """Count acts per professional (id) and on whose behalf, to make roles of them."""
    uow.rond_af()
    rijen = uow.voer_uit(_PER_PERSOON, **_waarden(periode), handelingen=sorted(handelingen))
    return {(rij.door_id, rij.namens): rij.aantal for rij in rijen}


def per_doel(uow: UnitOfWork, periode: Periode, handeling: Handeling) -> Mapping[str, int]:
    """Count acts per code of their purpose; of a refusal that is its reason, empty when it was given none."""
    uow.rond_af()
    rijen = uow.voer_uit(_PER_DOEL, **_waarden(periode), handelingen=[handeling])
    return {rij.doel or "": rij.aantal for rij in rijen}


def keren(uow: UnitOfWork, periode: Periode, handeling: Handeling) -> int:
    """Count how often something was done that wrote a line in the chain of several casussen at once."""
    uow.rond_af()
    return len(uow.voer_uit(_OVER, **_waarden(periode), handelingen=[handeling]).all())


def bevraagd(uow: UnitOfWork, periode: Periode) -> Mapping[str, int]:
    """Count per organisatie (code) the questions of uitvragen that were started; not of what was destroyed since."""
    return {rij.organisatie: rij.aantal for rij in uow.voer_uit(_PER_ORGANISATIE, **_waarden(periode))}


def weigergronden(uow: UnitOfWork, periode: Periode) -> Mapping[Weigergrond, int]:
    """Count the refusals of a period that stand, by their ground. The ground is decrypted, no note is looked at."""
    uow.rond_af()
    wat = [Handeling.UITVRAAG_GEWEIGERD, Handeling.UITVRAAG_NAMENS]
    regels = uow.voer_uit(_OVER, **_waarden(periode), handelingen=wat).all()
    geteld: Counter[Weigergrond] = Counter()
    for deel in _delen({rij.onderwerp_id for rij in regels if rij.onderwerp_id}):
        for een in uitvraag.laatste_van(uow, deel):
            if een.weigering is not None and periode.vanaf <= een.op < periode.voor:
                geteld[een.weigering.grond] += 1
    return geteld


def opgeschaald(uow: UnitOfWork, periode: Periode) -> Mapping[tuple[str, str], int]:
    """Count what was brought from one lane into another: (from, to)."""
    rijen = uow.voer_uit(_OPGESCHAALD, **_waarden(periode))
    return {(rij.van_spoor, rij.spoor.value): rij.aantal for rij in rijen}


def verzoeken(uow: UnitOfWork, periode: Periode) -> tuple[Verzoekfeit, ...]:
    """Return the requests that came in, and when they were closed: not of what was destroyed since."""
    uow.rond_af()
    rijen = uow.voer_uit(_VERZOEKEN, **_waarden(periode)).all()
    gesloten = {
        rij.onderwerp_id: rij.op
        for rij in uow.voer_uit(_OVER, **_sindsdien(uow, periode), handelingen=[Handeling.VERZOEK_AFGEROND])
    }
    return tuple(
        Verzoekfeit(rij.soort, rij.uiterlijk_op, None if rij.stand is Verzoekstand.OPEN else gesloten.get(rij.id))
        for rij in rijen
    )


def datalekken(uow: UnitOfWork, periode: Periode) -> tuple[Lekfeit, ...]:
    """Return the possible data breaches that were noted, from the logboek: also of what was destroyed since."""
    uow.rond_af()
    gemeld = uow.voer_uit(_OVER, **_waarden(periode), handelingen=[Handeling.DATALEK_GEMELD]).all()
    geopend: dict[str, datetime] = {}
    for rij in uow.voer_uit(_OVER, **_sindsdien(uow, periode), handelingen=[Handeling.DATALEK_GEOPEND]):
        geopend[rij.onderwerp_id] = min(rij.op, geopend.get(rij.onderwerp_id, rij.op))
    return tuple(Lekfeit(rij.op, geopend.get(rij.onderwerp_id)) for rij in gemeld)


def vernietigd(uow: UnitOfWork, periode: Periode) -> Mapping[Bewaarcategorie, int]:
    """Count per category what was destroyed."""
    rijen = uow.voer_uit(_VERNIETIGD, **_waarden(periode))
    return {Bewaarcategorie(rij.categorie): rij.aantal for rij in rijen}


def informering_ontbreekt(uow: UnitOfWork, vandaag: date) -> int:
    """Count the running casussen in which it was not said of everybody whether he knows, or must be looked at again."""
    aantal = 0
    for deel in _delen(uow.voer_uit(_LOPENDE).scalars()):
        gezegd = informering.van_casussen(uow, deel)
        alle = casussen.lees_alle(uow, deel)
        aantal += sum(vraagt_aandacht(een, gezegd.get(een.id, ()), vandaag) for een in alle.values())
    return aantal


def ankers(uow: UnitOfWork, vanaf: date, tot: date) -> tuple[Ankerfeit, ...]:
    """Return the anchors of these days, both included."""
    rijen = uow.voer_uit(_ANKERS, vanaf=vanaf.isoformat(), tot=tot.isoformat())
    return tuple(
        Ankerfeit(rij.nr, date.fromisoformat(rij.dag), hash_van(rij.inhoud).hex(), rij.buiten_op is not None)
        for rij in rijen
    )


def eerste_anker(uow: UnitOfWork) -> date | None:
    """Return the day of the first anchor there is; None when there is none."""
    dag = uow.voer_uit(_EERSTE_ANKER).scalar_one_or_none()
    return None if dag is None else date.fromisoformat(dag)


def met_besluit(uow: UnitOfWork, periode: Periode) -> frozenset[str]:
    """Return the ids of what something was decided about: casussen, and meldingen with a chain of their own."""
    uow.rond_af()
    rijen = uow.voer_uit(_CASUSSEN, **_waarden(periode), handelingen=sorted(BESLUITEN))
    return frozenset(rijen.scalars())


def feiten(uow: UnitOfWork, ids: Iterable[str]) -> tuple[Casusfeit, ...]:
    """Return what these casussen are, also those that were destroyed; an id of anything else gives none."""
    gevraagd = sorted(set(ids))
    gevonden = {rij.onderwerp_id: _van_bewijs(rij) for rij in uow.voer_uit(_BEWIJZEN, dit_onderwerp_id=gevraagd)}
    for rij in uow.voer_uit(_FEITEN, dit_id=gevraagd):
        gevonden[rij.id] = Casusfeit(rij.id, rij.code, rij.tafel, rij.spoor, rij.grondslag, rij.aangemaakt_op, rij.fase)
    return tuple(gevonden[een] for een in gevraagd if een in gevonden)


def _van_bewijs(rij: Any) -> Casusfeit:  # noqa: ANN401 - a row
    return Casusfeit(rij.onderwerp_id, rij.code, vernietigd_op=rij.vernietigd_op)


def _waarden(periode: Periode) -> dict[str, datetime]:
    return {"vanaf": periode.vanaf, "voor": periode.voor}


def _sindsdien(uow: UnitOfWork, periode: Periode) -> dict[str, datetime]:
    """Return from its beginning until now, what is written at this moment included."""
    return {"vanaf": periode.vanaf, "voor": uow.now + timedelta(microseconds=1)}


def _delen(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(set(ids)))
    while deel := list(islice(rest, _IN_EEN_KEER)):
        yield deel
