import pytest

from sameboat.circles.testing import make_circle
from sameboat.moderation.testing import report_case
from sameboat.people.testing import make_person
from sameboat.posts.testing import make_answer, make_thread


@pytest.fixture
def kites(asha, ben, chidi):
    return make_circle("Kites", people=(asha, ben, chidi))


@pytest.fixture
def post(ben, chidi, kites):
    """An answer of chidi's in a thread of ben's."""
    return make_answer(chidi, make_thread(ben, kites), body="Buy my kites.")


@pytest.fixture
def case(asha, post):
    """asha reported it."""
    return report_case(asha, "post", post.pk, "selling", words="He sells.")


@pytest.fixture
def ada(db):
    """Another moderator."""
    return make_person("Ada", role="moderator")
