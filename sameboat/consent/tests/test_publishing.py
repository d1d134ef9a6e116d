import pytest

from sameboat.consent.commands import publish_agreement

pytestmark = pytest.mark.django_db


def test_whoever_publishes_the_agreement_is_not_asked_to_read_it_again(as_, olu, asha):
    publish_agreement(by=olu, body="Be kind.")

    published = as_(olu).get("/today/")
    asked = as_(asha).get("/today/")

    assert published.status_code == 200
    assert asked.headers["Location"].startswith("/agreement/")
