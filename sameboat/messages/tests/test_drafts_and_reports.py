"""What is kept while writing a letter, and what a report of one takes along."""

import json

import pytest

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import (
    accept_conversation,
    ask_to_write,
    save_letter_draft,
    write_letter,
)
from sameboat.messages.models import LetterDraft, Message
from sameboat.messages.queries import envelopes_for
from sameboat.people.testing import make_person
from sameboat.safety.models import Report


@pytest.fixture
def letters(asha, chidi):
    """asha and chidi write to each other."""
    make_circle("Kites", people=(asha, chidi))
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")
    accept_conversation(person=chidi, conversation=conversation)
    write_letter(writer=chidi, conversation=conversation, body="Bring me money.")
    return conversation


def keep(client, place, fields):
    return client.post("/letters/draft/", {"place": place, "fields": json.dumps(fields)})


def test_a_draft_is_kept_and_stands_there_the_next_time(letters, asha, chidi, as_):
    kept = keep(as_(asha), f"letter:{chidi.pk}", {"body": "I think"})
    keep(as_(asha), f"letter:{chidi.pk}", {"body": "I think not."})

    page = as_(asha).get(f"/letters/{letters.pk}/").content.decode()

    assert kept.status_code == 204
    assert "I think not." in page
    assert LetterDraft.objects.count() == 1
    assert "I think not." not in as_(chidi).get(f"/letters/{letters.pk}/").content.decode()


def test_sending_lets_the_draft_go(letters, asha, chidi, as_):
    save_letter_draft(person=asha, to=chidi, body="I think")

    as_(asha).post(f"/letters/{letters.pk}/", {"body": "I think not."})

    assert not LetterDraft.objects.exists()


def test_a_draft_with_nothing_in_it_is_let_go(letters, asha, chidi):
    save_letter_draft(person=asha, to=chidi, body="I think")

    assert save_letter_draft(person=asha, to=chidi, body="  ") is None
    assert save_letter_draft(person=asha, to=chidi, body="  ") is None
    assert not LetterDraft.objects.exists()


def test_a_draft_holds_as_much_as_a_letter(letters, asha, chidi, as_):
    answer = keep(as_(asha), f"letter:{chidi.pk}", {"body": "x" * 8001})

    assert answer.status_code == 409
    with pytest.raises(Refusal):
        save_letter_draft(person=asha, to=chidi, body="x" * 8001)


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("letter:", "{}"),
        ("thread:1", "{}"),
        ("letter:1", "no"),
        ("letter:1", "[]"),
        ("letter:1", '{"body": 1}'),
    ],
)
def test_what_is_no_draft_is_not_kept(place, fields, asha, as_):
    answer = as_(asha).post("/letters/draft/", {"place": place, "fields": fields})

    assert answer.status_code == 400


def report(client, letter, **told):
    return client.post(
        f"/report/message/{letter.pk}/", {"reason": "hostile", "words": "Look.", **told}
    )


def test_a_report_takes_no_word_along_without_consent(letters, asha, dora, as_):
    letter = Message.objects.get(body="Bring me money.")

    report(as_(asha), letter)
    made = Report.objects.get()
    page = as_(dora).get(f"/desk/reports/{made.pk}/", follow=True).content.decode()

    assert made.snapshot == ""
    assert "Look." in page
    assert "Bring me money." not in page
    assert "You fly kites?" not in page


def test_with_consent_the_conversation_goes_along(letters, asha, dora, as_):
    letter = Message.objects.get(body="Bring me money.")

    report(as_(asha), letter, with_snapshot="on")
    page = as_(dora).get(f"/desk/reports/{Report.objects.get().pk}/", follow=True).content.decode()

    assert "Bring me money." in page
    assert "You fly kites?" in page
    assert f"/letters/{letters.pk}/" not in page


def test_a_moderator_cannot_open_the_conversation_itself(letters, dora, as_):
    assert as_(dora).get(f"/letters/{letters.pk}/").status_code == 404


def test_a_report_of_letters_is_about_the_other_whoever_wrote_the_one_reported(
    letters, asha, chidi, as_
):
    mine = Message.objects.get(writer=asha)

    report(as_(asha), mine, with_snapshot="on")

    assert Report.objects.get().about == chidi


def test_the_list_of_letters_asks_the_same_number_of_queries_however_many(
    asha, django_assert_num_queries
):
    others = [make_person(f"Other {number}") for number in range(5)]
    make_circle("Kites", people=(asha, *others))
    for other in others:
        ask_to_write(asker=other, other=asha, note="Hello.")

    with django_assert_num_queries(4):
        envelopes, _page = envelopes_for(asha, 1)

    assert len(envelopes) == 5
