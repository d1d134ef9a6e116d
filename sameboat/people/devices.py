"""Names for devices, as somebody would say them."""

from django.http import HttpRequest


def name_device(request: HttpRequest) -> None:
    """Keep in the session what kind of device this is; written at once, so that its owner sees it."""
    request.session["kind"] = kind_of_device(request.headers.get("User-Agent", ""))
    request.session.save()


def kind_of_device(agent: str) -> str:
    """ "Phone, Firefox" from a User-Agent line. Nothing else of it is kept."""
    what = "Phone" if any(w in agent for w in ("Mobile", "Android", "iPhone")) else "Computer"
    for browser in ("Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari"):
        if browser in agent:
            return f"{what}, {browser.replace('Edg', 'Edge').replace('OPR', 'Opera')}"
    return what
