"""How the mail server is reached: the part of the settings that begins with `TAFELBOT_SMTP_`."""

import re
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, FilePath, SecretStr, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings

from bot.teams.guards import is_loopback
from domain.contact import is_mailadres

PORTS = {"starttls": 587, "tls": 465, "none": 25}

_WITH_NAME = re.compile(r"(?P<name>[^<>\"\x00-\x1f\x7f]{1,100}) <(?P<address>[^<>]+)>")


def split_sender(text: str) -> tuple[str, str]:
    """Return the name (perhaps empty) and the address in `address` or `name <address>`.

    Raises:
        ValueError: it is neither.
    """
    found = _WITH_NAME.fullmatch(text)
    name, address = (found["name"].strip(), found["address"]) if found else ("", text)
    if not is_mailadres(address):
        raise ValueError("not an address")
    return name, address


def _sender(value: str) -> str:
    split_sender(value)
    return value


Sender: TypeAlias = Annotated[str, AfterValidator(_sender)]


class MailSettings(BaseSettings):
    """The mail server. Without `smtp_host` nobody is reached by mail.

    Attributes:
        smtp_host: name or address of the server.
        smtp_port: where it listens; None is what belongs to `smtp_security` (587, 465 or 25).
        smtp_security: `starttls` and `tls` both check the certificate; `none` is for a server on this machine itself.
        smtp_user, smtp_password, smtp_password_file: with which the bot signs in; none when the server asks nothing.
        smtp_from: the sender, as an address or as `name <address>`.
        smtp_reply_to: where answers go; the sender when left out.
        smtp_ca_file: the authority (PEM) that signed the server's certificate, when this machine does not know it.
    """

    smtp_host: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.:-]+$")] | None = None
    smtp_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: Annotated[str, StringConstraints(pattern=r"^[^\r\n\x00]+$")] | None = None
    smtp_password_file: FilePath | None = None
    smtp_password: Annotated[SecretStr | None, Field(validate_default=True)] = None
    smtp_from: Annotated[Sender | None, Field(validate_default=True)] = None
    smtp_reply_to: Sender | None = None
    smtp_ca_file: FilePath | None = None

    @field_validator("smtp_security")
    @classmethod
    def _in_the_open_only_at_home(cls, value: str, info: ValidationInfo) -> str:
        host = info.data.get("smtp_host")
        if value == "none" and host is not None and not is_loopback(str(host)):
            raise PydanticCustomError("smtp_open", "mail in the open")
        return value

    @field_validator("smtp_password")
    @classmethod
    def _password(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """Take it from the variable, or else from the file; refuse half of a sign-in."""
        file = info.data.get("smtp_password_file")
        if value is None and isinstance(file, Path):
            value = SecretStr(file.read_text("utf-8").strip())
        has_password = value is not None and bool(value.get_secret_value())
        if has_password != (info.data.get("smtp_user") is not None):
            raise PydanticCustomError("smtp_half", "a user without a password, or the other way around")
        return value

    @field_validator("smtp_from")
    @classmethod
    def _from(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "smtp_host" in info.data and (value is None) != (info.data["smtp_host"] is None):
            raise PydanticCustomError("missing" if value is None else "smtp_host", "a server and a sender go together")
        return value
