from pathlib import Path

import pytest
import structlog

from bot.web.logs import places_only
from dialogs.kern.router import Streek
from regio.laden import laad_regio
from teksten.catalogus import laad_teksten

HUIS = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def streek() -> Streek:
    """The invented region of the demo, with its words."""
    regio = laad_regio(HUIS / "regio" / "demo.yaml")
    return Streek(regio, laad_teksten().met(regio.teksten))


@pytest.fixture(autouse=True)
def _plain_logs() -> None:
    """Not the coloured tracebacks of structlog's own defaults: drawing one takes a second."""
    if not structlog.is_configured():
        structlog.configure(processors=[places_only, structlog.processors.JSONRenderer()])
