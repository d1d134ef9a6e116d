"""The programmes that ship: each can be taken as it is, and is easy to read."""

from pathlib import Path

import pytest

from sameboat.programmes.folder.checks import OLDEST_READER, ages
from sameboat.programmes.folder.looking import look_at_folder
from sameboat.programmes.instruments import known_instruments

SHIPPED = Path(__file__).parents[1] / "shipped"
KEYS = [
    "a-circle-by-email", "a-circle-on-the-web", "finding-my-feet", "high-and-low-tides", "moving-more",
    "my-own-plan", "quit-together", "ready-for-my-visit", "to-tell-or-not-to-tell",
]  # fmt: skip


def test_all_that_were_promised_are_there():
    assert sorted(path.name for path in SHIPPED.iterdir() if path.is_dir()) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_each_can_be_taken_and_is_read_with_ease_at_twelve(key):
    looked = look_at_folder(SHIPPED / key, known_instruments())

    assert looked.problems == []
    read = [age for _page, age in ages(looked.programme)]
    assert max(read) <= OLDEST_READER
    # Nearly every page has enough words to tell.
    assert len(read) > 0.8 * len(looked.programme.steps)


def test_the_two_circles_differ_only_in_how_they_are_lived():
    mail, web = (SHIPPED / key / "steps" for key in ("a-circle-by-email", "a-circle-on-the-web"))
    names = [path.name for path in sorted(mail.iterdir())]

    assert names == [path.name for path in sorted(web.iterdir())]
    assert {name for name in names if (mail / name).read_bytes() != (web / name).read_bytes()} == {
        "going-slower.md", "going-without.md", "hard-1.md", "how-it-is-lived.md", "keeping-yourself-safe.md",
        "nights-1.md", "still-for-me.md", "welcome.md", "when-somebody-writes-of-dying.md",
    }  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_each_says_what_was_not_found_and_who_looks_after_people(key):
    told = look_at_folder(SHIPPED / key, known_instruments()).programme.main.told

    assert told["roles"]["hosts"] + told["roles"].get("coaches", 0) > 0
    assert len(told["evidence"]) > 0
    assert any(word in told["promise"] for word in ("not", "no ", "nobody", "Nobody"))
