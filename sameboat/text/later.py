"""Patterns that are compiled when they are first looked for: a command that reads no posts starts at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class LatePattern:
    """A regular expression by its source; a thousand long ones take seconds to compile."""

    source: str
    flags: re.RegexFlag = re.NOFLAG

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself. Raises `re.error` where the source is none."""
        return re.compile(self.source, self.flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in a text where it stands."""
        return self.compiled.finditer(text)
