"""Which vectors are near, once what all have in common is taken away."""

import numpy as np
import pytest

from sameboat.text.nearness import centred, nearest, shipped_mean, shrunk_mean


def test_what_all_have_in_common_counts_for_nothing():
    rows = np.array([[10, 1], [10, -1], [10, 0.9]], dtype=np.float32)

    near = centred(rows, np.array([10, 0], dtype=np.float32))

    assert near[0] @ near[1] == pytest.approx(-1)
    assert near[0] @ near[2] == pytest.approx(1)


def test_a_text_that_is_the_mean_is_near_to_nothing():
    row = np.array([[10, 0]], dtype=np.float32)

    assert centred(row, row[0]).tolist() == [[0, 0]]


def test_a_house_without_texts_has_the_shipped_mean():
    shipped = np.array([2, 4], dtype=np.float32)

    assert shrunk_mean(np.zeros(2, dtype=np.float32), 0, shipped).tolist() == [2, 4]


def test_a_hundred_own_texts_weigh_as_much_as_the_shipped_mean():
    own, shipped = np.array([1, 0], dtype=np.float32), np.array([0, 1], dtype=np.float32)

    assert shrunk_mean(100 * own, 100, shipped).tolist() == [0.5, 0.5]


def test_the_nearest_stand_first_and_no_more_than_asked_for():
    rows = np.array([[0, 1], [1, 0], [0.6, 0.8]], dtype=np.float32)

    found = nearest(np.array([1, 0], dtype=np.float32), rows, 2)

    assert found == [(1, 1.0), (2, pytest.approx(0.6))]


def test_nothing_is_near_where_there_is_nothing():
    assert nearest(np.ones(2, dtype=np.float32), np.zeros((0, 2), dtype=np.float32), 3) == []


def test_the_shipped_mean_is_there_and_leans_as_such_vectors_do():
    mean = shipped_mean()

    assert mean.shape == (384,)
    assert 0.5 < np.linalg.norm(mean) < 1
