"""Rules and heads together: what the heads add, and that the rules speak where the heads are not there."""

import os
import shutil
import statistics
import time

import pytest

from sameboat.text import heads
from sameboat.text.crisis import mixing, reader
from sameboat.text.findings import By, Kind
from sameboat.text.parts.crisis import CrisisPart
from sameboat.text.reading import Reading
from sameboat.text.screen import Screen
from sameboat.text.tests.real import ordinary_answers, share

PLAIN = "I want to die and I have a plan"
MOST_BYTES = 15_000_000


@pytest.fixture
def afresh():
    """Heads are read once for each process: here they are read again, before and after."""

    def forget():
        for kept in (heads.ngram_head, reader.crisis_reader, mixing.load_mix):
            kept.cache_clear()

    forget()
    yield
    forget()


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


@pytest.mark.parametrize("content", [None, b"not a reader"])
def test_without_the_reader_rules_and_the_light_head_still_speak(
    content, tmp_path, monkeypatch, afresh
):
    folder = tmp_path / "arrays"
    shutil.copytree(heads.ARRAYS, folder)
    file = folder / "crisis_reader.npz"
    file.unlink() if content is None else file.write_bytes(content)
    monkeypatch.setattr(heads.read_arrays, "__defaults__", (folder,))
    monkeypatch.setattr(heads.NgramHead.load.__func__, "__defaults__", (folder,))

    look = CrisisPart().look_deeper(Reading(PLAIN))

    assert {found.by for found in look.findings} == {By.RULE, By.HEAD}
    assert "crisis_reader" in look.missing[0]


@pytest.mark.parametrize(
    "text",
    [
        "I'm out on the balcony with a chair",
        "The tablets came today and nobody is home until Sunday. I know what I am going to do.",
    ],
)
def test_the_reader_sees_what_no_rule_says_and_names_the_texts_own_words(text):
    seen = [
        found for found in CrisisPart().look_deeper(Reading(text)).findings if found.by != By.RULE
    ]

    assert [found.by for found in seen] == [By.ENCODER]
    assert all(word in text for word in seen[0].words)


@pytest.mark.parametrize(
    "text",
    [
        "Bought a new kitchen knife, finally something that cuts tomatoes.",
        "It's two years since my son died and I still can't go into his room.",
        "How do I ask someone if they're suicidal without putting the idea in their head?",
        "I haven't self harmed and I don't want to, I just feel numb.",
        "In my story the girl jumps off the pier and the lighthouse keeper saves her.",
        "",
    ],
)
@pytest.mark.parametrize("look", [CrisisPart().look, CrisisPart().look_deeper])
def test_what_is_near_danger_and_none_asks_nobody(look, text):
    assert not [found for found in look(Reading(text)).findings if found.asks]


def test_the_reader_is_small():
    assert (heads.ARRAYS / "crisis_reader.npz").stat().st_size < MOST_BYTES


def test_of_ordinary_answers_at_most_one_in_twenty_is_asked_about():
    # A third of those kept apart tell the share; with EXAMPLES in the environment all of them are read.
    answers = ordinary_answers()[1 :: 2 if "EXAMPLES" in os.environ else 6]

    asked = share(
        answers, lambda text: any(found.asks for found in CrisisPart().look(Reading(text)).findings)
    )

    assert asked <= 0.05


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
