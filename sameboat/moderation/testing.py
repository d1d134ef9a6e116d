"""Cases for tests, made by the real commands."""

from sameboat.moderation.commands.deciding import decide
from sameboat.moderation.commands.opening import open_case
from sameboat.moderation.models import Case, Decision
from sameboat.people.models import Person
from sameboat.posts.models import Post
from sameboat.safety.commands import report_thing
from sameboat.safety.ports import Matter


def report_case(reporter, thing, thing_id, reason="other", **told) -> Case:
    """The case that a member's report opened or joined."""
    report = report_thing(reporter=reporter, thing=thing, thing_id=thing_id, reason=reason, **told)
    return report.case_reason.case


def noticed_case(post: Post, kind="crisis", by="rule", moved=("the pills",), at=None) -> Case:
    """The case that a rule or a head opened about a post."""
    return open_case(
        Matter(
            kind=kind,
            thing="post",
            thing_id=post.pk,
            about=None if post.alias_id else post.author,
            snapshot=post.body,
            path=f"/threads/{post.thread_id}/",
            because="It sounds like a plan.",
            by=by,
            moved=moved,
            at=at,
        )
    )


def decide_on(case: Case, by: Person, *verbs, days=None, at=None) -> Decision:
    """A decision with everything said."""
    return decide(
        case=case,
        by=by,
        verbs=verbs or ("word",),
        rule="I sell nothing",
        what="You sold kites.",
        why="Nobody sells here.",
        days=days,
        at=at,
    )
