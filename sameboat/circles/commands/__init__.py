"""Opening circles, taking places, and looking after both."""

from sameboat.circles.commands.hosting import (
    accept_request,
    decline_request,
    invite_person,
    make_host,
    remove_person,
    stop_hosting,
)
from sameboat.circles.commands.opening import (
    close_circle,
    decline_proposal,
    edit_circle,
    open_circle,
    open_proposal,
    pause_circle,
    propose_circle,
    resume_circle,
)
from sameboat.circles.commands.places import (
    ask_to_join,
    decline_invite,
    join_circle,
    leave_circle,
    take_request_back,
)

__all__ = [
    "accept_request", "ask_to_join", "close_circle", "decline_invite", "decline_proposal",
    "decline_request", "edit_circle", "invite_person", "join_circle", "leave_circle", "make_host",
    "open_circle", "open_proposal", "pause_circle", "propose_circle", "remove_person",
    "resume_circle", "stop_hosting", "take_request_back",
]  # fmt: skip
