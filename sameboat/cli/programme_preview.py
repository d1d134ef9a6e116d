"""Playing a programme's folder through on the terminal, with the clock turned forward."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sameboat.programmes.folder.looking import look_at_folder
from sameboat.programmes.folder.nouns import Programme
from sameboat.programmes.instruments import known_instruments
from sameboat.programmes.queries.preview import forks_of, preview_on, told_day, walker_of
from sameboat.programmes.way.walking import Walker, walk


def play(folder: Path, day: int | None, answers: list[str], silent: str) -> int:
    """Print every day on which anything happens, or one day as it looks in the morning. Returns 1 where it cannot be played."""
    looked = look_at_folder(folder, known_instruments())
    if looked.programme is None or not looked.can_be_taken:
        return _no(f"{folder.name} cannot be played yet: see what `sameboat programme check` says.")
    known = {fork.name for fork in forks_of(looked.programme, known_instruments())}
    given = dict(each.partition("=")[::2] for each in answers)
    if strange := sorted(given.keys() - known):
        return _no(f"There is nothing to answer called {', '.join(strange)}; there is: {', '.join(sorted(known)) or 'nothing'}.")  # fmt: skip
    try:
        walker = walker_of(given, _days(silent))
    except ValueError:
        return _no("A reading is a number, and --silent two days such as 10-40.")
    lines = _whole(looked.programme, walker) if day is None else _one_day(looked.programme, walker, day)  # fmt: skip
    # Whoever looks at the first lines only closes the pipe.
    with suppress(BrokenPipeError):
        for line in lines:
            print(line, flush=True)
    return 0


def _days(silent: str) -> frozenset[int]:
    first, _dash, last = silent.partition("-")
    return frozenset(range(int(first), int(last or first) + 1)) if silent else frozenset()


def _whole(programme: Programme, walker: Walker) -> Iterator[str]:
    for fork in forks_of(programme, known_instruments()):
        choices = ", ".join(code for code, _words in fork.choices) or "a number"
        yield f"--answer {fork.name}=...   {fork.asks} ({choices})"
    for walked in walk(programme, walker):
        if words := told_day(walked):
            yield f"day {walked.day}: {words}"


def _one_day(programme: Programme, walker: Walker, day: int) -> Iterator[str]:
    shown = preview_on(programme, day, walker)
    for line in shown.lines:
        yield f"line: {line.words}"
    for module in shown.modules:
        yield module.title
        for each in module.steps:
            yield f"  {each.state}: {each.title}"


def _no(why: str) -> int:
    print(why, file=sys.stderr)
    return 1
