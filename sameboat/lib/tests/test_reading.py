import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameboat.lib.reading import read_json

FLAT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_characters="\0")),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text('ab[{"\\'), inside),
    max_leaves=6,
)


@given(FLAT)
def test_whatever_is_small_and_flat_is_read_as_it_is(value):
    assert read_json(json.dumps(value), depth=99) == value


@pytest.mark.parametrize(
    "text", ['{"a": "[[[[[[[[[[[["}', r'["\\[[[[[[[[[[\""]', "[[[[[[[[1]]]]]]]]"]
)
def test_signs_within_words_go_no_deeper(text):
    assert read_json(text) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 9 + "]" * 9, "[" * 100_000, '{"a":' * 100_000, '"' + "\\" * 1_000_001, "", "no json", "NaN",
        "[Infinity]", "9" * 5_000, "1" + " " * 3_000_000,
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_deep_large_or_broken_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own errors are of this kind
        read_json(text)


def test_what_no_database_keeps_is_left_out():
    assert read_json(r'{"n\u0000": ["be\u0000fore \ud800 after", 1]}') == {
        "n": ["before  after", 1]
    }
