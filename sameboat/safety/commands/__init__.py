"""Blocking, muting, reporting, and looking after reports."""

from sameboat.safety.commands.hiding import block_person, mute_person, unblock_person, unmute_person
from sameboat.safety.commands.reporting import report_thing

__all__ = ["block_person", "mute_person", "report_thing", "unblock_person", "unmute_person"]
