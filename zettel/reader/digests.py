"""Digests of many things as one row of bytes: to cut apart, and to see where two rows differ."""

SIZE = 16
"""Bytes of the digest of a note."""

_STRETCH = 512  # digests that are compared at once


def cut_digests(row: bytes, size: int = SIZE) -> list[bytes]:
    """Return digests one by one."""
    return [row[start : start + size] for start in range(0, len(row), size)]


def find_differing(one: bytes, other: bytes, size: int = SIZE) -> list[int]:
    """Return the numbers of the digests that differ in two rows of the same length."""
    found = []
    step = size * _STRETCH
    for start in range(0, len(one), step):
        here, there = one[start : start + step], other[start : start + step]
        if here != there:
            first = start // size
            pairs = zip(cut_digests(here, size), cut_digests(there, size), strict=True)
            found += [first + number for number, (a, b) in enumerate(pairs) if a != b]
    return found
