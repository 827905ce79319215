"""The mail server of the settings, tried as far as can be without one: a wrong file is told at the start."""

import ssl

import structlog

from bot.mail.settings import MailSettings
from bot.mail.smtp import SmtpMailer, server_of
from bot.start import StartRefused
from dialogs.kern.ports import Clock, Mailer
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
