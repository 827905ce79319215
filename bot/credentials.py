"""How each bot registration proves to Entra who it is: read and tried at the start, not at the first message."""

from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from cryptography.x509 import load_pem_x509_certificate
from pydantic import SecretStr

from bot.graph.aanmelden import EntraAanmelder
from bot.graph.apps import GraphApps
from bot.graph.client import GRAPH_SCOPE, GraphClient
from bot.graph.kalender import GraphCalendar
from bot.graph.vergaderingen import GraphMeetings
from bot.settings import RegioSettings
from bot.start import StartRefused
from bot.teams.tokens import (
    ClientSecret,
    Credential,
    MsalTokens,
    NoTokens,
    PemCertificate,
    PfxCertificate,
    TokenSource,
    msal_fetch,
)
from bot.web.inloggen import TERUG, Aanmelder
from dialogs.kern.ports import Clock
from teksten.catalogus import Teksten

PFX_SUFFIXES = frozenset({".pfx", ".p12"})


def tokens_for(regio: RegioSettings, teksten: Teksten) -> TokenSource:
    """Return where the tokens of a registration come from. Nothing is fetched yet.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    if not regio.app_id:
        return NoTokens()
    return MsalTokens(msal_fetch(regio.app_id, regio.tenant_ids[0], _credential(_bot(regio), teksten)))


def aanmelder_for(regio: RegioSettings, page_url: str, teksten: Teksten) -> Aanmelder:
    """Return who signs people in to the pages, as the registration of the bot. Nothing is fetched yet.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    return EntraAanmelder(
        regio.app_id, _credential(_bot(regio), teksten), frozenset(regio.tenant_ids), page_url + TERUG
    )


def meetings_for(regio: RegioSettings, clock: Clock, teksten: Teksten) -> GraphMeetings | None:
    """Return who makes the meetings of a region; None where Graph was not set. Nothing is fetched yet.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    tokens = _graph_tokens(regio, teksten)
    if tokens is None or regio.graph_organiser is None:
        return None
    return GraphMeetings(GraphClient(tokens, clock), regio.graph_organiser)


def calendar_for(regio: RegioSettings, clock: Clock, teksten: Teksten) -> GraphCalendar | None:
    """Return in whose calendar the invitations of a region stand; None where they go as mail. Nothing is fetched yet.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    tokens = _graph_tokens(regio, teksten) if regio.graph_calendar else None
    if tokens is None or regio.graph_organiser is None:
        return None
    return GraphCalendar(GraphClient(tokens, clock), regio.graph_organiser)


def apps_for(regio: RegioSettings, clock: Clock, teksten: Teksten) -> GraphApps | None:
    """Return who puts the bot into the chats of meetings, as the bot's own registration; None where nobody does.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    if regio.graph_teams_app_id is None or not regio.app_id:
        return None
    fetch = msal_fetch(regio.app_id, graph_tenant(regio), _credential(_bot(regio), teksten), GRAPH_SCOPE)
    return GraphApps(GraphClient(MsalTokens(fetch), clock), regio.graph_teams_app_id)


def graph_tenant(regio: RegioSettings) -> str:
    """Return the tenant in which the meetings of a region are made."""
    return regio.graph_tenant_id or regio.tenant_ids[0]


def _graph_tokens(regio: RegioSettings, teksten: Teksten) -> MsalTokens | None:
    """Return the tokens of the registration that makes meetings; None where Graph was not set."""
    if regio.graph_app_id is None:
        return None
    proof = _Proof(
        regio.graph_client_secret,
        regio.graph_certificate_file,
        regio.graph_certificate_key_file,
        regio.graph_certificate_passphrase,
    )
    fetch = msal_fetch(regio.graph_app_id, graph_tenant(regio), _credential(proof, teksten), GRAPH_SCOPE)
    return MsalTokens(fetch)


@dataclass(frozen=True, slots=True)
class _Proof:
    """With what a registration proves who it is: a secret, or a certificate with its key."""

    secret: SecretStr | None
    file: Path | None
    key_file: Path | None
    passphrase: SecretStr | None


def _bot(regio: RegioSettings) -> _Proof:
    return _Proof(regio.client_secret, regio.certificate_file, regio.certificate_key_file, regio.certificate_passphrase)


def _credential(proof: _Proof, teksten: Teksten) -> Credential:
    if proof.secret is not None:
        return ClientSecret(proof.secret.get_secret_value())
    file = proof.file
    if file is None:
        raise ValueError("the settings let a registration through that proves nothing")
    try:
        return _pfx(file, proof) if file.suffix.lower() in PFX_SUFFIXES else _pem(file, proof.key_file)
    except (OSError, ValueError, TypeError):
        # What the libraries say of it is left out: it may quote the file.
        raise StartRefused(teksten("bediening.start.certificaat", bestand=str(file))) from None


def _pfx(file: Path, proof: _Proof) -> PfxCertificate:
    passphrase = proof.passphrase.get_secret_value() if proof.passphrase else None
    key, certificate, _ = load_key_and_certificates(file.read_bytes(), passphrase.encode() if passphrase else None)
    if key is None or certificate is None:
        raise ValueError("a key or a certificate is missing")
    return PfxCertificate(str(file), passphrase)


def _pem(file: Path, key_file: Path | None) -> PemCertificate:
    certificate = file.read_text("ascii")
    key = key_file.read_text("ascii") if key_file else certificate
    load_pem_x509_certificate(certificate.encode())
    load_pem_private_key(key.encode(), password=None)
    return PemCertificate(private_key=key, certificate=certificate)
