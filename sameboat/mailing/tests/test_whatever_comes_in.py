"""Whatever bytes come: nothing raises, and nothing with a changed address becomes a post."""

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sameboat.mailing.commands.taking_in import Taken, take_in_mail
from sameboat.mailing.reading.html_text import text_of
from sameboat.mailing.reading.message import MOST_TEXT, read_mail
from sameboat.mailing.reading.replies import reply_in
from sameboat.mailing.testing import DOMAIN, mail_from
from sameboat.posts.models import Post

HEADS = st.sampled_from(
    [b"Content-Type: ", b"From: ", b"Subject: ", b"Message-ID: ", b"Content-Transfer-Encoding: ", b"Date: ", b"To: "]
)  # fmt: skip
VALUES = st.sampled_from(
    [
        b"multipart/mixed; boundary=x", b"multipart/alternative", b"text/html; charset=utf-7", b"text/plain; charset=\xff",
        b"message/rfc822", b"message/delivery-status", b"base64", b"quoted-printable", b"=?utf-8?b?////?=", b"<@>,,;:\"",
        b"text/plain; format=flowed; delsp=yes", b"multipart/report; report-type=delivery-status; boundary=x",
    ]
)  # fmt: skip
HEAD = st.builds(lambda name, value, more: name + value + more, HEADS, VALUES, st.binary(max_size=30))  # fmt: skip
BODY = st.lists(
    st.one_of(
        st.binary(max_size=60),
        st.sampled_from([b"--x", b"--x--", b"", b"> ", b"-- ", b"On 2026 10:00 a wrote:", b"From: a", b"Sent: b", b"<blockquote>", b"<![x["]),
    ),
    max_size=20,
)  # fmt: skip
MAILS = st.builds(
    lambda heads, body: b"\r\n".join([*heads, b"", *body]), st.lists(HEAD, max_size=8), BODY
)


@given(raw=st.one_of(st.binary(max_size=400), MAILS))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read(raw):
    mail = read_mail(raw, DOMAIN)

    assert "\x00" not in mail.words
    mail.words.encode("utf-8")


@given(text=st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_stripped_and_any_html_becomes_text(text):
    reply_in(text)
    assert "\x1c" not in reply_in(text_of(text))


UNITS = [
    "On ", "wrote: ", "> ", "El 3 2026 ", "From: a\nSent: b\n", "- ", "<div>a", "_", "\n", "</p>", "sent from ", "On 1 \n",
    "On 2026 10:00 a@b wrote:\n> \n", "> http://",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_takes_long(unit):
    text = unit * (MOST_TEXT // len(unit))
    began = process_time()
    reply_in(text)
    reply_in(text_of(text))

    assert process_time() - began < 10


@given(
    raw=st.one_of(st.binary(max_size=300), MAILS),
    change=st.integers(1, 31),
    place=st.integers(0, 51),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_raises_and_nothing_with_a_changed_address_becomes_a_post(asha, answer_of_asha, raw, change, place):  # fmt: skip
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    name, _at, domain = answer_of_asha.partition("@")
    before, token = name.split("+")
    other = letters[(letters.index(token[place]) + change) % 32]
    changed = f"{before}+{token[:place]}{other}{token[place + 1 :]}@{domain}"
    good = mail_from(asha, changed, "Words.")

    assert take_in_mail(raw=good, envelope_to=changed, envelope_from=asha.email) == Taken.STRANGER
    assert take_in_mail(raw=raw, envelope_to=changed, envelope_from=asha.email) == Taken.STRANGER
    assert take_in_mail(raw=raw, envelope_to=answer_of_asha, envelope_from=asha.email) in {Taken.STRANGER, Taken.DROPPED}  # fmt: skip
    assert not Post.objects.filter(author=asha).exists()


@pytest.fixture
def answer_of_asha(asha, answer_to):
    return answer_to(asha)


@pytest.mark.parametrize("fault", [MemoryError, ValueError, KeyError])
def test_a_fault_inside_is_no_fault_of_the_sender(asha, answer_to, smtp, monkeypatch, fault):
    from sameboat.mailing.commands import taking_in

    to = answer_to(asha)
    with monkeypatch.context() as broken:
        broken.setattr(
            taking_in, "post_words", lambda **_told: (_ for _ in ()).throw(fault("secret"))
        )
        first = smtp(mail_from(asha, to, "Keep this.", Message_ID="<a@b>"), to, asha.email)
    second = smtp(mail_from(asha, to, "Keep this.", Message_ID="<a@b>"), to, asha.email)

    assert (first, second) == (451, 250)
    assert Post.objects.get(author=asha).body == "Keep this."
