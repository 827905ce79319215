"""A mail server on loopback that can be told to be busy, slow, strict or silent."""

import asyncio
import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
GEBRUIKER, WACHTWOORD = "tafelbot", "een-geheim"


@dataclass
class Postkantoor:
    """What came in, and what the server says to the next one. `antwoord` and `op_adres` replace the usual 250."""

    binnen: list[bytes] = field(default_factory=list)
    aan: list[str] = field(default_factory=list)
    van: list[str] = field(default_factory=list)
    begroetingen: list[str] = field(default_factory=list)
    antwoord: str = ""
    op_adres: str = ""
    zwijgt_na: str = ""
    """After this command the server says nothing any more."""
    stil: asyncio.Event = field(default_factory=asyncio.Event)
    zwijgt: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def brieven(self) -> list[EmailMessage]:
        """What came in, as a mail program reads it."""
        return [message_from_bytes(een, policy=SMTP_POLICY) for een in self.binnen]

    async def handle_EHLO(  # noqa: N802 - the name is aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.begroetingen.append(hostname)
        await self._zwijg("EHLO")
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._zwijg("RCPT")
        if self.op_adres:
            return self.op_adres
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        if not self.antwoord:
            self.binnen.append(envelope.content)
            self.aan += envelope.rcpt_tos
            self.van.append(envelope.mail_from or "")
        await self._zwijg("DATA")
        return self.antwoord or "250 OK"

    async def _zwijg(self, na: str) -> None:
        if self.zwijgt_na == na:
            self.zwijgt.set()
            await self.stil.wait()


@asynccontextmanager
async def geopend(
    kantoor: Postkantoor, *, tls: ssl.SSLContext | None = None, starttls: bool = False, sleutel: bool = False
) -> AsyncIterator[int]:
    """Open the office; yield its port. With `sleutel` nobody comes in who does not sign in."""

    def meld_aan(_server: SMTP, _session: Session, _envelope: Envelope, _wijze: str, gegevens: object) -> AuthResult:
        goed = LoginPassword(GEBRUIKER.encode(), WACHTWOORD.encode())
        return AuthResult(success=gegevens == goed)

    def maak() -> SMTP:
        return SMTP(
            kantoor,
            hostname="post.example.test",
            tls_context=tls if starttls else None,
            require_starttls=starttls,
            authenticator=meld_aan if sleutel else None,
            auth_required=sleutel,
            auth_require_tls=sleutel,
        )

    server = await asyncio.get_running_loop().create_server(maak, HOST, 0, ssl=None if starttls else tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        kantoor.stil.set()
        server.close()
        await server.wait_closed()


@dataclass(frozen=True)
class Certificaat:
    """A certificate for this machine; `bestand` is what a client must know to believe it."""

    server: ssl.SSLContext
    bestand: Path


def certificaat(map_: Path, *, voor: str = HOST) -> Certificaat:
    """Make one, signed by itself."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post.example.test")])
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    gebouwd = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin.replace(year=2120))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(voor))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    bestand, geheim = map_ / "server.pem", map_ / "server.key"
    bestand.write_bytes(gebouwd.public_bytes(serialization.Encoding.PEM))
    geheim.write_bytes(
        sleutel.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(bestand, geheim)
    return Certificaat(context, bestand)
