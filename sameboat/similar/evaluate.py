"""Measure whether people and questions are found by what was written: `make evaluate`, or `python -m sameboat.similar.evaluate`.

Half of each person's posts looks for the other half among all people; a question looks for others of its topic. Beside the
cosine of TF-IDF without stop words, on the same halves. What is told in one language looks for the same in another. Intervals are percentile bootstraps over people (or questions).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sameboat.text.learning.data import Shelf
from sameboat.text.nearness import QUERIES, centred, meaning, shipped_mean
from sameboat.text.train import arguments

LEAST_POSTS, HALVINGS, DRAWS, SEED = 4, 20, 2000, 11
Rows = NDArray[np.float32]
Halves = list[list[int]]


def main() -> None:
    """Print all parts, or those named."""
    parts: dict[str, Callable[[Shelf], Iterator[str]]] = {
        "people": people,
        "topics": topics,
        "languages": languages,
    }
    told = arguments("Measure who and what is found by what was written.", list(parts))
    for name in told.parts:
        for line in parts[name](Shelf(told.data, told.vectors)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


def people(shelf: Shelf) -> Iterator[str]:
    """Half of each person's posts, the other half among all people's: mean reciprocal rank and recall at 10."""
    name = "crisis/cssrs_posts"
    rows, vectors = shelf.rows(name), _unit(shelf.vectors(name))
    texts, by = [row["text"] for row in rows], defaultdict(list)
    for place, row in enumerate(rows):
        by[row["user"]].append(place)
    some = [places for places in by.values() if len(places) >= LEAST_POSTS]
    others = [place for places in by.values() if len(places) < LEAST_POSTS for place in places]
    everything, mean = vectors.mean(axis=0), vectors[others].mean(axis=0)
    mentioned = _mentions(texts)
    ways: dict[str, Callable[[Halves, Halves], Rows]] = {
        "TF-IDF": lambda one, two: _tf_idf(texts, one, two),
        "their words (the house)": lambda one, two: _by_meaning(vectors, everything, one, two),
        "without taking the mean away": lambda one, two: _by_average(vectors, 0, one, two),
        "mean away from the sum, not from each post": lambda one, two: _by_average(
            vectors, everything, one, two
        ),
        "mean of people who are not measured": lambda one, two: _by_meaning(
            vectors, mean, one, two
        ),
        "experiences named in the posts alone": lambda one, two: _by_mention(mentioned, one, two),
        "words and experiences, 2 to 5 as in a row": lambda one, two: (
            0.2 * _by_meaning(vectors, everything, one, two)
            + 0.5 * _by_mention(mentioned, one, two)
        ),
    }
    yield f"People: {len(some)} with {LEAST_POSTS} posts or more, {HALVINGS} random halvings, both directions."
    rng = np.random.default_rng(SEED)
    found: defaultdict[str, list[NDArray[np.int64]]] = defaultdict(list)
    for _ in range(HALVINGS):
        mixed = [rng.permutation(places).tolist() for places in some]
        one = [places[: len(places) // 2] for places in mixed]
        two = [places[len(places) // 2 :] for places in mixed]
        for way, near in ways.items():
            scores = near(one, two)
            found[way] += [_ranks(scores), _ranks(scores.T)]
    yield from _beside(
        {way: np.stack([1 / ranks for ranks in each]).mean(axis=0) for way, each in found.items()},
        "mean reciprocal rank",
    )
    yield from _beside(
        {
            way: np.stack([ranks <= 10 for ranks in each]).mean(axis=0)
            for way, each in found.items()
        },
        "recall at 10",
    )


def topics(shelf: Shelf) -> Iterator[str]:
    """Of the five nearest questions, how many are of the same topic."""
    first: dict[str, dict[str, str]] = {}
    for row in shelf.rows("peer_support/counsel_chat"):
        first.setdefault(row["questionID"], row)
    asked = [f"{row['questionTitle'] or ''}\n{row['questionText'] or ''}" for row in first.values()]
    topic = np.array([row["topic"] for row in first.values()])
    passages = _unit(shelf.vectors_of("questions.passage", asked, is_passage=True))
    queries = _unit(shelf.vectors_of("questions.query", asked))
    whole = [[place] for place in range(len(asked))]
    ways = {
        "TF-IDF": _tf_idf(asked, whole, whole),
        "their meaning (the house)": _by_meaning(passages, passages.mean(axis=0), whole, whole),
        "without taking the mean away": passages @ passages.T,
        "in the form of queries": _by_meaning(queries, queries.mean(axis=0), whole, whole),
    }
    yield f"Topics: {len(asked)} questions, {len(set(topic))} topics."
    yield from _beside(
        {way: _same_of_five(scores, topic) for way, scores in ways.items()}, "precision at 5"
    )


def languages(shelf: Shelf) -> Iterator[str]:
    """Each term of the vocabulary looks for itself in another language, among all terms of both."""
    from sameboat.similar.vocabulary import LANGUAGES, shipped

    mean, (first, *others) = shipped_mean(QUERIES), LANGUAGES
    keys = list(shipped(first).terms)
    titles = {each: [shipped(each).terms[key].title for key in keys] for each in LANGUAGES}
    plain = {k: _unit(shelf.vectors_of(f"terms.{k}", some)) for k, some in titles.items()}
    ways: dict[str, Callable[[Rows], Rows]] = {
        "the shipped mean (the house)": lambda rows: centred(rows, mean),
        "without taking the mean away": lambda rows: rows,
        "each language's own mean": lambda rows: centred(rows, rows.mean(axis=0)),
    }
    yield f"Languages: {len(titles[first])} terms in each."
    for one, two in [(each, first) for each in others] + [(first, each) for each in others]:
        ranks = {
            way: _ranks_among_both(moved(plain[one]), moved(plain[two]))
            for way, moved in ways.items()
        }
        for many in (1, 10):
            found = {way: (each <= many).astype(np.float64) for way, each in ranks.items()}
            yield from _beside(found, f"{one} finds {two} among the first {many}")


def _ranks_among_both(own: Rows, other: Rows) -> NDArray[np.int64]:
    """Where the same term stands among all of the other language and all others of one's own."""
    across, within = own @ other.T, own @ own.T
    same = np.diag(across)[:, None]
    np.fill_diagonal(within, -np.inf)
    ranks: NDArray[np.int64] = (across >= same).sum(axis=1) + (within >= same).sum(axis=1)
    return ranks


def _beside(values: dict[str, NDArray[np.float64]], measure: str) -> Iterator[str]:
    """Each way with its interval, and how many times the first it is."""
    base = next(iter(values.values()))
    draws = np.random.default_rng(SEED).integers(0, len(base), (DRAWS, len(base)))
    for way, each in values.items():
        low, high = np.quantile(each[draws].mean(axis=1), [0.025, 0.975])
        times = each[draws].mean(axis=1) / base[draws].mean(axis=1)
        least, most = np.quantile(times, [0.025, 0.975])
        yield (
            f"  {measure}, {way}: {each.mean():.3f} ({low:.3f} to {high:.3f}), "
            f"{each.mean() / base.mean():.2f} times ({least:.2f} to {most:.2f})"
        )


def _ranks(scores: Rows) -> NDArray[np.int64]:
    """Where each person's own other half stands; of equals the worst place counts."""
    own = np.diag(scores)[:, None]
    ranks: NDArray[np.int64] = (scores >= own).sum(axis=1)
    return ranks


def _same_of_five(scores: Rows, topic: NDArray[np.str_]) -> NDArray[np.float64]:
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    nearest = np.argsort(-scores, axis=1)[:, :5]
    same: NDArray[np.float64] = (topic[nearest] == topic[:, None]).mean(axis=1)
    return same


def _by_meaning(vectors: Rows, mean: Rows, one: Halves, two: Halves) -> Rows:
    def directions(halves: Halves) -> Rows:
        return np.stack([meaning(vectors[half], mean) for half in halves])

    found: Rows = directions(one) @ directions(two).T
    return found


def _by_average(vectors: Rows, mean: Any, one: Halves, two: Halves) -> Rows:
    def directions(halves: Halves) -> Rows:
        return _unit(np.stack([vectors[half].mean(axis=0) - mean for half in halves]))

    found: Rows = directions(one) @ directions(two).T
    return found


def _by_mention(mentioned: Rows, one: Halves, two: Halves) -> Rows:
    """Experiences, the rarer the heavier, as if those a person named in their posts were what they told."""
    told = [np.stack([mentioned[half].max(axis=0) for half in halves]) for halves in (one, two)]
    weights = np.log(
        (1 + len(one)) / np.maximum((told[0].sum(axis=0) + told[1].sum(axis=0)) / 2, 1)
    )
    found: Rows = _unit(told[0] * weights) @ _unit(told[1] * weights).T
    return found


def _mentions(texts: Sequence[str]) -> Rows:
    from sameboat.similar.vocabulary import shipped

    terms = shipped("en").terms.values()
    words = [[term.title.lower(), *(word.lower() for word in term.also)] for term in terms]
    each = [re.compile(r"\b(?:" + "|".join(map(re.escape, some)) + r")\b") for some in words]
    return np.array(
        [[bool(word.search(text.lower())) for word in each] for text in texts], dtype=np.float32
    )


def _tf_idf(texts: Sequence[str], one: Halves, two: Halves) -> Rows:
    from sklearn.feature_extraction.text import TfidfVectorizer

    first, second = (
        [" ".join(texts[at] for at in half) for half in halves] for halves in (one, two)
    )
    known = TfidfVectorizer(stop_words="english").fit([*first, *second])
    found: Rows = (known.transform(first) @ known.transform(second).T).toarray()
    return found


def _unit(rows: Rows) -> Rows:
    found: Rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameboat.settings")
    django.setup()
    main()
