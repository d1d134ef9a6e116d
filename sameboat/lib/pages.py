"""Small things that views share."""

from django.http import HttpRequest


def back_to(request: HttpRequest, fallback: str) -> str:
    """Where a form asked to return to (`next`), if that is on this site; else the fallback."""
    from django.utils.http import url_has_allowed_host_and_scheme

    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if safe else fallback


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for; 1 for anything that is not a number."""
    asked = request.GET.get("page", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 7
    return max(1, int(asked)) if is_number else 1
