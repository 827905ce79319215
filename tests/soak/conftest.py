"""What the long stories share with the short ones."""

from pathlib import Path

import pytest

from domain.regio import Regio
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten
from tests.scenarios.test_levens import levens

__all__ = ["levens", "merwestad"]


@pytest.fixture(scope="session")
def merwestad() -> Regio:
    return laad_regio(Path("regio/demo.yaml"), laad_teksten())
