from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sameboat.programmes.danger import is_sure
from sameboat.text.findings import Finding


def help_first(request: HttpRequest, found: Finding | None) -> HttpResponse | None:
    """After words that sound like danger: they are kept, and help comes before anything else. Where it is less sure, a line says where help is."""
    if found is None:
        return None
    if not is_sure(found):
        messages.info(request, _("If today is heavy: Help now is at the top of every page."))
        return None
    messages.success(request, _("What you wrote is kept. It sounds heavy. Somebody is there for you now:"))  # fmt: skip
    return redirect("safety:help")
