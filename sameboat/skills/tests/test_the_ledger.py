"""Tables for research: only of those who take part, from their yes on, under keys that differ by purpose."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sameboat.audit.models import Entry
from sameboat.circles.testing import make_circle
from sameboat.consent.research.commands import publish_research_words, take_no_part, take_part
from sameboat.lib.refusal import Refusal
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_thread
from sameboat.skills.learned.testing import try_and_say
from sameboat.skills.ledger.commands import take_draws_out, take_effects_out, take_ledger_out
from sameboat.skills.ledger.tables import as_csv, safe
from sameboat.skills.models import Draw, Trial
from sameboat.skills.suggesting.commands import draw_suggestion
from sameboat.skills.testing import make_skill

TITLE = '=HYPERLINK("http://evil.example")'


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def taking_part(db, olu, chidi, dora):
    """Eight people who take part, one of whom told a skill that the other seven tried."""
    words = publish_research_words(by=olu, body="A lot decides.")
    yesterday = timezone.now() - timedelta(days=20)
    people = [make_person(f"Person {n}x") for n in range(8)]
    for person in people:
        take_part(person=person, words=words, at=yesterday)
    circle = make_circle("Kites", people=people[:1], hosts=(chidi,))
    post = make_thread(people[0], circle, kind="story").posts.get()
    skill = make_skill(people[0], seen_by=dora, title=TITLE, from_post=post)
    for person in people[1:]:
        try_and_say(person, skill, harmed="yes" if person == people[1] else "no")
    return people, skill


def test_the_chain_from_a_story_to_what_came_of_it_stands_in_one_row(taking_part, olu):
    found = rows(take_ledger_out(by=olu, purpose="Kites 2026"))

    assert len(found) == 7
    row = found[0]
    assert all(
        row[part] for part in ("trial", "tried_by", "skill", "told_by", "from_post", "from_thread")
    )
    assert (row["begun_day"], row["days_did"], row["helped_last"]) == ("10", "1", "some")
    assert sum(int(each["harmed"]) for each in found) == 1
    assert len({each["told_by"] for each in found}) == 1
    assert len({each["tried_by"] for each in found}) == 7


def test_names_and_ids_stand_nowhere(taking_part, olu):
    people, skill = taking_part

    table = take_ledger_out(by=olu, purpose="Kites 2026")

    for word in (*(p.name for p in people), *(str(p.pk) for p in people), str(skill.pk), "kettle"):
        assert word not in table


def test_a_title_that_would_be_a_formula_is_text(taking_part, olu):
    row = rows(take_ledger_out(by=olu, purpose="Kites 2026"))[0]

    assert row["skill_title"] == f"'{TITLE}"


def test_the_same_purpose_has_the_same_keys_and_another_has_others(taking_part, olu):
    one, again, other = (
        {row["tried_by"] for row in rows(take_ledger_out(by=olu, purpose=purpose))}
        for purpose in ("Kites 2026", " kites  2026", "Boats")
    )

    assert one == again
    assert not one & other


def test_whoever_took_their_yes_back_or_began_before_it_is_not_in_it(taking_part, olu, ben):
    people, skill = taking_part
    words = people[0].research_yeses.get().words
    try_and_say(ben, skill, at=timezone.now() - timedelta(days=30))
    take_part(person=ben, words=words)

    take_no_part(person=people[1])

    assert len(rows(take_ledger_out(by=olu, purpose="x1"))) == 6


def test_the_words_of_a_teller_who_takes_no_part_stay_here(taking_part, olu, ben):
    people, _skill = taking_part
    take_part(person=ben, words=people[0].research_yeses.get().words)
    take_no_part(person=people[0])

    found = rows(take_ledger_out(by=olu, purpose="x1"))

    assert {(row["told_by"], row["skill_title"]) for row in found} == {("", "")}


def test_fewer_than_five_make_no_table_and_nobody_but_an_organiser_takes_one(
    taking_part, olu, dora
):
    people, _skill = taking_part
    with pytest.raises(Refusal):
        take_ledger_out(by=dora, purpose="x1")

    for person in people[:4]:
        take_no_part(person=person)

    with pytest.raises(Refusal):
        take_ledger_out(by=olu, purpose="x1")


def test_every_draw_stands_in_the_table_with_all_that_could_have_been_drawn(
    taking_part, olu, dora, chidi
):
    people, skill = taking_part
    other = make_skill(chidi, seen_by=dora, title="Another way")
    drawn = [draw_suggestion(person=person, at=timezone.now()) for person in people]
    of = drawn[0]
    suggested = {skill.pk: skill, other.pk: other}.get(of.draw.suggested)

    found = rows(take_draws_out(by=olu, purpose="x1"))

    # Rows come by draw, in the order of the draws; everything that could have been drawn is one.
    assert len(found) == sum(len(each.draw.candidates) for each in drawn)
    assert len(of.draw.candidates) == 1
    assert float(found[0]["probability"]) == of.draw.candidates[0][2]
    assert found[0]["was_nothing"] == ("0" if suggested else "1")


def test_the_effects_are_weighed_from_the_recorded_draws(taking_part, olu, dora, chidi):
    people, _skill = taking_part
    words = people[0].research_yeses.get().words
    way = make_skill(chidi, seen_by=dora, title="Another way")
    now = timezone.now() - timedelta(days=9)
    for n in range(40):
        person = make_person(f"Drawn {n}x")
        take_part(person=person, words=words, at=now)
        of = draw_suggestion(person=person, at=now, seed=f"seed {n}")
        if of.draw.suggested == way.pk:
            try_and_say(person, way, at=now + timedelta(hours=1))

    row = next(
        each for each in rows(take_effects_out(by=olu, purpose="x1")) if each["began_more"] == "1.0"
    )

    # everybody began to whom it was suggested, and nobody to whom nothing was
    assert int(row["draws"]) == 40
    assert int(row["suggested"]) + int(row["nothing"]) < 40
    assert row["change_by_suggesting"] == ""


def test_taking_a_table_out_is_written_in_the_audit_and_the_page_hands_it_over(
    taking_part, as_, olu
):
    answer = as_(olu).post("/desk/research/ledger/", {"purpose": "Kites 2026"})

    assert answer.headers["Content-Disposition"] == 'attachment; filename="skills-ledger.csv"'
    assert Entry.objects.filter(verb="take_ledger_out", reason="Kites 2026").exists()
    empty = as_(olu).post("/desk/research/ledger/", {"purpose": " "})
    assert empty.status_code == 422


@given(st.text())
def test_no_text_begins_as_a_formula_and_all_of_it_comes_back(text):
    cell = safe(text)

    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert text.replace("\x00", "") in cell
    read = next(csv.reader(io.StringIO(as_csv([], [])[2:] + as_csv([text or "x"], []), newline="")))
    assert len(read) == 1


def test_a_tellers_key_is_not_that_of_somebody_who_tries(taking_part, olu, chidi, dora):
    people, _skill = taking_part
    try_and_say(people[0], make_skill(chidi, seen_by=dora, title="Another way"))

    found = rows(take_ledger_out(by=olu, purpose="x1"))

    assert not {row["told_by"] for row in found} & {row["tried_by"] for row in found}


def test_without_a_name_or_not_for_everyone_neither_title_nor_teller_stand(taking_part, olu, dora):
    people, _skill = taking_part
    unnamed = make_skill(people[0], seen_by=dora, title="Unnamed", as_someone=True)
    mine = make_skill(people[2], title="Mine alone")
    try_and_say(people[1], unnamed)
    try_and_say(people[2], mine)

    table = take_ledger_out(by=olu, purpose="x1")

    assert "Unnamed" not in table
    assert "Mine alone" not in table
    told = [row["told_by"] for row in rows(table)]
    assert told.count("") == 2


def test_a_table_of_fewer_than_five_is_refused_however_many_take_part(taking_part, olu):
    people, _skill = taking_part
    Trial.objects.filter(person__in=people[1:4]).delete()

    with pytest.raises(Refusal):
        take_ledger_out(by=olu, purpose="x1")


def test_the_seed_of_a_draw_does_not_join_tables_for_two_purposes(taking_part, olu, dora, chidi):
    people, _skill = taking_part
    make_skill(chidi, seen_by=dora, title="Another way")
    for n, person in enumerate(people):
        draw_suggestion(person=person, at=timezone.now(), seed=f"seed {n}")

    assert Draw.objects.count() == len(people)
    seeds = [{row["seed"] for row in rows(take_draws_out(by=olu, purpose=p))} for p in ("a b", "c d")]  # fmt: skip

    assert not seeds[0] & seeds[1]
