"""Programs that answer every mail: nothing of theirs is a post, none is answered, and no two go round in circles."""

import re

import pytest
from django.core import mail as sent_mail

from sameboat.circles.commands import pause_circle
from sameboat.mailing.models import Word
from sameboat.mailing.testing import DOMAIN, mail_from
from sameboat.posts.models import Post

BY_ITSELF = [
    {"Auto_Submitted": "auto-replied"},
    {"Auto_Submitted": "auto-generated; type=vacation"},
    {"Precedence": "bulk"},
    {"Precedence": "junk"},
    {"Precedence": "auto_reply"},
    {"X_Autoreply": "yes"},
    {"X_Autorespond": "A letter for you"},
    {"X_Auto_Response_Suppress": "All"},
    {"X_Auto_Response": "1"},
    {"List_Id": f"<abc.{DOMAIN}>"},
    {"Message_ID": f"<abc@{DOMAIN}>"},
    {"Subject": "Automatic reply: A letter for you"},
    {"Subject": "Abwesenheitsnotiz: A letter for you"},
    {"Subject": "Réponse automatique : A letter for you"},
]


@pytest.mark.parametrize("heads", BY_ITSELF, ids=str)
def test_it_is_taken_and_dropped(asha, answer_to, smtp, letters, heads):
    to = answer_to(asha)

    code = smtp(mail_from(asha, to, "I am away.", **heads), to, asha.email)

    assert code == 250
    assert not Post.objects.filter(author=asha).exists()
    assert not Word.objects.exists()
    assert letters(asha) == []


def test_a_mail_with_an_empty_sender_is_dropped(asha, answer_to, smtp):
    to = answer_to(asha)

    assert smtp(mail_from(asha, to, "I am away."), to, "") == 250
    assert not Post.objects.filter(author=asha).exists()


def test_a_person_who_says_that_they_are_no_program_is_heard(asha, answer_to, smtp):
    to = answer_to(asha)
    heads = {"Auto_Submitted": "no", "Feedback_ID": "i1:provider", "X_Mailer": "Post"}
    smtp(mail_from(asha, to, "It is me.", **heads), to, asha.email)

    assert Post.objects.filter(author=asha).exists()


def _goes_to(letter, where):
    return {
        "Reply-To": (letter.reply_to or [""])[0],
        "sender": letter.from_email,
        "List-Post": re.sub(r"^<mailto:|>$", "", letter.extra_headers.get("List-Post", "")),
    }[where]


@pytest.fixture
def goes_round(letters, smtp):
    """Stub responders that answer every mail of ours, over the real server, until all is still. How many mails we sent."""

    def run(people, where, **heads):
        sent = 0
        for turn in range(15):
            mails = letters(minutes=3 * turn + 3)
            sent += len(mails)
            for letter in mails:
                person = next(each for each in people if [each.email] == letter.to)
                if to := _goes_to(letter, where):
                    raw = mail_from(person, to, "Thank you for your mail. I am away until Monday.", **heads)  # fmt: skip
                    smtp(raw, to, person.email if where != "sender" or not heads else "")
            if not mails:
                return sent
        raise AssertionError("It never ends.")

    return run


@pytest.mark.parametrize("where", ["Reply-To", "sender", "List-Post"])
def test_two_responders_that_say_what_they_are_are_still_at_once(asha, ben, thread, goes_round, where):  # fmt: skip
    sent = goes_round((asha, ben), where, Auto_Submitted="auto-replied", Precedence="bulk")

    assert sent == 2
    assert not Post.objects.filter(author__in=(asha, ben)).exists()


@pytest.mark.parametrize("where", ["Reply-To", "sender", "List-Post"])
def test_two_that_do_not_say_so_are_heard_once_at_most(asha, ben, thread, goes_round, where):
    goes_round((asha, ben), where)

    for person in (asha, ben):
        assert Post.objects.filter(author=person).count() <= 1


@pytest.mark.parametrize("where", ["Reply-To", "sender"])
def test_ours_and_theirs_stop_after_one(asha, chidi, kites, thread, letters, goes_round, answer_to, smtp, where):  # fmt: skip
    """Ours is the letter that says why something did not go out; theirs answers that too, and says not what it is."""
    to = answer_to(asha)
    pause_circle(by=chidi, circle=kites)
    smtp(mail_from(asha, to, "Thank you for your mail. I am away until Monday."), to, asha.email)

    sent = goes_round((asha,), where)

    assert sent == 1
    assert not Post.objects.filter(author=asha).exists()


def test_our_own_letter_that_comes_in_again_is_no_post(asha, thread, letters, smtp):
    (letter,) = letters(asha)
    to = letter.reply_to[0]

    assert smtp(letter.message().as_bytes(), to, asha.email) == 250
    raw = letter.message().as_bytes().replace(b"house@example.org", asha.email.encode())
    assert smtp(raw, to, asha.email) == 250
    assert not Post.objects.filter(author=asha).exists()
    assert sent_mail.outbox
