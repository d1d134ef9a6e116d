import pytest
from django.test import Client

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.consent.commands import agree, agree_to_current, publish_agreement
from sameboat.consent.models import Acceptance, Agreement
from sameboat.consent.queries import forget_version
from sameboat.lib.refusal import Refusal
from sameboat.people.models import House, Person
from sameboat.people.queries.house import forget_the_house
from sameboat.posts.models import Post
from sameboat.posts.testing import make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(olu):
    """`publish("We are kind.")`: the organiser writes down what everyone agrees to."""

    def published(body, what_changed=""):
        made = publish_agreement(by=olu, body=body, what_changed=what_changed)
        forget_version()
        return made

    return published


def test_before_anything_was_written_down_nobody_is_asked(as_, asha):
    assert as_(asha).get("/today/").status_code == 200
    assert b"Nothing has been written down yet" in as_(asha).get("/agreement/").content


def test_whoever_has_not_agreed_is_asked_before_the_next_page(as_, asha, publish):
    publish("We are **kind**.")
    client = as_(asha)

    sent = client.get("/circles/")
    asked = client.get(sent.headers["Location"])
    back = client.post("/agreement/", {"next": "/circles/"})

    assert sent.headers["Location"] == "/agreement/?next=/circles/"
    assert b"<strong>kind</strong>" in asked.content
    assert back.headers["Location"] == "/circles/"
    assert client.get("/circles/").status_code == 200


def test_a_changed_agreement_asks_again_and_says_what_changed(as_, asha, publish):
    agree(person=asha, agreement=publish("We are kind."))
    client = as_(asha)
    before = client.get("/today/").status_code

    publish("We are kind and quiet at night.", what_changed="Nights are quiet now.")
    asked = client.get("/today/", follow=True)
    client.post("/agreement/")

    assert before == 200
    assert asked.redirect_chain == [("/agreement/?next=/today/", 302)]
    assert b"Nights are quiet now." in asked.content
    assert [a.agreement.version for a in asha.acceptances.order_by("at")] == [1, 2]


def test_a_form_that_is_sent_still_arrives(as_, asha, chidi, publish):
    thread = make_thread(asha, make_circle(people=(asha, chidi)))
    client = as_(asha)
    client.get(f"/threads/{thread.pk}/")
    publish("We are kind.")

    sent = client.post(f"/threads/{thread.pk}/answer/", {"body": "I was writing this."})

    assert sent.status_code == 302
    assert "/agreement/" not in sent.headers["Location"]
    assert Post.objects.filter(body="I was writing this.").exists()


@pytest.mark.parametrize("path", ["/help/", "/me/", "/me/take/", "/me/leave/", "/agreement/"])
def test_whoever_does_not_agree_keeps_the_ways_out(as_, asha, publish, path):
    publish("We are kind.")

    assert as_(asha).get(path).status_code == 200


def test_leaving_quickly_works_without_agreeing(as_, asha, publish):
    publish("We are kind.")

    away = as_(asha).get("/leave/")

    assert "/agreement/" not in away.headers["Location"]


def test_at_the_door_one_agrees_before_coming_in(publish):
    made = publish("We are kind.")
    House.objects.update_or_create(id=1, defaults={"door": "open"})
    forget_the_house()
    told = {"name": "Robin", "passphrase": "five small brown birds"}
    client = Client()

    without = client.post("/join/", told)
    client.post("/join/", {**told, "agree": "yes"})

    robin = Person.objects.get(name="Robin")
    assert without.status_code == 422
    assert b"Please tick that you agree" in without.content
    assert robin.acceptances.get().agreement == made
    assert client.get("/me/").status_code == 200


def test_agreeing_twice_keeps_the_first_time(asha, publish):
    made = publish("We are kind.")

    first, again = agree(person=asha, agreement=made), agree(person=asha, agreement=made)
    agree_to_current(asha)

    assert first == again
    assert Acceptance.objects.filter(person=asha).count() == 1


def test_the_same_words_again_ask_nobody(olu, publish):
    publish("We are kind.")

    publish("  We are kind.\n")

    assert Agreement.objects.count() == 1
    assert Entry.objects.filter(verb="publish_agreement", actor_id=olu.pk).count() == 1


def test_a_change_without_a_sentence_about_it_is_refused(publish):
    publish("We are kind.")

    with pytest.raises(Refusal):
        publish("We are kind and quiet.")
    with pytest.raises(Refusal):
        publish("   ", what_changed="Everything.")

    assert Agreement.objects.count() == 1


def test_earlier_versions_stay_as_they_were(publish):
    publish("We are kind.")
    publish("We are quiet.", what_changed="Quiet now.")

    assert list(Agreement.objects.values_list("version", "body")) == [
        (2, "We are quiet."),
        (1, "We are kind."),
    ]


def test_asking_costs_a_page_no_query_once_somebody_agreed(
    as_, asha, publish, django_assert_max_num_queries
):
    agree(person=asha, agreement=publish("We are kind."))
    client = as_(asha)
    client.get("/help/")
    client.get("/today/")

    with django_assert_max_num_queries(60) as asked:
        client.get("/today/")

    assert not [query for query in asked.captured_queries if "consent_" in query["sql"]]
