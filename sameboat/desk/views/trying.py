"""How the desk's forms answer: a sentence, and back to where one was."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sameboat.lib.refusal import Refusal
from sameboat.people.doors import SignedInRequest


def try_it(
    request: SignedInRequest, do: Callable[[], object], done: str, path: str
) -> HttpResponse:
    """Do something; say that it is done, or why not."""
    try:
        do()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(path)
