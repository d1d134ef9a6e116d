"""Who may see what, in plain Python and without a database: the promise, told a second time.

`tests/test_nobody_sees.py` does the same deeds here and in the house, and compares.
"""

from dataclasses import dataclass, field

PEOPLE = "abcd"


@dataclass(eq=False)
class Circle:
    name: str
    door: str
    places: int = 3
    members: set = field(default_factory=set)
    hosts: set = field(default_factory=set)
    invited: set = field(default_factory=set)
    asked: set = field(default_factory=set)
    sent_away: set = field(default_factory=set)
    is_paused: bool = False
    is_closed: bool = False

    @property
    def is_open(self):
        return not self.is_paused and not self.is_closed

    @property
    def is_full(self):
        return len(self.members) >= self.places

    def take_in(self, person):
        self.members.add(person)
        self.invited.discard(person)
        self.asked.discard(person)
        self.sent_away.discard(person)

    def let_go(self, person):
        self.members.discard(person)
        self.hosts.discard(person)


class Said:
    """Something under a name or an alias. An alias stays when its person is erased."""

    def __post_init__(self):
        self.alias = None if self.has_name else self.author

    @property
    def voice(self):
        named = ("name", self.author) if self.author else None
        return ("alias", self.alias) if self.alias else named


@dataclass(eq=False)
class Post(Said):
    number: int
    author: str | None
    has_name: bool
    words: str
    quotes: "Post | None" = None
    has_picture: bool = False
    picture_is_hidden: bool = False
    is_removed: bool = False
    is_hidden: bool = False
    warm: set = field(default_factory=set)

    @property
    def is_gone(self):
        return self.is_removed or self.is_hidden or not self.words


@dataclass(eq=False)
class Thread(Said):
    circle: Circle
    title: str
    author: str | None
    has_name: bool
    posts: list = field(default_factory=list)
    is_removed: bool = False
    is_hidden: bool = False
    read_up_to: dict = field(default_factory=dict)

    @property
    def shown_title(self):
        """The title is its writer's words: gone while the opening post is taken back or hidden."""
        opening = self.posts[0]
        return "" if opening.is_removed or opening.is_hidden else self.title

    def add(self, post):
        self.posts.append(post)
        self.read_up_to[post.author] = post.number

    def other_voices(self):
        """Answers that stand, of another voice than the opening's.

        It may be the same person's without their name: a list of those who wait for a first word must
        not tell who wrote.
        """
        standing = [p for p in self.posts[1:] if not p.is_removed and not p.is_hidden]
        return [p for p in standing if p.voice is None or p.voice != self.voice]


@dataclass(eq=False)
class Letters:
    asker: str
    other: str
    words: list = field(default_factory=list)
    is_accepted: bool = False
    is_laid_aside: bool = False


@dataclass
class House:
    """Everything that was done, and what follows from it for each viewer."""

    circles: list
    audiences: dict
    threads: list = field(default_factory=list)
    letters: dict = field(default_factory=dict)
    blocks: set = field(default_factory=set)
    mutes: set = field(default_factory=set)
    leaving: dict = field(default_factory=dict)
    erased: set = field(default_factory=set)

    def is_blocked(self, one, other):
        return (one, other) in self.blocks or (other, one) in self.blocks

    def is_unread(self, viewer, author):
        return self.is_blocked(viewer, author) or (viewer, author) in self.mutes

    def is_here(self, person):
        return person not in self.leaving and person not in self.erased

    def share_a_circle(self, one, other):
        return any({one, other} <= c.members and not c.is_closed for c in self.circles)

    # Circles

    def knows(self, viewer, circle):
        if viewer in circle.members:
            return True
        seen_by_door = circle.door != "by_invitation" or viewer in circle.invited
        return seen_by_door and not circle.is_closed

    def reads_in(self, viewer, circle):
        return viewer in circle.members or (circle.door == "open" and not circle.is_closed)

    def writes_in(self, viewer, circle):
        return viewer in circle.members and circle.is_open

    def people_in(self, viewer, circle):
        if viewer not in circle.members:
            return set()
        return {p for p in circle.members if self.is_here(p) and not self.is_unread(viewer, p)}

    # Threads and posts

    def reads(self, viewer, thread):
        if thread.is_removed or thread.is_hidden or not self.reads_in(viewer, thread.circle):
            return False
        return not thread.has_name or not self.is_unread(viewer, thread.author)

    def hears(self, viewer, post):
        """Whether a post in a thread that the viewer reads stands there for them, gone or not."""
        return not post.has_name or not self.is_unread(viewer, post.author)

    def reads_post(self, viewer, thread, post):
        return self.reads(viewer, thread) and not post.is_gone and self.hears(viewer, post)

    def finds_post(self, viewer, thread, post):
        """At the post's own address: one's own also after it was taken back or its circle closed."""
        if post.author == viewer:
            return True
        standing = not post.is_removed and not post.is_hidden
        return self.reads(viewer, thread) and standing and self.hears(viewer, post)

    def finds_picture(self, viewer, thread, post):
        """A picture goes with its post; one that a moderator hid is left to its writer."""
        if post.picture_is_hidden and post.author != viewer:
            return False
        return self.finds_post(viewer, thread, post)

    def quote_in(self, viewer, post):
        quoted = post.quotes
        return quoted if quoted and not quoted.is_gone and self.hears(viewer, quoted) else None

    def names_in(self, viewer, thread):
        """Whose name stands in a thread for a viewer who reads it, but their own."""
        names = set()
        for post in thread.posts:
            if not self.hears(viewer, post):
                continue
            names |= {post.author} if post.has_name else set()
            if post.is_gone:
                continue
            quoted = self.quote_in(viewer, post)
            names |= {quoted.author} if quoted and quoted.has_name else set()
            if post.author == viewer:
                names |= {p for p in post.warm if not self.is_unread(viewer, p)}
        return names - {viewer, None}

    def words_in(self, viewer, thread):
        """Every post's words that stand in a thread for a viewer who reads it, quoted ones too."""
        words = set()
        for post in thread.posts:
            if self.reads_post(viewer, thread, post):
                words.add(post.words)
                quoted = self.quote_in(viewer, post)
                words |= {quoted.words} if quoted else set()
        return words

    def is_new(self, viewer, thread):
        last = max((p.number for p in thread.posts if self.hears(viewer, p)), default=0)
        mine = viewer in thread.circle.members and not thread.circle.is_closed
        return mine and self.reads(viewer, thread) and thread.read_up_to.get(viewer, 0) < last

    def waits(self, viewer, thread):
        """Whether the thread waits for a first word from this viewer."""
        answered = any(self.hears(viewer, post) for post in thread.other_voices())
        waiting = not answered and thread.voice is not None and thread.author != viewer
        mine = self.writes_in(viewer, thread.circle)
        return mine and waiting and self.reads(viewer, thread)

    # People and letters

    def meets(self, viewer, person):
        """Whether the viewer sees somebody's page."""
        if not self.is_here(person) or self.is_blocked(viewer, person):
            return False
        audience = self.audiences[person]
        near = self.share_a_circle(viewer, person)
        return audience == "members" or (audience == "my_circles" and near)

    def writes_with(self, viewer, other):
        """The letters between two people that the viewer may open."""
        letters = self.letters.get(frozenset({viewer, other}))
        apart = self.is_blocked(viewer, other) or not self.is_here(other)
        return None if apart else letters

    def erase(self, person):
        """Thirty days after leaving: gone everywhere, with or without what they wrote."""
        leaves_posts = self.leaving.pop(person)
        self.erased.add(person)
        for thread in list(self.threads):
            alone = all(post.author == person for post in thread.posts)
            if thread.author == person and not leaves_posts and alone:
                self.threads.remove(thread)
            elif thread.author == person:
                thread.title = thread.title if leaves_posts else ""
        for thread in self.threads:
            self._forget_in(thread, person, leaves_posts=leaves_posts)
        for circle in self.circles:
            circle.let_go(person)
            circle.invited.discard(person)
            circle.asked.discard(person)
            circle.sent_away.discard(person)
        self.letters = {pair: kept for pair, kept in self.letters.items() if person not in pair}
        self.blocks = {pair for pair in self.blocks if person not in pair}
        self.mutes = {pair for pair in self.mutes if person not in pair}

    def _forget_in(self, thread, person, *, leaves_posts):
        if thread.author == person:
            thread.author, thread.has_name = None, False
        for post in thread.posts:
            post.warm.discard(person)
            if post.author != person:
                continue
            post.author, post.has_name = None, False
            if not leaves_posts or post.is_removed:
                post.words, post.has_picture = "", False
