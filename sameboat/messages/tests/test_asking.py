"""Asking to write: one note, and then it is the other's turn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import (
    accept_conversation,
    ask_to_write,
    choose_openness,
    write_letter,
)
from sameboat.messages.models import Conversation, Message, Openness
from sameboat.notices.models import Notice
from sameboat.people.testing import make_person
from sameboat.safety.commands import block_person


@pytest.fixture
def circle(asha, chidi):
    """What asha and chidi share."""
    return make_circle("Kites", people=(asha, chidi))


def test_one_note_goes_to_somebody_in_the_same_circle(circle, asha, chidi, as_):
    sent = as_(asha).post(f"/letters/ask/{chidi.pk}/", {"body": "You fly kites?"}, follow=True)

    page = as_(chidi).get(sent.redirect_chain[0][0]).content.decode()

    assert "Your note is with them." in sent.content.decode()
    assert "You fly kites?" in page
    assert "Would you like to write back?" in page
    assert Notice.objects.get(person=chidi).words == "Somebody asks to write to you"


def test_a_second_note_is_refused_until_they_write_back(circle, asha, chidi, as_):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")

    page = as_(asha).post(f"/letters/{conversation.pk}/", {"body": "Hello?"})

    assert page.status_code == 422
    assert Message.objects.count() == 1
    with pytest.raises(Refusal, match="One note"):
        write_letter(writer=asha, conversation=conversation, body="Hello?")


def test_asking_again_leads_to_the_note_that_is_there(circle, asha, chidi, as_):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")

    again = ask_to_write(asker=asha, other=chidi, note="And now?")
    page = as_(asha).get(f"/letters/ask/{chidi.pk}/")

    assert again == conversation
    assert page.headers["Location"] == f"/letters/{conversation.pk}/"
    assert Message.objects.count() == 1


def test_accepting_lets_both_write(circle, asha, chidi, as_):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")

    as_(chidi).post(f"/letters/{conversation.pk}/accept/")
    accept_conversation(person=chidi, conversation=conversation)
    as_(chidi).post(f"/letters/{conversation.pk}/", {"body": "On Sundays."})
    as_(asha).post(f"/letters/{conversation.pk}/", {"body": "Me too."})

    page = as_(asha).get(f"/letters/{conversation.pk}/").content.decode()
    assert page.index("You fly kites?") < page.index("On Sundays.") < page.index("Me too.")


def test_the_asker_cannot_say_yes_for_the_other(circle, asha, chidi, as_):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")

    page = as_(asha).post(f"/letters/{conversation.pk}/accept/", follow=True)

    assert "Only whoever was asked can say yes." in page.content.decode()
    assert Conversation.objects.get().accepted_at is None


def test_asking_somebody_who_asked_me_says_yes(circle, asha, chidi):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")

    same = ask_to_write(asker=chidi, other=asha, note="I do.")

    conversation.refresh_from_db()
    assert same == conversation
    assert conversation.accepted_at is not None
    assert Message.objects.count() == 2


def refusal_of(asker, other):
    with pytest.raises(Refusal) as refused:
        ask_to_write(asker=asker, other=other, note="Hello.")
    return str(refused.value)


def test_one_sentence_for_a_stranger_a_wish_and_a_block(circle, asha, ben, chidi, dora):
    make_circle("Boats", people=(asha, dora))
    choose_openness(person=chidi, who_may_ask="nobody")
    block_person(blocker=dora, blocked=asha)

    said = {refusal_of(asha, other) for other in (ben, chidi, dora)}

    assert len(said) == 1
    assert not Conversation.objects.exists()


def test_who_may_ask_is_chosen_on_a_page(circle, asha, chidi, as_):
    as_(chidi).post("/letters/openness/", {"who_may_ask": "nobody"})
    as_(chidi).post("/letters/openness/", {"who_may_ask": "nobody"})
    page = as_(asha).post(f"/letters/ask/{chidi.pk}/", {"body": "Hello."})

    assert Openness.objects.count() == 1
    assert page.status_code == 422
    assert "This one you cannot ask now." in page.content.decode()


def test_nobody_asks_themselves(asha):
    assert refusal_of(asha, asha) == "That is you."


def test_a_closed_circle_is_not_shared_any_more(circle, asha, chidi):
    type(circle).objects.filter(pk=circle.pk).update(closed_at=timezone.now())

    assert "cannot ask now" in refusal_of(asha, chidi)


def test_five_people_within_a_day_are_enough(asha):
    others = [make_person(f"Other {number}") for number in range(6)]
    make_circle("Kites", people=(asha, *others))
    yesterday = timezone.now() - timedelta(hours=23)
    for other in others[:5]:
        ask_to_write(asker=asha, other=other, note="Hello.", at=yesterday)

    said = refusal_of(asha, others[5])
    later = ask_to_write(
        asker=asha, other=others[5], note="Hello.", at=yesterday + timedelta(hours=25)
    )

    assert "five people within a day" in said
    assert later.other == others[5]


@pytest.mark.parametrize(("body", "why"), [("  \n", "nothing written"), ("x" * 8001, "longer")])
def test_empty_and_endless_letters_are_refused(body, why, circle, asha, chidi):
    with pytest.raises(Refusal, match=why):
        ask_to_write(asker=asha, other=chidi, note=body)

    assert not Conversation.objects.exists()


def test_a_stranger_meets_no_conversation(circle, asha, ben, chidi, as_):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")
    letter = Message.objects.get()

    for path in (f"/letters/{conversation.pk}/", f"/report/message/{letter.pk}/"):
        assert as_(ben).get(path).status_code == 404, path
    for deed in ("accept", "lay-aside"):
        assert as_(ben).post(f"/letters/{conversation.pk}/{deed}/").status_code == 404, deed
    with pytest.raises(Refusal, match="not yours"):
        write_letter(writer=ben, conversation=conversation, body="Me too.")


def test_somebody_who_is_leaving_gets_no_more_letters(circle, asha, chidi):
    conversation = ask_to_write(asker=asha, other=chidi, note="You fly kites?")
    accept_conversation(person=chidi, conversation=conversation)
    type(chidi).objects.filter(pk=chidi.pk).update(leaving_at=timezone.now())

    with pytest.raises(Refusal, match="cannot be sent"):
        write_letter(writer=asha, conversation=conversation, body="Still there?")


def test_a_block_refuses_a_yes_in_the_command_too(asha, chidi):
    make_circle("Kites", people=(asha, chidi))
    asked = ask_to_write(asker=asha, other=chidi, note="Hello.")
    block_person(blocker=asha, blocked=chidi)

    with pytest.raises(Refusal):
        accept_conversation(person=chidi, conversation=asked)
