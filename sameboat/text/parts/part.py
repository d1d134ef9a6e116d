"""What a part of the screen is: one kind of thing to look for, quickly and, with the encoder, again."""

from __future__ import annotations

from typing import Protocol

from sameboat.text.findings import Kind, Sight
from sameboat.text.reading import Reading


class Part(Protocol):
    """Looks for one kind of thing. What it lacks it names in `Sight.missing`; what it raises, the screen catches."""

    @property
    def kind(self) -> Kind:
        """What it looks for."""
        ...

    def look(self, reading: Reading) -> Sight:
        """With rules and light heads only; `reading.encoder` is not there."""
        ...

    def look_deeper(self, reading: Reading) -> Sight:
        """With the encoder as well."""
        ...
