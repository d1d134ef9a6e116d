"""How a picture's file is answered with, wherever somebody may see it."""

from django.http import FileResponse, Http404

from sameboat.posts.models import Picture
from sameboat.posts.pictures import path_of


def picture_answer(picture: Picture) -> FileResponse:
    """The picture and nothing that could run beside it; 404 where its file is gone."""
    try:
        file = open(path_of(picture), "rb")  # noqa: SIM115
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store, private"
    return response
