"""A folder is looked through: what is wrong is told by file, line and reason, and nothing ever falls over."""

import pytest

from sameboat.programmes.folder.looking import look_at_folder
from sameboat.programmes.instruments import known_instruments
from sameboat.programmes.tests.whole_folder import PROMPTS, write_whole


@pytest.fixture
def folder(tmp_path):
    return write_whole(tmp_path)


def looked(folder):
    return look_at_folder(folder, known_instruments())


def change(folder, name, before, after):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def told(folder):
    return [(each.file, each.line, each.why) for each in looked(folder).problems]


def test_a_programme_with_a_step_of_every_kind_can_be_taken(folder):
    found = looked(folder)

    assert found.problems == []
    assert len(found.programme.steps) == 13


@pytest.mark.parametrize(
    ("name", "before", "after", "line", "why"),
    [
        ("programme.yaml", "places: 12", "places: 1", 21, "places: a number from 2 to 200 is wanted"),
        ("programme.yaml", "places: 12", "places: dozen", 21, "a whole number is wanted"),
        ("programme.yaml", "title: A walk", "titel: A walk", 3, "“titel” is not understood here"),
        ("programme.yaml", "title: A walk together\n", "", 1, "“title” is missing: what it is called"),
        ("programme.yaml", "  circle: yes", "  circle: maybe", 22, "yes or no is wanted"),
        ("programme.yaml", "summary: Four", "summary: [Four", 7, "cannot be read"),
        ("programme.yaml", "days: 28", "days: 28\ndays: 29", 19, "“days” stands twice"),
        ("programme.yaml", "summary: Four", "summary: &x Four", 6, "names for parts"),
        ("programme.yaml", "summary: Four", "summary: !!python/name:os.system Four", 6, "a kind by name"),
        ("programme.yaml", "instrument: phq-9", "instrument: phq-10", 30, "there is no questionnaire “phq-10”"),
        ("programme.yaml", "[welcome, ", "[welcom, ", 35, "there is no file steps/welcom.md"),
        ("programme.yaml", "[welcome, ", "[welcome, welcome, ", 35, "stands twice"),
        ("programme.yaml", "  people-a-coach: 6\n", "", 26, "“people-a-coach” is missing"),
        ("programme.yaml", "  circle: yes", "  circle: no", None, "this needs a circle"),
        ("programme.yaml", "days: 28\ncohort", "days: 20\ncohort", None, "it opens on day 28"),
        ("steps/welcome.md", "kind: read", "kind: reed", 3, "one of these is wanted: read, watch"),
        ("steps/welcome.md", "---\ntitle", "title", 1, "a step begins with a line ---"),
        ("steps/welcome.md", "Go out", "<b>Go</b> out", 6, "HTML is not understood"),
        ("steps/welcome.md", "Go out", "![](media/door.png) Go out", 6, "there is no file media/door.png"),
        ("steps/where-you-are.md", "    choices: [not at all, a little, far]\n", "", 5, "a choice needs two choices"),
        ("steps/which-way.md", "leads-to: alone", "leads-to: nowhere", 8, "there is no step nowhere"),
        ("steps/in-company.md", "after: which-way", "after: in-company", None, "waits for in-company, which waits in turn"),
        ("steps/the-doctor.md", "is: [not at all", "is: [never", 7, "nobody can answer “never”; what can be: a little, far, not at all"),
        ("steps/the-doctor.md", "field: how-far", "field: how", 6, "“field” has to be one of: how-far"),
        ("steps/the-doctor.md", "is: [not at all, a little]", "from: 3", 4, "any other answer with “is”"),
        ("prompts/daily.yaml", "  to: 14", "  is: [moderate]", 1, "an outcome that is a number is asked about with"),
        ("steps/the-doctor.md", "step: where-you-are", "step: welcome", 5, "asks nothing"),
        ("steps/watch-it.md", "media: walk.mp4", "media: run.mp4", 4, "there is no file media/run.mp4"),
        ("steps/count-it.md", "watches: steps", "watches: number", 4, "a number needs its unit"),
        ("prompts/daily.yaml", "  to: 14", "  from: 20\n  to: 14", 3, "“from” is larger than “to”"),
        ("prompts/daily.yaml", 'hour: "09:00"', "hour: morning", 6, "a time of day is wanted"),
        ("prompts/daily.yaml", "instrument: phq-9\n  to: 14", "instrument: stage-smoking\n  is: [ready]", 3, "“ready” is no outcome of this questionnaire; those are: action"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_file_its_line_and_why(
    folder, name, before, after, line, why
):
    change(folder, name, before, after)

    found = looked(folder)

    assert not found.can_be_taken
    assert any(
        why in each.why and (line is None or (each.file, each.line) == (name, line))
        for each in found.problems
    ), told(folder)


@pytest.mark.parametrize(
    ("name", "before", "after", "line", "why"),
    [
        ("steps/watch-it.md", "captions: walk.vtt\n", "", 4, "it has no captions and no transcript"),
        ("prompts/daily.yaml", "from: 1", "from: 27", 7, "the last line would come on day 29"),
        ("programme.yaml", "  hosts: 1\n  coaches: 2\n", "  hosts: 0\n", 24, "nobody is named"),
        ("programme.yaml", "key: a-walk-together", "key: another", 2, "the folder has another name"),
        ("steps/welcome.md", "Go out of the door.", "Notwithstanding considerable psychopharmacological complications, participants are encouraged to systematically operationalise individually appropriate intervention strategies. " * 6, 6, "these words are read with ease at"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_told_and_keeps_nobody_from_taking_it(
    folder, name, before, after, line, why
):
    change(folder, name, before, after)

    found = looked(folder)

    assert found.can_be_taken
    assert [(each.file, each.line) for each in found.problems if why in each.why] == [(name, line)]


def test_a_step_that_no_module_names_and_a_file_that_nothing_reads(folder):
    change(folder, "programme.yaml", "[welcome, ", "[")
    (folder / "notes.docx").write_bytes(b"x")

    assert [(file, why.split(":")[0]) for file, _line, why in told(folder)] == [
        ("notes.docx", "nothing reads this file"),
        ("steps/welcome.md", "no module names this step"),
    ]


def test_a_folder_that_is_none_and_one_without_its_first_file(tmp_path):
    (tmp_path / "empty").mkdir()

    assert told(tmp_path / "nowhere") == [("nowhere", 1, "this is no folder")]
    assert [why.split(":")[0] for _f, _l, why in told(tmp_path / "empty")] == [
        "this file is missing"
    ]


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    (tmp_path / "secret").write_text("---\ntitle: Secret\n---\nWords.")
    (folder / "steps" / "welcome.md").unlink()
    (folder / "steps" / "welcome.md").symlink_to(tmp_path / "secret")

    found = looked(folder)

    assert any("link to another place" in each.why for each in found.problems)
    assert "welcome" not in found.programme.steps


def test_half_a_sign_that_is_spelled_out_is_told_by_its_line(tmp_path):
    folder = write_whole(tmp_path)
    prompts = folder / "prompts" / "daily.yaml"
    prompts.write_text(PROMPTS.replace("  - A short walk counts.", '  - "\\uD83D\\uDE00"'), "utf-8")

    problems = look_at_folder(folder, known_instruments()).problems

    assert [(each.file, each.line) for each in problems if not each.is_warning] == [
        ("prompts/daily.yaml", 9)
    ]


def test_a_step_that_cannot_be_read_is_not_told_of_as_missing_too(folder):
    change(folder, "steps/welcome.md", "title: ", "title: [")

    assert [file for file, _line, _why in told(folder)] == ["steps/welcome.md"]
