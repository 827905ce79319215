"""An expected error becomes a line in Dutch and an exit code; only a fault of the program shows a traceback."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from bot.settings import Problem, SettingsRefused
from bot.start import StartRefused, says
from domain.errors import TafelbotError
from teksten.catalogus import Teksten

FAILED = 1
"""Exit code when it did not work."""
REFUSED = 2
"""Exit code when the settings or the words typed are at fault: nothing was tried."""


@contextmanager
def friendly(teksten: Teksten) -> Iterator[None]:
    """Show expected errors as lines and end with their exit code."""
    try:
        yield
    except SettingsRefused as refused:
        complain(teksten("bediening.instelling.kop"), *(problem_line(each, teksten) for each in refused.problems))
        raise typer.Exit(REFUSED) from None
    except StartRefused as refused:
        complain(*refused.lines)
        raise typer.Exit(REFUSED) from None
    except TafelbotError as error:
        complain(says(error, teksten))
        raise typer.Exit(FAILED) from None
    except OSError as error:
        complain(teksten("bediening.cli.systeem", reden=f"{error.strerror or error} {error.filename or ''}".strip()))
        raise typer.Exit(FAILED) from None


def problem_line(problem: Problem, teksten: Teksten) -> str:
    """Return a problem in the settings as one line that names the variable and the mend."""
    mend = "" if problem.mend is None else teksten(f"bediening.instelling.{problem.mend}")
    return teksten(
        f"bediening.instelling.{problem.kind}", variabele=problem.variable, herstel=mend, bedoelde=problem.meant
    )


def complain(*lines: str) -> None:
    """Write lines to where errors go."""
    _write(lines, error=True)


def tell(*lines: str) -> None:
    """Write lines to where answers go."""
    _write(lines, error=False)


def _write(lines: Iterable[str], *, error: bool) -> None:
    for line in lines:
        typer.echo(line, err=error)
