"""A web process asks the reader what a text means, and goes on without an answer where there is none."""

import socket
import stat
import time

from sameboat.cli.answering import answering
from sameboat.similar.testing import WordsEncoder
from sameboat.similar.threads.asking_reader import SECONDS, meaning_of, socket_path


def test_the_reader_says_what_a_text_means(reader):
    assert meaning_of("Awake at night").shape == (384,)
    assert meaning_of("Awake at night") is not None


def test_only_the_house_itself_may_ask(reader):
    assert stat.S_IMODE(socket_path().stat().st_mode) == 0o600


def test_where_nobody_listens_there_is_no_answer_and_no_error(no_reader):
    assert meaning_of("Awake at night") is None


def test_what_a_reader_that_fell_over_left_behind_is_cleared_away(no_reader):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(socket_path()))

    with answering(WordsEncoder()):
        assert meaning_of("Awake at night") is not None
    assert not socket_path().exists()


def test_a_reader_without_an_encoder_does_not_listen(no_reader):
    with answering(None):
        assert not socket_path().exists()


def test_a_reader_that_is_busy_keeps_nobody_waiting_longer_than_a_second(no_reader):
    class Slow(WordsEncoder):
        def encode_passages(self, texts):
            time.sleep(1.5 * SECONDS)
            return super().encode_passages(texts)

    with answering(Slow()):
        began = time.monotonic()

        assert meaning_of("Awake at night") is None
        assert time.monotonic() - began < 1.4 * SECONDS


def test_nonsense_and_faults_do_not_stop_the_reader_from_answering(no_reader, caplog):
    class Frail(WordsEncoder):
        def encode_passages(self, texts):
            if "pond" in texts[0]:
                raise ValueError(texts[0])
            return super().encode_passages(texts)

    with answering(Frail()):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(socket_path()))
            line.sendall(b"\xff\xff\xff\xffGET / HTTP/1.1")

        assert meaning_of("At the pond") is None
        assert meaning_of("Awake at night") is not None
        assert meaning_of("x" * 100_000) is not None
    assert caplog.text == ""
