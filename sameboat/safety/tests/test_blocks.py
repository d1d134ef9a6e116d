"""A block works both ways, at once, everywhere, and tells nobody."""

import pytest
from django.db import IntegrityError, transaction

from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.messages.commands import ask_to_write
from sameboat.notices.models import Notice
from sameboat.posts.commands import answer_warmly, follow_thread
from sameboat.posts.testing import make_answer, make_thread
from sameboat.safety import commands
from sameboat.safety.models import Block, Mute


@pytest.fixture
def world(asha, chidi, ben):
    """asha and chidi write in ben's thread and in threads of their own, and to each other."""
    circle = make_circle("Kites", people=(asha, chidi, ben))
    shared = make_thread(ben, circle, title="Common ground")
    threads = {}
    for person in (asha, chidi):
        threads[person.name] = make_thread(
            person, circle, title=f"{person.name} opened", body=f"{person.name} opening words."
        )
        post = make_answer(person, shared, body=f"{person.name} answering words.")
        answer_warmly(person=chidi if person == asha else asha, post=post, kind="hear")
    ask_to_write(asker=asha, other=chidi, note="Dear neighbour.")
    return {"circle": circle, "shared": shared, "threads": threads}


def pages(world, other):
    """Every page on which the other could be met."""
    return [
        "/today/", "/new/", "/waiting/", "/letters/", "/search/?q=words", "/search/?q=opened",
        f"/circles/{world['circle'].pk}/", f"/circles/{world['circle'].pk}/about/",
        f"/threads/{world['shared'].pk}/", f"/posts/{world['shared'].posts.get(number=1).pk}/",
        f"/threads/{world['threads'][other].pk}/",
    ]  # fmt: skip


def met(viewer, paths, name):
    """The pages on which a name or its words stand."""
    return [path for path in paths if name in viewer.get(path).content.decode()]


@pytest.mark.parametrize("blocker", ["Asha", "Chidi"])
def test_neither_sees_the_other_anywhere_whoever_asked(blocker, world, asha, chidi, as_):
    one, other = (asha, chidi) if blocker == "Asha" else (chidi, asha)
    before = met(as_(asha), pages(world, "Chidi"), "Chidi")

    as_(one).post(f"/people/{other.pk}/block/")

    assert len(before) >= 8
    assert met(as_(asha), pages(world, "Chidi"), "Chidi") == []
    assert met(as_(chidi), pages(world, "Asha"), "Asha") == []
    for viewer, person in ((asha, chidi), (chidi, asha)):
        assert as_(viewer).get(f"/people/{person.pk}/").status_code == 404
        assert as_(viewer).get(f"/letters/ask/{person.pk}/").status_code == 404
        assert as_(viewer).get(f"/report/profile/{person.pk}/").status_code == 404


def test_others_see_both_as_before(world, asha, ben, chidi, as_):
    path = f"/threads/{world['shared'].pk}/"

    commands.block_person(blocker=asha, blocked=chidi)

    page = as_(ben).get(path).content.decode()
    assert "Asha answering words." in page
    assert "Chidi answering words." in page


def test_nobody_is_told_of_a_block(world, asha, chidi, as_):
    before = set(Notice.objects.values_list("pk", flat=True))

    as_(asha).post(f"/people/{chidi.pk}/block/")

    assert set(Notice.objects.values_list("pk", flat=True)) <= before
    assert "Asha" not in as_(chidi).get("/me/hidden/").content.decode()
    assert "Chidi" in as_(asha).get("/me/hidden/").content.decode()


def test_nobody_is_told_of_answers_by_somebody_they_blocked(world, asha, ben, chidi):
    commands.block_person(blocker=ben, blocked=chidi)
    Notice.objects.all().delete()

    make_answer(chidi, world["shared"], body="Once more.")

    assert list(Notice.objects.values_list("person__name", flat=True)) == ["Asha"]


def test_a_quote_of_somebody_blocked_is_not_shown(world, asha, ben, chidi, as_):
    quoted = world["shared"].posts.get(author=chidi)
    make_answer(ben, world["shared"], body="To that I say yes.", quotes=quoted)

    commands.block_person(blocker=chidi, blocked=asha)

    page = as_(asha).get(f"/threads/{world['shared'].pk}/").content.decode()
    assert "To that I say yes." in page
    assert "Chidi" not in page


def test_blocking_twice_changes_nothing_and_unblocking_brings_back(world, asha, chidi, as_):
    commands.block_person(blocker=asha, blocked=chidi)
    commands.block_person(blocker=asha, blocked=chidi)
    made = Block.objects.count()

    as_(asha).post(f"/people/{chidi.pk}/unblock/")
    as_(asha).post(f"/people/{chidi.pk}/unblock/")

    assert made == 1
    assert as_(asha).get(f"/people/{chidi.pk}/").status_code == 200


def test_where_both_blocked_one_of_them_cannot_undo_it(world, asha, chidi, as_):
    commands.block_person(blocker=asha, blocked=chidi)
    as_(chidi).post(f"/people/{asha.pk}/block/")

    commands.unblock_person(blocker=asha, blocked=chidi)

    assert as_(asha).get(f"/people/{chidi.pk}/").status_code == 404


def test_whoever_keeps_their_page_to_themselves_can_still_be_blocked(world, asha, chidi, as_):
    type(chidi).objects.filter(pk=chidi.pk).update(page_audience="only_me")
    post = world["shared"].posts.get(author=chidi)

    page = as_(asha).get(f"/posts/{post.pk}/").content.decode()
    as_(asha).post(f"/people/{chidi.pk}/block/")

    assert f"/people/{chidi.pk}/block/" in page
    assert met(as_(asha), pages(world, "Chidi"), "Chidi") == []


def test_a_mute_works_one_way_only(world, asha, chidi, as_):
    shared = f"/threads/{world['shared'].pk}/"
    before = as_(chidi).get(shared).content.decode()

    as_(asha).post(f"/people/{chidi.pk}/mute/")
    commands.mute_person(person=asha, muted=chidi)

    for path in (shared, "/new/", "/waiting/", "/search/?q=words", "/search/?q=opened"):
        assert "Chidi" not in as_(asha).get(path).content.decode(), path
    assert as_(asha).get(f"/threads/{world['threads']['Chidi'].pk}/").status_code == 404
    assert as_(asha).get(f"/people/{chidi.pk}/").status_code == 200
    assert "Asha answering words." in before
    assert "Asha answering words." in as_(chidi).get(shared).content.decode()
    assert as_(chidi).get(f"/threads/{world['threads']['Asha'].pk}/").status_code == 200
    assert Mute.objects.count() == 1


def test_a_mute_is_taken_back(world, asha, chidi, as_):
    commands.mute_person(person=asha, muted=chidi)

    as_(asha).post(f"/people/{chidi.pk}/unmute/")
    as_(asha).post(f"/people/{chidi.pk}/unmute/")

    assert as_(asha).get(f"/threads/{world['threads']['Chidi'].pk}/").status_code == 200


@pytest.mark.parametrize("deed", ["block", "mute"])
def test_nobody_blocks_or_mutes_themselves(deed, asha, as_):
    page = as_(asha).post(f"/people/{asha.pk}/{deed}/", follow=True)

    assert "That is you." in page.content.decode()
    with pytest.raises(Refusal):
        commands.block_person(blocker=asha, blocked=asha)
    with transaction.atomic(), pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(blocker=asha, blocked=asha, made_at=asha.joined_at)


def test_a_block_takes_notices_of_the_others_threads_and_letters_away(world, asha, ben, chidi, as_):
    thread = world["threads"]["Chidi"]
    make_answer(asha, thread)
    make_answer(ben, thread)
    told = as_(asha).get("/notices/").content.decode()

    commands.block_person(blocker=chidi, blocked=asha)

    page = as_(asha).get("/notices/").content.decode()
    assert "Chidi opened" in told
    assert "Chidi opened" not in page
    assert "asks to write" not in as_(chidi).get("/notices/").content.decode()


@pytest.mark.parametrize("deed", ["block", "mute"])
def test_nobody_is_told_of_a_thread_whose_writer_they_do_not_see(deed, world, asha, ben, chidi):
    thread = world["threads"]["Chidi"]
    make_answer(asha, thread)
    if deed == "block":
        commands.block_person(blocker=asha, blocked=chidi)
    else:
        commands.mute_person(person=asha, muted=chidi)

    make_answer(ben, thread, body="Somebody else's words.")

    assert not Notice.objects.filter(person=asha, key=f"thread:{thread.pk}").exists()
    assert Notice.objects.filter(person=chidi, key=f"thread:{thread.pk}").exists()


def test_nobody_is_told_of_a_thread_behind_a_door_that_closed_meanwhile(world, asha, ben, dora):
    thread = world["shared"]
    follow_thread(person=dora, thread=thread)
    type(world["circle"]).objects.update(door="by_invitation")

    make_answer(asha, thread)

    assert not Notice.objects.filter(person=dora).exists()
    assert Notice.objects.filter(person=ben, kind="answered").exists()
