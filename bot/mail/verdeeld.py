"""A mailer of two: what is for a calendar goes there itself, every other mail to the mail server."""

from dataclasses import dataclass

from dialogs.kern.ports import Mailer, OutgoingMail, SendFailed, SendOutcome


@dataclass(frozen=True, slots=True)
class SharedMailer:
    """Sends each mail by the way it belongs to.

    Attributes:
        calendar: takes what is for somebody's calendar.
        mail: takes the rest; None when no server was set.
    """

    calendar: Mailer
    mail: Mailer | None

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Hand over one mail.

        Raises:
            SendFailed: as the way it went says; REFUSED where there is none for it.
        """
        way = self.calendar if mail.event is not None else self.mail
        if way is None:
            raise SendFailed(SendOutcome.REFUSED)
        await way.send(mail, message_id)
