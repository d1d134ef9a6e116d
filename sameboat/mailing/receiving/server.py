"""A small SMTP server behind a real one: it takes what is for a good address of ours, and nothing else."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP
from django.db import close_old_connections

from sameboat.mailing.commands.taking_in import Taken, is_for_us, take_in_mail

MOST_BYTES = 10 * 1024 * 1024
_LATER, _NO = "451 4.3.0 Not now, please try again later", "550 5.1.1 Not taken"
# What the library says of a mail stays unsaid: it would name who sends to whom.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


class Door:
    """What the server asks: is this address good, and what becomes of this mail. One mail at a time."""

    def __init__(self, before: Callable[[], None] = close_old_connections) -> None:
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")
        self._before = before

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if not is_for_us(address):
            return _NO
        if envelope.rcpt_tos:
            # Each address is somebody's own: a mail for two is brought twice.
            return "452 4.5.3 One at a time, please"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        raw = envelope.original_content or b""
        ask = partial(self._take, raw, envelope.rcpt_tos[0], envelope.mail_from or "")
        taken = await asyncio.get_running_loop().run_in_executor(self._hand, ask)
        if taken == Taken.FAILED:
            return _LATER
        return _NO if taken.is_refused else "250 OK"

    def shut(self) -> None:
        """Wait for the mail that is being taken in."""
        self._hand.shutdown()

    def _take(self, raw: bytes, envelope_to: str, envelope_from: str) -> Taken:
        self._before()
        return take_in_mail(raw=raw, envelope_to=envelope_to, envelope_from=envelope_from)


class Patient(SMTP):
    """Takes longer lines than the standard has, as some programs write a whole letter in one."""

    line_length_limit = 200_000


class Server:
    """The server, in a thread of its own. `port` is where it listens, also where it was asked to choose one itself."""

    def __init__(self, host: str, port: int, door: Door | None = None) -> None:
        self._door = door or Door()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="mail server", daemon=True)
        self._thread.start()
        opens = self._loop.create_server(self._line, host, port)
        self._server = asyncio.run_coroutine_threadsafe(opens, self._loop).result(timeout=10)
        self.port: int = self._server.sockets[0].getsockname()[1]

    def _line(self) -> SMTP:
        return Patient(
            self._door, data_size_limit=MOST_BYTES, enable_SMTPUTF8=True, ident="mail", hostname="localhost",
            loop=self._loop,
        )  # fmt: skip

    def stop(self) -> None:
        """Take nothing more, let what is being taken in be done, and end."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(timeout=30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._door.shut()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        mine = asyncio.current_task()
        under_way = [task for task in asyncio.all_tasks(self._loop) if task is not mine]
        await asyncio.wait(under_way, timeout=5) if under_way else None
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
