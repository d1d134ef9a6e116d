"""What is broken is refused with its line and a reason; all the rest comes in."""

import pytest

from sameboat.posts.models import Post, Thread

pytestmark = pytest.mark.django_db


def titles():
    return sorted(Thread.objects.values_list("title", flat=True))


def test_every_broken_line_is_named_and_the_rest_comes_in(sameboat, written):
    lines = [
        b"thread,post,at,kind,body",
        b"1,,,,One.",
        b"2,,,,caf\xe9",
        b"3,,,",
        b"4,,yesterday,,Four.",
        b"5,,2999-01-01,,Five.",
        b"6,,0001-01-01T00:00+14:00,,Six.",
        b"7,,,poem,Seven.",
        b",,,,Eight.",
        b"9,,,,  ",
        b"10,,,," + b"x" * 20_001,
        b"11,a,,,An answer to nobody.",
        b'12,,,,"x"y',
        b"13,,,,a\x00b",
        b"",
        b"15,,,,Last.",
    ]

    code, said, wrong = sameboat("import-threads", written("b.csv", b"\n".join(lines)))

    assert (code, said) == (1, "2 threads and 0 replies came in. 12 refused.\n")
    assert titles() == ["Last.", "One."]
    assert wrong.splitlines() == [
        "line 3: not UTF-8",
        "line 4: has 4 columns, not 5",
        "line 5: has a time that is not ISO 8601: 'yesterday'",
        "line 6: has a time in the future",
        "line 7: has a time that is not ISO 8601: '0001-01-01T00:00+14:00'",
        "line 8: is of no known kind: 'poem'",
        "line 9: names no thread",
        "line 10: says nothing",
        "line 11: is longer than 20,000 letters",
        "line 12: answers a thread whose opening is not here",
        "line 13: not CSV: ',' expected after '\"'",
        "line 14: holds a zero byte, which no text does",
    ]


def test_broken_json_is_named_and_the_rest_comes_in(sameboat, written):
    lines = [
        b'{"thread": 1, "body": "One."}',
        b'{"thread": 2, "body": "Tw',
        b"[3]",
        b'{"thread": 4, "body": "a\\u0000b"}',
        b'{"thread": 5, "body": "\\ud800"}',
        b'{"thread": 6, "body": "\xff"}',
        b"[" * 100_000,
        b'{"thread": 8, "body": "Last."}',
    ]

    code, said, wrong = sameboat("import-threads", written("b.jsonl", b"\n".join(lines)))

    assert (code, said) == (1, "2 threads and 0 replies came in. 6 refused.\n")
    assert titles() == ["Last.", "One."]
    assert wrong.splitlines() == [
        "line 2: not JSON",
        "line 3: not a JSON object",
        "line 4: holds signs that are no text",
        "line 5: holds signs that are no text",
        "line 6: not UTF-8",
        "line 7: not JSON",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param('2,,"never closed', id="nothing else is quoted"),
        pytest.param('2,,"never closed\n3,,"then a quoted one"', id="a quoted line follows"),
        pytest.param('2,,"never closed\n3,,half', id="the file has no other quote"),
    ],
)
def test_an_unclosed_quote_costs_its_own_line_only(sameboat, written, broken):
    rest = "".join(f"{n},,Thread {n}.\n" for n in range(10, 210))
    file = written("q.csv", f"thread,post,body\n1,,One.\n{broken}\n{rest}")
    lost = 2

    code, _said, wrong = sameboat("import-threads", file)

    assert code == 1
    assert wrong == f"line {lost + 1}: a quote opens here and is not closed as it should be\n"
    assert Thread.objects.count() == 201 + broken.count("\n")


def test_a_record_of_many_lines_is_refused_by_its_first_and_last(sameboat, written):
    swallowed = "".join(f"{n},words\n" for n in range(3000))
    file = written("s.csv", f'thread,body\n1,"{swallowed}{"x" * 9}"\n2,Two.\n')

    _code, _said, wrong = sameboat("import-threads", file)

    assert wrong == "line 2: is longer than 20,000 letters (lines 2 to 3002)\n"
    assert titles() == ["Two."]


def test_a_stray_quote_inside_words_is_only_a_quote(sameboat, written):
    file = written("inch.csv", 'thread,body\n1,A 5" nail.\n2,Two.\n')

    code, _said, _wrong = sameboat("import-threads", file)

    assert code == 0
    assert titles() == ['A 5" nail.', "Two."]


def test_two_openings_of_one_thread_are_not_lost_in_silence(sameboat, written):
    file = written("two.csv", "thread,post,body\n1,,One.\n1,,Other.\n1,,One.\n1,a,A.\n1,a,B.\n")

    _code, said, wrong = sameboat("import-threads", file)

    assert said == "1 threads and 1 replies came in. 2 refused.\n"
    assert wrong.splitlines() == [
        "line 3: the opening of this thread stands on line 2 already, in other words",
        "line 6: an answer of this name stands on line 5 already, in other words",
    ]
    assert Post.objects.count() == 2


def test_a_file_from_another_system_reads_the_same(sameboat, written):
    file = written("w.csv", b'\xef\xbb\xbf"thread",body\r\n1,"One,\r\nand on."\r\n2,Two.\r\n')

    code, said, _wrong = sameboat("import-threads", file)

    assert (code, said) == (0, "2 threads and 0 replies came in. 0 refused.\n")
    assert titles() == ["One, and on.", "Two."]
