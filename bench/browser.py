"""A very small browser for measuring: keeps cookies, fills forms."""

import http.client
import re
import urllib.parse

_BETWEEN = "----bench"


class Browser:
    """A very small browser: keeps cookies, fills forms."""

    def __init__(self, address: str) -> None:
        self.host = urllib.parse.urlsplit(address).netloc
        self.cookies: dict[str, str] = {}
        self.sent_to = ""

    @property
    def cookie(self) -> str:
        """The Cookie header."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """One request; returns its status and text."""
        line = http.client.HTTPConnection(self.host, timeout=30)
        body = _as_form(fields) if fields else None
        headers = {"Cookie": self.cookie, "Referer": f"http://{self.host}{path}"}
        if body:
            headers["Content-Type"] = f"multipart/form-data; boundary={_BETWEEN}"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        text = answer.read().decode()
        self.sent_to = answer.getheader("Location", "")
        line.close()
        return answer.status, text

    def token(self, path: str) -> str:
        """The form token of a page."""
        _status, text = self.ask("GET", path)
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text).group(1)


def _as_form(fields: dict[str, str]) -> bytes:
    """Fields as a browser sends a form that may carry a picture."""
    parts = (
        f'--{_BETWEEN}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return ("".join(parts) + f"--{_BETWEEN}--\r\n").encode()
