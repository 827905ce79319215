"""The invented region of the stories, read once."""

from pathlib import Path

import pytest

from domain.regio import Regio
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten


@pytest.fixture(scope="session")
def merwestad() -> Regio:
    return laad_regio(Path("regio/demo.yaml"), laad_teksten())
