"""Two hundred folders broken by chance: never a fault of ours, always a file, a line and a reason."""

import random  # noqa: TID251 - chance that breaks a test folder, from a fixed seed
import shutil
from pathlib import Path

import pytest

from sameboat.programmes.folder.looking import look_at_folder
from sameboat.programmes.instruments import known_instruments
from sameboat.programmes.tests.whole_folder import write_whole

SHIPPED = sorted(Path(__file__).parents[1].joinpath("shipped").glob("*/programme.yaml"))
_STRANGE = ["\x00", "\ufffd", "\t", ": ", "- ", "&a ", "*a", "!!x ", "{", "]", '"', "'", "---\n", "🌊" * 50, "\r", "%", "9" * 40, "\ud7ff", "null", "<<: "]  # fmt: skip


def _lines(chance, text):
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    how = chance.randrange(5)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(at, lines[chance.randrange(len(lines))])
    elif how == 2:
        lines[at] = chance.choice(["  ", "", "    "]) + lines[at].strip()
    elif how == 3:
        lines[at] = lines[at].replace(":", "", 1)
    else:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def _letters(chance, text):
    at = chance.randrange(len(text) + 1)
    if chance.random() < 0.5:
        return text[:at] + chance.choice(_STRANGE) + text[at:]
    return text[:at] + text[at + chance.randrange(1, 30) :]


def _break(chance, folder):
    """Do one to four things to a folder."""
    for _time in range(chance.randrange(1, 5)):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        path = chance.choice(files)
        how = chance.random()
        if how < 0.08 and len(files) > 1:
            path.unlink()
        elif how < 0.14:
            path.rename(path.with_name(chance.choice(["ü.md", "x.md", "A B.yaml", ".hidden", "programme.yaml"])))  # fmt: skip
        elif how < 0.24:
            path.write_bytes(chance.randbytes(chance.randrange(200)))
        elif how < 0.3:
            path.write_bytes(path.read_bytes()[: chance.randrange(200)])
        else:
            text = path.read_text(encoding="utf-8", errors="replace")
            change = _lines if chance.random() < 0.6 else _letters
            path.write_text(change(chance, text), encoding="utf-8", errors="replace")


@pytest.mark.parametrize("tens", range(20))
def test_a_broken_folder_is_told_by_file_and_line(tmp_path, tens):
    noticed = 0
    for number in range(10):
        chance = random.Random(tens * 10 + number)
        place = tmp_path / str(number)
        # A large one of those that come along only now and then: each page's words are counted.
        whole = chance.choice(SHIPPED)
        if chance.random() > 0.1:
            folder = write_whole(place)
        else:
            folder = place / whole.parent.name
            shutil.copytree(whole.parent, folder)
        _break(chance, folder)

        found = look_at_folder(folder, known_instruments())

        for each in found.problems:
            assert each.file
            assert each.line >= 1
            assert each.why
            if (folder / each.file).is_file() and not each.file.startswith("media/"):
                assert each.line <= (folder / each.file).read_bytes().count(b"\n") + 2
        noticed += bool(found.problems)
    assert noticed >= 4
