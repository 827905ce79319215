"""A demo whose stories were told, for every test of it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bot.demo._demo import Demo, start


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo whose stories were told: telling them takes seconds, copying them none."""
    folder = tmp_path_factory.mktemp("demo")

    async def tell() -> None:
        (await start(folder)).bot.store.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, tell()).result()
    return folder


@pytest.fixture
async def demo(told: Path, tmp_path: Path) -> AsyncIterator[Demo]:
    een = await start(Path(shutil.copytree(told, tmp_path / "demo")))
    yield een
    await asyncio.to_thread(een.bot.store.close)


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Demo]:
    een = await start(tmp_path, empty=True)
    yield een
    await asyncio.to_thread(een.bot.store.close)
