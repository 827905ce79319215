"""By which way invitations go: mail, the calendar of one account, or not at all; and the region knows whether."""

import pytest

from bot.graph.kalender import GraphCalendar
from bot.mail.opening import mailer_of, open_calendars, with_invitations
from bot.mail.verdeeld import SharedMailer
from bot.settings import read_settings
from dialogs.kern.ports import Mailer, OutgoingMail
from dialogs.kern.router import Streek
from teksten.catalogus import laad_teksten
from tests._databases import NU
from tests.bot.outbox.kamer import Klok
from tests.bot.settings.test_graph_settings import WHOLE, given
from tests.bot.settings.test_settings import complete, problems

__all__ = ["complete"]


class Post:
    """A mail server that takes everything."""

    async def send(self, mail: OutgoingMail, message_id: str) -> None:
        """Take it."""


def gaat(streek: Streek, kalenders: dict[str, GraphCalendar], mail: Mailer | None) -> bool:
    return with_invitations({"huis": streek}, kalenders, mail)["huis"].regio.zitting.uitnodigen


@pytest.mark.usefixtures("complete")
def test_without_mail_and_without_a_calendar_nobody_is_invited(streek: Streek) -> None:
    kalenders = open_calendars(read_settings(None), Klok(NU), laad_teksten())
    assert kalenders == {}
    assert not gaat(streek, {}, None)
    assert gaat(streek, {}, Post())


@pytest.mark.usefixtures("complete")
def test_with_a_calendar_people_are_invited_also_where_there_is_no_mail_server(
    monkeypatch: pytest.MonkeyPatch, streek: Streek
) -> None:
    given(monkeypatch, **WHOLE, CALENDAR="true")
    kalenders = dict(open_calendars(read_settings(None), Klok(NU), laad_teksten()))
    assert gaat(streek, kalenders, None)
    samen, post = mailer_of(kalenders["huis"], None), Post()
    assert isinstance(samen, SharedMailer)
    assert mailer_of(None, post) is post
    assert "verzonnen" not in repr(kalenders)


@pytest.mark.usefixtures("complete")
def test_graph_for_meetings_alone_leaves_invitations_to_the_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, **WHOLE)
    assert open_calendars(read_settings(None), Klok(NU), laad_teksten()) == {}


@pytest.mark.usefixtures("complete")
def test_a_calendar_without_the_rest_of_graph_is_half_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, CALENDAR="true")
    assert problems() == {"TAFELBOT_REGIOS__HUIS": "graph_half"}
