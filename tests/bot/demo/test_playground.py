import asyncio
import json
from pathlib import Path
from socket import socket

import pytest

from bot.demo import playground, world


def test_a_taken_port_is_refused_before_anything_is_downloaded(tmp_path: Path) -> None:
    async def start(port: int) -> None:
        async with playground.running("http://127.0.0.1:1/api/messages", port=port, folder=tmp_path / "new"):
            pytest.fail("it started")

    with socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(playground.PlaygroundError, match=f"Port {port} is in use"):
            asyncio.run(start(port))
    assert not (tmp_path / "new").exists()


def test_the_world_is_as_large_as_the_playground_allows() -> None:
    people = {world.CURRENT_USER, *world.OTHER_USERS}
    assert (
        len(people) == len({person.object_id for person in people}) == len({person.teams_id for person in people}) == 6
    )
    team = playground.configuration()["team"]
    assert isinstance(team, dict)
    assert [channel["id"] for channel in team["channels"]] == [world.SECOND_CHANNEL_ID]


def test_every_person_in_the_demo_has_an_address_that_cannot_exist() -> None:
    for person in (world.CURRENT_USER, *world.OTHER_USERS):
        assert person.address.endswith(".example")
        assert person.address.isascii()
        assert " " not in person.address


def test_the_lock_names_one_version_and_no_place_to_get_it() -> None:
    recipe = Path(playground.__file__).parents[2] / "tools" / "playground"
    wanted = json.loads((recipe / "package.json").read_text())["dependencies"]
    locked = json.loads((recipe / "package-lock.json").read_text())["packages"]
    assert locked[""]["dependencies"] == wanted
    for name, version in wanted.items():
        package = locked[f"node_modules/{name}"]
        assert package["version"] == version
        assert package["integrity"].startswith("sha512-")
    assert not any("resolved" in package for package in locked.values())
