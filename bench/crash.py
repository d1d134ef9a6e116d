"""`python -m bench.crash --times 50`: kill the whole server while people write, and look for what was lost.

The real `sameboat serve` runs on a data folder of its own. People write posts, letters and drafts
through the real forms. At a random moment every process of the server is killed with SIGKILL; it is
started again, and everything it had said yes to must be there exactly once, with no half thread.
In the first round a backup is made while they write, and brought back into another house.
"""

import argparse
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.crash_hands import LOST, Hand
from bench.servers import free_port
from tests.tables import give_tables

CHANCE = secrets.SystemRandom()
NAMES = ["Alder", "Birch", "Cedar", "Damson"]


class House:
    """The server, started and killed."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.bind = f"127.0.0.1:{port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a process group of its own and wait until it answers."""
        command = [sys.executable, "-m", "sameboat", "serve", f"--bind={self.bind}"]
        self.process = subprocess.Popen(
            command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.address + "/help/", timeout=5).read()
            except LOST:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the house did not open")

    def kill(self) -> None:
        """SIGKILL to every process of it at once."""
        if self.process and self.process.returncode is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def write_and_kill(house: House, hands: list[Hand], work: float, keep_in: Path | None) -> None:
    """Let everybody write, kill the house in the middle, and wait until the last hand noticed."""
    stop = threading.Event()
    with ThreadPoolExecutor(len(hands)) as pool:
        writers = [pool.submit(hand.write_until, stop) for hand in hands]
        try:
            _wait_for_words(hands)
            time.sleep(work)
            if keep_in:
                run_module("sameboat", "backup", str(keep_in))
            house.kill()
        finally:
            stop.set()
        for writer in writers:
            writer.result()


def _wait_for_words(hands: list[Hand]) -> None:
    """Until everybody is in the middle of writing: a server has just started, and the first page is slow."""
    before, end = [hand.count for hand in hands], time.monotonic() + 20
    while time.monotonic() < end and any(
        hand.count < first + 3 for hand, first in zip(hands, before, strict=True)
    ):
        time.sleep(0.02)


def run_module(module: str, *words: str, **surroundings: str) -> str:
    """Run a command to its end; raises where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env={**os.environ, **surroundings}, text=True, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{module} {words} failed: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def bring_back(kept: Path) -> str:
    """Restore the backup that was made under load, and look for half threads in it."""
    with tempfile.TemporaryDirectory(prefix="sameboat-crash-copy-") as other:
        elsewhere = {"SAMEBOAT_DATA": str(give_tables(Path(other))), "SAMEBOAT_DATABASE": ""}
        equal = run_module("sameboat", "restore", str(kept), **elsewhere)
        return f"{equal} {run_module('bench.crash_truth', **elsewhere)}"


def run(times: int, data: str) -> int:
    """Kill it that many times. Returns how many things were wrong."""
    from bench.crash_truth import make_house, whats_wrong

    house = House(free_port())
    place, began, wrong = make_house(NAMES), time.monotonic(), []
    hands = [Hand(house.address, name, place) for name in NAMES]
    kept = Path(data) / "kept.tar.gz"
    try:
        house.start()
        for hand in hands:
            hand.sign_in()
        for number in range(times):
            write_and_kill(house, hands, CHANCE.uniform(0.1, 1.5), None if number else kept)
            house.start()
            found = whats_wrong(hands)
            wrong += found
            print(f"kill {number + 1}: {len(found)} wrong", *found, sep="\n  ", flush=True)
    finally:
        house.kill()
    print(f"backup under load: {bring_back(kept)}")
    posts = sum(len(hand.memory.posts) for hand in hands)
    letters = sum(len(hand.memory.letters) for hand in hands)
    drafts = sum(hand.memory.drafts_kept for hand in hands)
    print(
        f"{times} kills in {time.monotonic() - began:.0f} s: {posts} posts, {letters} letters and "
        f"{drafts} drafts were acknowledged; {len(wrong)} lost, doubled or halved."
    )
    return len(wrong)


def main() -> int:
    """Returns 1 where anything was lost."""
    parser = argparse.ArgumentParser("bench.crash", description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory(prefix="sameboat-crash-") as data:
        os.environ["SAMEBOAT_DATA"], os.environ["SAMEBOAT_MOST_AN_HOUR"] = data, "0"
        give_tables(Path(data))
        return 1 if run(times, data) else 0


if __name__ == "__main__":
    raise SystemExit(main())
