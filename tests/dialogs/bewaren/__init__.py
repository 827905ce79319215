"""Terms, holds, and destroying for good."""
