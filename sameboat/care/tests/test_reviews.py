"""What members say of a service: words, under a name or not, looked at as posts are, taken away at once."""

import pytest

from sameboat.care.commands.reviews import (
    take_review_away,
    write_review,
)
from sameboat.care.models import Review
from sameboat.care.testing import make_review, make_service
from sameboat.lib.refusal import Refusal
from sameboat.moderation.models import Case
from sameboat.safety.commands import block_person, mute_person
from sameboat.safety.screening import nothing_seen

WORDS = "They let me sit by the window for an hour."
INSULT = "Nobody asked you, you fool."
DANGER = "Goodbye everyone, I have the pills here."


pytestmark = pytest.mark.usefixtures("known_screen")


def test_a_member_says_in_words_what_it_was_like_and_others_read_it(
    as_, asha, ben, path, reviews_at
):
    answer = as_(asha).post(f"{path}review/", {"words": WORDS, "as_someone": "no"})

    assert answer.headers["Location"] == path
    page = reviews_at(as_(ben))
    assert WORDS in page
    assert "Asha ·" in page


def test_without_a_name_nothing_leads_to_the_writer(as_, asha, ben, path, reviews_at):
    as_(asha).post(f"{path}review/", {"words": WORDS, "as_someone": "yes"})

    page = reviews_at(as_(ben))

    assert WORDS in page
    assert "Someone with " in page
    assert "Asha" not in page
    assert str(asha.pk) not in page


def test_nobody_is_put_under_a_name_without_having_chosen(as_, asha, path):
    answer = as_(asha).post(f"{path}review/", {"words": WORDS})

    assert answer.status_code == 422
    assert f"{WORDS}</textarea>" in answer.content.decode()
    assert not Review.objects.exists()


def test_saying_it_again_changes_it_and_the_same_words_change_nothing(asha, lamp):
    first = make_review(asha, lamp, WORDS, as_someone=True)

    same = make_review(asha, lamp, WORDS)
    changed = make_review(asha, lamp, "They closed at three.")

    assert same.pk == changed.pk == first.pk
    assert same.edited_at is None
    assert changed.edited_at
    assert changed.alias == first.alias != ""


@pytest.mark.parametrize("words", ["", " \u200b \u3164 ", "x" * 2001])
def test_nothing_and_too_much_are_refused(asha, lamp, words):
    with pytest.raises(Refusal):
        make_review(asha, lamp, words)


def test_those_who_blocked_each_other_do_not_read_each_other(as_, asha, ben, lamp, reviews_at):
    make_review(asha, lamp, WORDS)
    make_review(ben, lamp, "The tea was cold.")

    block_person(blocker=asha, blocked=ben)

    assert WORDS not in reviews_at(as_(ben))
    assert "The tea was cold." not in reviews_at(as_(asha))
    review = Review.objects.get(author=asha)
    assert as_(ben).get(f"/report/review/{review.pk}/").status_code == 404


def test_who_is_muted_is_not_read_and_reads_on(as_, asha, ben, lamp, reviews_at):
    make_review(asha, lamp, WORDS)
    make_review(ben, lamp, "The tea was cold.")

    mute_person(person=asha, muted=ben)

    assert "The tea was cold." not in reviews_at(as_(asha))
    assert WORDS in reviews_at(as_(ben))


def test_a_block_does_not_tell_who_wrote_without_a_name(as_, asha, ben, lamp, reviews_at):
    make_review(asha, lamp, WORDS, as_someone=True)

    block_person(blocker=ben, blocked=asha)

    assert WORDS in reviews_at(as_(ben))


def test_its_writer_takes_it_away_at_once_and_nobody_else_does(as_, asha, ben, lamp, reviews_at):
    review = make_review(asha, lamp, WORDS)
    take = f"/services/reviews/{review.pk}/take-away/"

    as_(ben).post(take)
    with pytest.raises(Refusal):
        take_review_away(person=ben, review=review)
    assert WORDS in reviews_at(as_(ben))
    as_(asha).post(take)
    take_review_away(person=asha, review=review)

    assert not Review.objects.exists()


def test_whoever_may_be_in_danger_is_asked_first_and_loses_nothing(as_, asha, path):
    client, told = as_(asha), {"words": DANGER, "as_someone": "yes"}

    asked = client.post(f"{path}review/", told)
    said = asked.content.decode()
    assert asked.status_code == 422
    assert "are you safe right now?" in said
    assert not Review.objects.exists()
    answer = client.post(f"{path}review/", {**told, "asked": "crisis", "write_to_me": "not_now"})

    assert answer.status_code == 302
    case = Case.objects.get(kind="crisis")
    assert (case.thing, case.about) == ("review", None)
    assert case.writer == asha


def test_a_yes_to_a_word_names_its_writer_to_the_desk(as_, asha, path):
    told = {"words": DANGER, "as_someone": "yes", "asked": "crisis", "write_to_me": "yes"}

    as_(asha).post(f"{path}review/", told)

    assert Case.objects.get(thing="review").about == asha


def test_a_yes_is_heard_whatever_becomes_of_the_words(as_, asha, path):
    told = {"words": "", "as_someone": "yes", "asked": "crisis", "write_to_me": "yes"}

    answer = as_(asha).post(f"{path}review/", told)

    assert answer.status_code == 422
    assert "You are heard." in answer.content.decode()
    assert Case.objects.get(kind="crisis").about == asha


def test_an_insult_is_read_again_and_then_a_moderator_looks(as_, asha, path):
    client, told = as_(asha), {"words": INSULT, "as_someone": "no"}

    asked = client.post(f"{path}review/", told).content.decode()
    client.post(f"{path}review/", {**told, "asked": "hostility"})

    assert "read it once more" in asked
    assert INSULT in asked
    assert Case.objects.get(kind="hostility").about == asha


def test_a_number_is_shown_first_but_not_the_service_s_own(as_, asha):
    service = make_service(phone="020 7946 0018")
    path = f"/services/{service.pk}/review/"
    own = {"words": "Ring 020 7946 0018 before ten.", "as_someone": "no"}
    other = {"words": "Ring me on 07700 900123 about it.", "as_someone": "no"}

    asked = as_(asha).post(path, other)

    assert "<b>07700 900123</b>" in asked.content.decode()
    assert not Review.objects.exists()
    assert as_(asha).post(path, own).status_code == 302


def test_of_a_service_off_the_list_nothing_new_is_said(asha, olu, lamp):
    from sameboat.care.commands.services import take_service_off

    take_service_off(by=olu, service=lamp)

    with pytest.raises(Refusal, match="no longer on the list"):
        write_review(person=asha, service=lamp, words=WORDS, as_someone=False, seen=nothing_seen(""))  # fmt: skip


def test_there_are_neither_stars_nor_counts(as_, asha, ben, lamp, path):
    make_review(asha, lamp)
    make_review(ben, lamp)

    for page in (as_(asha).get(path), as_(asha).get("/services/")):
        text = page.content.decode().lower()
        assert "2 reviews" not in text
        assert "★" not in text
        assert "rating" not in text
