"""What stands around every page: its head, the site's name, search, footer; and the templates."""

from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from msgspec import Struct

from zettel.rdf import Triple
from zettel.rdf.names import to_iri
from zettel.site.addresses import Addresses
from zettel.site.data import to_jsonld
from zettel.site.places import OWN
from zettel.site.resources import Form, Resource
from zettel.site.words import Words, find_words
from zettel.site.world import World

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'"
)
"""What a page may load: the site's own style sheet and pictures."""
SCRIPT_POLICY: Final = f"{POLICY}; script-src 'self'"
"""The same for the page that searches."""
INLINE_POLICY: Final = (
    "default-src 'none'; style-src {style}; script-src {script}; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'"
)
"""The same for a page that carries its style sheet and script, and asks where the site is."""


class Site(Struct, frozen=True):
    """What all pages of a site have in common."""

    title: str
    language: str
    words: Words
    creator: str
    licence: str
    licence_href: str
    has_base: bool
    has_tags: bool


class Page(Struct, frozen=True, kw_only=True):
    """What the head of one page tells."""

    title: str
    description: str = ""
    canonical: str = ""
    kind: str = "website"  # as Open Graph has it
    image: str = ""  # its IRI
    hidden: bool = False  # from search engines
    turtle: str = ""
    json_ld: str = ""
    iri: str = ""
    embedded: Markup = Markup("")
    autofocus: bool = False


class Entry(Struct, frozen=True):
    """A line of a list: what it is called, where it leads, and a few words or a figure beside."""

    title: str
    href: str
    note: str = ""


def build_site(world: World) -> Site:
    """Build what all pages have in common."""
    settings = world.settings
    language, words = find_words(settings.language)
    href = to_iri(settings.licence)
    return Site(
        title=settings.name,
        language=language,
        words=words,
        creator=settings.creator,
        licence=_name_licence(settings.licence),
        licence_href=href if href.startswith(("http:", "https:")) else "",
        has_base=settings.has_base,
        has_tags=bool(world.tags),
    )


def build_page(  # noqa: PLR0913 - what a page's head tells
    world: World,
    resource: Resource,
    addresses: Addresses,
    *,
    title: str,
    schema: list[Triple],
    description: str = "",
    kind: str = "website",
    image: str = "",
    hidden: bool = False,
) -> Page:
    """Build the head of the page of a resource; `schema` is embedded in it."""
    iri = world.base + resource.path
    return Page(
        title=title,
        description=description,
        canonical=iri if world.settings.has_base else "",
        kind=kind,
        image=image if world.settings.has_base else "",
        hidden=hidden,
        turtle=addresses.to(resource.path, Form.TURTLE),
        json_ld=addresses.to(resource.path, Form.JSON_LD),
        iri=iri,
        embedded=embed(to_jsonld(world, schema, iri)) if schema else Markup(""),
    )


def render(name: str, site: Site, page: Page, addresses: Addresses, **more: Any) -> bytes:  # noqa: ANN401
    """Fill a template."""
    template = load_template(f"{name}.html")
    policy = more.pop("policy", POLICY)
    text = template.render(
        site=site,
        words=site.words,
        page=page,
        to=addresses.to,
        to_map=addresses.to_map,
        own=OWN,
        is_served=addresses.is_served,
        turtle=Form.TURTLE,
        policy=policy,
        **more,
    )
    return text.encode()


def load_template(name: str) -> Template:
    """Return a template; what is put into it is escaped, as HTML and XML want it."""
    return _load_templates().get_template(name)


def embed(data: bytes) -> Markup:
    """Return JSON as it may stand in a `<script>` element (HTML Standard, 4.12.1.3)."""
    text = data.decode().strip()
    for sign, written in (("<", r"\u003c"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029")):
        text = text.replace(sign, written)
    return Markup(text)


@cache
def _load_templates() -> Environment:
    return Environment(
        loader=PackageLoader("zettel.site.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def _name_licence(written: str) -> str:
    """Name a licence of Creative Commons as it is called; others as they are written."""
    place = written.partition("creativecommons.org/")[2].strip("/").split("/")
    if place[0] == "licenses" and len(place) > 2:
        return f"CC {place[1].upper()} {place[2]}"
    return "CC0 1.0" if place[:2] == ["publicdomain", "zero"] else written
