"""The index of names as bytes, for the cache: ids stand in it by their numbers."""

from collections.abc import Iterator, Mapping

import msgspec

from zettel.resolve.index import Ids, NameIndex

TABLES = ("ids", "paths", "names", "titles", "aliases", "addresses", "folders", "blocks")
"""The tables of a `NameIndex` that lead to ids."""

_Numbers = dict[str, int | list[int]]


class _Numbered(Mapping[str, Ids]):
    """A table whose ids are looked up when they are asked for: few of a hundred thousand are."""

    def __init__(self, numbers: _Numbers, ids: list[str]) -> None:
        self._numbers = numbers
        self._ids = ids

    def __getitem__(self, key: str) -> Ids:
        found = self._numbers[key]
        if isinstance(found, int):
            return (self._ids[found],)
        return tuple([self._ids[number] for number in found])

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def encode_index(index: NameIndex) -> bytes:
    """Return an index as a message; the notes themselves are left out."""
    numbers = {note: number for number, note in enumerate(index.places)}
    tables = {
        name: {
            key: numbers[ids[0]] if len(ids) == 1 else [numbers[note] for note in ids]
            for key, ids in getattr(index, name).items()
        }
        for name in TABLES
    }
    return _ENCODER.encode((list(index.places), list(index.places.values()), tables, index.iris))


def decode_index(data: bytes) -> NameIndex:
    """Return the index of a message, by which all is found and nothing suggested.

    Raises:
        msgspec.MsgspecError: it is none.
    """
    ids, paths, tables, iris = _DECODER.decode(data)
    try:
        found = {name: _Numbered(tables[name], ids) for name in TABLES}
    except KeyError as error:
        raise msgspec.ValidationError("no index of names") from error
    return NameIndex(
        ids=found["ids"],
        paths=found["paths"],
        names=found["names"],
        titles=found["titles"],
        aliases=found["aliases"],
        addresses=found["addresses"],
        folders=found["folders"],
        blocks=found["blocks"],
        places=dict(zip(ids, paths, strict=True)),
        iris=iris,
    )


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[list[str], list[str], dict[str, _Numbers], dict[str, str]])
