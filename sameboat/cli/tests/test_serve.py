"""The house opens with one command, closes when asked, and does not stand there half open."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from bench.servers import free_port
from tests.tables import give_tables


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """One data folder for all of them, with its tables: from nothing they are made in `test_backup`'s drill."""
    return give_tables(tmp_path_factory.mktemp("served") / "data")


@pytest.fixture
def served(data):
    """The real `sameboat serve` on a data folder of its own, open."""
    port = free_port()
    surroundings = {**os.environ, "SAMEBOAT_DATA": str(data), "SAMEBOAT_DATABASE": ""}
    house = subprocess.Popen(
        [sys.executable, "-m", "sameboat", "serve", f"--bind=127.0.0.1:{port}", "--workers=1"],
        env=surroundings, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    house.address = f"http://127.0.0.1:{port}"
    wait_for(lambda: answers(house) or house.poll() is not None)
    yield house
    if house.poll() is None:
        os.killpg(house.pid, signal.SIGKILL)
    house.communicate()


def wait_for(so):
    end = time.monotonic() + 60
    while time.monotonic() < end and not so():
        time.sleep(0.05)


def answers(house):
    try:
        return urllib.request.urlopen(house.address + "/help/", timeout=5).status == 200  # noqa: S310
    except OSError:
        return False


def parts_of(house):
    """The processes that the house started: the web pages and the worker."""
    return children_of(house.pid)


def children_of(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def named(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def are_gone(pids):
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


pytestmark = [
    pytest.mark.one_database,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc: Linux only"),
]


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_it_opens_with_both_parts_has_posts_read_and_closes_cleanly(served, asked):
    parts = parts_of(served)
    names = [named(pid) for pid in parts]
    (worker,) = (pid for pid in parts if "sameboat worker" in named(pid))
    # A child that has only just begun still carries the worker's name.
    wait_for(lambda: any("sameboat reader" in named(pid) for pid in children_of(worker)))
    readers = children_of(worker)
    read_by = [named(pid) for pid in readers]

    served.send_signal(asked)
    said, wrong = served.communicate(timeout=60)

    assert served.returncode == 0
    assert "The house is open on http://" in said
    assert "Traceback" not in wrong
    assert any("gunicorn" in name for name in names)
    assert any("sameboat worker" in name for name in names)
    assert [name.split("sameboat ")[-1].split()[0] for name in read_by] == ["reader"]
    wait_for(lambda: are_gone(readers))
    assert are_gone([*parts, *readers])
    assert not answers(served)


@pytest.mark.parametrize("part", ["gunicorn", "sameboat worker"])
def test_one_part_that_dies_stops_the_other(served, part):
    parts = parts_of(served)
    (unlucky,) = (pid for pid in parts if part in named(pid))

    os.kill(unlucky, signal.SIGKILL)
    _said, wrong = served.communicate(timeout=60)

    assert served.returncode == 1
    assert "One part of the house stopped by itself" in wrong
    wait_for(lambda: are_gone(parts))
    assert are_gone(parts)
