"""A row that every page asks for is read every two seconds at most."""

import math

import pytest

from records.models.remembered import Remembered


@pytest.fixture
def row():
    class Row(Remembered):
        reads = 0

        @classmethod
        def read(cls):
            cls.reads += 1

    return Row


def test_it_is_read_once_although_there_is_none(row):
    row.remembered_seconds = math.inf

    assert [row.current(), row.current()] == [None, None]
    assert row.reads == 1


def test_it_is_read_again_when_the_time_is_over_or_it_was_changed(row):
    row.remembered_seconds = 0
    row.current()
    row.current()
    row.remembered_seconds = math.inf
    row.current()
    row.forget()
    row.current()

    assert row.reads == 3


def test_two_kinds_of_rows_are_remembered_apart(row):
    class Other(Remembered):
        read = staticmethod(lambda: "another")

    row.current()

    assert Other.current() == "another"
    assert row.current() is None
