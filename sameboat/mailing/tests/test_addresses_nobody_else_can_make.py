"""Addresses: forged, changed and old ones are refused, and refusing tells nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sameboat.mailing.addresses import Address, For, address_of, read_address
from sameboat.mailing.testing import DOMAIN, mail_from
from sameboat.posts.models import Post

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def test_it_fits_and_survives_capitals():
    now = timezone.now()
    text = address_of(For.ANSWER, 2**53 - 1, 2**53 - 2, now)

    assert len(text.partition("@")[0]) <= 64
    assert read_address(text.upper(), now) == Address(For.ANSWER, 2**53 - 1, 2**53 - 2)
    assert str(2**53 - 1) not in text


@pytest.mark.parametrize("days", [-3, 62, 400])
def test_it_is_good_for_sixty_days(days):
    now = timezone.now()

    assert read_address(address_of(For.ANSWER, 1, 2, now), now + timedelta(days=days)) is None
    assert read_address(address_of(For.ANSWER, 1, 2, now), now + timedelta(days=60)) is not None


@pytest.mark.parametrize("kind", [For.STOP, For.BACK])
def test_stopping_works_from_the_oldest_letter(kind):
    now = timezone.now()

    assert read_address(address_of(kind, 1, 2, now), now + timedelta(days=4000)) is not None


@given(place=st.integers(0, 51), letter=st.sampled_from(LETTERS), kind=st.sampled_from(For))
def test_one_changed_letter_makes_it_nobodys(place, letter, kind):
    from django.test import override_settings

    now = timezone.now()
    with override_settings(MAILING_DOMAIN=DOMAIN):
        text = address_of(kind, 123456789012345, 543210987654321, now)
        before, token = text.partition("@")[0].split("+")
        other = token[:place] + letter + token[place + 1 :]
        found = read_address(f"{before}+{other}@{DOMAIN}", now)

    assert (found is not None) == (other == token)


@given(text=st.text(max_size=120))
def test_whatever_stands_in_its_place_is_nobodys(text):
    from django.test import override_settings

    with override_settings(MAILING_DOMAIN=DOMAIN):
        assert read_address(text, timezone.now()) is None
        assert read_address(f"reply+{text}@{DOMAIN}", timezone.now()) is None


def test_another_house_makes_other_addresses(settings):
    now = timezone.now()
    text = address_of(For.ANSWER, 1, 2, now)
    settings.SECRET_KEY = "another house"

    assert read_address(text, now) is None


def test_a_changed_address_is_refused_at_the_door(asha, answer_to, smtp):
    to = answer_to(asha)
    changed = to.replace(to[10], "a" if to[10] != "a" else "b", 1)

    assert smtp(mail_from(asha, changed, "Let me in."), changed, asha.email) == 550
    assert smtp(mail_from(asha, to, "Let me in."), f"{to}.example", asha.email) == 550
    assert smtp(mail_from(asha, to, "Let me in."), f"asha@{DOMAIN}", asha.email) == 550
    assert not Post.objects.filter(author=asha).exists()


def test_somebody_else_with_the_address_is_refused_in_the_same_words(asha, ben, answer_to, smtp):
    to = answer_to(asha)
    forged = mail_from(ben, to, "I am Asha.")

    assert smtp(forged, to, ben.email) == 550
    assert smtp(forged, to, asha.email) == 550
    assert not Post.objects.filter(number__gt=1).exists()


def test_a_mail_from_two_at_once_is_from_nobody(asha, ben, answer_to, smtp):
    to = answer_to(asha)
    raw = mail_from(asha, to, "We both.")

    for also in (f"From: {ben.email}, ", f"From: {ben.email}\n"):
        twofold = raw.replace(b"From: ", also.encode() + (b"" if "," in also else b"From: "), 1)
        assert smtp(twofold, to, asha.email) == 550


def test_the_same_mail_again_makes_no_second_post(asha, answer_to, smtp):
    to = answer_to(asha)
    raw = mail_from(asha, to, "Once.")

    assert [smtp(raw, to, asha.email) for _time in range(3)] == [250, 250, 250]
    assert Post.objects.filter(author=asha).count() == 1


def test_the_same_words_under_another_message_id_make_no_second_post(asha, answer_to, smtp):
    to = answer_to(asha)
    for name in ("<one@mail.example>", "<two@mail.example>", ""):
        smtp(mail_from(asha, to, "Once.", Message_ID=name), to, asha.email)

    assert Post.objects.filter(author=asha).count() == 1


def test_other_words_are_another_post(asha, answer_to, smtp):
    to = answer_to(asha)
    for words in ("Once.", "Twice."):
        smtp(mail_from(asha, to, words), to, asha.email)

    assert list(Post.objects.filter(author=asha).values_list("body", flat=True)) == ["Once.", "Twice."]  # fmt: skip
