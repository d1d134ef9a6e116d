"""Every deed that the house writes down has words of its own."""

import ast
from pathlib import Path

import pytest

import sameboat
from sameboat.audit.commands import record
from sameboat.audit.words import DEEDS
from sameboat.safety.ports import reportables


def _deeds_written_down():
    for path in Path(sameboat.__file__).parent.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record"
            if called and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value


@pytest.mark.one_database
def test_every_deed_in_the_code_has_words():
    assert set(_deeds_written_down()) - DEEDS.keys() == set()


def test_everything_a_report_can_hide_has_words():
    deeds = {
        f"{verb}_{thing}"
        for thing, how in reportables.items()
        for verb in ("hide", "restore")
        if getattr(how, verb) is not None
    }

    assert deeds - DEEDS.keys() == set()


@pytest.mark.django_db
def test_the_audit_page_says_it_in_words(as_, olu, asha):
    record("make_host", actor=olu, subject=asha)
    record("an_older_deed", actor=olu)

    page = as_(olu).get("/desk/audit/").content.decode()

    assert "made somebody a host" in page
    assert "an older deed" in page
    assert "make_host" not in page
