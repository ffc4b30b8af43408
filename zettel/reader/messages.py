"""Notes as messages: between processes, and from one run to the next."""

import msgspec

from zettel.model import Issue, Note

Wanted = tuple[str, bytes]
"""A note's path, and the digest that is known of it, b"" when none is."""

Parsed = tuple[bytes, bytes, tuple[Issue, ...]]
"""The digest of what a note was read from (b"" where it could not be), the note as a message (b""
where its digest is still the one that was known), and its issues."""

encode = msgspec.msgpack.Encoder().encode
decode_note = msgspec.msgpack.Decoder(Note).decode
decode_chunk = msgspec.msgpack.Decoder(list[Parsed]).decode
