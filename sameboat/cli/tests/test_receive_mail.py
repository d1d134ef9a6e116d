"""The program that takes mail in: it says what is missing, listens, refuses strangers, and stops when asked."""

import os
import signal
import smtplib
import subprocess
import sys

import pytest

from bench.servers import free_port

_PARTS = {"MAILING", "IMAP"}


def start(data, *words, **more):
    bare = {name: value for name, value in os.environ.items() if not _PARTS & set(name.split("_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "sameboat", "receive-mail", *words],
        env={**bare, "SAMEBOAT_DATA": str(data), **more},
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("words", "missing"),
    [((), "SAMEBOAT_MAILING_DOMAIN"), (("--imap", "--once"), "SAMEBOAT_IMAP_PASSPHRASE")],
)
def test_it_says_what_is_not_set(tmp_path, words, missing):
    program = start(tmp_path, *words)

    _said, wrong = program.communicate(timeout=60)

    assert program.returncode == 1
    assert missing in wrong


@pytest.mark.one_database
def test_a_mailbox_that_is_not_there_is_said_in_a_line(tmp_path):
    program = start(
        tmp_path, "--imap", "--once", SAMEBOAT_MAILING_DOMAIN="post.example", SAMEBOAT_IMAP_HOST="127.0.0.1",
        SAMEBOAT_IMAP_PORT=str(free_port()), SAMEBOAT_IMAP_NAME="n", SAMEBOAT_IMAP_PASSPHRASE="hidden",
    )  # fmt: skip

    said, wrong = program.communicate(timeout=60)

    assert (program.returncode, said) == (1, "")
    assert wrong == "The mailbox cannot be looked into: ConnectionRefusedError\n"


@pytest.mark.one_database
def test_it_listens_refuses_strangers_and_stops_when_asked(tmp_path):
    port = free_port()
    program = start(tmp_path, f"--bind=127.0.0.1:{port}", SAMEBOAT_MAILING_DOMAIN="post.example")
    assert "Mail is taken in" in program.stdout.readline()

    with smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
        line.ehlo()
        line.mail("a@mail.example")
        codes = [
            line.rcpt(to)[0]
            for to in ("b@post.example", "postmaster@post.example", "b@other.example")
        ]
    program.send_signal(signal.SIGTERM)
    _said, wrong = program.communicate(timeout=60)

    assert codes == [550, 550, 550]
    assert (program.returncode, wrong) == (0, "")
