"""A screen that is broken or slow counts as nothing seen, and posting goes on."""

import time

import pytest

from sameboat.safety import screening
from sameboat.text.findings import Kind, Sight
from sameboat.text.parts.claim import ClaimPart
from sameboat.text.screen import Screen


class _Slow:
    """A part that takes its time."""

    kind = Kind.CRISIS

    def look(self, _reading):
        time.sleep(1.5)
        return Sight()


class _Broken:
    def look(self, _text, *, is_opening):
        raise RuntimeError("gone")


@pytest.fixture
def use(monkeypatch):
    """`use(screen)` is the screen of this process."""
    monkeypatch.setattr(screening, "LONGEST_SECONDS", 0.1)
    screening._late.clear()
    yield lambda screen: monkeypatch.setattr(screening, "the_screen", lambda: screen)
    for look in screening._late:
        look.result()


def test_a_broken_screen_has_seen_nothing_and_says_so(use, caplog):
    use(_Broken())

    look = screening.look_at("You should stop your lithium.")

    assert look.findings == ()
    assert look.missing == (screening.BROKEN,)
    assert "lithium" not in caplog.text


def test_a_slow_screen_is_not_waited_for(use):
    use(Screen([_Slow()]))

    begun = time.perf_counter()
    look = screening.look_at("A long night.")
    taken = time.perf_counter() - begun

    assert look.missing == (screening.SLOW, "crisis (too slow)")
    assert taken < 1


def test_where_it_is_slow_for_some_nobody_else_waits_at_all(use):
    use(Screen([_Slow()]))
    for _number in range(2):
        screening.look_at("A long night.")

    begun = time.perf_counter()
    screening.look_at("A long night.")
    taken = time.perf_counter() - begun

    assert taken < 0.05


def test_while_it_is_slow_the_rules_still_run(use):
    use(Screen([_Slow(), ClaimPart()]))

    look = screening.look_at("You should stop your lithium.")

    assert [finding.kind for finding in look.findings] == [Kind.CLAIM]


def test_a_screen_that_works_says_what_it_sees(use):
    use(Screen([ClaimPart()]))

    assert screening.look_at("You should stop your lithium.").of(Kind.CLAIM)
