"""The notes' texts that a page holds, read as the page reads them."""

import re
import zlib
from base64 import b64decode


def find_texts(html: str) -> list[str]:
    """Find the notes' HTML in a page's blocks, in order."""
    blocks = re.findall(r'<script type="text/plain" data-first="(\d+)">([^<]*)</script>', html)
    texts: list[str] = []
    for first, data in blocks:
        assert int(first) == len(texts)
        texts += zlib.decompress(b64decode(data)).decode().split("\0")
    return texts
