"""/verslag: for a regisseur what is to be approved, for a partner what can be read."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from cards.datum import dag
from cards.verslag.lezen import Keuze, keuzekaart
from cards.verslag.payloads import VerslagCasus, VerslagOpen
from dialogs.kern.answers import Answer
from dialogs.kern.beleid import eis, mag, met_toegang, over_casus
from dialogs.kern.casustoegang import zoek_casus
from dialogs.kern.desk import Desk
from dialogs.kern.neutraal import als_antwoord
from dialogs.kern.permissions import Permission
from dialogs.kern.registry import AnswerMay, Argument, Arguments, CommandSpec, Registry
from dialogs.kern.verslagpost import TERUG, besproken
from dialogs.verslag.lezen import keuzes_van, mag_lezen, toon_van_casus
from domain.agenda import Zitting
from domain.casus import Casus
from domain.casuscode import Casuscode
from domain.persoon import Rol
from domain.toegang import Daad
from storage import agenda, toegang
from storage import casus as casussen
from storage import verslag as verslagen

VROEG: Final = timedelta(days=1)
"""A zitting may begin before its time, on its own day."""
MEESTE: Final = 12
"""Buttons on one card; the newest come first."""


def register(registry: Registry) -> None:
    """Declare the command."""
    registry.command(
        CommandSpec(
            words="verslag",
            permission=Permission.GEREGISTREERD,
            group="verslag.groep",
            help="verslag.opdracht",
            example="/verslag 26-0142-K",
            answer_may=AnswerMay.BE_OPENED_ONLY,
            handle=verslag,
            arguments=(Argument.CASUSCODE,),
            in_manifest=False,
        )
    )


def verslag(desk: Desk, arguments: Arguments) -> Answer:
    """Show what somebody is to approve, or what he can read; with a code that of one casus."""
    if arguments.casuscode is not None:
        return _van_casus(desk, arguments.casuscode)
    if desk.actor.is_rol(Rol.PROCESREGISSEUR):
        return _te_keuren(desk)
    eis(desk, Daad.ZITTING_VOLGEN)
    return _te_lezen(desk)


def _van_casus(desk: Desk, code: Casuscode) -> Answer:
    casus = zoek_casus(desk, Daad.VERSLAG_LEZEN, code=code)
    eis(desk, Daad.VERSLAG_LEZEN, met_toegang(desk, casus))
    if not mag(desk, Daad.VERSLAG_MAKEN, over_casus(casus)):
        return toon_van_casus(desk, casus)
    t, kalender = desk.teksten, desk.regio.kalender
    keuzes = [
        Keuze(dag(een.begint_op, kalender), VerslagCasus(zitting=een.id, casus=casus.id))
        for een in _zittingen(desk, [casus.id])
        if casus.id in besproken(desk, een.id)
    ][:MEESTE]
    uitleg = t("verslag.kies.eigen", code=str(code)) if keuzes else t("verslag.kies.geen")
    return als_antwoord(keuzekaart(keuzes, t, uitleg=uitleg), t)


def _te_keuren(desk: Desk) -> Answer:
    """Show the zittingen at which something of his was discussed that was not approved yet."""
    t, kalender = desk.teksten, desk.regio.kalender
    eigen = {een.id for een in casussen.van_regisseur(desk.uow, desk.actor.regisseert_voor)}
    keuzes = []
    for zitting in _zittingen(desk, eigen):
        open_ = (eigen & set(besproken(desk, zitting.id))) - verslagen.goedgekeurde_van(desk.uow, zitting.id)
        if open_:
            titel = t.aantal("verslag.kies.te_keuren", len(open_), wanneer=dag(zitting.begint_op, kalender))
            keuzes.append(Keuze(titel, VerslagOpen(zitting=zitting.id)))
    uitleg = t("verslag.kies.te_keuren_uitleg") if keuzes else t("verslag.kies.niets_te_keuren")
    return als_antwoord(keuzekaart(keuzes[:MEESTE], t, uitleg=uitleg), t)


def _te_lezen(desk: Desk) -> Answer:
    mee = {een.casus_id for een in toegang.voor_actor(desk.uow, desk.actor) if een.rol is Rol.PARTNER}
    alle = casussen.lees_alle(desk.uow, mee)
    mogen = {id_: een for id_, een in alle.items() if mag(desk, Daad.VERSLAG_LEZEN, met_toegang(desk, een))}
    gevonden: list[tuple[Casus, Zitting]] = []
    for zitting in _zittingen(desk, mogen):
        goed = [mogen[een] for een in verslagen.goedgekeurde_van(desk.uow, zitting.id) if een in mogen]
        gevonden += [(een, zitting) for een in goed if mag_lezen(desk, zitting, een)]
    op_volgorde = sorted(gevonden, key=lambda paar: (paar[1].begint_op, str(paar[0].code)), reverse=True)
    return keuzes_van(desk, op_volgorde[:MEESTE])


def _zittingen(desk: Desk, casus_ids: Collection[str]) -> list[Zitting]:
    """Return the zittingen of the last months that had one of these on their agenda, the newest first."""
    met_casus = agenda.zittingen_met_casus(desk.uow, casus_ids, desk.nu - TERUG)
    alle = {een.id: een for van_casus in met_casus.values() for een in van_casus if een.begint_op <= desk.nu + VROEG}
    return sorted(alle.values(), key=lambda een: een.begint_op, reverse=True)
