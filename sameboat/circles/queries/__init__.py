"""What pages ask about circles."""

from sameboat.circles.queries.pages import (
    CirclePage,
    circle_for,
    circle_page,
    doors_for,
    hosts_for,
    members_of,
    readable_circle_for,
)
from sameboat.circles.queries.places import (
    circles_of,
    hosts_circle,
    hosts_of,
    membership_of,
    share_a_circle,
    writable_circles_of,
)

__all__ = [
    "CirclePage", "circle_for", "circle_page", "circles_of", "doors_for", "hosts_circle", "hosts_for", "hosts_of",
    "members_of", "membership_of", "readable_circle_for", "share_a_circle", "writable_circles_of",
]  # fmt: skip
