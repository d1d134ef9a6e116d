"""`sameboat import-threads FILE`: bring threads in from a CSV or JSON Lines file."""

from sameboat.cli.importing.command import run

__all__ = ["run"]
