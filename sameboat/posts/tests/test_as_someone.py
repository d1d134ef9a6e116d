import re

import pytest

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.lib.refusal import Refusal
from sameboat.people.commands.leaving import erase_person, leave_house
from sameboat.posts.commands import reveal_alias
from sameboat.posts.models import Alias
from sameboat.posts.testing import make_answer, make_thread


def _page(client, path):
    return client.get(path).content.decode()


def _names_in(page):
    return set(re.findall(r"Someone with [a-z ]+", page))


def test_somebody_answers_without_their_name(as_, asha, chidi, thread):
    as_(chidi).post(f"/threads/{thread.pk}/answer/", {"body": "Quietly.", "as_someone": "on"})

    page = _page(as_(asha), f"/threads/{thread.pk}/")

    assert "Quietly." in page
    assert _names_in(page) == {Alias.objects.get().name}


def test_nothing_on_the_page_leads_to_who_it_is(as_, asha, chidi, thread):
    answer = make_answer(chidi, thread, "Quietly.", as_someone=True)
    client = as_(asha)

    pages = [
        _page(client, path)
        for path in (
            f"/threads/{thread.pk}/",
            f"/threads/{thread.pk}/?quote=2",
            f"/posts/{answer.pk}/",
            f"/report/post/{answer.pk}/",
            "/search/?q=quietly",
        )
    ]

    for page in pages:
        for trace in ("Chidi", str(chidi.pk), chidi.face, f"/people/{chidi.pk}"):
            assert trace not in page


def test_a_thread_of_someone_stands_in_lists_without_a_trace(as_, asha, chidi, kites):
    thread = make_thread(chidi, kites, "Unsaid", as_someone=True)
    client = as_(asha)

    for path in (
        "/today/",
        "/new/",
        "/waiting/",
        f"/circles/{kites.pk}/",
        f"/threads/{thread.pk}/",
    ):
        page = _page(client, path)
        main = page[page.index("<main") : page.index("</main>")].replace("Chidi</a>", "")
        assert "Unsaid" in main, path
        shown = main[max(0, main.index("Unsaid") - 400) : main.index("Unsaid") + 400]
        assert "Chidi" not in shown, path
        assert thread.alias.name in main, path


def test_an_alias_stays_the_same_within_a_thread(chidi, thread):
    first = make_answer(chidi, thread, as_someone=True)
    second = make_answer(chidi, thread, as_someone=True)

    assert first.alias == second.alias


def test_whoever_opened_as_someone_answers_as_the_same_one(chidi, kites):
    thread = make_thread(chidi, kites, as_someone=True)

    answer = make_answer(chidi, thread, as_someone=True)

    assert answer.alias == thread.alias


def test_an_alias_is_drawn_anew_in_another_thread(chidi, kites):
    threads = [make_thread(chidi, kites, f"Kite {turn}", as_someone=True) for turn in range(8)]

    assert len({thread.alias.name for thread in threads}) > 1
    assert len({thread.alias.face for thread in threads}) == 8
    assert chidi.face not in {thread.alias.face for thread in threads}


def test_two_people_never_carry_the_same_alias(asha, chidi, kites):
    for turn in range(12):
        thread = make_thread(asha, kites, f"Kite {turn}", as_someone=True)
        answer = make_answer(chidi, thread, as_someone=True)
        assert answer.alias.name != thread.alias.name


def test_there_is_an_alias_for_everybody(kites, asha):
    from sameboat.people.testing import make_person
    from sameboat.posts.someone import _SIGHTS, alias_for

    thread = make_thread(asha, kites)
    people = [make_person(f"Person {n}") for n in range(len(_SIGHTS) + 2)]

    names = {alias_for(person, thread).name for person in people}

    assert len(names) == len(people)


def test_one_person_may_speak_with_and_without_their_name(as_, asha, chidi, thread):
    make_answer(chidi, thread, "Under my name.")
    make_answer(chidi, thread, "Quietly.", as_someone=True)

    page = _page(as_(asha), f"/threads/{thread.pk}/")

    named, quiet = page.index("Under my name."), page.index("Quietly.")
    assert "Chidi" in page[:named]
    assert "Chidi" not in page[named:quiet]


def test_a_quote_of_someone_names_the_alias(as_, asha, chidi, thread):
    said = make_answer(chidi, thread, "Quietly.", as_someone=True)
    make_answer(asha, thread, "I hear it.", quotes=said)

    page = _page(as_(asha), f"/threads/{thread.pk}/")

    quoted = page[page.index('class="quoted"') :].split("</div>")[0]
    assert said.alias.name in quoted
    assert "Chidi" not in quoted


def test_searching_for_a_person_does_not_find_what_they_wrote_as_someone(as_, asha, chidi, thread):
    make_answer(chidi, thread, "Quietly.", as_someone=True)

    assert "Quietly." not in _page(as_(asha), "/search/?q=Chidi")
    assert "Quietly." not in _page(as_(asha), f"/people/{chidi.pk}/")


def test_only_its_writer_is_told_that_it_is_theirs(as_, asha, chidi, thread):
    make_answer(chidi, thread, "Quietly.", as_someone=True)

    mine = _page(as_(chidi), f"/threads/{thread.pk}/").split("<article")[2]
    theirs = _page(as_(asha), f"/threads/{thread.pk}/").split("<article")[2]
    assert "(you)" in mine
    assert "(you)" not in theirs


def test_those_who_wait_for_a_first_word_do_not_give_away_who_is_who(as_, asha, chidi, kites):
    quiet = make_thread(asha, kites, "Opened quietly", as_someone=True)
    named = make_thread(asha, kites, "Opened by name")
    alone = make_thread(asha, kites, "Still alone", as_someone=True)
    make_answer(asha, quiet, "Under my name.")
    make_answer(asha, named, "Quietly.", as_someone=True)
    make_answer(asha, alone, "One more thing.", as_someone=True)

    page = _page(as_(chidi), "/waiting/")

    assert "Opened quietly" not in page
    assert "Opened by name" not in page
    assert "Still alone" in page


def test_a_moderator_with_a_reason_learns_who_it_is_and_it_is_written_down(dora, chidi, thread):
    answer = make_answer(chidi, thread, as_someone=True)

    assert reveal_alias(moderator=dora, post=answer, reason="Somebody is in danger.") == chidi

    entry = Entry.objects.get(verb="reveal_alias")
    assert (entry.actor_id, entry.subject_id) == (dora.pk, chidi.pk)
    assert entry.reason == "Somebody is in danger."


def test_nobody_else_learns_it_and_nobody_without_a_reason(asha, dora, chidi, thread):
    answer = make_answer(chidi, thread, as_someone=True)

    with pytest.raises(Refusal):
        reveal_alias(moderator=asha, post=answer, reason="I want to know.")
    with pytest.raises(Refusal):
        reveal_alias(moderator=chidi, post=answer, reason="I host here.")
    with pytest.raises(Refusal, match="why"):
        reveal_alias(moderator=dora, post=answer, reason="  ")
    assert not Entry.objects.filter(verb="reveal_alias").exists()


def test_a_moderator_reading_along_sees_no_more_than_others(as_, dora, chidi):
    circle = make_circle("Open", people=(chidi, dora))
    thread = make_thread(chidi, circle, as_someone=True)

    page = _page(as_(dora), f"/threads/{thread.pk}/")

    assert "Chidi" not in page
    assert str(chidi.pk) not in page


def test_an_alias_does_not_change_when_its_writer_is_erased(as_, asha, chidi, thread, kites):
    said = make_answer(chidi, thread, "Without my name.", as_someone=True)
    make_answer(chidi, thread, "With my name.")
    waiting = make_thread(chidi, kites, title="It waits", as_someone=True)
    reader = as_(asha)
    reader.get(f"/threads/{thread.pk}/")
    pages = (f"/threads/{thread.pk}/?page=1", f"/threads/{waiting.pk}/", "/waiting/")
    before = [_voices(reader, path) for path in pages]

    leave_house(person=chidi, leaves_posts=True)
    erase_person(person=chidi)

    after = [_voices(reader, path) for path in pages]
    assert said.alias.name in after[0]
    assert after[1:] == before[1:]
    assert _article(after[0], said.pk) == _article(before[0], said.pk)
    assert "It waits" in after[2]


def _voices(client, path):
    page = client.get(path).content.decode()
    return re.sub(r'value="[^"]+"', "", page[page.index("<main") : page.index("</main>")])


def _article(page, post_id):
    return re.search(rf'<article[^>]* id="p{post_id}">.*?</article>', page, re.DOTALL).group()
