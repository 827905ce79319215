"""Who makes the meetings of each region, and that the region knows whether somebody does."""

from collections.abc import Mapping
from dataclasses import replace

import structlog

from bot.credentials import apps_for, graph_tenant, meetings_for
from bot.graph.apps import GraphApps
from bot.settings import Settings
from dialogs.kern.ports import Clock, Meetings
from dialogs.kern.router import Streek
from teksten.catalogus import Teksten

log = structlog.get_logger("meetings")


def open_meetings(settings: Settings, clock: Clock, teksten: Teksten) -> Mapping[str, Meetings]:
    """Return who makes the meetings, by the name of a region in the settings; without those where nobody does.

    Raises:
        StartRefused: a certificate or its key cannot be used.
    """
    found = {name: meetings_for(regio, clock, teksten) for name, regio in settings.regios.items()}
    # That the regisseur must make them himself is a choice that must be seen to have been made.
    log.info("meetings_by_graph", regios=sorted(name for name, each in found.items() if each is not None))
    return {name: each for name, each in found.items() if each is not None}


def open_apps(settings: Settings, clock: Clock, teksten: Teksten) -> Mapping[str, GraphApps]:
    """Return who puts the bot into the chats of meetings, by the name of a region; without those where nobody does.

    Raises:
        StartRefused: a certificate or its key cannot be used.
    """
    found = {name: apps_for(regio, clock, teksten) for name, regio in settings.regios.items()}
    log.info("bot_put_into_meetings", regios=sorted(name for name, each in found.items() if each is not None))
    return {name: each for name, each in found.items() if each is not None}


def with_meetings(
    settings: Settings, streken: Mapping[str, Streek], meetings: Mapping[str, Meetings]
) -> Mapping[str, Streek]:
    """Return the regions, each with the tenant in which its meetings are made."""
    return {
        name: _told(streek, graph_tenant(settings.regios[name]) if name in meetings else "")
        for name, streek in streken.items()
    }


def _told(streek: Streek, tenant: str) -> Streek:
    regels = replace(streek.regio.gesprek, graph_tenant=tenant)
    return replace(streek, regio=replace(streek.regio, gesprek=regels))
