"""The organiser's page of terms that the house added to the vocabulary."""

import pytest

from sameboat.people.commands.leaving import leave_house
from sameboat.people.testing import make_person
from sameboat.similar.models import OwnTerm, Shown
from sameboat.similar.testing import make_term, tell

PATH = "/desk/terms/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(as_, olu):
    """The organiser's client."""
    return as_(olu)


def page_of(client, path=PATH):
    return client.get(path).content.decode().split("<h1>")[1]


def tellers(n, *terms, name="Teller", **told):
    for each in range(n):
        tell(make_person(f"{name} {each}"), *terms, **told)


def test_the_desk_leads_to_the_terms_and_says_where_there_are_none(at_desk):
    assert f'href="{PATH}"' in at_desk.get("/desk/").content.decode()
    assert "None yet." in page_of(at_desk)


def test_an_organiser_adds_one_with_other_words_on_each_line(at_desk):
    told = {"group": "interest", "title": "Bell ringing", "also": "campanology\r\n\r\n bells \r\n"}

    answer = at_desk.post(f"{PATH}add/", told, follow=True)

    term = OwnTerm.objects.get()
    assert term.other_words == ("campanology", "bells")
    assert "Added." in answer.content.decode()
    page = page_of(at_desk)
    assert "<h2>What I like, illness aside</h2>" in page
    assert '<b>Bell ringing</b><br><span class="quiet">campanology, bells</span>' in page


def test_a_word_that_is_there_is_refused_and_what_was_typed_stays(at_desk):
    told = {"group": "situation", "title": "Two moods", "also": "tides\nmanic depression"}

    answer = at_desk.post(f"{PATH}add/", told)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“manic depression” is there already: “Bipolar” has it" in page
    assert 'value="Two moods"' in page
    assert "tides\nmanic depression</textarea>" in page
    assert '<option value="situation" selected>' in page
    assert not OwnTerm.objects.exists()


def test_too_much_is_refused_and_what_was_typed_stays(at_desk):
    told = {"group": "interest", "title": "Bells", "also": "x" * 81}
    many = {**told, "also": "\n".join(f"bell {n}" for n in range(21))}

    for typed in (told, many, {**told, "title": "x" * 81, "also": ""}):
        answer = at_desk.post(f"{PATH}add/", typed)
        assert answer.status_code == 422
        assert typed["title"] in answer.content.decode()
    assert not OwnTerm.objects.exists()


def test_a_wish_is_given_its_offer_and_the_page_says_which(at_desk):
    offer = make_term("I can mend a bicycle", "offering")
    told = {"group": "seeking", "title": "Help with a bicycle", "answered_by": offer.key}

    at_desk.post(f"{PATH}add/", told)

    assert "answered by: I can mend a bicycle" in page_of(at_desk)


def test_its_words_are_changed_on_its_own_page_and_its_group_stays(at_desk):
    term = make_term("Bell ringin", also=["campanology"])
    path = f"{PATH}{term.pk}/"

    page = page_of(at_desk, path)
    at_desk.post(path, {"title": "Bell ringing", "also": "", "group": "situation"})

    assert "campanology</textarea>" in page
    assert 'name="group"' not in page
    assert 'name="answered_by"' not in page
    term.refresh_from_db()
    assert (term.title, term.also, term.group) == ("Bell ringing", "", "interest")


def test_one_is_retired_and_brought_back(at_desk):
    term = make_term("Bell ringing")

    at_desk.post(f"{PATH}{term.pk}/retire/")
    assert "retired · " in page_of(at_desk)
    assert "Bring it back" in page_of(at_desk, f"{PATH}{term.pk}/")
    at_desk.post(f"{PATH}{term.pk}/bring-back/")

    assert "retired · " not in page_of(at_desk)
    assert "Retire it" in page_of(at_desk, f"{PATH}{term.pk}/")


def test_a_retired_offer_stays_with_its_wish_and_is_offered_to_no_other(at_desk):
    offer = make_term("I can mend a bicycle", "offering")
    wish = make_term("Help with a bicycle", "seeking", answered_by=offer.key)

    at_desk.post(f"{PATH}{offer.pk}/retire/")

    assert f'<option value="{offer.key}" selected>' in page_of(at_desk, f"{PATH}{wish.pk}/")
    assert offer.key not in page_of(at_desk, f"{PATH}add/")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (0, "fewer than five people tell it"),
        (4, "fewer than five people tell it"),
        (5, "5 people or more tell it"),
        (9, "5 people or more tell it"),
        (10, "10 people or more tell it"),
    ],
)
def test_how_many_tell_it_is_said_from_five_on_and_in_steps_of_five(at_desk, people, said):
    tellers(people, make_term("Bell ringing").key)

    assert said in page_of(at_desk)


def test_whoever_left_it_out_or_is_leaving_is_not_counted(at_desk):
    term = make_term("Bell ringing")
    tellers(4, term.key)
    tellers(1, term.key, name="Quiet", shown_to=Shown.NOBODY)
    gone = make_person("Gone")
    tell(gone, term.key)
    leave_house(person=gone, leaves_posts=False)

    assert "fewer than five people tell it" in page_of(at_desk)


@pytest.mark.parametrize("who", ["asha", "chidi", "dora"])
def test_to_anybody_but_organisers_none_of_it_is_there(who, as_, request):
    term = make_term("Bell ringing")
    client = as_(request.getfixturevalue(who))

    for path in ("", "add/", f"{term.pk}/"):
        assert client.get(PATH + path).status_code == 404
    for verb in ("retire", "bring-back"):
        assert client.post(f"{PATH}{term.pk}/{verb}/").status_code == 404
    assert client.post(f"{PATH}add/", {"group": "interest", "title": "Kites"}).status_code == 404
    assert OwnTerm.objects.get().retired_at is None


def test_the_list_takes_as_many_queries_for_many_terms_as_for_one(
    at_desk, django_assert_max_num_queries
):
    for n in range(6):
        make_term(f"Bell number {n}")
    tellers(5, *[term.key for term in OwnTerm.objects.all()])
    at_desk.get(PATH)

    with django_assert_max_num_queries(8):
        at_desk.get(PATH)


def test_the_audit_says_what_was_done(at_desk):
    term = make_term("Bell ringing")
    at_desk.post(f"{PATH}{term.pk}/", {"title": "Change ringing"})
    at_desk.post(f"{PATH}{term.pk}/retire/")

    page = page_of(at_desk, "/desk/audit/")

    for deed in ("added a term to the vocabulary", "changed the words of a term", "retired a term"):
        assert deed in page
    assert "Bell ringing → Change ringing" in page
