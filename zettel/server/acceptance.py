"""What a client would rather have: `Accept`, `Accept-Language` (RFC 9110, section 12.5)."""

import re
from collections.abc import Iterable, Sequence

from zettel.server.formats import Offer

_PARTS = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def choose_offer(accept: str, offers: Sequence[Offer]) -> Offer | None:
    """Return the offer that a client likes best, the first of equals; None where it takes none.

    Without a header it takes anything. A format's other names count only where they are named.
    """
    liked = dict(_read_ranges(accept)) or {"*/*": 1.0}
    first = {offer.format: offer for offer in reversed(offers)}

    def rate(offer: Offer) -> float:
        kind = offer.media.partition("/")[0]
        ranges = (f"{kind}/*", "*/*") if offer is first[offer.format] else ()
        for name in (offer.media, *ranges):  # the most specific one counts
            if name in liked:
                return liked[name]
        return 0.0

    best = max(offers, key=rate)
    return best if rate(best) > 0 else None


def is_known(told: str, tag: str) -> bool:
    """Say whether a client has what has this entity tag, by `If-None-Match` (RFC 9110, 13.1.2).

    `tag` is that of an answer that there is: `*` fits any.
    """
    tags = {one.strip().removeprefix("W/") for one in told.split(",")}
    return not tags.isdisjoint({"*", tag.removeprefix("W/")})


def choose_language(accept: str, languages: Sequence[str], default: str) -> str:
    """Return the language that a client likes best, the default where it says nothing of any."""
    liked: dict[str, float] = {}
    for name, quality in _read_ranges(accept):
        short = name.partition("-")[0]
        liked[short] = max(quality, liked.get(short, 0.0))
    best = max(languages, key=lambda language: liked.get(language, 0.0))
    return best if liked.get(best, 0.0) > 0 else default


def prefers_page(accept: str, offers: Sequence[Offer]) -> bool:
    """Say whether a client would rather read HTML than any of these, as browsers do."""
    page = Offer("text/html", "html")
    return "html" in accept and choose_offer(accept, (page, *offers)) == page


def _read_ranges(header: str) -> Iterable[tuple[str, float]]:
    """Yield what is named and how much it is liked, from 0 to 1."""
    for part in _PARTS.findall(header):
        name = part.partition(";")[0].strip().lower()
        quality = _QUALITY.search(part)
        if name:
            yield name, min(1.0, float(quality[1])) if quality else 1.0
