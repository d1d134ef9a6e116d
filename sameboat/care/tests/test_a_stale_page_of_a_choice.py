"""A page of a worksheet that was opened a while ago writes under nothing but what it was opened for."""

import re

import pytest

from sameboat.care.commands.choices import name_options
from sameboat.care.queries.choices import choice_for
from sameboat.care.testing import make_choice

pytestmark = pytest.mark.django_db


@pytest.fixture
def choice(asha):
    """Asha weighs going on, for which she has reasons, and changing."""
    return make_choice(asha, reasons=[(f"Good reason {n}", "much") for n in range(4)])


def opened(client, choice, step="option-1"):
    """What a page of a step sends, as it stands there."""
    page = client.get(f"/choices/{choice.pk}/step/{step}/").content.decode()
    name = re.search(r'name="option" value="([^"]*)"', page)
    return {"option": name[1]} if name else {}


def test_reasons_are_not_written_under_what_another_page_put_there(as_, asha, choice):
    client = as_(asha)
    told = {**opened(client, choice, "option-2"), "for-0": "More air", "for-4": "Room 7", "for-4-matters": "much"}  # fmt: skip
    name_options(person=asha, choice=choice, about="It", names=["Go on", "Leave it", "Change"])

    answer = client.post(f"/choices/{choice.pk}/step/option-2/", told)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "was changed or moved on another page" in page
    assert "More air" in page
    assert "Room 7" in page
    assert not choice_for(asha, choice.pk).sheet.options[1].has_reasons


def test_reasons_for_what_is_gone_are_shown_once_more(as_, asha, choice):
    client = as_(asha)
    told = {**opened(client, choice, "option-2"), "for-0": "More air"}
    name_options(person=asha, choice=choice, about="It", names=["Go on"])

    answer = client.post(f"/choices/{choice.pk}/step/option-2/", told)

    assert answer.status_code == 422
    assert "no longer among what you could do" in answer.content.decode()
    assert "More air" in answer.content.decode()
    for gone in ("option-2", "option-9", "shoes"):
        assert client.get(f"/choices/{choice.pk}/step/{gone}/").status_code == 404
    assert client.post(f"/choices/{choice.pk}/step/option-9/", told).status_code == 404


def test_a_page_that_is_not_stale_is_kept(as_, asha, choice):
    client = as_(asha)
    told = {**opened(client, choice), "for-0": "I sleep"}

    answer = client.post(f"/choices/{choice.pk}/step/option-1/", told)

    assert told["option"]
    assert answer.status_code == 302
    reasons = choice_for(asha, choice.pk).sheet.options[0].reasons_for
    assert [each.words for each in reasons] == ["I sleep"]
