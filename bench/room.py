"""A meeting with 200 people who read and 20 who write, on one web process: how soon a line is with everybody.

`python -m bench.room` makes a house with a meeting that is on, starts it as `sameboat serve --workers 1` does, and lets
made-up browsers in this process ask as `room.js` does, each over a connection of its own that is kept alive. People are
signed in by sessions made in the database; the screen looks at every line.
"""

import argparse
import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.room_people import Figures, Room
from bench.servers import free_port


def main() -> None:
    """Make the house, open it, let everybody in, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--every", type=float, default=10, help="seconds between a writer's lines")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        surroundings = {**os.environ, "SAMEBOAT_DATA": data, "SAMEBOAT_URL": f"http://127.0.0.1:{port}"}  # fmt: skip
        world = _world(surroundings, told.readers + told.writers)
        serve = [sys.executable, "-m", "sameboat", "serve", "--workers", "1", "--bind"]
        house = subprocess.Popen([*serve, f"127.0.0.1:{port}"], env=surroundings)
        try:
            _wait(port)
            room = Room(port, world["meeting"], world["sessions"], told.readers, told.every)
            web = _web_process(house.pid)
            before = _cpu(web)
            figures = asyncio.run(room.meet(told.seconds))
            _say(figures, _memory(web), _cpu(web) - before)
        finally:
            house.send_signal(signal.SIGTERM)
            house.wait(timeout=60)


def _world(surroundings: dict[str, str], people: int) -> dict[str, object]:
    made = subprocess.run(
        [sys.executable, "-m", "bench.room_world", str(people)],
        env=surroundings, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return dict(json.loads(made.splitlines()[-1]))


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/help/", timeout=2).read()
        except OSError:
            time.sleep(0.2)
        else:
            # The reader's process loads its encoder at first; a house has been open for longer.
            time.sleep(5)
            return
    raise RuntimeError("the house did not open")


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _web_process(serve: int) -> int:
    """The one worker of gunicorn below `serve`."""
    for child in _children(serve):
        if b"gunicorn" in Path(f"/proc/{child}/cmdline").read_bytes():
            (worker,) = _children(child)
            return worker
    raise RuntimeError("no gunicorn is running")


def _memory(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {
        line.split(":")[0]: int(line.split()[1]) / 1024
        for line in lines
        if line.startswith(("VmRSS", "VmHWM"))
    }


def _cpu(pid: int) -> float:
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def _say(figures: Figures, memory: dict[str, float], cpu: float) -> None:
    print(
        f"{figures.lines} lines said by {figures.writers}, read by {figures.readers}, in {figures.seconds:.0f} s"
    )
    for called, delays in (("answered", figures.since_answered), ("sent", figures.since_sent)):
        cut = statistics.quantiles(delays, n=20)
        print(
            f"from a line's being {called:<8} until a reader has it: median {statistics.median(delays):.2f} s, "
            f"95th percentile {cut[-1]:.2f} s, at most {max(delays):.2f} s"
        )
    print(
        f"lines that a reader never had: {figures.lost}; had twice: {figures.doubled}; out of order: {figures.unordered}"
    )
    print(
        f"a line was answered after {statistics.median(figures.answers) * 1000:.0f} ms at the median"
    )
    print(
        f"requests a second: {figures.requests / figures.seconds:.0f} ({figures.news} with news, {figures.empty} without, "
        f"{figures.wrong} neither); a request took {figures.look_ms:.0f} ms at the median; connections opened: {figures.opened}"
    )
    print(
        f"CPU of the web process: {cpu / figures.seconds:.0%} of a core; memory: {memory['VmRSS']:.0f} MB, at most {memory['VmHWM']:.0f} MB"
    )


if __name__ == "__main__":
    main()
