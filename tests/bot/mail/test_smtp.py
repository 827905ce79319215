"""A mail leaves once, encrypted, and whatever a mail server does has one meaning for what waits."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.mail.smtp import SmtpMailer, SmtpServer
from dialogs.kern.ports import OutgoingMail, SendFailed, SendOutcome
from tests._databases import NU
from tests.bot.mail.postkantoor import (
    GEBRUIKER,
    HOST,
    WACHTWOORD,
    Certificaat,
    Postkantoor,
    certificaat,
    geopend,
)
from tests.bot.outbox.kamer import Klok

MAIL = OutgoingMail("p.devries@zorg.example", "Er staat iets voor u klaar", "Goedendag,\n\nEén vraag wacht op u.\n.\n")
GEDULD = 0.2
"""Seconds; so long a test waits for a server that says nothing."""


def mailer(port: int, **anders: object) -> SmtpMailer:
    open_ = SmtpServer(
        host=HOST,
        port=port,
        security="none",
        tls=ssl.create_default_context(),
        sender="Veiligheidshuis Merwestad <tafelbot@merwestad.example>",
    )
    return SmtpMailer(replace(open_, **anders), Klok(NU))  # type: ignore[arg-type]


async def mislukt(verzending: Awaitable[None]) -> tuple[SendOutcome, int | None]:
    with pytest.raises(SendFailed) as failed:
        await verzending
    return failed.value.outcome, failed.value.status


@pytest.fixture
def kantoor() -> Postkantoor:
    return Postkantoor()


async def test_a_mail_arrives_as_it_was_meant(kantoor: Postkantoor) -> None:
    async with geopend(kantoor) as port:
        await mailer(port, reply_to="secretariaat@merwestad.example").send(MAIL, "rij-1")
    (brief,) = kantoor.brieven
    assert (kantoor.van, kantoor.aan) == (["tafelbot@merwestad.example"], ["p.devries@zorg.example"])
    assert brief["Subject"] == MAIL.subject
    assert brief["From"] == "Veiligheidshuis Merwestad <tafelbot@merwestad.example>"
    assert brief["To"] == "p.devries@zorg.example"
    assert brief["Reply-To"] == "secretariaat@merwestad.example"
    assert brief["Message-ID"] == "<tafelbot.rij-1@merwestad.example>"
    assert brief["Date"].datetime == NU
    assert brief["Auto-Submitted"] == "auto-generated"
    assert brief.get_content_type() == "text/plain"
    assert brief.get_content().replace("\r\n", "\n") == MAIL.text
    # The name of this machine stays at home.
    assert kantoor.begroetingen == ["merwestad.example"]


async def test_the_same_mail_tried_again_is_recognised_as_the_same(kantoor: Postkantoor) -> None:
    async with geopend(kantoor) as port:
        for _ in range(2):
            await mailer(port).send(MAIL, "rij-1")
        await mailer(port).send(MAIL, "rij-2")
    eerste, tweede, ander = (brief["Message-ID"] for brief in kantoor.brieven)
    assert eerste == tweede != ander


@pytest.mark.parametrize(
    ("zegt", "uitkomst"),
    [
        ("451 4.7.1 Greylisted, come back later", (SendOutcome.LATER, 451)),
        ("421 4.3.2 Too busy", (SendOutcome.LATER, 421)),
        ("550 5.1.1 No such user", (SendOutcome.REFUSED, 550)),
        ("553 5.1.3 Not an address", (SendOutcome.REFUSED, 553)),
    ],
)
async def test_what_a_server_says_of_an_address_or_a_mail_decides_whether_it_comes_back(
    kantoor: Postkantoor, zegt: str, uitkomst: tuple[SendOutcome, int]
) -> None:
    async with geopend(kantoor) as port:
        kantoor.op_adres = zegt
        assert await mislukt(mailer(port).send(MAIL, "rij-1")) == uitkomst
        kantoor.op_adres, kantoor.antwoord = "", zegt
        assert await mislukt(mailer(port).send(MAIL, "rij-2")) == uitkomst
    assert kantoor.binnen == []


async def test_a_server_that_is_not_there_is_tried_later() -> None:
    async with geopend(Postkantoor()) as port:
        pass
    assert await mislukt(mailer(port).send(MAIL, "rij-1")) == (SendOutcome.LATER, None)


@pytest.mark.parametrize(
    ("na", "uitkomst"),
    [("EHLO", SendOutcome.LATER), ("RCPT", SendOutcome.LATER), ("DATA", SendOutcome.UNCERTAIN)],
)
@pytest.mark.parametrize("welke", ["answer_within", "done_within"])
async def test_a_server_that_falls_silent_keeps_nobody_waiting(
    kantoor: Postkantoor, na: str, uitkomst: SendOutcome, welke: str
) -> None:
    kantoor.zwijgt_na = na
    async with geopend(kantoor) as port:
        assert await mislukt(mailer(port, **{welke: GEDULD}).send(MAIL, "rij-1")) == (uitkomst, None)


async def test_a_slow_server_gets_the_time_it_needs(kantoor: Postkantoor) -> None:
    kantoor.zwijgt_na = "DATA"
    async with geopend(kantoor) as port:
        onderweg = asyncio.create_task(mailer(port).send(MAIL, "rij-1"))
        await kantoor.zwijgt.wait()
        kantoor.stil.set()
        await onderweg
    assert len(kantoor.binnen) == 1


Gesprek = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def breekt_af_na(*antwoorden: bytes) -> Gesprek:
    """A server that gives these answers, one to each command, and then hangs up."""

    async def gesprek(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 post.example.test\r\n")
        for antwoord in antwoorden:
            await reader.readuntil(b"\r\n.\r\n" if antwoord.startswith(b"!") else b"\r\n")
            writer.write(antwoord.removeprefix(b"!"))
        writer.close()

    return gesprek


@pytest.mark.parametrize(
    ("antwoorden", "uitkomst"),
    [
        ((), SendOutcome.LATER),
        ((b"250 OK\r\n",), SendOutcome.LATER),
        ((b"250 OK\r\n", b"250 OK\r\n"), SendOutcome.LATER),
        ((b"250 OK\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 Go on\r\n", b"!"), SendOutcome.UNCERTAIN),
        ((b"250 OK\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 Go on\r\n", b"!wat?\r\n"), SendOutcome.UNCERTAIN),
    ],
)
async def test_only_a_line_that_breaks_behind_the_mail_itself_leaves_a_doubt(
    antwoorden: tuple[bytes, ...], uitkomst: SendOutcome
) -> None:
    server = await asyncio.start_server(breekt_af_na(*antwoorden), HOST, 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert await mislukt(mailer(port).send(MAIL, "rij-1")) == (uitkomst, None)


async def test_how_a_server_says_goodbye_changes_nothing(kantoor: Postkantoor) -> None:
    goed = (b"250 OK\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 Go on\r\n", b"!250 Taken\r\n")
    server = await asyncio.start_server(breekt_af_na(*goed), HOST, 0)
    async with server:
        await mailer(server.sockets[0].getsockname()[1]).send(MAIL, "rij-1")


@pytest.fixture
def papieren(tmp_path: Path) -> Certificaat:
    return certificaat(tmp_path)


@pytest.mark.parametrize("wijze", ["starttls", "tls"])
async def test_encrypted_and_signed_in(kantoor: Postkantoor, papieren: Certificaat, wijze: str) -> None:
    vertrouwd = ssl.create_default_context(cafile=str(papieren.bestand))
    async with geopend(kantoor, tls=papieren.server, starttls=wijze == "starttls", sleutel=wijze == "starttls") as port:
        wie = {"user": GEBRUIKER, "password": WACHTWOORD} if wijze == "starttls" else {}
        await mailer(port, security=wijze, tls=vertrouwd, **wie).send(MAIL, "rij-1")
    assert len(kantoor.binnen) == 1


@pytest.mark.parametrize("wijze", ["starttls", "tls"])
async def test_a_server_that_nobody_vouches_for_gets_nothing(
    kantoor: Postkantoor, papieren: Certificaat, wijze: str
) -> None:
    async with geopend(kantoor, tls=papieren.server, starttls=wijze == "starttls") as port:
        onbekend = mailer(port, security=wijze)
        assert await mislukt(onbekend.send(MAIL, "rij-1")) == (SendOutcome.LATER, None)
    assert kantoor.binnen == []


async def test_a_certificate_of_another_machine_is_not_believed(kantoor: Postkantoor, tmp_path: Path) -> None:
    papieren = certificaat(tmp_path, voor="192.0.2.7")
    vertrouwd = ssl.create_default_context(cafile=str(papieren.bestand))
    async with geopend(kantoor, tls=papieren.server) as port:
        ander = mailer(port, security="tls", tls=vertrouwd)
        assert await mislukt(ander.send(MAIL, "rij-1")) == (SendOutcome.LATER, None)


async def test_a_server_that_cannot_encrypt_gets_nothing_when_that_was_asked(kantoor: Postkantoor) -> None:
    async with geopend(kantoor) as port:
        streng = mailer(port, security="starttls")
        assert (await mislukt(streng.send(MAIL, "rij-1")))[0] is SendOutcome.LATER
    assert kantoor.binnen == []


async def test_a_wrong_password_waits_until_somebody_mends_it(kantoor: Postkantoor, papieren: Certificaat) -> None:
    vertrouwd = ssl.create_default_context(cafile=str(papieren.bestand))
    async with geopend(kantoor, tls=papieren.server, starttls=True, sleutel=True) as port:
        wie = {"user": GEBRUIKER, "password": "anders", "answer_within": 1.0}
        fout = mailer(port, security="starttls", tls=vertrouwd, **wie)
        assert (await mislukt(fout.send(MAIL, "rij-1")))[0] is SendOutcome.LATER


ADRESSEN = [
    "a@example.nl\r\nBcc: allen@example.nl",
    "a@example.nl, b@example.nl",
    "a@example.nl\n",
    "<a@example.nl>",
    "a@example.nl>\r\nRCPT TO:<b@example.nl",
    "a b@example.nl",
    "geen-adres",
    "",
]


@pytest.mark.parametrize("adres", ADRESSEN)
async def test_an_address_that_is_more_than_an_address_is_refused_before_anything_is_sent(
    kantoor: Postkantoor, adres: str
) -> None:
    async with geopend(kantoor) as port:
        assert await mislukt(mailer(port).send(replace(MAIL, to=adres), "rij-1")) == (SendOutcome.REFUSED, None)
    assert kantoor.begroetingen == []


async def test_a_subject_adds_no_header(kantoor: Postkantoor) -> None:
    async with geopend(kantoor) as port:
        listig = replace(MAIL, subject="Klaar\r\nBcc: allen@example.nl")
        assert await mislukt(mailer(port).send(listig, "rij-1")) == (SendOutcome.REFUSED, None)
    assert kantoor.binnen == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    subject=st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=120),
    text=st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=2000),
)
def test_any_words_arrive_whole_and_stay_where_they_belong(subject: str, text: str) -> None:
    kantoor = Postkantoor()

    async def speel() -> None:
        async with geopend(kantoor) as port:
            await mailer(port).send(OutgoingMail("a@example.nl", subject, text), "rij-1")

    asyncio.run(speel())
    (brief,) = kantoor.brieven
    assert kantoor.aan == ["a@example.nl"]
    assert [naam for naam, _ in brief.items() if naam.lower() in {"bcc", "cc"}] == []
    assert brief.get_content().replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n")
    assert brief["Date"].datetime == datetime(NU.year, NU.month, NU.day, NU.hour, NU.minute, tzinfo=UTC)
