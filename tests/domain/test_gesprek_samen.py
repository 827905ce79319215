"""Two people who must not meet do not: not at one talk, and not by two talks in one meeting."""

import pytest

from domain.vergadering import kenmerk

DRAAD = "19:meeting_NzI1YjQx@thread.v2"


@pytest.mark.parametrize(
    "adres",
    [
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NzI1YjQx%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d",
        "https://teams.microsoft.com/l/meetup-join/19:meeting_NzI1YjQx@thread.v2/0",
        "https://teams.cloud.microsoft/l/meetup-join/19%3Ameeting_NzI1YjQx%40thread.v2/0?p=2",
    ],
)
def test_a_meeting_is_known_again_by_its_chat_however_its_link_is_written(adres: str) -> None:
    assert kenmerk(adres) == DRAAD


def test_a_short_link_is_known_again_by_its_number() -> None:
    kort = "https://teams.microsoft.com/meet/2345678?p=geheim"
    assert kenmerk(kort) == kenmerk("https://teams.microsoft.com/meet/2345678/?p=anders") == "/meet/2345678"
    assert kenmerk(kort) != kenmerk("https://teams.microsoft.com/meet/2345679?p=geheim")
