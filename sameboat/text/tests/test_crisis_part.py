"""Rules and heads together: what the heads add, and that the rules speak where the heads are not there."""

import shutil
import statistics
import time

import numpy as np
import pytest

from sameboat.text import heads
from sameboat.text.crisis import mixing
from sameboat.text.findings import By, Kind
from sameboat.text.parts.crisis import CrisisPart
from sameboat.text.screen import Screen

PLAIN = "I want to die and I have a plan"


@pytest.fixture
def afresh():
    """Heads are read once for each process: here they are read again, before and after."""

    def forget():
        for kept in (heads.ngram_head, heads.vector_head, mixing.load_mix):
            kept.cache_clear()

    forget()
    yield
    forget()


class FaultyEncoder:
    name, dim = "faulty", 384

    def encode(self, texts):
        raise RuntimeError("no memory")


class EmptyEncoder:
    name, dim = "empty", 384

    def encode(self, texts):
        return np.zeros((len(texts), self.dim), dtype=np.float32)


def test_a_plain_crisis_is_found_by_rule_and_by_head():
    look = Screen([CrisisPart()]).look(PLAIN)

    assert {found.by for found in look.of(Kind.CRISIS)} == {By.RULE, By.HEAD}
    assert look.missing == ()


def test_an_ordinary_answer_asks_nothing():
    look = Screen([CrisisPart()]).look(
        "Thank you for telling us. A walk and a cup of tea help me on such days."
    )

    assert not look.asks


@pytest.mark.parametrize("content", [None, b"not a head"])
@pytest.mark.parametrize("name", ["crisis_pieces", "crisis_mix"])
def test_with_a_file_missing_or_damaged_the_rules_still_speak(
    name, content, tmp_path, monkeypatch, afresh
):
    folder = tmp_path / "arrays"
    shutil.copytree(heads.ARRAYS, folder)
    file = folder / f"{name}.npz"
    file.unlink() if content is None else file.write_bytes(content)
    monkeypatch.setattr(heads.read_arrays, "__defaults__", (folder,))
    monkeypatch.setattr(heads.NgramHead.load.__func__, "__defaults__", (folder,))

    look = Screen([CrisisPart()]).look(PLAIN)

    assert [found.by for found in look.of(Kind.CRISIS)] == [By.RULE]
    assert name in look.missing[0]


def test_with_an_encoder_that_fails_the_rules_still_speak():
    look = Screen([CrisisPart()]).look_deeper(PLAIN, FaultyEncoder())

    assert By.RULE in {found.by for found in look.of(Kind.CRISIS)}
    assert look.missing == ("crisis: RuntimeError",)


def test_with_the_encoder_the_finding_says_so():
    look = Screen([CrisisPart()]).look_deeper(PLAIN, EmptyEncoder())

    assert {found.by for found in look.of(Kind.CRISIS)} == {By.RULE, By.ENCODER}


def test_a_look_takes_a_few_milliseconds():
    screen = Screen([CrisisPart()])
    text = "I slept badly again and the new tablets make me slow. How do you get out of bed on such days?"
    screen.look(text)

    times = []
    for _ in range(9):
        before = time.perf_counter()
        screen.look(text)
        times.append(time.perf_counter() - before)

    # On a quiet core it is two; machines that run tests are not quiet.
    assert statistics.median(times) < 0.05
