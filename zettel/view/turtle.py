"""The graph in the page: Turtle in blocks from which one note's can be taken out again.

First comes the block "head" (directives, then what is said of the data set), then the notes, a text
each, then the block "tail" (what they share, and their terms). All texts in a row are one Turtle
document.
"""

from collections.abc import Callable, Iterable
from typing import Final

from msgspec import Struct

from zettel.view.blocks import Block, Packing
from zettel.view.shape import Console

# Opened in a few milliseconds; level 1 is a quarter larger and three times as fast, 9 hardly
# smaller (measured).
PACKING: Final = Packing(size=1 << 18, level=6)


class Turtle(Struct, frozen=True):
    """The graph as it goes into a page, and what its console knows once all blocks are made."""

    blocks: Iterable[Block]
    build_console: Callable[[], Console]
