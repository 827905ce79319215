"""The weekly post to who decides: codes and counts; and what a post says once what it was about is gone."""

from collections.abc import Iterable

from cards import bewaren as kaarten
from cards.bewaren import MEESTE_CODES
from dialogs.bewaren.kern import Ding, beslissers, dingen
from dialogs.bewaren.nazorg import doorlopende
from dialogs.kern.berichtsoorten import Berichtsoort
from dialogs.kern.desk import Context
from dialogs.kern.neutraal import als_bericht
from dialogs.kern.planning import houd_waar
from dialogs.kern.ports import OutgoingMessage
from dialogs.kern.registry import Skip
from domain.bewaren import Bewaarsoort
from storage import bewaren, personen, vernietigen
from storage.plekken import staat_er


def render(context: Context, onderwerp_id: str) -> OutgoingMessage | Skip:
    """Say how much waits for somebody's decision now, with the codes; of a signal only how many."""
    persoon_id, _, _ = onderwerp_id.partition(":")
    wacht = [ding for ding in te_beslissen(context) if persoon_id in beslissers(context, ding)]
    lopend = [een.code for een in doorlopende(context, [persoon_id])]
    if not wacht and not lopend and not staat_er(context.uow, Berichtsoort.BEWAREN, onderwerp_id):
        return Skip("niets_verlopen")
    codes = [ding.onderwerp.code for ding in wacht if ding.klok.soort is Bewaarsoort.CASUS]
    regel = ", ".join(codes[:MEESTE_CODES])
    if len(codes) > MEESTE_CODES:
        regel = context.teksten.aantal("bewaren.bericht.codes_meer", len(codes) - MEESTE_CODES, codes=regel)
    wie = personen.lees_alle(context.uow, [persoon_id]).get(persoon_id)
    namens = wie.naam if wie is not None and codes and any(ding.houder_id == persoon_id for ding in wacht) else ""
    if lopend and wie is not None:
        namens = wie.naam
    kaart = kaarten.bericht(namens, len(codes), regel, len(wacht) - len(codes), context.teksten, lopend=lopend)
    return als_bericht(kaart, context.teksten)


def leeg(context: Context, _: str) -> OutgoingMessage:
    """Say that the content of this post was removed."""
    return als_bericht(kaarten.geen_inhoud(context.teksten), context.teksten)


def niemand(_: Context, __: str) -> str | None:
    """Return nobody: next week it is told again."""
    return None


def te_beslissen(context: Context) -> list[Ding]:
    """Return what has passed its term and nobody decided about."""
    klokken = (een for een in bewaren.verlopen(context.uow) if een.mag_weg(context.nu) and not een.bevestigd)
    return [ding for ding in dingen(context, klokken) if ding.mag_weg(context.nu)]


def houd_waar_voor(context: Context, over: Iterable[Ding]) -> None:
    """Keep true what stands in Teams of the list of whoever decides about these."""
    for persoon_id in {wie for ding in over for wie in beslissers(context, ding)}:
        houd_lijsten_waar(context, persoon_id)


def houd_lijsten_waar(context: Context, persoon_id: str) -> None:
    """Keep true every weekly list that was ever told of somebody's."""
    for onderwerp_id in vernietigen.onderwerpen_van(context.uow, Berichtsoort.BEWAREN, persoon_id):
        houd_waar(context, Berichtsoort.BEWAREN, onderwerp_id)
