from datetime import timedelta

import pytest
from django.test import RequestFactory

from sameboat.lib import environ
from sameboat.lib.pages import back_to, page_number
from sameboat.lib.refusal import Refusal, allowed
from sameboat.lib.sealed import seal, unseal


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/circles/", "/circles/"),
        ("/threads/1/?page=2#p3", "/threads/1/?page=2#p3"),
        ("https://evil.example/", "/today/"),
        ("//evil.example/", "/today/"),
        ("/\\evil.example", "/today/"),
        ("javascript:alert(1)", "/today/"),
        ("", "/today/"),
    ],
)
def test_a_form_returns_only_within_the_house(wanted, goes):
    asked = RequestFactory().post("/", {"next": wanted})

    assert back_to(asked, "/today/") == goes


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("2", 2),
        ("", 1),
        ("0", 1),
        ("-3", 1),
        ("x", 1),
        ("1e9", 1),
        ("9" * 40, 1),
        ("²", 1),
        ("٣", 1),
    ],
)
def test_a_page_number_is_a_number(asked, page):
    assert page_number(RequestFactory().get("/", {"page": asked})) == page


def test_a_rule_can_be_asked_instead_of_enforced():
    def may_pass(name):
        if name != "asha":
            raise Refusal("No.")

    assert allowed(may_pass, "asha")
    assert not allowed(may_pass, name="ben")


def test_a_sealed_value_tells_nothing_and_opens_only_for_its_purpose():
    token = seal([1234567890123, "asha@letters.example"], "confirm")

    assert "1234567890123" not in token
    assert token.replace("-", "").replace("_", "").isalnum()
    assert unseal(token, "confirm", timedelta(days=1)) == [1234567890123, "asha@letters.example"]
    assert unseal(token, "way back", timedelta(days=1)) is None
    assert unseal(token, "confirm", timedelta(seconds=-1)) is None
    assert seal(1, "x") != seal(1, "x")


def test_a_seal_of_another_house_opens_nothing(settings):
    token = seal(1, "confirm")

    settings.SECRET_KEY = "the secret of some other house, which is long enough"

    assert unseal(token, "confirm", timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("said", "means"),
    [("1", True), ("yes", True), ("ON", True), ("0", False), ("no", False), ("", True)],
)
def test_a_setting_says_yes_or_no(monkeypatch, said, means):
    monkeypatch.setenv("TRY_THIS", said)

    assert environ.flag("TRY_THIS", default=True) is means


def test_a_secret_is_made_once_and_kept_for_the_house_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("SAMEBOAT_SECRET_KEY", raising=False)

    made = environ.secret_key(tmp_path / "house")

    assert len(made) > 50
    assert environ.secret_key(tmp_path / "house") == made
    assert (tmp_path / "house" / "secret_key").stat().st_mode & 0o077 == 0


def test_the_database_is_beside_the_data_or_where_an_address_says(monkeypatch, tmp_path):
    monkeypatch.delenv("SAMEBOAT_DATABASE", raising=False)
    beside = environ.database(tmp_path)
    monkeypatch.setenv("SAMEBOAT_DATABASE", "postgresql://boat:p%40ss@db.example:5433/house")
    elsewhere = environ.database(tmp_path)

    assert "synchronous=FULL" in beside["OPTIONS"]["init_command"]
    assert (elsewhere["USER"], elsewhere["PASSWORD"]) == ("boat", "p@ss")
    assert (elsewhere["HOST"], elsewhere["PORT"], elsewhere["NAME"]) == (
        "db.example",
        "5433",
        "house",
    )
