"""Disguises come off, and what only looks like one stays as it was."""

import pytest

from sameboat.text.hostility.plain import plain


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("y0u 1d10t", "you idiot"),
        ("k i l l them", "kill them"),
        ("s.t.u.p.i.d", "stupid"),
        ("stuuuuupid", "stupid"),
        ("sooooo good", "soo good"),
        ("a piece of $h!t", "a piece of shit"),
        ("ｓｔｕｐｉｄ", "stupid"),
    ],
)
def test_a_disguise_comes_off(written, said):
    assert plain(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "I take 5mg at 3pm, and 10mg on the 1st.",
        "Call 116 123 or write to jo@example.org!",
        "I am a mother of 2.",
        "Room 4b, B12 and covid19",
        "No!",
    ],
)
def test_what_is_no_disguise_stays(text):
    assert plain(text) == text


def test_a_little_picture_is_read_out():
    assert "pistol" in plain("I see you 🔫")
