"""Nobody learns who is here: not from a shared screen, a log, a mail program's list or an address bar."""

import html
import logging
import re
from io import StringIO

import pytest
from django.conf import settings as house_settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from sameboat.lib import clock
from sameboat.lib.logs import WithoutPeople
from sameboat.lib.post import wait_for_letters
from sameboat.notices.commands import save_wishes, tell
from sameboat.people.models import House, Person
from sameboat.people.queries.house import forget_the_house
from sameboat.people.testing import make_person
from sameboat.posts import ports
from tests.access_table import TABLE
from tests.access_world import address, client_of, make_world

pytestmark = pytest.mark.one_database
NAMES = ("Asha", "Ben", "Chidi", "Dora", "Olu", "Fay")
ASSETS = {"home:service_worker"}


@pytest.fixture
def world(db):
    return make_world()


_WALKED = {}


@pytest.fixture
def visit(request, tmp_path):
    """Every page of the house as somebody opens it: (name of the route, answer). Each walks once for all tests."""

    def walk(who):
        world = request.getfixturevalue("world")
        (tmp_path / "pictures").mkdir(exist_ok=True)
        (tmp_path / "pictures" / "x.webp").write_bytes(b"dots")
        signed_in = client_of(world["people"].get(who)).cookies.output(header="", attrs=[])
        for name in sorted(TABLE):
            client = Client()
            client.cookies.load(signed_in)
            yield name, client.get(address(name, world["values"]))

    def everywhere(who):
        if who not in _WALKED:
            _WALKED[who] = list(walk(who))
        return _WALKED[who]

    return everywhere


@pytest.fixture
def log():
    """What the house writes into its log, through its own handler."""
    for handler in logging.getLogger().handlers:
        if any(isinstance(each, WithoutPeople) for each in handler.filters):
            written = StringIO()
            # Not setStream: it would flush a stream that an earlier test's capture has closed.
            before, handler.stream = handler.stream, written
            yield written
            handler.stream = before
            return
    pytest.fail("The log of the house has lost its filter.")


@pytest.fixture
def breaks_while_writing():
    """Something in the house that breaks with the words it was given in its mouth."""

    def broken(post):
        raise ValueError(f"{post.author.name} {post.author.email} {post.author_id}: {post.body}")

    ports.after_post.append(broken)
    yield
    ports.after_post.remove(broken)


@pytest.mark.parametrize("who", [None, "ben", "asha", "chidi", "dora", "olu"])
def test_no_answer_stays_behind_on_a_shared_screen(visit, who):
    for name, answer in visit(who):
        if name not in ASSETS:
            assert "no-store" in answer.headers["Cache-Control"], name
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow", name
        assert answer.headers["Referrer-Policy"] == "same-origin", name


@pytest.mark.parametrize("who", ["asha", "chidi", "dora", "olu"])
def test_no_title_and_no_address_names_a_person(visit, who):
    for name, answer in visit(who):
        if "html" not in answer.headers["Content-Type"] or answer.streaming:
            continue
        text = answer.content.decode()
        title = "".join(re.findall(r"<title>(.*?)</title>", text, re.S))
        addresses = re.findall(r'(?:href|action|formaction|src|hx-\w+)="([^"]*)"', text)
        addresses.append(answer.headers.get("Location", ""))
        for person in NAMES:
            assert person not in title, (name, title)
            assert not [each for each in addresses if person.lower() in each.lower()], name


@pytest.mark.parametrize("who", [None, "asha"])
def test_help_now_and_the_way_out_stand_on_every_page(visit, who):
    for name, answer in visit(who):
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        text = answer.content.decode()
        assert 'href="/help/"' in text, name
        assert 'href="/leave/"' in text, name


def test_nothing_of_a_page_comes_from_elsewhere(visit):
    for name, answer in visit("asha"):
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            loaded = re.findall(
                r'<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]*)"', answer.content.decode()
            )
            assert not [each for each in loaded if "//" in each], name


def test_help_now_is_open_to_everybody_and_asks_nothing(as_, asha, db):
    for client in (Client(), as_(asha)):
        page = client.get("/help/").content.decode()
        main = page.partition("<main")[2].partition("</main>")[0]

        assert "tel:" in main
        assert "<input" not in main.replace('<input type="hidden"', "")
        assert "Asha" not in page


def test_a_page_that_breaks_while_somebody_writes_logs_neither_words_nor_who(
    world, log, breaks_while_writing
):
    asha = world["people"]["asha"]
    Person.objects.filter(pk=asha.pk).update(email="asha@letters.example")
    client = Client(raise_request_exception=False)
    client.force_login(asha)
    path = f"/threads/{world['values']['thread_id']}/answer/"

    answer = client.post(
        f"{path}?seen=lithium", {"body": "I stopped my lithium."}, REMOTE_ADDR="203.0.113.77"
    )

    written = log.getvalue()
    assert answer.status_code == 500
    assert b"lithium" not in answer.content
    assert "ValueError at" in written
    assert "/threads/(id)/answer/" in written
    for told in ("lithium", "Asha", "letters.example", str(asha.pk), "203.0.113.77", "Traceback"):
        assert told not in written
    assert not re.search(r"\d{10,}", written.partition("ERROR")[2])


def test_a_link_that_opens_a_door_is_not_written_into_the_log(log):
    logging.getLogger("django.request").error(
        "Internal Server Error: /recover/%s/", "gAAAAABo-3fQx_9dKkXzv7dT2rPpQw5e"
    )

    assert "/recover/(key)/" in log.getvalue()
    assert "gAAAA" not in log.getvalue()


def test_a_step_of_the_clock_that_breaks_logs_nobody(log, db):
    def broken(at):
        raise RuntimeError("Asha, asha@letters.example, wrote: I stopped my lithium.")

    clock.steps.append(broken)
    try:
        clock.tick(timezone.now())
    finally:
        clock.steps.remove(broken)

    assert "RuntimeError at" in log.getvalue()
    assert "Asha" not in log.getvalue()
    assert "lithium" not in log.getvalue()


def test_every_handler_of_the_log_names_nobody():
    handlers = house_settings.LOGGING["handlers"]

    assert all("nobody" in handler["filters"] for handler in handlers.values())
    assert not any(logger.get("handlers") for logger in house_settings.LOGGING["loggers"].values())


def test_no_letter_of_the_house_tells_what_it_is_about(
    settings, django_capture_on_commit_callbacks, as_, db
):
    settings.EMAIL_HOST = "mail.example.org"
    House.objects.update_or_create(id=1, defaults={"name": "Hillshire Recovery", "door": "open"})
    forget_the_house()
    rosa = make_person("Rosa", email="r@letters.example", email_confirmed_at=timezone.now())
    save_wishes(person=rosa, by_mail="at_once", quiet_from=0, quiet_until=0)
    tell(person=rosa, kind="answered", key="x", words="Chidi answered you", path="/threads/1/")

    with django_capture_on_commit_callbacks(execute=True):
        clock.tick(timezone.now())
        Client().post("/recover/by-mail/", {"email": "r@letters.example"})
        as_(rosa).post("/me/email/", {"email": "new@letters.example"})
        as_(make_person("Olu", role="organiser")).post("/desk/mail/", {"to": "o@letters.example"})
    wait_for_letters()

    assert len(mail.outbox) == 4
    for letter in mail.outbox:
        text = html.unescape(letter.message().as_string()).lower()
        # Whole words: by chance three letters in a row stand in a key, too.
        words = set(re.findall(r"[\w-]+", text))
        assert not words & {"rosa", "chidi", "olu"}, letter.subject
        for told in ("hillshire", "recovery", "sameboat", "answered you", str(rosa.pk)):
            assert told not in text, letter.subject
