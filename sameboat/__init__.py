"""Sameboat: a safe peer community, its programmes, and whether any of it helps."""

__version__ = "0.1.0"
