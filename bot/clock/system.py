"""The one place that asks the operating system what time it is."""

from datetime import UTC, datetime


class SystemClock:
    """The time of this machine, aware, UTC."""

    def now(self) -> datetime:
        """Return the moment."""
        return datetime.now(UTC)  # noqa: TID251 - this is the place
