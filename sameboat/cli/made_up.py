"""The made-up community of `sameboat demo`, told from the texts in `demonstration/`."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tqdm import tqdm

from sameboat.circles.commands import join_circle, open_circle
from sameboat.circles.models import Circle
from sameboat.cli.made_up_asking import ask_some
from sameboat.cli.made_up_care import look_for_care
from sameboat.cli.made_up_learning import learn_together
from sameboat.cli.made_up_meeting import introduce_some
from sameboat.cli.made_up_programmes import walk_together
from sameboat.cli.made_up_readings import give_readings
from sameboat.cli.made_up_rooms import sit_together
from sameboat.cli.made_up_skills import WhatHelps
from sameboat.consent.commands import agree, publish_agreement
from sameboat.consent.models import Agreement
from sameboat.messages.commands import accept_conversation, ask_to_write, write_letter
from sameboat.moderation.commands.calling import take_duty
from sameboat.moderation.commands.closing import close_case
from sameboat.moderation.commands.keeping import keep_desk
from sameboat.moderation.commands.working import claim_case, note_on_case
from sameboat.notices.commands import see_notices
from sameboat.people.commands.joining import join_house
from sameboat.people.models import House, Person
from sameboat.people.queries.house import forget_the_house, the_house
from sameboat.posts.commands import answer_thread, answer_warmly, open_thread
from sameboat.posts.models import Post, Thread
from sameboat.safety.commands.facts import add_starting_facts
from sameboat.safety.commands.helplines import add_starting_helplines
from sameboat.safety.commands.reporting import report_thing

TEXTS = Path(__file__).parent / "demonstration"
SIGN_INS = {
    "Wren": ("a member", "wading birds at first light"),
    "Juniper": ("a host", "chalk dust and blue coffee"),
    "Mo": ("a moderator", "lantern by the harbour wall"),
    "Olive": ("an organiser", "keys under the third pot"),
}


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Demonstration:
    """The made-up community, told as it happened: people join, then circles, threads and letters."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.people: dict[str, Person] = {}
        self.circles: dict[str, Circle] = {}

    def ago(self, days: float) -> datetime:
        """The moment so many days before now."""
        return self.now - timedelta(days=days)

    def fill(self) -> None:
        """Everything, in order."""
        self.join_everybody()
        agreement = self.open_the_house()
        for person in self.people.values():
            agree(person=person, agreement=agreement, at=person.joined_at)
        self.open_circles()
        introduce_some(self.people, _read(TEXTS / "told.toml"), self.now)
        ask_some(self.people, self.now)
        give_readings(self.people["Wren"], self.now)
        for thread in tqdm(list(self.threads()), desc="Threads", unit="", disable=None):
            self.tell(thread)
        look_for_care(self.people, _read(TEXTS / "care.toml"), self.now)
        walk_together(self.people, self.now)
        WhatHelps(self.people, self.ago).fill(_read(TEXTS / "skills.toml"))
        for letter in _read(TEXTS / "letters.toml")["letter"]:
            self.write_letters(letter)
        for report in _read(TEXTS / "reports.toml")["report"]:
            self.report(report)
        learn_together(self.people, self.now)
        sit_together(self.people, self.circles["work-slowly"], self.now)
        for person in self.people.values():
            see_notices(person=person, before=self.ago(2))

    def join_everybody(self) -> None:
        """The forty people, a moderator and an organiser."""
        staff = [
            {"name": "Mo", "role": Person.Role.MODERATOR, "days_here": 399},
            {"name": "Olive", "role": Person.Role.ORGANISER, "days_here": 400},
        ]
        for told in tqdm([*staff, *_read(TEXTS / "people.toml")["person"]], "People", disable=None):
            joined = self.ago(told["days_here"])
            _who, passphrase = SIGN_INS.get(told["name"], ("", None))
            person = join_house(
                name=told["name"],
                passphrase=passphrase,
                role=told.get("role", Person.Role.MEMBER),
                at=joined,
            )
            person.about, person.pronouns = told.get("about", "").strip(), told.get("pronouns", "")
            person.about_audience = told.get("about_audience", "members")
            person.onboarded_at, person.country = joined, "GB"
            person.time_zone = "Europe/London"
            person.save()
            self.people[person.name] = person

    def open_the_house(self) -> Agreement:
        """Name, door, agreement and helplines."""
        house = the_house()
        house.name, house.welcome = "Harbour Street", _WELCOME
        house.door, house.countries = House.Door.OPEN, "GB IE"
        house.organiser_name, house.opened_at = "The people of Harbour Street", self.ago(400)
        # A number that is kept free for stories.
        house.contact = "020 7946 0018, weekdays from ten to four"
        house.save()
        forget_the_house()
        add_starting_helplines(["GB", "IE"])
        self.keep_the_desk()
        add_starting_facts()
        return publish_agreement(
            by=self.people["Olive"], body=default_agreement(), at=self.ago(400)
        )

    def keep_the_desk(self) -> None:
        """Mo is on call in the evenings; what to do in an emergency is written down."""
        mo, olive = self.people["Mo"], self.people["Olive"]
        steps = _read(TEXTS / "reports.toml")["emergency"]
        keep_desk(by=olive, clocks={}, procedure="\n".join(steps))
        for day in range(7):
            take_duty(by=mo, person=mo, weekday=day, from_hour=18, until_hour=24)

    def open_circles(self) -> None:
        """The eight circles and who is in them."""
        hosts = {
            stem: told["name"]
            for told in _read(TEXTS / "people.toml")["person"]
            for stem in told["hosts"]
        }
        for told in _read(TEXTS / "circles.toml")["circle"]:
            self.circles[told["stem"]] = open_circle(
                by=self.people["Olive"],
                name=told["name"],
                about=told["about"],
                guidelines=told["guidelines"].strip(),
                door=Circle.Door.OPEN,
                places=max(told["places"], 50),
                host=self.people[hosts[told["stem"]]],
                at=self.ago(390),
            )
        for told in _read(TEXTS / "people.toml")["person"]:
            for stem in told["circles"]:
                self.take_place(self.people[told["name"]], stem)
        for thread in self.threads():
            for name in {thread["by"], *(reply["by"] for reply in thread.get("reply", []))}:
                self.take_place(self.people[name], thread["stem"])
        for told in _read(TEXTS / "circles.toml")["circle"]:
            Circle.objects.filter(pk=self.circles[told["stem"]].pk).update(door=told["door"])

    def take_place(self, person: Person, stem: str) -> None:
        """A place in a circle, from the day the person joined."""
        join_circle(person=person, circle=self.circles[stem], at=person.joined_at)

    def threads(self) -> Iterator[dict[str, Any]]:
        """Every thread with its circle's stem, oldest first."""
        found = [
            {**thread, "stem": stem}
            for stem in self.circles
            for file in sorted((TEXTS / "threads").glob(f"{stem}*.toml"))
            for thread in _read(file)["thread"]
        ]
        return iter(sorted(found, key=lambda thread: -thread["days_ago"]))

    def tell(self, told: dict[str, Any]) -> None:
        """One thread with its replies and the warm answers to them."""
        opened = self.ago(told["days_ago"])
        thread = open_thread(
            author=self.people[told["by"]],
            circle=self.circles[told["stem"]],
            kind=told["kind"],
            title=told["title"],
            body=told["body"].strip(),
            as_someone=told.get("as_someone", False),
            notes=told.get("notes", ()),
            at=opened,
        )
        posts = [thread.posts.get(number=1)]
        self.answer_warmly(posts[0], told)
        for reply in told.get("reply", []):
            posts.append(self.reply(thread, posts, reply, opened))

    def reply(
        self, thread: Thread, posts: list[Post], told: dict[str, Any], opened: datetime
    ) -> Post:
        """One reply and the warm answers to it."""
        post = answer_thread(
            author=self.people[told["by"]],
            thread=thread,
            body=told["body"].strip(),
            as_someone=told.get("as_someone", False),
            quotes=posts[told["quote"] - 1] if told.get("quote") else None,
            notes=told.get("notes", ()),
            at=opened + timedelta(hours=told["hours_later"]),
        )
        self.answer_warmly(post, told)
        return post

    def answer_warmly(self, post: Post, told: dict[str, Any]) -> None:
        """Each "Name:kind" of a post's `answers`."""
        for answer in told.get("answers", []):
            name, _colon, kind = answer.partition(":")
            at = min(post.written_at + timedelta(hours=3), self.now)
            answer_warmly(person=self.people[name], post=post, kind=kind, at=at)

    def write_letters(self, told: dict[str, Any]) -> None:
        """One conversation: a note, and what followed if it was accepted."""
        began, (first, *rest) = self.ago(told["days_ago"]), told["message"]
        conversation = ask_to_write(
            asker=self.people[told["first"]],
            other=self.people[told["second"]],
            note=first["body"].strip(),
            at=began,
        )
        if told["accepted"]:
            accept_conversation(
                person=self.people[told["second"]], conversation=conversation, at=began
            )
        for message in rest:
            write_letter(
                writer=self.people[message["by"]],
                conversation=conversation,
                body=message["body"].strip(),
                at=began + timedelta(hours=message["hours_later"]),
            )

    def report(self, told: dict[str, Any]) -> None:
        """Something a member asked the moderator to look at, and what came of it if it is closed."""
        post = Post.objects.get(thread__title=told["thread"], number=told["number"])
        moderator, made = self.people["Mo"], self.ago(told["days_ago"])
        report = report_thing(
            reporter=self.people[told["by"]], thing="post", thing_id=post.pk,
            reason=told["reason"], words=told["words"], at=made,
        )  # fmt: skip
        if "closing" not in told:
            return
        looked = made + timedelta(minutes=24)
        case = report.case_reason.case
        claim_case(case=case, by=moderator, at=looked)
        note_on_case(case=case, by=moderator, words=told["note"], at=looked)
        close_case(
            case=case, by=moderator, outcome=told["outcome"], words=told["closing"], contact=told.get("contact", ""),
            at=made + timedelta(hours=20),
        )  # fmt: skip


_WELCOME = "A place for people who live with the sort of thing that is hard to say on the bus."


def default_agreement() -> str:
    """The agreement that a new house starts from."""
    from sameboat.desk.texts import default_agreement as text

    return text()
