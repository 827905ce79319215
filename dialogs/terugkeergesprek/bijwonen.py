"""Who sits at a talk: when it is, whether it comes, and the way in; nothing of him stands here."""

from collections.abc import Iterator
from typing import Final

from cards.payloads import OpdrachtOpen, Payload
from cards.terugkeergesprek import beeld as kaarten
from cards.terugkeergesprek.beeld import Gesprekbeeld
from cards.terugkeergesprek.payloads_plannen import DeelnameKomt, DeelnameNaar, DeelnameOpen
from cards.terugkeergesprek.payloads_tijdens import VoorafOpen
from cards.verbs import Verb
from dialogs.kern import vergaderingen
from dialogs.kern.answers import Answer
from dialogs.kern.desk import Desk
from dialogs.kern.gesprekspost import houd_gesprek_waar, wie_zitten_erbij
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import Registry, VerbSpec
from dialogs.terugkeergesprek.kern import (
    Geladen,
    als_deelnemer,
    naam_persoon,
    noteer,
    staat_vast,
    zegt_of_het_komt,
)
from dialogs.terugkeergesprek.tonen import deur_open, stand_in_woorden, toon_deur
from domain.errors import UserMistake
from domain.logboek import Handeling
from domain.terugkeergesprek import Deelnamestatus, Gespreksstatus, Terugkeergesprek
from storage import casus as casussen
from storage import terugkeergesprek
from storage.inbox import Uitkomst

_KOMT_OF_BEZIG: Final = frozenset({Gespreksstatus.GEPLAND, Gespreksstatus.BEZIG})


def register(registry: Registry) -> None:
    """Declare the buttons of who sits at a talk."""
    partner = Permission.PARTNER
    registry.verb(VerbSpec(Verb.GESPREKSDEELNAME_OPEN, DeelnameOpen, partner, openen))
    registry.verb(VerbSpec(Verb.GESPREKSDEELNAME_KOMT, DeelnameKomt, partner, komt))
    registry.verb(VerbSpec(Verb.GESPREKSDEELNAME_NAAR, DeelnameNaar, partner, naar))


def openen(desk: Desk, payload: DeelnameOpen) -> Answer:
    """Open the talk on behalf of an organisatie."""
    return _toon(desk, als_deelnemer(desk, payload.organisatie, casus_id=payload.casus))


def komt(desk: Desk, payload: DeelnameKomt) -> Answer:
    """Say whether it comes, once; it may be said otherwise until the talk."""
    geladen = als_deelnemer(desk, payload.organisatie, gesprek_id=payload.gesprek)
    gesprek = geladen.gesprek
    status = Deelnamestatus.KOMT if payload.komt else Deelnamestatus.KOMT_NIET

    def act() -> Uitkomst:
        casussen.vergrendel(desk.uow, geladen.casus.id)
        if not zegt_of_het_komt(gesprek):
            raise UserMistake("terugkeergesprek.fout.moment_verandert")
        terugkeergesprek.zet_deelname(desk.uow, gesprek, payload.organisatie, status, desk.actor.persoon_id)
        houd_gesprek_waar(desk, gesprek)
        noteer(desk, Handeling.TERUGKEERGESPREK_DEELNAME, geladen, wie=False)
        return Uitkomst("deelname", {"gesprek": gesprek.id})

    onderwerp = f"{gesprek.id}:{payload.organisatie}:{payload.komt}"
    desk.once(Verb.GESPREKSDEELNAME_KOMT, payload.sleutel, act, onderwerp=onderwerp)
    return _toon(desk, geladen, gedaan=desk.teksten("terugkeergesprek.gedaan.deelname"))


def naar(desk: Desk, payload: DeelnameNaar) -> Answer:
    """Show the way in, from ten minutes before until an hour after.

    Raises:
        UserMistake: it is too early or too late, or the meeting does not stand ("terugkeergesprek.fout.deur_dicht").
    """
    geladen = als_deelnemer(desk, payload.organisatie, gesprek_id=payload.gesprek)
    terug = DeelnameOpen(casus=geladen.casus.id, organisatie=payload.organisatie)
    return toon_deur(desk, geladen, terug)


def _toon(desk: Desk, geladen: Geladen, *, gedaan: str = "") -> Answer:
    t, gesprek, casus = desk.teksten, geladen.gesprek, geladen.casus
    noteer(desk, Handeling.TERUGKEERGESPREK_GEOPEND, geladen, wie=False)
    beeld = Gesprekbeeld(
        code=str(casus.code),
        feiten=tuple(_feiten(desk, geladen)),
        wacht=(t("terugkeergesprek.bijwonen.uitleg"),) if zegt_of_het_komt(gesprek) else (),
        knoppen=tuple(_knoppen(desk, geladen)),
        gedaan=gedaan,
    )
    return als_antwoord(kaarten.bijwonen(beeld, t), t)


def woorden(desk: Desk, gesprek: Terugkeergesprek) -> str:
    """Return how far a talk is for whoever sits at it: why it does not go on, or moves, is never told."""
    match gesprek.status:
        case Gespreksstatus.VOORBEREIDEN:
            return desk.teksten("terugkeergesprek.stand.verandert")
        case Gespreksstatus.GEPLAND if not staat_vast(gesprek):
            return desk.teksten("terugkeergesprek.stand.verandert")
        case Gespreksstatus.NIET_GEKOMEN:
            return desk.teksten("terugkeergesprek.stand.gaat_niet_door")
        case Gespreksstatus.GESTOPT:
            return desk.teksten("terugkeergesprek.stand.geweest")
        case _:
            return stand_in_woorden(desk, gesprek)


def _feiten(desk: Desk, geladen: Geladen) -> Iterator[tuple[str, str]]:
    t, gesprek = desk.teksten, geladen.gesprek
    yield t("terugkeergesprek.feit.stand"), woorden(desk, gesprek)
    if staat_vast(gesprek):
        yield t("terugkeergesprek.feit.duur"), t.aantal("agenda.minuten", gesprek.duur_minuten)
    yield t("terugkeergesprek.feit.regisseur"), naam_persoon(desk, geladen.casus.regisseur_id)
    eigen = {een.organisatie: een for een in terugkeergesprek.deelnames(desk.uow, gesprek.id)}.get(geladen.namens)
    if eigen is not None and staat_vast(gesprek):
        yield t("terugkeergesprek.feit.deelname"), t(f"terugkeergesprek.deelname.{eigen.status.value}")


def _knoppen(desk: Desk, geladen: Geladen) -> Iterator[tuple[str, Payload]]:
    t, gesprek, wie = desk.teksten, geladen.gesprek, geladen.namens
    if deur_open(desk, gesprek, vergaderingen.van_gesprek(desk, gesprek.id)):
        yield t("terugkeergesprek.knop.naar"), DeelnameNaar(gesprek=gesprek.id, organisatie=wie)
    if zegt_of_het_komt(gesprek):
        for komt_ in (True, False):
            titel = t("terugkeergesprek.knop.komt" if komt_ else "terugkeergesprek.knop.komt_niet")
            onderwerp = f"{gesprek.id}:{wie}:{komt_}"
            sleutel = desk.issue_key(Verb.GESPREKSDEELNAME_KOMT, onderwerp)
            yield titel, DeelnameKomt(gesprek=gesprek.id, organisatie=wie, komt=komt_, sleutel=sleutel)
    if gesprek.status in _KOMT_OF_BEZIG and staat_vast(gesprek) and _zit_erbij(desk, geladen):
        # Also for who came to sit at it after the others were told.
        yield t("terugkeergesprek.knop.zo_praten"), VoorafOpen(casus=geladen.casus.id, organisatie=wie)
    yield t("terugkeergesprek.knop.casus"), OpdrachtOpen(opdracht="casus toon", casuscode=str(geladen.casus.code))


def _zit_erbij(desk: Desk, geladen: Geladen) -> bool:
    return any(een.organisatie == geladen.namens for een in wie_zitten_erbij(desk, geladen.gesprek))
