"""What the desk and people read of cases and decisions."""
