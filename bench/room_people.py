"""Made-up browsers in a meeting: each asks as `room.js` does, over one connection that is kept alive."""

import asyncio
import re
import statistics
import time
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlencode

FAST, QUIET, SLOWER = 1.0, 4.0, 1.15
_NUMBER = re.compile(rb"Line #(\d+)#")
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Figures:
    """What was measured, in seconds where nothing else is said."""

    readers: int = 0
    writers: int = 0
    seconds: float = 0
    since_sent: list[float] = field(default_factory=list)
    since_answered: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    lines: int = 0
    lost: int = 0
    doubled: int = 0
    unordered: int = 0
    requests: int = 0
    news: int = 0
    empty: int = 0
    wrong: int = 0
    opened: int = 0

    @property
    def look_ms(self) -> float:
        """How long a look took at the median."""
        return statistics.median(self.looks) * 1000


class Browser:
    """One person's connection."""

    def __init__(self, room: "Room", session: str, turn: float) -> None:
        # `turn`, from 0 to 1, is how far behind the first they begin: nobody looks at one moment with all others.
        self.room, self.cookies, self.turn = room, {"place": session}, turn
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None
        self.after, self.token = "0", ""
        self.seen: list[tuple[int, float]] = []

    async def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """One request; where the server has closed the connection meanwhile, once more on a new one."""
        for turn in range(3):
            try:
                return await self._ask(method, path, body, headers)
            except (OSError, asyncio.IncompleteReadError):
                self._close()
                if turn == 2:
                    raise
        raise AssertionError

    async def _ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.room.port)
            self.room.figures.opened += 1
        told = {
            "Host": f"127.0.0.1:{self.room.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Encoding": "gzip",
            **({"Content-Length": str(len(body))} if body else {}),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        raw = await self.reader.readuntil(b"\r\n\r\n")
        first, *lines = raw.decode("latin-1").rstrip().split("\r\n")
        answer = {}
        for line in lines:
            name, _, value = line.partition(": ")
            answer[name.lower()] = value
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        came = await self._body(answer)
        if answer.get("connection", "").lower() == "close":
            self._close()
        self.room.figures.requests += 1
        return int(first.split()[1]), answer, _plain(answer, came)

    async def _body(self, headers: dict[str, str]) -> bytes:
        if headers.get("transfer-encoding") != "chunked":
            return await self.reader.readexactly(int(headers.get("content-length", 0)))
        parts = []
        while size := int(await self.reader.readline(), 16):
            parts.append((await self.reader.readexactly(size + 2))[:-2])
        await self.reader.readline()
        return b"".join(parts)

    def _close(self) -> None:
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None

    async def come_in(self) -> None:
        """Open the page, as a person does, and take its token and stamp along."""
        status, _headers, page = await self.ask("GET", self.room.path)
        if status != 200:
            raise RuntimeError(f"the meeting's page was answered with {status}")
        self.token = _TOKEN.search(page).group(1).decode()
        self.after = re.search(rb'data-after="(\d+)"', page).group(1).decode()

    async def keep_looking(self) -> None:
        """Ask every second while others write, slower when it is quiet."""
        wait = FAST
        await asyncio.sleep(self.turn * FAST)
        while not self.room.is_over:
            begun = time.monotonic()
            status, headers, body = await self.ask(
                "GET", f"{self.room.path}lines/?after={self.after}&as=on"
            )
            self.room.figures.looks.append(time.monotonic() - begun)
            wait = self._take(status, headers, body, wait)
            await asyncio.sleep(wait)

    def _take(self, status: int, headers: dict[str, str], body: bytes, wait: float) -> float:
        figures, now = self.room.figures, time.monotonic()
        if status == 204:
            figures.empty += 1
            return min(wait * SLOWER, QUIET)
        if status != 200:
            figures.wrong += 1
            return wait
        figures.news += 1
        self.seen += [(int(number), now) for number in _NUMBER.findall(body)]
        self.after = headers["x-after"]
        return FAST

    async def keep_writing(self) -> None:
        """Write a line every so often through the real form, as the script does."""
        await asyncio.sleep(self.turn * self.room.every)
        while time.monotonic() < self.room.until:
            number = self.room.next_number()
            fields = {
                "csrfmiddlewaretoken": self.token,
                "words": f"Line #{number}# A quiet day, and a walk to the harbour and back.",
                "once_key": f"bench-{number}",
            }
            self.room.sent[number] = time.monotonic()
            status, _headers, _body = await self.ask(
                "POST", f"{self.room.path}say/", urlencode(fields).encode(),
                Content_Type="application/x-www-form-urlencoded", X_Room="1",
            )  # fmt: skip
            if status != 204:
                raise RuntimeError(f"a line was answered with {status}")
            self.room.answered[number] = time.monotonic()
            await asyncio.sleep(self.room.every)


def _plain(headers: dict[str, str], body: bytes) -> bytes:
    import gzip

    return gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body


class Room:
    """Everybody in the meeting, and what is measured of it."""

    def __init__(
        self, port: int, meeting_id: object, sessions: list[str], readers: int, every: float
    ) -> None:
        self.port, self.path, self.every = port, f"/meetings/{meeting_id}/", every
        self.figures = Figures(readers=readers, writers=len(sessions) - readers)
        self.people = self._browsers(sessions)
        self.hands = self._browsers(sessions[readers:])
        self.sent: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.is_over, self.until = False, 0.0

    def _browsers(self, sessions: list[str]) -> list[Browser]:
        return [Browser(self, each, turn / len(sessions)) for turn, each in enumerate(sessions)]

    def next_number(self) -> int:
        """The number of a new line, told in its words."""
        return len(self.sent)

    async def meet(self, seconds: int) -> Figures:
        """Let everybody in, write and read for so many seconds, and wait until the last line has come."""
        for person in [*self.people, *self.hands]:
            await person.come_in()
        self.figures.requests = self.figures.opened = 0
        begun = time.monotonic()
        self.until = begun + seconds
        looking = [asyncio.create_task(person.keep_looking()) for person in self.people]
        await asyncio.gather(*(hand.keep_writing() for hand in self.hands))
        self.figures.seconds = time.monotonic() - begun
        await asyncio.sleep(8)
        self.is_over = True
        self.figures.seconds = time.monotonic() - begun
        await asyncio.gather(*looking)
        return self._counted()

    def _counted(self) -> Figures:
        figures = self.figures
        figures.lines = len(self.sent)
        figures.answers = [self.answered[each] - self.sent[each] for each in self.sent]
        for person in self.people[: figures.readers]:
            first: dict[int, float] = {}
            for number, at in person.seen:
                figures.doubled += number in first
                first.setdefault(number, at)
            came = [self.answered[number] for number in first]
            figures.unordered += sum(later < earlier - 0.5 for earlier, later in pairwise(came))
            figures.lost += len(set(self.sent) - set(first))
            figures.since_sent += [at - self.sent[number] for number, at in first.items()]
            figures.since_answered += [at - self.answered[number] for number, at in first.items()]
        return figures
