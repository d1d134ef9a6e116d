"""What the hostility heads learn from and are tried on: other people's labelled sentences, read from ../shared/data.

None of it is part of the project. `ordinary` is what people write who attack nobody.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

DATA = Path(__file__).parents[4] / "shared" / "data"
LABELLED = ("dynahate", "hatemoji_build", "measuring_hate_speech")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_ADDRESSED = re.compile(
    r"\byou|^(?:go|take|keep|try|get|do|just|be|hang|stay|make|stop|don)", re.IGNORECASE
)
_MOST_LETTERS = 400
_HELD_FROM, _HELD_EVERY = 7, 25
_ANGRY = {"anger", "disgust", "annoyance"}


@dataclass(frozen=True)
class Example:
    """A text, whether it is hostile, and where it is from."""

    text: str
    is_hostile: bool
    source: str


@dataclass(frozen=True)
class Sources:
    """The folder with other people's texts."""

    folder: Path = DATA

    def rows(self, name: str) -> list[dict[str, str]]:
        """The lines of one file."""
        csv.field_size_limit(1 << 24)
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def labelled(self, name: str) -> list[Example]:
        """One of the three labelled sets."""
        return [
            Example(row["text"], row["label"] == "1", name)
            for row in self.rows(f"hostility/{name}.csv")
            if row["text"].strip()
        ]

    def held_back(self, name: str) -> list[Example]:
        """The part of a labelled set that nothing committed learns from."""
        return self.labelled(name)[_HELD_FROM::_HELD_EVERY]

    def to_learn_from(self, name: str) -> list[Example]:
        """The rest of it."""
        found = self.labelled(name)
        return [example for at, example in enumerate(found) if at % _HELD_EVERY != _HELD_FROM]

    def ordinary(self, seed: int = 3) -> list[Example]:
        """What people write to and about each other without attacking anybody: comments, answers, questions, posts."""
        chance = np.random.default_rng(seed)
        return [
            Example(text, False, source)
            for source, texts in (
                ("goemotions", self._calm_comments()),
                ("counsel_chat", self._counsel()),
                ("reddit2013", _some(self._openings(chance), 6000, chance)),
            )
            for text in texts
            if text.strip()
        ]

    def short_sentences(self, seed: int = 9, count: int = 8000) -> list[Example]:
        """Short ordinary sentences, most of them to a "you" or telling somebody to do something."""
        chance = np.random.default_rng(seed)
        texts = [row["answerText"] for row in self.rows("peer_support/counsel_chat.csv")]
        texts += [row["text"] for row in self.rows("crisis/reddit2013_support_forums.csv")]
        split = (sentence.strip() for text in texts for sentence in _SENTENCE_END.split(text)[:12])
        short = list(dict.fromkeys(found for found in split if 2 <= len(found.split()) <= 14))
        addressed = [found for found in short if _ADDRESSED.search(found)]
        chosen = _some(addressed, count * 3 // 5, chance) + _some(short, count * 2 // 5, chance)
        return [Example(text, False, "short") for text in chosen]

    def replies(self, *, to_measure: bool) -> list[str]:
        """Replies of peers to peers, never to learn from: one half sets thresholds, the other measures."""
        found = self.rows("peer_support/epitome_reddit.csv")
        return [row["reply"] for row in found[to_measure::2]]

    def _calm_comments(self) -> list[str]:
        return [
            row["text"]
            for row in self.rows("peer_support/goemotions_ordinary.csv")
            if row["risk_words"] == "0" and not _ANGRY & set(re.split(r"\W+", row["emotions"]))
        ]

    def _counsel(self) -> list[str]:
        found = self.rows("peer_support/counsel_chat.csv")
        questions = {row["questionID"]: row["questionText"][:_MOST_LETTERS] for row in found}
        answers = [
            " ".join(sentences[start : start + 2])[:_MOST_LETTERS]
            for row in found
            if (sentences := _SENTENCE_END.split(row["answerText"]))
            for start in (0, 2)
        ]
        return [*questions.values(), *answers]

    def _openings(self, chance: np.random.Generator) -> list[str]:
        found = []
        for row in self.rows("crisis/reddit2013_support_forums.csv"):
            sentences = _SENTENCE_END.split(row["text"])
            start = int(chance.integers(max(1, len(sentences) - 3)))
            found.append(" ".join(sentences[start : start + 3])[:_MOST_LETTERS])
        return found


def _some(texts: list[str], count: int, chance: np.random.Generator) -> list[str]:
    return [texts[at] for at in chance.permutation(len(texts))[:count]]
