"""Whoever comes with a link to the page of somebody detained, seen inside one transaction: does it open, and for whom.

Each look asks anew whether it still may: the link, the talk, the casus, the casemanager and her inrichting.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from dialogs.kern import beleid
from dialogs.kern.desk import Bezoek, Context
from dialogs.kern.gastpagina import ZEGEL, Gastbezoek
from dialogs.kern.router import Streek
from domain.errors import NotAllowed, NotFound, UserMistake
from domain.gastlink import SESSIE, Gastdeur, Gastlink
from domain.logboek import Handeling
from domain.persoon import Actor
from domain.terugkeergesprek import Afzegreden, Gespreksstatus, Terugkeergesprek
from domain.toegang import Daad
from storage import casus as casussen
from storage import gastlinks, personen, terugkeergesprek, toegang
from storage.gastlinks import Gastsessie
from storage.store import UnitOfWork
from teksten.catalogus import Teksten

T = TypeVar("T")

_NIET_MEER: Final = frozenset({Gespreksstatus.GAAT_NIET_DOOR})


@dataclass(frozen=True, slots=True)
class Gastvraag:
    """What a browser came with, apart from its secret.

    Attributes:
        teksten: of every language there is, by its code.
        vraag: what stood behind the question mark.
    """

    streek: Streek
    teksten: Mapping[str, Teksten]
    vraag: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Binnen:
    """It is open. `geheim`: what the browser keeps from now on; empty when it has that already."""

    geheim: str = ""


def open_(uow: UnitOfWork, vraag: Gastvraag, token: str, toestel: str, taal: str) -> Binnen | Gastdeur:
    """Open a link for a device, or say why not; of each the logboek gets a line. A device that is in stays in."""
    link = gastlinks.met_token(uow, token)
    if link is None:
        return Gastdeur.ONBEKEND
    gevonden = _nog_goed(uow, vraag, link)
    if isinstance(gevonden, Gastdeur):
        return _weiger(uow, vraag, link, gevonden)
    was = gastlinks.sessie(uow, toestel) if toestel else None
    if was is not None and was[1].id == link.id:
        return Binnen()
    deur = link.deur(uow.now)
    geopend = gastlinks.open_(uow, link, uow.now + SESSIE, taal) if deur is Gastdeur.OPEN else None
    if geopend is None:
        # Another device was first, at the very same moment perhaps.
        return _weiger(uow, vraag, link, Gastdeur.VOL)
    sessie, geheim = geopend
    gesprek, actor = gevonden
    _bezoek(uow, vraag, _Open(link, sessie, gesprek, actor)).record(
        Handeling.GASTLINK_GEOPEND, betrokkene_id=gesprek.betrokkene_id
    )
    return Binnen(geheim)


def bezoek(uow: UnitOfWork, vraag: Gastvraag, toestel: str, doe: Callable[[Gastbezoek], T]) -> T | Gastdeur:
    """Do something for a device on which the page is open; say why it is not any more."""
    gevonden = gastlinks.sessie(uow, toestel)
    if gevonden is None:
        return Gastdeur.ONBEKEND
    sessie, link = gevonden
    binnen = _nog_goed(uow, vraag, link)
    if isinstance(binnen, Gastdeur):
        # It worked on this device a moment ago: one line says that it does not any more, and it is closed.
        gastlinks.beeindig(uow, sessie.id)
        return _weiger(uow, vraag, link, binnen)
    return doe(_bezoek(uow, vraag, _Open(link, sessie, *binnen)))


def eis_zegel(bezoek: Gastbezoek, invoer: Mapping[str, str]) -> None:
    """Refuse a form that was not drawn for this device.

    Raises:
        NotAllowed: it was not ("sleutel.van_ander").
    """
    if not hmac.compare_digest(invoer.get(ZEGEL, "").encode(), bezoek.verborgen[ZEGEL].encode()):
        raise NotAllowed("sleutel.van_ander")


def noteer_weigering(uow: UnitOfWork, vraag: Gastvraag, toestel: str) -> None:
    """Write down that something was refused to a device on which the page is open."""
    gevonden = gastlinks.sessie(uow, toestel)
    if gevonden is not None:
        _weiger(uow, vraag, gevonden[1], Gastdeur.INGETROKKEN)


@dataclass(frozen=True, slots=True)
class _Open:
    link: Gastlink
    sessie: Gastsessie
    gesprek: Terugkeergesprek
    actor: Actor


def _bezoek(uow: UnitOfWork, vraag: Gastvraag, open_: _Open) -> Gastbezoek:
    taal = open_.sessie.taal
    return Gastbezoek(
        uow=uow,
        regio=vraag.streek.regio,
        teksten=vraag.teksten[taal],
        actor=open_.actor,
        gesprek=open_.gesprek,
        link=open_.link,
        sessie_id=open_.sessie.id,
        taal=taal,
        talen=tuple(vraag.teksten),
        verborgen={ZEGEL: uow.zegel(f"gast|{open_.sessie.id}".encode()).hex()},
        vraag=vraag.vraag,
    )


def _nog_goed(uow: UnitOfWork, vraag: Gastvraag, link: Gastlink) -> tuple[Terugkeergesprek, Actor] | Gastdeur:
    """Return the talk and the casemanager of a link that still holds, however many devices it is open on."""
    if link.ingetrokken_op is not None:
        return Gastdeur.INGETROKKEN
    if link.verloopt_op <= uow.now:
        return Gastdeur.VERLOPEN
    try:
        gesprek = terugkeergesprek.lees(uow, link.gesprek_id)
        if not _heeft_pagina(gesprek) or gesprek.casemanager_id != link.persoon_id:
            return Gastdeur.INGETROKKEN
        actor = toegang.actor(uow, personen.lees(uow, link.persoon_id))
        _eis_begeleiden(uow, vraag.streek, gesprek, actor)
    except (NotAllowed, NotFound, UserMistake):
        # The casus is closed or destroyed, or she or her inrichting has nothing to do with it any more.
        return Gastdeur.INGETROKKEN
    return gesprek, actor


def _heeft_pagina(gesprek: Terugkeergesprek) -> bool:
    """Tell whether he has a page: whoever said no may still come back on it, and reads that nothing bad follows."""
    return gesprek.status not in _NIET_MEER or gesprek.afzegreden is Afzegreden.KEUZE


def _eis_begeleiden(uow: UnitOfWork, streek: Streek, gesprek: Terugkeergesprek, actor: Actor) -> None:
    casus = casussen.lees(uow, gesprek.casus_id)
    kijker = Bezoek(uow, streek.regio, streek.teksten, actor)
    over = beleid.met_toegang(kijker, casus, organisatie=gesprek.inrichting)
    beleid.eis(kijker, Daad.GESPREK_BEGELEIDEN, replace(over, gevraagd=frozenset({gesprek.inrichting})))


def _weiger(uow: UnitOfWork, vraag: Gastvraag, link: Gastlink, deur: Gastdeur) -> Gastdeur:
    streek = vraag.streek
    Context(uow, streek.regio, streek.teksten).log(
        Handeling.GAST_GEWEIGERD, casus_id=link.casus_id, onderwerp_id=link.gesprek_id
    )
    return deur
