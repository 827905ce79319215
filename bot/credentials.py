"""How each bot registration proves to Entra who it is: read and tried at the start, not at the first message."""

from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from cryptography.x509 import load_pem_x509_certificate

from bot.graph.aanmelden import EntraAanmelder
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
from teksten.catalogus import Teksten

PFX_SUFFIXES = frozenset({".pfx", ".p12"})


def tokens_for(regio: RegioSettings, teksten: Teksten) -> TokenSource:
    """Return where the tokens of a registration come from. Nothing is fetched yet.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    if not regio.app_id:
        return NoTokens()
    return MsalTokens(msal_fetch(regio.app_id, regio.tenant_ids[0], _credential(regio, teksten)))


def aanmelder_for(regio: RegioSettings, page_url: str, teksten: Teksten) -> Aanmelder:
    """Return who signs people in to the pages, as the registration of the bot. Nothing is fetched yet.

    Raises:
        StartRefused: the certificate or its key cannot be used.
    """
    return EntraAanmelder(regio.app_id, _credential(regio, teksten), frozenset(regio.tenant_ids), page_url + TERUG)


def _credential(regio: RegioSettings, teksten: Teksten) -> Credential:
    if regio.client_secret is not None:
        return ClientSecret(regio.client_secret.get_secret_value())
    file = regio.certificate_file
    if file is None:
        raise ValueError("the settings let a registration through that proves nothing")
    try:
        return _pfx(file, regio) if file.suffix.lower() in PFX_SUFFIXES else _pem(file, regio.certificate_key_file)
    except (OSError, ValueError, TypeError):
        # What the libraries say of it is left out: it may quote the file.
        raise StartRefused(teksten("bediening.start.certificaat", bestand=str(file))) from None


def _pfx(file: Path, regio: RegioSettings) -> PfxCertificate:
    passphrase = regio.certificate_passphrase.get_secret_value() if regio.certificate_passphrase else None
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
