"""What XML cannot hold (XML 1.0, production 2): most control characters, even as references."""

import re

_FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]"
    rb"|&#(?:[0-8]|1[124-9]|2[0-9]|3[01]|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));"
    rb"|\xef\xbf[\xbe\xbf]"
)


def strip_forbidden(data: bytes) -> bytes:
    """Return XML in UTF-8 without the characters that no XML parser would take."""
    return _FORBIDDEN.sub(b"", data)
