"""Builds the Teams app package: a zip with the manifest and two icons, checked before it is written.

The manifest asks for as little as it can. Of a meeting in whose chat the bot is, that it begins and ends, and who comes
and goes; no resource-specific consent for what is written: in channels and chats the bot hears only what mentions it,
which is what it should hear. No tabs, no message extensions, no files, no calls.
Blocked until an administrator allows it, because it is meant for people who were invited.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jsonschema import Draft4Validator

from teksten.catalogus import Teksten

Manifest: TypeAlias = Mapping[str, Any]

SCHEMA_VERSION = "1.25"

RESOURCE_PERMISSIONS = ("OnlineMeeting.ReadBasic.Chat", "OnlineMeetingParticipant.Read.Chat")
"""What the app may know of a meeting in whose chat it is: when it begins and ends, and who comes and goes.

Source: Microsoft Teams, "Meeting apps APIs" and "Resource-specific consent". Nothing depends on it: whoever does not
consent says it by hand. Every permission that is added must be consented to anew where the app is."""

_MAP = Path(__file__).parent
_SCHEMA = _MAP / "schema" / f"MicrosoftTeams.v{SCHEMA_VERSION}.schema.json"
_ICONS = ("color.png", "outline.png")
_ACCENT = "#1F4E5F"
_SEMVER = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}")
# The schema takes more, but this is what the menu in Teams shows.
_TITLE_MAX, _DESCRIPTION_MAX = 32, 128
# Zip files carry a time; with a fixed one the same manifest gives the same file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class Scope(StrEnum):
    """Where in Teams a command can be typed, in Teams' own words."""

    PERSONAL = "personal"
    TEAM = "team"
    GROUP_CHAT = "groupChat"


@dataclass(frozen=True, slots=True)
class ManifestCommand:
    """A command as Teams' menu offers it: the text it inserts (at most 32 characters), one line about it (128)."""

    title: str
    description: str
    scopes: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class ManifestSettings:
    """What differs between deployments.

    Attributes:
        app_id: of the Teams app (a GUID); one Teams app for one bot registration.
        bot_id: of the bot registration in Microsoft Entra (a GUID).
        version: three numbers; must grow with every change of the manifest.
        developer: who offers the app, at most 32 characters.
        website_url, privacy_url, terms_url: pages about the app, https.
        valid_domains: hosts to which the app's own links lead.
    """

    app_id: str
    bot_id: str
    version: str
    developer: str
    website_url: str
    privacy_url: str
    terms_url: str
    valid_domains: tuple[str, ...] = ()


class ManifestRefused(ValueError):
    """The manifest cannot be used; `problems` holds everything that is wrong with it, in English."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Remember what must be mended."""
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def bouw(settings: ManifestSettings, commands: Sequence[ManifestCommand], teksten: Teksten) -> Manifest:
    """Build a manifest and check it.

    Args:
        settings: what differs between deployments.
        commands: what the menu offers, in that order; at most twelve in each scope.
        teksten: the catalogue with the app's name and description.

    Raises:
        ManifestRefused: Teams would not take it.
    """
    manifest = {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": settings.version,
        "id": settings.app_id,
        "localizationInfo": {"defaultLanguageTag": "nl"},
        "developer": {
            "name": settings.developer,
            "websiteUrl": settings.website_url,
            "privacyUrl": settings.privacy_url,
            "termsOfUseUrl": settings.terms_url,
        },
        "name": {"short": teksten("manifest.naam.kort"), "full": teksten("manifest.naam.volledig")},
        "description": {
            "short": teksten("manifest.beschrijving.kort"),
            "full": teksten("manifest.beschrijving.volledig"),
        },
        "icons": {"color": _ICONS[0], "outline": _ICONS[1]},
        "accentColor": _ACCENT,
        "bots": [
            {
                "botId": settings.bot_id,
                "scopes": [scope.value for scope in Scope],
                "isNotificationOnly": False,
                "supportsFiles": False,
                "supportsCalling": False,
                "supportsVideo": False,
                "commandLists": _command_lists(commands),
            }
        ],
        "validDomains": list(settings.valid_domains),
        # Resource-specific consent needs it; nobody signs in by it, so it names the application itself.
        "webApplicationInfo": {"id": settings.bot_id, "resource": f"api://{settings.bot_id}"},
        "authorization": {
            "permissions": {
                "resourceSpecific": [{"name": each, "type": "Application"} for each in RESOURCE_PERMISSIONS]
            }
        },
        # Shared and private channels too; Teams demands it from this version on of every app for teams.
        "supportsChannelFeatures": "tier1",
        "defaultBlockUntilAdminAction": True,
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }
    problems = controleer(manifest)
    if problems:
        raise ManifestRefused(problems)
    return manifest


def controleer(manifest: Manifest) -> tuple[str, ...]:
    """Check a manifest against Microsoft's schema and against what Teams demands beside it.

    Returns:
        What is wrong, each with its place; empty when nothing is.
    """
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    fouten = sorted(Draft4Validator(schema).iter_errors(manifest), key=lambda fout: fout.json_path)
    return (*(f"{fout.json_path}: {fout.message}" for fout in fouten), *_beside_the_schema(manifest))


def pakket(manifest: Manifest) -> bytes:
    """Return the package: a zip with the manifest and the icons at its root. The same manifest gives the same bytes."""
    files = {"manifest.json": json.dumps(manifest, ensure_ascii=False, indent=2).encode()}
    files.update({naam: (_MAP / naam).read_bytes() for naam in _ICONS})
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for naam, content in files.items():
            info = ZipInfo(naam, _NO_TIME)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def schrijf(manifest: Manifest, pad: Path) -> None:
    """Write the package to a file, making the folder for it.

    Raises:
        OSError: the file cannot be written.
    """
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(pakket(manifest))


def _command_lists(commands: Sequence[ManifestCommand]) -> list[dict[str, Any]]:
    """Make one list for all scopes that offer the same commands: there may be three lists."""
    per_scope = {scope: tuple(een for een in commands if scope in een.scopes) for scope in Scope}
    lists: dict[tuple[ManifestCommand, ...], list[str]] = {}
    for scope, offered in per_scope.items():
        if offered:
            lists.setdefault(offered, []).append(scope.value)
    return [
        {
            "scopes": scopes,
            "commands": [{"title": een.title, "description": een.description} for een in offered],
        }
        for offered, scopes in lists.items()
    ]


def _beside_the_schema(manifest: Manifest) -> Iterator[str]:
    # The schema says `const`, which its own draft does not know, and leaves the version and http free.
    if manifest.get("manifestVersion") != SCHEMA_VERSION:
        yield f"$.manifestVersion: must be {SCHEMA_VERSION}, the schema this is checked against"
    if not _SEMVER.fullmatch(str(manifest.get("version", ""))):
        yield "$.version: must be three numbers with dots between them"
    for name, address in manifest.get("developer", {}).items():
        if name.endswith("Url") and not str(address).startswith("https://"):
            yield f"$.developer.{name}: must begin with https://"
    yield from _consent_problems(manifest)
    for bot in manifest.get("bots", ()):
        if Scope.TEAM in bot.get("scopes", ()) and manifest.get("supportsChannelFeatures") != "tier1":
            yield "$.supportsChannelFeatures: an app for teams must say 'tier1'"
        for number, offered in enumerate(bot.get("commandLists", ())):
            yield from _menu_problems(f"$.bots[0].commandLists[{number}]", offered.get("commands", ()))


def _consent_problems(manifest: Manifest) -> Iterator[str]:
    """Look that no more is asked than was decided, and that what is asked can be consented to."""
    asked = manifest.get("authorization", {}).get("permissions", {}).get("resourceSpecific", ())
    for each in asked:
        if each.get("name") not in RESOURCE_PERMISSIONS:
            yield f"$.authorization.permissions.resourceSpecific: {each.get('name')!r} is more than the bot may know"
    bots = {bot.get("botId") for bot in manifest.get("bots", ())}
    if asked and manifest.get("webApplicationInfo", {}).get("id") not in bots:
        yield "$.webApplicationInfo.id: consent to resources is given to the bot's own registration"


def _menu_problems(place: str, commands: Sequence[Manifest]) -> Iterator[str]:
    titles = [een.get("title", "") for een in commands]
    for title in dict.fromkeys(titles):
        if not 0 < len(title) <= _TITLE_MAX:
            yield f"{place}: the title {title!r} has not 1 to {_TITLE_MAX} characters"
        if titles.count(title) > 1:
            yield f"{place}: the title {title!r} stands there more than once"
    for een in commands:
        if not 0 < len(een.get("description", "")) <= _DESCRIPTION_MAX:
            yield f"{place}: the description of {een.get('title')!r} has not 1 to {_DESCRIPTION_MAX} characters"
