"""Who is hidden from whom, whom to call, and what waits for a moderator."""
