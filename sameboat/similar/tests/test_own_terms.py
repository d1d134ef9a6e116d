"""The terms a house adds to the vocabulary: told, met by, put otherwise, retired."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameboat.audit.models import Entry
from sameboat.lib.once import asking_once
from sameboat.lib.refusal import Refusal
from sameboat.similar.commands import find_people, save_answers, show_answers
from sameboat.similar.leaving import take_similar
from sameboat.similar.models import OWN, OwnTerm
from sameboat.similar.own_terms.commands import add_term, bring_term_back, edit_term, retire_term
from sameboat.similar.queries import answers_of, introductions_for
from sameboat.similar.testing import make_open, make_term, tell
from sameboat.similar.vocabulary import vocabulary

pytestmark = pytest.mark.django_db


def reasons(person):
    return {met.name: met.reasons for met in introductions_for(person)}


def verbs():
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def test_an_organiser_adds_a_term_and_the_audit_says_so(olu):
    term = add_term(
        by=olu, group="interest", title="Bell  ringing", also=["campanology", "Bells", "bells"]
    )

    assert term.key.startswith(OWN)
    known = vocabulary().terms[term.key]
    assert (known.title, known.also) == ("Bell ringing", ("campanology", "Bells"))
    assert vocabulary().group("interest").terms[-1] == known
    line = Entry.objects.get(verb="add_term")
    assert (line.actor_id, line.reason) == (olu.pk, "Bell ringing")


def test_a_member_sees_it_with_its_other_words_and_tells_it(asha, as_):
    term = make_term("Bell ringing", also=["campanology", "<b>ding</b>"])
    client = as_(asha)

    page = client.get("/alike/tell/interest/").content.decode()
    client.post("/alike/tell/interest/", {"told": [term.key], "shown_to": "introduced"})

    beneath = 'Bell ringing<br><span class="quiet">campanology, &lt;b&gt;ding&lt;/b&gt;</span>'
    assert beneath in page
    assert [each.term.title for each in answers_of(asha)] == ["Bell ringing"]
    assert "Bell ringing" in client.get("/alike/tell/answers/").content.decode()


def test_two_are_introduced_with_it_as_the_reason():
    term = make_term("Bell ringing")
    asha = make_open("Asha", term.key)
    make_open("Ben", term.key)

    find_people(person=asha)

    assert reasons(asha) == {"Ben": ["You both tell of: Bell ringing."]}


def test_a_wish_of_the_house_meets_the_offer_that_answers_it():
    offer = make_term("I can mend a bicycle", "offering")
    wish = make_term("Help with a bicycle", "seeking", answered_by=offer.key)
    asha = make_open("Asha", wish.key)
    ben = make_open("Ben", offer.key)

    find_people(person=asha)
    find_people(person=ben)

    said = "You look for: Help with a bicycle. They say: I can mend a bicycle."
    assert reasons(asha) == {"Ben": [said]}
    said = "They look for: Help with a bicycle. You say: I can mend a bicycle."
    assert reasons(ben) == {"Asha": [said]}


def test_a_wish_can_be_answered_by_an_offer_that_came_with_the_house():
    wish = make_term("Somebody to ring after a bad dream", "seeking", answered_by="awake_nights")
    asha = make_open("Asha", wish.key)
    make_open("Ben", "awake_nights")

    find_people(person=asha)

    assert "They say: I am often awake at night." in reasons(asha)["Ben"][0]


def test_two_who_look_for_the_same_meet_where_no_offer_answers_it():
    wish = make_term("Somebody to swim with", "seeking")
    asha = make_open("Asha", wish.key)
    make_open("Ben", wish.key)

    find_people(person=asha)

    assert reasons(asha) == {"Ben": ["You both tell of: Somebody to swim with."]}


def test_a_retired_term_is_offered_to_nobody_new_and_kept_by_those_who_told_it(olu, as_):
    term = make_term("Bell ringing")
    asha, chidi = make_open("Asha", term.key), make_open("Chidi", term.key)
    ben = make_open("Ben", "birds")

    retire_term(by=olu, term=term)

    assert "Bell ringing" not in as_(ben).get("/alike/tell/interest/").content.decode()
    group = vocabulary().group("interest")
    with pytest.raises(Refusal):
        save_answers(person=ben, group=group, told=["birds", term.key], shown_to="introduced")
    assert "Bell ringing" in as_(asha).get("/alike/tell/interest/").content.decode()
    tell(asha, "birds")
    assert {each.term.key for each in answers_of(asha)} == {term.key, "birds"}
    find_people(person=asha)
    assert "You both tell of: Bell ringing." in reasons(asha)[chidi.name]
    assert "Bell ringing" in str(take_similar(asha).rows)


def test_whoever_takes_a_retired_term_away_is_not_offered_it_again(asha, olu, as_):
    term = make_term("Bell ringing")
    tell(asha, term.key)
    retire_term(by=olu, term=term)

    show_answers(person=asha, shown={term.key: ""})

    assert "Bell ringing" not in as_(asha).get("/alike/tell/interest/").content.decode()


def test_retiring_and_bringing_back_twice_changes_nothing(olu):
    term = make_term("Bell ringing")

    retire_term(by=olu, term=term)
    since = OwnTerm.objects.get().retired_at
    retire_term(by=olu, term=term)
    assert OwnTerm.objects.get().retired_at == since
    bring_term_back(by=olu, term=term)
    bring_term_back(by=olu, term=term)

    assert not vocabulary().terms[term.key].is_retired
    assert verbs() == ["add_term", "retire_term", "bring_term_back"]


def test_other_words_leave_what_was_told_where_it_is_and_the_audit_keeps_both(asha, olu):
    term = make_term("Bell ringin", also=["campanology"])
    tell(asha, term.key)

    edit_term(by=olu, term=term, title="Bell ringing", also=["campanology", "change ringing"])

    (answer,) = answers_of(asha)
    assert (answer.term.key, answer.term.title) == (term.key, "Bell ringing")
    assert Entry.objects.get(verb="edit_term").reason == "Bell ringin → Bell ringing"


@pytest.mark.parametrize(
    ("title", "also", "holder"),
    [
        ("BIPÓLAR", [], "Bipolar"),
        ("Two moods", ["Manic-Depression"], "Bipolar"),
        ("bell-ringing", [], "Bell ringing"),
        ("Ringing", ["Campanology"], "Bell ringing"),
    ],
)
def test_a_word_that_is_there_already_is_refused_and_it_is_said_who_has_it(title, also, holder):
    make_term("Bell ringing", also=["campanology"])

    with pytest.raises(Refusal, match=f"is there already: “{holder}” has it, under “What"):
        make_term(title, also=also)

    assert OwnTerm.objects.count() == 1


def test_a_word_of_a_retired_term_is_still_taken_and_it_is_said_that_it_can_come_back(olu):
    retire_term(by=olu, term=make_term("Bell ringing"))

    with pytest.raises(Refusal, match="you can bring it back"):
        make_term("Bell Ringing")


def test_a_term_may_keep_its_own_words_and_take_nobody_elses(olu):
    term = make_term("Bell ringing", also=["campanology"])
    make_term("Change ringing")

    edit_term(by=olu, term=term, title="Campanology", also=["bell ringing"])
    with pytest.raises(Refusal):
        edit_term(by=olu, term=term, title="Bells", also=["change ringing"])

    assert OwnTerm.objects.get(pk=term.pk).title == "Campanology"


@pytest.mark.parametrize(
    "told",
    [
        {"title": "—"},
        {"title": "Bells", "group": "weather"},
        {"title": "Bells", "answered_by": "awake_nights"},
        {"title": "Bells", "group": "seeking", "answered_by": "birds"},
        {"title": "Bells", "group": "seeking", "answered_by": "nothing"},
    ],
)
def test_what_fits_nowhere_is_refused(told):
    with pytest.raises(Refusal):
        make_term(**told)


@pytest.mark.parametrize("who", ["asha", "dora"])
def test_only_organisers_keep_terms(who, olu, request):
    person = request.getfixturevalue(who)
    term = make_term("Bell ringing")

    for deed in (
        lambda: add_term(by=person, group="interest", title="Kites"),
        lambda: edit_term(by=person, term=term, title="Kites"),
        lambda: retire_term(by=person, term=term),
        lambda: bring_term_back(by=person, term=term),
    ):
        with pytest.raises(Refusal):
            deed()

    assert verbs() == ["add_term"]


def test_the_next_request_sees_a_change_whoever_made_it(asha, as_):
    client = as_(asha)
    term = make_term("Bell ringing")
    client.get("/alike/tell/interest/")

    # As another process would: nothing here is told of it.
    OwnTerm.objects.filter(pk=term.pk).update(title="Change ringing")

    assert "Change ringing" in client.get("/alike/tell/interest/").content.decode()


def test_two_organisers_at_one_moment_cannot_both_add_a_word(olu):
    with asking_once():
        vocabulary()
        OwnTerm.objects.create(group="interest", title="Bell ringing")

        with pytest.raises(Refusal):
            add_term(by=olu, group="interest", title="Bell ringing")


def test_it_is_read_once_for_a_request_however_many_are_weighed(as_):
    term = make_term("Bell ringing")
    asha = make_open("Asha", term.key)
    client = as_(asha)
    for n in range(12):
        make_open(f"Ringer {n}", term.key)

    assert _reads_of_terms(lambda: find_people(person=asha)) == 1
    assert _reads_of_terms(lambda: client.get("/alike/")) == 1
    assert _reads_of_terms(lambda: client.get("/alike/tell/interest/")) == 1


def _reads_of_terms(deed):
    with CaptureQueriesContext(connection) as asked:
        deed()
    return sum("similar_ownterm" in each["sql"] for each in asked.captured_queries)
