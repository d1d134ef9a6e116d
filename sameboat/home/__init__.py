"""A member's Today."""
