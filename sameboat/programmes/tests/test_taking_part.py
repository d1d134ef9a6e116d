"""Somebody takes part in a programme, step by step, through its pages."""

from datetime import timedelta

import pytest
from django.test import Client

from sameboat.people.testing import make_person
from sameboat.programmes.models import Place
from sameboat.programmes.testing import make_cohort

pytestmark = pytest.mark.django_db

KEYS = [
    "a-circle-by-email", "a-circle-on-the-web", "finding-my-feet", "high-and-low-tides", "moving-more",
    "my-own-plan", "quit-together", "ready-for-my-visit", "to-tell-or-not-to-tell",
]  # fmt: skip


@pytest.fixture
def asha():
    return make_person("Asha", time_zone="Europe/London")


@pytest.fixture
def page(asha):
    client = Client()
    client.force_login(asha)
    return client


@pytest.mark.parametrize("key", KEYS)
def test_everything_that_comes_along_can_be_opened_and_every_open_step_read(asha, page, key):
    cohort = make_cohort(key)
    assert "Take part" in page.get(f"/programmes/{cohort.pk}/").content.decode()
    page.post(f"/programmes/{cohort.pk}/join/")
    place = Place.objects.get(person=asha)
    place.began_on -= timedelta(days=400)
    place.save()

    from sameboat.programmes.queries.places import way_page

    for _module, lines in way_page(place).modules:
        for line in lines:
            if line.is_open:
                answer = page.get(f"/programmes/{cohort.pk}/steps/{line.now.key}/")
                assert answer.status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/").status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/keep/").status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/lines/").status_code == 200
    assert page.get(f"/programmes/{cohort.pk}/about/").status_code == 200
    assert page.get("/programmes/").status_code == 200
