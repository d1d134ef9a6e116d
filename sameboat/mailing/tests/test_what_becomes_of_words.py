"""Words that come by mail stand where the same words on the web would; what cannot go out is kept and its writer told."""

import pytest
from django.utils import timezone

from sameboat.circles.commands import pause_circle
from sameboat.consent.commands import publish_agreement
from sameboat.consent.queries import forget_version
from sameboat.mailing.commands import stop_by_mail
from sameboat.mailing.models import Received, Word
from sameboat.mailing.testing import mail_from
from sameboat.posts.commands import let_post_through, remove_post
from sameboat.posts.models import Draft, Post, Waiting
from sameboat.safety import ports, screening
from sameboat.safety.commands import block_person
from sameboat.safety.commands.pausing import pause_person
from sameboat.safety.models import Helpline
from sameboat.safety.testing import CRISIS_WORDS, HOSTILE_WORDS, a_screen


@pytest.fixture
def matters(monkeypatch):
    """What was put before humans, in order; by a screen that sees what is in `sameboat.safety.testing`."""
    sent, found = [], a_screen()
    monkeypatch.setattr(screening, "the_screen", lambda: found)
    monkeypatch.setattr(ports, "needs_a_human", [sent.append])
    return sent


@pytest.fixture
def writes(asha, answer_to, smtp):
    """`writes("Words.")`: Asha answers the thread by mail."""
    to = answer_to(asha)

    def sends(words, **headers):
        return smtp(mail_from(asha, to, words, **headers), to, asha.email)

    return sends


def told(letters, person):
    return [each for each in letters(person) if each.extra_headers["Auto-Submitted"] == "auto-replied"]  # fmt: skip


def test_danger_goes_before_humans_and_its_writer_gets_numbers_to_ring(asha, writes, letters, matters):  # fmt: skip
    Helpline.objects.create(country="GB", name="A line", phone="0207 946 0011", hours="day and night")  # fmt: skip
    asha.country = "GB"
    asha.save()

    assert writes(f"Goodbye, I have {CRISIS_WORDS}.") == 250

    post = Post.objects.get(author=asha)
    (matter,) = matters
    (word,) = told(letters, asha)
    assert (matter.kind, matter.thing_id, matter.about) == ("crisis", post.pk, asha)
    assert "A line: 0207 946 0011 · day and night" in word.body
    assert "a moderator will read them soon" in word.body
    assert (word.subject, CRISIS_WORDS in word.body) == ("A letter for you", False)


def test_danger_beside_a_number_is_read_by_a_moderator_and_not_by_the_circle(asha, dora, writes, letters, matters):  # fmt: skip
    writes(f"I have {CRISIS_WORDS}. Ring me: 07700 900123.")

    waiting = Waiting.objects.get(author=asha)
    (word,) = told(letters, asha)
    assert not Post.objects.filter(author=asha).exists()
    assert [matter.kind for matter in matters] == ["crisis"]
    assert "do not stay alone with it" in word.body
    assert "before others do" in word.body
    assert let_post_through(by=dora, waiting=waiting).body.endswith("07700 900123.")


def test_help_comes_at_night_too(asha, writes, letters, matters):
    from sameboat.notices.commands import save_wishes

    writes(f"I have {CRISIS_WORDS}.")
    save_wishes(person=asha, quiet_from=0, quiet_until=23)

    assert len(told(letters, asha)) == 1


def test_an_insult_goes_before_humans(writes, matters, letters, asha):
    writes(f"Oh {HOSTILE_WORDS}.")

    assert [matter.kind for matter in matters] == ["hostility"]
    assert told(letters, asha) == []


def test_an_ordinary_answer_is_answered_by_nobody(writes, letters, asha, matters):
    writes("I read this.")

    assert (matters, letters(asha)) == ([], [])


def test_what_is_seen_first_waits_and_its_writer_is_told(asha, chidi, kites, writes, letters):
    kites.posts_wait = True
    kites.save()

    writes("May I say this?")

    waiting = Waiting.objects.get(author=asha)
    (word,) = told(letters, asha)
    assert not Post.objects.filter(author=asha).exists()
    assert "before others do" in word.body
    assert f"/unseen/{waiting.pk}/" in word.body
    assert let_post_through(by=chidi, waiting=waiting).body == "May I say this?"


def test_danger_in_what_waits_does_not_wait(asha, kites, writes, letters, matters):
    kites.posts_wait = True
    kites.save()

    writes(f"I have {CRISIS_WORDS}.")

    assert "crisis" in [matter.kind for matter in matters]
    assert "do not stay alone with it" in told(letters, asha)[0].body


def refused(writes, letters, asha, words="Words I worked on."):
    assert writes(words) == 250
    (word,) = told(letters, asha)
    assert not Post.objects.filter(author=asha).exists()
    assert words not in word.body
    assert "/drafts/" in word.body
    return word.body


def test_a_resting_circle_keeps_the_words_as_a_draft(asha, chidi, kites, thread, writes, letters):
    pause_circle(by=chidi, circle=kites)

    body = refused(writes, letters, asha)

    assert "This circle is resting" in body
    assert Draft.objects.get(person=asha).place == f"thread:{thread.pk}"
    assert Draft.objects.get(person=asha).fields["body"] == "Words I worked on."


def test_whoever_may_not_write_now_gets_the_numbers_all_the_same(asha, chidi, kites, writes, letters, matters):  # fmt: skip
    Helpline.objects.create(country="GB", name="A line", phone="0207 946 0011")
    pause_circle(by=chidi, circle=kites)

    body = refused(writes, letters, asha, f"I have {CRISIS_WORDS}.")

    assert "0207 946 0011" in body
    assert "This circle is resting" in body
    assert matters == []


def test_a_pause_refuses_in_a_letter(asha, dora, writes, letters):
    pause_person(by=dora, person=asha, because="A rest.", days=3)

    assert "You have a pause here" in refused(writes, letters, asha)


def test_who_stopped_is_told_so(asha, kites, writes, letters):
    stop_by_mail(person=asha, circle=kites)

    assert "You stopped these mails" in refused(writes, letters, asha)


def test_a_new_agreement_comes_first(asha, olu, writes, letters):
    publish_agreement(by=olu, body="Be kind.")
    forget_version()

    assert "agreement of this place has changed" in refused(writes, letters, asha)


@pytest.mark.parametrize("how", ["taken back", "blocked"])
def test_a_thread_that_is_gone_says_no_more_than_the_web(asha, chidi, thread, writes, letters, how):
    if how == "blocked":
        block_person(blocker=chidi, blocked=asha)
    else:
        remove_post(person=chidi, post=thread.posts.get(number=1))
        thread.removed_at = timezone.now()
        thread.save()

    assert "is no longer here" in refused(writes, letters, asha)
    assert Draft.objects.get(person=asha).place == "write"


def test_what_tells_strangers_who_somebody_is_stays_with_them(asha, writes, letters):
    body = refused(writes, letters, asha, "Ring me on 07700 900123, any time.")

    assert "strangers could find you by it" in body


def test_too_long_a_text_is_kept(asha, writes, letters):
    body = refused(writes, letters, asha, "n" * 20_001)

    assert "longer than fits" in body


def test_several_refused_mails_are_one_draft_with_all_of_them(asha, chidi, kites, writes, letters):
    pause_circle(by=chidi, circle=kites)
    for words in ("First words.", "Second words."):
        writes(words)

    assert Draft.objects.get(person=asha).fields["body"] == "First words.\n\nSecond words."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "We found no words in your mail"),
        ("-- \nAsha\n", "no new words"),
        ("On Thu, 26 Nov 2026 at 10:00, Letters wrote:\n> The wind came.\n", "no new words"),
        ("Sent from my iPhone\n", "no new words"),
    ],
)
def test_nothing_of_ones_own_is_no_post_and_is_not_lost(asha, writes, letters, words, said):
    writes(words)

    (word,) = told(letters, asha)
    assert said in word.body
    assert not Post.objects.filter(author=asha).exists()
    assert Draft.objects.filter(person=asha).exists() is bool(words)


def test_a_file_is_left_out_with_a_line(asha, answer_to, smtp, letters):
    from email import message_from_bytes, policy

    to = answer_to(asha)
    mail = message_from_bytes(mail_from(asha, to, "See below."), policy=policy.default)
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="letter.pdf")
    smtp(mail.as_bytes(), to, asha.email)

    assert Post.objects.get(author=asha).body == "See below."
    assert "without what was attached" in told(letters, asha)[0].body


def test_more_than_fits_in_an_hour_is_refused_to_whoever_brings_it(writes, settings, asha):
    settings.MAILING_MOST_AN_HOUR = 2

    assert [writes(f"Words {n}.") for n in range(4)] == [250, 250, 550, 550]
    assert Post.objects.filter(author=asha).count() == 2


def test_a_word_that_cannot_be_sent_is_tried_again_and_not_for_ever(asha, writes, letters, monkeypatch):  # fmt: skip
    from django.core.mail.backends.locmem import EmailBackend

    writes("Ring me on 07700 900123.")

    def is_down(*_told):
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", is_down)
    for minutes in (5, 20, 40, 60, 80):
        letters(minutes=minutes)

    assert Word.objects.get().tries == 3


def test_nothing_readable_of_a_mail_is_kept_beside_its_words(asha, writes):
    writes("Words.", Message_ID="<find-me@mail.example>")

    kept = Received.objects.get()
    assert "find-me" not in f"{kept.mark} {kept.words_mark}"


def test_scripts_and_tags_stay_words(asha, answer_to, smtp):
    to = answer_to(asha)
    raw = mail_from(asha, to, "x").replace(b"text/plain", b"text/html").replace(b"\nx\n", b'\n<p onclick="a()">Hello<script>alert(1)</script> <img src=x onerror=a()>&lt;b&gt;</p>\n')  # fmt: skip
    smtp(raw, to, asha.email)

    post = Post.objects.get(author=asha)
    assert post.body == "Hello <b>"
    assert post.body_html.strip() == "<p>Hello &lt;b&gt;</p>"


def test_no_address_or_link_of_ones_own_goes_out_in_a_quotation(asha, ben, thread, letters, smtp):
    (letter,) = letters(asha)
    quoted = "\n".join(f"> {line}" for line in letter.body.split("\n"))
    to = letter.reply_to[0]
    smtp(mail_from(asha, to, f"{quoted}\n\nOne.\n\n{quoted}\n\nTwo."), to, asha.email)

    body = Post.objects.get(author=asha).body
    assert body.endswith("Two.")
    assert "One." in body
    assert "/by-mail/stop/" not in body
    assert not any(each.partition("+")[2].partition("@")[0] in body for each in (to, letter.from_email))  # fmt: skip
