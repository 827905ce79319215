"""What comes back from a form is fit to be shown again and looked up, whatever a client sends."""

import pytest

from cards.payloads import NamensFormulier


@pytest.mark.parametrize("hoe", ["a\x00b", "\x00ab", "a\ud800b"])
def test_what_no_database_takes_does_not_come_in(hoe: str) -> None:
    """A null in an id that was filled in would be an error of the database, and look like a fault of ours."""
    assert NamensFormulier.model_validate({"v": 1, "uitvraag": hoe}).uitvraag == "ab"
