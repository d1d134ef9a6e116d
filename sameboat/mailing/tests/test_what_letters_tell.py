"""What stands in a letter, in its head and in its foot; and what does not."""

import re
from email import message_from_bytes, policy

import pytest

from sameboat.circles.testing import make_circle
from sameboat.mailing.addresses import For, read_address
from sameboat.mailing.testing import DOMAIN, by_mail, mail_from
from sameboat.posts.testing import make_answer, make_thread


def sent(letter):
    return message_from_bytes(letter.message().as_bytes(), policy=policy.default)


def test_subject_sender_and_list_tell_nothing(asha, kites, thread, letters):
    mail = sent(letters(asha)[0])

    head = " ".join(f"{name}: {value}" for name, value in mail.items()).replace(str(kites.pk), "")
    assert mail["Subject"] == "A letter for you"
    assert mail["From"] == "Letters <house@example.org>"
    for told in ("Kite", "Chidi", "Asha", "Sameboat", "circle of", str(thread.pk), str(asha.pk)):
        assert told not in head.replace(asha.email, "")


def test_the_house_can_call_its_letters_otherwise(asha, thread, letters, settings):
    settings.MAILING_SUBJECT, settings.MAILING_SENDER = "News", "Box 12"

    mail = sent(letters(asha)[0])

    assert (mail["Subject"], mail["From"]) == ("News", "Box 12 <house@example.org>")


def test_it_has_the_heads_of_a_list(asha, thread, letters, settings):
    mail = sent(letters(asha)[0])

    https, by_address = mail["List-Unsubscribe"].split(", ")
    assert https.startswith(f"<{settings.SITE_URL}/by-mail/stop/")
    assert by_address.startswith("<mailto:stop+")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(rf"<[a-z2-7]+\.{DOMAIN}>", mail["List-Id"])
    assert mail["List-Post"].startswith("<mailto:new+")
    assert mail["List-Help"].endswith("/by-mail/>")
    assert mail["List-Archive"].endswith(f"/circles/{thread.circle_id}/>")
    assert (mail["Precedence"], mail["Auto-Submitted"]) == ("list", "auto-generated")
    assert mail["X-Auto-Response-Suppress"] == "All"


def test_answers_hang_under_what_they_answer(asha, thread, chidi, letters):
    (first,) = letters(asha)
    opening = thread.posts.get(number=1)
    quoted = make_answer(chidi, thread, "A little more.")
    make_answer(chidi, thread, "And this.", quotes=quoted)

    plain, hanging = letters(asha)

    names = [each.extra_headers["Message-ID"] for each in (first, plain, hanging)]
    assert len(set(names)) == 3
    assert all(name.endswith(f"@{DOMAIN}>") for name in names)
    assert str(opening.pk) not in names[0]
    assert plain.extra_headers["In-Reply-To"] == names[0]
    assert hanging.extra_headers["In-Reply-To"] == names[1]
    assert hanging.extra_headers["References"] == f"{names[0]} {names[1]}"
    assert "to what Chidi said: “A little more.”" in hanging.body


def test_no_head_is_broken_in_two(asha, thread, letters):
    raw = letters(asha)[0].message().as_string().partition("\n\n")[0]

    for name in ("Reply-To", "List-Post", "List-Unsubscribe", "Message-ID"):
        assert re.search(rf"^{name}: \S.*>?$", raw, re.M), name


def test_two_readers_cannot_see_from_heads_that_they_read_the_same(asha, ben, thread, letters):
    hers, his = sorted(letters(), key=lambda each: each.to)

    for name in ("Message-ID", "List-Id", "List-Post", "List-Unsubscribe"):
        assert hers.extra_headers[name] != his.extra_headers[name]
    assert ben.email not in hers.message().as_string()
    assert asha.email not in his.message().as_string()


def test_the_foot_says_how_to_answer_stop_and_find_help(asha, thread, letters, settings):
    (letter,) = letters(asha)

    for text in (letter.body, letter.alternatives[0][0]):
        assert f"{settings.SITE_URL}/help/" in text
        assert f"{settings.SITE_URL}/by-mail/stop/" in text
        assert "good for 60 days" in text
        assert "To answer, answer this mail." in text
        assert "without your name" in text


def test_its_addresses_are_the_readers_own(asha, thread, letters):
    from django.utils import timezone

    (letter,) = letters(asha)
    now = timezone.now()

    answer, back = (read_address(each, now) for each in (letter.reply_to[0], letter.from_email))
    assert (answer.kind, answer.person_id, answer.thing_id) == (For.ANSWER, asha.pk, thread.pk)
    assert (back.kind, back.person_id) == (For.BACK, asha.pk)


def test_words_are_safe_in_both_parts(asha, chidi, kites, letters):
    make_thread(chidi, kites, title="<b>Bold</b>", body="<script>alert(1)</script>\n\n> said\n\n- one\n- *two*\n\nhttps://kites.example/a")  # fmt: skip

    (letter,) = letters(asha)

    html = letter.alternatives[0][0]
    assert "<script" not in html
    assert "&lt;b&gt;Bold" in html
    assert "<blockquote>" in html
    assert "<script>alert(1)</script>" in letter.body
    assert "> said" in letter.body
    assert "- one\n- two" in letter.body


def test_a_picture_is_a_link(as_, asha, chidi, kites, letters, settings, tmp_path):
    import io

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from sameboat.posts.pictures import add_picture

    dots = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(dots, "PNG")
    upload = SimpleUploadedFile("k.png", dots.getvalue())
    picture = add_picture(owner=chidi, upload=upload, alt="A “kite” & me")
    make_thread(chidi, kites, body="Look.", pictures=[picture])

    (letter,) = letters(asha)

    link = f"{settings.SITE_URL}/pictures/{picture.pk}/"
    assert f'<a href="{link}">' in letter.alternatives[0][0]
    assert "<img" not in letter.alternatives[0][0]
    assert f"A picture: A “kite” & me ({link})" in letter.body
    assert letter.attachments == []


@pytest.mark.parametrize("opens", [True, False])
def test_whoever_wrote_without_a_name_answers_without_it(asha, chidi, kites, letters, smtp, opens):
    mine = make_thread(asha if opens else chidi, kites, as_someone=True)
    if not opens:
        make_answer(asha, mine, "Me too.", as_someone=True)
    make_answer(chidi, mine, "I hear you.")

    letter = letters(asha)[-1]
    smtp(mail_from(asha, letter.reply_to[0], "Thank you."), letter.reply_to[0], asha.email)

    assert "as you wrote here without it" in letter.body
    post = mine.posts.get(body="Thank you.")
    assert post.alias is not None
    assert post.alias.name != "Asha"


def test_a_second_address_lets_an_answer_go_without_the_name(asha, ben, thread, letters, smtp):
    (letter,) = letters(asha)
    (other,) = re.findall(r"without your name, write to: (\S+)", letter.body)

    smtp(mail_from(asha, other, "I would rather not say."), other, asha.email)

    post = thread.posts.get(number=2)
    (his,) = letters(ben)
    assert f"{post.alias.name} wrote:" in his.body
    assert "Asha" not in his.message().as_string()


def test_something_new_is_begun_by_mail(asha, ben, thread, letters, smtp):
    (letter,) = letters(asha)
    (new,) = re.findall(r"something new, write to: (\S+)", letter.body)

    smtp(mail_from(asha, new, "Does it ever get quiet?", Subject="Re: Nights"), new, asha.email)
    smtp(mail_from(asha, new, "A question with no name of its own.\n\nMore.", Subject="Re: A letter for you"), new, asha.email)  # fmt: skip

    titles = thread.circle.threads.filter(author=asha).order_by("opened_at")
    assert [each.title for each in titles] == ["Nights", "A question with no name of its own."]
    assert len(letters(ben)) == 2


def test_a_place_in_two_circles_has_letters_of_both(asha, chidi, kites, letters):
    boats = make_circle("Boats", people=(asha,), hosts=(chidi,))
    make_thread(chidi, kites)
    by_mail(boats, chidi, asha)
    make_thread(chidi, boats, title="Oars")

    assert len({each.extra_headers["List-Id"] for each in letters(asha)}) == 2
