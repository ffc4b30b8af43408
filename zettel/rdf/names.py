"""The IRIs of a vault: documents, what they are about, fragments, placeholders, tags, keys."""

import re
import unicodedata
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import quote

from zettel.model import Ambiguous, Attachment, External, Found, Resolution


def document_iri(base: str, note_id: str) -> str:
    """Return the IRI of a note as a document."""
    return f"{base}note/{_encode_path(note_id)}"


def thing_iri(base: str, note_id: str) -> str:
    """Return the IRI of what a note is about: a hash IRI, so that a static host can serve it."""
    return f"{base}note/{_encode_path(note_id)}#it"


def topic_iri(base: str, note_id: str, given: str) -> str:
    """Return the IRI of what a note is about: the one that it gives, if it is one, else ours."""
    return (to_iri(given) if given else "") or thing_iri(base, note_id)


def placeholder_iri(base: str, name: str) -> str:
    """Return the IRI of a note to be written, from its folded name."""
    return f"{base}missing/{_encode_path(name)}"


def tag_iri(base: str, tag: str) -> str:
    """Return the IRI of a tag; nested tags keep their `/`."""
    return f"{base}tag/{_encode_path(tag)}"


def key_iri(base: str, key: str) -> str:
    """Return the property of a key that no context maps."""
    return term_iri(f"{base}key/", key)


def type_iri(base: str, name: str) -> str:
    """Return the class of a note type that no context maps."""
    return f"{base}type/{_encode(name)}"


def term_iri(namespace: str, name: str) -> str:
    """Return the property of a name in a namespace.

    RDF/XML writes a property as an element, so its IRI must end in what may be an XML name.
    """
    encoded = _encode(name)
    return f"{namespace}{encoded}" if _NAME_AT_END.search(encoded) else f"{namespace}{encoded}_"


def passage_iri(document: str, anchor: str) -> str:
    """Return the IRI of a block (anchor `^name`) or section (a heading's text) of a document."""
    if anchor.startswith("^"):
        return f"{document}#block-{slugify(anchor[1:])}"
    return f"{document}#section-{slugify(anchor)}"


def target_iri(base: str, resolution: Resolution, *, document: bool = False) -> str:
    """Return the IRI that a link leads to; of notes the thing, or with `document` the document.

    An address that is no IRI gives "".
    """
    match resolution:
        case Found(note=note, iri=given) | Ambiguous(note=note, iri=given):
            return document_iri(base, note) if document else topic_iri(base, note, given)
        case External(url=url):
            return to_iri(url)
        case Attachment(path=path):
            return f"{base}file/{_encode_path(path)}"
        case missing:
            return placeholder_iri(base, missing.name)


def to_iri(text: str) -> str:
    """Return an address as an absolute IRI (RFC 3987) with stray signs encoded, else "".

    Signs that no IRI holds are percent-encoded, as a browser does; an address whose host or port
    makes no sense is none.
    """
    text = text.strip()
    if text.startswith("//"):
        text = f"https:{text}"
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return ""
    scheme, authority, rest = match[1], match[2] or "", match[3]
    if authority and not _is_authority(authority):
        return ""
    rest, mark, fragment = rest.partition("#")
    encoded = _STRAY.sub(_percent_encode, rest) + mark + _STRAY.sub(_percent_encode, fragment)
    return f"{scheme}:{authority}{encoded}"


_NAME_AT_END = re.compile(r"[A-Za-z_][\w.-]*$", re.ASCII)
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(//[^/?#]*)?(\S.*|)", re.DOTALL)
_HOST_SIGN = r"(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_AUTHORITY = re.compile(
    rf"//(?:(?:{_HOST_SIGN}|:)*@)?(?:\[([0-9A-Fa-f:.]+)\]|{_HOST_SIGN}*)(?::[0-9]*)?"
)
_STRAY = re.compile(
    r"%(?![0-9A-Fa-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]|[\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


def _is_authority(text: str) -> bool:
    """Say whether `//user@host:port` is well formed (RFC 3986, section 3.2)."""
    match = _AUTHORITY.fullmatch(text)
    if match is None or match[1] is None:
        return match is not None
    try:
        return bool(IPv6Address(match[1]))
    except ValueError:
        return False


def _percent_encode(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="replace")


def slugify(text: str) -> str:
    """Return text as the end of a fragment: lower case, no accents, words joined by hyphens."""
    return _quote_words(_join_words(text))


class Fragments:
    """Hands out the fragment names of one document, each once: `a`, then `a-2`, `a-3`."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def name(self, *parts: str) -> str:
        """Return a free name made of what the fragment says, never of where it stands."""
        stem = "-".join([words for words in map(_join_words, parts) if words])
        return self._take(_quote_words(_shorten(stem)))

    def _take(self, name: str) -> str:
        count = self._taken[name] = self._taken.get(name, 0) + 1
        return name if count == 1 else self._take(f"{name}-{count}")


_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
_WORDS = re.compile(r"\w+")
_LONGEST = 80  # signs of a fragment's name; what is cut off no longer tells it from others


@lru_cache(maxsize=65_536)
def _join_words(text: str) -> str:
    if text.isascii():
        return "-".join(_WORDS.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(_WORDS.findall(plain))


def _quote_words(words: str) -> str:
    """Percent-encode letters beyond ASCII; all others, digits, `_` and `-` are unreserved."""
    return words if words.isascii() else quote(words, safe="-._~")


def _shorten(words: str) -> str:
    """Cut what is too long after a word."""
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]


def _encode(text: str) -> str:
    """Percent-encode a name that stands for one step of a path."""
    return _encode_path(text).replace("/", "%2F")


@lru_cache(maxsize=262_144)
def _encode_path(text: str) -> str:
    """Percent-encode a path, keeping `/`; `.` and `..` would be swallowed by any client."""
    encoded = quote(text, safe="/-._~", errors="replace")
    if "." not in encoded:
        return encoded
    parts = encoded.split("/")
    return "/".join(p.replace(".", "%2E") if p in (".", "..") else p for p in parts)
