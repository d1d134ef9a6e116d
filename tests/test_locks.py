"""Rows are locked so that others may still point at them: no lock waits for a notice, a line or a note about its row."""

import re
from pathlib import Path

import sameboat

HOUSE = Path(sameboat.__file__).parent
LOCK = re.compile(r"select_for_update\(([^()]*(?:\([^()]*\)[^()]*)*)\)")


def test_no_lock_is_stronger_than_it_need_be():
    stronger = [
        f"{path.relative_to(HOUSE)}: {found.group()}"
        for path in HOUSE.rglob("*.py")
        for found in LOCK.finditer(path.read_text(encoding="utf-8"))
        if "no_key=True" not in found.group(1)
    ]

    assert stronger == []
