"""What the people of the demonstration write to each other: ordinary words between peers, ours, in many hands.

A third of it is never learned from: it is measured.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from sameboat.text.crisis.rules import read
from sameboat.text.hostility.windows import windows
from sameboat.text.reading import Reading

_THREADS = Path(__file__).parents[2] / "cli" / "demonstration" / "threads"
_MEASURED = "-3"


def posts(*, measured: bool) -> list[tuple[str, bool]]:
    """Each post of the part that is measured, or of the rest, and whether it opens a thread."""
    files = [
        file
        for file in sorted(_THREADS.glob("*.toml"))
        if file.stem.endswith(_MEASURED) is measured
    ]
    threads = [
        thread
        for file in files
        for thread in tomllib.loads(file.read_text(encoding="utf-8"))["thread"]
    ]
    found = []
    for thread in threads:
        found.append((f"{thread['title']}\n\n{thread['body'].strip()}", True))
        found += [(reply["body"].strip(), False) for reply in thread.get("reply", ())]
    return found


def calm_windows() -> list[str]:
    """What may be learned from as calm: each post in windows, and each sentence of it, where no rule sees a sign of danger."""
    found: list[str] = []
    for text, _is_opening in posts(measured=False):
        sentences = Reading(text).sentences
        found += [*windows(sentences), *(" ".join(one.split()) for one in sentences)]
    return [one for one in dict.fromkeys(found) if len(one.split()) > 1 and not read(one).strength]
