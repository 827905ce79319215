"""Why the bot does not start, in words for whoever runs it."""

from domain.errors import TafelbotError
from teksten.catalogus import Teksten


class StartRefused(Exception):
    """Something must be mended first; `lines` say what, in Dutch."""

    def __init__(self, *lines: str) -> None:
        """Take everything that must be mended."""
        super().__init__("; ".join(lines))
        self.lines = lines


def says(error: TafelbotError, teksten: Teksten) -> str:
    """Return an expected error in words."""
    key = next((key for key in (f"fout.{error.key}", error.key) if teksten.heeft(key)), "fout.onbekend")
    return teksten(key, **error.parameters)
