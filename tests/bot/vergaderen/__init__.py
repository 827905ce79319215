"""The worker that makes the meetings of talks, against a Graph that keeps the documented rules."""
