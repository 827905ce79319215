"""What the clock and the sender count: kinds, outcomes and numbers; never an id, a name or a text as a label."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge

from domain.vergadering import Vergaderstatus


class RoomMetrics:
    """The counters of the machine room, beside those of the edge (`bot.web.metrics`) in one registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        """Make the counters in this registry."""
        self._alarms = Counter(
            "tafelbot_alarms", "Alarms, by kind and how ringing them ended", ["kind", "outcome"], registry=registry
        )
        self._rounds = Counter(
            "tafelbot_rounds", "Rounds through a region, by how they ended", ["outcome"], registry=registry
        )
        self._sent = Counter(
            "tafelbot_messages",
            "Attempts to send, by kind of message and outcome",
            ["kind", "outcome"],
            registry=registry,
        )
        self._outbox = Gauge(
            "tafelbot_outbox", "Messages in the outbox, by region and state", ["regio", "state"], registry=registry
        )
        self._anchors = Gauge(
            "tafelbot_anchors_waiting",
            "Anchors of the logboek not yet outside the database",
            ["regio"],
            registry=registry,
        )
        self._meetings = Counter(
            "tafelbot_meetings",
            "What was done with Teams meetings of talks, by what was asked and how it ended",
            ["call", "outcome"],
            registry=registry,
        )
        self._meetings_waiting = Gauge(
            "tafelbot_meetings_waiting",
            "Meetings with which something is still to be done at Graph, by region and state",
            ["regio", "state"],
            registry=registry,
        )
        self._ticked = Gauge(
            "tafelbot_last_tick_timestamp_seconds", "When the clock last looked for what is due", registry=registry
        )

    def alarm(self, kind: str, outcome: str) -> None:
        """Count an alarm that went off."""
        self._alarms.labels(kind, outcome).inc()

    def round(self, outcome: str) -> None:
        """Count a round."""
        self._rounds.labels(outcome).inc()

    def sent(self, kind: str, outcome: str) -> None:
        """Count an attempt to send."""
        self._sent.labels(kind, outcome).inc()

    def outbox(self, regio: str, counts: Mapping[str, int]) -> None:
        """Show how many messages are in which state."""
        for state, count in counts.items():
            self._outbox.labels(regio, state).set(count)

    def anchors_waiting(self, regio: str, count: int) -> None:
        """Show how many anchors of the logboek must still be written outside the database."""
        self._anchors.labels(regio).set(count)

    def meeting(self, call: str, outcome: str) -> None:
        """Count something that was done with a meeting: `check` with `rejected_...` is one that nobody got."""
        self._meetings.labels(call, outcome).inc()

    def meetings_waiting(self, regio: str, counts: Mapping[str, int]) -> None:
        """Show how many meetings wait for something, by state; a state that is left out has none."""
        for state in Vergaderstatus:
            self._meetings_waiting.labels(regio, state.value).set(counts.get(state.value, 0))

    def ticked(self, timestamp: float) -> None:
        """Show that the clock runs; `timestamp` in seconds since 1970."""
        self._ticked.set(timestamp)
