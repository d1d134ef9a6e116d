import pytest

from sameboat.lib.templatetags.house import with_calls


@pytest.mark.parametrize(
    ("words", "rings"),
    [
        ("Heron, 07700 900123", ["07700900123"]),
        ("The team: 020 7946 0011 or +49 (30) 2312-5000", ["02079460011", "+493023125000"]),
        ("Since 2019, 300 mg at 22:30, room 14", []),
        ("From 10-12 to 14-16, 3.5 or 1,000,000 steps", []),
        ("12.5.2026 and 2026-05-12", []),
    ],
)
def test_a_tap_on_a_telephone_number_rings_it(words, rings):
    page = with_calls(words)

    assert [part.split('"')[0] for part in page.split("tel:")[1:]] == rings


def test_what_stands_around_a_number_is_shown_as_it_was_typed():
    page = with_calls('<b>Ring</b> 07700 900123\n& wait "there"')

    assert page == (
        '&lt;b&gt;Ring&lt;/b&gt; <a href="tel:07700900123">07700 900123</a><br>&amp; wait &quot;there&quot;'
    )
