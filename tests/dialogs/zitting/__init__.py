"""The zitting itself: who leads it, what stands in its chat, and what each one sees alone."""
