"""What people do about themselves."""
