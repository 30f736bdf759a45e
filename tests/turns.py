"""The order in which files of tests run, so that several processes end together."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what takes longest first; the many short tests then fill the gaps.

    One file builds the site. Meanwhile other processes try what builds projects of its own.
    """
    readers = {item.path: None for item in items if "site" in item.fixturenames}
    first = next(iter(readers), None)

    def turn(item: pytest.Item) -> int:
        if item.path in readers:
            return 0 if item.path == first else 3
        if item.get_closest_marker("slow"):
            return 1
        return 2 if item.get_closest_marker("book") else 4

    items.sort(key=turn)
