"""What a page holds of its notes, read as the page reads it."""

import re
import zlib
from base64 import b64decode

import msgspec

from zettel.view.shape import Detail


def find_details(html: str) -> list[Detail]:
    """Find the details of all nodes in a page's blocks, in order."""
    blocks = re.findall(r'<script type="text/plain" data-details="(\d+)">([^<]*)</script>', html)
    details: list[Detail] = []
    for first, data in blocks:
        assert int(first) == len(details)
        texts = zlib.decompress(b64decode(data)).split(b"\0")
        details += [msgspec.json.decode(text, type=Detail) for text in texts]
    return details


def find_texts(html: str) -> list[str]:
    """Find the HTML of the notes' texts, in order."""
    return [detail.body for detail in find_details(html)]
