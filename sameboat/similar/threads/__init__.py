"""Threads near to a question or to what somebody told: by the meaning of their openings."""
