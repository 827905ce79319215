"""The mail server of the settings, tried as far as can be without one: a wrong file is told at the start.

And in whose calendar the invitations stand, where that was set, and that each region knows whether any can be sent.
"""

import ssl
from collections.abc import Mapping
from dataclasses import replace

import structlog

from bot.credentials import calendar_for
from bot.graph.kalender import GraphCalendar
from bot.mail.settings import MailSettings
from bot.mail.smtp import SmtpMailer, server_of
from bot.mail.verdeeld import SharedMailer
from bot.settings import Settings
from bot.start import StartRefused
from dialogs.kern.ports import Clock, Mailer
from dialogs.kern.router import Streek
from teksten.catalogus import Teksten

log = structlog.get_logger("mail")


def open_mail(settings: MailSettings, clock: Clock, teksten: Teksten) -> Mailer | None:
    """Return the mailer; None when no server was set, and then the log says so once.

    Raises:
        StartRefused: the file with the authority cannot be used.
    """
    try:
        server = server_of(settings)
    except (OSError, ssl.SSLError):
        file = str(settings.smtp_ca_file)
        raise StartRefused(teksten("bediening.start.smtp_ca", bestand=file)) from None
    if server is None:
        log.info("no_mail_server", setting="TAFELBOT_SMTP_HOST")
        return None
    return SmtpMailer(server, clock)


def open_calendars(settings: Settings, clock: Clock, teksten: Teksten) -> Mapping[str, GraphCalendar]:
    """Return in whose calendar invitations stand, by the name of a region in the settings; without those by mail.

    Raises:
        StartRefused: a certificate or its key cannot be used.
    """
    found = {name: calendar_for(regio, clock, teksten) for name, regio in settings.regios.items()}
    return {name: each for name, each in found.items() if each is not None}


def mailer_of(calendar: GraphCalendar | None, mail: Mailer | None) -> Mailer | None:
    """Return who sends the mails of a region: to the calendar what is for one, where it has one."""
    return mail if calendar is None else SharedMailer(calendar, mail)


def with_invitations(
    streken: Mapping[str, Streek], calendars: Mapping[str, GraphCalendar], mail: Mailer | None
) -> Mapping[str, Streek]:
    """Return the regions, each knowing whether invitations can be sent.

    Without anything to send them with none are planned: each would be reported as not delivered.
    """
    able = {name for name in streken if name in calendars or mail is not None}
    # That nobody is invited is a choice that must be seen to have been made.
    log.info("invitations", by_mail=sorted(able - set(calendars)), by_calendar=sorted(calendars))
    return {name: _told(streek, can=name in able) for name, streek in streken.items()}


def _told(streek: Streek, *, can: bool) -> Streek:
    regels = replace(streek.regio.zitting, uitnodigen=can)
    return replace(streek, regio=replace(streek.regio, zitting=regels))
