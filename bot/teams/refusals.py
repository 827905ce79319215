"""Why an activity is turned away at the door: one word each, for the counter and the sampled log line."""

from collections.abc import Callable
from enum import StrEnum

LOG_EVERY = 60.0
"""Seconds between two log lines for the same reason: noise is counted, not written down."""


class Reason(StrEnum):
    """Why an activity was refused, or taken note of without an answer. Labels of a metric: never renamed."""

    # What arrived is not an activity (4xx).
    WRONG_CONTENT_TYPE = "wrong_content_type"
    ENCODED = "encoded"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    NO_BODY = "no_body"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    WRONG_SHAPE = "wrong_shape"

    # The sender did not prove who he is (401).
    NO_TOKEN = "no_token"  # noqa: S105 - a reason, not a token
    MALFORMED_TOKEN = "malformed_token"  # noqa: S105
    WRONG_ALGORITHM = "wrong_algorithm"
    UNKNOWN_KEY = "unknown_key"
    BAD_SIGNATURE = "bad_signature"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    WRONG_ISSUER = "wrong_issuer"
    WRONG_AUDIENCE = "wrong_audience"
    MISSING_CLAIM = "missing_claim"
    SERVICE_URL_MISMATCH = "service_url_mismatch"
    NOT_ENDORSED = "not_endorsed"
    NOT_LOOPBACK = "not_loopback"
    UNEXPECTED = "unexpected"

    # The sender is who he says, but has no business here (403).
    WRONG_CHANNEL = "wrong_channel"
    WRONG_TENANT = "wrong_tenant"
    WRONG_SERVICE_HOST = "wrong_service_host"

    # In order, but nothing for us (200).
    UNKNOWN_TYPE = "unknown_type"
    FROM_A_BOT = "from_a_bot"
    TARGETED = "targeted"
    NOT_ABOUT_US = "not_about_us"
    NOTHING_SAID = "nothing_said"


class Refused(Exception):
    """The activity is turned away with this HTTP status."""

    def __init__(self, status: int, reason: Reason) -> None:
        """Remember the status and why; neither holds anything the stranger sent."""
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Sampler:
    """Lets one line through per reason and period, and says how many were kept back."""

    def __init__(self, monotonic: Callable[[], float], every: float = LOG_EVERY) -> None:
        """Count with this clock; `every` in seconds."""
        self._monotonic = monotonic
        self._every = every
        self._state: dict[Reason, tuple[float, int]] = {}

    def take(self, reason: Reason) -> int | None:
        """Return how many were kept back since the last line when one may be written now, else None."""
        now = self._monotonic()
        since, kept_back = self._state.get(reason, (None, 0))
        if since is not None and now - since < self._every:
            self._state[reason] = (since, kept_back + 1)
            return None
        self._state[reason] = (now, 0)
        return kept_back
