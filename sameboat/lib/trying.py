"""How a button is answered: do it, say that it is done or why not, and go to where one was."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sameboat.lib.refusal import Refusal


def try_it(request: HttpRequest, do: Callable[[], object], done: str, to: Any) -> HttpResponse:
    """Do something, say how it went, and lead to `to`: an address, or a thing that has one."""
    try:
        do()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(to)
