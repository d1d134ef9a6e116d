"""`sameboat programme`: a writer checks a folder, and an editor gets its schemas."""

import json
import os
from pathlib import Path

import pytest

from sameboat.programmes.folder.shapes import KINDS, PROGRAMME, PROMPTS, step_shape
from sameboat.programmes.tests.whole_folder import write_whole

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how" / "programmes.md"


def test_a_folder_that_can_be_taken_says_so_and_how_hard_it_is_to_read(sameboat, tmp_path):
    folder = write_whole(tmp_path)
    with (folder / "steps" / "welcome.md").open("a") as page:
        page.write("The door is blue. You can go in. Sit down where you like. " * 6)

    code, said, _wrong = sameboat("programme", "check", folder)

    assert code == 0
    assert said.startswith("a-walk-together: 13 steps; it can be taken. Read with ease at ")


def test_what_is_wrong_is_told_by_file_and_line(sameboat, tmp_path):
    folder = write_whole(tmp_path)
    (folder / "steps" / "welcome.md").write_text("Hello.")

    code, said, _wrong = sameboat("programme", "check", folder)

    assert code == 1
    assert f"{folder}/steps/welcome.md:1: wrong: a step begins with a line ---" in said
    assert said.endswith("a-walk-together: 1 to mend.\n")


def test_a_name_that_no_terminal_can_show_is_told_all_the_same(sameboat, tmp_path):
    folder = write_whole(tmp_path)
    (folder / os.fsdecode(b"\xff\x1b[31m.txt")).write_bytes(b"x")

    code, said, _wrong = sameboat("programme", "check", folder)

    assert (code, "\x1b" in said) == (0, False)
    assert "?[31m.txt:1: look at this: nothing reads this file" in said


def test_a_folder_that_is_not_there_is_a_sentence(sameboat, tmp_path):
    code, said, _wrong = sameboat("programme", "check", tmp_path / "nowhere")

    assert (code, "this is no folder" in said) == (1, True)


@pytest.mark.parametrize("of", ["programme", "step", "prompts"])
def test_schemas_for_editors(sameboat, of):
    code, said, _wrong = sameboat("programme", "schema", of)

    schema = json.loads(said)
    assert code == 0
    assert schema["$schema"].endswith("2020-12/schema")
    assert len(schema.get("oneOf", [])) == (len(KINDS) if of == "step" else 0)


@pytest.mark.parametrize("shape", [PROGRAMME, PROMPTS, *map(step_shape, KINDS)])
def test_every_name_stands_in_the_page_for_writers(shape):
    page = PAGE.read_text(encoding="utf-8")

    assert [name for name in shape.parts if f"`{name}`" not in page] == []
