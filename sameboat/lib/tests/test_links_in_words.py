import pytest

from sameboat.lib.rich import to_html


@pytest.mark.parametrize(
    "address", ["//evil.example/x", "/leave/", "x", "?page=2", "#write", "\\\\evil.example"]
)
def test_a_link_that_hides_where_it_leads_leads_nowhere(address):
    assert "href" not in to_html(f"[go]({address})")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
)
def test_only_addresses_on_the_web_can_be_linked(address):
    assert "href" not in to_html(f"[go]({address}) <{address}>")


def test_an_address_on_the_web_is_linked_and_leads_there_without_saying_from_where():
    html = to_html("See https://kites.example/wind?from=west.")

    assert '<a href="https://kites.example/wind?from=west"' in html
    assert "noreferrer" in html


def test_a_link_carries_nothing_but_its_address():
    assert "title" not in to_html('[go](https://kites.example "Click here and win")')
