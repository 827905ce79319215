"""The mail of the demo: no server, no sending; whoever started it sees on the console what would have gone out."""

from collections.abc import Callable
from dataclasses import dataclass

from dialogs.kern.ports import OutgoingMail
from teksten.catalogus import Teksten


@dataclass(frozen=True, slots=True)
class ConsoleMail:
    """Takes every mail, and tells of it on the console."""

    teksten: Teksten
    tell: Callable[..., None]

    async def send(self, mail: OutgoingMail, message_id: str) -> None:  # noqa: ARG002 - the signature is the port's
        """Tell of a mail."""
        self.tell("", self.teksten("demo.mail", aan=mail.to, onderwerp=mail.subject), *mail.text.splitlines())
