"""What one organisatie is asked for one zitting, loaded and authorised for somebody who answers for it."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cards.uitvraag.werklijst_payloads import Waar
from dialogs.kern.beleid import eis, mag
from dialogs.kern.desk import Bezoek
from dialogs.uitvraag.zaak import Zaak
from domain.agenda import Zitting
from domain.casus import Betrokkene
from domain.errors import NotFound
from domain.formulier import Formulier
from domain.organisatie import Deelbeleid
from domain.toegang import Casusfeiten, Daad, Toegang, Waarover
from domain.uitvraag import Antwoord, Antwoordsoort, BevragingStatus, Uitvraag, vraagt_bekendheid
from storage import agenda, toegang
from storage import casus as casussen
from storage import uitvraag as uitvragen

PERSONEN_PER_KEUZE = 8
"""Persons on one card where one ticks who is known: what a phone shows without losing the button."""

PERSONEN_PER_KAART = 2
"""Persons whose forms stand on one card."""


@dataclass(frozen=True, slots=True)
class Gevraagde:
    """Somebody about whom is asked, with the form that is asked with and what was said last."""

    zaak: Zaak
    wie: Betrokkene
    formulier: Formulier
    antwoord: Antwoord | None

    @property
    def id(self) -> str:
        """Who it is, in a button: `<bevraging>:<betrokkene>`."""
        return f"{self.zaak.bevraging.id}:{self.wie.id}"

    @property
    def bekendheid(self) -> bool:
        """Tell whether "not known" is an answer."""
        return vraagt_bekendheid(self.formulier)

    @property
    def kan_bekend_worden(self) -> bool:
        """Tell whether it may still be told that he is known: nothing was said, or that he is not (no consent)."""
        if self.antwoord is None or self.antwoord.soort is Antwoordsoort.NIET_BEKEND:
            return True
        return self.antwoord.weigering is not None and self.antwoord.weigering.volgens_beleid


@dataclass(frozen=True, slots=True)
class Vragen:
    """Everything that an organisatie may answer for one zitting: the first deadline first, then by code."""

    waar: Waar
    zitting: Zitting
    zaken: tuple[Zaak, ...]
    personen: tuple[Gevraagde, ...]
    beleid: Deelbeleid

    @property
    def te_gaan(self) -> tuple[Gevraagde, ...]:
        """Everybody about whom nothing was said yet. Who came into a casus about which all was refused is not asked."""
        return tuple(
            een
            for een in self.personen
            if een.antwoord is None and een.zaak.bevraging.status is not BevragingStatus.GEWEIGERD
        )

    @property
    def alleen_met_toestemming(self) -> bool:
        """Tell whether the organisatie shares only with consent."""
        return self.beleid is Deelbeleid.ALLEEN_NA_TOESTEMMING

    def van(self, ids: Iterable[str]) -> tuple[Gevraagde, ...]:
        """Return these persons, in order; who is asked about no more is left out."""
        gezocht = frozenset(ids)
        return tuple(een for een in self.personen if een.id in gezocht)

    def iemand(self, id_: str) -> Gevraagde:
        """Return this person.

        Raises:
            NotFound: he is in no casus about which is asked, or no more.
        """
        wie = self.van([id_])
        if not wie:
            raise NotFound("uitvraag.betrokkene_onbekend")
        return wie[0]

    def te_doen(self) -> tuple[Zaak, ...]:
        """Return the questions in which something is owed."""
        open_ = {een.zaak.bevraging.id for een in self.te_gaan}
        return tuple(een for een in self.zaken if een.bevraging.id in open_)

    def onderwerp(self, ids: Iterable[str] = ()) -> str:
        """Return the subject of a one-time key: this worklist, and these persons."""
        return onderwerp_van(self.waar, ids)


def onderwerp_van(waar: Waar, ids: Iterable[str] = ()) -> str:
    """Return the subject of a one-time key that was issued for a worklist, and these persons."""
    return ":".join((waar.zitting, waar.organisatie, waar.alleen or "", ",".join(ids)))


def nu_daar(desk: Bezoek, waar: Waar, personen: Iterable[str]) -> Waar:
    """Return in which worklist these persons stand now: while a form lay open, their item may have gone elsewhere.

    What was typed about them is no less true for another zitting. When some of them stayed, it is where they stayed.
    """
    zittingen = set()
    for bevraging_id in {een.partition(":")[0] for een in personen}:
        with contextlib.suppress(NotFound):
            zittingen.add(uitvragen.van_bevraging(desk.uow, bevraging_id).zitting_id)
    if waar.zitting in zittingen or len(zittingen) != 1:
        return waar
    return replace(waar, zitting=zittingen.pop())


def laad_vragen(desk: Bezoek, waar: Waar) -> Vragen:
    """Load what an organisatie is asked for a zitting: what he may answer, and what still takes answers.

    Raises:
        NotAllowed: he does not answer for that organisatie.
        NotFound: there is no such zitting in this region.
    """
    eis(desk, Daad.WERKLIJST_ZIEN, Waarover(organisatie=waar.organisatie))
    zitting = agenda.lees(desk.uow, waar.zitting)
    zaken = _zaken(desk, waar, zitting)
    organisatie = desk.regio.organisaties.get(waar.organisatie)
    return Vragen(
        waar=waar,
        zitting=zitting,
        zaken=tuple(zaken),
        personen=tuple(_personen(desk, zaken)),
        beleid=organisatie.beleid if organisatie else Deelbeleid.PER_VRAAG,
    )


def _zaken(desk: Bezoek, waar: Waar, zitting: Zitting) -> Sequence[Zaak]:
    gevraagd = [
        (uitvraag, bevraging)
        for uitvraag in _uitvragen(desk, waar)
        for bevraging in uitvraag.bevragingen
        if bevraging.organisatie == waar.organisatie
    ]
    ids = {een.casus_id for een, _ in gevraagd}
    gegeven = toegang.voor_actor(desk.uow, desk.actor, ids)
    gevonden = casussen.lees_alle(desk.uow, ids)
    zaken = [
        Zaak(uitvraag, bevraging, gevonden[uitvraag.casus_id], zitting)
        for uitvraag, bevraging in gevraagd
        if uitvraag.casus_id in gevonden
    ]
    te_zien = [
        een for een in zaken if een.loopt(desk.nu) and mag(desk, Daad.BEVRAGING_BEANTWOORDEN, _over(een, gegeven))
    ]
    return sorted(te_zien, key=lambda een: (een.uitvraag.deadline, str(een.casus.code)))


def _over(zaak: Zaak, gegeven: tuple[Toegang, ...]) -> Waarover:
    return Waarover(casus=Casusfeiten.van(zaak.casus), toegang=gegeven, organisatie=zaak.bevraging.organisatie)


def _uitvragen(desk: Bezoek, waar: Waar) -> Sequence[Uitvraag]:
    if waar.alleen is None:
        return uitvragen.van_zitting(desk.uow, waar.zitting)
    uitvraag = uitvragen.van_bevraging(desk.uow, waar.alleen)
    return [uitvraag] if uitvraag.zitting_id == waar.zitting else []


def _personen(desk: Bezoek, zaken: Sequence[Zaak]) -> Iterator[Gevraagde]:
    versies = {een.bevraging.formulier_versie for een in zaken}
    formulieren = {versie: uitvragen.formulier(desk.uow, versie) for versie in versies}
    laatste = uitvragen.laatste_van(desk.uow, (een.bevraging.id for een in zaken))
    gezegd = {(een.bevraging_id, een.betrokkene_id): een for een in laatste}
    for zaak in zaken:
        formulier = formulieren[zaak.bevraging.formulier_versie]
        for wie in zaak.casus.betrokkenen:
            yield Gevraagde(zaak, wie, formulier, gezegd.get((zaak.bevraging.id, wie.id)))
