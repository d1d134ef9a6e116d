"""Text messages to a number that somebody gave for them: sent by a carrier, stopped by one word."""
