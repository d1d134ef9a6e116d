from datetime import timedelta

import pytest
from django.utils import timezone

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import ask_to_write, choose_openness
from sameboat.messages.models import Conversation, Message
from sameboat.moderation.testing import noticed_case
from sameboat.people.commands.leaving import leave_house
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from sameboat.safety.commands import block_person
from sameboat.safety.commands.pausing import pause_person
from sameboat.similar.commands import (
    close_to_introductions,
    find_people,
    put_by,
    say_hello,
    show_answers,
)
from sameboat.similar.models import Introduction, Shown
from sameboat.similar.places.keeping import rebuild
from sameboat.similar.queries import introductions_for
from sameboat.similar.rules import A_DAY, CEILING
from sameboat.similar.testing import make_open, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_open("Asha", "hearing_voices", "birds", "someone_at_night")


@pytest.fixture
def chidi():
    return make_open("Chidi", "hearing_voices", "lithium", "awake_nights")


def names(person):
    return [each.name for each in introductions_for(person)]


def test_two_people_who_share_no_circle_meet_and_see_why(asha, chidi):
    find_people(person=asha)

    met = introductions_for(asha)[0]
    assert met.name == "Chidi"
    assert met.reasons == [
        "You both tell of: Hearing voices.",
        "You look for: Somebody awake at night. They say: I am often awake at night.",
    ]


def test_hello_is_one_note_that_the_other_may_answer_or_let_lie(asha, chidi, client):
    find_people(person=asha)
    shown = Introduction.objects.get(to=asha)
    client.force_login(asha)

    first = client.get(f"/alike/{shown.pk}/hello/").content.decode()
    assert "Hello Chidi, we were introduced. We both tell of: Hearing voices." in first
    assert "I look for: Somebody awake at night. You say: I am often awake at night." in first
    client.post(f"/alike/{shown.pk}/hello/", {"body": "Hello Chidi."})

    assert Message.objects.get().body == "Hello Chidi."
    assert Conversation.objects.get().accepted_at is None
    assert names(asha) == []


def test_saying_hello_twice_is_one_letter(asha, chidi):
    find_people(person=asha)
    shown = Introduction.objects.get(to=asha)

    say_hello(person=asha, introduction=shown, note="Hello.")
    say_hello(person=asha, introduction=shown, note="Hello.")

    assert Message.objects.count() == 1


def test_without_an_introduction_nobody_writes_to_a_stranger(asha, chidi):
    with pytest.raises(Refusal):
        ask_to_write(asker=asha, other=chidi, note="Hello.")


def test_not_now_is_kept_and_nobody_learns_of_it(asha, chidi):
    find_people(person=asha)

    put_by(person=asha, introduction=Introduction.objects.get(to=asha))
    find_people(person=asha)

    assert names(asha) == []
    assert names(chidi) == []
    assert not chidi.notices.exists()


@pytest.mark.parametrize("who", ["asha", "chidi"])
def test_a_block_either_way_keeps_them_apart_at_once(asha, chidi, who):
    find_people(person=asha)
    people = {"asha": asha, "chidi": chidi}
    blocker = people.pop(who)

    block_person(blocker=blocker, blocked=people.popitem()[1])

    assert names(asha) == []
    assert find_people(person=asha) == []
    assert find_people(person=chidi) == []


def test_whoever_is_paused_leaving_closed_or_takes_no_letters_is_shown_to_nobody(asha):
    olive = make_person("Olive", role="organiser")
    paused = make_open("Paused", "hearing_voices")
    pause_person(by=olive, person=paused, because="Rest.", days=2)
    leaving = make_open("Leaving", "hearing_voices")
    leave_house(person=leaving, leaves_posts=True)
    closed = make_open("Closed", "hearing_voices")
    close_to_introductions(person=closed)
    quiet = make_open("Quiet", "hearing_voices")
    choose_openness(person=quiet, who_may_ask="nobody")

    assert find_people(person=asha) == []


def test_whoever_may_be_in_danger_is_not_introduced_just_now(asha, chidi):
    noticed_case(make_thread(chidi, make_circle(hosts=[chidi])).posts.get())

    assert find_people(person=asha) == []


def test_what_only_finds_people_is_no_reason_and_alone_introduces_nobody(asha):
    ben = make_open("Ben", "cats")
    tell(ben, "hearing_voices", shown_to=Shown.FINDING)

    assert find_people(person=asha) == []


def test_what_is_for_circles_counts_between_those_who_share_one(asha):
    ben = make_open("Ben", "hearing_voices", shown_to=Shown.CIRCLES)
    assert find_people(person=asha) == []

    make_circle("Kites", people=[asha, ben])

    assert len(find_people(person=asha)) == 1


def test_taking_an_answer_back_takes_it_from_the_others_page_at_once(asha, chidi):
    find_people(person=asha)

    show_answers(person=chidi, shown={"hearing_voices": Shown.FINDING, "awake_nights": ""})

    assert names(asha) == []


def test_what_is_rare_says_more_than_what_everybody_tells(asha):
    for n in range(6):
        make_open(f"Voice {n}", "hearing_voices")
    make_open("Birder", "birds")
    rebuild()

    first = find_people(person=asha)[0]

    assert first.other.name == "Birder"


def test_three_stand_there_at_most_and_five_come_within_a_day(asha):
    for n in range(9):
        make_open(f"Voice {n}", "hearing_voices")

    find_people(person=asha)
    assert len(names(asha)) == 3
    for _ in range(4):
        shown = Introduction.objects.open_for(asha).first()
        put_by(person=asha, introduction=shown)
        try:
            find_people(person=asha)
        except Refusal:
            break

    assert Introduction.objects.filter(to=asha).count() == A_DAY
    with pytest.raises(Refusal, match="tomorrow"):
        find_people(person=asha)
    put_by(person=asha, introduction=Introduction.objects.open_for(asha).first())
    assert find_people(person=asha, at=timezone.now() + timedelta(days=1, minutes=1))


def test_nobody_is_shown_to_more_than_a_few_within_a_week(chidi):
    askers = [make_open(f"Asker {n}", "lithium") for n in range(CEILING + 3)]
    for asker in askers:
        find_people(person=asker)

    assert Introduction.objects.filter(other=chidi).count() <= CEILING


def test_another_persons_introduction_is_not_there(asha, chidi, client):
    find_people(person=asha)
    shown = Introduction.objects.get(to=asha)
    client.force_login(chidi)

    assert client.get(f"/alike/{shown.pk}/hello/").status_code == 404
    assert client.post(f"/alike/{shown.pk}/not-now/").status_code == 404


def test_stopping_takes_one_off_every_page(asha, chidi):
    find_people(person=asha)

    close_to_introductions(person=chidi)

    assert names(asha) == []


def test_the_page_takes_few_queries_however_many_stand_there(
    asha, client, django_assert_max_num_queries
):
    for n in range(3):
        make_open(f"Voice {n}", "hearing_voices")
    find_people(person=asha)
    tell(asha, "tea_coffee")
    client.force_login(asha)
    client.get("/alike/")

    with django_assert_max_num_queries(16):
        client.get("/alike/")
