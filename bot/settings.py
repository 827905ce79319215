"""The settings of one deployment: environment variables with the prefix `TAFELBOT_`, or a file `.env`.

`.env.example` explains every variable. What is wrong is told all at once, one line for each variable, without ever
repeating a value: a value may be a secret.
"""

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    FilePath,
    SecretStr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.graph.settings import GraphSettings, Guid
from bot.mail.settings import MailSettings
from bot.teams.guards import DOCUMENTED_TEAMS_HOSTS, is_loopback
from domain.antwoordweg import Antwoordweg
from storage.databases import VerkeerdeDatabase, is_sqlite, lees_url
from storage.sleutelkast import Hoofdsleutels

PREFIX = "TAFELBOT_"
NESTED = "__"

TOLD_APART = frozenset(
    {"credential", "app_id", "demo_app_id", "demo_host", "same_app_id", "same_database"}
    | {"smtp_open", "smtp_half", "smtp_host", "graph_half"}
)
"""Problems whose text says it all, by the kind our own checks give them."""

Host: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\.?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$", to_lower=True)]


def _usable_database(value: SecretStr) -> SecretStr:
    try:
        lees_url(value.get_secret_value())
    except VerkeerdeDatabase:
        raise PydanticCustomError("database", "neither SQLite nor PostgreSQL") from None
    return value


def _usable_page_url(value: str) -> str:
    """Take `https://host`, or plain http on this machine itself; a page holds personal data."""
    if not value:
        return value
    found = re.fullmatch(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?/?", value.casefold())
    if found is None or (found[1] == "http" and not is_loopback(found[2].strip("[]"))):
        raise PydanticCustomError("page_url", "no https address")
    return value.rstrip("/")


PageUrl: TypeAlias = Annotated[str, AfterValidator(_usable_page_url)]
"""The address of the pages: scheme and host."""


Database: TypeAlias = Annotated[SecretStr, AfterValidator(_usable_database)]
"""The address of a database; secret, because it may hold a password."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` messages in any stretch of `seconds`."""

    most: int
    seconds: int


class RegioSettings(GraphSettings):
    """One region and the bot registration that serves it.

    Attributes:
        file: the region as data.
        app_id: of the bot registration in Microsoft Entra; empty only in the demo.
        tenant_ids: the Entra tenants whose people may talk to this bot; the first is where the app is registered.
        client_secret, certificate_file: how the bot proves to Entra who it is; one of the two.
        certificate_key_file: the private key, when it does not stand in the certificate's own file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: FilePath
    app_id: Guid | Literal[""] = ""
    tenant_ids: Annotated[tuple[Guid, ...], NoDecode, Field(min_length=1)]
    client_secret: SecretStr | None = None
    certificate_file: FilePath | None = None
    certificate_key_file: FilePath | None = None
    certificate_passphrase: SecretStr | None = None

    @field_validator("tenant_ids", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return _split(value)

    @model_validator(mode="after")
    def _proves_itself_in_one_way(self) -> Self:
        if self.app_id and (self.client_secret is None) == (self.certificate_file is None):
            raise PydanticCustomError("credential", "one of the two")
        return self


class Settings(MailSettings):
    """Everything a deployment can set.

    Attributes:
        demo: the demo's conveniences; nobody proves who he is, so only on this machine itself.
        host, port: where the bot listens; a reverse proxy with TLS stands in front of it.
        page_url: where browsers find the pages, through that proxy; empty when there are no pages.
        answers_on: how much of an answer may pass through Teams: cards for all, cards and pages as the region and the
            form say, or pages for every form. Without `page_url` there are only cards.
        database_url, keystore_url: two databases, kept and backed up apart.
        destroyed_file: the register of destroyed keys, which only grows; kept and backed up apart from both. When left
            out it stands beside the store of keys.
        anchor_folder: where what proves the logboek is written once a day; copy it to where the administrators of the
            database cannot write. When left out it is `ankers` beside a SQLite file, or in the folder `data`.
        keys: the main keys as `id:base64`, several separated by commas; the first one wraps what is new.
        keys_file: where they stand instead, one on a line.
        regios: by a short name that serves only to tell the variables apart.
        service_hosts: to which hosts of Teams something may be sent; a dot in front means "ends in".
        conversation_limits, tenant_limits: how fast the bot may send.
        senders: how many messages may be on their way at once, for each region.
        tick_seconds: how often the clock looks for what is due.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=NESTED,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    demo: bool = False
    host: Annotated[str, StringConstraints(min_length=1, pattern=r"^\S+$")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 3978
    page_url: PageUrl = ""
    answers_on: Antwoordweg = Antwoordweg.GEMENGD
    database_url: Database = SecretStr("sqlite:///data/tafelbot.db")
    keystore_url: Database = SecretStr("sqlite:///data/sleutelkast.db")
    destroyed_file: Path | None = None
    anchor_folder: Path | None = None
    keys_file: FilePath | None = None
    keys: Annotated[SecretStr, Field(validate_default=True)] = SecretStr("")
    regios: Annotated[Mapping[str, RegioSettings], Field(min_length=1)]
    service_hosts: Annotated[tuple[Host, ...], NoDecode, Field(min_length=1)] = DOCUMENTED_TEAMS_HOSTS
    conversation_limits: Annotated[tuple[Rate, ...], NoDecode, Field(min_length=1)] = (
        Rate(7, 1),
        Rate(8, 2),
        Rate(60, 30),
        Rate(1800, 3600),
    )
    tenant_limits: Annotated[tuple[Rate, ...], NoDecode, Field(min_length=1)] = (Rate(50, 1),)
    senders: Annotated[int, Field(ge=1, le=64)] = 8
    tick_seconds: Annotated[float, Field(ge=0.2, le=60)] = 5.0
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("service_hosts", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return _split(value)

    @field_validator("conversation_limits", "tenant_limits", mode="before")
    @classmethod
    def _rates(cls, value: object) -> object:
        return tuple(_rate(part) for part in value.split()) if isinstance(value, str) else value

    @field_validator("keystore_url")
    @classmethod
    def _apart(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        """Refuse keys in the database they open: whoever copies the one would have the other."""
        if value == info.data.get("database_url"):
            raise PydanticCustomError("same_database", "the keys stand in the database")
        return value

    @field_validator("keys")
    @classmethod
    def _keys(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        """Take the keys from the variable, or else from the file; refuse what is not keys."""
        file = info.data.get("keys_file")
        if not value.get_secret_value() and isinstance(file, Path):
            lines = file.read_text("utf-8").splitlines()
            value = SecretStr(",".join(line.strip() for line in lines if line.strip() and not line.startswith("#")))
        if not value.get_secret_value():
            raise PydanticCustomError("missing", "no keys")
        try:
            Hoofdsleutels.lees(value.get_secret_value())
        except ValueError:
            raise PydanticCustomError("keys", "not keys") from None
        return value

    @field_validator("regios")
    @classmethod
    def _only_a_demo_is_anonymous(
        cls, value: Mapping[str, RegioSettings], info: ValidationInfo
    ) -> Mapping[str, RegioSettings]:
        demo, host = info.data.get("demo"), str(info.data.get("host", ""))
        if not demo and not all(regio.app_id for regio in value.values()):
            raise PydanticCustomError("app_id", "empty app id")
        if demo and any(regio.app_id for regio in value.values()):
            # Whoever has a bot registration means it: the demo would let everybody in as whomever he says he is.
            raise PydanticCustomError("demo_app_id", "a real registration in the demo")
        if demo and not is_loopback(host):
            raise PydanticCustomError("demo_host", "the demo listens on this machine only")
        app_ids = [regio.app_id for regio in value.values()]
        if len(set(app_ids)) < len(app_ids):
            raise PydanticCustomError("same_app_id", "two regions, one bot")
        return value

    @property
    def anchors(self) -> Path:
        """The folder of the anchors."""
        if self.anchor_folder is not None:
            return self.anchor_folder
        url = lees_url(self.database_url.get_secret_value())
        beside = Path(url.database).parent if is_sqlite(url) and url.database else Path("data")
        return beside / "ankers"

    @property
    def main_keys(self) -> Hoofdsleutels:
        """The keys with which keys are wrapped."""
        return Hoofdsleutels.lees(self.keys.get_secret_value())


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the settings that must be mended before anything can start.

    Attributes:
        variable: as it is written in the environment.
        kind: the text key, below `instelling.`, of what is the matter.
        mend: the text key, below `instelling.`, of what it should be; None when `kind` says it all.
        meant: a variable that does exist, when this one looks like a typing error for it.
    """

    variable: str
    kind: str
    mend: str | None = None
    meant: str = ""


class SettingsRefused(Exception):
    """The settings cannot be used; `problems` says why, all of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Take every problem that was found."""
        super().__init__(", ".join(problem.variable for problem in problems))
        self.problems = problems


def read_settings(env_file: Path | None = Path(".env"), **given: object) -> Settings:
    """Read the settings from the environment, then from `.env`.

    Args:
        env_file: None reads no file.
        given: values that go before both, by field name.

    Raises:
        SettingsRefused: something is missing, wrong or unknown.
    """
    unknown = tuple(_unknown(env_file))
    try:
        settings = Settings(_env_file=env_file, **given)  # type: ignore[arg-type] # checked by the model itself
    except ValidationError as error:
        # Whatever the error says of the input is left out: it may be a secret.
        found = (_problem(each) for each in error.errors(include_input=False, include_url=False, include_context=False))
        raise SettingsRefused((*dict.fromkeys(found), *unknown)) from None
    if unknown:
        raise SettingsRefused(unknown)
    return settings


def variables() -> tuple[str, ...]:
    """Return the name of every variable; the name of a region stands as `*`."""
    own = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields if name != "regios"]
    of_regio = [f"{PREFIX}REGIOS{NESTED}*{NESTED}{name.upper()}" for name in RegioSettings.model_fields]
    return (*own, *of_regio)


def _problem(error: ErrorDetails) -> Problem:
    path = [str(part) for part in error["loc"]]
    # Behind the name of a field pydantic puts positions and branches of its type; they are no part of the variable.
    named = path[: 3 if path[0] == "regios" else 1]
    variable = PREFIX + NESTED.join(part.upper() for part in named)
    field = named[-1]
    match error["type"]:
        case kind if kind in TOLD_APART:
            return Problem(variable, kind)
        case "extra_forbidden":
            return Problem(variable, "onbekend")
        case "missing":
            return Problem(variable, "ontbreekt", f"herstel.{field}")
        case "path_not_file":
            return Problem(variable, "geen_bestand", f"herstel.{field}")
        case _:
            return Problem(variable, "klopt_niet", f"herstel.{field}")


def _unknown(env_file: Path | None) -> Iterator[Problem]:
    """Yield the variables that look like ours and are not: a typing error would otherwise go unnoticed."""
    names = set(os.environ)
    if env_file is not None and env_file.is_file():
        names |= set(dotenv_values(env_file))
    known = [re.compile(re.escape(name).replace(r"\*", "[A-Z0-9-]+")) for name in variables()]
    for name in sorted(name.upper() for name in names if name.upper().startswith(PREFIX)):
        if name.startswith(f"{PREFIX}REGIOS{NESTED}") or any(each.fullmatch(name) for each in known):
            continue
        # Without the prefix, because that alone already makes all names alike.
        nearest = difflib.get_close_matches(
            name.removeprefix(PREFIX), [each.removeprefix(PREFIX) for each in variables()]
        )
        meant = f"{PREFIX}{nearest[0]}" if nearest else ""
        yield Problem(name, "onbekend_bedoelde" if nearest else "onbekend", meant=meant)


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _rate(text: str) -> Rate:
    found = re.fullmatch(r"([1-9]\d{0,5})/([1-9]\d{0,4})", text)
    if found is None:
        raise PydanticCustomError("rate", "not a rate")
    return Rate(int(found[1]), int(found[2]))
