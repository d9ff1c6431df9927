"""Changed copies of records."""

from __future__ import annotations

import dataclasses

import pytest

from ntib_graph.ask.items import Category, Item
from ntib_graph.ask.records import replace


def test_a_copy_is_what_dataclasses_would_make() -> None:
    item = Item(0, 1, Category.SET, 0.5, word="asked", words=("a", "b"))
    assert replace(item, cost=1.0, end=4) == dataclasses.replace(item, cost=1.0, end=4)
    assert item.cost == 0.5


def test_a_field_that_is_none_is_an_error() -> None:
    with pytest.raises(AttributeError, match="colour"):
        replace(Item(0, 1, Category.SET), colour="red")
