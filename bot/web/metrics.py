"""What is counted: kinds, reasons and outcomes; never an id, a name or a text as a label."""

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import generate_latest


class Metrics:
    """The counters of the edge, in a registry of their own, so that two bots in one process do not mix."""

    def __init__(self) -> None:
        """Make the counters; other rooms may register theirs in `registry`."""
        self.registry = CollectorRegistry()
        self._refused = Counter(
            "tafelbot_activities_not_answered",
            "Activities turned away or left without an answer, by reason",
            ["reason"],
            registry=self.registry,
        )
        self._turns = Histogram(
            "tafelbot_turn_seconds",
            "Seconds from a checked activity to the answer in the HTTP response",
            ["kind"],
            buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
            registry=self.registry,
        )
        self._calls = Counter(
            "tafelbot_teams_calls",
            "Calls to Teams, by what was asked and how it ended",
            ["call", "outcome"],
            registry=self.registry,
        )
        self._mishaps = Counter(
            "tafelbot_turn_mishaps",
            "Turns that did not end as they should, by what happened",
            ["mishap"],
            registry=self.registry,
        )

    def refused(self, reason: str) -> None:
        """Count an activity that was turned away."""
        self._refused.labels(reason).inc()

    def turn(self, kind: str, seconds: float) -> None:
        """Count an answered turn of this kind of happening."""
        self._turns.labels(kind).observe(seconds)

    def call(self, call: str, outcome: str) -> None:
        """Count a call to Teams; fits `bot.teams.connector.Line.observe`."""
        self._calls.labels(call, outcome).inc()

    def mishap(self, what: str) -> None:
        """Count a failed, late or undelivered turn."""
        self._mishaps.labels(what).inc()

    def exposition(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)
