"""The deeds that have to do with words, people and letters, in the house and in its model."""

from django.conf import settings as house_settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from sameboat.circles.models import Circle
from sameboat.messages import commands as letters
from sameboat.messages.queries import conversation_for, known_between
from sameboat.notices.models import Notice
from sameboat.people.commands.leaving import come_back, erase_person, leave_house
from sameboat.people.queries.profiles import person_for
from sameboat.posts import commands as posts
from sameboat.posts.models import Picture, Post
from sameboat.posts.queries.posts import own_post_for, post_for, quoted_in
from sameboat.posts.queries.thread import thread_for
from sameboat.posts.testing import make_waiting
from sameboat.safety import commands as safety
from tests.nobody_sees import may_see
from tests.nobody_sees.side_by_side import SideBySide, maybe, someone, which


class WhateverPeopleDo(SideBySide):
    """The deeds that have to do with words, people and letters."""

    # Words

    @initialize(named=maybe)
    def begin(self, named):
        """Something to read in each circle, so that the first deed already matters."""
        for number, circle in enumerate(self.house.circles):
            inside = sorted(circle.members)
            self.tell(inside[-1], number, named=True, with_picture=number == 0)
            self.answer(inside[0], -1, named=named, quote=False)
            self.answer(inside[-1], -1, named=not named, quote=True)

    def _words(self):
        self.count += 1
        return f"Wren{self.count:03}"

    @rule(who=someone, number=which, named=maybe, with_picture=maybe)
    def tell(self, who, number, named, with_picture):
        circle, words = self.circle(number), self._words()
        title, made = f"Title{words}", []

        def deed(me):
            pictures = [self._picture(me)] if with_picture else []
            told = {"kind": "talk", "title": title, "body": words, "pictures": pictures}
            made.append(
                posts.open_thread(
                    author=me, circle=self.row(circle, Circle), as_someone=not named, **told
                )
            )

        if self.does(who, deed, may=self.house.writes_in(who, circle)):
            thread = may_see.Thread(circle, title, who, named)
            self.rows[thread] = made[0].pk
            self._add(thread, may_see.Post(1, who, named, words, has_picture=with_picture))
            self.house.threads.append(thread)

    def _picture(self, owner):
        at = owner.joined_at
        file = house_settings.MEDIA_ROOT / "x.webp"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"dots")
        return Picture.objects.create(
            owner=owner, file="x.webp", alt="A wren", width=1, height=1, added_at=at
        )

    def _add(self, thread, post):
        thread.add(post)
        row = Post.objects.get(thread=self.rows[thread], number=post.number)
        self.rows[post] = row.pk

    @precondition(lambda self: self.house.threads)
    @rule(who=someone, number=which, named=maybe, quote=maybe)
    def answer(self, who, number, named, quote):
        (thread, quoted), words = self.post(number), self._words()
        before = self._told(thread)

        def deed(me):
            found = thread_for(me, self.rows[thread])
            quotes = quoted_in(me, found.pk, self.rows[quoted]) if quote else None
            posts.answer_thread(
                author=me, thread=found, body=words, as_someone=not named, quotes=quotes
            )

        may = self.house.reads(who, thread) and self.house.writes_in(who, thread.circle)
        if self.does(who, deed, may=may):
            quotes = quoted if quote and self.house.finds_post(who, thread, quoted) else None
            quotes = quotes if quotes and not quotes.is_gone else None
            last = thread.posts[-1].number
            self._add(thread, may_see.Post(last + 1, who, named, words, quotes))
            for person in self._told(thread) - before:
                assert self.house.reads(person, thread), (
                    f"{person} was told of what they may not read"
                )

    @precondition(lambda self: self.house.threads)
    @rule(who=someone, number=which, named=maybe, goes_through=maybe)
    def wait_to_be_seen(self, who, number, named, goes_through):
        """What waits is in no model: whoever met its words would meet something that is not there."""
        (thread, _post), words, made = self.post(number), self._words(), []
        if who in thread.circle.hosts:
            return

        def deed(me):
            found = thread_for(me, self.rows[thread])
            made.append(make_waiting(me, found, words, as_someone=not named))

        may = self.house.reads(who, thread) and self.house.writes_in(who, thread.circle)
        if self.does(who, deed, may=may) and goes_through:
            posts.let_post_through(by=self.dora, waiting=made[0])
            last = thread.posts[-1].number
            self._add(thread, may_see.Post(last + 1, who, named, words))

    def _told(self, thread):
        told = Notice.objects.filter(key=f"thread:{self.rows[thread]}")
        ids = set(told.values_list("person_id", flat=True))
        return {key for key, person in self.people.items() if person.pk in ids}

    @precondition(lambda self: self.house.threads)
    @rule(
        who=someone,
        number=which,
        deed=st.sampled_from(["remove", "restore", "edit", "warm", "follow"]),
    )
    def about_a_post(self, who, number, deed):
        thread, post = self.post(number)
        own = post.author == who
        if deed in {"remove", "restore"}:
            does = {"remove": posts.remove_post, "restore": posts.restore_post}[deed]
            may = own and not post.is_hidden
            if deed == "restore":
                may = may and self.house.writes_in(who, thread.circle)
            self._change(who, thread, post, deed, does, may=may)
        elif deed == "edit":
            self._edit(who, thread, post)
        elif deed == "warm":
            may = self.house.finds_post(who, thread, post) and not own
            if self.does(
                who,
                lambda me: posts.answer_warmly(
                    person=me, post=post_for(me, self.rows[post]), kind="hear"
                ),
                may=may,
            ):
                post.warm.add(who)
        else:
            self.does(
                who,
                lambda me: posts.follow_thread(person=me, thread=thread_for(me, self.rows[thread])),
                may=self.house.reads(who, thread),
            )

    def _edit(self, who, thread, post):
        words = self._words()
        may = post.author == who and not post.is_gone and self.house.writes_in(who, thread.circle)
        if self.does(
            who,
            lambda me: posts.edit_post(
                person=me, post=own_post_for(me, self.rows[post]), body=words
            ),
            may=may,
        ):
            post.words = words

    def _change(self, who, thread, post, deed, does, *, may):
        if not self.does(
            who, lambda me: does(person=me, post=own_post_for(me, self.rows[post])), may=may
        ):
            return
        was_removed, post.is_removed = post.is_removed, deed == "remove"
        if post.number != 1 or was_removed == post.is_removed:
            return
        thread.is_removed = post.is_removed and not thread.other_voices()

    @precondition(lambda self: self.house.threads)
    @rule(number=which, hide=maybe)
    def moderate(self, number, hide):
        thread, post = self.post(number)
        does = posts.hide_post if hide else posts.unhide_post
        does(moderator=self.dora, post=self.row(post, Post), reason="So.")
        was_hidden, post.is_hidden = post.is_hidden, hide
        if post.number == 1 and was_hidden != hide:
            # Hidden opening words leave the thread to those who answered.
            thread.is_hidden = hide and not thread.other_voices()

    @precondition(lambda self: any(p.has_picture for t in self.house.threads for p in t.posts))
    @rule(number=which, hide=maybe)
    def moderate_a_picture(self, number, hide):
        every = [p for t in self.house.threads for p in t.posts if p.has_picture]
        post = every[number % len(every)]
        picture = Picture.objects.get(post=self.rows[post])
        does = posts.hide_picture if hide else posts.unhide_picture
        does(moderator=self.dora, picture=picture, reason="So.")
        post.picture_is_hidden = hide

    # People

    @rule(who=someone, whom=someone, deed=st.sampled_from(["block", "unblock", "mute", "unmute"]))
    def hide_from(self, who, whom, deed):
        if whom in self.house.erased:
            return
        kept = self.house.blocks if "block" in deed else self.house.mutes
        does = getattr(safety, f"{deed}_person")
        me, other = ("blocker", "blocked") if "block" in deed else ("person", "muted")
        adds = deed in {"block", "mute"}
        if self.does(
            who,
            lambda person: does(**{me: person, other: self.people[whom]}),
            may=not adds or who != whom,
        ):
            (kept.add if adds else kept.discard)((who, whom))

    @rule(who=someone, leaves_posts=maybe)
    def leave(self, who, leaves_posts):
        if self.house.is_here(who):
            leave_house(person=self.person(who), leaves_posts=leaves_posts)
            self.house.leaving[who] = leaves_posts

    @precondition(lambda self: self.house.leaving)
    @rule(for_good=st.sampled_from([False, False, True]), number=which)
    def come_back_or_be_erased(self, for_good, number):
        who = sorted(self.house.leaving)[number % len(self.house.leaving)]
        if for_good:
            erase_person(person=self.person(who))
            self.house.erase(who)
        else:
            come_back(person=self.person(who))
            del self.house.leaving[who]

    # Letters

    @rule(who=someone, whom=someone)
    def ask_to_write(self, who, whom):
        pair, words = frozenset({who, whom}), self._words()
        known = self.house.letters.get(pair)

        def deed(me):
            other = person_for(me, self.people[whom].pk)
            if known_between(me, other) is None:
                made = letters.ask_to_write(asker=me, other=other, note=words)
                self.rows[pair] = made.pk

        near = self.house.share_a_circle(who, whom)
        may = who != whom and self.house.meets(who, whom) and (known or near)
        if self.does(who, deed, may=may) and not known:
            self.house.letters[pair] = may_see.Letters(who, whom, [words])

    @precondition(lambda self: self.house.letters)
    @rule(who=someone, number=which, deed=st.sampled_from(["accept", "lay_aside", "write"]))
    def about_letters(self, who, number, deed):
        pairs = list(self.house.letters)
        pair, words = pairs[number % len(pairs)], self._words()
        kept = self.house.letters[pair]
        does = {
            "accept": lambda me, c: letters.accept_conversation(person=me, conversation=c),
            "lay_aside": lambda me, c: letters.lay_aside(person=me, conversation=c),
            "write": lambda me, c: letters.write_letter(writer=me, conversation=c, body=words),
        }[deed]
        (other,) = pair - {who} if who in pair else (None,)
        opens = who in pair and self.house.writes_with(who, other) is not None
        may = {"accept": who == kept.other, "lay_aside": True, "write": kept.is_accepted}[deed]
        if not self.does(
            who, lambda me: does(me, conversation_for(me, self.rows[pair])), may=opens and may
        ):
            return
        if deed == "write":
            kept.words.append(words)
        elif deed == "accept":
            kept.is_accepted, kept.is_laid_aside = True, False
        elif who == kept.other and not kept.is_accepted:
            kept.is_laid_aside = True
