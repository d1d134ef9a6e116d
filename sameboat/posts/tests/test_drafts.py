import json

import pytest

from sameboat.posts.commands import save_draft
from sameboat.posts.commands.reading import LONGEST_DRAFT, MOST_DRAFTS
from sameboat.posts.models import Draft
from sameboat.posts.testing import make_answer


def _keep(client, place, **fields):
    return client.post("/drafts/", {"place": place, "fields": json.dumps(fields)})


def test_a_draft_comes_back_into_the_thread_with_its_boxes_ticked(as_, asha, thread):
    client = as_(asha)

    kept = _keep(
        client, f"thread:{thread.pk}", body="Half a", notes=["loss", "sex"], as_someone="on"
    )

    form = client.get(f"/threads/{thread.pk}/").content.decode()
    assert kept.status_code == 204
    assert "Half a</textarea>" in form
    for ticked in ('value="loss"', 'value="sex"', 'name="as_someone"'):
        tag = form[form.rindex("<input", 0, form.index(ticked)) :].split(">")[0]
        assert "checked" in tag, ticked
    assert '<details class="more" open>' in form


def test_one_ticked_box_comes_back_too(as_, asha, thread):
    client = as_(asha)

    _keep(client, f"thread:{thread.pk}", body="Half a", notes="loss")

    form = client.get(f"/threads/{thread.pk}/").content.decode()
    assert form.count("checked") == 1


def test_a_new_thread_keeps_its_circle_kind_and_title(as_, asha, kites):
    client = as_(asha)

    _keep(client, "write", body="Half", title="A title", kind="story", circle=str(kites.pk))

    form = client.get("/write/").content.decode()
    assert 'value="A title"' in form
    assert f'<option value="{kites.pk}" selected>' in form
    assert 'value="story" required id="id_kind_2" checked' in form


def test_an_edit_has_a_draft_of_its_own(as_, chidi, thread):
    client, answer = as_(chidi), make_answer(chidi, thread, "As it was.", notes=["loss"])

    _keep(client, f"post:{answer.pk}", body="As it will be.")

    form = client.get(f"/posts/{answer.pk}/edit/").content.decode()
    assert "As it will be.</textarea>" in form
    assert "checked" not in form


def test_the_button_keeps_a_draft_without_script(as_, asha, thread):
    client = as_(asha)
    form = {"body": "Half a", "notes": ["loss", "sex"], "as_someone": "on", "draft": "1"}

    kept = client.post(f"/threads/{thread.pk}/answer/", form, follow=True)

    assert b"Kept as a draft" in kept.content
    assert b"Half a" in kept.content
    assert thread.posts.count() == 1
    assert client.get(f"/threads/{thread.pk}/").content.count(b"checked") == 3


def test_the_button_keeps_a_whole_new_thread(as_, asha, kites):
    client = as_(asha)

    client.post("/write/", {"title": "T", "body": "Half a", "circle": kites.pk, "draft": "1"})

    assert b"Half a</textarea>" in client.get("/write/").content


def test_posting_lets_the_draft_go(as_, asha, chidi, kites, thread):
    client, answer = as_(asha), make_answer(asha, thread)
    for place in ("write", f"thread:{thread.pk}", f"post:{answer.pk}"):
        _keep(client, place, body="Half")

    client.post(f"/threads/{thread.pk}/answer/", {"body": "Whole"})
    client.post(f"/posts/{answer.pk}/edit/", {"body": "Whole"})
    client.post("/write/", {"circle": kites.pk, "kind": "talk", "title": "T", "body": "Whole"})

    assert not Draft.objects.exists()


def test_a_post_that_was_refused_keeps_its_draft(as_, asha, thread):
    client = as_(asha)
    _keep(client, f"thread:{thread.pk}", body="Half")

    client.post(f"/threads/{thread.pk}/answer/", {"body": "x" * 20_001})

    assert Draft.objects.get().fields["body"] == "Half"


def test_emptying_the_form_lets_the_draft_go(as_, asha, thread):
    client = as_(asha)
    _keep(client, f"thread:{thread.pk}", body="Half")

    _keep(client, f"thread:{thread.pk}", body=" ")

    assert not Draft.objects.exists()


def test_drafts_are_found_again_whole_and_let_go(as_, asha, chidi, thread):
    client, words = as_(asha), "many words " * 30
    _keep(client, f"thread:{thread.pk}", body=words + "and <b>the last</b>")

    page = client.get("/drafts/").content.decode()
    opened = client.get(f"/drafts/thread:{thread.pk}/")

    assert "and &lt;b&gt;the last&lt;/b&gt;" in page
    assert opened.headers["Location"] == f"/threads/{thread.pk}/#write"
    assert b"many words" not in as_(chidi).get("/drafts/").content
    client.post("/drafts/drop/", {"place": f"thread:{thread.pk}"})
    assert not Draft.objects.exists()


def test_nobody_drops_the_draft_of_another(as_, asha, chidi, thread):
    _keep(as_(asha), f"thread:{thread.pk}", body="Mine")

    as_(chidi).post("/drafts/drop/", {"place": f"thread:{thread.pk}"})

    assert Draft.objects.get().person == asha


@pytest.mark.parametrize(
    "place", ["", "thread:", "thread:x", "thread:²", "circle:1", "post:" + "9" * 18]
)
def test_a_place_that_is_none_is_refused(as_, asha, place):
    client = as_(asha)

    assert _keep(client, place, body="x").status_code == 400
    assert client.post("/drafts/drop/", {"place": place}).status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "fields", ["", "[]", "{", "null", '"words"', json.dumps({str(n): "" for n in range(21)})]
)
def test_fields_that_are_none_are_refused(as_, asha, fields):
    answer = as_(asha).post("/drafts/", {"place": "write", "fields": fields})

    assert answer.status_code == 400


def test_what_no_database_takes_is_left_out_of_a_draft(as_, asha, thread):
    client = as_(asha)
    fields = '{"body": "be\\u0000fore \\ud800 after", "notes": ["a\\u0000"], "n\\u0000": "x"}'

    kept = client.post("/drafts/", {"place": f"thread:{thread.pk}", "fields": fields})
    button = client.post("/write/", {"body": "be\x00fore", "draft": "1"})

    assert (kept.status_code, button.status_code) == (204, 302)
    assert Draft.objects.get(place__startswith="thread").fields["body"] == "before  after"


def test_a_draft_has_a_length(as_, asha):
    answer = _keep(as_(asha), "write", body="x" * (LONGEST_DRAFT + 1))

    assert answer.status_code == 409
    assert not Draft.objects.exists()


def test_there_is_room_for_many_drafts_but_not_for_endless_ones(as_, asha):
    Draft.objects.bulk_create(
        Draft(person=asha, place=f"thread:{n}", fields={"body": "x"}, saved_at=asha.joined_at)
        for n in range(MOST_DRAFTS)
    )
    client = as_(asha)

    one_more = _keep(client, "write", body="One more")
    known = _keep(client, "thread:1", body="Longer")

    assert (one_more.status_code, known.status_code) == (409, 204)


@pytest.mark.parametrize(
    "fields",
    [
        {"body": ["a", "b"], "quote": ["1"], "picture_id": ["x"]},
        {"body": "x", "quote": "²", "picture_id": "²", "circle": "²", "kind": "<", "notes": "²"},
        {"body": "x", "picture_id": "9" * 30, "once_key": "y", "alt": "seen"},
        {"body": "x", "notes": [], "title": "{{ body }}"},
    ],
)
def test_odd_drafts_break_no_page(as_, asha, thread, fields):
    save_draft(person=asha, place=f"thread:{thread.pk}", fields=fields)
    save_draft(person=asha, place="write", fields=fields)
    save_draft(person=asha, place=f"post:{thread.posts.get().pk}", fields=fields)
    client = as_(asha)

    for path in (
        f"/threads/{thread.pk}/",
        "/write/",
        "/drafts/",
        f"/posts/{thread.posts.get().pk}/edit/",
    ):
        assert client.get(path).status_code == 200, path
