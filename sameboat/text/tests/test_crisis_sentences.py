"""The sentences that the crisis heads learn from: of many kinds, and none of those they are measured by."""

import csv
from pathlib import Path

import pytest

from sameboat.text.learning.sentences import LISTS, is_tested, made, single

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def sentences():
    return [*made(), *single()]


def test_both_labels_come_in_many_kinds(sentences):
    for is_crisis in (True, False):
        kinds = {one.kind for one in sentences if one.is_crisis == is_crisis}
        assert len(kinds) >= 12


def test_what_is_measured_by_is_never_learned_from(sentences):
    tested = set()
    for name in LISTS:
        with (DATA / f"{name}.csv").open(encoding="utf-8") as opened:
            tested |= {row["text"] for row in csv.DictReader(opened)}

    assert all(is_tested(text) for text in tested)
    assert not tested & {one.text for one in sentences}


def test_no_choice_is_left_open_in_a_sentence(sentences):
    assert not [one.text for one in sentences if set("{}|") & set(one.text)]
