"""A few kilobytes can unfold to a gigabyte: what a picture takes of the machine, in a process of its own."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

MOST_MEGABYTES = 320
# The peak as the kernel kept it. getrusage would count the parent's memory too.
MEASURE = """
import os, sys, threading
os.environ["DJANGO_SETTINGS_MODULE"] = "sameboat.settings"
import django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from sameboat.lib.refusal import Refusal
from sameboat.posts.pictures import _dots

def peak():
    status = open("/proc/self/status").read()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024

def unfold():
    try:
        said.append("x".join(map(str, _dots(SimpleUploadedFile("x", data)).size)))
    except Refusal:
        said.append("refused")

data, said, before = sys.stdin.buffer.read(), [], peak()
at_once = [threading.Thread(target=unfold) for _turn in range(4)]
for each in at_once:
    each.start()
for each in at_once:
    each.join()
print(peak() - before, *set(said))
"""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak is read where Linux keeps it"
)


def _unfolded(form, mode, size, **extra):
    """The megabytes that four people take who send this picture at one moment, and what became of it."""
    written = io.BytesIO()
    Image.new(mode, size).save(written, form, **extra)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], input=written.getvalue(), capture_output=True, check=True
    )
    megabytes, *said = done.stdout.decode().split()
    return int(megabytes), said


@pytest.mark.parametrize(
    ("form", "mode", "size", "extra"),
    [
        ("JPEG", "RGB", (8160, 6120), {}),
        ("JPEG", "CMYK", (4032, 3024), {"progressive": True}),
        ("PNG", "RGBA", (4032, 3024), {}),
    ],
    ids=["a phone's largest photo", "one that loads step by step", "a large drawing"],
)
def test_the_largest_pictures_we_take_leave_room_on_a_small_machine(form, mode, size, extra):
    megabytes, said = _unfolded(form, mode, size, **extra)

    assert said == ["1600x1200"]
    assert megabytes < MOST_MEGABYTES


@pytest.mark.parametrize(
    ("form", "mode", "extra"),
    [("PNG", "RGBA", {}), ("GIF", "P", {}), ("JPEG", "L", {"progressive": True})],
)
def test_a_small_file_that_would_unfold_to_a_huge_picture_is_not_unfolded(form, mode, extra):
    megabytes, said = _unfolded(form, mode, (7000, 7000), **extra)

    assert said == ["refused"]
    assert megabytes < 20
