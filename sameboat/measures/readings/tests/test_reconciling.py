"""At every moment one record counts: checked second by second against the rule as it is stated."""

from collections import defaultdict
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sameboat.measures.readings.days import days_of
from sameboat.measures.readings.kinds import Kind, Origin, Reading, Sample
from sameboat.measures.readings.pile import Pile
from sameboat.measures.readings.reconcile import readings_in

NOON = int(datetime(2024, 5, 31, 12, tzinfo=UTC).timestamp())
LATEST = NOON + 10**7
NAMES = ("a", "b", "c")
# A few hours around midnight in three zones, in steps that make overlaps and touching ends likely.
RECORDS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.integers(0, 3),
        st.integers(0, 60),
        st.integers(0, 25),
        st.sampled_from((-300, 0, 600)),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=12,
)


def samples_of(records, kind):
    return [
        Sample(kind, name, rank, NOON + 600 * start, NOON + 600 * (start + length), offset,
               length * 10.0 * (much % 2) if kind == Kind.SLEEP else float(much), "")
        for name, rank, start, length, offset, much in records
    ]  # fmt: skip


def found_in(samples):
    pile = Pile(LATEST)
    for sample in samples:
        pile.add(sample)
    try:
        return readings_in(pile, Origin.APPLE)
    finally:
        pile.close()


def by_the_rule(samples):
    """Ten minutes at a time: believed first, then the source that recorded most, then the shorter record."""
    samples = [one._replace(end=max(one.end, one.start + 1)) for one in set(samples)]
    many = defaultdict(int)
    for one in samples:
        many[one.source] += 1
    place = {name: at for at, name in enumerate(sorted(many, key=lambda name: (-many[name], name)))}
    days = defaultdict(float)
    edges = sorted(
        {moment for one in samples for moment in (one.start, one.end)}
        | {NOON + 600 * n for n in range(90)}
    )
    for since, until in pairwise(edges):
        running = [one for one in samples if one.start <= since and one.end >= until]
        if running:
            best = min(running, key=lambda one: (one.rank, place[one.source], one.end - one.start))
            tied = {
                (one.value, one.offset) for one in running
                if (one.rank, one.source, one.end - one.start) == (best.rank, best.source, best.end - best.start)
            }  # fmt: skip
            if len(tied) > 1:
                return None  # The rule does not say which; either is as good.
            day = (since + best.offset * 60) // 86_400
            days[day] += best.value * (until - since) / (best.end - best.start)
    return {day: round(steps, 6) for day, steps in days.items() if steps > 1e-9}


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_steps_are_those_of_the_rule_at_every_moment(records):
    samples = samples_of(records, Kind.STEPS)
    expected = by_the_rule(samples)
    if expected is None:
        return

    days = {
        told.day.toordinal() - 719_163: round(told.total, 6) for told in days_of(found_in(samples))
    }

    assert {day: steps for day, steps in days.items() if steps > 1e-9} == expected


@settings(max_examples=80, deadline=None)
@given(RECORDS, st.sampled_from((Kind.STEPS, Kind.SLEEP)))
def test_nothing_counts_more_than_all_sources_say_or_less_than_the_first(records, kind):
    samples = samples_of(records, kind)

    found = found_in(samples)

    counted = sum(told.counted or 0 for told in found)
    assert counted <= sum(told.value for told in found) + 1e-6
    if kind == Kind.SLEEP:
        awake_or_asleep = {
            NOON + 600 * moment for moment in range(90)
            if any(one.start <= NOON + 600 * moment < one.end for one in samples)
        }  # fmt: skip
        assert counted <= len(awake_or_asleep) * 10 + 1e-6


@settings(max_examples=100, deadline=None)
@given(RECORDS, st.randoms())
def test_the_order_in_which_records_stand_in_a_file_does_not_matter(records, shuffler):
    samples = list(dict.fromkeys(samples_of(records, Kind.STEPS)))
    mixed = list(samples)
    shuffler.shuffle(mixed)

    assert found_in(samples) == found_in(mixed)


def test_asleep_again_within_two_hours_is_the_same_night():
    def asleep(start, end):
        return Sample(
            Kind.SLEEP,
            "a",
            1,
            NOON + start * 3600,
            NOON + end * 3600,
            0,
            (end - start) * 60.0,
            "min",
        )

    found = found_in([asleep(8, 11), asleep(13, 18), asleep(22, 23)])

    # From eight in the evening to six, with a gap of two hours; and a nap in the morning.
    assert {(told.day.day, told.value) for told in found} == {(1, 480 + 60)}


def test_asleep_again_after_more_than_two_hours_is_another():
    def asleep(start, end):
        return Sample(
            Kind.SLEEP,
            "a",
            1,
            NOON + start * 3600,
            NOON + end * 3600,
            0,
            (end - start) * 60.0,
            "min",
        )

    found = found_in([asleep(7, 9), asleep(12, 18)])

    assert {(told.day.day, told.value) for told in found} == {(31, 120), (1, 360)}


def test_of_two_exports_about_one_day_one_counts():
    day = datetime(2024, 5, 31, tzinfo=UTC).date()

    def told(origin, kind, counted):
        return Reading(origin, kind, day, "x", counted, counted, "", 0)

    found = days_of(
        [
            told(Origin.APPLE, Kind.STEPS, 4000.0),
            told(Origin.FITBIT, Kind.STEPS, 7000.0),
            told(Origin.FITBIT, Kind.WEIGHT, 70.0),
            told(Origin.APPLE, Kind.WEIGHT, 69.0),
        ]
    )

    assert {(one.kind, one.total, one.origin) for one in found} == {
        (Kind.STEPS, 7000.0, Origin.FITBIT),
        (Kind.WEIGHT, 69.0, Origin.APPLE),
    }
