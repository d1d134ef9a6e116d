"""Private words between two people."""
