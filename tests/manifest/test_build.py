import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from manifest.build import Manifest, ManifestCommand, ManifestRefused, ManifestSettings, Scope, bouw, controleer, pakket
from manifest.build import schrijf as write
from teksten.catalogus import laad_teksten

SETTINGS = ManifestSettings(
    app_id="6a1f0c52-1111-4222-8333-944445555666",
    bot_id="7b2e1d63-1111-4222-8333-944445555666",
    version="1.2.3",
    developer="ZVH Merwestad",
    website_url="https://tafelbot.example/",
    privacy_url="https://tafelbot.example/privacy",
    terms_url="https://tafelbot.example/voorwaarden",
    valid_domains=("tafelbot.example",),
)
EVERYWHERE = tuple(Scope)
COMMANDS = (
    ManifestCommand("help", "Wat u hier kunt doen", EVERYWHERE),
    ManifestCommand("agenda", "De agenda van een tafel", EVERYWHERE),
    ManifestCommand("mijn zaken", "De zaken waarvoor u bent uitgenodigd", (Scope.PERSONAL,)),
)


def built(commands: tuple[ManifestCommand, ...] = COMMANDS) -> Manifest:
    return bouw(SETTINGS, commands, laad_teksten())


def problems_with(**changes: Any) -> str:  # noqa: ANN401 - any value may be wrong
    return "; ".join(controleer({**built(), **changes}))


def test_the_manifest_passes_microsofts_own_schema() -> None:
    assert controleer(built()) == ()


def test_the_bot_is_for_people_teams_and_group_chats_and_blocked_until_an_administrator_allows_it() -> None:
    manifest = built()
    assert manifest["bots"][0]["scopes"] == ["personal", "team", "groupChat"]
    assert manifest["bots"][0]["botId"] == SETTINGS.bot_id
    assert manifest["defaultBlockUntilAdminAction"] is True
    assert manifest["supportsChannelFeatures"] == "tier1"
    assert manifest["localizationInfo"] == {"defaultLanguageTag": "nl"}


def test_the_bot_asks_for_no_permission_to_read_what_does_not_mention_it() -> None:
    asked = {each["name"] for each in built()["authorization"]["permissions"]["resourceSpecific"]}
    assert asked == {"OnlineMeeting.ReadBasic.Chat", "OnlineMeetingParticipant.Read.Chat"}, "no word of any message"
    assert "permissions" not in built()


def test_what_the_app_may_know_of_a_meeting_is_consented_to_for_the_bot_alone() -> None:
    assert built()["webApplicationInfo"]["id"] == SETTINGS.bot_id
    other = {"id": "6a1f0c52-1111-4222-8333-94444555566f", "resource": "api://other"}
    assert "the bot's own registration" in problems_with(webApplicationInfo=other)


def test_more_than_was_decided_is_refused() -> None:
    more = {"permissions": {"resourceSpecific": [{"name": "ChatMessage.Read.Chat", "type": "Application"}]}}
    assert "'ChatMessage.Read.Chat' is more than the bot may know" in problems_with(authorization=more)


def test_the_bot_takes_part_in_talks_but_takes_no_files_and_no_calls() -> None:
    bot = built()["bots"][0]
    assert not any(bot[name] for name in ("isNotificationOnly", "supportsFiles", "supportsCalling", "supportsVideo"))


def test_a_title_and_a_description_of_one_character_will_do() -> None:
    assert built((ManifestCommand("?", "!", EVERYWHERE),))


def test_commands_stand_in_one_list_for_the_scopes_that_offer_the_same() -> None:
    lists = built()["bots"][0]["commandLists"]
    assert [(een["scopes"], [command["title"] for command in een["commands"]]) for een in lists] == [
        (["personal"], ["help", "agenda", "mijn zaken"]),
        (["team", "groupChat"], ["help", "agenda"]),
    ]


def test_a_scope_without_commands_has_no_list() -> None:
    (only,) = built((COMMANDS[2],))["bots"][0]["commandLists"]
    assert only["scopes"] == ["personal"]


def test_a_thirteenth_command_is_refused() -> None:
    twelve = tuple(ManifestCommand(f"doe {number}", "Iets", EVERYWHERE) for number in range(12))
    assert built(twelve)
    with pytest.raises(ManifestRefused, match="commands"):
        built((*twelve, COMMANDS[0]))


@pytest.mark.parametrize(
    ("command", "about"),
    [
        (ManifestCommand("x" * 33, "Iets", EVERYWHERE), "1 to 32"),
        (ManifestCommand("", "Iets", EVERYWHERE), "1 to 32"),
        (ManifestCommand("doe", "x" * 129, EVERYWHERE), "1 to 128"),
        (ManifestCommand("doe", "", EVERYWHERE), "1 to 128"),
        (ManifestCommand("help", "Nog eens", EVERYWHERE), "more than once"),
    ],
)
def test_a_command_that_the_menu_cannot_show_is_refused(command: ManifestCommand, about: str) -> None:
    with pytest.raises(ManifestRefused, match=about) as refused:
        built((*COMMANDS, command))
    assert refused.value.problems


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"id": "geen-guid"}, "$.id"),
        ({"version": "1.2"}, "$.version"),
        ({"manifestVersion": "1.24"}, "$.manifestVersion"),
        ({"accentColor": "teal"}, "$.accentColor"),
        ({"kleur": "rood"}, "kleur"),
        ({"supportsChannelFeatures": None}, "tier1"),
        ({"name": {"short": "x" * 31}}, "$.name.short"),
    ],
)
def test_the_check_names_the_place_of_what_teams_would_refuse(change: dict[str, object], place: str) -> None:
    assert place in problems_with(**change)


def test_a_page_without_https_is_refused() -> None:
    assert "$.developer.privacyUrl" in problems_with(
        developer={**built()["developer"], "privacyUrl": "http://tafelbot.example/privacy"}
    )


def test_the_package_holds_the_manifest_and_both_icons_at_its_root_and_nothing_else(tmp_path: Path) -> None:
    write(built(), tmp_path / "nieuw" / "tafelbot.zip")
    with ZipFile(tmp_path / "nieuw" / "tafelbot.zip") as archive:
        assert archive.namelist() == ["manifest.json", "color.png", "outline.png"]
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest == built()
        assert manifest["icons"] == {"color": "color.png", "outline": "outline.png"}
        for icon in manifest["icons"].values():
            assert archive.read(icon).startswith(b"\x89PNG")


def test_the_same_manifest_is_the_same_package_byte_for_byte() -> None:
    assert pakket(built()) == pakket(built())
    assert ZipFile(io.BytesIO(pakket(built()))).testzip() is None
