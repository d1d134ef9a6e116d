"""What the limits hold against, and what ends when somebody stops, blocks, or takes something back."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import ask_to_write, choose_openness
from sameboat.people.commands.leaving import leave_house
from sameboat.people.models import Person
from sameboat.people.testing import make_person
from sameboat.safety.commands import block_person, mute_person, unblock_person
from sameboat.safety.commands.pausing import pause_person
from sameboat.similar.commands import (
    close_to_introductions,
    find_people,
    open_to_introductions,
    put_by,
    say_hello,
    show_answers,
)
from sameboat.similar.finding import may_be_met, who_may_be
from sameboat.similar.leaving import take_similar
from sameboat.similar.models import Introduction, Shown
from sameboat.similar.places.keeping import rebuild
from sameboat.similar.places.scale import the_scale
from sameboat.similar.queries import introduction_for, introductions_for
from sameboat.similar.rules import A_DAY, CEILING
from sameboat.similar.testing import make_open, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_open("Asha", "birds", "cats")


@pytest.fixture
def ben():
    return make_open("Ben", "birds", "cats")


def names(person):
    return {each.name for each in introductions_for(person)}


def test_stopping_and_opening_again_brings_nobody_new_before_tomorrow(asha):
    for n in range(12):
        make_open(f"Birder {n}", "birds")
    for _ in range(6):
        try:
            find_people(person=asha)
        except Refusal:
            break
        close_to_introductions(person=asha)
        open_to_introductions(person=asha)

    assert Introduction.objects.filter(to=asha).count() <= A_DAY


def test_a_ceiling_holds_whoever_stops_and_opens_again(ben):
    for n in range(CEILING + 4):
        asker = make_open(f"Asker {n}", "birds")
        find_people(person=asker)
        close_to_introductions(person=asker)

    assert Introduction.objects.filter(other=ben).count() <= CEILING


def test_blocking_whoever_was_shown_brings_no_more_in_a_day(asha):
    others = [make_open(f"Birder {n}", "birds") for n in range(12)]
    for _ in range(6):
        try:
            found = find_people(person=asha)
        except Refusal:
            break
        for shown in found:
            block_person(blocker=asha, blocked=shown.other)

    assert Introduction.objects.filter(to=asha).count() <= A_DAY < len(others)


def test_those_who_stand_there_stand_in_no_order_that_tells(asha):
    for n in range(3):
        make_open(f"Birder {n}", "birds", "cats")
    find_people(person=asha)

    ids = [each.introduction_id for each in introductions_for(asha)]
    taken = take_similar(asha).rows
    assert ids == sorted(ids)
    assert len({row["at"] for row in taken if "introduced_to" in row}) == 1


@pytest.mark.parametrize("end", ["not now", "the other stops", "a reason goes", "a block is over"])
def test_what_ended_opens_neither_the_note_nor_a_letter(asha, ben, end):
    (shown,) = find_people(person=asha)
    if end == "not now":
        put_by(person=asha, introduction=shown)
    elif end == "the other stops":
        close_to_introductions(person=ben)
    elif end == "a reason goes":
        show_answers(person=ben, shown={"birds": Shown.FINDING, "cats": ""})
    else:
        block_person(blocker=ben, blocked=asha)
        unblock_person(blocker=ben, blocked=asha)

    with pytest.raises(Http404):
        introduction_for(asha, shown.pk)
    with pytest.raises(Http404):
        say_hello(person=asha, introduction=shown, note="Hello.")
    with pytest.raises(Refusal):
        ask_to_write(asker=asha, other=ben, note="Hello.")


def test_whoever_takes_no_letters_any_more_goes_from_the_page(asha, ben):
    find_people(person=asha)

    choose_openness(person=ben, who_may_ask="nobody")

    assert names(asha) == set()


def test_those_who_cannot_be_seen_keep_no_place(asha):
    olive = make_person("Olive", role="organiser")
    hidden = [make_open(f"Birder {n}", "birds") for n in range(3)]
    find_people(person=asha)
    for person in hidden:
        pause_person(by=olive, person=person, because="Rest.", days=2)
    make_open("Ben", "birds")

    find_people(person=asha)

    assert names(asha) == {"Ben"}


def test_whoever_muted_somebody_is_not_shown_to_them(asha, ben):
    mute_person(person=ben, muted=asha)

    assert find_people(person=asha) == []


def test_nobody_opens_up_who_shows_nothing(client):
    sam = make_person("Sam")
    tell(sam, "birds", shown_to=Shown.FINDING)
    client.force_login(sam)

    page = client.post("/alike/open/", follow=True).content.decode()

    assert "Nobody may read anything you told yet" in page
    with pytest.raises(Refusal):
        open_to_introductions(person=sam)


def test_what_is_new_is_kept_only_when_they_said_who_may_read_it(client):
    sam = make_person("Sam")
    client.force_login(sam)

    answer = client.post("/alike/tell/interest/", {"told": ["birds", "cats"]})

    assert answer.status_code == 422
    assert answer.content.count(b"checked") == 2
    assert not sam.traits.exists()


def test_one_who_took_everything_back_can_still_stop(client, asha):
    show_answers(person=asha, shown={"birds": "", "cats": ""})
    client.force_login(asha)

    assert "Stop being introduced" in client.get("/alike/").content.decode()


def test_what_one_takes_along_does_not_name_who_blocked_since(asha, ben):
    find_people(person=asha)
    put_by(person=asha, introduction=Introduction.objects.get(to=asha))
    block_person(blocker=ben, blocked=asha)

    assert "Ben" not in str(take_similar(asha).rows)


def test_answers_of_those_who_are_leaving_do_not_count(asha, ben):
    rebuild()
    before = the_scale().weights["birds"]
    gone = make_open("Gone", "birds")
    gone.leaving_at = timezone.now() - timedelta(days=1)
    gone.save()
    rebuild()

    assert the_scale().weights["birds"] == before


def test_whom_one_muted_is_not_shown(asha, ben):
    mute_person(person=asha, muted=ben)

    assert find_people(person=asha) == []


@pytest.mark.parametrize("asker", ["asha", "ben"])
def test_those_who_write_to_each_other_need_no_introduction(asha, ben, asker):
    people = {"asha": asha, "ben": ben}
    asking = people.pop(asker)
    find_people(person=asking)
    say_hello(person=asking, introduction=Introduction.objects.get(to=asking), note="Hello.")
    Introduction.objects.all().delete()

    assert find_people(person=asha) == []
    assert find_people(person=ben) == []


def test_a_search_leaves_out_exactly_those_who_may_not_be_met():
    now, day = timezone.now(), timedelta(days=1)
    states = {
        "Here": {},
        "Rested": {"paused_at": now - 2 * day, "paused_until": now - day},
        "Resting": {"paused_at": now - day, "paused_until": now + day},
        "Paused": {"paused_at": now - day},
        "Leaving": {"leaving_at": now - day},
        "Gone": {"is_active": False},
    }
    people = [make_open(name, "birds", **state) for name, state in states.items()]
    no_letters, closed, few_letters = (
        make_open(name, "birds") for name in ("Nobody", "Shut", "Few")
    )
    choose_openness(person=no_letters, who_may_ask="nobody")
    choose_openness(person=few_letters, who_may_ask="my_circles")
    close_to_introductions(person=closed)
    near = {each.pk: 1.0 for each in [*people, no_letters, closed, few_letters]}

    found = {each.person_id for each in who_may_be(near, now)}

    assert found == set(may_be_met().values_list("pk", flat=True))
    names = set(Person.objects.filter(pk__in=found).values_list("name", flat=True))
    assert names == {"Here", "Rested", "Few"}


def test_what_one_takes_along_tells_apart_neither_a_block_nor_a_stop_nor_a_leaving(asha):
    others = [make_open(name, "birds", "cats") for name in ("Ben", "Cleo", "Dilip")]
    find_people(person=asha)
    before = str(take_similar(asha).rows)

    block_person(blocker=others[0], blocked=asha)
    close_to_introductions(person=others[1])
    leave_house(person=others[2], leaves_posts=True)

    met = [row for row in take_similar(asha).rows if "introduced_to" in row]
    assert all(other.name in before for other in others)
    assert [(row["introduced_to"], row["answer"]) for row in met] == [("", "")] * 3
