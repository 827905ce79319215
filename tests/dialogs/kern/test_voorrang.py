"""What a person does goes first; what the cards on everybody's screen ask by themselves waits, and not for ever."""

import asyncio

import pytest

from dialogs.kern.voorrang import Voorrang

LANG = 3600.0


async def rondes(aantal: int = 20) -> None:
    """Let everything go on that can."""
    for _ in range(aantal):
        await asyncio.sleep(0)


async def kijkt(voorrang: Voorrang, gezien: list[str], wie: str, klaar: asyncio.Event | None = None) -> None:
    async with voorrang.client():
        gezien.append(wie)
        if klaar is not None:
            await klaar.wait()


async def test_what_a_client_asks_waits_until_nobody_is_being_served() -> None:
    voorrang, gezien = Voorrang(LANG), list[str]()
    with voorrang.person():
        with voorrang.person():
            taak = asyncio.create_task(kijkt(voorrang, gezien, "kaart"))
            await rondes()
        await rondes()
        assert gezien == []
    await taak
    assert gezien == ["kaart"]


async def test_it_waits_for_a_while_only() -> None:
    voorrang, gezien = Voorrang(patience=0.0), list[str]()
    with voorrang.person():
        await kijkt(voorrang, gezien, "kaart")
    assert gezien == ["kaart"]


async def test_one_client_at_a_time_and_a_person_waits_for_none() -> None:
    voorrang, gezien, klaar = Voorrang(LANG), list[str](), asyncio.Event()
    taken = [asyncio.create_task(kijkt(voorrang, gezien, wie, klaar)) for wie in ("een", "twee")]
    await rondes()
    assert gezien == ["een"]
    with voorrang.person():
        gezien.append("mens")
    klaar.set()
    await asyncio.gather(*taken)
    assert gezien == ["een", "mens", "twee"]


async def test_a_fault_in_what_somebody_does_stops_nobody() -> None:
    voorrang, gezien = Voorrang(LANG), list[str]()
    with pytest.raises(ValueError, match="kapot"), voorrang.person():
        raise ValueError("kapot")
    await kijkt(voorrang, gezien, "kaart")
    assert gezien == ["kaart"]
