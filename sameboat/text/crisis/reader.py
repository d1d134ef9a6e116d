"""The reader of whole sentences that was taught what people in danger write: by numpy alone, in the background."""

from __future__ import annotations

from functools import cache

from sameboat.text.hostility.reader import SentenceReader
from sameboat.text.hostility.windows import windows
from sameboat.text.reading import Reading

NAME = "crisis_reader"


@cache
def crisis_reader() -> SentenceReader:
    """The committed reader, read once for each process."""
    return SentenceReader.load(NAME)


def worst_window(reading: Reading) -> tuple[float, str]:
    """The margin of the window of a text that reads most like danger, and that window; a long text must say more."""
    reader, parts = crisis_reader(), windows(reading.sentences) or [" "]
    at, margin = reader.worst(parts)
    return margin, parts[at]


def moving_sentence(reading: Reading, window: str) -> tuple[str, ...]:
    """The sentence of that window that alone reads most like danger, as it stands in the text."""
    inside = [found for found in reading.sentences if " ".join(found.split()) in window]
    if not inside:
        return ()
    return (inside[int(crisis_reader().margins(inside).argmax())],)
