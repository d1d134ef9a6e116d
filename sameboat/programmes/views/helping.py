from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def help_at_once(request: HttpRequest) -> HttpResponse:
    """After words that sound like danger: they are kept, and help comes before anything else."""
    messages.success(request, _("What you wrote is kept. It sounds heavy. Somebody is there for you now:"))  # fmt: skip
    return redirect("safety:help")
