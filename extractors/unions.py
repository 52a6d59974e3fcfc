"""Groups things that share anything: the smallest classes in which equal keys meet."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence


def united(keys_of: Sequence[Iterable[Hashable]]) -> tuple[tuple[int, ...], ...]:
    """Return the groups of indexes that share a key directly or through others, each and all in ascending order."""
    parent = list(range(len(keys_of)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first_with: dict[Hashable, int] = {}
    for index, keys in enumerate(keys_of):
        for key in keys:
            one, other = sorted((root(first_with.setdefault(key, index)), root(index)))
            parent[other] = one
    groups: dict[int, list[int]] = {}
    for index in range(len(keys_of)):
        groups.setdefault(root(index), []).append(index)
    return tuple(tuple(group) for group in groups.values())
