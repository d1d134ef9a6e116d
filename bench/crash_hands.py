"""People who write through the real forms, and remember what the house said yes to."""

import http.client
import json
import secrets
import threading
from dataclasses import dataclass, field
from typing import Any

from bench.load import Browser

PASSPHRASE = "a stubborn lamp in a storm"
LOST = (OSError, http.client.HTTPException)


@dataclass
class Memory:
    """What one person was promised: posts and letters by their words, drafts by their place."""

    posts: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    drafts_kept: int = 0
    # Sent, but the house died before it answered: there once or not at all.
    perhaps: list[str] = field(default_factory=list)
    perhaps_drafts: dict[str, list[str]] = field(default_factory=dict)


class Hand:
    """One person writing: answers, threads, letters and drafts in turn, as fast as the house takes them."""

    def __init__(self, address: str, name: str, place: dict[str, Any]) -> None:
        self.name, self.place, self.memory = name, place, Memory()
        self.browser = Browser(address)
        self.count = 0
        self.unanswered: tuple[str, dict[str, str]] | None = None

    def sign_in(self) -> None:
        """Come in through the front door. The session outlives the server."""
        fields = {"name": self.name, "passphrase": PASSPHRASE, "next": ""}
        status, _text = self.browser.ask("POST", "/sign-in/", fields | self.token("/sign-in/"))
        if status != 302:
            raise RuntimeError(f"{self.name} could not sign in: {status}")

    def token(self, path: str) -> dict[str, str]:
        """The form token of a page, as a field."""
        return {"csrfmiddlewaretoken": self.browser.token(path)}

    def write_until(self, stop: threading.Event) -> None:
        """Write until told to stop or until the house is gone."""
        try:
            self._try_again()
            token = self.token(f"/threads/{self.place['thread']}/")
            while not stop.is_set():
                self.count += 1
                write = (self._answer, self._draft, self._letter, self._answer, self._open)
                write[self.count % 5](token, f"{self.name} says {self.count}")
        except LOST:
            return

    def _try_again(self) -> None:
        """Send the post that got no answer once more, as a person would: its key keeps it single."""
        if self.unanswered:
            path, fields = self.unanswered
            self._post(path, fields | self.token(f"/threads/{self.place['thread']}/"))

    def _post(self, path: str, fields: dict[str, str]) -> None:
        self.unanswered = (path, fields)
        self._say(path, fields, 302)
        self.unanswered = None
        self.memory.posts.append(fields["body"])

    def _say(self, path: str, fields: dict[str, str], wanted: int) -> None:
        status, text = self.browser.ask("POST", path, fields)
        if status != wanted or self.browser.sent_to.startswith("/sign-in/"):
            raise RuntimeError(f"{path} was answered with {status}: {text[:300]}")

    def _answer(self, token: dict[str, str], words: str) -> None:
        fields = {"body": words, "once_key": secrets.token_hex(16)}
        self._post(f"/threads/{self.place['thread']}/answer/", token | fields)

    def _open(self, token: dict[str, str], words: str) -> None:
        fields = {"circle": str(self.place["circle"]), "kind": "talk", "title": f"Thread: {words}"}
        self._post("/write/", token | fields | {"body": words, "once_key": secrets.token_hex(16)})

    def _letter(self, token: dict[str, str], words: str) -> None:
        self.memory.perhaps.append(words)
        path = f"/letters/{self.place['conversations'][self.name]}/"
        self._say(path, token | {"body": words}, 302)
        self.memory.perhaps.remove(words)
        self.memory.letters.append(words)

    def _draft(self, token: dict[str, str], words: str) -> None:
        place = f"thread:{self.place['quiet'][self.count % len(self.place['quiet'])]}"
        self.memory.perhaps_drafts.setdefault(place, []).append(words)
        fields = {"place": place, "fields": json.dumps({"body": words})}
        self._say("/drafts/", token | fields, 204)
        self.memory.drafts[place] = words
        self.memory.drafts_kept += 1
        self.memory.perhaps_drafts[place] = []
