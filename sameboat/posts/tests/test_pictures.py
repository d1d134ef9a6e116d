import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sameboat.lib.refusal import Refusal
from sameboat.posts.models import Picture
from sameboat.posts.pictures import LONGEST_SIDE, add_picture, path_of

SECRETS = (b"Taken at home", b"Phone of Asha", b"a hidden archive", b"48.2082")


def picture_file(form="JPEG", size=(80, 60), mode="RGB", **extra):
    """A small picture file of some kind."""
    written = io.BytesIO()
    Image.new(mode, size, 120 if mode in {"L", "P", "1"} else None).save(written, form, **extra)
    return SimpleUploadedFile(f"kite.{form.lower()}", written.getvalue())


def telling_file(form):
    """A picture file with everything in it that a phone and its owner might leave there."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0110], exif[0x0112] = "Taken at home", "Phone of Asha", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (48.2082, 0.0, 0.0)})
    extra = {"exif": exif}
    if form == "PNG":
        extra["pnginfo"] = PngInfo()
        extra["pnginfo"].add_text("Comment", "Taken at home")
        extra["pnginfo"].add_itxt("XML:com.adobe.xmp", "Phone of Asha 48.2082", zip=False)
    elif form in {"JPEG", "WEBP"}:
        extra["xmp"] = b"<x>Phone of Asha 48.2082</x>"
    if form in {"JPEG", "GIF"}:
        extra["comment"] = b"Taken at home"
    if form == "GIF":
        del extra["exif"]
    written = io.BytesIO()
    Image.new("RGB", (80, 60), "red").save(written, form, **extra)
    return SimpleUploadedFile("x", written.getvalue() + b"PK\x03\x04 a hidden archive")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_made_anew_with_nothing_but_its_dots(asha, form):
    upload = telling_file(form)
    assert any(secret in upload.read() for secret in SECRETS)
    upload.seek(0)

    kept = path_of(add_picture(owner=asha, upload=upload)).read_bytes()

    assert not any(secret in kept for secret in SECRETS)
    with Image.open(io.BytesIO(kept)) as opened:
        assert opened.format == "WEBP"
        assert not dict(opened.getexif())
        assert not {"xmp", "exif", "comment", "icc_profile"} & set(opened.info)
    size = struct.unpack("<I", kept[4:8])[0] + 8
    assert len(kept) == size, "nothing trails behind the picture"


def test_a_picture_taken_sideways_stands_upright(asha):
    kept = add_picture(owner=asha, upload=telling_file("JPEG"))

    assert (kept.width, kept.height) == (60, 80)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_can_be_read(asha, mode):
    kept = add_picture(owner=asha, upload=picture_file("PNG", mode=mode))

    assert path_of(kept).is_file()


def test_the_first_of_moving_pictures_is_kept(asha):
    written, frames = io.BytesIO(), [Image.new("L", (9, 9), shade) for shade in (1, 200)]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])

    kept = add_picture(owner=asha, upload=SimpleUploadedFile("x.gif", written.getvalue()))

    with Image.open(path_of(kept)) as opened:
        assert getattr(opened, "n_frames", 1) == 1


def test_a_large_picture_is_made_smaller(asha):
    kept = add_picture(owner=asha, upload=picture_file("PNG", (3200, 800), "L"))

    assert (kept.width, kept.height) == (LONGEST_SIDE, 400)


def bomb(width, height):
    """A few bytes that say they are a picture of this size."""

    def part(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    dots = zlib.compress(bytes(10_000))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", dots) + part(b"IEND", b"")


@pytest.mark.parametrize("size", [(8000, 8000), (40_000, 40_000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(asha, size):
    with pytest.raises(Refusal):
        add_picture(owner=asha, upload=SimpleUploadedFile("x.png", bomb(*size)))

    assert not Picture.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_its_limit(asha, settings):
    settings.PICTURE_MAX_BYTES = 100

    with pytest.raises(Refusal, match="larger than"):
        add_picture(owner=asha, upload=picture_file("JPEG"))


def _file(form):
    written = io.BytesIO()
    Image.new("RGB", (20, 20)).save(written, form)
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a",
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0" + bytes(200),
        _file("BMP"),
        _file("TIFF"),
        _file("ICO"),
        _file("PPM"),
        _file("JPEG")[:200],
        _file("PNG")[:45],
        _file("WEBP")[:40],
    ],
    ids=["empty", "words", "svg", "html", "half gif", "pdf", "noise", "bmp", "tiff", "ico", "ppm",
         "cut jpeg", "cut png", "cut webp"],
)  # fmt: skip
def test_what_is_no_picture_is_refused_in_words(asha, data):
    with pytest.raises(Refusal, match="JPEG, PNG, WebP and GIF work"):
        add_picture(owner=asha, upload=SimpleUploadedFile("kite.jpg", data, "image/jpeg"))

    assert not Picture.objects.exists()


def test_a_picture_broken_in_its_notes_is_refused_and_never_breaks_the_page(asha):
    good = bytearray(telling_file("JPEG").read())
    for place in range(20, 260):
        broken = bytes(good[:place]) + b"\xff\x00" + bytes(good[place + 2 :])

        try:
            add_picture(owner=asha, upload=SimpleUploadedFile("x.jpg", broken))
        except Refusal:
            continue
