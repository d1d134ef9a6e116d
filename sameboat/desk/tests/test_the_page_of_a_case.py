"""What a moderator sees of what was caseed, and what can be done with it."""

import re

import pytest
from django.test import Client

from sameboat.circles.testing import make_circle
from sameboat.consent.commands import agree, publish_agreement
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.working import claim_case
from sameboat.moderation.testing import decide_on, noticed_case, report_case
from sameboat.posts.commands import edit_post, hide_picture, remove_post
from sameboat.posts.pictures import add_picture, path_of
from sameboat.posts.testing import make_answer, make_thread
from sameboat.posts.tests.test_pictures import picture_file


@pytest.fixture
def post(asha, ben, chidi):
    """An answer of chidi's with a picture, in a circle that no moderator is in."""
    circle = make_circle("Kites", people=(asha, ben, chidi), door="by_invitation")
    picture = add_picture(owner=chidi, upload=picture_file(), alt="A price list")
    thread = make_thread(ben, circle)
    return make_answer(chidi, thread, body="Buy my kites.", pictures=[picture])


@pytest.fixture
def picture(post):
    return post.pictures.get()


@pytest.fixture
def case(asha, post):
    return report_case(asha, "post", post.pk, "selling")


@pytest.fixture
def about_the_picture(asha, picture):
    return report_case(asha, "picture", picture.pk, "private")


def page_of(client, case):
    return client.get(f"/desk/cases/{case.pk}/").content.decode()


def look(client, case, picture):
    return client.get(f"/desk/cases/{case.pk}/pictures/{picture.pk}/")


def act(client, case, verb, words=""):
    return client.post(f"/desk/cases/{case.pk}/{verb}/", {"words": words})


@pytest.mark.parametrize("which", ["case", "about_the_picture"])
def test_a_picture_is_folded_until_a_moderator_asks_for_it(which, picture, dora, as_, request):
    made = request.getfixturevalue(which)

    page, seen = page_of(as_(dora), made), look(as_(dora), made, picture)

    address = f"/desk/cases/{made.pk}/pictures/{picture.pk}/"
    folded = re.search(r'<details class="plain veil">(.*?)</figure>', page).group(1)
    assert "Show the picture: A price list</summary>" in folded
    assert f'src="{address}"' in folded
    assert 'loading="lazy"' in folded
    assert page.count(address) == 1
    assert "no-store" in seen.headers["Cache-Control"]
    assert seen.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(seen.streaming_content)[8:12] == b"WEBP"


def test_a_hidden_picture_is_still_seen_at_the_desk_and_nowhere_else(
    about_the_picture, picture, dora, olu, as_
):
    hide_picture(moderator=dora, picture=picture, reason="It shows a face.")

    assert look(as_(olu), about_the_picture, picture).status_code == 200
    assert as_(olu).get(f"/pictures/{picture.pk}/").status_code == 404


def test_only_staff_see_it_and_only_what_belongs_to_the_case(
    case, asha, ben, chidi, dora, picture, as_
):
    other = add_picture(owner=chidi, upload=picture_file(), alt="Not in the post")

    for who in (asha, ben, chidi):
        assert look(as_(who), case, picture).status_code == 404
    assert look(Client(), case, picture).status_code == 302
    assert look(as_(dora), case, other).status_code == 404
    path_of(picture).unlink()
    assert look(as_(dora), case, picture).status_code == 404


def test_a_moderator_sees_no_picture_of_a_case_about_themselves(asha, dora, as_):
    circle = make_circle("Kites", people=(asha, dora))
    mine = add_picture(owner=dora, upload=picture_file(), alt="Me")
    made = make_thread(dora, circle, as_someone=True, pictures=[mine]).posts.get()
    case = report_case(asha, "post", made.pk, "other")

    assert look(as_(dora), case, mine).status_code == 404


def test_what_it_says_now_stands_beside_what_was_seen_only_when_it_changed(
    case, post, chidi, dora, as_
):
    before = page_of(as_(dora), case)

    edit_post(person=chidi, post=post, body="Nice weather.")
    after = page_of(as_(dora), case)

    assert "As it is now" not in before
    assert after.index("Buy my kites.") < after.index("As it is now") < after.index("Nice weather.")


def test_the_page_says_how_it_stands_and_offers_what_applies(case, post, chidi, dora, as_):
    client = as_(dora)
    standing = page_of(client, case)
    decide_on(case, dora, "hide")
    hidden = page_of(client, case)
    act(client, case, "restore", "A misunderstanding.")
    remove_post(person=chidi, post=post)
    taken_back = page_of(client, case)
    post.delete()
    gone = page_of(client, case)

    assert "It stands: whoever reads there sees it." in standing
    assert "It is hidden now." in hidden
    assert "Its writer has taken it back." in taken_back
    assert "It is gone" in gone
    offered = [">Show it again<" in page for page in (standing, hidden, gone)]
    assert offered == [False, True, False]


def test_what_can_be_decided_depends_on_what_it_is(case, asha, chidi, dora, olu, as_):
    profile = report_case(asha, "profile", chidi.pk, "other")

    def offered(who, which):
        page = as_(who).get(f"/desk/cases/{which.pk}/decide/").content.decode()
        return re.findall(r'name="verbs" value="(\w+)"', page)

    assert offered(dora, case) == ["word", "hide", "remove", "pause_circle", "pause"]
    assert offered(dora, profile) == ["word", "pause"]
    assert offered(olu, profile) == ["word", "pause", "goodbye"]


def test_who_wrote_as_someone_is_offered_only_where_there_is_no_name(
    case, post, asha, chidi, dora, as_
):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    made = report_case(asha, "post", unnamed.pk, "other")

    assert "Who wrote it as someone?" not in page_of(as_(dora), case)
    assert "Who wrote it as someone?" in page_of(as_(dora), made)


@pytest.mark.parametrize("verb", ["note", "ask", "restore", "reveal"])
def test_each_deed_has_a_labelled_field_of_its_own_and_keeps_what_was_typed(
    verb, asha, chidi, dora, olu, post, as_
):
    unnamed = make_answer(chidi, post.thread, "I cannot say my name.", as_someone=True)
    made = report_case(asha, "post", unnamed.pk, "other")
    claim_case(case=made, by=dora)
    if verb == "restore":
        decide_on(made, dora, "hide")
    typed, told = "so " * 700, {"whom": olu.pk} if verb == "ask" else {}

    client, path = as_(dora), f"/desk/cases/{made.pk}/{verb}/"
    empty, too_long = (client.post(path, {"words": words, **told}) for words in ("", typed))

    assert empty.status_code == too_long.status_code == 422
    for answer in (empty, too_long):
        page = answer.content.decode()
        opened = re.findall(r'<details class="plain" open>.*?</details>', page, re.DOTALL)
        (sent,) = [part for part in opened if f'<label for="{verb}_words">' in part]
        assert 'class="error" id="' in sent
        assert " autofocus" in sent, "or the page looks untouched on a phone"
        assert not [part for part in opened if part != sent and 'class="error"' in part]
    assert typed.strip() in too_long.content.decode()


def test_what_was_typed_stays_when_something_is_missing(case, dora, as_):
    closing = as_(dora).post(f"/desk/cases/{case.pk}/close/", {"words": "We talked long."})
    deciding = as_(dora).post(f"/desk/cases/{case.pk}/decide/", {"why": "It has a price."})

    assert (closing.status_code, deciding.status_code) == (422, 422)
    assert b'value="We talked long."' in closing.content
    assert b"It has a price." in deciding.content
    assert b"Choose what you decide." in deciding.content


def test_a_decision_is_made_on_its_page(case, chidi, dora, olu, as_):
    agree(person=dora, agreement=publish_agreement(by=olu, body="- **I sell nothing** here."))
    page = as_(dora).get(f"/desk/cases/{case.pk}/decide/").content.decode()

    told = {
        "verbs": ["hide", "pause_circle"], "days": "7", "rule": "I sell nothing", "what": "Kites.", "why": "So.",
    }  # fmt: skip
    sent = as_(dora).post(f"/desk/cases/{case.pk}/decide/", told, follow=True).content.decode()

    assert "I sell nothing</option>" in page
    assert "Decided. They read what and why." in sent
    assert "A pause in this circle" in sent
    assert case.decisions.get().person == chidi


def test_danger_stands_out_in_words_and_its_words_are_folded(case, asha, post, dora, as_):
    danger = noticed_case(post)

    page = page_of(as_(dora), danger)

    assert "Look at this first." in page
    assert '<details class="plain"><summary>Show the words. They may be hard to read' in page
    assert "Words that moved it: the pills" in " ".join(page.split())
    assert "What contact there was with them" in page


def test_who_reports_much_that_needs_nothing_is_said_and_nothing_else_happens(
    asha, chidi, post, dora, as_
):
    for number in range(5):
        made = make_answer(chidi, post.thread, body=f"Number {number}.")
        close_case(
            case=report_case(asha, "post", made.pk, "other"), by=dora, outcome="nothing_wrong", words="Fine.",
        )  # fmt: skip

    page = page_of(as_(dora), report_case(asha, "post", post.pk, "hostile"))

    assert "5 of the last 5 things they told us needed nothing." in page


def test_a_closed_case_shows_what_it_was_about_and_can_be_opened_again(case, picture, dora, as_):
    close_case(case=case, by=dora, outcome="nothing_wrong", words="It is fine.")

    page = page_of(as_(dora), case)
    client = as_(dora)
    listed = client.get("/desk/cases/closed/").content.decode()
    client.post(f"/desk/cases/{case.pk}/reopen/", {"words": "After all."})

    assert "Buy my kites." in page
    assert "Show the picture" in page
    assert "Close it" not in page
    assert case.get_absolute_url() in listed
    case.refresh_from_db()
    assert case.closed_at is None


def test_a_colleague_is_handed_a_case_from_the_page(case, dora, olu, as_):
    as_(dora).post(f"/desk/cases/{case.pk}/hand-over/", {"whom": olu.pk})

    case.refresh_from_db()
    assert case.claimed_by == olu
    assert "handed over to you" in as_(olu).get("/notices/").content.decode()


def test_two_cases_about_one_person_are_laid_together_from_the_page(case, asha, chidi, dora, as_):
    other = report_case(asha, "profile", chidi.pk, "other")

    sent = as_(dora).post(f"/desk/cases/{other.pk}/merge/", {"into": case.pk})

    assert sent.headers["Location"] == case.get_absolute_url()
    assert case.reasons.count() == 2
