"""What could mislead gets a short note with its source, which the writer reads first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.audit.models import Entry
from sameboat.circles.commands.places import pause_in_circle
from sameboat.desk.commands import give_badge
from sameboat.lib.refusal import Refusal
from sameboat.notices.models import Notice
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.posts.commands import (
    add_footnote,
    agree_to_footnote,
    answer_footnote,
    edit_post,
    remove_post,
    say_yes_to_footnote,
    show_footnote_now,
    take_footnote_away,
)
from sameboat.posts.models import Footnote
from sameboat.posts.testing import make_answer, make_footnote
from sameboat.posts.tests.test_queries_per_page import queries_of
from sameboat.safety.commands import block_person
from sameboat.safety.ports import reportables

NOTE = "Stopping at once can be dangerous."


@pytest.fixture
def cure(asha, thread):
    """What Asha wrote, which is not so."""
    return make_answer(asha, thread, "Celery juice cures it. Throw your lithium away.")


def thread_page(client, post):
    return client.get(f"/threads/{post.thread_id}/").content.decode()


def notes_page(client, post):
    return client.get(f"/posts/{post.pk}/notes/").content.decode()


def clinician(person, olu):
    give_badge(by=olu, person=person, is_clinician=True)
    person.refresh_from_db()
    return person


def test_the_writer_reads_it_first_and_after_a_day_everybody_does(as_, asha, chidi, dora, cure):
    note = make_footnote(dora, cure)

    assert NOTE in notes_page(as_(asha), cure)
    assert Notice.objects.get(person=asha, kind="footnote").path == f"/posts/{cure.pk}/notes/"
    assert NOTE not in thread_page(as_(chidi), cure)
    assert NOTE not in notes_page(as_(chidi), cure)

    Footnote.objects.filter(pk=note.pk).update(shows_at=timezone.now() - timedelta(minutes=1))

    page = thread_page(as_(chidi), cure)
    assert NOTE in page
    assert "A note by a moderator." in page
    assert 'href="https://leaflet.example/one"' in page


def test_it_shows_at_once_where_the_writer_agrees(as_, asha, chidi, dora, cure):
    note = make_footnote(dora, cure)

    with pytest.raises(Refusal):
        agree_to_footnote(person=chidi, footnote=note)
    agree_to_footnote(person=asha, footnote=note)

    assert NOTE in thread_page(as_(chidi), cure)


def test_it_shows_at_once_where_the_writer_changed_the_post_and_the_other_looks_again(
    as_, asha, chidi, dora, cure
):
    make_footnote(dora, cure)

    edit_post(person=asha, post=cure, body="Celery juice helped me, beside my lithium.")

    assert NOTE in thread_page(as_(chidi), cure)
    assert "Something was changed" in Notice.objects.get(person=dora).words


def test_who_was_blocked_since_is_not_told_of_the_change(asha, chidi, olu, cure):
    make_footnote(clinician(chidi, olu), cure)
    block_person(blocker=chidi, blocked=asha)

    edit_post(person=asha, post=cure, body="Celery juice helped me, beside my lithium.")

    assert not Notice.objects.filter(person=chidi, kind="footnote").exists()


def test_where_there_is_danger_a_moderator_shows_it_at_once_and_says_why(
    as_, asha, chidi, dora, four, cure
):
    note = make_footnote(dora, cure)

    with pytest.raises(Refusal):
        show_footnote_now(moderator=dora, footnote=note, reason=" ")
    with pytest.raises(Refusal):
        show_footnote_now(moderator=four[0], footnote=note, reason="So.")
    show_footnote_now(moderator=dora, footnote=note, reason="Somebody may stop tonight.")
    show_footnote_now(moderator=dora, footnote=note, reason="Again.")

    assert NOTE in thread_page(as_(chidi), cure)
    assert Entry.objects.get(verb="show_footnote").reason == "Somebody may stop tonight."
    assert Notice.objects.filter(person=asha, words__contains="may stop tonight").exists()


def test_three_members_together_add_one_and_nobody_learns_who(as_, asha, chidi, four, cure):
    femi, gita, hana, ivo = four
    note = make_footnote(femi, cure)
    assert "1 of three members" in notes_page(as_(gita), cure)
    assert "Somebody proposed this." in notes_page(as_(asha), cure)

    say_yes_to_footnote(person=gita, footnote=note)
    say_yes_to_footnote(person=gita, footnote=note)
    note.refresh_from_db()
    assert not note.is_agreed
    say_yes_to_footnote(person=hana, footnote=note)
    note.refresh_from_db()

    assert note.is_agreed
    agree_to_footnote(person=asha, footnote=note)
    for page in (
        thread_page(as_(ivo), cure),
        notes_page(as_(ivo), cure),
        notes_page(as_(asha), cure),
    ):
        assert "three members" in page
        assert not any(person.name in page for person in (femi, gita, hana))
    assert Entry.objects.get(verb="add_footnote").actor_id is None


def test_whoever_joined_lately_or_is_elsewhere_has_no_voice(ben, kites, four, cure):
    note = make_footnote(four[0], cure)

    with pytest.raises(Refusal, match="place in this circle"):
        say_yes_to_footnote(person=ben, footnote=note)
    kites.memberships.create(person=ben, joined_at=timezone.now())
    with pytest.raises(Refusal, match="new here"):
        say_yes_to_footnote(person=ben, footnote=note)


def test_a_clinician_with_a_badge_adds_one_under_their_name(as_, asha, chidi, olu, kites, cure):
    make_footnote(clinician(chidi, olu), cure, wait_hours=0)
    fay = make_person("Fay")
    kites.memberships.create(person=fay, joined_at=timezone.now())

    assert "A note by Chidi, clinician." in thread_page(as_(asha), cure)
    assert Entry.objects.get(verb="give_badge").subject_id == chidi.pk

    block_person(blocker=fay, blocked=chidi)
    behind_a_block = thread_page(as_(fay), cure)
    assert "A note by a clinician." in behind_a_block
    assert NOTE in behind_a_block
    assert "Chidi" not in behind_a_block

    give_badge(by=olu, person=Person.objects.get(pk=chidi.pk), is_clinician=False)
    assert "A note by a clinician." in thread_page(as_(asha), cure)


def test_only_an_organiser_gives_a_badge_and_on_the_members_page(as_, olu, dora, chidi):
    with pytest.raises(Refusal):
        give_badge(by=dora, person=chidi, is_clinician=True)

    as_(olu).post(f"/desk/members/{chidi.pk}/badge/", {"clinician": "yes"})

    chidi.refresh_from_db()
    assert chidi.clinician_since is not None
    assert "Take the badge" in as_(olu).get(f"/desk/members/{chidi.pk}/").content.decode()


def test_one_shows_and_the_others_are_in_a_fold(as_, chidi, dora, cure):
    make_footnote(dora, cure, "The first.", wait_hours=0)
    make_footnote(dora, cure, "The second.", wait_hours=1)
    Footnote.objects.filter(words="The second.").update(shows_at=timezone.now())

    page = thread_page(as_(chidi), cure)

    assert page.index("The second.") < page.index("Earlier notes") < page.index("The first.")


def test_the_writer_answers_in_one_line(as_, asha, chidi, dora, cure):
    note = make_footnote(dora, cure, wait_hours=0)

    as_(asha).post(f"/footnotes/{note.pk}/answer/", {"words": "I asked my doctor\nsince."})
    with pytest.raises(Refusal):
        answer_footnote(person=chidi, footnote=note, words="I too.")

    assert "Its writer says: I asked my doctor since." in thread_page(as_(chidi), cure)


def test_a_pause_in_the_circle_holds_for_the_line_under_a_note_too(as_, asha, chidi, dora, cure):
    note = make_footnote(dora, cure, wait_hours=0)
    pause_in_circle(
        person=asha, circle=cure.thread.circle, until=timezone.now() + timedelta(days=3)
    )

    as_(asha).post(f"/footnotes/{note.pk}/answer/", {"words": "It does."})

    assert "It does." not in thread_page(as_(chidi), cure)


def test_a_moderator_takes_one_away_with_a_reason(as_, asha, chidi, dora, olu, cure):
    note = make_footnote(clinician(chidi, olu), cure, wait_hours=0)

    with pytest.raises(Refusal):
        take_footnote_away(by=asha, footnote=note, reason="I do not like it.")
    take_footnote_away(by=dora, footnote=note, reason="The source does not say so.")
    take_footnote_away(by=dora, footnote=note, reason="Again.")

    assert NOTE not in thread_page(as_(asha), cure)
    assert Entry.objects.get(verb="hide_footnote").reason == "The source does not say so."
    for person in (asha, chidi):
        assert Notice.objects.filter(person=person, words__contains="does not say so").exists()


def test_what_a_note_needs(asha, dora, four, cure):
    for told in ({"words": " ", "source": "A book"}, {"words": NOTE, "source": " "}):
        with pytest.raises(Refusal):
            add_footnote(by=dora, post=cure, **told)
    with pytest.raises(Refusal, match="your own"):
        make_footnote(asha, cure)
    remove_post(person=asha, post=cure)
    cure.refresh_from_db()
    with pytest.raises(Refusal, match="no longer here"):
        make_footnote(dora, cure)


def test_the_same_note_again_is_one_note(dora, cure):
    assert make_footnote(dora, cure) == make_footnote(dora, cure)


def test_a_note_can_be_reported_and_taken_away_from_there_and_names_nobody(
    as_, asha, chidi, dora, four, cure
):
    note = make_footnote(dora, cure, wait_hours=0)

    seen = reportables["footnote"].find(chidi, note.pk)

    assert seen.about is None
    assert NOTE in seen.snapshot


def test_words_in_a_note_run_nothing(as_, chidi, dora, cure):
    add_footnote(
        by=dora, post=cure, words="<script>alert(1)</script>", source="javascript:alert(1)"
    )
    Footnote.objects.update(shows_at=timezone.now())

    for page in (thread_page(as_(chidi), cure), notes_page(as_(chidi), cure)):
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_notes_cost_a_thread_page_no_query(as_, chidi, dora, cure):
    without = queries_of(as_(chidi), f"/threads/{cure.thread_id}/")

    make_footnote(dora, cure, wait_hours=0)

    assert queries_of(as_(chidi), f"/threads/{cure.thread_id}/") == without <= 6
