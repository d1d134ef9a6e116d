"""Made-up people for `bench.similar`, clustered as real ones are, put into a database of their own.

There is one kind of people for every 250. A kind has twelve answers its people tell more often than others, drawn by
Zipf's law, so that a few answers are everybody's and most are rare; and a direction for the meaning of what they write, in 40
of 384 dimensions, two thirds of it their kind's and one third their own, with a little of all the rest. A person tells 4 to 14
things, seven in ten of them their kind's, up to three wishes and up to four offers; nine in ten answers are shown to those
they are introduced to. A tenth pauses, takes no letters or has left; a tenth was away for more than three months. Everybody
who asks has blocked or is blocked by five people of their own kind, writes with five and was introduced to ten before; and one
in ten of those near them stands at the ceiling.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

PER_KIND, CORE, INNER, PART = 250, 12, 40, 20_000


@dataclass
class House:
    """Ids of everybody, the kind of each, and the meaning of what they write, by place."""

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    words: NDArray[np.float16]

    def place_of(self, person_id: int) -> int:
        """Where somebody stands in the arrays; ids ascend."""
        return int(np.searchsorted(self.ids, person_id))


def make_house(count: int, seed: int = 9) -> House:
    """Fill the tables. Raw SQL: a million people through the pages' own commands would take days."""
    from django.db import connection

    rng = np.random.default_rng(seed)
    ids = np.sort(rng.choice(2**46, count, replace=False) + 2**40)
    kinds_count = max(count // PER_KIND, 8)
    kinds = rng.integers(0, kinds_count, count)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
        _people(cursor, ids, rng)
        _openness(cursor, ids)
        _told(cursor, ids, kinds, kinds_count, rng)
    return House(ids, kinds, _words(kinds, kinds_count, rng))


def _many(cursor, sql: str, rows: Iterator[tuple]) -> None:
    cursor.cursor.connection.executemany(sql, rows)
    cursor.cursor.connection.commit()


def _people(cursor, ids, rng) -> None:
    from sameboat.messages.models import Openness as Letters
    from sameboat.people.models import Person

    fields = [field for field in Person._meta.concrete_fields if field.name != "id"]
    plain = Person(name="x", name_key="x", joined_at=datetime.now(UTC))
    values = {
        field.column: field.get_db_prep_save(field.pre_save(plain, add=True), connection=_db())
        for field in fields
    }
    columns = list(values)
    today, away, gone = (
        datetime.now(UTC).date(),
        rng.exponential(20, len(ids)),
        rng.random(len(ids)),
    )
    sql = f"INSERT INTO people_person (id, {', '.join(columns)}) VALUES ({', '.join('?' * (len(columns) + 1))})"  # noqa: S608

    def rows() -> Iterator[tuple]:
        for place, each in enumerate(ids.tolist()):
            told = dict(values)
            told["name"] = told["name_key"] = f"p{each}"
            told["last_here_on"] = (today - timedelta(days=int(away[place]))).isoformat()
            if gone[place] < 0.03:
                told["paused_at"] = told["joined_at"]
            elif gone[place] < 0.06:
                told["leaving_at"] = told["joined_at"]
            yield (each, *(told[column] for column in columns))

    _many(cursor, sql, rows())
    no_letters = (
        (each, "nobody") for each, chance in zip(ids.tolist(), gone, strict=True) if chance > 0.96
    )
    letters = f"INSERT INTO {Letters._meta.db_table} (person_id, who_may_ask) VALUES (?, ?)"  # noqa: S608
    _many(cursor, letters, no_letters)


def _db():
    from django.db import connection

    return connection


def _openness(cursor, ids) -> None:
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    _many(
        cursor, "INSERT INTO similar_openness (person_id, since) VALUES (?, ?)", ((each, now) for each in ids.tolist())
    )  # fmt: skip


def _told(cursor, ids, kinds, kinds_count, rng) -> None:
    from sameboat.similar.vocabulary import vocabulary

    known = vocabulary()
    about = np.array(
        [term for term in known.terms if term not in known.offered_as and term not in known.offers]
    )
    common = 1 / np.arange(1, len(about) + 1) ** 0.9
    common /= common.sum()
    cores = np.stack(
        [rng.choice(len(about), CORE, replace=False, p=common) for _ in range(kinds_count)]
    )
    wishes, offers = list(known.offered_as), sorted(set(known.offered_as.values()))

    def rows() -> Iterator[tuple]:
        for start in range(0, len(ids), PART):
            some, kind = ids[start : start + PART].tolist(), kinds[start : start + PART]
            many = rng.integers(4, 15, len(some))
            core = cores[kind[:, None], rng.integers(0, CORE, (len(some), 14))]
            any_of = rng.choice(len(about), (len(some), 14), p=common)
            picked = np.where(rng.random((len(some), 14)) < 0.7, core, any_of)
            shown = rng.random((len(some), 24))
            asks = rng.integers(0, len(wishes), (len(some), 3))
            gives = rng.integers(0, len(offers), (len(some), 4))
            counts = rng.integers(0, 4, len(some)), rng.integers(0, 5, len(some))
            for place, each in enumerate(some):
                terms = {str(about[t]) for t in picked[place, : many[place]]}
                terms |= {wishes[t] for t in asks[place, : counts[0][place]]}
                terms |= {offers[t] for t in gives[place, : counts[1][place]]}
                for at, term in enumerate(sorted(terms)):
                    yield each, term, "introduced" if shown[place, at] < 0.9 else "finding"

    _many(cursor, "INSERT INTO similar_trait (person_id, term, shown_to) VALUES (?, ?, ?)", rows())


def _words(kinds, kinds_count, rng) -> NDArray[np.float16]:
    from sameboat.similar.places.rows import WORDS

    centres = rng.normal(size=(kinds_count, INNER)).astype(np.float32)
    turn = np.linalg.qr(rng.normal(size=(WORDS, INNER)))[0].T.astype(np.float32)
    found = np.empty((len(kinds), WORDS), dtype=np.float16)
    for start in range(0, len(kinds), PART):
        kind = kinds[start : start + PART]
        inner = centres[kind] + 0.7 * rng.normal(size=(len(kind), INNER)).astype(np.float32)
        whole = inner @ turn + 0.08 * rng.normal(size=(len(kind), WORDS)).astype(np.float32)
        found[start : start + PART] = whole / np.linalg.norm(whole, axis=1, keepdims=True)
    return found


def make_history(house: House, askers: list[int], seed: int = 10) -> None:
    """Blocks, letters and introductions of those who ask, among their own kind, and people at the ceiling."""
    from sameboat.messages.models import Conversation
    from sameboat.safety.models import Block
    from sameboat.similar.models import Introduction
    from sameboat.similar.rules import CEILING

    rng, now = np.random.default_rng(seed), datetime.now(UTC)
    for asker in askers:
        kind = house.kinds[house.place_of(asker)]
        kin = [int(each) for each in house.ids[house.kinds == kind] if each != asker]
        some = [int(each) for each in rng.permutation(kin)[:60]]
        Block.objects.bulk_create(
            [Block(blocker_id=asker, blocked_id=each, made_at=now) for each in some[:3]]
            + [Block(blocker_id=each, blocked_id=asker, made_at=now) for each in some[3:5]],
            ignore_conflicts=True,
        )
        Conversation.objects.bulk_create(
            Conversation(asker_id=asker, other_id=each, asked_at=now, last_at=now)
            for each in some[5:10]
        )
        made = [
            Introduction(
                to_id=asker, other_id=each, made_at=now - timedelta(days=2), answered_at=now
            )
            for each in some[10:20]
        ]
        busy = some[20 : 20 + max(len(kin) // 10, 1)]
        askers_of_busy = rng.choice(house.ids, CEILING, replace=False).tolist()
        made += [
            Introduction(to_id=to, other_id=each, made_at=now - timedelta(days=1))
            for each in busy
            for to in askers_of_busy
            if to != each
        ]
        Introduction.objects.bulk_create(made, ignore_conflicts=True)


def counted() -> str:
    """What stands in the tables, for the record."""
    from sameboat.similar.models import Place, Trait

    return json.dumps({"places": Place.objects.count(), "answers": Trait.objects.count()})
