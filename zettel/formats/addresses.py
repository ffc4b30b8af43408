"""Where a note is published: its `permalink`, its `redirect_from`, else as its dialect has it.

The rules are Jekyll's: https://jekyllrb.com/docs/permalinks/, for posts
https://jekyllrb.com/docs/posts/ and for redirections
https://github.com/jekyll/jekyll-redirect-from. Addresses that differ only in `.html`, `index` or a
slash at their end are the same page, and are written down once, without any of these.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from zettel.dialect import Dialect
from zettel.model import Property

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
"""The styles that Jekyll has names for."""

_POST = re.compile(
    r"(?:(?P<folders>.*)/)?_posts/(?:.*/)?(?P<day>\d{4}-\d\d?-\d\d?)-(?P<slug>[^/]+)"
)
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_PART = re.compile(r":([a-z_]+)")
_INDEX = re.compile(r"(?:^|/)index$")
_BETWEEN = re.compile(r"[^\w._~!$&'()+,;=@]+")
_DATES = re.compile(r"^[^/:]*$|:(?:\w*year|\w*month|\w*day|\w*week)\b")  # as only posts have
_UNPUBLISHED = "_drafts/"
_OWN_KEYS = frozenset({"permalink", "redirect_from"})


def find_addresses(
    path: str, properties: Mapping[str, Property], dialect: Dialect
) -> tuple[str, ...]:
    """Return the addresses of a note, its own first; () where its dialect publishes nothing.

    `properties` are those of the front matter by their keys.
    """
    if not dialect.addresses and _OWN_KEYS.isdisjoint(properties):
        return ()
    found: dict[str, None] = {}
    permalinks = list(_find_texts(properties, "permalink"))
    path = to_site_path(path, dialect)
    if permalinks or dialect.addresses:
        for written in permalinks or _find_own(path, dialect):
            found[to_address(_fill(written, path, properties))] = None
    for written in _find_texts(properties, "redirect_from"):
        found[to_address(written)] = None
    if dialect.baseurl:  # which an author may write out
        found.update({to_address(dialect.baseurl + address): None for address in tuple(found)})
    return tuple(found)


def is_draft(path: str, dialect: Dialect) -> bool:
    """Say whether a note is one that its publisher leaves out unless asked (`_drafts/`)."""
    return bool(dialect.addresses) and _UNPUBLISHED in f"/{path}"


def to_site_path(path: str, dialect: Dialect) -> str:
    """Return the path of a note as seen from the folder of its site."""
    if dialect.site and path.startswith(f"{dialect.site}/"):
        path = path[len(dialect.site) + 1 :]
    return f"{dialect.within}/{path}" if dialect.within else path


def to_address(written: str) -> str:
    """Return an address as it is compared: `/a/b` for `a/b/`, `/a/b.html` and `/a/b/index.html`.

    >>> to_address("/about/index.html")
    '/about'
    """
    address = "/" + re.sub(r"/{2,}", "/", unquote(written).strip()).strip("/")
    address = _INDEX.sub("", address.removesuffix(".html").removesuffix(".htm"))
    return address or "/"


def _find_own(path: str, dialect: Dialect) -> Iterator[str]:
    """Yield the template of a post, or the address of any other page."""
    if _UNPUBLISHED in f"/{path}":
        return
    if _POST.match(path):
        yield STYLES.get(dialect.addresses, dialect.addresses)
        return
    if path.startswith("_") and "/" in path and not _DATES.search(dialect.addresses):
        yield dialect.addresses  # that of a collection
    stem = path[: path.rfind(".")] if "." in path.rpartition("/")[2] else path
    yield "/".join(["", *(part.removeprefix("_") for part in stem.split("/"))])
    if stem.rpartition("/")[2].lower() == "readme":
        yield "/" + stem.rpartition("/")[0]  # as GitHub Pages has it


def _fill(template: str, path: str, properties: Mapping[str, Property]) -> str:
    """Fill in the parts of a template; one that is not known is left out."""
    if ":" not in template:
        return template
    parts = _find_parts(path, properties)
    return _PART.sub(lambda match: parts.get(match[1], ""), template)


def _find_parts(path: str, properties: Mapping[str, Property]) -> dict[str, str]:
    post = _POST.match(path)
    stem = re.sub(r"\.[^./]+$", "", path)
    name = post["slug"] if post else stem.rpartition("/")[2]
    name = re.sub(r"\.[^./]+$", "", name) if post else name
    slug = next(_find_texts(properties, "slug"), name)
    collection, _, below = stem.partition("/") if path.startswith("_") else ("", "", stem)
    parts = {
        "title": _to_slug(slug),
        "slug": _to_slug(slug),
        "name": _to_slug(name),
        "basename": name,
        "path": below,
        "collection": collection.removeprefix("_"),
        "categories": "/".join(_find_categories(post, properties)),
    }
    written = next(_find_texts(properties, "date"), post["day"] if post else "")
    return parts | _to_date_parts(written)


def _find_categories(
    post: re.Match[str] | None, properties: Mapping[str, Property]
) -> dict[str, None]:
    """Return the folders above `_posts`, then what front matter says, in lower case, each once."""
    folders = (post["folders"] or "").split("/") if post else []
    found = [*folders]
    for text in _find_texts(properties, "categories"):
        found += text.split() if len(properties["categories"].values) == 1 else [text]
    found += _find_texts(properties, "category")
    return dict.fromkeys(text.lower() for text in found if text)


def _to_date_parts(written: str) -> dict[str, str]:
    match = _DAY.match(written)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        day = None
    if day is None:
        return {}
    week = day.isocalendar()
    return {
        "year": f"{day.year:04}",
        "short_year": f"{day.year % 100:02}",
        "month": f"{day.month:02}",
        "i_month": str(day.month),
        "short_month": _MONTHS[day.month - 1][:3],
        "long_month": _MONTHS[day.month - 1],
        "day": f"{day.day:02}",
        "i_day": str(day.day),
        "y_day": f"{day.timetuple().tm_yday:03}",
        "w_year": f"{week.year:04}",
        "week": f"{week.week:02}",
        "w_day": str(week.weekday),
        "short_day": _DAYS[day.weekday()][:3],
        "long_day": _DAYS[day.weekday()],
    }


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _to_slug(text: str) -> str:
    """Return a name as Jekyll writes it in addresses (its mode `pretty`)."""
    return _BETWEEN.sub("-", text).strip("-")


def _find_texts(properties: Mapping[str, Property], key: str) -> Iterator[str]:
    if key in properties:
        for value in properties[key].values:
            if isinstance(value, str) and value.strip():
                yield value.strip()
