import pytest
from django.test import Client
from django.utils.translation import override

from sameboat.lib.refusal import Refusal
from sameboat.people.testing import make_person
from sameboat.similar import vocabulary as house
from sameboat.similar.commands import choose_words, find_people, forget_similar
from sameboat.similar.leaving import take_similar
from sameboat.similar.models import Introduction, Words
from sameboat.similar.own_terms.commands import add_term
from sameboat.similar.queries import answers_of, introductions_for
from sameboat.similar.testing import make_open, tell
from sameboat.similar.words import words_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha():
    return make_open("Asha", "hearing_voices", "grief", "someone_at_night", "jokes")


@pytest.fixture
def chidi():
    return make_open("Chidi", "hearing_voices", "grief", "awake_nights", "a_laugh")


@pytest.fixture
def as_asha(asha, client):
    client.force_login(asha)
    return client


def read(client, path):
    return client.get(path).content.decode()


def test_each_language_stands_under_its_own_name_and_the_one_chosen_is_no_button(as_asha):
    before = read(as_asha, "/alike/tell/")
    as_asha.post("/alike/tell/words/", {"language": "de"})
    after = read(as_asha, "/alike/tell/")

    assert '<b lang="en" aria-current="true">English</b>' in before
    assert 'value="de" lang="de">Deutsch</button>' in before
    assert 'value="es" lang="es">Español</button>' in before
    assert '<b lang="de" aria-current="true">Deutsch</b>' in after
    assert 'value="en" lang="en">English</button>' in after


def test_what_was_chosen_holds_on_another_device(as_asha, asha):
    as_asha.post("/alike/tell/words/", {"language": "de"})
    other = Client()
    other.force_login(asha)

    assert "Womit ich lebe" in read(other, "/alike/tell/")


def test_a_language_that_is_none_is_refused_and_changes_nothing(as_asha, asha):
    choose_words(person=asha, language="es")
    with pytest.raises(Refusal):
        choose_words(person=asha, language="../../settings")

    answer = as_asha.post("/alike/tell/words/", {"language": "xx"}, follow=True)

    assert "That is not among these." in answer.content.decode()
    assert words_for(asha).language == Words.objects.get().language == "es"


def test_choosing_twice_is_one_choice_and_the_last_one_holds(asha):
    assert words_for(asha).language == "en"

    for language in ("es", "es", "de"):
        choose_words(person=asha, language=language)
        assert words_for(asha).language == language

    assert Words.objects.get().person == asha


def test_the_pages_ask_in_the_words_that_were_chosen_and_say_which_language_it_is(as_asha, asha):
    choose_words(person=asha, language="es")

    groups, group = read(as_asha, "/alike/tell/"), read(as_asha, "/alike/tell/living_with/")
    answers = read(as_asha, "/alike/tell/answers/")

    assert '<b lang="es">Con qué vivo</b>' in groups
    assert '<div class="stack" lang="es"><h1>Con qué vivo</h1>' in group
    assert '<span lang="es">Oír voces</span>' in group
    assert '<span lang="es">Vergüenza</span>' in group
    assert ">What fits<" in group
    assert '<label for="for_grief" lang="es">Duelo</label>' in answers
    assert "Who may read it" in answers


def test_in_the_language_of_the_page_nothing_is_marked(as_asha):
    pages = ("/alike/tell/living_with/", "/alike/tell/answers/")

    assert not [page for page in pages if ' lang="en"' in read(as_asha, page)]


def test_what_was_ticked_is_kept_whatever_the_words_are(as_asha, asha):
    choose_words(person=asha, language="de")

    as_asha.post("/alike/tell/interest/", {"told": ["birds"], "shown_to": "introduced"})

    choose_words(person=asha, language="en")
    assert "Birds" in {each.term.title for each in answers_of(asha)}


def test_each_of_two_people_reads_the_reason_in_their_own_words(as_asha, asha, chidi):
    choose_words(person=asha, language="de")
    find_people(person=asha)
    find_people(person=chidi)

    page = read(as_asha, "/alike/")
    assert (
        'You both tell of: <span lang="de">Trauer</span> · <span lang="de">Stimmen hören</span>.'
        in page
    )
    assert (
        'You look for: <span lang="de">Menschen, die nachts wach sind</span>. '
        'They say: <span lang="de">Ich bin nachts oft wach</span>.'
    ) in page
    assert (
        'They look for: <span lang="de">Etwas zum Lachen</span>. '
        'You say: <span lang="de">Ich bringe Leute zum Lachen</span>.'
    ) in page
    assert introductions_for(chidi)[0].reasons[0] == "You both tell of: Grief · Hearing voices."


def test_a_first_note_is_plain_words_in_the_language_of_whoever_writes(as_asha, asha, chidi):
    choose_words(person=asha, language="de")
    find_people(person=asha)
    shown = Introduction.objects.get(to=asha)

    note = introductions_for(asha)[0].note
    page = read(as_asha, f"/alike/{shown.pk}/hello/")

    assert note[0] == "We both tell of: Trauer · Stimmen hören."
    assert note[1] == (
        "I look for: Menschen, die nachts wach sind. You say: Ich bin nachts oft wach."
    )
    assert "We both tell of: Trauer · Stimmen hören." in page
    assert "span lang" not in page


def test_a_sign_in_a_word_is_written_once_in_a_note_and_on_the_page(as_asha, asha):
    for person in (asha, make_open("Ben", "racing_thoughts")):
        tell(person, "racing_thoughts")
    find_people(person=asha)

    assert "Thoughts that won&#x27;t stop." in read(as_asha, "/alike/")
    assert introductions_for(asha)[0].note[0].endswith("Thoughts that won't stop.")


def test_a_term_that_a_language_lacks_stands_in_english_and_says_so(monkeypatch):
    whole = house._raw("de")
    part = {key: {**group} for key, group in whole.items()}
    part["interest"] = {"terms": {"birds": "Vögel"}}
    raw = {"de": part, "en": house._raw("en")}
    monkeypatch.setattr(house, "_raw", raw.get)

    known = house._read.__wrapped__("de")

    with override("de"):
        assert known.group("interest").lang == known.terms["cats"].lang == "en"
        assert known.terms["birds"].lang == known.group("seeking").lang == ""


def test_the_language_is_taken_along_and_forgotten(asha):
    choose_words(person=asha, language="de")
    choose_words(person=make_person("Ben"), language="es")

    taken = take_similar(asha).rows
    forget_similar(asha)

    assert {"words_in": "de"} in taken
    assert "Trauer" in {row.get("told") for row in taken}
    assert [each.person.name for each in Words.objects.all()] == ["Ben"]


def test_an_own_term_that_another_language_has_already_is_refused():
    olive = make_person("Olive", role="organiser")

    with pytest.raises(Refusal, match="is there already"):
        add_term(by=olive, group="living_with", title="Zyklothymie")
