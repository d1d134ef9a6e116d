from sameboat.circles.commands import leave_circle
from sameboat.notices.models import Notice
from sameboat.people.testing import make_person
from sameboat.posts.commands import follow_thread, unfollow_thread
from sameboat.posts.models import Following
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety.commands import block_person, mute_person


def _page(client, path):
    return client.get(path).content.decode()


def _told(person):
    return Notice.objects.filter(person=person, kind="answered").count()


def test_whoever_opened_a_thread_is_told_of_an_answer_once_until_they_saw_it(
    as_, asha, chidi, thread
):
    make_answer(chidi, thread)
    make_answer(chidi, thread, "And so did my sister.")
    first = _told(asha)

    as_(asha).get(f"/threads/{thread.pk}/")
    make_answer(chidi, thread, "She liked it.")

    assert first == 1
    assert _told(asha) == 2
    assert _told(chidi) == 0


def test_a_notice_names_nobody(asha, chidi, thread):
    make_answer(chidi, thread)

    assert "Chidi" not in Notice.objects.get(person=asha).words


def test_whoever_answers_follows_from_then_on(asha, chidi, thread):
    make_answer(chidi, thread)

    make_answer(asha, thread)

    assert _told(chidi) == 1


def test_one_follows_and_unfollows_with_a_button(as_, asha, chidi, thread):
    client, address = as_(chidi), f"/threads/{thread.pk}/follow/"

    client.post(address)
    followed = _page(client, f"/threads/{thread.pk}/")
    client.post(address, {"stop": "1"})
    make_answer(asha, thread)

    assert "You are told when somebody answers" in followed
    assert _told(chidi) == 0


def test_following_twice_and_unfollowing_twice_changes_nothing(chidi, thread):
    for _turn in range(2):
        follow_thread(person=chidi, thread=thread)
    assert Following.objects.get(person=chidi).is_followed

    for _turn in range(2):
        unfollow_thread(person=chidi, thread=thread)
    assert not Following.objects.get(person=chidi).is_followed


def test_those_who_do_not_see_the_writer_are_not_told(asha, chidi, kites):
    thread = make_thread(asha, kites)
    blocked, blocks, mutes = (make_person(name) for name in ("Ines", "Jo", "Kofi"))
    for person in (blocked, blocks, mutes):
        follow_thread(person=person, thread=thread)
    block_person(blocker=chidi, blocked=blocked)
    block_person(blocker=blocks, blocked=chidi)
    mute_person(person=mutes, muted=chidi)

    make_answer(chidi, thread)

    assert [_told(person) for person in (asha, blocked, blocks, mutes)] == [1, 0, 0, 0]


def test_an_answer_as_someone_tells_everybody_so_that_silence_gives_nothing_away(
    asha, chidi, thread
):
    mute_person(person=asha, muted=chidi)

    make_answer(chidi, thread, as_someone=True)

    assert _told(asha) == 1


def test_whoever_gave_their_place_up_is_not_told(asha, chidi, thread):
    leave_circle(person=asha, circle=thread.circle)

    make_answer(chidi, thread)

    assert _told(asha) == 0


def test_a_line_stands_where_the_new_ones_begin(as_, asha, chidi, thread):
    client = as_(asha)
    client.get(f"/threads/{thread.pk}/")
    make_answer(chidi, thread, "Fresh words.")

    page = _page(client, f"/threads/{thread.pk}/")
    again = _page(client, f"/threads/{thread.pk}/")

    assert page.index("New since you were here") < page.index("Fresh words.")
    assert "New since you were here" not in again


def test_lists_say_new_until_it_was_read(as_, asha, chidi, thread):
    client = as_(asha)
    make_answer(chidi, thread)

    before = _page(client, "/today/")
    client.get(f"/threads/{thread.pk}/")
    after = _page(client, "/today/")

    assert '<span class="fresh">new</span>' in before
    assert "Kite weather" not in after
    assert "You have read everything" in after


def test_a_thread_has_pages_of_twenty_and_opens_where_one_left_off(as_, asha, chidi, thread):
    for number in range(2, 46):
        make_answer(chidi, thread, f"Words number {number}.")
    client, path = as_(asha), f"/threads/{thread.pk}/"

    pages = [_page(client, f"{path}?page={number}") for number in (1, 2, 3)]

    assert [page.count("<article") for page in pages] == [20, 20, 5]
    assert "Page 2 of 3" in pages[1]
    assert "Words number 45." in _page(client, path)
    assert "Words number 21." in _page(client, f"{path}?at={thread.posts.get(number=21).pk}")


def test_a_first_reader_begins_at_the_beginning(as_, asha, chidi, thread):
    for turn in range(25):
        make_answer(asha, thread, f"Number {turn}.")

    page = _page(as_(chidi), f"/threads/{thread.pk}/")

    assert "The wind came round" in page
    assert Following.objects.get(person=chidi).read_number == 20


def test_a_bookmark_never_moves_back(as_, asha, chidi, thread):
    for turn in range(25):
        make_answer(chidi, thread, f"Number {turn}.")
    client = as_(asha)
    client.get(f"/threads/{thread.pk}/?page=2")

    client.get(f"/threads/{thread.pk}/?page=1")

    assert Following.objects.get(person=asha).read_number == 26


def test_odd_pages_are_pages(as_, asha, kites, thread):
    client = as_(asha)

    for odd in ("0", "-1", "999999", "9999999999", "x", "²", ""):
        for path in (f"/threads/{thread.pk}/", f"/circles/{kites.pk}/", "/new/", "/search/"):
            answer = client.get(path, {"page": odd, "at": odd, "q": "wind"})
            assert answer.status_code == 200, (path, odd)


def test_a_number_no_thread_can_have_is_not_found(as_, asha):
    client, huge = as_(asha), "9" * 30

    for path in ("threads/{}/", "posts/{}/", "pictures/{}/", "posts/{}/edit/", "circles/{}/"):
        assert client.get("/" + path.format(huge)).status_code == 404, path
    for path in (
        "threads/{}/answer/",
        "threads/{}/follow/",
        "circles/{}/daily/",
        "posts/{}/warmly/",
    ):
        assert client.post("/" + path.format(huge), {"body": "x"}).status_code == 404, path


def test_lists_have_pages_of_twenty(as_, chidi, asha, kites):
    for number in range(45):
        make_thread(chidi, kites, f"Thread {number:02}")
    client = as_(asha)

    for path in ("/new/", f"/circles/{kites.pk}/"):
        pages = [_page(client, f"{path}?page={number}") for number in (1, 2, 3)]
        assert [page.count("<b>Thread ") for page in pages] == [20, 20, 5], path
        assert "Older" in pages[0]
        assert "Older" not in pages[2]
