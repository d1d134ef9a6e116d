"""What is suggested: drawn by lot for those who take part in research, and written down so that it can be drawn again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from sameboat.consent.research.commands import publish_research_words, take_no_part, take_part
from sameboat.lib.locks import is_postgres
from sameboat.people.testing import make_person
from sameboat.skills.commands.keeping import put_skill_away
from sameboat.skills.learned.commands import tell_what_was_learned
from sameboat.skills.learned.testing import many_try
from sameboat.skills.models import Draw, DrawOf
from sameboat.skills.suggesting.commands import draw_suggestion
from sameboat.skills.suggesting.queries import context_for, made_again, plain_suggestion
from sameboat.skills.testing import make_skill, make_trial

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def skills(chidi, dora):
    """Three skills that everyone may read."""
    return [make_skill(chidi, seen_by=dora, title=f"Way {n}") for n in "abc"]


@pytest.fixture
def words(olu):
    """What research means here."""
    return publish_research_words(by=olu, body="A lot decides.")


def test_without_a_yes_nothing_is_drawn_and_nothing_kept(skills, words, as_, asha):
    as_(asha).get("/skills/")

    assert draw_suggestion(person=asha, at=NOON) is None
    assert not Draw.objects.exists()


def test_without_a_yes_each_day_another_one_stands_there_whoever_looks(skills, as_, asha, ben):
    days = [plain_suggestion(asha, (NOON + timedelta(days=n)).date()) for n in range(3)]

    assert set(days) == {skill.pk for skill in skills}
    assert days[0] == plain_suggestion(ben, NOON.date())
    assert "Something to try" in as_(asha).get("/skills/").content.decode()


def test_with_a_yes_it_is_drawn_once_a_day_and_can_be_drawn_again(skills, words, asha):
    take_part(person=asha, words=words)

    first, again = (draw_suggestion(person=asha, at=NOON + timedelta(hours=n)) for n in (0, 3))
    tomorrow = draw_suggestion(person=asha, at=NOON + timedelta(days=1))

    assert first == again != tomorrow
    assert Draw.objects.count() == 2
    made = made_again(first)
    kept = first.draw
    assert made.suggested == kept.suggested
    assert list(made.probabilities) == [chance for _s, _h, chance in kept.candidates]
    assert sum(made.probabilities) + made.nothing == pytest.approx(1)


def test_it_is_shown_all_day_on_the_page_and_says_that_it_is_a_lot(skills, words, as_, asha):
    take_part(person=asha, words=words)

    pages = {
        as_(asha).get("/skills/").content.decode().split('id="to-try"')[1][:300] for _n in "abc"
    }

    assert len(pages) == 1
    assert "drawn by lot" in as_(asha).get("/skills/").content.decode()
    assert DrawOf.objects.filter(person=asha).count() == 1


def test_over_many_seeds_each_comes_up_as_often_as_was_written_down(skills, words):
    counts = {}
    for n in range(120):
        person = make_person(f"Person {n:03}x")
        take_part(person=person, words=words)
        of = draw_suggestion(person=person, at=NOON, seed=f"seed {n}")
        counts[of.draw.suggested] = counts.get(of.draw.suggested, 0) + 1

    # three alike and nothing: 0.2333 each and 0.3, of 120
    assert set(counts) == {None, *(skill.pk for skill in skills)}
    assert all(14 <= count <= 50 for count in counts.values())


def test_what_they_tried_put_away_or_told_themselves_is_not_suggested(skills, chidi, asha):
    make_trial(asha, skills[0])
    put_skill_away(person=asha, skill=skills[1])

    assert set(context_for(asha).helps) == {skills[2].pk}
    assert context_for(chidi).helps == {}


def test_what_harms_many_is_suggested_to_nobody(skills, asha):
    people = [make_person(f"Person {n}x") for n in range(12)]
    many_try(people, skills[0], harmed=9)
    tell_what_was_learned(datetime.now(UTC))

    assert skills[0].pk not in context_for(asha).helps


def test_what_helps_more_is_drawn_more_often_and_nothing_is_certain(skills, words, asha):
    people = [make_person(f"Person {n}x") for n in range(10)]
    many_try(people, skills[0], helped=10)
    many_try(people, skills[1], helped=0)
    tell_what_was_learned(datetime.now(UTC))
    take_part(person=asha, words=words)

    draw = draw_suggestion(person=asha, at=NOON).draw

    chances = {skill: chance for skill, _helps, chance in draw.candidates}
    assert chances[skills[0].pk] > chances[skills[2].pk] > chances[skills[1].pk]
    assert min(chances.values()) >= 0.35 / 3


def test_taking_the_yes_back_leaves_draws_that_are_nobodys(skills, words, asha):
    take_part(person=asha, words=words)
    draw_suggestion(person=asha, at=NOON)

    take_no_part(person=asha)

    assert Draw.objects.count() == 1
    assert not DrawOf.objects.exists()
    assert draw_suggestion(person=asha, at=NOON + timedelta(days=1)) is None


def test_draws_only_grow(skills, words, asha):
    take_part(person=asha, words=words)
    draw = draw_suggestion(person=asha, at=NOON).draw

    for change in (
        draw.delete,
        draw.save,
        Draw.objects.all().delete,
        lambda: Draw.objects.update(seed="x"),
    ):
        with pytest.raises(TypeError):
            change()


@pytest.mark.parametrize("deed", ["UPDATE skills_draw SET seed = 'x'", "DELETE FROM skills_draw"])
def test_postgresql_refuses_to_change_a_draw(skills, words, asha, deed):
    if not is_postgres():
        pytest.skip("SQLite has nobody to refuse")
    take_part(person=asha, words=words)
    draw_suggestion(person=asha, at=NOON)

    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        connection.cursor().execute(deed)
