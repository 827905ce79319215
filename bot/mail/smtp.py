"""The mail server, spoken to in SMTP (RFC 5321): one connection a mail, encrypted, with a limit on every wait."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime

import aiosmtplib
import structlog
from aiosmtplib import SMTPException, SMTPResponseException

from bot.mail.settings import PORTS, MailSettings, split_sender
from dialogs.kern.kalenderbestand import Organisator, methode_van, uitnodiging
from dialogs.kern.ports import Clock, OutgoingMail, SendFailed, SendOutcome
from domain.contact import is_mailadres

ANSWER_WITHIN = 15.0
"""Seconds for each answer of the server."""

DONE_WITHIN = 60.0
"""Seconds for a mail as a whole: well within the lease of the sender."""

NOT_NOW, NEVER = range(400, 500), range(500, 600)
"""Replies: a passing trouble (greylisting, too busy), or a refusal for good. Source: RFC 5321, section 4.2.1."""

log = structlog.get_logger("mail")


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where the mail goes, and on whose behalf.

    Attributes:
        security: `starttls`, `tls` or `none`.
        tls: which authorities are believed.
        sender, reply_to: as `address` or `name <address>`.
    """

    host: str
    port: int
    security: str
    tls: ssl.SSLContext
    sender: str
    reply_to: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    answer_within: float = ANSWER_WITHIN
    done_within: float = DONE_WITHIN


def server_of(settings: MailSettings) -> SmtpServer | None:
    """Return the server that was set; None when none was.

    Raises:
        OSError, ssl.SSLError: the file with the authority cannot be used.
    """
    if settings.smtp_host is None or settings.smtp_from is None:
        return None
    ca_file = settings.smtp_ca_file
    return SmtpServer(
        host=settings.smtp_host,
        port=settings.smtp_port or PORTS[settings.smtp_security],
        security=settings.smtp_security,
        tls=ssl.create_default_context(cafile=str(ca_file) if ca_file else None),
        sender=settings.smtp_from,
        reply_to=settings.smtp_reply_to,
        user=settings.smtp_user,
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
    )


class SmtpMailer:
    """Hands over mail to one server (`dialogs.kern.ports.Mailer`)."""

    def __init__(self, server: SmtpServer, clock: Clock) -> None:
        """Prepare; nothing is connected yet."""
        self._server = server
        self._clock = clock

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Hand over one mail.

        Raises:
            SendFailed: LATER when the server is away, does not want us now, or does not let us in (then somebody must
                mend the settings; the log says so); REFUSED when it refuses this mail or this address for good;
                UNCERTAIN when the line broke after the mail was on its way.
        """
        try:
            message = self._message(mail, message_id)
        except ValueError:
            log.warning("mail_not_made", message_id=message_id)
            raise SendFailed(SendOutcome.REFUSED) from None
        under_way = taken = False
        try:
            async with asyncio.timeout(self._server.done_within), self._connection() as smtp:
                _, sender = split_sender(self._server.sender)
                await smtp.mail(sender)
                await smtp.rcpt(mail.to)
                under_way = True
                await smtp.data(bytes(message))
                taken = True
                await smtp.quit()
        except (SMTPException, OSError) as error:
            if taken:
                return  # how it says goodbye changes nothing
            failed = _judged(error, under_way=under_way)
            # What the server said is left out: it may quote the address.
            log.warning("mail_not_taken", kind=type(error).__name__, status=failed.status, outcome=failed.outcome.value)
            raise failed from error

    @contextlib.asynccontextmanager
    async def _connection(self) -> AsyncIterator[aiosmtplib.SMTP]:
        """Connect, encrypt and sign in; whatever goes wrong here is of the server, not of this mail.

        Raises:
            SendFailed: it did not work out; it comes back later.
        """
        server = self._server
        _, sender = split_sender(server.sender)
        smtp = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            # Not the name of this machine: it would travel along in the headers of every mail.
            local_hostname=sender.partition("@")[2],
            timeout=server.answer_within,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            tls_context=None if server.security == "none" else server.tls,
        )
        try:
            await smtp.connect()
        except (SMTPException, OSError) as error:
            code = error.code if isinstance(error, SMTPResponseException) else None
            log.warning("mail_server_refuses_us", kind=type(error).__name__, status=code)
            raise SendFailed(SendOutcome.LATER, status=code) from error
        try:
            yield smtp
        finally:
            smtp.close()

    def _message(self, mail: OutgoingMail, message_id: str) -> EmailMessage:
        """Write the mail. The library refuses line breaks in headers; the address is looked at once more.

        Raises:
            ValueError: an address or a header cannot be used.
        """
        if not is_mailadres(mail.to):
            raise ValueError("not an address")
        name, sender = split_sender(self._server.sender)
        message = EmailMessage(policy=SMTP_POLICY)
        message["From"] = Address(name, addr_spec=sender)
        message["To"] = Address(addr_spec=mail.to)
        if self._server.reply_to is not None:
            reply_name, reply_to = split_sender(self._server.reply_to)
            message["Reply-To"] = Address(reply_name, addr_spec=reply_to)
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<tafelbot.{message_id}@{sender.partition('@')[2]}>"
        # Nobody is away for a machine (RFC 3834, and what Exchange listens to).
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message["Content-Language"] = "nl"
        message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
        if mail.event is not None:
            # RFC 6047, sections 2.4 and 2.6: the same said twice, and what a calendar is asked said once more in front.
            # Base64: nothing on the way may break or join its lines.
            message.add_alternative(
                uitnodiging(mail.event, Organisator(sender, name), mail.to).decode(),
                subtype="calendar",
                charset="UTF-8",
                cte="base64",
                params={"method": methode_van(mail.event).value, "component": "VEVENT"},
            )
        return message


def _judged(error: Exception, *, under_way: bool) -> SendFailed:
    code = error.code if isinstance(error, SMTPResponseException) else 0
    if code in NOT_NOW:
        return SendFailed(SendOutcome.LATER, status=code)
    if code in NEVER:
        return SendFailed(SendOutcome.REFUSED, status=code)
    # The line broke, or what came back was no answer.
    return SendFailed(SendOutcome.UNCERTAIN if under_way else SendOutcome.LATER)
