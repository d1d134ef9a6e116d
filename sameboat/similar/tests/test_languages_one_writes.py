import pytest

from sameboat.lib.refusal import Refusal
from sameboat.similar.commands import find_people
from sameboat.similar.languages import written
from sameboat.similar.languages.commands import choose_languages
from sameboat.similar.languages.queries import languages_of
from sameboat.similar.testing import make_open

pytestmark = pytest.mark.django_db
PAGE = "/alike/tell/languages/"


@pytest.fixture
def asha():
    return make_open("Asha", "birds")


@pytest.fixture
def ben(asha):
    """Asha stands on his page."""
    ben = make_open("Ben", "birds")
    find_people(person=ben)
    return ben


def test_those_introduced_read_in_which_languages_somebody_writes(asha, ben, as_):
    before = as_(ben).get("/alike/").content.decode()

    as_(asha).post(PAGE, {"languages": ["en", "de"]})

    page = as_(ben).get("/alike/").content.decode()
    assert "Writes in:" not in before
    assert '<span lang="de">Deutsch</span>, <span lang="en">English</span>' in page
    assert as_(asha).get(PAGE).content.count(b"checked") == 2


def test_saying_no_language_takes_it_away(asha, ben, as_):
    choose_languages(person=asha, languages=["cy"])

    as_(asha).post(PAGE, {})

    assert languages_of(asha) == []
    assert "Writes in:" not in as_(ben).get("/alike/").content.decode()


def test_a_language_that_is_not_offered_is_refused(asha):
    with pytest.raises(Refusal):
        choose_languages(person=asha, languages=["en", "klingon"])

    assert languages_of(asha) == []


def test_those_chosen_and_the_one_of_the_page_stand_first(asha, as_):
    choose_languages(person=asha, languages=["vi"])

    page = as_(asha).get(PAGE).content.decode()

    first = [page.index(f'value="{code}"') for code in ("en", "vi", "ar")]
    assert first == sorted(first)


def test_there_are_some_forty_languages_each_named_once():
    names = [each.name for each in written().values()]

    assert len(names) >= 40
    assert len(set(names)) == len(names)
